#include "Program.h"

#include "storage/Database.h"

#include <QDir>
#include <QFile>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QUrl>

#include <csignal>

using namespace loket;
using namespace loket::tests;
using namespace Qt::Literals::StringLiterals;

class TestServe : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QCOMPARE(here({u"config"_s, u"set"_s, u"server.port"_s, u"0"_s}).code, 0);
    }

    void itServesUntilItIsAskedToStop_data()
    {
        QTest::addColumn<bool>("interrupted");
        QTest::newRow("SIGTERM") << false;
        QTest::newRow("SIGINT") << true;
    }

    void itServesUntilItIsAskedToStop()
    {
        QFETCH(bool, interrupted);
        QProcess engine;
        const quint16 port = start(engine);
        QVERIFY2(port != 0, m_said.constData());
        QVERIFY2(get(port, "/healthz").startsWith("HTTP/1.1 200"), get(port, "/healthz").constData());
        QVERIFY(get(port, "/voucher/packages").contains("\"3k\""));
        stop(engine, interrupted ? SIGINT : SIGTERM);
        QFile log(m_folder->filePath(u"logs/loket.log"_s));
        QVERIFY(log.open(QIODevice::ReadOnly));
        const QByteArray told = log.readAll();
        for (const char* event : {"storage.migrated", "engine.started", "engine.stopped"}) // from the very start
            QVERIFY2(told.contains(event), event);
    }

    // At boot the network may be there later than the program.
    void anAddressThatIsNotThereIsWaitedFor()
    {
        QCOMPARE(here({u"config"_s, u"set"_s, u"server.listen"_s, u"198.51.100.77"_s}).code, 0); // RFC 5737
        QProcess engine;
        engine.setProcessEnvironment(testEnvironment());
        engine.start(QStringLiteral(LOKETD), {u"serve"_s, u"--data-dir"_s, m_folder->path()});
        QByteArray said;
        engine.setReadChannel(QProcess::StandardError);
        while (!said.endsWith('\n') && engine.waitForReadyRead(60000))
            said += engine.readAllStandardError();
        QVERIFY2(said.startsWith("loketd: waiting: ") && said.contains("198.51.100.77"), said.constData());
        QVERIFY(engine.state() == QProcess::Running);
        QVERIFY(engine.readAllStandardOutput().isEmpty());
        ::kill(pid_t(engine.processId()), SIGTERM);
        QVERIFY(engine.waitForFinished());
        QCOMPARE(engine.exitCode(), 0);
        QCOMPARE(engine.exitStatus(), QProcess::NormalExit);
    }

    // An update may take minutes: the console tells that it goes on, and where the copy comes from.
    void anUpdateIsTold()
    {
        const auto old = storage::Database::inMemory(1);
        QVERIFY(old && (*old)->copyTo(m_folder->filePath(u"loket.db"_s)));
        QProcess engine;
        QVERIFY2(start(engine) != 0, m_said.constData());
        const QByteArrayList told = engine.readAllStandardError().split('\n');
        const QByteArray newest = QByteArray::number(storage::Database::newestSchemaVersion());
        QVERIFY2(told.first() == "loketd: updating the database from schema 1 to " + newest + ": a copy is made first",
                 told.first().constData());
        QCOMPARE(told.at(told.size() - 2), QByteArray("loketd: updating the database: 100 %"));
        for (const QByteArray& line : told.mid(1, told.size() - 2))
            QVERIFY2(line.startsWith("loketd: updating the database: ") && line.endsWith(" %"), line.constData());
        QVERIFY(!m_said.contains("updating")); // standard output is for programs
        stop(engine, SIGTERM);
        QCOMPARE(QDir(m_folder->filePath(u"backups"_s)).entryList({u"before-update-1-to-*.db"_s}, QDir::Files).size(),
                 1);

        QProcess again;
        QVERIFY2(start(again) != 0, m_said.constData());
        stop(again, SIGTERM); // which wants nothing on standard error
    }

    // So does a command, before it answers.
    void aCommandTellsTheUpdateToo()
    {
        const auto old = storage::Database::inMemory(1);
        QVERIFY(old && (*old)->copyTo(m_folder->filePath(u"loket.db"_s)));
        const Ran first = here({u"token"_s, u"list"_s});
        QVERIFY2(first.code == 0 && first.err.startsWith("loketd: updating the database from schema 1 to "),
                 first.said().constData());
        QVERIFY2(!first.out.contains("updating"), first.said().constData());
        const Ran second = here({u"token"_s, u"list"_s});
        QVERIFY2(second.code == 0 && second.err.isEmpty(), second.said().constData());
    }

    void theSecondEngineIsToldWhoHoldsTheFolder()
    {
        QProcess engine;
        QVERIFY2(start(engine) != 0, m_said.constData());
        const Ran second = here({u"serve"_s});
        QVERIFY2(second.code == 3 && second.isOneLineOfError(), second.said().constData());
        QVERIFY2(second.err.contains("loketd (pid " + QByteArray::number(engine.processId()) + ", since "),
                 second.said().constData());
        const Ran restore = here({u"restore"_s, m_folder->filePath(u"any.db"_s)});
        QVERIFY2(restore.code == 3 && restore.isOneLineOfError(), restore.said().constData());

        engine.kill(); // SIGKILL: nothing is cleaned up
        QVERIFY(engine.waitForFinished());
        QProcess next;
        QVERIFY2(start(next) != 0, m_said.constData());
        stop(next, SIGTERM);
    }

    void tokensCountAtOnceForARunningEngine()
    {
        QProcess engine;
        const quint16 port = start(engine);
        QVERIFY2(port != 0, m_said.constData());
        const QByteArray dashboard = "/voucher/api/dashboard";
        QVERIFY(get(port, dashboard).startsWith("HTTP/1.1 401"));
        const Ran made = here({u"token"_s, u"create"_s, u"kasir"_s, u"--scope"_s, u"read"_s});
        QVERIFY2(made.code == 0, made.said().constData());
        const QByteArray header = "Authorization: Bearer " + made.out.trimmed().split(' ').last() + "\r\n";
        QVERIFY2(get(port, dashboard, header).startsWith("HTTP/1.1 200"), get(port, dashboard, header).constData());
        QCOMPARE(here({u"token"_s, u"revoke"_s, u"kasir"_s}).code, 0);
        QVERIFY(get(port, dashboard, header).startsWith("HTTP/1.1 401"));
        // So do packages, and a copy can be taken meanwhile.
        QCOMPARE(here({u"package"_s, u"set"_s, u"night"_s, u"--price"_s, u"2000"_s, u"--duration"_s, u"12h"_s}).code,
                 0);
        QTRY_VERIFY(get(port, "/voucher/packages").contains("\"night\""));
        QCOMPARE(here({u"backup"_s, m_folder->filePath(u"copy.db"_s)}).code, 0);
        stop(engine, SIGTERM);
    }

    void aWrongConfigurationStopsTheStart_data()
    {
        QTest::addColumn<QByteArray>("ini");
        QTest::addColumn<QByteArray>("named");
        QTest::newRow("a wrong value") << QByteArray("server.port = many\n") << QByteArray("line 1: server.port");
        QTest::newRow("a certificate without its key")
            << QByteArray("server.tls_certificate = /nowhere/cert.pem\n") << QByteArray("server.tls_key");
    }

    void aWrongConfigurationStopsTheStart()
    {
        QFETCH(QByteArray, ini);
        QFETCH(QByteArray, named);
        QFile file(m_folder->filePath(u"loket.ini"_s));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(ini) == ini.size());
        file.close();
        const Ran ran = here({u"serve"_s});
        QVERIFY2(ran.code == 2 && ran.isOneLineOfError() && ran.err.contains(named), ran.said().constData());
    }

    void aPortThatIsTakenIsNamed()
    {
        QTcpServer somebody;
        QVERIFY(somebody.listen(QHostAddress::LocalHost));
        QCOMPARE(here({u"config"_s, u"set"_s, u"server.port"_s, QString::number(somebody.serverPort())}).code, 0);
        const Ran ran = here({u"serve"_s});
        QVERIFY2((ran.code == 1 || ran.code == 2) && ran.isOneLineOfError(), ran.said().constData());
        QVERIFY2(ran.err.contains(QByteArray::number(somebody.serverPort())), ran.said().constData());
    }

    void theDemoNeedsNothing()
    {
        QProcess engine;
        const quint16 port = start(engine, {u"serve"_s, u"--demo"_s});
        QVERIFY2(port != 0, m_said.constData());
        for (const char* line : {"demo shop ", "demo inbox ", "demo payments ", "demo router "})
            QVERIFY2(m_said.contains(line), m_said.constData());
        QVERIFY(get(port, "/voucher/").startsWith("HTTP/1.1 200"));
        stop(engine, SIGTERM);
    }

    // Any of them that finds the usual port in use listens on another, also where all request it at once.
    void demosRunBesideEachOther()
    {
        QProcess first;
        QProcess second;
        const quint16 firstPort = start(first, {u"serve"_s, u"--demo"_s});
        const quint16 secondPort = start(second, {u"serve"_s, u"--demo"_s});
        QVERIFY2(firstPort != 0 && secondPort != 0, m_said.constData());
        QVERIFY(firstPort != secondPort);
        for (const quint16 port : {firstPort, secondPort})
            QVERIFY(get(port, "/voucher/").startsWith("HTTP/1.1 200"));
        stop(first, SIGTERM);
        stop(second, SIGTERM);
    }

private:
    [[nodiscard]] Ran here(const QStringList& arguments) const
    {
        return runLoketd(QStringList{u"--data-dir"_s, m_folder->path()} + arguments);
    }

    // The port it listens on; 0 where it did not get so far.
    quint16 start(QProcess& engine, const QStringList& arguments = {})
    {
        m_said.clear();
        engine.setProcessEnvironment(testEnvironment());
        engine.start(QStringLiteral(LOKETD),
                     arguments.isEmpty() ? QStringList{u"serve"_s, u"--data-dir"_s, m_folder->path()} : arguments);
        const QByteArray mark = "listening on http://127.0.0.1:";
        while (!m_said.contains(mark) || !m_said.endsWith('\n')) {
            if (!engine.waitForReadyRead(60000)) {
                m_said += engine.readAllStandardOutput() + engine.readAllStandardError();
                return 0;
            }
            m_said += engine.readAllStandardOutput();
        }
        return m_said.mid(m_said.indexOf(mark) + mark.size()).split('\n').first().toUShort();
    }

    static QByteArray get(quint16 port, const QByteArray& path, const QByteArray& header = {})
    {
        QTcpSocket socket;
        socket.connectToHost(QHostAddress(QHostAddress::LocalHost), port);
        if (!socket.waitForConnected())
            return "no connection";
        socket.write("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + header + "\r\n");
        QByteArray answer;
        while (socket.waitForReadyRead(20000))
            answer += socket.readAll();
        return answer;
    }

    static void stop(QProcess& engine, int signal)
    {
        ::kill(pid_t(engine.processId()), signal);
        QVERIFY(engine.waitForFinished());
        const QByteArray complaints = engine.readAllStandardError();
        QVERIFY2(engine.exitStatus() == QProcess::NormalExit, complaints.constData());
        QCOMPARE(engine.exitCode(), 0);
        QCOMPARE(complaints, QByteArray());
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QByteArray m_said;
};

QTEST_GUILESS_MAIN(TestServe)
#include "tst_serve.moc"
