#include "core/Crypto.h"
#include "sandbox/whatsapp/WhatsAppSandbox.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QSignalSpy>
#include <QTest>

using namespace loket;
using namespace loket::sandbox;
using namespace Qt::Literals::StringLiterals;

namespace {

using Headers = QList<std::pair<QByteArray, QByteArray>>;

struct Reply
{
    int status = 0;
    QByteArray body;
    QByteArray retryAfter;
    QByteArray location;
    QByteArray policy;

    [[nodiscard]] QJsonObject json() const { return QJsonDocument::fromJson(body).object(); }
};

const QByteArray fonnteForm = "target=08123456789&message=Halo%20Budi&countryCode=62";
const QByteArray cloudText =
    R"({"messaging_product":"whatsapp","to":"628123456789","type":"text","text":{"body":"Halo Budi"}})";
const QByteArray cloudTemplate =
    R"({"messaging_product":"whatsapp","to":"628123456789","type":"template","template":{"name":"voucher_ok",)"
    R"("language":{"code":"id"},"components":[{"type":"body","parameters":[{"type":"text","text":"ABC123"}]}]}})";
const QByteArray wahaText = R"({"session":"default","chatId":"628123456789@c.us","text":"Halo Budi"})";
const QByteArray gowaText = R"({"phone":"628123456789@s.whatsapp.net","message":"Halo Budi"})";
const QByteArray wablasText = R"({"data":[{"phone":"628123456789","message":"Halo Budi","isGroup":false}]})";

struct Sending
{
    QByteArray path;
    Headers headers;
    QByteArray body;
};

// What each vendor's documentation specifies to send.
Sending sendingBy(const QString& channel)
{
    if (channel == u"fonnte"_s)
        return {"/fonnte/send",
                {{"Authorization", "t"}, {"Content-Type", "application/x-www-form-urlencoded"}},
                fonnteForm};
    const std::pair<QByteArray, QByteArray> json{"Content-Type", "application/json"};
    if (channel == u"cloud"_s)
        return {"/cloud/v23.0/1234567890/messages", {{"Authorization", "Bearer t"}, json}, cloudText};
    if (channel == u"waha"_s)
        return {"/waha/api/sendText", {{"X-Api-Key", "t"}, json}, wahaText};
    if (channel == u"gowa"_s)
        return {"/gowa/send/message", {{"Authorization", "Basic " + QByteArray("u:p").toBase64()}, json}, gowaText};
    return {"/wablas/api/v2/send-message", {{"Authorization", "t.s"}, json}, wablasText};
}

QByteArray receiptsTo(const QString& channel, const QByteArray& url)
{
    return "{\"receipts\":{\"channel\":\"" + channel.toLatin1() + "\",\"url\":\"" + url + "\"}}";
}

const QStringList channels{u"cloud"_s, u"fonnte"_s, u"waha"_s, u"gowa"_s, u"wablas"_s};

} // namespace

class TestWhatsAppSandbox : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<core::ManualClock> m_clock;
    std::unique_ptr<WhatsAppSandbox> m_sandbox;
    std::unique_ptr<QNetworkAccessManager> m_network;

    Reply call(const QByteArray& method, const QByteArray& path, const Headers& headers = {},
               const QByteArray& body = {})
    {
        QNetworkRequest request(QUrl(m_sandbox->server().url().toString() + QString::fromLatin1(path)));
        request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
        for (const auto& [name, value] : headers)
            request.setRawHeader(name, value);
        const std::unique_ptr<QNetworkReply> reply(m_network->sendCustomRequest(request, method, body));
        QSignalSpy finished(reply.get(), &QNetworkReply::finished);
        if (!reply->isFinished() && !finished.wait(10000))
            return {};
        return {reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), reply->readAll(),
                reply->rawHeader("Retry-After"), reply->rawHeader("Location"),
                reply->rawHeader("Content-Security-Policy")};
    }

    Reply send(const QString& channel)
    {
        const Sending sending = sendingBy(channel);
        return call("POST", sending.path, sending.headers, sending.body);
    }

    Reply control(const QByteArray& json)
    {
        return call("POST", "/_control", {{"Content-Type", "application/json"}}, json);
    }

    static void addChannels()
    {
        QTest::addColumn<QString>("channel");
        for (const QString& channel : channels)
            QTest::newRow(qPrintable(channel)) << channel;
    }

private slots:
    void init()
    {
        m_clock = std::make_unique<core::ManualClock>();
        m_sandbox = std::make_unique<WhatsAppSandbox>(*m_clock);
        QVERIFY(m_sandbox->listen());
        m_network = std::make_unique<QNetworkAccessManager>();
        m_network->setProxy(QNetworkProxy::NoProxy);
    }

    void cleanup()
    {
        m_network.reset();
        m_sandbox.reset();
    }

    void takesAMessage_data() { addChannels(); }
    void takesAMessage()
    {
        QFETCH(QString, channel);
        QSignalSpy arrived(m_sandbox.get(), &WhatsAppSandbox::messageArrived);
        const Reply reply = send(channel);
        QCOMPARE(reply.status, channel == u"waha"_s ? 201 : 200);
        QCOMPARE(arrived.size(), 1);
        QCOMPARE(m_sandbox->messages().size(), 1);
        const WhatsAppMessage& message = m_sandbox->messages().first();
        QCOMPARE(message.channel, channel);
        QCOMPARE(message.to, u"628123456789"_s);
        QCOMPARE(message.text, u"Halo Budi"_s);
        QVERIFY(message.state == WhatsAppState::Sent);
        QCOMPARE(message.at, m_clock->now());
        QVERIFY(reply.body.contains(message.id.toUtf8()));

        const QJsonObject listed = call("GET", "/_messages?to=628123456789&channel=" + channel.toLatin1())
                                       .json()
                                       .value("messages"_L1)
                                       .toArray()
                                       .first()
                                       .toObject();
        QCOMPARE(listed.value("id"_L1).toString(), message.id);
        QCOMPARE(listed.value("state"_L1).toString(), u"sent"_s);
        QVERIFY(call("GET", "/_messages?to=6280000000").json().value("messages"_L1).toArray().isEmpty());
    }

    void answersLikeTheVendor_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QByteArray>("header"); // "Name: value"
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("says");
        const QByteArray json = R"({"messaging_product":"whatsapp")";
        QTest::newRow("fonnte: list of ids") << QByteArray("/fonnte/send") << QByteArray("Authorization: t")
                                             << fonnteForm << 200 << QByteArray(R"("id":["80367170"])");
        QTest::newRow("fonnte: leading zero") << QByteArray("/fonnte/send") << QByteArray("Authorization: t")
                                              << fonnteForm << 200 << QByteArray(R"("target":["628123456789"])");
        QTest::newRow("fonnte: two targets") << QByteArray("/fonnte/send") << QByteArray("Authorization: t")
                                             << QByteArray("target=08123456789,08123456780|Budi&message=x") << 200
                                             << QByteArray(R"(["628123456789","628123456780"])");
        QTest::newRow("fonnte: zero kept")
            << QByteArray("/fonnte/send") << QByteArray("Authorization: t")
            << QByteArray("target=08123456789&message=x&countryCode=0") << 200 << QByteArray("target invalid");
        QTest::newRow("fonnte: no token")
            << QByteArray("/fonnte/send") << QByteArray("X: y") << fonnteForm << 200 << QByteArray("token invalid");
        QTest::newRow("fonnte: Bearer") << QByteArray("/fonnte/send") << QByteArray("Authorization: Bearer t")
                                        << fonnteForm << 200 << QByteArray("token invalid");
        QTest::newRow("fonnte: no message") << QByteArray("/fonnte/send") << QByteArray("Authorization: t")
                                            << QByteArray("target=08123456789") << 200 << QByteArray("input invalid");
        QTest::newRow("fonnte: group") << QByteArray("/fonnte/send") << QByteArray("Authorization: t")
                                       << QByteArray("target=120363025246125486@g.us&message=x") << 200
                                       << QByteArray("target invalid");
        QTest::newRow("cloud: no token") << QByteArray("/cloud/v23.0/1/messages") << QByteArray("X: y") << cloudText
                                         << 401 << QByteArray(R"("code":190)");
        QTest::newRow("cloud: accepted") << QByteArray("/cloud/v23.0/1/messages")
                                         << QByteArray("Authorization: Bearer t") << cloudText << 200
                                         << QByteArray(R"("message_status":"accepted")");
        QTest::newRow("cloud: template") << QByteArray("/cloud/v23.0/1/messages")
                                         << QByteArray("Authorization: Bearer t") << cloudTemplate << 200
                                         << QByteArray("wamid.");
        QTest::newRow("cloud: template with a line break")
            << QByteArray("/cloud/v23.0/1/messages") << QByteArray("Authorization: Bearer t")
            << QByteArray(cloudTemplate).replace("ABC123", "A\\nB") << 400 << QByteArray("new-line");
        QTest::newRow("cloud: no product")
            << QByteArray("/cloud/v23.0/1/messages") << QByteArray("Authorization: Bearer t") << QByteArray("{}") << 400
            << QByteArray("messaging_product");
        QTest::newRow("cloud: no version")
            << QByteArray("/cloud/latest/1/messages") << QByteArray("Authorization: Bearer t") << cloudText << 400
            << QByteArray("Unknown path");
        QTest::newRow("cloud: no recipient")
            << QByteArray("/cloud/v23.0/1/messages") << QByteArray("Authorization: Bearer t") << json + "}" << 400
            << QByteArray("131008");
        QTest::newRow("waha: no key") << QByteArray("/waha/api/sendText") << QByteArray("X: y") << wahaText << 401
                                      << QByteArray("Unauthorized");
        QTest::newRow("waha: other session")
            << QByteArray("/waha/api/sendText") << QByteArray("X-Api-Key: t")
            << QByteArray(wahaText).replace("default", "shop") << 422 << QByteArray("does not exist");
        QTest::newRow("waha: no chat id") << QByteArray("/waha/api/sendText") << QByteArray("X-Api-Key: t")
                                          << QByteArray(wahaText).replace("@c.us", "") << 400 << QByteArray("chatId");
        QTest::newRow("waha: not JSON") << QByteArray("/waha/api/sendText") << QByteArray("X-Api-Key: t")
                                        << QByteArray("x") << 400 << QByteArray("Unexpected token");
        QTest::newRow("gowa: without authentication") << QByteArray("/gowa/send/message") << QByteArray("X: y")
                                                      << gowaText << 200 << QByteArray(R"("code":"SUCCESS")");
        QTest::newRow("gowa: blank") << QByteArray("/gowa/send/message") << QByteArray("X: y") << QByteArray("{}")
                                     << 400 << QByteArray("cannot be blank");
        QTest::newRow("gowa: plain digits")
            << QByteArray("/gowa/send/message") << QByteArray("X: y")
            << QByteArray(R"({"phone":"628123456789","message":"x"})") << 200 << QByteArray("message_id");
        QTest::newRow("wablas: first version")
            << QByteArray("/wablas/api/send-message") << QByteArray("Authorization: t")
            << QByteArray("phone=08123456789&message=x") << 200 << QByteArray(R"("phone":628123456789)");
        QTest::newRow("wablas: no token") << QByteArray("/wablas/api/v2/send-message") << QByteArray("X: y")
                                          << wablasText << 401 << QByteArray("token invalid");
        QTest::newRow("wablas: no data") << QByteArray("/wablas/api/v2/send-message") << QByteArray("Authorization: t")
                                         << QByteArray("{}") << 400 << QByteArray("data is required");
        QTest::newRow("unknown vendor") << QByteArray("/acme/send") << QByteArray("Authorization: t") << fonnteForm
                                        << 404 << QByteArray("no such address");
    }

    void answersLikeTheVendor()
    {
        QFETCH(QByteArray, path);
        QFETCH(QByteArray, header);
        QFETCH(QByteArray, body);
        QFETCH(int, status);
        QFETCH(QByteArray, says);
        const qsizetype colon = header.indexOf(": ");
        const QByteArray type = body.startsWith('{') ? "application/json" : "application/x-www-form-urlencoded";
        const Reply reply =
            call("POST", path, {{header.left(colon), header.mid(colon + 2)}, {"Content-Type", type}}, body);
        QCOMPARE(reply.status, status);
        QVERIFY2(reply.body.contains(says), reply.body.constData());
    }

    void takesFormsAsThePhpSamplesSendThem_data()
    {
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QByteArray>("boundary");
        QTest::newRow("plain boundary") << QByteArray("multipart/form-data; boundary=----x1") << QByteArray("----x1");
        QTest::newRow("quoted boundary") << QByteArray("multipart/form-data; boundary=\"a b\"") << QByteArray("a b");
        QTest::newRow("capitals") << QByteArray("Multipart/Form-Data; charset=utf-8; Boundary=q") << QByteArray("q");
    }

    void takesFormsAsThePhpSamplesSendThem()
    {
        QFETCH(QByteArray, type);
        QFETCH(QByteArray, boundary);
        const auto part = [&](const QByteArray& name, const QByteArray& value) {
            return "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value +
                   "\r\n";
        };
        const QByteArray body =
            part("target", "08123456789") + part("message", "a=1&b\r\n--x\n") + "--" + boundary + "--\r\n";
        QCOMPARE(call("POST", "/fonnte/send", {{"Authorization", "t"}, {"Content-Type", type}}, body).status, 200);
        QCOMPARE(m_sandbox->messages().size(), 1);
        QCOMPARE(m_sandbox->messages().first().to, u"628123456789"_s);
        QCOMPARE(m_sandbox->messages().first().text, u"a=1&b\r\n--x\n"_s);
        const Reply cut = call("POST", "/fonnte/send", {{"Authorization", "t"}, {"Content-Type", type}}, body.left(60));
        QVERIFY(cut.body.contains("input invalid"));
    }

    void insistsOnItsCredentials_data() { addChannels(); }
    void insistsOnItsCredentials()
    {
        QFETCH(QString, channel);
        WhatsAppAccounts accounts;
        accounts.cloudToken = accounts.fonnteToken = accounts.wahaToken = accounts.wablasToken = accounts.gowaUser =
            "other";
        m_sandbox = std::make_unique<WhatsAppSandbox>(*m_clock, accounts);
        QVERIFY(m_sandbox->listen());
        const Reply reply = send(channel);
        QCOMPARE(reply.status, channel == u"fonnte"_s ? 200 : 401);
        QVERIFY(m_sandbox->messages().isEmpty());
    }

    void complains_data() { addChannels(); }
    void complains()
    {
        QFETCH(QString, channel);
        const QStringList complaints{u"disconnected"_s,   u"token_invalid"_s, u"quota"_s,   u"number_invalid"_s,
                                     u"outside_window"_s, u"rate_limited"_s,  u"internal"_s};
        for (const QString& complaint : complaints) {
            QCOMPARE(control("{\"complaint\":\"" + complaint.toLatin1() + "\",\"times\":1,\"retry_after\":9}").status,
                     200);
            const Reply refused = send(channel);
            const bool tellsByStatus =
                channel != u"fonnte"_s || complaint == u"internal"_s || complaint == u"rate_limited"_s;
            QVERIFY2((refused.status >= 400) == tellsByStatus, qPrintable(complaint));
            QCOMPARE(refused.retryAfter, complaint == u"rate_limited"_s ? QByteArray("9") : QByteArray());
            QVERIFY(m_sandbox->messages().isEmpty());
        }
        QVERIFY(send(channel).status < 300);
        QCOMPARE(m_sandbox->messages().size(), 1);
    }

    void complaintsOfOneChannelLeaveTheOthersAlone()
    {
        m_sandbox->complain(Complaint::Disconnected, Mood::always, u"waha"_s);
        QCOMPARE(send(u"gowa"_s).status, 200);
        QCOMPARE(send(u"waha"_s).status, 422);
        QCOMPARE(control(R"({"reset":true})").status, 200);
        QCOMPARE(send(u"waha"_s).status, 201);
    }

    void templatesPassOutsideOfTheWindow()
    {
        m_sandbox->complain(Complaint::OutsideWindow);
        Sending sending = sendingBy(u"cloud"_s);
        const Reply refused = call("POST", sending.path, sending.headers, sending.body);
        QCOMPARE(refused.json().value("error"_L1).toObject().value("code"_L1).toInt(), 131047);
        QCOMPARE(call("POST", sending.path, sending.headers, cloudTemplate).status, 200);
        QVERIFY(m_sandbox->messages().first().isTemplate);
        QCOMPARE(m_sandbox->messages().first().text, u"ABC123"_s);
    }

    void transportMoodsReachTheVendors()
    {
        Mood mood;
        mood.kind = Mood::Kind::CutAfter;
        mood.path = "/fonnte/";
        m_sandbox->server().addMood(mood);
        QCOMPARE(send(u"fonnte"_s).status, 0);
        QVERIFY(!m_sandbox->messages().isEmpty()); // accepted, though nobody was notified
        QCOMPARE(send(u"gowa"_s).status, 200);
        m_sandbox->server().clearMoods();
        QCOMPARE(send(u"fonnte"_s).status, 200);
    }

    void commandsItDoesNotKnowAreRefused_data()
    {
        QTest::addColumn<QByteArray>("command");
        QTest::newRow("nothing") << QByteArray("{}");
        QTest::newRow("unknown complaint") << QByteArray(R"({"complaint":"tired"})");
        QTest::newRow("unknown channel") << QByteArray(R"({"complaint":"quota","channel":"acme"})");
        QTest::newRow("no times") << QByteArray(R"({"complaint":"quota","times":0})");
        QTest::newRow("unknown receipt") << QByteArray(R"({"receipt":"eaten"})");
        QTest::newRow("receipt for nothing") << QByteArray(R"({"receipt":"read"})");
        QTest::newRow("no copies") << QByteArray(R"({"receipts":{"copies":0}})");
        QTest::newRow("receipts of nobody") << QByteArray(R"({"receipts":{"channel":"acme","url":"x"}})");
    }

    void commandsItDoesNotKnowAreRefused()
    {
        QFETCH(QByteArray, command);
        const Reply reply = control(command);
        QCOMPARE(reply.status, 400);
        QVERIFY(!reply.json().value("error"_L1).toString().isEmpty());
    }

    void postsReceipts_data() { addChannels(); }
    void postsReceipts()
    {
        QFETCH(QString, channel);
        HttpServer loket;
        QList<HttpRequest> posts;
        loket.route("POST", "/voucher/delivery-webhook/*", [&](const HttpRequest& request) {
            posts += request;
            return HttpResponse::text("ok");
        });
        QVERIFY(loket.listen());
        const QByteArray url = loket.url().toEncoded() + "/voucher/delivery-webhook/" + channel.toLatin1();
        QCOMPARE(control(receiptsTo(channel, url)).status, 200);
        QVERIFY(send(channel).status < 300);
        QSignalSpy answered(m_sandbox.get(), &WhatsAppSandbox::receiptAnswered);

        QCOMPARE(control(R"({"receipt":"delivered"})").status, 200);
        QTRY_COMPARE(answered.size(), 1);
        QCOMPARE(control(R"({"receipt":"read"})").status, 200);
        QTRY_COMPARE(answered.size(), 2);
        QCOMPARE(posts.size(), 2);
        QVERIFY(m_sandbox->messages().first().state == WhatsAppState::Read);
        QCOMPARE(m_sandbox->messages().first().receiptsPosted, 2);
        for (const HttpRequest& post : posts) {
            QVERIFY(post.json());
            if (channel == u"waha"_s)
                QCOMPARE(post.header("x-webhook-hmac"),
                         core::hmacHex(QCryptographicHash::Sha512, "sandbox-webhook-key", post.body));
            if (channel == u"gowa"_s)
                QCOMPARE(post.header("x-hub-signature-256"),
                         "sha256=" + core::hmacHex(QCryptographicHash::Sha256, "sandbox-webhook-key", post.body));
            if (channel == u"cloud"_s)
                QCOMPARE(post.header("x-hub-signature-256"),
                         "sha256=" + core::hmacHex(QCryptographicHash::Sha256, "sandbox-app-secret", post.body));
        }
        QVERIFY(posts.at(0).body != posts.at(1).body);
    }

    void receiptsComeByThemselvesAndAgain()
    {
        HttpServer loket;
        int posts = 0;
        loket.route("POST", "/r", [&](const HttpRequest&) { return HttpResponse::text("", ++posts == 1 ? 503 : 200); });
        QVERIFY(loket.listen());
        m_sandbox->setReceiptUrl(u"fonnte"_s, QUrl(loket.url().toString() + u"/r"_s));
        QCOMPARE(control(R"({"receipts":{"delivered_after_ms":500,"read_after_ms":2000}})").status, 200);
        QSignalSpy answered(m_sandbox.get(), &WhatsAppSandbox::receiptAnswered);
        QCOMPARE(send(u"fonnte"_s).status, 200);
        m_clock->advance(std::chrono::milliseconds(500));
        QTRY_COMPARE(answered.size(), 1);
        QCOMPARE(answered.first().at(1).toInt(), 503);
        QVERIFY(m_sandbox->messages().first().state == WhatsAppState::Delivered);
        m_clock->advance(std::chrono::milliseconds(1000)); // the second try
        QTRY_COMPARE(answered.size(), 2);
        QCOMPARE(m_sandbox->messages().first().receiptsPosted, 1);
        m_clock->advance(std::chrono::milliseconds(500));
        QTRY_COMPARE(answered.size(), 3);
        QVERIFY(m_sandbox->messages().first().state == WhatsAppState::Read);
        QCOMPARE(control(R"({"receipts":{"delivered_after_ms":-1,"read_after_ms":-1}})").status, 200);
        QCOMPARE(send(u"fonnte"_s).status, 200);
        QCOMPARE(m_clock->pending(), 0);
    }

    void receiptsMayComeTwice()
    {
        HttpServer loket;
        QList<QByteArray> bodies;
        loket.route("POST", "/r", [&](const HttpRequest& request) {
            bodies += request.body;
            return HttpResponse::text("");
        });
        QVERIFY(loket.listen());
        m_sandbox->setReceiptUrl(u"wablas"_s, QUrl(loket.url().toString() + u"/r"_s));
        QCOMPARE(control(R"({"receipts":{"copies":3}})").status, 200);
        QCOMPARE(send(u"wablas"_s).status, 200);
        QCOMPARE(control(R"({"receipt":"read"})").status, 200);
        QTRY_COMPARE(bodies.size(), 3);
        QCOMPARE(bodies.at(0), bodies.at(2));
    }

    void theInboxShowsWhatCustomersWouldSee()
    {
        QVERIFY(call("GET", "/").body.contains("No message yet"));
        const QByteArray text = QUrl::toPercentEncoding(
            u"*Hotspot <Melati>*\nKode: abcd2345\nhttps://x.example/s?a=1&b=\"2\". <script>alert(1)</script>"_s);
        QCOMPARE(call("POST", "/fonnte/send",
                      {{"Authorization", "t"}, {"Content-Type", "application/x-www-form-urlencoded"}},
                      "target=08123456789&message=" + text)
                     .status,
                 200);
        QCOMPARE(send(u"gowa"_s).status, 200);
        const Reply page = call("GET", "/");
        QCOMPARE(page.status, 200);
        QVERIFY(page.policy.contains("default-src 'none'"));
        QVERIFY(page.body.contains("http-equiv=\"refresh\""));
        QVERIFY(page.body.contains("prefers-color-scheme:dark"));
        QVERIFY(page.body.contains("+62 812-3456-789"));
        QVERIFY(page.body.contains("<b>Hotspot &lt;Melati&gt;</b>"));
        QVERIFY(page.body.contains("abcd2345"));
        QVERIFY(page.body.contains("2 messages"));
        QVERIFY(!page.body.contains("<script"));
        QVERIFY(page.body.contains("href=\"https://x.example/s?a=1&amp;b=\""));
        QVERIFY(call("GET", "/?to=620000000000").body.contains("No message yet"));
        QCOMPARE(control(R"({"clear":true})").status, 200);
        QVERIFY(call("GET", "/").body.contains("No message yet"));
    }

    void theButtonsOfTheInboxWork()
    {
        const Headers form{{"Content-Type", "application/x-www-form-urlencoded"}};
        QCOMPARE(send(u"gowa"_s).status, 200);
        const QByteArray id = m_sandbox->messages().first().id.toLatin1();
        const Reply pressed = call("POST", "/_press", form, "id=" + id + "&state=read");
        QCOMPARE(pressed.status, 303);
        QCOMPARE(pressed.location, m_sandbox->url().toEncoded());
        QVERIFY(m_sandbox->messages().first().state == WhatsAppState::Read);
        QCOMPARE(call("POST", "/_press", form, "complaint=disconnected").status, 303);
        QVERIFY(call("GET", "/").body.contains("value=\"disconnected\" class=\"on\""));
        QCOMPARE(send(u"gowa"_s).status, 500);
        QCOMPARE(call("POST", "/_press", form, "complaint=none").status, 303);
        QCOMPARE(send(u"gowa"_s).status, 200);
    }

    void theOldestMessagesGiveWay()
    {
        const Sending sending = sendingBy(u"fonnte"_s);
        QByteArray targets;
        for (int i = 0; i < 100; ++i)
            targets += "0812345" + QByteArray::number(1000 + i) + ',';
        for (int i = 0; i < 51; ++i)
            QCOMPARE(call("POST", sending.path, sending.headers, "message=x&target=" + targets).status, 200);
        QCOMPARE(m_sandbox->messages().size(), maxInboxMessages);
        QCOMPARE(m_sandbox->messages().first().number, 101);
    }

    void aTakenPortIsAnError()
    {
        WhatsAppSandbox second(*m_clock);
        const auto result = second.listen(m_sandbox->server().port());
        QVERIFY(!result);
        QVERIFY(result.error().kind == core::ErrorKind::Conflict);
    }
};

QTEST_GUILESS_MAIN(TestWhatsAppSandbox)
#include "tst_whatsappsandbox.moc"
