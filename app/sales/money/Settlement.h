// The daily settlement check: compares the gateways' payments of a day with the ledger and records every
// difference. Money that is there and not here is booked at once, as if its webhook had arrived now; everything else
// only a person can judge. A gateway that lists its payments is queried for the list, and order by order about what the
// list lacks; the others order by order, slowly enough for the strictest (Duitku blocks frequent callers). A check that
// a crash interrupts is simply repeated. Engine thread.
#pragma once

#include "sales/flow/PaymentReceived.h"
#include "storage/SettlementRepository.h"

#include <QObject>
#include <QPromise>

#include <memory>

namespace loket::sales {

struct SettlementReport
{
    QDate day;
    int asked = 0;
    int unanswered = 0;
    QList<storage::SettlementDifference> differences; // found by this check
    QStringList troubled;                             // gateways that could not be compared
};

class Settlement : public QObject
{
    Q_OBJECT

public:
    static constexpr int lookBackDays = 3; // each day is checked again on the days after: refunds come late
    // A day with orders that could not be checked in time (the PC was off, a gateway was silent) is caught up, so
    // far back.
    static constexpr int catchUpDays = 30;
    static constexpr int maxOrders = 5000;               // of one gateway and day
    static constexpr int maxAskedSingly = 500;           // in one check; the rest counts as unanswered
    static constexpr std::chrono::milliseconds gap{500}; // between two single queries

    explicit Settlement(const Context& context) : m_context(context), m_ledger(context), m_received(context) {}

    // The days of the business before today that have not been checked for most of a day, and earlier ones that never
    // were checked in full; oldest first.
    [[nodiscard]] core::Result<QList<QDate>> due() const;

    // Checks one day, at all gateways that are set up. InvalidInput: not a day that has begun. Conflict: a check is
    // running. One gateway's failure does not keep the others from being checked.
    core::Async<SettlementReport> run(const QDate& day);
    [[nodiscard]] bool isRunning() const { return m_check != nullptr; }

signals:
    // Stored; the window may read it.
    void checked(const QDate& day);

private:
    struct Check;

    [[nodiscard]] QDateTime startOf(const QDate& day) const; // where the business is
    // Those that have orders of that day.
    [[nodiscard]] core::Result<QStringList> gatewaysUsed(const QDate& day) const;
    [[nodiscard]] core::Result<QStringList> gatewaysOf(const QDate& day) const;
    void nextGateway();
    void compareList(const core::Result<QList<domain::PaymentEvent>>& list);
    void askNext();
    void heard(const domain::Purchase& purchase, const core::Result<domain::PaymentEvent>& event);
    void compare(const domain::Purchase& purchase, const domain::PaymentEvent& there);
    void found(const domain::Purchase& purchase, const domain::PaymentEvent& there, const QString& kind, bool mended);
    void gatewayDone(const std::optional<core::Error>& error);
    void finish();

    const Context& m_context;
    Ledger m_ledger;
    PaymentReceived m_received;
    std::shared_ptr<Check> m_check; // of the running one
};

} // namespace loket::sales
