#include "delivery/Fonnte.h"

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

// Enough for the messages of the last days on a busy shop; a pair is two short texts.
constexpr qsizetype maxRememberedStates = 10000;

// The reasons the vendor documents; any other is refused for good.
constexpr auto fonnteTokenKey = "delivery.fonnte.token"_L1;
constexpr std::array fonnteReasons{
    KnownReason{"token invalid"_L1, ErrorKind::Unauthorized, Reason::AdviceSetAgain, fonnteTokenKey},
    KnownReason{"invalid token"_L1, ErrorKind::Unauthorized, Reason::AdviceSetAgain, fonnteTokenKey},
    KnownReason{"disconnected"_L1, ErrorKind::RateLimited, Reason::AdviceConnectDevice},
    KnownReason{"target invalid"_L1, ErrorKind::InvalidInput, Reason::AdviceNumber},
    KnownReason{"insufficient quota"_L1, ErrorKind::Refused, Reason::AdviceQuota},
};
constexpr StatusVendor fonnteVendor{"Fonnte"_L1, u"reason", fonnteReasons};

// `id` is a list with one entry per target; there is always one target here.
QString idIn(const QJsonObject& body)
{
    const QJsonValue id = member(body, u"id");
    return textOf(id.isArray() ? id.toArray().first() : id);
}

core::Result<SentMessage> fonnteReadAnswer(const net::HttpAnswer& answer)
{
    return fonnteVendor.taken(answer).map([](const QJsonObject& body) { return SentMessage{idIn(body)}; });
}

// POST /device: {"device", "device_status": "connect"|"disconnect", "quota", "expired", "name", "status"}
core::Result<ChannelHealth> fonnteReadDevice(const net::HttpAnswer& answer)
{
    const auto body = jsonObject(answer.body);
    const QJsonValue status = body ? member(*body, u"status") : QJsonValue();
    if (!status.isBool())
        return vagueHealth(answer, fonnteVendor.who());
    if (!status.toBool())
        return core::Failure(fonnteVendor.refusal(answer, fonnteVendor.wordsIn(*body)));
    const QString device = member(*body, u"device_status").toString();
    if (device.startsWith("disconnect"_L1, Qt::CaseInsensitive))
        return core::Failure(fonnteVendor.deviceAway(device));
    return fonnteVendor.device(member(*body, u"name").toString(), textOf(member(*body, u"quota")), !device.isEmpty());
}

std::optional<DeliveryEvent> fonnteEventOf(const QString& status, const QString& state)
{
    if (state == "read"_L1 || state == "played"_L1)
        return DeliveryEvent::ReceiptRead;
    if (state == "delivered"_L1)
        return DeliveryEvent::ReceiptDelivered;
    for (const auto& final : {"invalid"_L1, "expired"_L1, "failed"_L1, "url unreachable"_L1}) {
        if (status == final || state == final)
            return DeliveryEvent::ReceiptFailed;
    }
    if (status == "read"_L1)
        return DeliveryEvent::ReceiptRead;
    if (status == "delivered"_L1)
        return DeliveryEvent::ReceiptDelivered;
    return std::nullopt;
}

} // namespace

Fonnte::Fonnte(FonnteSettings settings, net::HttpClient& http) : m_settings(std::move(settings)), m_http(http) {}

std::unique_ptr<domain::DeliveryChannel> Fonnte::make(const ChannelSetup& setup)
{
    return std::make_unique<Fonnte>(
        FonnteSettings{.baseUrl = setup.baseUrl, .token = setup.settings.secret("token"_L1)}, setup.http);
}

QString Fonnte::name() const
{
    return u"fonnte"_s;
}

core::Async<SentMessage> Fonnte::send(const domain::OutgoingMessage& message)
{
    // Numbers are already international. "62" is what the vendor assumes; for a foreign number that is turned off.
    const bool indonesian = message.to.digits().startsWith(u"62"_s);
    const auto request = requestFor(u"/send"_s, {{u"target"_s, message.to.digits()},
                                                 {u"message"_s, message.text},
                                                 {u"countryCode"_s, indonesian ? u"62"_s : u"0"_s}});
    return request ? exchange<SentMessage>(m_http, *request, fonnteReadAnswer)
                   : core::ready<SentMessage>(core::Failure(request.error()));
}

core::Async<ChannelHealth> Fonnte::health()
{
    const auto request = requestFor(u"/device"_s, {});
    return request ? exchange<ChannelHealth>(m_http, *request, fonnteReadDevice)
                   : core::ready<ChannelHealth>(core::Failure(request.error()));
}

core::Result<net::HttpRequest> Fonnte::requestFor(const QString& path,
                                                  const QList<std::pair<QString, QString>>& fields) const
{
    if (m_settings.token.isEmpty())
        return core::fail(Reason::ChannelNoToken, {fonnteVendor.who(), name()});
    const auto url = endpoint(m_settings.baseUrl, path, u"delivery.fonnte.base_url"_s);
    if (!url)
        return core::Failure(url.error());
    net::HttpRequest request;
    request.method = "POST";
    request.url = *url;
    request.headers = {{"Authorization", m_settings.token.reveal()},
                       {"Content-Type", "application/x-www-form-urlencoded"},
                       {"Accept", "application/json"}};
    request.body = formEncoded(fields);
    return request;
}

core::Result<QList<DeliveryReceipt>> Fonnte::receipts(const domain::WebhookRequest& request) const
{
    const auto fields = webhookFields(request.body);
    if (!fields)
        return core::Failure(fields.error());
    const QString id = textOf(fields->value("id"_L1));
    const QString stateId = textOf(fields->value("stateid"_L1));
    if (id.isEmpty() && stateId.isEmpty())
        return core::fail(Reason::ReceiptNamesNoId, {fonnteVendor.who(), u"id, stateid"_s});
    if (!id.isEmpty() && !stateId.isEmpty())
        remember(stateId, id);

    const QString status = textOf(fields->value("status"_L1)).toLower();
    const QString state = textOf(fields->value("state"_L1)).toLower();
    const auto event = fonnteEventOf(status, state);
    if (!event)
        return QList<DeliveryReceipt>();
    DeliveryReceipt receipt;
    receipt.vendorId = !id.isEmpty() ? id : m_idByState.value(stateId, stateId);
    receipt.event = *event;
    if (*event == DeliveryEvent::ReceiptFailed)
        receipt.failure = core::makeError(Reason::ReceiptFailed,
                                          {fonnteVendor.who(), vendorWords(status.isEmpty() ? state : status)});
    return QList<DeliveryReceipt>{receipt};
}

void Fonnte::remember(const QString& stateId, const QString& id) const
{
    if (!m_idByState.contains(stateId))
        m_statesInOrder.enqueue(stateId);
    m_idByState.insert(stateId, id);
    while (m_statesInOrder.size() > maxRememberedStates)
        m_idByState.remove(m_statesInOrder.dequeue());
}

} // namespace loket::delivery
