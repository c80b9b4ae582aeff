// Tripay's closed payments as the vendor serves them, below /tripay (app/payments/FACTS.md, section 3):
// POST transaction/create, GET transaction/detail, transaction/check-status, merchant/transactions,
// merchant/payment-channel, merchant/fee-calculator.
#pragma once

#include "sandbox/gateways/Vendor.h"

namespace loket::sandbox {

struct TripayKeys
{
    QString merchantCode = QStringLiteral("T0001");
    QByteArray apiKey = "DEV-sandbox-api-key";
    QByteArray privateKey = "sandbox-private-key";
};

class TripaySandbox final : public Vendor
{
public:
    TripaySandbox(PaymentBook& book, TripayKeys keys);

    [[nodiscard]] QString name() const override;
    [[nodiscard]] QList<std::pair<QString, QString>> account() const override;
    void addRoutes(HttpServer& server) override;
    [[nodiscard]] std::optional<OutgoingWebhook> webhook(const SandboxPayment& payment, SandboxState state,
                                                         bool wrongSignature) const override;
    [[nodiscard]] SandboxState staleAfter(SandboxState state) const override;
    [[nodiscard]] bool isSatisfied(int status, const QByteArray& body) const override;
    [[nodiscard]] QList<double> retryMinutes(int status) const override;

    // What the buyer pays on top of new payments (some merchants charge the fee).
    void setCustomerFee(core::Rupiah fee) { m_customerFee = fee; }

private:
    HttpResponse create(const HttpRequest& request);
    [[nodiscard]] HttpResponse detail(const HttpRequest& request) const;
    [[nodiscard]] HttpResponse checkStatus(const HttpRequest& request) const;
    [[nodiscard]] HttpResponse list(const HttpRequest& request) const;
    [[nodiscard]] HttpResponse channels(const HttpRequest& request) const;
    [[nodiscard]] HttpResponse fees(const HttpRequest& request) const;
    [[nodiscard]] bool isKnown(const HttpRequest& request) const;

    PaymentBook& m_book;
    TripayKeys m_keys;
    core::Rupiah m_customerFee = 0;
};

} // namespace loket::sandbox
