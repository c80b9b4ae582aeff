#include "storage/PackageRepository.h"

#include "core/Reasons.h"

namespace loket::storage {

using namespace Qt::Literals::StringLiterals;
using core::Result;
using domain::Package;

namespace {

constexpr auto packageColumns =
    "id, name, price, duration_seconds, counts, profile, router, quota_bytes, shared_users, enabled, "
    "lock_to_device";

Package read(const Statement& row)
{
    return {.id = row.text(0),
            .name = row.text(1),
            .price = row.integer(2),
            .duration = domain::Seconds(row.integer(3)),
            .counts = domain::countingFromString(row.text(4)).value_or(domain::Counting::Online),
            .profile = row.text(5),
            .router = row.text(6),
            .quotaBytes = row.integer(7),
            .sharedUsers = int(row.integer(8)),
            .enabled = row.integer(9) != 0,
            .lockToDevice = row.integer(10) != 0};
}

} // namespace

Result<QList<Package>> PackageRepository::all() const
{
    Statement statement =
        m_database.statement(u"SELECT %1 FROM packages ORDER BY position, id"_s.arg(QLatin1StringView(packageColumns)));
    if (const auto done = statement.run(); !done)
        return core::Failure(done.error());
    QList<Package> packages;
    while (statement.next())
        packages += read(statement);
    return packages;
}

Result<Package> PackageRepository::find(const QString& id) const
{
    Statement statement =
        m_database.statement(u"SELECT %1 FROM packages WHERE id = ?"_s.arg(QLatin1StringView(packageColumns)));
    if (const auto done = statement.bind(id).run(); !done)
        return core::Failure(done.error());
    if (!statement.next())
        return core::fail(core::Reason::PackageUnknown, {id.left(40)});
    return read(statement);
}

Result<void> PackageRepository::save(Transaction& transaction, const Package& package) const
{
    Statement statement = transaction.statement(
        "INSERT INTO packages (id, name, price, duration_seconds, counts, profile, router, quota_bytes, shared_users, "
        "enabled, lock_to_device, position) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, (SELECT coalesce(max(position), 0) + 1 FROM packages)) "
        "ON CONFLICT (id) DO UPDATE SET name = excluded.name, price = excluded.price, "
        "duration_seconds = excluded.duration_seconds, counts = excluded.counts, profile = excluded.profile, "
        "router = excluded.router, quota_bytes = excluded.quota_bytes, shared_users = excluded.shared_users, "
        "enabled = excluded.enabled, lock_to_device = excluded.lock_to_device");
    statement.bind(package.id, package.name, package.price, qint64(package.duration.count()),
                   domain::toString(package.counts), package.profile, package.router, package.quotaBytes,
                   package.sharedUsers, package.enabled, package.lockToDevice);
    transaction.touched(ChangeKind::Package);
    return statement.run();
}

Result<void> PackageRepository::reorder(Transaction& transaction, const QStringList& ids) const
{
    for (qsizetype place = 0; place < ids.size(); ++place) {
        Statement statement = transaction.statement("UPDATE packages SET position = ? WHERE id = ?");
        LOKET_TRY(statement.bind(qint64(place + 1), ids[place]).run());
    }
    transaction.touched(ChangeKind::Package);
    return {};
}

Result<void> PackageRepository::remove(Transaction& transaction, const QString& id) const
{
    Statement statement = transaction.statement("DELETE FROM packages WHERE id = ?");
    if (const auto done = statement.bind(id).run(); !done)
        return done;
    if (statement.changedRows() == 0)
        return core::fail(core::Reason::PackageUnknown, {id.left(40)});
    transaction.touched(ChangeKind::Package);
    return {};
}

} // namespace loket::storage
