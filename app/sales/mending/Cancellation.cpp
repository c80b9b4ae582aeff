#include "core/Reasons.h"
#include "sales/flow/Steps.h"
#include "sales/mending/Recovery.h"

namespace loket::sales {

using namespace Qt::Literals::StringLiterals;
using core::fail;
using core::Result;
using domain::Purchase;
using domain::PurchaseStatus;
using storage::Transaction;

Result<Purchase> Recovery::cancel(qint64 purchaseId, const Actor& actor, const QString& why)
{
    LOKET_TRY(m_ledger.permit(actor, domain::Action::CancelPurchase));
    return m_ledger.inTransaction([&](Transaction& transaction) -> Result<Purchase> {
        auto purchase = m_ledger.purchases.find(purchaseId);
        if (!purchase)
            return purchase;
        if (purchase->status != PurchaseStatus::Pending)
            return fail(core::Reason::NotCancellable, {domain::toString(purchase->status)});
        const QDateTime now = m_context.clock.now();
        LOKET_TRY(m_ledger.purchases.advance(transaction, *purchase, domain::PurchaseEvent::CancelRequested, now));
        LOKET_TRY(m_ledger.jobs.cancel(transaction, job::createPayment, purchaseId));
        // The gateway is still polled: where it cannot cancel, money may still come, and payment prevails.
        const domain::PaymentGateway* gateway = m_context.counterparts.gateway(purchase->gateway);
        if (gateway && gateway->canCancel())
            LOKET_TRY(m_ledger.jobs.enqueue(transaction, job::cancelPayment, purchaseId, now, now));
        LOKET_TRY(note(transaction, actor, "purchase.cancelled", purchaseId, why));
        return purchase;
    });
}

Result<Purchase> Recovery::markRefunded(qint64 purchaseId, const Actor& actor, const QString& why)
{
    LOKET_TRY(m_ledger.permit(actor, domain::Action::Refund));
    if (why.trimmed().isEmpty())
        return fail(core::Reason::RefundWhy);
    return m_ledger.inTransaction([&](Transaction& transaction) -> Result<Purchase> {
        auto purchase = m_ledger.purchases.find(purchaseId);
        if (!purchase)
            return purchase;
        if (!domain::isPaid(purchase->status))
            return fail(core::Reason::NotRefundable, {domain::toString(purchase->status)});
        const QDateTime now = m_context.clock.now();
        const PurchaseStatus before = purchase->status;
        LOKET_TRY(m_ledger.purchases.advance(transaction, *purchase, domain::PurchaseEvent::Refunded, now));
        LOKET_TRY(takeBack(m_ledger, transaction, *purchase, now));
        LOKET_TRY(note(transaction, actor, "purchase.refunded", purchaseId, why,
                       {{u"from"_s, domain::toString(before)}, {u"amount"_s, purchase->amount}}));
        return purchase;
    });
}

} // namespace loket::sales
