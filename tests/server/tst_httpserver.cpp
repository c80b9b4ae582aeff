// The route table, the reply helpers, the security headers, which proxies are trusted, and the rate limit.
#include "core/Clock.h"
#include "server/HttpServer.h"
#include "server/RateLimiter.h"
#include "server/RawClient.h"

#include <QTest>

using namespace loket;
using namespace loket::server;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using loket::test::RawClient;

namespace {

RouteTable someRoutes()
{
    RouteTable router;
    router.get("/shop/", [](const Request&) { return page(200, "<p>shop</p>"); });
    router.get("/thing/*", [](const Request& request) { return Reply{.body = request.parameters.first().toUtf8()}; });
    router.post("/thing/*", [](const Request&) { return success(); });
    router.get("/throws", [](const Request&) -> Reply { throw std::runtime_error("out of luck"); });
    router.get("/throws-anything", [](const Request&) -> Reply { throw 42; });
    router.get("/client", [](const Request& request) {
        return Reply{.body =
                         request.client.toString().toUtf8() + ' ' + request.scheme + ' ' + request.origin().toUtf8()};
    });
    router.get("/split", [](const Request&) {
        Reply reply;
        reply.headers.emplace_back("X-Test", "a\r\nSet-Cookie: b");
        return reply;
    });
    return router;
}

Request request(const QByteArray& method, const QByteArray& path)
{
    return {.method = method, .target = path, .segments = splitPath(path).value_or(QStringList())};
}

} // namespace

class TestHttpServer : public QObject
{
    Q_OBJECT

private slots:
    // A clock that is set neither locks out nor admits.
    void theLimiterDoesNotLookAtTheWallClock_data()
    {
        QTest::addColumn<int>("hours");
        QTest::newRow("a day back") << -24;
        QTest::newRow("a day ahead") << 24;
    }
    void theLimiterDoesNotLookAtTheWallClock()
    {
        QFETCH(int, hours);
        core::ManualClock clock;
        RateLimiter limiter(clock, 1);
        QVERIFY(!limiter.take("a"));
        clock.step(std::chrono::hours(hours));
        const auto wait = limiter.take("a");
        QVERIFY(wait && *wait <= std::chrono::minutes(1));
        clock.advance(std::chrono::seconds(61));
        QVERIFY(!limiter.take("a"));
    }

    void routes_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("allow");
        const auto row = [](const char* name, const QByteArray& method, const QByteArray& path, int status,
                            const QByteArray& allow = {}) { QTest::newRow(name) << method << path << status << allow; };
        row("known", "GET", "/shop/", 200);
        row("HEAD is GET", "HEAD", "/shop/", 200);
        row("another path without the slash", "GET", "/shop", 404);
        row("unknown", "GET", "/nothing", 404);
        row("root", "GET", "/", 404);
        row("capitals", "GET", "/Shop/", 404);
        row("placeholder", "GET", "/thing/7", 200);
        row("empty placeholder", "GET", "/thing/", 404);
        row("a segment too many", "GET", "/thing/7/8", 404);
        row("wrong method", "POST", "/shop/", 405, "GET, HEAD");
        row("wrong method of two", "DELETE", "/thing/7", 405, "GET, HEAD, POST");
        row("made-up method", "BREW", "/shop/", 405, "GET, HEAD");
        row("lower-case method", "get", "/shop/", 405, "GET, HEAD");
        row("exception", "GET", "/throws", 500);
        row("any exception", "GET", "/throws-anything", 500);
    }

    void routes()
    {
        QFETCH(QByteArray, method);
        QFETCH(QByteArray, path);
        QFETCH(int, status);
        QFETCH(QByteArray, allow);
        const Reply reply = someRoutes().answer(request(method, path));
        QCOMPARE(reply.status, status);
        QByteArray allowed;
        for (const auto& [name, value] : reply.headers) {
            if (name == "Allow")
                allowed = value;
        }
        QCOMPARE(allowed, allow);
        QVERIFY(!reply.body.contains("luck"));
    }

    void anEncodedSlashStaysInItsSegment()
    {
        QCOMPARE(someRoutes().answer(request("GET", "/thing/a%2Fb")).body, QByteArray("a/b"));
    }

    void paths_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QStringList>("segments"); // empty: malformed
        QTest::newRow("root") << QByteArray("/") << QStringList{u""_s};
        QTest::newRow("two") << QByteArray("/a/b") << QStringList{u"a"_s, u"b"_s};
        QTest::newRow("trailing slash") << QByteArray("/a/") << QStringList{u"a"_s, u""_s};
        QTest::newRow("dots are only dots") << QByteArray("/../a") << QStringList{u".."_s, u"a"_s};
        QTest::newRow("plus is a plus") << QByteArray("/a+b") << QStringList{u"a+b"_s};
        QTest::newRow("UTF-8") << QByteArray("/%C3%A9") << QStringList{u"é"_s};
        QTest::newRow("broken UTF-8") << QByteArray("/%C3") << QStringList();
        QTest::newRow("half an escape") << QByteArray("/a%2") << QStringList();
        QTest::newRow("no escape") << QByteArray("/a%zz") << QStringList();
        QTest::newRow("NUL") << QByteArray("/a%00") << QStringList();
        QTest::newRow("line feed") << QByteArray("/a%0a") << QStringList();
        QTest::newRow("no slash") << QByteArray("a") << QStringList();
        QTest::newRow("nothing") << QByteArray("") << QStringList();
    }

    void paths()
    {
        QFETCH(QByteArray, path);
        QFETCH(QStringList, segments);
        QCOMPARE(splitPath(path).value_or(QStringList()), segments);
    }

    void ids_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<qint64>("id"); // 0: refused
        QTest::newRow("one") << u"1"_s << qint64(1);
        QTest::newRow("beyond 32 bits") << u"99999999999"_s << qint64(99999999999);
        QTest::newRow("beyond 64 bits") << u"99999999999999999999"_s << qint64(0);
        QTest::newRow("zero") << u"0"_s << qint64(0);
        QTest::newRow("negative") << u"-1"_s << qint64(0);
        QTest::newRow("signed") << u"+1"_s << qint64(0);
        QTest::newRow("space") << u" 1"_s << qint64(0);
        QTest::newRow("fraction") << u"1.0"_s << qint64(0);
        QTest::newRow("hex") << u"0x1"_s << qint64(0);
        QTest::newRow("other digits") << u"\u0661"_s << qint64(0);
        QTest::newRow("nothing") << QString() << qint64(0);
    }

    void ids()
    {
        QFETCH(QString, text);
        QFETCH(qint64, id);
        QCOMPARE(parseId(text).value_or(0), id);
    }

    void forms()
    {
        const Fields fields = parseForm("name=Budi+Santoso&phone=%2B62812&empty=&flag&name=second&bad=%zz&&=x");
        QCOMPARE(fields.value(u"name"), u"Budi Santoso"_s);
        QCOMPARE(fields.value(u"phone"), u"+62812"_s);
        QVERIFY(fields.contains(u"empty") && fields.value(u"empty").isEmpty());
        QVERIFY(fields.contains(u"flag"));
        QVERIFY(!fields.contains(u"bad"));
        QVERIFY(parseForm(QByteArray("a=b&").repeated(10000)).entries.size() <= 64);
    }

    void everyReplyCarriesTheSecurityHeaders_data()
    {
        QTest::addColumn<Reply>("reply");
        QTest::addColumn<QByteArrayList>("lines");
        const QByteArrayList always{"X-Content-Type-Options: nosniff\r\n",
                                    "Referrer-Policy: ", "frame-ancestors 'none'", "Cache-Control: no-store\r\n"};
        QTest::newRow("JSON") << success() << always;
        QTest::newRow("failure") << failure(404, u"x"_s) << always;
        QTest::newRow("page") << page(200, "<p>")
                              << always + QByteArrayList{"default-src 'none'", "form-action 'self'",
                                                         "X-Frame-Options: DENY"};
        QTest::newRow("redirect") << redirect("/x") << always + QByteArrayList{"Location: /x\r\n"};
    }

    void everyReplyCarriesTheSecurityHeaders()
    {
        QFETCH(Reply, reply);
        QFETCH(QByteArrayList, lines);
        const QByteArray wire = toWire(reply, {});
        for (const QByteArray& line : lines)
            QVERIFY2(wire.contains(line), line.constData());
        // A page's script is loaded only from here, and is never in the page itself.
        QVERIFY(!wire.contains("unsafe-inline") && !wire.contains("unsafe-eval"));
        QCOMPARE(wire.contains("script-src"), wire.contains("script-src 'self';"));
        QCOMPARE(wire.count("Content-Length: "), 1);
    }

    void aHeaderValueCannotStartANewLine()
    {
        const QByteArray wire = toWire(someRoutes().answer(request("GET", "/split")), {});
        QVERIFY(wire.contains("X-Test: aSet-Cookie: b\r\n"));
    }

    void kindsBecomeStatuses()
    {
        using core::ErrorKind;
        const std::vector<std::pair<ErrorKind, int>> expected{
            {ErrorKind::InvalidInput, 400}, {ErrorKind::Unauthorized, 401}, {ErrorKind::Forbidden, 403},
            {ErrorKind::NotFound, 404},     {ErrorKind::Conflict, 409},     {ErrorKind::RateLimited, 429},
            {ErrorKind::Internal, 500},     {ErrorKind::Refused, 502},      {ErrorKind::Unreachable, 502},
            {ErrorKind::Storage, 503},      {ErrorKind::Unavailable, 503},  {ErrorKind::Timeout, 504}};
        for (const auto& [kind, status] : expected)
            QCOMPARE(httpStatus(kind), status);
    }

    void ourOwnTroubleIsNotToldInDetail()
    {
        QVERIFY(!failure(core::Error{core::ErrorKind::Storage, u"disk I/O error in /home/x/loket.db"_s})
                     .body.contains("loket.db"));
        QVERIFY(!failure(core::Error{core::ErrorKind::Internal, u"row 7"_s}).body.contains("row 7"));
        const Reply limited = failure(core::Error{core::ErrorKind::RateLimited, u"slow down"_s, 1500ms});
        QCOMPARE(limited.headers.first(), std::make_pair(QByteArray("Retry-After"), QByteArray("2")));
    }

    void proxies_data()
    {
        QTest::addColumn<QString>("peer");
        QTest::addColumn<QByteArray>("forwardedFor");
        QTest::addColumn<QString>("client");
        const auto row = [](const char* name, const QString& peer, const QByteArray& forwarded, const QString& client) {
            QTest::newRow(name) << peer << forwarded << client;
        };
        row("no header", u"127.0.0.1"_s, "", u"127.0.0.1"_s);
        row("believed", u"127.0.0.1"_s, "203.0.113.7", u"203.0.113.7"_s);
        row("mapped peer is believed", u"::ffff:127.0.0.1"_s, "203.0.113.7", u"203.0.113.7"_s);
        row("not believed from a stranger", u"198.51.100.1"_s, "203.0.113.7", u"198.51.100.1"_s);
        row("what the client wrote itself is not believed", u"127.0.0.1"_s, "1.1.1.1, 203.0.113.7", u"203.0.113.7"_s);
        row("a chain of proxies", u"127.0.0.1"_s, "1.1.1.1, 203.0.113.7, 10.1.2.3", u"203.0.113.7"_s);
        row("nonsense", u"127.0.0.1"_s, "unknown", u"127.0.0.1"_s);
        row("nonsense left of a proxy", u"127.0.0.1"_s, "evil, 10.1.2.3", u"10.1.2.3"_s);
        row("port", u"127.0.0.1"_s, "203.0.113.7:4711", u"203.0.113.7"_s);
        row("IPv6 with port", u"127.0.0.1"_s, "[2001:db8::1]:4711", u"2001:db8::1"_s);
    }

    void proxies()
    {
        QFETCH(QString, peer);
        QFETCH(QByteArray, forwardedFor);
        QFETCH(QString, client);
        const auto trusted = TrustedProxies::parse({u"127.0.0.1"_s, u"10.0.0.0/8"_s});
        QVERIFY(trusted.has_value());
        QCOMPARE(trusted->client(QHostAddress(peer), forwardedFor), QHostAddress(client));
        QVERIFY(!TrustedProxies::parse({u"proxy.example"_s}).has_value());
    }

    void theSchemeIsBelievedOfProxiesOnly()
    {
        const auto trusted = TrustedProxies::parse({u"127.0.0.1"_s}).value();
        QCOMPARE(trusted.scheme(QHostAddress(u"127.0.0.1"_s), "https", false), QByteArray("https"));
        QCOMPARE(trusted.scheme(QHostAddress(u"127.0.0.1"_s), "javascript", false), QByteArray("http"));
        QCOMPARE(trusted.scheme(QHostAddress(u"10.0.0.1"_s), "https", false), QByteArray("http"));
        QCOMPARE(trusted.scheme(QHostAddress(u"10.0.0.1"_s), "", true), QByteArray("https"));
    }

    void overTheWire()
    {
        ServerSettings settings;
        settings.port = 0;
        settings.trustedProxies = {u"127.0.0.1"_s};
        HttpServer server(settings, someRoutes());
        QVERIFY(server.listen().has_value());
        QCOMPARE(server.url(), QUrl(u"http://127.0.0.1:%1"_s.arg(server.port())));
        RawClient client(server.port());
        client.send("GET /client HTTP/1.1\r\nHost: shop.example\r\nX-Forwarded-For: 203.0.113.7\r\nX-Forwarded-Proto: "
                    "https\r\n\r\n");
        QTRY_VERIFY(client.isComplete());
        QCOMPARE(client.body(), QByteArray("203.0.113.7 https https://shop.example"));
        client.received.clear();
        client.send("GET /throws HTTP/1.1\r\nHost: x\r\n\r\n");
        QTRY_VERIFY(client.isComplete());
        QCOMPARE(client.status(), 500);
        client.received.clear();
        client.send("PUT /thing/1 HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n");
        QTRY_VERIFY(client.isComplete());
        QCOMPARE(client.status(), 405);
        QCOMPARE(client.header("Allow"), QByteArray("GET, HEAD, POST"));
        QVERIFY(client.header("Date").endsWith(" GMT"));
    }

    void aTakenPortIsAnError()
    {
        HttpServer first({.port = 0}, someRoutes());
        QVERIFY(first.listen().has_value());
        HttpServer second({.port = first.port()}, someRoutes());
        const auto result = second.listen();
        QVERIFY(!result.has_value());
        QVERIFY(result.error().kind == core::ErrorKind::Unavailable);
        QVERIFY(result.error().detail.contains(QString::number(first.port())));
    }

    void theRateIsPerKeyAndMinute()
    {
        core::ManualClock clock;
        RateLimiter limiter(clock, 2);
        QVERIFY(!limiter.take("a"));
        clock.advance(10s);
        QVERIFY(!limiter.take("a"));
        QVERIFY(!limiter.take("b"));
        QVERIFY(limiter.take("a") == 50s);
        clock.advance(50s);
        QVERIFY(!limiter.take("a"));
        QVERIFY(limiter.take("a") == 10s);
        RateLimiter none(clock, 0);
        for (int i = 0; i < 1000; ++i)
            QVERIFY(!none.take("a"));
    }

    void theRatesMemoryIsBounded()
    {
        core::ManualClock clock;
        RateLimiter limiter(clock, 2);
        for (int i = 0; i < 3 * RateLimiter::maxKeys; ++i) {
            limiter.take(QByteArray::number(i));
            if (i % 100 == 0)
                clock.advance(1ms);
        }
        QVERIFY(limiter.keys() <= RateLimiter::maxKeys);
        // The newest are still counted.
        limiter.take("29999");
        QVERIFY(limiter.take("29999").has_value());
    }
};

QTEST_GUILESS_MAIN(TestHttpServer)
#include "tst_httpserver.moc"
