#include "storage/SettlementRepository.h"

#include "storage/PurchaseRow.h"

#include <algorithm>

namespace loket::storage {

using namespace Qt::Literals::StringLiterals;
using core::Failure;
using core::Result;

Result<QList<domain::Purchase>> SettlementRepository::orders(const QString& gateway, const QDateTime& from,
                                                             const QDateTime& until, int limit) const
{
    Statement statement = m_database.statement(
        u"SELECT %1 FROM voucher_purchases WHERE created_at >= ? AND created_at < ? AND payment_gateway = ? AND imported_from = '' ORDER BY id LIMIT ?"_s
            .arg(QLatin1StringView(purchaseColumns)));
    if (const auto done = statement.bind(from, until, gateway, limit).run(); !done)
        return Failure(done.error());
    QList<domain::Purchase> found;
    while (statement.next())
        found += readPurchase(statement);
    return found;
}

Result<void> SettlementRepository::record(Transaction& transaction, const SettlementRun& run,
                                          const QList<SettlementDifference>& found, const QSet<QString>& answered) const
{
    const QString day = run.day.toString(Qt::ISODate);
    Statement noted = transaction.statement(
        "INSERT INTO settlement_runs (day, gateway, checked_at, asked, unanswered, error, because) "
        "VALUES (?, ?, ?, ?, ?, ?, ?) "
        "ON CONFLICT (day, gateway) DO UPDATE SET checked_at = excluded.checked_at, asked = excluded.asked, "
        "unanswered = excluded.unanswered, error = excluded.error, "
        "because = excluded.because");
    LOKET_TRY(noted.bind(day, run.gateway, run.checkedAt, run.asked, run.unanswered, run.error, run.because).run());
    for (const SettlementDifference& one : found) {
        Statement insert = transaction.statement(
            "INSERT INTO settlement_differences (day, gateway, order_id, purchase_id, kind, state_here, state_there, "
            "amount_here, amount_there, mended, found_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
            "ON CONFLICT (gateway, order_id, kind) DO UPDATE SET state_here = excluded.state_here, "
            "state_there = excluded.state_there, amount_here = excluded.amount_here, "
            "amount_there = excluded.amount_there, mended = max(mended, excluded.mended), gone_at = NULL");
        insert.bind(day, run.gateway, one.orderId, one.purchaseId > 0 ? QVariant(one.purchaseId) : QVariant(), one.kind,
                    one.stateHere, one.stateThere, one.amountHere, one.amountThere, one.mended, run.checkedAt);
        LOKET_TRY(insert.run());
    }
    const auto known = differences(run.day, false, -1);
    if (!known)
        return Failure(known.error());
    for (const SettlementDifference& one : *known) {
        const bool still = std::any_of(found.begin(), found.end(), [&](const SettlementDifference& now) {
            return now.orderId == one.orderId && now.kind == one.kind;
        });
        if (one.gateway != run.gateway || still || !answered.contains(one.orderId))
            continue;
        Statement gone = transaction.statement("UPDATE settlement_differences SET gone_at = ? WHERE id = ?");
        LOKET_TRY(gone.bind(run.checkedAt, one.id).run());
    }
    return {};
}

Result<QList<SettlementDifference>> SettlementRepository::differences(const QDate& day, bool gone, int limit) const
{
    QString sql = u"SELECT id, day, gateway, order_id, purchase_id, kind, state_here, state_there, amount_here, "
                  "amount_there, mended, found_at, gone_at FROM settlement_differences WHERE 1 = 1"_s;
    if (day.isValid())
        sql += u" AND day = ?"_s;
    if (!gone)
        sql += u" AND gone_at IS NULL"_s;
    Statement statement = m_database.statement(sql + u" ORDER BY id DESC LIMIT ?"_s);
    if (day.isValid())
        statement.bind(day.toString(Qt::ISODate));
    if (const auto done = statement.bind(limit).run(); !done)
        return Failure(done.error());
    QList<SettlementDifference> found;
    while (statement.next()) {
        found += {.id = statement.integer(0),
                  .day = QDate::fromString(statement.text(1), Qt::ISODate),
                  .gateway = statement.text(2),
                  .orderId = statement.text(3),
                  .purchaseId = statement.integer(4),
                  .kind = statement.text(5),
                  .stateHere = statement.text(6),
                  .stateThere = statement.text(7),
                  .amountHere = statement.integer(8),
                  .amountThere = statement.integer(9),
                  .mended = statement.integer(10) == 1,
                  .foundAt = statement.time(11),
                  .goneAt = statement.time(12)};
    }
    return found;
}

namespace {

constexpr auto runColumns = "day, gateway, checked_at, asked, unanswered, error, because";

SettlementRun readRun(const Statement& statement)
{
    return {QDate::fromString(statement.text(0), Qt::ISODate),
            statement.text(1),
            statement.time(2),
            int(statement.integer(3)),
            int(statement.integer(4)),
            statement.text(5),
            statement.text(6)};
}

} // namespace

Result<QList<SettlementRun>> SettlementRepository::runs(int limit) const
{
    Statement statement = m_database.statement(
        u"SELECT %1 FROM settlement_runs ORDER BY day DESC, gateway LIMIT ?"_s.arg(QLatin1StringView(runColumns)));
    if (const auto done = statement.bind(limit).run(); !done)
        return Failure(done.error());
    QList<SettlementRun> found;
    while (statement.next())
        found += readRun(statement);
    return found;
}

Result<SettlementRun> SettlementRepository::lastCheck(const QDate& day, const QString& gateway) const
{
    Statement statement = m_database.statement(
        u"SELECT %1 FROM settlement_runs WHERE day = ? AND gateway = ?"_s.arg(QLatin1StringView(runColumns)));
    if (const auto done = statement.bind(day.toString(Qt::ISODate), gateway).run(); !done)
        return Failure(done.error());
    return statement.next() ? readRun(statement) : SettlementRun{.day = day, .gateway = gateway};
}

Result<QStringList> SettlementRepository::gateways(const QDateTime& from, const QDateTime& until) const
{
    Statement statement = m_database.statement(
        "SELECT DISTINCT payment_gateway FROM voucher_purchases WHERE created_at >= ? AND created_at < ?");
    return statement.bind(from, until).texts();
}

} // namespace loket::storage
