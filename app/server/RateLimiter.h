// At most so many events per key within the last minute. Memory is bounded: at most `maxKeys` keys are remembered, and
// those idle longest are dropped first. Counts on the steady clock: setting the PC's clock locks nobody
// out. Server's thread.
#pragma once

#include "core/Clock.h"

#include <QByteArray>
#include <QHash>

#include <chrono>
#include <deque>
#include <optional>

namespace loket::server {

class RateLimiter
{
public:
    static constexpr int maxKeys = 10000;

    // `perMinute` 0: no limit.
    RateLimiter(core::Clock& clock, int perMinute) : m_clock(clock), m_perMinute(perMinute) {}

    // Counts the event and answers nothing; or does not count it and returns how long to wait.
    std::optional<std::chrono::milliseconds> take(const QByteArray& key);
    void setPerMinute(int perMinute) { m_perMinute = perMinute; }
    [[nodiscard]] qsizetype keys() const { return m_events.size(); }

private:
    void forgetQuiet(std::chrono::milliseconds now);

    core::Clock& m_clock;
    int m_perMinute;
    QHash<QByteArray, std::deque<std::chrono::milliseconds>> m_events;
};

} // namespace loket::server
