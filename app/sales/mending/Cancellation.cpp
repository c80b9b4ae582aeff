#include "core/Reasons.h"
#include "sales/flow/Steps.h"
#include "sales/mending/Recovery.h"
#include "storage/ShiftRepository.h"

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
        // The gateway is still polled: where it cannot cancel, money may still come, and payment prevails.
        const domain::PaymentGateway* gateway = m_context.counterparts.gateway(purchase.gateway);
        if (gateway && gateway->canCancel() && !purchase.isImported()) // it knows the number of the other program
            LOKET_TRY(m_ledger.jobs.enqueue(transaction, job::cancelPayment, purchaseId, now, now));
        LOKET_TRY(note(transaction, actor, "purchase.cancelled", purchaseId, why));
        return purchase;
    });
}

// What was sold at the counter is paid back in cash: from the drawer of the person who does it, else from the one it
// went into while that is open, else from none.
Result<void> Recovery::payOut(Transaction& transaction, qint64 purchaseId, const Actor& actor,
                              QJsonObject& detail) const
{
    const storage::ShiftRepository shifts(m_context.database);
    const auto sale = shifts.saleOf(purchaseId);
    if (!sale || !*sale)
        return sale ? Result<void>() : core::Failure(sale.error());
    const auto own = shifts.openOf(actor.staffId);
    const auto where = shifts.find((*sale)->shiftId);
    if (!own || !where)
        return core::Failure(own ? where.error() : own.error());
    const qint64 drawer = *own ? (*own)->id : where->isOpen() ? where->id : 0;
    detail.insert(u"shift"_s, drawer > 0 ? QJsonValue(drawer) : QJsonValue(u"none"_s));
    return shifts.setRefundDrawer(transaction, purchaseId, drawer);
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
        QJsonObject detail{{u"from"_s, domain::toString(before)}, {u"amount"_s, purchase.amount}};
        LOKET_TRY(payOut(transaction, purchaseId, actor, detail));
        LOKET_TRY(note(transaction, actor, "purchase.refunded", purchaseId, why, detail));
        return purchase;
    });
}

} // namespace loket::sales
