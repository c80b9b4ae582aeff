// A plan carried out, twice, cancelled, cut by a router, and taken back; and all that stays away from what was
// imported.
#include "importing/ImportWorld.h"
#include "importing/Reports.h"
#include "importing/Words.h"

#include "core/Reasons.h"
#include "storage/PurchaseRepository.h"
#include "storage/SettlementRepository.h"
#include "storage/VoucherLifeRepository.h"

using namespace loket;
using namespace loket::importing;
using namespace Qt::Literals::StringLiterals;
using tests::ImportWorld;
using tests::salesOfSample;
using tests::stockOfSample;

class TestImports : public QObject
{
    Q_OBJECT

    static QString countsOf(const QMap<What, int>& counts)
    {
        QStringList all;
        for (auto one = counts.begin(); one != counts.end(); ++one)
            all += u"%1 %2"_s.arg(*one).arg(toString(one.key()));
        all.sort();
        return all.join(u", "_s);
    }
    static QString leftOut(const QList<LeftOut>& left)
    {
        QStringList all;
        for (const LeftOut& one : left)
            all += u"%1 %2 %3"_s.arg(one.count).arg(toString(one.what), toString(one.why));
        all.sort();
        return all.join(u", "_s);
    }
    const QString m_all =
        u"1 routers, 1 schedulers, 1 settings, 2 packages, 28 deliveries, 30 purchases, 77 vouchers"_s;

private slots:
    void initTestCase() { ImportWorld::giveSecrets(); }

    void everythingOfAPlan()
    {
        ImportWorld world;
        const auto report = world.import();
        QVERIFY2(report, report ? "" : qPrintable(report.error().detail));
        QVERIFY(report->isOver && report->id == 1);
        QCOMPARE(countsOf(report->imported), m_all);
        QCOMPARE(leftOut(report->skipped), QString());
        // Packages: the id is one of ours, and where it is taken another one.
        QCOMPARE(world.rows(u"SELECT id, name FROM packages WHERE name NOT LIKE '%rb - %' ORDER BY id"_s),
                 (QStringList{u"3k-2 Tiga ribu"_s, u"Paket-1-Hari Paket 1 Hari"_s}));
        // Orders: states, marks, the package's id, numbers of ours and of theirs.
        QCOMPARE(world.rows(u"SELECT status, count(*) FROM voucher_purchases WHERE imported_from = 'mikhmon' AND "
                            "voucher_package = 'Paket-1-Hari' GROUP BY status ORDER BY status"_s),
                 (QStringList{u"completed 26"_s, u"failed 1"_s, u"pending 1"_s, u"refunded 1"_s,
                              u"voucher_generation_failed 1"_s}));
        QCOMPARE(world.rows(u"SELECT needs_review, imported_number FROM voucher_purchases WHERE status = "
                            "'voucher_generation_failed'"_s),
                 QStringList{u"1 INV-VCR-1700000000004-4"_s});
        for (const QString& invoice : world.rows(u"SELECT invoice_id FROM voucher_purchases"_s))
            QVERIFY(domain::isInvoiceId(invoice));
        // Vouchers: who looks after them.
        QCOMPARE(world.rows(u"SELECT status, looked_after, count(*) FROM vouchers GROUP BY 1, 2 ORDER BY 1, 2"_s),
                 (QStringList{u"in_use 1 1"_s, u"on_router 1 45"_s, u"planned 1 5"_s, u"removed 0 26"_s}));
        QCOMPARE(world.rows(u"SELECT state, quantity FROM voucher_batches ORDER BY id"_s),
                 (QStringList{u"done 45"_s, u"making 5"_s}));
        // On the router.
        QCOMPARE(world.comments().filter(u"=loket"_s).size(), stockOfSample + 1);
        QVERIFY(world.comments().contains(u"budi=Budi | tv"_s));
        QVERIFY(world.isSchedulerDisabled());
        // History counts on its day, in no shift, as the money of that gateway.
        QCOMPARE(
            world.rows(u"SELECT sum(paid), sum(revenue), sum(refunded) FROM report_buckets WHERE dimension = 'all' "
                       "AND bucket < CAST(strftime('%s', '2025-11-02') AS INTEGER) / 900"_s),
            QStringList{u"1 3000 0"_s});
        QCOMPARE(world.rows(u"SELECT count(*) FROM counter_sales"_s), QStringList{u"0"_s});
        QCOMPARE(world.rows(u"SELECT count(*) FROM jobs"_s), QStringList{u"0"_s});
        QCOMPARE(world.rows(u"SELECT count(*) FROM voucher_purchases WHERE message_ms IS NOT NULL"_s),
                 QStringList{u"0"_s});
        // Settings: in the file, the secret beside it.
        const House house = world.desk->house();
        QCOMPARE(house.settings.value(settings::SettingKey::ofVendor(u"router.bukit.host"_s)), u"192.0.2.1"_s);
        QVERIFY(!house.secrets.origin(u"router.bukit.password"_s).isEmpty());
        for (const QString& text :
             world.rows(u"SELECT report FROM imports"_s) + world.rows(u"SELECT undo FROM import_items"_s))
            QVERIFY(!text.contains(u"rahasia"_s));
        QCOMPARE(world.rows(u"SELECT action FROM audit_log WHERE action LIKE 'import.%' ORDER BY id"_s),
                 (QStringList{u"import.begun"_s, u"import.done"_s}));
    }

    void twice()
    {
        ImportWorld world;
        QVERIFY(world.import());
        const QStringList before = world.everything();
        world.open();
        const auto again = world.import();
        QVERIFY(again && again->isOver);
        QCOMPARE(countsOf(again->imported), QString());
        QCOMPARE(leftOut(again->skipped),
                 u"1 routers already_imported, 1 schedulers already_imported, 1 settings already_imported, "
                 "2 packages already_imported, 30 purchases already_imported, 50 vouchers already_imported"_s);
        QCOMPARE(world.everything(), before);
        const auto reports = world.desk->imports().list();
        QVERIFY(reports && reports->size() == 2);
        QCOMPARE(countsOf(reports->at(1).imported), m_all);
    }

    void cancelledAndGoesOn_data()
    {
        QTest::addColumn<int>("pieces"); // until the person cancels
        for (const int pieces : {0, 1, 2, 3, 4, 5, 6, 7, 8})
            QTest::addRow("%d", pieces) << pieces;
    }
    void cancelledAndGoesOn()
    {
        QFETCH(int, pieces);
        ImportWorld world;
        int left = pieces;
        const auto cut = world.import(tests::samplePlan(), [&left](const Moment&) { return left-- > 0; });
        QVERIFY(cut);
        if (!cut->isOver) {
            QCOMPARE(world.rows(u"SELECT state FROM imports"_s), QStringList{u"cancelled"_s});
            // What is stored of a batch is not made before all of it is there.
            QVERIFY(world.rows(u"SELECT id FROM voucher_batches WHERE state = 'making' AND quantity < 5"_s).isEmpty());
        }
        world.open();
        const auto whole = world.import();
        QVERIFY(whole && whole->isOver);
        if (!cut->isOver) {
            QCOMPARE(whole->id, cut->id);
            QCOMPARE(countsOf(whole->imported), m_all);
            QCOMPARE(leftOut(whole->skipped), QString());
        }
        QCOMPARE(world.rows(u"SELECT state, quantity FROM voucher_batches ORDER BY id"_s),
                 (QStringList{u"done 45"_s, u"making 5"_s}));
        QCOMPARE(world.rows(u"SELECT count(*) FROM voucher_purchases"_s), QStringList{u"30"_s});
    }

    void aRouterThatIsAway()
    {
        ImportWorld world;
        world.sandboxes.router.refuseConnections(true);
        world.sandboxes.router.dropConnections();
        const auto away = world.import();
        QVERIFY(!away);
        QCOMPARE(away.error().reason, core::Reason::ImportRouterAway);
        QVERIFY(away.error().detail.contains(u"main"_s));
        // Everything is stored, and its users stay with the other program until the router answers.
        QCOMPARE(world.rows(u"SELECT count(*) FROM voucher_purchases"_s), QStringList{u"30"_s});
        QCOMPARE(
            world.rows(u"SELECT count(*) FROM vouchers WHERE status IN ('on_router', 'in_use') AND looked_after = 1"_s),
            QStringList{u"0"_s});
        world.sandboxes.router.refuseConnections(false);
        const auto whole = world.import();
        QVERIFY2(whole && whole->isOver, whole ? "" : qPrintable(whole.error().detail));
        QCOMPARE(countsOf(whole->imported), m_all);
        QCOMPARE(world.comments().filter(u"=loket"_s).size(), stockOfSample + 1);
    }

    void usersThatAreNotAsTheyWereRead()
    {
        ImportWorld world;
        auto& users = world.sandboxes.router.model().menu("/ip/hotspot/user");
        users.write(users.idsOf("stk3").first(), {{"comment", "2025-12-09 05:00:00"}}); // logged in meanwhile
        users.remove(users.idsOf("stk4").first());
        const auto report = world.import();
        QVERIFY(report && report->isOver);
        QCOMPARE(leftOut(report->skipped), u"2 users being_activated"_s);
        QVERIFY(world.comments().contains(u"stk3=2025-12-09 05:00:00"_s));
        QCOMPARE(world.rows(u"SELECT username, looked_after FROM vouchers WHERE username IN ('stk3', 'stk4')"_s),
                 (QStringList{u"stk3 0"_s, u"stk4 0"_s}));
    }

    void codesThatAreHere()
    {
        ImportWorld world;
        Plan plan = tests::samplePlan();
        plan.batches.first().vouchers[1].voucher.username = u"stk0"_s;
        plan.purchases.last().vouchers.first().voucher.username = u"stk0"_s;
        const auto report = world.import(plan);
        QVERIFY2(report && report->isOver, report ? "" : qPrintable(report.error().detail));
        QCOMPARE(leftOut(report->skipped), u"2 vouchers name_taken"_s);
        QCOMPARE(world.rows(u"SELECT quantity FROM voucher_batches ORDER BY id"_s), (QStringList{u"44"_s, u"5"_s}));
        QCOMPARE(world.rows(u"SELECT count(*) FROM voucher_purchases WHERE status = 'completed'"_s),
                 QStringList{u"26"_s});
    }

    void settingsThatAreRefused()
    {
        ImportWorld world;
        Plan plan;
        plan.source = u"gembok"_s;
        plan.settings += {.key = u"odd"_s, .values = {{u"server.port"_s, u"ninety"_s}}};
        plan.settings += {.key = u"unknown"_s, .values = {{u"no.such"_s, u"1"_s}}};
        plan.settings += {.key = u"good"_s, .values = {{u"business.name"_s, u"Toko"_s}}};
        const auto report = world.import(plan);
        QVERIFY(report && report->isOver);
        QCOMPARE(countsOf(report->imported), u"1 settings"_s);
        QCOMPARE(leftOut(report->skipped), u"2 settings unreadable"_s);
    }

    void undoneAltogether()
    {
        ImportWorld world;
        const QStringList before = world.everything();
        QByteArray ini;
        {
            QFile file(world.sandboxes.folder.filePath(u"loket.ini"_s));
            QVERIFY(file.open(QIODevice::ReadOnly));
            ini = file.readAll();
        }
        QVERIFY(world.import());
        // No engine makes what is planned here: those codes are forgotten.
        const auto undone = world.undo(1);
        QVERIFY2(undone, undone ? "" : qPrintable(undone.error().detail));
        QCOMPARE(leftOut(undone->kept), QString());
        QCOMPARE(countsOf(undone->takenBack), m_all);
        QCOMPARE(countsOf(undone->report.imported), QString());
        QCOMPARE(world.everything(), before);
        QVERIFY(!world.isSchedulerDisabled());
        QFile file(world.sandboxes.folder.filePath(u"loket.ini"_s));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(QString::fromUtf8(file.readAll()).trimmed(), QString::fromUtf8(ini).trimmed());
        QVERIFY(world.desk->house().secrets.origin(u"router.bukit.password"_s).isEmpty());
        const auto twice = world.undo(1);
        QVERIFY(!twice && twice.error().reason == core::Reason::ImportUndone);
        QVERIFY(!world.undo(77));
        // And once more from the beginning.
        const auto again = world.import();
        QVERIFY(again && again->isOver);
        QCOMPARE(countsOf(again->imported), m_all);
    }

    void undoneButForWhatWasUsed()
    {
        ImportWorld world;
        QVERIFY(world.import());
        // One from stock was sold, one used; a person has looked at an order; a guest's time has ended; a price and a
        // setting have changed.
        world.write("UPDATE vouchers SET purchase_id = (SELECT id FROM voucher_purchases WHERE status = 'failed') "
                    "WHERE username = 'stk0'");
        world.write("UPDATE vouchers SET status = 'in_use', first_login_at = '2026-01-01T00:00:00.000Z' WHERE username "
                    "= 'stk1'");
        world.write(
            "INSERT INTO audit_log (at, actor, action, purchase_id) SELECT '2026-01-01T00:00:00.000Z', 'operator', "
            "'purchase.reviewed', id FROM voucher_purchases WHERE status = 'voucher_generation_failed'");
        world.write("UPDATE vouchers SET status = 'expired' WHERE username = 'inuse'");
        world.write("UPDATE packages SET price = 9000 WHERE id = '3k-2'");
        QVERIFY(world.desk->house().settings.setMany({{u"business.phone"_s, u"628222222222"_s}}));
        const auto undone = world.undo(1);
        QVERIFY2(undone, undone ? "" : qPrintable(undone.error().detail));
        // The failed order now has a voucher that it had not.
        QCOMPARE(leftOut(undone->kept), u"1 settings used_since, 2 packages used_since, 2 vouchers used_since, "
                                        "3 purchases used_since"_s);
        QCOMPARE(world.rows(u"SELECT username FROM vouchers WHERE looked_after = 1 ORDER BY username"_s),
                 (QStringList{u"inuse"_s, u"stk0"_s, u"stk1"_s}));
        QCOMPARE(world.comments().filter(u"=loket"_s),
                 (QStringList{u"inuse=loket"_s, u"stk0=loket"_s, u"stk1=loket"_s}));
        QCOMPARE(world.rows(u"SELECT quantity FROM voucher_batches ORDER BY id"_s), QStringList{u"2"_s});
        QCOMPARE(world.desk->house().settings.value(settings::SettingKey::ofVendor(u"business.phone"_s)),
                 u"628222222222"_s);
    }

    void undoWithTheRouterAway()
    {
        ImportWorld world;
        const QStringList before = world.everything();
        QVERIFY(world.import());
        world.sandboxes.router.refuseConnections(true);
        world.sandboxes.router.dropConnections();
        const auto away = world.undo(1);
        QVERIFY(!away && away.error().reason == core::Reason::ImportRouterAway);
        world.sandboxes.router.refuseConnections(false);
        const auto undone = world.undo(1);
        QVERIFY2(undone, undone ? "" : qPrintable(undone.error().detail));
        QCOMPARE(world.everything(), before);
        QVERIFY(!world.isSchedulerDisabled());
    }

    void oneAtATimeAndOnlyAnOwner()
    {
        ImportWorld world;
        auto second = engine::ImportDesk::open(world.sandboxes.folder.path(), {});
        QVERIFY(second);
        const auto lastOf = [](const QFuture<ReadStep>& steps) -> core::Result<Preview> {
            if (!QTest::qWaitFor([&] { return steps.isFinished(); }, 20000) || steps.resultCount() == 0)
                return core::fail(core::Reason::CallDropped);
            const ReadStep last = steps.resultAt(steps.resultCount() - 1);
            if (const auto* error = std::get_if<core::Error>(&last))
                return core::Failure(*error);
            return std::get<Preview>(last);
        };
        const auto read = [](Imports& imports, const Request& request, const sales::Actor& actor) {
            QPromise<ReadStep> steps;
            auto all = steps.future();
            steps.start();
            imports.read(request, actor, std::move(steps));
            return all;
        };
        const QString path = world.sandboxes.folder.filePath(u"list.csv"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("kode;paket\nabc;3k\n") > 0);
        file.close();
        const Request request{.source = u"vouchers"_s, .path = path, .router = {}};
        const sales::Actor owner{u"operator"_s};
        Imports& imports = world.desk->imports();
        const auto first = read(imports, request, owner);
        for (Imports* other : {&imports, &(*second)->imports()}) { // this program, and another one
            const auto busy = lastOf(read(*other, request, owner));
            QVERIFY(!busy && busy.error().reason == core::Reason::ImportBusy);
        }
        QVERIFY(lastOf(first));
        for (const domain::Role role : {domain::Role::None, domain::Role::Cashier, domain::Role::Operator}) {
            const sales::Actor nobody{u"cashier:Rina"_s, role};
            const auto refused = lastOf(read(imports, request, nobody));
            QVERIFY(!refused && refused.error().kind == core::ErrorKind::Forbidden);
            QVERIFY(!ImportWorld::wait(imports.answer({}, nobody)));
            QVERIFY(!ImportWorld::wait(imports.undo(1, nobody)));
        }
        const auto unknown = lastOf(read(imports, {.source = u"spoons"_s, .path = {}, .router = {}}, owner));
        QVERIFY(!unknown && unknown.error().reason == core::Reason::ImportSource);
        QVERIFY(!ImportWorld::wait((*second)->imports().answer({}, owner))); // nothing was read there
        const auto preview = lastOf(read(imports, request, owner));
        QVERIFY2(preview, preview ? "" : qPrintable(preview.error().detail));
        QCOMPARE(countsOf(preview->becomes), u"1 vouchers"_s);
        const auto odd = ImportWorld::wait(imports.answer({{u"nobody:asked"_s, u"yes"_s}}, owner));
        QVERIFY(!odd && odd.error().reason == core::Reason::ImportAnswerUnknown);
        const auto made = ImportWorld::wait(imports.answer({{u"make"_s, u"make"_s}}, owner));
        QVERIFY(made);
        const auto run = [&]() -> std::optional<Report> {
            QPromise<RunStep> steps;
            auto all = steps.future();
            steps.start();
            imports.run(owner, std::move(steps));
            const bool isOver = QTest::qWaitFor([&] { return all.isFinished(); }, 20000);
            const RunStep last = isOver ? all.resultAt(all.resultCount() - 1) : RunStep();
            return std::holds_alternative<Report>(last) ? std::optional(std::get<Report>(last)) : std::nullopt;
        };
        QVERIFY(run());
        QCOMPARE(world.rows(u"SELECT username, status FROM vouchers"_s), QStringList{u"abc planned"_s});
        const auto again = lastOf(read(imports, request, owner));
        QVERIFY(again);
        QCOMPARE(countsOf(again->becomes), QString());
        // The report says the same as the preview did, and each thing once.
        const auto report = run();
        QVERIFY(report);
        QVERIFY(!leftOut(report->skipped).isEmpty());
        QCOMPARE(leftOut(report->skipped), leftOut(again->plan.skipped));
    }

    // Each reading of the ledger that would send, make, ask, end or alarm.
    void nothingHappensByItself()
    {
        ImportWorld world;
        Plan plan = tests::samplePlan();
        plan.purchases[1].purchase.paymentUrl = u"https://pay.example/"_s;
        plan.purchases[6].purchase.deliveryStatus = domain::DeliveryStatus::Error;
        plan.purchases[7].purchase.deliveryStatus = domain::DeliveryStatus::Queued;
        auto left = tests::sampleVoucher(u"leftover"_s, OnRouter::Untouched, domain::VoucherStatus::OnRouter);
        left.voucher.expiresAt = tests::atSample(2);
        left.voucher.soldAt = tests::atSample(1);
        left.voucher.counts = domain::Counting::Sale;
        plan.purchases[2].vouchers += left;
        QVERIFY(world.import(plan));
        world.write("UPDATE voucher_purchases SET message_first_try_at = created_at, message_last_try_at = created_at");
        const auto database = world.reader();
        const storage::PurchaseRepository purchases(*database);
        const QDateTime later = QDateTime::currentDateTimeUtc().addYears(1);
        QCOMPARE(purchases.paidWithoutVouchers()->count, 0);
        QVERIFY(purchases.pendingBefore(later, 100)->isEmpty());
        QVERIFY(purchases.pendingWithout(u"check_payment"_s)->isEmpty());
        QVERIFY(purchases.withLeftovers(100)->isEmpty());
        QVERIFY(purchases.stoppedVouchers(u"main"_s, {QString()}, 100)->isEmpty());
        QVERIFY(purchases.stoppedMessages({QString(), u"unreachable"_s}, {.tries = 9, .firstTriedAfter = {}}, 100)
                    ->isEmpty());
        QCOMPARE(purchases.stuckMessages(QDateTime::fromMSecsSinceEpoch(0, QTimeZone::utc()), {})->count, 0);
        QVERIFY(purchases.unconfirmedMessages(u"mikhmon"_s, tests::atSample(1), later, 100)->isEmpty());
        QCOMPARE(purchases.toReview({u"payment.refused"_s})->count, 0);
        QVERIFY(
            storage::SettlementRepository(*database).orders(u"tripay"_s, tests::atSample(1), later, 100)->isEmpty());
        const storage::ReadModels models(*database);
        QVERIFY(models.purchases({.needsAttention = true}, {})->isEmpty());
        QVERIFY(models.stopped({})->isEmpty());
        // They have their own list, and are found by their old number.
        QCOMPARE(models.purchases({.needsAttention = true, .imported = true}, {})->size(), 1);
        QCOMPARE(models.countPurchases({.imported = true}).value_or(-1), salesOfSample);
        QCOMPARE(models.countPurchases({.imported = false}).value_or(-1), 0);
        const auto found = models.purchases({.search = u"INV-VCR-1700000000007-7"_s}, {});
        QVERIFY(found && found->size() == 1 && found->first().importedNumber == u"INV-VCR-1700000000007-7"_s);
        // What is another program's affair on the router.
        const storage::VoucherLifeRepository lives(*database);
        QVERIFY(lives.due(u"main"_s, later.addYears(-1), 100)->isEmpty());
        QVERIFY(!*lives.anySaleWithoutEnd(u"main"_s));
        const auto watched = lives.page(u"main"_s, domain::VoucherStatus::OnRouter, 0, 1000);
        QCOMPARE(watched->size(), stockOfSample);
    }

    // A program beside us that sells meanwhile: each piece leaves room for it, and waits while it writes.
    void besideAnother()
    {
        ImportWorld world;
        auto other = storage::Database::open(world.sandboxes.folder.filePath(u"loket.db"_s));
        QVERIFY(other);
        int written = 0;
        int refused = 0;
        const auto report = world.import(tests::samplePlan(), [&](const Moment&) {
            auto transaction = storage::Transaction::begin(**other);
            const bool isStored = transaction &&
                                  transaction->statement("UPDATE packages SET position = position").run() &&
                                  transaction->commit();
            (isStored ? written : refused) += 1;
            return true;
        });
        QVERIFY(report && report->isOver);
        QVERIFY(written > 3);
        QCOMPARE(refused, 0);
    }
};

QTEST_GUILESS_MAIN(TestImports)
#include "tst_imports.moc"
