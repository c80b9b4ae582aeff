#include "core/Crypto.h"
#include "engine/Engine.h"
#include "support/Http.h"
#include "support/Ledger.h"
#include "support/Sandboxes.h"

#include <QDir>
#include <QJsonArray>
#include <QTest>

using namespace loket;
using namespace Qt::Literals::StringLiterals;
using domain::DeliveryStatus;
using domain::PurchaseStatus;
using sandbox::SandboxState;

namespace {

QByteArray json(const QJsonObject& object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QJsonObject orderObject()
{
    return {{u"packageId"_s, u"5k"_s},
            {u"customerName"_s, u"Andi"_s},
            {u"customerPhone"_s, u"0812-3456-789"_s},
            {u"quantity"_s, 2}};
}

// The order with one field changed, or (Undefined) left out.
QByteArray orderWith(const QString& field, const QJsonValue& value)
{
    QJsonObject changed = orderObject();
    changed.insert(field, value);
    return json(changed);
}

const QByteArray order = json(orderObject());

// Tripay's callback, signed over exactly these bytes.
QList<std::pair<QByteArray, QByteArray>> signedBy(const QByteArray& key, const QByteArray& body)
{
    return {{"X-Callback-Event", "payment_status"},
            {"X-Callback-Signature", core::hmacHex(QCryptographicHash::Sha256, key, body)}};
}

} // namespace

// All steps of a purchase through the real engine: HTTP in front, and real sockets to the sandbox counterparts.
class TestFlow : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QProcessEnvironment secrets;
        tests::Sandboxes::addSecrets(secrets);
        for (const QString& key : secrets.keys())
            qputenv(qPrintable(key), secrets.value(key).toUtf8());
    }

    void init() { m_world = std::make_unique<tests::Sandboxes>(); }
    void cleanup()
    {
        m_engine.reset();
        m_world.reset();
    }

    void boughtPaidMadeSent()
    {
        startEngine();
        const QString invoice = buy();
        QTRY_VERIFY(m_world->gateways.payments().size() == 1);
        QCOMPARE(m_world->gateways.payments().first().amount, 10000);
        QVERIFY(m_world->usersOf(invoice).isEmpty()); // not before the money
        QVERIFY(m_world->gateways.settle(invoice, SandboxState::Paid));
        QTRY_VERIFY(purchase(invoice).status == PurchaseStatus::Completed);
        QCOMPARE(m_world->usersOf(invoice).size(), 2);
        QTRY_VERIFY(purchase(invoice).deliveryStatus == DeliveryStatus::Sent);
        QCOMPARE(m_world->messagesAbout(invoice), 1);
        const QJsonObject shown = m_http.get(m_statusUrl).json().value(u"data"_s).toObject();
        QCOMPARE(shown.value(u"status"_s).toString(), u"completed"_s);
        QStringList codes;
        for (const QJsonValue& voucher : shown.value(u"vouchers"_s).toArray())
            codes += voucher.toObject().value(u"username"_s).toString();
        codes.sort();
        QStringList users = m_world->usersOf(invoice);
        users.sort();
        QCOMPARE(codes, users);
        for (const sandbox::SandboxUser& user : m_world->router.users())
            if (user.comment.contains(invoice))
                QCOMPARE(user.limitUptime, u"2d"_s);
    }

    void theSamePostTwiceIsOnePurchase()
    {
        startEngine();
        const tests::Http::Headers key{{"Idempotency-Key", "abc-123"}};
        const QJsonObject first = m_http.post(url(u"/voucher/purchase"_s), order, key).json();
        const QJsonObject second = m_http.post(url(u"/voucher/purchase"_s), order, key).json();
        QVERIFY(first.value(u"success"_s).toBool());
        QCOMPARE(second.value(u"data"_s).toObject().value(u"invoiceId"_s),
                 first.value(u"data"_s).toObject().value(u"invoiceId"_s));
        QByteArray other = order;
        other.replace("Andi", "Budi");
        QCOMPARE(m_http.post(url(u"/voucher/purchase"_s), other, key).status, 409);
    }

    void badInput_data()
    {
        QTest::addColumn<QByteArray>("body");
        const auto row = [](const char* name, const QByteArray& body) { QTest::newRow(name) << body; };
        row("no body", QByteArray());
        row("not JSON", "hello");
        row("an array", "[]");
        const QJsonValue none(QJsonValue::Undefined);
        row("no package", orderWith(u"packageId"_s, none));
        row("no name", orderWith(u"customerName"_s, none));
        row("no phone", orderWith(u"customerPhone"_s, none));
        row("unknown package", orderWith(u"packageId"_s, u"5"_s));
        row("package in other letters", orderWith(u"packageId"_s, u"5K"_s));
        row("empty name", orderWith(u"customerName"_s, u"  "_s));
        row("name of 101 characters", orderWith(u"customerName"_s, QString(101, u'a')));
        row("phone is a group id", orderWith(u"customerPhone"_s, u"120363025246125486@g.us"_s));
        row("phone is a number", orderWith(u"customerPhone"_s, 8123456789.0));
        row("unknown gateway", orderWith(u"gateway"_s, u"paypal"_s));
        for (const char* quantity : {"-3", "0", "101", "\"abc\"", "1.5", "true", "null", "1e99", "[]"}) {
            QByteArray body = order;
            row(quantity, body.replace("\"quantity\":2", QByteArray("\"quantity\":") + quantity));
        }
    }

    void badInput()
    {
        QFETCH(QByteArray, body);
        if (!m_engine)
            startEngine();
        const tests::Answer answer = m_http.post(url(u"/voucher/purchase"_s), body);
        QCOMPARE(answer.status, 400);
        QVERIFY(!answer.json().value(u"success"_s).toBool(true));
        QVERIFY(!answer.json().value(u"message"_s).toString().isEmpty());
        QCOMPARE(dashboard().value(u"total_purchases"_s).toInt(), 0);
    }

    void forgedAndWrongWebhooksChangeNothing()
    {
        m_world->settings[u"payments.poll_seconds"_s] = u"0"_s;
        startEngine();
        const QString invoice = buy();
        QTRY_VERIFY(m_world->gateways.payments().size() == 1);
        const QByteArray good = callback(invoice, 10000);
        const QUrl named = url(u"/voucher/payment-webhook/tripay"_s);
        QCOMPARE(m_http.post(named, good, signedBy("wrong key", good)).status, 401);
        QCOMPARE(m_http.post(named, good, {{"X-Callback-Event", "payment_status"}}).status, 401);
        const QByteArray tooLittle = callback(invoice, 1000);
        QCOMPARE(m_http.post(named, tooLittle, signedBy(privateKey(), tooLittle)).status, 409);
        const QByteArray unknown = callback(u"LK261122-AAAAAAAAAAAAAAA"_s, 10000);
        QCOMPARE(m_http.post(named, unknown, signedBy(privateKey(), unknown)).status, 404);
        QCOMPARE(m_http.post(url(u"/voucher/payment-webhook/nobody"_s), good, signedBy(privateKey(), good)).status,
                 404);
        const QByteArray garbage = "{\"merchant_ref\":";
        QCOMPARE(m_http.post(named, garbage, signedBy(privateKey(), garbage)).status, 400);
        QVERIFY(purchase(invoice).status == PurchaseStatus::Pending);
        QCOMPARE(m_world->usersOf(invoice).size(), 0);
    }

    void escapedSlashesAndTheNamelessPathVerify()
    {
        m_world->settings[u"payments.poll_seconds"_s] = u"0"_s;
        startEngine();
        const QString invoice = buy();
        QTRY_VERIFY(m_world->gateways.payments().size() == 1);
        QByteArray body = callback(invoice, 10000);
        body.replace("null", "\"lihat https:\\/\\/tripay.co.id\\/x\"");
        QVERIFY(body.contains("\\/"));
        const tests::Answer answer =
            m_http.post(url(u"/voucher/payment-webhook"_s), body, signedBy(privateKey(), body));
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.body, QByteArray("{\"success\":true}"));
        QTRY_VERIFY(purchase(invoice).status == PurchaseStatus::Completed);
    }

    void twentyWebhooksAtOnceMakeOneSetAndOneMessage()
    {
        m_world->settings[u"payments.poll_seconds"_s] = u"0"_s;
        startEngine();
        const QString invoice = buy();
        QTRY_VERIFY(m_world->gateways.payments().size() == 1);
        const QByteArray body = callback(invoice, 10000);
        QList<QNetworkReply*> replies;
        for (int i = 0; i < 20; ++i)
            replies +=
                m_http.start("POST", url(u"/voucher/payment-webhook/tripay"_s), body, signedBy(privateKey(), body));
        for (QNetworkReply* reply : replies)
            QCOMPARE(tests::Http::finish(reply).status, 200);
        QTRY_VERIFY(purchase(invoice).deliveryStatus == DeliveryStatus::Sent);
        QCOMPARE(m_http.post(url(u"/voucher/payment-webhook/tripay"_s), body, signedBy(privateKey(), body)).status,
                 200);
        QByteArray expired = body;
        expired.replace("\"PAID\"", "\"EXPIRED\"");
        QCOMPARE(
            m_http.post(url(u"/voucher/payment-webhook/tripay"_s), expired, signedBy(privateKey(), expired)).status,
            200);
        QVERIFY(purchase(invoice).status == PurchaseStatus::Completed);
        QCOMPARE(m_world->usersOf(invoice).size(), 2);
        QCOMPARE(m_world->messagesAbout(invoice), 1);
    }

    void withoutAnyWebhookThePollFindsTheMoney()
    {
        m_world->gateways.webhooks().setMood({.send = false});
        startEngine();
        const QString invoice = buy();
        QTRY_VERIFY(m_world->gateways.payments().size() == 1);
        QVERIFY(m_world->gateways.settle(invoice, SandboxState::Paid));
        QTRY_VERIFY_WITH_TIMEOUT(purchase(invoice).status == PurchaseStatus::Completed, 15000);
        QCOMPARE(m_world->usersOf(invoice).size(), 2);
    }

    void paidWhileTheProgramWasOff()
    {
        startEngine();
        const QString invoice = buy();
        QTRY_VERIFY(!purchase(invoice).paymentUrl.isEmpty());
        m_engine.reset();
        QVERIFY(m_world->gateways.settle(invoice, SandboxState::Paid));
        startEngine();
        QTRY_VERIFY_WITH_TIMEOUT(purchase(invoice).status == PurchaseStatus::Completed, 15000);
        QCOMPARE(m_world->usersOf(invoice).size(), 2);
    }

    void routerAwayThreeAttemptsThenByItself()
    {
        startEngine();
        m_world->router.refuseConnections(true);
        m_world->router.dropConnections();
        const QString invoice = buyAndPay();
        QTRY_VERIFY(purchase(invoice).status == PurchaseStatus::VoucherGenerationFailed);
        const QList<QDateTime> attempts = attemptTimes(invoice);
        QCOMPARE(attempts.size(), 3);
        QVERIFY(attempts[1].msecsTo(attempts[2]) > attempts[0].msecsTo(attempts[1])); // 100 ± 20 ms, then 200 ± 40 ms
        QVERIFY(!purchase(invoice).failureReason.isEmpty());
        m_world->router.refuseConnections(false);
        QTRY_VERIFY_WITH_TIMEOUT(purchase(invoice).status == PurchaseStatus::Completed, 15000);
        QCOMPARE(m_world->usersOf(invoice).size(), 2);
        QTRY_COMPARE(m_world->messagesAbout(invoice), 1);
    }

    void routerAwayThenByTheButton()
    {
        m_world->settings[u"retry.automatic_recovery"_s] = u"false"_s;
        startEngine();
        m_world->router.refuseConnections(true);
        m_world->router.dropConnections();
        const QString invoice = buyAndPay();
        QTRY_VERIFY(purchase(invoice).status == PurchaseStatus::VoucherGenerationFailed);
        m_world->router.refuseConnections(false);
        const qint64 id = purchase(invoice).id;
        QVERIFY(m_engine->use().recovery.regenerate(id, {u"operator"_s}));
        const auto twice = m_engine->use().recovery.regenerate(id, {u"operator"_s});
        QVERIFY(!twice && twice.error().kind == core::ErrorKind::Conflict);
        QTRY_VERIFY_WITH_TIMEOUT(purchase(invoice).status == PurchaseStatus::Completed, 15000);
        QCOMPARE(m_world->usersOf(invoice).size(), 2);
    }

    void routerCutsAfterTheWorkAndNothingIsDoubled()
    {
        m_world->router.control(
            {{u"cut_after"_s, QJsonObject{{u"command"_s, u"/ip/hotspot/user/add"_s}, {u"times"_s, 2}}}});
        startEngine();
        const QString invoice = buyAndPay();
        QTRY_VERIFY_WITH_TIMEOUT(purchase(invoice).status == PurchaseStatus::Completed, 15000);
        QCOMPARE(m_world->usersOf(invoice).size(), 2);
        QCOMPARE(m_world->router.users().size(), sandboxRowsBefore() + 2);
    }

    void aStrangersCodeIsGivenUpForANewOne()
    {
        m_world->router.control({{u"stranger"_s, QJsonObject{{u"next"_s, 1}}}});
        startEngine();
        const QString invoice = buyAndPay();
        QTRY_VERIFY(purchase(invoice).status == PurchaseStatus::Completed);
        QCOMPARE(m_world->usersOf(invoice).size(), 2);
    }

    void aMissingProfileIsToldAtOnceAndMended()
    {
        m_world->router.control(
            {{u"fail_add"_s, QJsonObject{{u"name"_s, u"*"_s},
                                         {u"message"_s, u"input does not match any value of profile"_s},
                                         {u"category"_s, 1},
                                         {u"times"_s, 2}}}});
        startEngine();
        const QString invoice = buyAndPay();
        QTRY_VERIFY(purchase(invoice).status == PurchaseStatus::VoucherGenerationFailed);
        QVERIFY2(purchase(invoice).failureReason.contains(u"5k"_s), qPrintable(purchase(invoice).failureReason));
        QVERIFY(m_engine->use().recovery.regenerate(purchase(invoice).id, {u"operator"_s}));
        QTRY_VERIFY(purchase(invoice).status == PurchaseStatus::Completed);
    }

    void channelAwayThenSentByTheButton()
    {
        startEngine();
        m_world->whatsApp.close();
        const QString invoice = buyAndPay();
        QTRY_VERIFY(purchase(invoice).deliveryStatus == DeliveryStatus::Error);
        QVERIFY(purchase(invoice).status == PurchaseStatus::Completed); // the voucher does not wait for the message
        const storage::ReadModels models(database());
        const auto log = models.deliveries({}, {});
        QCOMPARE(log->size(), 3);
        QCOMPARE(log->first().attempt.status, u"error"_s);
    }

    void channelRefusesAndIsNotAskedAgain()
    {
        m_world->whatsApp.complain(sandbox::Complaint::NumberInvalid);
        startEngine();
        const QString invoice = buyAndPay();
        QTRY_VERIFY(purchase(invoice).deliveryStatus == DeliveryStatus::Failed);
        const storage::ReadModels models(database());
        QCOMPARE(models.deliveries({}, {})->size(), 1);
        m_world->whatsApp.stopComplaining();
        QVERIFY(m_engine->use().recovery.retryDelivery(purchase(invoice).id, {u"operator"_s}));
        QVERIFY(!m_engine->use().recovery.retryDelivery(purchase(invoice).id, {u"operator"_s}));
        QTRY_VERIFY(purchase(invoice).deliveryStatus == DeliveryStatus::Sent);
        QCOMPARE(m_world->messagesAbout(invoice), 1);
    }

    void aSilentChannelIsTriedOnceMoreAndNoMore()
    {
        m_world->settings[u"delivery.timeout_ms"_s] = u"300"_s;
        m_world->whatsApp.server().addMood(
            sandbox::Mood{.kind = sandbox::Mood::Kind::CutAfter, .times = sandbox::Mood::always});
        startEngine();
        const QString invoice = buyAndPay();
        QTRY_VERIFY(purchase(invoice).deliveryStatus == DeliveryStatus::Error);
        const storage::ReadModels models(database());
        const auto log = models.deliveries({}, {});
        QCOMPARE(log->size(), 2);
        QVERIFY(log->first().attempt.maybeDuplicate);
        QVERIFY(!log->last().attempt.maybeDuplicate);
    }

    void expiredMoneyStillMakesVouchersAndAsksForReview()
    {
        m_world->settings[u"payments.poll_seconds"_s] = u"0"_s;
        startEngine();
        const QString invoice = buy();
        QTRY_VERIFY(!purchase(invoice).paymentUrl.isEmpty());
        QByteArray expired = callback(invoice, 10000);
        expired.replace("\"PAID\"", "\"EXPIRED\"");
        QCOMPARE(
            m_http.post(url(u"/voucher/payment-webhook/tripay"_s), expired, signedBy(privateKey(), expired)).status,
            200);
        QVERIFY(purchase(invoice).status == PurchaseStatus::Expired);
        const QByteArray paid = callback(invoice, 10000);
        QCOMPARE(m_http.post(url(u"/voucher/payment-webhook/tripay"_s), paid, signedBy(privateKey(), paid)).status,
                 200);
        QTRY_VERIFY(purchase(invoice).status == PurchaseStatus::Completed);
        QVERIFY(purchase(invoice).needsReview);
    }

    void aRefundTakesTheVouchersOffTheRouter()
    {
        startEngine();
        const QString invoice = buyAndPay();
        QTRY_VERIFY(purchase(invoice).deliveryStatus == DeliveryStatus::Sent);
        QByteArray refund = callback(invoice, 10000);
        refund.replace("\"PAID\"", "\"REFUND\"");
        QCOMPARE(m_http.post(url(u"/voucher/payment-webhook/tripay"_s), refund, signedBy(privateKey(), refund)).status,
                 200);
        QVERIFY(purchase(invoice).status == PurchaseStatus::Refunded);
        QTRY_VERIFY(m_world->usersOf(invoice).isEmpty());
        const QByteArray again = callback(invoice, 10000);
        QCOMPARE(m_http.post(url(u"/voucher/payment-webhook/tripay"_s), again, signedBy(privateKey(), again)).status,
                 200);
        QVERIFY(purchase(invoice).status == PurchaseStatus::Refunded);
    }

    void cashIsConfirmedAtTheCounter()
    {
        startEngine();
        QByteArray cash = order;
        cash.replace("\"quantity\":2", "\"quantity\":1,\"gateway\":\"cash\"");
        const QString invoice = buy(cash);
        const QUrl confirm = url(u"/voucher/api/confirm-cash/%1"_s.arg(purchase(invoice).id));
        QCOMPARE(m_http.post(confirm, "{}").status, 401);
        QCOMPARE(m_http.post(confirm, "{}", bearer(storage::TokenScope::Read)).status, 403);
        const auto operate = bearer(storage::TokenScope::Operate);
        QCOMPARE(m_http.post(confirm, "{}", operate).status, 200);
        QCOMPARE(m_http.post(confirm, "{}", operate).status, 409);
        QTRY_VERIFY(purchase(invoice).status == PurchaseStatus::Completed);
        QCOMPARE(m_world->usersOf(invoice).size(), 1);
    }

    void theGatewayIsDownAndComesBack()
    {
        m_world->gateways.http().addMood(sandbox::Mood{.kind = sandbox::Mood::Kind::Status, .times = 2, .status = 503});
        startEngine();
        const QString invoice = buy();
        QTRY_VERIFY(!purchase(invoice).paymentUrl.isEmpty());
        QCOMPARE(m_world->gateways.payments().size(), 1);
    }

    void aCreateThatGotThroughUnheardIsFoundAgain()
    {
        m_world->gateways.http().addMood(sandbox::Mood{.kind = sandbox::Mood::Kind::CutAfter, .times = 1});
        startEngine();
        const QString invoice = buy();
        QTRY_VERIFY(!purchase(invoice).paymentUrl.isEmpty());
        QCOMPARE(m_world->gateways.payments().size(), 1);
    }

    void aLookThatFailedIsNoReasonToCreateTwice()
    {
        // The creation succeeds but its answer is lost; then the search fails; then everything works.
        m_world->gateways.http().addMood(
            {.kind = sandbox::Mood::Kind::CutAfter, .path = "/tripay/transaction/create", .times = 1});
        m_world->gateways.http().addMood(
            {.kind = sandbox::Mood::Kind::Status, .path = "/tripay/merchant", .times = 1, .status = 503});
        startEngine();
        const QString invoice = buy();
        QTRY_VERIFY(!purchase(invoice).paymentUrl.isEmpty());
        QCOMPARE(m_world->gateways.payments().size(), 1);
    }

    void aSecondEngineIsTurnedAway()
    {
        startEngine();
        engine::EngineOptions options;
        options.dataFolder = m_world->folder.path();
        engine::Engine second(options);
        const auto started = second.start();
        QVERIFY(!started && started.error().kind == core::ErrorKind::Conflict);
        QVERIFY(started.error().detail.contains(QString::number(QCoreApplication::applicationPid())));
    }

    void theScheduleIsShownAndRunByHand()
    {
        startEngine();
        const QUrl schedule = url(u"/voucher/api/schedule"_s);
        QCOMPARE(m_http.get(schedule).status, 401);
        const auto operate = bearer(storage::TokenScope::Operate);
        const QByteArray backup = url(u"/voucher/api/schedule/backup/run"_s).toEncoded();
        QCOMPARE(m_http.post(QUrl::fromEncoded(backup), "{}", bearer(storage::TokenScope::Read)).status, 403);
        QCOMPARE(m_http.post(url(u"/voucher/api/schedule/nothing/run"_s), "{}", operate).status, 404);
        QCOMPARE(m_http.post(QUrl::fromEncoded(backup), "{}", operate).status, 200);
        const auto task = [&](const QString& name) {
            const QJsonArray tasks = m_http.get(schedule, operate).json().value(u"data"_s).toArray();
            for (const QJsonValue& one : tasks) {
                if (one.toObject().value(u"name"_s) == name)
                    return one.toObject();
            }
            return QJsonObject();
        };
        QTRY_COMPARE(task(u"backup"_s).value(u"result"_s).toString(), u"ok"_s);
        QCOMPARE(QDir(m_engine->folder().backups()).entryList({u"auto-*.db"_s}, QDir::Files).size(), 1);
        QCOMPARE(task(u"expire_stale"_s).value(u"every_minutes"_s).toInt(), 60);
        const storage::ReadModels models(database());
        const auto audit = models.audit({.search = u"schedule.run"_s}, {});
        QCOMPARE(audit->size(), 1);
        QVERIFY(audit->first().line.actor.startsWith(u"token:"_s));
    }

    void settingsChangeWhileItRuns()
    {
        startEngine();
        m_world->settings[u"payments.gateways"_s] = u"cash"_s;
        m_world->writeSettings();
        QTRY_COMPARE(m_http
                         .post(url(u"/voucher/purchase"_s),
                               QByteArray(order).replace("\"quantity\":2", "\"gateway\":\"tripay\""))
                         .status,
                     400);
    }

private:
    void startEngine()
    {
        m_world->writeSettings();
        engine::EngineOptions options;
        options.dataFolder = m_world->folder.path();
        m_engine = std::make_unique<engine::Engine>(options);
        const auto started = m_engine->start();
        QVERIFY2(started, started ? "" : qPrintable(started.error().detail));
        m_reader.reset();
    }

    [[nodiscard]] QUrl url(const QString& path) const { return m_engine->url().resolved(QUrl(path)); }

    const storage::Database& database()
    {
        if (!m_reader) {
            auto opened = storage::Database::open(m_engine->folder().database(), storage::Access::ReadOnly);
            if (!opened)
                qFatal("no database");
            m_reader = std::move(*opened);
        }
        return *m_reader;
    }

    domain::Purchase purchase(const QString& invoice)
    {
        const auto found = storage::PurchaseRepository(database()).findByInvoice(invoice);
        return found ? *found : domain::Purchase();
    }

    QString buy(const QByteArray& body = order)
    {
        const QJsonObject answer = m_http.post(url(u"/voucher/purchase"_s), body).json();
        m_statusUrl = QUrl(answer.value(u"data"_s).toObject().value(u"statusUrl"_s).toString());
        return answer.value(u"data"_s).toObject().value(u"invoiceId"_s).toString();
    }

    QString buyAndPay()
    {
        const QString invoice = buy();
        if (!QTest::qWaitFor([&] { return m_world->gateways.settle(invoice, SandboxState::Paid); }))
            qWarning("the payment was not created");
        return invoice;
    }

    QByteArray callback(const QString& invoice, int amount) const
    {
        return json({{u"reference"_s, u"T0001000000000000006"_s},
                     {u"merchant_ref"_s, invoice},
                     {u"payment_method"_s, u"QRIS"_s},
                     {u"payment_method_code"_s, u"QRIS"_s},
                     {u"total_amount"_s, amount},
                     {u"fee_merchant"_s, 0},
                     {u"fee_customer"_s, 0},
                     {u"total_fee"_s, 0},
                     {u"amount_received"_s, amount},
                     {u"is_closed_payment"_s, 1},
                     {u"status"_s, u"PAID"_s},
                     {u"paid_at"_s, 1700000000},
                     {u"note"_s, QJsonValue::Null}});
    }

    static QByteArray privateKey() { return sandbox::TripayKeys().privateKey; }

    QList<QDateTime> attemptTimes(const QString& invoice)
    {
        QList<QDateTime> times;
        const auto story = storage::ReadModels(database()).story(purchase(invoice).id);
        for (const storage::StoryLine& line : story->lines) {
            if (line.action == u"vouchers.attempt_failed"_s)
                times += line.at;
        }
        return times;
    }

    tests::Http::Headers bearer(storage::TokenScope scope)
    {
        return tests::bearer(m_engine->folder().database(), scope, u"test%1"_s.arg(++m_tokens));
    }

    QJsonObject dashboard()
    {
        return m_http.get(url(u"/voucher/api/dashboard"_s), bearer(storage::TokenScope::Read))
            .json()
            .value(u"data"_s)
            .toObject()
            .value(u"statistics"_s)
            .toObject();
    }

    [[nodiscard]] static int sandboxRowsBefore() { return int(sandbox::RouterSandbox("a", "b").users().size()); }

    std::unique_ptr<tests::Sandboxes> m_world;
    std::unique_ptr<engine::Engine> m_engine;
    std::unique_ptr<storage::Database> m_reader;
    tests::Http m_http;
    QUrl m_statusUrl;
    int m_tokens = 0;
};

QTEST_GUILESS_MAIN(TestFlow)
#include "tst_flow.moc"
