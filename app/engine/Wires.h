// What connects an engine with the outside. The programs have the network; tests on virtual time put a world of their
// own there (tests/simulation), which the true clients of gateways, channels and routers talk to.
#pragma once

#include "net/HttpClient.h"
#include "router/Transport.h"

namespace loket::engine {

struct Wires
{
    net::HttpWire http; // to gateways and channels; none: the network
    router::TransportFactory routers = router::makeTransport;
    bool listens = true; // false: no socket; requests come through Engine::answer()
};

} // namespace loket::engine
