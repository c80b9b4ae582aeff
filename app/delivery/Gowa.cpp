#include "delivery/Gowa.h"

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

// The vendor's spelling, and the corrected one it may get.
bool saysLoggedOut(const QString& words)
{
    return words.contains("not loggin"_L1, Qt::CaseInsensitive) ||
           words.contains("not logged in"_L1, Qt::CaseInsensitive) ||
           words.contains("not login"_L1, Qt::CaseInsensitive);
}

core::Error notLinked(const QString& words)
{
    return vendorError(ErrorKind::Misconfigured, u"GoWA"_s, words, Reason::AdviceLink);
}

// With several devices each call must name one, and it must exist: this affects every message alike.
std::optional<core::Error> deviceTrouble(const QString& code, const QString& words)
{
    const QString said = words.isEmpty() ? code : words;
    const auto is = [&](QLatin1StringView name) { return code == name || words.contains(name); };
    if (is("DEVICE_ID_REQUIRED"_L1))
        return vendorError(ErrorKind::Misconfigured, u"GoWA"_s, said, Reason::AdviceDeviceId);
    if (is("DEVICE_NOT_FOUND"_L1))
        return vendorError(ErrorKind::Misconfigured, u"GoWA"_s, said, Reason::AdviceDeviceGone);
    return std::nullopt;
}

// The server has no connection to WhatsApp at the moment, so nothing went out.
bool isOffline(const QString& words)
{
    return words.contains("not connected"_L1, Qt::CaseInsensitive);
}

core::Result<SentMessage> gowaReadAnswer(const net::HttpAnswer& answer)
{
    constexpr int badRequest = 400;
    const auto body = jsonObject(answer.body);
    const QString words = body ? body->value("message"_L1).toString() : QString();
    const QString code = body ? textOf(body->value("code"_L1)) : QString();
    if (answer.status >= badRequest && saysLoggedOut(words))
        return core::Failure(notLinked(words));
    if (const auto device = deviceTrouble(code, words))
        return core::Failure(*device);
    if (const auto locked = answer.status >= badRequest ? timeLock(u"GoWA"_s, words) : std::nullopt)
        return core::Failure(*locked);
    if (answer.status == badRequest)
        return core::Failure(vendorError(ErrorKind::InvalidInput, u"GoWA"_s, words.isEmpty() ? u"HTTP 400"_s : words));
    if (answer.status < 200 || answer.status >= 300)
        return core::Failure(isOffline(words) ? errorFromHttp(answer, u"GoWA"_s, words)
                                              : errorAfterSending(answer, u"GoWA"_s, words));
    if (body && !code.isEmpty() && code != "SUCCESS"_L1 && code != "200"_L1)
        return core::Failure(vendorError(ErrorKind::Refused, u"GoWA"_s, words.isEmpty() ? code : words));
    const QString id = body ? body->value("results"_L1).toObject().value("message_id"_L1).toString() : QString();
    if (id.isEmpty())
        return core::Failure(withoutMessageId(answer, u"GoWA"_s));
    return SentMessage{id};
}

// GET /app/devices: {"code": "SUCCESS", "results": [{"name", "device"}]}
core::Result<ChannelHealth> readDevices(const net::HttpAnswer& answer)
{
    const auto body = jsonObject(answer.body);
    const QString words = body ? body->value("message"_L1).toString() : QString();
    if (saysLoggedOut(words))
        return core::Failure(notLinked(words));
    if (const auto device = deviceTrouble(body ? textOf(body->value("code"_L1)) : QString(), words))
        return core::Failure(*device);
    if (!body || textOf(body->value("code"_L1)) != "SUCCESS"_L1)
        return vagueHealth(answer, u"GoWA"_s);
    const QJsonArray devices = body->value("results"_L1).toArray();
    if (devices.isEmpty())
        return core::Failure(advised(core::makeError(Reason::ChannelNoDevice, {u"GoWA"_s}), Reason::AdviceLink));
    return ChannelHealth{.isTold = true,
                         .account = vendorWords(devices.first().toObject().value("name"_L1).toString())};
}

std::optional<DeliveryEvent> gowaEventOf(const QString& receiptType)
{
    if (receiptType == "delivered"_L1)
        return DeliveryEvent::ReceiptDelivered;
    if (receiptType == "read"_L1 || receiptType == "played"_L1)
        return DeliveryEvent::ReceiptRead;
    return std::nullopt;
}

} // namespace

Gowa::Gowa(GowaSettings settings, net::HttpClient& http) : m_settings(std::move(settings)), m_http(http) {}

std::unique_ptr<domain::DeliveryChannel> Gowa::make(const ChannelSetup& setup)
{
    return std::make_unique<Gowa>(GowaSettings{.baseUrl = setup.baseUrl,
                                               .user = setup.settings.secret("user"_L1),
                                               .password = setup.settings.secret("password"_L1),
                                               .deviceId = setup.settings.value("device_id"_L1),
                                               .webhookKey = setup.settings.secret("webhook_key"_L1)},
                                  setup.http);
}

QString Gowa::name() const
{
    return u"gowa"_s;
}

core::Async<SentMessage> Gowa::send(const domain::OutgoingMessage& message)
{
    const auto url = endpoint(m_settings.baseUrl, u"/send/message"_s, u"delivery.gowa.base_url"_s);
    if (!url)
        return core::ready<SentMessage>(core::Failure(url.error()));
    // With the suffix written out: bare digits that are long enough would be treated as a group.
    const QJsonObject body{
        {u"phone"_s, message.to.digits() + u"@s.whatsapp.net"_s},
        {u"message"_s, message.text},
    };
    return exchange<SentMessage>(m_http, jsonPost(*url, body, credentials()), gowaReadAnswer);
}

core::Async<ChannelHealth> Gowa::health()
{
    const auto url = endpoint(m_settings.baseUrl, u"/app/devices"_s, u"delivery.gowa.base_url"_s);
    if (!url)
        return core::ready<ChannelHealth>(core::Failure(url.error()));
    return exchange<ChannelHealth>(m_http, {"GET", *url, credentials(), {}}, readDevices);
}

QList<std::pair<QByteArray, QByteArray>> Gowa::credentials() const
{
    QList<std::pair<QByteArray, QByteArray>> headers;
    if (!m_settings.user.isEmpty()) {
        const QByteArray pair = m_settings.user.reveal() + ':' + m_settings.password.reveal();
        headers.emplace_back("Authorization", "Basic " + pair.toBase64());
    }
    if (!m_settings.deviceId.isEmpty())
        headers.emplace_back("X-Device-Id", m_settings.deviceId.toUtf8());
    return headers;
}

core::Result<QList<DeliveryReceipt>> Gowa::receipts(const domain::WebhookRequest& request) const
{
    const auto genuine =
        checkSignature(QCryptographicHash::Sha256, m_settings.webhookKey, request.body,
                       request.header("x-hub-signature-256"), "sha256=", u"delivery.gowa.webhook_key"_s);
    if (!genuine)
        return core::Failure(genuine.error());
    const auto body = jsonObject(request.body);
    if (!body)
        return core::fail(Reason::ReceiptNotJson);
    QList<DeliveryReceipt> list;
    if (body->value("event"_L1).toString() != "message.ack"_L1)
        return list;
    const QJsonObject payload = body->value("payload"_L1).toObject();
    const auto event = gowaEventOf(payload.value("receipt_type"_L1).toString());
    for (const QJsonValue& id : payload.value("ids"_L1).toArray()) {
        if (!event || id.toString().isEmpty())
            continue;
        const DeliveryReceipt receipt{.vendorId = id.toString(), .event = *event};
        list += receipt; // copied: GCC 14 takes the empty optional of a moved temporary for uninitialised
    }
    return list;
}

} // namespace loket::delivery
