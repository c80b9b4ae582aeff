#include "sales/mending/Recovery.h"

#include "core/Reasons.h"
#include "domain/PhoneNumber.h"
#include "sales/flow/Gradually.h"
#include "sales/flow/Steps.h"

namespace loket::sales {

using namespace Qt::Literals::StringLiterals;
using core::fail;
using core::Result;
using domain::Purchase;
using domain::PurchaseAction;
using storage::Transaction;

Result<void> Recovery::note(Transaction& transaction, const Actor& actor, const char* action, qint64 purchaseId,
                            const QString& why, QJsonObject detail) const
{
    if (const QString reason = audited(why, maxWhyLength); !reason.isEmpty())
        detail.insert(u"why"_s, reason);
    return m_ledger.note(transaction, actor, action, purchaseId, detail);
}

Result<Purchase> Recovery::open(qint64 purchaseId, PurchaseAction action) const
{
    LOKET_TRY_VALUE(auto purchase, m_ledger.purchases.find(purchaseId));
    LOKET_TRY(domain::allows(purchase, action));
    return purchase;
}

Result<Purchase> Recovery::regenerate(qint64 purchaseId, const Actor& actor, const QString& why)
{
    LOKET_TRY(m_ledger.permit(actor, PurchaseAction::Regenerate));
    return m_ledger.inTransaction([&](Transaction& transaction) -> Result<Purchase> {
        LOKET_TRY_VALUE(auto purchase, open(purchaseId, PurchaseAction::Regenerate));
        const QDateTime now = m_context.clock.now();
        LOKET_TRY(m_ledger.purchases.advance(transaction, purchase, domain::PurchaseEvent::RegenerateRequested, now));
        LOKET_TRY(m_ledger.jobs.enqueue(transaction, job::issueVouchers, purchaseId, now, now,
                                        urgencyOf(m_context, purchase)));
        LOKET_TRY(note(transaction, actor, "vouchers.regenerate", purchaseId, why));
        return purchase;
    });
}

Result<Purchase> Recovery::retryDelivery(qint64 purchaseId, const Actor& actor, const QString& why)
{
    LOKET_TRY(m_ledger.permit(actor, PurchaseAction::RetryDelivery));
    return m_ledger.inTransaction([&](Transaction& transaction) -> Result<Purchase> {
        auto purchase = open(purchaseId, PurchaseAction::RetryDelivery);
        if (!purchase) {
            // On its way, but not before its channel goes on.
            const QString paused = pausedChannel();
            if (purchase.error().reason == core::Reason::MessageUnderWay && !paused.isEmpty())
                return fail(core::Reason::ChannelPaused, {paused});
            return purchase;
        }
        const QDateTime now = m_context.clock.now();
        LOKET_TRY(queueMessage(m_ledger, transaction, *purchase, MessageWay::First, now));
        if (actor.name != systemActor.name)
            LOKET_TRY(m_ledger.purchases.beginMessageAnew(transaction, purchaseId));
        LOKET_TRY(note(transaction, actor, "message.retry", purchaseId, why));
        return purchase;
    });
}

Result<Purchase> Recovery::correctNumber(qint64 purchaseId, const QString& phone, const Actor& actor,
                                         const QString& why)
{
    LOKET_TRY(m_ledger.permit(actor, PurchaseAction::CorrectNumber));
    const auto number = domain::PhoneNumber::parse(phone);
    if (!number)
        return fail(core::Reason::FieldPhone, {}, number.error());
    return m_ledger.inTransaction([&](Transaction& transaction) -> Result<Purchase> {
        LOKET_TRY_VALUE(auto purchase, open(purchaseId, PurchaseAction::CorrectNumber));
        const QDateTime now = m_context.clock.now();
        // Neither number is in the audit log: it is not emptied when the customer is forgotten.
        LOKET_TRY(m_ledger.purchases.setPhone(transaction, purchase, number->digits(), now));
        LOKET_TRY(note(transaction, actor, "customer.number_corrected", purchaseId, why));
        if (!domain::allows(purchase, PurchaseAction::RetryDelivery))
            return purchase; // its vouchers come first, and then their message
        LOKET_TRY(queueMessage(m_ledger, transaction, purchase, MessageWay::First, now));
        LOKET_TRY(m_ledger.purchases.beginMessageAnew(transaction, purchaseId));
        LOKET_TRY(note(transaction, actor, "message.retry", purchaseId, {}));
        return purchase;
    });
}

Result<Purchase> Recovery::dismissMessage(qint64 purchaseId, const Actor& actor, const QString& why)
{
    LOKET_TRY(m_ledger.permit(actor, PurchaseAction::DismissMessage));
    return m_ledger.inTransaction([&](Transaction& transaction) -> Result<Purchase> {
        LOKET_TRY_VALUE(auto purchase, open(purchaseId, PurchaseAction::DismissMessage));
        LOKET_TRY(m_ledger.purchases.dismissMessage(transaction, purchase, m_context.clock.now()));
        LOKET_TRY(note(transaction, actor, "message.dismissed", purchaseId, why));
        return purchase;
    });
}

// One of many: a message sent since the list was made must not be sent twice. Sending it again all the same
// is done on the single order.
Result<Purchase> Recovery::retryStopped(qint64 purchaseId, const Actor& actor, const QString& why)
{
    using domain::DeliveryStatus;
    const auto purchase = m_ledger.purchases.find(purchaseId);
    if (purchase &&
        (purchase->deliveryStatus == DeliveryStatus::Sent || purchase->deliveryStatus == DeliveryStatus::Delivered ||
         purchase->deliveryStatus == DeliveryStatus::Read))
        return fail(core::Reason::MessageGone);
    return retryDelivery(purchaseId, actor, why);
}

Result<Purchase> Recovery::markReviewed(qint64 purchaseId, const Actor& actor, const QString& why)
{
    LOKET_TRY(m_ledger.permit(actor, PurchaseAction::MarkReviewed));
    return m_ledger.inTransaction([&](Transaction& transaction) -> Result<Purchase> {
        LOKET_TRY_VALUE(auto purchase, open(purchaseId, PurchaseAction::MarkReviewed));
        LOKET_TRY(m_ledger.purchases.setNeedsReview(transaction, purchase, false, m_context.clock.now()));
        LOKET_TRY(note(transaction, actor, "purchase.reviewed", purchaseId, why));
        return purchase;
    });
}

Result<ActionOutcome> Recovery::perform(PurchaseAction action, qint64 purchaseId, const Actor& actor,
                                        const QString& why)
{
    const auto plain = [](const Result<Purchase>& purchase) {
        return purchase.map([](const Purchase&) { return ActionOutcome{}; });
    };
    switch (action) {
    case PurchaseAction::Regenerate:
        return regenerate(purchaseId, actor, why).map([this](const Purchase& purchase) {
            return ActionOutcome{.waitsForRouter = awayRouterOf(purchase.id)};
        });
    case PurchaseAction::RetryDelivery:
        return retryDelivery(purchaseId, actor, why).map([this](const Purchase&) {
            return ActionOutcome{.waitsFor = pausedChannel()};
        });
    case PurchaseAction::CleanUp:
        return cleanUp(purchaseId, actor, why).map([&](const CleanupResult& cleaned) {
            return ActionOutcome{.removed = cleaned.removed,
                                 .waitsForRouter = cleaned.removed > 0 ? awayRouterOf(purchaseId) : QString()};
        });
    case PurchaseAction::MarkReviewed:
        return plain(markReviewed(purchaseId, actor, why));
    case PurchaseAction::Cancel:
        return plain(cancel(purchaseId, actor, why));
    case PurchaseAction::MarkRefunded:
        return markRefunded(purchaseId, actor, why).map([this](const Purchase& purchase) {
            return ActionOutcome{.waitsForRouter = awayRouterOf(purchase.id)};
        });
    case PurchaseAction::DismissMessage:
        return plain(dismissMessage(purchaseId, actor, why));
    case PurchaseAction::CorrectNumber: // it needs one
    case PurchaseAction::TakeCash:      // these need a drawer: sales/people/CounterSales.h
    case PurchaseAction::Void:
        break;
    }
    return fail(core::Reason::ActionUnknown);
}

core::Async<QList<BulkRow>> Recovery::bulk(PurchaseAction action, const QList<qint64>& purchaseIds, const Actor& actor,
                                           const QString& why)
{
    const auto one = [this, action, actor, why](qint64 id) -> Result<void> {
        const auto nothing = [](const auto&) {};
        if (!domain::rowOf(action).toMany)
            return fail(core::Reason::ActionUnknown);
        if (action == PurchaseAction::RetryDelivery)
            return retryStopped(id, actor, why).map(nothing);
        return perform(action, id, actor, why).map(nothing);
    };
    return Gradually<QList<BulkRow>>::run(this, purchaseIds,
                                          [this, action, one](qint64 id, QList<BulkRow>& rows) -> Result<void> {
                                              BulkRow row{.purchaseId = id, .done = one(id)};
                                              if (action == PurchaseAction::Regenerate && row.done)
                                                  row.waitsForRouter = awayRouterOf(id);
                                              if (action == PurchaseAction::RetryDelivery && row.done)
                                                  row.waitsFor = pausedChannel();
                                              rows += row;
                                              return {};
                                          });
}

Result<void> Recovery::resumeChannel(const QString& channel, const Actor& actor)
{
    LOKET_TRY(m_ledger.permit(actor, domain::Action::CleanUp));
    if (!m_context.pauses->isPaused(channel))
        return fail(core::Reason::ChannelNotPaused, {channel.left(40)});
    const auto lastMessage = m_ledger.deliveries.lastId(m_context.database);
    if (!lastMessage)
        return core::Failure(lastMessage.error());
    const auto noted = m_ledger.inTransaction([&](Transaction& transaction) -> Result<void> {
        const QDateTime now = m_context.clock.now();
        LOKET_TRY(m_ledger.jobs.hurryAll(transaction, job::deliverVouchers, now));
        return m_ledger.audit.insert(transaction, actor.name, u"channel.resumed"_s, std::nullopt,
                                     {{u"channel"_s, channel}}, now);
    });
    if (!noted)
        return noted;
    m_context.pauses->resume(channel, *lastMessage);
    return {};
}

QString Recovery::awayRouterOf(qint64 purchaseId) const
{
    const auto purchase = m_ledger.purchases.find(purchaseId);
    return purchase && m_context.isAway(purchase->router) ? purchase->router : QString();
}

QString Recovery::pausedChannel() const
{
    const domain::DeliveryChannel* first = m_context.counterparts.channel();
    const domain::DeliveryChannel* second = m_context.counterparts.fallbackChannel();
    const auto isPaused = [this](const domain::DeliveryChannel* channel) {
        return !channel || m_context.pauses->isPaused(channel->name());
    };
    return first && isPaused(first) && isPaused(second) ? first->name() : QString();
}

} // namespace loket::sales
