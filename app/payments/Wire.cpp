#include "payments/Wire.h"

#include "core/Crypto.h"
#include "core/Log.h"
#include "core/Reasons.h"
#include "domain/Identifiers.h"
#include "payments/Gateways.h"

#include <QJsonArray>

#include <algorithm>
#include <cmath>

namespace loket::payments {

using namespace Qt::Literals::StringLiterals;
using core::ErrorKind;
using core::Reason;

namespace {

constexpr qsizetype maxVendorWords = 200;

QString decodePart(QByteArray part)
{
    return QString::fromUtf8(QByteArray::fromPercentEncoding(part.replace('+', ' ')));
}

bool isSecretField(const QString& name)
{
    const QString low = name.toLower();
    // A pay code that the buyer types at the bank; it grants no access.
    if (low == "bill_key"_L1)
        return false;
    for (const auto part : {"signature"_L1, "token"_L1, "secret"_L1, "password"_L1}) {
        if (low.contains(part))
            return true;
    }
    return low == "key"_L1 || low.endsWith("_key"_L1) || low.endsWith("apikey"_L1) || low.endsWith("-key"_L1);
}

// Answers whether something was removed.
bool withoutSecrets(QJsonValue& value)
{
    bool changed = false;
    if (value.isObject()) {
        QJsonObject object = value.toObject();
        const QStringList names = object.keys();
        for (const QString& name : names) {
            if (isSecretField(name)) {
                object.remove(name);
                changed = true;
                continue;
            }
            QJsonValue inner = object.value(name);
            if (withoutSecrets(inner)) {
                object.insert(name, inner);
                changed = true;
            }
        }
        value = object;
    } else if (value.isArray()) {
        QJsonArray array = value.toArray();
        for (qsizetype i = 0; i < array.size(); ++i) {
            QJsonValue inner = array.at(i);
            if (withoutSecrets(inner)) {
                array.replace(i, inner);
                changed = true;
            }
        }
        value = array;
    }
    return changed;
}

} // namespace

QByteArray encodeForm(const Fields& fields)
{
    QByteArray out;
    for (const auto& [name, value] : fields) {
        if (!out.isEmpty())
            out += '&';
        out += QUrl::toPercentEncoding(name) + '=' + QUrl::toPercentEncoding(value);
    }
    return out;
}

Fields decodeForm(const QByteArray& body)
{
    Fields fields;
    const auto parts = body.split('&');
    for (const QByteArray& part : parts) {
        if (part.isEmpty())
            continue;
        const qsizetype equals = part.indexOf('=');
        if (equals < 0)
            fields.emplace_back(decodePart(part), QString());
        else
            fields.emplace_back(decodePart(part.left(equals)), decodePart(part.mid(equals + 1)));
    }
    return fields;
}

QUrl below(const QUrl& base, const QString& path, const Fields& query)
{
    QByteArray text = base.toEncoded(QUrl::RemoveQuery | QUrl::RemoveFragment);
    while (text.endsWith('/'))
        text.chop(1);
    text += path.toUtf8();
    if (!query.isEmpty())
        text += '?' + encodeForm(query);
    return QUrl::fromEncoded(text, QUrl::StrictMode);
}

QByteArray basicAuthorization(const QByteArray& key)
{
    return "Basic " + (key + ':').toBase64();
}

bool isSameHex(const QByteArray& given, const QByteArray& expected)
{
    return core::equalInConstantTime(given.toLower(), expected);
}

core::Result<QJsonDocument> jsonDocumentOf(const net::HttpAnswer& answer, const QString& gateway)
{
    const QJsonDocument document = QJsonDocument::fromJson(answer.body);
    if (!document.isNull())
        return document;
    if (const auto error = net::errorFromStatus(answer, titleOf(gateway)))
        return tl::unexpected(*error);
    return core::fail(Reason::GatewayNotJson, {titleOf(gateway)});
}

core::Result<QJsonObject> jsonOf(const net::HttpAnswer& answer, const QString& gateway)
{
    const auto document = jsonDocumentOf(answer, gateway);
    if (!document)
        return tl::unexpected(document.error());
    if (document->isObject())
        return document->object();
    return core::fail(Reason::GatewayNotJson, {titleOf(gateway)});
}

core::Error refusalOf(const net::HttpAnswer& answer, const QString& gateway, const QString& words)
{
    return net::withVendorsWords(net::errorFromStatus(answer, titleOf(gateway))
                                     .value_or(core::makeError(Reason::GatewayLacks, {titleOf(gateway), u"data"_s})),
                                 words);
}

core::Result<void> allSet(const QString& gateway, std::initializer_list<std::pair<QLatin1StringView, bool>> parts)
{
    for (const auto& [part, isSet] : parts) {
        if (!isSet)
            return core::fail(Reason::GatewayNeeds, {titleOf(gateway), keyOf(gateway, part)});
    }
    return {};
}

QString keyOf(const QString& gateway, QLatin1StringView part)
{
    return u"payments."_s + gateway + u'.' + part;
}

core::Failure uncheckable(const QString& gateway, QLatin1StringView part)
{
    return core::fail(Reason::WebhookUncheckable, {titleOf(gateway), keyOf(gateway, part)});
}

core::Failure badlySigned(const QString& gateway, QLatin1StringView part)
{
    return core::fail(Reason::WebhookSignature, {titleOf(gateway), keyOf(gateway, part)});
}

core::Failure lacks(core::ErrorKind kind, const QString& gateway, const QString& fields)
{
    return core::fail(kind, Reason::GatewayLacks, {titleOf(gateway), fields});
}

QString vendorWords(const QString& text)
{
    return core::maskPhones(text.simplified().left(maxVendorWords));
}

core::Error creationError(const net::HttpAnswer& answer, core::Error error)
{
    if (answer.status == 500 || answer.status == 502 || answer.status == 504)
        error.kind = ErrorKind::ConnectionLost;
    return error;
}

QByteArray storedBody(const QByteArray& body)
{
    const QJsonDocument document = QJsonDocument::fromJson(body);
    if (document.isObject()) {
        QJsonValue value = document.object();
        return withoutSecrets(value) ? QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact) : body;
    }
    if (!document.isNull() || !body.contains('='))
        return {};
    QByteArrayList kept;
    for (const QByteArray& part : body.split('&')) {
        if (!isSecretField(decodePart(part.left(part.indexOf('=')))))
            kept += part;
    }
    return kept.join('&');
}

bool isTestId(const QString& id)
{
    if (domain::isInvoiceId(id)) // its random part may contain any letters
        return false;
    return id.contains("test"_L1, Qt::CaseInsensitive) || id == "invoice_123124123"_L1;
}

QString eventKey(const QString& orderId, domain::PaymentState state)
{
    return orderId + u':' + domain::toString(state);
}

QString neutralEmail(const QString& orderId)
{
    return orderId.toLower() + u"@example.com"_s;
}

core::Rupiah feeFor(core::Rupiah amount, core::Rupiah flat, const QJsonValue& percent)
{
    // In hundredths of a percent, so that money is never a floating-point number.
    const double given = percent.isString() ? percent.toString().toDouble() : percent.toDouble();
    const auto hundredths = qint64(std::llround(std::clamp(given, 0.0, 100.0) * 100));
    return flat + (amount * hundredths + 9999) / 10000;
}

std::optional<qint64> minutesLeft(const domain::PaymentOrder& order, const core::Clock& clock)
{
    if (!order.expiresAt.isValid())
        return std::nullopt;
    return std::max<qint64>(1, clock.now().secsTo(order.expiresAt) / 60);
}

bool itemsAddUp(const domain::PaymentOrder& order)
{
    return !order.itemName.isEmpty() && order.itemPrice * order.quantity == order.amount;
}

QString customerName(const domain::PaymentOrder& order)
{
    const QString name = order.customerName.simplified();
    return name.isEmpty() ? u"Pelanggan"_s : name;
}

} // namespace loket::payments
