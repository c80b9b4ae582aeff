#include "sandbox/gateways/DuitkuSandbox.h"

#include "core/Crypto.h"
#include "sandbox/gateways/Qris.h"

#include <QJsonArray>

namespace loket::sandbox {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int duitkuDefaultLifeMinutes = 24 * 60;
constexpr qsizetype duitkuMaxOrderId = 50;
constexpr int duitkuWestIndonesia = 7 * 60 * 60;

struct Method
{
    QLatin1StringView code;
    QLatin1StringView name;
    int fee;
    bool isQris;
};

constexpr Method methodTable[] = {
    {"SP"_L1, "SHOPEEPAY QRIS"_L1, 0, true}, {"NQ"_L1, "NOBU QRIS"_L1, 0, true},
    {"BC"_L1, "BCA VA"_L1, 5000, false},     {"M2"_L1, "MANDIRI VA H2H"_L1, 4000, false},
    {"I1"_L1, "BNI VA"_L1, 3000, false},     {"BR"_L1, "BRIVA"_L1, 3000, false},
};

HttpResponse refuse(int status, const QString& message)
{
    return HttpResponse::json({{"Message"_L1, message}}, status);
}

QByteArray formField(const char* name, const QString& value)
{
    // Spaces as "+", as the vendor's form encoder writes them.
    return QByteArray(name) + '=' + QUrl::toPercentEncoding(value).replace("%20", "+");
}

} // namespace

DuitkuSandbox::DuitkuSandbox(PaymentBook& book, DuitkuKeys keys) : m_book(book), m_keys(std::move(keys)) {}

QString DuitkuSandbox::name() const
{
    return u"duitku"_s;
}

QList<std::pair<QString, QString>> DuitkuSandbox::account() const
{
    return {{u"merchant_code"_s, m_keys.merchantCode}, {u"api_key"_s, QString::fromUtf8(m_keys.apiKey)}};
}

void DuitkuSandbox::addRoutes(HttpServer& server)
{
    const auto at = [this](auto handler) {
        return [this, handler](const HttpRequest& request) { return (this->*handler)(request); };
    };
    server.route("POST", "/duitku/webapi/api/merchant/v2/inquiry", at(&DuitkuSandbox::inquire));
    server.route("POST", "/duitku/webapi/api/merchant/transactionStatus", at(&DuitkuSandbox::status));
    server.route("POST", "/duitku/webapi/api/merchant/paymentmethod/getpaymentmethod", at(&DuitkuSandbox::methods));
}

QByteArray DuitkuSandbox::sign(const QString& text, const QByteArray& key, QCryptographicHash::Algorithm legacy) const
{
    if (m_keys.md5Legacy)
        return QCryptographicHash::hash(text.toUtf8() + key, legacy).toHex();
    return core::hmacHex(QCryptographicHash::Sha256, key, text.toUtf8());
}

HttpResponse DuitkuSandbox::inquire(const HttpRequest& request)
{
    const QJsonObject json = request.json().value_or(QJsonObject());
    const auto text = [&](QLatin1StringView field) { return json.value(field).toString(); };
    if (text("merchantCode"_L1) != m_keys.merchantCode)
        return refuse(404, u"Merchant not found"_s);
    SandboxPayment payment;
    payment.vendor = name();
    payment.orderId = text("merchantOrderId"_L1);
    payment.amount = qint64(json.value("paymentAmount"_L1).toDouble());
    payment.method = text("paymentMethod"_L1);
    for (const auto field : {"merchantOrderId"_L1, "paymentMethod"_L1, "productDetails"_L1, "email"_L1}) {
        if (text(field).isEmpty())
            return refuse(400, field + u" is mandatory"_s);
    }
    if (!json.value("paymentAmount"_L1).isDouble() || payment.amount <= 0 || payment.orderId.size() > duitkuMaxOrderId)
        return refuse(400, u"paymentAmount or merchantOrderId is invalid"_s);
    if (text("signature"_L1).toLatin1() !=
        sign(m_keys.merchantCode + payment.orderId + QString::number(payment.amount), m_keys.apiKey))
        return refuse(401, u"Wrong signature"_s);
    qint64 sum = 0;
    const QJsonArray items = json.value("itemDetails"_L1).toArray();
    for (const QJsonValue& item : items)
        sum += qint64(item["price"_L1].toDouble());
    if (!items.isEmpty() && sum != payment.amount)
        return refuse(409, u"Amount is not equal to the sum of itemDetails"_s);
    if (m_book.byOrder(name(), payment.orderId))
        return refuse(409, u"merchantOrderId has been used"_s);
    const Method* method = nullptr;
    for (const Method& candidate : methodTable) {
        if (payment.method == candidate.code)
            method = &candidate;
    }
    if (!method)
        return refuse(400, u"Payment channel not available"_s);

    payment.itemName = text("productDetails"_L1);
    payment.customerName = text("customerVaName"_L1);
    payment.callbackUrl = QUrl(text("callbackUrl"_L1));
    payment.returnUrl = QUrl(text("returnUrl"_L1));
    payment.expiresAt =
        m_book.clock().now().addSecs(60 * json.value("expiryPeriod"_L1).toInt(duitkuDefaultLifeMinutes));
    payment.reference = m_book.nextReference(m_keys.merchantCode + u"SBX"_s, 12);
    if (method->isQris)
        payment.qrString = qrisPayload(payment.amount, payment.reference);
    else
        payment.payCode = u"7007014"_s + payment.reference.right(9);
    m_book.add(payment);
    return HttpResponse::json({{"merchantCode"_L1, m_keys.merchantCode},
                               {"reference"_L1, payment.reference},
                               {"paymentUrl"_L1, QString(u"http://"_s + QString::fromLatin1(request.header("host")) +
                                                         u"/pay/duitku/"_s + payment.reference)},
                               {"vaNumber"_L1, payment.payCode},
                               {"qrString"_L1, payment.qrString},
                               {"amount"_L1, QString::number(payment.amount)},
                               {"statusCode"_L1, "00"_L1},
                               {"statusMessage"_L1, "SUCCESS"_L1}});
}

HttpResponse DuitkuSandbox::status(const HttpRequest& request) const
{
    const QJsonObject json = request.json().value_or(QJsonObject());
    const QString orderId = json.value("merchantOrderId"_L1).toString();
    if (json.value("merchantCode"_L1).toString() != m_keys.merchantCode)
        return refuse(404, u"Merchant not found"_s);
    if (json.value("signature"_L1).toString().toLatin1() != sign(m_keys.merchantCode + orderId, m_keys.apiKey))
        return refuse(401, u"Wrong signature"_s);
    const auto payment = m_book.byOrder(name(), orderId);
    if (!payment)
        return refuse(404, u"Transaction not found"_s);
    QString code = u"02"_s;
    QString message = u"CANCELED"_s;
    if (payment->state == SandboxState::Pending) {
        code = u"01"_s;
        message = u"PROCESS"_s;
    } else if (payment->state == SandboxState::Paid || payment->state == SandboxState::Refunded) {
        code = u"00"_s; // refunds are made by hand at this vendor and are not reported
        message = u"SUCCESS"_s;
    }
    return HttpResponse::json({{"merchantOrderId"_L1, orderId},
                               {"reference"_L1, payment->reference},
                               {"amount"_L1, QString::number(payment->amount)},
                               {"fee"_L1, "0.00"_L1},
                               {"statusCode"_L1, code},
                               {"statusMessage"_L1, message}});
}

HttpResponse DuitkuSandbox::methods(const HttpRequest& request) const
{
    const QJsonObject json = request.json().value_or(QJsonObject());
    const QString amount = QString::number(qint64(json.value("amount"_L1).toDouble()));
    const QString time = json.value("datetime"_L1).toString();
    if (json.value("signature"_L1).toString().toLatin1() !=
        sign(m_keys.merchantCode + amount + time, m_keys.apiKey, QCryptographicHash::Sha256))
        return refuse(401, u"Wrong signature"_s);
    QJsonArray rows;
    for (const Method& method : methodTable) {
        rows.append(QJsonObject{{"paymentMethod"_L1, method.code},
                                {"paymentName"_L1, method.name},
                                {"paymentImage"_L1, QString()},
                                {"totalFee"_L1, QString::number(method.fee)}});
    }
    return HttpResponse::json(
        {{"paymentFee"_L1, rows}, {"responseCode"_L1, "00"_L1}, {"responseMessage"_L1, "SUCCESS"_L1}});
}

std::optional<OutgoingWebhook> DuitkuSandbox::webhook(const SandboxPayment& payment, SandboxState state,
                                                      bool wrongSignature) const
{
    if (state == SandboxState::Pending || state == SandboxState::Refunded)
        return std::nullopt;
    const bool paid = state == SandboxState::Paid;
    const QString amount = QString::number(payment.amount);
    const QByteArray key = wrongSignature ? "not-" + m_keys.apiKey : m_keys.apiKey;
    const QDateTime settled = m_book.clock().now().toOffsetFromUtc(duitkuWestIndonesia).addDays(1);
    const QByteArrayList fields{formField("merchantCode", m_keys.merchantCode),
                                formField("amount", amount),
                                formField("merchantOrderId", payment.orderId),
                                formField("productDetail", payment.itemName),
                                formField("additionalParam", {}),
                                formField("paymentCode", payment.method),
                                formField("resultCode", paid ? u"00"_s : u"01"_s),
                                formField("merchantUserId", {}),
                                formField("reference", payment.reference),
                                "signature=" + sign(m_keys.merchantCode + amount + payment.orderId, key),
                                formField("publisherOrderId", u"MG"_s + payment.reference.right(12)),
                                formField("spUserHash", {}),
                                formField("settlementDate", settled.toString(u"yyyy-MM-dd"_s)),
                                formField("issuerCode", u"93600914"_s)};
    return OutgoingWebhook{"application/x-www-form-urlencoded", {}, fields.join('&')};
}

SandboxState DuitkuSandbox::staleAfter(SandboxState state) const
{
    return state == SandboxState::Paid ? SandboxState::Failed : SandboxState::Paid;
}

bool DuitkuSandbox::isSatisfied(int status, const QByteArray&) const
{
    return status == 200;
}

// Up to five more; the vendor publishes no gaps, these are a guess.
QList<double> DuitkuSandbox::retryMinutes(int) const
{
    return {5, 10, 15, 30, 60};
}

} // namespace loket::sandbox
