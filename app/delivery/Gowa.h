// WhatsApp by go-whatsapp-web-multidevice (self-hosted): app/delivery/FACTS.md, section 4. POST
// /send/message as JSON with Basic authentication. Engine thread; the HttpClient must outlive it.
#pragma once

#include "core/Secret.h"
#include "delivery/Channels.h"
#include "domain/ports/DeliveryChannel.h"
#include "net/HttpClient.h"

namespace loket::delivery {

struct GowaSettings
{
    QUrl baseUrl = defaultBaseUrl(u"gowa");
    core::Secret user; // empty where the server runs without authentication
    core::Secret password;
    QString deviceId; // needed by a server with several devices
    core::Secret webhookKey;
};

class Gowa final : public domain::DeliveryChannel
{
public:
    Gowa(GowaSettings settings, net::HttpClient& http);
    // From its keys in delivery/Channels.cpp.
    static std::unique_ptr<domain::DeliveryChannel> make(const ChannelSetup& setup);

    [[nodiscard]] QString name() const override;
    // 401: Unauthorized. 400: InvalidInput. Other 4xx: Refused. 500 "you are not loggin", the device is unlinked:
    // Misconfigured, because only linking it again helps. Other 5xx: Unavailable. A 2xx without an id: Protocol.
    core::Async<domain::SentMessage> send(const domain::OutgoingMessage& message) override;
    core::Async<domain::ChannelHealth> health() override;

    // message.ack events, signed with HMAC-SHA256 over the raw body (X-Hub-Signature-256); other events are no
    // receipts.
    [[nodiscard]] core::Result<QList<domain::DeliveryReceipt>>
    receipts(const domain::WebhookRequest& request) const override;
    [[nodiscard]] bool signsReceipts() const override { return true; }

private:
    [[nodiscard]] QList<std::pair<QByteArray, QByteArray>> credentials() const;

    GowaSettings m_settings;
    net::HttpClient& m_http;
};

} // namespace loket::delivery
