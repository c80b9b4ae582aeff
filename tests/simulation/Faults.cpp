#include "simulation/Faults.h"

#include <limits>

namespace loket::simulation {

namespace {

struct Kind
{
    const char* name;
    double probability; // at each opportunity
};

// In the order of Fault. An opportunity is a command, a call, a webhook, an effect of the engine, or (of what lasts) a
// minute.
constexpr std::array<Kind, faultCount> kinds{{
    {"router-away", 0.06},
    {"router-cut-before", 0.003},
    {"router-cut-after", 0.003},
    {"router-slow", 0.002},
    {"router-reboot", 0.015},
    {"router-restored", 0.01},
    {"stranger-on-name", 0.002},
    {"gateway-away", 0.03},
    {"gateway-cut-before", 0.005},
    {"gateway-cut-after", 0.005},
    {"gateway-trouble", 0.01},
    {"gateway-late", 0.003},
    {"webhook-lost", 0.03},
    {"webhook-doubled", 0.05},
    {"webhook-late", 0.02},
    {"webhook-stale", 0.02},
    {"webhook-forged", 0.02},
    {"webhook-other-amount", 0.002},
    {"channel-away", 0.03},
    {"channel-trouble", 0.01},
    {"channel-trouble-after", 0.004},
    {"channel-cut-after", 0.003},
    {"channel-refuses-token", 0.01},
    {"crash", 0.0002},
    {"power-cut", 0.0001},
    {"disk-full", 0.02},
    {"clock-ahead", 0.012},
    {"clock-back", 0.012},
}};

} // namespace

const char* nameOf(Fault fault)
{
    return kinds[size_t(fault)].name;
}

std::optional<Fault> faultNamed(QStringView name)
{
    for (int fault = 0; fault < faultCount; ++fault) {
        if (name == QLatin1StringView(kinds[size_t(fault)].name))
            return Fault(fault);
    }
    return std::nullopt;
}

Faults::Faults(quint64 seed)
{
    for (const Kind& kind : kinds)
        m_streams.emplace_back(seed, kind.name);
    m_limits.fill(std::numeric_limits<qint64>::max());
}

bool Faults::strikes(Fault fault)
{
    const auto at = size_t(fault);
    if (m_always.contains(fault))
        return ++m_counts[at] > 0;
    if (!m_on || m_counts[at] >= m_limits[at] || !m_streams[at].happens(kinds[at].probability))
        return false;
    ++m_counts[at];
    return true;
}

} // namespace loket::simulation
