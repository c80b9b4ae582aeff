#include "print/Device.h"

#include "core/Reasons.h"

namespace loket::print {

using namespace Qt::Literals::StringLiterals;

namespace {

core::Failure wrong()
{
    return core::fail(core::Reason::PrinterMalformed);
}

// "host:number" where a number follows; an IPv6 address is in brackets.
bool takeNumber(QString& name, int& number, int most)
{
    const auto colon = name.lastIndexOf(u':');
    if (colon < 0 || name.endsWith(u']'))
        return true;
    bool isNumber = false;
    number = name.sliced(colon + 1).toInt(&isNumber);
    name.truncate(colon);
    return isNumber && number > 0 && number <= most;
}

} // namespace

core::Result<Device> Device::parse(const QString& text)
{
    const QString typed = text.trimmed();
    if (typed.isEmpty())
        return Device{};
    const auto colon = typed.indexOf(u':');
    if (colon < 0)
        return wrong();
    const QString scheme = typed.first(colon).toLower();
    Device device{.name = typed.sliced(colon + 1).trimmed()};
    if (scheme == u"system") {
        device.kind = Kind::System;
    } else if (scheme == u"tcp") {
        device.kind = Kind::Tcp;
        device.number = rawPort;
        if (!takeNumber(device.name, device.number, 65535))
            return wrong();
        if (device.name.startsWith(u'[') && device.name.endsWith(u']'))
            device.name = device.name.sliced(1).chopped(1);
    } else if (scheme == u"file") {
        device.kind = Kind::File;
    } else if (scheme == u"serial") {
        device.kind = Kind::Serial;
        device.number = usualBaud;
        if (!takeNumber(device.name, device.number, 4'000'000))
            return wrong();
    } else {
        return wrong();
    }
    return device.name.isEmpty() ? core::Result<Device>(wrong()) : device;
}

QString Device::toString() const
{
    switch (kind) {
    case Kind::None:
        return {};
    case Kind::System:
        return u"system:"_s + name;
    case Kind::File:
        return u"file:"_s + name;
    case Kind::Serial:
        return u"serial:%1:%2"_s.arg(name).arg(number);
    case Kind::Tcp:
        return (name.contains(u':') ? u"tcp:[%1]:%2"_s : u"tcp:%1:%2"_s).arg(name).arg(number);
    }
    return {};
}

} // namespace loket::print
