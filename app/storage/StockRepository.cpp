#include "storage/StockRepository.h"

#include "core/Reasons.h"
#include "storage/VoucherRow.h"

namespace loket::storage {

using namespace Qt::Literals::StringLiterals;
using core::fail;
using core::Failure;
using core::Result;
using domain::Batch;
using domain::BatchState;
using domain::Voucher;

namespace {

constexpr QLatin1StringView batchColumns(
    "id, code, package, package_name, router, quantity, profile, price, duration_seconds, counts, quota_bytes, "
    "lock_to_device, state, tried_id, failure_kind, failure, actor, created_at, updated_at, "
    "failure_because");

Batch readBatch(const Statement& row)
{
    return {.id = row.integer(0),
            .code = row.text(1),
            .packageId = row.text(2),
            .packageName = row.text(3),
            .router = row.text(4),
            .quantity = int(row.integer(5)),
            .profile = row.text(6),
            .price = row.integer(7),
            .duration = domain::Seconds(row.integer(8)),
            .counts = domain::countingFromString(row.text(9)).value_or(domain::Counting::Online),
            .quotaBytes = row.integer(10),
            .lockToDevice = row.integer(11) != 0,
            .state = domain::batchStateFromString(row.text(12)).value_or(BatchState::Stopped),
            .triedId = row.integer(13),
            .failureKind = row.text(14),
            .failure = row.text(15),
            .failureBecause = row.text(19),
            .actor = row.text(16),
            .createdAt = row.time(17),
            .updatedAt = row.time(18)};
}

Result<QList<Voucher>> vouchersOf(Statement& statement)
{
    if (const auto done = statement.run(); !done)
        return Failure(done.error());
    QList<Voucher> vouchers;
    while (statement.next())
        vouchers += readVoucher(statement);
    return vouchers;
}

Result<int> numberOf(Statement& statement)
{
    if (const auto done = statement.run(); !done)
        return Failure(done.error());
    return statement.next() ? int(statement.integer(0)) : 0;
}

// In stock, of exactly these terms and free to be sold; bind with bindTerms().
const QString sellable =
    u"FROM vouchers v WHERE v.router = ? AND v.profile = ? AND v.purchase_id IS NULL AND "
    "v.status = 'on_router' AND v.missing_since IS NULL AND v.withdraw_at IS NULL AND v.printed_at IS NULL "
    "AND "
    "v.duration_seconds = ? AND v.counts = ? AND v.quota_bytes = ? AND v.lock_to_device = ? AND "
    "v.batch_id IN (SELECT id FROM voucher_batches WHERE package = ?)"_s;

void bindTerms(Statement& statement, const StockTerms& terms)
{
    statement.bind(terms.router, terms.profile, qint64(terms.duration.count()), domain::toString(terms.counts),
                   terms.quotaBytes, terms.lockToDevice, terms.packageId);
}

// Unsold, in a state between planned and ended, and not requested yet.
constexpr QLatin1StringView withdrawable(
    "purchase_id IS NULL AND withdraw_at IS NULL AND looked_after = 1 AND status NOT IN ('removed', 'discarded')");

} // namespace

StockTerms StockTerms::of(const domain::Package& package)
{
    return {.packageId = package.id,
            .router = domain::routerOf(package),
            .profile = package.profile,
            .duration = package.duration,
            .counts = package.counts,
            .quotaBytes = package.quotaBytes,
            .lockToDevice = package.lockToDevice};
}

StockTerms StockTerms::of(const domain::Purchase& purchase)
{
    return {.packageId = purchase.packageId,
            .router = purchase.router,
            .profile = purchase.profile,
            .duration = purchase.duration,
            .counts = purchase.counts,
            .quotaBytes = purchase.quotaBytes};
}

Result<Batch> StockRepository::find(qint64 id) const
{
    Statement statement = m_database.statement(u"SELECT %1 FROM voucher_batches WHERE id = ?"_s.arg(batchColumns));
    if (const auto done = statement.bind(id).run(); !done)
        return Failure(done.error());
    if (!statement.next())
        return fail(core::Reason::BatchUnknown);
    return readBatch(statement);
}

Result<QList<Batch>> StockRepository::newest(int limit, qint64 beforeId) const
{
    Statement statement = m_database.statement(
        u"SELECT %1 FROM voucher_batches WHERE ? = 0 OR id < ? ORDER BY id DESC LIMIT ?"_s.arg(batchColumns));
    if (const auto done = statement.bind(beforeId, beforeId, limit).run(); !done)
        return Failure(done.error());
    QList<Batch> batches;
    while (statement.next())
        batches += readBatch(statement);
    return batches;
}

Result<BatchCount> StockRepository::count(qint64 batchId) const
{
    Statement statement = m_database.statement(
        "SELECT sum(status = 'planned' AND withdraw_at IS NULL AND purchase_id IS NULL), "
        "sum(purchase_id IS NULL AND withdraw_at IS NULL AND status IN ('on_router', 'in_use') AND "
        "missing_since IS NULL), "
        "sum(purchase_id IS NOT NULL), "
        "sum(purchase_id IS NULL AND withdraw_at IS NOT NULL AND status <> 'removed'), "
        "sum(purchase_id IS NULL AND (status = 'removed' OR "
        "(withdraw_at IS NULL AND status IN ('used_up', 'expired')))), "
        "(SELECT count(*) FROM voucher_failures f WHERE f.batch_id = ?), "
        "sum(purchase_id IS NULL AND withdraw_at IS NULL AND missing_since IS NOT NULL) "
        "FROM vouchers WHERE batch_id = ? AND status <> 'discarded'");
    if (const auto done = statement.bind(batchId, batchId).run(); !done)
        return Failure(done.error());
    BatchCount count;
    if (statement.next()) {
        count = {.planned = int(statement.integer(0)),
                 .inStock = int(statement.integer(1)),
                 .missing = int(statement.integer(6)),
                 .sold = int(statement.integer(2)),
                 .withdrawing = int(statement.integer(3)),
                 .removed = int(statement.integer(4)),
                 .failed = int(statement.integer(5))};
    }
    return count;
}

Result<QList<BatchFailure>> StockRepository::failures(qint64 batchId, int limit) const
{
    Statement statement = m_database.statement(
        "SELECT f.voucher_id, v.number, v.username, f.kind, f.reason, f.failed_at, f.because FROM voucher_failures f "
        "JOIN vouchers v ON v.id = f.voucher_id WHERE f.batch_id = ? ORDER BY f.voucher_id LIMIT ?");
    if (const auto done = statement.bind(batchId, limit).run(); !done)
        return Failure(done.error());
    QList<BatchFailure> failures;
    while (statement.next()) {
        failures += {.voucherId = statement.integer(0),
                     .number = int(statement.integer(1)),
                     .username = statement.text(2),
                     .kind = statement.text(3),
                     .reason = statement.text(4),
                     .because = statement.text(6),
                     .at = statement.time(5)};
    }
    return failures;
}

Result<void> StockRepository::insert(Transaction& transaction, Batch& batch) const
{
    Statement statement = transaction.statement(
        "INSERT INTO voucher_batches (code, package, package_name, router, quantity, profile, price, "
        "duration_seconds, counts, quota_bytes, lock_to_device, state, actor, created_at, updated_at) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    statement.bind(batch.code, batch.packageId, batch.packageName, batch.router, batch.quantity, batch.profile,
                   batch.price, qint64(batch.duration.count()), domain::toString(batch.counts), batch.quotaBytes,
                   batch.lockToDevice, domain::toString(batch.state), batch.actor, batch.createdAt, batch.createdAt);
    if (const auto done = statement.run(); !done)
        return done;
    batch.id = statement.insertedId();
    batch.updatedAt = batch.createdAt;
    transaction.touched(ChangeKind::Batch, batch.id);
    return {};
}

Result<void> StockRepository::move(Transaction& transaction, Batch& batch, const QList<BatchState>& from, BatchState to,
                                   const QDateTime& now) const
{
    if (!from.contains(batch.state))
        return fail(core::Reason::BatchIs, {domain::toString(batch.state)});
    Statement statement =
        transaction.statement("UPDATE voucher_batches SET state = ?, updated_at = ? WHERE id = ? AND state = ?");
    statement.bind(domain::toString(to), now, batch.id, domain::toString(batch.state));
    if (const auto done = statement.run(); !done)
        return done;
    if (statement.changedRows() != 1)
        return fail(core::Reason::BatchChanged);
    batch.state = to;
    batch.updatedAt = now;
    transaction.touched(ChangeKind::Batch, batch.id);
    return {};
}

Result<void> StockRepository::setFailure(Transaction& transaction, Batch& batch, const core::Error& failure,
                                         const QDateTime& now) const
{
    return writeFailure(transaction, batch, core::toString(failure.kind), failure.detail, core::storedReason(failure),
                        now);
}

Result<void> StockRepository::clearFailure(Transaction& transaction, Batch& batch, const QDateTime& now) const
{
    return writeFailure(transaction, batch, u""_s, u""_s, u""_s, now);
}

Result<void> StockRepository::writeFailure(Transaction& transaction, Batch& batch, const QString& kind,
                                           const QString& reason, const QString& because, const QDateTime& now) const
{
    if (batch.failureKind == kind && batch.failure == reason && batch.failureBecause == because)
        return {};
    Statement statement = transaction.statement(
        "UPDATE voucher_batches SET failure_kind = ?, failure = ?, failure_because = ?, updated_at = ? WHERE id = ?");
    if (const auto done = statement.bind(kind, reason, because, now, batch.id).run(); !done)
        return done;
    batch.failureKind = kind;
    batch.failure = reason;
    batch.failureBecause = because;
    batch.updatedAt = now;
    transaction.touched(ChangeKind::Batch, batch.id);
    return {};
}

Result<void> StockRepository::setTried(Transaction& transaction, Batch& batch, qint64 voucherId) const
{
    Statement statement = transaction.statement("UPDATE voucher_batches SET tried_id = ? WHERE id = ?");
    batch.triedId = voucherId;
    return statement.bind(voucherId, batch.id).run();
}

Result<QStringList> StockRepository::routersWithWork() const
{
    Statement statement = m_database.statement(
        "SELECT router FROM voucher_batches WHERE state = 'making' "
        "UNION SELECT router FROM vouchers WHERE withdraw_at IS NOT NULL AND status NOT IN ('removed', 'discarded') "
        "UNION SELECT b.router FROM voucher_batches b WHERE b.state = 'cancelled' AND EXISTS (SELECT 1 FROM vouchers v "
        "WHERE v.router = b.router AND v.status = 'planned' AND v.batch_id = b.id AND v.purchase_id IS NULL)");
    return statement.texts();
}

Result<Batch> StockRepository::nextMaking(const QString& router) const
{
    Statement statement = m_database.statement(
        u"SELECT %1 FROM voucher_batches WHERE state = 'making' AND router = ? ORDER BY id LIMIT 1"_s.arg(
            batchColumns));
    if (const auto done = statement.bind(router).run(); !done)
        return Failure(done.error());
    if (!statement.next())
        return fail(core::Reason::NothingBeingMade);
    return readBatch(statement);
}

Result<int> StockRepository::places(qint64 batchId) const
{
    Statement statement =
        m_database.statement("SELECT count(*) FROM vouchers WHERE batch_id = ? AND status <> 'discarded'");
    return numberOf(statement.bind(batchId));
}

Result<QList<Voucher>> StockRepository::toMake(qint64 batchId, int limit) const
{
    Statement statement = m_database.statement(
        u"SELECT %1 FROM vouchers WHERE batch_id = ? AND status = 'planned' AND purchase_id IS NULL AND "
        "withdraw_at IS NULL AND id NOT IN (SELECT voucher_id FROM voucher_failures WHERE batch_id = ?) "
        "ORDER BY id LIMIT ?"_s.arg(voucherColumns));
    return vouchersOf(statement.bind(batchId, batchId, limit));
}

Result<QList<Voucher>> StockRepository::toWithdraw(const QString& router, int limit) const
{
    Statement asked =
        m_database.statement(u"SELECT %1 FROM vouchers WHERE router = ? AND withdraw_at IS NOT NULL AND "
                             "status NOT IN ('removed', 'discarded') ORDER BY id LIMIT ?"_s.arg(voucherColumns));
    auto vouchers = vouchersOf(asked.bind(router, limit));
    if (!vouchers || !vouchers->isEmpty())
        return vouchers;
    Statement inDoubt = m_database.statement(
        u"SELECT %1 FROM vouchers WHERE router = ? AND status = 'planned' AND purchase_id IS NULL AND "
        "batch_id IN (SELECT id FROM voucher_batches WHERE state = 'cancelled') ORDER BY id LIMIT ?"_s.arg(
            voucherColumns));
    return vouchersOf(inDoubt.bind(router, limit));
}

Result<void> StockRepository::noteFailure(Transaction& transaction, const Voucher& voucher, const core::Error& failure,
                                          const QDateTime& now) const
{
    Statement statement =
        transaction.statement("INSERT INTO voucher_failures (voucher_id, batch_id, kind, reason, because, failed_at) "
                              "VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (voucher_id) DO UPDATE SET kind = excluded.kind, "
                              "reason = excluded.reason, because = excluded.because, failed_at = excluded.failed_at");
    return statement
        .bind(voucher.id, voucher.batchId, core::toString(failure.kind), failure.detail, core::storedReason(failure),
              now)
        .run();
}

Result<void> StockRepository::forgetFailures(Transaction& transaction, qint64 batchId) const
{
    Statement statement = transaction.statement("DELETE FROM voucher_failures WHERE batch_id = ?");
    return statement.bind(batchId).run();
}

Result<int> StockRepository::forgetUntried(Transaction& transaction, const Batch& batch) const
{
    Statement statement = transaction.statement(
        "DELETE FROM vouchers WHERE batch_id = ? AND id > ? AND status = 'planned' AND purchase_id IS NULL");
    if (const auto done = statement.bind(batch.id, batch.triedId).run(); !done)
        return Failure(done.error());
    transaction.touched(ChangeKind::Batch, batch.id);
    return statement.changedRows();
}

Result<void> StockRepository::withdraw(Transaction& transaction, qint64 voucherId, const QDateTime& now) const
{
    const auto asked = withdrawWhere(transaction, u"id = ?"_s, {voucherId}, now);
    if (!asked)
        return Failure(asked.error());
    if (*asked == 1)
        return {};
    Statement statement = m_database.statement("SELECT purchase_id, status FROM vouchers WHERE id = ?");
    if (const auto done = statement.bind(voucherId).run(); !done)
        return done;
    if (!statement.next())
        return fail(core::Reason::VoucherUnknownNumber);
    if (!statement.isNull(0))
        return fail(core::Reason::VoucherSold);
    return fail(core::Reason::VoucherBeingWithdrawn);
}

Result<int> StockRepository::withdrawBatch(Transaction& transaction, qint64 batchId, const QDateTime& now) const
{
    return withdrawWhere(transaction, u"batch_id = ?"_s, {batchId}, now);
}

Result<int> StockRepository::withdrawOlder(Transaction& transaction, const QDateTime& madeBefore, int limit,
                                           const QDateTime& now) const
{
    return withdrawWhere(
        transaction,
        u"id IN (SELECT id FROM vouchers WHERE purchase_id IS NULL AND status = 'on_router' AND "
        "withdraw_at IS NULL AND printed_at IS NULL AND looked_after = 1 AND on_router_at < ? ORDER BY id LIMIT ?)"_s,
        {madeBefore, limit}, now);
}

Result<int> StockRepository::withdrawWhere(Transaction& transaction, const QString& condition,
                                           const QVariantList& values, const QDateTime& now) const
{
    Statement statement = transaction.statement(
        u"UPDATE vouchers SET withdraw_at = ?, updated_at = ? WHERE %1 AND %2 RETURNING batch_id"_s.arg(withdrawable,
                                                                                                        condition));
    statement.bind(now, now);
    for (const QVariant& value : values)
        statement.bind(value);
    if (const auto done = statement.run(); !done)
        return Failure(done.error());
    int asked = 0;
    while (statement.next()) {
        transaction.touched(ChangeKind::Batch, statement.integer(0));
        ++asked;
    }
    return asked;
}

Result<int> StockRepository::markPrinted(Transaction& transaction, const QList<qint64>& voucherIds,
                                         const QDateTime& now) const
{
    int marked = 0;
    for (const qint64 id : voucherIds) {
        Statement statement = transaction.statement(
            "UPDATE vouchers SET printed_at = ?, updated_at = ? WHERE id = ? AND printed_at IS NULL "
            "RETURNING coalesce(batch_id, 0), coalesce(purchase_id, 0)");
        if (const auto done = statement.bind(now, now, id).run(); !done)
            return Failure(done.error());
        if (!statement.next())
            continue;
        ++marked;
        if (statement.integer(0) != 0)
            transaction.touched(ChangeKind::Batch, statement.integer(0));
        if (statement.integer(1) != 0)
            transaction.touched(ChangeKind::Purchase, statement.integer(1));
    }
    return marked;
}

Result<QList<qint64>> StockRepository::available(const StockTerms& terms, int limit) const
{
    Statement statement = m_database.statement(u"SELECT v.id %1 ORDER BY v.id LIMIT ?"_s.arg(sellable));
    bindTerms(statement, terms);
    return statement.bind(limit).integers();
}

Result<int> StockRepository::countAvailable(const StockTerms& terms) const
{
    Statement statement = m_database.statement(u"SELECT count(*) %1"_s.arg(sellable));
    bindTerms(statement, terms);
    return numberOf(statement);
}

Result<void> StockRepository::sell(Transaction& transaction, qint64 voucherId, qint64 purchaseId, int number,
                                   const QDateTime& now) const
{
    Statement statement = transaction.statement(
        "UPDATE vouchers SET purchase_id = ?, number = ?, sold_at = ?, updated_at = ? WHERE id = ? AND "
        "purchase_id IS NULL AND status = 'on_router' AND withdraw_at IS NULL AND missing_since IS NULL "
        "RETURNING batch_id");
    if (const auto done = statement.bind(purchaseId, number, now, now, voucherId).run(); !done)
        return done;
    if (!statement.next())
        return fail(core::Reason::VoucherNotInStock);
    transaction.touched(ChangeKind::Batch, statement.integer(0));
    transaction.touched(ChangeKind::Purchase, purchaseId);
    return {};
}

} // namespace loket::storage
