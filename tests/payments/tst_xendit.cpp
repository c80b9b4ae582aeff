#include "payments/Webhooks.h"
#include "payments/Xendit.h"
#include "sandbox/gateways/GatewaySandbox.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::Literals::StringLiterals;
using namespace loket;
using namespace loket::tests;
using namespace std::chrono_literals;
using payments::Xendit;
using sandbox::Mood;
using sandbox::SandboxState;

namespace {

const QByteArray vendorBody =
    R"({"id":"62f00ac409accd62c85673c4","external_id":"INV-101","user_id":"6279ce4495d10c9afc3171b8","is_high":false,"status":"PAID","merchant_name":"demo","amount":15000,"paid_amount":15000,"created":"2026-01-02T03:00:00.000Z","updated":"2026-01-02T03:01:11.843Z","paid_at":"2026-01-02T03:01:11.534Z","currency":"IDR","payment_method":"QR_CODE","payment_channel":"QRIS","description":"Voucher"})";
const QByteArray token = "the-token-of-the-dashboard";

} // namespace

class TestXendit : public QObject
{
    Q_OBJECT

    core::ManualClock m_clock;
    std::unique_ptr<sandbox::GatewaySandbox> m_sandbox;
    std::unique_ptr<net::HttpClient> m_http;

    [[nodiscard]] Xendit gateway(const QByteArray& key = sandbox::XenditKeys().apiKey,
                                 const QByteArray& callbackToken = token) const
    {
        return Xendit({.baseUrl = m_sandbox->baseUrl(u"xendit"_s),
                       .apiKey = core::Secret(key),
                       .callbackToken = core::Secret(callbackToken)},
                      *m_http, m_clock);
    }
    [[nodiscard]] domain::PaymentOrder order() const
    {
        return {.orderId = u"LK260102-7QKM3ZP9RT2XCWVH"_s,
                .amount = 30000,
                .customerName = u"Budi \"é\""_s,
                .customerPhone = u"628123456789"_s,
                .itemName = u"Voucher 10k / 5 hari"_s,
                .itemId = u"10k"_s,
                .itemPrice = 10000,
                .quantity = 3,
                .returnUrl = QUrl(u"http://127.0.0.1:1/finish?a=b&c=d"_s),
                .expiresAt = m_clock.now().addSecs(3600)};
    }

private slots:
    void init()
    {
        m_http = std::make_unique<net::HttpClient>(5s);
        m_sandbox = std::make_unique<sandbox::GatewaySandbox>(m_clock);
        QVERIFY(m_sandbox->listen());
        m_sandbox->webhooks().setMinute(1ms);
    }
    void cleanup()
    {
        m_http.reset();
        m_sandbox.reset();
    }

    void webhooks_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("given");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char* name, const QByteArray& body, const QString& expected,
                            const QByteArray& given = token) { QTest::newRow(name) << body << given << expected; };
        const auto with = [](const QByteArray& what, const QByteArray& instead) {
            return QByteArray(vendorBody).replace(what, instead);
        };
        row("the sample", vendorBody, u"paid"_s);
        row("no token", vendorBody, u"unauthorized"_s, {});
        row("wrong token", vendorBody, u"unauthorized"_s, "the-token-of-another-one..");
        row("token in upper case", vendorBody, u"unauthorized"_s, token.toUpper());
        row("part of the token", vendorBody, u"unauthorized"_s, token.left(8));
        row("longer token", vendorBody, u"unauthorized"_s, token + "x");
        row("SETTLED", with("\"PAID\"", "\"SETTLED\""), u"paid"_s);
        row("EXPIRED", with("\"PAID\"", "\"EXPIRED\""), u"expired"_s);
        row("PENDING", with("\"PAID\"", "\"PENDING\""), u"pending"_s);
        row("unknown status", with("\"PAID\"", "\"HELD\""), u"pending"_s);
        row("amount as text", with(":15000,\"paid", ":\"15000\",\"paid"), u"paid"_s);
        row("amount with decimals", with(":15000,\"paid", ":\"15000.00\",\"paid"), u"paid"_s);
        row("fraction of a rupiah", with(":15000,\"paid", ":15000.25,\"paid"), u"invalid_input"_s);
        row("no id", with("62f00ac409accd62c85673c4", ""), u"invalid_input"_s);
        row("no order", with("INV-101", ""), u"invalid_input"_s);
        row("not JSON", "hello", u"invalid_input"_s);
        row("empty", "", u"invalid_input"_s);
    }

    void webhooks()
    {
        QFETCH(QByteArray, body);
        QFETCH(QByteArray, given);
        QFETCH(QString, expected);
        const auto event = gateway().verify(webhook(body, {{"x-callback-token", given}}));
        QCOMPARE(outcome(event), expected);
        if (event) {
            QCOMPARE(event->orderId, u"INV-101"_s);
            QCOMPARE(event->reference, u"62f00ac409accd62c85673c4"_s);
            QCOMPARE(event->amount, 15000);
            QCOMPARE(event->eventKey, u"INV-101:"_s + expected);
            QVERIFY(!event->trusted); // the token proves nothing about the body
            QCOMPARE(event->rawBody, body);
        }
    }

    // They name the order and prove nothing: the gateway is queried (app/payments/FACTS.md).
    void newerEventsOnlyHurry_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("given");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char* name, const QByteArray& body, const QString& expected,
                            const QByteArray& given = token) { QTest::newRow(name) << body << given << expected; };
        const QByteArray capture =
            R"({"event":"payment.capture","business_id":"b","created":"2026-01-02T03:01:11.534Z","data":{"payment_id":"py-1","reference_id":"INV-101","status":"SUCCEEDED","request_amount":15000,"currency":"IDR"},"api_version":"v3"})";
        row("payment.capture", capture, u"pending"_s);
        row("payment.failure", QByteArray(capture).replace("payment.capture", "payment.failure"), u"pending"_s);
        row("payment_session.completed",
            R"({"event":"payment_session.completed","data":{"payment_session_id":"ps-1","reference_id":"INV-101","status":"COMPLETED","amount":15000}})",
            u"pending"_s);
        row("no token", capture, u"unauthorized"_s, {});
        row("wrong token", capture, u"unauthorized"_s, "the-token-of-another-one..");
        const QByteArray flat =
            R"({"event":"qr.payment","id":"qrpy_8182837te-87st-49ing-8696-1239bd4d759c","amount":15000,"created":"2026-01-02T03:01:11.534Z","status":"COMPLETED","qr_code":{"id":"qr_8182837te","external_id":"INV-101","type":"DYNAMIC"}})";
        row("a QR code's payment, as it is flat", flat, u"pending"_s);
        row("a QR code's payment, in data",
            R"({"event":"qr.payment","data":{"id":"qrpy_1","qr_id":"qr_1","reference_id":"INV-101","amount":15000,"status":"SUCCEEDED","channel_code":"ID_DANA"}})",
            u"pending"_s);
        row("flat, without the order", QByteArray(flat).replace("external_id", "other_id"), u"invalid_input"_s);
        row("no reference", QByteArray(capture).replace("reference_id", "other_id"), u"invalid_input"_s);
        row("an empty reference", QByteArray(capture).replace("INV-101", ""), u"invalid_input"_s);
        row("the reference is a number", QByteArray(capture).replace("\"INV-101\"", "101"), u"invalid_input"_s);
    }

    void newerEventsOnlyHurry()
    {
        QFETCH(QByteArray, body);
        QFETCH(QByteArray, given);
        QFETCH(QString, expected);
        const auto request = webhook(body, {{"x-callback-token", given}});
        QVERIFY(gateway().recognises(webhook(body, {})));
        const auto event = gateway().verify(request);
        QCOMPARE(outcome(event), expected);
        if (!event)
            return;
        QCOMPARE(event->orderId, u"INV-101"_s);
        QVERIFY(event->onlyHurries && !event->trusted);
        QCOMPARE(event->amount, 0); // nothing in it is trusted
    }

    void withoutATokenNothingVerifies()
    {
        QCOMPARE(outcome(gateway("k", {}).verify(webhook(vendorBody, {}))), u"unauthorized"_s);
        QCOMPARE(outcome(gateway("k", {}).verify(webhook(vendorBody, {{"x-callback-token", ""}}))), u"unauthorized"_s);
    }

    void lessThanAskedForIsNotTheAmount_data()
    {
        QTest::addColumn<QByteArray>("paid");
        QTest::addColumn<int>("amount"); // 0: refused
        QTest::newRow("as a number") << QByteArray("5000") << 5000;
        QTest::newRow("as text") << QByteArray("\"5000\"") << 5000;
        QTest::newRow("as text with decimals") << QByteArray("\"5000.00\"") << 5000;
        QTest::newRow("more than asked for") << QByteArray("20000") << 15000;
        QTest::newRow("not told") << QByteArray("null") << 15000;
        QTest::newRow("not readable") << QByteArray("\"five thousand\"") << 0;
        QTest::newRow("a fraction") << QByteArray("5000.5") << 0;
    }

    void lessThanAskedForIsNotTheAmount()
    {
        QFETCH(QByteArray, paid);
        QFETCH(int, amount);
        const QByteArray body = QByteArray(vendorBody).replace("\"paid_amount\":15000", "\"paid_amount\":" + paid);
        const auto event = gateway().verify(webhook(body, {{"x-callback-token", token}}));
        QCOMPARE(outcome(event), amount > 0 ? u"paid"_s : u"invalid_input"_s);
        if (event)
            QCOMPARE(event->amount, amount);
    }

    void recognisesItsOwn_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<bool>("own");
        QTest::newRow("the sample") << vendorBody << true;
        QTest::newRow("tripay") << QByteArray(R"({"merchant_ref":"A","reference":"T"})") << false;
        QTest::newRow("midtrans") << QByteArray(R"({"order_id":"A","transaction_status":"pending"})") << false;
        QTest::newRow("duitku") << QByteArray("merchantCode=D0001&amount=1") << false;
    }

    void recognisesItsOwn()
    {
        QFETCH(QByteArray, body);
        QFETCH(bool, own);
        QCOMPARE(gateway().recognises(webhook(body, {})), own);
    }

    void createsFindsAndTellsTheState()
    {
        const auto page = waitFor(gateway().create(order()));
        QVERIFY2(page, page ? "" : qPrintable(page.error().detail));
        QVERIFY(page->url.toString().contains(u"/pay/xendit/"_s));
        const auto& made = m_sandbox->payments().at(0);
        QCOMPARE(made.amount, 30000);
        QCOMPARE(made.customerName, order().customerName);
        QCOMPARE(made.itemName, order().itemName);
        QCOMPARE(made.returnUrl.query(), u"a=b&c=d"_s);
        QCOMPARE(made.expiresAt, order().expiresAt);
        const auto found = waitFor(gateway().find(order().orderId));
        QVERIFY(found);
        QCOMPARE(found->reference, page->reference);
        QCOMPARE(found->url, page->url);
        QCOMPARE(kindOf(waitFor(gateway().find(u"LK-OTHER"_s))), u"not_found"_s);
        QCOMPARE(outcome(waitFor(gateway().status(order().orderId, u"none"_s))), u"not_found"_s);
        QCOMPARE(outcome(waitFor(gateway().status(u"LK-OTHER"_s, page->reference))), u"conflict"_s);
    }

    void statesAreTold_data()
    {
        QTest::addColumn<int>("state");
        QTest::addColumn<QString>("expected");
        QTest::addColumn<int>("webhooks");
        QTest::newRow("paid") << int(SandboxState::Paid) << u"paid"_s << 1;
        QTest::newRow("expired") << int(SandboxState::Expired) << u"expired"_s << 1;
        QTest::newRow("a failed attempt changes nothing") << int(SandboxState::Failed) << u"pending"_s << 0;
    }

    void statesAreTold()
    {
        QFETCH(int, state);
        QFETCH(QString, expected);
        QFETCH(int, webhooks);
        sandbox::HttpServer shop;
        QVERIFY(shop.listen());
        QList<domain::WebhookRequest> received;
        shop.route("POST", "/hook", [&](const sandbox::HttpRequest& request) {
            received.append({request.headers, request.body});
            return sandbox::HttpResponse::json({});
        });
        m_sandbox->webhooks().setDashboardUrl(u"xendit"_s, QUrl(shop.url().toString() + u"/hook"_s));
        const auto page = waitFor(gateway().create(order()));
        QVERIFY(page);
        m_sandbox->settle(order().orderId, SandboxState(state));
        for (const QString& reference : {page->reference, QString()}) {
            const auto status = waitFor(gateway().status(order().orderId, reference));
            QCOMPARE(outcome(status), expected);
            QCOMPARE(status->amount, 30000);
            QVERIFY(status->trusted); // queried over our own connection
        }
        QTRY_COMPARE(m_sandbox->webhooks().underWay(), 0);
        QCOMPARE(received.size(), webhooks);
        if (webhooks == 1) {
            const sandbox::XenditKeys keys;
            const auto event = gateway(keys.apiKey, keys.callbackToken).verify(received.at(0));
            QCOMPARE(outcome(event), expected);
            QCOMPARE(event->reference, page->reference);
            QCOMPARE(outcome(gateway().verify(received.at(0))), u"unauthorized"_s); // another token
        }
    }

    void thePaidInvoiceOfSeveralCounts()
    {
        const auto first = waitFor(gateway().create(order()));
        QVERIFY(first);
        m_sandbox->settle(order().orderId, SandboxState::Paid);
        QVERIFY(waitFor(gateway().create(order()))); // not unique at this vendor
        QCOMPARE(waitFor(gateway().find(order().orderId))->reference, first->reference);
        QCOMPARE(outcome(waitFor(gateway().status(order().orderId, {}))), u"paid"_s);
    }

    void cancels()
    {
        QVERIFY(gateway().canCancel());
        const auto page = waitFor(gateway().create(order()));
        QVERIFY(page);
        QCOMPARE(kindOf(waitFor(gateway().cancel(order().orderId, {}))), u"not_found"_s);
        QCOMPARE(kindOf(waitFor(gateway().cancel(order().orderId, u"none"_s))), u"not_found"_s);
        const auto state = waitFor(gateway().cancel(order().orderId, page->reference));
        QVERIFY2(state, state ? "" : qPrintable(state.error().detail));
        QVERIFY(*state == domain::PaymentState::Expired);
        QCOMPARE(kindOf(waitFor(gateway().cancel(order().orderId, page->reference))), u"conflict"_s);
    }

    void answers_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("created");
        QTest::addColumn<QString>("asked");
        const auto row = [](const char* name, int status, const QByteArray& body, const QString& created,
                            const QString& asked) { QTest::newRow(name) << status << body << created << asked; };
        row("wrong key", 401, R"({"error_code":"INVALID_API_KEY","message":"x"})", u"unauthorized"_s,
            u"unauthorized"_s);
        row("forbidden", 403, R"({"error_code":"REQUEST_FORBIDDEN_ERROR","message":"x"})", u"forbidden"_s,
            u"forbidden"_s);
        row("invalid", 400, R"({"error_code":"API_VALIDATION_ERROR","message":"x"})", u"refused"_s, u"refused"_s);
        row("not found", 404, R"({"error_code":"INVOICE_NOT_FOUND_ERROR","message":"x"})", u"not_found"_s,
            u"not_found"_s);
        row("too many", 429, R"({"error_code":"RATE_LIMIT_EXCEEDED","message":"x"})", u"rate_limited"_s,
            u"rate_limited"_s);
        row("outage", 503, "<html>", u"unavailable"_s, u"unavailable"_s);
        row("500: made or not?", 500, R"({"error_code":"SERVER_ERROR","message":"x"})", u"connection_lost"_s,
            u"unavailable"_s);
        row("no invoice in it", 200, "{}", u"protocol"_s, u"protocol"_s);
        row("not JSON", 200, "hello", u"protocol"_s, u"protocol"_s);
    }

    void answers()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(QString, created);
        QFETCH(QString, asked);
        m_sandbox->http().addMood({.kind = Mood::Kind::Status, .status = status, .body = body});
        QCOMPARE(kindOf(waitFor(gateway().create(order()))), created);
        QCOMPARE(outcome(waitFor(gateway().status(order().orderId, u"id"_s))), asked);
        QCOMPARE(outcome(waitFor(gateway().status(order().orderId, {}))), asked);
    }

    void aDoubtfulCreationIsFound_data()
    {
        QTest::addColumn<int>("mood");
        QTest::addColumn<QString>("found");
        QTest::newRow("hangs before the work") << int(Mood::Kind::Hang) << u"not_found"_s;
        QTest::newRow("hangs after the work") << int(Mood::Kind::HangAfter) << u"fine"_s;
        QTest::newRow("cut after the work") << int(Mood::Kind::CutAfter) << u"fine"_s;
    }

    void aDoubtfulCreationIsFound()
    {
        QFETCH(int, mood);
        QFETCH(QString, found);
        m_http->setTimeout(400ms);
        m_sandbox->http().addMood({.kind = Mood::Kind(mood), .times = 1});
        const auto page = waitFor(gateway().create(order()));
        QVERIFY(!page && core::isInDoubt(page.error().kind));
        QCOMPARE(kindOf(waitFor(gateway().find(order().orderId))), found);
    }

    void wrongKeysAreTold()
    {
        QCOMPARE(kindOf(waitFor(gateway("other").create(order()))), u"unauthorized"_s);
        QCOMPARE(kindOf(waitFor(gateway("other").find(order().orderId))), u"unauthorized"_s);
        QCOMPARE(kindOf(waitFor(gateway({}).create(order()))), u"misconfigured"_s);
    }
};

QTEST_GUILESS_MAIN(TestXendit)
#include "tst_xendit.moc"
