#include "sales/flow/WatchedOrders.h"

#include <algorithm>
#include <utility>

namespace loket::sales {

using namespace std::chrono_literals;
using core::Failure;
using core::Result;
using domain::Purchase;
using domain::PurchaseStatus;
using std::chrono::milliseconds;
using storage::Priority;
using storage::Transaction;

namespace {

constexpr milliseconds tellAgainAfter = 15s; // a page that asks every few seconds is not written down each time
constexpr milliseconds writeAgainAfter = 5s; // after a transaction that failed

} // namespace

void WatchedOrders::looked(const Purchase& purchase, Where where)
{
    const bool isToBePaid = purchase.status == PurchaseStatus::Pending && !isCash(purchase.gateway);
    if ((!isToBePaid && purchase.status != PurchaseStatus::Paid) || m_context.closing)
        return;
    const milliseconds now = m_context.clock.steady();
    auto watch = m_watches.find(purchase.id);
    if (watch == m_watches.end() || watch->until <= now) {
        if (watch == m_watches.end() && m_watches.size() >= most)
            forgetOld(now);
        if (watch == m_watches.end() && m_watches.size() >= most)
            return;
        watch = m_watches.insert(purchase.id, {.until = now, .toldAt = now - tellAgainAfter});
    }
    watch->until = std::max(watch->until, now + (where == Where::Gateway ? atGatewayFor : atPageFor));
    if (now - watch->toldAt < tellAgainAfter)
        return;
    watch->toldAt = now;
    m_unwritten.insert(purchase.id);
    if (!std::exchange(m_writePending, true))
        QMetaObject::invokeMethod(this, &WatchedOrders::write, Qt::QueuedConnection);
}

bool WatchedOrders::isWatched(qint64 purchaseId) const
{
    const auto watch = m_watches.constFind(purchaseId);
    return watch != m_watches.constEnd() && watch->until > m_context.clock.steady();
}

void WatchedOrders::forgetOld(milliseconds now)
{
    m_watches.removeIf([now](const auto& entry) { return entry.value().until <= now; });
}

void WatchedOrders::write()
{
    m_writePending = false;
    if (m_context.closing)
        return;
    const QSet<qint64> orders = std::exchange(m_unwritten, {});
    const auto written = m_ledger.inTransaction(
        [&](Transaction& transaction) -> Result<void> {
            for (const qint64 id : orders)
                LOKET_TRY(writeOne(transaction, id));
            return {};
        },
        storage::Patience::None);
    if (written)
        return m_context.jobs.wake();
    m_unwritten.unite(orders);
    m_writePending = true;
    m_context.clock.callAfter(writeAgainAfter, this, [this] { write(); });
}

Result<void> WatchedOrders::writeOne(Transaction& transaction, qint64 purchaseId) const
{
    const QDateTime now = m_context.clock.now();
    const auto purchase = m_ledger.purchases.find(purchaseId);
    if (!purchase)
        return Failure(purchase.error());
    // When it is due stays: each try at a router that is away is one of few.
    if (purchase->status == PurchaseStatus::Paid)
        return m_ledger.jobs.prefer(transaction, job::issueVouchers, purchaseId, now, Priority::Watched).map([](bool) {
        });
    if (purchase->status != PurchaseStatus::Pending)
        return {};
    LOKET_TRY(m_ledger.openOrders.markSeen(transaction, purchaseId, now));
    const auto making = m_ledger.jobs.prefer(transaction, job::createPayment, purchaseId, now, Priority::Watched);
    if (!making)
        return Failure(making.error());
    const auto interval = m_context.policy.pollInterval;
    if (*making || interval <= 0s)
        return {};
    const auto waits =
        m_ledger.jobs.bringForward(transaction, job::checkPayment, purchaseId, now, interval, Priority::Watched);
    if (!waits)
        return Failure(waits.error());
    // The asking had stopped, because nobody had ever looked.
    if (!*waits && !(purchase->paymentUrl.isEmpty() && purchase->transactionId.isEmpty()))
        return m_ledger.enqueueUnlessAlive(transaction, job::checkPayment, purchaseId, now.addSecs(interval.count()),
                                           Priority::Watched);
    return {};
}

} // namespace loket::sales
