#include "core/Backoff.h"

#include "core/Crypto.h"

#include <algorithm>
#include <cmath>

namespace loket::core {

namespace {
constexpr double jitterShare = 0.2;
constexpr int largestExponent = 30; // beyond any useful gap, below any overflow
} // namespace

std::chrono::milliseconds Backoff::gap(int attempt, double jitter) const
{
    const double grown = double(base.count()) * std::exp2(std::clamp(attempt - 1, 0, largestExponent));
    const double shaken = grown * (1.0 + jitterShare * std::clamp(jitter, -1.0, 1.0));
    return std::chrono::milliseconds(qint64(std::min(shaken, double(max.count()))));
}

std::chrono::milliseconds Backoff::gap(int attempt) const
{
    constexpr quint32 steps = 1 << 16;
    return gap(attempt, double(randomBelow(steps)) / double(steps - 1) * 2.0 - 1.0);
}

} // namespace loket::core
