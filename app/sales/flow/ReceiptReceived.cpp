#include "sales/flow/ReceiptReceived.h"

#include "sales/flow/Steps.h"
#include "sales/mending/UnconfirmedMessages.h"

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
    return m_ledger.inTransaction([&](Transaction& transaction) { return applyAll(transaction, channel, receipts); });
}

void ReceiptReceived::inGroup(const QString& channel, const QList<DeliveryReceipt>& receipts,
                              std::function<void(const Result<ReceiptOutcome>& outcome)> done) const
{
    if (receipts.isEmpty())
        return done(ReceiptOutcome{});
    m_ledger.inGroup([&](Transaction& transaction) { return applyAll(transaction, channel, receipts); },
                     std::move(done));
}

Result<ReceiptOutcome> ReceiptReceived::applyAll(Transaction& transaction, const QString& channel,
                                                 const QList<DeliveryReceipt>& receipts) const
{
    ReceiptOutcome outcome;
    for (const DeliveryReceipt& receipt : receipts)
        LOKET_TRY(apply(transaction, channel, receipt, outcome));
    return outcome;
}

Result<void> ReceiptReceived::applyEarly(Transaction& transaction, const QString& channel,
                                         const QString& vendorId) const
{
    ReceiptOutcome outcome;
    for (const DeliveryReceipt& receipt : m_context.earlyReceipts->of(channel, vendorId))
        LOKET_TRY(apply(transaction, channel, receipt, outcome));
    return {};
}

Result<void> ReceiptReceived::apply(Transaction& transaction, const QString& channel, const DeliveryReceipt& receipt,
                                    ReceiptOutcome& outcome) const
{
    const auto message = m_ledger.deliveries.find(m_context.database, channel, receipt.vendorId);
    if (!message && message.error().kind == ErrorKind::NotFound) {
        if (!receipt.vendorId.isEmpty())
            m_context.earlyReceipts->keep(channel, receipt, m_context.clock.steady());
        return {};
    }
    if (!message)
        return Failure(message.error());
    auto purchase = m_ledger.purchases.find(message->purchaseId);
    if (!purchase)
        return Failure(purchase.error());
    if (!domain::next(purchase->deliveryStatus, receipt.event))
        return {};
    // A message sent after this one represents the purchase: this receipt does not apply to it.
    if (receipt.event == domain::DeliveryEvent::ReceiptFailed && !message->isNewest)
        return {};
    LOKET_TRY(m_ledger.purchases.advanceDelivery(transaction, *purchase, receipt.event, m_context.clock.now()));
    LOKET_TRY(m_ledger.note(transaction, {u"channel:"_s + channel},
                            qPrintable(u"message."_s + domain::toString(purchase->deliveryStatus)), purchase->id,
                            receipt.failure ? QJsonObject{{u"reason"_s, receipt.failure->detail},
                                                          {u"because"_s, core::reasonToJson(*receipt.failure)}}
                                            : QJsonObject()));
    ++outcome.changed;
    if (purchase->deliveryStatus != domain::DeliveryStatus::Failed)
        return UnconfirmedMessages(m_context).heard(transaction, channel);
    if (receipt.trouble && m_context.pauses->isNews(channel, message->id))
        LOKET_TRY(pause(transaction, channel, *receipt.trouble));
    const auto book = m_ledger.purchases.messageBook(purchase->id);
    if (!book)
        return Failure(book.error());
    if (receipt.trouble && purchase->status == domain::PurchaseStatus::Completed &&
        book->tries < mostTries(m_context.policy)) // it waits, as after a direct answer
        return queueMessage(m_ledger, transaction, *purchase, MessageWay::First, m_context.clock.now());
    if (book->isResent) // once automatically is enough: somebody has to check
        return {};
    return sendOtherwise(transaction, channel, receipt.tryAgain, *purchase);
}

Result<void> ReceiptReceived::pause(Transaction& transaction, const QString& channel, const core::Error& reason) const
{
    const QDateTime now = m_context.clock.now();
    if (!m_context.pauses->pause(channel, reason, m_context.clock))
        return {};
    return m_ledger.audit.insert(
        transaction, systemActor.name, u"channel.paused"_s, std::nullopt,
        {{u"channel"_s, channel}, {u"reason"_s, reason.detail}, {u"because"_s, core::reasonToJson(reason)}}, now);
}

Result<void> ReceiptReceived::sendOtherwise(Transaction& transaction, const QString& channel, bool tryAgain,
                                            domain::Purchase& purchase) const
{
    const domain::DeliveryChannel* first = m_context.counterparts.channel();
    const bool wasFirst = first && first->name() == channel;
    const bool takesOver = wasFirst && m_context.counterparts.fallbackChannel();
    if ((!tryAgain && !takesOver) || purchase.status != domain::PurchaseStatus::Completed)
        return {};
    const MessageWay way = tryAgain && wasFirst ? MessageWay::First : MessageWay::Fallback;
    LOKET_TRY(queueMessage(m_ledger, transaction, purchase, way, m_context.clock.now()));
    LOKET_TRY(m_ledger.purchases.setMessageResent(transaction, purchase.id));
    return m_ledger.note(transaction, {u"channel:"_s + channel}, "message.retry", purchase.id);
}

} // namespace loket::sales
