// An engine over a ledger with imported orders: what it leaves alone, what a signed payment does, what a person may do,
// and the import and its undo through it.
#include "importing/ImportWorld.h"

#include "engine/Engine.h"
#include "support/Http.h"
#include "support/Ledger.h"
#include "support/SignedWebhooks.h"

#include <QJsonArray>

using namespace loket;
using namespace loket::importing;
using namespace Qt::Literals::StringLiterals;
using tests::ImportWorld;

class TestImportedOrders : public QObject
{
    Q_OBJECT

    std::unique_ptr<engine::Engine> start(ImportWorld& world)
    {
        world.desk.reset();
        engine::EngineOptions options;
        options.dataFolder = world.sandboxes.folder.path();
        auto engine = std::make_unique<engine::Engine>(options);
        const auto started = engine->start();
        if (!started)
            qFatal("%s", qPrintable(started.error().detail));
        return engine;
    }
    // Without the router that does not answer.
    static Plan plan()
    {
        Plan plan = tests::samplePlan();
        plan.settings.removeLast();
        return plan;
    }
    static QString one(ImportWorld& world, const QString& sql) { return world.rows(sql).value(0); }
    static int alertsOf(const engine::Engine& engine, const QString& kind)
    {
        int count = 0;
        for (const engine::Alert& alert : engine.alerts())
            count += engine::toString(alert.kind) == kind ? 1 : 0;
        return count;
    }

private slots:
    void initTestCase() { ImportWorld::giveSecrets(); }

    void signedPayments_data()
    {
        QTest::addColumn<QString>("gateway");
        QTest::addColumn<QString>("order");
        QTest::addColumn<QByteArray>("state");
        QTest::addColumn<bool>("isNews");
        for (const QString& gateway : {u"tripay"_s, u"midtrans"_s, u"xendit"_s, u"duitku"_s}) {
            QTest::addRow("%s, pending", qPrintable(gateway))
                << gateway << u"INV-VCR-1700000000002-2"_s << QByteArray("paid") << true;
            QTest::addRow("%s, as the other program told its gateway", qPrintable(gateway))
                << gateway << u"INV-INV-VCR-1700000000003-3"_s << QByteArray("paid") << true;
            QTest::addRow("%s, completed", qPrintable(gateway))
                << gateway << u"INV-VCR-1700000000009-9"_s << QByteArray("paid") << false;
        }
        QTest::newRow("still pending") << u"tripay"_s << u"INV-VCR-1700000000002-2"_s << QByteArray("pending") << false;
        QTest::newRow("expired") << u"tripay"_s << u"INV-VCR-1700000000002-2"_s << QByteArray("expired") << false;
    }
    void signedPayments()
    {
        QFETCH(QString, gateway);
        QFETCH(QString, order);
        QFETCH(QByteArray, state);
        QFETCH(bool, isNews);
        ImportWorld world;
        world.sandboxes.settings.insert(u"payments.gateways"_s, u"tripay,midtrans,xendit,duitku,cash"_s);
        world.sandboxes.writeSettings();
        world.open();
        QVERIFY(world.import(plan()));
        const auto engine = start(world);
        const QStringList before =
            world.rows(u"SELECT id, status, delivery_status FROM voucher_purchases ORDER BY id"_s);
        const auto webhook = tests::signedWebhook(
            {.gateway = gateway, .order = order, .amount = 3000, .state = state, .reference = u"REF1"_s});
        for (int time = 0; time < 2; ++time) { // gateways repeat themselves
            const auto answer = m_http.post(engine->url().resolved(QUrl(u"/voucher/payment-webhook/"_s + gateway)),
                                            webhook.body, webhook.headers);
            QVERIFY2(answer.status == 200, answer.body.constData());
        }
        QCOMPARE(world.rows(u"SELECT id, status, delivery_status FROM voucher_purchases ORDER BY id"_s), before);
        QCOMPARE(one(world, u"SELECT count(*) FROM audit_log WHERE action = 'payment.refused'"_s),
                 isNews ? u"1"_s : u"0"_s);
        QCOMPARE(one(world, u"SELECT count(*) FROM voucher_purchases WHERE needs_review = 1"_s),
                 isNews ? u"2"_s : u"1"_s);
        if (isNews)
            QTRY_COMPARE_WITH_TIMEOUT(alertsOf(*engine, u"payment_refused"_s), 1, 20000);
        QCOMPARE(one(world, u"SELECT count(*) FROM jobs"_s), u"0"_s);
    }

    void whatTheEngineDoesAndWhatAPersonMay()
    {
        ImportWorld world;
        QVERIFY(world.import(plan()));
        const QStringList before =
            world.rows(u"SELECT id, status, delivery_status FROM voucher_purchases ORDER BY id"_s);
        auto engine = start(world);
        // The codes that are on no router are made: these very codes.
        QTRY_COMPARE_WITH_TIMEOUT(one(world, u"SELECT state FROM voucher_batches WHERE quantity = 5"_s), u"done"_s,
                                  20000);
        QCOMPARE(world.comments().filter(QRegularExpression(u"\\Anew\\d=loket\\z"_s)).size(), 5);
        for (const QString& task : {u"expire_stale"_s, u"clean_up"_s, u"recover"_s, u"reconcile"_s, u"settlement"_s}) {
            const auto done = ImportWorld::wait(engine->use().runTask(task, {u"operator"_s}));
            QVERIFY2(done, done ? "" : qPrintable(task + u": "_s + done.error().detail));
        }
        QCOMPARE(world.rows(u"SELECT id, status, delivery_status FROM voucher_purchases ORDER BY id"_s), before);
        QCOMPARE(one(world, u"SELECT count(*) FROM jobs"_s), u"0"_s);
        QCOMPARE(world.sandboxes.whatsApp.messages().size(), 0);
        QCOMPARE(one(world, u"SELECT count(*) FROM vouchers WHERE missing_since IS NOT NULL"_s), u"0"_s);
        QCOMPARE(engine->alerts().size(), 0);
        const auto metrics = m_http.get(engine->url().resolved(QUrl(u"/metrics"_s))).body;
        QVERIFY2(metrics.contains("loket_paid_without_voucher 0") || !metrics.contains("loket_paid_without_voucher"),
                 metrics.constData());

        // A person makes the vouchers that the other program never made, and sends them: each by a word of its own.
        const qint64 id =
            one(world, u"SELECT id FROM voucher_purchases WHERE status = 'voucher_generation_failed'"_s).toLongLong();
        QVERIFY(engine->use().recovery.regenerate(id, {u"operator"_s}));
        const QString status = u"SELECT status, delivery_status FROM voucher_purchases WHERE id = %1"_s.arg(id);
        QTRY_COMPARE_WITH_TIMEOUT(one(world, status), u"completed sent"_s, 20000);
        QCOMPARE(world.sandboxes.whatsApp.messages().size(), 0);
        QCOMPARE(one(world, u"SELECT count(*) FROM vouchers WHERE purchase_id = %1 AND looked_after = 1"_s.arg(id)),
                 u"1"_s);
        QVERIFY(engine->use().recovery.retryDelivery(id, {u"operator"_s}));
        QTRY_COMPARE_WITH_TIMEOUT(world.sandboxes.whatsApp.messages().size(), 1, 20000);

        // The API tells where they are from, and the address of the original shows no code.
        const auto bearer = tests::bearer(engine->folder().database(), storage::TokenScope::Read, u"t"_s);
        const auto listOf = [&](const QString& query) {
            return m_http.get(engine->url().resolved(QUrl(u"/voucher/api/payments?"_s + query)), bearer);
        };
        const QJsonArray imported = listOf(u"imported=true&limit=500"_s).json().value(u"data"_s).toArray();
        QCOMPARE(imported.size(), tests::salesOfSample);
        QCOMPARE(imported.first().toObject().value(u"imported_from"_s).toString(), u"mikhmon"_s);
        QCOMPARE(listOf(u"imported=false"_s).json().value(u"data"_s).toArray().size(), 0);
        QCOMPARE(listOf(u"imported=perhaps"_s).status, 400);
        const auto report =
            m_http.get(engine->url().resolved(QUrl(u"/voucher/api/reports?from=2025-11-01&to=2025-11-30"_s)), bearer);
        QCOMPARE(report.json().value(u"data"_s).toObject().value(u"imported"_s).toObject(),
                 (QJsonObject{{u"paid"_s, 28}, {u"revenue"_s, 84000}}));
        const auto success = m_http.get(engine->url().resolved(QUrl(u"/voucher/success/1"_s)));
        QVERIFY2(success.status == 200 || success.status == 303, success.body.constData());
        QVERIFY(!success.body.contains("inuse") && !success.body.contains("stk"));

        // Taken back through the engine: what it made leaves the router, what a person touched stays.
        const auto undone = ImportWorld::wait(engine->use().imports->undo(1, {u"operator"_s}));
        QVERIFY2(undone, undone ? "" : qPrintable(undone.error().detail));
        QTRY_COMPARE_WITH_TIMEOUT(world.comments().filter(QRegularExpression(u"\\Anew\\d="_s)).size(), 0, 20000);
        QCOMPARE(one(world, u"SELECT count(*) FROM voucher_purchases"_s), u"1"_s);
        QCOMPARE(undone->kept.size(), 2); // that order, and its package
    }

    // Another program's users are looked after by nobody here, whatever happens to them on the router.
    void untouchedUsers()
    {
        ImportWorld world;
        Plan plan = TestImportedOrders::plan();
        plan.batches = {plan.batches.first()};
        for (PlannedVoucher& voucher : plan.batches.first().vouchers)
            voucher.onRouter = OnRouter::Untouched;
        plan.purchases.first().vouchers.first().onRouter = OnRouter::Untouched;
        plan.purchases.first().vouchers.first().voucher.expiresAt = tests::atSample(3); // long over
        plan.schedulers.clear();
        QVERIFY(world.import(plan));
        const QStringList users = world.comments();
        auto engine = start(world);
        for (int round = 0; round < 2; ++round) {
            const auto done = ImportWorld::wait(engine->use().runTask(u"reconcile"_s, {u"operator"_s}));
            QVERIFY2(done, done ? "" : qPrintable(done.error().detail));
            auto& menu = world.sandboxes.router.model().menu("/ip/hotspot/user");
            if (round == 0)
                menu.remove(menu.idsOf("stk7").first());
        }
        QCOMPARE(world.rows(u"SELECT status, count(*) FROM vouchers GROUP BY status ORDER BY status"_s),
                 (QStringList{u"in_use 1"_s, u"on_router 45"_s, u"removed 26"_s}));
        QCOMPARE(one(world, u"SELECT count(*) FROM vouchers WHERE missing_since IS NOT NULL"_s), u"0"_s);
        QCOMPARE(world.comments().size(), users.size() - 1);
        const qint64 id = one(world, u"SELECT id FROM vouchers WHERE username = 'inuse'"_s).toLongLong();
        for (const auto& refused :
             {ImportWorld::wait(engine->use().care.kick(id, {u"operator"_s})),
              ImportWorld::wait(engine->use().care.extend(id, domain::Seconds(60), {u"operator"_s}))})
            QVERIFY(!refused && refused.error().reason == core::Reason::VoucherOfAnotherProgram);
        QCOMPARE(one(world, u"SELECT count(*) FROM vouchers WHERE withdraw_at IS NOT NULL"_s), u"0"_s);
        // Money given back takes nobody's user off the router.
        const qint64 sale = one(world, u"SELECT purchase_id FROM vouchers WHERE username = 'inuse'"_s).toLongLong();
        QVERIFY(engine->use().recovery.markRefunded(sale, {u"operator"_s}, u"test"_s));
        QTRY_COMPARE_WITH_TIMEOUT(one(world, u"SELECT count(*) FROM jobs"_s), u"0"_s, 20000);
        QVERIFY(world.comments().contains(u"inuse=2025-12-02 05:00:00"_s));
    }

private:
    tests::Http m_http;
};

QTEST_GUILESS_MAIN(TestImportedOrders)
#include "tst_importedorders.moc"
