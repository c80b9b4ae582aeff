// The daily settlement check: holds what the gateways say of a day's payments against the ledger and writes down every
// difference. Money that is there and not here is booked at once, as if its webhook had come now; everything else only
// a person can judge. A gateway that tells its payments in a list is asked for the list, and order by order about what
// the list lacks; the others order by order, slowly enough for the strictest (Duitku blocks who asks too often).
// A check that a crash cuts off is simply made again. Engine thread.
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
    // A day with orders that could not be checked in time (the PC was off, a gateway was silent) is caught up. Gateways
    // are known to tell more than this many days.
    static constexpr int catchUpDays = 30;
    static constexpr int maxOrders = 5000;               // of one gateway and day
    static constexpr int maxAskedSingly = 500;           // in one check; the rest counts as unanswered
    static constexpr std::chrono::milliseconds gap{500}; // between two single questions

    explicit Settlement(const Context& context) : m_context(context), m_ledger(context), m_received(context) {}

    // The days of the business before today that have not been checked for most of a day, and earlier ones that never
    // were checked in full; oldest first.
    [[nodiscard]] core::Result<QList<QDate>> due() const;

    // Checks one day, at all gateways that are set up. InvalidInput: not a day that has begun. Conflict: a check is
    // under way. One gateway's trouble does not keep the others from being checked.
    core::Async<SettlementReport> run(const QDate& day);
    [[nodiscard]] bool isRunning() const { return m_check != nullptr; }

signals:
    // Written down; the window may read it.
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
    void gatewayDone(const QString& error);
    void finish();

    const Context& m_context;
    Ledger m_ledger;
    PaymentReceived m_received;
    std::shared_ptr<Check> m_check; // of the one under way
};

} // namespace loket::sales
