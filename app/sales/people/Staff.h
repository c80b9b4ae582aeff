// The people at the counter: who they are, their PIN or password, and logging in. Hashing is slow on purpose and runs
// on a small pool of its own, so neither a webhook nor the window waits for it; everything else happens on the engine
// thread. An attempt is counted before it is checked, and after a few wrong ones a growing lockout starts, so guessing
// is slow by any means. Engine thread.
#pragma once

#include "core/Future.h"
#include "core/Secret.h"
#include "sales/flow/Ledger.h"

#include <QObject>
#include <QThreadPool>

namespace loket::sales {

inline constexpr int leastPinDigits = 4;
inline constexpr int mostPinDigits = 12;
inline constexpr int leastPasswordLength = 6;
inline constexpr int mostPasswordLength = 128;
inline constexpr int mostStaffName = 40;
inline constexpr int freeAttempts = 5; // wrong ones in a row before the first lock
inline constexpr std::chrono::seconds firstLock{30};
inline constexpr std::chrono::seconds longestLock{15 * 60}; // each lock is twice as long as the one before

struct NewMember
{
    QString name;
    domain::Role role = domain::Role::Cashier;
    core::Secret secret; // PIN or password
};

// Changes that need no PIN.
struct MemberChange
{
    QString name;
    domain::Role role = domain::Role::Cashier;
    bool enabled = true;
};

// "owner:Bu Sri", with role and number.
Actor actorOf(const storage::StaffMember& member);

// How long the lock is after this many wrong attempts in a row; 0: none.
std::chrono::seconds lockAfter(int failedAttempts);

// InvalidInput: too short, too long, or an obvious PIN (1234, 0000).
core::Result<void> checkSecret(const core::Secret& secret);
bool isPin(const core::Secret& secret);

class Staff : public QObject
{
    Q_OBJECT

public:
    explicit Staff(const Context& context);
    ~Staff() override; // waits for a running hash

    // InvalidInput: name or secret; the first member must be an owner. Conflict: the name is taken.
    [[nodiscard]] core::Async<storage::StaffMember> add(const NewMember& member, const Actor& actor);

    // Unauthorized: wrong. RateLimited with retryAfter: locked after too many wrong ones. Forbidden: disabled.
    [[nodiscard]] core::Async<Actor> logIn(qint64 id, const core::Secret& secret);
    // As logIn, for one act of somebody else's: Forbidden where this member may not do it either. Wrong secrets lock
    // this member's approvals in the window of `askedBy`, and nothing else: who guesses there keeps nobody out.
    // `purchaseId`: what it is about, for the audit log; 0: no purchase.
    [[nodiscard]] core::Async<Actor> approve(qint64 id, const core::Secret& secret, domain::Action action,
                                             const Actor& askedBy, qint64 purchaseId = 0);
    [[nodiscard]] core::Result<void> logOut(const Actor& actor);

    // One's own with the present secret; somebody else's by those who may manage the staff (then without `current`).
    [[nodiscard]] core::Async<void> changeSecret(qint64 id, const core::Secret& current, const core::Secret& wanted,
                                                 const Actor& actor);

    // Conflict: the name is taken, or nobody would be left who may manage the staff.
    [[nodiscard]] core::Result<storage::StaffMember> change(qint64 id, const MemberChange& wanted, const Actor& actor);

private:
    // What a secret is asked for: the line in the audit log, and for an approval what the member must be allowed to do
    // and in whose window.
    struct Purpose
    {
        const char* line;
        std::optional<domain::Action> action = std::nullopt;
        qint64 askedBy = 0;
        QString asker = {}; // as the audit log names them
        qint64 purchaseId = 0;
    };
    core::Result<QByteArray> countAttempt(qint64 id, const Purpose& purpose);
    [[nodiscard]] core::Result<storage::FailedAttempts> attemptsOf(const storage::StaffMember& member,
                                                                   const Purpose& purpose) const;
    core::Result<void> setAttempts(storage::Transaction& transaction, storage::StaffMember& member,
                                   const Purpose& purpose, const storage::FailedAttempts& attempts) const;
    core::Async<Actor> checked(qint64 id, const core::Secret& secret, const Purpose& purpose);
    core::Result<Actor> settleAttempt(qint64 id, bool right, const Purpose& purpose);
    core::Result<storage::StaffMember> store(storage::StaffMember member, const core::Result<QByteArray>& hash,
                                             const Actor& actor);
    core::Async<void> storeSecret(qint64 id, const core::Secret& wanted, const Actor& actor);

    template <class T, class Work>
    core::Async<T> onPool(Work work);

    const Context& m_context;
    Ledger m_ledger;
    QThreadPool m_pool;
};

} // namespace loket::sales
