#include "storage/VoucherLifeRepository.h"

#include "core/Reasons.h"
#include "storage/VoucherRow.h"

namespace loket::storage {

using namespace Qt::Literals::StringLiterals;
using core::fail;
using core::Failure;
using core::Result;
using domain::Voucher;

namespace {

constexpr int updatedAtColumn = 29; // directly after those of readVoucher()

const QLatin1StringView allColumns = voucherColumns;

QString placeholders(qsizetype count)
{
    QStringList marks;
    for (qsizetype i = 0; i < count; ++i)
        marks += u"?"_s;
    return marks.join(u',');
}

WatchedVoucher readWatched(const Statement& row)
{
    return {readVoucher(row), row.time(updatedAtColumn)};
}

} // namespace

Result<QList<WatchedVoucher>> VoucherLifeRepository::page(const QString& router, domain::VoucherStatus status,
                                                          qint64 after, int limit) const
{
    Statement statement =
        m_database.statement(u"SELECT %1, updated_at FROM vouchers WHERE router = ? AND status = ? AND id > ? AND "
                             "looked_after = 1 ORDER BY id LIMIT ?"_s.arg(allColumns));
    if (const auto done = statement.bind(router, domain::toString(status), after, limit).run(); !done)
        return Failure(done.error());
    QList<WatchedVoucher> vouchers;
    vouchers.reserve(limit);
    while (statement.next())
        vouchers += readWatched(statement);
    return vouchers;
}

Result<QList<Voucher>> VoucherLifeRepository::due(const QString& router, const QDateTime& now, int limit) const
{
    Statement statement = m_database.statement(
        u"SELECT %1 FROM vouchers WHERE router = ? AND expires_at IS NOT NULL AND status IN ('on_router', 'in_use') "
        "AND expires_at <= ? AND looked_after = 1 ORDER BY expires_at LIMIT ?"_s.arg(allColumns));
    if (const auto done = statement.bind(router, now, limit).run(); !done)
        return Failure(done.error());
    QList<Voucher> vouchers;
    while (statement.next())
        vouchers += readVoucher(statement);
    return vouchers;
}

Result<Voucher> VoucherLifeRepository::find(qint64 id) const
{
    Statement statement = m_database.statement(u"SELECT %1 FROM vouchers WHERE id = ?"_s.arg(allColumns));
    if (const auto done = statement.bind(id).run(); !done)
        return Failure(done.error());
    if (!statement.next())
        return fail(core::Reason::VoucherUnknownNumber);
    return readVoucher(statement);
}

Result<Voucher> VoucherLifeRepository::findByName(const QString& router, const QString& username) const
{
    Statement statement =
        m_database.statement(u"SELECT %1 FROM vouchers WHERE router = ? AND username = ?"_s.arg(allColumns));
    if (const auto done = statement.bind(router, username).run(); !done)
        return Failure(done.error());
    if (!statement.next())
        return fail(core::Reason::VoucherUnknown);
    return readVoucher(statement);
}

Result<QHash<QString, WatchedVoucher>> VoucherLifeRepository::named(const QString& router,
                                                                    const QStringList& names) const
{
    QHash<QString, WatchedVoucher> found;
    if (names.isEmpty())
        return found;
    Statement statement =
        m_database.statement(u"SELECT %1, updated_at FROM vouchers WHERE router = ? AND username IN (%2)"_s.arg(
            allColumns, placeholders(names.size())));
    statement.bind(router);
    for (const QString& name : names)
        statement.bind(name);
    if (const auto done = statement.run(); !done)
        return Failure(done.error());
    while (statement.next()) {
        const WatchedVoucher watched = readWatched(statement);
        found.insert(watched.voucher.username, watched);
    }
    return found;
}

Result<QHash<qint64, QString>> VoucherLifeRepository::packageNames(const QList<qint64>& voucherIds) const
{
    QHash<qint64, QString> names;
    if (voucherIds.isEmpty())
        return names;
    Statement statement = m_database.statement(
        u"SELECT v.id, coalesce(p.package_name, b.package_name, '') FROM vouchers v "
        "LEFT JOIN voucher_purchases p ON p.id = v.purchase_id LEFT JOIN voucher_batches b ON b.id = v.batch_id "
        "WHERE v.id IN (%1)"_s.arg(placeholders(voucherIds.size())));
    for (const qint64 id : voucherIds)
        statement.bind(id);
    if (const auto done = statement.run(); !done)
        return Failure(done.error());
    while (statement.next())
        names.insert(statement.integer(0), statement.text(1));
    return names;
}

Result<BatchTerms> VoucherLifeRepository::batchOf(const QString& code) const
{
    Statement statement = m_database.statement("SELECT id, package, router FROM voucher_batches WHERE code = ?");
    if (const auto done = statement.bind(code).run(); !done)
        return Failure(done.error());
    if (!statement.next())
        return fail(core::Reason::BatchCodeUnknown);
    return BatchTerms{statement.integer(0), statement.text(1), statement.text(2)};
}

Result<bool> VoucherLifeRepository::anySaleWithoutEnd(const QString& router) const
{
    Statement statement = m_database.statement(
        "SELECT 1 FROM vouchers WHERE router = ? AND status = 'on_router' AND counts = 'sale' AND expires_at IS NULL "
        "AND sold_at IS NOT NULL AND duration_seconds > 0 AND looked_after = 1 LIMIT 1");
    if (const auto done = statement.bind(router).run(); !done)
        return Failure(done.error());
    return statement.next();
}

Result<void> VoucherLifeRepository::stampSaleEnds(Transaction& transaction, const QString& router) const
{
    Statement statement = transaction.statement(
        "UPDATE vouchers SET expires_at = strftime('%Y-%m-%dT%H:%M:%fZ', max(sold_at, coalesce(on_router_at, sold_at)),"
        " '+' || duration_seconds || ' seconds') WHERE router = ? AND status = 'on_router' AND counts = 'sale' "
        "AND expires_at IS NULL AND sold_at IS NOT NULL AND duration_seconds > 0 AND looked_after = 1");
    return statement.bind(router).run();
}

Result<void> VoucherLifeRepository::setMissing(Transaction& transaction, qint64 voucherId, const QDateTime& since) const
{
    Statement statement = transaction.statement("UPDATE vouchers SET missing_since = ? WHERE id = ? AND status IN "
                                                "('on_router', 'in_use') AND looked_after = 1");
    return statement.bind(since, voucherId).run();
}

Result<void> VoucherLifeRepository::madeAgain(Transaction& transaction, qint64 voucherId, const QDateTime& now) const
{
    Statement statement =
        transaction.statement("UPDATE vouchers SET missing_since = NULL, updated_at = ? WHERE id = ?");
    return statement.bind(now, voucherId).run();
}

Result<QList<Voucher>> VoucherLifeRepository::missing(const QString& router, qint64 after, int limit) const
{
    Statement statement =
        m_database.statement(u"SELECT %1 FROM vouchers WHERE router = ? AND missing_since IS NOT NULL AND "
                             "withdraw_at IS NULL AND looked_after = 1 AND id > ? "
                             "ORDER BY id LIMIT ?"_s.arg(allColumns));
    if (const auto done = statement.bind(router, after, limit).run(); !done)
        return Failure(done.error());
    QList<Voucher> vouchers;
    while (statement.next())
        vouchers += readVoucher(statement);
    return vouchers;
}

Result<int> VoucherLifeRepository::countMissing(const QString& router) const
{
    Statement statement = m_database.statement(
        "SELECT count(*) FROM vouchers WHERE router = ? AND missing_since IS NOT NULL AND withdraw_at IS NULL");
    if (const auto done = statement.bind(router).run(); !done)
        return Failure(done.error());
    return statement.next() ? int(statement.integer(0)) : 0;
}

Result<void> VoucherLifeRepository::noteUse(Transaction& transaction, const Voucher& voucher) const
{
    Statement statement = transaction.statement("UPDATE vouchers SET uptime_seconds = ?, used_bytes = ?, "
                                                "uptime_forgotten = ?, bytes_forgotten = ? WHERE id = ?");
    return statement
        .bind(qint64(voucher.uptime.count()), voucher.usedBytes, qint64(voucher.forgottenUptime.count()),
              voucher.forgottenBytes, voucher.id)
        .run();
}

Result<void> VoucherLifeRepository::saveLife(Transaction& transaction, const Voucher& voucher,
                                             const QDateTime& now) const
{
    Statement statement = transaction.statement(
        "UPDATE vouchers SET duration_seconds = ?, quota_bytes = ?, device_mac = ?, uptime_seconds = ?, used_bytes = "
        "?, uptime_forgotten = ?, bytes_forgotten = ?, "
        "first_login_at = ?, expires_at = ?, ended_at = ?, updated_at = ? WHERE id = ? AND status = ?");
    statement.bind(qint64(voucher.duration.count()), voucher.quotaBytes, voucher.deviceMac,
                   qint64(voucher.uptime.count()), voucher.usedBytes, qint64(voucher.forgottenUptime.count()),
                   voucher.forgottenBytes, voucher.firstLoginAt, voucher.expiresAt, voucher.endedAt, now, voucher.id,
                   domain::toString(voucher.status));
    if (const auto done = statement.run(); !done)
        return done;
    if (statement.changedRows() != 1)
        return fail(core::Reason::VoucherChanged);
    if (voucher.purchaseId != 0)
        transaction.touched(ChangeKind::Purchase, voucher.purchaseId);
    return {};
}

} // namespace loket::storage
