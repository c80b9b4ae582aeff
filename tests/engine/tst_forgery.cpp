// Forged, altered, replayed, wrong amount, wrong merchant, unknown order, for each gateway, against the real engine
// over real sockets: the right code, nothing changed, one line in the audit log. And the limits of its cost under a
// flood.
#include "engine/Engine.h"
#include "storage/ReadModels.h"
#include "support/Sandboxes.h"
#include "support/SignedWebhooks.h"

#include <QCryptographicHash>
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

    // What the dashboards' own test buttons send: rightly signed, about an order that does not exist.
    void testButtonsAreAnsweredKindly_data()
    {
        QTest::addColumn<QString>("gateway");
        QTest::addColumn<QString>("order");
        QTest::addColumn<QString>("reference");
        QTest::newRow("Midtrans") << u"midtrans"_s << u"payment_notif_test_G123456789_9e2bd1e0"_s << u"T1"_s;
        QTest::newRow("Xendit") << u"xendit"_s << u"invoice_123124123"_s << u"579c8d61f23fa4ca35e52da4"_s;
        QTest::newRow("Tripay, by its reference") << u"tripay"_s << u"INV345675"_s << u"T000TEST00000000001"_s;
        QTest::newRow("Tripay, by the order") << u"tripay"_s << u"TEST-1"_s << u"T0001000000000000006"_s;
        QTest::newRow("Duitku") << u"duitku"_s << u"test-1"_s << u"D1"_s;
    }

    void testButtonsAreAnsweredKindly()
    {
        QFETCH(QString, gateway);
        QFETCH(QString, order);
        QFETCH(QString, reference);
        const qint64 lines = lastLine();
        const SignedWebhook webhook =
            tests::signedWebhook({.gateway = gateway, .order = order, .amount = 10000, .reference = reference});
        const QUrl url = m_engine->url().resolved(QUrl(u"/voucher/payment-webhook/"_s + gateway));
        const tests::Answer answer = m_http.post(url, webhook.body, webhook.headers);
        QCOMPARE(answer.status, 200);
        QVERIFY(answer.json().value(u"success"_s).toBool());
        if (gateway != u"tripay"_s) // which wants its own words, and nothing else
            QCOMPARE(answer.json().value(u"status"_s).toString(), u"test"_s);
        const auto written = linesAfter(lines);
        QCOMPARE(written.size(), 1);
        QCOMPARE(written.first().line.action, u"webhook.test"_s);
        QCOMPARE(written.first().line.detail.value(u"gateway"_s).toString(), gateway);
        QCOMPARE(count("SELECT count(*) FROM payment_events WHERE purchase_id IS NULL OR purchase_id < ?", 1), 0);
        QCOMPARE(m_engine->alerts().size(), 0);
        // A number that no button sends is still refused.
        const SignedWebhook other = tests::signedWebhook(
            {.gateway = gateway, .order = u"LK261122-AAAAAAAAAAAAAAA"_s, .amount = 10000, .reference = u"R1"_s});
        QCOMPARE(m_http.post(url, other.body, other.headers).status, 404);
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

    // Midtrans signs order, status_code and amount, not the state: whoever has seen one event can send another one with
    // its signature. The gateway is asked, and nothing is made or taken back because of the claim.
    void midtransStatesAreOnlyClaims_data()
    {
        using sandbox::SandboxState;
        QTest::addColumn<SandboxState>("there"); // at the gateway, and so it was told here
        QTest::addColumn<QByteArray>("code");    // of the event that was seen
        QTest::addColumn<QByteArray>("claim");
        const auto row = [](SandboxState there, const char* code, const char* claim) {
            QTest::addRow("%s, sent again as %s", qPrintable(nameOf(there)), claim)
                << there << QByteArray(code) << QByteArray(claim);
        };
        for (const char* claim :
             {"partial_refund", "partial_chargeback", "settlement", "capture", "refund", "chargeback", "cancel"})
            row(SandboxState::Pending, "201", claim);
        for (const char* claim : {"settlement", "capture", "partial_refund", "partial_chargeback", "refund"})
            row(SandboxState::Failed, "202", claim);
        for (const char* claim :
             {"refund", "chargeback", "partial_refund", "partial_chargeback", "cancel", "expire", "deny"})
            row(SandboxState::Paid, "200", claim);
    }

    void midtransStatesAreOnlyClaims()
    {
        using sandbox::SandboxState;
        QFETCH(SandboxState, there);
        QFETCH(QByteArray, code);
        QFETCH(QByteArray, claim);
        const QString invoice = buy(u"midtrans"_s);
        QTRY_VERIFY(!purchase(invoice).paymentUrl.isEmpty());
        QVERIFY(m_world.gateways.say(invoice, {})); // a payment method is chosen, so the gateway knows the order
        const PurchaseStatus here = there == SandboxState::Paid     ? PurchaseStatus::Completed
                                    : there == SandboxState::Failed ? PurchaseStatus::Failed
                                                                    : PurchaseStatus::Pending;
        if (there != SandboxState::Pending) {
            QVERIFY(m_world.gateways.settle(invoice, there));
            const SignedWebhook right = tests::midtransWebhook(
                {.order = invoice, .amount = 5000, .state = there == SandboxState::Paid ? "paid" : "failed"});
            QCOMPARE(m_http.post(webhookUrl(), right.body).status, 200);
        }
        QTRY_VERIFY(purchase(invoice).status == here);
        QTRY_COMPARE(m_engine->state().queue.running, 0);
        const domain::Purchase before = purchase(invoice);
        const QStringList users = m_world.usersOf(invoice);
        QCOMPARE(users.size(), there == SandboxState::Paid ? 1 : 0);

        QTRY_COMPARE(dueChecks(before.id), 0);
        QTRY_COMPARE(count("SELECT count(*) FROM jobs WHERE kind <> 'check_payment' AND purchase_id = ?", before.id),
                     0);
        QCOMPARE(m_http.post(webhookUrl(), forged(invoice, code, claim)).status, 200);
        QTRY_COMPARE(dueChecks(before.id), 0);
        const domain::Purchase after = purchase(invoice);
        QVERIFY2(after.status == here, qPrintable(domain::toString(after.status)));
        QCOMPARE(after.needsReview, false);
        QCOMPARE(m_world.usersOf(invoice), users);
        QCOMPARE(vouchers(before.id).size(), users.size());
        for (const domain::Voucher& voucher : vouchers(before.id))
            QVERIFY(voucher.status == domain::VoucherStatus::OnRouter);
        QCOMPARE(count("SELECT count(*) FROM part_refunds WHERE purchase_id = ?", before.id), 0);
        QCOMPARE(count("SELECT count(*) FROM jobs WHERE kind <> 'check_payment' AND purchase_id = ?", before.id), 0);
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

    [[nodiscard]] QUrl webhookUrl() const
    {
        return m_engine->url().resolved(QUrl(u"/voucher/payment-webhook/midtrans"_s));
    }

    // With the signature of the event that was seen.
    static QByteArray forged(const QString& invoice, const QByteArray& code, const QByteArray& claim)
    {
        const QByteArray amount = "5000.00";
        const QByteArray signature =
            QCryptographicHash::hash(invoice.toUtf8() + code + amount + sandbox::MidtransKeys().serverKey,
                                     QCryptographicHash::Sha512)
                .toHex();
        return QJsonDocument(QJsonObject{{u"transaction_status"_s, QString::fromLatin1(claim)},
                                         {u"transaction_id"_s, u"T1"_s},
                                         {u"status_code"_s, QString::fromLatin1(code)},
                                         {u"signature_key"_s, QString::fromLatin1(signature)},
                                         {u"order_id"_s, invoice},
                                         {u"merchant_id"_s, sandbox::MidtransKeys().merchantId},
                                         {u"gross_amount"_s, QString::fromLatin1(amount)},
                                         {u"refund_amount"_s, QString::fromLatin1(amount)},
                                         {u"fraud_status"_s, u"accept"_s},
                                         {u"payment_type"_s, u"qris"_s}})
            .toJson(QJsonDocument::Compact);
    }

    int count(const char* sql, qint64 purchaseId)
    {
        storage::Statement rows = m_reader->statement(sql);
        return rows.bind(purchaseId).run() && rows.next() ? int(rows.integer(0)) : -1;
    }
    // Questions to the gateway that are due or being asked.
    int dueChecks(qint64 purchaseId)
    {
        const QByteArray sql =
            "SELECT count(*) FROM jobs WHERE kind = 'check_payment' AND purchase_id = ? AND (state = "
            "'running' OR due_at <= '" +
            core::toIso(QDateTime::currentDateTimeUtc()).toLatin1() + "')";
        return count(sql.constData(), purchaseId);
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
