#include "ChannelTest.h"

#include "delivery/Fonnte.h"

#include <QSignalSpy>

using namespace loket;
using namespace loket::test;
using core::ErrorKind;

class TestFonnte : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<core::ManualClock> m_clock;
    std::unique_ptr<sandbox::WhatsAppSandbox> m_sandbox;
    std::unique_ptr<net::HttpClient> m_http;
    std::unique_ptr<delivery::Fonnte> m_channel;

private slots:
    void init()
    {
        m_clock = std::make_unique<core::ManualClock>();
        sandbox::WhatsAppAccounts accounts;
        accounts.fonnteToken = "device-token";
        m_sandbox = std::make_unique<sandbox::WhatsAppSandbox>(*m_clock, accounts);
        QVERIFY(m_sandbox->listen());
        m_http = std::make_unique<net::HttpClient>(callTimeout);
        m_channel = std::make_unique<delivery::Fonnte>(
            delivery::FonnteSettings{m_sandbox->baseUrl(u"fonnte"_s), core::Secret("device-token")}, *m_http);
    }

    void cleanup()
    {
        m_channel.reset();
        m_http.reset();
        m_sandbox.reset();
    }

    void sends()
    {
        QList<sandbox::HttpRequest> requests;
        connect(&m_sandbox->server(), &sandbox::HttpServer::requested, this,
                [&](const sandbox::HttpRequest& request) { requests += request; });
        QCOMPARE(m_channel->name(), u"fonnte"_s);
        const auto result = await(m_channel->send(message()));
        QVERIFY2(result, qPrintable(result ? QString() : result.error().detail));
        QCOMPARE(result->vendorId, u"80367170"_s);
        QCOMPARE(m_sandbox->messages().size(), 1);
        QCOMPARE(m_sandbox->messages().first().to, u"628123456789"_s);
        QCOMPARE(m_sandbox->messages().first().text, message().text);

        QCOMPARE(requests.size(), 1);
        QCOMPARE(requests.first().method, QByteArray("POST"));
        QCOMPARE(requests.first().path, QByteArray("/fonnte/send"));
        QCOMPARE(requests.first().header("authorization"), QByteArray("device-token"));
        QVERIFY(requests.first().header("content-type").startsWith("application/x-www-form-urlencoded"));
        QCOMPARE(requests.first().formValue(u"countryCode"), u"62"_s);
    }

    void aForeignNumberIsNotRewritten()
    {
        QSignalSpy requested(&m_sandbox->server(), &sandbox::HttpServer::requested);
        QVERIFY(await(m_channel->send(message(u"+60 12-345 6789"_s))));
        QCOMPARE(m_sandbox->messages().first().to, u"60123456789"_s);
        QCOMPARE(requested.first().first().value<sandbox::HttpRequest>().formValue(u"countryCode"), u"0"_s);
    }

    void vendorComplaints_data()
    {
        QTest::addColumn<QString>("complaint");
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("logged");
        QTest::addColumn<bool>("again");
        QTest::addColumn<bool>("pauses");
        QTest::newRow("device away") << u"disconnected"_s << u"rate_limited"_s << u"failed"_s << true << false;
        QTest::newRow("token") << u"token_invalid"_s << u"unauthorized"_s << u"failed"_s << false << true;
        QTest::newRow("quota") << u"quota"_s << u"refused"_s << u"failed"_s << false << false;
        QTest::newRow("number") << u"number_invalid"_s << u"invalid_input"_s << u"failed"_s << false << false;
        QTest::newRow("too fast") << u"rate_limited"_s << u"rate_limited"_s << u"failed"_s << true << false;
        QTest::newRow("out of order") << u"internal"_s << u"connection_lost"_s << u"error"_s << true << false;
    }

    void vendorComplaints()
    {
        QFETCH(QString, complaint);
        QFETCH(QString, kind);
        QFETCH(QString, logged);
        QFETCH(bool, again);
        QFETCH(bool, pauses);
        m_sandbox->complain(sandbox::complaintFromString(complaint).value(), 1);
        const auto result = await(m_channel->send(message()));
        QVERIFY(!result);
        QCOMPARE(core::toString(result.error().kind), kind);
        QCOMPARE(loggedAs(result), logged);
        QCOMPARE(core::isRetryable(result.error().kind), again);
        QCOMPARE(domain::needsOperator(result.error()), pauses);
        QVERIFY(m_sandbox->messages().isEmpty());
        // After the failure the same message is sent.
        QVERIFY(await(m_channel->send(message())));
        QCOMPARE(m_sandbox->messages().size(), 1);
    }

    void waitsAsLongAsTheVendorAsks()
    {
        m_sandbox->setRetryAfter(7);
        m_sandbox->complain(sandbox::Complaint::RateLimited, 1);
        const auto result = await(m_channel->send(message()));
        QVERIFY(!result);
        QVERIFY(result.error().retryAfter == std::chrono::seconds(7));
    }

    void aWrongTokenIsRefusedByTheVendor()
    {
        delivery::Fonnte wrong({m_sandbox->baseUrl(u"fonnte"_s), core::Secret("another")}, *m_http);
        const auto result = await(wrong.send(message()));
        QVERIFY(!result);
        QVERIFY(result.error().kind == ErrorKind::Unauthorized);
        QVERIFY(result.error().detail.contains(u"delivery.fonnte.token"_s));
        QVERIFY(!result.error().detail.contains(u"another"_s));
    }

    void settingsAreCheckedBeforeAnythingIsSent_data()
    {
        QTest::addColumn<QString>("base");
        QTest::addColumn<QByteArray>("token");
        QTest::addColumn<QString>("names");
        QTest::newRow("no token") << m_sandboxAddress << QByteArray() << u"delivery.fonnte.token"_s;
        QTest::newRow("no address") << QString() << QByteArray("t") << u"delivery.fonnte.base_url"_s;
        QTest::newRow("not http") << u"ftp://host"_s << QByteArray("t") << u"delivery.fonnte.base_url"_s;
    }

    void settingsAreCheckedBeforeAnythingIsSent()
    {
        QFETCH(QString, base);
        QFETCH(QByteArray, token);
        QFETCH(QString, names);
        delivery::Fonnte channel({QUrl(base), core::Secret(token)}, *m_http);
        const auto result = await(channel.send(message()));
        QVERIFY(!result);
        QVERIFY(result.error().kind == ErrorKind::Misconfigured);
        QVERIFY(result.error().detail.contains(names));
        QVERIFY(domain::needsOperator(result.error()));
    }

    void answers_data()
    {
        addAnswerColumns();
        addAnswer("input invalid", 200, R"({"status":false,"reason":"input invalid"})", ErrorKind::Refused, u"failed"_s,
                  false);
        addAnswer("url invalid", 200, R"({"status":false,"reason":"url invalid"})", ErrorKind::Refused, u"failed"_s,
                  false);
        addAnswer("JSON format invalid", 200, R"({"status":false,"reason":"JSON format invalid"})", ErrorKind::Refused,
                  u"failed"_s, false);
        addAnswer("capital Status", 200, R"({"Status":false,"Reason":"Token Invalid"})", ErrorKind::Unauthorized,
                  u"failed"_s, false);
        addAnswer("device disconnected", 200, R"({"status":false,"reason":"device disconnected"})",
                  ErrorKind::RateLimited, u"failed"_s, true);
        addAnswer("no reason", 200, R"({"status":false})", ErrorKind::Refused, u"failed"_s, false);
        addAnswer("a reason that names a number", 200, R"({"status":false,"reason":"628123456789 is blocked"})",
                  ErrorKind::Refused, u"failed"_s, false);
        addAnswer("a reason of many lines", 200, R"({"status":false,"reason":"a\nb"})", ErrorKind::Refused, u"failed"_s,
                  false);
        addAnswer("status tells more than HTTP 500", 500, R"({"status":false,"reason":"token invalid"})",
                  ErrorKind::Unauthorized, u"failed"_s, false);
        addAnswer("500 with an unknown reason", 500, R"({"status":false,"reason":"database"})", ErrorKind::Unavailable,
                  u"error"_s, true);
        addAnswer("no status in it", 200, R"({"detail":"success"})", ErrorKind::Protocol, u"error"_s, true);
        addAnswer("empty", 200, "", ErrorKind::Protocol, u"error"_s, true);
        addAnswer("a web page", 200, "<html>login</html>", ErrorKind::Protocol, u"error"_s, true);
        addAnswer("moved", 302, "", ErrorKind::Misconfigured, u"error"_s, false);
        addAnswer("400", 400, "bad", ErrorKind::Refused, u"failed"_s, false);
        addAnswer("401", 401, "", ErrorKind::Unauthorized, u"failed"_s, false);
        addAnswer("403", 403, "", ErrorKind::Forbidden, u"failed"_s, false);
        addAnswer("404", 404, "", ErrorKind::Refused, u"failed"_s, false);
        addAnswer("408", 408, "", ErrorKind::RateLimited, u"failed"_s, true);
        addAnswer("413", 413, "", ErrorKind::Refused, u"failed"_s, false);
        addAnswer("425", 425, "", ErrorKind::RateLimited, u"failed"_s, true);
        addAnswer("429", 429, "", ErrorKind::RateLimited, u"failed"_s, true);
        addAnswer("429 with a status", 429, R"({"status":false,"reason":"slow down"})", ErrorKind::RateLimited,
                  u"failed"_s, true);
        addAnswer("500", 500, "", ErrorKind::ConnectionLost, u"error"_s, true);
        addAnswer("502", 502, "<html>", ErrorKind::ConnectionLost, u"error"_s, true);
        addAnswer("503", 503, "", ErrorKind::ConnectionLost, u"error"_s, true);
        addAnswer("504", 504, "", ErrorKind::Timeout, u"error"_s, true);
    }

    void answers() { runAnswerRow(*m_sandbox, *m_channel, "device-token"); }

    void acceptedIds_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("id");
        QTest::newRow("as documented")
            << QByteArray(
                   R"({"detail":"success! message in queue","id":["80367170"],"process":"pending","requestid":2937124,"status":true,"target":["6282227097005"]})")
            << u"80367170"_s;
        QTest::newRow("a number") << QByteArray(R"({"status":true,"id":[80367171]})") << u"80367171"_s;
        QTest::newRow("not a list") << QByteArray(R"({"status":true,"id":"80367172"})") << u"80367172"_s;
        QTest::newRow("capitals") << QByteArray(R"({"Status":true,"Id":["80367173"]})") << u"80367173"_s;
        // Accepted all the same: sending it again would be a second message.
        QTest::newRow("no id") << QByteArray(R"({"status":true})") << QString();
    }

    void acceptedIds()
    {
        QFETCH(QByteArray, body);
        QFETCH(QString, id);
        sandbox::Mood mood;
        mood.kind = sandbox::Mood::Kind::Status;
        mood.status = 200;
        mood.body = body;
        m_sandbox->server().addMood(mood);
        const auto result = await(m_channel->send(message()));
        QVERIFY(result);
        QCOMPARE(result->vendorId, id);
    }

    void aSlowVendorIsWaitedFor()
    {
        sandbox::Mood mood;
        mood.kind = sandbox::Mood::Kind::Delay;
        mood.delay = std::chrono::milliseconds(200);
        m_sandbox->server().addMood(mood);
        QVERIFY(await(m_channel->send(message())));
    }

    void theAnswerArrivesAlthoughTheChannelIsGone()
    {
        auto future = m_channel->send(message());
        m_channel.reset();
        QVERIFY(await(future));
        QCOMPARE(m_sandbox->messages().size(), 1);
    }

    void receipts_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("summary"); // "id:event" or "none" or "error"
        QTest::newRow("delivered")
            << QByteArray(R"({"device":"628","id":"80367170","stateid":"A1","status":"sent","state":"delivered"})")
            << u"80367170:receipt_delivered"_s;
        QTest::newRow("read") << QByteArray(R"({"id":80367170,"stateid":"A1","status":"sent","state":"read"})")
                              << u"80367170:receipt_read"_s;
        QTest::newRow("as a form") << QByteArray("device=628&id=80367170&stateid=A1&status=sent&state=delivered")
                                   << u"80367170:receipt_delivered"_s;
        QTest::newRow("capitals") << QByteArray(R"({"Id":"80367170","State":"Read"})") << u"80367170:receipt_read"_s;
        QTest::newRow("only sent") << QByteArray(R"({"id":"80367170","status":"sent","state":"sent"})") << u"none"_s;
        QTest::newRow("waiting") << QByteArray(R"({"id":"80367170","status":"waiting"})") << u"none"_s;
        QTest::newRow("processing") << QByteArray(R"({"id":"80367170","status":"processing"})") << u"none"_s;
        QTest::newRow("invalid") << QByteArray(R"({"id":"80367170","status":"invalid"})")
                                 << u"80367170:receipt_failed"_s;
        QTest::newRow("expired") << QByteArray(R"({"id":"80367170","status":"expired"})")
                                 << u"80367170:receipt_failed"_s;
        QTest::newRow("url unreachable") << QByteArray(R"({"id":"80367170","status":"url unreachable"})")
                                         << u"80367170:receipt_failed"_s;
        QTest::newRow("unknown stateid") << QByteArray(R"({"stateid":"ZZ","state":"read"})") << u"ZZ:receipt_read"_s;
        QTest::newRow("no id at all") << QByteArray(R"({"state":"read"})") << u"error"_s;
        QTest::newRow("broken JSON") << QByteArray(R"({"id":)") << u"error"_s;
        QTest::newRow("empty") << QByteArray() << u"error"_s;
    }

    void receipts()
    {
        QFETCH(QByteArray, body);
        QFETCH(QString, summary);
        const auto list = m_channel->receipts({{}, body});
        if (summary == u"error"_s) {
            QVERIFY(!list);
            QVERIFY(list.error().kind == ErrorKind::InvalidInput);
            return;
        }
        QVERIFY(list);
        if (summary == u"none"_s) {
            QVERIFY(list->isEmpty());
            return;
        }
        QCOMPARE(list->size(), 1);
        QCOMPARE(list->first().vendorId + u':' + domain::toString(list->first().event), summary);
        QCOMPARE(list->first().failure.has_value(), list->first().event == domain::DeliveryEvent::ReceiptFailed);
    }

    void aLaterReceiptMayNameTheStateAlone()
    {
        QVERIFY(
            m_channel->receipts({{}, R"({"id":"80367170","stateid":"A1","status":"sent","state":"sent"})"})->isEmpty());
        const auto read = m_channel->receipts({{}, R"({"stateid":"A1","state":"read"})"});
        QVERIFY(read);
        QCOMPARE(read->first().vendorId, u"80367170"_s);
    }

private:
    const QString m_sandboxAddress = u"http://127.0.0.1:9"_s;
};

QTEST_GUILESS_MAIN(TestFonnte)
#include "tst_fonnte.moc"
