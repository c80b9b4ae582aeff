// What can go wrong, as values: every fallible function of Loket answers with Result<T>.
// The kind decides what happens next (retry, HTTP code); the reason, a line of the table in core/Reasons.h, with its
// values is what the words of every language are made from. The detail is the table's English, for log, command line
// and API. None of it ever holds a secret, a voucher password or a phone number; no code searches it for words.
#pragma once

#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <chrono>
#include <concepts>
#include <optional>
#include <tl/expected.hpp>
#include <vector>

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
    RateLimited,        // the counterpart answered "try later"
    Unavailable,        // the counterpart answered "out of order" (5xx, not ready)
    Protocol,           // the counterpart's answer makes no sense
    CertificateChanged, // TLS certificate or SSH host key is not the pinned one
    Misconfigured,      // a setting is missing or wrong
    Storage,            // the database refused (disk full, locked, damaged)
    Cancelled,          // stopped by us
    Internal,           // a bug
};

// The enumerators are in core/Reasons.h, so that a new reason recompiles only the files that name reasons.
enum class Reason : quint16;

// What fills the placeholders of a reason, in order; numbers are written without a separator.
class Values : public QStringList
{
public:
    struct Value
    {
        Value(QString given) : text(std::move(given)) {}
        Value(QLatin1StringView given) : text(given) {}
        Value(std::integral auto number) : text(QString::number(number)) {}
        QString text;
    };
    Values() = default;
    Values(QStringList values) : QStringList(std::move(values)) {}
    Values(std::initializer_list<Value> values)
    {
        for (const Value& value : values)
            append(value.text);
    }
};

struct Error
{
    ErrorKind kind = ErrorKind::Internal;
    QString detail;
    // What the counterpart asked for ("Retry-After"), if it did.
    std::optional<std::chrono::milliseconds> retryAfter = std::nullopt;
    Reason reason{}; // Reason::None where only the kind is known
    // What fills %1, %2... of the reason's words: names, numbers, foreign text. Never sentences of Loket's own.
    QStringList values = {};
    // At most one: the error this one came from. Its detail is the last of the values, so that a language that knows
    // the cause's reason can put its own words there.
    std::vector<Error> cause = {};

    bool operator==(const Error&) const = default;
};

template <class T>
using Result = tl::expected<T, Error>;

using Failure = tl::unexpected<Error>;

// For reasons that are not in the table yet.
inline Failure fail(ErrorKind kind, QString detail)
{
    return Failure(Error{kind, std::move(detail)});
}

// The table's kind, unless another one is given; the cause's detail becomes the last value.
Error makeError(Reason reason, Values values = {});
Error makeError(Reason reason, Values values, Error cause);
Error makeError(ErrorKind kind, Reason reason, Values values = {});
Error makeError(ErrorKind kind, Reason reason, Values values, Error cause);

inline Failure fail(Reason reason, Values values = {})
{
    return Failure(makeError(reason, std::move(values)));
}

inline Failure fail(Reason reason, Values values, Error cause)
{
    return Failure(makeError(reason, std::move(values), std::move(cause)));
}

inline Failure fail(ErrorKind kind, Reason reason, Values values = {})
{
    return Failure(makeError(kind, reason, std::move(values)));
}

inline Failure fail(ErrorKind kind, Reason reason, Values values, Error cause)
{
    return Failure(makeError(kind, reason, std::move(values), std::move(cause)));
}

// What is stored beside the English text of an event: {"id", "values", "cause"}; empty without a reason.
QJsonObject reasonToJson(const Error& error);
// Nothing where the object holds no reason of the table (older rows, rows of a newer Loket).
std::optional<Error> reasonFromJson(ErrorKind kind, const QJsonObject& json);

// True where doing the same again later can succeed without anybody fixing anything.
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

#define LOKET_JOIN_NOW(a, b) a##b
#define LOKET_JOIN(a, b) LOKET_JOIN_NOW(a, b)

// The same with the step's value: LOKET_TRY_VALUE(const auto order, readOrder(id));
// Two statements: not for the body of an if without braces.
#define LOKET_TRY_VALUE(declaration, step)                                                                             \
    auto LOKET_JOIN(loketStep, __LINE__) = (step);                                                                     \
    if (!LOKET_JOIN(loketStep, __LINE__))                                                                              \
        return ::loket::core::Failure(LOKET_JOIN(loketStep, __LINE__).error());                                        \
    declaration = *std::move(LOKET_JOIN(loketStep, __LINE__))
