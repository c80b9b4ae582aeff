// The engine's schedule (what runs by itself, when it last did and how that went, and "run it now"), the alerts that
// stand, and the description of all of this API.
#pragma once

#include "server/RouteTable.h"
#include "server/routes/Access.h"
#include "server/routes/Services.h"

namespace loket::server {

void addScheduleRoutes(RouteTable& routes, const Services& services, const Access& access);

} // namespace loket::server
