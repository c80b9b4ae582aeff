// The message channels' receipts. Where the vendor signs, the channel checks the signature over the raw bytes; where it
// does not, a secret key is the last part of the path.
#pragma once

#include "server/RouteTable.h"
#include "server/routes/Services.h"

namespace loket::server {

void addDeliveryRoutes(RouteTable& routes, const Services& services);

} // namespace loket::server
