// What a buyer sees of an order: the status page, the page that redirects to the gateway, and where gateways send the
// browser back. The token is the only access.
#pragma once

#include "server/RateLimiter.h"
#include "server/RouteTable.h"
#include "server/routes/Services.h"

namespace loket::server {

// `limiter` is that of the purchases: choosing another way to pay counts as one.
void addStatusRoutes(RouteTable& routes, const Services& services, RateLimiter& limiter);

// True where the client asks for JSON rather than for a page.
bool wantsJson(const Request& request);

} // namespace loket::server
