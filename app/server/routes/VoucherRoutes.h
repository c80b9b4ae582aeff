// What a program may do with vouchers that are out: see where router and ledger differ and mend it, give more time,
// forget a device, put out. See README, "The life of a voucher".
#pragma once

#include "server/routes/Access.h"
#include "server/routes/Services.h"

namespace loket::server {

void addVoucherRoutes(RouteTable& routes, const Services& services, const Access& access);

} // namespace loket::server
