// RouterOS's text forms of times. Pure.
// Lengths: [Nw][Nd] then HH:MM:SS[.fff] or [Nh][Nm][Ns][Nms]; a bare number is seconds (app/router/FACTS.md, section
// 7). Dates: "jul/14/2023" up to RouterOS 7.9, "2023-07-14" from 7.10, always English (section 10).
#pragma once

#include <QByteArray>
#include <QDate>
#include <QDateTime>

#include <chrono>
#include <optional>

namespace loket::router {

// "none", "never", "immediately" and an empty text are no length: zero. Nothing for what is no time at all.
std::optional<std::chrono::milliseconds> parseRouterDuration(QByteArrayView text);
// Whole seconds, for what is shown: zero where the router's text cannot be parsed.
std::chrono::seconds routerSeconds(QByteArrayView text);

std::optional<QDate> parseRouterDate(QByteArrayView text);
// Date and time of /system/clock with its "gmt-offset" ("+07:00", or seconds on old versions), as UTC.
std::optional<QDateTime> parseRouterClock(QByteArrayView date, QByteArrayView time, QByteArrayView gmtOffset);

// A router that has lost power starts in 1970 until it reaches a time server.
inline constexpr int firstPlausibleYear = 2020;

} // namespace loket::router
