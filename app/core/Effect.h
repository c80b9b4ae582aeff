// Where a crash would matter: rooms announce every commit and every effect on the outside world here.
// In the programs nobody listens. The crash tests listen and end the process at the nth announcement, so that every
// moment of a purchase's way is a moment at which Loket has been killed in a test.
#pragma once

#include <functional>

namespace loket::core {

// Called with a stable name ("commit", "router.added", "message.sent"...) right after the thing has happened.
using EffectListener = std::function<void(const char* name)>;

} // namespace loket::core
