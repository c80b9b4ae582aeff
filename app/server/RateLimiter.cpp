#include "server/RateLimiter.h"

#include <algorithm>

namespace loket::server {

using namespace std::chrono_literals;

namespace {

constexpr std::chrono::milliseconds window = 60s;

} // namespace

std::optional<std::chrono::milliseconds> RateLimiter::take(const QByteArray& key)
{
    if (m_perMinute <= 0)
        return std::nullopt;
    const std::chrono::milliseconds now = m_clock.steady();
    if (!m_events.contains(key) && m_events.size() >= maxKeys)
        forgetQuiet(now);
    auto& events = m_events[key];
    const std::chrono::milliseconds from = now - window;
    while (!events.empty() && events.front() <= from)
        events.pop_front();
    if (int(events.size()) >= m_perMinute)
        return std::max(1ms, events.front() - from);
    events.push_back(now);
    return std::nullopt;
}

void RateLimiter::forgetQuiet(std::chrono::milliseconds now)
{
    const std::chrono::milliseconds from = now - window;
    m_events.removeIf([&from](const auto& entry) { return entry.value().empty() || entry.value().back() <= from; });
    if (m_events.size() < maxKeys)
        return;
    // More clients than that within one minute: half of them, those idle longest, start afresh.
    std::vector<std::chrono::milliseconds> last;
    last.reserve(size_t(m_events.size()));
    for (const auto& events : std::as_const(m_events))
        last.push_back(events.back());
    auto middle = last.begin() + std::ptrdiff_t(last.size() / 2);
    std::nth_element(last.begin(), middle, last.end());
    const std::chrono::milliseconds limit = *middle;
    m_events.removeIf([&limit](const auto& entry) { return entry.value().back() <= limit; });
}

} // namespace loket::server
