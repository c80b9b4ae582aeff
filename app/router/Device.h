// Which device answers, as it says of itself. Plain data.
#pragma once

#include "core/Error.h"

#include <QString>

#include <functional>

namespace loket::router {

struct Device
{
    QString name;   // /system/identity
    QString serial; // of the board, or the licence of a router that is none; empty: it told neither

    bool operator==(const Device&) const = default;
};

// Asked after each login, before anything of the callers is written. An error ends the connection, and everybody who
// waits hears it.
using DeviceCheck = std::function<core::Result<void>(const Device& device)>;

} // namespace loket::router
