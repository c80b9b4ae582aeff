// One payment vendor inside GatewaySandbox: its API routes, how it signs and retries its webhooks.
// Written from app/payments/FACTS.md, and from nothing the product's own clients use.
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
    // The account that the vendor takes calls of and signs with, by the last parts of the settings and secrets:
    // {"merchant_code", "T0001"}, {"api_key", "..."}.
    [[nodiscard]] virtual QList<std::pair<QString, QString>> account() const = 0;
    // Below "/NAME". The server must not outlive the vendor.
    virtual void addRoutes(HttpServer& server) = 0;
    // What the vendor posts when `payment` has come to `state`; nothing where it tells no such thing.
    [[nodiscard]] virtual std::optional<OutgoingWebhook> webhook(const SandboxPayment& payment, SandboxState state,
                                                                 bool wrongSignature) const = 0;
    // What could arrive late, after `state`, because it was sent before.
    [[nodiscard]] virtual SandboxState staleAfter(SandboxState state) const = 0;
    // Whether this answer is what the vendor wants to see. Status 0: no answer.
    [[nodiscard]] virtual bool isSatisfied(int status, const QByteArray& body) const = 0;
    // The gaps before each further try after such an answer, in minutes.
    [[nodiscard]] virtual QList<double> retryMinutes(int status) const = 0;
};

} // namespace loket::sandbox
