#include "sandbox/gateways/GatewaySandbox.h"

#include "sandbox/gateways/Pages.h"

#include <QJsonArray>

namespace loket::sandbox {

using namespace Qt::Literals::StringLiterals;

namespace {

std::optional<SandboxState> stateAfter(QStringView action)
{
    if (action == "pay"_L1)
        return SandboxState::Paid;
    if (action == "fail"_L1)
        return SandboxState::Failed;
    if (action == "expire"_L1)
        return SandboxState::Expired;
    if (action == "refund"_L1)
        return SandboxState::Refunded;
    return std::nullopt;
}

HttpResponse fine()
{
    return HttpResponse::json({{"ok"_L1, true}});
}

HttpResponse wrong(const QString& why, int status = 400)
{
    return HttpResponse::json({{"error"_L1, why}}, status);
}

} // namespace

GatewaySandbox::GatewaySandbox(core::Clock& clock, const GatewayKeys& keys, QObject* parent)
    : QObject(parent), m_book(clock)
{
    auto tripay = std::make_unique<TripaySandbox>(m_book, keys.tripay);
    m_tripay = tripay.get();
    m_vendors.push_back(std::move(tripay));
    m_vendors.push_back(std::make_unique<MidtransSandbox>(m_book, keys.midtrans));
    m_vendors.push_back(std::make_unique<XenditSandbox>(m_book, keys.xendit));
    auto duitku = std::make_unique<DuitkuSandbox>(m_book, keys.duitku);
    m_duitku = duitku.get();
    m_vendors.push_back(std::move(duitku));
    for (const auto& vendor : m_vendors)
        vendor->addRoutes(m_server);
    addPages();
    m_server.setControl([this](const QJsonObject& command) { return control(command); });
    connect(&m_book, &PaymentBook::created, this, &GatewaySandbox::created);
    connect(&m_book, &PaymentBook::changed, this, &GatewaySandbox::changed);
    connect(&m_book, &PaymentBook::due, this, [this](const QString& reference) {
        for (const auto& vendor : m_vendors) {
            if (const auto payment = m_book.byReference(vendor->name(), reference))
                change(*payment, SandboxState::Expired);
        }
    });
}

GatewaySandbox::~GatewaySandbox() = default;

QUrl GatewaySandbox::baseUrl(const QString& vendor) const
{
    QUrl url = m_server.url();
    url.setPath(u'/' + vendor);
    return url;
}

void GatewaySandbox::setCustomerFee(core::Rupiah fee)
{
    m_tripay->setCustomerFee(fee);
}

void GatewaySandbox::keep(SandboxPayment payment)
{
    if (payment.reference.isEmpty())
        payment.reference = m_book.nextReference(u"KEPT-"_s, 12);
    m_book.keep(payment);
}

bool GatewaySandbox::settle(const QString& orderId, SandboxState state)
{
    const auto payment = m_book.byOrder({}, orderId);
    if (!payment)
        return false;
    change(*payment, state);
    return true;
}

bool GatewaySandbox::say(const QString& orderId, const QJsonObject& fields)
{
    const auto payment = m_book.byOrder(u"midtrans"_s, orderId);
    if (!payment)
        return false;
    m_book.open(payment->reference); // it speaks of a payment that has a channel
    m_book.setSaid(payment->reference, fields);
    m_sender.send(*vendorOf(payment->vendor), *m_book.byReference(payment->vendor, payment->reference));
    return true;
}

void GatewaySandbox::change(const SandboxPayment& payment, SandboxState state)
{
    const auto changedPayment = m_book.setState(payment.reference, state);
    const Vendor* vendor = vendorOf(payment.vendor);
    if (changedPayment && vendor)
        m_sender.send(*vendor, *changedPayment);
}

void GatewaySandbox::open(const SandboxPayment& payment)
{
    const Vendor* vendor = vendorOf(payment.vendor);
    if (m_book.open(payment.reference) && vendor && payment.state == SandboxState::Pending)
        m_sender.send(*vendor, payment); // "pending", where the vendor sends that
}

const Vendor* GatewaySandbox::vendorOf(const QString& name) const
{
    for (const auto& vendor : m_vendors) {
        if (vendor->name() == name)
            return vendor.get();
    }
    return nullptr;
}

void GatewaySandbox::addPages()
{
    m_server.route("GET", "/", [this](const HttpRequest& request) {
        return HttpResponse::html(indexPage(m_book.all(), languageOf(request.header("accept-language"))));
    });
    m_server.route("GET", "/pay/*/*", [this](const HttpRequest& request) {
        const PageLanguage language = languageOf(request.header("accept-language"));
        const auto payment = m_book.byReference(request.captures[0], request.captures[1]);
        if (!payment)
            return HttpResponse::html(unknownPage(language), 404);
        open(*payment);
        return HttpResponse::html(paymentPage(*payment, language));
    });
    m_server.route("POST", "/pay/*/*", [this](const HttpRequest& request) { return press(request); });
    m_server.route("GET", "/_transactions", [this](const HttpRequest&) {
        QJsonArray rows;
        for (const SandboxPayment& payment : m_book.all())
            rows.append(toJson(payment));
        return HttpResponse::json({{"transactions"_L1, rows}});
    });
}

HttpResponse GatewaySandbox::press(const HttpRequest& request)
{
    const PageLanguage language = languageOf(request.header("accept-language"));
    const auto payment = m_book.byReference(request.captures[0], request.captures[1]);
    const auto state = stateAfter(request.formValue(u"action"));
    if (!payment)
        return HttpResponse::html(unknownPage(language), 404);
    if (!state)
        return HttpResponse::html(paymentPage(*payment, language), 400);
    if (payment->state == SandboxState::Pending)
        change(*payment, *state);
    if (!payment->returnUrl.isEmpty())
        return HttpResponse::seeOther(payment->returnUrl);
    return HttpResponse::seeOther(QUrl(QString::fromLatin1(request.path)));
}

HttpResponse GatewaySandbox::control(const QJsonObject& command)
{
    for (const QString& action : {u"pay"_s, u"fail"_s, u"expire"_s, u"refund"_s}) {
        if (command.contains(action))
            return settle(command.value(action).toString(), *stateAfter(action)) ? fine()
                                                                                 : wrong(u"unknown order"_s, 404);
    }
    for (const QString& action : {u"resend"_s, u"open"_s}) {
        if (!command.contains(action))
            continue;
        const auto payment = m_book.byOrder({}, command.value(action).toString());
        if (!payment)
            return wrong(u"unknown order"_s, 404);
        if (action == u"open"_s)
            open(*payment);
        else
            m_sender.send(*vendorOf(payment->vendor), *payment);
        return fine();
    }
    if (command.contains("say"_L1)) {
        QJsonObject fields = command.value("say"_L1).toObject();
        return say(fields.take("order"_L1).toString(), fields) ? fine() : wrong(u"unknown order"_s, 404);
    }
    if (command.contains("webhooks"_L1)) {
        const auto mood = webhookMoodFromJson(command.value("webhooks"_L1).toObject());
        if (!mood)
            return wrong(u"copies is 1 to 100, delay_ms is not negative"_s);
        m_sender.setMood(*mood);
        return fine();
    }
    if (command.contains("webhook_url"_L1)) {
        const QJsonObject urls = command.value("webhook_url"_L1).toObject();
        for (auto it = urls.begin(); it != urls.end(); ++it)
            m_sender.setDashboardUrl(it.key(), QUrl(it.value().toString()));
        return fine();
    }
    if (command.contains("minute_ms"_L1)) {
        m_sender.setMinute(std::chrono::milliseconds(std::max(0, command.value("minute_ms"_L1).toInt())));
        return fine();
    }
    if (command.contains("customer_fee"_L1)) {
        setCustomerFee(std::max(0, command.value("customer_fee"_L1).toInt()));
        return fine();
    }
    if (command.contains("duitku_scheme"_L1)) {
        const QString scheme = command.value("duitku_scheme"_L1).toString();
        if (scheme != "md5-legacy"_L1 && scheme != "hmac-sha256"_L1)
            return wrong(u"duitku_scheme is hmac-sha256 or md5-legacy"_s);
        m_duitku->setMd5Legacy(scheme == "md5-legacy"_L1);
        return fine();
    }
    if (command.value("reset"_L1).toBool()) {
        m_sender.setMood({});
        setCustomerFee(0);
        return fine();
    }
    return wrong(u"unknown command: pay, fail, expire, refund, open, resend, say, webhooks, webhook_url, minute_ms, "
                 u"customer_fee, duitku_scheme, "
                 "reset or a mood"_s);
}

} // namespace loket::sandbox
