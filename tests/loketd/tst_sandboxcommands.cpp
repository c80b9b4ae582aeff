#include "Program.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTcpServer>
#include <QTcpSocket>
#include <QUrl>

using namespace loket::tests;
using namespace Qt::Literals::StringLiterals;

class TestSandboxCommands : public QObject
{
    Q_OBJECT

private slots:
    void eachAnswersAndStopsCleanly_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QByteArray>("answered");
        QTest::newRow("router's page") << QStringList{u"router"_s, u"--port"_s,  u"0"_s,
                                                      u"--user"_s, u"loket"_s,   u"--password"_s,
                                                      u"pw"_s,     u"--users"_s, u"12"_s}
                                       << QByteArray("/_users") << QByteArray("\"users\"");
        QTest::newRow("gateways") << QStringList{u"gateways"_s, u"--port"_s, u"0"_s} << QByteArray("/_transactions")
                                  << QByteArray("\"transactions\"");
        QTest::newRow("whatsapp") << QStringList{u"whatsapp"_s, u"--port=0"_s} << QByteArray("/_messages")
                                  << QByteArray("\"messages\"");
    }

    void eachAnswersAndStopsCleanly()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QByteArray, path);
        QFETCH(QByteArray, answered);
        QProcess program;
        QByteArray said;
        QVERIFY2(start(program, arguments, said), said.constData());
        const qsizetype web = said.indexOf("http://");
        QVERIFY2(web >= 0, said.constData());
        const QUrl url(QString::fromUtf8(said.mid(web).split('\n').first()));
        const QByteArray answer =
            ask(quint16(url.port()), "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        QVERIFY2(answer.startsWith("HTTP/1.1 200") && answer.contains(answered), answer.constData());
        stop(program);
    }

    void theRouterSpeaksItsOwnLanguage()
    {
        QProcess program;
        QByteArray said;
        QVERIFY2(
            start(program, {u"router"_s, u"--port"_s, u"0"_s, u"--user"_s, u"loket"_s, u"--password"_s, u"pw"_s}, said),
            said.constData());
        const quint16 port = said.split('\n').first().split(':').last().toUShort();
        // Three words and the empty one that ends the sentence, each after its length.
        const QByteArray login = word("/login") + word("=name=loket") + word("=password=pw") + QByteArray(1, '\0');
        QCOMPARE(ask(port, login, "!done"), word("!done") + QByteArray(1, '\0'));
        const QByteArray wrong = word("/login") + word("=name=loket") + word("=password=no") + QByteArray(1, '\0');
        QVERIFY(ask(port, wrong, "!trap").contains("!trap"));
        stop(program);
    }

    void wrongUseIsRefused_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("code");
        QTest::newRow("nothing") << QStringList{} << 2;
        QTest::newRow("unknown") << QStringList{u"printer"_s} << 2;
        QTest::newRow("no port") << QStringList{u"gateways"_s} << 2;
        QTest::newRow("port in words") << QStringList{u"gateways"_s, u"--port"_s, u"http"_s} << 2;
        QTest::newRow("port too high") << QStringList{u"whatsapp"_s, u"--port"_s, u"65536"_s} << 2;
        QTest::newRow("no password") << QStringList{u"router"_s, u"--port"_s, u"0"_s, u"--user"_s, u"a"_s} << 2;
        QTest::newRow("latency below zero")
            << QStringList{u"router"_s,     u"--port"_s, u"0"_s,         u"--user"_s, u"a"_s,
                           u"--password"_s, u"b"_s,      u"--latency"_s, u"-1"_s}
            << 2;
        QTest::newRow("port taken by somebody") << QStringList{u"gateways"_s, u"--port"_s, u"TAKEN"_s} << 1;
        QTest::newRow("router's port taken")
            << QStringList{u"router"_s, u"--port"_s, u"TAKEN"_s, u"--user"_s, u"a"_s, u"--password"_s, u"b"_s} << 1;
    }

    void wrongUseIsRefused()
    {
        QFETCH(QStringList, arguments);
        QFETCH(int, code);
        QTcpServer somebody;
        QVERIFY(somebody.listen(QHostAddress::LocalHost));
        arguments.replaceInStrings(u"TAKEN"_s, QString::number(somebody.serverPort()));
        const Ran ran = runLoketd(QStringList{u"sandbox"_s} + arguments);
        QVERIFY2(ran.code == code && ran.isOneLineOfError(), ran.said().constData());
    }

private:
    static QByteArray word(const QByteArray& text) { return QByteArray(1, char(text.size())) + text; }

    // True when it prints where it listens; `said` is everything until then.
    static bool start(QProcess& program, const QStringList& arguments, QByteArray& said)
    {
        program.setProcessEnvironment(testEnvironment());
        program.start(QStringLiteral(LOKETD), QStringList{u"sandbox"_s} + arguments);
        while (!said.contains("http://") || !said.endsWith('\n')) {
            if (!program.waitForReadyRead(20000)) {
                said += program.readAllStandardError();
                return false;
            }
            said += program.readAllStandardOutput();
        }
        return said.startsWith("listening on ");
    }

    // Everything the other side sends until it closes, or until `end` is in it.
    static QByteArray ask(quint16 port, const QByteArray& question, const QByteArray& end = {})
    {
        QTcpSocket socket;
        socket.connectToHost(QHostAddress(QHostAddress::LocalHost), port);
        if (!socket.waitForConnected())
            return "no connection";
        socket.write(question);
        QByteArray answer;
        while ((end.isEmpty() || !answer.contains(end)) && socket.waitForReadyRead(10000))
            answer += socket.readAll();
        return answer;
    }

    static void stop(QProcess& program)
    {
        program.terminate(); // SIGTERM
        QVERIFY(program.waitForFinished());
        QCOMPARE(program.exitStatus(), QProcess::NormalExit);
        QCOMPARE(program.exitCode(), 0);
        QCOMPARE(program.readAllStandardError(), QByteArray());
    }
};

QTEST_GUILESS_MAIN(TestSandboxCommands)
#include "tst_sandboxcommands.moc"
