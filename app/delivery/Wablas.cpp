#include "delivery/Wablas.h"

#include "delivery/StatusAnswer.h"

#include <QJsonArray>

#include <array>

namespace loket::delivery {

using namespace Qt::Literals::StringLiterals;
using core::ErrorKind;
using core::Reason;
using domain::ChannelHealth;
using domain::DeliveryEvent;
using domain::DeliveryReceipt;
using domain::SentMessage;

namespace {

// The vendor's exact texts are not documented; an unknown reason is classified by its HTTP status.
constexpr auto wablasTokenKey = "delivery.wablas.token"_L1;
constexpr std::array wablasReasons{
    KnownReason{"secret key"_L1, ErrorKind::Unauthorized, Reason::AdviceSetAgain, "delivery.wablas.secret_key"_L1},
    KnownReason{"token invalid"_L1, ErrorKind::Unauthorized, Reason::AdviceSetAgain, wablasTokenKey},
    KnownReason{"invalid token"_L1, ErrorKind::Unauthorized, Reason::AdviceSetAgain, wablasTokenKey},
    KnownReason{"disconnected"_L1, ErrorKind::RateLimited, Reason::AdviceConnectDevice},
    KnownReason{"not connected"_L1, ErrorKind::RateLimited, Reason::AdviceConnectDevice},
    KnownReason{"phone number not found"_L1, ErrorKind::InvalidInput, Reason::AdviceNumber},
    KnownReason{"quota"_L1, ErrorKind::Refused, Reason::AdviceQuota},
};
constexpr StatusVendor wablasVendor{"Wablas"_L1, u"message", wablasReasons};

core::Result<SentMessage> wablasReadAnswer(const net::HttpAnswer& answer)
{
    const auto body = wablasVendor.taken(answer);
    if (!body)
        return core::Failure(body.error());
    const QJsonObject message = member(*body, u"data").toObject().value("messages"_L1).toArray().first().toObject();
    const QString state = message.value("status"_L1).toString();
    if (state == "reject"_L1 || state == "cancel"_L1)
        return core::fail(Reason::ChannelTakenAs, {wablasVendor.who(), state});
    return SentMessage{textOf(message.value("id"_L1))};
}

// GET /api/device/info: {"status", "data": {"name", "status": "connected"|..., "quota"}}. The vendor documents it
// with the token in the address, where it would end up in logs; the header is tried, and an unknown answer counts
// as none.
core::Result<ChannelHealth> wablasReadDevice(const net::HttpAnswer& answer)
{
    const auto body = jsonObject(answer.body);
    const QJsonValue status = body ? member(*body, u"status") : QJsonValue();
    if (status.isBool() && !status.toBool()) {
        const core::Error error = wablasVendor.refusal(answer, wablasVendor.wordsIn(*body));
        return error.kind == ErrorKind::Refused ? vagueHealth(answer, wablasVendor.who()) : core::Failure(error);
    }
    const QJsonObject data = body ? member(*body, u"data").toObject() : QJsonObject();
    const QString device = data.value("status"_L1).toString();
    if (!status.isBool() || device.isEmpty())
        return vagueHealth(answer, wablasVendor.who());
    if (device.compare("connected"_L1, Qt::CaseInsensitive) != 0)
        return core::Failure(wablasVendor.deviceAway(device));
    return wablasVendor.device(data.value("name"_L1).toString(), textOf(data.value("quota"_L1)), true);
}

std::optional<DeliveryEvent> wablasEventOf(const QString& status)
{
    if (status == "delivered"_L1 || status == "received"_L1)
        return DeliveryEvent::ReceiptDelivered;
    if (status == "read"_L1)
        return DeliveryEvent::ReceiptRead;
    if (status == "cancel"_L1 || status == "reject"_L1)
        return DeliveryEvent::ReceiptFailed;
    return std::nullopt;
}

} // namespace

Wablas::Wablas(WablasSettings settings, net::HttpClient& http) : m_settings(std::move(settings)), m_http(http) {}

std::unique_ptr<domain::DeliveryChannel> Wablas::make(const ChannelSetup& setup)
{
    return std::make_unique<Wablas>(WablasSettings{.baseUrl = setup.baseUrl,
                                                   .token = setup.settings.secret("token"_L1),
                                                   .secretKey = setup.settings.secret("secret_key"_L1)},
                                    setup.http);
}

QString Wablas::name() const
{
    return u"wablas"_s;
}

core::Async<SentMessage> Wablas::send(const domain::OutgoingMessage& message)
{
    const auto url = endpointFor(u"/api/v2/send-message"_s);
    if (!url)
        return core::ready<SentMessage>(core::Failure(url.error()));
    const QJsonObject entry{
        {u"phone"_s, message.to.digits()},
        {u"message"_s, message.text},
        {u"isGroup"_s, false},
    };
    const QJsonObject body{{u"data"_s, QJsonArray{entry}}};
    return exchange<SentMessage>(m_http, jsonPost(*url, body, {{"Authorization", authorization()}}), wablasReadAnswer);
}

core::Async<ChannelHealth> Wablas::health()
{
    const auto url = endpointFor(u"/api/device/info"_s);
    if (!url)
        return core::ready<ChannelHealth>(core::Failure(url.error()));
    return exchange<ChannelHealth>(m_http, {"GET", *url, {{"Authorization", authorization()}}, {}}, wablasReadDevice);
}

core::Result<QUrl> Wablas::endpointFor(const QString& path) const
{
    if (m_settings.token.isEmpty())
        return core::fail(Reason::ChannelNoToken, {wablasVendor.who(), name()});
    return endpoint(m_settings.baseUrl, path, u"delivery.wablas.base_url"_s);
}

QByteArray Wablas::authorization() const
{
    if (m_settings.secretKey.isEmpty())
        return m_settings.token.reveal();
    return m_settings.token.reveal() + '.' + m_settings.secretKey.reveal();
}

core::Result<QList<DeliveryReceipt>> Wablas::receipts(const domain::WebhookRequest& request) const
{
    const auto fields = webhookFields(request.body);
    if (!fields)
        return core::Failure(fields.error());
    const QString id = textOf(fields->value("id"_L1));
    if (id.isEmpty())
        return core::fail(Reason::ReceiptNamesNoId, {wablasVendor.who(), u"id"_s});
    const QString status = textOf(fields->value("status"_L1)).toLower();
    const auto event = wablasEventOf(status);
    if (!event)
        return QList<DeliveryReceipt>();
    DeliveryReceipt receipt{.vendorId = id, .event = *event};
    if (*event == DeliveryEvent::ReceiptFailed)
        receipt.failure = core::makeError(Reason::ReceiptFailed, {wablasVendor.who(), vendorWords(status)});
    return QList<DeliveryReceipt>{receipt};
}

} // namespace loket::delivery
