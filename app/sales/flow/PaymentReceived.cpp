#include "sales/flow/PaymentReceived.h"

#include "core/Reasons.h"
#include "sales/flow/IssueVouchers.h"
#include "sales/flow/Steps.h"
#include "sales/vouchers/Stock.h"

namespace loket::sales {

using namespace Qt::Literals::StringLiterals;
using core::ErrorKind;
using core::fail;
using core::Failure;
using core::Result;
using domain::PaymentEvent;
using domain::PaymentRemark;
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
                           {core::formatRupiah(purchase.amount), core::formatRupiah(event.amount + event.surplus)});
}

QJsonObject refusalOf(const PaymentEvent& event, const core::Error& why)
{
    return {{u"why"_s, why.detail},
            {u"because"_s, core::reasonToJson(why)},
            {u"state"_s, domain::toString(event.state)},
            {u"reference"_s, event.reference}};
}

bool isAboutMoney(const PaymentEvent& event)
{
    return event.state == PaymentState::Paid || event.state == PaymentState::Refunded;
}

} // namespace

Result<PaymentOutcome> PaymentReceived::operator()(const PaymentEvent& reported, const QString& source,
                                                   const Actor& actor) const
{
    PaymentEvent event = reported;
    const auto purchase = orderOf(event);
    if (!purchase)
        return Failure(purchase.error());
    if (purchase->isImported())
        return m_ledger.inTransaction(
            [&](Transaction& transaction) { return ofImported(transaction, *purchase, event, actor); });
    const auto why = misfit(*purchase, event);
    if (!why)
        return Failure(why.error());
    if (*why) {
        LOKET_TRY(refuse(*purchase, event, **why, actor));
        return Failure(**why);
    }
    return m_ledger.inTransaction(
        [&](Transaction& transaction) { return apply(transaction, *purchase, event, source, actor); });
}

void PaymentReceived::inGroup(const PaymentEvent& reported, const QString& source, const Actor& actor,
                              std::function<void(const Result<PaymentOutcome>& outcome)> done) const
{
    // A refusal is stored as well, the first time, so it is no error of the work then.
    using Answer = Result<PaymentOutcome>;
    m_ledger.inGroup(
        [&](Transaction& transaction) -> Result<Answer> {
            PaymentEvent event = reported;
            LOKET_TRY_VALUE(const auto purchase, orderOf(event));
            if (purchase.isImported())
                return ofImported(transaction, purchase, event, actor);
            LOKET_TRY_VALUE(const auto why, misfit(purchase, event));
            if (!why) {
                LOKET_TRY_VALUE(const auto outcome, apply(transaction, purchase, event, source, actor));
                return Answer(outcome);
            }
            const QJsonObject refusal = refusalOf(event, *why);
            LOKET_TRY_VALUE(const bool isKnown, isRefused(purchase, refusal));
            if (isKnown)
                return Failure(*why); // nothing is left to store
            LOKET_TRY(refuseIn(transaction, purchase, event, refusal, actor));
            return Answer(Failure(*why));
        },
        [done = std::move(done)](const Result<Answer>& answer) {
            done(answer ? *answer : Answer(Failure(answer.error())));
        });
}

// By our number; the gateways may still know an imported one by the number of the other program.
Result<Purchase> PaymentReceived::orderOf(const PaymentEvent& event) const
{
    auto purchase = m_ledger.purchases.findByInvoice(event.orderId);
    if (purchase || purchase.error().kind != ErrorKind::NotFound)
        return purchase;
    const auto imported = m_ledger.purchases.findByOldNumber(event.orderId);
    return imported || imported.error().kind != ErrorKind::NotFound ? imported : purchase;
}

// The other program sold it, and may have made its vouchers: money that comes now is for a person to decide about.
Result<PaymentOutcome> PaymentReceived::ofImported(Transaction& transaction, const Purchase& purchase,
                                                   const PaymentEvent& event, const Actor& actor) const
{
    const bool isNews = isAboutMoney(event) && !event.onlyHurries && !domain::isPaid(purchase.status) &&
                        purchase.status != PurchaseStatus::Refunded;
    if (!isNews)
        return PaymentOutcome{purchase, false};
    const QJsonObject refusal =
        refusalOf(event, core::makeError(core::Reason::PaymentOfImported, {purchase.importedFrom}));
    LOKET_TRY_VALUE(const bool isKnown, isRefused(purchase, refusal));
    if (!isKnown)
        LOKET_TRY(refuseIn(transaction, purchase, event, refusal, actor));
    return PaymentOutcome{purchase, false};
}

Result<std::optional<core::Error>> PaymentReceived::misfit(const Purchase& purchase, PaymentEvent& event) const
{
    if (purchase.gateway != event.gateway)
        return std::optional(core::makeError(core::Reason::PaymentOtherGateway, {purchase.gateway, event.gateway}));
    if (event.onlyHurries)
        return std::optional<core::Error>();
    if (!event.currency.isEmpty() && event.currency.compare(u"IDR"_s, Qt::CaseInsensitive) != 0)
        return std::optional(core::makeError(core::Reason::PaymentOtherCurrency, {event.currency.left(8)}));
    // The gateway's own status may contain only the sum; an earlier event contained what was put on top of the price.
    if (event.trusted && event.surplus == 0 && event.amount > purchase.amount) {
        const core::Rupiah surplus = event.amount - purchase.amount;
        const auto told = m_ledger.paymentEvents.toldSurplus(m_context.database, purchase.id, surplus);
        if (!told)
            return Failure(told.error());
        if (*told) {
            event.amount = purchase.amount;
            event.surplus = surplus;
        }
    }
    if (purchase.amount != event.amount)
        return std::optional(rupiahDiffers(purchase, event));
    if (event.trusted && domain::isPart(event) && !domain::isPaid(purchase.status) &&
        purchase.status != PurchaseStatus::Refunded)
        return std::optional(core::makeError(core::Reason::PaymentPartGivenBack));
    return std::optional<core::Error>();
}

Result<PaymentOutcome> PaymentReceived::confirmCash(qint64 purchaseId, const Actor& actor) const
{
    LOKET_TRY(m_ledger.permit(actor, domain::PurchaseAction::TakeCash));
    LOKET_TRY_VALUE(const auto purchase, m_ledger.purchases.find(purchaseId));
    return m_ledger.inTransaction([&](Transaction& transaction) { return takeCash(transaction, purchase, actor); });
}

Result<PaymentOutcome> PaymentReceived::takeCash(Transaction& transaction, const Purchase& purchase,
                                                 const Actor& actor) const
{
    LOKET_TRY(domain::allows(purchase, domain::PurchaseAction::TakeCash));
    PaymentEvent event;
    event.gateway = purchase.gateway;
    event.orderId = purchase.invoiceId;
    event.state = PaymentState::Paid;
    event.amount = purchase.amount;
    event.eventKey = purchase.invoiceId + u":paid"_s;
    Purchase taken = purchase;
    if (taken.cashier.isEmpty() && !actor.person.isEmpty()) // an order of the shop: who took its money
        LOKET_TRY(m_ledger.purchases.setCashier(transaction, taken, actor.person));
    return apply(transaction, taken, event, u"counter"_s, actor);
}

Result<PaymentOutcome> PaymentReceived::apply(Transaction& transaction, Purchase purchase, const PaymentEvent& event,
                                              const QString& source, const Actor& actor) const
{
    const QDateTime now = m_context.clock.now();
    const auto stored = m_ledger.paymentEvents.insert(transaction, event, purchase.id, source, now);
    if (!stored)
        return Failure(stored.error());
    if (!event.trusted) { // stored, and decided by the gateway's own answer
        LOKET_TRY(claimed(transaction, purchase, event, *stored, source, actor));
        return PaymentOutcome{purchase, false};
    }
    if (event.remark != PaymentRemark::None) {
        const auto isNew = remark(transaction, purchase, event, source, actor);
        if (!isNew)
            return Failure(isNew.error());
        if (event.remark != PaymentRemark::Chargeback)
            return PaymentOutcome{purchase, *isNew};
    }
    const auto expiry = purchase.createdAt.addSecs(std::chrono::seconds(m_context.policy.paymentExpiry).count());
    const PaymentState state = event.mayHaveExpired && now >= expiry ? PaymentState::Expired : event.state;
    const auto step = purchaseEventOf(state);
    // Whether it is a repeat does not matter here: by the table an event acts once. (The gateway's own answer on an
    // event that was not trusted has the same key and must still act.)
    if (!step || !domain::next(purchase.status, *step))
        return PaymentOutcome{purchase, false};

    const PurchaseStatus before = purchase.status;
    LOKET_TRY(m_ledger.purchases.advance(transaction, purchase, *step, now));
    QJsonObject detail{{u"source"_s, source},
                       {u"reference"_s, event.reference},
                       {u"amount"_s, event.amount},
                       {u"from"_s, domain::toString(before)}};
    if (event.surplus > 0)
        detail.insert(u"surplus"_s, event.surplus);
    LOKET_TRY(
        m_ledger.note(transaction, actor, qPrintable(u"payment."_s + domain::toString(state)), purchase.id, detail));
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
        } else { // money received and refunded without our knowledge
            LOKET_TRY(m_ledger.purchases.setNeedsReview(transaction, purchase, true, now));
        }
    }
    LOKET_TRY(m_ledger.jobs.cancel(transaction, job::createPayment, purchase.id));
    LOKET_TRY(m_ledger.jobs.cancel(transaction, job::checkPayment, purchase.id));
    return PaymentOutcome{purchase, true, purchase.status == PurchaseStatus::Completed};
}

// A claim triggers an early query to the gateway where it would change something, and where it reports something new
// here.
Result<void> PaymentReceived::claimed(Transaction& transaction, const Purchase& purchase, const PaymentEvent& event,
                                      bool isNew, const QString& source, const Actor& actor) const
{
    const auto step = purchaseEventOf(event.state);
    const bool changes = domain::isPart(event) ? domain::isPaid(purchase.status)
                                               : (step && domain::next(purchase.status, *step).has_value());
    const bool isOpen = !domain::isPaid(purchase.status) && purchase.status != PurchaseStatus::Refunded;
    if (isNew && !event.onlyHurries && event.state != PaymentState::Pending) {
        LOKET_TRY(m_ledger.note(transaction, actor, "payment.claimed", purchase.id,
                                {{u"state"_s, domain::toString(event.state)}, {u"source"_s, source}}));
    }
    const bool mayBeNews = event.remark != PaymentRemark::None || event.isUnclear;
    if (changes || (isOpen && mayBeNews) || event.onlyHurries)
        // CheckPayment (CreatePayment.cpp) asks the gateway and passes its answer to operator() again.
        return m_ledger.askAtOnce(transaction, purchase.id);
    return {};
}

Result<bool> PaymentReceived::remark(Transaction& transaction, Purchase& purchase, const PaymentEvent& event,
                                     const QString& source, const Actor& actor) const
{
    const QDateTime now = m_context.clock.now();
    const QByteArray action = "payment." + domain::toString(event.remark).toLatin1();
    QJsonObject detail{{u"source"_s, source}, {u"reference"_s, event.reference}};
    if (domain::isPart(event)) {
        if (!domain::isPaid(purchase.status)) // all of it was refunded before
            return false;
        const auto part = m_ledger.partRefunds.book(transaction, purchase.id, event.remark, event.givenBack, now);
        if (!part)
            return Failure(part.error());
        if (!*part)
            return false;
        detail.insert(u"amount"_s, **part);
        detail.insert(u"total"_s, event.givenBack);
    } else {
        const auto noted = m_ledger.audit.has(m_context.database, QString::fromLatin1(action), purchase.id, detail);
        if (!noted)
            return Failure(noted.error());
        if (*noted)
            return false;
    }
    LOKET_TRY(m_ledger.note(transaction, actor, action.constData(), purchase.id, detail));
    LOKET_TRY(m_ledger.purchases.setNeedsReview(transaction, purchase, true, now));
    return true;
}

Result<void> PaymentReceived::becomePaid(Transaction& transaction, Purchase& purchase) const
{
    const QDateTime now = m_context.clock.now();
    LOKET_TRY(m_ledger.purchases.clearFailure(transaction, purchase, now));
    if (mayUseStock(m_context, purchase))
        LOKET_TRY(takeFromStock(m_context, m_ledger, transaction, purchase));
    const auto vouchers = m_ledger.vouchers.ofPurchase(purchase.id);
    if (!vouchers)
        return Failure(vouchers.error());
    // The money is booked regardless of the codes: without a free one, making the vouchers fails visibly.
    if (const auto planned =
            planMissingVouchers(m_ledger, transaction, purchase, *vouchers, m_context.policy.codes, now);
        !planned && planned.error().kind != ErrorKind::Misconfigured)
        return Failure(planned.error());
    if (isWhole(purchase, *vouchers)) // from stock: nothing is left to make, even while the router is unreachable
        return completePurchase(m_context, m_ledger, transaction, purchase);
    return m_ledger.jobs.enqueue(transaction, job::issueVouchers, purchase.id, now, now,
                                 urgencyOf(m_context, purchase));
}

// Adds one line, however often the same is reported: somebody should check money that does not add up, and a repeated
// webhook must neither fill the history nor cost a commit each time. Received money is also marked for review.
Result<void> PaymentReceived::refuse(const Purchase& purchase, const PaymentEvent& event, const core::Error& why,
                                     const Actor& actor) const
{
    const QJsonObject refusal = refusalOf(event, why);
    LOKET_TRY_VALUE(const bool isKnown, isRefused(purchase, refusal));
    if (isKnown)
        return {};
    return m_ledger.inTransaction(
        [&](Transaction& transaction) { return refuseIn(transaction, purchase, event, refusal, actor); });
}

Result<bool> PaymentReceived::isRefused(const Purchase& purchase, const QJsonObject& refusal) const
{
    return m_ledger.audit.has(m_context.database, u"payment.refused"_s, purchase.id, refusal);
}

Result<void> PaymentReceived::refuseIn(Transaction& transaction, Purchase purchase, const PaymentEvent& event,
                                       const QJsonObject& refusal, const Actor& actor) const
{
    LOKET_TRY(m_ledger.note(transaction, actor, "payment.refused", purchase.id, refusal));
    if (!isAboutMoney(event))
        return {};
    return m_ledger.purchases.setNeedsReview(transaction, purchase, true, m_context.clock.now());
}

Result<void> PaymentReceived::disbelieve(qint64 purchaseId, const core::Error& why) const
{
    const auto purchase = m_ledger.purchases.find(purchaseId);
    if (!purchase)
        return Failure(purchase.error());
    PaymentEvent answer; // whose it is is unknown: only that money may have come
    answer.state = PaymentState::Paid;
    return refuse(*purchase, answer, why, Actor{u"gateway:"_s + purchase->gateway});
}

Result<void> planVoucher(const Ledger& ledger, Transaction& transaction, const Purchase& purchase, int number,
                         const domain::CodeFormat& format, const QDateTime& now)
{
    // The package may have been removed; then the voucher is not bound to a device.
    const auto package = ledger.packages.find(purchase.packageId);
    // 31^8 codes: a second draw is rare, a tenth means that the format is too small for what was sold with it.
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
                                const QList<domain::Voucher>& vouchers, const domain::CodeFormat& format,
                                const QDateTime& now)
{
    QList<bool> held(purchase.quantity + 1, false);
    for (const domain::Voucher& voucher : vouchers) {
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
