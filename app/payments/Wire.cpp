#include "payments/Wire.h"

#include "core/Crypto.h"
#include "core/Log.h"
#include "domain/Identifiers.h"

#include <QJsonArray>

#include <algorithm>
#include <cmath>

namespace loket::payments {

using namespace Qt::Literals::StringLiterals;
using core::ErrorKind;

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

QUrl defaultBaseUrl(QStringView gateway, Environment environment)
{
    const bool live = environment == Environment::Production;
    if (gateway == "tripay"_L1)
        return QUrl(live ? u"https://tripay.co.id/api"_s : u"https://tripay.co.id/api-sandbox"_s);
    if (gateway == "midtrans"_L1)
        return QUrl(live ? u"https://app.midtrans.com"_s : u"https://app.sandbox.midtrans.com"_s);
    if (gateway == "xendit"_L1) // one host; the key decides
        return QUrl(u"https://api.xendit.co"_s);
    if (gateway == "duitku"_L1)
        return QUrl(live ? u"https://passport.duitku.com"_s : u"https://sandbox.duitku.com"_s);
    return {};
}

QUrl midtransCoreBaseUrl(Environment environment)
{
    return QUrl(environment == Environment::Production ? u"https://api.midtrans.com"_s
                                                       : u"https://api.sandbox.midtrans.com"_s);
}

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

core::Result<QJsonDocument> jsonDocumentOf(const net::HttpAnswer& answer, const QString& who)
{
    const QJsonDocument document = QJsonDocument::fromJson(answer.body);
    if (!document.isNull())
        return document;
    if (const auto error = net::errorFromStatus(answer, who))
        return tl::unexpected(*error);
    return core::fail(ErrorKind::Protocol, u"%1 answered something that is not JSON"_s.arg(who));
}

core::Result<QJsonObject> jsonOf(const net::HttpAnswer& answer, const QString& who)
{
    const auto document = jsonDocumentOf(answer, who);
    if (!document)
        return tl::unexpected(document.error());
    if (document->isObject())
        return document->object();
    return core::fail(ErrorKind::Protocol, u"%1 answered something that is not a JSON object"_s.arg(who));
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
