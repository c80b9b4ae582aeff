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
using domain::VoucherStatus;
using storage::Transaction;

namespace {

constexpr int sweepLimit = 500;    // purchases in one sweep; the next one goes on
constexpr int recoveryLimit = 500; // likewise for what a router's return sets going
constexpr auto withdrawPatience = 5s;

// Failures that say "it was away", not "it refused".
QStringList awayKinds()
{
    QStringList kinds;
    for (const ErrorKind kind : {ErrorKind::Unreachable, ErrorKind::ConnectionLost, ErrorKind::Timeout,
                                 ErrorKind::Unavailable, ErrorKind::Protocol, ErrorKind::Cancelled})
        kinds += core::toString(kind);
    return kinds;
}

bool mayBeOnRouter(const Voucher& voucher)
{
    return voucher.status != VoucherStatus::Removed && voucher.status != VoucherStatus::Discarded;
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
        LOKET_TRY(m_journal.purchases.advanceDelivery(transaction, *purchase, domain::DeliveryEvent::SendRequested, now));
        LOKET_TRY(m_journal.purchases.setMessageDoubts(transaction, purchaseId, 0));
        LOKET_TRY(m_journal.jobs.enqueue(transaction, job::deliverVouchers, purchaseId, now, now));
        LOKET_TRY(m_journal.note(transaction, actor, "message.retry", purchaseId));
        return purchase;
    });
}

Async<CleanupResult> Recovery::cleanUp(qint64 purchaseId, const Actor& actor)
{
    const auto purchase = m_journal.purchases.find(purchaseId);
    if (!purchase)
        return core::ready<CleanupResult>(Failure(purchase.error()));
    const bool over = purchase->status == PurchaseStatus::Failed || purchase->status == PurchaseStatus::Expired
        || purchase->status == PurchaseStatus::Cancelled;
    if (!over)
        return core::ready<CleanupResult>(fail(
            ErrorKind::Conflict, u"only a failed, expired or cancelled purchase is cleaned up; this one is %1"_s.arg(
                                     domain::toString(purchase->status))));
    const auto vouchers = m_journal.vouchers.ofPurchase(purchaseId);
    if (!vouchers)
        return core::ready<CleanupResult>(Failure(vouchers.error()));
    return removeFromRouter(*purchase, *vouchers, actor).then(this, [](const Result<int>& removed) {
        return removed.map([](int count) { return CleanupResult{count}; });
    });
}

Async<int> Recovery::removeFromRouter(const Purchase& purchase, const QList<Voucher>& vouchers, const Actor& actor)
{
    QList<domain::HotspotUser> users;
    for (const Voucher& voucher : vouchers) {
        if (mayBeOnRouter(voucher))
            users += hotspotUserOf(purchase, voucher);
    }
    if (users.isEmpty())
        return core::ready(markRemoved(purchase, {}, actor));
    domain::HotspotRouter* router = m_context.counterparts.router(purchase.router);
    if (!router)
        return core::ready<int>(fail(ErrorKind::Misconfigured,
                                     u"the router \"%1\" is not set up; set router.%1.host"_s.arg(purchase.router)));
    return router->removeUsers(users).then(this, [this, purchase, vouchers, actor](const Result<int>& removed) -> Result<int> {
        if (!removed)
            return removed;
        m_context.effect("router.removed");
        const auto marked = markRemoved(purchase, vouchers, actor);
        return marked ? removed : marked;
    });
}

Result<int> Recovery::markRemoved(const Purchase& purchase, const QList<Voucher>& vouchers, const Actor& actor)
{
    return m_journal.inTransaction([&](Transaction& transaction) -> Result<int> {
        int removed = 0;
        for (Voucher voucher : vouchers) {
            if (!mayBeOnRouter(voucher))
                continue;
            LOKET_TRY(m_journal.vouchers.advance(transaction, voucher, domain::VoucherEvent::RemovedFromRouter, m_context.clock.now()));
            ++removed;
        }
        LOKET_TRY(m_journal.note(transaction, actor, "vouchers.removed", purchase.id, {{u"count"_s, removed}}));
        return removed;
    });
}

Async<ExpirySweep> Recovery::sweepExpired(const Actor& actor)
{
    const QDateTime now = m_context.clock.now();
    const auto stale = m_journal.purchases.pendingBefore(
        now.addSecs(-std::chrono::seconds(m_context.policy.paymentExpiry).count()), sweepLimit);
    if (!stale)
        return core::ready<ExpirySweep>(Failure(stale.error()));
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
        else if (expired.error().kind != ErrorKind::Conflict) // paid in this very moment: good
            return core::ready<ExpirySweep>(Failure(expired.error()));
    }
    const auto leftovers = m_journal.purchases.withLeftovers(sweepLimit);
    if (!leftovers)
        return core::ready<ExpirySweep>(Failure(leftovers.error()));
    return cleanUpNext(*leftovers, sweep, actor);
}

Async<ExpirySweep> Recovery::cleanUpNext(QList<qint64> purchases, ExpirySweep sweep, const Actor& actor)
{
    if (purchases.isEmpty())
        return core::ready<ExpirySweep>(sweep);
    const qint64 id = purchases.takeFirst();
    return cleanUp(id, actor)
        .then(this,
              [this, purchases, sweep, actor](const Result<CleanupResult>& cleaned) mutable {
                  if (cleaned) {
                      sweep.removedVouchers += cleaned->removed;
                  } else {
                      if (!sweep.problems.contains(cleaned.error().detail))
                          sweep.problems += cleaned.error().detail;
                      if (core::isRetryable(cleaned.error().kind)) // away: the rest would only wait for it in turn
                          purchases.clear();
                  }
                  return cleanUpNext(purchases, sweep, actor);
              })
        .unwrap();
}

Async<void> Recovery::withdraw(const storage::JobRow& job)
{
    const auto purchase = m_journal.purchases.find(job.purchaseId);
    const auto vouchers = m_journal.vouchers.ofPurchase(job.purchaseId);
    const auto issuing = m_journal.jobs.isAlive(job::issueVouchers, job.purchaseId);
    if (!purchase || !vouchers || !issuing)
        return core::ready<void>(fail(ErrorKind::Storage, u"the purchase could not be read"_s));
    if (*issuing) { // still being made: what it makes has to go too
        return core::ready(m_journal.inTransaction(
            [&](Transaction& transaction) { return m_context.jobs.again(transaction, job, withdrawPatience); }));
    }
    return removeFromRouter(*purchase, *vouchers, systemActor).then(this, [this, job](const Result<int>& removed) {
        return m_journal.inTransaction([&](Transaction& transaction) -> Result<void> {
            if (removed)
                return m_context.jobs.finish(transaction, job);
            LOKET_TRY(m_journal.note(transaction, systemActor, "vouchers.remove_failed", job.purchaseId,
                                     {{u"reason"_s, removed.error().detail}}));
            // A live code of refunded money must go, however long the router is away.
            return m_context.jobs.again(transaction, job, m_context.policy.retry.backoff.max);
        });
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
