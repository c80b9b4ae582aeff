#include "sales/Recovery.h"

namespace loket::sales {

using namespace Qt::Literals::StringLiterals;
using core::ErrorKind;
using core::fail;
using core::Result;
using domain::Purchase;
using domain::PurchaseStatus;
using storage::Transaction;

Result<Purchase> Recovery::regenerate(qint64 purchaseId, const Actor& actor)
{
    LOKET_TRY(m_journal.permit(actor, domain::Action::Regenerate));
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
    LOKET_TRY(m_journal.permit(actor, domain::Action::RetryDelivery));
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

Result<Purchase> Recovery::markReviewed(qint64 purchaseId, const Actor& actor)
{
    LOKET_TRY(m_journal.permit(actor, domain::Action::Review));
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

} // namespace loket::sales
