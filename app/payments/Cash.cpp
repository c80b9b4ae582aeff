#include "payments/Cash.h"

#include "core/Reasons.h"
#include "payments/Gateways.h"
#include "payments/Wire.h"

namespace loket::payments {

using namespace Qt::Literals::StringLiterals;

std::unique_ptr<domain::PaymentGateway> Cash::make(const GatewaySetup&)
{
    return std::make_unique<Cash>();
}

QString Cash::name() const
{
    return u"cash"_s;
}

core::Async<domain::PaymentPage> Cash::create(const domain::PaymentOrder& order)
{
    return core::ready<domain::PaymentPage>(domain::PaymentPage{.reference = order.orderId});
}

core::Async<domain::PaymentPage> Cash::find(const QString&)
{
    return core::ready<domain::PaymentPage>(core::fail(core::Reason::GatewayNoPayment, {titleOf(name())}));
}

core::Async<domain::PaymentEvent> Cash::status(const QString& orderId, const QString& reference)
{
    return core::ready<domain::PaymentEvent>(
        domain::PaymentEvent{.gateway = name(),
                             .orderId = orderId,
                             .reference = reference,
                             .eventKey = eventKey(orderId, domain::PaymentState::Pending)});
}

core::Result<domain::PaymentEvent> Cash::verify(const domain::WebhookRequest&) const
{
    return core::fail(core::Reason::WebhookForCash);
}

bool Cash::recognises(const domain::WebhookRequest&) const
{
    return false;
}

} // namespace loket::payments
