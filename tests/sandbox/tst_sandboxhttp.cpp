#include "sandbox/http/HttpServer.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QTcpSocket>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace loket::sandbox;
using namespace std::chrono_literals;

namespace {

// A raw client: what was written and what came back, byte for byte.
class RawClient
{
public:
    explicit RawClient(quint16 port)
    {
        socket.connectToHost(QHostAddress::LocalHost, port);
        (void)QTest::qWaitFor([this] { return socket.state() == QAbstractSocket::ConnectedState; }, 5000);
    }
    // Writes and collects until `enough` is in the answer or the server closes; false after `patience`.
    bool talk(const QByteArray& bytes, const QByteArray& enough, int patience = 5000)
    {
        socket.write(bytes);
        return QTest::qWaitFor(
            [&] {
                received += socket.readAll();
                return received.contains(enough) || socket.state() == QAbstractSocket::UnconnectedState;
            },
            patience);
    }
    [[nodiscard]] bool isClosed() const { return socket.state() == QAbstractSocket::UnconnectedState; }

    QTcpSocket socket;
    QByteArray received;
};

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

class TestSandboxHttp : public QObject
{
    Q_OBJECT

    HttpServer* m_server = nullptr;
    int m_handled = 0;

    void order(const QByteArray& json)
    {
        RawClient client(m_server->port());
        QVERIFY(client.talk(post("/_control", json), R"({"ok":true})"));
        QVERIFY(client.received.startsWith("HTTP/1.1 200"));
    }

private slots:
    void init()
    {
        m_handled = 0;
        m_server = new HttpServer;
        const auto hello = [this](const HttpRequest& request) {
            ++m_handled;
            return HttpResponse::text("hello " + request.captures.join(u'|').toUtf8() + ' ' + request.body);
        };
        m_server->route("GET", "/a", hello);
        m_server->route("POST", "/a", hello);
        m_server->route("GET", "/v2/*/status", hello);
        m_server->route("GET", "/files/**", hello);
        QVERIFY(m_server->listen());
    }
    void cleanup() { delete m_server; }

    void routes_data()
    {
        QTest::addColumn<QByteArray>("request");
        QTest::addColumn<QByteArray>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("exact") << get("/a") << QByteArray("200") << QByteArray("hello  ");
        QTest::newRow("with a query") << get("/a?b=c") << QByteArray("200") << QByteArray("hello  ");
        QTest::newRow("with a body") << post("/a", "raw\"bytes\"") << QByteArray("200")
                                     << QByteArray("hello  raw\"bytes\"");
        QTest::newRow("captured") << get("/v2/INV%2d1/status") << QByteArray("200") << QByteArray("hello INV-1 ");
        QTest::newRow("empty segment") << get("/v2//status") << QByteArray("404") << QByteArray("no such address");
        QTest::newRow("rest") << get("/files/x/y") << QByteArray("200") << QByteArray("hello x/y ");
        QTest::newRow("unknown") << get("/b") << QByteArray("404") << QByteArray("no such address");
        QTest::newRow("longer") << get("/a/b") << QByteArray("404") << QByteArray("no such address");
        QTest::newRow("other method") << "DELETE" + get("/a").mid(3) << QByteArray("405")
                                      << QByteArray("another method");
        QTest::newRow("malformed") << QByteArray("hello\r\n\r\n") << QByteArray("400") << QByteArray("malformed");
    }

    void routes()
    {
        QFETCH(QByteArray, request);
        QFETCH(QByteArray, status);
        QFETCH(QByteArray, body);
        RawClient client(m_server->port());
        QVERIFY(client.talk(request, body));
        QVERIFY2(client.received.startsWith("HTTP/1.1 " + status), client.received.constData());
        QVERIFY2(client.received.contains("\r\n\r\n") && client.received.contains(body), client.received.constData());
    }

    void servesSeveralRequestsOnOneConnection()
    {
        RawClient client(m_server->port());
        QVERIFY(client.talk(get("/a"), "hello"));
        client.received.clear();
        QVERIFY(client.talk(post("/a", "two"), "two"));
        client.received.clear();
        QVERIFY(client.talk(get("/a") + get("/files/z"), "hello z"));
        QCOMPARE(m_handled, 4);
        QVERIFY(!client.isClosed());
    }

    void requestsInPiecesAreRead()
    {
        RawClient client(m_server->port());
        const QByteArray whole = post("/a", "pieces");
        for (const char byte : whole) {
            client.socket.write(&byte, 1);
            client.socket.flush();
            QCoreApplication::processEvents();
        }
        QVERIFY(client.talk({}, "pieces"));
        QCOMPARE(m_handled, 1);
    }

    void misbehaves_data()
    {
        QTest::addColumn<QByteArray>("mood");
        QTest::addColumn<bool>("closes");
        QTest::addColumn<int>("handled");
        QTest::addColumn<QByteArray>("starts"); // of the answer; empty: none comes
        QTest::newRow("hang") << QByteArray(R"({"mood":"hang","times":1})") << false << 0 << QByteArray();
        QTest::newRow("hang after") << QByteArray(R"({"mood":"hang_after","times":1})") << false << 1 << QByteArray();
        QTest::newRow("cut") << QByteArray(R"({"mood":"cut","times":1})") << true << 0 << QByteArray();
        QTest::newRow("cut after") << QByteArray(R"({"mood":"cut_after","times":1})") << true << 1 << QByteArray();
        QTest::newRow("status") << QByteArray(R"({"mood":"status","status":429,"retry_after":7,"body":"x","times":1})")
                                << false << 0 << QByteArray("HTTP/1.1 429 Too Many Requests\r\n");
        QTest::newRow("status after") << QByteArray(R"({"mood":"status_after","status":502,"times":1})") << false << 1
                                      << QByteArray("HTTP/1.1 502 ");
        QTest::newRow("garbage") << QByteArray(R"({"mood":"garbage","times":1})") << true << 0
                                 << QByteArray("\x16\x03\x01");
        QTest::newRow("for this path") << QByteArray(R"({"mood":"cut","path":"/a","times":1})") << true << 0
                                       << QByteArray();
        QTest::newRow("for another path")
            << QByteArray(R"({"mood":"cut","path":"/b"})") << false << 1 << QByteArray("HTTP/1.1 200 OK\r\n");
    }

    void misbehaves()
    {
        QFETCH(QByteArray, mood);
        QFETCH(bool, closes);
        QFETCH(int, handled);
        QFETCH(QByteArray, starts);
        order(mood);
        RawClient client(m_server->port());
        (void)client.talk(get("/a"), starts.isEmpty() ? QByteArray("HTTP") : starts,
                          closes || !starts.isEmpty() ? 5000 : 300);
        QTRY_COMPARE(client.isClosed(), closes);
        QCOMPARE(m_handled, handled);
        QVERIFY2(starts.isEmpty() ? client.received.isEmpty() : client.received.startsWith(starts),
                 client.received.constData());
        if (starts.contains("429"))
            QVERIFY(client.received.contains("Retry-After: 7\r\n"));
        RawClient next(m_server->port()); // the mood is used up
        QVERIFY(next.talk(get("/a"), "hello"));
    }

    void delaysItsAnswer()
    {
        order(R"({"mood":"delay","ms":200,"times":1})");
        RawClient client(m_server->port());
        QElapsedTimer elapsed;
        elapsed.start();
        QVERIFY(client.talk(get("/a"), "hello"));
        QVERIFY(elapsed.elapsed() >= 180);
    }

    void moodsHoldAlwaysUntilTheReset()
    {
        m_server->addMood({.kind = Mood::Kind::Status, .status = 500});
        for (int i = 0; i < 3; ++i) {
            RawClient client(m_server->port());
            QVERIFY(client.talk(get("/a"), "500"));
        }
        QCOMPARE(m_handled, 0);
        order(R"({"reset":true})");
        RawClient client(m_server->port());
        QVERIFY(client.talk(get("/a"), "hello"));
        QCOMPARE(m_handled, 1);
    }

    void moodsCountDown()
    {
        m_server->addMood({.kind = Mood::Kind::Status, .times = 2, .status = 503});
        QList<bool> fine;
        for (int i = 0; i < 3; ++i) {
            RawClient client(m_server->port());
            QVERIFY(client.talk(get("/a"), "\r\n\r\n"));
            fine.append(client.received.startsWith("HTTP/1.1 200"));
        }
        QCOMPARE(fine, QList<bool>({false, false, true}));
    }

    void controlRefusesNonsense_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("not JSON") << QByteArray("cut");
        QTest::newRow("unknown mood") << QByteArray(R"({"mood":"sulk"})");
        QTest::newRow("negative delay") << QByteArray(R"({"mood":"delay","ms":-5})");
        QTest::newRow("impossible status") << QByteArray(R"({"mood":"status","status":42})");
        QTest::newRow("unknown command") << QByteArray(R"({"dance":true})");
    }

    void controlRefusesNonsense()
    {
        QFETCH(QByteArray, body);
        RawClient client(m_server->port());
        QVERIFY(client.talk(post("/_control", body), "error"));
        QVERIFY(client.received.startsWith("HTTP/1.1 400"));
    }

    void controlTellsItsMoodsAndPassesCommandsOn()
    {
        QJsonObject passed;
        m_server->setControl([&](const QJsonObject& json) {
            passed = json;
            return HttpResponse::json({{"ok"_L1, true}});
        });
        order(R"({"pay":"INV-1"})");
        QCOMPARE(passed.value("pay"_L1).toString(), u"INV-1"_s);
        order(R"({"mood":"delay","ms":5,"times":2,"path":"/a"})");
        RawClient client(m_server->port());
        QVERIFY(client.talk(get("/_control"), "}"));
        const QByteArray body = client.received.mid(client.received.indexOf("\r\n\r\n") + 4);
        const QJsonObject mood = QJsonDocument::fromJson(body).object().value("moods"_L1).toArray().at(0).toObject();
        QCOMPARE(mood, QJsonObject({{"mood"_L1, "delay"_L1}, {"ms"_L1, 5}, {"times"_L1, 2}, {"path"_L1, "/a"_L1}}));
    }

    void refusesATakenPortAndCutsOnClose()
    {
        HttpServer second;
        const auto port = second.listen(m_server->port());
        QVERIFY(!port && port.error().kind == loket::core::ErrorKind::Conflict);
        RawClient client(m_server->port());
        QVERIFY(client.talk(get("/a"), "hello"));
        m_server->close();
        QTRY_VERIFY(client.isClosed());
    }

    void formsAreDecoded()
    {
        const HttpRequest request{
            "POST", "/", "a=1+2&b=%2B%26", {}, "items%5B0%5D%5Bname%5D=Voucher+1+hari&empty=&flag", {}};
        QCOMPARE(request.queryValue(u"a"), u"1 2"_s);
        QCOMPARE(request.queryValue(u"b"), u"+&"_s);
        QCOMPARE(request.formValue(u"items[0][name]"), u"Voucher 1 hari"_s);
        QCOMPARE(request.formValue(u"empty"), QString());
        QCOMPARE(decodeForm(request.body).size(), 3);
    }
};

QTEST_GUILESS_MAIN(TestSandboxHttp)
#include "tst_sandboxhttp.moc"
