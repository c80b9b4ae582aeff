#include "core/Clock.h"

#include <QTimer>

#include <algorithm>

#ifdef Q_OS_LINUX
#include <ctime>
#endif

namespace loket::core {

std::chrono::milliseconds Clock::steady() const
{
    return std::chrono::milliseconds(now().toMSecsSinceEpoch());
}

std::chrono::milliseconds Clock::age(const QDateTime& time) const
{
    const std::chrono::milliseconds present = steady();
    if (!m_wallSince)
        m_wallSince = present;
    const std::chrono::milliseconds age(time.msecsTo(now()));
    return age >= 0ms ? age : present - *m_wallSince;
}

QDateTime SystemClock::now() const
{
    return QDateTime::currentDateTimeUtc();
}

std::chrono::milliseconds SystemClock::steady() const
{
#ifdef Q_OS_LINUX
    timespec time{};
    if (clock_gettime(CLOCK_BOOTTIME, &time) == 0) // std::chrono::steady_clock does not count while suspended
        return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::seconds(time.tv_sec) +
                                                                     std::chrono::nanoseconds(time.tv_nsec));
#endif
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now().time_since_epoch());
}

void SystemClock::callAfter(std::chrono::milliseconds delay, QObject* context, std::function<void()> callback)
{
    QTimer::singleShot(std::max(delay, 0ms), context, std::move(callback));
}

ManualClock::ManualClock(const QDateTime& start) : m_now(start.toUTC()) {}

void ManualClock::callAfter(std::chrono::milliseconds delay, QObject* context, std::function<void()> callback)
{
    m_entries.push_back({m_steady + std::max(delay, 0ms), m_nextOrder++, context, std::move(callback)});
    std::push_heap(m_entries.begin(), m_entries.end(), isLater);
}

std::optional<std::chrono::milliseconds> ManualClock::untilNext() const
{
    return m_entries.empty() ? std::nullopt : std::optional(std::max(m_entries.front().due - m_steady, 0ms));
}

void ManualClock::advance(std::chrono::milliseconds by)
{
    const std::chrono::milliseconds end = m_steady + by;
    const auto goOnTo = [this](std::chrono::milliseconds time) {
        if (time <= m_steady)
            return;
        m_now = m_now.addMSecs((time - m_steady).count());
        m_steady = time;
    };
    while (!m_entries.empty() && m_entries.front().due <= end) {
        std::pop_heap(m_entries.begin(), m_entries.end(), isLater);
        const Entry entry = std::move(m_entries.back());
        m_entries.pop_back();
        goOnTo(entry.due);
        if (entry.context)
            entry.callback();
    }
    goOnTo(end);
}

QString toIso(const QDateTime& time)
{
    return time.isValid() ? time.toUTC().toString(Qt::ISODateWithMs) : QString();
}

QJsonValue isoOrNull(const QDateTime& time)
{
    return time.isValid() ? QJsonValue(toIso(time)) : QJsonValue();
}

QDateTime fromIso(const QString& text)
{
    return QDateTime::fromString(text, Qt::ISODateWithMs).toUTC();
}

} // namespace loket::core
