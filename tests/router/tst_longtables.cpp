// Tables that take longer than a command may: watched, cancelled, and given up where no row comes any more.
#include "core/Clock.h"
#include "router/Client.h"
#include "sandbox/router/RouterSandbox.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using namespace loket;
using namespace loket::router;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using core::ErrorKind;

namespace {

// Answers logins, and otherwise says what the test says.
class SlowRouter : public QTcpServer
{
public:
    SlowRouter()
    {
        listen(QHostAddress::LocalHost);
        connect(this, &QTcpServer::newConnection, this, [this] {
            socket = nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, this, [this] {
                for (const Sentence& words : parser.feed(socket->readAll()).sentences) {
                    if (words.first() == "/login")
                        socket->write(encodeSentence({"!done"}));
                    else
                        heard.append(words);
                }
            });
        });
    }
    void rows(int count)
    {
        QByteArray bytes;
        for (int i = 0; i < count; ++i)
            bytes += encodeSentence({"!re", "=name=a", heard.first().last()});
        socket->write(bytes);
    }
    void done() { socket->write(encodeSentence({"!done", heard.first().last()})); }

    QTcpSocket* socket = nullptr;
    SentenceParser parser;
    QList<Sentence> heard;
};

RouterSettings settingsFor(quint16 port)
{
    RouterSettings settings;
    settings.host = u"127.0.0.1"_s;
    settings.port = port;
    settings.user = u"loket"_s;
    settings.timeout = 10s;
    return settings;
}

} // namespace

class TestLongTables : public QObject
{
    Q_OBJECT

private slots:
    // Each piece comes within the deadline, the whole long after it.
    void aWatchedTableMayTakeAsLongAsRowsCome()
    {
        SlowRouter router;
        core::ManualClock clock;
        Client client(settingsFor(router.serverPort()), clock);
        qsizetype seen = 0;
        auto future = client.run(Command("/system/script/print").watchedBy([&seen](qsizetype rows) {
            seen = rows;
            return true;
        }));
        QTRY_COMPARE(router.heard.size(), 1);
        for (int piece = 1; piece <= 5; ++piece) {
            router.rows(200);
            QTRY_COMPARE(seen, piece * 200);
            clock.advance(9s);
            QVERIFY(!future.isFinished());
        }
        router.done();
        QTRY_VERIFY(future.isFinished());
        QCOMPARE(future.result()->rows.size(), 1000);
    }

    void aTableThatStopsIsGivenUp()
    {
        SlowRouter router;
        core::ManualClock clock;
        Client client(settingsFor(router.serverPort()), clock);
        qsizetype seen = 0;
        auto future = client.run(Command("/system/script/print").watchedBy([&seen](qsizetype rows) {
            seen = rows;
            return true;
        }));
        QTRY_COMPARE(router.heard.size(), 1);
        router.rows(200);
        QTRY_COMPARE(seen, 200);
        clock.advance(10s);
        QVERIFY(!future.isFinished()); // rows had come
        clock.advance(10s);
        QTRY_VERIFY(future.isFinished());
        QVERIFY(core::isInDoubt(future.result().error().kind));
    }

    void whoWatchesMayCancel()
    {
        sandbox::RouterSandbox router("loket", "rahasia");
        router.model().fill(5000);
        QVERIFY(router.listen());
        core::ManualClock clock;
        RouterSettings settings = settingsFor(router.port());
        settings.password = core::Secret("rahasia");
        Client client(settings, clock);
        qsizetype seen = 0;
        auto future = client.run(Command("/ip/hotspot/user/print").proplist("name").watchedBy([&seen](qsizetype rows) {
            seen = rows;
            return rows < 400;
        }));
        QTRY_VERIFY(future.isFinished());
        QVERIFY(future.result().error().kind == ErrorKind::Cancelled);
        QCOMPARE(seen, 400);
        // The connection goes on.
        auto next = client.run(Command("/system/identity/print"));
        QTRY_VERIFY(next.isFinished());
        QVERIFY(next.result());
    }
};

QTEST_GUILESS_MAIN(TestLongTables)
#include "tst_longtables.moc"
