// WhatsApp by Fonnte (fonnte.com): app/delivery/FACTS.md, section 2. POST /send as a form, the token bare in
// Authorization, the answer classified by its `status`, not by HTTP. Engine thread; the HttpClient must outlive it; an
// answer that arrives after the channel is destroyed still completes its future.
#pragma once

#include "core/Secret.h"
#include "delivery/Channels.h"
#include "domain/ports/DeliveryChannel.h"
#include "net/HttpClient.h"

#include <QHash>
#include <QQueue>

namespace loket::delivery {

struct FonnteSettings
{
    QUrl baseUrl = defaultBaseUrl(u"fonnte");
    core::Secret token;
};

class Fonnte final : public domain::DeliveryChannel
{
public:
    Fonnte(FonnteSettings settings, net::HttpClient& http);
    // From its keys in delivery/Channels.cpp.
    static std::unique_ptr<domain::DeliveryChannel> make(const ChannelSetup& setup);

    [[nodiscard]] QString name() const override;
    // The token refused: Unauthorized. The number refused: InvalidInput. Quota, other refusals: Refused. The device not
    // connected, 429: RateLimited. 5xx: Unavailable. A 2xx without a meaning: Protocol. No token: Misconfigured.
    core::Async<domain::SentMessage> send(const domain::OutgoingMessage& message) override;
    core::Async<domain::ChannelHealth> health() override;

    // The status webhook {device, id, stateid, status, state}. The vendor signs nothing: the server checks the key in
    // the path. The first call of a message names id and stateid together, later ones may name stateid alone: the pairs
    // seen recently are remembered, and a receipt whose stateid is unknown is passed on under the stateid.
    [[nodiscard]] core::Result<QList<domain::DeliveryReceipt>>
    receipts(const domain::WebhookRequest& request) const override;
    [[nodiscard]] bool signsReceipts() const override { return false; }

private:
    [[nodiscard]] core::Result<net::HttpRequest> requestFor(const QString& path,
                                                            const QList<std::pair<QString, QString>>& fields) const;
    void remember(const QString& stateId, const QString& id) const;

    FonnteSettings m_settings;
    net::HttpClient& m_http;
    mutable QHash<QString, QString> m_idByState;
    mutable QQueue<QString> m_statesInOrder;
};

} // namespace loket::delivery
