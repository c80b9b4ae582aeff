// Who gets a place where there are not enough: webhooks always, and through a proxy nobody all of them.
#include "server/HttpServer.h"
#include "server/RawClient.h"

#include <QTest>

using namespace loket;
using namespace loket::server;
using namespace loket::test;
using namespace std::chrono_literals;

namespace {

QByteArray get(const QByteArray& path)
{
    return "GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n";
}

QByteArray post(const QByteArray& path, const QByteArray& body)
{
    return "POST " + path + " HTTP/1.1\r\nHost: x\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" +
           body;
}

} // namespace

class TestPlaces : public QObject
{
    Q_OBJECT

    QList<std::function<void(const Reply&)>> m_waiting;
    std::unique_ptr<HttpServer> m_server;

    void start(ServerSettings settings)
    {
        settings.port = 0;
        RouteTable router;
        router.get("/hello", [](const Request&) { return success({}); });
        router.get("/wait", [this](const Request&) { // until it is told
            return Reply{.later = [this](const std::function<void(const Reply&)>& answer) { m_waiting += answer; }};
        });
        for (const char* path : {"/echo", "/voucher/payment-webhook/tripay", "/voucher/delivery-webhook/gowa"})
            router.post(path, [](const Request&) { return success({}); });
        m_waiting.clear();
        m_server = std::make_unique<HttpServer>(settings, router);
        QVERIFY(m_server->listen().has_value());
    }

private slots:
    void cleanup() { m_server.reset(); }

    // Every place is taken by requests that are being served: a webhook still gets in, and nothing else.
    void webhooksHavePlacesOfTheirOwn_data()
    {
        QTest::addColumn<QByteArray>("request");
        QTest::addColumn<int>("status");
        QTest::newRow("a payment's") << post("/voucher/payment-webhook/tripay", "{}") << 200;
        QTest::newRow("a message's receipt") << post("/voucher/delivery-webhook/gowa", "{}") << 200;
        QTest::newRow("a page") << get("/hello") << 503;
        QTest::newRow("another post") << post("/echo", "{}") << 503;
        QTest::newRow("a page that looks like one") << get("/voucher/payment-webhook/tripay") << 503;
    }
    void webhooksHavePlacesOfTheirOwn()
    {
        QFETCH(QByteArray, request);
        QFETCH(int, status);
        start({.maxConnections = 64, .roomGrace = 0ms});
        std::vector<std::unique_ptr<RawClient>> served;
        for (int i = 0; i < 60; ++i) {
            served.push_back(std::make_unique<RawClient>(m_server->port()));
            served.back()->send(get("/wait"));
        }
        QTRY_COMPARE(m_waiting.size(), 60);
        for (int i = 0; i < 8; ++i) { // more than are reserved: a place there is given back
            RawClient client(m_server->port());
            client.send(request);
            QTRY_COMPARE(client.status(), status);
        }
        QCOMPARE(m_waiting.size(), 60);
        m_waiting.takeFirst()(success({}));
        QTRY_COMPARE(served.front()->status(), 200);
        RawClient next(m_server->port()); // takes the place of the one that is idle now
        next.send(get("/hello"));
        QTRY_COMPARE(next.status(), 200);
    }

    void theLongestIdleMakesRoomFirst_data()
    {
        QTest::addColumn<QList<int>>("order"); // in which they were answered
        QTest::newRow("as they came") << QList<int>{0, 1, 2, 3};
        QTest::newRow("the last first") << QList<int>{3, 2, 1, 0};
        QTest::newRow("in disorder") << QList<int>{2, 0, 3, 1};
        QTest::newRow("one is asked once more") << QList<int>{1, 0, 2, 1, 3};
    }

    // Not who came first: whose last answer is longest ago.
    void theLongestIdleMakesRoomFirst()
    {
        QFETCH(QList<int>, order);
        start({.maxConnections = 4, .roomGrace = 0ms});
        std::vector<std::unique_ptr<RawClient>> idle;
        for (int i = 0; i < 4; ++i) {
            idle.push_back(std::make_unique<RawClient>(m_server->port()));
            QTRY_COMPARE(m_server->openConnections(), i + 1);
        }
        QList<int> closes; // in this order
        for (const int one : order) {
            idle[size_t(one)]->received.clear();
            idle[size_t(one)]->send(get("/hello"));
            QTRY_VERIFY(idle[size_t(one)]->isComplete());
            closes.removeAll(one);
            closes += one;
        }
        std::vector<std::unique_ptr<RawClient>> next;
        for (const int one : closes) {
            next.push_back(std::make_unique<RawClient>(m_server->port()));
            next.back()->send(get("/hello"));
            QTRY_COMPARE(next.back()->status(), 200);
            QTRY_VERIFY2(idle[size_t(one)]->isClosed(), qPrintable(QString::number(one)));
            for (const int later : closes.mid(closes.indexOf(one) + 1))
                QVERIFY2(!idle[size_t(later)]->isClosed(), qPrintable(QString::number(later)));
            QCOMPARE(m_server->openConnections(), 4);
        }
    }

    // Behind a proxy that is believed, whom it speaks for counts.
    void behindAProxyTheClientCounts()
    {
        start({.trustedProxies = {QStringLiteral("127.0.0.1")}});
        const auto from = [](const QByteArray& path, const QByteArray& client) {
            return "GET " + path + " HTTP/1.1\r\nHost: x\r\nX-Forwarded-For: " + client + "\r\n\r\n";
        };
        std::vector<std::unique_ptr<RawClient>> served;
        for (int i = 0; i < 64; ++i) {
            served.push_back(std::make_unique<RawClient>(m_server->port()));
            served.back()->send(from("/wait", "203.0.113.1"));
        }
        QTRY_COMPARE(m_waiting.size(), 64);
        RawClient tooMany(m_server->port());
        tooMany.send(from("/hello", "203.0.113.1"));
        QTRY_COMPARE(tooMany.status(), 503);
        RawClient invented(m_server->port()); // what the client wrote himself is not believed
        invented.send(from("/hello", "198.51.100.1, 203.0.113.1"));
        QTRY_COMPARE(invented.status(), 503);
        RawClient other(m_server->port());
        other.send(from("/hello", "203.0.113.2"));
        QTRY_COMPARE(other.status(), 200);
        // Over the proxy's same connections, once they are answered.
        m_waiting.takeFirst()(success({}));
        QTRY_COMPARE(served.front()->status(), 200);
        other.received.clear();
        other.send(from("/hello", "203.0.113.1"));
        QTRY_COMPARE(other.status(), 200);
    }
};

QTEST_GUILESS_MAIN(TestPlaces)
#include "tst_places.moc"
