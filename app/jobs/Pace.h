// So many within any minute, a few of them at once and the rest evenly. Times are those of a steady clock. Pure.
#pragma once

#include <algorithm>
#include <chrono>

namespace loket::jobs {

class Pace
{
public:
    // `perMinute` at least 2.
    Pace(int perMinute, std::chrono::milliseconds now)
        : m_burst(std::max(1, perMinute / 6)),
          m_gap(std::chrono::milliseconds(std::chrono::minutes(1)) / std::max(1, perMinute - m_burst)), m_full(now)
    {}

    // How many may begin now.
    [[nodiscard]] int available(std::chrono::milliseconds now)
    {
        m_full = std::max(m_full, now);
        return std::max(0, m_burst - int((m_full - now + m_gap - std::chrono::milliseconds(1)) / m_gap));
    }
    void take(int count) { m_full += m_gap * count; }
    [[nodiscard]] std::chrono::milliseconds untilOne(std::chrono::milliseconds now) const
    {
        return std::max(std::chrono::milliseconds(0), m_full - now - m_gap * (m_burst - 1));
    }

private:
    int m_burst; // at once, after a quiet time
    std::chrono::milliseconds m_gap;
    std::chrono::milliseconds m_full; // when the burst is whole again
};

} // namespace loket::jobs
