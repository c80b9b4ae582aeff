// Buying: the shop page, the public lists, and POST /voucher/purchase in JSON and as the shop page's form.
#pragma once

#include "server/RateLimiter.h"
#include "server/RouteTable.h"
#include "server/routes/Services.h"

namespace loket::server {

void addPurchaseRoutes(RouteTable& routes, const Services& services, RateLimiter& limiter);

} // namespace loket::server
