// The query words of print: a stack machine (MikroTik manual, "API", section "Queries"). Pure.
#pragma once

#include "sandbox/router/ApiWire.h"

#include <functional>
#include <optional>

namespace loket::sandbox {

// The value of a property of the item in question; nothing where the item lacks it.
using PropertyLookup = std::function<std::optional<QByteArray>(const QByteArray& name)>;

// True where the item passes all query words. `malformed` is set where a word is no query.
bool passes(const Words& queries, const PropertyLookup& property, bool& malformed);

} // namespace loket::sandbox
