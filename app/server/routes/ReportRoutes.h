// The owner's figures for a token of scope `read`: GET /voucher/api/reports (resources/manual/en/reports.md).
#pragma once

#include "server/RouteTable.h"
#include "server/routes/Access.h"
#include "server/routes/Services.h"

namespace loket::server {

void addReportRoutes(RouteTable& routes, const Services& services, const Access& access);

} // namespace loket::server
