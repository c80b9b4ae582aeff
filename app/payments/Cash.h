// Paid at the counter: no external call, and nobody sends a webhook. The cashier's confirmation makes it paid.
#pragma once

#include "domain/ports/PaymentGateway.h"

#include <memory>

namespace loket::payments {

struct GatewaySetup;

class Cash final : public domain::PaymentGateway
{
public:
    // From its keys in payments/Gateways.cpp.
    static std::unique_ptr<domain::PaymentGateway> make(const GatewaySetup& setup);
    [[nodiscard]] QString name() const override;
    // A page without an address: the buyer pays at the counter.
    core::Async<domain::PaymentPage> create(const domain::PaymentOrder& order) override;
    // Always NotFound: nothing is stored outside our own ledger.
    core::Async<domain::PaymentPage> find(const QString& orderId) override;
    // Always pending, with amount 0: only the cashier can say.
    core::Async<domain::PaymentEvent> status(const QString& orderId, const QString& reference) override;
    // Always Unauthorized: a webhook for cash is a forgery.
    [[nodiscard]] core::Result<domain::PaymentEvent> verify(const domain::WebhookRequest& request) const override;
    [[nodiscard]] bool recognises(const domain::WebhookRequest& request) const override;
};

} // namespace loket::payments
