#include "simulation/Judge.h"
#include "simulation/Simulation.h"

#include "storage/Database.h"

#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

using namespace loket;
using namespace loket::simulation;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

// Changes the ledger behind the engine's back.
void change(const QString& database, const char* sql)
{
    const auto opened = storage::Database::open(database);
    QVERIFY2(opened, sql);
    storage::Statement statement = (*opened)->statement(sql);
    const auto done = statement.run();
    QVERIFY2(done, done ? sql : qPrintable(done.error().detail));
    QVERIFY2(statement.changedRows() > 0, sql);
}

using Plant = std::function<void(World& world, const QString& database)>;

Plant inLedger(const char* sql)
{
    return [sql](World&, const QString& database) { change(database, sql); };
}

template <class Change>
Plant inPromises(Change planted)
{
    return [planted](World& world, const QString&) { planted(world.promises()); };
}

QByteArray firstOfOurs(World& world, QString* router)
{
    for (const QString& name : World::routerNames) {
        for (const sandbox::SandboxUser& user : world.router(name).users()) {
            *router = name;
            if (user.comment.startsWith(u"loket:LK"_s))
                return user.name.toUtf8();
        }
    }
    return {};
}

} // namespace

// Whole histories: what must be true is true after each, the same seed is the same history, and each rule of the judge
// notices a fault that is planted for it. Longer ones: simulate.cpp.
class TestSimulation : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { Simulation::prepareProcess(); }

    void everythingIsAsItMustBe_data()
    {
        QTest::addColumn<quint64>("seed");
        QTest::addColumn<int>("orders");
        QTest::newRow("seed 1") << quint64(1) << 100;
        const quint64 fresh = QRandomGenerator::global()->generate64();
        QTest::addRow("fresh seed %llu", fresh) << fresh << 50;
    }
    void everythingIsAsItMustBe()
    {
        QFETCH(quint64, seed);
        QFETCH(int, orders);
        const Outcome outcome = Simulation({.seed = seed, .orders = orders, .judgedEvery = orders}).run();
        QVERIFY2(outcome.findings.isEmpty(),
                 qPrintable(u"simulate --seed %1 --orders %2 --judged-every %2: "_s.arg(seed).arg(orders) +
                            outcome.findings.join(u"; "_s)));
        QVERIFY(outcome.judged == 1);
        QVERIFY(outcome.paid > 10);
    }

    void sameSeedIsTheSameHistory()
    {
        const Plan plan{.seed = 7, .orders = 40, .judgedEvery = 40};
        const Outcome first = Simulation(plan).run();
        const Outcome second = Simulation(plan).run();
        QVERIFY(first.lines > 200);
        QCOMPARE(second.hash, first.hash);
        const Outcome other = Simulation({.seed = 8, .orders = 40, .judgedEvery = 40}).run();
        QVERIFY(other.hash != first.hash);
    }

    void historyCanBeCutOff()
    {
        const Plan plan{.seed = 7, .orders = 40, .judgedEvery = 40, .until = 150};
        const Outcome cut = Simulation(plan).run();
        QVERIFY(cut.lines >= 150 && cut.lines < 170);
        QCOMPARE(Simulation(plan).run().hash, cut.hash);
    }

    void plantedFaultIsFound_data()
    {
        QTest::addColumn<QString>("rule");
        QTest::addColumn<Plant>("plant");
        QTest::newRow("confirmed order is pending again")
            << u"never forgotten"_s
            << inLedger("UPDATE voucher_purchases SET status = 'pending' WHERE id = "
                        "(SELECT min(id) FROM voucher_purchases WHERE status = 'completed' "
                        "AND payment_gateway = 'cash')");
        QTest::newRow("paid and stuck") << u"paid has its vouchers"_s
                                        << inLedger("UPDATE voucher_purchases SET status = 'paid' WHERE id = (SELECT "
                                                    "min(id) FROM voucher_purchases WHERE status = 'completed')");
        QTest::newRow("a voucher less")
            << u"exactly its vouchers"_s
            << inLedger("UPDATE vouchers SET status = 'removed' WHERE id = (SELECT min(v.id) FROM vouchers v JOIN "
                        "voucher_purchases p ON p.id = v.purchase_id WHERE p.status = 'completed' AND v.status = "
                        "'on_router')");
        QTest::newRow("completed without money")
            << u"no voucher without payment"_s
            << inLedger("UPDATE voucher_purchases SET status = 'completed' WHERE id = (SELECT min(id) FROM "
                        "voucher_purchases WHERE status IN ('pending', 'failed', 'expired'))");
        QTest::newRow("refunded and completed")
            << u"refunded"_s << inLedger("UPDATE voucher_purchases SET status = 'completed' WHERE status = 'refunded'");
        QTest::newRow("another router") << u"right router"_s
                                        << inLedger(
                                               "UPDATE vouchers SET router = CASE router WHEN 'main' THEN 'barat' ELSE "
                                               "'main' END WHERE id = (SELECT min(id) FROM vouchers WHERE status = "
                                               "'on_router' AND purchase_id IS NOT NULL)");
        QTest::newRow("another profile")
            << u"right terms"_s
            << inLedger("UPDATE vouchers SET profile = 'gratis' WHERE id = (SELECT "
                        "min(id) FROM vouchers WHERE status = 'on_router' AND purchase_id IS NOT NULL)");
        QTest::newRow("only planned") << u"vouchers made"_s
                                      << inLedger("UPDATE vouchers SET status = 'planned' WHERE id = (SELECT min(id) "
                                                  "FROM vouchers WHERE status = 'on_router' AND purchase_id IS NOT "
                                                  "NULL)");
        QTest::newRow("a job that waits")
            << u"every job ends"_s
            << inLedger("INSERT INTO jobs (kind, purchase_id, state, due_at, created_at, updated_at) SELECT "
                        "'issue_vouchers', min(id), 'queued', '2030', '2030', '2030' FROM voucher_purchases");
        QTest::newRow("reports say more") << u"money"_s
                                          << inLedger("UPDATE report_buckets SET revenue = revenue + 1 WHERE "
                                                      "dimension = 'all' AND bucket = (SELECT min(bucket) FROM "
                                                      "report_buckets WHERE dimension = 'all')");
        QTest::newRow("dashboard says less") << u"money"_s
                                             << inLedger("UPDATE purchase_totals SET amount = amount - 1 WHERE "
                                                         "status = 'completed'");
        QTest::newRow("no message") << u"one message"_s << Plant([](World& world, const QString&) {
            for (Truth& truth : world.truth())
                truth.messages = 0;
        });
        QTest::newRow("two messages") << u"one message"_s << Plant([](World& world, const QString&) {
            for (Truth& truth : world.truth())
                truth.messages *= 2;
        });
        QTest::newRow("a user less on the router") << u"router as ledger"_s << Plant([](World& world, const QString&) {
            QString router;
            const QByteArray name = firstOfOurs(world, &router);
            auto& users = world.router(router).menu("/ip/hotspot/user");
            QVERIFY(!users.idsOf(name).isEmpty());
            (void)users.remove(users.idsOf(name).first());
        });
        QTest::newRow("a user of ours that nobody knows")
            << u"router as ledger"_s << Plant([](World& world, const QString&) {
                   world.router(u"main"_s).addStranger("gratis", "loket:LK260102-ABCDEFGHIJKLMNO:1");
               });
        QTest::newRow("a user of ours that is locked out")
            << u"router as ledger"_s << Plant([](World& world, const QString&) {
                   QString router;
                   const QByteArray name = firstOfOurs(world, &router);
                   auto& there = world.router(router).menu("/ip/hotspot/user");
                   QVERIFY(!there.idsOf(name).isEmpty());
                   there.write(there.idsOf(name).first(), {{"disabled", "true"}});
               });
        QTest::newRow("a confirmed order is gone")
            << u"never forgotten"_s
            << inLedger(
                   "UPDATE voucher_purchases SET invoice_id = 'LK260102-AAAAAAAAAAAAAAA' WHERE id = (SELECT min(id) "
                   "FROM voucher_purchases WHERE status = 'completed' AND payment_gateway = 'cash')");
        QTest::newRow("asked about in years")
            << u"the queue moves"_s
            << inLedger("INSERT INTO jobs (kind, purchase_id, state, due_at, created_at, updated_at) SELECT "
                        "'check_payment', min(p.id), 'queued', '2030-01-01T00:00:00.000Z', '2026', '2026' FROM "
                        "voucher_purchases p WHERE p.status NOT IN ('paid', 'completed', 'refunded') AND NOT EXISTS "
                        "(SELECT 1 FROM jobs j WHERE j.purchase_id = p.id)");
        QTest::newRow("overdue for hours")
            << u"the queue moves"_s
            << inLedger("INSERT INTO jobs (kind, purchase_id, state, due_at, created_at, updated_at) SELECT "
                        "'check_payment', min(p.id), 'queued', '2025-12-31T00:00:00.000Z', '2026', '2026' FROM "
                        "voucher_purchases p WHERE p.status NOT IN ('paid', 'completed', 'refunded') AND NOT EXISTS "
                        "(SELECT 1 FROM jobs j WHERE j.purchase_id = p.id)");
        QTest::newRow("ended before its time")
            << u"ends in time"_s
            << inLedger(
                   "UPDATE vouchers SET status = 'expired' WHERE id = (SELECT min(id) FROM vouchers WHERE status = "
                   "'on_router' AND purchase_id IS NOT NULL AND counts = 'sale')");
        QTest::newRow("twelve messages, and a doubt is written down")
            << u"few messages"_s << Plant([](World& world, const QString& database) {
                   change(database, "UPDATE voucher_delivery_logs SET maybe_duplicate = 1");
                   for (Truth& truth : world.truth())
                       truth.messages *= 12;
               });
        QTest::newRow("a token that was revoked opens") << u"tokens"_s << inPromises([](Promises& promises) {
            const auto valid = std::find(promises.tokens.begin(), promises.tokens.end(), true);
            QVERIFY(valid != promises.tokens.end());
            *valid = false;
        });
        QTest::newRow("a token is forgotten")
            << u"tokens"_s
            << inPromises([](Promises& promises) { promises.tokens.insert("nobody-made-this-one", true); });
        QTest::newRow("a setting is forgotten") << u"settings"_s << inPromises([](Promises& promises) {
            QVERIFY(!promises.inEffect.isEmpty());
            promises.inEffect.first() = u"another"_s;
        });
        QTest::newRow("less time than was given") << u"given time"_s << inPromises([](Promises& promises) {
            QVERIFY(!promises.given.isEmpty());
            promises.given.begin()->seconds += 60;
        });
        QTest::newRow("a withdrawn batch is on sale")
            << u"withdrawn"_s << Plant([](World& world, const QString& database) {
                   change(database, "UPDATE vouchers SET status = 'on_router' WHERE purchase_id IS NULL");
                   for (qint64 batch = 1; batch < 100; ++batch)
                       world.promises().withdrawn.insert(batch);
               });
        QTest::newRow("a sale is in no drawer")
            << u"drawers"_s
            << inLedger("DELETE FROM counter_sales WHERE purchase_id = (SELECT min(purchase_id) FROM counter_sales)");
        QTest::newRow("change that nobody booked")
            << u"drawers"_s << inPromises([](Promises& promises) { promises.moved += 500; });
        QTest::newRow("a shift was closed with another sum")
            << u"drawers"_s << Plant([](World& world, const QString& database) {
                   change(database, "UPDATE shifts SET closed_at = '2026', expected = 7 WHERE id = 1");
                   world.promises().closed.insert(1, 8);
               });
        QTest::newRow("a part that was given back is not in the reports")
            << u"money"_s << Plant([](World& world, const QString&) {
                   for (Truth& truth : world.truth())
                       truth.givenBack += truth.paid && !truth.refunded ? 100 : 0;
               });
        for (const char* sql :
             {"UPDATE audit_log SET detail = '{\"phone\":\"6281234567890\"}' WHERE id = (SELECT max(id) FROM "
              "audit_log)",
              "INSERT INTO alerts (kind, subject, raised_at) VALUES ('router_away', '0812-34567890', '2026')",
              "INSERT INTO jobs (kind, purchase_id, state, error, due_at, created_at, updated_at) SELECT 'x', min(id), "
              "'dead', 'no answer of 6281234567890', '2026', '2026', '2026' FROM voucher_purchases",
              "INSERT INTO schedule_runs (task, started_at, ended_at, succeeded, message) VALUES ('x', '2026', '2026', "
              "1, "
              "'told Andi')"})
            QTest::addRow("a person in %s", sql) << u"personal data"_s << inLedger(sql);
        QTest::newRow("a phone number in the log")
            << u"personal data"_s
            << inPromises([](Promises& promises) { promises.log += "message.sent to 6281234567890\n"; });
        QTest::newRow("a phone number on the router") << u"personal data"_s << Plant([](World& world, const QString&) {
            world.router(u"main"_s).addStranger("budi", "for 62812000111");
        });
    }
    // On a copy of the ledger, and in a world that is put right again.
    void plantedFaultIsFound()
    {
        QFETCH(QString, rule);
        QFETCH(Plant, plant);
        if (!m_simulation) {
            m_simulation = std::make_unique<Simulation>(
                Plan{.seed = 6, .orders = 80, .judgedEvery = 80, .longestGap = 20s, .readsLog = true});
            m_simulation->beforeJudging = [this](World& judged, const QString& database) {
                m_world = &judged;
                m_ledger = database;
            };
            m_outcome = m_simulation->run();
        }
        QCOMPARE(m_outcome.findings, QStringList());

        const QTemporaryDir folder;
        const QString copy = folder.filePath(u"copy.db"_s);
        const auto opened = storage::Database::open(m_ledger, storage::Access::ReadOnly);
        QVERIFY(opened && (*opened)->copyTo(copy));
        const auto truth = m_world->truth();
        const Promises promises = m_world->promises();
        QMap<QString, sandbox::RouterMenu> users;
        for (const QString& name : World::routerNames)
            users.insert(name, m_world->router(name).menu("/ip/hotspot/user"));
        plant(*m_world, copy);
        const QStringList findings = judge(*m_world, copy);
        m_world->truth() = truth;
        m_world->promises() = promises;
        for (const QString& name : World::routerNames)
            m_world->router(name).menu("/ip/hotspot/user") = users.value(name);
        const bool isFound = std::any_of(findings.begin(), findings.end(),
                                         [&](const QString& finding) { return finding.startsWith(rule + u':'); });
        QVERIFY2(isFound, qPrintable(findings.join(u"; "_s)));
        QCOMPARE(judge(*m_world, m_ledger), QStringList());
    }
    void cleanupTestCase() { m_simulation.reset(); }

private:
    std::unique_ptr<Simulation> m_simulation; // of the planted faults, after its end
    World* m_world = nullptr;
    QString m_ledger;
    Outcome m_outcome;
};

QTEST_GUILESS_MAIN(TestSimulation)
#include "tst_simulation.moc"
