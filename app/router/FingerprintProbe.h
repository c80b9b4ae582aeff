// Reads from a router the fingerprint of its TLS certificate or SSH host key, without logging in: for the prompt at the
// first use and after a change. Thread: the caller's. Ends within the router's timeout.
#pragma once

#include "core/Clock.h"
#include "core/Future.h"
#include "router/Transport.h"

namespace loket::router {

// 64 hex digits. InvalidInput for a plain transport, which has none; else the transport's own errors.
core::Async<QString> askFingerprint(const RouterSettings& settings, core::Clock& clock,
                                    const TransportFactory& transports = makeTransport);

} // namespace loket::router
