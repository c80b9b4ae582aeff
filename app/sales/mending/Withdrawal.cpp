#include "core/Reasons.h"
#include "sales/flow/IssueVouchers.h"
#include "sales/flow/Steps.h"
#include "sales/mending/Recovery.h"

#include <algorithm>

namespace loket::sales {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using core::Async;
using core::fail;
using core::Result;
using domain::Voucher;
using storage::Transaction;

namespace {

constexpr auto issuePatience = 1s; // how long to wait for vouchers that are being made

// On its router, and ours to take off.
bool isToRemove(const Voucher& voucher)
{
    return voucher.isLiving() && voucher.isLookedAfter;
}

} // namespace

Result<CleanupResult> Recovery::cleanUp(qint64 purchaseId, const Actor& actor, const QString& why)
{
    LOKET_TRY(m_ledger.permit(actor, domain::PurchaseAction::CleanUp));
    return m_ledger.inTransaction([&](Transaction& transaction) -> Result<CleanupResult> {
        LOKET_TRY(open(purchaseId, domain::PurchaseAction::CleanUp));
        LOKET_TRY_VALUE(const auto vouchers, m_ledger.vouchers.ofPurchase(purchaseId));
        CleanupResult result;
        result.removed = int(std::count_if(vouchers.begin(), vouchers.end(), isToRemove));
        if (result.removed > 0)
            LOKET_TRY(
                m_ledger.enqueueUnlessAlive(transaction, job::withdrawVouchers, purchaseId, m_context.clock.now()));
        LOKET_TRY(note(transaction, actor, "purchase.cleaned_up", purchaseId, why, {{u"vouchers"_s, result.removed}}));
        return result;
    });
}

Async<void> Recovery::withdraw(const storage::JobRow& job)
{
    const auto purchase = m_ledger.purchases.find(job.purchaseId);
    const auto vouchers = m_ledger.vouchers.ofPurchase(job.purchaseId);
    const auto issuing = m_ledger.jobs.isAlive(job::issueVouchers, job.purchaseId);
    if (!purchase || !vouchers || !issuing)
        return core::ready<void>(fail(core::Reason::PurchaseUnread));
    QList<Voucher> living;
    std::copy_if(vouchers->begin(), vouchers->end(), std::back_inserter(living), isToRemove);
    if (domain::isPaid(purchase->status) || living.isEmpty()) { // payment prevails, also here
        return core::ready(
            m_ledger.inTransaction([&](Transaction& transaction) { return m_context.jobs.finish(transaction, job); }));
    }
    if (*issuing) { // still being made: the results must be removed too
        return core::ready(m_ledger.inTransaction(
            [&](Transaction& transaction) { return m_context.jobs.again(transaction, job, issuePatience); }));
    }
    domain::HotspotRouter* router = m_context.counterparts.router(purchase->router);
    if (!router)
        return core::ready(settleWithdrawal(job, living, fail(core::Reason::RouterNotSetUp, {purchase->router})));
    QList<domain::HotspotUser> users;
    for (const Voucher& voucher : std::as_const(living))
        users += hotspotUserOf(voucher);
    return router->removeUsers(users).then(this, [this, job, living](const Result<int>& removed) {
        m_context.effect("router.removed");
        return settleWithdrawal(job, living, removed);
    });
}

Result<void> Recovery::settleWithdrawal(const storage::JobRow& job, QList<Voucher> vouchers, const Result<int>& removed)
{
    return m_ledger.inTransaction([&](Transaction& transaction) -> Result<void> {
        if (!removed) {
            LOKET_TRY(m_ledger.note(
                transaction, systemActor, "vouchers.remove_failed", job.purchaseId,
                {{u"reason"_s, removed.error().detail}, {u"because"_s, core::reasonToJson(removed.error())}}));
            // A live code that nobody has paid for must be removed, however long the router is unreachable.
            return m_context.jobs.again(transaction, job, m_context.policy.retry.backoff.max);
        }
        for (Voucher& voucher : vouchers)
            LOKET_TRY(m_ledger.vouchers.advance(transaction, voucher, domain::VoucherEvent::RemovedFromRouter,
                                                m_context.clock.now()));
        LOKET_TRY(m_ledger.note(transaction, systemActor, "vouchers.removed", job.purchaseId,
                                {{u"count"_s, int(vouchers.size())}}));
        return m_context.jobs.finish(transaction, job);
    });
}

} // namespace loket::sales
