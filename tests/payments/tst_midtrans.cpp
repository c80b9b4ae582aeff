#include "core/Crypto.h"
#include "payments/Midtrans.h"
#include "payments/Webhooks.h"
#include "payments/Wire.h"
#include "sandbox/gateways/GatewaySandbox.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::Literals::StringLiterals;
using namespace loket;
using namespace loket::tests;
using namespace std::chrono_literals;
using payments::Midtrans;
using sandbox::Mood;
using sandbox::SandboxState;

namespace {

const QByteArray vendorBody =
    R"({"transaction_time":"2026-01-02 10:00:00","transaction_status":"settlement","transaction_id":"513f1f01-c9da-474c-9fc9-d5c64364b709","status_message":"midtrans payment notification","status_code":"200","signature_key":"f2d3e98a6b7689668d1c777eead40361af171814adbaa818242839b3109e238e36e686caf23deabb449e7ddae2b9d34d84ed5d1bf45853d024993e6846bb46e5","settlement_time":"2026-01-02 10:01:11","payment_type":"qris","order_id":"ORDER-101","merchant_id":"G141532850","issuer":"gopay","acquirer":"gopay","gross_amount":"10000.00","fraud_status":"accept","currency":"IDR"})";
const QByteArray serverKey = "SB-Mid-server-abc123XYZ";

QByteArray with(const QByteArray& what, const QByteArray& instead)
{
    return QByteArray(vendorBody).replace(what, instead);
}

// A notification signed again over its content.
QByteArray notification(QJsonObject changes, const QByteArray& key = serverKey)
{
    QJsonObject json = QJsonDocument::fromJson(vendorBody).object();
    for (auto it = changes.begin(); it != changes.end(); ++it) {
        if (it.value().isUndefined() || it.value().isNull())
            json.remove(it.key());
        else
            json[it.key()] = it.value();
    }
    const QString text = json.value("order_id"_L1).toString() + json.value("status_code"_L1).toString() +
                         json.value("gross_amount"_L1).toString();
    json["signature_key"_L1] =
        QString::fromLatin1(QCryptographicHash::hash(text.toUtf8() + key, QCryptographicHash::Sha512).toHex());
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

} // namespace

class TestMidtrans : public QObject
{
    Q_OBJECT

    core::ManualClock m_clock;
    std::unique_ptr<sandbox::GatewaySandbox> m_sandbox;
    std::unique_ptr<net::HttpClient> m_http;

    [[nodiscard]] Midtrans judge(const QByteArray& key = serverKey, const QString& merchant = {}) const
    {
        return Midtrans(
            {.baseUrl = QUrl(u"http://127.0.0.1:1"_s), .merchantId = merchant, .serverKey = core::Secret(key)}, *m_http,
            m_clock);
    }
    [[nodiscard]] Midtrans gateway(const QByteArray& key = sandbox::MidtransKeys().serverKey) const
    {
        return Midtrans({.baseUrl = m_sandbox->baseUrl(u"midtrans"_s),
                         .merchantId = sandbox::MidtransKeys().merchantId,
                         .serverKey = core::Secret(key)},
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
                .callbackUrl = QUrl(u"http://127.0.0.1:1/hook"_s),
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

    void signatures_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("key");
        QTest::addColumn<QString>("expected");
        const QByteArray signature = "f2d3e98a6b7689668d1c777eead40361af171814adbaa818242839b3109e238e36e686caf23deabb4"
                                     "49e7ddae2b9d34d84ed5d1bf45853d"
                                     "024993e6846bb46e5";
        const QByteArray overPlainAmount = "868f3120993392d62b46ac2496b286d36021c43d5a7fc6654d730158f6180d40211581c1b8e"
                                           "d6d964189a10fe9799345b68692d76df40859"
                                           "c885ee742e9ab9a9";
        const QByteArray manual =
            R"({"transaction_status":"settlement","status_code":"200","order_id":"1111","gross_amount":"100000.00","signature_key":"edc076b21793ebe3e17926350f5b8ae67d902fe657b3d0aa31b932d5c127e2375d308a2bc94f3265ac2d80a1f181a79b997ac178a236fcff35af263fc4d4c231"})";
        const auto row = [](const char* name, const QByteArray& body, const QString& expected,
                            const QByteArray& key = serverKey) { QTest::newRow(name) << body << key << expected; };
        QVERIFY(vendorBody.contains(signature));
        row("the vector", vendorBody, u"paid"_s);
        row("the manual's vector", manual, u"paid"_s, "askvnoibnosifnboseofinbofinfgbiufglnbfg");
        row("upper-case hex", with(signature, signature.toUpper()), u"paid"_s);
        row("over 10000 without .00", with(signature, overPlainAmount), u"unauthorized"_s);
        row("amount without .00", with("10000.00", "10000"), u"unauthorized"_s);
        row("another amount", with("10000.00", "1000.00"), u"unauthorized"_s);
        row("another order", with("ORDER-101", "ORDER-102"), u"unauthorized"_s);
        row("another key", vendorBody, u"unauthorized"_s, "SB-Mid-server-other");
        row("no key at all", notification({}, {}), u"unauthorized"_s, {});
        row("missing signature", with("signature_key", "x"), u"unauthorized"_s);
        row("empty signature", with(signature, ""), u"unauthorized"_s);
        row("amount as a number", with("\"10000.00\"", "10000.00"), u"unauthorized"_s);
        row("not JSON", "order_id=1", u"invalid_input"_s);
        row("empty", "", u"invalid_input"_s);
        row("an array", "[]", u"invalid_input"_s);
        row("pretty-printed", with(",", ",\n  "), u"paid"_s); // the signature is over values, not bytes
        row("new fields", with("{", "{\"new\":[1],"), u"paid"_s);
        row("a fraction of a rupiah", notification({{"gross_amount"_L1, "10000.50"_L1}}), u"invalid_input"_s);
        row("no order", notification({{"order_id"_L1, ""_L1}}), u"invalid_input"_s);
    }

    void signatures()
    {
        QFETCH(QByteArray, body);
        QFETCH(QByteArray, key);
        QFETCH(QString, expected);
        const auto event = judge(key).verify(webhook(body, {}));
        QCOMPARE(outcome(event), expected);
        if (event) {
            QVERIFY(!event->rawBody.contains("signature")); // it would authorise other states of this order
            QVERIFY(event->rawBody.contains("gross_amount"));
            QCOMPARE(event->gateway, u"midtrans"_s);
            QVERIFY(!event->trusted); // the signature covers none of the fields of the state
        }
    }

    void readsTheVector()
    {
        const auto event = judge().verify(webhook(vendorBody, {}));
        QVERIFY(event);
        QCOMPARE(event->orderId, u"ORDER-101"_s);
        QCOMPARE(event->reference, u"513f1f01-c9da-474c-9fc9-d5c64364b709"_s);
        QCOMPARE(event->amount, 10000);
        QCOMPARE(event->merchant, u"G141532850"_s);
        QCOMPARE(event->eventKey, u"ORDER-101:paid"_s);
        QVERIFY(!event->isUnclear);
    }

    void aSeparateSignatureKeyIsUsed()
    {
        const Midtrans two({.serverKey = core::Secret("server"), .signatureKey = core::Secret(serverKey)}, *m_http,
                           m_clock);
        QCOMPARE(outcome(two.verify(webhook(vendorBody, {}))), u"paid"_s);
        QCOMPARE(outcome(two.verify(webhook(notification({}, "server"), {}))), u"unauthorized"_s);
    }

    void merchants_data()
    {
        QTest::addColumn<QString>("ours");
        QTest::addColumn<QString>("expected");
        QTest::newRow("not set") << QString() << u"paid"_s;
        QTest::newRow("ours") << u"G141532850"_s << u"paid"_s;
        QTest::newRow("another") << u"G000000000"_s << u"conflict"_s;
    }

    void merchants()
    {
        QFETCH(QString, ours);
        QFETCH(QString, expected);
        QCOMPARE(outcome(judge(serverKey, ours).verify(webhook(vendorBody, {}))), expected);
    }

    void states_data()
    {
        QTest::addColumn<QString>("status");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("fraud"); // empty: absent
        QTest::addColumn<QString>("expected");
        QTest::addColumn<bool>("noted");
        const auto row = [](const QString& status, const QString& code, const QString& fraud, const QString& expected,
                            bool noted) {
            QTest::addRow("%s %s %s", qPrintable(status), qPrintable(code), qPrintable(fraud))
                << status << code << fraud << expected << noted;
        };
        row(u"settlement"_s, u"200"_s, u"accept"_s, u"paid"_s, false);
        row(u"settlement"_s, u"200"_s, QString(), u"paid"_s, false);
        row(u"settlement"_s, u"201"_s, u"accept"_s, u"pending"_s, true);
        row(u"settlement"_s, u"200"_s, u"deny"_s, u"pending"_s, true);
        row(u"settlement"_s, u"200"_s, u"challenge"_s, u"pending"_s, true);
        row(u"capture"_s, u"200"_s, u"accept"_s, u"paid"_s, false);
        row(u"capture"_s, u"200"_s, QString(), u"paid"_s, false);
        row(u"capture"_s, u"201"_s, u"challenge"_s, u"pending"_s, true);
        row(u"pending"_s, u"201"_s, u"accept"_s, u"pending"_s, false);
        row(u"authorize"_s, u"200"_s, u"accept"_s, u"pending"_s, false);
        row(u"deny"_s, u"202"_s, u"deny"_s, u"pending"_s, true);
        row(u"cancel"_s, u"200"_s, u"accept"_s, u"failed"_s, false);
        row(u"failure"_s, u"202"_s, QString(), u"failed"_s, false);
        row(u"expire"_s, u"202"_s, u"accept"_s, u"expired"_s, false);
        row(u"expire"_s, u"407"_s, u"accept"_s, u"expired"_s, false);
        row(u"refund"_s, u"200"_s, u"accept"_s, u"refunded"_s, false);
        row(u"partial_refund"_s, u"200"_s, u"accept"_s, u"paid"_s, true);
        row(u"chargeback"_s, u"200"_s, u"accept"_s, u"refunded"_s, true);
        row(u"partial_chargeback"_s, u"200"_s, u"accept"_s, u"paid"_s, true);
        row(u"something_new"_s, u"200"_s, u"accept"_s, u"pending"_s, true);
        row(QString(), u"200"_s, u"accept"_s, u"pending"_s, true);
    }

    void states()
    {
        QFETCH(QString, status);
        QFETCH(QString, code);
        QFETCH(QString, fraud);
        QFETCH(QString, expected);
        QFETCH(bool, noted);
        const QByteArray body = notification({{"transaction_status"_L1, status},
                                              {"status_code"_L1, code},
                                              {"fraud_status"_L1, fraud.isEmpty() ? QJsonValue() : QJsonValue(fraud)}});
        const auto event = judge().verify(webhook(body, {}));
        QCOMPARE(outcome(event), expected);
        QCOMPARE(event->isUnclear || event->remark != domain::PaymentRemark::None, noted);
    }

    void aPartialRefundIsAnotherEventThanThePayment()
    {
        const auto paid = judge().verify(webhook(vendorBody, {}));
        const auto again = judge().verify(webhook(with(",", ", "), {}));
        const auto partial =
            judge().verify(webhook(notification({{"transaction_status"_L1, "partial_refund"_L1}}), {}));
        QCOMPARE(paid->eventKey, again->eventKey);
        QVERIFY(paid->eventKey != partial->eventKey);
    }

    // What the vendor signed once, sent again with another state beside it, is a claim like any other, whatever sums
    // of parts it contains.
    void partsAreOneClaim()
    {
        const auto part = [](const QString& sum) {
            return notification({{"transaction_status"_L1, "partial_refund"_L1}, {"refund_amount"_L1, sum}});
        };
        const auto one = judge().verify(webhook(part(u"1000.00"_s), {}));
        const auto other = judge().verify(webhook(part(u"2000.00"_s), {}));
        QVERIFY(one && other && !one->trusted && !other->trusted);
        QCOMPARE(one->eventKey, other->eventKey);
    }

    void nothingStoredOpensAnything_data()
    {
        QTest::addColumn<QJsonObject>("more");
        QTest::newRow("token") << QJsonObject{{u"saved_token_id"_s, u"SECRET"_s}};
        QTest::newRow("nested") << QJsonObject{{u"metadata"_s, QJsonObject{{u"api_key"_s, u"SECRET"_s}}}};
        QTest::newRow("in a list") << QJsonObject{{u"x"_s, QJsonArray{QJsonObject{{u"accessToken"_s, u"SECRET"_s}}}}};
        QTest::newRow("password") << QJsonObject{{u"Password"_s, u"SECRET"_s}};
    }
    void nothingStoredOpensAnything()
    {
        QFETCH(QJsonObject, more);
        const auto event = judge().verify(webhook(notification(more), {}));
        QVERIFY(event);
        QVERIFY2(!event->rawBody.contains("SECRET"), event->rawBody.constData());
    }

    void feesOnTop_data()
    {
        QTest::addColumn<QJsonValue>("metadata");
        QTest::addColumn<int>("amount");
        QTest::addColumn<int>("surplus");
        const auto info = [](const QJsonValue& original) {
            return QJsonObject{{u"extra_info"_s,
                                QJsonObject{{u"gross_amount_info"_s, QJsonObject{{u"original_amount"_s, original}}}}}};
        };
        QTest::newRow("none") << QJsonValue() << 10000 << 0;
        QTest::newRow("told") << QJsonValue(info(u"9300.00"_s)) << 9300 << 700;
        QTest::newRow("told as text") << QJsonValue(QString::fromUtf8(QJsonDocument(info(u"9300"_s)).toJson())) << 9300
                                      << 700;
        QTest::newRow("more than was paid") << QJsonValue(info(u"10001.00"_s)) << 10000 << 0;
        QTest::newRow("nothing") << QJsonValue(info(0)) << 10000 << 0;
        QTest::newRow("negative") << QJsonValue(info(-1)) << 10000 << 0;
        QTest::newRow("not a number") << QJsonValue(info(u"x"_s)) << 10000 << 0;
    }
    void feesOnTop()
    {
        QFETCH(QJsonValue, metadata);
        QFETCH(int, amount);
        QFETCH(int, surplus);
        const auto event = judge().verify(webhook(notification({{u"metadata"_s, metadata}}), {}));
        QVERIFY(event);
        QCOMPARE(event->amount, amount);
        QCOMPARE(event->surplus, surplus);
    }

    // DANA and virtual accounts by BI-SNAP have the transaction's id in order_id.
    void anAnswerInTheNameOfTheTransaction_data()
    {
        QTest::addColumn<QJsonObject>("changes");
        QTest::addColumn<bool>("isSigned");
        QTest::addColumn<QString>("expected");
        const QString id = u"513f1f01-c9da-474c-9fc9-d5c64364b709"_s;
        const QJsonObject ours{{u"order_id"_s, id}, {u"merchant_id"_s, sandbox::MidtransKeys().merchantId}};
        const auto but = [&ours](const QString& name, const QString& value) {
            QJsonObject changed = ours;
            changed.insert(name, value);
            return changed;
        };
        QTest::newRow("signed") << ours << true << u"paid"_s;
        QTest::newRow("signed by nobody") << ours << false << u"conflict"_s;
        QTest::newRow("another merchant") << but(u"merchant_id"_s, u"G0"_s) << true << u"conflict"_s;
        QTest::newRow("another order") << but(u"order_id"_s, u"LK-OTHER"_s) << true << u"conflict"_s;
    }
    void anAnswerInTheNameOfTheTransaction()
    {
        QFETCH(QJsonObject, changes);
        QFETCH(bool, isSigned);
        QFETCH(QString, expected);
        const QByteArray key = isSigned ? sandbox::MidtransKeys().serverKey : QByteArray("another");
        m_sandbox->http().addMood({.kind = Mood::Kind::Status, .status = 200, .body = notification(changes, key)});
        const auto event = waitFor(gateway().status(order().orderId, {}));
        QCOMPARE(outcome(event), expected);
        if (event) {
            QCOMPARE(event->orderId, order().orderId);
            QCOMPARE(event->eventKey, order().orderId + u":paid"_s);
        }
    }

    void recognisesItsOwn_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<bool>("own");
        QTest::newRow("the vector") << vendorBody << true;
        QTest::newRow("unsigned") << QByteArray(R"({"order_id":"A","transaction_status":"pending"})") << true;
        QTest::newRow("tripay") << QByteArray(R"({"merchant_ref":"A","reference":"T"})") << false;
        QTest::newRow("xendit") << QByteArray(R"({"external_id":"A","id":"T","status":"PAID"})") << false;
        QTest::newRow("duitku") << QByteArray("merchantCode=D0001&amount=1") << false;
    }

    void recognisesItsOwn()
    {
        QFETCH(QByteArray, body);
        QFETCH(bool, own);
        QCOMPARE(judge().recognises(webhook(body, {})), own);
    }

    void createsAndTellsTheState()
    {
        const auto page = waitFor(gateway().create(order()));
        QVERIFY2(page, page ? "" : qPrintable(page.error().detail));
        QVERIFY(!page->reference.isEmpty());
        QVERIFY(page->url.toString().contains(u"/pay/midtrans/"_s));
        const auto& made = m_sandbox->payments().at(0);
        QCOMPARE(made.amount, 30000);
        QCOMPARE(made.customerName, order().customerName);
        QCOMPARE(made.itemName, order().itemName);
        QCOMPARE(made.callbackUrl, order().callbackUrl);
        QCOMPARE(made.returnUrl.query(), u"a=b&c=d"_s);
        QCOMPARE(made.expiresAt, order().expiresAt);

        // No channel chosen: the body says 404 although the HTTP status is 200.
        QCOMPARE(kindOf(waitFor(gateway().find(order().orderId))), u"not_found"_s);
        const auto unchosen = waitFor(gateway().status(order().orderId, page->reference));
        QCOMPARE(outcome(unchosen), u"pending"_s);
        QVERIFY(!unchosen->isUnclear);
        // Nor anything at all: the HTTP status says it too.
        QCOMPARE(outcome(waitFor(gateway().status(u"LK-NEVER"_s, {}))), u"pending"_s);

        QVERIFY(m_sandbox->settle(order().orderId, SandboxState::Paid));
        const auto paid = waitFor(gateway().status(order().orderId, page->reference));
        QCOMPARE(outcome(paid), u"paid"_s);
        QCOMPARE(paid->amount, 30000);
        QCOMPARE(paid->merchant, sandbox::MidtransKeys().merchantId);
        const auto found = waitFor(gateway().find(order().orderId));
        QVERIFY(found);
        QCOMPARE(found->reference, paid->reference);
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
        sandbox::HttpServer shop;
        QVERIFY(shop.listen());
        QList<domain::WebhookRequest> received;
        shop.route("POST", "/hook", [&](const sandbox::HttpRequest& request) {
            received.append({request.headers, request.body});
            return sandbox::HttpResponse::json({});
        });
        auto told = order();
        told.callbackUrl = QUrl(shop.url().toString() + u"/hook"_s);
        const auto page = waitFor(gateway().create(told));
        QVERIFY(page);
        m_sandbox->settle(told.orderId, SandboxState(state));
        QTRY_COMPARE(received.size(), 1);
        const auto event = gateway().verify(received.at(0));
        QCOMPARE(outcome(event), expected);
        QCOMPARE(event->amount, 30000);
        QCOMPARE(outcome(waitFor(gateway().status(told.orderId, page->reference))), expected);
        QCOMPARE(outcome(judge().verify(received.at(0))), u"unauthorized"_s); // another shop's key
    }

    void anOrderIdIsPaidOnce()
    {
        QVERIFY(waitFor(gateway().create(order())));
        QVERIFY(waitFor(gateway().create(order()))); // nobody has chosen a channel: another page for the same order
        m_sandbox->settle(order().orderId, SandboxState::Paid);
        const auto third = waitFor(gateway().create(order()));
        QCOMPARE(kindOf(third), u"conflict"_s); // 406
    }

    void cancels()
    {
        QVERIFY(gateway().canCancel());
        QCOMPARE(kindOf(waitFor(gateway().cancel(order().orderId, {}))), u"not_found"_s);
        QVERIFY(waitFor(gateway().create(order())));
        QCOMPARE(kindOf(waitFor(gateway().cancel(order().orderId, {}))), u"not_found"_s); // no channel: nothing to end
        net::HttpRequest look{
            "GET",
            QUrl(m_sandbox->http().url().toString() + u"/pay/midtrans/"_s + m_sandbox->payments().at(0).reference),
            {},
            {}};
        QVERIFY(waitFor(m_http->send(look)));
        QCOMPARE(outcome(waitFor(gateway().status(order().orderId, {}))), u"pending"_s);
        const auto state = waitFor(gateway().cancel(order().orderId, {}));
        QVERIFY2(state, state ? "" : qPrintable(state.error().detail));
        QVERIFY(*state == domain::PaymentState::Expired);
        QCOMPARE(outcome(waitFor(gateway().status(order().orderId, {}))), u"expired"_s);
        QCOMPARE(kindOf(waitFor(gateway().cancel(order().orderId, {}))), u"conflict"_s);
    }

    void answers_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("created");
        QTest::addColumn<QString>("asked");
        const auto row = [](const char* name, int status, const QByteArray& body, const QString& created,
                            const QString& asked) { QTest::newRow(name) << status << body << created << asked; };
        row("wrong key", 401, R"({"error_messages":["Access denied due to unauthorized transaction"]})",
            u"unauthorized"_s, u"unauthorized"_s);
        row("wrong key in the body", 200,
            R"({"status_code":"401","status_message":"Transaction cannot be authorized"})", u"protocol"_s,
            u"unauthorized"_s);
        row("paid and utilized", 406, R"({"error_messages":["order_id has been paid and utilized"]})", u"conflict"_s,
            u"conflict"_s);
        row("taken", 400, R"({"error_messages":["transaction_details.order_id sudah digunakan"]})", u"conflict"_s,
            u"conflict"_s);
        row("sum", 400, R"({"error_messages":["gross_amount is not equal to the sum of item_details"]})", u"refused"_s,
            u"refused"_s);
        row("too many", 429, "", u"rate_limited"_s, u"rate_limited"_s);
        row("outage", 503, "<html>", u"unavailable"_s, u"unavailable"_s);
        row("500: made or not?", 500, R"({"error_messages":["oops"]})", u"connection_lost"_s, u"unavailable"_s);
        row("504: made or not?", 504, "", u"connection_lost"_s, u"unavailable"_s);
        row("no token", 201, "{}", u"protocol"_s, u"protocol"_s);
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
        QCOMPARE(outcome(waitFor(gateway().status(order().orderId, {}))), asked);
    }

    void aDoubtfulCreationCanBeRepeated_data()
    {
        QTest::addColumn<int>("mood");
        QTest::newRow("hangs after the work") << int(Mood::Kind::HangAfter);
        QTest::newRow("cut after the work") << int(Mood::Kind::CutAfter);
    }

    void aDoubtfulCreationCanBeRepeated()
    {
        QFETCH(int, mood);
        m_http->setTimeout(400ms);
        m_sandbox->http().addMood({.kind = Mood::Kind(mood), .times = 1});
        const auto page = waitFor(gateway().create(order()));
        QVERIFY(!page && core::isInDoubt(page.error().kind));
        QCOMPARE(kindOf(waitFor(gateway().find(order().orderId))), u"not_found"_s);
        QVERIFY(waitFor(gateway().create(order())));
    }

    void wrongKeysAreTold()
    {
        QCOMPARE(kindOf(waitFor(gateway("other").create(order()))), u"unauthorized"_s);
        QCOMPARE(outcome(waitFor(gateway("other").status(order().orderId, {}))), u"unauthorized"_s);
        QCOMPARE(kindOf(waitFor(gateway({}).create(order()))), u"misconfigured"_s);
    }

    void theBuyersMethodIsAskedFor()
    {
        auto chosen = order();
        chosen.method = u"bca_va"_s;
        chosen.itemPrice = 9999; // does not add up: left out rather than refused
        QVERIFY(waitFor(gateway().create(chosen)));
        QCOMPARE(m_sandbox->payments().at(0).method, u"bca_va"_s);
    }
};

QTEST_GUILESS_MAIN(TestMidtrans)
#include "tst_midtrans.moc"
