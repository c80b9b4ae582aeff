// WhatsApp by Wablas (wablas.com): app/delivery/FACTS.md, section 5. POST /api/v2/send-message as JSON,
// "token.secret_key" in Authorization. Engine thread; the HttpClient must outlive it.
#pragma once

#include "core/Secret.h"
#include "delivery/Channels.h"
#include "domain/ports/DeliveryChannel.h"
#include "net/HttpClient.h"

namespace loket::delivery {

struct WablasSettings
{
    QUrl baseUrl = defaultBaseUrl(u"wablas"); // every customer has their own server: solo, tegal, bdg...
    core::Secret token;
    core::Secret secretKey; // empty on older servers
};

class Wablas final : public domain::DeliveryChannel
{
public:
    Wablas(WablasSettings settings, net::HttpClient& http);
    // From its keys in delivery/Channels.cpp.
    static std::unique_ptr<domain::DeliveryChannel> make(const ChannelSetup& setup);

    [[nodiscard]] QString name() const override;
    // Token or secret key refused: Unauthorized. The number: InvalidInput. The device offline, 429: RateLimited. Other
    // refusals, quota among them: Refused. 5xx without a known reason: Unavailable. A 2xx without a meaning: Protocol.
    core::Async<domain::SentMessage> send(const domain::OutgoingMessage& message) override;
    core::Async<domain::ChannelHealth> health() override;

    // The tracking webhook {id, status, phone, deviceId}. The vendor signs nothing: the server checks the key in the
    // path.
    [[nodiscard]] core::Result<QList<domain::DeliveryReceipt>>
    receipts(const domain::WebhookRequest& request) const override;
    [[nodiscard]] bool signsReceipts() const override { return false; }

private:
    [[nodiscard]] core::Result<QUrl> endpointFor(const QString& path) const;
    [[nodiscard]] QByteArray authorization() const;

    WablasSettings m_settings;
    net::HttpClient& m_http;
};

} // namespace loket::delivery
