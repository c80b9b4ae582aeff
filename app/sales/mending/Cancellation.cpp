#include "core/Reasons.h"
#include "sales/flow/Steps.h"
#include "sales/mending/Recovery.h"

namespace loket::sales {

using namespace Qt::Literals::StringLiterals;
using core::fail;
using core::Result;
using domain::Purchase;
using domain::PurchaseAction;
using domain::PurchaseStatus;
using storage::Transaction;

Result<Purchase> Recovery::cancel(qint64 purchaseId, const Actor& actor, const QString& why)
{
    LOKET_TRY(m_ledger.permit(actor, PurchaseAction::Cancel));
    return m_ledger.inTransaction([&](Transaction& transaction) -> Result<Purchase> {
        LOKET_TRY_VALUE(auto purchase, open(purchaseId, PurchaseAction::Cancel));
        const QDateTime now = m_context.clock.now();
        LOKET_TRY(m_ledger.purchases.advance(transaction, purchase, domain::PurchaseEvent::CancelRequested, now));
        LOKET_TRY(m_ledger.jobs.cancel(transaction, job::createPayment, purchaseId));
        // The gateway goes on being asked: where it cannot be told to stop, money may still come, and that wins.
        const domain::PaymentGateway* gateway = m_context.counterparts.gateway(purchase.gateway);
        if (gateway && gateway->canCancel())
            LOKET_TRY(m_ledger.jobs.enqueue(transaction, job::cancelPayment, purchaseId, now, now));
        LOKET_TRY(note(transaction, actor, "purchase.cancelled", purchaseId, why));
        return purchase;
    });
}

Result<Purchase> Recovery::markRefunded(qint64 purchaseId, const Actor& actor, const QString& why)
{
    LOKET_TRY(m_ledger.permit(actor, PurchaseAction::MarkRefunded));
    if (why.trimmed().isEmpty())
        return fail(core::Reason::RefundWhy);
    return m_ledger.inTransaction([&](Transaction& transaction) -> Result<Purchase> {
        LOKET_TRY_VALUE(auto purchase, open(purchaseId, PurchaseAction::MarkRefunded));
        const QDateTime now = m_context.clock.now();
        const PurchaseStatus before = purchase.status;
        LOKET_TRY(m_ledger.purchases.advance(transaction, purchase, domain::PurchaseEvent::Refunded, now));
        LOKET_TRY(takeBack(m_ledger, transaction, purchase, now));
        LOKET_TRY(note(transaction, actor, "purchase.refunded", purchaseId, why,
                       {{u"from"_s, domain::toString(before)}, {u"amount"_s, purchase.amount}}));
        return purchase;
    });
}

} // namespace loket::sales
