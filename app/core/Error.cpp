#include "core/Error.h"

#include <array>
#include <utility>

namespace loket::core {

namespace {

using namespace Qt::Literals::StringLiterals;

constexpr std::array names{
    std::pair{ErrorKind::InvalidInput, "invalid_input"},
    std::pair{ErrorKind::NotFound, "not_found"},
    std::pair{ErrorKind::Conflict, "conflict"},
    std::pair{ErrorKind::Unauthorized, "unauthorized"},
    std::pair{ErrorKind::Forbidden, "forbidden"},
    std::pair{ErrorKind::Unreachable, "unreachable"},
    std::pair{ErrorKind::ConnectionLost, "connection_lost"},
    std::pair{ErrorKind::Timeout, "timeout"},
    std::pair{ErrorKind::Refused, "refused"},
    std::pair{ErrorKind::RateLimited, "rate_limited"},
    std::pair{ErrorKind::Unavailable, "unavailable"},
    std::pair{ErrorKind::Protocol, "protocol"},
    std::pair{ErrorKind::CertificateChanged, "certificate_changed"},
    std::pair{ErrorKind::Misconfigured, "misconfigured"},
    std::pair{ErrorKind::Storage, "storage"},
    std::pair{ErrorKind::Cancelled, "cancelled"},
    std::pair{ErrorKind::Internal, "internal"},
};

} // namespace

bool isRetryable(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Unreachable:
    case ErrorKind::ConnectionLost:
    case ErrorKind::Timeout:
    case ErrorKind::RateLimited:
    case ErrorKind::Unavailable:
    case ErrorKind::Protocol:
    case ErrorKind::Storage:
    case ErrorKind::Cancelled:
        return true;
    case ErrorKind::InvalidInput:
    case ErrorKind::NotFound:
    case ErrorKind::Conflict:
    case ErrorKind::Unauthorized:
    case ErrorKind::Forbidden:
    case ErrorKind::Refused:
    case ErrorKind::CertificateChanged:
    case ErrorKind::Misconfigured:
    case ErrorKind::Internal:
        return false;
    }
    return false;
}

bool isInDoubt(ErrorKind kind)
{
    return kind == ErrorKind::ConnectionLost || kind == ErrorKind::Timeout || kind == ErrorKind::Protocol;
}

QString toString(ErrorKind kind)
{
    for (const auto& [value, name] : names) {
        if (value == kind)
            return QString::fromLatin1(name);
    }
    return u"internal"_s;
}

std::optional<ErrorKind> errorKindFromString(QStringView name)
{
    for (const auto& [value, text] : names) {
        if (name == QLatin1StringView(text))
            return value;
    }
    return std::nullopt;
}

} // namespace loket::core
