#include "domain/ports/PaymentGateway.h"

#include "core/Reasons.h"

namespace loket::domain {

using namespace Qt::Literals::StringLiterals;

QString toString(PaymentState state)
{
    switch (state) {
    case PaymentState::Pending:
        return u"pending"_s;
    case PaymentState::Paid:
        return u"paid"_s;
    case PaymentState::Failed:
        return u"failed"_s;
    case PaymentState::Expired:
        return u"expired"_s;
    case PaymentState::Refunded:
        return u"refunded"_s;
    }
    return u"pending"_s;
}

QString toString(PaymentRemark remark)
{
    switch (remark) {
    case PaymentRemark::None:
        return {};
    case PaymentRemark::Challenge:
        return u"challenge"_s;
    case PaymentRemark::PartialRefund:
        return u"partial_refund"_s;
    case PaymentRemark::PartialChargeback:
        return u"partial_chargeback"_s;
    case PaymentRemark::Chargeback:
        return u"chargeback"_s;
    }
    return {};
}

bool isPart(const PaymentEvent& event)
{
    return event.remark == PaymentRemark::PartialRefund || event.remark == PaymentRemark::PartialChargeback;
}

core::Async<QList<PaymentMethod>> PaymentGateway::methods(core::Rupiah)
{
    return core::ready<QList<PaymentMethod>>(QList<PaymentMethod>());
}

core::Async<PaymentState> PaymentGateway::cancel(const QString&, const QString&)
{
    return core::ready<PaymentState>(core::fail(core::Reason::GatewayCannotCancel, {name()}));
}

core::Async<QList<PaymentEvent>> PaymentGateway::list(const QDateTime&, const QDateTime&)
{
    return core::ready<QList<PaymentEvent>>(core::fail(core::Reason::GatewayCannotList, {name()}));
}

} // namespace loket::domain
