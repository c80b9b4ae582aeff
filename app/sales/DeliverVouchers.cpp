#include "sales/DeliverVouchers.h"

namespace loket::sales {

using namespace Qt::Literals::StringLiterals;
using core::Async;
using core::Error;
using core::ErrorKind;
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

} // namespace

Async<void> DeliverVouchers::operator()(const JobRow& job)
{
    const auto purchase = m_journal.purchases.find(job.purchaseId);
    if (!purchase)
        return core::ready<void>(Failure(purchase.error()));
    if (purchase->deliveryStatus != DeliveryStatus::Queued || purchase->status != domain::PurchaseStatus::Completed) {
        return core::ready(
            m_journal.inTransaction([&](Transaction& transaction) { return m_context.jobs.finish(transaction, job); }));
    }
    domain::DeliveryChannel* channel = m_context.counterparts.channel();
    const auto attempt = open(job, channel ? channel->name() : u"none"_s);
    if (!attempt)
        return core::ready<void>(Failure(attempt.error()));
    if (!channel)
        return core::ready(settle(
            *attempt, core::fail(ErrorKind::Misconfigured, u"no message channel is set up; set delivery.channel"_s)));

    const auto vouchers = m_journal.vouchers.ofPurchase(job.purchaseId);
    if (!vouchers)
        return core::ready<void>(Failure(vouchers.error()));
    const auto phone = domain::PhoneNumber::parse(u'+' + purchase->customerPhone);
    const auto text = m_context.counterparts.message(*purchase, *vouchers);
    if (!phone)
        return core::ready(settle(*attempt, Failure(phone.error())));
    if (!text)
        return core::ready(settle(*attempt, Failure(text.error())));
    return channel->send({.to = *phone, .text = *text, .key = purchase->invoiceId})
        .then(this, [this, attempt = *attempt](const Result<domain::SentMessage>& result) {
            m_context.effect("message.sent");
            return settle(attempt, result);
        });
}

Result<DeliverVouchers::Attempt> DeliverVouchers::open(const JobRow& job, const QString& channel)
{
    return m_journal.inTransaction([&](Transaction& transaction) -> Result<Attempt> {
        Attempt attempt{.job = job, .startedAt = m_context.clock.now(), .channel = channel};
        const auto wasOpen = m_journal.purchases.isCallOpen(job.purchaseId, PurchaseRepository::Call::Message);
        const auto doubts = m_journal.purchases.messageDoubts(job.purchaseId);
        if (!wasOpen)
            return Failure(wasOpen.error());
        if (!doubts)
            return Failure(doubts.error());
        attempt.maybeDuplicate = *doubts > 0 || *wasOpen;
        if (*wasOpen) // the program died inside an earlier call
            LOKET_TRY(m_journal.purchases.setMessageDoubts(transaction, job.purchaseId, *doubts + 1));
        LOKET_TRY(
            m_journal.purchases.setCallOpen(transaction, job.purchaseId, PurchaseRepository::Call::Message, true));
        return attempt;
    });
}

Result<void> DeliverVouchers::settle(const Attempt& attempt, const Result<domain::SentMessage>& sentMessage)
{
    return m_journal.inTransaction([&](Transaction& transaction) -> Result<void> {
        auto purchase = m_journal.purchases.find(attempt.job.purchaseId);
        if (!purchase)
            return Failure(purchase.error());
        const QDateTime now = m_context.clock.now();
        storage::DeliveryAttempt row{.purchaseId = purchase->id,
                                     .phone = purchase->customerPhone,
                                     .status = u"sent"_s,
                                     .channel = attempt.channel,
                                     .duration = std::chrono::milliseconds(attempt.startedAt.msecsTo(now)),
                                     .maybeDuplicate = attempt.maybeDuplicate,
                                     .createdAt = now};
        if (sentMessage) {
            row.vendorMessageId = sentMessage->vendorId;
        } else {
            row.status = domain::outcomeOf(sentMessage.error()) == DeliveryEvent::Refused ? u"failed"_s : u"error"_s;
            row.errorMessage = sentMessage.error().detail;
            row.errorKind = core::toString(sentMessage.error().kind);
        }
        LOKET_TRY(m_journal.deliveries.insert(transaction, row));
        LOKET_TRY(m_journal.purchases.setCallOpen(transaction, purchase->id, PurchaseRepository::Call::Message, false));
        return sentMessage ? sent(transaction, attempt, *purchase)
                           : failed(transaction, attempt, *purchase, sentMessage.error());
    });
}

Result<void> DeliverVouchers::sent(Transaction& transaction, const Attempt& attempt, Purchase& purchase)
{
    LOKET_TRY(
        m_journal.purchases.advanceDelivery(transaction, purchase, DeliveryEvent::Accepted, m_context.clock.now()));
    LOKET_TRY(m_journal.purchases.setMessageDoubts(transaction, purchase.id, 0));
    LOKET_TRY(m_journal.note(transaction, systemActor, "message.sent", purchase.id, {{u"channel"_s, attempt.channel}}));
    return m_context.jobs.finish(transaction, attempt.job);
}

Result<void> DeliverVouchers::failed(Transaction& transaction, const Attempt& attempt, Purchase& purchase,
                                     const Error& error)
{
    const auto doubts = m_journal.purchases.messageDoubts(purchase.id);
    if (!doubts)
        return Failure(doubts.error());
    bool retries = false;
    if (core::isInDoubt(error.kind) && *doubts >= maxDoubts) {
        LOKET_TRY(m_context.jobs.bury(transaction, attempt.job, error));
    } else {
        if (core::isInDoubt(error.kind))
            LOKET_TRY(m_journal.purchases.setMessageDoubts(transaction, purchase.id, *doubts + 1));
        const auto retried = m_context.jobs.retryOrBury(transaction, attempt.job, error);
        if (!retried)
            return Failure(retried.error());
        retries = *retried;
    }
    LOKET_TRY(m_journal.note(transaction, systemActor, "message.attempt_failed", purchase.id,
                             {{u"attempt"_s, attempt.job.attempts + 1},
                              {u"channel"_s, attempt.channel},
                              {u"kind"_s, core::toString(error.kind)},
                              {u"reason"_s, error.detail},
                              {u"last"_s, !retries}}));
    if (retries)
        return {};
    return m_journal.purchases.advanceDelivery(transaction, purchase, domain::outcomeOf(error), m_context.clock.now());
}

} // namespace loket::sales
