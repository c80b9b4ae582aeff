#include "sales/people/Staff.h"

#include "core/PasswordHash.h"
#include "core/Reasons.h"

#include <algorithm>

namespace loket::sales {

using namespace Qt::Literals::StringLiterals;
using core::Async;
using core::Error;
using core::ErrorKind;
using core::fail;
using core::Failure;
using core::Result;
using core::Secret;
using domain::Action;
using domain::Role;
using storage::StaffMember;
using storage::Transaction;

namespace {

// Two hashes at once (64 MiB each) are enough for a counter, and leave the processor to the sales.
constexpr int hashesAtOnce = 2;

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

// 0000, 1234, 4321: first guesses.
bool isEasyPin(const QByteArray& digits)
{
    const auto allStepsAre = [&](int step) {
        for (qsizetype i = 1; i < digits.size(); ++i) {
            if (digits[i] - digits[i - 1] != step)
                return false;
        }
        return true;
    };
    return allStepsAre(0) || allStepsAre(1) || allStepsAre(-1);
}

Result<QString> checkedName(const QString& text)
{
    QString name = text.simplified();
    name.removeIf([](QChar c) { return c.category() == QChar::Other_Control || c.category() == QChar::Other_Format; });
    if (name.isEmpty() || name.size() > mostStaffName)
        return fail(core::Reason::StaffName, {mostStaffName});
    return name;
}

} // namespace

Actor actorOf(const StaffMember& member)
{
    return {.name = domain::toString(member.role) + u':' + member.name,
            .role = member.role,
            .staffId = member.id,
            .person = member.name};
}

std::chrono::seconds lockAfter(int failedAttempts)
{
    if (failedAttempts < freeAttempts)
        return std::chrono::seconds(0);
    const int doublings = std::min(failedAttempts - freeAttempts, 10);
    return std::min(firstLock * (1 << doublings), longestLock);
}

bool isPin(const Secret& secret)
{
    const QByteArray text = secret.reveal();
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), isDigit);
}

Result<void> checkSecret(const Secret& secret)
{
    const QByteArray text = secret.reveal();
    if (isPin(secret)) {
        if (text.size() < leastPinDigits || text.size() > mostPinDigits)
            return fail(core::Reason::PinLength, {leastPinDigits, mostPinDigits});
        if (isEasyPin(text))
            return fail(core::Reason::PinTooEasy);
        return {};
    }
    if (text.size() < leastPasswordLength || text.size() > mostPasswordLength)
        return fail(core::Reason::PasswordLength, {leastPasswordLength, mostPasswordLength});
    return {};
}

Staff::Staff(const Context& context) : m_context(context), m_ledger(context)
{
    m_pool.setMaxThreadCount(hashesAtOnce);
}

Staff::~Staff()
{
    m_pool.waitForDone();
}

template <class T, class Work>
Async<T> Staff::onPool(Work work)
{
    auto promise = std::make_shared<QPromise<Result<T>>>();
    promise->start();
    auto future = promise->future();
    m_pool.start([promise, work = std::move(work)] {
        promise->addResult(work());
        promise->finish();
    });
    return future;
}

Async<StaffMember> Staff::add(const NewMember& wanted, const Actor& actor)
{
    const auto refuse = [](const Error& error) { return core::ready<StaffMember>(Failure(error)); };
    if (const auto allowed = m_ledger.permit(actor, Action::ManageStaff); !allowed)
        return refuse(allowed.error());
    const auto name = checkedName(wanted.name);
    if (!name)
        return refuse(name.error());
    if (const auto good = checkSecret(wanted.secret); !good)
        return refuse(good.error());
    if (wanted.role == Role::None)
        return refuse(core::makeError(core::Reason::RoleUnknown));
    StaffMember member{
        .name = *name, .role = wanted.role, .isPin = isPin(wanted.secret), .createdAt = m_context.clock.now()};
    return onPool<QByteArray>([secret = wanted.secret] { return core::hashPassword(secret); })
        .then(this, [this, member, actor](const Result<QByteArray>& hash) { return store(member, hash, actor); });
}

Result<StaffMember> Staff::store(StaffMember member, const Result<QByteArray>& hash, const Actor& actor)
{
    if (!hash)
        return Failure(hash.error());
    return m_ledger.inTransaction([&](Transaction& transaction) -> Result<StaffMember> {
        const auto owners = m_ledger.staff.countEnabledOwners();
        if (!owners)
            return Failure(owners.error());
        if (*owners == 0 && member.role != Role::Owner)
            return fail(core::Reason::FirstIsOwner);
        LOKET_TRY(m_ledger.staff.insert(transaction, member, *hash));
        LOKET_TRY(m_ledger.noteAside(transaction, actor, "staff.added",
                                     {{u"name"_s, member.name}, {u"role"_s, domain::toString(member.role)}}));
        return member;
    });
}

Async<Actor> Staff::logIn(qint64 id, const Secret& secret)
{
    return checked(id, secret, {"staff.login"});
}

Async<Actor> Staff::approve(qint64 id, const Secret& secret, Action action, const Actor& askedBy, qint64 purchaseId)
{
    return checked(id, secret, {"staff.approved", action, askedBy.staffId, askedBy.name, purchaseId});
}

Async<Actor> Staff::checked(qint64 id, const Secret& secret, const Purpose& purpose)
{
    const auto hash = countAttempt(id, purpose);
    if (!hash)
        return core::ready<Actor>(Failure(hash.error()));
    return onPool<bool>([hash = *hash, secret]() -> Result<bool> { return core::isPasswordOf(hash, secret); })
        .then(this,
              [this, id, purpose](const Result<bool>& right) { return settleAttempt(id, right && *right, purpose); });
}

Result<storage::FailedAttempts> Staff::attemptsOf(const StaffMember& member, const Purpose& purpose) const
{
    if (purpose.action)
        return m_ledger.staff.approvalAttempts(member.id, purpose.askedBy);
    return storage::FailedAttempts{.failed = member.failedAttempts, .lockedUntil = member.lockedUntil};
}

Result<void> Staff::setAttempts(Transaction& transaction, StaffMember& member, const Purpose& purpose,
                                const storage::FailedAttempts& attempts) const
{
    if (purpose.action)
        return m_ledger.staff.setApprovalAttempts(transaction, member.id, purpose.askedBy, attempts);
    member.failedAttempts = attempts.failed;
    member.lockedUntil = attempts.lockedUntil;
    return m_ledger.staff.update(transaction, member);
}

// Counted as wrong before anything is compared: cutting the power does not bypass the lock.
Result<QByteArray> Staff::countAttempt(qint64 id, const Purpose& purpose)
{
    return m_ledger.inTransaction([&](Transaction& transaction) -> Result<QByteArray> {
        auto member = m_ledger.staff.find(id);
        if (!member)
            return Failure(member.error());
        if (!member->enabled)
            return fail(core::Reason::StaffSwitchedOff);
        auto attempts = attemptsOf(*member, purpose);
        if (!attempts)
            return Failure(attempts.error());
        const QDateTime now = m_context.clock.now();
        // Later than any lock lasts: written by a clock that has been set back since.
        const bool isLock = attempts->lockedUntil.isValid() &&
                            attempts->lockedUntil <= now.addSecs(lockAfter(attempts->failed).count());
        if (isLock && attempts->lockedUntil > now) {
            const auto left = std::chrono::milliseconds(now.msecsTo(attempts->lockedUntil));
            Error tooMany = core::makeError(core::Reason::TooManyAttempts);
            tooMany.retryAfter = left;
            return Failure(std::move(tooMany));
        }
        ++attempts->failed;
        const std::chrono::seconds lock = lockAfter(attempts->failed);
        attempts->lockedUntil = lock.count() > 0 ? now.addSecs(lock.count()) : QDateTime();
        LOKET_TRY(setAttempts(transaction, *member, purpose, *attempts));
        return m_ledger.staff.hashOf(id);
    });
}

Result<Actor> Staff::settleAttempt(qint64 id, bool right, const Purpose& purpose)
{
    std::optional<Error> refused;
    auto actor = m_ledger.inTransaction([&](Transaction& transaction) -> Result<Actor> {
        auto member = m_ledger.staff.find(id);
        if (!member)
            return Failure(member.error());
        const Actor who = actorOf(*member);
        if (!right) {
            const auto attempts = attemptsOf(*member, purpose);
            if (!attempts)
                return Failure(attempts.error());
            refused = core::makeError(core::Reason::PinWrong);
            if (const auto lock = lockAfter(attempts->failed); lock.count() > 0)
                refused->retryAfter = lock;
            LOKET_TRY(m_ledger.noteAside(transaction, who, "staff.login_refused", {{u"attempts"_s, attempts->failed}}));
            return who;
        }
        if (!purpose.action)
            member->lastLoginAt = m_context.clock.now();
        LOKET_TRY(setAttempts(transaction, *member, purpose, {}));
        if (purpose.action) {
            if (const auto allowed = m_ledger.permit(who, *purpose.action); !allowed) {
                refused = allowed.error();
                return who;
            }
        }
        QJsonObject detail;
        if (purpose.action) {
            detail.insert(u"action"_s, domain::toString(*purpose.action));
            if (!purpose.asker.isEmpty())
                detail.insert(u"asked_by"_s, purpose.asker);
        }
        LOKET_TRY(purpose.purchaseId > 0 ? m_ledger.note(transaction, who, purpose.line, purpose.purchaseId, detail)
                                         : m_ledger.noteAside(transaction, who, purpose.line, detail));
        return who;
    });
    if (actor && refused)
        return Failure(*refused);
    return actor;
}

Result<void> Staff::logOut(const Actor& actor)
{
    if (actor.staffId == 0)
        return {};
    return m_ledger.inTransaction(
        [&](Transaction& transaction) { return m_ledger.noteAside(transaction, actor, "staff.logout"); });
}

Async<void> Staff::changeSecret(qint64 id, const Secret& current, const Secret& wanted, const Actor& actor)
{
    if (const auto good = checkSecret(wanted); !good)
        return core::ready<void>(Failure(good.error()));
    if (actor.staffId != id) {
        if (const auto allowed = m_ledger.permit(actor, Action::ManageStaff); !allowed)
            return core::ready<void>(Failure(allowed.error()));
        return storeSecret(id, wanted, actor);
    }
    return checked(id, current, {"staff.confirmed"})
        .then(this,
              [this, id, wanted, actor](const Result<Actor>& who) {
                  return who ? storeSecret(id, wanted, actor) : core::ready<void>(Failure(who.error()));
              })
        .unwrap();
}

Async<void> Staff::storeSecret(qint64 id, const Secret& wanted, const Actor& actor)
{
    return onPool<QByteArray>([wanted] { return core::hashPassword(wanted); })
        .then(this, [this, id, actor, pin = isPin(wanted)](const Result<QByteArray>& hash) -> Result<void> {
            if (!hash)
                return Failure(hash.error());
            return m_ledger.inTransaction([&](Transaction& transaction) -> Result<void> {
                const auto member = m_ledger.staff.find(id);
                if (!member)
                    return Failure(member.error());
                LOKET_TRY(m_ledger.staff.setHash(transaction, id, *hash, pin));
                return m_ledger.noteAside(transaction, actor, "staff.secret_changed", {{u"name"_s, member->name}});
            });
        });
}

Result<StaffMember> Staff::change(qint64 id, const MemberChange& wanted, const Actor& actor)
{
    LOKET_TRY(m_ledger.permit(actor, Action::ManageStaff));
    const auto name = checkedName(wanted.name);
    if (!name)
        return Failure(name.error());
    if (wanted.role == Role::None)
        return fail(core::Reason::RoleUnknown);
    return m_ledger.inTransaction([&](Transaction& transaction) -> Result<StaffMember> {
        auto member = m_ledger.staff.find(id);
        if (!member)
            return member;
        member->name = *name;
        member->role = wanted.role;
        member->enabled = wanted.enabled;
        LOKET_TRY(m_ledger.staff.update(transaction, *member));
        const auto owners = m_ledger.staff.countEnabledOwners();
        if (!owners)
            return Failure(owners.error());
        if (*owners == 0)
            return fail(core::Reason::LastOwner);
        LOKET_TRY(m_ledger.noteAside(
            transaction, actor, "staff.changed",
            {{u"name"_s, member->name}, {u"role"_s, domain::toString(member->role)}, {u"enabled"_s, member->enabled}}));
        return member;
    });
}

} // namespace loket::sales
