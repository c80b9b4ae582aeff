// The time of the world: what the engine's wall clock shows while nobody has set it wrong.
#pragma once

#include "core/Clock.h"

namespace loket::simulation {

class TrueClock final : public core::Clock
{
public:
    explicit TrueClock(core::ManualClock& clock) : m_clock(clock), m_start(clock.now()), m_since(clock.steady()) {}

    [[nodiscard]] QDateTime now() const override { return m_start.addMSecs((m_clock.steady() - m_since).count()); }
    [[nodiscard]] std::chrono::milliseconds steady() const override { return m_clock.steady(); }
    void callAfter(std::chrono::milliseconds delay, QObject* context, std::function<void()> callback) override
    {
        m_clock.callAfter(delay, context, std::move(callback));
    }
    // How much the engine's clock is ahead of this one.
    [[nodiscard]] std::chrono::milliseconds error() const
    {
        return std::chrono::milliseconds(now().msecsTo(m_clock.now()));
    }

private:
    core::ManualClock& m_clock;
    QDateTime m_start;
    std::chrono::milliseconds m_since;
};

} // namespace loket::simulation
