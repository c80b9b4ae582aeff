// WhatsApp by WAHA (devlikeapro, self-hosted): app/delivery/FACTS.md, section 3. POST /api/sendText as
// JSON, the key in X-Api-Key. Engine thread; the HttpClient must outlive it.
#pragma once

#include "core/Secret.h"
#include "delivery/Channels.h"
#include "domain/ports/DeliveryChannel.h"
#include "net/HttpClient.h"

namespace loket::delivery {

struct WahaSettings
{
    QUrl baseUrl = defaultBaseUrl(u"waha");
    core::Secret token; // the API key; empty where the server runs without one
    QString session = QStringLiteral("default");
    core::Secret webhookKey;
};

class Waha final : public domain::DeliveryChannel
{
public:
    Waha(WahaSettings settings, net::HttpClient& http);
    // From its keys in delivery/Channels.cpp.
    static std::unique_ptr<domain::DeliveryChannel> make(const ChannelSetup& setup);

    [[nodiscard]] QString name() const override;
    // 401: Unauthorized. 422, the session is missing or not WORKING: RateLimited (it comes back when somebody scans or
    // the server restarts it). Other 4xx: Refused. 5xx: Unavailable. A 2xx without a message: Protocol.
    core::Async<domain::SentMessage> send(const domain::OutgoingMessage& message) override;
    core::Async<domain::ChannelHealth> health() override;

    // message.ack events, signed with HMAC-SHA512 over the raw body (X-Webhook-Hmac); other events are no receipts.
    [[nodiscard]] core::Result<QList<domain::DeliveryReceipt>>
    receipts(const domain::WebhookRequest& request) const override;
    [[nodiscard]] bool signsReceipts() const override { return true; }

private:
    [[nodiscard]] QList<std::pair<QByteArray, QByteArray>> credentials() const;

    WahaSettings m_settings;
    net::HttpClient& m_http;
};

// The part of WAHA's message id that is the same in answers and events: "3EB0..." of "true_628...@c.us_3EB0...".
// The middle part is not: the chat may come back as a LID instead of a number.
QString wahaMessageId(const QJsonValue& id);

} // namespace loket::delivery
