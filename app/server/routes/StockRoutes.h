// Vouchers made in advance: begin, watch, cancel, resume and withdraw batches (resources/manual/en/vouchers.md).
#pragma once

#include "server/RouteTable.h"
#include "server/routes/Access.h"
#include "server/routes/Services.h"

namespace loket::server {

void addStockRoutes(RouteTable& routes, const Services& services, const Access& access);

} // namespace loket::server
