#include "server/routes/RecoveryRoutes.h"

#include "sales/PaymentReceived.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <cmath>

namespace loket::server {

using namespace Qt::Literals::StringLiterals;
using core::ErrorKind;
using core::fail;
using core::Failure;
using core::Result;
using sales::Actor;
using storage::TokenScope;

namespace {

constexpr int maxBulk = 500;
constexpr double maxExactId = 9007199254740991.0; // 2^53-1: beyond it a JSON number is no longer exact

Result<QList<qint64>> idsOf(const QByteArray& body)
{
    const QJsonValue list = QJsonDocument::fromJson(body).object().value(u"purchaseIds");
    const auto wrong = [] {
        return fail(ErrorKind::InvalidInput, u"purchaseIds: must be a list of 1 to %1 purchase numbers"_s.arg(maxBulk));
    };
    if (!list.isArray() || list.toArray().isEmpty() || list.toArray().size() > maxBulk)
        return wrong();
    QList<qint64> ids;
    for (const QJsonValue& value : list.toArray()) {
        const double number = value.toDouble(0);
        if (number < 1 || number > maxExactId || std::floor(number) != number)
            return wrong();
        if (!ids.contains(qint64(number)))
            ids += qint64(number);
    }
    return ids;
}

class Operations
{
public:
    explicit Operations(const Services& services) : m_recovery(services.recovery), m_received(services.context) {}

    [[nodiscard]] Reply confirmCash(qint64 id, const Actor& actor) const
    {
        const auto outcome = m_received.confirmCash(id, actor);
        if (!outcome)
            return failure(outcome.error());
        return success({{u"purchase_id"_s, id}, {u"status"_s, domain::toString(outcome->purchase.status)}});
    }

    [[nodiscard]] Reply retryDelivery(qint64 id, const Actor& actor) const
    {
        const auto purchase = m_recovery.retryDelivery(id, actor);
        if (!purchase)
            return failure(purchase.error());
        return success({{u"message"_s, u"The message is queued."_s},
                        {u"purchase_id"_s, id},
                        {u"delivery_status"_s, domain::toString(purchase->deliveryStatus)}});
    }

    [[nodiscard]] Reply regenerate(qint64 id, const Actor& actor) const
    {
        const auto purchase = m_recovery.regenerate(id, actor);
        if (!purchase)
            return failure(purchase.error());
        return success({{u"message"_s, u"The vouchers are queued to be made."_s},
                        {u"purchase_id"_s, id},
                        {u"status"_s, domain::toString(purchase->status)}});
    }

    [[nodiscard]] Reply bulkRegenerate(const Request& request, const Actor& actor) const
    {
        const auto ids = idsOf(request.body);
        if (!ids)
            return failure(ids.error());
        QJsonArray results;
        int queued = 0;
        for (const qint64 id : *ids) {
            const auto purchase = m_recovery.regenerate(id, actor);
            QJsonObject result{{u"purchaseId"_s, id}, {u"success"_s, purchase.has_value()}};
            if (purchase)
                ++queued;
            else
                result.insert(u"error"_s, purchase.error().detail);
            results.append(result);
        }
        const int total = int(ids->size());
        return success(
            {{u"message"_s, u"%1 of %2 purchases are queued."_s.arg(queued).arg(total)},
             {u"results"_s, results},
             {u"summary"_s, QJsonObject{{u"total"_s, total}, {u"success"_s, queued}, {u"error"_s, total - queued}}}});
    }

    [[nodiscard]] Reply cleanUp(qint64 id, const Actor& actor) const
    {
        const auto result = m_recovery.cleanUp(id, actor);
        if (!result)
            return failure(result.error());
        const QString message = result->removed > 0
                                    ? u"%1 vouchers are being taken off the router."_s.arg(result->removed)
                                    : u"There was nothing left to remove."_s;
        return success({{u"message"_s, message}, {u"purchase_id"_s, id}, {u"removed"_s, result->removed}});
    }

    [[nodiscard]] Reply sweep(const Actor& actor) const
    {
        const auto swept = m_recovery.sweepExpired(actor);
        if (!swept)
            return failure(swept.error());
        QJsonArray expired;
        for (const qint64 id : swept->expired)
            expired.append(id);
        return success(
            {{u"message"_s, u"%1 purchases have expired, %2 vouchers are being removed."_s.arg(swept->expired.size())
                                .arg(swept->removed)},
             {u"cleanedCount"_s, swept->expired.size()},
             {u"details"_s, QJsonObject{{u"expired"_s, expired}, {u"removed"_s, swept->removed}}}});
    }

private:
    sales::Recovery& m_recovery;
    sales::PaymentReceived m_received;
};

} // namespace

void addRecoveryRoutes(Router& router, const Services& services, const Access& access)
{
    const auto operations = std::make_shared<Operations>(services);
    const auto operate = [&access](ApiHandler handler) {
        return access.needs(TokenScope::Operate, std::move(handler));
    };
    // For the paths that end in a purchase's number.
    const auto onOne = [&](Reply (Operations::*work)(qint64, const Actor&) const) {
        return operate([operations, work](const Request& request, const Actor& actor) {
            const auto id = parseId(request.parameters.first());
            return id ? (*operations.*work)(*id, actor) : failure(404, u"There is no purchase of this number."_s);
        });
    };
    router.post("/voucher/api/confirm-cash/*", onOne(&Operations::confirmCash));
    router.post("/voucher/api/retry-delivery/*", onOne(&Operations::retryDelivery));
    router.post("/voucher/api/regenerate-voucher/*", onOne(&Operations::regenerate));
    router.post("/voucher/api/cleanup-failed/*", onOne(&Operations::cleanUp));
    router.post("/voucher/api/bulk-regenerate", operate([operations](const Request& request, const Actor& actor) {
                    return operations->bulkRegenerate(request, actor);
                }));
    router.post("/voucher/api/cleanup-expired",
                operate([operations](const Request&, const Actor& actor) { return operations->sweep(actor); }));
}

} // namespace loket::server
