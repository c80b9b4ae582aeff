// What can go wrong, as values: every fallible function of Loket answers with Result<T>.
// The kind decides what happens next (retry, HTTP code, the words a user sees); the detail is for logs and the
// purchase's story and never holds a secret, a voucher password or a phone number.
#pragma once

#include <QString>

#include <chrono>
#include <optional>
#include <tl/expected.hpp>

namespace loket::core {

enum class ErrorKind {
    InvalidInput,       // the caller's fault: bad value, missing field
    NotFound,           // no such thing
    Conflict,           // it exists, but its state or content forbids this
    Unauthorized,       // no or wrong credentials (of a caller, or ours at a counterpart)
    Forbidden,          // known, but not allowed (missing policy, scope, role)
    Unreachable,        // nothing was sent: name, route, connect or handshake failed
    ConnectionLost,     // the connection broke after something was sent: it may or may not have been done
    Timeout,            // no answer within the deadline: it may or may not have been done
    Refused,            // the counterpart answered and refused for good
    RateLimited,        // the counterpart answered "later"
    Unavailable,        // the counterpart answered "out of order" (5xx, not ready)
    Protocol,           // the counterpart's answer makes no sense
    CertificateChanged, // TLS certificate or SSH host key is not the pinned one
    Misconfigured,      // a setting is missing or wrong
    Storage,            // the database refused (disk full, locked, damaged)
    Cancelled,          // stopped by us
    Internal,           // a bug
};

struct Error
{
    ErrorKind kind = ErrorKind::Internal;
    QString detail;
    // What the counterpart asked for ("Retry-After"), if it did.
    std::optional<std::chrono::milliseconds> retryAfter = std::nullopt;

    bool operator==(const Error&) const = default;
};

template <class T>
using Result = tl::expected<T, Error>;

using Failure = tl::unexpected<Error>;

inline Failure fail(ErrorKind kind, QString detail)
{
    return Failure(Error{kind, std::move(detail)});
}

// True where doing the same again later can succeed without anybody mending anything.
bool isRetryable(ErrorKind kind);

// True where the other side may have done the work although we got no answer.
bool isInDoubt(ErrorKind kind);

// Stable names ("unreachable", "connection_lost"...), used in logs, in the database and in JSON.
QString toString(ErrorKind kind);
std::optional<ErrorKind> errorKindFromString(QStringView name);

} // namespace loket::core

// For straight lines of fallible steps: leaves the function with the step's error, if it has one.
#define LOKET_TRY(step)                                                                                                \
    if (auto loketStep = (step); !loketStep)                                                                           \
    return ::loket::core::Failure(loketStep.error())
