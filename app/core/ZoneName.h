// The short name of a time zone for people. Systems disagree: for Jakarta Debian says "WIB", Windows says "SE Asia
// Standard Time". Pure, any thread.
#pragma once

#include <QDateTime>
#include <QString>
#include <QTimeZone>

namespace loket::core {

// Indonesia's zones by their own names; of others the system's abbreviation where it is one, else "UTC+5:30".
QString zoneName(const QTimeZone& zone, const QDateTime& at);

} // namespace loket::core
