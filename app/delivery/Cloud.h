// WhatsApp by Meta's Cloud API: app/delivery/FACTS.md, section 1. POST /vNN.0/PHONE_NUMBER_ID/messages as JSON,
// a Bearer token. Engine thread; the HttpClient must outlive it. Meta lets a business write freely only within 24 hours
// after the customer wrote; outside of that an approved template is needed. The text is tried first; where Meta says
// 131047 (at once, or later in a receipt), the message is sent as the template: one body parameter, which carries the
// whole text on one line. The numbers that need it are remembered until they write to us; losing them (a restart)
// costs one refused attempt.
#pragma once

#include "core/Secret.h"
#include "delivery/Channels.h"
#include "domain/ports/DeliveryChannel.h"
#include "net/HttpClient.h"

#include <QSet>
#include <QUrlQuery>

#include <memory>

namespace loket::delivery {

struct CloudSettings
{
    QUrl baseUrl = defaultBaseUrl(u"cloud");
    QString version = QStringLiteral("v23.0"); // also "23.0" and "23"
    QString phoneNumberId;
    core::Secret token;
    core::Secret appSecret; // signs receipts
    QString templateName;   // empty: no message outside of 24 hours
    QString templateLanguage = QStringLiteral("id");
};

// Meta counts 1,024 characters for a template, including its own text; a message in one parameter may have so many.
inline constexpr qsizetype maxTemplateParameter = 900;

class Cloud final : public domain::DeliveryChannel
{
public:
    Cloud(CloudSettings settings, net::HttpClient& http);
    // From its keys in delivery/Channels.cpp.
    static std::unique_ptr<domain::DeliveryChannel> make(const ChannelSetup& setup);

    [[nodiscard]] QString name() const override;
    // Classified by Meta's error code, not by HTTP: limits RateLimited; token and permission Unauthorized; locked,
    // policy and payment Forbidden; service down Unavailable; undeliverable and bad parameters Refused. A template that
    // follows a refused text is a second call with a deadline of its own.
    core::Async<domain::SentMessage> send(const domain::OutgoingMessage& message) override;
    core::Async<domain::ChannelHealth> health() override;

    // Status events, signed with HMAC-SHA256 of the app secret over the raw body (X-Hub-Signature-256); one body may
    // hold several. A failure with 131047 sets tryAgain where a template is configured.
    [[nodiscard]] core::Result<QList<domain::DeliveryReceipt>>
    receipts(const domain::WebhookRequest& request) const override;
    [[nodiscard]] bool signsReceipts() const override { return true; }

    // Meta's GET when the webhook is registered: what to return as plain text. Unauthorized: not our verify token.
    static core::Result<QByteArray> answerVerification(const QUrlQuery& query, const core::Secret& verifyToken);

private:
    struct Memory; // shared with the running calls

    [[nodiscard]] core::Result<QUrl> numberUrl(const QString& path) const;
    [[nodiscard]] core::Result<net::HttpRequest> requestFor(const QString& to, const QJsonObject& content) const;
    [[nodiscard]] core::Result<QJsonObject> templateFor(const domain::OutgoingMessage& message) const;

    CloudSettings m_settings;
    net::HttpClient& m_http;
    std::shared_ptr<Memory> m_memory;
};

// A message as one template parameter: lines joined by " | ", no tab, no run of spaces (Meta refuses them).
QString asTemplateParameter(const QString& text);

} // namespace loket::delivery
