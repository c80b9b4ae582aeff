#include "sales/Recovery.h"

#include "sales/IssueVouchers.h"

#include <algorithm>

namespace loket::sales {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using core::Async;
using core::ErrorKind;
using core::fail;
using core::Failure;
using core::Result;
using domain::Purchase;
using domain::PurchaseStatus;
using domain::Voucher;
using storage::Transaction;

namespace {

constexpr int sweepLimit = 500;    // purchases in one sweep; the next one goes on
constexpr int recoveryLimit = 500; // likewise for what a router's return sets going
constexpr auto issuePatience = 1s; // how long to wait for vouchers that are being made

// Failures that say "it was away", not "it refused".
QStringList awayKinds()
{
    QStringList kinds;
    for (const ErrorKind kind : {ErrorKind::Unreachable, ErrorKind::ConnectionLost, ErrorKind::Timeout,
                                 ErrorKind::Unavailable, ErrorKind::Protocol, ErrorKind::Cancelled})
        kinds += core::toString(kind);
    return kinds;
}

} // namespace

Result<Purchase> Recovery::regenerate(qint64 purchaseId, const Actor& actor)
{
    return m_journal.inTransaction([&](Transaction& transaction) -> Result<Purchase> {
        auto purchase = m_journal.purchases.find(purchaseId);
        if (!purchase)
            return purchase;
        if (purchase->status == PurchaseStatus::Paid)
            return fail(ErrorKind::Conflict, u"the vouchers of this purchase are being made already"_s);
        if (purchase->status != PurchaseStatus::VoucherGenerationFailed)
            return fail(ErrorKind::Conflict,
                        u"only a purchase in voucher_generation_failed can be regenerated; this one is %1"_s.arg(
                            domain::toString(purchase->status)));
        const QDateTime now = m_context.clock.now();
        LOKET_TRY(m_journal.purchases.advance(transaction, *purchase, domain::PurchaseEvent::RegenerateRequested, now));
        LOKET_TRY(m_journal.jobs.enqueue(transaction, job::issueVouchers, purchaseId, now, now));
        LOKET_TRY(m_journal.note(transaction, actor, "vouchers.regenerate", purchaseId));
        return purchase;
    });
}

Result<Purchase> Recovery::retryDelivery(qint64 purchaseId, const Actor& actor)
{
    return m_journal.inTransaction([&](Transaction& transaction) -> Result<Purchase> {
        auto purchase = m_journal.purchases.find(purchaseId);
        if (!purchase)
            return purchase;
        if (purchase->status != PurchaseStatus::Completed)
            return fail(ErrorKind::Conflict, u"only a completed purchase has a message to send; this one is %1"_s.arg(
                                                 domain::toString(purchase->status)));
        if (purchase->customerPhone.isEmpty())
            return fail(ErrorKind::Conflict, u"this purchase has no phone number"_s);
        if (purchase->deliveryStatus == domain::DeliveryStatus::Queued)
            return fail(ErrorKind::Conflict, u"this message is on its way already"_s);
        const QDateTime now = m_context.clock.now();
        LOKET_TRY(
            m_journal.purchases.advanceDelivery(transaction, *purchase, domain::DeliveryEvent::SendRequested, now));
        LOKET_TRY(m_journal.purchases.setMessageDoubts(transaction, purchaseId, 0));
        LOKET_TRY(m_journal.jobs.enqueue(transaction, job::deliverVouchers, purchaseId, now, now));
        LOKET_TRY(m_journal.note(transaction, actor, "message.retry", purchaseId));
        return purchase;
    });
}

Result<CleanupResult> Recovery::cleanUp(qint64 purchaseId, const Actor& actor)
{
    return m_journal.inTransaction([&](Transaction& transaction) -> Result<CleanupResult> {
        const auto purchase = m_journal.purchases.find(purchaseId);
        if (!purchase)
            return Failure(purchase.error());
        const bool over = purchase->status == PurchaseStatus::Failed || purchase->status == PurchaseStatus::Expired ||
                          purchase->status == PurchaseStatus::Cancelled;
        if (!over)
            return fail(ErrorKind::Conflict,
                        u"only a failed, expired or cancelled purchase is cleaned up; this one is %1"_s.arg(
                            domain::toString(purchase->status)));
        const auto vouchers = m_journal.vouchers.ofPurchase(purchaseId);
        if (!vouchers)
            return Failure(vouchers.error());
        CleanupResult result;
        result.removed =
            int(std::count_if(vouchers->begin(), vouchers->end(), [](const Voucher& v) { return v.isLiving(); }));
        if (result.removed > 0) {
            const QDateTime now = m_context.clock.now();
            const auto queued = m_journal.jobs.enqueue(transaction, job::withdrawVouchers, purchaseId, now, now);
            if (!queued && queued.error().kind != ErrorKind::Conflict)
                return Failure(queued.error());
        }
        LOKET_TRY(
            m_journal.note(transaction, actor, "purchase.cleaned_up", purchaseId, {{u"vouchers"_s, result.removed}}));
        return result;
    });
}

Result<Purchase> Recovery::markReviewed(qint64 purchaseId, const Actor& actor)
{
    return m_journal.inTransaction([&](Transaction& transaction) -> Result<Purchase> {
        auto purchase = m_journal.purchases.find(purchaseId);
        if (!purchase)
            return purchase;
        if (!purchase->needsReview)
            return fail(ErrorKind::Conflict, u"this purchase is not marked for review"_s);
        LOKET_TRY(m_journal.purchases.setNeedsReview(transaction, *purchase, false, m_context.clock.now()));
        LOKET_TRY(m_journal.note(transaction, actor, "purchase.reviewed", purchaseId));
        return purchase;
    });
}

Result<ExpirySweep> Recovery::sweepExpired(const Actor& actor)
{
    const QDateTime now = m_context.clock.now();
    const auto stale = m_journal.purchases.pendingBefore(
        now.addSecs(-std::chrono::seconds(m_context.policy.paymentExpiry).count()), sweepLimit);
    if (!stale)
        return Failure(stale.error());
    ExpirySweep sweep;
    for (const qint64 id : *stale) { // one transaction each: a webhook never waits for a whole sweep
        const auto expired = m_journal.inTransaction([&](Transaction& transaction) -> Result<void> {
            auto purchase = m_journal.purchases.find(id);
            if (!purchase)
                return Failure(purchase.error());
            LOKET_TRY(m_journal.purchases.advance(transaction, *purchase, domain::PurchaseEvent::PaymentExpired, now));
            LOKET_TRY(m_journal.jobs.cancel(transaction, job::createPayment, id));
            return m_journal.note(transaction, actor, "payment.expired", id, {{u"source"_s, u"schedule"_s}});
        });
        if (expired)
            sweep.expired += id;
        else if (expired.error().kind != ErrorKind::Conflict) // Conflict: paid in this very moment, which is good
            return Failure(expired.error());
    }
    const auto leftovers = m_journal.purchases.withLeftovers(sweepLimit);
    if (!leftovers)
        return Failure(leftovers.error());
    for (const qint64 id : *leftovers) {
        const auto cleaned = cleanUp(id, actor);
        if (cleaned)
            sweep.removed += cleaned->removed;
        else if (cleaned.error().kind != ErrorKind::Conflict)
            return Failure(cleaned.error());
    }
    return sweep;
}

Async<void> Recovery::withdraw(const storage::JobRow& job)
{
    const auto purchase = m_journal.purchases.find(job.purchaseId);
    const auto vouchers = m_journal.vouchers.ofPurchase(job.purchaseId);
    const auto issuing = m_journal.jobs.isAlive(job::issueVouchers, job.purchaseId);
    if (!purchase || !vouchers || !issuing)
        return core::ready<void>(fail(ErrorKind::Storage, u"the purchase could not be read"_s));
    QList<Voucher> living;
    std::copy_if(vouchers->begin(), vouchers->end(), std::back_inserter(living),
                 [](const Voucher& v) { return v.isLiving(); });
    if (domain::isPaid(purchase->status) || living.isEmpty()) { // paid money wins, also here
        return core::ready(
            m_journal.inTransaction([&](Transaction& transaction) { return m_context.jobs.finish(transaction, job); }));
    }
    if (*issuing) { // still being made: what it makes has to go too
        return core::ready(m_journal.inTransaction(
            [&](Transaction& transaction) { return m_context.jobs.again(transaction, job, issuePatience); }));
    }
    domain::HotspotRouter* router = m_context.counterparts.router(purchase->router);
    if (!router)
        return core::ready(
            settleWithdrawal(job, living,
                             fail(ErrorKind::Misconfigured,
                                  u"the router \"%1\" is not set up; set router.%1.host"_s.arg(purchase->router))));
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
    return m_journal.inTransaction([&](Transaction& transaction) -> Result<void> {
        if (!removed) {
            LOKET_TRY(m_journal.note(transaction, systemActor, "vouchers.remove_failed", job.purchaseId,
                                     {{u"reason"_s, removed.error().detail}}));
            // A live code that nobody has paid for must go, however long the router is away.
            return m_context.jobs.again(transaction, job, m_context.policy.retry.backoff.max);
        }
        for (Voucher& voucher : vouchers)
            LOKET_TRY(m_journal.vouchers.advance(transaction, voucher, domain::VoucherEvent::RemovedFromRouter,
                                                 m_context.clock.now()));
        LOKET_TRY(m_journal.note(transaction, systemActor, "vouchers.removed", job.purchaseId,
                                 {{u"count"_s, int(vouchers.size())}}));
        return m_context.jobs.finish(transaction, job);
    });
}

Result<int> Recovery::routerIsBack(const QString& router)
{
    if (!m_context.policy.automaticRecovery)
        return 0;
    const auto stopped = m_journal.purchases.stoppedVouchers(router, awayKinds(), recoveryLimit);
    if (!stopped)
        return Failure(stopped.error());
    int queued = 0;
    for (const qint64 id : *stopped)
        queued += regenerate(id, systemActor) ? 1 : 0;
    return queued;
}

Result<int> Recovery::channelIsBack(int limit)
{
    if (!m_context.policy.automaticRecovery || !m_context.counterparts.channel())
        return 0;
    // Only what surely did not arrive: sending again by itself must not make two messages.
    const auto stopped = m_journal.purchases.stoppedMessages(
        {core::toString(ErrorKind::Unreachable), core::toString(ErrorKind::Unavailable)}, limit);
    if (!stopped)
        return Failure(stopped.error());
    int queued = 0;
    for (const qint64 id : *stopped)
        queued += retryDelivery(id, systemActor) ? 1 : 0;
    return queued;
}

} // namespace loket::sales
