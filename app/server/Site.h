// Everything Loket answers over HTTP, as one table of routes (app/CONTRACT.md, section 6). Built once by the engine:
//     RateLimiter purchases(clock, settings.purchaseRatePerMinute);
//     EventStream events(eventsCheck(services));
//     HttpServer server(settings, siteRoutes(services, purchases));
//     server.setEvents(eventsPath, events);
// Services, limiter and stream must outlive the server. Server's thread.
#pragma once

#include "server/EventStream.h"
#include "server/RateLimiter.h"
#include "server/RouteTable.h"
#include "server/routes/Services.h"

namespace loket::server {

inline constexpr auto eventsPath = "/voucher/api/events";

// Who may listen to events: a token of scope `read`, and no page of another site.
EventStream::Check eventsCheck(const Services& services);

RouteTable siteRoutes(const Services& services, RateLimiter& purchases);

} // namespace loket::server
