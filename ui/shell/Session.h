// Locks the window after a while without input, and on demand. What counts is when the last key or the mouse
// moved, by the clock, so that time suspended counts too. UI thread.
#pragma once

#include "core/Clock.h"

#include <QObject>

namespace loket::engine {
class Session;
}

namespace loket::ui {

class Session : public QObject
{
    Q_OBJECT

public:
    // `who` and `clock` outlive it.
    Session(engine::Session& who, core::Clock& clock, QObject* parent = nullptr);
    ~Session() override;

    void setIdleLimit(std::chrono::milliseconds limit); // 0: never
    void lock();
    // Locks where the limit has passed; done automatically when it is due.
    void look();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void restart();
    void wait();
    [[nodiscard]] bool isWatching() const;

    engine::Session& m_who;
    core::Clock& m_clock;
    std::chrono::milliseconds m_limit{0};
    QDateTime m_touched;
    quint64 m_turn = 0; // an older wait ends without a check
};

} // namespace loket::ui
