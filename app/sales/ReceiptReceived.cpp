#include "sales/ReceiptReceived.h"

namespace loket::sales {

using namespace Qt::Literals::StringLiterals;
using core::ErrorKind;
using core::Failure;
using core::Result;
using domain::DeliveryReceipt;
using storage::Transaction;

Result<ReceiptOutcome> ReceiptReceived::operator()(const QString& channel, const QList<DeliveryReceipt>& receipts) const
{
    if (receipts.isEmpty())
        return ReceiptOutcome{};
    return m_journal.inTransaction([&](Transaction& transaction) -> Result<ReceiptOutcome> {
        ReceiptOutcome outcome;
        for (const DeliveryReceipt& receipt : receipts)
            LOKET_TRY(apply(transaction, channel, receipt, outcome));
        return outcome;
    });
}

Result<void> ReceiptReceived::apply(Transaction& transaction, const QString& channel, const DeliveryReceipt& receipt,
                                    ReceiptOutcome& outcome) const
{
    const auto purchaseId = m_journal.deliveries.purchaseOf(m_context.database, channel, receipt.vendorId);
    if (!purchaseId && purchaseId.error().kind == ErrorKind::NotFound)
        return {};
    if (!purchaseId)
        return Failure(purchaseId.error());
    auto purchase = m_journal.purchases.find(*purchaseId);
    if (!purchase)
        return Failure(purchase.error());
    if (!domain::next(purchase->deliveryStatus, receipt.event))
        return {};
    LOKET_TRY(m_journal.purchases.advanceDelivery(transaction, *purchase, receipt.event, m_context.clock.now()));
    LOKET_TRY(m_journal.note(transaction, {u"channel:"_s + channel},
                             qPrintable(u"message."_s + domain::toString(purchase->deliveryStatus)), *purchaseId,
                             receipt.reason.isEmpty() ? QJsonObject() : QJsonObject{{u"reason"_s, receipt.reason}}));
    ++outcome.changed;
    if (purchase->deliveryStatus != domain::DeliveryStatus::Failed)
        return {};
    const domain::DeliveryChannel* first = m_context.counterparts.channel();
    if (receipt.tryAgain)
        outcome.sendAgain += *purchaseId;
    else if (first && first->name() == channel && m_context.counterparts.fallbackChannel())
        outcome.sendByFallback += *purchaseId;
    return {};
}

} // namespace loket::sales
