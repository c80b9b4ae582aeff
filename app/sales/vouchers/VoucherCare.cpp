#include "sales/vouchers/VoucherCare.h"

#include "core/Reasons.h"
#include "sales/flow/IssueVouchers.h"
#include "sales/flow/Steps.h"

namespace loket::sales {

using namespace Qt::Literals::StringLiterals;
using core::Async;
using core::fail;
using core::Failure;
using core::Result;
using domain::Counting;
using domain::Seconds;
using domain::Voucher;
using domain::VoucherStatus;
using storage::Transaction;

namespace {

constexpr Seconds longestTerm{10LL * 366 * 86400}; // as domain::parseDuration has it
constexpr qsizetype careNamesAtOnce = 400;

bool isEnded(const Voucher& voucher)
{
    return voucher.status == VoucherStatus::UsedUp || voucher.status == VoucherStatus::Expired;
}

bool quotaIsUp(const Voucher& voucher)
{
    return voucher.quotaBytes > 0 && voucher.usedBytes >= voucher.quotaBytes;
}

core::Failure busy()
{
    return fail(core::Reason::VoucherOnRouterBusy);
}

} // namespace

VoucherCare::VoucherCare(const Context& context, Validity& validity)
    : m_context(context), m_validity(validity), m_ledger(context), m_lives(context.database)
{}

Result<Voucher> VoucherCare::onRouter(qint64 voucherId) const
{
    const auto voucher = m_lives.find(voucherId);
    if (!voucher)
        return voucher;
    if (!voucher->isLookedAfter)
        return fail(core::Reason::VoucherOfAnotherProgram);
    switch (voucher->status) {
    case VoucherStatus::Planned:
        return fail(core::Reason::VoucherNotYet);
    case VoucherStatus::Removed:
    case VoucherStatus::Discarded:
        return fail(core::Reason::VoucherTakenOff);
    default:
        return voucher;
    }
}

Result<domain::HotspotRouter*> VoucherCare::routerOf(const Voucher& voucher) const
{
    domain::HotspotRouter* router = m_context.counterparts.router(voucher.router);
    if (!router)
        return fail(core::Reason::RouterNotSetUp, {voucher.router});
    return router;
}

Result<Voucher> VoucherCare::extended(Voucher voucher, Seconds more) const
{
    const QDateTime now = m_context.clock.now();
    if (more < Seconds(1) || more > longestTerm)
        return fail(core::Reason::ExtendBy);
    if (voucher.purchaseId == 0)
        return fail(core::Reason::VoucherInStock);
    const auto purchase = m_ledger.purchases.find(voucher.purchaseId);
    if (!purchase)
        return Failure(purchase.error());
    if (!domain::isPaid(purchase->status))
        return fail(core::Reason::VoucherPurchaseIs, {domain::toString(purchase->status)});
    if (voucher.counts == Counting::Never)
        return fail(core::Reason::VoucherTimeless);
    if (quotaIsUp(voucher))
        return fail(core::Reason::VoucherDataUsed);
    if (isEnded(voucher) && voucher.endedAt.addSecs(std::chrono::seconds(m_context.policy.voucherGrace).count()) <= now)
        return fail(core::Reason::VoucherTooOld);

    const bool byClock = voucher.counts != Counting::Online && voucher.expiresAt.isValid();
    if (byClock)
        voucher.expiresAt = std::max(voucher.expiresAt, now).addSecs(more.count());
    else if (voucher.duration > longestTerm - more)
        return fail(core::Reason::ExtendTooLong);
    else
        voucher.duration += more;
    return voucher;
}

Async<Voucher> VoucherCare::extend(qint64 voucherId, Seconds more, const Actor& actor)
{
    if (const auto allowed = m_ledger.permit(actor, domain::Action::ManageVouchers); !allowed)
        return core::ready<Voucher>(Failure(allowed.error()));
    const auto before = onRouter(voucherId);
    if (!before)
        return core::ready<Voucher>(Failure(before.error()));
    const auto after = extended(*before, more);
    if (!after)
        return core::ready<Voucher>(Failure(after.error()));

    domain::UserChange change{.name = before->username, .comment = before->comment};
    if (before->counts == Counting::Online)
        change.limitUptime = after->timeLimit();
    if (isEnded(*before))
        change.disabled = false;
    if (!change.limitUptime && !change.disabled) // our own clock decides
        return core::ready(saveExtension(*before, *after, more, actor));

    const auto router = routerOf(*before);
    if (!router)
        return core::ready<Voucher>(Failure(router.error()));
    if (!m_validity.claim(voucherId))
        return core::ready<Voucher>(busy());
    return (*router)->changeUsers({change}).then(
        this, [this, before = *before, after = *after, more, actor](const Result<Each>& each) -> Answer {
            m_validity.release(before.id);
            const auto changed = onlyOne(each);
            if (!changed)
                return Failure(changed.error());
            if (*changed == 0)
                return fail(core::Reason::VoucherNotOnRouter);
            m_context.effect("router.extended");
            return saveExtension(before, after, more, actor);
        });
}

VoucherCare::Answer VoucherCare::saveExtension(const Voucher& before, Voucher after, Seconds more, const Actor& actor)
{
    return m_ledger.inTransaction([&](Transaction& transaction) -> Answer {
        const QDateTime now = m_context.clock.now();
        const auto present = m_lives.find(before.id);
        if (!present)
            return present;
        if (present->status != before.status || present->expiresAt != before.expiresAt ||
            present->duration != before.duration)
            return fail(core::Reason::VoucherChangedLook);
        after.uptime = present->uptime;
        after.usedBytes = present->usedBytes;
        after.forgottenUptime = present->forgottenUptime;
        after.forgottenBytes = present->forgottenBytes;
        after.deviceMac = present->deviceMac;
        if (isEnded(before)) {
            const bool unused = before.status == VoucherStatus::Expired && !before.firstLoginAt.isValid();
            LOKET_TRY(m_ledger.vouchers.advance(
                transaction, after, unused ? domain::VoucherEvent::ExtendedUnused : domain::VoucherEvent::Extended,
                now));
            after.endedAt = {};
        }
        LOKET_TRY(m_lives.saveLife(transaction, after, now));
        QJsonObject detail{{u"seconds"_s, qint64(more.count())}};
        if (after.expiresAt.isValid())
            detail.insert(u"expires"_s, core::toIso(after.expiresAt));
        LOKET_TRY(note(transaction, after, actor, "voucher.extended", detail));
        return after;
    });
}

Async<Voucher> VoucherCare::unlock(qint64 voucherId, const Actor& actor)
{
    if (const auto allowed = m_ledger.permit(actor, domain::Action::ManageSessions); !allowed)
        return core::ready<Voucher>(Failure(allowed.error()));
    const auto voucher = onRouter(voucherId);
    if (!voucher)
        return core::ready<Voucher>(Failure(voucher.error()));
    if (!voucher->lockToDevice || voucher->deviceMac.isEmpty())
        return core::ready<Voucher>(fail(core::Reason::VoucherNotBound));
    if (isEnded(*voucher))
        return core::ready<Voucher>(fail(core::Reason::VoucherEnded));
    const auto router = routerOf(*voucher);
    if (!router)
        return core::ready<Voucher>(Failure(router.error()));
    if (!m_validity.claim(voucherId))
        return core::ready<Voucher>(busy());
    // The old device is removed first: its cookie and session would bind the voucher to it again.
    return (*router)
        ->changeUsers({{.name = voucher->username, .comment = voucher->comment, .macAddress = QString()}})
        .then(this,
              [this, voucher = *voucher](const Result<Each>& each) -> Async<Each> {
                  const auto changed = onlyOne(each);
                  if (!changed)
                      return core::ready<Each>(Failure(changed.error()));
                  if (*changed == 0)
                      return core::ready<Each>(fail(core::Reason::VoucherNotOnRouter));
                  domain::HotspotRouter* again = m_context.counterparts.router(voucher.router);
                  if (!again)
                      return core::ready<Each>(fail(core::Reason::RouterRenewed));
                  return again->endUsers({hotspotUserOf(voucher)}, domain::Ending::Kick);
              })
        .unwrap()
        .then(this, [this, voucher = *voucher, actor](const Result<Each>& each) -> Answer {
            m_validity.release(voucher.id);
            const auto kicked = onlyOne(each);
            if (!kicked)
                return Failure(kicked.error());
            m_context.effect("router.unlocked");
            return saveUnlock(voucher, actor);
        });
}

VoucherCare::Answer VoucherCare::saveUnlock(Voucher voucher, const Actor& actor)
{
    return m_ledger.inTransaction([&](Transaction& transaction) -> Answer {
        auto present = m_lives.find(voucher.id);
        if (!present)
            return present;
        const QString device = present->deviceMac;
        present->deviceMac.clear();
        LOKET_TRY(m_lives.saveLife(transaction, *present, m_context.clock.now()));
        LOKET_TRY(note(transaction, *present, actor, "voucher.unlocked", {{u"device"_s, device}}));
        return present;
    });
}

Async<Voucher> VoucherCare::kick(qint64 voucherId, const Actor& actor)
{
    if (const auto allowed = m_ledger.permit(actor, domain::Action::ManageSessions); !allowed)
        return core::ready<Voucher>(Failure(allowed.error()));
    const auto voucher = onRouter(voucherId);
    if (!voucher)
        return core::ready<Voucher>(Failure(voucher.error()));
    const auto router = routerOf(*voucher);
    if (!router)
        return core::ready<Voucher>(Failure(router.error()));
    return (*router)
        ->endUsers({hotspotUserOf(*voucher)}, domain::Ending::Kick)
        .then(this, [this, voucher = *voucher, actor](const Result<Each>& each) -> Answer {
            const auto kicked = onlyOne(each);
            if (!kicked)
                return Failure(kicked.error());
            if (*kicked == 0)
                return fail(core::Reason::VoucherNotOnline);
            return noteKick(voucher, *kicked, actor);
        });
}

VoucherCare::Answer VoucherCare::noteKick(const Voucher& voucher, int sessions, const Actor& actor)
{
    return m_ledger.inTransaction([&](Transaction& transaction) -> Answer {
        LOKET_TRY(note(transaction, voucher, actor, "voucher.kicked", {{u"sessions"_s, sessions}}));
        return voucher;
    });
}

Result<void> VoucherCare::note(Transaction& transaction, const Voucher& voucher, const Actor& actor, const char* action,
                               QJsonObject detail) const
{
    detail.insert(u"voucher"_s, voucher.id);
    detail.insert(u"number"_s, voucher.number);
    detail.insert(u"router"_s, voucher.router);
    return m_ledger.audit.insert(transaction, actor.name, QString::fromLatin1(action),
                                 voucher.purchaseId == 0 ? std::nullopt : std::optional(voucher.purchaseId), detail,
                                 m_context.clock.now());
}

Async<QList<OnlineRouter>> VoucherCare::online()
{
    const QStringList routers = m_context.counterparts.routers();
    struct Round
    {
        QPromise<Result<QList<OnlineRouter>>> promise;
        QList<OnlineRouter> answers;
        qsizetype left = 0;
    };
    auto round = std::make_shared<Round>();
    round->promise.start();
    round->left = routers.size();
    round->answers.resize(routers.size());
    auto future = round->promise.future();
    const auto settle = [round](qsizetype index, OnlineRouter answer) {
        round->answers[index] = std::move(answer);
        if (--round->left > 0)
            return;
        round->promise.addResult(Result<QList<OnlineRouter>>(std::move(round->answers)));
        round->promise.finish();
    };
    if (routers.isEmpty()) {
        round->promise.addResult(Result<QList<OnlineRouter>>(QList<OnlineRouter>()));
        round->promise.finish();
    }
    for (qsizetype i = 0; i < routers.size(); ++i) {
        const QString& name = routers[i];
        domain::HotspotRouter* router = m_context.counterparts.router(name);
        if (!router) {
            settle(i, told(name, fail(core::Reason::RouterWithoutHost, {name})));
            continue;
        }
        router->guests().then(this, [this, i, name, settle](const Result<QList<domain::GuestSession>>& sessions) {
            settle(i, told(name, sessions));
        });
    }
    return future;
}

OnlineRouter VoucherCare::told(const QString& router, const Result<QList<domain::GuestSession>>& sessions)
{
    OnlineRouter online{.router = router};
    if (!sessions) {
        online.problem = sessions.error();
        return online;
    }
    const QDateTime now = m_context.clock.now();
    for (qsizetype from = 0; from < sessions->size(); from += careNamesAtOnce) {
        QStringList names;
        for (const domain::GuestSession& session : sessions->mid(from, careNamesAtOnce))
            names += session.user;
        const auto vouchers = m_lives.named(router, names).value_or(QHash<QString, storage::WatchedVoucher>());
        QList<qint64> ids;
        for (const storage::WatchedVoucher& watched : vouchers)
            ids += watched.voucher.id;
        const auto packages = m_lives.packageNames(ids).value_or(QHash<qint64, QString>());
        for (const domain::GuestSession& session : sessions->mid(from, careNamesAtOnce)) {
            OnlineGuest guest{.session = session, .since = now.addSecs(-session.uptime.count())};
            if (const auto found = vouchers.constFind(session.user); found != vouchers.cend()) {
                const Voucher& voucher = found->voucher;
                guest.voucherId = voucher.id;
                guest.purchaseId = voucher.purchaseId;
                guest.packageName = packages.value(voucher.id);
                guest.expiresAt = voucher.expiresAt;
                guest.isLocked = voucher.lockToDevice && !voucher.deviceMac.isEmpty();
            }
            if (session.timeLeft.count() > 0)
                guest.left = session.timeLeft;
            online.guests += guest;
        }
    }
    return online;
}

} // namespace loket::sales
