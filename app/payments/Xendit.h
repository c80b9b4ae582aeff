// Xendit, invoices v2. Source: app/payments/FACTS.md, section 2.
// Its webhooks contain a static token and no signature: events are not trusted, the status has to confirm them.
// Engine thread; the HTTP client and the clock must outlive the gateway, running calls need neither the gateway nor its
// settings.
#pragma once

#include "core/Clock.h"
#include "core/Secret.h"
#include "domain/ports/PaymentGateway.h"
#include "net/HttpClient.h"

#include <memory>

namespace loket::payments {

struct GatewaySetup;

struct XenditSettings
{
    QUrl baseUrl; // below it /v2/invoices
    core::Secret apiKey;
    core::Secret callbackToken;
};

class Xendit final : public domain::PaymentGateway
{
public:
    Xendit(XenditSettings settings, net::HttpClient& http, const core::Clock& clock);
    // From its keys in payments/Gateways.cpp.
    static std::unique_ptr<domain::PaymentGateway> make(const GatewaySetup& setup);

    [[nodiscard]] QString name() const override;
    core::Async<domain::PaymentPage> create(const domain::PaymentOrder& order) override;
    // An order id may have several invoices at Xendit: a paid one has precedence, then a pending one, then the newest.
    core::Async<domain::PaymentPage> find(const QString& orderId) override;
    core::Async<domain::PaymentEvent> status(const QString& orderId, const QString& reference) override;
    [[nodiscard]] core::Result<domain::PaymentEvent> verify(const domain::WebhookRequest& request) const override;
    [[nodiscard]] bool recognises(const domain::WebhookRequest& request) const override;
    [[nodiscard]] bool canCancel() const override { return true; }
    [[nodiscard]] bool canList() const override { return true; }
    core::Async<QList<domain::PaymentEvent>> list(const QDateTime& from, const QDateTime& until) override;
    // Needs the reference (the invoice's id).
    core::Async<domain::PaymentState> cancel(const QString& orderId, const QString& reference) override;

private:
    [[nodiscard]] net::HttpRequest request(const QByteArray& method, const QString& path,
                                           const QList<std::pair<QString, QString>>& query = {}) const;

    XenditSettings m_settings;
    net::HttpClient& m_http;
    const core::Clock& m_clock;
};

} // namespace loket::payments
