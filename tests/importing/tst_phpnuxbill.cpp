// What becomes of a backup of phpnuxbill, and of everything else that is named so.
#include "importing/LookAround.h"
#include "importing/NuxBackup.h"
#include "importing/sources/PhpNuxBill.h"

#include "core/Reasons.h"

#include <QFile>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>
#include <QTimeZone>

using namespace loket;
using namespace loket::importing;
using namespace loket::test;
using namespace Qt::Literals::StringLiterals;
using core::Reason;
using domain::Counting;
using domain::PurchaseStatus;
using domain::VoucherStatus;

namespace {

// 12:00 in Jakarta.
const QDateTime now(QDate(2026, 4, 10), QTime(5, 0), QTimeZone::utc());

Ours ours()
{
    Ours ours;
    ours.timeZone = "Asia/Jakarta";
    ours.now = now;
    ours.routers = {{.name = u"main"_s, .host = u"10.0.0.1"_s, .port = 8728, .serial = {}}};
    return ours;
}

core::Result<ReadingPtr> readingOf(const QByteArray& content, const Listener& listener = {})
{
    QTemporaryDir folder;
    QFile file(folder.filePath(u"phpnuxbill_20_tables_2026-04-10_12_00.json"_s));
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("cannot write");
    file.close();
    return readPhpNuxBill(file.fileName(), listener);
}

Plan planOf(const NuxBackup& backup, const Ours& given = ours(), const Answers& answers = {})
{
    const auto reading = readingOf(backup.json());
    if (!reading) {
        qWarning("%s", qPrintable(reading.error().detail));
        return {};
    }
    const auto plan = (*reading)->plan(given, answers);
    return plan ? *plan : Plan{};
}

} // namespace

class TestPhpNuxBill : public QObject
{
    Q_OBJECT

private slots:
    void plans_data()
    {
        QTest::addColumn<QJsonObject>("other");
        QTest::addColumn<QString>("duration");
        QTest::addColumn<int>("counts");
        QTest::addColumn<qint64>("quota");
        QTest::addColumn<bool>("isEnabled");
        const auto row = [](const char* name, const QJsonObject& other, const char* duration, Counting counts,
                            qint64 quota = 0, bool isEnabled = true) {
            QTest::newRow(name) << other << QString::fromLatin1(duration) << int(counts) << quota << isEnabled;
        };
        row("a day", {}, "1d", Counting::Sale);
        row("numbers as numbers", {{"price"_L1, 5000}, {"validity"_L1, 3}, {"shared_users"_L1, 1}}, "3d",
            Counting::Sale);
        row("price with decimals", {{"price"_L1, "5000.00"_L1}}, "1d", Counting::Sale);
        row("minutes", {{"validity"_L1, "90"_L1}, {"validity_unit"_L1, "Mins"_L1}}, "1h30m", Counting::Sale);
        row("hours", {{"validity"_L1, "3"_L1}, {"validity_unit"_L1, "Hrs"_L1}}, "3h", Counting::Sale);
        row("months", {{"validity_unit"_L1, "Months"_L1}}, "30d", Counting::Sale);
        row("disabled", {{"enabled"_L1, "0"_L1}}, "1d", Counting::Sale, 0, false);
        row("for nothing", {{"price"_L1, "0"_L1}}, "1d", Counting::Sale, 0, false);
        row("data, in thousands",
            {{"typebp"_L1, "Limited"_L1},
             {"limit_type"_L1, "Data_Limit"_L1},
             {"data_limit"_L1, "2"_L1},
             {"data_unit"_L1, "GB"_L1}},
            "1d", Counting::Sale, 2'000'000'000);
        row("time and data",
            {{"typebp"_L1, "Limited"_L1},
             {"limit_type"_L1, "Both_Limit"_L1},
             {"time_limit"_L1, "5"_L1},
             {"time_unit"_L1, "Hrs"_L1},
             {"data_limit"_L1, "500"_L1},
             {"data_unit"_L1, "MB"_L1}},
            "5h", Counting::Online, 500'000'000);
        row("a limit that its type leaves out",
            {{"typebp"_L1, "Unlimited"_L1},
             {"limit_type"_L1, "Data_Limit"_L1},
             {"data_limit"_L1, "2"_L1},
             {"data_unit"_L1, "GB"_L1}},
            "1d", Counting::Sale);
    }
    void plans()
    {
        QFETCH(const QJsonObject, other);
        QFETCH(const QString, duration);
        QFETCH(const int, counts);
        QFETCH(const qint64, quota);
        QFETCH(const bool, isEnabled);
        const Plan plan = planOf(NuxBackup().plan("1", "Harian 5rb", other));
        QCOMPARE(plan.packages.size(), 1);
        const domain::Package& package = plan.packages.first().package;
        QCOMPARE(package.id, u"Harian-5rb"_s);
        QCOMPARE(package.profile, u"Harian 5rb"_s);
        QCOMPARE(domain::formatDuration(package.duration), duration);
        QCOMPARE(int(package.counts), counts);
        QCOMPARE(package.quotaBytes, quota);
        QCOMPARE(package.enabled, isEnabled);
        QCOMPARE(package.router, u"main"_s);
    }

    void plansThatStayOut_data()
    {
        QTest::addColumn<QJsonObject>("other");
        QTest::addColumn<Why>("why");
        QTest::newRow("PPPoE") << QJsonObject{{"type"_L1, "PPPOE"_L1}} << Why::NotForHotspot;
        QTest::newRow("VPN") << QJsonObject{{"type"_L1, "VPN"_L1}} << Why::NotForHotspot;
        QTest::newRow("balance") << QJsonObject{{"type"_L1, "Balance"_L1}} << Why::NotForHotspot;
        QTest::newRow("until a day of the month") << QJsonObject{{"validity_unit"_L1, "Period"_L1}} << Why::NotAVoucher;
        QTest::newRow("of RADIUS") << QJsonObject{{"is_radius"_L1, 1}} << Why::OnAnotherServer;
        QTest::newRow("of a RADIUS device") << QJsonObject{{"device"_L1, "RadiusRest"_L1}} << Why::OnAnotherServer;
        QTest::newRow("of an unknown router") << QJsonObject{{"routers"_L1, "Selatan"_L1}} << Why::OnAnotherServer;
        QTest::newRow("no price") << QJsonObject{{"price"_L1, ""_L1}} << Why::Unreadable;
        QTest::newRow("too dear") << QJsonObject{{"price"_L1, "900000000000"_L1}} << Why::Unreadable;
        QTest::newRow("too long a name") << QJsonObject{{"name_plan"_L1, QString(4000, u'x')}, {"price"_L1, "-1"_L1}}
                                         << Why::Unreadable;
    }
    void plansThatStayOut()
    {
        QFETCH(const QJsonObject, other);
        QFETCH(const Why, why);
        const Plan plan = planOf(NuxBackup().plan("1", "Harian", other));
        QCOMPARE(plan.packages.size(), 0);
        QCOMPARE(leftOut(plan, What::Packages, why), 1);
    }

    void timeOnlineOrDays()
    {
        const NuxBackup backup = NuxBackup().plan("1", "Lima Jam",
                                                  {{"typebp"_L1, "Limited"_L1},
                                                   {"limit_type"_L1, "Time_Limit"_L1},
                                                   {"time_limit"_L1, "5"_L1},
                                                   {"time_unit"_L1, "Hrs"_L1},
                                                   {"validity"_L1, "7"_L1}});
        const Question* asked = nullptr;
        const Plan plan = planOf(backup);
        asked = questionOf(plan, u"duration:1:Lima Jam"_s);
        QVERIFY(asked);
        QCOMPARE(asked->choices, QStringList({u"5h"_s, u"7d"_s}));
        QVERIFY(plan.packages.first().package.counts == Counting::Online);
        const Plan days = planOf(backup, ours(), {{u"duration:1:Lima Jam"_s, u"7d"_s}});
        QVERIFY(days.packages.first().package.counts == Counting::Sale);
        QCOMPARE(days.packages.first().package.duration, domain::Seconds(7 * 86400));
    }

    // Codes that were not used exist on no router.
    void stock()
    {
        const NuxBackup backup = NuxBackup()
                                     .plan("1", "Harian")
                                     .voucher("1", "AB12CD")
                                     .voucher("2", "ef34gh", {{"created_at"_L1, "2026-04-02 08:00:00"_L1}})
                                     .voucher("3", "EF34GH", {{"created_at"_L1, "2026-04-02 09:00:00"_L1}})
                                     .voucher("4", "AB12CD", {{"created_at"_L1, "2026-04-03 08:00:00"_L1}})
                                     .voucher("5", "ab")
                                     .voucher("6", "KODE RAHASIA")
                                     .voucher("7", "JK56LM", {{"routers"_L1, "radius"_L1}})
                                     .voucher("8", "NO78PQ", {{"id_plan"_L1, "9"_L1}})
                                     .voucher("9", "RS90TU", {{"type"_L1, "PPPOE"_L1}})
                                     .voucher("10", "VW12XY", {{"status"_L1, "1"_L1}, {"user"_L1, "VW12XY"_L1}});
        const Plan plan = planOf(backup);
        QCOMPARE(plan.found.value(What::Vouchers), 10);
        QCOMPARE(plan.batches.size(), 2); // of two days
        QCOMPARE(plan.batches[0].vouchers.size(), 1);
        QCOMPARE(plan.batches[1].vouchers.size(), 2); // upper and lower case are two codes
        const PlannedVoucher& first = plan.batches[0].vouchers.first();
        QVERIFY(first.onRouter == OnRouter::Make);
        QCOMPARE(first.voucher.username, u"AB12CD"_s);
        QCOMPARE(first.voucher.password, u"AB12CD"_s);
        QVERIFY(first.voucher.counts == Counting::FirstLogin);
        QCOMPARE(first.voucher.duration, domain::Seconds(86400));
        QVERIFY(first.voucher.printedAt.isValid());
        QCOMPARE(first.voucher.createdAt, QDateTime(QDate(2026, 4, 1), QTime(0, 0), QTimeZone::utc())); // in Makassar
        QCOMPARE(plan.batches[0].batch.packageId, plan.packages.first().package.id);
        QCOMPARE(leftOut(plan, What::Vouchers, Why::NameTaken), 1);
        QCOMPARE(leftOut(plan, What::Vouchers, Why::CodeNotAccepted), 2);
        QCOMPARE(leftOut(plan, What::Vouchers, Why::OnAnotherServer), 1);
        QCOMPARE(leftOut(plan, What::Vouchers, Why::NoPackage), 1);
        QCOMPARE(leftOut(plan, What::Vouchers, Why::NotForHotspot), 1);
        QCOMPARE(leftOut(plan, What::Vouchers, Why::ExpiredUnsold), 1);
        const Question* asked = questionOf(plan, u"make:1@main"_s);
        QVERIFY(asked);
        QCOMPARE(asked->subject, u"Harian"_s);

        const Plan left = planOf(backup, ours(), {{u"make:1@main"_s, u"leave"_s}});
        QCOMPARE(left.batches.size(), 0);
        QCOMPARE(leftOut(left, What::Vouchers, Why::NotAsked), 3);
        const QString told = toldBy(plan);
        for (const QString& code : {u"AB12CD"_s, u"RAHASIA"_s, u"JK56LM"_s, u"rahasia1"_s})
            QVERIFY(!told.contains(code));
    }

    void moreThanABatchHolds()
    {
        NuxBackup backup;
        backup.plan("1", "Harian");
        for (int i = 0; i < domain::maxBatchQuantity + 5; ++i)
            backup.voucher(qPrintable(QString::number(i)), qPrintable(u"K%1"_s.arg(100000 + i)));
        const Plan plan = planOf(backup);
        QCOMPARE(plan.batches.size(), 2);
        QCOMPARE(plan.batches[1].vouchers.size(), 5);
        QVERIFY(plan.batches[0].key != plan.batches[1].key);
    }

    void aRouterOfAnotherName()
    {
        NuxBackup backup;
        backup.plan("1", "Harian", {{"routers"_L1, "Selatan"_L1}})
            .voucher("1", "AB12CD", {{"routers"_L1, "Selatan"_L1}});
        backup.router("Selatan", "10.0.0.2", "0"); // switched off there
        const Plan plan = planOf(backup);
        const Question* asked = questionOf(plan, u"router:Selatan"_s);
        QVERIFY(asked);
        QCOMPARE(asked->choices, QStringList({u"main"_s, u"leave"_s}));
        QCOMPARE(asked->byDefault, u"leave"_s);
        QCOMPARE(plan.batches.size(), 0);
        QCOMPARE(leftOut(plan, What::Routers, Why::NotAsked), 1);
        const Plan placed = planOf(backup, ours(), {{u"router:Selatan"_s, u"main"_s}});
        QCOMPARE(placed.batches.size(), 1);
        QCOMPARE(placed.batches.first().batch.router, u"main"_s);
    }

    void routersAndBusiness()
    {
        NuxBackup backup;
        backup.router("Selatan Kota", "10.0.0.2:8729");
        backup.add("tbl_appconfig", {{"setting"_L1, "CompanyName"_L1}, {"value"_L1, "Nux Net"_L1}});
        backup.add("tbl_appconfig", {{"setting"_L1, "phone"_L1}, {"value"_L1, QJsonValue()}});
        const Plan plan = planOf(backup);
        QCOMPARE(plan.settings.size(), 2);
        QCOMPARE(plan.settings[0].values.value(u"router.selatan-kota.host"_s), u"10.0.0.2"_s);
        QCOMPARE(plan.settings[0].values.value(u"router.selatan-kota.port"_s), u"8729"_s);
        QCOMPARE(plan.settings[0].secrets.value(u"router.selatan-kota.password"_s).reveal(), "rahasia1");
        QCOMPARE(plan.settings[1].values.value(u"business.name"_s), u"Nux Net"_s);
        QCOMPARE(plan.settings[1].values.value(u"business.timezone"_s), u"Asia/Makassar"_s);
        QCOMPARE(leftOut(plan, What::Routers, Why::AlreadySetUp), 1);
    }

    void guestsWhoAreIn_data()
    {
        QTest::addColumn<bool>("wasAsked");
        QTest::addColumn<QString>("comment"); // null: no such user
        QTest::addColumn<int>("onRouter");
        QTest::addColumn<int>("status");
        const auto row = [](const char* name, bool wasAsked, const QString& comment, OnRouter onRouter,
                            VoucherStatus status) {
            QTest::newRow(name) << wasAsked << comment << int(onRouter) << int(status);
        };
        row("the router is not known", false, {}, OnRouter::TakeOver, VoucherStatus::InUse);
        row("there", true, u"Voucher | "_s, OnRouter::TakeOver, VoucherStatus::InUse);
        row("there, with a bill", true, u"Voucher | Listrik"_s, OnRouter::TakeOver, VoucherStatus::InUse);
        row("somebody else's by now", true, u"mar/20/2026 16:05:11"_s, OnRouter::Untouched, VoucherStatus::InUse);
        row("gone", true, {}, OnRouter::Untouched, VoucherStatus::Removed);
    }
    void guestsWhoAreIn()
    {
        QFETCH(const bool, wasAsked);
        QFETCH(const QString, comment);
        QFETCH(const int, onRouter);
        QFETCH(const int, status);
        const NuxBackup backup = NuxBackup()
                                     .plan("1", "Harian")
                                     .recharge("7", "AB12CD", "2026-04-11 08:00:00")
                                     .transaction("3", "AB12CD", "Voucher - AB12CD")
                                     .voucher("1", "AB12CD", {{"status"_L1, "1"_L1}, {"user"_L1, "AB12CD"_L1}});
        Ours given = ours();
        if (wasAsked)
            given.usersOnRouter.insert(u"main"_s, {});
        if (wasAsked && !comment.isNull())
            given.usersOnRouter[u"main"_s].insert(u"AB12CD"_s, {.comment = comment, .uptime = domain::Seconds(60)});
        const Plan plan = planOf(backup, given);
        QCOMPARE(plan.purchases.size(), 1); // the sale and what runs are one
        const PlannedPurchase& planned = plan.purchases.first();
        QCOMPARE(planned.oldNumber, u"INV-3"_s);
        QCOMPARE(planned.purchase.amount, 5000);
        QCOMPARE(planned.vouchers.size(), 1);
        const PlannedVoucher& voucher = planned.vouchers.first();
        QCOMPARE(int(voucher.onRouter), onRouter);
        QCOMPARE(int(voucher.voucher.status), status);
        QCOMPARE(voucher.voucher.username, u"AB12CD"_s);
        // 08:00 in Makassar.
        QCOMPARE(voucher.voucher.expiresAt, QDateTime(QDate(2026, 4, 11), QTime(0, 0), QTimeZone::utc()));
        QCOMPARE(voucher.voucher.duration, domain::Seconds(86400));
        QVERIFY(voucher.voucher.counts == Counting::Sale);
        if (onRouter == int(OnRouter::TakeOver))
            QCOMPARE(voucher.voucher.comment, comment.isNull() ? u"Voucher | "_s : comment);
        QCOMPARE(leftOut(plan, What::Vouchers, Why::ExpiredUnsold), 0);
    }

    void accountsThatRun()
    {
        const NuxBackup backup =
            NuxBackup()
                .plan("1", "Harian",
                      {{"typebp"_L1, "Limited"_L1},
                       {"limit_type"_L1, "Both_Limit"_L1},
                       {"time_limit"_L1, "5"_L1},
                       {"time_unit"_L1, "Hrs"_L1},
                       {"data_limit"_L1, "500"_L1},
                       {"data_unit"_L1, "MB"_L1}})
                .customer("4", "budi")
                .customer("5", "081299990000", {{"balance"_L1, "12000.50"_L1}})
                .add("tbl_customers_fields",
                     {{"customer_id"_L1, "4"_L1}, {"field_name"_L1, "Listrik Bill"_L1}, {"field_value"_L1, "1"_L1}})
                .recharge("7", "budi", "2026-04-12 08:00:00", {{"customer_id"_L1, "4"_L1}})
                .transaction("3", "budi", "midtrans - qris", {{"user_id"_L1, "4"_L1}})
                .transaction("2", "budi", "Recharge - Admin",
                             {{"user_id"_L1, "4"_L1}, {"recharged_on"_L1, "2026-04-05"_L1}})
                .add("tbl_payment_gateway", {{"gateway"_L1, "midtrans"_L1},
                                             {"trx_invoice"_L1, "INV-3"_L1},
                                             {"gateway_trx_id"_L1, "T-99"_L1},
                                             {"payment_channel"_L1, "qris"_L1},
                                             {"status"_L1, "2"_L1}})
                .add("tbl_users", {{"id"_L1, "1"_L1}, {"fullname"_L1, "Ibu Ani"_L1}, {"user_type"_L1, "Admin"_L1}})
                .add("tbl_users", {{"id"_L1, "2"_L1}, {"fullname"_L1, "Warung"_L1}, {"user_type"_L1, "Agent"_L1}})
                .add("tbl_coupons", {{"code"_L1, "PROMO"_L1}});
        const Plan plan = planOf(backup);
        QCOMPARE(plan.purchases.size(), 2);
        const PlannedPurchase& runs = plan.purchases[0];
        QCOMPARE(runs.purchase.gateway, u"midtrans"_s);
        QCOMPARE(runs.purchase.transactionId, u"T-99"_s);
        QCOMPARE(runs.purchase.method, u"qris"_s);
        QCOMPARE(runs.purchase.customerName, u"Budi Santoso"_s);
        QCOMPARE(runs.purchase.customerPhone, u"6281234567890"_s);
        const domain::Voucher& voucher = runs.vouchers.first().voucher;
        QVERIFY(runs.vouchers.first().onRouter == OnRouter::TakeOver);
        QCOMPARE(voucher.password, u"SandiBudi"_s);
        QCOMPARE(voucher.comment, u"Budi Santoso | Listrik"_s);
        // As its user on the router is limited; it ends by the clock all the same.
        QVERIFY(voucher.counts == Counting::Online);
        QCOMPARE(voucher.duration, domain::Seconds(5 * 3600));
        QCOMPARE(voucher.quotaBytes, 500'000'000);
        QCOMPARE(voucher.expiresAt, QDateTime(QDate(2026, 4, 12), QTime(0, 0), QTimeZone::utc()));
        const PlannedPurchase& before = plan.purchases[1];
        QCOMPARE(before.vouchers.size(), 0); // the router has one user of this name
        QVERIFY(before.purchase.status == PurchaseStatus::Completed);
        QCOMPARE(before.purchase.gateway, u"cash"_s);
        QCOMPARE(before.purchase.cashier, u"Ibu Ani"_s);
        QVERIFY(before.purchase.channel == domain::SalesChannel::Counter);
        QCOMPARE(leftOut(plan, What::Users, Why::NotAVoucher), 1);
        QCOMPARE(leftOut(plan, What::Balances, Why::NotForHotspot), 1);
        QCOMPARE(leftOut(plan, What::Sellers, Why::NeedsSellers), 1);
        QCOMPARE(leftOut(plan, What::Coupons, Why::NotAVoucher), 1);
        const QString told = toldBy(plan);
        for (const QString& secret : {u"SandiBudi"_s, u"0812"_s, u"62812"_s, u"rahasia"_s})
            QVERIFY(!told.contains(secret));
    }

    void rechargesThatAreOdd_data()
    {
        QTest::addColumn<QJsonObject>("other");
        QTest::addColumn<int>("purchases");
        QTest::addColumn<Why>("why");
        const auto row = [](const char* name, const QJsonObject& other, Why why) {
            QTest::newRow(name) << other << 0 << why;
        };
        row("PPPoE", {{"type"_L1, "PPPOE"_L1}}, Why::NotForHotspot);
        row("of RADIUS", {{"routers"_L1, "radius"_L1}}, Why::OnAnotherServer);
        row("of a customer who is gone", {{"customer_id"_L1, "77"_L1}}, Why::Unreadable);
        row("MySQL's zeros", {{"expiration"_L1, "0000-00-00"_L1}}, Why::Unreadable);
        row("of 1970", {{"recharged_on"_L1, "1970-01-01"_L1}}, Why::ImpossibleTime);
        row("a name that no user can have", {{"username"_L1, "a b"_L1}}, Why::CodeNotAccepted);
    }
    void rechargesThatAreOdd()
    {
        QFETCH(const QJsonObject, other);
        QFETCH(const Why, why);
        const Plan plan = planOf(NuxBackup().plan("1", "Harian").recharge("7", "AB12CD", "2026-04-11 08:00:00", other));
        QCOMPARE(plan.purchases.size(), 0);
        QCOMPARE(leftOut(plan, What::Vouchers, why), 1);
    }

    void aRechargeWithoutItsSale()
    {
        const Plan plan = planOf(NuxBackup().plan("1", "Harian").recharge("7", "AB12CD", "2026-04-11 08:00:00"));
        QCOMPARE(plan.purchases.size(), 1);
        QCOMPARE(plan.purchases.first().purchase.amount, 0);
        QCOMPARE(plan.purchases.first().vouchers.size(), 1);
    }

    // The backup may be older than the next payment: nobody who has paid since is ended.
    void whatHasEndedByTheClock()
    {
        const Plan plan = planOf(NuxBackup().plan("1", "Harian").recharge("7", "AB12CD", "2026-04-10 11:59:00"));
        const PlannedVoucher& voucher = plan.purchases.first().vouchers.first();
        QVERIFY(voucher.onRouter == OnRouter::Untouched);
        QVERIFY(voucher.voucher.status == VoucherStatus::Expired);
    }

    void sales_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QString>("gateway");
        QTest::addColumn<bool>("atTheCounter");
        QTest::addColumn<int>("vouchers");
        const auto row = [](const char* method, const char* gateway, bool atTheCounter = false, int vouchers = 0) {
            QTest::newRow(method) << QByteArray(method) << QString::fromLatin1(gateway) << atTheCounter << vouchers;
        };
        row("Voucher - AB12CD", "cash", true, 1);
        row("Recharge - Administrator", "cash", true);
        row("Recharge Zero - Administrator", "cash", true);
        row("Recharge Balance - Administrator", "balance");
        row("Customer - Balance", "balance");
        row("Budi Santoso - Teman", "imported");
        row("tripay - QRIS", "tripay");
        row("", "imported");
    }
    void sales()
    {
        QFETCH(const QByteArray, method);
        QFETCH(const QString, gateway);
        QFETCH(const bool, atTheCounter);
        QFETCH(const int, vouchers);
        const Plan plan = planOf(NuxBackup()
                                     .plan("1", "Harian")
                                     .transaction("3", "AB12CD", method.constData())
                                     .add("tbl_payment_gateway", {{"gateway"_L1, "tripay"_L1}, {"status"_L1, "1"_L1}}));
        QCOMPARE(plan.purchases.size(), 1);
        const PlannedPurchase& planned = plan.purchases.first();
        QCOMPARE(planned.purchase.gateway, gateway);
        QCOMPARE(planned.purchase.channel == domain::SalesChannel::Counter, atTheCounter);
        QCOMPARE(planned.vouchers.size(), vouchers);
        QCOMPARE(planned.purchase.paidAt, QDateTime(QDate(2026, 4, 10), QTime(0, 0), QTimeZone::utc()));
        QCOMPARE(planned.purchase.packageId, u"Harian"_s);
    }

    void salesThatStayOut_data()
    {
        QTest::addColumn<QJsonObject>("other");
        QTest::addColumn<Why>("why");
        QTest::newRow("PPPoE") << QJsonObject{{"type"_L1, "PPPOE"_L1}} << Why::NotForHotspot;
        QTest::newRow("a balance") << QJsonObject{{"type"_L1, "Balance"_L1}} << Why::NotForHotspot;
        QTest::newRow("no price") << QJsonObject{{"price"_L1, "gratis"_L1}} << Why::Unreadable;
        QTest::newRow("no time") << QJsonObject{{"recharged_on"_L1, QJsonValue()}} << Why::ImpossibleTime;
        QTest::newRow("of next month") << QJsonObject{{"recharged_on"_L1, "2026-05-10"_L1}} << Why::ImpossibleTime;
    }
    void salesThatStayOut()
    {
        QFETCH(const QJsonObject, other);
        QFETCH(const Why, why);
        const Plan plan = planOf(NuxBackup().transaction("3", "AB12CD", "Voucher - AB12CD", other));
        QCOMPARE(plan.purchases.size(), 0);
        QCOMPARE(leftOut(plan, What::Purchases, why), 1);
        QCOMPARE(plan.lost.impossibleTimes, why == Why::ImpossibleTime ? 1 : 0);
    }

    void timeZones_data()
    {
        QTest::addColumn<QString>("zone");
        QTest::addColumn<int>("hour"); // of 08:00 there, in UTC
        QTest::newRow("WIB") << u"Asia/Jakarta"_s << 1;
        QTest::newRow("WITA") << u"Asia/Makassar"_s << 0;
        QTest::newRow("UTC") << u"UTC"_s << 8;
        QTest::newRow("none: its default") << QString() << 1;
        QTest::newRow("not one") << u"Asia/Nowhere"_s << 1;
    }
    void timeZones()
    {
        QFETCH(const QString, zone);
        QFETCH(const int, hour);
        const QByteArray json = NuxBackup()
                                    .transaction("3", "AB12CD", "Voucher - AB12CD")
                                    .json()
                                    .replace("Asia\\/Makassar", zone.toLatin1())
                                    .replace("Asia/Makassar", zone.toLatin1());
        const auto reading = readingOf(json);
        QVERIFY(reading);
        const auto plan = (*reading)->plan(ours(), {});
        QCOMPARE(plan->purchases.first().purchase.paidAt,
                 QDateTime(QDate(2026, 4, 10), QTime(hour, 0), QTimeZone::utc()));
    }

    void wrongFiles_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<int>("reason");
        const auto row = [](const char* name, const QByteArray& content, Reason reason) {
            QTest::newRow(name) << content << int(reason);
        };
        const QByteArray whole = NuxBackup().plan("1", "Harian").voucher("1", "AB12CD").json();
        row("empty", {}, Reason::NotPhpNuxBill);
        row("another program's JSON", R"({"packages": [{"id": 1}]})", Reason::NotPhpNuxBill);
        row("an empty object", "{}", Reason::NotPhpNuxBill);
        row("a list", R"([{"type": "header"}])", Reason::NotPhpNuxBill);
        row("a picture", QByteArray("\x89PNG\r\n\x1a\n", 8), Reason::NotPhpNuxBill);
        row("a page of errors", "<br /><b>Warning</b>: mysqli" + whole, Reason::NotPhpNuxBill);
        row("an SQL dump", "-- phpMyAdmin SQL Dump\nCREATE TABLE `tbl_voucher` (", Reason::ImportSqlDump);
        row("another SQL dump", "/*M!999999 sandbox */\nINSERT INTO x", Reason::ImportSqlDump);
        for (const int part : {2, 3, 5, 10, 50})
            row(qPrintable(u"cut after 1 of %1"_s.arg(part)), whole.left(whole.size() / part), Reason::ImportJsonCut);
        row("cut before its last bracket", whole.left(whole.size() - 1), Reason::ImportJsonCut);
        row("something behind", whole + "x", Reason::ImportJsonBroken);
        row("a comma too many", QByteArray(whole).replace("}]", "},]"), Reason::ImportJsonBroken);
        row("no colon", "{\"tbl_plans\" []}", Reason::ImportJsonBroken);
        row("a bracket of another kind", "{\"tbl_plans\": [{]}]}", Reason::ImportJsonBroken);
        row("nested without end", "{\"tbl_plans\": " + QByteArray(1'000'000, '[') + "]}", Reason::ImportJsonBroken);
        row("nested objects", "{\"tbl_x\": " + QByteArray("{\"a\":").repeated(100'000), Reason::ImportJsonBroken);
        row("a name without end", "{\"" + QByteArray(3'000'000, 'a') + "\": []}", Reason::ImportJsonBroken);
    }
    void wrongFiles()
    {
        QFETCH(const QByteArray, content);
        QFETCH(const int, reason);
        const auto reading = readingOf(content);
        QVERIFY(!reading);
        QCOMPARE(core::idOf(reading.error().reason), core::idOf(Reason(reason)));
    }

    void noFile()
    {
        QTemporaryDir folder;
        QCOMPARE(core::idOf(readPhpNuxBill(folder.filePath(u"x"_s), {}).error().reason),
                 core::idOf(Reason::ImportFileMissing));
        QCOMPARE(core::idOf(readPhpNuxBill(folder.path(), {}).error().reason), core::idOf(Reason::ImportFileMissing));
    }

    // One row that is broken or huge does not cost the others.
    void rowsThatAreBroken()
    {
        const QByteArray json = "\xef\xbb\xbf{\"tbl_logs\": [{\"id\": \"1\", \"deep\": {\"a\": [1, {\"b\": null}]}}], "
                                "\"tbl_voucher\": [5, null, [], {\"id\": \"1\", \"code\": \"" +
                                QByteArray(3'000'000, 'x') +
                                "\"}, {\"id\": \"2\", \"code\": {\"x\": 1}}], \"tbl_routers\": {}, \"tbl_plans\": []}";
        const auto reading = readingOf(json);
        QVERIFY2(reading, qPrintable(reading ? QString() : reading.error().detail));
        const auto plan = (*reading)->plan(ours(), {});
        QVERIFY(plan);
        QCOMPARE(leftOut(*plan, What::Vouchers, Why::Unreadable), 4);
        QCOMPARE(plan->batches.size(), 0);
    }

    void texts()
    {
        const Plan plan = planOf(NuxBackup()
                                     .plan("1", "Harian")
                                     .customer("4", "budi", {{"fullname"_L1, u"Budi \"é\" \\ \u4e2d\n<b>x</b>"_s}})
                                     .transaction("3", "budi", "Recharge - A", {{"user_id"_L1, "4"_L1}}));
        QCOMPARE(plan.purchases.first().purchase.customerName, u"Budi \"é\" \\ \u4e2d <b>x</b>"_s);
    }

    void cancelled()
    {
        NuxBackup backup;
        for (int i = 0; i < 5000; ++i)
            backup.voucher(qPrintable(QString::number(i)), "AB12CD");
        const QByteArray json = backup.json();
        for (const int after : {0, 1, 2}) {
            int reports = 0;
            const auto reading = readingOf(json, [&](const Progress&) { return reports++ < after; });
            QCOMPARE(core::idOf(reading.error().reason), core::idOf(Reason::ImportCancelled));
        }
    }

    void theSameEachTime()
    {
        NuxBackup backup;
        backup.plan("1", "Harian").voucher("1", "AB12CD").transaction("3", "x", "Recharge - A");
        for (int i = 0; i < 20; ++i)
            backup.recharge(qPrintable(QString::number(i)), qPrintable(u"KODE%1"_s.arg(i)), "2026-04-11 08:00:00");
        const Plan first = planOf(backup);
        const Plan second = planOf(backup);
        QCOMPARE(first.purchases.size(), 21);
        for (qsizetype i = 0; i < first.purchases.size(); ++i)
            QCOMPARE(first.purchases[i].key, second.purchases[i].key);
        QCOMPARE(first.batches.first().key, second.batches.first().key);
    }
};

QTEST_GUILESS_MAIN(TestPhpNuxBill)
#include "tst_phpnuxbill.moc"
