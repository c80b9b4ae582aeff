// For supervisors and monitoring: /healthz for anybody, /metrics as Prometheus text for a token (or this computer).
#pragma once

#include "server/RouteTable.h"
#include "server/routes/Access.h"
#include "server/routes/Services.h"

namespace loket::server {

void addHealthRoutes(RouteTable& routes, const Services& services, const Access& access);

} // namespace loket::server
