// GET /voucher/api/settlement: what the daily check against the gateways has found; POST /voucher/api/settlement/DAY
// checks a day now.
#pragma once

#include "server/routes/Access.h"
#include "server/routes/Services.h"

namespace loket::server {

void addSettlementRoutes(RouteTable& routes, const Services& services, const Access& access);

} // namespace loket::server
