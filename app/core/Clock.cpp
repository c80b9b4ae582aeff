#include "core/Clock.h"

#include <QTimer>

#include <algorithm>

namespace loket::core {

QDateTime SystemClock::now() const
{
    return QDateTime::currentDateTimeUtc();
}

void SystemClock::callAfter(std::chrono::milliseconds delay, QObject* context, std::function<void()> callback)
{
    QTimer::singleShot(std::max(delay, 0ms), context, std::move(callback));
}

ManualClock::ManualClock(const QDateTime& start) : m_now(start.toUTC()) {}

void ManualClock::callAfter(std::chrono::milliseconds delay, QObject* context, std::function<void()> callback)
{
    m_entries.push_back({m_now.addMSecs(std::max(delay, 0ms).count()), m_nextOrder++, context, std::move(callback)});
}

void ManualClock::advance(std::chrono::milliseconds by)
{
    const QDateTime end = m_now.addMSecs(by.count());
    while (!m_entries.empty()) {
        const auto next = std::min_element(m_entries.begin(), m_entries.end(), [](const Entry& a, const Entry& b) {
            return std::tie(a.due, a.order) < std::tie(b.due, b.order);
        });
        if (next->due > end)
            break;
        const Entry entry = std::move(*next);
        m_entries.erase(next);
        m_now = std::max(m_now, entry.due);
        if (entry.context)
            entry.callback();
    }
    m_now = end;
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
