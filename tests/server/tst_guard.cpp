// The guard in front of QHttpServer, on real sockets: every way in which a request can be wrong, late, too large, too
// many or interrupted. Each point of app/server/FACTS.md, section 1, that the guard exists for is here.
#include "core/Clock.h"
#include "server/HttpServer.h"
#include "server/RawClient.h"

#include <QJsonDocument>
#include <QTest>
#include <QTimer>

#include <sys/socket.h>

using namespace loket;
using namespace loket::server;
using namespace std::chrono_literals;
using loket::test::RawClient;

namespace {

const QByteArray host = "Host: x\r\n";
constexpr qint64 largeSize = 32 * 1024 * 1024; // more than the kernel accepts at once

QByteArray get(const QByteArray& path, const QByteArray& more = {})
{
    return "GET " + path + " HTTP/1.1\r\n" + host + more + "\r\n";
}

QByteArray post(const QByteArray& path, const QByteArray& body, const QByteArray& more = {})
{
    return "POST " + path + " HTTP/1.1\r\n" + host + "Content-Length: " + QByteArray::number(body.size()) + "\r\n" +
           more + "\r\n" + body;
}

} // namespace

class TestGuard : public QObject
{
    Q_OBJECT

    int m_handled = 0;
    QByteArray m_lastBody;
    std::function<void()> m_duringHandler;
    std::unique_ptr<HttpServer> m_server;

    void start(ServerSettings settings = {})
    {
        settings.port = 0;
        RouteTable router;
        router.get("/hello", [this](const Request&) {
            ++m_handled;
            if (m_duringHandler)
                m_duringHandler();
            return success({{QStringLiteral("hello"), 1}});
        });
        router.post("/echo", [this](const Request& request) {
            ++m_handled;
            m_lastBody = request.body;
            return Reply{.contentType = "text/plain", .body = request.body};
        });
        router.get("/large", [this](const Request&) {
            ++m_handled;
            return Reply{.contentType = "text/plain", .body = QByteArray(largeSize, 'x')};
        });
        router.get("/later", [this](const Request&) {
            ++m_handled;
            return Reply{.later = [this](const auto& answer) {
                QTimer::singleShot(
                    0, this, [answer] { answer({.contentType = "text/plain", .body = QByteArray(largeSize, 'x')}); });
            }};
        });
        m_server = std::make_unique<HttpServer>(settings, router);
        QVERIFY(m_server->listen().has_value());
    }

private slots:
    // What a tunnel or a proxy turns a body without a length into.
    void aChunkedBodyIsRead_data()
    {
        QTest::addColumn<QByteArray>("chunks");
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("one chunk") << QByteArray("5\r\nhello\r\n0\r\n\r\n") << QByteArray("hello");
        QTest::newRow("three") << QByteArray("1\r\nh\r\n003\r\nell\r\n1\r\no\r\n0\r\n\r\n") << QByteArray("hello");
        QTest::newRow("none") << QByteArray("0\r\n\r\n") << QByteArray();
        QTest::newRow("hex in capitals") << "1A\r\n" + QByteArray(26, 'x') + "\r\n0\r\n\r\n" << QByteArray(26, 'x');
        QTest::newRow("line ends inside") << QByteArray("7\r\na\r\n0\r\n\r\r\n0\r\n\r\n") << QByteArray("a\r\n0\r\n\r");
        QTest::newRow("as large as allowed")
            << "8000\r\n" + QByteArray(0x8000, 'a') + "\r\n8000\r\n" + QByteArray(0x8000, 'b') + "\r\n0\r\n\r\n"
            << QByteArray(0x8000, 'a') + QByteArray(0x8000, 'b');
    }
    void aChunkedBodyIsRead()
    {
        QFETCH(QByteArray, chunks);
        QFETCH(QByteArray, body);
        start();
        for (const qsizetype piece : {qsizetype(1), qsizetype(7), qsizetype(1 << 20)}) {
            if (piece == 1 && chunks.size() > 1000)
                continue;
            RawClient client(quint16(m_server->url().port()));
            QTRY_VERIFY(client.isConnected());
            const QByteArray all = "POST /echo HTTP/1.1\r\n" + host + "Transfer-Encoding: chunked\r\n\r\n" + chunks;
            for (qsizetype at = 0; at < all.size(); at += piece) {
                client.send(all.mid(at, piece));
                QVERIFY(client.socket.flush() || client.socket.bytesToWrite() == 0 ||
                        client.socket.waitForBytesWritten());
                QCoreApplication::processEvents();
            }
            QTRY_VERIFY(client.isComplete());
            QCOMPARE(client.status(), 200);
            QCOMPARE(client.body(), body);
            client.received.clear();
            client.send(get("/hello")); // the connection continues
            QTRY_COMPARE(client.status(), 200);
        }
    }

    void init()
    {
        m_handled = 0;
        m_lastBody.clear();
        m_duringHandler = nullptr;
        start();
    }
    void cleanup() { m_server.reset(); }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("status");
        const auto row = [](const char* name, int status, const QByteArray& bytes) {
            QTest::newRow(name) << bytes << status;
        };
        row("120 header lines", 431, get("/hello", QByteArray("A: b\r\n").repeated(119)));
        row("120 header lines hiding a second request", 431,
            "POST /echo HTTP/1.1\r\n" + host + QByteArray("A: b\r\n").repeated(119) + "Content-Length: 40\r\n\r\n" +
                get("/hello"));
        row("one header of 100 KB", 431, get("/hello", "A: " + QByteArray(100000, 'b') + "\r\n"));
        row("address of 100 KB", 414, get("/" + QByteArray(100000, 'a')));
        row("body over the limit, announced", 413, "POST /echo HTTP/1.1\r\n" + host + "Content-Length: 65537\r\n\r\n");
        row("body over the limit, sent", 413, post("/echo", QByteArray(1000000, 'x')));
        row("body over the limit, after 100-continue", 413,
            "POST /echo HTTP/1.1\r\n" + host + "Expect: 100-continue\r\nContent-Length: 100000000\r\n\r\n");
        const auto chunked = [&](const char* what, int status, const QByteArray& body, const QByteArray& more = {}) {
            row(what, status,
                "POST /echo HTTP/1.1\r\n" + host + "Transfer-Encoding: chunked\r\n" + more + "\r\n" + body);
        };
        chunked("chunked and a length", 400, "0\r\n\r\n", "Content-Length: 5\r\n");
        chunked("chunked twice", 400, "0\r\n\r\n", "Transfer-Encoding: chunked\r\n");
        chunked("chunked and another coding", 411, "0\r\n\r\n", "Transfer-Encoding: gzip\r\n");
        chunked("chunk extension", 400, "5;a=b\r\nhello\r\n0\r\n\r\n");
        chunked("trailer", 400, "5\r\nhello\r\n0\r\nX: y\r\n\r\n");
        chunked("size without digits", 400, "\r\nhello\r\n0\r\n\r\n");
        chunked("size with a sign", 400, "+5\r\nhello\r\n0\r\n\r\n");
        chunked("size in another base", 400, "0x5\r\nhello\r\n0\r\n\r\n");
        chunked("size with a space", 400, "5 \r\nhello\r\n0\r\n\r\n");
        chunked("size of nine digits", 400, "000000005\r\nhello\r\n0\r\n\r\n");
        chunked("size too small", 400, "4\r\nhello\r\n0\r\n\r\n");
        chunked("bare line feed", 400, "5\nhello\n0\n\n");
        chunked("too large at once", 413, "ffffffff\r\n");
        chunked("too large in all", 413, "8000\r\n" + QByteArray(0x8000, 'x') + "\r\n8001\r\n");
        chunked("a second request behind it", 400, "0\r\n\r\nGET /hello HTTP/1.1\r\n");
        row("two codings in one", 411,
            "POST /echo HTTP/1.1\r\n" + host + "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n");
        row("chunked in HTTP/1.0", 411, "POST /echo HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n");
        row("two lengths", 400, post("/echo", "hello", "Content-Length: 5\r\n"));
        row("negative length", 400, "POST /echo HTTP/1.1\r\n" + host + "Content-Length: -5\r\n\r\n");
        row("length that is no number", 400, "POST /echo HTTP/1.1\r\n" + host + "Content-Length: five\r\n\r\n");
        row("two requests at once", 400, get("/hello") + get("/hello"));
        row("more than the length says", 400, post("/echo", "hello") + "x");
        row("absolute form", 400, get("http://evil.example/hello"));
        row("double slash", 400, get("//evil.example/hello"));
        row("no host", 400, "GET /hello HTTP/1.1\r\n\r\n");
        row("two hosts", 400, get("/hello", host));
        row("bare line feeds", 400, "GET /hello HTTP/1.1\nHost: x\n\n");
        row("HTTP/2 preface", 505, "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
        row("a TLS hello on a plain port", 400, QByteArray::fromHex("16030100c8010000c40303") + "\n");
        row("unknown expectation", 417, get("/hello", "Expect: tea\r\n"));
        row("bad percent encoding", 400, get("/hel%l"));
        row("NUL in the path", 400, get("/hello%00"));
    }

    void refuses()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, status);
        RawClient client(m_server->port());
        client.send(bytes);
        QTRY_VERIFY(client.isComplete());
        QCOMPARE(client.status(), status);
        QCOMPARE(client.answers(), 1);
        const auto json = QJsonDocument::fromJson(client.body()).object();
        QCOMPARE(json.value(QLatin1StringView("success")), QJsonValue(false));
        QVERIFY(!json.value(QLatin1StringView("message")).toString().isEmpty());
        QCOMPARE(m_handled, 0);
    }

    void takesWhatIsWithinTheLimits()
    {
        RawClient client(m_server->port());
        const QByteArray body(65536, 'x');
        client.send(post("/echo", body, QByteArray("A: b\r\n").repeated(62)));
        QTRY_VERIFY(client.isComplete());
        QCOMPARE(client.status(), 200);
        QCOMPARE(client.body(), body);
    }

    void aRefusedClientReadsTheAnswerBeforeTheConnectionEnds()
    {
        RawClient client(m_server->port());
        QSignalSpy errors(&client.socket, &QTcpSocket::errorOccurred);
        client.send("POST /echo HTTP/1.1\r\n" + host + "Content-Length: 3000000\r\n\r\n" + QByteArray(3000000, 'x'));
        QTRY_VERIFY(client.isClosed());
        QCOMPARE(client.status(), 413);
        QVERIFY(client.isComplete());
        // Closed by an orderly end, not by a reset.
        QCOMPARE(client.socket.error(), QAbstractSocket::RemoteHostClosedError);
        QCOMPARE(client.header("Connection"), QByteArray("close"));
    }

    void aClientThatNeverStopsSendingIsCutOff()
    {
        RawClient client(m_server->port());
        client.send("POST /echo HTTP/1.1\r\n" + host + "Content-Length: 900000000\r\n\r\n");
        QObject::connect(&client.socket, &QTcpSocket::bytesWritten, &client.socket, [&client] {
            if (client.isConnected() && client.socket.bytesToWrite() < 1000000)
                client.send(QByteArray(1000000, 'x'));
        });
        QTRY_VERIFY_WITH_TIMEOUT(client.isClosed(), 20000);
        QCOMPARE(m_handled, 0);
        QTRY_COMPARE(m_server->openConnections(), 0);
    }

    void byteByByte()
    {
        RawClient client(m_server->port());
        const QByteArray request = post("/echo", "hello");
        for (const char byte : request) {
            client.send(QByteArray(1, byte));
            QTRY_COMPARE(client.socket.bytesToWrite(), 0);
            QCoreApplication::processEvents();
        }
        QTRY_VERIFY(client.isComplete());
        QCOMPARE(client.status(), 200);
        QCOMPARE(client.body(), QByteArray("hello"));
        QCOMPARE(m_handled, 1);
    }

    void headAndBodyInPieces()
    {
        const QByteArray request = post("/echo", "hello");
        for (qsizetype cut = 1; cut < request.size(); ++cut) {
            RawClient client(m_server->port());
            client.send(request.left(cut));
            QTRY_VERIFY(client.isConnected() && client.socket.bytesToWrite() == 0);
            QCoreApplication::processEvents();
            client.send(request.mid(cut));
            QTRY_VERIFY(client.isComplete());
            QCOMPARE(client.body(), QByteArray("hello"));
        }
    }

    void unfinishedRequestsMeetTheirDeadline_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("status"); // 0: closed without an answer
        QTest::newRow("nothing at all") << QByteArray() << 0;
        QTest::newRow("half a request line") << QByteArray("GET /hel") << 408;
        QTest::newRow("half a head") << QByteArray("GET /hello HTTP/1.1\r\nHost: x\r\nA") << 408;
        QTest::newRow("no body") << "POST /echo HTTP/1.1\r\n" + host + "Content-Length: 5\r\n\r\n" << 408;
        QTest::newRow("half a body") << "POST /echo HTTP/1.1\r\n" + host + "Content-Length: 5\r\n\r\nhe" << 408;
    }

    void unfinishedRequestsMeetTheirDeadline()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, status);
        start({.requestTimeout = 100ms});
        RawClient client(m_server->port());
        client.send(bytes);
        QTRY_VERIFY(client.isConnected());
        QTRY_VERIFY(client.isClosed());
        QCOMPARE(client.status(), status);
        QCOMPARE(m_handled, 0);
        QTRY_COMPARE(m_server->openConnections(), 0);
    }

    void tricklingDoesNotMoveTheDeadline()
    {
        start({.requestTimeout = 200ms});
        RawClient client(m_server->port());
        QTimer trickle;
        connect(&trickle, &QTimer::timeout, this, [&client] {
            if (client.isConnected())
                client.send("A: b\r\n");
        });
        client.send("GET /hello HTTP/1.1\r\n");
        trickle.start(20ms);
        QTRY_COMPARE(client.status(), 408);
        trickle.stop();
    }

    void keepsTheConnectionForManyRequests()
    {
        RawClient client(m_server->port());
        for (int i = 1; i <= 200; ++i) {
            client.received.clear();
            client.send(i % 2 ? get("/hello") : post("/echo", QByteArray::number(i)));
            QTRY_VERIFY(client.isComplete());
            QCOMPARE(client.status(), 200);
            if (i % 2 == 0)
                QCOMPARE(client.body(), QByteArray::number(i));
            QCOMPARE(m_handled, i);
        }
        QVERIFY(client.isConnected());
        QCOMPARE(m_server->openConnections(), 1);
    }

    void aBadRequestAfterGoodOnesIsRefusedToo()
    {
        RawClient client(m_server->port());
        client.send(get("/hello"));
        QTRY_COMPARE(client.answers(), 1);
        client.send("nonsense\r\n\r\n");
        QTRY_COMPARE(client.answers(), 2);
        QCOMPARE(client.status(), 400);
        QTRY_VERIFY(client.isClosed());
        QCOMPARE(m_handled, 1);
    }

    void honoursClose_data()
    {
        QTest::addColumn<QByteArray>("request");
        QTest::newRow("Connection: close") << get("/hello", "Connection: close\r\n");
        QTest::newRow("Connection: a list with close") << get("/hello", "Connection: TE, Close\r\n");
        QTest::newRow("HTTP/1.0") << QByteArray("GET /hello HTTP/1.0\r\n\r\n");
    }

    void honoursClose()
    {
        QFETCH(QByteArray, request);
        RawClient client(m_server->port());
        client.send(request);
        QTRY_VERIFY(client.isClosed());
        QCOMPARE(client.status(), 200);
        QVERIFY(client.isComplete());
        QCOMPARE(client.header("Connection"), QByteArray("close"));
    }

    // Whatever its size and whenever it comes, the last answer arrives whole, also where the client sends another
    // request meanwhile, which is not accepted.
    void theLastAnswerArrivesWhole_data()
    {
        QTest::addColumn<QByteArray>("request");
        QTest::addColumn<qint64>("size");
        const QByteArray close = "Connection: close\r\n";
        QTest::newRow("small") << get("/hello", close) << qint64(0);
        QTest::newRow("large") << get("/large", close) << largeSize;
        QTest::newRow("large, in HTTP/1.0") << QByteArray("GET /large HTTP/1.0\r\n\r\n") << largeSize;
        QTest::newRow("large and later") << get("/later", close) << largeSize;
    }

    void theLastAnswerArrivesWhole()
    {
        QFETCH(QByteArray, request);
        QFETCH(qint64, size);
        RawClient client(m_server->port());
        client.socket.setReadBufferSize(1024);
        QObject::disconnect(&client.socket, &QTcpSocket::readyRead, nullptr, nullptr);
        client.send(request);
        QTRY_COMPARE(m_handled, 1);
        QTRY_VERIFY(client.socket.bytesAvailable() > 0);
        client.send(get("/hello"));
        QTRY_COMPARE(client.socket.bytesToWrite(), 0);
        connect(&client.socket, &QTcpSocket::readyRead, &client.socket,
                [&client] { client.received += client.socket.readAll(); });
        client.received += client.socket.readAll();
        client.socket.setReadBufferSize(0);
        QTRY_VERIFY(client.isClosed());
        QCOMPARE(client.status(), 200);
        QVERIFY(client.isComplete());
        QVERIFY(client.body().size() >= size);
        QCOMPARE(client.answers(), 1);
        QCOMPARE(m_handled, 1);
        QTRY_COMPARE(m_server->openConnections(), 0);
    }

    void answersContinue()
    {
        RawClient client(m_server->port());
        client.send("POST /echo HTTP/1.1\r\n" + host + "Expect: 100-continue\r\nContent-Length: 5\r\n\r\n");
        QTRY_COMPARE(client.received, QByteArray("HTTP/1.1 100 Continue\r\n\r\n"));
        client.send("hello");
        QTRY_COMPARE(client.answers(), 2);
        QTRY_COMPARE(client.body(), QByteArray("hello"));
    }

    void headHasNoBody()
    {
        RawClient client(m_server->port());
        client.send("HEAD /hello HTTP/1.1\r\n" + host + "\r\n");
        QTRY_COMPARE(client.status(), 200);
        QVERIFY(client.header("Content-Length").toInt() > 0);
        client.send(get("/hello"));
        QTRY_COMPARE(client.answers(), 2);
        const qsizetype end = client.received.indexOf("\r\n\r\n");
        QVERIFY(client.received.mid(end + 4).startsWith("HTTP/1.1 200"));
    }

    void theClientLeaves_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("handled");
        QTest::newRow("before a word") << QByteArray() << 0;
        QTest::newRow("within the head") << QByteArray("GET /hello HT") << 0;
        QTest::newRow("within the body") << "POST /echo HTTP/1.1\r\n" + host + "Content-Length: 5\r\n\r\nhe" << 0;
        QTest::newRow("after the request") << get("/hello") << 1;
        QTest::newRow("during a large answer") << get("/large") << 1;
    }

    void theClientLeaves()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, handled);
        {
            RawClient client(m_server->port());
            client.send(bytes);
            QTRY_VERIFY(client.isConnected() && client.socket.bytesToWrite() == 0);
            QTRY_COMPARE(m_handled, handled);
            client.socket.abort();
        }
        QTRY_COMPARE(m_server->openConnections(), 0);
        RawClient next(m_server->port());
        next.send(get("/hello"));
        QTRY_COMPARE(next.status(), 200);
    }

    void theClientLeavesDuringTheHandler()
    {
        RawClient client(m_server->port());
        m_duringHandler = [&client] { client.socket.abort(); };
        client.send(get("/hello"));
        QTRY_COMPARE(m_handled, 1);
        QTRY_COMPARE(m_server->openConnections(), 0);
        QCOMPARE(client.received, QByteArray());
    }

    void aClientThatHalfClosesGetsItsAnswer()
    {
        RawClient client(m_server->port());
        client.send(get("/hello"));
        QTRY_VERIFY(client.isConnected() && client.socket.bytesToWrite() == 0);
        QCOMPARE(::shutdown(int(client.socket.socketDescriptor()), SHUT_WR), 0);
        QTRY_COMPARE(client.status(), 200);
        QTRY_VERIFY(client.isClosed());
    }

    void aClientThatDoesNotReadIsCutOff()
    {
        start({.requestTimeout = 300ms});
        RawClient client(m_server->port());
        client.socket.setReadBufferSize(1024);
        QObject::disconnect(&client.socket, &QTcpSocket::readyRead, nullptr, nullptr);
        client.send(get("/large"));
        QTRY_COMPARE(m_handled, 1);
        QCOMPARE(m_server->openConnections(), 1);
        QTRY_COMPARE(m_server->openConnections(), 0);
    }

    void noSecondRequestBeforeTheAnswerIsRead()
    {
        RawClient client(m_server->port());
        client.socket.setReadBufferSize(1024);
        QObject::disconnect(&client.socket, &QTcpSocket::readyRead, nullptr, nullptr);
        client.send(get("/large"));
        QTRY_COMPARE(m_handled, 1);
        client.send(get("/hello"));
        QTRY_COMPARE_WITH_TIMEOUT(m_server->openConnections(), 0, 10000); // refused, and cut off after the linger time
        QCOMPARE(m_handled, 1);
    }

    void connectionsOverTheLimitAreToldSo()
    {
        start({.maxConnections = 3});
        std::vector<std::unique_ptr<RawClient>> open;
        for (int i = 0; i < 3; ++i) {
            open.push_back(std::make_unique<RawClient>(m_server->port()));
            QTRY_COMPARE(m_server->openConnections(), i + 1);
        }
        RawClient refused(m_server->port());
        refused.send(get("/hello"));
        QTRY_VERIFY(refused.isClosed());
        QCOMPARE(refused.status(), 503);
        QVERIFY(refused.isComplete());
        QCOMPARE(m_handled, 0);
        // The admitted ones continue, and a freed slot is used again.
        open.front()->send(get("/hello"));
        QTRY_COMPARE(open.front()->status(), 200);
        open.pop_back();
        QTRY_COMPARE(m_server->openConnections(), 2);
        RawClient next(m_server->port());
        next.send(get("/hello"));
        QTRY_COMPARE(next.status(), 200);
    }

    // Idle ones are closed first, then the slowest to finish; a request being served keeps its slot.
    void underPressureTheLeastNeededMakesRoom()
    {
        start({.maxConnections = 3, .roomGrace = 0ms});
        RawClient slow(m_server->port());
        slow.send("POST /echo HTTP/1.1\r\n");
        QTRY_COMPARE(m_server->openConnections(), 1);
        RawClient served(m_server->port());
        RawClient idle(m_server->port());
        served.send(get("/hello"));
        idle.send(get("/hello"));
        QTRY_VERIFY(served.isComplete() && idle.isComplete());
        served.received.clear();
        std::unique_ptr<RawClient> first;
        std::unique_ptr<RawClient> second;
        first = std::make_unique<RawClient>(m_server->port());
        QTRY_VERIFY(served.isClosed() || idle.isClosed());
        QVERIFY(served.isClosed() != idle.isClosed());
        QVERIFY(!slow.isClosed());
        QCOMPARE(m_server->openConnections(), 3);
        first->send("GET /hel");
        RawClient& left = served.isClosed() ? idle : served;
        left.send("GET /hello HTTP/1.1\r\n");
        QTRY_VERIFY(!left.isClosed());
        for (int i = 0; i < 20; ++i)
            QCoreApplication::processEvents();
        second = std::make_unique<RawClient>(m_server->port());
        QTRY_VERIFY(slow.isClosed()); // the slowest of the unfinished
        QVERIFY(!first->isClosed());
        second->send(get("/hello"));
        QTRY_COMPARE(second->status(), 200);
        QCOMPARE(m_server->openConnections(), 3);
    }

    void halfOpenConnectionsDoNotKeepOthersOut()
    {
        start({.maxConnections = 20, .requestTimeout = 150ms});
        std::vector<std::unique_ptr<RawClient>> silent;
        for (int i = 0; i < 60; ++i)
            silent.push_back(std::make_unique<RawClient>(m_server->port()));
        QTRY_COMPARE(m_server->openConnections(), 20);
        QTRY_COMPARE(m_server->openConnections(), 0);
        RawClient client(m_server->port());
        client.send(get("/hello"));
        QTRY_COMPARE(client.status(), 200);
    }

    void stoppingEndsEverything()
    {
        RawClient idle(m_server->port());
        RawClient half(m_server->port());
        half.send("GET /hel");
        QTRY_COMPARE(m_server->openConnections(), 2);
        m_server->stop();
        QTRY_VERIFY(idle.isClosed() && half.isClosed());
        QVERIFY(m_server->listen().has_value());
        RawClient again(m_server->port());
        again.send(get("/hello"));
        QTRY_COMPARE(again.status(), 200);
    }
};

QTEST_GUILESS_MAIN(TestGuard)
#include "tst_guard.moc"
