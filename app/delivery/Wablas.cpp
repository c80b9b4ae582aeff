#include "delivery/Wablas.h"

#include "delivery/VendorAnswer.h"

#include <QJsonArray>

#include <array>

namespace loket::delivery {

using namespace Qt::Literals::StringLiterals;
using core::ErrorKind;
using domain::ChannelHealth;
using domain::DeliveryEvent;
using domain::DeliveryReceipt;
using domain::SentMessage;

namespace {

struct Reason
{
    QLatin1StringView words; // part of the vendor's message, in any case
    ErrorKind kind;
    QLatin1StringView advice;
};

// The vendor's exact texts are not documented; a reason that is not recognised is judged by its HTTP status.
constexpr std::array reasons{
    Reason{"secret key"_L1, ErrorKind::Unauthorized, "set delivery.wablas.secret_key again"_L1},
    Reason{"token invalid"_L1, ErrorKind::Unauthorized, "set delivery.wablas.token again"_L1},
    Reason{"invalid token"_L1, ErrorKind::Unauthorized, "set delivery.wablas.token again"_L1},
    Reason{"disconnected"_L1, ErrorKind::RateLimited, "connect the device in the vendor's dashboard"_L1},
    Reason{"not connected"_L1, ErrorKind::RateLimited, "connect the device in the vendor's dashboard"_L1},
    Reason{"phone number not found"_L1, ErrorKind::InvalidInput, "check the customer's number"_L1},
    Reason{"quota"_L1, ErrorKind::Refused, "buy quota in the vendor's dashboard, then retry"_L1},
};

core::Error errorFromReason(const net::HttpAnswer& answer, const QString& words)
{
    for (const Reason& reason : reasons) {
        if (words.contains(reason.words, Qt::CaseInsensitive))
            return vendorError(reason.kind, u"Wablas"_s, words, reason.advice);
    }
    if (answer.status >= 400)
        return errorFromHttp(answer, u"Wablas"_s, words);
    return vendorError(ErrorKind::Refused, u"Wablas"_s, words.isEmpty() ? u"it gave no reason"_s : words);
}

core::Result<SentMessage> readAnswer(const net::HttpAnswer& answer)
{
    constexpr int tooManyRequests = 429;
    const auto body = jsonObject(answer.body);
    const QString words = body ? member(*body, u"message").toString() : QString();
    const QJsonValue status = body ? member(*body, u"status") : QJsonValue();
    if (answer.status == tooManyRequests || !status.isBool())
        return core::Failure(errorFromHttp(answer, u"Wablas"_s, words));
    if (!status.toBool())
        return core::Failure(errorFromReason(answer, words));
    const QJsonObject message = member(*body, u"data").toObject().value("messages"_L1).toArray().first().toObject();
    const QString state = message.value("status"_L1).toString();
    if (state == "reject"_L1 || state == "cancel"_L1)
        return core::Failure(vendorError(ErrorKind::Refused, u"Wablas"_s, u"the message was taken as: "_s + state));
    return SentMessage{textOf(message.value("id"_L1))};
}

// GET /api/device/info: {"status", "data": {"name", "status": "connected"|..., "quota"}}. The vendor documents it with
// the token in the address, where it would end up in logs; the header is tried, and what is not understood counts as
// untold.
core::Result<ChannelHealth> readDevice(const net::HttpAnswer& answer)
{
    const auto body = jsonObject(answer.body);
    const QJsonValue status = body ? member(*body, u"status") : QJsonValue();
    if (status.isBool() && !status.toBool()) {
        const core::Error error = errorFromReason(answer, member(*body, u"message").toString());
        return error.kind == ErrorKind::Refused ? vagueHealth(answer, u"Wablas"_s) : core::Failure(error);
    }
    const QJsonObject data = body ? member(*body, u"data").toObject() : QJsonObject();
    const QString device = data.value("status"_L1).toString();
    if (!status.isBool() || device.isEmpty())
        return vagueHealth(answer, u"Wablas"_s);
    if (device.compare("connected"_L1, Qt::CaseInsensitive) != 0)
        return core::Failure(vendorError(ErrorKind::RateLimited, u"Wablas"_s, u"the device is "_s + device,
                                         u"connect the device in the vendor's dashboard"_s));
    const QString quota = textOf(data.value("quota"_L1));
    return ChannelHealth{.isTold = true,
                         .account = vendorWords(data.value("name"_L1).toString()),
                         .note = quota.isEmpty() ? QString() : u"quota left: "_s + quota};
}

std::optional<DeliveryEvent> eventOf(const QString& status)
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
    return exchange<SentMessage>(m_http, jsonPost(*url, body, {{"Authorization", authorization()}}), readAnswer);
}

core::Async<ChannelHealth> Wablas::health()
{
    const auto url = endpointFor(u"/api/device/info"_s);
    if (!url)
        return core::ready<ChannelHealth>(core::Failure(url.error()));
    return exchange<ChannelHealth>(m_http, {"GET", *url, {{"Authorization", authorization()}}, {}}, readDevice);
}

core::Result<QUrl> Wablas::endpointFor(const QString& path) const
{
    if (m_settings.token.isEmpty())
        return core::fail(ErrorKind::Misconfigured,
                          u"Wablas has no token; set it with: loketd secret set delivery.wablas.token"_s);
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
        return core::fail(ErrorKind::InvalidInput, u"Wablas' tracking webhook names no id"_s);
    const QString status = textOf(fields->value("status"_L1)).toLower();
    const auto event = eventOf(status);
    if (!event)
        return QList<DeliveryReceipt>();
    const QString reason = *event == DeliveryEvent::ReceiptFailed ? u"Wablas reports: "_s + status : QString();
    return QList<DeliveryReceipt>{DeliveryReceipt{id, *event, reason}};
}

} // namespace loket::delivery
