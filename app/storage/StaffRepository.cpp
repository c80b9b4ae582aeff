#include "storage/StaffRepository.h"

#include "core/Clock.h"
#include "core/Reasons.h"

namespace loket::storage {

using namespace Qt::Literals::StringLiterals;
using core::ErrorKind;
using core::fail;
using core::Failure;
using core::Result;
using domain::Role;

namespace {

constexpr auto staffColumns =
    "id, name, role, is_pin, enabled, failed_attempts, locked_until, created_at, last_login_at";

StaffMember readMember(const Statement& row)
{
    return {.id = row.integer(0),
            .name = row.text(1),
            .role = domain::roleFromString(row.text(2)).value_or(Role::Cashier),
            .isPin = row.integer(3) != 0,
            .enabled = row.integer(4) != 0,
            .failedAttempts = int(row.integer(5)),
            .lockedUntil = core::fromIso(row.text(6)),
            .createdAt = core::fromIso(row.text(7)),
            .lastLoginAt = core::fromIso(row.text(8))};
}

QString textOf(const QDateTime& time)
{
    return time.isValid() ? core::toIso(time) : u""_s;
}

Result<int> number(Statement&& statement)
{
    if (const auto done = statement.run(); !done)
        return Failure(done.error());
    return statement.next() ? int(statement.integer(0)) : 0;
}

Result<void> named(Result<void> done)
{
    if (!done && done.error().kind == ErrorKind::Conflict)
        return fail(core::Reason::StaffNameTaken);
    return done;
}

} // namespace

Result<QList<StaffMember>> StaffRepository::all() const
{
    Statement statement =
        m_database.statement(u"SELECT %1 FROM staff ORDER BY CASE role WHEN 'owner' THEN 0 WHEN "
                             "'operator' THEN 1 ELSE 2 END, name"_s.arg(QLatin1StringView(staffColumns)));
    if (const auto done = statement.run(); !done)
        return Failure(done.error());
    QList<StaffMember> members;
    while (statement.next())
        members += readMember(statement);
    return members;
}

Result<StaffMember> StaffRepository::find(qint64 id) const
{
    Statement statement =
        m_database.statement(u"SELECT %1 FROM staff WHERE id = ?"_s.arg(QLatin1StringView(staffColumns)));
    if (const auto done = statement.bind(id).run(); !done)
        return Failure(done.error());
    if (!statement.next())
        return fail(core::Reason::StaffUnknown);
    return readMember(statement);
}

Result<QByteArray> StaffRepository::hashOf(qint64 id) const
{
    Statement statement = m_database.statement("SELECT secret_hash FROM staff WHERE id = ?");
    if (const auto done = statement.bind(id).run(); !done)
        return Failure(done.error());
    if (!statement.next())
        return fail(core::Reason::StaffUnknown);
    return statement.text(0).toLatin1();
}

Result<int> StaffRepository::count() const
{
    return number(m_database.statement("SELECT count(*) FROM staff"));
}

Result<int> StaffRepository::countEnabledOwners() const
{
    return number(m_database.statement("SELECT count(*) FROM staff WHERE role = 'owner' AND enabled = 1"));
}

Result<void> StaffRepository::insert(Transaction& transaction, StaffMember& member, const QByteArray& hash) const
{
    Statement statement = transaction.statement("INSERT INTO staff (name, role, secret_hash, is_pin, enabled, "
                                                "created_at) VALUES (?, ?, ?, ?, ?, ?)");
    statement.bind(member.name, domain::toString(member.role), QString::fromLatin1(hash), member.isPin, member.enabled,
                   member.createdAt);
    LOKET_TRY(named(statement.run()));
    member.id = statement.insertedId();
    transaction.touched(ChangeKind::Staff, member.id);
    return {};
}

Result<void> StaffRepository::update(Transaction& transaction, const StaffMember& member) const
{
    Statement statement =
        transaction.statement("UPDATE staff SET name = ?, role = ?, enabled = ?, failed_attempts = ?, "
                              "locked_until = ?, last_login_at = ? WHERE id = ?");
    statement.bind(member.name, domain::toString(member.role), member.enabled, member.failedAttempts,
                   textOf(member.lockedUntil), textOf(member.lastLoginAt), member.id);
    transaction.touched(ChangeKind::Staff, member.id);
    return named(statement.run());
}

Result<void> StaffRepository::setHash(Transaction& transaction, qint64 id, const QByteArray& hash, bool isPin) const
{
    Statement statement = transaction.statement("UPDATE staff SET secret_hash = ?, is_pin = ?, failed_attempts = 0, "
                                                "locked_until = '' WHERE id = ?");
    transaction.touched(ChangeKind::Staff, id);
    return statement.bind(QString::fromLatin1(hash), isPin, id).run();
}

Result<FailedAttempts> StaffRepository::approvalAttempts(qint64 id, qint64 askedBy) const
{
    Statement statement =
        m_database.statement("SELECT failed, locked_until FROM approval_attempts WHERE asked_by = ? AND staff_id = ?");
    if (const auto done = statement.bind(askedBy, id).run(); !done)
        return Failure(done.error());
    if (!statement.next())
        return FailedAttempts();
    return FailedAttempts{.failed = int(statement.integer(0)), .lockedUntil = statement.time(1)};
}

Result<void> StaffRepository::setApprovalAttempts(Transaction& transaction, qint64 id, qint64 askedBy,
                                                  const FailedAttempts& attempts) const
{
    return transaction
        .statement("INSERT INTO approval_attempts (asked_by, staff_id, failed, locked_until) VALUES (?, ?, ?, ?) "
                   "ON CONFLICT (asked_by, staff_id) DO UPDATE SET failed = excluded.failed, "
                   "locked_until = excluded.locked_until")
        .bind(askedBy, id, attempts.failed, core::toIso(attempts.lockedUntil))
        .run();
}

} // namespace loket::storage
