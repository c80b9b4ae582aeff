#include "domain/ports/DeliveryChannel.h"

namespace loket::domain {

using core::ErrorKind;

DeliveryEvent outcomeOf(const core::Error& error)
{
    switch (error.kind) {
    case ErrorKind::InvalidInput:
    case ErrorKind::NotFound:
    case ErrorKind::Conflict:
    case ErrorKind::Unauthorized:
    case ErrorKind::Forbidden:
    case ErrorKind::Refused:
    case ErrorKind::RateLimited:
        return DeliveryEvent::Refused;
    case ErrorKind::Unreachable:
    case ErrorKind::ConnectionLost:
    case ErrorKind::Timeout:
    case ErrorKind::Unavailable:
    case ErrorKind::Protocol:
    case ErrorKind::CertificateChanged:
    case ErrorKind::Misconfigured:
    case ErrorKind::Storage:
    case ErrorKind::Cancelled:
    case ErrorKind::Internal:
        return DeliveryEvent::Unreached;
    }
    return DeliveryEvent::Unreached;
}

bool needsOperator(const core::Error& error)
{
    return error.kind == ErrorKind::Unauthorized || error.kind == ErrorKind::Forbidden ||
           error.kind == ErrorKind::Misconfigured || error.kind == ErrorKind::CertificateChanged;
}

} // namespace loket::domain
