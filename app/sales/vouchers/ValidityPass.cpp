#include "sales/vouchers/ValidityPass.h"

#include "core/Log.h"
#include "core/Reasons.h"
#include "sales/flow/IssueVouchers.h"
#include "sales/flow/Steps.h"

#include <array>

namespace loket::sales {

using namespace Qt::Literals::StringLiterals;
using core::Error;
using core::Failure;
using core::Result;
using domain::GuestSession;
using domain::ListedUser;
using domain::Seconds;
using domain::Voucher;
using domain::VoucherEvent;
using domain::VoucherStatus;
using storage::Transaction;
using storage::WatchedVoucher;

namespace {

Q_LOGGING_CATEGORY(lcLife, "loket.life")

// A piece is the work done before others are served: some ten milliseconds.
constexpr int pageSize = 250;
constexpr int dueAtOnce = 100;
constexpr int namesAtOnce = 200;

// A counter that has decreased by less was read between two of its steps.
constexpr Seconds tolerableLoss{60};
constexpr qint64 tolerableBytes = 1024 * 1024;

// In the order in which a voucher goes through them: one that changes is handled again in its new state.
constexpr std::array watchedStatuses{VoucherStatus::OnRouter, VoucherStatus::InUse, VoucherStatus::UsedUp,
                                     VoucherStatus::Expired};

bool isEnded(VoucherStatus status)
{
    return status == VoucherStatus::UsedUp || status == VoucherStatus::Expired;
}

} // namespace

ValidityPass::ValidityPass(const Context& context, Validity& owner, const QString& router)
    : m_context(context), m_owner(owner), m_ledger(context), m_lives(context.database), m_router(router)
{
    m_promise.start();
    m_drift.router = router;
}

ValidityPass::~ValidityPass() = default;

void ValidityPass::start()
{
    soon(&ValidityPass::stampSales);
}

void ValidityPass::soon(void (ValidityPass::*step)())
{
    QMetaObject::invokeMethod(
        this, [this, step] { (this->*step)(); }, Qt::QueuedConnection);
}

void ValidityPass::finish(const Result<LifePass>& result)
{
    if (m_promise.future().isFinished())
        return;
    m_owner.ended(*this, result);
    m_promise.addResult(result);
    m_promise.finish();
}

void ValidityPass::stampSales()
{
    m_clockIsDoubtful = m_context.clockIsDoubtful();
    const auto unstamped = m_lives.anySaleWithoutEnd(m_router);
    if (!unstamped)
        return finish(Failure(unstamped.error()));
    if (*unstamped)
        m_writes.emplace_back(
            [this](Transaction& transaction) { return m_lives.stampSaleEnds(transaction, m_router); });
    if (const auto written = writeAll(); !written)
        return finish(Failure(written.error()));
    soon(&ValidityPass::look);
}

void ValidityPass::look()
{
    m_lookedAt = m_context.clock.now();
    domain::HotspotRouter* router = m_context.counterparts.router(m_router);
    if (!router) {
        m_trouble = core::makeError(core::Reason::RouterNotSetUp, {m_router});
        return soon(&ValidityPass::expireDue);
    }
    m_lookBegan = m_context.clock.steady();
    router->look().then(this, [this](const Result<domain::HotspotLook>& look) {
        m_owner.m_lookTook[m_router] = m_context.clock.steady() - m_lookBegan;
        if (look)
            return looked(*look);
        m_trouble = look.error();
        soon(&ValidityPass::expireDue);
    });
}

// The router is unreachable, but an end by the clock needs none.
void ValidityPass::expireDue()
{
    if (m_clockIsDoubtful)
        return finish(Failure(*m_trouble));
    const auto due = m_lives.due(m_router, m_context.clock.now(), dueAtOnce);
    if (!due)
        return finish(Failure(due.error()));
    for (const Voucher& voucher : *due)
        m_writes.emplace_back([this, voucher = Voucher(voucher)](Transaction& transaction) mutable {
            return end(transaction, voucher, VoucherEvent::ValidityEnded);
        });
    if (const auto written = writeAll(); !written)
        return finish(Failure(written.error()));
    if (due->size() == dueAtOnce)
        return soon(&ValidityPass::expireDue);
    finish(Failure(*m_trouble));
}

void ValidityPass::looked(const domain::HotspotLook& look)
{
    m_clockIsDoubtful = m_context.clockIsDoubtful(); // it may have jumped during the router's answer
    m_look = look;
    m_drift.comparedAt = m_lookedAt;
    m_users.reserve(m_look.users.size());
    for (qsizetype i = 0; i < m_look.users.size(); ++i) {
        m_users.insert(m_look.users[i].name, i);
        m_unseen.insert(m_look.users[i].name);
    }
    for (qsizetype i = 0; i < m_look.sessions.size(); ++i)
        m_sessions.insert(m_look.sessions[i].user, i);
    for (const domain::GuestDevice& cookie : std::as_const(m_look.cookies))
        m_cookies.insert(cookie.user, cookie.macAddress);
    soon(&ValidityPass::nextPage);
}

void ValidityPass::nextPage()
{
    const auto page = m_lives.page(m_router, watchedStatuses.at(m_status), m_after, pageSize);
    if (!page)
        return finish(Failure(page.error()));
    for (const WatchedVoucher& watched : *page)
        compare(watched);
    if (const auto written = writeAll(); !written)
        return finish(Failure(written.error()));
    m_drift.living = m_drift.missing + int(m_present.size());
    if (page->size() == pageSize) {
        m_after = page->last().voucher.id;
    } else {
        m_after = 0;
        ++m_status;
    }
    if (m_status < watchedStatuses.size())
        return soon(&ValidityPass::nextPage);
    m_strangers = QStringList(m_unseen.cbegin(), m_unseen.cend());
    soon(&ValidityPass::nextStrangers);
}

void ValidityPass::nextStrangers()
{
    const QStringList names = takeSome(m_strangers, namesAtOnce);
    const auto known = m_lives.named(m_router, names);
    if (!known)
        return finish(Failure(known.error()));
    for (const QString& name : names) {
        const auto row = known->constFind(name);
        compareStranger(m_look.users[m_users.value(name)], row == known->cend() ? nullptr : &*row);
    }
    if (!m_strangers.isEmpty())
        return soon(&ValidityPass::nextStrangers);
    if (m_drift.hasLostItsUsers()) {
        for (DriftItem& item : m_drift.items) {
            if (item.kind == DriftKind::Missing)
                item.actions = {DriftAction::MakeAgain};
        }
    }
    m_owner.m_drift[m_router] = m_drift;
    soon(&ValidityPass::letInAgain);
}

void ValidityPass::compare(const WatchedVoucher& watched)
{
    const ListedUser* user = userOf(watched.voucher);
    if (user)
        m_unseen.remove(user->name);
    if (isEnded(watched.voucher.status))
        compareEnded(watched.voucher, user);
    else if (user)
        compareLiving(watched, *user);
    else
        reportMissing(watched);
    if (user && !isEnded(watched.voucher.status)) {
        m_present.insert(watched.voucher.id);
        if (watched.voucher.missingSince.isValid())
            m_writes.emplace_back([this, id = watched.voucher.id](Transaction& transaction) {
                return m_lives.setMissing(transaction, id, {});
            });
    }
}

void ValidityPass::compareLiving(const WatchedVoucher& watched, const ListedUser& user)
{
    Voucher voucher = watched.voucher;
    const GuestSession* session = sessionOf(user.name);
    const bool isOld = isOlderThan(watched.updatedAt);
    const bool hasReset = !isOld && takeOverUse(voucher, user, session);
    const QString device = session ? session->macAddress : m_cookies.value(user.name);

    // Its time is computed from the clock, so it waits until the clock is trusted.
    const bool isFirst = voucher.status == VoucherStatus::OnRouter &&
                         (voucher.uptime.count() > 0 || voucher.usedBytes > 0 || session) && !m_clockIsDoubtful;
    const bool newDevice = voucher.deviceMac.isEmpty() && !device.isEmpty();
    const bool newUse =
        hasReset || voucher.uptime != watched.voucher.uptime || voucher.usedBytes != watched.voucher.usedBytes;
    // The time the router allows, where it differs from ours; its counters lack what was reset.
    const Seconds limit =
        user.limitUptime.count() > 0 && voucher.forgottenUptime.count() == 0 ? user.limitUptime : voucher.duration;
    const bool timeIsUp = voucher.counts == domain::Counting::Online && limit.count() > 0 && voucher.uptime >= limit;
    const bool quotaIsUp = voucher.quotaBytes > 0 && voucher.usedBytes >= voucher.quotaBytes;
    const bool isUsedUp = (timeIsUp || quotaIsUp) && !m_clockIsDoubtful;
    if (newDevice)
        voucher.deviceMac = device;
    if (isFirst || newDevice || newUse || isUsedUp || isDue(voucher)) {
        m_writes.emplace_back([this, voucher, isFirst, newDevice, newUse, isUsedUp,
                               hasReset](Transaction& transaction) mutable -> Result<void> {
            Result<void> noted = hasReset ? noteReset(transaction, voucher) : Result<void>();
            if (!noted)
                return noted;
            if (isFirst)
                noted = firstLogin(transaction, voucher);
            else if (newDevice)
                noted = m_lives.saveLife(transaction, voucher, m_context.clock.now());
            else if (newUse)
                noted = m_lives.noteUse(transaction, voucher);
            if (noted && isUsedUp)
                return end(transaction, voucher, VoucherEvent::LimitReached);
            if (noted && isDue(voucher)) // also at once: the first login may be long ago, the PC was off
                return end(transaction, voucher, VoucherEvent::ValidityEnded);
            return noted;
        });
    }
    if (isFirst || isUsedUp || isDue(voucher))
        return; // handled again in its new state
    if (voucher.lockToDevice && !voucher.deviceMac.isEmpty() && user.macAddress != voucher.deviceMac)
        m_errands.locks += voucher;
    if (isOld)
        return;
    if (mustSetRest(voucher, user)) {
        m_errands.rests += voucher;
        return;
    }
    if (const auto differences = differencesOf(voucher, user); !differences.isEmpty()) {
        addDrift({.router = m_router,
                  .username = user.name,
                  .comment = user.comment,
                  .kind = DriftKind::Differs,
                  .differences = differences,
                  .voucherId = voucher.id,
                  .purchaseId = voucher.purchaseId,
                  .actions = {DriftAction::SetRight}});
    }
}

// The listing is older than this. A time in the future was written by a clock that was ahead, at whatever time.
bool ValidityPass::isOlderThan(const QDateTime& time) const
{
    return time > m_lookedAt && time <= m_context.clock.now();
}

// Used time and quota only grow: what the router's counters have lost stays counted. True where they have.
bool ValidityPass::takeOverUse(Voucher& voucher, const ListedUser& user, const GuestSession* session)
{
    const Seconds counted = std::max(user.uptime, session ? session->uptime : Seconds(0));
    const qint64 countedBytes = std::max(user.bytes(), session ? session->bytesIn + session->bytesOut : 0);
    const Seconds lost = voucher.uptime - voucher.forgottenUptime - counted;
    const qint64 lostBytes = voucher.usedBytes - voucher.forgottenBytes - countedBytes;
    const bool hasReset = lost > tolerableLoss || lostBytes > tolerableBytes;
    if (hasReset) {
        voucher.forgottenUptime += std::max(lost, Seconds(0));
        voucher.forgottenBytes += std::max<qint64>(lostBytes, 0);
    }
    voucher.uptime = std::max(voucher.uptime, voucher.forgottenUptime + counted);
    voucher.usedBytes = std::max(voucher.usedBytes, voucher.forgottenBytes + countedBytes);
    return hasReset;
}

Result<void> ValidityPass::noteReset(Transaction& transaction, const Voucher& voucher)
{
    return note(transaction, voucher, "voucher.counters_reset",
                {{u"uptime"_s, qint64(voucher.uptime.count())},
                 {u"bytes"_s, voucher.usedBytes},
                 {u"forgotten"_s, qint64(voucher.forgottenUptime.count())}});
}

// A router that was reset would allow all of it once more.
bool ValidityPass::mustSetRest(const Voucher& voucher, const ListedUser& user)
{
    const bool time = voucher.forgottenUptime.count() > 0 && voucher.timeLimit().count() > 0 &&
                      (user.limitUptime.count() == 0 || user.limitUptime > voucher.timeLimit());
    const bool bytes = voucher.forgottenBytes > 0 && voucher.bytesLimit() > 0 &&
                       (user.limitBytesTotal == 0 || user.limitBytesTotal > voucher.bytesLimit());
    return time || bytes;
}

void ValidityPass::compareEnded(const Voucher& voucher, const ListedUser* user)
{
    if (!user) {
        // A router that lost its users may get them back, from a copy of its own; by then all living ones are compared.
        if ((isOlderThan(voucher.endedAt) && isOlderThan(voucher.onRouterAt)) || m_drift.hasLostItsUsers())
            return;
        m_writes.emplace_back([this, voucher = Voucher(voucher)](Transaction& transaction) mutable {
            return removed(transaction, voucher);
        });
    } else if (voucher.status == VoucherStatus::Expired && voucher.expiresAt > m_context.clock.now()) {
        // Its time is still to come: it was ended by a clock that was ahead.
        if (!m_clockIsDoubtful)
            m_errands.revivals += voucher;
    } else if (m_clockIsDoubtful) {
        return;
    } else if (!mayStay(voucher)) {
        m_errands.removals += voucher;
    } else if (!user->disabled || sessionOf(user->name) || m_cookies.contains(user->name)) {
        m_errands.ends += voucher;
    }
}

void ValidityPass::reportMissing(const WatchedVoucher& watched)
{
    if (isDue(watched.voucher)) {
        m_writes.emplace_back([this, voucher = Voucher(watched.voucher)](Transaction& transaction) mutable {
            return end(transaction, voucher, VoucherEvent::ValidityEnded);
        });
        return;
    }
    if (isOlderThan(watched.updatedAt) || isOlderThan(watched.voucher.onRouterAt))
        return; // made after the listing
    if (m_missing.contains(watched.voucher.id))
        return; // it changed its state on the way
    m_missing.insert(watched.voucher.id);
    if (!watched.voucher.missingSince.isValid())
        m_writes.emplace_back([this, id = watched.voucher.id](Transaction& transaction) {
            return m_lives.setMissing(transaction, id, m_lookedAt);
        });
    ++m_drift.missing;
    addDrift({.router = m_router,
              .username = watched.voucher.username,
              .comment = watched.voucher.comment,
              .kind = DriftKind::Missing,
              .voucherId = watched.voucher.id,
              .purchaseId = watched.voucher.purchaseId,
              .actions = {DriftAction::MakeAgain, DriftAction::WriteOff}});
}

void ValidityPass::compareStranger(const ListedUser& user, const WatchedVoucher* known)
{
    DriftItem item{
        .router = m_router, .username = user.name, .comment = user.comment, .actions = {DriftAction::Remove}};
    if (known && !known->voucher.isLookedAfter)
        return; // it is changing hands just now
    if (known && known->voucher.comment == user.comment) {
        const VoucherStatus status = known->voucher.status;
        const bool isOver = status == VoucherStatus::Removed || status == VoucherStatus::Discarded;
        if (!isOver || isOlderThan(known->updatedAt))
            return; // being made, or it has changed since the listing
        item.kind = DriftKind::Leftover;
        item.voucherId = known->voucher.id;
        item.purchaseId = known->voucher.purchaseId;
    } else if (!known && isAdoptable(user)) {
        item.actions.prepend(DriftAction::Adopt);
    } else if (!known && isOfUnknownOrder(user)) {
        item.kind = DriftKind::Later;
        item.actions.prepend(DriftAction::Rebuild);
    }
    addDrift(std::move(item));
}

bool ValidityPass::isAdoptable(const ListedUser& user) const
{
    const auto ours = readComment(user.comment);
    if (!ours)
        return false;
    if (const auto purchase = m_ledger.purchases.findByInvoice(ours->code))
        return domain::isPaid(purchase->status) && purchase->router == m_router && ours->number <= purchase->quantity;
    return m_lives.batchOf(ours->code).has_value();
}

bool ValidityPass::isOfUnknownOrder(const ListedUser& user) const
{
    const auto ours = readComment(user.comment);
    if (!ours || m_lives.batchOf(ours->code))
        return false;
    const auto purchase = m_ledger.purchases.findByInvoice(ours->code);
    return !purchase && purchase.error().kind == core::ErrorKind::NotFound;
}

void ValidityPass::addDrift(DriftItem item)
{
    ++m_drift.total;
    if (m_drift.items.size() < maxDriftItems)
        m_drift.items += std::move(item);
}

Result<void> ValidityPass::writeAll()
{
    if (m_writes.empty())
        return {};
    const auto writes = std::exchange(m_writes, {});
    return m_ledger.inTransaction([&](Transaction& transaction) -> Result<void> {
        for (const Write& write : writes)
            LOKET_TRY(write(transaction));
        return {};
    });
}

// Its time is not known to the second: at the latest so long ago as it has been used since, and never before it was
// made.
Result<void> ValidityPass::firstLogin(Transaction& transaction, Voucher& voucher)
{
    const QDateTime now = m_context.clock.now();
    LOKET_TRY(m_ledger.vouchers.advance(transaction, voucher, VoucherEvent::FirstLogin, now));
    voucher.firstLoginAt = m_lookedAt.addSecs(-voucher.uptime.count());
    if (voucher.onRouterAt.isValid() && voucher.firstLoginAt < voucher.onRouterAt)
        voucher.firstLoginAt = voucher.onRouterAt;
    if (voucher.counts == domain::Counting::FirstLogin && voucher.duration.count() > 0)
        voucher.expiresAt = voucher.firstLoginAt.addSecs(voucher.duration.count());
    LOKET_TRY(m_lives.saveLife(transaction, voucher, now));
    ++m_done.firstLogins;
    QJsonObject detail{{u"at"_s, core::toIso(voucher.firstLoginAt)}, {u"device"_s, voucher.deviceMac}};
    if (voucher.expiresAt.isValid())
        detail.insert(u"expires"_s, core::toIso(voucher.expiresAt));
    if (voucher.lockToDevice)
        detail.insert(u"locked"_s, true);
    return note(transaction, voucher, "voucher.first_login", detail);
}

Result<void> ValidityPass::end(Transaction& transaction, Voucher& voucher, VoucherEvent event)
{
    LOKET_TRY(m_ledger.vouchers.advance(transaction, voucher, event, m_context.clock.now()));
    const bool usedUp = event == VoucherEvent::LimitReached;
    ++(usedUp ? m_done.usedUp : m_done.expired);
    return note(transaction, voucher, usedUp ? "voucher.used_up" : "voucher.expired",
                {{u"uptime"_s, qint64(voucher.uptime.count())}, {u"bytes"_s, voucher.usedBytes}});
}

Result<void> ValidityPass::removed(Transaction& transaction, Voucher& voucher)
{
    LOKET_TRY(m_ledger.vouchers.advance(transaction, voucher, VoucherEvent::RemovedFromRouter, m_context.clock.now()));
    ++m_done.removed;
    return note(transaction, voucher, "voucher.removed");
}

Result<void> ValidityPass::note(Transaction& transaction, const Voucher& voucher, const char* action,
                                QJsonObject detail)
{
    detail.insert(u"voucher"_s, voucher.id);
    detail.insert(u"number"_s, voucher.number);
    detail.insert(u"router"_s, voucher.router);
    return m_ledger.audit.insert(transaction, systemActor.name, QString::fromLatin1(action),
                                 voucher.purchaseId == 0 ? std::nullopt : std::optional(voucher.purchaseId), detail,
                                 m_context.clock.now());
}

const ListedUser* ValidityPass::userOf(const Voucher& voucher) const
{
    const auto index = m_users.constFind(voucher.username);
    if (index == m_users.cend() || m_look.users[*index].comment != voucher.comment)
        return nullptr;
    return &m_look.users[*index];
}

const GuestSession* ValidityPass::sessionOf(const QString& name) const
{
    const auto index = m_sessions.constFind(name);
    return index == m_sessions.cend() ? nullptr : &m_look.sessions[*index];
}

bool ValidityPass::isDue(const Voucher& voucher) const
{
    return voucher.expiresAt.isValid() && voucher.expiresAt <= m_context.clock.now() && !m_clockIsDoubtful;
}

bool ValidityPass::mayStay(const Voucher& voucher) const
{
    return m_clockIsDoubtful ||
           voucher.endedAt.addSecs(std::chrono::seconds(m_context.policy.voucherGrace).count()) > m_context.clock.now();
}

void ValidityPass::done()
{
    if (!m_done.isIdle())
        core::logInfo(lcLife(), "life.pass",
                      {{u"router"_s, m_router},
                       {u"first_logins"_s, m_done.firstLogins},
                       {u"used_up"_s, m_done.usedUp},
                       {u"expired"_s, m_done.expired},
                       {u"disabled"_s, m_done.disabled},
                       {u"removed"_s, m_done.removed}});
    finish(m_done);
}

} // namespace loket::sales
