#include "delivery/Waha.h"

#include "delivery/VendorAnswer.h"

#include <QJsonArray>

namespace loket::delivery {

using namespace Qt::Literals::StringLiterals;
using core::ErrorKind;
using core::Reason;
using domain::ChannelHealth;
using domain::DeliveryEvent;
using domain::DeliveryReceipt;
using domain::SentMessage;

namespace {

// Nest writes {"message": "..."} or {"message": ["...", ...]} with {"error", "statusCode"}; what goes wrong inside the
// engine is in {"exception": {"message"}}, beside a message that says no more than "Internal server error".
QString wordsOf(const QJsonObject& body)
{
    if (const QString inside = body.value("exception"_L1).toObject().value("message"_L1).toString(); !inside.isEmpty())
        return inside;
    const QJsonValue message = body.value("message"_L1);
    if (message.isArray()) {
        QStringList lines;
        for (const QJsonValue& line : message.toArray())
            lines += line.toString();
        return lines.join(u", "_s);
    }
    return message.isString() ? message.toString() : body.value("error"_L1).toString();
}

core::Error sessionNotWorking(const QString& words)
{
    return vendorError(ErrorKind::RateLimited, u"WAHA"_s, words, Reason::AdviceSession);
}

// WAHA looks up WhatsApp's own id of the number before it sends; without one nothing went out.
bool isWithoutLid(const QString& words)
{
    return words.contains("no lid"_L1, Qt::CaseInsensitive) || words.contains("lid is missing"_L1, Qt::CaseInsensitive);
}

core::Result<SentMessage> wahaReadAnswer(const net::HttpAnswer& answer)
{
    constexpr int unprocessable = 422;
    const auto body = jsonObject(answer.body);
    const QString words = body ? wordsOf(*body) : QString();
    if (answer.status == unprocessable) {
        core::Error error = sessionNotWorking(words.isEmpty() ? u"HTTP 422"_s : words);
        error.retryAfter = answer.retryAfter();
        return core::Failure(error);
    }
    if (answer.status < 200 || answer.status >= 300) {
        if (const auto locked = timeLock(u"WAHA"_s, words))
            return core::Failure(*locked);
        return core::Failure(isWithoutLid(words) ? errorFromHttp(answer, u"WAHA"_s, words)
                                                 : errorAfterSending(answer, u"WAHA"_s, words));
    }
    if (!body)
        return core::Failure(withoutMessageId(answer, u"WAHA"_s));
    // The engines differ: an id of its own, or the raw WhatsApp key.
    QString id = wahaMessageId(body->value("id"_L1));
    if (id.isEmpty())
        id = wahaMessageId(body->value("key"_L1).toObject().value("id"_L1));
    if (id.isEmpty())
        return core::Failure(withoutMessageId(answer, u"WAHA"_s));
    return SentMessage{id};
}

// GET /api/sessions/NAME: {"name", "status": "WORKING"|...}
core::Result<ChannelHealth> readSession(const net::HttpAnswer& answer)
{
    constexpr int notFound = 404;
    if (answer.status == notFound)
        return core::fail(Reason::ChannelNoSession, {u"WAHA"_s});
    const auto body = jsonObject(answer.body);
    const QString status = body ? body->value("status"_L1).toString() : QString();
    if (status.isEmpty())
        return vagueHealth(answer, u"WAHA"_s);
    if (status != "WORKING"_L1)
        return core::Failure(sessionNotWorking(status));
    return ChannelHealth{.isTold = true, .account = vendorWords(body->value("name"_L1).toString())};
}

std::optional<DeliveryEvent> wahaEventOf(const QJsonObject& payload)
{
    constexpr int failed = -1;
    constexpr int onDevice = 2;
    constexpr int read = 3;
    constexpr int played = 4;
    constexpr int unknown = -100;
    switch (payload.value("ack"_L1).toInt(unknown)) {
    case failed:
        return DeliveryEvent::ReceiptFailed;
    case onDevice:
        return DeliveryEvent::ReceiptDelivered;
    case read:
    case played:
        return DeliveryEvent::ReceiptRead;
    default:
        return std::nullopt;
    }
}

} // namespace

QString wahaMessageId(const QJsonValue& id)
{
    if (id.isObject()) {
        const QJsonObject object = id.toObject();
        const QString whole = object.value("_serialized"_L1).toString();
        return wahaMessageId(whole.isEmpty() ? object.value("id"_L1) : QJsonValue(whole));
    }
    const QString text = id.toString();
    const QStringList parts = text.split(u'_');
    const bool composed = parts.size() >= 3 && (parts.first() == "true"_L1 || parts.first() == "false"_L1);
    return composed ? parts.at(2) : text;
}

Waha::Waha(WahaSettings settings, net::HttpClient& http) : m_settings(std::move(settings)), m_http(http) {}

std::unique_ptr<domain::DeliveryChannel> Waha::make(const ChannelSetup& setup)
{
    return std::make_unique<Waha>(WahaSettings{.baseUrl = setup.baseUrl,
                                               .token = setup.settings.secret("token"_L1),
                                               .session = setup.settings.value("session"_L1, WahaSettings().session),
                                               .webhookKey = setup.settings.secret("webhook_key"_L1)},
                                  setup.http);
}

QString Waha::name() const
{
    return u"waha"_s;
}

core::Async<SentMessage> Waha::send(const domain::OutgoingMessage& message)
{
    const auto url = endpoint(m_settings.baseUrl, u"/api/sendText"_s, u"delivery.waha.base_url"_s);
    if (!url)
        return core::ready<SentMessage>(core::Failure(url.error()));
    const QJsonObject body{
        {u"session"_s, m_settings.session},
        {u"chatId"_s, message.to.digits() + u"@c.us"_s},
        {u"text"_s, message.text},
    };
    return exchange<SentMessage>(m_http, jsonPost(*url, body, credentials()), wahaReadAnswer);
}

core::Async<ChannelHealth> Waha::health()
{
    const auto url =
        endpoint(m_settings.baseUrl, u"/api/sessions/"_s + m_settings.session, u"delivery.waha.base_url"_s);
    if (!url)
        return core::ready<ChannelHealth>(core::Failure(url.error()));
    return exchange<ChannelHealth>(m_http, {"GET", *url, credentials(), {}}, readSession);
}

QList<std::pair<QByteArray, QByteArray>> Waha::credentials() const
{
    if (m_settings.token.isEmpty())
        return {};
    return {{"X-Api-Key", m_settings.token.reveal()}};
}

core::Result<QList<DeliveryReceipt>> Waha::receipts(const domain::WebhookRequest& request) const
{
    const auto genuine = checkSignature(QCryptographicHash::Sha512, m_settings.webhookKey, request.body,
                                        request.header("x-webhook-hmac"), {}, u"delivery.waha.webhook_key"_s);
    if (!genuine)
        return core::Failure(genuine.error());
    const auto body = jsonObject(request.body);
    if (!body)
        return core::fail(Reason::ReceiptNotJson);
    if (body->value("event"_L1).toString() != "message.ack"_L1)
        return QList<DeliveryReceipt>();
    const QJsonObject payload = body->value("payload"_L1).toObject();
    const QString id = wahaMessageId(payload.value("id"_L1));
    const auto event = wahaEventOf(payload);
    if (!event || id.isEmpty())
        return QList<DeliveryReceipt>();
    DeliveryReceipt receipt{.vendorId = id, .event = *event};
    if (*event == DeliveryEvent::ReceiptFailed)
        receipt.failure = core::makeError(Reason::ReceiptFailedSilently, {u"WAHA"_s});
    return QList<DeliveryReceipt>{receipt};
}

} // namespace loket::delivery
