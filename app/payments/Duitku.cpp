#include "payments/Duitku.h"

#include "core/Crypto.h"
#include "core/Reasons.h"
#include "payments/Gateways.h"
#include "payments/Wire.h"

#include <QJsonArray>

namespace loket::payments {

using namespace Qt::Literals::StringLiterals;
using core::ErrorKind;
using core::Reason;
using domain::PaymentEvent;
using domain::PaymentPage;
using domain::PaymentState;

namespace {

const QString duitkuName = u"duitku"_s;
constexpr qsizetype maxVaName = 20;
constexpr qsizetype md5HexLength = 32;
constexpr qsizetype sha256HexLength = 64;
constexpr int westIndonesia = 7 * 60 * 60;

QString duitkuMessageOf(const QJsonObject& json)
{
    for (const auto name : {"Message"_L1, "statusMessage"_L1, "responseMessage"_L1}) {
        if (json.contains(name))
            return vendorWords(json.value(name).toString());
    }
    return {};
}

// Duitku reports success by "00" in the body; anything else is a refusal, whatever the HTTP status.
core::Error duitkuRefusal(const net::HttpAnswer& answer, const QJsonObject& json)
{
    const QString message = duitkuMessageOf(json);
    const QString title = titleOf(duitkuName);
    const QString code = vendorWords(json.value("statusCode"_L1).toString());
    const auto byHttp = net::errorFromStatus(answer, title);
    core::Error error = byHttp ? net::withVendorsWords(*byHttp, message)
                               : core::makeError(Reason::GatewayRefused, {title, message.isEmpty() ? code : message});
    if (message.contains("signature"_L1, Qt::CaseInsensitive)) {
        const QString keys = keyOf(duitkuName, "api_key"_L1) + u", "_s + keyOf(duitkuName, "signature_scheme"_L1);
        return core::makeError(Reason::GatewayRefusesSignature, {keys}, error);
    }
    if (message.contains("not found"_L1, Qt::CaseInsensitive))
        error.kind = ErrorKind::NotFound;
    return error;
}

core::Result<PaymentPage> duitkuPageIn(const net::HttpAnswer& answer)
{
    const auto json = jsonOf(answer, duitkuName);
    if (!json)
        return tl::unexpected(creationError(answer, json.error()));
    if (answer.status >= 300 || json->value("statusCode"_L1).toString() != "00"_L1)
        return tl::unexpected(creationError(answer, duitkuRefusal(answer, *json)));
    PaymentPage page;
    page.reference = json->value("reference"_L1).toString();
    page.url = QUrl(json->value("paymentUrl"_L1).toString());
    page.payCode = json->value("vaNumber"_L1).toString();
    page.qrString = json->value("qrString"_L1).toString();
    page.buyerPays = core::rupiahFromJson(json->value("amount"_L1)).value_or(0);
    if (page.reference.isEmpty())
        return lacks(ErrorKind::Protocol, duitkuName, u"reference"_s);
    return page;
}

core::Result<PaymentEvent> statusIn(const net::HttpAnswer& answer, const QString& orderId, const QString& merchant)
{
    const auto json = jsonOf(answer, duitkuName);
    if (!json)
        return tl::unexpected(json.error());
    if (answer.status >= 300 || !json->contains("statusCode"_L1))
        return tl::unexpected(duitkuRefusal(answer, *json));
    const auto amount = core::rupiahFromJson(json->value("amount"_L1));
    if (!amount || json->value("merchantOrderId"_L1).toString() != orderId)
        return lacks(ErrorKind::Protocol, duitkuName, u"amount, merchantOrderId"_s);
    PaymentEvent event;
    event.gateway = duitkuName;
    event.orderId = orderId;
    event.reference = json->value("reference"_L1).toString();
    event.amount = *amount;
    event.merchant = merchant;
    const QString code = json->value("statusCode"_L1).toString();
    if (code == "00"_L1) {
        event.state = PaymentState::Paid;
    } else if (code == "02"_L1) {
        event.state = PaymentState::Failed; // cancelled, expired or failed
        event.mayHaveExpired = true;
    } else if (code != "01"_L1) {
        event.isUnclear = true;
    }
    event.eventKey = eventKey(orderId, event.state);
    return event;
}

core::Result<QList<domain::PaymentMethod>> methodsIn(const net::HttpAnswer& answer)
{
    const auto json = jsonOf(answer, duitkuName);
    if (!json)
        return tl::unexpected(json.error());
    if (answer.status >= 300 || json->value("responseCode"_L1).toString() != "00"_L1)
        return tl::unexpected(duitkuRefusal(answer, *json));
    QList<domain::PaymentMethod> methods;
    const QJsonArray rows = json->value("paymentFee"_L1).toArray();
    for (const QJsonValue& row : rows) {
        const QString code = row["paymentMethod"_L1].toString();
        if (!code.isEmpty()) {
            methods.append({.code = code,
                            .name = row["paymentName"_L1].toString(),
                            .buyerFee = core::rupiahFromJson(row["totalFee"_L1]).value_or(0)});
        }
    }
    return methods;
}

// The one value of a field; nothing where it is missing or comes twice, which no legitimate sender does.
std::optional<QString> theOne(const Fields& fields, QLatin1StringView name)
{
    std::optional<QString> found;
    for (const auto& [key, value] : fields) {
        if (key != name)
            continue;
        if (found)
            return std::nullopt;
        found = value;
    }
    return found;
}

} // namespace

std::optional<DuitkuScheme> duitkuSchemeFromString(QStringView name)
{
    if (name == "hmac-sha256"_L1)
        return DuitkuScheme::HmacSha256;
    if (name == "md5-legacy"_L1)
        return DuitkuScheme::Md5Legacy;
    return std::nullopt;
}

Duitku::Duitku(DuitkuSettings settings, net::HttpClient& http, const core::Clock& clock)
    : m_settings(std::move(settings)), m_http(http), m_clock(clock)
{}

std::unique_ptr<domain::PaymentGateway> Duitku::make(const GatewaySetup& setup)
{
    const auto scheme = duitkuSchemeFromString(setup.settings.value("signature_scheme"_L1));
    return std::make_unique<Duitku>(DuitkuSettings{.baseUrl = setup.baseUrl,
                                                   .merchantCode = setup.settings.value("merchant_code"_L1),
                                                   .method = setup.settings.value("method"_L1),
                                                   .scheme = scheme.value_or(DuitkuScheme::HmacSha256),
                                                   .apiKey = setup.settings.secret("api_key"_L1)},
                                    setup.http, setup.clock);
}

QString Duitku::name() const
{
    return duitkuName;
}

QByteArray Duitku::sign(const QString& text, QCryptographicHash::Algorithm legacy) const
{
    const QByteArray key = m_settings.apiKey.reveal();
    if (m_settings.scheme == DuitkuScheme::Md5Legacy)
        return QCryptographicHash::hash(text.toUtf8() + key, legacy).toHex();
    return core::hmacHex(QCryptographicHash::Sha256, key, text.toUtf8());
}

QByteArray Duitku::inquirySignature(const QString& orderId, core::Rupiah amount) const
{
    return sign(m_settings.merchantCode + orderId + QString::number(amount), QCryptographicHash::Md5);
}

QByteArray Duitku::callbackSignature(const QString& merchant, const QString& amount, const QString& orderId) const
{
    return sign(merchant + amount + orderId, QCryptographicHash::Md5);
}

QByteArray Duitku::statusSignature(const QString& orderId) const
{
    return sign(m_settings.merchantCode + orderId, QCryptographicHash::Md5);
}

QByteArray Duitku::methodsSignature(core::Rupiah amount, const QString& time) const
{
    return sign(m_settings.merchantCode + QString::number(amount) + time, QCryptographicHash::Sha256);
}

net::HttpRequest Duitku::post(const QString& path, const QJsonObject& body) const
{
    return {"POST",
            below(m_settings.baseUrl, path),
            {{"Accept", "application/json"}, {"Content-Type", "application/json"}},
            QJsonDocument(body).toJson(QJsonDocument::Compact)};
}

core::Async<PaymentPage> Duitku::create(const domain::PaymentOrder& order)
{
    const QString method = order.method.isEmpty() ? m_settings.method : order.method;
    if (const auto set = allSet(duitkuName, {{"merchant_code"_L1, !m_settings.merchantCode.isEmpty()},
                                             {"method"_L1, !method.isEmpty()},
                                             {"api_key"_L1, !m_settings.apiKey.isEmpty()}});
        !set)
        return core::ready<PaymentPage>(core::Failure(set.error()));
    QJsonObject body{{"merchantCode"_L1, m_settings.merchantCode},
                     {"paymentAmount"_L1, order.amount},
                     {"paymentMethod"_L1, method},
                     {"merchantOrderId"_L1, order.orderId},
                     {"productDetails"_L1, order.itemName.isEmpty() ? order.orderId : order.itemName},
                     {"email"_L1, neutralEmail(order.orderId)},
                     {"customerVaName"_L1, customerName(order).left(maxVaName)},
                     {"signature"_L1, QString::fromLatin1(inquirySignature(order.orderId, order.amount))}};
    if (!order.customerPhone.isEmpty())
        body["phoneNumber"_L1] = order.customerPhone;
    if (!order.callbackUrl.isEmpty())
        body["callbackUrl"_L1] = order.callbackUrl.toString(QUrl::FullyEncoded);
    if (!order.returnUrl.isEmpty())
        body["returnUrl"_L1] = order.returnUrl.toString(QUrl::FullyEncoded);
    if (const auto minutes = minutesLeft(order, m_clock))
        body["expiryPeriod"_L1] = *minutes;
    // One line of quantity one: whether a price is per piece or per line, the sum is the amount.
    const QString line = order.quantity > 1 ? u"%1 x %2"_s.arg(order.quantity).arg(order.itemName) : order.itemName;
    if (!line.isEmpty())
        body["itemDetails"_L1] =
            QJsonArray{QJsonObject{{"name"_L1, line}, {"price"_L1, order.amount}, {"quantity"_L1, 1}}};
    return whenAnswered<PaymentPage>(m_http.send(post(u"/webapi/api/merchant/v2/inquiry"_s, body)), duitkuPageIn);
}

core::Async<PaymentEvent> Duitku::ask(const QString& orderId)
{
    const QJsonObject body{{"merchantCode"_L1, m_settings.merchantCode},
                           {"merchantOrderId"_L1, orderId},
                           {"signature"_L1, QString::fromLatin1(statusSignature(orderId))}};
    return whenAnswered<PaymentEvent>(m_http.send(post(u"/webapi/api/merchant/transactionStatus"_s, body)),
                                      [orderId, merchant = m_settings.merchantCode](const net::HttpAnswer& answer) {
                                          return statusIn(answer, orderId, merchant);
                                      });
}

core::Async<PaymentPage> Duitku::find(const QString& orderId)
{
    return ask(orderId).then(QtFuture::Launch::Sync,
                             [](const core::Result<PaymentEvent>& event) -> core::Result<PaymentPage> {
                                 if (!event)
                                     return tl::unexpected(event.error());
                                 return PaymentPage{.reference = event->reference}; // the status contains no page
                             });
}

core::Async<PaymentEvent> Duitku::status(const QString& orderId, const QString&)
{
    return ask(orderId);
}

core::Async<QList<domain::PaymentMethod>> Duitku::methods(core::Rupiah amount)
{
    const QString time = m_clock.now().toOffsetFromUtc(westIndonesia).toString(u"yyyy-MM-dd hh:mm:ss"_s);
    const QJsonObject body{{"merchantcode"_L1, m_settings.merchantCode}, // with a small c, as the vendor spells it
                           {"amount"_L1, amount},
                           {"datetime"_L1, time},
                           {"signature"_L1, QString::fromLatin1(methodsSignature(amount, time))}};
    return whenAnswered<QList<domain::PaymentMethod>>(
        m_http.send(post(u"/webapi/api/merchant/paymentmethod/getpaymentmethod"_s, body)), methodsIn);
}

core::Result<PaymentEvent> Duitku::verify(const domain::WebhookRequest& request) const
{
    // An empty key would let anybody sign.
    if (m_settings.apiKey.isEmpty())
        return uncheckable(duitkuName, "api_key"_L1);
    const Fields fields = decodeForm(request.body);
    const auto merchant = theOne(fields, "merchantCode"_L1);
    const auto amountText = theOne(fields, "amount"_L1);
    const auto orderId = theOne(fields, "merchantOrderId"_L1);
    const auto resultCode = theOne(fields, "resultCode"_L1);
    if (!merchant || !amountText || !orderId || orderId->isEmpty() || !resultCode) {
        return lacks(ErrorKind::InvalidInput, duitkuName, u"merchantCode, amount, merchantOrderId, resultCode"_s);
    }
    const QByteArray given = theOne(fields, "signature"_L1).value_or(QString()).toLatin1();
    const QByteArray expected = callbackSignature(*merchant, *amountText, *orderId);
    if (!isSameHex(given, expected)) {
        const bool otherScheme =
            given.size() != expected.size() && (given.size() == md5HexLength || given.size() == sha256HexLength);
        return otherScheme ? core::fail(Reason::WebhookOtherScheme,
                                        {titleOf(duitkuName), keyOf(duitkuName, "signature_scheme"_L1)})
                           : badlySigned(duitkuName, "api_key"_L1);
    }
    if (*merchant != m_settings.merchantCode)
        return core::fail(Reason::GatewayOtherMerchant, {titleOf(duitkuName), keyOf(duitkuName, "merchant_code"_L1)});
    const auto amount = core::parseRupiah(*amountText);
    if (!amount)
        return lacks(ErrorKind::InvalidInput, duitkuName, u"amount"_s);
    PaymentEvent event;
    event.gateway = duitkuName;
    event.orderId = *orderId;
    event.reference = theOne(fields, "reference"_L1).value_or(QString());
    event.amount = *amount;
    event.merchant = *merchant;
    event.trusted = false;
    event.rawBody = storedBody(request.body);
    event.looksLikeTest = isTestId(event.orderId);
    if (*resultCode == "00"_L1)
        event.state = PaymentState::Paid;
    else if (*resultCode == "01"_L1) // in a webhook; in a status it means pending
        event.state = PaymentState::Failed;
    else
        event.isUnclear = true;
    event.eventKey = eventKey(event.orderId, event.state);
    return event;
}

bool Duitku::recognises(const domain::WebhookRequest& request) const
{
    const Fields fields = decodeForm(request.body);
    return theOne(fields, "merchantCode"_L1).has_value() && theOne(fields, "merchantOrderId"_L1).has_value();
}

} // namespace loket::payments
