#include "payments/Midtrans.h"

#include "core/Crypto.h"
#include "core/Reasons.h"
#include "payments/Gateways.h"
#include "payments/Wire.h"

#include <QCryptographicHash>
#include <QJsonArray>

#include <algorithm>

namespace loket::payments {

using namespace Qt::Literals::StringLiterals;
using core::ErrorKind;
using core::Reason;
using domain::PaymentEvent;
using domain::PaymentPage;
using domain::PaymentRemark;
using domain::PaymentState;

namespace {

const QString midtransName = u"midtrans"_s;
constexpr qsizetype maxItemName = 50;

struct MidtransMeaning
{
    PaymentState state = PaymentState::Pending;
    PaymentRemark remark = PaymentRemark::None;
    bool isUnclear = false;
};

// Money has been received only where all three fields say so.
MidtransMeaning successOf(const QJsonObject& json)
{
    const QString fraud = json.value("fraud_status"_L1).toString();
    if (fraud == "challenge"_L1)
        return {.remark = PaymentRemark::Challenge};
    if (!fraud.isEmpty() && fraud != "accept"_L1)
        return {.isUnclear = true};
    if (json.value("status_code"_L1).toString() != "200"_L1)
        return {.isUnclear = true};
    return {.state = PaymentState::Paid};
}

MidtransMeaning midtransMeaningOf(const QJsonObject& json)
{
    const QString status = json.value("transaction_status"_L1).toString();
    if (status == "settlement"_L1 || status == "capture"_L1)
        return successOf(json);
    if (status == "pending"_L1 || status == "authorize"_L1)
        return {};
    if (status == "deny"_L1) // the buyer may retry on the same page
        return {.isUnclear = true};
    if (status == "cancel"_L1 || status == "failure"_L1)
        return {.state = PaymentState::Failed};
    if (status == "expire"_L1)
        return {.state = PaymentState::Expired};
    if (status == "refund"_L1)
        return {.state = PaymentState::Refunded};
    if (status == "chargeback"_L1)
        return {.state = PaymentState::Refunded, .remark = PaymentRemark::Chargeback};
    if (status == "partial_refund"_L1)
        return {.state = PaymentState::Paid, .remark = PaymentRemark::PartialRefund};
    if (status == "partial_chargeback"_L1)
        return {.state = PaymentState::Paid, .remark = PaymentRemark::PartialChargeback};
    return {.isUnclear = true};
}

// The price in a notification whose gross_amount has a fee put on top; nothing where it mentions none.
std::optional<core::Rupiah> priceBelowFee(const QJsonObject& json)
{
    QJsonValue metadata = json.value("metadata"_L1);
    if (metadata.isString())
        metadata = QJsonDocument::fromJson(metadata.toString().toUtf8()).object();
    QJsonValue info = metadata["extra_info"_L1]["gross_amount_info"_L1];
    if (info.isString())
        info = QJsonDocument::fromJson(info.toString().toUtf8()).object();
    const auto price = core::rupiahFromJson(info["original_amount"_L1]);
    return price && *price > 0 ? std::optional(*price) : std::nullopt;
}

// What was refunded in total: the sum of the single refunds, where they are listed.
core::Rupiah givenBackIn(const QJsonObject& json, core::Rupiah most)
{
    core::Rupiah sum = 0;
    const QJsonArray refunds = json.value("refunds"_L1).toArray();
    for (const QJsonValue& refund : refunds)
        sum += std::clamp<core::Rupiah>(core::rupiahFromJson(refund["refund_amount"_L1]).value_or(0), 0, most);
    if (sum == 0)
        sum = core::rupiahFromJson(json.value("refund_amount"_L1)).value_or(0);
    if (sum == 0)
        sum = core::rupiahFromJson(json.value("chargeback_amount"_L1)).value_or(0);
    return std::clamp<core::Rupiah>(sum, 0, most);
}

core::Result<PaymentEvent> midtransEventOf(const QJsonObject& json, ErrorKind whereUnreadable)
{
    const auto amount = core::rupiahFromJson(json.value("gross_amount"_L1));
    PaymentEvent event;
    event.gateway = midtransName;
    event.orderId = json.value("order_id"_L1).toString();
    event.reference = json.value("transaction_id"_L1).toString();
    event.merchant = json.value("merchant_id"_L1).toString();
    if (!amount || event.orderId.isEmpty())
        return lacks(whereUnreadable, midtransName, u"order_id, gross_amount"_s);
    const MidtransMeaning meaning = midtransMeaningOf(json);
    event.state = meaning.state;
    event.isUnclear = meaning.isUnclear;
    event.remark = meaning.remark;
    event.amount = *amount;
    event.currency = json.value("currency"_L1).toString();
    if (const auto price = priceBelowFee(json); price && *price < *amount) {
        event.surplus = *amount - *price;
        event.amount = *price;
    }
    event.eventKey = eventKey(event.orderId, event.state);
    // A partial refund is a different event from the payment, though the state is the same; and so is the next part.
    if (domain::isPart(event)) {
        event.givenBack = givenBackIn(json, event.amount);
        event.eventKey += u":%1:%2"_s.arg(domain::toString(event.remark)).arg(event.givenBack);
    }
    return event;
}

QString midtransMessageOf(const QJsonObject& json)
{
    const QJsonArray messages = json.value("error_messages"_L1).toArray();
    QStringList lines;
    for (const QJsonValue& message : messages)
        lines.append(message.toString());
    if (lines.isEmpty())
        lines.append(json.value("status_message"_L1).toString());
    return vendorWords(lines.join(u"; "_s));
}

// The Core API answers HTTP 200 with the real status in the body, as text.
net::HttpAnswer withBodyStatus(net::HttpAnswer answer, const QJsonObject& json)
{
    bool isNumber = false;
    const int status = json.value("status_code"_L1).toString().toInt(&isNumber);
    if (isNumber && answer.status < 400)
        answer.status = status;
    return answer;
}

core::Error midtransRefusal(const net::HttpAnswer& answer, const QJsonObject& json)
{
    const QString message = midtransMessageOf(json);
    core::Error error = refusalOf(answer, midtransName, message);
    const bool aboutOrder = message.contains("order_id"_L1, Qt::CaseInsensitive);
    if (answer.status == 400 && aboutOrder &&
        (message.contains("taken"_L1) || message.contains("digunakan"_L1) || message.contains("utilized"_L1)))
        error.kind = ErrorKind::Conflict;
    return error;
}

core::Result<PaymentPage> midtransPageIn(const net::HttpAnswer& answer)
{
    const auto json = jsonOf(answer, midtransName);
    if (!json)
        return tl::unexpected(creationError(answer, json.error()));
    const QString token = json->value("token"_L1).toString();
    const QUrl url(json->value("redirect_url"_L1).toString());
    if (answer.status >= 300 || token.isEmpty() || url.isEmpty())
        return tl::unexpected(creationError(answer, midtransRefusal(answer, *json)));
    return PaymentPage{.reference = token, .url = url};
}

// The signature is over these three texts exactly as they came: "10000.00" is not "10000".
bool isSigned(const QJsonObject& json, const QString& orderId, const QByteArray& key)
{
    const QString signedText =
        orderId + json.value("status_code"_L1).toString() + json.value("gross_amount"_L1).toString();
    const QByteArray expected = QCryptographicHash::hash(signedText.toUtf8() + key, QCryptographicHash::Sha512).toHex();
    return isSameHex(json.value("signature_key"_L1).toString().toLatin1(), expected);
}

// Some channels (DANA, virtual accounts by BI-SNAP) answer with the transaction's id in order_id. Queried by our id, it
// is ours where merchant and signature fit; the caller compares the amount with the order.
core::Result<void> belongs(const QJsonObject& json, const PaymentEvent& event, const MidtransOurs& ours)
{
    if (!ours.merchantId.isEmpty() && !event.merchant.isEmpty() && event.merchant != ours.merchantId)
        return core::fail(Reason::GatewayOtherMerchant, {titleOf(midtransName), keyOf(midtransName, "merchant_id"_L1)});
    if (event.orderId == ours.orderId)
        return {};
    const bool fits = std::any_of(ours.keys.begin(), ours.keys.end(), [&](const QByteArray& key) {
        return !key.isEmpty() && (isSigned(json, event.orderId, key) || isSigned(json, ours.orderId, key));
    });
    if (!fits || event.orderId != event.reference)
        return core::fail(Reason::GatewayOtherOrder, {titleOf(midtransName)});
    return {};
}

core::Result<PaymentEvent> statusIn(const net::HttpAnswer& raw, const MidtransOurs& ours)
{
    const auto json = jsonOf(raw, midtransName);
    if (!json)
        return tl::unexpected(json.error());
    const net::HttpAnswer answer = withBodyStatus(raw, *json);
    // 407 means an expired transaction, with all its fields.
    if (answer.status >= 300 && answer.status != 407)
        return tl::unexpected(midtransRefusal(answer, *json));
    auto event = midtransEventOf(*json, ErrorKind::Protocol);
    if (!event)
        return event;
    if (const auto fits = belongs(*json, *event, ours); !fits)
        return tl::unexpected(fits.error());
    if (event->orderId != ours.orderId) {
        event->eventKey.replace(0, event->orderId.size(), ours.orderId);
        event->orderId = ours.orderId;
    }
    return event;
}

} // namespace

Midtrans::Midtrans(MidtransSettings settings, net::HttpClient& http, const core::Clock& clock)
    : m_settings(std::move(settings)), m_http(http), m_clock(clock)
{
    if (m_settings.coreBaseUrl.isEmpty())
        m_settings.coreBaseUrl = m_settings.baseUrl;
    if (m_settings.signatureKey.isEmpty())
        m_settings.signatureKey = m_settings.serverKey;
}

QUrl midtransCoreBaseUrl(Environment environment)
{
    return QUrl(environment == Environment::Production ? u"https://api.midtrans.com"_s
                                                       : u"https://api.sandbox.midtrans.com"_s);
}

std::unique_ptr<domain::PaymentGateway> Midtrans::make(const GatewaySetup& setup)
{
    return std::make_unique<Midtrans>(
        MidtransSettings{.baseUrl = setup.baseUrl,
                         .coreBaseUrl = setup.hasOwnAddress ? setup.baseUrl : midtransCoreBaseUrl(setup.environment),
                         .merchantId = setup.settings.value("merchant_id"_L1),
                         .serverKey = setup.settings.secret("server_key"_L1),
                         .signatureKey = setup.settings.secret("signature_key"_L1)},
        setup.http, setup.clock);
}

QString Midtrans::name() const
{
    return midtransName;
}

core::Async<PaymentPage> Midtrans::create(const domain::PaymentOrder& order)
{
    if (const auto set = allSet(midtransName, {{"server_key"_L1, !m_settings.serverKey.isEmpty()}}); !set)
        return core::ready<PaymentPage>(core::Failure(set.error()));
    QJsonObject customer{{"first_name"_L1, customerName(order)}};
    if (!order.customerPhone.isEmpty())
        customer["phone"_L1] = QString(u'+' + order.customerPhone);
    QJsonObject body{
        {"transaction_details"_L1, QJsonObject{{"order_id"_L1, order.orderId}, {"gross_amount"_L1, order.amount}}},
        {"customer_details"_L1, customer}};
    if (itemsAddUp(order)) {
        body["item_details"_L1] = QJsonArray{QJsonObject{{"id"_L1, order.itemId},
                                                         {"name"_L1, order.itemName.left(maxItemName)},
                                                         {"price"_L1, order.itemPrice},
                                                         {"quantity"_L1, order.quantity}}};
    }
    if (!order.method.isEmpty())
        body["enabled_payments"_L1] = QJsonArray{order.method};
    if (!order.returnUrl.isEmpty())
        body["callbacks"_L1] = QJsonObject{{"finish"_L1, order.returnUrl.toString(QUrl::FullyEncoded)}};
    if (const auto minutes = minutesLeft(order, m_clock))
        body["expiry"_L1] = QJsonObject{{"unit"_L1, "minute"_L1}, {"duration"_L1, *minutes}};

    net::HttpRequest request{"POST",
                             below(m_settings.baseUrl, u"/snap/v1/transactions"_s),
                             {{"Authorization", basicAuthorization(m_settings.serverKey.reveal())},
                              {"Accept", "application/json"},
                              {"Content-Type", "application/json"}},
                             QJsonDocument(body).toJson(QJsonDocument::Compact)};
    if (!order.callbackUrl.isEmpty())
        request.headers.emplace_back("X-Override-Notification", order.callbackUrl.toEncoded());
    return whenAnswered<PaymentPage>(m_http.send(request), midtransPageIn);
}

net::HttpRequest Midtrans::core(const QByteArray& method, const QString& orderId, const QString& action) const
{
    const QString path = u"/v2/"_s + QString::fromLatin1(QUrl::toPercentEncoding(orderId)) + u'/' + action;
    return {method,
            below(m_settings.coreBaseUrl, path),
            {{"Authorization", basicAuthorization(m_settings.serverKey.reveal())},
             {"Accept", "application/json"},
             {"Content-Type", "application/json"}},
            {}};
}

MidtransOurs Midtrans::ours(const QString& orderId) const
{
    return {orderId, m_settings.merchantId, {m_settings.signatureKey.reveal(), m_settings.serverKey.reveal()}};
}

core::Async<PaymentPage> Midtrans::find(const QString& orderId)
{
    return whenAnswered<PaymentPage>(m_http.send(core("GET", orderId, u"status"_s)),
                                     [ours = ours(orderId)](const net::HttpAnswer& answer) {
                                         return statusIn(answer, ours).map([](const PaymentEvent& event) {
                                             return PaymentPage{.reference = event.reference};
                                         });
                                     });
}

core::Async<PaymentEvent> Midtrans::status(const QString& orderId, const QString& reference)
{
    return whenAnswered<PaymentEvent>(
        m_http.send(core("GET", orderId, u"status"_s)),
        [orderId, reference, ours = ours(orderId)](const net::HttpAnswer& answer) -> core::Result<PaymentEvent> {
            auto event = statusIn(answer, ours);
            if (event || event.error().kind != ErrorKind::NotFound)
                return event;
            return PaymentEvent{.gateway = midtransName, // no payment method is chosen yet
                                .orderId = orderId,
                                .reference = reference,
                                .eventKey = eventKey(orderId, PaymentState::Pending)};
        });
}

core::Async<PaymentState> Midtrans::cancel(const QString& orderId, const QString&)
{
    return whenAnswered<PaymentState>(
        m_http.send(core("POST", orderId, u"expire"_s)), [](const net::HttpAnswer& raw) -> core::Result<PaymentState> {
            const auto json = jsonOf(raw, midtransName);
            if (!json)
                return tl::unexpected(json.error());
            const net::HttpAnswer answer = withBodyStatus(raw, *json);
            if (answer.status < 300 || answer.status == 407)
                return PaymentState::Expired;
            core::Error error = midtransRefusal(answer, *json);
            if (answer.status == 412) // "transaction status cannot be updated": paid or ended
                error.kind = ErrorKind::Conflict;
            return tl::unexpected(error);
        });
}

core::Result<PaymentEvent> Midtrans::verify(const domain::WebhookRequest& request) const
{
    // An empty key would let anybody sign.
    if (m_settings.signatureKey.isEmpty())
        return uncheckable(midtransName, "server_key"_L1);
    const QJsonDocument document = QJsonDocument::fromJson(request.body);
    if (!document.isObject())
        return core::fail(Reason::WebhookNotJson, {titleOf(midtransName)});
    const QJsonObject json = document.object();
    if (!isSigned(json, json.value("order_id"_L1).toString(), m_settings.signatureKey.reveal()))
        return badlySigned(midtransName, "server_key"_L1);
    auto event = midtransEventOf(json, ErrorKind::InvalidInput);
    if (!event)
        return event;
    if (!m_settings.merchantId.isEmpty() && !event->merchant.isEmpty() && event->merchant != m_settings.merchantId)
        return core::fail(Reason::GatewayOtherMerchant, {titleOf(midtransName), keyOf(midtransName, "merchant_id"_L1)});
    // The signature covers none of the fields of the state.
    event->trusted = false;
    if (domain::isPart(*event)) // the sum is not signed either: one claim, whatever the sum
        event->eventKey = u"%1:%2"_s.arg(eventKey(event->orderId, event->state), domain::toString(event->remark));
    event->looksLikeTest = isTestId(event->orderId);
    event->rawBody = storedBody(request.body);
    return event;
}

bool Midtrans::recognises(const domain::WebhookRequest& request) const
{
    const QJsonObject json = QJsonDocument::fromJson(request.body).object();
    return json.contains("signature_key"_L1) ||
           (json.contains("transaction_status"_L1) && json.contains("order_id"_L1));
}

} // namespace loket::payments
