// Reads what Mikhmon, or one of its forks, has left on a router: packages in the profiles, vouchers in guests' hands
// and in drawers, sales. The router is only read. Engine thread; the plan, which is the work, is pure (MikhmonPlan.h).
#pragma once

#include "importing/Sources.h"

namespace loket::importing {

// Forbidden: this login may not read passwords. ImportRouterMissing: the request names a router that is not set up.
core::Async<ReadingPtr> readMikhmonRouter(const Request& request, const Ours& ours, domain::HotspotRouter& router,
                                          const Listener& listener);

// Mikhmon's include/config.php, the routers themselves; or a fork's data/mikhmon.db, its sales. Blocks; on the thread
// for files.
core::Result<ReadingPtr> readMikhmonFile(const Request& request, const Ours& ours, const Listener& listener);

} // namespace loket::importing
