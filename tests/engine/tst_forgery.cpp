// Forged, altered, replayed, wrong amount, wrong merchant, unknown order, for each gateway, against the real engine
// over real sockets: the right code, nothing changed, one line in the audit log. And the limits of its cost under a
// flood.
#include "engine/Engine.h"
#include "storage/ReadModels.h"
#include "support/Sandboxes.h"
#include "support/SignedWebhooks.h"

#include <QTest>

using namespace loket;
using namespace Qt::Literals::StringLiterals;
using domain::PurchaseStatus;
using tests::SignedWebhook;
using tests::WebhookFacts;

namespace {

const QStringList gateways{u"tripay"_s, u"midtrans"_s, u"xendit"_s, u"duitku"_s};

} // namespace

class TestForgery : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QProcessEnvironment secrets;
        tests::Sandboxes::addSecrets(secrets);
        for (const QString& key : secrets.keys())
            qputenv(qPrintable(key), secrets.value(key).toUtf8());
        m_world.settings[u"payments.gateways"_s] = gateways.join(u',');
        m_world.settings[u"payments.poll_seconds"_s] = u"0"_s;
        m_world.gateways.webhooks().setMood({.send = false});
        m_world.writeSettings();
    }

    // A new engine for each row: one address may add only so many lines a minute (tst_refusedwebhooks).
    void init()
    {
        engine::EngineOptions options;
        options.dataFolder = m_world.folder.path();
        m_engine = std::make_unique<engine::Engine>(options);
        const auto started = m_engine->start();
        QVERIFY2(started, started ? "" : qPrintable(started.error().detail));
        m_reader = std::move(*storage::Database::open(m_engine->folder().database(), storage::Access::ReadOnly));
    }
    void cleanup()
    {
        m_reader.reset();
        m_engine.reset();
    }

    void refusedAndNotedOnce_data()
    {
        QTest::addColumn<QString>("gateway");
        QTest::addColumn<QString>("what");
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("action");
        const auto row = [](const QString& gateway, const char* what, int code, const char* action) {
            QTest::newRow(qPrintable(gateway + u' ' + QLatin1StringView(what)))
                << gateway << QString::fromLatin1(what) << code << QString::fromLatin1(action);
        };
        for (const QString& gateway : gateways) {
            const bool signsTheBody = gateway != u"xendit"_s;
            const bool namesTheMerchant = gateway == u"midtrans"_s || gateway == u"duitku"_s;
            row(gateway, "forged", 401, "webhook.refused");
            row(gateway, "unsigned", 401, "webhook.refused");
            // Xendit signs no body: an altered one then differs from the order.
            row(gateway, "altered", signsTheBody ? 401 : 409, signsTheBody ? "webhook.refused" : "payment.refused");
            row(gateway, "wrong amount", 409, "payment.refused");
            // Where the body names no merchant, another merchant is detected by its key.
            row(gateway, "wrong merchant", namesTheMerchant ? 409 : 401, "webhook.refused");
            row(gateway, "unknown order", 404, "webhook.refused");
            row(gateway, "test button", 200, "webhook.test");
            row(gateway, "unsigned test button", 401, "webhook.refused");
            row(gateway, "another gateway's order", 409, "payment.refused");
        }
        // Their signature does not cover the state: stored, and not trusted until the gateway itself confirms it.
        row(u"midtrans"_s, "claimed", 200, "payment.claimed");
        row(u"xendit"_s, "claimed", 200, "payment.claimed");
        row(u"duitku"_s, "claimed", 200, "payment.claimed");
    }

    void refusedAndNotedOnce()
    {
        QFETCH(QString, gateway);
        QFETCH(QString, what);
        QFETCH(int, code);
        QFETCH(QString, action);
        const QString orderedAt = what == u"another gateway's order"_s ? other(gateway) : gateway;
        const QString invoice = buy(orderedAt);
        QTRY_VERIFY(!purchase(invoice).paymentUrl.isEmpty());
        QTRY_COMPARE(m_engine->state().queue.running, 0);
        const domain::Purchase before = purchase(invoice);
        const qint64 lines = lastLine();

        const SignedWebhook webhook = hook(gateway, what, invoice);
        const QUrl url = m_engine->url().resolved(QUrl(u"/voucher/payment-webhook/"_s + gateway));
        const tests::Answer answer = m_http.post(url, webhook.body, webhook.headers);
        QCOMPARE(answer.status, code);
        // The same once more adds no second line where the order is ours; an unknown order adds one each time.
        if (!action.startsWith(u"webhook."_s))
            QCOMPARE(m_http.post(url, webhook.body, webhook.headers).status, code);

        const auto written = linesAfter(lines);
        QCOMPARE(written.size(), 1);
        QCOMPARE(written.first().line.action, action);
        QCOMPARE(written.first().purchaseId, action.startsWith(u"webhook."_s) ? 0 : before.id);
        QVERIFY(!QJsonDocument(written.first().line.detail).toJson().contains("8123456789"));
        const domain::Purchase after = purchase(invoice);
        QVERIFY(after.status == PurchaseStatus::Pending);
        // Money that does not fit the order is marked for review.
        QCOMPARE(after.needsReview, action == u"payment.refused"_s);
        if (!after.needsReview)
            QCOMPARE(after.updatedAt, before.updatedAt);
        QCOMPARE(after.transactionId, before.transactionId);
        QVERIFY(vouchers(before.id).isEmpty());
        QVERIFY(m_world.usersOf(invoice).isEmpty());
    }

    void replayedIsPaidOnce_data()
    {
        QTest::addColumn<QString>("gateway");
        for (const QString& gateway : gateways)
            QTest::newRow(qPrintable(gateway)) << gateway;
    }

    void replayedIsPaidOnce()
    {
        QFETCH(QString, gateway);
        const QString invoice = buy(gateway);
        QTRY_VERIFY(!purchase(invoice).paymentUrl.isEmpty());
        const qint64 lines = lastLine();
        QVERIFY(m_world.gateways.settle(invoice, sandbox::SandboxState::Paid)); // no webhook arrives by itself
        const SignedWebhook webhook = hook(gateway, u"right"_s, invoice);
        const QUrl url = m_engine->url().resolved(QUrl(u"/voucher/payment-webhook/"_s + gateway));
        for (int i = 0; i < 3; ++i)
            QCOMPARE(m_http.post(url, webhook.body, webhook.headers).status, 200);
        QTRY_VERIFY(purchase(invoice).status == PurchaseStatus::Completed);
        QTRY_VERIFY(purchase(invoice).deliveryStatus == domain::DeliveryStatus::Sent);
        const domain::Purchase before = purchase(invoice);
        for (int i = 0; i < 3; ++i)
            QCOMPARE(m_http.post(url, webhook.body, webhook.headers).status, 200);
        QCOMPARE(purchase(invoice).updatedAt, before.updatedAt);
        QCOMPARE(vouchers(before.id).size(), 1);
        QCOMPARE(m_world.usersOf(invoice).size(), 1);
        QCOMPARE(m_world.messagesAbout(invoice), 1);
        int paid = 0;
        int claimed = 0;
        for (const storage::AuditRow& row : linesAfter(lines)) {
            paid += row.line.action == u"payment.paid"_s ? 1 : 0;
            claimed += row.line.action == u"payment.claimed"_s ? 1 : 0;
        }
        QCOMPARE(paid, 1);
        QCOMPARE(claimed, gateway == u"tripay"_s ? 0 : 1);
    }

    // Xendit's other events name the order in data.reference_id or, the older one of QR codes, in qr_code.external_id;
    // nothing in them is trusted: the gateway decides.
    void otherXenditEventsHurryTheCheck_data()
    {
        QTest::addColumn<QString>("event");
        QTest::addColumn<bool>("isPaidThere");
        for (const QString& event : {u"payment.capture"_s, u"payment_session.completed"_s, u"qr.payment"_s}) {
            QTest::newRow(qPrintable(event + u", paid"_s)) << event << true;
            QTest::newRow(qPrintable(event + u", not paid"_s)) << event << false;
        }
    }

    void otherXenditEventsHurryTheCheck()
    {
        QFETCH(QString, event);
        QFETCH(bool, isPaidThere);
        const QString invoice = buy(u"xendit"_s);
        QTRY_VERIFY(!purchase(invoice).paymentUrl.isEmpty());
        if (isPaidThere)
            QVERIFY(m_world.gateways.settle(invoice, sandbox::SandboxState::Paid)); // no webhook arrives by itself
        const auto body = [&](const QString& order) {
            if (event == u"qr.payment"_s)
                return QJsonDocument(QJsonObject{{u"event"_s, event},
                                                 {u"id"_s, u"qrpy_1"_s},
                                                 {u"amount"_s, 5000},
                                                 {u"status"_s, u"COMPLETED"_s},
                                                 {u"qr_code"_s, QJsonObject{{u"external_id"_s, order}}}})
                    .toJson(QJsonDocument::Compact);
            return QJsonDocument(
                       QJsonObject{{u"event"_s, event},
                                   {u"data"_s, QJsonObject{{u"reference_id"_s, order}, {u"status"_s, u"SUCCEEDED"_s}}}})
                .toJson(QJsonDocument::Compact);
        };
        const auto post = [&](const QString& path, const QString& order, const QByteArray& token) {
            const QUrl url = m_engine->url().resolved(QUrl(u"/voucher/payment-webhook"_s + path));
            return m_http.post(url, body(order), {{"X-Callback-Token", token}}).status;
        };
        const QByteArray token = sandbox::XenditKeys().callbackToken;
        QCOMPARE(post(u"/xendit"_s, invoice, "a-guess"), 401);
        QCOMPARE(post(u"/xendit"_s, u"LK261122-AAAAAAAAAAAAAAA"_s, token), 404);
        QCOMPARE(post(u"/xendit"_s, invoice, token), 200);
        QCOMPARE(post(QString(), invoice, token), 200); // the path that names no gateway
        if (isPaidThere) {
            QTRY_VERIFY(purchase(invoice).status == PurchaseStatus::Completed);
            return;
        }
        QTRY_COMPARE(m_engine->state().queue.running, 0);
        QVERIFY(purchase(invoice).status == PurchaseStatus::Pending);
        QVERIFY(vouchers(purchase(invoice).id).isEmpty());
    }

private:
    static QString other(const QString& gateway) { return gateway == u"tripay"_s ? u"midtrans"_s : u"tripay"_s; }

    SignedWebhook hook(const QString& gateway, const QString& what, const QString& invoice)
    {
        WebhookFacts facts{.gateway = gateway, .order = invoice, .amount = 5000};
        const auto payments = m_world.gateways.payments();
        for (const sandbox::SandboxPayment& payment : payments) {
            if (payment.orderId == invoice)
                facts.reference = payment.reference;
        }
        if (what == u"forged"_s)
            facts.key = "a-guess";
        if (what == u"wrong amount"_s)
            facts.amount = 500;
        if (what == u"unknown order"_s)
            facts.order = u"LK261122-AAAAAAAAAAAAAAA"_s;
        if (what.endsWith(u"test button"_s))
            facts.order = u"payment_notif_test_1"_s;
        if (what == u"wrong merchant"_s) {
            facts.merchant = u"D0002"_s;
            if (gateway == u"tripay"_s || gateway == u"xendit"_s)
                facts.key = "the-key-of-another-merchant";
        }
        SignedWebhook webhook = tests::signedWebhook(facts);
        if (what == u"altered"_s)
            webhook.body.replace("5000", "9000");
        if (what.startsWith(u"unsigned"_s)) {
            webhook.headers.removeIf([](const auto& header) {
                return header.first == "X-Callback-Signature" || header.first == "X-Callback-Token";
            });
            webhook.body.replace("signature", "nothing");
        }
        return webhook;
    }

    QString buy(const QString& gateway)
    {
        const QByteArray body = QJsonDocument(QJsonObject{{u"packageId"_s, u"5k"_s},
                                                          {u"customerName"_s, u"Andi"_s},
                                                          {u"customerPhone"_s, u"08123456789"_s},
                                                          {u"gateway"_s, gateway}})
                                    .toJson();
        const auto answer = m_http.post(m_engine->url().resolved(QUrl(u"/voucher/purchase"_s)), body);
        return answer.json().value(u"data"_s).toObject().value(u"invoiceId"_s).toString();
    }

    domain::Purchase purchase(const QString& invoice)
    {
        const auto found = storage::PurchaseRepository(*m_reader).findByInvoice(invoice);
        return found ? *found : domain::Purchase();
    }
    QList<domain::Voucher> vouchers(qint64 purchaseId)
    {
        return storage::VoucherRepository(*m_reader).ofPurchase(purchaseId).value_or(QList<domain::Voucher>());
    }
    qint64 lastLine()
    {
        const auto rows = storage::ReadModels(*m_reader).audit({}, {.limit = 1});
        return rows && !rows->isEmpty() ? rows->first().id : 0;
    }
    QList<storage::AuditRow> linesAfter(qint64 id)
    {
        auto rows = storage::ReadModels(*m_reader).audit({}, {.limit = 50}).value_or(QList<storage::AuditRow>());
        rows.removeIf([id](const storage::AuditRow& row) { return row.id <= id; });
        return rows;
    }

    tests::Sandboxes m_world;
    std::unique_ptr<engine::Engine> m_engine;
    std::unique_ptr<storage::Database> m_reader;
    tests::Http m_http;
};

QTEST_GUILESS_MAIN(TestForgery)
#include "tst_forgery.moc"
