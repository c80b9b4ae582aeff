// The system's requests to end as a Qt signal: SIGTERM and SIGINT; on Windows Ctrl+C, Ctrl+Break, closing the console,
// and the end of the user's session, also for a program without a window. Windows ends a process as soon as it has
// answered such a request, so the last two are answered by nothing but the end of main(): what the engine needs to
// stop, it gets, as long as the system is patient (5 s). One at a time per process; lives in the main thread, needs its
// event loop.
#pragma once

#include <QObject>

#include <memory>

class QSocketNotifier;

namespace loket::core {

class StopSignals : public QObject
{
    Q_OBJECT

public:
    StopSignals();
    ~StopSignals() override;

signals:
    void asked() const;

private:
    std::unique_ptr<QSocketNotifier> m_notifier; // not on Windows
};

} // namespace loket::core
