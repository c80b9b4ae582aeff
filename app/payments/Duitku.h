// Duitku, v2 inquiry. Source: app/payments/FACTS.md, section 4.
// The vendor is moving from MD5 to HMAC-SHA256; which one an account uses is a setting, never guessed and never both.
// The webhook's signature does not cover its resultCode: events are not trusted, the status has to confirm them. Engine
// thread; the HTTP client and the clock must outlive the gateway, running calls need neither the gateway nor its
// settings.
#pragma once

#include "core/Clock.h"
#include "core/Secret.h"
#include "domain/ports/PaymentGateway.h"
#include "net/HttpClient.h"

#include <memory>

namespace loket::payments {

struct GatewaySetup;

enum class DuitkuScheme { HmacSha256, Md5Legacy };

// "hmac-sha256" and "md5-legacy", as written in the setting.
std::optional<DuitkuScheme> duitkuSchemeFromString(QStringView name);

struct DuitkuSettings
{
    QUrl baseUrl; // below it /webapi/api/merchant/v2/inquiry and so on
    QString merchantCode;
    QString method; // where the buyer chose none: SP, NQ, BC, ...
    DuitkuScheme scheme = DuitkuScheme::HmacSha256;
    core::Secret apiKey;
};

class Duitku final : public domain::PaymentGateway
{
public:
    Duitku(DuitkuSettings settings, net::HttpClient& http, const core::Clock& clock);
    // From its keys in payments/Gateways.cpp.
    static std::unique_ptr<domain::PaymentGateway> make(const GatewaySetup& setup);

    [[nodiscard]] QString name() const override;
    core::Async<domain::PaymentPage> create(const domain::PaymentOrder& order) override;
    // Duitku returns a payment's state but not its page again: what is found has no address, and its order id is used
    // up.
    core::Async<domain::PaymentPage> find(const QString& orderId) override;
    // By the order id. The vendor's "02" means cancelled, expired and failed alike: Failed, with
    // mayHaveExpired.
    core::Async<domain::PaymentEvent> status(const QString& orderId, const QString& reference) override;
    core::Async<QList<domain::PaymentMethod>> methods(core::Rupiah amount) override;
    [[nodiscard]] core::Result<domain::PaymentEvent> verify(const domain::WebhookRequest& request) const override;
    [[nodiscard]] bool recognises(const domain::WebhookRequest& request) const override;

    // Of merchant code + order id + amount, of merchant code + amount + order id, and of merchant code + order id.
    [[nodiscard]] QByteArray inquirySignature(const QString& orderId, core::Rupiah amount) const;
    [[nodiscard]] QByteArray callbackSignature(const QString& merchant, const QString& amount,
                                               const QString& orderId) const;
    [[nodiscard]] QByteArray statusSignature(const QString& orderId) const;
    // Of merchant code + amount + local time; its legacy form is SHA256, not MD5.
    [[nodiscard]] QByteArray methodsSignature(core::Rupiah amount, const QString& time) const;

private:
    [[nodiscard]] QByteArray sign(const QString& text, QCryptographicHash::Algorithm legacy) const;
    [[nodiscard]] net::HttpRequest post(const QString& path, const QJsonObject& body) const;
    core::Async<domain::PaymentEvent> ask(const QString& orderId);

    DuitkuSettings m_settings;
    net::HttpClient& m_http;
    const core::Clock& m_clock;
};

} // namespace loket::payments
