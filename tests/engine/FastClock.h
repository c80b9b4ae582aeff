// A clock on which hours pass in minutes: everything the engine waits for comes that much sooner, and nothing of it is
// skipped. It goes on only as the event loop turns, in short steps: where the machine is slow, whatever is waited for
// has no less of a chance to come before its deadline. Lives in the engine's thread.
#pragma once

#include "core/Clock.h"

#include <QElapsedTimer>
#include <QScopedValueRollback>
#include <QTimer>

namespace loket::tests {

class FastClock final : public core::Clock
{
public:
    explicit FastClock(int speed) : m_speed(speed), m_clock(QDateTime::currentDateTimeUtc())
    {
        m_tick.setTimerType(Qt::PreciseTimer);
        QObject::connect(&m_tick, &QTimer::timeout, &m_tick, [this] { goOn(); });
        m_tick.start(1);
        m_age.start();
    }

    [[nodiscard]] QDateTime now() const override { return m_clock.now(); }
    [[nodiscard]] std::chrono::milliseconds steady() const override { return m_clock.steady(); }
    void callAfter(std::chrono::milliseconds delay, QObject* context, std::function<void()> callback) override
    {
        m_clock.callAfter(delay, context, std::move(callback));
    }
    // All of this time is over at once; not from a callback of this clock.
    void leap(std::chrono::milliseconds by)
    {
        const QScopedValueRollback going(m_goesOn, true);
        m_clock.advance(by);
    }
    // Only the wall clock is set.
    void set(std::chrono::milliseconds by) { m_clock.step(by); }

private:
    static constexpr qint64 longestStep = 5; // ms of real time that one turn of the event loop can count for

    void goOn()
    {
        if (m_goesOn) // a callback lets the event loop turn
            return;
        const QScopedValueRollback going(m_goesOn, true);
        m_clock.advance(std::chrono::milliseconds(std::min(m_age.restart(), longestStep) * m_speed));
    }

    int m_speed;
    core::ManualClock m_clock;
    QTimer m_tick;
    QElapsedTimer m_age; // since the last step
    bool m_goesOn = false;
};

} // namespace loket::tests
