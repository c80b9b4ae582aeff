#include "sandbox/gateways/TripaySandbox.h"

#include "core/Crypto.h"
#include "sandbox/gateways/PhpJson.h"
#include "sandbox/gateways/Qris.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTimeZone>

#include <algorithm>

namespace loket::sandbox {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 tripayDefaultLifeSeconds = 24 * 60 * 60;
constexpr int tripayListPageSize = 25;
constexpr int tripayLargestPage = 50;

struct Channel
{
    QLatin1StringView code;
    QLatin1StringView name;
    QLatin1StringView group;
    core::Rupiah flatFee;
    double percentFee;
    bool redirects;
};

constexpr Channel channelTable[] = {
    {"QRIS"_L1, "QRIS by ShopeePay"_L1, "E-Wallet"_L1, 750, 0.7, false},
    {"QRISC"_L1, "QRIS (Customizable)"_L1, "E-Wallet"_L1, 750, 0.7, false},
    {"QRIS2"_L1, "QRIS"_L1, "E-Wallet"_L1, 750, 0.7, false},
    {"BRIVA"_L1, "BRI Virtual Account"_L1, "Virtual Account"_L1, 4250, 0, false},
    {"BCAVA"_L1, "BCA Virtual Account"_L1, "Virtual Account"_L1, 5500, 0, false},
    {"ALFAMART"_L1, "Alfamart"_L1, "Convenience Store"_L1, 3500, 0, false},
    {"OVO"_L1, "OVO"_L1, "E-Wallet"_L1, 0, 3.0, true},
};

const Channel* channelOf(const QString& code)
{
    for (const Channel& channel : channelTable) {
        if (code == channel.code)
            return &channel;
    }
    return nullptr;
}

core::Rupiah merchantFee(const QString& code, core::Rupiah amount)
{
    const Channel* channel = channelOf(code);
    return channel ? channel->flatFee + core::Rupiah(double(amount) * channel->percentFee / 100.0) : 0;
}

HttpResponse refuse(const QString& message, int status = 400)
{
    return HttpResponse::json({{"success"_L1, false}, {"message"_L1, message}}, status);
}

HttpResponse accept(const QJsonValue& data)
{
    return HttpResponse::json({{"success"_L1, true}, {"message"_L1, QString()}, {"data"_L1, data}});
}

QString tripayStatusWord(SandboxState state)
{
    switch (state) {
    case SandboxState::Pending:
        return u"UNPAID"_s;
    case SandboxState::Paid:
        return u"PAID"_s;
    case SandboxState::Failed:
        return u"FAILED"_s;
    case SandboxState::Expired:
        return u"EXPIRED"_s;
    case SandboxState::Refunded:
        return u"REFUND"_s;
    }
    return u"UNPAID"_s;
}

// Both forms are in use: application/x-www-form-urlencoded and JSON.
QString input(const HttpRequest& request, const QString& name)
{
    if (const auto json = request.json()) {
        const QJsonValue value = json->value(name);
        return value.isDouble() ? QString::number(qint64(value.toDouble())) : value.toString();
    }
    return request.formValue(name);
}

QString firstItemName(const HttpRequest& request)
{
    if (const auto json = request.json())
        return json->value("order_items"_L1).toArray().at(0).toObject().value("name"_L1).toString();
    return request.formValue(u"order_items[0][name]");
}

QString absolute(const HttpRequest& request, const SandboxPayment& payment)
{
    return u"http://"_s + QString::fromLatin1(request.header("host")) + u"/pay/tripay/"_s + payment.reference;
}

QJsonObject transaction(const HttpRequest& request, const SandboxPayment& payment)
{
    const core::Rupiah fee = merchantFee(payment.method, payment.amount);
    const Channel* channel = channelOf(payment.method);
    const bool redirects = channel && channel->redirects;
    return {{"reference"_L1, payment.reference},
            {"merchant_ref"_L1, payment.orderId},
            {"payment_selection_type"_L1, "static"_L1},
            {"payment_method"_L1, payment.method},
            {"payment_name"_L1, channel ? QString(channel->name) : payment.method},
            {"customer_name"_L1, payment.customerName},
            {"callback_url"_L1, payment.callbackUrl.isEmpty() ? QJsonValue() : payment.callbackUrl.toString()},
            {"return_url"_L1, payment.returnUrl.isEmpty() ? QJsonValue() : payment.returnUrl.toString()},
            {"amount"_L1, payment.amount + payment.customerFee},
            {"fee_merchant"_L1, fee},
            {"fee_customer"_L1, payment.customerFee},
            {"total_fee"_L1, fee + payment.customerFee},
            {"amount_received"_L1, payment.amount - fee},
            {"pay_code"_L1, payment.payCode.isEmpty() ? QJsonValue() : payment.payCode},
            {"pay_url"_L1, redirects ? QJsonValue(absolute(request, payment)) : QJsonValue()},
            {"checkout_url"_L1, absolute(request, payment)},
            {"order_items"_L1, QJsonArray{QJsonObject{{"name"_L1, payment.itemName}}}},
            {"qr_string"_L1, payment.qrString.isEmpty() ? QJsonValue() : payment.qrString},
            {"status"_L1, tripayStatusWord(payment.state)},
            {"created_at"_L1, payment.createdAt.toSecsSinceEpoch()},
            {"expired_time"_L1, payment.expiresAt.toSecsSinceEpoch()},
            {"paid_at"_L1, payment.paidAt.isValid() ? QJsonValue(payment.paidAt.toSecsSinceEpoch()) : QJsonValue()}};
}

} // namespace

TripaySandbox::TripaySandbox(PaymentBook& book, TripayKeys keys) : m_book(book), m_keys(std::move(keys)) {}

QString TripaySandbox::name() const
{
    return u"tripay"_s;
}

QList<std::pair<QString, QString>> TripaySandbox::account() const
{
    return {{u"merchant_code"_s, m_keys.merchantCode},
            {u"api_key"_s, QString::fromUtf8(m_keys.apiKey)},
            {u"private_key"_s, QString::fromUtf8(m_keys.privateKey)}};
}

void TripaySandbox::addRoutes(HttpServer& server)
{
    const auto guarded = [this](auto handler) {
        return [this, handler](const HttpRequest& request) {
            return isKnown(request) ? (this->*handler)(request) : refuse(u"Invalid API Key"_s, 401);
        };
    };
    server.route("POST", "/tripay/transaction/create", guarded(&TripaySandbox::create));
    server.route("GET", "/tripay/transaction/detail", guarded(&TripaySandbox::detail));
    server.route("GET", "/tripay/transaction/check-status", guarded(&TripaySandbox::checkStatus));
    server.route("GET", "/tripay/merchant/transactions", guarded(&TripaySandbox::list));
    server.route("GET", "/tripay/merchant/payment-channel", guarded(&TripaySandbox::channels));
    server.route("GET", "/tripay/merchant/fee-calculator", guarded(&TripaySandbox::fees));
}

bool TripaySandbox::isKnown(const HttpRequest& request) const
{
    return request.header("authorization") == "Bearer " + m_keys.apiKey;
}

HttpResponse TripaySandbox::create(const HttpRequest& request)
{
    for (const QString& field :
         {u"method"_s, u"merchant_ref"_s, u"amount"_s, u"customer_name"_s, u"customer_email"_s, u"signature"_s}) {
        if (input(request, field).isEmpty())
            return refuse(u"The %1 field is required."_s.arg(field));
    }
    SandboxPayment payment;
    payment.vendor = name();
    payment.orderId = input(request, u"merchant_ref"_s);
    payment.method = input(request, u"method"_s);
    payment.customerName = input(request, u"customer_name"_s);
    payment.itemName = firstItemName(request);
    payment.callbackUrl = QUrl(input(request, u"callback_url"_s));
    payment.returnUrl = QUrl(input(request, u"return_url"_s));
    bool isNumber = false;
    payment.amount = input(request, u"amount"_s).toLongLong(&isNumber);
    if (!isNumber || payment.amount <= 0)
        return refuse(u"The amount must be an integer."_s);
    if (payment.itemName.isEmpty())
        return refuse(u"The order_items field is required."_s);
    const Channel* channel = channelOf(payment.method);
    if (!channel)
        return refuse(u"Payment channel is not enabled"_s);

    const QString signedText = m_keys.merchantCode + payment.orderId + input(request, u"amount"_s);
    if (input(request, u"signature"_s).toLatin1() !=
        core::hmacHex(QCryptographicHash::Sha256, m_keys.privateKey, signedText.toUtf8()))
        return refuse(u"Invalid signature"_s);

    const qint64 expired = input(request, u"expired_time"_s).toLongLong();
    payment.expiresAt = expired > 0 ? QDateTime::fromSecsSinceEpoch(expired).toUTC()
                                    : m_book.clock().now().addSecs(tripayDefaultLifeSeconds);
    payment.customerFee = m_customerFee;
    payment.reference = m_book.nextReference(u"DEV-"_s + m_keys.merchantCode, 16);
    if (payment.method.startsWith(u"QRIS"))
        payment.qrString = qrisPayload(payment.amount + payment.customerFee, payment.reference.right(16));
    else if (!channel->redirects)
        payment.payCode = u"8"_s + payment.reference.right(12);
    m_book.add(payment);
    return accept(transaction(request, *m_book.byReference(name(), payment.reference)));
}

HttpResponse TripaySandbox::detail(const HttpRequest& request) const
{
    const auto payment = m_book.byReference(name(), request.queryValue(u"reference"));
    return payment ? accept(transaction(request, *payment)) : refuse(u"Transaction not found"_s, 404);
}

HttpResponse TripaySandbox::checkStatus(const HttpRequest& request) const
{
    const auto payment = m_book.byReference(name(), request.queryValue(u"reference"));
    if (!payment)
        return refuse(u"Transaction not found"_s, 404);
    return HttpResponse::json(
        {{"success"_L1, true},
         {"message"_L1, QString(u"Status transaksi saat ini "_s + tripayStatusWord(payment->state))}});
}

HttpResponse TripaySandbox::list(const HttpRequest& request) const
{
    const QString wanted = request.queryValue(u"merchant_ref");
    const int asked = request.queryValue(u"per_page").toInt();
    const qsizetype size = asked > 0 && asked <= tripayLargestPage ? asked : tripayListPageSize;
    qsizetype skip = (std::max(1, request.queryValue(u"page").toInt()) - 1) * size;
    QJsonArray rows;
    for (auto it = m_book.all().crbegin(); it != m_book.all().crend() && rows.size() < size; ++it) {
        const bool meant = it->vendor == name() && (wanted.isEmpty() || it->orderId == wanted);
        if (meant && skip-- <= 0)
            rows.append(transaction(request, *it));
    }
    return accept(rows);
}

HttpResponse TripaySandbox::channels(const HttpRequest&) const
{
    QJsonArray rows;
    for (const Channel& channel : channelTable) {
        rows.append(QJsonObject{
            {"group"_L1, channel.group},
            {"code"_L1, channel.code},
            {"name"_L1, channel.name},
            {"type"_L1, channel.redirects ? "redirect"_L1 : "direct"_L1},
            {"fee_merchant"_L1, QJsonObject{{"flat"_L1, channel.flatFee}, {"percent"_L1, channel.percentFee}}},
            {"fee_customer"_L1, QJsonObject{{"flat"_L1, m_customerFee}, {"percent"_L1, 0}}},
            {"total_fee"_L1, QJsonObject{{"flat"_L1, channel.flatFee + m_customerFee},
                                         {"percent"_L1, QString::number(channel.percentFee, 'f', 2)}}},
            {"minimum_amount"_L1, 1000},
            {"maximum_amount"_L1, 10000000},
            {"icon_url"_L1, QString()},
            {"active"_L1, true}});
    }
    return accept(rows);
}

HttpResponse TripaySandbox::fees(const HttpRequest& request) const
{
    const core::Rupiah amount = request.queryValue(u"amount").toLongLong();
    const QString wanted = request.queryValue(u"code");
    QJsonArray rows;
    for (const Channel& channel : channelTable) {
        if (!wanted.isEmpty() && wanted != channel.code)
            continue;
        rows.append(
            QJsonObject{{"code"_L1, channel.code},
                        {"name"_L1, channel.name},
                        {"total_fee"_L1, QJsonObject{{"merchant"_L1, merchantFee(QString(channel.code), amount)},
                                                     {"customer"_L1, m_customerFee}}}});
    }
    return accept(rows);
}

std::optional<OutgoingWebhook> TripaySandbox::webhook(const SandboxPayment& payment, SandboxState state,
                                                      bool wrongSignature) const
{
    if (state == SandboxState::Pending) // UNPAID is never sent by callback
        return std::nullopt;
    const core::Rupiah fee = merchantFee(payment.method, payment.amount);
    const Channel* channel = channelOf(payment.method);
    const QByteArray body = phpJson(
        {{u"reference"_s, payment.reference},
         {u"merchant_ref"_s, payment.orderId},
         {u"payment_method"_s, channel ? QString(channel->name) : payment.method},
         {u"payment_method_code"_s, payment.method},
         {u"total_amount"_s, payment.amount + payment.customerFee},
         {u"fee_merchant"_s, fee},
         {u"fee_customer"_s, payment.customerFee},
         {u"total_fee"_s, fee + payment.customerFee},
         {u"amount_received"_s, payment.amount - fee},
         {u"is_closed_payment"_s, 1},
         {u"status"_s, tripayStatusWord(state)},
         {u"paid_at"_s, payment.paidAt.isValid() ? QJsonValue(payment.paidAt.toSecsSinceEpoch()) : QJsonValue()},
         {u"note"_s, u"Sandbox http://localhost/"_s}});
    const QByteArray key = wrongSignature ? "not-" + m_keys.privateKey : m_keys.privateKey;
    return OutgoingWebhook{"application/json",
                           {{"X-Callback-Event", "payment_status"},
                            {"X-Callback-Signature", core::hmacHex(QCryptographicHash::Sha256, key, body)}},
                           body};
}

SandboxState TripaySandbox::staleAfter(SandboxState state) const
{
    return state == SandboxState::Expired ? SandboxState::Failed : SandboxState::Expired;
}

bool TripaySandbox::isSatisfied(int status, const QByteArray& body) const
{
    return status == 200 && QJsonDocument::fromJson(body).object().value("success"_L1).toBool();
}

QList<double> TripaySandbox::retryMinutes(int) const
{
    return {2, 2, 2};
}

} // namespace loket::sandbox
