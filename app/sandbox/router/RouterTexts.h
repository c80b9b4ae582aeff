// Where the sandbox router keeps what, and how it writes lengths of time. Pure.
#pragma once

#include <QByteArray>
#include <QDate>

namespace loket::sandbox {

inline const QByteArray userMenu = "/ip/hotspot/user";
inline const QByteArray profileMenu = "/ip/hotspot/user/profile";
inline const QByteArray activeMenu = "/ip/hotspot/active";
inline const QByteArray cookieMenu = "/ip/hotspot/cookie";
inline const QByteArray hostMenu = "/ip/hotspot/host";
inline const QByteArray scriptMenu = "/system/script";
inline const QByteArray schedulerMenu = "/system/scheduler";

// "1w2d3h4m5s" and back, in seconds; nothing at all is "0s".
qint64 secondsOf(const QByteArray& text);
QByteArray durationText(qint64 seconds);
// "jul/14/2023", or "2023-07-14" from RouterOS 7.10.
QByteArray dateText(const QDate& date, bool iso);

} // namespace loket::sandbox
