// The sales that one of Mikhmon's forks keeps beside the router, in data/mikhmon.db: it moves the router's records
// there. Any thread.
#pragma once

#include "importing/Sources.h"

namespace loket::importing {

// InvalidInput: an SQLite database without its table of sales; else as CopiedDatabase says. Blocks.
core::Result<ReadingPtr> readMikhmonHistory(const Request& request, const Listener& listener);

} // namespace loket::importing
