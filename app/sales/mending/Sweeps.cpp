#include "core/Reasons.h"
#include "sales/flow/Gradually.h"
#include "sales/mending/Recovery.h"

#include <algorithm>

namespace loket::sales {

using namespace Qt::Literals::StringLiterals;
using core::Async;
using core::ErrorKind;
using core::Failure;
using core::Result;
using storage::PurchaseRepository;
using storage::Transaction;

namespace {

constexpr int purchasesAtOnce = 5000; // purchases in one sweep; the next one continues
constexpr int recoveryLimit = 500;    // likewise for retries after a router's return

constexpr std::chrono::minutes firstGap{1}; // of a stopped message, until it is retried alone
constexpr int mostDoublings = 5;

QStringList awayKindNames()
{
    QStringList names;
    for (const ErrorKind kind : domain::awayKinds())
        names += core::toString(kind);
    return names;
}

// The schedule waits silently, a person gets instructions.
template <class T>
Result<T> doubtfulClock(const Actor& actor)
{
    if (actor.name == systemActor.name)
        return T();
    return core::fail(core::Reason::ClockDoubted);
}

} // namespace

Async<QList<qint64>> Recovery::expireStale(const Actor& actor)
{
    using Expired = QList<qint64>;
    if (const auto allowed = m_ledger.permit(actor, domain::Action::CleanUp); !allowed)
        return core::ready<Expired>(Failure(allowed.error()));
    if (m_context.clockIsDoubtful())
        return core::ready<Expired>(doubtfulClock<Expired>(actor));
    const auto stale = m_ledger.purchases.pendingBefore(
        m_context.clock.now().addSecs(-std::chrono::seconds(m_context.policy.paymentExpiry).count()), purchasesAtOnce);
    if (!stale)
        return core::ready<Expired>(Failure(stale.error()));
    return Gradually<Expired>::run(this, *stale, [this, actor](qint64 id, Expired& gone) -> Result<void> {
        const auto expired = m_ledger.inTransaction([&](Transaction& transaction) -> Result<void> {
            auto purchase = m_ledger.purchases.find(id);
            if (!purchase)
                return Failure(purchase.error());
            LOKET_TRY(m_ledger.purchases.advance(transaction, *purchase, domain::PurchaseEvent::PaymentExpired,
                                                 m_context.clock.now()));
            LOKET_TRY(m_ledger.jobs.cancel(transaction, job::createPayment, id));
            LOKET_TRY(lookOnceMore(transaction, *purchase));
            return m_ledger.note(transaction, actor, "payment.expired", id, {{u"source"_s, u"schedule"_s}});
        });
        if (expired)
            gone += id;
        else if (expired.error().kind != ErrorKind::Conflict) // Conflict: paid in the meantime, which is good
            return expired;
        return {};
    });
}

// Where the gateway may have the order, it is asked at the end too, even if the asking had stopped because nobody
// seemed to have seen the payment page: a crash loses the note of a look, a cut the webhook.
Result<void> Recovery::lookOnceMore(Transaction& transaction, const domain::Purchase& purchase) const
{
    const auto isCallOpen = m_ledger.purchases.isCallOpen(purchase.id, PurchaseRepository::Call::Payment);
    if (!isCallOpen)
        return Failure(isCallOpen.error());
    const bool mayBeThere = *isCallOpen || !purchase.paymentUrl.isEmpty() || !purchase.transactionId.isEmpty();
    if (!mayBeThere || m_context.policy.pollInterval <= std::chrono::seconds::zero())
        return {};
    return m_ledger.enqueueUnlessAlive(transaction, job::checkPayment, purchase.id, m_context.clock.now());
}

Async<int> Recovery::askAboutOpenOrders()
{
    if (m_context.policy.pollInterval <= std::chrono::seconds::zero())
        return core::ready<int>(0);
    const auto unasked = m_ledger.purchases.pendingWithout(job::checkPayment);
    if (!unasked)
        return core::ready<int>(Failure(unasked.error()));
    return Gradually<int>::run(this, *unasked, [this](qint64 id, int& queued) -> Result<void> {
        return m_ledger.inTransaction([&](Transaction& transaction) -> Result<void> {
            const auto purchase = m_ledger.purchases.find(id);
            if (!purchase)
                return Failure(purchase.error());
            if (purchase->status != domain::PurchaseStatus::Pending)
                return {};
            LOKET_TRY(m_ledger.enqueueUnlessAlive(transaction, job::checkPayment, id, m_context.clock.now()));
            ++queued;
            return {};
        });
    });
}

Async<int> Recovery::cleanLeftovers(const Actor& actor)
{
    if (const auto allowed = m_ledger.permit(actor, domain::Action::CleanUp); !allowed)
        return core::ready<int>(Failure(allowed.error()));
    if (m_context.clockIsDoubtful())
        return core::ready<int>(doubtfulClock<int>(actor));
    const auto leftovers = m_ledger.purchases.withLeftovers(purchasesAtOnce);
    if (!leftovers)
        return core::ready<int>(Failure(leftovers.error()));
    return Gradually<int>::run(this, *leftovers, [this, actor](qint64 id, int& removing) -> Result<void> {
        const auto cleaned = cleanUp(id, actor);
        if (cleaned)
            removing += cleaned->removed;
        else if (cleaned.error().kind != ErrorKind::Conflict)
            return Failure(cleaned.error());
        return {};
    });
}

Async<ExpirySweep> Recovery::sweepExpired(const Actor& actor)
{
    auto promise = std::make_shared<QPromise<Result<ExpirySweep>>>();
    promise->start();
    const auto finish = [promise](const Result<ExpirySweep>& result) {
        promise->addResult(result);
        promise->finish();
    };
    core::whenReady(expireStale(actor), this, [this, actor, finish](const Result<QList<qint64>>& expired) {
        if (!expired)
            return finish(Failure(expired.error()));
        core::whenReady(cleanLeftovers(actor), this, [finish, expired = *expired](const Result<int>& removing) {
            finish(removing.map([&](int removed) { return ExpirySweep{.expired = expired, .removed = removed}; }));
        });
    });
    return promise->future();
}

Async<int> Recovery::routerIsBack(const QString& router, bool anew)
{
    if (!m_context.policy.automaticRecovery)
        return core::ready<int>(0);
    QStringList kinds = awayKindNames();
    if (anew)
        kinds += core::toString(ErrorKind::Misconfigured);
    const auto stopped = m_ledger.purchases.stoppedVouchers(router, kinds, recoveryLimit);
    if (!stopped)
        return core::ready<int>(Failure(stopped.error()));
    return Gradually<int>::run(this, *stopped, [this](qint64 id, int& queued) -> Result<void> {
        queued += regenerate(id, systemActor) ? 1 : 0;
        return {};
    });
}

// Only what certainly did not arrive: an automatic retry must not send two messages.
Result<QList<PurchaseRepository::StoppedMessage>> Recovery::stoppedMessages(int limit) const
{
    // A doubtful clock counts no day.
    const QDateTime oldest = m_context.clockIsDoubtful() ? QDateTime::fromMSecsSinceEpoch(0, QTimeZone::utc())
                                                         : m_context.clock.now().addMSecs(-messageLife.count());
    return m_ledger.purchases.stoppedMessages({core::toString(ErrorKind::Unreachable),
                                               core::toString(ErrorKind::Unavailable),
                                               core::toString(ErrorKind::RateLimited)},
                                              {.tries = mostTries(m_context.policy), .firstTriedAfter = oldest}, limit);
}

Async<int> Recovery::sendStopped(const QList<PurchaseRepository::StoppedMessage>& stopped)
{
    QList<qint64> ids;
    for (const auto& message : stopped)
        ids += message.purchaseId;
    return Gradually<int>::run(this, ids, [this](qint64 id, int& queued) -> Result<void> {
        queued += retryDelivery(id, systemActor) ? 1 : 0;
        return {};
    });
}

Async<int> Recovery::channelIsBack(int limit)
{
    if (!m_context.policy.automaticRecovery || !m_context.counterparts.channel())
        return core::ready<int>(0);
    const auto stopped = stoppedMessages(limit);
    return stopped ? sendStopped(*stopped) : core::ready<int>(Failure(stopped.error()));
}

Async<int> Recovery::tryOneMessage()
{
    if (!m_context.policy.automaticRecovery || !m_context.counterparts.channel() || !pausedChannel().isEmpty())
        return core::ready<int>(0);
    const auto stopped = stoppedMessages(recoveryLimit);
    if (!stopped)
        return core::ready<int>(Failure(stopped.error()));
    const auto isDue = [&](const PurchaseRepository::StoppedMessage& message) {
        // 1, 4, 16... minutes: six more attempts reach nearly to the end of the message's day.
        const int later = std::clamp(message.tries - m_context.policy.retry.attempts, 0, mostDoublings);
        return !message.lastTry.isValid() || m_context.clock.age(message.lastTry) >= firstGap * (1 << (2 * later));
    };
    const auto due = std::find_if(stopped->begin(), stopped->end(), isDue);
    return due == stopped->end() ? core::ready<int>(0) : sendStopped({*due});
}

} // namespace loket::sales
