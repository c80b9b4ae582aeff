// Locks the window when nobody has touched it for a while, and on demand. What the clock of the user's hands says, not
// the business's. UI thread.
#pragma once

#include <QObject>
#include <QTimer>

#include <chrono>

namespace loket::engine {
class Counter;
}

namespace loket::ui {

class Session : public QObject
{
    Q_OBJECT

public:
    explicit Session(engine::Counter& counter, QObject* parent = nullptr);
    ~Session() override;

    void setIdleLimit(std::chrono::milliseconds limit); // 0: never
    void lock();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void restart();

    engine::Counter& m_counter;
    QTimer m_idle;
};

} // namespace loket::ui
