// All routes of the contract (section 6), each family in a file of its own, on one table.
#pragma once

#include "server/Router.h"
#include "server/Services.h"

namespace loket::server {

Router routes(const Services& services);

} // namespace loket::server
