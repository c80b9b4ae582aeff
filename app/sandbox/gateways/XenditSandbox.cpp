#include "sandbox/gateways/XenditSandbox.h"

#include "core/Clock.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>

namespace loket::sandbox {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 xenditDefaultLifeSeconds = 24 * 60 * 60;
constexpr int xenditListPageSize = 10;
constexpr int xenditLargestPage = 100;

HttpResponse refuse(int status, const QString& code, const QString& message)
{
    return HttpResponse::json({{"error_code"_L1, code}, {"message"_L1, message}}, status);
}

// A failed attempt or a refund leaves an invoice as it is.
QString xenditStatusWord(SandboxState state)
{
    switch (state) {
    case SandboxState::Paid:
    case SandboxState::Refunded:
        return u"PAID"_s;
    case SandboxState::Expired:
        return u"EXPIRED"_s;
    case SandboxState::Pending:
    case SandboxState::Failed:
        break;
    }
    return u"PENDING"_s;
}

QJsonObject invoice(const SandboxPayment& payment, SandboxState state, const QString& host)
{
    QJsonObject json{{"id"_L1, payment.reference},
                     {"external_id"_L1, payment.orderId},
                     {"user_id"_L1, "6279ce4495d10c9afc3171b8"_L1},
                     {"status"_L1, xenditStatusWord(state)},
                     {"merchant_name"_L1, "Loket Sandbox"_L1},
                     {"amount"_L1, payment.amount},
                     {"description"_L1, payment.itemName},
                     {"expiry_date"_L1, core::toIso(payment.expiresAt)},
                     {"created"_L1, core::toIso(payment.createdAt)},
                     {"updated"_L1, core::toIso(payment.paidAt.isValid() ? payment.paidAt : payment.createdAt)},
                     {"currency"_L1, "IDR"_L1}};
    if (!host.isEmpty())
        json["invoice_url"_L1] = QString(u"http://"_s + host + u"/pay/xendit/"_s + payment.reference);
    if (xenditStatusWord(state) == "PAID"_L1) {
        json["paid_amount"_L1] = payment.amount;
        json["paid_at"_L1] = core::toIso(payment.paidAt);
        json["payment_method"_L1] = "QR_CODE"_L1;
        json["payment_channel"_L1] = "QRIS"_L1;
    }
    return json;
}

QString hostOf(const HttpRequest& request)
{
    return QString::fromLatin1(request.header("host"));
}

HttpResponse notFound()
{
    return refuse(404, u"INVOICE_NOT_FOUND_ERROR"_s, u"Could not find invoice, the invoice might be deleted"_s);
}

} // namespace

XenditSandbox::XenditSandbox(PaymentBook& book, XenditKeys keys) : m_book(book), m_keys(std::move(keys)) {}

QString XenditSandbox::name() const
{
    return u"xendit"_s;
}

QList<std::pair<QString, QString>> XenditSandbox::account() const
{
    return {{u"api_key"_s, QString::fromUtf8(m_keys.apiKey)},
            {u"callback_token"_s, QString::fromUtf8(m_keys.callbackToken)}};
}

void XenditSandbox::addRoutes(HttpServer& server)
{
    const auto guarded = [this](auto handler) {
        return [this, handler](const HttpRequest& request) {
            return isKnown(request) ? (this->*handler)(request)
                                    : refuse(401, u"INVALID_API_KEY"_s,
                                             u"The API key is invalid. Please make sure to include the secret key"_s);
        };
    };
    server.route("POST", "/xendit/v2/invoices", guarded(&XenditSandbox::create));
    server.route("POST", "/xendit/v2/invoices/", guarded(&XenditSandbox::create)); // as the vendor's SDK calls it
    server.route("GET", "/xendit/v2/invoices", guarded(&XenditSandbox::list));
    server.route("GET", "/xendit/v2/invoices/*", guarded(&XenditSandbox::read));
    server.route("POST", "/xendit/invoices/*/expire!", guarded(&XenditSandbox::expire));
}

bool XenditSandbox::isKnown(const HttpRequest& request) const
{
    return request.header("authorization") == "Basic " + (m_keys.apiKey + ':').toBase64();
}

HttpResponse XenditSandbox::create(const HttpRequest& request)
{
    const auto json = request.json();
    if (!json)
        return refuse(400, u"INVALID_JSON_FORMAT"_s, u"The request body is not valid JSON"_s);
    SandboxPayment payment;
    payment.vendor = name();
    payment.orderId = json->value("external_id"_L1).toString();
    payment.amount = qint64(json->value("amount"_L1).toDouble());
    if (payment.orderId.isEmpty() || !json->value("amount"_L1).isDouble() || payment.amount <= 0)
        return refuse(400, u"API_VALIDATION_ERROR"_s, u"external_id and a positive amount are required"_s);
    payment.itemName = json->value("description"_L1).toString();
    payment.customerName = json->value("customer"_L1).toObject().value("given_names"_L1).toString();
    payment.method = json->value("payment_methods"_L1).toArray().at(0).toString(u"QRIS"_s);
    payment.returnUrl = QUrl(json->value("success_redirect_url"_L1).toString());
    const qint64 life = json->value("invoice_duration"_L1).toInt(xenditDefaultLifeSeconds);
    payment.expiresAt = m_book.clock().now().addSecs(life);
    payment.reference = m_book.nextReference(u"62f00ac409accd62"_s, 8);
    m_book.add(payment); // the external id is not unique at this vendor
    return HttpResponse::json(
        invoice(*m_book.byReference(name(), payment.reference), SandboxState::Pending, hostOf(request)));
}

HttpResponse XenditSandbox::read(const HttpRequest& request) const
{
    const auto payment = m_book.byReference(name(), request.captures.at(0));
    return payment ? HttpResponse::json(invoice(*payment, payment->state, hostOf(request))) : notFound();
}

HttpResponse XenditSandbox::list(const HttpRequest& request) const
{
    const QString wanted = request.queryValue(u"external_id");
    const QString last = request.queryValue(u"last_invoice");
    const QString after = request.queryValue(u"created_after");
    const QString before = request.queryValue(u"created_before");
    const int asked = request.queryValue(u"limit").toInt();
    const int size = asked > 0 && asked <= xenditLargestPage ? asked : xenditListPageSize;
    bool begun = last.isEmpty();
    QJsonArray rows;
    for (auto it = m_book.all().crbegin(); it != m_book.all().crend() && rows.size() < size; ++it) {
        const QString made = core::toIso(it->createdAt); // ISO times in UTC sort as text
        const bool inTime = (after.isEmpty() || made >= after) && (before.isEmpty() || made < before);
        if (begun && inTime && it->vendor == name() && (wanted.isEmpty() || it->orderId == wanted))
            rows.append(invoice(*it, it->state, hostOf(request)));
        begun = begun || it->reference == last;
    }
    return {200, QJsonDocument(rows).toJson(QJsonDocument::Compact), {{"Content-Type", "application/json"}}};
}

HttpResponse XenditSandbox::expire(const HttpRequest& request)
{
    const auto payment = m_book.byReference(name(), request.captures.at(0));
    if (!payment)
        return notFound();
    if (xenditStatusWord(payment->state) != "PENDING"_L1)
        return refuse(400, u"INVALID_INVOICE_STATUS_ERROR"_s, u"Only a pending invoice can be expired"_s);
    const auto expired = m_book.setState(payment->reference, SandboxState::Expired);
    return HttpResponse::json(invoice(*expired, SandboxState::Expired, hostOf(request)));
}

std::optional<OutgoingWebhook> XenditSandbox::webhook(const SandboxPayment& payment, SandboxState state,
                                                      bool wrongSignature) const
{
    if (state != SandboxState::Paid && state != SandboxState::Expired)
        return std::nullopt;
    const QByteArray body = QJsonDocument(invoice(payment, state, {})).toJson(QJsonDocument::Compact);
    return OutgoingWebhook{"application/json",
                           {{"X-Callback-Token", wrongSignature ? "not-" + m_keys.callbackToken : m_keys.callbackToken},
                            {"Webhook-Id", QCryptographicHash::hash(body, QCryptographicHash::Sha1).toHex()}},
                           body};
}

SandboxState XenditSandbox::staleAfter(SandboxState state) const
{
    return state == SandboxState::Paid ? SandboxState::Expired : SandboxState::Paid;
}

bool XenditSandbox::isSatisfied(int status, const QByteArray&) const
{
    return status >= 200 && status < 300;
}

QList<double> XenditSandbox::retryMinutes(int status) const
{
    if (status == 0) // no answer in time is not repeated
        return {};
    return {15, 45, 120, 180, 360, 720};
}

} // namespace loket::sandbox
