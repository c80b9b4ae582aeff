// A clock on which hours pass in minutes: everything the engine waits for happens that much sooner, and nothing is
// skipped. Lives in the engine's thread.
#pragma once

#include "core/Clock.h"

#include <QElapsedTimer>

namespace loket::tests {

class FastClock final : public core::Clock
{
public:
    explicit FastClock(int speed) : m_speed(speed) { m_age.start(); }

    [[nodiscard]] QDateTime now() const override { return m_start.addMSecs(m_age.elapsed() * m_speed); }
    void callAfter(std::chrono::milliseconds delay, QObject* context, std::function<void()> callback) override
    {
        m_real.callAfter((delay + std::chrono::milliseconds(m_speed - 1)) / m_speed, context, std::move(callback));
    }

private:
    core::SystemClock m_real;
    int m_speed;
    QDateTime m_start = QDateTime::currentDateTimeUtc();
    QElapsedTimer m_age;
};

} // namespace loket::tests
