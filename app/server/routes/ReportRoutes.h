// The owner's figures for a token of scope `read`: GET /voucher/api/reports (README).
#pragma once

#include "server/Router.h"
#include "server/routes/Access.h"
#include "server/routes/Services.h"

namespace loket::server {

void addReportRoutes(Router& router, const Services& services, const Access& access);

} // namespace loket::server
