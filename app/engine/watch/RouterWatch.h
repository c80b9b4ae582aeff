// Polls the state of one router, and reports when it becomes reachable or unreachable. Engine thread.
#pragma once

#include "core/Clock.h"
#include "engine/EngineState.h"

#include <QObject>

#include <functional>

namespace loket::engine {

class RouterWatch : public QObject
{
    Q_OBJECT

public:
    // `find` answers the router, or null while it is not set up (it may be rebuilt at any time).
    RouterWatch(const QString& name, core::Clock& clock, std::function<domain::HotspotRouter*()> find,
                QObject* parent = nullptr);

    void start();
    void stop();
    // Polls at once, for example after the settings changed.
    void askNow();
    // Work there got no answer: polled at once where it was believed to be there, so that everybody knows.
    void doubt();
    [[nodiscard]] const RouterState& state() const { return m_state; }
    // How long ago the router's clock was read.
    [[nodiscard]] std::chrono::milliseconds clockAge() const { return m_clock.steady() - m_heardAt; }
    void setAddress(const QString& address) { m_state.address = address; }

signals:
    void changed();
    // It answered. `wasAway`: it had not before, or this is the first answer.
    void answered(bool wasAway);

private:
    void ask();
    void heard(const core::Result<domain::RouterHealth>& health);
    void askAfter(std::chrono::milliseconds delay);

    core::Clock& m_clock;
    std::function<domain::HotspotRouter*()> m_find;
    RouterState m_state;
    bool m_asking = false;
    bool m_stopped = false;
    quint64 m_turn = 0; // only the newest timer counts
    int m_misses = 0;
    std::chrono::milliseconds m_heardAt{0}; // steady time of the last answer
};

} // namespace loket::engine
