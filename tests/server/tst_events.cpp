// The event stream: who may listen, what a listener receives, and that a revoked token, a silent or a leaving listener
// ends.
#include "server/HttpServer.h"
#include "server/RawClient.h"

#include <QJsonDocument>
#include <QTest>

using namespace loket;
using namespace loket::server;
using namespace Qt::Literals::StringLiterals;
using loket::test::RawClient;

namespace {

QStringList logged;

} // namespace

class TestEvents : public QObject
{
    Q_OBJECT

    bool m_valid = true;
    int m_checks = 0; // how often the token has been checked
    std::optional<int> m_validFor;
    std::unique_ptr<EventStream> m_events;
    std::unique_ptr<HttpServer> m_server;

    static QByteArray handshake(const QByteArray& path, const QByteArray& more = {})
    {
        return "GET " + path +
               " HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
               "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n" +
               more + "\r\n";
    }
    static void open(QWebSocket& socket, quint16 port)
    {
        QNetworkRequest request(QUrl(u"ws://127.0.0.1:%1/events"_s.arg(port)));
        request.setRawHeader("Authorization", "Bearer right");
        socket.open(request);
    }

private slots:
    void init()
    {
        m_valid = true;
        m_checks = 0;
        m_validFor.reset();
        m_events = std::make_unique<EventStream>([this](const Request& request) -> std::optional<Reply> {
            ++m_checks;
            if (m_valid && (!m_validFor || m_checks <= *m_validFor) &&
                request.header("authorization") == "Bearer right")
                return std::nullopt;
            return failure(401, u"no token"_s);
        });
        RouteTable router;
        router.get("/hello", [](const Request&) { return success(); });
        m_server = std::make_unique<HttpServer>(ServerSettings{.port = 0}, router);
        m_server->setEvents("/events", *m_events);
        QVERIFY(m_server->listen().has_value());
    }
    void cleanup()
    {
        m_server.reset();
        m_events.reset();
    }

    void listenersHearEvents()
    {
        QWebSocket first;
        QWebSocket second;
        QStringList heard;
        connect(&first, &QWebSocket::textMessageReceived, this, [&heard](const QString& text) { heard += text; });
        connect(&second, &QWebSocket::textMessageReceived, this, [&heard](const QString& text) { heard += text; });
        open(first, m_server->port());
        open(second, m_server->port());
        QTRY_COMPARE(m_events->listeners(), 2);
        m_events->send({{u"type"_s, u"purchase"_s}, {u"id"_s, 7}});
        QTRY_COMPARE(heard.size(), 2);
        QCOMPARE(QJsonDocument::fromJson(heard.first().toUtf8()).object(),
                 (QJsonObject{{u"type"_s, u"purchase"_s}, {u"id"_s, 7}}));
        // Kept well beyond the deadline of an HTTP request's connection, and still counted.
        QCOMPARE(m_server->openConnections(), 2);
        first.close();
        QTRY_COMPARE(m_events->listeners(), 1);
        QTRY_COMPARE(m_server->openConnections(), 1);
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("request");
        QTest::addColumn<int>("status");
        QTest::newRow("no token") << handshake("/events") << 401;
        QTest::newRow("wrong token") << handshake("/events", "Authorization: Bearer wrong\r\n") << 401;
        QTest::newRow("another path") << handshake("/hello", "Authorization: Bearer right\r\n") << 404;
        QTest::newRow("not GET") << "POST" + handshake("/events", "Authorization: Bearer right\r\n").mid(3) << 404;
        QTest::newRow("no upgrade") << QByteArray(
                                           "GET /events HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer right\r\n\r\n")
                                    << 404;
        QTest::newRow("another protocol")
            << QByteArray("GET /hello HTTP/1.1\r\nHost: x\r\nUpgrade: h2c\r\nConnection: Upgrade\r\n\r\n") << 200;
    }

    void refuses()
    {
        QFETCH(QByteArray, request);
        QFETCH(int, status);
        RawClient client(m_server->port());
        client.send(request);
        QTRY_VERIFY(client.isComplete());
        QCOMPARE(client.status(), status);
        QCOMPARE(client.answers(), 1);
        QCOMPARE(m_events->listeners(), 0);
    }

    // A stranger who goes on asking does not fill the log.
    void refusalsWriteNoLines()
    {
        const QByteArrayList requests{handshake("/events"), handshake("/events", "Authorization: Bearer wrong\r\n"),
                                      handshake("/hello", "Authorization: Bearer right\r\n"),
                                      "POST" + handshake("/events", "Authorization: Bearer right\r\n").mid(3)};
        constexpr int atOnce = 50; // below the limit of connections
        logged.clear();
        const QtMessageHandler before =
            qInstallMessageHandler([](QtMsgType, const QMessageLogContext&, const QString& text) { logged += text; });
        int refused = 0;
        for (int round = 0; round < 1000 / atOnce; ++round) {
            std::vector<std::unique_ptr<RawClient>> clients;
            for (int i = 0; i < atOnce; ++i) {
                clients.push_back(std::make_unique<RawClient>(m_server->port()));
                clients.back()->send(requests.at(i % requests.size()));
            }
            const auto isAnswered = [](const auto& client) { return client->isComplete(); };
            if (!QTest::qWaitFor([&] { return std::all_of(clients.begin(), clients.end(), isAnswered); }))
                break;
            for (const auto& client : clients)
                refused += client->status() == 401 || client->status() == 404 ? 1 : 0;
        }
        qInstallMessageHandler(before);
        QCOMPARE(refused, 1000);
        QCOMPARE(logged, QStringList());
        QCOMPARE(m_events->listeners(), 0);
    }

    // The guard checks before QHttpServer gets the request, and QHttpServer checks again.
    void aTokenRevokedDuringTheHandshakeIsRefused()
    {
        m_validFor = 1;
        RawClient client(m_server->port());
        client.send(handshake("/events", "Authorization: Bearer right\r\n"));
        QTRY_VERIFY(client.isClosed());
        QVERIFY(client.isComplete());
        QCOMPARE(client.status(), 401);
        QCOMPARE(client.answers(), 1);
        QCOMPARE(m_checks, 2);
        QCOMPARE(m_events->listeners(), 0);
    }

    void aRevokedTokenEndsTheStream()
    {
        QWebSocket socket;
        open(socket, m_server->port());
        QTRY_COMPARE(m_events->listeners(), 1);
        m_valid = false;
        int heard = 0;
        connect(&socket, &QWebSocket::textMessageReceived, this, [&heard] { ++heard; });
        m_events->send({{u"type"_s, u"purchase"_s}});
        QTRY_COMPARE(m_events->listeners(), 0);
        QTRY_COMPARE(socket.state(), QAbstractSocket::UnconnectedState);
        QCOMPARE(heard, 0);
        QCOMPARE(socket.closeCode(), QWebSocketProtocol::CloseCodePolicyViolated);
    }

    void tooManyListeners()
    {
        std::vector<std::unique_ptr<QWebSocket>> sockets;
        for (int i = 0; i < EventStream::maxListeners; ++i) {
            sockets.push_back(std::make_unique<QWebSocket>());
            open(*sockets.back(), m_server->port());
        }
        QTRY_COMPARE(m_events->listeners(), EventStream::maxListeners);
        RawClient client(m_server->port());
        client.send(handshake("/events", "Authorization: Bearer right\r\n"));
        QTRY_COMPARE(client.status(), 503);
    }

    void aListenerWhoTalksTooMuchIsDropped()
    {
        QWebSocket socket;
        open(socket, m_server->port());
        QTRY_COMPARE(m_events->listeners(), 1);
        QTRY_COMPARE(socket.state(), QAbstractSocket::ConnectedState); // before that nothing is sent
        socket.sendTextMessage(QString(100000, u'x'));
        QTRY_COMPARE(m_events->listeners(), 0);
    }

    void aHandshakeThatFailsLeavesNothing()
    {
        RawClient client(m_server->port());
        client.send("GET /events HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nAuthorization: "
                    "Bearer right\r\n\r\n");
        QTRY_VERIFY(client.isClosed());
        QCOMPARE(m_events->listeners(), 0);
        QTRY_COMPARE(m_server->openConnections(), 0);
    }

    void stoppingTheServerEndsTheStreams()
    {
        QWebSocket socket;
        open(socket, m_server->port());
        QTRY_COMPARE(m_events->listeners(), 1);
        m_server->stop();
        QCOMPARE(m_events->listeners(), 0);
        QTRY_COMPARE(socket.state(), QAbstractSocket::UnconnectedState);
    }
};

QTEST_GUILESS_MAIN(TestEvents)
#include "tst_events.moc"
