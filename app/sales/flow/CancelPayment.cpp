#include "sales/flow/CancelPayment.h"

#include "core/Reasons.h"

namespace loket::sales {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using core::Async;
using core::ErrorKind;
using core::Failure;
using core::Result;
using domain::PaymentState;
using storage::JobRow;
using storage::Transaction;

namespace {

constexpr auto creationPatience = 1s; // how long to wait for a payment that is just being made

} // namespace

Async<void> CancelPayment::operator()(const JobRow& job)
{
    const auto purchase = m_ledger.purchases.find(job.purchaseId);
    const auto creating = m_ledger.jobs.isAlive(job::createPayment, job.purchaseId);
    if (!purchase || !creating)
        return core::ready<void>(Failure(purchase ? creating.error() : purchase.error()));
    domain::PaymentGateway* gateway = m_context.counterparts.gateway(purchase->gateway);
    if (purchase->status != domain::PurchaseStatus::Cancelled || !gateway || !gateway->canCancel()) {
        return core::ready(
            m_ledger.inTransaction([&](Transaction& transaction) { return m_context.jobs.finish(transaction, job); }));
    }
    if (*creating) {
        return core::ready(m_ledger.inTransaction(
            [&](Transaction& transaction) { return m_context.jobs.again(transaction, job, creationPatience); }));
    }
    return gateway->cancel(purchase->invoiceId, purchase->transactionId)
        .then(this, [this, job](const Result<PaymentState>& state) { return settle(job, state); });
}

Result<void> CancelPayment::settle(const JobRow& job, const Result<PaymentState>& state)
{
    return m_ledger.inTransaction([&](Transaction& transaction) -> Result<void> {
        const qint64 id = job.purchaseId;
        // Only a final state ends the polling: a pending or unknown payment may still bring money.
        if (state && (*state == PaymentState::Expired || *state == PaymentState::Failed)) {
            LOKET_TRY(m_ledger.jobs.cancel(transaction, job::checkPayment, id));
            LOKET_TRY(m_ledger.note(transaction, systemActor, "payment.ended_at_gateway", id,
                                    {{u"state"_s, domain::toString(*state)}}));
            return m_context.jobs.finish(transaction, job);
        }
        const core::Error error =
            state ? core::makeError(core::Reason::GatewayStateIs, {domain::toString(*state)}) : state.error();
        if (error.kind == ErrorKind::NotFound) // the buyer never got to the gateway
            return m_context.jobs.finish(transaction, job);
        LOKET_TRY(m_ledger.note(transaction, systemActor, "payment.not_ended_at_gateway", id,
                                {{u"kind"_s, core::toString(error.kind)},
                                 {u"reason"_s, error.detail},
                                 {u"because"_s, core::reasonToJson(error)}}));
        if (error.kind != ErrorKind::Conflict)
            return m_context.jobs.retryOrBury(transaction, job, error).map([](bool) {});
        // Paid or ended already: the gateway's own answer decides.
        LOKET_TRY(m_ledger.askAtOnce(transaction, id));
        return m_context.jobs.finish(transaction, job);
    });
}

} // namespace loket::sales
