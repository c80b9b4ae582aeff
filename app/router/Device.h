// Which device answers, as it says of itself. Plain data.
#pragma once

#include "core/Error.h"

#include <QString>

#include <functional>

namespace loket::router {

struct Device
{
    QString name; // /system/identity
    // Each empty where it told none.
    QString serial = {};      // of the board, or the system-id of a CHR, which is none
    QString softwareId = {};  // of the licence
    QString certificate = {}; // "tls:" or "ssh:" and the fingerprint with which it proved itself at this login

    bool operator==(const Device&) const = default;
};

// Asked after each login, before anything of the callers is written. An error ends the connection, and everybody who
// waits hears it.
using DeviceCheck = std::function<core::Result<void>(const Device& device)>;

} // namespace loket::router
