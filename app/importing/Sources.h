// What can be imported: one row for each source. A file is read on a thread of its own, a router on the engine's.
#pragma once

#include "importing/Imports.h"

#include <span>

namespace loket::importing {

// Reads everything once; NotFound, InvalidInput: what is there is not of this program. Where the listener answers false
// it ends with Cancelled.
using FileReader = core::Result<ReadingPtr> (*)(const Request& request, const Ours& ours, const Listener& listener);
// The same from a router. Finishes within the deadlines of its calls.
using RouterReader = core::Async<ReadingPtr> (*)(const Request& request, const Ours& ours,
                                                 domain::HotspotRouter& router, const Listener& listener);

// One that has both reads the router, unless the request has a path.
struct SourceRow
{
    const char* name; // "gembok"
    FileReader readFile = nullptr;
    RouterReader readRouter = nullptr; // where the request names no file
    bool asksRouters = false;          // its file does not say what is on the routers (Ours::usersOnRouter)
};

std::span<const SourceRow> allSources();
// Null where there is none.
const SourceRow* sourceOf(QStringView name);
// "gembok, mikhmon, phpnuxbill, vouchers"
QString sourceNames();

} // namespace loket::importing
