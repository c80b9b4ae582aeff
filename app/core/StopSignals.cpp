#include "core/StopSignals.h"

#include <QSocketNotifier>

#ifdef Q_OS_WIN
#include <mutex>
#include <windows.h>
#else
#include <csignal>
#include <sys/socket.h>
#include <unistd.h>
#endif

namespace loket::core {

#ifdef Q_OS_WIN

namespace {

// Read by threads of the system's, which ask at any time.
std::mutex guard;
const StopSignals* active = nullptr;

void ask()
{
    const std::scoped_lock lock(guard);
    if (active)
        QMetaObject::invokeMethod(const_cast<StopSignals*>(active), &StopSignals::asked, Qt::QueuedConnection);
}

// The process is over once this thread returns from the system's question, so it does not: main() ends it.
void askAndWaitForTheEnd()
{
    ask();
    Sleep(INFINITE);
}

BOOL WINAPI onControl(DWORD what)
{
    if (what == CTRL_C_EVENT || what == CTRL_BREAK_EVENT)
        ask();
    else
        askAndWaitForTheEnd();
    return TRUE;
}

LRESULT CALLBACK onMessage(HWND window, UINT message, WPARAM which, LPARAM more)
{
    if (message == WM_QUERYENDSESSION)
        return TRUE;
    if (message == WM_ENDSESSION && which)
        askAndWaitForTheEnd();
    return DefWindowProcW(window, message, which, more);
}

// Only windows are told that the session ends, once a program has loaded user32.dll, as every one with Qt has. This one
// is never shown. Its thread ends with the process.
DWORD WINAPI waitForTheEndOfTheSession(LPVOID)
{
    const wchar_t* const name = L"LoketEndOfSession";
    WNDCLASSW kind{};
    kind.lpfnWndProc = onMessage;
    kind.hInstance = GetModuleHandleW(nullptr);
    kind.lpszClassName = name;
    RegisterClassW(&kind);
    if (!CreateWindowExW(0, name, name, 0, 0, 0, 0, 0, nullptr, nullptr, kind.hInstance, nullptr))
        return 1;
    MSG message;
    while (GetMessageW(&message, nullptr, 0, 0) > 0)
        DispatchMessageW(&message);
    return 0;
}

} // namespace

StopSignals::StopSignals()
{
    {
        const std::scoped_lock lock(guard);
        active = this;
    }
    // A program that was started with Ctrl+C switched off (as the first of a process group is) wants it all the same.
    SetConsoleCtrlHandler(nullptr, FALSE);
    SetConsoleCtrlHandler(onControl, TRUE);
    static const HANDLE thread = CreateThread(nullptr, 0, waitForTheEndOfTheSession, nullptr, 0, nullptr);
    Q_UNUSED(thread)
}

// The handler stays: a request to end that comes from now on waits for the end that is near.
StopSignals::~StopSignals()
{
    const std::scoped_lock lock(guard);
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

} // namespace loket::core
