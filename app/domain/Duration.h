// Lengths of time as people and settings write them: "2d", "12h", "30m", "1d12h". Whole seconds.
#pragma once

#include "core/Error.h"

#include <chrono>

namespace loket::domain {

using Seconds = std::chrono::seconds;

// Units w d h m s in descending order, each at most once; at least a second, at most ten years.
core::Result<Seconds> parseDuration(QStringView text);
// The shortest such form: 86400 s is "1d", 5400 s is "1h30m".
QString formatDuration(Seconds duration);

} // namespace loket::domain
