// What a buyer sees of his order: the status page, the page that leads on to the gateway, and where gateways send the
// browser back. The token is the only way in.
#pragma once

#include "server/Router.h"
#include "server/routes/Services.h"

namespace loket::server {

void addStatusRoutes(Router& router, const Services& services);

// True where the client asks for JSON rather than for a page.
bool wantsJson(const Request& request);

} // namespace loket::server
