#include "domain/ports/PaymentGateway.h"

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

} // namespace loket::domain
