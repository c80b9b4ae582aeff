// The daily comparison of the gateways' records with the ledger: which orders a day had, what differed, when it was
// checked. Days are those of the business. Stateless apart from its database; used on that database's thread.
#pragma once

#include "domain/Purchase.h"
#include "storage/Database.h"

#include <QDate>
#include <QSet>

namespace loket::storage {

struct SettlementDifference
{
    qint64 id = 0;
    QDate day;
    QString gateway;
    QString orderId;
    qint64 purchaseId = 0; // 0: no order of ours
    // "paid_there": money there, none here; "paid_here": the other way round; "refunded_there": given back there, not
    // here; "amount": paid, and not what was ordered; "unknown_here": paid there for an order id of ours that we do not
    // have.
    QString kind;
    QString stateHere;
    QString stateThere;
    core::Rupiah amountHere = 0;
    core::Rupiah amountThere = 0;
    bool mended = false; // the ledger was corrected automatically
    QDateTime foundAt;
    QDateTime goneAt; // invalid: still the case at the last check
};

struct SettlementRun
{
    QDate day;
    QString gateway;
    QDateTime checkedAt;
    int asked = 0;
    int unanswered = 0;
    QString error;   // why all or some could not be compared, in English; empty: nothing wrong
    QString because; // core::storedReason() of it; empty where only the text is known
};

class SettlementRepository
{
public:
    explicit SettlementRepository(const Database& database) : m_database(database) {}

    // The purchases of one gateway made in [from, until), oldest first.
    [[nodiscard]] core::Result<QList<domain::Purchase>> orders(const QString& gateway, const QDateTime& from,
                                                               const QDateTime& until, int limit) const;

    // The gateways that purchases made in [from, until) are paid through.
    [[nodiscard]] core::Result<QStringList> gateways(const QDateTime& from, const QDateTime& until) const;

    // Records a check and what it found. What an earlier check of this day and gateway found about one of the
    // `answered` orders and this one did not, is now marked gone.
    [[nodiscard]] core::Result<void> record(Transaction& transaction, const SettlementRun& run,
                                            const QList<SettlementDifference>& found,
                                            const QSet<QString>& answered) const;

    // Newest first; of one day where it is valid; without those that are gone unless `gone`.
    [[nodiscard]] core::Result<QList<SettlementDifference>> differences(const QDate& day, bool gone, int limit) const;
    [[nodiscard]] core::Result<QList<SettlementRun>> runs(int limit) const;
    // Without a checkedAt where it was never checked.
    [[nodiscard]] core::Result<SettlementRun> lastCheck(const QDate& day, const QString& gateway) const;

private:
    const Database& m_database;
};

} // namespace loket::storage
