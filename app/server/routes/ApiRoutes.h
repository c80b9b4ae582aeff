// What a token of scope `read` may read: dashboard, payments, delivery log, failed vouchers (app/CONTRACT.md, section
// 6).
#pragma once

#include "server/RouteTable.h"
#include "server/routes/Access.h"
#include "server/routes/Services.h"

namespace loket::server {

void addApiRoutes(RouteTable& routes, const Services& services, const Access& access);

} // namespace loket::server
