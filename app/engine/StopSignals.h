// SIGTERM and SIGINT (on Windows: Ctrl+C and closing the console) as a Qt signal. One at a time per process; lives in
// the main thread.
#pragma once

#include <QObject>

#include <memory>

class QSocketNotifier;

namespace loket::engine {

class StopSignals : public QObject
{
    Q_OBJECT

public:
    StopSignals();
    ~StopSignals() override;

signals:
    void asked() const;

private:
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace loket::engine
