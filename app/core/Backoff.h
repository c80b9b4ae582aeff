// Exponential backoff with jitter: the nth gap is base × 2^(n-1) ± 20 %, at most `max` (app/CONTRACT.md, section 3:
// retry.*).
#pragma once

#include <chrono>

namespace loket::core {

struct Backoff
{
    std::chrono::milliseconds base{1000};
    std::chrono::milliseconds max{60000};

    // `attempt` counts from 1: the gap after the first failed attempt. `jitter` in [-1, 1] scales the ±20 %.
    [[nodiscard]] std::chrono::milliseconds gap(int attempt, double jitter) const;
    // The same with a random jitter.
    [[nodiscard]] std::chrono::milliseconds gap(int attempt) const;
};

} // namespace loket::core
