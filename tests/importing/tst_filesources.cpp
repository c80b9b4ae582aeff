// The files of gembok-bill and phpnuxbill, from reading to the ledger and the router, twice, and back.
#include "importing/GembokFolder.h"
#include "importing/ImportWorld.h"
#include "importing/NuxBackup.h"

#include <QTest>

using namespace loket;
using namespace loket::importing;
using namespace loket::test;
using namespace loket::tests;
using namespace Qt::Literals::StringLiterals;

namespace {

const sales::Actor owner{u"administrator"_s};

// The last of a stream.
template <class Last, class Step>
core::Result<Last> lastOf(const QFuture<Step>& steps)
{
    if (!QTest::qWaitFor([&] { return steps.isFinished(); }, 60'000) || steps.resultCount() == 0)
        return core::fail(core::Reason::CallDropped);
    const Step last = steps.resultAt(steps.resultCount() - 1);
    if (const auto* error = std::get_if<core::Error>(&last))
        return core::Failure(*error);
    return std::get<Last>(last);
}

core::Result<Preview> read(ImportWorld& world, const QString& source, const QString& path)
{
    QPromise<ReadStep> steps;
    const auto all = steps.future();
    steps.start();
    world.desk->imports().read({.source = source, .path = path, .router = {}}, owner, std::move(steps));
    return lastOf<Preview>(all);
}

core::Result<Report> run(ImportWorld& world)
{
    QPromise<RunStep> steps;
    const auto all = steps.future();
    steps.start();
    world.desk->imports().run(owner, std::move(steps));
    return lastOf<Report>(all);
}

QString commentOf(const ImportWorld& world, const QString& user)
{
    for (const sandbox::SandboxUser& one : world.sandboxes.router.users()) {
        if (one.name == user)
            return one.comment;
    }
    return u"no such user"_s;
}

} // namespace

class TestFileSources : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { ImportWorld::giveSecrets(); }

    void gembok()
    {
        ImportWorld world;
        world.sandboxes.router.model().addStranger("V100001", "voucher");
        GembokFolder folder;
        folder.sql("INSERT INTO voucher_online_settings (package_id, profile, price, name) VALUES ('7k', '7k', 7000, "
                   "'7rb - 1 Hari')");
        folder.sql("INSERT INTO voucher_purchases (customer_name, customer_phone, amount, description, "
                   "voucher_package, voucher_profile, voucher_data, status, created_at, updated_at, invoice_id) VALUES "
                   "('santo', '08170281534', 7000, 'Voucher Hotspot 7rb - 1 Hari x1', '7k', '7k', "
                   "'[{\"username\":\"V100001\",\"password\":\"V100001\"}]', 'completed', '2025-12-01 10:00:00', "
                   "'2025-12-01 10:00:05', 'INV-VCR-1-1'), "
                   "('budi', '08170281535', 7000, 'Voucher Hotspot 7rb - 1 Hari x1', '7k', '7k', '[]', 'completed', "
                   "'2025-12-01 11:00:00', '2025-12-01 11:00:05', 'INV-VCR-1-2'), "
                   "('ani', '08170281536', 7000, 'Voucher Hotspot 7rb - 1 Hari x1', '7k', '7k', '[]', 'pending', "
                   "'2025-12-01 12:00:00', '2025-12-01 12:00:05', 'INV-VCR-1-3')");
        folder.sql("INSERT INTO voucher_delivery_logs (purchase_id, phone, status, created_at) VALUES (1, "
                   "'08170281534', 'sent', '2025-12-01 10:00:06')");
        const auto preview = read(world, u"gembok"_s, folder.path());
        QVERIFY2(preview, preview ? "" : qPrintable(preview.error().detail));
        QCOMPARE(preview->becomes.value(What::Purchases), 3);
        QCOMPARE(preview->plan.lost.paidWithoutVoucher, 1);
        const auto report = run(world);
        QVERIFY2(report, report ? "" : qPrintable(report.error().detail));
        QCOMPARE(report->imported.value(What::Purchases), 3);
        QCOMPARE(report->imported.value(What::Packages), 1);
        QCOMPARE(report->imported.value(What::Deliveries), 1);
        QCOMPARE(world.rows(u"SELECT status, needs_review, amount, imported_number, delivery_status FROM "
                            "voucher_purchases WHERE imported_from = 'gembok' ORDER BY id"_s),
                 (QStringList{u"completed 0 7000 INV-VCR-1-1 sent"_s,
                              u"voucher_generation_failed 1 7000 INV-VCR-1-2 not_required"_s,
                              u"pending 0 7000 INV-VCR-1-3 not_required"_s}));
        QCOMPARE(world.rows(u"SELECT username, status, looked_after, counts FROM vouchers"_s),
                 QStringList{u"V100001 on_router 0 never"_s});
        QCOMPARE(commentOf(world, u"V100001"_s), u"voucher"_s); // untouched

        QVERIFY(read(world, u"gembok"_s, folder.path()));
        const auto again = run(world);
        QVERIFY(again);
        for (auto one = again->imported.begin(); one != again->imported.end(); ++one)
            QCOMPARE(*one, 0);
        QVERIFY(world.undo(report->id));
        QCOMPARE(world.rows(u"SELECT count(*) FROM voucher_purchases"_s), QStringList{u"0"_s});
        QCOMPARE(world.rows(u"SELECT count(*) FROM packages WHERE id = '7k'"_s), QStringList{u"0"_s});
    }

    void phpNuxBill()
    {
        ImportWorld world;
        world.sandboxes.router.model().addStranger("AB12CD", "Voucher | ");
        world.sandboxes.router.model().addStranger("wati", "Budi Santoso | Listrik");
        world.sandboxes.router.model().addStranger("GONE11", "mar/20/2026 16:05:11");
        const importing::House house = world.desk->house();
        const QString address = house.settings.value(settings::SettingKey::ofVendor(u"router.main.host"_s)) + u':' +
                                house.settings.value(settings::SettingKey::ofVendor(u"router.main.port"_s));
        const QDateTime now = world.sandboxes.clock.now();
        const QByteArray until = now.addDays(2).toString(u"yyyy-MM-dd hh:mm:ss"_s).toLatin1();
        const QJsonObject started{{"recharged_on"_L1, now.addSecs(-3600).toString(u"yyyy-MM-dd"_s)},
                                  {"recharged_time"_L1, now.addSecs(-3600).toString(u"hh:mm:ss"_s)}};
        const auto with = [&started](QJsonObject other) {
            for (auto value = started.begin(); value != started.end(); ++value)
                other.insert(value.key(), value.value());
            return other;
        };
        NuxBackup backup(u"UTC"_s, address);
        backup.plan("1", "Harian")
            .voucher("1", "EF34GH")
            .customer("4", "wati")
            .recharge("7", "AB12CD", until.constData(), with({}))
            .recharge("8", "wati", until.constData(), with({{"customer_id"_L1, "4"_L1}}))
            .recharge("9", "GONE11", until.constData(), with({}))
            .transaction("3", "AB12CD", "Voucher - AB12CD", with({}))
            .transaction("2", "OLD123", "Voucher - OLD123", {{"recharged_on"_L1, "2025-12-01"_L1}});
        QTemporaryDir folder;
        QFile file(folder.filePath(u"phpnuxbill_3_tables.json"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(backup.json());
        file.close();

        const auto preview = read(world, u"phpnuxbill"_s, file.fileName());
        QVERIFY2(preview, preview ? "" : qPrintable(preview.error().detail));
        const auto report = run(world);
        QVERIFY2(report, report ? "" : qPrintable(report.error().detail));
        QVERIFY(report->isOver);
        QCOMPARE(world.rows(u"SELECT username, status, looked_after FROM vouchers ORDER BY username"_s),
                 (QStringList{u"AB12CD in_use 1"_s, u"EF34GH planned 1"_s, u"GONE11 in_use 0"_s, u"OLD123 removed 0"_s,
                              u"wati in_use 1"_s}));
        QVERIFY(commentOf(world, u"AB12CD"_s).startsWith(u"loket:"_s));
        QVERIFY(commentOf(world, u"wati"_s).startsWith(u"loket:"_s));
        QCOMPARE(commentOf(world, u"GONE11"_s), u"mar/20/2026 16:05:11"_s);
        QCOMPARE(world.rows(u"SELECT expires_at FROM vouchers WHERE username = 'AB12CD'"_s),
                 QStringList{QString::fromLatin1(until).replace(u' ', u'T') + u".000Z"_s});
        QCOMPARE(world.rows(u"SELECT status, count(*) FROM voucher_purchases GROUP BY status"_s),
                 QStringList{u"completed 4"_s});

        QVERIFY(read(world, u"phpnuxbill"_s, file.fileName()));
        const auto again = run(world);
        QVERIFY(again);
        for (auto one = again->imported.begin(); one != again->imported.end(); ++one)
            QCOMPARE(*one, 0);
        QVERIFY(world.undo(report->id));
        QCOMPARE(commentOf(world, u"AB12CD"_s), u"Voucher | "_s);
        QCOMPARE(commentOf(world, u"wati"_s), u"Budi Santoso | Listrik"_s);
        QCOMPARE(world.rows(u"SELECT count(*) FROM voucher_purchases"_s), QStringList{u"0"_s});
    }
};

QTEST_GUILESS_MAIN(TestFileSources)
#include "tst_filesources.moc"
