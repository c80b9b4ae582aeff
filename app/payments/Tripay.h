// Tripay, closed payments. Source: app/payments/FACTS.md, section 3 (vendor documentation and SDK).
// Engine thread; the HTTP client must outlive the gateway, running calls need neither the gateway nor its settings.
#pragma once

#include "core/Secret.h"
#include "domain/ports/PaymentGateway.h"
#include "net/HttpClient.h"

#include <QJsonObject>

#include <memory>

namespace loket::payments {

struct GatewaySetup;

struct TripaySettings
{
    QUrl baseUrl; // defaultBaseUrl(u"tripay", ...): below it /transaction/create and so on
    QString merchantCode;
    QString method; // where the buyer chose none: QRIS, BRIVA, ...
    core::Secret apiKey;
    core::Secret privateKey;
};

class Tripay final : public domain::PaymentGateway
{
public:
    Tripay(TripaySettings settings, net::HttpClient& http);
    // From its keys in payments/Gateways.cpp.
    static std::unique_ptr<domain::PaymentGateway> make(const GatewaySetup& setup);

    [[nodiscard]] QString name() const override;
    core::Async<domain::PaymentPage> create(const domain::PaymentOrder& order) override;
    // By the list of transactions; the newest where the order id has been used more than once.
    core::Async<domain::PaymentPage> find(const QString& orderId) override;
    // By the reference; without one, by the list as find() does.
    core::Async<domain::PaymentEvent> status(const QString& orderId, const QString& reference) override;
    // The merchant's active channels.
    core::Async<QList<domain::PaymentMethod>> methods(core::Rupiah amount) override;
    [[nodiscard]] core::Result<domain::PaymentEvent> verify(const domain::WebhookRequest& request) const override;
    [[nodiscard]] bool recognises(const domain::WebhookRequest& request) const override;
    [[nodiscard]] QByteArray acknowledgement() const override;
    [[nodiscard]] bool canList() const override { return true; }
    core::Async<QList<domain::PaymentEvent>> list(const QDateTime& from, const QDateTime& until) override;

    // hex HMAC-SHA256(private key, merchant code + order id + amount).
    [[nodiscard]] QByteArray creationSignature(const QString& orderId, core::Rupiah amount) const;

private:
    [[nodiscard]] net::HttpRequest get(const QString& path, const QList<std::pair<QString, QString>>& query = {}) const;
    core::Async<QJsonObject> newest(const QString& orderId);

    TripaySettings m_settings;
    net::HttpClient& m_http;
};

} // namespace loket::payments
