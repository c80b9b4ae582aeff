#include "server/routes/DeliveryRoutes.h"

#include "core/Crypto.h"
#include "core/Log.h"
#include "sales/flow/ReceiptReceived.h"
#include "server/routes/LaterReply.h"

#include <QUrlQuery>

namespace loket::server {

using namespace Qt::Literals::StringLiterals;

Q_DECLARE_LOGGING_CATEGORY(lcServer)

namespace {

class Receipts
{
public:
    explicit Receipts(const Services& services) : m_services(services), m_received(services.use.receiptReceived) {}

    // /voucher/delivery-webhook/CHANNEL and /voucher/delivery-webhook/CHANNEL/KEY
    [[nodiscard]] Reply take(const Request& request) const
    {
        const QString name = request.parameters.first();
        const domain::DeliveryChannel* channel = channelNamed(name);
        if (!channel)
            return failure(404, u"Messages do not go by this channel."_s);
        if (const auto refused = checkKey(*channel, request.parameters.value(1), request.parameters.size() > 1))
            return *refused;
        const auto receipts = channel->receipts({request.headers, request.body});
        if (!receipts) {
            core::logWarning(lcServer(), "receipt.refused",
                             {{u"channel"_s, name}, {u"kind"_s, core::toString(receipts.error().kind)}});
            return failure(receipts.error());
        }
        const auto later = std::make_shared<LaterReply>();
        m_received.inGroup(name, *receipts, [later](const core::Result<sales::ReceiptOutcome>& outcome) {
            later->reply(outcome ? success({{u"receipts"_s, outcome->changed}}) : failure(outcome.error()));
        });
        return LaterReply::promised(later);
    }

    // Meta asks with GET before it sends anything.
    [[nodiscard]] Reply verify(const Request& request) const
    {
        if (request.parameters.first() != u"cloud")
            return failure(404, u"This channel does not verify its webhook."_s);
        QUrlQuery query;
        for (const auto& [name, value] : request.query.entries)
            query.addQueryItem(name, QString::fromLatin1(QUrl::toPercentEncoding(value)));
        const auto challenge = m_services.verifyCloudWebhook(query);
        if (!challenge)
            return failure(challenge.error());
        return {.contentType = "text/plain; charset=utf-8", .body = *challenge};
    }

private:
    [[nodiscard]] const domain::DeliveryChannel* channelNamed(const QString& name) const
    {
        const sales::Counterparts& all = m_services.context.counterparts;
        for (const domain::DeliveryChannel* channel : {all.channel(), all.fallbackChannel()}) {
            if (channel && channel->name() == name)
                return channel;
        }
        return nullptr;
    }

    [[nodiscard]] std::optional<Reply> checkKey(const domain::DeliveryChannel& channel, const QString& key,
                                                bool hasKey) const
    {
        if (channel.signsReceipts())
            return hasKey ? std::optional(failure(404, u"There is nothing at this address."_s)) : std::nullopt;
        const core::Secret expected = m_services.receiptKey(channel.name());
        if (!expected.isEmpty() && core::equalInConstantTime(key.toUtf8(), expected.reveal()))
            return std::nullopt;
        return failure(
            401, u"The last part of this address must be the secret delivery.%1.webhook_key."_s.arg(channel.name()));
    }

    Services m_services;
    const sales::ReceiptReceived& m_received;
};

} // namespace

void addDeliveryRoutes(RouteTable& routes, const Services& services)
{
    const auto receipts = std::make_shared<Receipts>(services);
    const auto take = [receipts](const Request& request) { return receipts->take(request); };
    routes.post("/voucher/delivery-webhook/*", take);
    routes.post("/voucher/delivery-webhook/*/*", take);
    routes.get("/voucher/delivery-webhook/*", [receipts](const Request& request) { return receipts->verify(request); });
}

} // namespace loket::server
