// The desktop program as a process of the system: it is started twice, and asked to end.
#include "ui/shell/SingleInstance.h"

#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace loket;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int patienceMs = 60'000;

QProcessEnvironment environment()
{
    QProcessEnvironment result = QProcessEnvironment::systemEnvironment();
    result.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
    result.insert(u"LOKET_KEYCHAIN"_s, u"off"_s);
    return result;
}

class Window
{
public:
    explicit Window(const QString& folder)
    {
        QFile ini(folder + u"/loket.ini"_s);
        if (!ini.exists() && ini.open(QIODevice::WriteOnly))
            ini.write("[server]\nport=0\n");
        ini.close();
        m_process.setProcessEnvironment(environment());
        m_process.start(QStringLiteral(LOKET_PROGRAM), {u"--data-dir"_s, folder});
    }
    ~Window()
    {
        if (m_process.state() != QProcess::NotRunning) {
            m_process.kill();
            m_process.waitForFinished();
        }
    }
    QProcess& process() { return m_process; }
    void send(int signal) const { ::kill(pid_t(m_process.processId()), signal); }

private:
    QProcess m_process;
};

} // namespace

class TestWindowProcess : public QObject
{
    Q_OBJECT

private slots:
    void aSecondStartShowsTheFirst();
    void signalsEndItCleanly_data();
    void signalsEndItCleanly();
};

void TestWindowProcess::aSecondStartShowsTheFirst()
{
    const QTemporaryDir folder;
    Window first(folder.path());
    QVERIFY(first.process().waitForStarted());
    QTRY_VERIFY_WITH_TIMEOUT(ui::SingleInstance::askToShow(folder.path()), patienceMs);
    Window second(folder.path());
    QVERIFY(second.process().waitForFinished(patienceMs));
    QCOMPARE(second.process().exitCode(), 0);
    QVERIFY(second.process().readAllStandardOutput().contains("running already"));
    QCOMPARE(first.process().state(), QProcess::Running);
}

void TestWindowProcess::signalsEndItCleanly_data()
{
    QTest::addColumn<int>("signal");
    QTest::newRow("SIGTERM") << SIGTERM;
    QTest::newRow("SIGINT") << SIGINT;
}

void TestWindowProcess::signalsEndItCleanly()
{
    QFETCH(int, signal);
    const QTemporaryDir folder;
    for (int round = 0; round < 2; ++round) { // the second finds the folder free and in order
        Window window(folder.path());
        QTRY_VERIFY_WITH_TIMEOUT(ui::SingleInstance::askToShow(folder.path()), patienceMs);
        window.send(signal);
        QVERIFY(window.process().waitForFinished(patienceMs));
        QCOMPARE(window.process().exitStatus(), QProcess::NormalExit);
        QCOMPARE(window.process().exitCode(), 0);
        QVERIFY(QFileInfo::exists(folder.filePath(u"window.ini"_s)));    // the layout was kept
        QVERIFY(!QFileInfo::exists(folder.filePath(u"loket.db-wal"_s))); // the database was closed
    }
}

QTEST_GUILESS_MAIN(TestWindowProcess)
#include "tst_windowprocess.moc"
