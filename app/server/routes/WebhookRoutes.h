// The payment gateways' webhooks: verified over the raw bytes, stored, answered; nothing is made inside the request.
#pragma once

#include "server/RouteTable.h"
#include "server/routes/Services.h"

namespace loket::server {

void addWebhookRoutes(RouteTable& routes, const Services& services);

} // namespace loket::server
