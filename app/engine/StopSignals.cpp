#include "engine/StopSignals.h"

#include <QSocketNotifier>

#ifdef Q_OS_WIN
#include <windows.h>
#else
#include <csignal>
#include <sys/socket.h>
#include <unistd.h>
#endif

namespace loket::engine {

#ifdef Q_OS_WIN

namespace {
StopSignals* active = nullptr;

BOOL WINAPI onControl(DWORD)
{
    if (active)
        QMetaObject::invokeMethod(active, &StopSignals::asked, Qt::QueuedConnection);
    return TRUE;
}
} // namespace

StopSignals::StopSignals()
{
    active = this;
    SetConsoleCtrlHandler(onControl, TRUE);
}

StopSignals::~StopSignals()
{
    SetConsoleCtrlHandler(onControl, FALSE);
    active = nullptr;
}

#else

namespace {

// A signal handler may do almost nothing: it writes a byte here, and the event loop reads it from the other end.
int signalPipe[2] = {-1, -1};

void onSignal(int)
{
    const char byte = 1;
    [[maybe_unused]] const auto written = ::write(signalPipe[0], &byte, 1);
}

void listenTo(void (*handler)(int))
{
    struct sigaction action = {};
    action.sa_handler = handler;
    action.sa_flags = SA_RESTART;
    ::sigaction(SIGTERM, &action, nullptr);
    ::sigaction(SIGINT, &action, nullptr);
}

} // namespace

StopSignals::StopSignals()
{
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, signalPipe) != 0)
        return;
    m_notifier = std::make_unique<QSocketNotifier>(signalPipe[1], QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, [this] {
        char byte;
        if (::read(signalPipe[1], &byte, 1) == 1)
            emit asked();
    });
    listenTo(onSignal);
}

StopSignals::~StopSignals()
{
    listenTo(SIG_DFL);
    m_notifier.reset();
    for (int& end : signalPipe) {
        if (end >= 0)
            ::close(end);
        end = -1;
    }
}

#endif

} // namespace loket::engine
