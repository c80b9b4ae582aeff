#include "core/Crypto.h"
#include "payments/Cash.h"
#include "payments/Gateways.h"
#include "payments/Tripay.h"
#include "payments/Webhooks.h"
#include "payments/Wire.h"

using namespace Qt::Literals::StringLiterals;
using namespace loket;
using namespace loket::tests;
using namespace std::chrono_literals;
using payments::Tripay;

namespace {

const QByteArray vendorBody =
    R"({"reference":"T0001000000000000006","merchant_ref":"INV-101","payment_method":"QRIS by ShopeePay","payment_method_code":"QRIS","total_amount":15000,"fee_merchant":855,"fee_customer":0,"total_fee":855,"amount_received":14145,"is_closed_payment":1,"status":"PAID","paid_at":1700000000,"note":null})";
const QByteArray vendorSignature = "0e8204a8350485fe10ba012a258b4bae6b9cf826f69730cbc64f11e712c2a41d";
const QByteArray privateKey = "private_key_anda";

QByteArray sign(const QByteArray& body)
{
    return core::hmacHex(QCryptographicHash::Sha256, privateKey, body);
}

Tripay gatewayWith(const QByteArray& key, net::HttpClient& http)
{
    return Tripay({.baseUrl = QUrl(u"http://127.0.0.1:1/tripay"_s),
                   .merchantCode = u"T0001"_s,
                   .method = u"QRIS"_s,
                   .apiKey = core::Secret("k"),
                   .privateKey = core::Secret(key)},
                  http);
}

domain::WebhookRequest signedWebhook(const QByteArray& body)
{
    return webhook(body, {{"x-callback-event", "payment_status"}, {"x-callback-signature", sign(body)}});
}

} // namespace

class TestTripay : public QObject
{
    Q_OBJECT

    net::HttpClient m_http{1s};

private slots:
    void creationSignature_data()
    {
        QTest::addColumn<QByteArray>("key");
        QTest::addColumn<QString>("order");
        QTest::addColumn<qint64>("amount");
        QTest::addColumn<QByteArray>("signature");
        QTest::newRow("vendor's vector") << QByteArray("ytf6ooi2gmlNPfpchd94jDOk8hRWOu") << u"INV55567"_s
                                         << qint64(1500000)
                                         << QByteArray(
                                                "9f167eba844d1fcb369404e2bda53702e2f78f7aa12e91da6715414e65b8c86a");
        QTest::newRow("own vector") << privateKey << u"INV-101"_s << qint64(15000)
                                    << QByteArray("10e159b28887473832dc8d840a40c32ff7c065f434f7a4297534baf651aceba5");
        // No separators: why an invoice id never ends in a digit.
        QTest::newRow("INV-101 and 5000")
            << privateKey << u"INV-101"_s << qint64(5000)
            << QByteArray("81f471a5b2b1587f3abea48282ba9815a7c1a16e51c50cf85accc2bdf73c3f6f");
        QTest::newRow("INV-10 and 15000")
            << privateKey << u"INV-10"_s << qint64(15000)
            << QByteArray("81f471a5b2b1587f3abea48282ba9815a7c1a16e51c50cf85accc2bdf73c3f6f");
    }

    void creationSignature()
    {
        QFETCH(QByteArray, key);
        QFETCH(QString, order);
        QFETCH(qint64, amount);
        QFETCH(QByteArray, signature);
        QCOMPARE(gatewayWith(key, m_http).creationSignature(order, amount), signature);
    }

    // An open payment's creation signs merchant code, method and order: not used by Loket, but the scheme is the same.
    void openPaymentSignature()
    {
        QCOMPARE(core::hmacHex(QCryptographicHash::Sha256, privateKey, "T0001BCAVAINV-101"),
                 QByteArray("95b9abf2835db6f466ad451813066fddfbec5e3c3f6145e2bbcfc57c5708ccf7"));
    }

    void webhooks_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("signature");
        QTest::addColumn<QByteArray>("event");
        QTest::addColumn<QString>("expected");
        const QByteArray payment = "payment_status";
        const auto row = [&](const char* name, const QByteArray& body, const QByteArray& signature,
                             const QByteArray& event, const QString& expected) {
            QTest::newRow(name) << body << signature << event << expected;
        };
        const auto signedRow = [&](const char* name, const QByteArray& body, const QString& expected) {
            row(name, body, sign(body), payment, expected);
        };
        const auto with = [](const QByteArray& what, const QByteArray& instead) {
            return QByteArray(vendorBody).replace(what, instead);
        };
        QCOMPARE(vendorBody.size(), 295);
        row("the vector", vendorBody, vendorSignature, payment, u"paid"_s);
        row("upper-case hex", vendorBody, vendorSignature.toUpper(), payment, u"paid"_s);
        row("missing signature", vendorBody, {}, payment, u"unauthorized"_s);
        row("wrong signature", vendorBody, QByteArray(64, '0'), payment, u"unauthorized"_s);
        row("one digit off", vendorBody, vendorSignature.left(63) + 'e', payment, u"unauthorized"_s);
        row("cut signature", vendorBody, vendorSignature.left(63), payment, u"unauthorized"_s);
        row("longer signature", vendorBody, vendorSignature + '0', payment, u"unauthorized"_s);
        row("altered body", with("15000", "1500"), vendorSignature, payment, u"unauthorized"_s);
        row("a trailing newline", vendorBody + '\n', vendorSignature, payment, u"unauthorized"_s);
        row("signed with an empty key", vendorBody, core::hmacHex(QCryptographicHash::Sha256, {}, vendorBody), payment,
            u"unauthorized"_s);
        row("other event", vendorBody, vendorSignature, "test", u"invalid_input"_s);
        row("no event", vendorBody, vendorSignature, {}, u"invalid_input"_s);
        signedRow("pretty-printed", with(",", ",\n    ").replace(":", ": "), u"paid"_s);
        signedRow("escaped slashes", with("null", R"("http:\/\/localhost\/\u00e9")"), u"paid"_s);
        signedRow("numbers as strings", with(":15000", ":\"15000\"").replace("_customer\":0", "_customer\":\"0\""),
                  u"paid"_s);
        signedRow("decimals", with(":15000", ":\"15000.00\""), u"paid"_s);
        signedRow("new fields", with("\"note\"", "\"new\":{\"a\":[1]},\"note\""), u"paid"_s);
        signedRow("EXPIRED", with("PAID", "EXPIRED"), u"expired"_s);
        signedRow("FAILED", with("PAID", "FAILED"), u"failed"_s);
        signedRow("REFUND", with("PAID", "REFUND"), u"refunded"_s);
        signedRow("UNPAID", with("PAID", "UNPAID"), u"pending"_s);
        signedRow("unknown status", with("PAID", "HELD"), u"pending"_s);
        signedRow("no status", with("\"status\":\"PAID\",", ""), u"pending"_s);
        signedRow("fraction of a rupiah", with(":15000", ":15000.5"), u"invalid_input"_s);
        signedRow("negative amount", with(":15000", ":-15000"), u"invalid_input"_s);
        signedRow("a fee beyond the total", with("_customer\":0", "_customer\":15001"), u"invalid_input"_s);
        signedRow("no amount", with("\"total_amount\":15000,", ""), u"invalid_input"_s);
        signedRow("no order", with("INV-101", ""), u"invalid_input"_s);
        signedRow("not JSON", "reference=T0001", u"invalid_input"_s);
        signedRow("an array", "[" + vendorBody + "]", u"invalid_input"_s);
        signedRow("empty", "", u"invalid_input"_s);
        signedRow("cut JSON", vendorBody.left(200), u"invalid_input"_s);
    }

    void webhooks()
    {
        QFETCH(QByteArray, body);
        QFETCH(QByteArray, signature);
        QFETCH(QByteArray, event);
        QFETCH(QString, expected);
        const Tripay gateway = gatewayWith(privateKey, m_http);
        const auto result =
            gateway.verify(webhook(body, {{"x-callback-event", event}, {"x-callback-signature", signature}}));
        QCOMPARE(outcome(result), expected);
        if (result) {
            QCOMPARE(result->gateway, u"tripay"_s);
            QCOMPARE(result->orderId, u"INV-101"_s);
            QCOMPARE(result->reference, u"T0001000000000000006"_s);
            QCOMPARE(result->amount, 15000);
            QCOMPARE(result->merchant, QString());
            QCOMPARE(result->eventKey, u"INV-101:"_s + expected);
            QVERIFY(result->trusted);
            QCOMPARE(result->rawBody, body);
        }
    }

    void theFeeOfTheBuyerIsTakenOff()
    {
        const QByteArray body =
            QByteArray(vendorBody).replace(":15000", ":15750").replace("_customer\":0", "_customer\":750");
        const auto event = gatewayWith(privateKey, m_http).verify(signedWebhook(body));
        QVERIFY(event);
        QCOMPARE(event->amount, 15000);
    }

    void anUnknownStatusIsUnclear()
    {
        const auto event =
            gatewayWith(privateKey, m_http).verify(signedWebhook(QByteArray(vendorBody).replace("PAID", "HELD")));
        QVERIFY(event);
        QVERIFY(event->isUnclear);
        QVERIFY(event->state == domain::PaymentState::Pending);
    }

    void withoutAKeyNothingVerifies()
    {
        const auto request =
            webhook(vendorBody, {{"x-callback-event", "payment_status"},
                                 {"x-callback-signature", core::hmacHex(QCryptographicHash::Sha256, {}, vendorBody)}});
        QCOMPARE(outcome(gatewayWith({}, m_http).verify(request)), u"unauthorized"_s);
    }

    void theSameEventHasTheSameKey()
    {
        const Tripay gateway = gatewayWith(privateKey, m_http);
        const auto one = gateway.verify(signedWebhook(vendorBody));
        const auto two = gateway.verify(signedWebhook(QByteArray(vendorBody).replace(",", ", ")));
        const auto other = gateway.verify(signedWebhook(QByteArray(vendorBody).replace("PAID", "REFUND")));
        QVERIFY(one && two && other);
        QCOMPARE(one->eventKey, two->eventKey);
        QVERIFY(one->eventKey != other->eventKey);
    }

    void recognisesItsOwn_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("event");
        QTest::addColumn<bool>("own");
        QTest::newRow("by header") << QByteArray("{}") << QByteArray("payment_status") << true;
        QTest::newRow("by body") << vendorBody << QByteArray() << true;
        QTest::newRow("midtrans") << QByteArray(R"({"order_id":"A","signature_key":"b"})") << QByteArray() << false;
        QTest::newRow("duitku") << QByteArray("merchantCode=D0001&amount=1") << QByteArray() << false;
        QTest::newRow("nothing") << QByteArray() << QByteArray() << false;
    }

    void recognisesItsOwn()
    {
        QFETCH(QByteArray, body);
        QFETCH(QByteArray, event);
        QFETCH(bool, own);
        QCOMPARE(gatewayWith(privateKey, m_http).recognises(webhook(body, {{"x-callback-event", event}})), own);
    }

    void saysThankYou()
    {
        QCOMPARE(gatewayWith(privateKey, m_http).acknowledgement(), QByteArray(R"({"success":true})"));
    }

    void missingSettingsAreNamed_data()
    {
        QTest::addColumn<QString>("missing");
        for (const QString& name : {u"merchant_code"_s, u"method"_s, u"api_key"_s, u"private_key"_s})
            QTest::newRow(qPrintable(name)) << name;
    }

    void missingSettingsAreNamed()
    {
        QFETCH(QString, missing);
        payments::TripaySettings settings{.baseUrl = QUrl(u"http://127.0.0.1:1"_s)};
        if (missing != u"merchant_code"_s)
            settings.merchantCode = u"T0001"_s;
        if (missing != u"method"_s)
            settings.method = u"QRIS"_s;
        if (missing != u"api_key"_s)
            settings.apiKey = core::Secret("a");
        if (missing != u"private_key"_s)
            settings.privateKey = core::Secret("p");
        const auto page = waitFor(Tripay(settings, m_http).create({.orderId = u"INV-101"_s, .amount = 1}));
        QCOMPARE(kindOf(page), u"misconfigured"_s);
        QVERIFY(page.error().detail.contains(missing));
    }

    void cashIsPaidAtTheCounter()
    {
        payments::Cash cash;
        const auto page = waitFor(cash.create({.orderId = u"LK1"_s, .amount = 5000}));
        QVERIFY(page);
        QCOMPARE(page->url, QUrl());
        QCOMPARE(page->reference, u"LK1"_s);
        QCOMPARE(kindOf(waitFor(cash.find(u"LK1"_s))), u"not_found"_s);
        QCOMPARE(outcome(waitFor(cash.status(u"LK1"_s, u"LK1"_s))), u"pending"_s);
        QCOMPARE(outcome(cash.verify(signedWebhook(vendorBody))), u"unauthorized"_s);
        QVERIFY(!cash.recognises(signedWebhook(vendorBody)));
        QCOMPARE(cash.name(), u"cash"_s);
    }

    void addresses_data()
    {
        QTest::addColumn<QString>("base");
        QTest::addColumn<QByteArray>("url");
        QTest::newRow("plain") << u"http://x:1/tripay"_s << QByteArray("http://x:1/tripay/a/b?k=v%20%26");
        QTest::newRow("with a slash") << u"http://x:1/tripay/"_s << QByteArray("http://x:1/tripay/a/b?k=v%20%26");
        QTest::newRow("root") << u"https://x"_s << QByteArray("https://x/a/b?k=v%20%26");
        QTest::newRow("root with a slash") << u"https://x/"_s << QByteArray("https://x/a/b?k=v%20%26");
    }

    void addresses()
    {
        QFETCH(QString, base);
        QFETCH(QByteArray, url);
        QCOMPARE(payments::below(QUrl(base), u"/a/b"_s, {{u"k"_s, u"v &"_s}}).toEncoded(), url);
    }

    void everyGatewayHasItsHosts()
    {
        using enum payments::Environment;
        QSet<QUrl> seen;
        for (const QString& name : {u"tripay"_s, u"midtrans"_s, u"duitku"_s}) {
            seen.insert(payments::defaultBaseUrl(name, Sandbox));
            seen.insert(payments::defaultBaseUrl(name, Production));
        }
        QCOMPARE(seen.size(), 6);
        QCOMPARE(payments::defaultBaseUrl(u"xendit", Sandbox), payments::defaultBaseUrl(u"xendit", Production));
        for (const QUrl& url : seen)
            QCOMPARE(url.scheme(), u"https"_s);
        QVERIFY(payments::defaultBaseUrl(u"cash", Sandbox).isEmpty());
    }

    void formsSurviveTheWay()
    {
        const payments::Fields fields{{u"order_items[0][name]"_s, u"Voucher 1 hari & malam + é"_s},
                                      {u"empty"_s, QString()}};
        QCOMPARE(payments::decodeForm(payments::encodeForm(fields)), fields);
        QVERIFY(!payments::encodeForm(fields).contains(' '));
    }

    void fees_data()
    {
        QTest::addColumn<qint64>("amount");
        QTest::addColumn<qint64>("flat");
        QTest::addColumn<QJsonValue>("percent");
        QTest::addColumn<qint64>("fee");
        QTest::newRow("flat only") << qint64(15000) << qint64(4250) << QJsonValue(0) << qint64(4250);
        QTest::newRow("percent as text") << qint64(15000) << qint64(750) << QJsonValue(u"0.70"_s) << qint64(855);
        QTest::newRow("percent as number") << qint64(15000) << qint64(750) << QJsonValue(0.7) << qint64(855);
        QTest::newRow("rounded up") << qint64(10001) << qint64(0) << QJsonValue(0.7) << qint64(71);
        QTest::newRow("nonsense") << qint64(10000) << qint64(100) << QJsonValue(u"a lot"_s) << qint64(100);
        QTest::newRow("negative") << qint64(10000) << qint64(100) << QJsonValue(-3) << qint64(100);
    }

    void fees()
    {
        QFETCH(qint64, amount);
        QFETCH(qint64, flat);
        QFETCH(QJsonValue, percent);
        QFETCH(qint64, fee);
        QCOMPARE(payments::feeFor(amount, flat, percent), fee);
    }

    void basicAuthorization_data()
    {
        QTest::addColumn<QByteArray>("key");
        QTest::addColumn<QByteArray>("header");
        QTest::newRow("midtrans") << QByteArray("SB-Mid-server-abc123XYZ")
                                  << QByteArray("Basic U0ItTWlkLXNlcnZlci1hYmMxMjNYWVo6");
        QTest::newRow("xendit") << QByteArray("xnd_development_abc123")
                                << QByteArray("Basic eG5kX2RldmVsb3BtZW50X2FiYzEyMzo=");
    }

    void basicAuthorization()
    {
        QFETCH(QByteArray, key);
        QFETCH(QByteArray, header);
        QCOMPARE(payments::basicAuthorization(key), header);
    }
};

QTEST_GUILESS_MAIN(TestTripay)
#include "tst_tripay.moc"
