// Where a crash would matter: rooms announce every commit and every external effect here.
// The programs set no listener. The crash tests do, and end the process at the nth announcement, so that every
// step of a purchase is a point at which Loket has been killed in a test.
#pragma once

#include <functional>

namespace loket::core {

// Called with a stable name ("commit", "router.added", "message.sent"...) right after the thing has happened.
using EffectListener = std::function<void(const char* name)>;

} // namespace loket::core
