// What a token of scope `operate` may do: confirm cash, send again, regenerate, clean up (app/CONTRACT.md, section 6).
#pragma once

#include "server/RouteTable.h"
#include "server/routes/Access.h"
#include "server/routes/Services.h"

namespace loket::server {

void addRecoveryRoutes(RouteTable& routes, const Services& services, const Access& access);

} // namespace loket::server
