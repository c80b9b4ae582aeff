// The people who may use the window. Stateless apart from its database; used on that database's thread.
#pragma once

#include "domain/Roles.h"
#include "storage/Database.h"

#include <QList>

namespace loket::storage {

struct StaffMember
{
    qint64 id = 0;
    QString name;
    domain::Role role = domain::Role::Cashier;
    bool isPin = true; // digits only
    bool enabled = true;
    int failedAttempts = 0; // since the last login
    QDateTime lockedUntil;  // invalid: not locked
    QDateTime createdAt;
    QDateTime lastLoginAt; // invalid: never

    bool operator==(const StaffMember&) const = default;
};

// Wrong secrets in a row, and what they cost.
struct FailedAttempts
{
    int failed = 0;
    QDateTime lockedUntil; // invalid: not locked
};

class StaffRepository
{
public:
    explicit StaffRepository(const Database& database) : m_database(database) {}

    [[nodiscard]] core::Result<QList<StaffMember>> all() const;     // by role, then name
    [[nodiscard]] core::Result<StaffMember> find(qint64 id) const;  // NotFound
    [[nodiscard]] core::Result<QByteArray> hashOf(qint64 id) const; // NotFound
    [[nodiscard]] core::Result<int> count() const;
    [[nodiscard]] core::Result<int> countEnabledOwners() const;

    // Fills in the id. Conflict: the name is taken.
    [[nodiscard]] core::Result<void> insert(Transaction& transaction, StaffMember& member,
                                            const QByteArray& hash) const;
    // Name, role, enabled, attempts, lock and last login. Conflict: the name is taken.
    [[nodiscard]] core::Result<void> update(Transaction& transaction, const StaffMember& member) const;
    [[nodiscard]] core::Result<void> setHash(Transaction& transaction, qint64 id, const QByteArray& hash,
                                             bool isPin) const;

    // Of member `id`, asked to approve something in the window of member `askedBy` (0: nobody's).
    [[nodiscard]] core::Result<FailedAttempts> approvalAttempts(qint64 id, qint64 askedBy) const;
    [[nodiscard]] core::Result<void> setApprovalAttempts(Transaction& transaction, qint64 id, qint64 askedBy,
                                                         const FailedAttempts& attempts) const;

private:
    const Database& m_database;
};

} // namespace loket::storage
