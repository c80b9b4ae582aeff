// Midtrans: payments on a Snap page, state by the Core API. Source: app/payments/FACTS.md, section 1.
// Engine thread; the HTTP client and the clock must outlive the gateway, running calls need neither the gateway nor its
// settings.
#pragma once

#include "core/Clock.h"
#include "core/Secret.h"
#include "domain/ports/PaymentGateway.h"
#include "net/HttpClient.h"

#include <memory>

namespace loket::payments {

enum class Environment;
struct GatewaySetup;

struct MidtransSettings
{
    QUrl baseUrl; // of Snap: defaultBaseUrl(u"midtrans", ...), below it /snap/v1/transactions
    QUrl
        coreBaseUrl; // of the Core API: midtransCoreBaseUrl(...), below it /v2/ORDER/status; empty: the same as baseUrl
    QString merchantId; // compared with the webhook's where set
    core::Secret serverKey;
    core::Secret signatureKey; // for accounts with a separate one; empty: the server key signs
};

// What an answer about a payment is checked against.
struct MidtransOurs
{
    QString orderId;
    QString merchantId;     // empty: unknown
    QList<QByteArray> keys; // that may sign
};

// The host of the Core API; Snap's is the one of the table.
QUrl midtransCoreBaseUrl(Environment environment);

class Midtrans final : public domain::PaymentGateway
{
public:
    Midtrans(MidtransSettings settings, net::HttpClient& http, const core::Clock& clock);
    // From its keys in payments/Gateways.cpp.
    static std::unique_ptr<domain::PaymentGateway> make(const GatewaySetup& setup);

    [[nodiscard]] QString name() const override;
    // The page's reference is the Snap token. Conflict: this order id is taken (its payment is active, paid or ended).
    core::Async<domain::PaymentPage> create(const domain::PaymentOrder& order) override;
    // Midtrans has an order only once the buyer has chosen a channel on the Snap page; before that NotFound, and
    // creating again is safe: one order id is paid at most once. What is found has no address.
    core::Async<domain::PaymentPage> find(const QString& orderId) override;
    // By the order id. Pending with amount 0 while no channel is chosen.
    core::Async<domain::PaymentEvent> status(const QString& orderId, const QString& reference) override;
    [[nodiscard]] core::Result<domain::PaymentEvent> verify(const domain::WebhookRequest& request) const override;
    [[nodiscard]] bool recognises(const domain::WebhookRequest& request) const override;
    [[nodiscard]] bool canCancel() const override { return true; }
    // Expires the pending payment: unlike the vendor's "cancel" that can never void one that has been captured.
    core::Async<domain::PaymentState> cancel(const QString& orderId, const QString& reference) override;

private:
    [[nodiscard]] net::HttpRequest core(const QByteArray& method, const QString& orderId, const QString& action) const;
    [[nodiscard]] MidtransOurs ours(const QString& orderId) const;

    MidtransSettings m_settings;
    net::HttpClient& m_http;
    const core::Clock& m_clock;
};

} // namespace loket::payments
