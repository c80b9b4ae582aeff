#include "server/routes/RecoveryRoutes.h"

#include "core/Reasons.h"
#include "sales/flow/PaymentReceived.h"
#include "server/routes/IdList.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace loket::server {

using namespace Qt::Literals::StringLiterals;
using core::fail;
using core::Failure;
using core::Result;
using domain::PurchaseAction;
using sales::Actor;
using storage::TokenScope;

namespace {

// The optional {"reason": "..."} of a body. Any other body is no reason to refuse: app/CONTRACT.md requires
// none on these paths.
Result<QString> whyOf(const QByteArray& body)
{
    const QJsonValue reason = QJsonDocument::fromJson(body).object().value(u"reason");
    if (reason.isUndefined() || reason.isNull())
        return QString();
    if (!reason.isString() || reason.toString().size() > sales::maxWhyLength)
        return fail(core::Reason::FieldReason, {sales::maxWhyLength});
    return reason.toString();
}

class Operations
{
public:
    explicit Operations(const Services& services)
        : m_recovery(services.use.recovery), m_received(services.use.paymentReceived),
          m_forgetting(services.use.forgetting)
    {}

    [[nodiscard]] Reply confirmCash(qint64 id, const Actor& actor, const QString&) const
    {
        const auto outcome = m_received.confirmCash(id, actor);
        if (!outcome)
            return failure(outcome.error());
        return success({{u"purchase_id"_s, id}, {u"status"_s, domain::toString(outcome->purchase.status)}});
    }

    [[nodiscard]] Reply retryDelivery(qint64 id, const Actor& actor, const QString& why) const
    {
        const auto purchase = m_recovery.retryDelivery(id, actor, why);
        if (!purchase)
            return failure(purchase.error());
        const QString paused = m_recovery.pausedChannel();
        return success(
            {{u"message"_s, paused.isEmpty() ? u"The message is queued."_s
                                             : u"The message waits: the channel \"%1\" is paused."_s.arg(paused)},
             {u"purchase_id"_s, id},
             {u"delivery_status"_s, domain::toString(purchase->deliveryStatus)}});
    }

    // {"phone": "..."}, in any spelling.
    [[nodiscard]] Reply correctNumber(const Request& request, const Actor& actor) const
    {
        const auto id = parseId(request.parameters.first());
        if (!id)
            return failure(404, u"There is no purchase of this number."_s);
        const auto why = whyOf(request.body);
        if (!why)
            return failure(why.error());
        const QString phone = QJsonDocument::fromJson(request.body).object().value(u"phone").toString();
        const auto purchase = m_recovery.correctNumber(*id, phone, actor, *why);
        if (!purchase)
            return failure(purchase.error());
        const bool isQueued = purchase->deliveryStatus == domain::DeliveryStatus::Queued;
        return success({{u"message"_s, isQueued ? u"The number is corrected, the message is queued."_s
                                                : u"The number is corrected."_s},
                        {u"purchase_id"_s, *id},
                        {u"delivery_status"_s, domain::toString(purchase->deliveryStatus)}});
    }

    [[nodiscard]] Reply dismissMessage(qint64 id, const Actor& actor, const QString& why) const
    {
        return done(m_recovery.dismissMessage(id, actor, why), u"The message is dismissed."_s);
    }

    [[nodiscard]] Reply regenerate(qint64 id, const Actor& actor, const QString& why) const
    {
        return done(m_recovery.regenerate(id, actor, why), u"The vouchers are queued to be made."_s);
    }

    [[nodiscard]] Reply cancel(qint64 id, const Actor& actor, const QString& why) const
    {
        return done(m_recovery.cancel(id, actor, why), u"The purchase is cancelled."_s);
    }

    [[nodiscard]] Reply markRefunded(qint64 id, const Actor& actor, const QString& why) const
    {
        return done(m_recovery.markRefunded(id, actor, why),
                    u"The purchase is refunded; its vouchers are being taken off the router."_s);
    }

    [[nodiscard]] Reply markReviewed(qint64 id, const Actor& actor, const QString& why) const
    {
        return done(m_recovery.markReviewed(id, actor, why), u"The purchase is reviewed."_s);
    }

    [[nodiscard]] Reply cleanUp(qint64 id, const Actor& actor, const QString& why) const
    {
        const auto result = m_recovery.cleanUp(id, actor, why);
        if (!result)
            return failure(result.error());
        const QString message = result->removed > 0
                                    ? u"%1 vouchers are being taken off the router."_s.arg(result->removed)
                                    : u"There was nothing left to remove."_s;
        return success({{u"message"_s, message}, {u"purchase_id"_s, id}, {u"removed"_s, result->removed}});
    }

    [[nodiscard]] Reply bulk(PurchaseAction action, const Request& request, const Actor& actor) const
    {
        const auto ids = idsIn(request.body, u"purchaseIds"_s, u"purchase"_s);
        if (!ids)
            return failure(ids.error());
        const auto why = whyOf(request.body);
        if (!why)
            return failure(why.error());
        return later(m_recovery.bulk(action, *ids, actor, *why),
                     [action](const QList<sales::BulkRow>& rows) { return told(action, rows); });
    }

    [[nodiscard]] Reply resumeChannel(const QString& name, const Actor& actor) const
    {
        if (const auto resumed = m_recovery.resumeChannel(name, actor); !resumed)
            return failure(resumed.error());
        return success({{u"message"_s, u"Messages go by this channel again."_s}, {u"channel"_s, name}});
    }

    // By {"phone": "..."}, in any spelling.
    [[nodiscard]] Reply forgetCustomer(const QByteArray& body, const Actor& actor) const
    {
        const QString phone = QJsonDocument::fromJson(body).object().value(u"phone").toString();
        return later(m_forgetting.forget(phone, actor), [](const sales::CustomerOrders& done) {
            QString message = u"%1 orders have forgotten this customer."_s.arg(done.over);
            if (done.open > 0)
                message += u" %1 are still open: they follow as soon as they are over."_s.arg(done.open);
            message += u" Copies of the database that were made before still hold name and number."_s;
            return success({{u"message"_s, message}, {u"forgotten"_s, done.over}, {u"open"_s, done.open}});
        });
    }

    [[nodiscard]] Reply sweep(const Actor& actor) const
    {
        return later(m_recovery.sweepExpired(actor), [](const sales::ExpirySweep& swept) {
            QJsonArray expired;
            for (const qint64 id : swept.expired)
                expired.append(id);
            return success(
                {{u"message"_s, u"%1 purchases have expired, %2 vouchers are being removed."_s.arg(swept.expired.size())
                                    .arg(swept.removed)},
                 {u"cleanedCount"_s, swept.expired.size()},
                 {u"details"_s, QJsonObject{{u"expired"_s, expired}, {u"removed"_s, swept.removed}}}});
        });
    }

private:
    // Many purchases are processed a few at a time, and other requests are served in between.
    template <class T, class Tell>
    Reply later(const core::Async<T>& work, Tell tell) const
    {
        Reply reply;
        reply.later = [work, tell, context = &m_recovery](const auto& answer) {
            core::whenReady(work, context, [tell, answer](const Result<T>& result) {
                answer(result ? tell(*result) : failure(result.error()));
            });
        };
        return reply;
    }

    static Reply told(PurchaseAction action, const QList<sales::BulkRow>& rows)
    {
        QJsonArray results;
        int done = 0;
        int waiting = 0;
        for (const sales::BulkRow& row : rows) {
            waiting += row.waitsFor.isEmpty() ? 0 : 1;
            QJsonObject result{{u"purchaseId"_s, row.purchaseId}, {u"success"_s, row.done.has_value()}};
            if (row.done)
                ++done;
            if (!row.waitsFor.isEmpty())
                result.insert(u"waits"_s, u"the channel \"%1\" is paused"_s.arg(row.waitsFor));
            if (!row.waitsForRouter.isEmpty())
                result.insert(u"waits"_s, u"the router \"%1\" is away"_s.arg(row.waitsForRouter));
            if (!row.done)
                result.insert(u"error"_s, row.done.error().detail);
            results.append(result);
        }
        const int total = int(rows.size());
        const bool isDoneAtOnce = action == PurchaseAction::Cancel || action == PurchaseAction::MarkReviewed ||
                                  action == PurchaseAction::DismissMessage;
        const QString message = isDoneAtOnce ? u"%1 of %2 purchases are done."_s : u"%1 of %2 purchases are queued."_s;
        const QString wait =
            waiting > 0 ? u" %1 of them wait, because the message channel is paused."_s.arg(waiting) : QString();
        return success(
            {{u"message"_s, message.arg(done).arg(total) + wait},
             {u"results"_s, results},
             {u"summary"_s, QJsonObject{{u"total"_s, total}, {u"success"_s, done}, {u"error"_s, total - done}}}});
    }

    static Reply done(const Result<domain::Purchase>& purchase, const QString& message)
    {
        if (!purchase)
            return failure(purchase.error());
        return success({{u"message"_s, message},
                        {u"purchase_id"_s, purchase->id},
                        {u"status"_s, domain::toString(purchase->status)}});
    }

    sales::Recovery& m_recovery;
    const sales::PaymentReceived& m_received;
    sales::Forgetting& m_forgetting;
};

} // namespace

void addRecoveryRoutes(RouteTable& routes, const Services& services, const Access& access)
{
    const auto operations = std::make_shared<Operations>(services);
    const auto operate = [&access](ApiHandler handler) {
        return access.needs(TokenScope::Operate, std::move(handler));
    };
    // For the paths that end in a purchase's id.
    const auto onOne = [&](Reply (Operations::*work)(qint64, const Actor&, const QString&) const) {
        return operate([operations, work](const Request& request, const Actor& actor) {
            const auto id = parseId(request.parameters.first());
            if (!id)
                return failure(404, u"There is no purchase of this number."_s);
            const auto why = whyOf(request.body);
            return why ? (*operations.*work)(*id, actor, *why) : failure(why.error());
        });
    };
    const auto onMany = [&](PurchaseAction action) {
        return operate([operations, action](const Request& request, const Actor& actor) {
            return operations->bulk(action, request, actor);
        });
    };
    routes.post("/voucher/api/confirm-cash/*", onOne(&Operations::confirmCash));
    routes.post("/voucher/api/retry-delivery/*", onOne(&Operations::retryDelivery));
    routes.post("/voucher/api/correct-number/*", operate([operations](const Request& request, const Actor& actor) {
                    return operations->correctNumber(request, actor);
                }));
    routes.post("/voucher/api/dismiss-message/*", onOne(&Operations::dismissMessage));
    routes.post("/voucher/api/regenerate-voucher/*", onOne(&Operations::regenerate));
    routes.post("/voucher/api/cleanup-failed/*", onOne(&Operations::cleanUp));
    routes.post("/voucher/api/cancel/*", onOne(&Operations::cancel));
    routes.post("/voucher/api/mark-refunded/*", onOne(&Operations::markRefunded));
    routes.post("/voucher/api/mark-reviewed/*", onOne(&Operations::markReviewed));
    routes.post("/voucher/api/bulk-regenerate", onMany(PurchaseAction::Regenerate));
    routes.post("/voucher/api/bulk-retry-delivery", onMany(PurchaseAction::RetryDelivery));
    routes.post("/voucher/api/bulk-dismiss-message", onMany(PurchaseAction::DismissMessage));
    routes.post("/voucher/api/bulk-cleanup", onMany(PurchaseAction::CleanUp));
    routes.post("/voucher/api/bulk-cancel", onMany(PurchaseAction::Cancel));
    routes.post("/voucher/api/bulk-mark-reviewed", onMany(PurchaseAction::MarkReviewed));
    routes.post("/voucher/api/cleanup-expired",
                operate([operations](const Request&, const Actor& actor) { return operations->sweep(actor); }));
    routes.post("/voucher/api/forget-customer", operate([operations](const Request& request, const Actor& actor) {
                    return operations->forgetCustomer(request.body, actor);
                }));
    routes.post("/voucher/api/resume-channel/*", operate([operations](const Request& request, const Actor& actor) {
                    return operations->resumeChannel(request.parameters.first(), actor);
                }));
}

} // namespace loket::server
