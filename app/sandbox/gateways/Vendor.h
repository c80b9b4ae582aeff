// One payment vendor inside GatewaySandbox: its API routes, how it signs and retries its webhooks.
// Written from app/payments/FACTS.md, and from no code of the product's own clients.
#pragma once

#include "sandbox/gateways/Payment.h"
#include "sandbox/http/HttpServer.h"

namespace loket::sandbox {

struct OutgoingWebhook
{
    QByteArray contentType;
    QList<std::pair<QByteArray, QByteArray>> headers;
    QByteArray body;
};

class Vendor
{
public:
    Vendor() = default;
    Vendor(const Vendor&) = delete;
    Vendor& operator=(const Vendor&) = delete;
    virtual ~Vendor() = default;

    [[nodiscard]] virtual QString name() const = 0;
    // The account whose calls the vendor accepts and with which it signs, by the last parts of its keys:
    // {"merchant_code", "T0001"}, {"api_key", "..."}.
    [[nodiscard]] virtual QList<std::pair<QString, QString>> account() const = 0;
    // Below "/NAME". The server must not outlive the vendor.
    virtual void addRoutes(HttpServer& server) = 0;
    // What the vendor posts when `payment` has reached `state`; nothing where it does not report it.
    [[nodiscard]] virtual std::optional<OutgoingWebhook> webhook(const SandboxPayment& payment, SandboxState state,
                                                                 bool wrongSignature) const = 0;
    // What could arrive late, after `state`, because it was sent before.
    [[nodiscard]] virtual SandboxState staleAfter(SandboxState state) const = 0;
    // Whether this answer is what the vendor expects. Status 0: no answer.
    [[nodiscard]] virtual bool isSatisfied(int status, const QByteArray& body) const = 0;
    // The gaps before each further attempt after such an answer, in minutes.
    [[nodiscard]] virtual QList<double> retryMinutes(int status) const = 0;
};

} // namespace loket::sandbox
