#include "sandbox/gateways/MidtransSandbox.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QUuid>

namespace loket::sandbox {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 midtransDefaultLifeMinutes = 24 * 60;
constexpr qint64 midtransWestIndonesia = 7 * 60 * 60;
constexpr qsizetype midtransMaxOrderId = 50;

HttpResponse snapError(int status, const QString& message)
{
    return HttpResponse::json({{"error_messages"_L1, QJsonArray{message}}}, status);
}

// The Core API sends its status in the body, as text, some of it with HTTP 200.
HttpResponse coreError(int httpStatus, const QString& code, const QString& message)
{
    return HttpResponse::json({{"status_code"_L1, code},
                               {"status_message"_L1, message},
                               {"id"_L1, QUuid::createUuid().toString(QUuid::WithoutBraces)}},
                              httpStatus);
}

// Times are West Indonesian, without a zone.
QString localTime(const QDateTime& time)
{
    return time.toOffsetFromUtc(midtransWestIndonesia).toString(u"yyyy-MM-dd hh:mm:ss"_s);
}

struct StatusWords
{
    QLatin1StringView status;
    QLatin1StringView code;
};

StatusWords wordsOf(SandboxState state)
{
    switch (state) {
    case SandboxState::Pending:
        return {"pending"_L1, "201"_L1};
    case SandboxState::Paid:
        return {"settlement"_L1, "200"_L1};
    case SandboxState::Failed:
        return {"failure"_L1, "202"_L1};
    case SandboxState::Expired:
        return {"expire"_L1, "202"_L1};
    case SandboxState::Refunded:
        return {"refund"_L1, "200"_L1};
    }
    return {"pending"_L1, "201"_L1};
}

qint64 minutesOf(const QJsonObject& expiry)
{
    const qint64 duration = expiry.value("duration"_L1).toInt();
    const QString unit = expiry.value("unit"_L1).toString();
    if (duration <= 0)
        return midtransDefaultLifeMinutes;
    if (unit.startsWith(u"hour"))
        return duration * 60;
    if (unit.startsWith(u"day"))
        return duration * 24 * 60;
    return duration;
}

} // namespace

MidtransSandbox::MidtransSandbox(PaymentBook& book, MidtransKeys keys) : m_book(book), m_keys(std::move(keys)) {}

QString MidtransSandbox::name() const
{
    return u"midtrans"_s;
}

QList<std::pair<QString, QString>> MidtransSandbox::account() const
{
    return {{u"merchant_id"_s, m_keys.merchantId}, {u"server_key"_s, QString::fromUtf8(m_keys.serverKey)}};
}

void MidtransSandbox::addRoutes(HttpServer& server)
{
    server.route("POST", "/midtrans/snap/v1/transactions", [this](const HttpRequest& request) {
        return isKnown(request)
                   ? create(request)
                   : snapError(401, u"Access denied due to unauthorized transaction, please check client or "
                                    "server key"_s);
    });
    const auto guarded = [this](auto handler) {
        return [this, handler](const HttpRequest& request) {
            return isKnown(request) ? (this->*handler)(request)
                                    : coreError(401, u"401"_s,
                                                u"Transaction cannot be authorized with the current "
                                                "client/server key."_s);
        };
    };
    server.route("GET", "/midtrans/v2/*/status", guarded(&MidtransSandbox::status));
    server.route("POST", "/midtrans/v2/*/expire", guarded(&MidtransSandbox::end));
    server.route("POST", "/midtrans/v2/*/cancel", guarded(&MidtransSandbox::end));
    server.route("POST", "/midtrans/v2/*/refund", guarded(&MidtransSandbox::refund));
}

bool MidtransSandbox::isKnown(const HttpRequest& request) const
{
    return request.header("authorization") == "Basic " + (m_keys.serverKey + ':').toBase64();
}

HttpResponse MidtransSandbox::create(const HttpRequest& request)
{
    const QJsonObject json = request.json().value_or(QJsonObject());
    const QJsonObject details = json.value("transaction_details"_L1).toObject();
    SandboxPayment payment;
    payment.vendor = name();
    payment.orderId = details.value("order_id"_L1).toString();
    payment.amount = qint64(details.value("gross_amount"_L1).toDouble());
    if (payment.orderId.isEmpty() || payment.orderId.size() > midtransMaxOrderId)
        return snapError(400, u"transaction_details.order_id is required and at most 50 characters"_s);
    if (!details.value("gross_amount"_L1).isDouble() || payment.amount <= 0)
        return snapError(400, u"transaction_details.gross_amount must be a number greater than 0"_s);
    qint64 sum = 0;
    const QJsonArray items = json.value("item_details"_L1).toArray();
    for (const QJsonValue& item : items)
        sum += qint64(item["price"_L1].toDouble()) * item["quantity"_L1].toInt();
    if (!items.isEmpty() && sum != payment.amount)
        return snapError(400, u"transaction_details.gross_amount is not equal to the sum of item_details"_s);
    if (const auto earlier = m_book.byOrder(name(), payment.orderId)) {
        if (earlier->state == SandboxState::Paid || earlier->state == SandboxState::Refunded)
            return snapError(406, u"order_id has been paid and utilized, please use another order_id"_s);
        if (charged(payment.orderId))
            return snapError(400, u"transaction_details.order_id has already been taken"_s);
    }
    payment.itemName = items.at(0).toObject().value("name"_L1).toString();
    payment.customerName = json.value("customer_details"_L1).toObject().value("first_name"_L1).toString();
    payment.method = json.value("enabled_payments"_L1).toArray().at(0).toString(u"qris"_s);
    payment.returnUrl = QUrl(json.value("callbacks"_L1).toObject().value("finish"_L1).toString());
    payment.callbackUrl = QUrl(QString::fromLatin1(request.header("x-override-notification")));
    payment.expiresAt = m_book.clock().now().addSecs(60 * minutesOf(json.value("expiry"_L1).toObject()));
    payment.reference = QUuid::createUuid().toString(QUuid::WithoutBraces);
    payment.more["transaction_id"_L1] = QUuid::createUuid().toString(QUuid::WithoutBraces);
    m_book.add(payment);
    return HttpResponse::json({{"token"_L1, payment.reference},
                               {"redirect_url"_L1, QString(u"http://"_s + QString::fromLatin1(request.header("host")) +
                                                           u"/pay/midtrans/"_s + payment.reference)}},
                              201);
}

// The newest payment of this order id or transaction id that the Core API has.
std::optional<SandboxPayment> MidtransSandbox::charged(const QString& id) const
{
    for (auto it = m_book.all().crbegin(); it != m_book.all().crend(); ++it) {
        const bool same = it->orderId == id || it->more.value("transaction_id"_L1).toString() == id;
        if (it->vendor == name() && same && (it->opened || it->state != SandboxState::Pending))
            return *it;
    }
    return std::nullopt;
}

QJsonObject MidtransSandbox::transaction(const SandboxPayment& payment, SandboxState state,
                                         const QByteArray& signingKey) const
{
    const StatusWords words = wordsOf(state);
    const QString code = payment.said.value("status_code"_L1).toString(words.code);
    const QString amount = QString::number(payment.amount) + u".00"_s;
    const QByteArray signedText = (payment.orderId + code + amount).toUtf8() + signingKey;
    QJsonObject json{{"transaction_time"_L1, localTime(payment.createdAt)},
                     {"transaction_status"_L1, words.status},
                     {"transaction_id"_L1, payment.more.value("transaction_id"_L1)},
                     {"status_message"_L1, "midtrans payment notification"_L1},
                     {"status_code"_L1, words.code},
                     {"signature_key"_L1,
                      QString::fromLatin1(QCryptographicHash::hash(signedText, QCryptographicHash::Sha512).toHex())},
                     {"payment_type"_L1, payment.method},
                     {"order_id"_L1, payment.orderId},
                     {"merchant_id"_L1, m_keys.merchantId},
                     {"gross_amount"_L1, amount},
                     {"fraud_status"_L1, "accept"_L1},
                     {"currency"_L1, "IDR"_L1}};
    if (state == SandboxState::Paid)
        json["settlement_time"_L1] = localTime(payment.paidAt);
    for (auto field = payment.said.begin(); field != payment.said.end(); ++field)
        json[field.key()] = *field;
    return json;
}

HttpResponse MidtransSandbox::status(const HttpRequest& request) const
{
    const QString id = request.captures.at(0);
    const QString unknown = u"Transaction doesn't exist."_s;
    if (const auto payment = charged(id))
        return HttpResponse::json(transaction(*payment, payment->state, m_keys.serverKey));
    // A Snap order without a channel: the body says 404 although the HTTP status is 200.
    return coreError(m_book.byOrder(name(), id) ? 200 : 404, u"404"_s, unknown);
}

HttpResponse MidtransSandbox::end(const HttpRequest& request)
{
    const auto payment = charged(request.captures.at(0));
    if (!payment)
        return coreError(404, u"404"_s, u"Transaction doesn't exist."_s);
    if (payment->state != SandboxState::Pending)
        return coreError(412, u"412"_s, u"Transaction status cannot be updated."_s);
    const auto ended = m_book.setState(payment->reference, SandboxState::Expired);
    QJsonObject json = transaction(*ended, SandboxState::Expired, m_keys.serverKey);
    json["status_code"_L1] = "407"_L1; // as the vendor answers here
    return HttpResponse::json(json);
}

HttpResponse MidtransSandbox::refund(const HttpRequest& request)
{
    const auto payment = charged(request.captures.at(0));
    if (!payment)
        return coreError(404, u"404"_s, u"Transaction doesn't exist."_s);
    if (payment->state != SandboxState::Paid)
        return coreError(412, u"412"_s, u"Transaction status cannot be updated."_s);
    const auto refunded = m_book.setState(payment->reference, SandboxState::Refunded);
    return HttpResponse::json(transaction(*refunded, SandboxState::Refunded, m_keys.serverKey));
}

std::optional<OutgoingWebhook> MidtransSandbox::webhook(const SandboxPayment& payment, SandboxState state,
                                                        bool wrongSignature) const
{
    const QByteArray key = wrongSignature ? "not-" + m_keys.serverKey : m_keys.serverKey;
    return OutgoingWebhook{
        "application/json", {}, QJsonDocument(transaction(payment, state, key)).toJson(QJsonDocument::Compact)};
}

SandboxState MidtransSandbox::staleAfter(SandboxState) const
{
    return SandboxState::Pending;
}

bool MidtransSandbox::isSatisfied(int status, const QByteArray&) const
{
    return status >= 200 && status < 300;
}

QList<double> MidtransSandbox::retryMinutes(int status) const
{
    const QList<double> gaps{2, 10, 30, 90, 210};
    switch (status) {
    case 301:
    case 302:
    case 303:
        return {};
    case 500:
        return gaps.first(1);
    case 400:
    case 404:
        return gaps.first(2);
    case 503:
        return gaps.first(4);
    default:
        return gaps;
    }
}

} // namespace loket::sandbox
