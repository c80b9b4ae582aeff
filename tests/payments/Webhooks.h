// Small helpers of the payment tests.
#pragma once

#include "core/Future.h"
#include "core/Reasons.h"
#include "domain/ports/PaymentGateway.h"

#include <QTest>

namespace loket::tests {

inline domain::WebhookRequest webhook(const QByteArray& body, QList<std::pair<QByteArray, QByteArray>> headers)
{
    return {std::move(headers), body};
}

// The error's name; every error has a reason, which has a text in every language.
inline QString nameOf(const core::Error& error)
{
    return error.reason == core::Reason::None ? QStringLiteral("no reason: ") + error.detail
                                              : core::toString(error.kind);
}

// "paid", or the error's name: for comparing a result in a table.
inline QString outcome(const core::Result<domain::PaymentEvent>& event)
{
    return event ? domain::toString(event->state) : nameOf(event.error());
}

template <class T>
core::Result<T> waitFor(core::Async<T> future)
{
    if (!QTest::qWaitFor([&] { return future.isFinished(); }, 10000))
        return core::fail(core::ErrorKind::Internal, QStringLiteral("the call never ended"));
    return future.result();
}

template <class T>
QString kindOf(const core::Result<T>& result)
{
    return result ? QStringLiteral("fine") : nameOf(result.error());
}

} // namespace loket::tests
