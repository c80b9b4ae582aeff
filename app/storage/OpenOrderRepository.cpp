#include "storage/OpenOrderRepository.h"

namespace loket::storage {

using core::Failure;
using core::Result;

namespace {

Result<int> countOf(Statement& statement)
{
    if (const auto done = statement.run(); !done)
        return Failure(done.error());
    return statement.next() ? int(statement.integer(0)) : 0;
}

} // namespace

Result<void> OpenOrderRepository::insert(Transaction& transaction, qint64 purchaseId, const QString& network) const
{
    return transaction.statement("INSERT INTO open_orders (purchase_id, network) VALUES (?, ?)")
        .bind(purchaseId, network)
        .run();
}

Result<int> OpenOrderRepository::count() const
{
    Statement statement = m_database.statement("SELECT count(*) FROM open_orders");
    return countOf(statement);
}

Result<int> OpenOrderRepository::countFrom(const QString& network) const
{
    Statement statement = m_database.statement("SELECT count(*) FROM open_orders WHERE network = ?");
    return countOf(statement.bind(network));
}

Result<QString> OpenOrderRepository::networkOf(qint64 purchaseId) const
{
    Statement statement = m_database.statement("SELECT network FROM open_orders WHERE purchase_id = ?");
    if (const auto done = statement.bind(purchaseId).run(); !done)
        return Failure(done.error());
    return statement.next() ? statement.text(0) : QString();
}

Result<void> OpenOrderRepository::markSeen(Transaction& transaction, qint64 purchaseId, const QDateTime& now) const
{
    return transaction.statement("UPDATE open_orders SET seen_at = ? WHERE purchase_id = ? AND seen_at IS NULL")
        .bind(now, purchaseId)
        .run();
}

Result<bool> OpenOrderRepository::isUnseen(qint64 purchaseId) const
{
    Statement statement =
        m_database.statement("SELECT count(*) FROM open_orders WHERE purchase_id = ? AND seen_at IS NULL");
    return countOf(statement.bind(purchaseId)).map([](int count) { return count > 0; });
}

} // namespace loket::storage
