#include "core/Crypto.h"
#include "sandbox/gateways/GatewaySandbox.h"
#include "sandbox/gateways/Pages.h"
#include "sandbox/gateways/PhpJson.h"
#include "sandbox/gateways/Qris.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QNetworkReply>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace loket;
using namespace loket::sandbox;
using namespace std::chrono_literals;

namespace {

struct Answer
{
    int status = 0;
    QByteArray body;
    QByteArray location;
    [[nodiscard]] QJsonObject json() const { return QJsonDocument::fromJson(body).object(); }
};

} // namespace

class TestGatewaySandbox : public QObject
{
    Q_OBJECT

    core::ManualClock m_clock;
    std::unique_ptr<GatewaySandbox> m_sandbox;
    std::unique_ptr<HttpServer> m_shop;
    QList<HttpRequest> m_webhooks;
    QList<HttpResponse> m_shopAnswers; // used up one by one, then {"success":true}
    QNetworkAccessManager m_network;

    Answer call(const QByteArray& method, const QString& path, const QByteArray& body = {},
                const QList<std::pair<QByteArray, QByteArray>>& headers = {})
    {
        QNetworkRequest request(QUrl(m_sandbox->http().url().toString() + path));
        request.setTransferTimeout(5000);
        request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
        request.setRawHeader("Content-Type", "application/x-www-form-urlencoded");
        for (const auto& [name, value] : headers)
            request.setRawHeader(name, value);
        std::unique_ptr<QNetworkReply> reply(m_network.sendCustomRequest(request, method, body));
        if (!QTest::qWaitFor([&] { return reply->isFinished(); }, 6000))
            return {};
        return {reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), reply->readAll(),
                reply->rawHeader("Location")};
    }

    Answer control(const QByteArray& json) { return call("POST", u"/_control"_s, json); }

    // Creates a Tripay payment of 15000 directly; answers its reference.
    QString create(const QString& order, const QByteArray& more = {})
    {
        const TripayKeys keys;
        const QByteArray signature = core::hmacHex(QCryptographicHash::Sha256, keys.privateKey,
                                                   (keys.merchantCode + order + u"15000"_s).toUtf8());
        const QByteArray callback = QUrl::toPercentEncoding(m_shop->url().toString() + u"/hook"_s);
        const Answer answer = call(
            "POST", u"/tripay/transaction/create"_s,
            "method=QRIS&merchant_ref=" + order.toUtf8() + "&amount=15000&customer_name=Budi&customer_email=a%40b.c" +
                "&order_items%5B0%5D%5Bname%5D=Voucher+5k&callback_url=" + callback + "&signature=" + signature + more,
            {{"Authorization", "Bearer " + keys.apiKey}});
        return answer.json().value("data"_L1).toObject().value("reference"_L1).toString();
    }

    [[nodiscard]] QStringList toldStates() const
    {
        QStringList states;
        for (const HttpRequest& webhook : m_webhooks)
            states.append(webhook.json().value_or(QJsonObject()).value("status"_L1).toString());
        return states;
    }

private slots:
    void init()
    {
        m_webhooks.clear();
        m_shopAnswers.clear();
        m_sandbox = std::make_unique<GatewaySandbox>(m_clock);
        QVERIFY(m_sandbox->listen());
        m_sandbox->webhooks().setMinute(5ms);
        m_shop = std::make_unique<HttpServer>();
        QVERIFY(m_shop->listen());
        m_shop->route("POST", "/hook", [this](const HttpRequest& request) {
            m_webhooks.append(request);
            return m_shopAnswers.isEmpty() ? HttpResponse::json({{"success"_L1, true}}) : m_shopAnswers.takeFirst();
        });
    }
    void cleanup()
    {
        m_sandbox.reset();
        m_shop.reset();
    }

    void buttonsPayTellAndLeadBack_data()
    {
        QTest::addColumn<QByteArray>("action");
        QTest::addColumn<QString>("told");
        QTest::newRow("pay") << QByteArray("pay") << u"PAID"_s;
        QTest::newRow("fail") << QByteArray("fail") << u"FAILED"_s;
        QTest::newRow("expire") << QByteArray("expire") << u"EXPIRED"_s;
    }

    void buttonsPayTellAndLeadBack()
    {
        QFETCH(QByteArray, action);
        QFETCH(QString, told);
        const QString reference = create(u"INV-1A"_s, "&return_url=http%3A%2F%2F127.0.0.1%2Ffinish%3Fa%3Db");
        const QString path = u"/pay/tripay/"_s + reference;
        const Answer page = call("GET", path);
        QCOMPARE(page.status, 200);
        QVERIFY(page.body.contains("value=\"" + action + "\""));
        const Answer pressed = call("POST", path, "action=" + action);
        QCOMPARE(pressed.status, 303);
        QCOMPARE(pressed.location, QByteArray("http://127.0.0.1/finish?a=b"));
        QTRY_COMPARE(toldStates(), QStringList{told});
        const HttpRequest& webhook = m_webhooks.at(0);
        QCOMPARE(webhook.header("x-callback-event"), QByteArray("payment_status"));
        QCOMPARE(webhook.header("content-type"), QByteArray("application/json"));
        QCOMPARE(webhook.header("x-callback-signature"),
                 core::hmacHex(QCryptographicHash::Sha256, TripayKeys().privateKey, webhook.body));
        QVERIFY(webhook.body.contains("\\/"));
        // A second press changes nothing, and the page has no buttons any more.
        QCOMPARE(call("POST", path, "action=fail").status, 303);
        QVERIFY(!call("GET", path).body.contains("<form"));
        QCOMPARE(m_webhooks.size(), 1);
    }

    void withoutAReturnAddressThePageStays()
    {
        const QString path = u"/pay/tripay/"_s + create(u"INV-1A"_s);
        QCOMPARE(call("POST", path, "action=pay").location, path.toUtf8());
        QCOMPARE(call("POST", path, "action=dance").status, 400);
        QCOMPARE(call("GET", u"/pay/tripay/NONE"_s).status, 404);
        QCOMPARE(call("POST", u"/pay/tripay/NONE"_s, "action=pay").status, 404);
    }

    void pagesSpeakBothLanguagesAndEscape()
    {
        const QString path = u"/pay/tripay/"_s + create(u"INV-<b>A"_s);
        const QByteArray english = call("GET", path, {}, {{"Accept-Language", "en-US,en;q=0.9"}}).body;
        const QByteArray indonesian = call("GET", path, {}, {{"Accept-Language", "id"}}).body;
        QVERIFY(english.contains("Waiting for payment") && english.contains("lang=\"en\""));
        QVERIFY(indonesian.contains("Menunggu pembayaran") && indonesian.contains("lang=\"id\""));
        for (const QByteArray& page : {english, indonesian, call("GET", u"/"_s).body}) {
            QVERIFY(page.contains("INV-&lt;b&gt;A"));
            QVERIFY(!page.contains("<b>"));
            QVERIFY(page.contains("Rp 15.000"));
            QVERIFY(!page.contains("<script"));
        }
    }

    void languages_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<bool>("english");
        QTest::newRow("none") << QByteArray() << false;
        QTest::newRow("english") << QByteArray("en") << true;
        QTest::newRow("first wins") << QByteArray("en-GB, id;q=0.8") << true;
        QTest::newRow("indonesian first") << QByteArray("id-ID,en;q=0.8") << false;
        QTest::newRow("another, then english") << QByteArray("de-DE, en;q=0.5") << true;
        QTest::newRow("another") << QByteArray("ja") << false;
    }

    void languages()
    {
        QFETCH(QByteArray, header);
        QFETCH(bool, english);
        QCOMPARE(languageOf(header) == PageLanguage::English, english);
    }

    void commandsWorkWithoutABrowser()
    {
        create(u"INV-1A"_s);
        QCOMPARE(call("GET", u"/_transactions"_s)
                     .json()
                     .value("transactions"_L1)
                     .toArray()
                     .at(0)
                     .toObject()
                     .value("state"_L1)
                     .toString(),
                 u"pending"_s);
        QCOMPARE(control(R"({"pay":"INV-1A"})").status, 200);
        QTRY_COMPARE(toldStates(), QStringList{u"PAID"_s});
        QCOMPARE(control(R"({"refund":"INV-1A"})").status, 200);
        QTRY_COMPARE(m_webhooks.size(), 2);
        QCOMPARE(control(R"({"resend":"INV-1A"})").status, 200);
        QTRY_COMPARE(toldStates(), QStringList({u"PAID"_s, u"REFUND"_s, u"REFUND"_s}));
        const QJsonObject row =
            call("GET", u"/_transactions"_s).json().value("transactions"_L1).toArray().at(0).toObject();
        QCOMPARE(row.value("state"_L1).toString(), u"refunded"_s);
        QCOMPARE(row.value("amount"_L1).toInt(), 15000);
        QVERIFY(row.value("pay_path"_L1).toString().startsWith(u"/pay/tripay/"_s));
    }

    void commandsAreChecked_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<int>("status");
        QTest::newRow("unknown order") << QByteArray(R"({"pay":"NONE"})") << 404;
        QTest::newRow("resend of an unknown order") << QByteArray(R"({"resend":"NONE"})") << 404;
        QTest::newRow("unknown command") << QByteArray(R"({"dance":1})") << 400;
        QTest::newRow("no copies") << QByteArray(R"({"webhooks":{"copies":0}})") << 400;
        QTest::newRow("too many copies") << QByteArray(R"({"webhooks":{"copies":101}})") << 400;
        QTest::newRow("negative delay") << QByteArray(R"({"webhooks":{"delay_ms":-1}})") << 400;
        QTest::newRow("minute") << QByteArray(R"({"minute_ms":20})") << 200;
        QTest::newRow("reset") << QByteArray(R"({"reset":true})") << 200;
    }

    void commandsAreChecked()
    {
        QFETCH(QByteArray, json);
        QFETCH(int, status);
        QCOMPARE(control(json).status, status);
    }

    void webhooksMisbehave_data()
    {
        QTest::addColumn<QByteArray>("mood");
        QTest::addColumn<QStringList>("told");
        QTest::newRow("none") << QByteArray(R"({"send":false})") << QStringList();
        QTest::newRow("three at once") << QByteArray(R"({"copies":3})")
                                       << QStringList({u"PAID"_s, u"PAID"_s, u"PAID"_s});
        QTest::newRow("a stale one follows")
            << QByteArray(R"({"stale":true})") << QStringList({u"PAID"_s, u"EXPIRED"_s});
        QTest::newRow("late") << QByteArray(R"({"delay_ms":150})") << QStringList{u"PAID"_s};
        QTest::newRow("well-behaved") << QByteArray("{}") << QStringList{u"PAID"_s};
    }

    void webhooksMisbehave()
    {
        QFETCH(QByteArray, mood);
        QFETCH(QStringList, told);
        create(u"INV-1A"_s);
        QCOMPARE(control("{\"webhooks\":" + mood + "}").status, 200);
        QElapsedTimer elapsed;
        elapsed.start();
        QCOMPARE(control(R"({"pay":"INV-1A"})").status, 200);
        QTRY_COMPARE(toldStates(), told);
        if (mood.contains("delay_ms"))
            QVERIFY(elapsed.elapsed() >= 140);
        QTRY_COMPARE(m_sandbox->webhooks().underWay(), 0); // nothing may follow
        QCOMPARE(toldStates(), told);
    }

    // Any page open in the demo's browser can post here; it must neither pay nor change a mood.
    void otherSitesPressNoButton()
    {
        const QString reference = create(u"INV-1A"_s);
        const QList<std::pair<QByteArray, QByteArray>> elsewhere{{"Sec-Fetch-Site", "cross-site"}};
        QCOMPARE(call("POST", u"/_control"_s, R"({"pay":"INV-1A"})", elsewhere).status, 403);
        QCOMPARE(call("POST", u"/pay/tripay/"_s + reference, "do=pay", elsewhere).status, 403);
        QVERIFY(m_sandbox->payments().at(0).state == SandboxState::Pending);
        QCOMPARE(call("POST", u"/_control"_s, R"({"pay":"INV-1A"})", {{"Sec-Fetch-Site", "same-origin"}}).status, 200);
        QVERIFY(m_sandbox->payments().at(0).state == SandboxState::Paid);
    }

    void wrongSignaturesAreWrong()
    {
        create(u"INV-1A"_s);
        control(R"({"webhooks":{"wrong_signature":true}})");
        control(R"({"pay":"INV-1A"})");
        QTRY_COMPARE(m_webhooks.size(), 1);
        QVERIFY(m_webhooks.at(0).header("x-callback-signature") !=
                core::hmacHex(QCryptographicHash::Sha256, TripayKeys().privateKey, m_webhooks.at(0).body));
    }

    void webhooksAreRepeatedAsTheVendorDoes_data()
    {
        QTest::addColumn<int>("refusals");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("tries");
        QTest::newRow("taken at once") << 0 << 200 << QByteArray() << 1;
        QTest::newRow("500 once") << 1 << 500 << QByteArray() << 2;
        QTest::newRow("200 without success") << 1 << 200 << QByteArray("ok") << 2;
        QTest::newRow("success false") << 1 << 200 << QByteArray(R"({"success":false})") << 2;
        QTest::newRow("redirect") << 1 << 307 << QByteArray() << 2;
        QTest::newRow("never taken") << 99 << 503 << QByteArray() << 4;
    }

    void webhooksAreRepeatedAsTheVendorDoes()
    {
        QFETCH(int, refusals);
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(int, tries);
        m_shopAnswers = QList<HttpResponse>(refusals, HttpResponse{status, body, {}});
        create(u"INV-1A"_s);
        control(R"({"pay":"INV-1A"})");
        QTRY_COMPARE(m_webhooks.size(), tries);
        QTRY_COMPARE(m_sandbox->webhooks().underWay(), 0);
        QCOMPARE(m_webhooks.size(), tries);
        for (const HttpRequest& webhook : m_webhooks)
            QCOMPARE(webhook.body, m_webhooks.at(0).body);
    }

    // app/payments/FACTS.md, section 1: how often Midtrans retries depends on the answer.
    void midtransRepeatsByTheAnswer_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<int>("tries");
        QTest::newRow("200") << 200 << 1;
        QTest::newRow("204") << 204 << 1;
        QTest::newRow("301") << 301 << 1;
        QTest::newRow("302") << 302 << 1;
        QTest::newRow("303") << 303 << 1;
        QTest::newRow("400") << 400 << 3;
        QTest::newRow("404") << 404 << 3;
        QTest::newRow("401: another") << 401 << 6;
        QTest::newRow("500") << 500 << 2;
        QTest::newRow("503") << 503 << 5;
        QTest::newRow("502: another") << 502 << 6;
    }

    void midtransRepeatsByTheAnswer()
    {
        QFETCH(int, status);
        QFETCH(int, tries);
        m_sandbox->webhooks().setMinute(1ms);
        m_shopAnswers = QList<HttpResponse>(99, HttpResponse{status, "ok", {}});
        const MidtransKeys keys;
        const Answer made = call("POST", u"/midtrans/snap/v1/transactions"_s,
                                 R"({"transaction_details":{"order_id":"INV-1A","gross_amount":15000}})",
                                 {{"Authorization", "Basic " + (keys.serverKey + ':').toBase64()},
                                  {"Content-Type", "application/json"},
                                  {"X-Override-Notification", (m_shop->url().toString() + u"/hook"_s).toUtf8()}});
        QCOMPARE(made.status, 201);
        control(R"({"pay":"INV-1A"})");
        QTRY_COMPARE(m_webhooks.size(), tries);
        QTRY_COMPARE(m_sandbox->webhooks().underWay(), 0);
        QCOMPARE(m_webhooks.size(), tries);
        for (const HttpRequest& webhook : m_webhooks)
            QCOMPARE(webhook.body, m_webhooks.at(0).body);
    }

    void webhooksReachAShopThatComesBack()
    {
        m_sandbox->webhooks().setMinute(100ms);
        create(u"INV-1A"_s);
        const quint16 port = m_shop->port();
        QSignalSpy failed(&m_sandbox->webhooks(), &WebhookSender::answered);
        m_shop->close();
        control(R"({"pay":"INV-1A"})");
        QTRY_COMPARE(failed.size(), 1);
        QVERIFY(m_shop->listen(port));
        QTRY_COMPARE(toldStates(), QStringList{u"PAID"_s});
    }

    void paymentsExpireByThemselves()
    {
        create(u"INV-1A"_s, "&expired_time=" + QByteArray::number(m_clock.now().addSecs(600).toSecsSinceEpoch()));
        create(u"INV-2A"_s);
        m_clock.advance(599s);
        QVERIFY(m_sandbox->payments().at(0).state == SandboxState::Pending);
        m_clock.advance(2s);
        QVERIFY(m_sandbox->payments().at(0).state == SandboxState::Expired);
        QVERIFY(m_sandbox->payments().at(1).state == SandboxState::Pending);
        QTRY_COMPARE(toldStates(), QStringList{u"EXPIRED"_s});
        m_sandbox->settle(u"INV-2A"_s, SandboxState::Paid);
        m_clock.advance(48h);
        QVERIFY(m_sandbox->payments().at(1).state == SandboxState::Paid);
    }

    void tripayAsksForItsKey_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QString>("path");
        QTest::newRow("create") << QByteArray("POST") << u"/tripay/transaction/create"_s;
        QTest::newRow("detail") << QByteArray("GET") << u"/tripay/transaction/detail?reference=x"_s;
        QTest::newRow("status") << QByteArray("GET") << u"/tripay/transaction/check-status?reference=x"_s;
        QTest::newRow("list") << QByteArray("GET") << u"/tripay/merchant/transactions"_s;
        QTest::newRow("channels") << QByteArray("GET") << u"/tripay/merchant/payment-channel"_s;
        QTest::newRow("fees") << QByteArray("GET") << u"/tripay/merchant/fee-calculator?amount=1"_s;
    }

    void tripayAsksForItsKey()
    {
        QFETCH(QByteArray, method);
        QFETCH(QString, path);
        for (const QByteArray key : {"", "Bearer wrong", "Basic x"}) {
            const Answer answer = call(method, path, {}, {{"Authorization", key}});
            QCOMPARE(answer.status, 401);
            QCOMPARE(answer.json().value("message"_L1).toString(), u"Invalid API Key"_s);
            QVERIFY(!answer.json().value("success"_L1).toBool(true));
        }
    }

    void tripayTellsChannelsFeesAndSentences()
    {
        const QList<std::pair<QByteArray, QByteArray>> key{{"Authorization", "Bearer " + TripayKeys().apiKey}};
        const QString reference = create(u"INV-1A"_s);
        QVERIFY(call("GET", u"/tripay/merchant/payment-channel"_s, {}, key).json().value("data"_L1).toArray().size() >
                3);
        const QJsonObject fee = call("GET", u"/tripay/merchant/fee-calculator?code=QRIS&amount=15000"_s, {}, key)
                                    .json()
                                    .value("data"_L1)
                                    .toArray()
                                    .at(0)
                                    .toObject();
        QCOMPARE(fee.value("total_fee"_L1).toObject().value("merchant"_L1).toInt(),
                 855); // the fee of the vendor's sample
        const Answer status = call("GET", u"/tripay/transaction/check-status?reference="_s + reference, {}, key);
        QCOMPARE(status.json().value("message"_L1).toString(), u"Status transaksi saat ini UNPAID"_s);
    }

    void qrisPayloadsAreWellFormed()
    {
        QCOMPARE(qrisCrc("123456789"), u"29B1"_s);
        QCOMPARE(
            qrisCrc("00020101021126440014ID.CO.QRIS.WWW0215ID10200000000010303UMI5204481253033605802ID5912HOTSPOT DEMO"
                    "6007BANDUNG6105401116304"),
            u"66ED"_s);
        QCOMPARE(
            qrisCrc("00020101021226440014ID.CO.QRIS.WWW0215ID10200000000010303UMI5204481253033605405150005802ID5912"
                    "HOTSPOT DEMO6007BANDUNG6105401116304"),
            u"2901"_s);
        const QString payload = qrisPayload(15000, u"REF1"_s);
        QCOMPARE(payload.right(4), qrisCrc(payload.chopped(4).toLatin1()));
        QVERIFY(payload.contains(u"540515000"_s));
    }

    void phpWritesJsonItsOwnWay()
    {
        const QByteArray expected("{\"b\":\"a\\/b \\\"q\\\" \\u00e9\\n\",\"a\":15000,\"n\":null,\"t\":true}");
        QCOMPARE(phpJson({{u"b"_s, u"a/b \"q\" é\n"_s}, {u"a"_s, 15000}, {u"n"_s, QJsonValue()}, {u"t"_s, true}}),
                 expected);
    }
};

QTEST_GUILESS_MAIN(TestGatewaySandbox)
#include "tst_gatewaysandbox.moc"
