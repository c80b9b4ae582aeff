// A list of codes (CSV, XLSX, a router's export) for shops that come from something else. They become batches of our
// packages: what is on the router already stays as it is, or, where the list has its comment, is taken over; what is on
// none is made on request, with these very codes. Any thread.
#pragma once

#include "importing/Sources.h"

namespace loket::importing {

core::Result<ReadingPtr> readVoucherList(const Request& request, const Ours& ours, const Listener& listener);

} // namespace loket::importing
