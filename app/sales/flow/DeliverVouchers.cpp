#include "sales/flow/DeliverVouchers.h"

#include "core/Reasons.h"
#include "sales/flow/ReceiptReceived.h"
#include "sales/flow/Steps.h"

namespace loket::sales {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using core::Async;
using core::Error;
using core::Failure;
using core::Result;
using domain::DeliveryEvent;
using domain::DeliveryStatus;
using domain::Purchase;
using storage::JobRow;
using storage::PurchaseRepository;
using storage::Transaction;

namespace {

// How often a message that may have arrived is sent again.
constexpr int maxDoubts = 1;
// A message that waits for a paused channel checks again this often; a resumed channel sends it at once.
constexpr auto pausedPatience = 15min;

} // namespace

Async<void> DeliverVouchers::operator()(const JobRow& job)
{
    if (const auto kept = m_unwritten.constFind(job.purchaseId); kept != m_unwritten.constEnd()) {
        Outcome outcome = *kept;
        outcome.attempt.job = job;
        return settleOrKeep(outcome.attempt, outcome.sent);
    }
    auto purchase = m_ledger.purchases.find(job.purchaseId);
    if (!purchase)
        return core::ready<void>(Failure(purchase.error()));
    if (purchase->deliveryStatus != DeliveryStatus::Queued || purchase->status != domain::PurchaseStatus::Completed) {
        return core::ready(m_ledger.inTransaction([&](Transaction& transaction) -> Result<void> {
            LOKET_TRY(m_context.jobs.finish(transaction, job));
            return dropMessage(m_ledger, transaction, *purchase, m_context.clock.now());
        }));
    }
    const auto onFallback = m_ledger.purchases.isMessageOnFallback(job.purchaseId);
    if (!onFallback)
        return core::ready<void>(Failure(onFallback.error()));
    const auto book = m_ledger.purchases.messageBook(job.purchaseId);
    if (!book)
        return core::ready<void>(Failure(book.error()));
    if (isOver(*book))
        return core::ready(giveUp(job, *purchase));
    const Way way = wayOf(*onFallback);
    if (way.waits)
        return core::ready(waitForChannel(job, *book));
    // Everything needed is read before the call is marked open: a call never made cannot be in doubt.
    const auto vouchers = m_ledger.vouchers.ofPurchase(job.purchaseId);
    if (!vouchers)
        return core::ready<void>(Failure(vouchers.error()));
    auto attempt = open(job, way, *book);
    if (!attempt)
        return core::ready<void>(Failure(attempt.error()));
    if (!way.channel)
        return settleOrKeep(*attempt, core::fail(core::Reason::NoChannelSetUp));

    if (attempt->isOneDoubtTooMany)
        return settleOrKeep(*attempt, core::fail(core::Reason::MessageInDoubt));

    const auto phone = domain::PhoneNumber::parse(u'+' + purchase->customerPhone);
    const auto text = m_context.counterparts.message(*purchase, *vouchers);
    if (!phone)
        return settleOrKeep(*attempt, Failure(phone.error()));
    if (!text)
        return settleOrKeep(*attempt, Failure(text.error()));
    attempt->asked = true;
    return way.channel
        ->send({.to = *phone,
                .text = *text,
                .key = purchase->invoiceId,
                .shortText = m_context.counterparts.shortMessage(*purchase, *vouchers),
                .wasGivenUp = book->isResent})
        .then(this,
              [this, attempt = *attempt](const Result<domain::SentMessage>& result) {
                  m_context.effect("message.sent");
                  return settleOrKeep(attempt, result);
              })
        .unwrap();
}

bool DeliverVouchers::isOver(const PurchaseRepository::MessageBook& book) const
{
    if (book.tries >= mostTries(m_context.policy))
        return true;
    return book.firstTry.isValid() && m_context.clock.age(book.firstTry) >= messageLife && !m_context.clockIsDoubtful();
}

Result<void> DeliverVouchers::giveUp(const JobRow& job, Purchase& purchase)
{
    return m_ledger.inTransaction([&](Transaction& transaction) -> Result<void> {
        LOKET_TRY(m_ledger.purchases.setCallOpen(transaction, purchase.id, PurchaseRepository::Call::Message, false));
        LOKET_TRY(m_context.jobs.finish(transaction, job));
        LOKET_TRY(m_ledger.note(transaction, systemActor, "message.given_up", purchase.id));
        return m_ledger.purchases.advanceDelivery(transaction, purchase, DeliveryEvent::Unreached,
                                                  m_context.clock.now());
    });
}

Result<void> DeliverVouchers::waitForChannel(const JobRow& job, const PurchaseRepository::MessageBook& book)
{
    const QDateTime now = m_context.clock.now();
    QDateTime due = now.addMSecs(std::chrono::milliseconds(pausedPatience).count());
    if (const QDateTime end = book.firstTry.addMSecs(messageLife.count()); book.firstTry.isValid() && end > now)
        due = std::min(due, end);
    return m_ledger.inTransaction([&](Transaction& transaction) {
        transaction.touched(storage::ChangeKind::Purchase, job.purchaseId); // it needs attention from now on
        return m_ledger.jobs.requeue(transaction, job.id, due, false, storage::waitsForChannel, {}, now);
    });
}

DeliverVouchers::Way DeliverVouchers::wayOf(bool onFallback) const
{
    domain::DeliveryChannel* first = m_context.counterparts.channel();
    domain::DeliveryChannel* second = m_context.counterparts.fallbackChannel();
    const auto isOpen = [this](domain::DeliveryChannel* channel) {
        return channel && !m_context.pauses->isPaused(channel->name());
    };
    if (!(onFallback && second) && isOpen(first))
        return {.channel = first};
    if (isOpen(second))
        return {.channel = second, .isSecond = true};
    return {.waits = first || second};
}

Result<DeliverVouchers::Attempt> DeliverVouchers::open(const JobRow& job, const Way& way, const Book& book)
{
    // Set where the mark was not there before: then no call is open, whatever the result of this transaction.
    bool wasClosed = false;
    auto attempt = m_ledger.inTransaction([&](Transaction& transaction) {
        const auto isOpen = m_ledger.purchases.isCallOpen(job.purchaseId, PurchaseRepository::Call::Message);
        wasClosed = isOpen && !*isOpen;
        return openIn(transaction, job, way, book);
    });
    if (attempt)
        m_neverCalled.remove(job.purchaseId);
    else if (wasClosed)
        m_neverCalled.insert(job.purchaseId);
    return attempt;
}

Result<DeliverVouchers::Attempt> DeliverVouchers::openIn(Transaction& transaction, const JobRow& job, const Way& way,
                                                         const Book& book)
{
    Attempt attempt{.job = job,
                    .startedAt = m_context.clock.steady(),
                    .channel = way.channel ? way.channel->name() : u"none"_s,
                    .isSecond = way.isSecond};
    auto wasOpen = m_ledger.purchases.isCallOpen(job.purchaseId, PurchaseRepository::Call::Message);
    const auto doubts = m_ledger.purchases.messageDoubts(job.purchaseId);
    if (!wasOpen)
        return Failure(wasOpen.error());
    if (!doubts)
        return Failure(doubts.error());
    if (m_neverCalled.contains(job.purchaseId))
        wasOpen = false;
    attempt.maybeDuplicate = *doubts > 0 || *wasOpen || book.isLastInDoubt;
    attempt.isOneDoubtTooMany = *wasOpen && *doubts >= maxDoubts;
    if (*wasOpen) // the program ended during an earlier call
        LOKET_TRY(m_ledger.purchases.setMessageDoubts(transaction, job.purchaseId, *doubts + 1));
    LOKET_TRY(m_ledger.purchases.setCallOpen(transaction, job.purchaseId, PurchaseRepository::Call::Message, true));
    LOKET_TRY(m_ledger.purchases.countMessageTry(transaction, job.purchaseId, m_context.clock.now()));
    return attempt;
}

Async<void> DeliverVouchers::settleOrKeep(const Attempt& attempt, const Result<domain::SentMessage>& sentMessage)
{
    Attempt ended = attempt;
    if (!ended.endedAt)
        ended.endedAt = m_context.clock.steady();
    const auto promise = std::make_shared<QPromise<Result<void>>>();
    promise->start();
    m_ledger.inGroup([&](Transaction& transaction) { return settle(transaction, ended, sentMessage); },
                     [this, ended, sentMessage, promise](const Result<void>& settled) {
                         if (settled || settled.error().kind != core::ErrorKind::Storage)
                             m_unwritten.remove(ended.job.purchaseId);
                         else
                             m_unwritten.insert(ended.job.purchaseId, {ended, sentMessage});
                         promise->addResult(settled);
                         promise->finish();
                     });
    return promise->future();
}

Result<void> DeliverVouchers::settle(Transaction& transaction, const Attempt& attempt,
                                     const Result<domain::SentMessage>& sentMessage)
{
    auto purchase = m_ledger.purchases.find(attempt.job.purchaseId);
    if (!purchase)
        return Failure(purchase.error());
    const QDateTime now = m_context.clock.now();
    storage::DeliveryAttempt row{.purchaseId = purchase->id,
                                 .phone = purchase->customerPhone,
                                 .status = u"sent"_s,
                                 .channel = attempt.channel,
                                 .duration = attempt.endedAt.value_or(attempt.startedAt) - attempt.startedAt,
                                 .maybeDuplicate = attempt.maybeDuplicate,
                                 .createdAt = now};
    if (sentMessage) {
        row.vendorMessageId = sentMessage->vendorId;
    } else {
        row.status = domain::outcomeOf(sentMessage.error()) == DeliveryEvent::Refused ? u"failed"_s : u"error"_s;
        row.errorMessage = sentMessage.error().detail;
        row.errorKind = core::toString(sentMessage.error().kind);
        row.because = core::storedReason(sentMessage.error());
    }
    LOKET_TRY(m_ledger.deliveries.insert(transaction, row));
    LOKET_TRY(m_ledger.purchases.setCallOpen(transaction, purchase->id, PurchaseRepository::Call::Message, false));
    return sentMessage ? sent(transaction, attempt, *purchase, sentMessage->vendorId)
                       : failed(transaction, attempt, *purchase, sentMessage.error());
}

Result<void> DeliverVouchers::sent(Transaction& transaction, const Attempt& attempt, Purchase& purchase,
                                   const QString& vendorId)
{
    LOKET_TRY(
        m_ledger.purchases.advanceDelivery(transaction, purchase, DeliveryEvent::Accepted, m_context.clock.now()));
    LOKET_TRY(m_ledger.purchases.setMessageDoubts(transaction, purchase.id, 0));
    m_context.pauses->worked(attempt.channel);
    LOKET_TRY(m_ledger.note(transaction, systemActor, "message.sent", purchase.id, {{u"channel"_s, attempt.channel}}));
    LOKET_TRY(m_context.jobs.finish(transaction, attempt.job));
    return ReceiptReceived(m_context).applyEarly(transaction, attempt.channel, vendorId);
}

Result<void> DeliverVouchers::failed(Transaction& transaction, const Attempt& attempt, Purchase& purchase,
                                     const Error& error)
{
    const auto doubts = m_ledger.purchases.messageDoubts(purchase.id);
    if (!doubts)
        return Failure(doubts.error());
    if (!attempt.asked || error.kind == ErrorKind::Unreachable)
        LOKET_TRY(m_ledger.purchases.uncountMessageTry(transaction, purchase.id));
    const auto book = m_ledger.purchases.messageBook(purchase.id);
    if (!book)
        return Failure(book.error());
    if (attempt.asked && domain::needsOperator(error))
        return held(transaction, attempt, purchase, error);
    bool retries = false;
    const bool isDoubtTooMany = core::isInDoubt(error.kind) && *doubts >= maxDoubts;
    if (isDoubtTooMany || isOver(*book) || !hasQuickTries(attempt, *book)) {
        LOKET_TRY(m_context.jobs.bury(transaction, attempt.job, error));
    } else {
        if (core::isInDoubt(error.kind))
            LOKET_TRY(m_ledger.purchases.setMessageDoubts(transaction, purchase.id, *doubts + 1));
        const auto retried =
            m_context.jobs.retryOrBury(transaction, attempt.job, error, urgencyOf(m_context, purchase));
        if (!retried)
            return Failure(retried.error());
        retries = *retried;
    }
    LOKET_TRY(m_ledger.note(transaction, systemActor, "message.attempt_failed", purchase.id,
                            {{u"attempt"_s, attempt.job.attempts + 1},
                             {u"channel"_s, attempt.channel},
                             {u"kind"_s, core::toString(error.kind)},
                             {u"reason"_s, error.detail},
                             {u"because"_s, core::reasonToJson(error)},
                             {u"last"_s, !retries}}));
    if (retries)
        return {};
    const QDateTime now = m_context.clock.now();
    if (!isOver(*book) &&
        mayFallBack(attempt, error, *doubts)) { // with attempts of its own: the dead job is replaced by a new one
        LOKET_TRY(m_ledger.purchases.setMessageOnFallback(transaction, purchase.id, true));
        LOKET_TRY(
            m_ledger.note(transaction, systemActor, "message.fallback", purchase.id,
                          {{u"from"_s, attempt.channel}, {u"to"_s, m_context.counterparts.fallbackChannel()->name()}}));
        return m_ledger.jobs.enqueue(transaction, job::deliverVouchers, purchase.id, now, now,
                                     urgencyOf(m_context, purchase));
    }
    return m_ledger.purchases.advanceDelivery(transaction, purchase, domain::outcomeOf(error), now);
}

// Each channel has retry.attempts in quick succession; later retries have one each time.
bool DeliverVouchers::hasQuickTries(const Attempt& attempt, const PurchaseRepository::MessageBook& book) const
{
    return book.tries < m_context.policy.retry.attempts * (attempt.isSecond ? 2 : 1);
}

Result<void> DeliverVouchers::held(Transaction& transaction, const Attempt& attempt, const Purchase& purchase,
                                   const Error& error)
{
    if (m_context.pauses->pause(attempt.channel, error, m_context.clock))
        LOKET_TRY(m_ledger.audit.insert(
            transaction, systemActor.name, u"channel.paused"_s, std::nullopt,
            {{u"channel"_s, attempt.channel}, {u"reason"_s, error.detail}, {u"because"_s, core::reasonToJson(error)}},
            m_context.clock.now()));
    LOKET_TRY(m_ledger.note(transaction, systemActor, "message.held", purchase.id,
                            {{u"channel"_s, attempt.channel},
                             {u"kind"_s, core::toString(error.kind)},
                             {u"reason"_s, error.detail},
                             {u"because"_s, core::reasonToJson(error)}}));
    return m_context.jobs.again(transaction, attempt.job, 0ms, urgencyOf(m_context, purchase));
}

// Not after a doubt, of this attempt or an earlier one: the message may have arrived already, and a second channel
// would send it twice.
bool DeliverVouchers::mayFallBack(const Attempt& attempt, const Error& error, int doubts) const
{
    return attempt.asked && !attempt.isSecond && doubts == 0 && !core::isInDoubt(error.kind) &&
           m_context.counterparts.fallbackChannel();
}

} // namespace loket::sales
