// Where a slip is printed, as one text of the settings: "system:NAME" (a printer of the operating system),
// "tcp:HOST" or "tcp:HOST:PORT", "file:/dev/usb/lp0", "serial:/dev/ttyUSB0" or "serial:COM3:19200". Pure.
#pragma once

#include "core/Error.h"

namespace loket::print {

struct Device
{
    enum class Kind { None, System, Tcp, File, Serial };

    Kind kind = Kind::None;
    QString name;   // printer's name, host, file or port
    int number = 0; // TCP port or baud rate

    static constexpr int rawPort = 9100;
    static constexpr int usualBaud = 9600;

    // Empty text: None. InvalidInput names the forms.
    static core::Result<Device> parse(const QString& text);
    [[nodiscard]] QString toString() const;
    // Takes ESC/POS bytes as they are.
    [[nodiscard]] bool isRaw() const { return kind == Kind::Tcp || kind == Kind::File || kind == Kind::Serial; }

    bool operator==(const Device&) const = default;
};

} // namespace loket::print
