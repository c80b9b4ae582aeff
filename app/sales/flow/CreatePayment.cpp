#include "sales/flow/CreatePayment.h"

#include "core/Reasons.h"
#include "storage/PaymentDetailsRepository.h"
#include "storage/ReturnLinkRepository.h"

#include <algorithm>

namespace loket::sales {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using core::Async;
using core::Error;
using core::ErrorKind;
using core::Failure;
using core::Result;
using domain::PaymentEvent;
using domain::PaymentPage;
using domain::Purchase;
using domain::PurchaseStatus;
using std::chrono::milliseconds;
using storage::JobRow;
using storage::Priority;
using storage::PurchaseRepository;
using storage::Transaction;

namespace {

// After expiry the gateway is queried once more, this late: money in transit then has arrived by now.
constexpr auto lastLook = 10min;
constexpr auto longestGap = 10min;
constexpr auto longestUnwatchedGap = 30min;
// Nobody has looked at the order's page so far, so nobody knows where to pay it. Recovery::expireStale() asks once more
// at its end.
constexpr auto unseenPatience = 15min;
// A gateway that does not answer is queried this much longer than an order lasts: the network may return late, and
// keys may be corrected.
constexpr auto unansweredPatience = 14 * 24h;
// "Paid" was reported (by a webhook that proves nothing by itself), but the gateway does not confirm it yet.
constexpr auto firstClaimGap = 30s;
constexpr auto claimPatience = 24h;

// Money may still come: not decided yet, or decided without it (an order that was replaced is cancelled; one that has
// failed may be claimed as paid by a webhook that only the gateway itself can confirm).
bool mayStillBePaid(PurchaseStatus status)
{
    return status == PurchaseStatus::Pending || status == PurchaseStatus::Expired || status == PurchaseStatus::Failed ||
           status == PurchaseStatus::Cancelled;
}

core::Failure notSetUp(const QString& gateway)
{
    return core::fail(core::Reason::GatewayNotSetUp, {gateway});
}

} // namespace

Async<void> CreatePayment::operator()(const JobRow& job)
{
    const auto purchase = m_ledger.purchases.find(job.purchaseId);
    if (!purchase)
        return core::ready<void>(Failure(purchase.error()));
    const auto wasOpen = m_ledger.purchases.isCallOpen(purchase->id, PurchaseRepository::Call::Payment);
    if (!wasOpen)
        return core::ready<void>(Failure(wasOpen.error()));
    if (purchase->status != PurchaseStatus::Pending || !purchase->paymentUrl.isEmpty())
        return core::ready(m_ledger.inTransaction(
            [&](Transaction& transaction) { return end(transaction, job, *purchase, *wasOpen); }));
    if (!*wasOpen)
        return create(job, *purchase, false);
    domain::PaymentGateway* gateway = m_context.counterparts.gateway(purchase->gateway);
    if (!gateway)
        return core::ready(settle(job, notSetUp(purchase->gateway), Call::None));
    // An earlier call may have succeeded, and creating is idempotent nowhere: search before repeating it.
    return gateway->find(purchase->invoiceId)
        .then(this,
              [this, job, purchase = *purchase](const Result<PaymentPage>& found) -> Async<void> {
                  if (!found && found.error().kind == ErrorKind::NotFound)
                      return create(job, purchase, true);
                  return core::ready(settle(job, found, Call::Find));
              })
        .unwrap();
}

// The gateway is looked up here, at the last moment: while an earlier answer was pending, it may have been rebuilt
// with other settings.
Async<void> CreatePayment::create(const JobRow& job, const Purchase& purchase, bool again)
{
    domain::PaymentGateway* gateway = m_context.counterparts.gateway(purchase.gateway);
    if (!gateway)
        return core::ready(settle(job, notSetUp(purchase.gateway), Call::None));
    const auto back = m_ledger.inTransaction([&](Transaction& transaction) -> Result<storage::ReturnLink> {
        LOKET_TRY(m_ledger.purchases.setCallOpen(transaction, purchase.id, PurchaseRepository::Call::Payment, true));
        return storage::ReturnLinkRepository(m_context.database).ensure(transaction, purchase.id);
    });
    if (!back)
        return core::ready<void>(Failure(back.error()));
    return gateway->create(orderOf(purchase, back->token))
        .then(this, [this, job, again](const Result<PaymentPage>& page) {
            m_context.effect("payment.created");
            // Our order id is random: a payment of this id is from our own earlier call.
            if (again && !page && page.error().kind == ErrorKind::Conflict)
                return settle(job, PaymentPage(), Call::Find);
            return settle(job, page, Call::Create);
        });
}

Result<void> CreatePayment::settle(const JobRow& job, const Result<PaymentPage>& page, Call call)
{
    return m_ledger.inTransaction([&](Transaction& transaction) -> Result<void> {
        auto purchase = m_ledger.purchases.find(job.purchaseId);
        if (!purchase)
            return Failure(purchase.error());
        if (!page)
            return failed(transaction, job, *purchase, page.error(), call);
        const QDateTime now = m_context.clock.now();
        LOKET_TRY(m_ledger.purchases.setPayment(transaction, *purchase, page->reference,
                                                page->url.toString(QUrl::FullyEncoded), now));
        LOKET_TRY(storage::PaymentDetailsRepository(m_context.database).savePage(transaction, purchase->id, *page));
        LOKET_TRY(m_ledger.purchases.setCallOpen(transaction, purchase->id, PurchaseRepository::Call::Payment, false));
        // Made there, but its page is not returned a second time: the buyer's page offers another way to pay, and the
        // gateway is still polled until the order is over.
        const bool pageLost = page->url.isEmpty();
        LOKET_TRY(pageLost ? m_ledger.purchases.setFailure(
                                 transaction, *purchase,
                                 core::makeError(core::Reason::PaymentPageLost, {purchase->gateway}), now)
                           : m_ledger.purchases.clearFailure(transaction, *purchase, now));
        m_methods.heard(purchase->gateway, std::nullopt);
        LOKET_TRY(m_ledger.note(transaction, systemActor, "payment.created", purchase->id,
                                {{u"gateway"_s, purchase->gateway}, {u"reference"_s, page->reference}}));
        return end(transaction, job, *purchase, true);
    });
}

// The end of the creation. Where the gateway may have this order, it is polled: also when it was cancelled,
// replaced or expired meanwhile, because the buyer may have its payment page open.
Result<void> CreatePayment::end(Transaction& transaction, const JobRow& job, const Purchase& purchase, bool mayBeThere)
{
    const auto interval = m_context.policy.pollInterval;
    if (mayBeThere && interval > 0s && mayStillBePaid(purchase.status))
        LOKET_TRY(m_ledger.enqueueUnlessAlive(
            transaction, job::checkPayment, purchase.id, m_context.clock.now().addSecs(interval.count()),
            m_watched.isWatched(purchase.id) ? Priority::Watched : Priority::Routine));
    return m_context.jobs.finish(transaction, job);
}

Result<void> CreatePayment::failed(Transaction& transaction, const JobRow& job, Purchase& purchase, const Error& error,
                                   Call call)
{
    const QDateTime now = m_context.clock.now();
    // Only an answer to the creation itself shows that nothing was created; a failed search shows nothing.
    if (call == Call::Create && !core::isInDoubt(error.kind))
        LOKET_TRY(m_ledger.purchases.setCallOpen(transaction, purchase.id, PurchaseRepository::Call::Payment, false));
    if (purchase.status != PurchaseStatus::Pending)
        return end(transaction, job, purchase, core::isInDoubt(error.kind));
    const auto retries = m_context.jobs.retryOrBury(transaction, job, error);
    if (!retries)
        return Failure(retries.error());
    m_methods.heard(purchase.gateway, error);
    LOKET_TRY(m_ledger.purchases.setFailure(transaction, purchase, error, now));
    LOKET_TRY(m_ledger.note(transaction, systemActor, "payment.attempt_failed", purchase.id,
                            {{u"attempt"_s, job.attempts + 1},
                             {u"gateway"_s, purchase.gateway},
                             {u"kind"_s, core::toString(error.kind)},
                             {u"reason"_s, error.detail},
                             {u"because"_s, core::reasonToJson(error)},
                             {u"last"_s, !*retries}}));
    if (*retries)
        return {};
    return m_ledger.purchases.advance(transaction, purchase, domain::PurchaseEvent::PaymentFailed, now);
}

domain::PaymentOrder CreatePayment::orderOf(const Purchase& purchase, const QString& returnToken) const
{
    const Policy& policy = m_context.policy;
    domain::PaymentOrder order;
    order.orderId = purchase.invoiceId;
    order.amount = purchase.amount;
    order.customerName = purchase.customerName;
    order.customerPhone = purchase.customerPhone;
    order.method = purchase.method;
    order.itemName = purchase.packageName;
    order.itemId = purchase.packageId;
    order.itemPrice = purchase.amount / purchase.quantity;
    order.quantity = purchase.quantity;
    order.expiresAt = purchase.createdAt.addSecs(std::chrono::seconds(policy.paymentExpiry).count());
    const QString base = policy.publicUrl.toString(QUrl::StripTrailingSlash);
    if (policy.publicUrlIsReachable)
        order.callbackUrl = QUrl(base + u"/voucher/payment-webhook/"_s + purchase.gateway);
    // The browser comes back over the buyer's own network, so this address need not be reachable from outside. Whoever
    // else reads it at the gateway or on the way does not get the order's own link with it.
    order.returnUrl = QUrl(base + u"/voucher/finish/"_s + returnToken);
    return order;
}

Async<void> CheckPayment::operator()(const JobRow& job)
{
    const auto purchase = m_ledger.purchases.find(job.purchaseId);
    if (!purchase)
        return core::ready<void>(Failure(purchase.error()));
    const auto said = m_ledger.paymentEvents.said(m_context.database, purchase->id);
    if (!said)
        return core::ready<void>(Failure(said.error()));
    domain::PaymentGateway* gateway = m_context.counterparts.gateway(purchase->gateway);
    if (!gateway || !isOpen(*purchase, *said))
        return settle(job, notSetUp(purchase->gateway), m_context.clock.steady());
    const milliseconds askedAt = m_context.clock.steady();
    return gateway->status(purchase->invoiceId, purchase->transactionId)
        .then(this,
              [this, job, askedAt, name = purchase->gateway](const Result<PaymentEvent>& event) {
                  m_methods.heard(name, event ? std::nullopt : std::optional(event.error()));
                  return settle(job, event, askedAt);
              })
        .unwrap();
}

// Of many orders that are asked about at once the answers share a commit.
Async<void> CheckPayment::settle(const JobRow& job, const Result<PaymentEvent>& event, milliseconds askedAt)
{
    bool refused = false;
    if (event && (event->state != domain::PaymentState::Pending || event->remark != domain::PaymentRemark::None)) {
        const auto received = m_received(*event, u"poll"_s, Actor{u"gateway:"_s + event->gateway});
        refused = !received && received.error().kind == ErrorKind::Conflict;
        if (!received && !refused)
            return core::ready<void>(Failure(received.error()));
    }
    // About another order or merchant: an answer that is not accepted is recorded, once.
    if (!event && event.error().kind == ErrorKind::Conflict) {
        if (const auto noted = m_received.disbelieve(job.purchaseId, event.error()); !noted)
            return core::ready<void>(Failure(noted.error()));
    }
    return m_ledger.storedInGroup([&](Transaction& transaction) -> Result<void> {
        const auto purchase = m_ledger.purchases.find(job.purchaseId);
        if (!purchase)
            return Failure(purchase.error());
        const auto after = next(*purchase, event, refused, askedAt);
        if (!after)
            return Failure(after.error());
        return after->gap ? m_context.jobs.again(transaction, job, *after->gap, after->priority)
                          : m_context.jobs.finish(transaction, job);
    });
}

// A paid purchase is polled only where a refund was reported.
bool CheckPayment::isOpen(const Purchase& purchase, const Said& said) const
{
    return mayStillBePaid(purchase.status) || (domain::isPaid(purchase.status) && said.givenBack.isValid() &&
                                               !isOver(m_context.clock.age(said.givenBack), claimPatience));
}

bool CheckPayment::isOver(milliseconds age, milliseconds patience) const
{
    return age >= patience && !m_context.clockIsDoubtful();
}

Result<CheckPayment::Next> CheckPayment::next(const Purchase& purchase, const Result<PaymentEvent>& event, bool refused,
                                              milliseconds askedAt) const
{
    const auto said = m_ledger.paymentEvents.said(m_context.database, purchase.id);
    if (!said)
        return Failure(said.error());
    if (!isOpen(purchase, *said))
        return Next();
    const bool isPaid = domain::isPaid(purchase.status);
    if (isPaid && event && domain::isPart(*event)) // the claim is confirmed
        return Next();
    const auto usual = usualGap(purchase);
    if (!usual)
        return Failure(usual.error());
    const QDateTime claim = isPaid ? said->givenBack : said->paid;
    if (claim.isValid()) {
        const milliseconds since = m_context.clock.age(claim);
        if (since < m_context.clock.steady() - askedAt) // the answer may be from before it
            return Next{0ms, Priority::Claimed};
        if (!isOver(since, claimPatience))
            return Next{
                std::min(usual->value_or(longestGap), std::clamp<milliseconds>(since / 2, firstClaimGap, longestGap)),
                Priority::Claimed};
    }
    const Priority priority = m_watched.isWatched(purchase.id) ? Priority::Watched : Priority::Routine;
    // An answer other than "pending" is the gateway's final one, unless it does not fit the order: that may still
    // be corrected there.
    if (event)
        return Next{event->state == domain::PaymentState::Pending || refused ? *usual : Gap(), priority};
    if (event.error().kind == ErrorKind::NotFound)
        return Next{*usual, priority};
    if (isOver(ageOf(purchase), m_context.policy.paymentExpiry + unansweredPatience))
        return Next();
    return Next{
        std::max(usual->value_or(longestGap), std::min<milliseconds>(event.error().retryAfter.value_or(0ms), 1h)),
        priority};
}

// poll_seconds while the buyer waits, else growing with the purchase's age; one last look after expiry, then no more.
// While the clock is doubtful no age ends it.
Result<CheckPayment::Gap> CheckPayment::usualGap(const Purchase& purchase) const
{
    const milliseconds age = ageOf(purchase);
    const milliseconds lifetime = m_context.policy.paymentExpiry;
    const milliseconds interval = m_context.policy.pollInterval;
    if (interval <= 0ms || isOver(age, lifetime + lastLook))
        return Gap();
    const milliseconds rare =
        m_watched.isWatched(purchase.id) ? interval : std::max<milliseconds>(longestGap, interval);
    if (age >= lifetime)
        return Gap(m_context.clockIsDoubtful() ? rare : lifetime + lastLook - age);
    if (purchase.status == PurchaseStatus::Pending && age >= unseenPatience) {
        const auto isUnseen = m_ledger.openOrders.isUnseen(purchase.id);
        if (!isUnseen)
            return Failure(isUnseen.error());
        if (*isUnseen)
            return isOver(age, unseenPatience) ? Gap() : Gap(rare);
    }
    const milliseconds grown =
        m_watched.isWatched(purchase.id)
            ? interval
            : std::clamp<milliseconds>(age / 2, interval, std::max<milliseconds>(longestUnwatchedGap, interval));
    return Gap(age + grown > lifetime ? lifetime - age + 1s : grown);
}

milliseconds CheckPayment::ageOf(const Purchase& purchase) const
{
    return m_context.clock.age(purchase.createdAt);
}

} // namespace loket::sales
