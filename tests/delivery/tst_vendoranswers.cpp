// WAHA, GoWA and Wablas: the requests as they are documented, the answers and receipts that are each vendor's own.
#include "AllChannels.h"

#include "core/Crypto.h"

#include <QJsonArray>
#include <QRandomGenerator>

using namespace loket;
using namespace loket::test;
using core::ErrorKind;

class TestVendorAnswers : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<core::ManualClock> m_clock;
    std::unique_ptr<sandbox::WhatsAppSandbox> m_sandbox;
    std::unique_ptr<net::HttpClient> m_http;
    QList<sandbox::HttpRequest> m_requests;

    std::unique_ptr<domain::DeliveryChannel> channel(const QString& name)
    {
        return makeChannel(name, m_sandbox->baseUrl(name), *m_http);
    }

    void answerWith(int status, const QByteArray& body)
    {
        sandbox::Mood mood;
        mood.kind = sandbox::Mood::Kind::Status;
        mood.status = status;
        mood.body = body;
        m_sandbox->server().addMood(mood);
    }

private slots:
    void init()
    {
        m_clock = std::make_unique<core::ManualClock>();
        m_sandbox = std::make_unique<sandbox::WhatsAppSandbox>(*m_clock, accounts());
        QVERIFY(m_sandbox->listen());
        m_http = std::make_unique<net::HttpClient>(callTimeout);
        m_requests.clear();
        connect(&m_sandbox->server(), &sandbox::HttpServer::requested, this,
                [this](const sandbox::HttpRequest& request) { m_requests += request; });
    }

    void cleanup()
    {
        m_http.reset();
        m_sandbox.reset();
    }

    void wahaAsDocumented()
    {
        QVERIFY(await(channel(u"waha"_s)->send(message())));
        QCOMPARE(m_requests.first().path, QByteArray("/waha/api/sendText"));
        QCOMPARE(m_requests.first().header("x-api-key"), token.reveal());
        const QJsonObject body = m_requests.first().json().value();
        QCOMPARE(body.value("session"_L1).toString(), u"default"_s);
        QCOMPARE(body.value("chatId"_L1).toString(), u"628123456789@c.us"_s);
        QCOMPARE(body.value("text"_L1).toString(), message().text);
    }

    void gowaAsDocumented()
    {
        auto settings = gowaSettings(m_sandbox->baseUrl(u"gowa"_s));
        settings.deviceId = u"device-1"_s;
        QVERIFY(await(delivery::Gowa(settings, *m_http).send(message())));
        QCOMPARE(m_requests.first().path, QByteArray("/gowa/send/message"));
        QCOMPARE(m_requests.first().header("authorization"), "Basic " + ("loket:" + token.reveal()).toBase64());
        QCOMPARE(m_requests.first().header("x-device-id"), QByteArray("device-1"));
        const QJsonObject body = m_requests.first().json().value();
        QCOMPARE(body.value("phone"_L1).toString(), u"628123456789@s.whatsapp.net"_s);
        QCOMPARE(body.value("message"_L1).toString(), message().text);
    }

    void wablasAsDocumented()
    {
        QVERIFY(await(channel(u"wablas"_s)->send(message())));
        QCOMPARE(m_requests.first().path, QByteArray("/wablas/api/v2/send-message"));
        QCOMPARE(m_requests.first().header("authorization"), token.reveal() + ".second-secret");
        const QJsonArray data = m_requests.first().json().value().value("data"_L1).toArray();
        QCOMPARE(data.size(), 1);
        QCOMPARE(data.first().toObject().value("phone"_L1).toString(), u"628123456789"_s);
        QCOMPARE(data.first().toObject().value("isGroup"_L1), QJsonValue(false));
    }

    void withoutCredentials()
    {
        auto waha = wahaSettings(m_sandbox->baseUrl(u"waha"_s));
        waha.token = {};
        QVERIFY(await(delivery::Waha(waha, *m_http).send(message())).error().kind == ErrorKind::Unauthorized);
        QVERIFY(m_requests.last().header("x-api-key").isNull());
        auto gowa = gowaSettings(m_sandbox->baseUrl(u"gowa"_s));
        gowa.user = {};
        QVERIFY(await(delivery::Gowa(gowa, *m_http).send(message())).error().kind == ErrorKind::Unauthorized);
        QVERIFY(m_requests.last().header("authorization").isNull());
        auto wablas = wablasSettings(m_sandbox->baseUrl(u"wablas"_s));
        wablas.secretKey = {};
        const auto noSecretKey = await(delivery::Wablas(wablas, *m_http).send(message()));
        QVERIFY(noSecretKey.error().kind == ErrorKind::Unauthorized);
        QVERIFY(noSecretKey.error().detail.contains(u"delivery.wablas.secret_key"_s));
        QCOMPARE(m_requests.last().header("authorization"), token.reveal());
        wablas.token = {};
        const auto noToken = await(delivery::Wablas(wablas, *m_http).send(message()));
        QVERIFY(noToken.error().kind == ErrorKind::Misconfigured);
        QVERIFY(noToken.error().detail.contains(u"delivery.wablas.token"_s));
    }

    void answers_data()
    {
        addAnswerColumns();
        QTest::addColumn<QString>("name");
        const auto row = [](const QString& name, const char* what, int status, const QByteArray& body, ErrorKind kind,
                            const QString& logged, bool again) {
            QTest::newRow(qPrintable(name + u": "_s + QString::fromLatin1(what)))
                << status << body << core::toString(kind) << logged << again << name;
        };
        row(u"waha"_s, "unauthorized", 401, R"({"message":"Unauthorized","statusCode":401})", ErrorKind::Unauthorized,
            u"failed"_s, false);
        for (const QByteArray state : {"STOPPED", "STARTING", "SCAN_QR_CODE", "FAILED"})
            row(u"waha"_s, QByteArray("session " + state).constData(), 422,
                QByteArray(R"({"error":"Session status is not as expected","status":"VALUE"})").replace("VALUE", state),
                ErrorKind::RateLimited, u"failed"_s, true);
        row(u"waha"_s, "no such session", 422, R"({"message":"Session shop does not exist","statusCode":422})",
            ErrorKind::RateLimited, u"failed"_s, true);
        row(u"waha"_s, "list of complaints", 400, R"({"message":["chatId must be a string","text is empty"]})",
            ErrorKind::Refused, u"failed"_s, false);
        // What was sent before the 5xx is unknown; only an explicit text proves that nothing was.
        row(u"waha"_s, "engine error", 500, R"({"message":"Evaluation failed","statusCode":500})",
            ErrorKind::ConnectionLost, u"error"_s, true);
        for (const QByteArray words : {"no LID found for 628123456789@c.us", "Lid is missing in chat table"})
            row(u"waha"_s, words.constData(), 500,
                QByteArray(R"({"statusCode":500,"message":"Internal server error","exception":{"message":"VALUE"}})")
                    .replace("VALUE", words),
                ErrorKind::Unavailable, u"error"_s, true);
        for (const QByteArray words :
             {"server returned error 463", "Reach-out time lock is active", "reachout_timelock"})
            for (const QString& name : {u"waha"_s, u"gowa"_s, u"wablas"_s})
                row(name, words.constData(), 500,
                    QByteArray(R"({"code":"INTERNAL_SERVER_ERROR","status":false,"message":"VALUE"})")
                        .replace("VALUE", words),
                    ErrorKind::Refused, u"failed"_s, false);
        row(u"waha"_s, "taken without an id", 201, R"({"timestamp":1})", ErrorKind::Protocol, u"error"_s, true);
        row(u"waha"_s, "not an object", 201, "[]", ErrorKind::Protocol, u"error"_s, true);

        row(u"gowa"_s, "field missing", 400, R"({"code":"400","message":"field cannot be blank"})",
            ErrorKind::InvalidInput, u"failed"_s, false);
        row(u"gowa"_s, "unauthorized", 401, "Unauthorized", ErrorKind::Unauthorized, u"failed"_s, false);
        row(u"gowa"_s, "logged out", 500, R"({"code":"INTERNAL_SERVER_ERROR","message":"you are not loggin"})",
            ErrorKind::Misconfigured, u"error"_s, false);
        row(u"gowa"_s, "logged out, better spelt", 401, R"({"code":"401","message":"You are not logged in"})",
            ErrorKind::Misconfigured, u"error"_s, false);
        row(u"gowa"_s, "device not named", 400, R"({"code":"DEVICE_ID_REQUIRED","message":"device_id is required"})",
            ErrorKind::Misconfigured, u"error"_s, false);
        row(u"gowa"_s, "device not there", 404, R"({"code":"DEVICE_NOT_FOUND","message":"device not found"})",
            ErrorKind::Misconfigured, u"error"_s, false);
        row(u"gowa"_s, "any other 500", 500,
            R"({"code":"INTERNAL_SERVER_ERROR","message":"context deadline exceeded"})", ErrorKind::ConnectionLost,
            u"error"_s, true);
        row(u"gowa"_s, "offline", 500, R"({"code":"INTERNAL_SERVER_ERROR","message":"websocket not connected"})",
            ErrorKind::Unavailable, u"error"_s, true);
        row(u"gowa"_s, "200 that is no success", 200, R"({"code":"INVALID_JID","message":"no such user 628123456789"})",
            ErrorKind::Refused, u"failed"_s, false);
        row(u"gowa"_s, "taken without an id", 200, R"({"code":"SUCCESS","results":{}})", ErrorKind::Protocol,
            u"error"_s, true);

        row(u"wablas"_s, "token invalid", 200, R"({"status":false,"message":"token invalid"})", ErrorKind::Unauthorized,
            u"failed"_s, false);
        row(u"wablas"_s, "token invalid with 500", 500, R"({"status":false,"message":"Token Invalid"})",
            ErrorKind::Unauthorized, u"failed"_s, false);
        row(u"wablas"_s, "secret key invalid", 403, R"({"status":false,"message":"secret key invalid"})",
            ErrorKind::Unauthorized, u"failed"_s, false);
        row(u"wablas"_s, "number", 400, R"({"status":false,"message":"phone number not found"})",
            ErrorKind::InvalidInput, u"failed"_s, false);
        row(u"wablas"_s, "device away", 400, R"({"status":false,"message":"device is disconnected"})",
            ErrorKind::RateLimited, u"failed"_s, true);
        row(u"wablas"_s, "quota", 400, R"({"status":false,"message":"your quota is 0"})", ErrorKind::Refused,
            u"failed"_s, false);
        row(u"wablas"_s, "unknown reason", 200, R"({"status":false,"message":"no"})", ErrorKind::Refused, u"failed"_s,
            false);
        row(u"wablas"_s, "unknown reason with 500", 500, R"({"status":false,"message":"no"})", ErrorKind::Unavailable,
            u"error"_s, true);
        row(u"wablas"_s, "429 with a reason", 429, R"({"status":false,"message":"slow down"})", ErrorKind::RateLimited,
            u"failed"_s, true);
        row(u"wablas"_s, "taken as rejected", 200,
            R"({"status":true,"data":{"messages":[{"id":"u","status":"reject"}]}})", ErrorKind::Refused, u"failed"_s,
            false);
        row(u"wablas"_s, "no status", 200, R"({"message":"ok"})", ErrorKind::Protocol, u"error"_s, true);
    }

    void answers()
    {
        QFETCH(QString, name);
        runAnswerRow(*m_sandbox, *channel(name), token.reveal());
    }

    void acceptedIds_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("id");
        QTest::newRow("waha: composed id")
            << u"waha"_s << QByteArray(R"({"id":"true_628123456789@c.us_3EB0AA"})") << u"3EB0AA"_s;
        QTest::newRow("waha: serialized")
            << u"waha"_s << QByteArray(R"({"id":{"fromMe":true,"_serialized":"true_628@c.us_3EB0BB"}})") << u"3EB0BB"_s;
        QTest::newRow("waha: object") << u"waha"_s << QByteArray(R"({"id":{"fromMe":true,"id":"3EB0CC"}})")
                                      << u"3EB0CC"_s;
        QTest::newRow("waha: raw key") << u"waha"_s << QByteArray(R"({"key":{"id":"3EB0DD","fromMe":true}})")
                                       << u"3EB0DD"_s;
        QTest::newRow("waha: plain") << u"waha"_s << QByteArray(R"({"id":"3EB0EE"})") << u"3EB0EE"_s;
        QTest::newRow("gowa")
            << u"gowa"_s
            << QByteArray(R"({"code":"SUCCESS","message":"m","results":{"message_id":"3EB0FF","status":"s"}})")
            << u"3EB0FF"_s;
        QTest::newRow("wablas: phone is a number")
            << u"wablas"_s
            << QByteArray(
                   R"({"status":true,"message":"Message is pending","data":{"device_id":"D","quota":999,"messages":[)"
                   R"({"id":"a-b-c","phone":6281335614467,"message":"x","status":"pending","ref_id":""}]}})")
            << u"a-b-c"_s;
        QTest::newRow("wablas: phone is a text")
            << u"wablas"_s << QByteArray(R"({"status":true,"data":{"messages":[{"id":"d-e","phone":"628"}]}})")
            << u"d-e"_s;
        QTest::newRow("wablas: no id, but taken") << u"wablas"_s << QByteArray(R"({"status":true})") << QString();
    }

    void acceptedIds()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, body);
        QFETCH(QString, id);
        answerWith(name == u"waha"_s ? 201 : 200, body);
        const auto result = await(channel(name)->send(message()));
        QVERIFY2(result, qPrintable(result ? QString() : result.error().detail));
        QCOMPARE(result->vendorId, id);
    }

    void theVendorsSignatureVectors()
    {
        const QByteArray wahaBody = R"({"event":"message","session":"default","engine":"WEBJS"})";
        const QByteArray wahaHex =
            "208f8a55dde9e05519e898b10b89bf0d0b3b0fdf11fdbf09b6b90476301b98d8097c462b2b17a6ce93b6b47a136c"
            "f2e78a33a63f6752c2c1631777076153fa89";
        const auto waha = channel(u"waha"_s)->receipts({{{"x-webhook-hmac", wahaHex}}, wahaBody});
        QVERIFY(waha);
        QVERIFY(waha->isEmpty());
        QVERIFY(!channel(u"waha"_s)->receipts({{{"x-webhook-hmac", wahaHex}}, wahaBody + "\n"}));

        const QByteArray gowaBody = R"({"event":"message.ack"})";
        const QByteArray gowaHex = "sha256=ce383809f6509bd8e93f6d537f2f3310c2096c8f03651473ff8ae3af2f7ecebd";
        const auto gowa = channel(u"gowa"_s)->receipts({{{"x-hub-signature-256", gowaHex}}, gowaBody});
        QVERIFY(gowa);
        QVERIFY(gowa->isEmpty());
        QVERIFY(!channel(u"gowa"_s)->receipts({{{"x-hub-signature-256", gowaHex.mid(7)}}, gowaBody}));
    }

    // Whatever arrives at a public address: an error or a list, never more.
    void brokenReceiptsDoNoHarm_data()
    {
        QTest::addColumn<QString>("name");
        for (const QString& name : delivery::channelNames())
            QTest::newRow(qPrintable(name)) << name;
    }

    void brokenReceiptsDoNoHarm()
    {
        QFETCH(QString, name);
        const QList<QByteArray> seeds{
            R"({"id":"80367170","stateid":"A1","status":"sent","state":"delivered"})",
            R"({"event":"message.ack","payload":{"id":"true_1@lid_3EB0","ids":["a"],"ack":3,"receipt_type":"read"}})",
            R"({"entry":[{"changes":[{"field":"messages","value":{"statuses":[{"id":"w","status":"failed","errors":[{}]}]}}]}]})",
            "id=1&status=read&state=read",
        };
        QRandomGenerator random(20261122);
        const auto receiver = channel(name);
        int understood = 0;
        for (int round = 0; round < 2000; ++round) {
            QByteArray body = seeds.at(round % seeds.size());
            for (int change = int(random.bounded(4)); change > 0; --change) {
                const qsizetype at = random.bounded(body.size());
                if (random.bounded(3) == 0)
                    body.remove(at, random.bounded(1, 20));
                else if (random.bounded(2) == 0)
                    body.insert(at, body.mid(random.bounded(body.size()), random.bounded(1, 20)));
                else
                    body[at] = char(random.bounded(256));
                if (body.isEmpty())
                    body = "{";
            }
            const domain::WebhookRequest request{
                {{"x-webhook-hmac", core::hmacHex(QCryptographicHash::Sha512, "my-secret-key", body)},
                 {"x-hub-signature-256",
                  "sha256=" +
                      core::hmacHex(QCryptographicHash::Sha256, name == u"cloud"_s ? "app-secret" : "secret", body)}},
                body};
            const auto list = receiver->receipts(request);
            if (!list) {
                QVERIFY(list.error().kind == ErrorKind::InvalidInput);
                continue;
            }
            ++understood;
            for (const auto& receipt : *list)
                QVERIFY(!receipt.vendorId.isEmpty());
        }
        QVERIFY(understood > 0);
    }

    void receipts_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("summary"); // "id:event ..." , "none" or "error"
        const auto wahaAck = [](const QByteArray& ack) {
            return R"({"event":"message.ack","session":"default","payload":{"id":"true_1@lid_3EB0AA","ack":)" + ack +
                   "}}";
        };
        QTest::newRow("waha: error") << u"waha"_s << wahaAck("-1") << u"3EB0AA:receipt_failed"_s;
        QTest::newRow("waha: pending") << u"waha"_s << wahaAck("0") << u"none"_s;
        QTest::newRow("waha: server") << u"waha"_s << wahaAck("1") << u"none"_s;
        QTest::newRow("waha: device") << u"waha"_s << wahaAck("2") << u"3EB0AA:receipt_delivered"_s;
        QTest::newRow("waha: read") << u"waha"_s << wahaAck("3") << u"3EB0AA:receipt_read"_s;
        QTest::newRow("waha: played") << u"waha"_s << wahaAck("4") << u"3EB0AA:receipt_read"_s;
        QTest::newRow("waha: no ack") << u"waha"_s << wahaAck("null") << u"none"_s;
        QTest::newRow("waha: session status")
            << u"waha"_s << QByteArray(R"({"event":"session.status","payload":{}})") << u"none"_s;
        QTest::newRow("waha: broken") << u"waha"_s << QByteArray("{") << u"error"_s;
        const auto gowaAck = [](const QByteArray& type) {
            return QByteArray(R"({"event":"message.ack","payload":{"ids":["3EB0A","3EB0B"],"receipt_type":"VALUE"}})")
                .replace("VALUE", type);
        };
        QTest::newRow("gowa: two delivered")
            << u"gowa"_s << gowaAck("delivered") << u"3EB0A:receipt_delivered 3EB0B:receipt_delivered"_s;
        QTest::newRow("gowa: read") << u"gowa"_s << gowaAck("read") << u"3EB0A:receipt_read 3EB0B:receipt_read"_s;
        QTest::newRow("gowa: sender") << u"gowa"_s << gowaAck("sender") << u"none"_s;
        QTest::newRow("gowa: a message") << u"gowa"_s << QByteArray(R"({"event":"message","payload":{"id":"x"}})")
                                         << u"none"_s;
        QTest::newRow("gowa: broken") << u"gowa"_s << QByteArray("[]") << u"error"_s;
        const auto wablas = [](const QByteArray& status) {
            return QByteArray(R"({"id":"a-b","phone":628123456789,"deviceId":"D","status":"VALUE"})")
                .replace("VALUE", status);
        };
        QTest::newRow("wablas: pending") << u"wablas"_s << wablas("pending") << u"none"_s;
        QTest::newRow("wablas: sent") << u"wablas"_s << wablas("sent") << u"none"_s;
        QTest::newRow("wablas: delivered") << u"wablas"_s << wablas("delivered") << u"a-b:receipt_delivered"_s;
        QTest::newRow("wablas: received") << u"wablas"_s << wablas("received") << u"a-b:receipt_delivered"_s;
        QTest::newRow("wablas: read") << u"wablas"_s << wablas("Read") << u"a-b:receipt_read"_s;
        QTest::newRow("wablas: cancel") << u"wablas"_s << wablas("cancel") << u"a-b:receipt_failed"_s;
        QTest::newRow("wablas: reject") << u"wablas"_s << wablas("reject") << u"a-b:receipt_failed"_s;
        QTest::newRow("wablas: as a form")
            << u"wablas"_s << QByteArray("id=a-b&status=read&phone=628") << u"a-b:receipt_read"_s;
        QTest::newRow("wablas: no id") << u"wablas"_s << QByteArray(R"({"status":"read"})") << u"error"_s;
        QTest::newRow("wablas: broken") << u"wablas"_s << QByteArray("{") << u"error"_s;
    }

    void receipts()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, body);
        QFETCH(QString, summary);
        const domain::WebhookRequest request{
            {{"x-webhook-hmac", core::hmacHex(QCryptographicHash::Sha512, "my-secret-key", body)},
             {"x-hub-signature-256", "sha256=" + core::hmacHex(QCryptographicHash::Sha256, "secret", body)}},
            body};
        const auto list = channel(name)->receipts(request);
        QCOMPARE(list.has_value(), summary != u"error"_s);
        if (!list) {
            QVERIFY(list.error().kind == ErrorKind::InvalidInput);
            return;
        }
        QStringList found;
        for (const auto& receipt : *list)
            found += receipt.vendorId + u':' + domain::toString(receipt.event);
        QCOMPARE(found.isEmpty() ? u"none"_s : found.join(u' '), summary);
    }
};

QTEST_GUILESS_MAIN(TestVendorAnswers)
#include "tst_vendoranswers.moc"
