#include "payments/Tripay.h"
#include "payments/Webhooks.h"
#include "sandbox/gateways/GatewaySandbox.h"

#include <QTcpServer>
#include <QTcpSocket>

using namespace Qt::Literals::StringLiterals;
using namespace loket;
using namespace loket::tests;
using namespace std::chrono_literals;
using payments::Tripay;
using sandbox::Mood;
using sandbox::SandboxState;

namespace {

// The shop's side of a webhook: stores what arrives, answers as configured.
class Shop
{
public:
    Shop()
    {
        (void)server.listen();
        server.route("POST", "/hook", [this](const sandbox::HttpRequest& request) {
            received.append({request.headers, request.body});
            return sandbox::HttpResponse::text(answer, status);
        });
    }
    [[nodiscard]] QUrl url() const { return QUrl(server.url().toString() + u"/hook"_s); }

    sandbox::HttpServer server;
    QList<domain::WebhookRequest> received;
    QByteArray answer = R"({"success":true})";
    int status = 200;
};

} // namespace

class TestTripayCalls : public QObject
{
    Q_OBJECT

    core::SystemClock m_clock;
    std::unique_ptr<sandbox::GatewaySandbox> m_sandbox;
    std::unique_ptr<net::HttpClient> m_http;
    std::unique_ptr<Shop> m_shop;

    [[nodiscard]] payments::TripaySettings settings() const
    {
        const sandbox::TripayKeys keys;
        return {.baseUrl = m_sandbox->baseUrl(u"tripay"_s),
                .merchantCode = keys.merchantCode,
                .method = u"QRIS"_s,
                .apiKey = core::Secret(keys.apiKey),
                .privateKey = core::Secret(keys.privateKey)};
    }
    [[nodiscard]] Tripay gateway() const { return Tripay(settings(), *m_http); }
    [[nodiscard]] domain::PaymentOrder order(const QString& id = u"LK260102-7QKM3ZP9RT2XCWVH"_s) const
    {
        return {.orderId = id,
                .amount = 30000,
                .customerName = u"Budi & \"Ani\" é"_s,
                .customerPhone = u"628123456789"_s,
                .itemName = u"Voucher 10k / 5 hari"_s,
                .itemId = u"10k"_s,
                .itemPrice = 10000,
                .quantity = 3,
                .callbackUrl = m_shop->url(),
                .returnUrl = QUrl(u"http://127.0.0.1/voucher/finish?a=b&c=d"_s),
                .expiresAt = m_clock.now().addSecs(3600)};
    }

private slots:
    void init()
    {
        m_sandbox = std::make_unique<sandbox::GatewaySandbox>(m_clock);
        QVERIFY(m_sandbox->listen());
        m_sandbox->webhooks().setMinute(10ms);
        m_http = std::make_unique<net::HttpClient>(5s);
        m_shop = std::make_unique<Shop>();
    }
    void cleanup()
    {
        m_http.reset();
        m_sandbox.reset();
        m_shop.reset();
    }

    void createsFindsAndTellsTheState()
    {
        const auto asked = order();
        const auto page = waitFor(gateway().create(asked));
        QVERIFY2(page, page ? "" : qPrintable(page.error().detail));
        QVERIFY(page->reference.startsWith(u"DEV-T0001"_s));
        QVERIFY(page->url.toString().startsWith(m_sandbox->http().url().toString() + u"/pay/tripay/"_s));
        QVERIFY(page->qrString.startsWith(u"000201"_s));
        QVERIFY(page->qrString.contains(u"540530000"_s));

        const auto& made = m_sandbox->payments().at(0);
        QCOMPARE(made.amount, 30000);
        QCOMPARE(made.customerName, u"Budi & \"Ani\" é"_s);
        QCOMPARE(made.itemName, u"Voucher 10k / 5 hari"_s);
        QCOMPARE(made.callbackUrl, m_shop->url());
        QCOMPARE(made.returnUrl.query(), u"a=b&c=d"_s);
        QCOMPARE(made.expiresAt.toSecsSinceEpoch(), asked.expiresAt.toSecsSinceEpoch());

        const auto found = waitFor(gateway().find(order().orderId));
        QVERIFY(found);
        QCOMPARE(found->reference, page->reference);
        QCOMPARE(found->url, page->url);
        QCOMPARE(kindOf(waitFor(gateway().find(u"LK260102-OTHER"_s))), u"not_found"_s);

        for (const QString& reference : {page->reference, QString()}) {
            const auto status = waitFor(gateway().status(order().orderId, reference));
            QCOMPARE(outcome(status), u"pending"_s);
            QCOMPARE(status->amount, 30000);
        }
    }

    void statesAreTold_data()
    {
        QTest::addColumn<int>("state");
        QTest::addColumn<QString>("expected");
        QTest::newRow("paid") << int(SandboxState::Paid) << u"paid"_s;
        QTest::newRow("failed") << int(SandboxState::Failed) << u"failed"_s;
        QTest::newRow("expired") << int(SandboxState::Expired) << u"expired"_s;
        QTest::newRow("refunded") << int(SandboxState::Refunded) << u"refunded"_s;
    }

    void statesAreTold()
    {
        QFETCH(int, state);
        QFETCH(QString, expected);
        m_sandbox->setCustomerFee(750);
        const auto page = waitFor(gateway().create(order()));
        QVERIFY(page);
        QVERIFY(m_sandbox->settle(order().orderId, SandboxState(state)));
        for (const QString& reference : {page->reference, QString()}) {
            const auto status = waitFor(gateway().status(order().orderId, reference));
            QCOMPARE(outcome(status), expected);
            QCOMPARE(status->amount, 30000); // without the fee
            QCOMPARE(status->reference, page->reference);
        }
        QTRY_COMPARE(m_shop->received.size(), 1);
        const auto event = gateway().verify(m_shop->received.at(0));
        QCOMPARE(outcome(event), expected);
        QCOMPARE(event->amount, 30000);
        QCOMPARE(event->orderId, order().orderId);
        QVERIFY(m_shop->received.at(0).body.contains("http:\\/\\/localhost\\/"));
        QVERIFY(gateway().recognises(m_shop->received.at(0)));
    }

    void aReferenceOfAnotherOrderIsNotBelieved()
    {
        const auto page = waitFor(gateway().create(order()));
        QVERIFY(page);
        QCOMPARE(outcome(waitFor(gateway().status(u"LK260102-OTHER"_s, page->reference))), u"conflict"_s);
        QCOMPARE(outcome(waitFor(gateway().status(order().orderId, u"DEV-NONE"_s))), u"not_found"_s);
    }

    void thePaidOneOfSeveralIsFound()
    {
        const auto first = waitFor(gateway().create(order()));
        QVERIFY(first);
        m_sandbox->settle(order().orderId, SandboxState::Paid);
        QVERIFY(waitFor(gateway().create(order())));
        QCOMPARE(waitFor(gateway().find(order().orderId))->reference, first->reference);
        QCOMPARE(outcome(waitFor(gateway().status(order().orderId, {}))), u"paid"_s);
    }

    void optionalFieldsMayBeMissing()
    {
        auto small = order();
        small.callbackUrl = {};
        small.returnUrl = {};
        small.customerName.clear();
        small.customerPhone.clear();
        small.expiresAt = {};
        small.method = u"OVO"_s;
        const auto page = waitFor(gateway().create(small));
        QVERIFY2(page, page ? "" : qPrintable(page.error().detail));
        QVERIFY(!page->url.isEmpty());
        QVERIFY(m_sandbox->payments().at(0).callbackUrl.isEmpty());
        QVERIFY(!m_sandbox->payments().at(0).customerName.isEmpty());
    }

    void refusals_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<QString>("expected");
        QTest::newRow("wrong key") << u"api_key"_s << u"unauthorized"_s;
        QTest::newRow("wrong private key") << u"private_key"_s << u"refused"_s;
        QTest::newRow("wrong merchant") << u"merchant"_s << u"refused"_s;
        QTest::newRow("unknown method") << u"method"_s << u"refused"_s;
    }

    void refusals()
    {
        QFETCH(QString, what);
        QFETCH(QString, expected);
        auto wrong = settings();
        if (what == u"api_key"_s)
            wrong.apiKey = core::Secret("other");
        if (what == u"private_key"_s)
            wrong.privateKey = core::Secret("other");
        if (what == u"merchant"_s)
            wrong.merchantCode = u"T0002"_s;
        if (what == u"method"_s)
            wrong.method = u"BARTER"_s;
        const auto page = waitFor(Tripay(wrong, *m_http).create(order()));
        QCOMPARE(kindOf(page), expected);
        QVERIFY(!core::isRetryable(page.error().kind));
        QVERIFY(!page.error().detail.contains(u"628123456789"_s));
        QVERIFY(m_sandbox->payments().isEmpty());
    }

    void answers_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("created");
        QTest::addColumn<QString>("asked");
        const auto row = [](const char* name, int status, const QByteArray& body, const QString& created,
                            const QString& asked) { QTest::newRow(name) << status << body << created << asked; };
        const QByteArray badKey = R"({"success":false,"message":"Invalid API Key"})";
        row("invalid key at 200", 200, badKey, u"unauthorized"_s, u"unauthorized"_s);
        row("invalid key at 400", 400, badKey, u"unauthorized"_s, u"unauthorized"_s);
        row("invalid key at 401", 401, badKey, u"unauthorized"_s, u"unauthorized"_s);
        row("address not allowed", 200,
            R"({"success":false,"message":"Unauthorized IP (1.2.3.4) Please add this IP to your merchant Whitelist IP"})",
            u"forbidden"_s, u"forbidden"_s);
        row("refused at 200", 200, R"({"success":false,"message":"Minimal amount 10000"})", u"refused"_s, u"refused"_s);
        row("refused at 422", 422, R"({"success":false,"message":"The amount must be an integer."})", u"refused"_s,
            u"refused"_s);
        row("too many", 429, "slow down", u"rate_limited"_s, u"rate_limited"_s);
        row("outage 503", 503, "<html>maintenance</html>", u"unavailable"_s, u"unavailable"_s);
        row("500: made or not?", 500, "<html>oops</html>", u"connection_lost"_s, u"unavailable"_s);
        row("502: made or not?", 502, "", u"connection_lost"_s, u"unavailable"_s);
        row("504: made or not?", 504, "", u"connection_lost"_s, u"unavailable"_s);
        row("redirect", 302, "", u"refused"_s, u"refused"_s);
        row("success without data", 200, R"({"success":true})", u"protocol"_s, u"protocol"_s);
        row("not JSON", 200, "hello", u"protocol"_s, u"protocol"_s);
        row("an array", 200, "[]", u"protocol"_s, u"protocol"_s);
    }

    void answers()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(QString, created);
        QFETCH(QString, asked);
        m_sandbox->http().addMood({.kind = Mood::Kind::Status, .status = status, .body = body, .retryAfterSeconds = 7});
        const auto page = waitFor(gateway().create(order()));
        QCOMPARE(kindOf(page), created);
        if (status == 429 || status == 503)
            QVERIFY(page.error().retryAfter == 7s);
        QCOMPARE(outcome(waitFor(gateway().status(order().orderId, u"DEV-1"_s))), asked);
    }

    // The amount in an answer with the buyer's fee and without, and amount_received sent or not. ' means the
    // quotation mark.
    void theOrderedAmountIsFound_data()
    {
        QTest::addColumn<QByteArray>("money");
        const auto row = [](const char* name, const char* money) { QTest::newRow(name) << QByteArray(money); };
        row("with the fee, received told",
            "'amount':30750,'fee_merchant':960,'fee_customer':750,'total_fee':1710,'amount_received':29040");
        row("without the fee, received told",
            "'amount':30000,'fee_merchant':960,'fee_customer':750,'total_fee':1710,'amount_received':29040");
        row("no fee, received told",
            "'amount':30000,'fee_merchant':960,'fee_customer':0,'total_fee':960,'amount_received':29040");
        row("with the fee, received not told",
            "'amount':30750,'fee_customer':750,'order_items':[{'price':15000,'quantity':2,'subtotal':30000}]");
        row("without the fee, received not told",
            "'amount':30000,'fee_customer':750,'order_items':[{'price':15000,'quantity':2,'subtotal':30000}]");
        row("without the fee, items as text",
            "'amount':'30000','fee_customer':'750','order_items':[{'price':'15000','quantity':'2'}]");
        row("with the fee, nothing else told", "'amount':30750,'fee_customer':750");
        row("no fee, nothing else told", "'amount':30000");
    }

    void theOrderedAmountIsFound()
    {
        QFETCH(QByteArray, money);
        QByteArray body = "{'success':true,'message':'','data':{'reference':'DEV-1','merchant_ref':'" +
                          order().orderId.toUtf8() + "','status':'PAID'," + money + "}}";
        body.replace('\'', '"');
        m_sandbox->http().addMood({.kind = Mood::Kind::Status, .status = 200, .body = body});
        const auto status = waitFor(gateway().status(order().orderId, u"DEV-1"_s));
        QVERIFY2(status, status ? "" : qPrintable(status.error().detail));
        QCOMPARE(outcome(status), u"paid"_s);
        QCOMPARE(status->amount, 30000);
    }

    void brokenCalls_data()
    {
        QTest::addColumn<int>("mood");
        QTest::addColumn<QString>("expected");
        QTest::addColumn<int>("made");
        QTest::newRow("hangs") << int(Mood::Kind::Hang) << u"timeout"_s << 0;
        QTest::newRow("hangs after the work") << int(Mood::Kind::HangAfter) << u"timeout"_s << 1;
        QTest::newRow("cut before the work") << int(Mood::Kind::Cut) << u"connection_lost"_s << 0;
        QTest::newRow("cut after the work") << int(Mood::Kind::CutAfter) << u"connection_lost"_s << 1;
    }

    // What the sales flow does after a doubtful creation: find() shows whether there is one.
    void brokenCalls()
    {
        QFETCH(int, mood);
        QFETCH(QString, expected);
        QFETCH(int, made);
        m_http->setTimeout(400ms);
        m_sandbox->http().addMood({.kind = Mood::Kind(mood), .times = 1});
        const auto page = waitFor(gateway().create(order()));
        QCOMPARE(kindOf(page), expected);
        QVERIFY(core::isInDoubt(page.error().kind));
        QCOMPARE(m_sandbox->payments().size(), made);
        m_http->setTimeout(5s);
        const auto found = waitFor(gateway().find(order().orderId));
        QCOMPARE(kindOf(found), made == 1 ? u"fine"_s : u"not_found"_s);
        if (found)
            QCOMPARE(found->reference, m_sandbox->payments().at(0).reference);
    }

    void anOutageIsNotInDoubt()
    {
        auto dead = gateway();
        m_sandbox->http().close();
        const auto page = waitFor(dead.create(order()));
        QCOMPARE(kindOf(page), u"unreachable"_s);
        QVERIFY(core::isRetryable(page.error().kind) && !core::isInDoubt(page.error().kind));
    }

    void methodsComeWithTheirFees()
    {
        m_sandbox->setCustomerFee(500);
        const auto methods = waitFor(gateway().methods(15000));
        QVERIFY(methods);
        QVERIFY(methods->size() > 3);
        QCOMPARE(methods->at(0).code, u"QRIS"_s);
        QVERIFY(!methods->at(0).name.isEmpty());
        QCOMPARE(methods->at(0).merchantFee, 855); // 750 + 0.7 %, as in the vendor's sample
        QCOMPARE(methods->at(0).buyerFee, 500);
    }

    void nothingCanBeCancelled()
    {
        QVERIFY(!gateway().canCancel());
        QCOMPARE(kindOf(waitFor(gateway().cancel(u"A"_s, u"B"_s))), u"conflict"_s);
    }

    void callsEndWhenTheClientCloses()
    {
        m_sandbox->http().addMood({.kind = Mood::Kind::Hang});
        auto page = gateway().create(order()); // the gateway itself is gone after this line
        auto status = gateway().status(order().orderId, {});
        QTRY_COMPARE(m_sandbox->http().requestCount(), 2);
        m_http.reset();
        QCOMPARE(kindOf(waitFor(std::move(page))), u"cancelled"_s);
        QCOMPARE(outcome(waitFor(std::move(status))), u"cancelled"_s);
    }
};

QTEST_GUILESS_MAIN(TestTripayCalls)
#include "tst_tripaycalls.moc"
