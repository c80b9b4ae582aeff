// Midtrans as the vendor serves it, below /midtrans (app/payments/FACTS.md, section 1): POST snap/v1/transactions,
// GET v2/ID/status, POST v2/ID/cancel, v2/ID/expire, v2/ID/refund (ID: order id or transaction id).
// As at the vendor, the Core API has an order only once a channel is chosen: here, once its page was opened.
#pragma once

#include "sandbox/gateways/Vendor.h"

namespace loket::sandbox {

struct MidtransKeys
{
    QByteArray serverKey = "SB-Mid-server-sandbox-key";
    QString merchantId = QStringLiteral("G000000001");
};

class MidtransSandbox final : public Vendor
{
public:
    MidtransSandbox(PaymentBook& book, MidtransKeys keys);

    [[nodiscard]] QString name() const override;
    [[nodiscard]] QList<std::pair<QString, QString>> account() const override;
    void addRoutes(HttpServer& server) override;
    [[nodiscard]] std::optional<OutgoingWebhook> webhook(const SandboxPayment& payment, SandboxState state,
                                                         bool wrongSignature) const override;
    [[nodiscard]] SandboxState staleAfter(SandboxState state) const override;
    [[nodiscard]] bool isSatisfied(int status, const QByteArray& body) const override;
    [[nodiscard]] QList<double> retryMinutes(int status) const override;

private:
    HttpResponse create(const HttpRequest& request);
    [[nodiscard]] HttpResponse status(const HttpRequest& request) const;
    HttpResponse end(const HttpRequest& request);
    HttpResponse refund(const HttpRequest& request);
    [[nodiscard]] bool isKnown(const HttpRequest& request) const;
    [[nodiscard]] std::optional<SandboxPayment> charged(const QString& id) const;
    [[nodiscard]] QJsonObject transaction(const SandboxPayment& payment, SandboxState state,
                                          const QByteArray& signingKey) const;

    PaymentBook& m_book;
    MidtransKeys m_keys;
};

} // namespace loket::sandbox
