// Everything Loket answers over HTTP, as one table of routes (contract, section 6). Built once by the engine:
//     RateLimiter purchases(clock, settings.purchaseRatePerMinute);
//     HttpServer server(settings, siteRoutes(services, purchases));
// Services and limiter must outlive the server. Server's thread.
#pragma once

#include "server/RateLimiter.h"
#include "server/Router.h"
#include "server/routes/Services.h"

namespace loket::server {

Router siteRoutes(const Services& services, RateLimiter& purchases);

} // namespace loket::server
