// The payment gateways' webhooks: verified over the raw bytes, stored, answered; nothing is made inside the request.
#pragma once

#include "server/Router.h"
#include "server/routes/Services.h"

namespace loket::server {

void addWebhookRoutes(Router& router, const Services& services);

} // namespace loket::server
