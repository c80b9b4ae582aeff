#include "storage/DoubtRepository.h"

#include <QStringList>

namespace loket::storage {

using core::Failure;
using core::Result;

namespace {

// The statement answers the purchase of each row that it has changed; null: of none.
Result<int> runTelling(Transaction& transaction, Statement& statement)
{
    if (const auto done = statement.run(); !done)
        return Failure(done.error());
    int count = 0;
    for (; statement.next(); ++count) {
        if (!statement.isNull(0))
            transaction.touched(ChangeKind::Purchase, statement.integer(0));
    }
    return count;
}

} // namespace

Result<DoubtRepository::Begin> DoubtRepository::newest() const
{
    Statement statement = m_database.statement("SELECT coalesce((SELECT max(id) FROM voucher_purchases), 0), "
                                               "coalesce((SELECT max(id) FROM vouchers), 0)");
    if (const auto done = statement.run(); !done)
        return Failure(done.error());
    return statement.next() ? Begin{statement.integer(0), statement.integer(1)} : Begin();
}

QString DoubtRepository::toText(const Begin& begin)
{
    return QStringLiteral("%1 %2").arg(begin.lastPurchase).arg(begin.lastVoucher);
}

std::optional<DoubtRepository::Begin> DoubtRepository::fromText(const QString& text)
{
    const QStringList parts = text.split(QLatin1Char(' '));
    if (parts.size() != 2)
        return std::nullopt;
    return Begin{parts.at(0).toLongLong(), parts.at(1).toLongLong()};
}

Result<int> DoubtRepository::correct(Transaction& transaction, const Begin& begin, const QDateTime& earliest,
                                     const QDateTime& now) const
{
    int corrected = 0;
    for (const auto part : {&DoubtRepository::correctOrders, &DoubtRepository::correctMessages,
                            &DoubtRepository::correctSold, &DoubtRepository::correctStock}) {
        const auto count = (this->*part)(transaction, begin, earliest, now);
        if (!count)
            return count;
        corrected += *count;
    }
    return corrected;
}

// Orders that wait for their money.
Result<int> DoubtRepository::correctOrders(Transaction& transaction, const Begin& begin, const QDateTime& earliest,
                                           const QDateTime& now) const
{
    Statement statement =
        transaction.statement("UPDATE voucher_purchases SET created_at = ? WHERE status = 'pending' AND "
                              "(created_at > ? OR (id > ? AND created_at < ?)) RETURNING id");
    return runTelling(transaction, statement.bind(now, now, begin.lastPurchase, earliest));
}

// Messages that wait, or may be tried again.
Result<int> DoubtRepository::correctMessages(Transaction& transaction, const Begin& begin, const QDateTime& earliest,
                                             const QDateTime& now) const
{
    Statement statement = transaction.statement(
        "UPDATE voucher_purchases SET message_first_try_at = ?, message_last_try_at = ? WHERE status = 'completed' AND "
        "delivery_status IN ('queued', 'error', 'failed') AND "
        "(message_first_try_at > ? OR (id > ? AND message_first_try_at < ?)) RETURNING id");
    return runTelling(transaction, statement.bind(now, now, now, begin.lastPurchase, earliest));
}

// Sold vouchers whose time counts from the sale; the time from the first login waits for a clock that is believed.
Result<int> DoubtRepository::correctSold(Transaction& transaction, const Begin& begin, const QDateTime& earliest,
                                         const QDateTime& now) const
{
    Statement statement =
        transaction.statement("UPDATE vouchers SET sold_at = ?, expires_at = CASE WHEN duration_seconds > 0 THEN "
                              "strftime('%Y-%m-%dT%H:%M:%fZ', ?, '+' || duration_seconds || ' seconds') END "
                              "WHERE counts = 'sale' AND status IN ('planned', 'on_router', 'in_use') AND "
                              "(sold_at > ? OR (purchase_id > ? AND sold_at < ?)) RETURNING purchase_id");
    return runTelling(transaction, statement.bind(now, now, now, begin.lastPurchase, earliest));
}

// What is in stock has an age, too.
Result<int> DoubtRepository::correctStock(Transaction& transaction, const Begin& begin, const QDateTime& earliest,
                                          const QDateTime& now) const
{
    Statement statement = transaction.statement(
        "UPDATE vouchers SET on_router_at = ? WHERE purchase_id IS NULL AND status = 'on_router' AND "
        "(on_router_at > ? OR (id > ? AND on_router_at < ?)) RETURNING purchase_id");
    return runTelling(transaction, statement.bind(now, now, begin.lastVoucher, earliest));
}

} // namespace loket::storage
