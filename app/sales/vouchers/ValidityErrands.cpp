// What a pass has the router do, after the pages were compared: enable again, lock, limit, disconnect, remove.
#include "core/Reasons.h"
#include "sales/flow/Steps.h"
#include "sales/vouchers/ValidityPass.h"

namespace loket::sales {

using namespace Qt::Literals::StringLiterals;
using core::Failure;
using core::Result;
using domain::Voucher;
using domain::VoucherEvent;
using storage::Transaction;

namespace {

constexpr int errandsAtOnce = 100;

QList<domain::HotspotUser> usersOf(const QList<Voucher>& vouchers)
{
    QList<domain::HotspotUser> users;
    for (const Voucher& voucher : vouchers)
        users += hotspotUserOf(voucher);
    return users;
}

} // namespace

void ValidityPass::noteTrouble(const domain::HotspotRouter::Each& each)
{
    for (const auto& one : each) {
        if (!one && !m_trouble)
            m_trouble = one.error();
    }
}

QList<Voucher> ValidityPass::claimSome(QList<Voucher>& from)
{
    QList<Voucher> claimed;
    for (const Voucher& voucher : takeSome(from, errandsAtOnce)) {
        const auto now = m_lives.find(voucher.id);
        if (now && now->status == voucher.status && now->deviceMac == voucher.deviceMac && m_owner.claim(voucher.id))
            claimed += voucher;
    }
    return claimed;
}

void ValidityPass::release(const QList<Voucher>& vouchers)
{
    for (const Voucher& voucher : vouchers)
        m_owner.release(voucher.id);
}

// The router first: a live voucher in the ledger must be usable for a login.
void ValidityPass::letInAgain()
{
    if (m_errands.revivals.isEmpty())
        return soon(&ValidityPass::lockDevices);
    domain::HotspotRouter* router = m_context.counterparts.router(m_router);
    if (!router)
        return finish(core::fail(core::Reason::RouterRenewed));
    const QList<Voucher> some = claimSome(m_errands.revivals);
    QList<domain::UserChange> changes;
    for (const Voucher& voucher : some)
        changes += {.name = voucher.username, .comment = voucher.comment, .disabled = false};
    router->changeUsers(changes).then(this, [this, some](const Result<domain::HotspotRouter::Each>& each) {
        release(some);
        if (!each)
            return finish(Failure(each.error()));
        for (qsizetype i = 0; i < some.size() && i < each->size(); ++i) {
            if (each->at(i).value_or(0) > 0)
                m_writes.emplace_back([this, voucher = some[i]](Transaction& transaction) mutable {
                    return revive(transaction, voucher);
                });
        }
        noteTrouble(*each);
        if (const auto written = writeAll(); !written)
            return finish(Failure(written.error()));
        soon(&ValidityPass::letInAgain);
    });
}

Result<void> ValidityPass::revive(Transaction& transaction, Voucher& voucher)
{
    const QDateTime now = m_context.clock.now();
    const bool isUsed = voucher.firstLoginAt.isValid();
    LOKET_TRY(m_ledger.vouchers.advance(transaction, voucher,
                                        isUsed ? VoucherEvent::Extended : VoucherEvent::ExtendedUnused, now));
    voucher.endedAt = {};
    LOKET_TRY(m_lives.saveLife(transaction, voucher, now));
    return note(transaction, voucher, "voucher.revived", {{u"expires"_s, core::toIso(voucher.expiresAt)}});
}

void ValidityPass::lockDevices()
{
    if (m_errands.locks.isEmpty())
        return soon(&ValidityPass::setRests);
    domain::HotspotRouter* router = m_context.counterparts.router(m_router);
    if (!router)
        return finish(core::fail(core::Reason::RouterRenewed));
    const QList<Voucher> some = claimSome(m_errands.locks);
    QList<domain::UserChange> changes;
    for (const Voucher& voucher : some)
        changes += {.name = voucher.username, .comment = voucher.comment, .macAddress = voucher.deviceMac};
    router->changeUsers(changes).then(this, [this, some](const Result<domain::HotspotRouter::Each>& each) {
        release(some);
        if (!each)
            return finish(Failure(each.error()));
        m_context.effect("router.locked");
        for (const auto& one : *each)
            m_done.locked += one.value_or(0) > 0 ? 1 : 0;
        noteTrouble(*each);
        soon(&ValidityPass::lockDevices);
    });
}

// A guest who is logged in stays: the router counts the session against the new limit.
void ValidityPass::setRests()
{
    if (m_errands.rests.isEmpty())
        return soon(&ValidityPass::putOut);
    domain::HotspotRouter* router = m_context.counterparts.router(m_router);
    if (!router)
        return finish(core::fail(core::Reason::RouterRenewed));
    const QList<Voucher> some = claimSome(m_errands.rests);
    QList<domain::UserChange> changes;
    for (const Voucher& voucher : some) {
        domain::UserChange change{.name = voucher.username, .comment = voucher.comment};
        if (voucher.timeLimit().count() > 0)
            change.limitUptime = voucher.timeLimit();
        if (voucher.bytesLimit() > 0)
            change.limitBytesTotal = voucher.bytesLimit();
        changes += change;
    }
    router->changeUsers(changes).then(this, [this, some](const Result<domain::HotspotRouter::Each>& each) {
        release(some);
        if (!each)
            return finish(Failure(each.error()));
        m_context.effect("router.limited");
        noteTrouble(*each);
        soon(&ValidityPass::setRests);
    });
}

void ValidityPass::putOut()
{
    if (m_errands.ends.isEmpty())
        return soon(&ValidityPass::takeAway);
    domain::HotspotRouter* router = m_context.counterparts.router(m_router);
    if (!router)
        return finish(core::fail(core::Reason::RouterRenewed));
    const QList<Voucher> some = claimSome(m_errands.ends);
    router->endUsers(usersOf(some), domain::Ending::Disable)
        .then(this, [this, some](const Result<domain::HotspotRouter::Each>& each) {
            release(some);
            if (!each)
                return finish(Failure(each.error()));
            m_context.effect("router.disabled");
            for (const auto& one : *each)
                m_done.disabled += one.value_or(0) > 0 ? 1 : 0;
            noteTrouble(*each);
            soon(&ValidityPass::putOut);
        });
}

void ValidityPass::takeAway()
{
    if (m_trouble)
        return finish(Failure(*m_trouble));
    if (m_errands.removals.isEmpty())
        return done();
    domain::HotspotRouter* router = m_context.counterparts.router(m_router);
    if (!router)
        return finish(core::fail(core::Reason::RouterRenewed));
    const QList<Voucher> some = claimSome(m_errands.removals);
    router->endUsers(usersOf(some), domain::Ending::Remove)
        .then(this, [this, some](const Result<domain::HotspotRouter::Each>& each) {
            release(some);
            if (!each)
                return finish(Failure(each.error()));
            m_context.effect("router.swept");
            for (qsizetype i = 0; i < some.size() && i < each->size(); ++i) {
                if (each->at(i))
                    m_writes.emplace_back([this, voucher = some[i]](Transaction& transaction) mutable {
                        return removed(transaction, voucher);
                    });
            }
            noteTrouble(*each);
            if (const auto written = writeAll(); !written)
                return finish(Failure(written.error()));
            soon(&ValidityPass::takeAway);
        });
}

} // namespace loket::sales
