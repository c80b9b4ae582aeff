#include "core/StopSignals.h"

#include <QCoreApplication>
#include <QProcess>
#include <QTest>

#include <cstdio>

#ifdef Q_OS_WIN
#include <windows.h>
#else
#include <csignal>
#endif

using namespace loket;
using namespace Qt::Literals::StringLiterals;

namespace {

const QString child = u"--child"_s; // this program again, as one that is to end

constexpr int endedInOrder = 7;

void say(const char* line)
{
    std::fputs(line, stdout);
    std::fflush(stdout);
}

// What it does after it was asked takes several turns of the event loop, as an engine's stop does.
int beTheChild()
{
    const core::StopSignals signalsToStop;
    int turns = 0;
    QObject::connect(&signalsToStop, &core::StopSignals::asked, QCoreApplication::instance(), [&turns] {
        if (turns++ > 0)
            return;
        auto* timer = new QTimer(QCoreApplication::instance());
        QObject::connect(timer, &QTimer::timeout, QCoreApplication::instance(), [&turns] {
            if (++turns == 20)
                QCoreApplication::exit(endedInOrder);
        });
        timer->start(5);
    });
    say("ready\n");
    const int code = QCoreApplication::exec();
    say("stopped\n");
    return code;
}

} // namespace

class TestStopSignals : public QObject
{
    Q_OBJECT

private slots:
    void whoIsAskedEndsInOrder_data()
    {
        QTest::addColumn<int>("way");
#ifdef Q_OS_WIN
        QTest::newRow("Ctrl+Break") << int(CTRL_BREAK_EVENT);
        QTest::newRow("the end of the session") << -1;
#else
        QTest::newRow("SIGTERM") << SIGTERM;
        QTest::newRow("SIGINT") << SIGINT;
#endif
    }

    void whoIsAskedEndsInOrder()
    {
        QFETCH(int, way);
        QProcess process;
        process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
#ifdef Q_OS_WIN
        process.setCreateProcessArgumentsModifier(
            [](QProcess::CreateProcessArguments* arguments) { arguments->flags |= CREATE_NEW_PROCESS_GROUP; });
#endif
        process.start(QCoreApplication::applicationFilePath(), {child});
        QVERIFY(process.waitForStarted() && process.waitForReadyRead());
        QCOMPARE(process.readLine().trimmed(), QByteArray("ready"));
        if (!ask(process, way))
            QSKIP("without a console or a desktop the system cannot ask");
        QVERIFY(process.waitForFinished());
        QCOMPARE(process.exitStatus(), QProcess::NormalExit);
        QCOMPARE(process.exitCode(), endedInOrder);
        QCOMPARE(process.readAll().trimmed(), QByteArray("stopped"));
    }

private:
    static bool ask(const QProcess& process, int way)
    {
#ifdef Q_OS_WIN
        if (way >= 0)
            return GenerateConsoleCtrlEvent(DWORD(way), DWORD(process.processId())) != 0;
        struct Search
        {
            DWORD process;
            HWND window = nullptr;
        } search{DWORD(process.processId())};
        const auto find = [&search] {
            EnumWindows(
                [](HWND window, LPARAM into) -> BOOL {
                    auto* wanted = reinterpret_cast<Search*>(into);
                    DWORD owner = 0;
                    GetWindowThreadProcessId(window, &owner);
                    wchar_t name[64] = {};
                    GetClassNameW(window, name, 63);
                    if (owner == wanted->process && QString::fromWCharArray(name) == u"LoketEndOfSession")
                        wanted->window = window;
                    return wanted->window == nullptr;
                },
                LPARAM(&search));
            return search.window != nullptr;
        };
        if (!QTest::qWaitFor(find) || !SendMessageW(search.window, WM_QUERYENDSESSION, 0, LPARAM(ENDSESSION_LOGOFF)))
            return false;
        // Is not answered before the process has ended.
        return SendNotifyMessageW(search.window, WM_ENDSESSION, TRUE, LPARAM(ENDSESSION_LOGOFF)) != 0;
#else
        return ::kill(pid_t(process.processId()), way) == 0;
#endif
    }
};

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    if (QCoreApplication::arguments().contains(child))
        return beTheChild();
    TestStopSignals tests;
    return QTest::qExec(&tests, argc, argv);
}
#include "tst_stopsignals.moc"
