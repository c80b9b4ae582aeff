#include "sales/Recovery.h"

namespace loket::sales {

using namespace Qt::Literals::StringLiterals;
using core::ErrorKind;
using core::Failure;
using core::Result;
using storage::Transaction;

namespace {

constexpr int sweepLimit = 500;    // purchases in one sweep; the next one goes on
constexpr int recoveryLimit = 500; // likewise for what a router's return sets going

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

Result<QList<qint64>> Recovery::expireStale(const Actor& actor)
{
    LOKET_TRY(m_journal.permit(actor, domain::Action::CleanUp));
    const QDateTime now = m_context.clock.now();
    const auto stale = m_journal.purchases.pendingBefore(
        now.addSecs(-std::chrono::seconds(m_context.policy.paymentExpiry).count()), sweepLimit);
    if (!stale)
        return Failure(stale.error());
    QList<qint64> gone;
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
            gone += id;
        else if (expired.error().kind != ErrorKind::Conflict) // Conflict: paid in this very moment, which is good
            return Failure(expired.error());
    }
    return gone;
}

Result<int> Recovery::cleanLeftovers(const Actor& actor)
{
    LOKET_TRY(m_journal.permit(actor, domain::Action::CleanUp));
    const auto leftovers = m_journal.purchases.withLeftovers(sweepLimit);
    if (!leftovers)
        return Failure(leftovers.error());
    int removing = 0;
    for (const qint64 id : *leftovers) {
        const auto cleaned = cleanUp(id, actor);
        if (cleaned)
            removing += cleaned->removed;
        else if (cleaned.error().kind != ErrorKind::Conflict)
            return Failure(cleaned.error());
    }
    return removing;
}

Result<ExpirySweep> Recovery::sweepExpired(const Actor& actor)
{
    const auto expired = expireStale(actor);
    if (!expired)
        return Failure(expired.error());
    const auto removing = cleanLeftovers(actor);
    if (!removing)
        return Failure(removing.error());
    return ExpirySweep{.expired = *expired, .removed = *removing};
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
