// Xendit's invoices as the vendor serves them, below /xendit (app/payments/FACTS.md, section 2): POST v2/invoices,
// GET v2/invoices/ID, GET v2/invoices?external_id=..., POST invoices/ID/expire!.
// Its webhooks are sent to the address of the "dashboard" (WebhookSender::setDashboardUrl): an invoice names none.
#pragma once

#include "sandbox/gateways/Vendor.h"

namespace loket::sandbox {

struct XenditKeys
{
    QByteArray apiKey = "xnd_development_sandbox_key";
    QByteArray callbackToken = "sandbox-callback-token";
};

class XenditSandbox final : public Vendor
{
public:
    XenditSandbox(PaymentBook& book, XenditKeys keys);

    [[nodiscard]] QString name() const override;
    [[nodiscard]] QList<std::pair<QString, QString>> account() const override;
    void addRoutes(HttpServer& server) override;
    // Nothing for a failed attempt or a refund: at Xendit these do not change an invoice.
    [[nodiscard]] std::optional<OutgoingWebhook> webhook(const SandboxPayment& payment, SandboxState state,
                                                         bool wrongSignature) const override;
    [[nodiscard]] SandboxState staleAfter(SandboxState state) const override;
    [[nodiscard]] bool isSatisfied(int status, const QByteArray& body) const override;
    [[nodiscard]] QList<double> retryMinutes(int status) const override;

private:
    HttpResponse create(const HttpRequest& request);
    [[nodiscard]] HttpResponse read(const HttpRequest& request) const;
    [[nodiscard]] HttpResponse list(const HttpRequest& request) const;
    HttpResponse expire(const HttpRequest& request);
    [[nodiscard]] bool isKnown(const HttpRequest& request) const;

    PaymentBook& m_book;
    XenditKeys m_keys;
};

} // namespace loket::sandbox
