#include "sales/flow/PaymentReceived.h"

#include "core/Reasons.h"
#include "sales/vouchers/Stock.h"

namespace loket::sales {

using namespace Qt::Literals::StringLiterals;
using core::ErrorKind;
using core::fail;
using core::Failure;
using core::Result;
using domain::PaymentEvent;
using domain::PaymentState;
using domain::Purchase;
using domain::PurchaseEvent;
using domain::PurchaseStatus;
using storage::Transaction;

namespace {

std::optional<PurchaseEvent> purchaseEventOf(PaymentState state)
{
    switch (state) {
    case PaymentState::Pending:
        return std::nullopt;
    case PaymentState::Paid:
        return PurchaseEvent::PaymentConfirmed;
    case PaymentState::Failed:
        return PurchaseEvent::PaymentFailed;
    case PaymentState::Expired:
        return PurchaseEvent::PaymentExpired;
    case PaymentState::Refunded:
        return PurchaseEvent::Refunded;
    }
    return std::nullopt;
}

core::Error rupiahDiffers(const Purchase& purchase, const PaymentEvent& event)
{
    return core::makeError(core::Reason::PaymentAmountDiffers,
                           {core::formatRupiah(purchase.amount), core::formatRupiah(event.amount)});
}

} // namespace

Result<PaymentOutcome> PaymentReceived::operator()(const PaymentEvent& event, const QString& source,
                                                   const Actor& actor) const
{
    const auto purchase = m_ledger.purchases.findByInvoice(event.orderId);
    if (!purchase)
        return Failure(purchase.error());
    if (purchase->gateway != event.gateway) {
        const core::Error why = core::makeError(core::Reason::PaymentOtherGateway, {purchase->gateway, event.gateway});
        LOKET_TRY(refuse(purchase->id, event, why, actor));
        return Failure(why);
    }
    if (purchase->amount != event.amount) {
        LOKET_TRY(refuse(purchase->id, event, rupiahDiffers(*purchase, event), actor));
        return Failure(rupiahDiffers(*purchase, event));
    }
    return m_ledger.inTransaction(
        [&](Transaction& transaction) { return apply(transaction, *purchase, event, source, actor); });
}

Result<PaymentOutcome> PaymentReceived::confirmCash(qint64 purchaseId, const Actor& actor) const
{
    LOKET_TRY(m_ledger.permit(actor, domain::Action::Sell));
    const auto purchase = m_ledger.purchases.find(purchaseId);
    if (!purchase)
        return Failure(purchase.error());
    return m_ledger.inTransaction([&](Transaction& transaction) { return takeCash(transaction, *purchase, actor); });
}

Result<PaymentOutcome> PaymentReceived::takeCash(Transaction& transaction, const Purchase& purchase,
                                                 const Actor& actor) const
{
    if (!isCash(purchase.gateway) || purchase.status != PurchaseStatus::Pending)
        return fail(core::Reason::NotPendingCash, {domain::toString(purchase.status), purchase.gateway});
    PaymentEvent event;
    event.gateway = purchase.gateway;
    event.orderId = purchase.invoiceId;
    event.state = PaymentState::Paid;
    event.amount = purchase.amount;
    event.eventKey = purchase.invoiceId + u":paid"_s;
    return apply(transaction, purchase, event, u"counter"_s, actor);
}

Result<PaymentOutcome> PaymentReceived::apply(Transaction& transaction, Purchase purchase, const PaymentEvent& event,
                                              const QString& source, const Actor& actor) const
{
    const QDateTime now = m_context.clock.now();
    const auto stored = m_ledger.paymentEvents.insert(transaction, event, purchase.id, source, now);
    if (!stored)
        return Failure(stored.error());
    if (!event.trusted) { // kept, and settled by the gateway's own word
        if (*stored) {
            LOKET_TRY(m_ledger.note(transaction, actor, "payment.claimed", purchase.id,
                                    {{u"state"_s, domain::toString(event.state)}, {u"source"_s, source}}));
        }
        const auto hurried = m_ledger.jobs.hurry(transaction, job::checkPayment, purchase.id, now);
        if (!hurried)
            return Failure(hurried.error());
        // One that is just asking sees the claim when it has its answer.
        if (!*hurried && !domain::isPaid(purchase.status))
            LOKET_TRY(m_ledger.enqueueUnlessAlive(transaction, job::checkPayment, purchase.id, now));
        return PaymentOutcome{purchase, false};
    }
    const auto expiry = purchase.createdAt.addSecs(std::chrono::seconds(m_context.policy.paymentExpiry).count());
    const PaymentState state = event.mayHaveExpired && now >= expiry ? PaymentState::Expired : event.state;
    const auto step = purchaseEventOf(state);
    // Whether it is a repeat does not matter here: the table lets an event act once. (The gateway's own word on an
    // event that was not trusted comes under the same key and must still act.)
    if (!step || !domain::next(purchase.status, *step))
        return PaymentOutcome{purchase, false};

    const PurchaseStatus before = purchase.status;
    LOKET_TRY(m_ledger.purchases.advance(transaction, purchase, *step, now));
    LOKET_TRY(m_ledger.note(transaction, actor, qPrintable(u"payment."_s + domain::toString(state)), purchase.id,
                            {{u"source"_s, source},
                             {u"reference"_s, event.reference},
                             {u"amount"_s, event.amount},
                             {u"from"_s, domain::toString(before)}}));
    if (!event.reference.isEmpty() && purchase.transactionId.isEmpty())
        LOKET_TRY(m_ledger.purchases.setPayment(transaction, purchase, event.reference, purchase.paymentUrl, now));
    if (*step == PurchaseEvent::PaymentConfirmed) {
        if (before != PurchaseStatus::Pending)
            LOKET_TRY(m_ledger.purchases.setNeedsReview(transaction, purchase, true, now));
        LOKET_TRY(becomePaid(transaction, purchase));
    } else if (*step == PurchaseEvent::Refunded) {
        LOKET_TRY(m_ledger.jobs.cancel(transaction, job::issueVouchers, purchase.id));
        if (domain::isPaid(before)) {
            LOKET_TRY(m_ledger.enqueueUnlessAlive(transaction, job::withdrawVouchers, purchase.id, now));
        } else { // money that came and went while nobody here knew of it
            LOKET_TRY(m_ledger.purchases.setNeedsReview(transaction, purchase, true, now));
        }
    }
    LOKET_TRY(m_ledger.jobs.cancel(transaction, job::createPayment, purchase.id));
    LOKET_TRY(m_ledger.jobs.cancel(transaction, job::checkPayment, purchase.id));
    return PaymentOutcome{purchase, true, purchase.status == PurchaseStatus::Completed};
}

Result<void> PaymentReceived::becomePaid(Transaction& transaction, Purchase& purchase) const
{
    const QDateTime now = m_context.clock.now();
    LOKET_TRY(m_ledger.purchases.setFailure(transaction, purchase, u""_s, u""_s, now));
    if (mayUseStock(m_context, purchase))
        LOKET_TRY(takeFromStock(m_context, m_ledger, transaction, purchase));
    // The money is booked, whatever the codes say: without a free one, the making of the vouchers fails and is seen.
    if (const auto planned = planMissingVouchers(m_ledger, transaction, purchase, m_context.policy.codes, now);
        !planned && planned.error().kind != ErrorKind::Misconfigured)
        return Failure(planned.error());
    const auto whole = isWhole(m_ledger, purchase);
    if (!whole)
        return Failure(whole.error());
    if (*whole) // from stock: nothing is left to make, also while the router is away
        return completePurchase(m_context, m_ledger, transaction, purchase);
    return m_ledger.jobs.enqueue(transaction, job::issueVouchers, purchase.id, now, now);
}

// Changes nothing but leaves one line, however often the same is told: somebody should look at money that does not add
// up, and a repeated webhook must neither fill the story nor cost a commit each time.
Result<void> PaymentReceived::refuse(qint64 purchaseId, const PaymentEvent& event, const core::Error& why,
                                     const Actor& actor) const
{
    const QJsonObject detail{{u"why"_s, why.detail},
                             {u"because"_s, core::reasonToJson(why)},
                             {u"state"_s, domain::toString(event.state)},
                             {u"reference"_s, event.reference}};
    const auto noted = m_ledger.audit.has(m_context.database, u"payment.refused"_s, purchaseId, detail);
    if (!noted)
        return Failure(noted.error());
    if (*noted)
        return {};
    return m_ledger.inTransaction([&](Transaction& transaction) {
        return m_ledger.note(transaction, actor, "payment.refused", purchaseId, detail);
    });
}

Result<void> planVoucher(const Ledger& ledger, Transaction& transaction, const Purchase& purchase, int number,
                         const domain::CodeFormat& format, const QDateTime& now)
{
    // The package may be gone by now; then the voucher is not bound to a device.
    const auto package = ledger.packages.find(purchase.packageId);
    // 31^8 codes: a second draw is rare, a tenth says that the format is too small for what was sold with it.
    constexpr int draws = 10;
    for (int draw = 0; draw < draws; ++draw) {
        domain::Voucher voucher = domain::plannedVoucher(purchase, number, domain::newCredentials(format), now);
        voucher.lockToDevice = package && package->lockToDevice;
        const auto inserted = ledger.vouchers.insert(transaction, voucher);
        if (inserted || inserted.error().kind != ErrorKind::Conflict)
            return inserted;
    }
    return fail(core::Reason::NoFreeCode);
}

Result<int> planMissingVouchers(const Ledger& ledger, Transaction& transaction, const Purchase& purchase,
                                const domain::CodeFormat& format, const QDateTime& now)
{
    const auto existing = ledger.vouchers.ofPurchase(purchase.id);
    if (!existing)
        return Failure(existing.error());
    QList<bool> held(purchase.quantity + 1, false);
    for (const domain::Voucher& voucher : *existing) {
        if (voucher.isLiving() && voucher.number <= purchase.quantity)
            held[voucher.number] = true;
    }
    int planned = 0;
    for (int number = 1; number <= purchase.quantity; ++number) {
        if (held[number])
            continue;
        LOKET_TRY(planVoucher(ledger, transaction, purchase, number, format, now));
        ++planned;
    }
    return planned;
}

} // namespace loket::sales
