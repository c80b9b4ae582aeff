// The engine's schedule: what runs by itself, when it last did and how that went, and "run it now".
#pragma once

#include "server/Router.h"
#include "server/routes/Access.h"
#include "server/routes/Services.h"

namespace loket::server {

void addScheduleRoutes(Router& router, const Services& services, const Access& access);

} // namespace loket::server
