// The engine's schedule (the periodic tasks, their last runs and results, and "run it now"), the open
// alerts, and the description of this whole API.
#pragma once

#include "server/RouteTable.h"
#include "server/routes/Access.h"
#include "server/routes/Services.h"

namespace loket::server {

void addScheduleRoutes(RouteTable& routes, const Services& services, const Access& access);

} // namespace loket::server
