// How many unpaid online orders may be open at once, from one network and in all. Engine thread.
#pragma once

#include "sales/flow/Ledger.h"

namespace loket::sales {

// RateLimited, with words for the buyer, where one more would be too many. `network` may be empty: then only the limit
// of all counts.
[[nodiscard]] core::Result<void> mayOpenAnother(const Context& context, const QString& network);

} // namespace loket::sales
