// What a program may do with sold vouchers: see where router and ledger differ and repair it, extend,
// unbind a device, disconnect. See resources/manual/en/online.md.
#pragma once

#include "server/routes/Access.h"
#include "server/routes/Services.h"

namespace loket::server {

void addVoucherRoutes(RouteTable& routes, const Services& services, const Access& access);

} // namespace loket::server
