// What becomes of a database of gembok-bill.
#include "importing/GembokPlan.h"
#include "importing/LookAround.h"

#include "core/Reasons.h"

#include <QTest>
#include <QTimeZone>

using namespace loket;
using namespace loket::importing;
using namespace loket::test;
using namespace Qt::Literals::StringLiterals;
using domain::Counting;
using domain::DeliveryStatus;
using domain::PurchaseStatus;
using domain::VoucherStatus;

namespace {

QDateTime utc(const char* text)
{
    const QString all = QString::fromLatin1(text);
    return QDateTime(QDate::fromString(all.left(10), Qt::ISODate), QTime::fromString(all.mid(11), Qt::ISODate),
                     QTimeZone::utc());
}

// One order; the columns that matter by name, everything else as the original leaves it.
struct Order
{
    QByteArray status = "'completed'";
    QByteArray data = "'[]'";
    QByteArray quantity = "1";
    QByteArray amount = "3000";
    QByteArray created = "'2026-01-23 20:15:32'";
    QByteArray completed = "NULL";
    QByteArray updated = "'2026-01-23 20:15:33'";
    QByteArray type = "'voucher'";
    QByteArray phone = "'0817-0281-534'";
    QByteArray package = "'3k'";

    [[nodiscard]] QByteArray sql() const
    {
        return "INSERT INTO voucher_purchases (customer_name, customer_phone, amount, description, type, "
               "voucher_package, voucher_quantity, voucher_profile, voucher_data, status, created_at, completed_at, "
               "updated_at) VALUES ('santo', " +
               phone + ", " + amount + ", 'Voucher Hotspot Voucher 3k x" + quantity + "', " + type + ", " + package +
               ", " + quantity + ", '3k', " + data + ", " + status + ", " + created + ", " + completed + ", " +
               updated + ")";
    }
};

QByteArray codes(int count)
{
    QByteArrayList list;
    for (int i = 0; i < count; ++i)
        list += QByteArray(R"({"username":"V12345%1","password":"V12345%1","profile":"3k","server":"all",)"
                           R"("createdAt":"2026-01-23T20:16:00.000Z","price":"","account_type":"voucher"})")
                    .replace("%1", QByteArray::number(i));
    return "'[" + list.join(',') + "]'";
}

} // namespace

class TestGembok : public QObject
{
    Q_OBJECT

private slots:
    void orders_data()
    {
        QTest::addColumn<Order>("order");
        QTest::addColumn<PurchaseStatus>("status");
        QTest::addColumn<int>("vouchers");
        QTest::addColumn<bool>("needsReview");
        const auto row = [](const char* name, const Order& order, PurchaseStatus status, int vouchers,
                            bool needsReview = false) {
            QTest::newRow(name) << order << status << vouchers << needsReview;
        };
        row("pending", {.status = "'pending'"}, PurchaseStatus::Pending, 0);
        row("failed, of the page", {.status = "'failed'"}, PurchaseStatus::Failed, 0);
        row("cancelled", {.status = "'cancelled'"}, PurchaseStatus::Cancelled, 0);
        row("failed with a code made before the payment", {.status = "'failed'", .data = codes(1)},
            PurchaseStatus::Failed, 1);
        row("completed with its code", {.data = codes(1)}, PurchaseStatus::Completed, 1);
        row("completed without any", {}, PurchaseStatus::VoucherGenerationFailed, 0, true);
        row("completed with NULL", {.data = "NULL"}, PurchaseStatus::VoucherGenerationFailed, 0, true);
        row("completed with an empty text", {.data = "''"}, PurchaseStatus::VoucherGenerationFailed, 0, true);
        row("completed with one of two", {.data = codes(1), .quantity = "2", .amount = "6000"},
            PurchaseStatus::VoucherGenerationFailed, 1, true);
        row("completed with more than were sold", {.data = codes(3)}, PurchaseStatus::Completed, 3);
        row("codes as {code, password}", {.data = R"('[{"code":"abc123","password":"xyz"}]')"},
            PurchaseStatus::Completed, 1);
        row("codes alone", {.data = R"('["abc123","abc124"]')", .quantity = "2"}, PurchaseStatus::Completed, 2);
        row("codes as numbers", {.data = "'[482190]'"}, PurchaseStatus::Completed, 1);
        row("codes that are broken", {.data = "'[{\"username\":\"V1'"}, PurchaseStatus::Completed, 0, true);
        row("codes that are no list", {.data = "'{}'"}, PurchaseStatus::Completed, 0, true);
        row("a code that no user can have", {.data = R"('["a b c"]')"}, PurchaseStatus::Completed, 0);
        row("amount with decimals", {.data = codes(1), .amount = "3000.0"}, PurchaseStatus::Completed, 1);
        row("amount as a text", {.data = codes(1), .amount = "'3000.00'"}, PurchaseStatus::Completed, 1);
        row("with a time of completion", {.data = codes(1), .completed = "'2026-01-23 20:20:00'"},
            PurchaseStatus::Completed, 1);
    }
    void orders()
    {
        QFETCH(const Order, order);
        QFETCH(const PurchaseStatus, status);
        QFETCH(const int, vouchers);
        QFETCH(const bool, needsReview);
        GembokFolder folder;
        folder.sql(order.sql());
        const Plan plan = planOf(folder);
        QCOMPARE(plan.purchases.size(), 1);
        const PlannedPurchase& planned = plan.purchases.first();
        const domain::Purchase& purchase = planned.purchase;
        QCOMPARE(domain::toString(purchase.status), domain::toString(status));
        QCOMPARE(planned.vouchers.size(), vouchers);
        QCOMPARE(purchase.needsReview, needsReview);
        QCOMPARE(plan.lost.paidWithoutVoucher, status == PurchaseStatus::VoucherGenerationFailed ? 1 : 0);
        QCOMPARE(purchase.failureReason.isEmpty(), status != PurchaseStatus::VoucherGenerationFailed);
        QCOMPARE(purchase.customerName, u"santo"_s);
        QCOMPARE(purchase.customerPhone, u"628170281534"_s);
        QCOMPARE(purchase.packageName, u"Voucher 3k"_s);
        QCOMPARE(purchase.amount, order.quantity == "2" && order.amount == "6000" ? 6000 : 3000);
        QVERIFY(purchase.channel == domain::SalesChannel::Online);
        QVERIFY(purchase.deliveryStatus == DeliveryStatus::NotRequired);
        QCOMPARE(purchase.createdAt, utc("2026-01-23 20:15:32"));
        QCOMPARE(purchase.paidAt.isValid(), domain::isPaid(status));
        if (status == PurchaseStatus::Completed) {
            QCOMPARE(purchase.completedAt,
                     order.completed == "NULL" ? utc("2026-01-23 20:15:33") : utc("2026-01-23 20:20:00"));
        }
        for (const PlannedVoucher& voucher : planned.vouchers) {
            QVERIFY(voucher.onRouter == OnRouter::Untouched);
            QVERIFY(voucher.voucher.counts == Counting::Never);
            QVERIFY(!voucher.voucher.password.isEmpty());
        }
    }

    void leftOutOrders_data()
    {
        QTest::addColumn<Order>("order");
        QTest::addColumn<Why>("why");
        QTest::newRow("of another kind") << Order{.type = "'pppoe'"} << Why::NotAVoucher;
        QTest::newRow("a negative amount") << Order{.amount = "-1"} << Why::Unreadable;
        QTest::newRow("no amount") << Order{.amount = "'abc'"} << Why::Unreadable;
        QTest::newRow("a part of a rupiah") << Order{.amount = "0.5"} << Why::Unreadable;
        QTest::newRow("no time") << Order{.created = "''", .updated = "''"} << Why::ImpossibleTime;
        QTest::newRow("of 1970") << Order{.created = "'1970-01-01 00:00:10'"} << Why::ImpossibleTime;
        QTest::newRow("of next year") << Order{.created = "'2027-04-10 00:00:10'"} << Why::ImpossibleTime;
    }
    void leftOutOrders()
    {
        QFETCH(const Order, order);
        QFETCH(const Why, why);
        GembokFolder folder;
        folder.sql(order.sql());
        const Plan plan = planOf(folder);
        QCOMPARE(plan.purchases.size(), 0);
        QCOMPARE(leftOut(plan, What::Purchases, why), 1);
        QCOMPARE(plan.lost.impossibleTimes, why == Why::ImpossibleTime ? 1 : 0);
    }

    void aStatusThatItsCheckForbids()
    {
        GembokFolder folder;
        folder.sql("PRAGMA ignore_check_constraints=ON");
        folder.sql(Order{.status = "'expired'"}.sql());
        folder.sql(Order{.status = "'what'"}.sql());
        const Plan plan = planOf(folder);
        QCOMPARE(plan.purchases.size(), 1);
        QVERIFY(plan.purchases.first().purchase.status == PurchaseStatus::Expired);
        QCOMPARE(leftOut(plan, What::Purchases, Why::Unreadable), 1);
    }

    // The router is asked by others; what it has decides what the codes are.
    void whatIsOnTheRouter()
    {
        GembokFolder folder;
        folder.sql(Order{.data = codes(3), .quantity = "3"}.sql());
        Ours ours = oneRouter();
        const Plan unasked = planOf(folder, ours);
        QCOMPARE(leftOut(unasked, What::Vouchers, Why::RouterAway), 3);
        for (const PlannedVoucher& voucher : unasked.purchases.first().vouchers)
            QVERIFY(voucher.voucher.status == VoucherStatus::Removed);

        ours.usersOnRouter.insert(u"main"_s,
                                  {{u"V123450"_s, {.comment = u"voucher"_s}},
                                   {u"V123451"_s, {.comment = u"voucher"_s, .uptime = domain::Seconds(60)}}});
        const Plan asked = planOf(folder, ours);
        const QList<PlannedVoucher>& vouchers = asked.purchases.first().vouchers;
        QCOMPARE(leftOut(asked, What::Vouchers, Why::RouterAway), 0);
        QVERIFY(vouchers[0].voucher.status == VoucherStatus::OnRouter);
        QVERIFY(vouchers[1].voucher.status == VoucherStatus::InUse);
        QCOMPARE(vouchers[1].voucher.firstLoginAt, ours.now.addSecs(-60));
        QVERIFY(vouchers[2].voucher.status == VoucherStatus::Removed);
    }

    void oneCodeTwice()
    {
        GembokFolder folder;
        folder.sql(Order{.data = codes(1)}.sql());
        folder.sql(Order{.data = codes(1)}.sql());
        const Plan plan = planOf(folder);
        QCOMPARE(plan.purchases[0].vouchers.size(), 1);
        QCOMPARE(plan.purchases[1].vouchers.size(), 0);
        QCOMPARE(leftOut(plan, What::Vouchers, Why::NameTaken), 1);
        QVERIFY(plan.purchases[0].key != plan.purchases[1].key);
    }

    void deliveries()
    {
        GembokFolder folder;
        folder.sql(Order{.data = codes(1)}.sql());
        folder.sql("INSERT INTO voucher_delivery_logs (purchase_id, phone, status, error_message, created_at) VALUES "
                   "(1, '08170281534', 'failed', 'socket closed', '2026-01-23 20:16:01'), "
                   "(1, '08170281534', 'sent', NULL, '2026-01-23 20:17:01'), "
                   "(7, '08170281534', 'sent', NULL, '2026-01-23 20:17:01')");
        const Plan plan = planOf(folder);
        const PlannedPurchase& planned = plan.purchases.first();
        QCOMPARE(planned.deliveries.size(), 2);
        QCOMPARE(planned.deliveries[0].error, u"socket closed"_s);
        QCOMPARE(planned.deliveries[1].phone, u"628170281534"_s);
        QCOMPARE(planned.deliveries[1].at, utc("2026-01-23 20:17:01"));
        QVERIFY(planned.purchase.deliveryStatus == DeliveryStatus::Sent);
        QCOMPARE(leftOut(plan, What::Deliveries, Why::Unreadable), 1);
    }

    // Of an order itself it is not known any more.
    void gatewayOfAnOrder()
    {
        GembokFolder folder;
        folder.sql(Order{.data = codes(1)}.sql());
        folder.sql("UPDATE voucher_purchases SET invoice_id = 'INV-VCR-1769199332801-1'");
        folder.sql("INSERT INTO invoices (customer_id, package_id, invoice_number, amount, due_date, invoice_type) "
                   "VALUES (1021, 1, 'INV-VCR-1769199332801-1', 3000, '2026-01-24', 'voucher')");
        folder.sql("INSERT INTO payment_gateway_transactions (invoice_id, gateway, order_id, amount) VALUES (1, "
                   "'midtrans', 'INV-INV-VCR-1769199332801-1', 3000)");
        folder.sql(Order{.status = "'failed'"}.sql());
        const Plan plan = planOf(folder);
        QCOMPARE(plan.purchases[0].oldNumber, u"INV-VCR-1769199332801-1"_s);
        QCOMPARE(plan.purchases[0].purchase.gateway, u"midtrans"_s);
        QCOMPARE(plan.purchases[0].purchase.transactionId, u"INV-INV-VCR-1769199332801-1"_s);
        QCOMPARE(plan.purchases[1].purchase.gateway, u"imported"_s);
    }

    void packages()
    {
        GembokFolder folder;
        folder.sql("INSERT INTO voucher_online_settings (package_id, profile, enabled, price, name, duration, "
                   "duration_type, is_active) VALUES "
                   "('3k', '3k', 1, 3000, '3rb - 1 Hari', 24, 'hours', 1), "
                   "('5k', '5k', 1, 5000, '5K - 2 Hari', 2, 'hours', 1), "
                   "('10k', '10k', 0, 10000, 'Sepuluh', 5, 'days', 1), "
                   "('free', 'free', 1, 0, 'Gratis', 1, 'hours', 1), "
                   "('empty', '', 1, 2000, '', 0, 'hours', 1)");
        folder.sql("INSERT INTO voucher_pricing (package_name, customer_price, agent_price, commission_amount, "
                   "duration, duration_type, hotspot_profile, account_type) VALUES "
                   "('3K', 3000, 2000, 1000, 1, 'days', '3k', 'voucher'), "
                   "('20K', 20000, 16000, 4000, 24, 'hours', NULL, 'voucher'), "
                   "('20K', 20000, 16000, 4000, 24, 'hours', NULL, 'voucher'), "
                   "('10K - 7 Hari', 10000, 8000, 2000, 7, 'days', '10k', 'voucher'), "
                   "('5K', 5000, 3500, 1500, 2, 'days', NULL, 'voucher'), "
                   "('Member', 50000, 40000, 10000, 30, 'days', '50k', 'member')");
        folder.sql("INSERT INTO packages (name, speed, price) VALUES ('Rumah', '10M', 150000)");
        const Plan plan = planOf(folder);
        QHash<QString, domain::Package> byId;
        for (const PlannedPackage& planned : plan.packages)
            byId.insert(planned.package.id, planned.package);
        QCOMPARE(byId.size(), 7);
        QVERIFY(byId.contains(u"10K-7-Hari"_s));
        QCOMPARE(byId.value(u"3k"_s).duration, domain::Seconds(86400));
        QVERIFY(byId.value(u"3k"_s).counts == Counting::FirstLogin);
        QCOMPARE(byId.value(u"3k"_s).price, 3000);
        QCOMPARE(byId.value(u"3k"_s).router, u"main"_s);
        QCOMPARE(byId.value(u"5k"_s).duration, domain::Seconds(2 * 86400)); // what the name says
        QVERIFY(!byId.value(u"10k"_s).enabled);
        QVERIFY(!byId.value(u"free"_s).enabled);
        QVERIFY(byId.value(u"empty"_s).counts == Counting::Never);
        QCOMPARE(byId.value(u"empty"_s).profile, u"default"_s);
        QCOMPARE(byId.value(u"20K"_s).profile, u"default"_s);
        QVERIFY(!byId.value(u"20K"_s).enabled); // its shop did not sell it
        QVERIFY(byId.value(u"3k"_s).enabled);
        // The agents' 3K and 5K, and the second 20K.
        QCOMPARE(leftOut(plan, What::Packages, Why::AlreadySetUp), 3);
        QCOMPARE(leftOut(plan, What::Packages, Why::NotAVoucher), 1);
        QCOMPARE(leftOut(plan, What::Packages, Why::NotForHotspot), 1);

        const Question* asked = questionOf(plan, u"duration:5k"_s);
        QVERIFY(asked);
        QCOMPARE(asked->choices, QStringList({u"2d"_s, u"2h"_s}));
        QCOMPARE(asked->byDefault, u"2d"_s);
        QCOMPARE(plan.questions.size(), 1);
        const Plan corrected = planOf(folder, oneRouter(), {{u"duration:5k"_s, u"2h"_s}});
        for (const PlannedPackage& planned : corrected.packages) {
            if (planned.package.id == u"5k")
                QCOMPARE(planned.package.duration, domain::Seconds(7200));
        }
    }

    void aPackageThatIsHere()
    {
        GembokFolder folder;
        folder.sql("INSERT INTO voucher_online_settings (package_id, profile, price, name) VALUES ('3k', '3k', 3000, "
                   "'3rb - 1 Hari'), ('5k', '5k', 5000, '5rb')");
        folder.sql(Order{.data = codes(1)}.sql());
        Ours ours = oneRouter();
        ours.packages = {
            {.id = u"3k"_s, .name = u"Harian"_s, .price = 3000, .duration = domain::Seconds(86400), .profile = u"3k"_s},
            {.id = u"5k"_s, .name = u"Lain"_s, .price = 6000, .duration = domain::Seconds(86400), .profile = u"5k"_s}};
        const Plan plan = planOf(folder, ours);
        QCOMPARE(plan.packages.size(), 1);
        QCOMPARE(plan.packages.first().package.id, u"5k"_s);
        QCOMPARE(leftOut(plan, What::Packages, Why::AlreadySetUp), 1);
        QCOMPARE(plan.purchases.first().purchase.packageId, u"3k"_s);
    }

    // As the shop names them where it has no packages of its own.
    void ordersOfAgentsPackages()
    {
        GembokFolder folder;
        folder.sql("INSERT INTO voucher_pricing (id, package_name, customer_price, agent_price, commission_amount, "
                   "duration, hotspot_profile) VALUES (7, 'Malam', 4000, 3000, 1000, 24, 'malam'), (9, 'Malam', 4000, "
                   "3000, 1000, 24, 'malam')");
        for (const char* package : {"'7'", "'pkg-7'", "'9'", "'12'"})
            folder.sql(Order{.data = codes(0), .package = package}.sql());
        const Plan plan = planOf(folder);
        QCOMPARE(plan.packages.size(), 1);
        const QString id = plan.packages.first().package.id;
        QCOMPARE(plan.purchases[0].purchase.packageId, id);
        QCOMPARE(plan.purchases[1].purchase.packageId, id);
        QCOMPARE(plan.purchases[2].purchase.packageId, id);
        QCOMPARE(plan.purchases[3].purchase.packageId, u"12"_s);
    }

    void firstSchema()
    {
        GembokFolder folder(GembokAge::First);
        folder.sql("INSERT INTO voucher_online_settings (package_id, profile) VALUES ('3k', '3k'), ('10k', '10k')");
        folder.sql("INSERT INTO voucher_purchases (customer_name, customer_phone, amount, description, "
                   "voucher_package, voucher_profile, voucher_data, status, created_at, updated_at) VALUES ('santo', "
                   "'08170281534', 3000, 'Voucher Hotspot 3rb - 1 Hari x1', '3k', '3k', NULL, 'failed', '2025-09-05 "
                   "02:04:42', '2025-09-05 02:04:42')");
        const Plan plan = planOf(folder);
        QCOMPARE(plan.purchases.size(), 1);
        QCOMPARE(plan.packages.size(), 2);
        QCOMPARE(plan.packages[1].package.name, u"10rb - 5 Hari"_s); // as its program has it
        QCOMPARE(plan.packages[1].package.price, 10000);
        QCOMPARE(plan.packages[1].package.duration, domain::Seconds(5 * 86400));
        const domain::Package& package = plan.packages.first().package;
        QCOMPARE(package.name, u"3rb - 1 Hari"_s); // as customers were told
        QCOMPARE(package.price, 3000);
        QCOMPARE(package.duration, domain::Seconds(86400));
        QVERIFY(plan.skipped.isEmpty());
    }

    void beforeItSoldVouchers()
    {
        GembokFolder folder(GembokAge::BeforeVouchers);
        folder.sql("INSERT INTO customers (id, username, name, phone) VALUES (1021, 'voucher_public', 'Voucher', "
                   "'0000000000'), (1, 'budi', 'Budi', '08123456789')");
        const Plan plan = planOf(folder);
        QCOMPARE(plan.purchases.size(), 0);
        QCOMPARE(leftOut(plan, What::Users, Why::NotForHotspot), 1);
    }

    void agentsAreTold()
    {
        GembokFolder folder;
        folder.sql("INSERT INTO agents (id, username, name, phone, password) VALUES (1, 'a1', 'Warung Ani', "
                   "'081234567890', '$2b$10$geheim'), (2, 'a2', '081299998888', '081299998888', '$2b$10$geheim')");
        folder.sql("INSERT INTO agent_balances (agent_id, balance) VALUES (1, 100000), (1, 90000), (5, 1), (6, 2)");
        folder.sql("INSERT INTO agent_voucher_sales (agent_id, voucher_code, package_id, package_name, price) VALUES "
                   "(1, 'V1', '1', '3K', 3000), (1, 'V2', '1', '3K', 3000)");
        const Plan plan = planOf(folder);
        QCOMPARE(leftOut(plan, What::Sellers, Why::NeedsSellers), 2);
        QCOMPARE(leftOut(plan, What::Balances, Why::NeedsSellers), 1);
        QCOMPARE(leftOut(plan, What::Sales, Why::NeedsSellers), 2);
        QCOMPARE(plan.found.value(What::Sellers), 2);
        QVERIFY(toldBy(plan).contains(u"Warung Ani"_s));
        QVERIFY(!toldBy(plan).contains(u"0812"_s));
        QVERIFY(!toldBy(plan).contains(u"geheim"_s));
    }

    void theSameEachTime()
    {
        GembokFolder folder;
        folder.sql(Order{.data = codes(1)}.sql());
        folder.sql(Order{}.sql());
        folder.sql("INSERT INTO voucher_online_settings (package_id, profile, price) VALUES ('3k', '3k', 3000)");
        const Plan first = planOf(folder);
        const Plan second = planOf(folder);
        for (qsizetype i = 0; i < first.purchases.size(); ++i)
            QCOMPARE(first.purchases[i].key, second.purchases[i].key);
        QCOMPARE(first.packages.first().key, second.packages.first().key);
    }

    // Whatever goes wrong with its rows, nothing that a report shows has a code, a password or a number of a phone.
    void nothingPrivateIsTold()
    {
        GembokFolder folder;
        folder.writeSettings("{\"mikrotik_host\": \"http:/wrong\", \"mikrotik_password\": \"rahasia1\"}");
        const QByteArray secretCode = R"('[{"username":"KODE RAHASIA","password":"SANDI"}]')";
        folder.sql(Order{.data = secretCode}.sql());
        folder.sql(Order{.data = secretCode, .created = "'1970-01-01 00:00:00'"}.sql());
        folder.sql(Order{.data = secretCode, .amount = "-5"}.sql());
        folder.sql(Order{.data = codes(1), .phone = "'08170281534'"}.sql());
        folder.sql(Order{.data = codes(1), .package = "'08170281534'"}.sql());
        folder.sql("INSERT INTO voucher_online_settings (package_id, profile, price, name) VALUES ('08170281534', "
                   "'x', 999999999999, '')");
        const QString told = toldBy(planOf(folder));
        for (const QString& secret : {u"KODE"_s, u"SANDI"_s, u"V12345"_s, u"0281534"_s, u"rahasia"_s})
            QVERIFY2(!told.contains(secret), qPrintable(secret + u" in "_s + told));
    }

    void aBigShop()
    {
        constexpr int orders = 50'000;
        GembokFolder folder;
        folder.sql("BEGIN");
        folder.sql("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < " +
                   QByteArray::number(orders) +
                   ") INSERT INTO voucher_purchases (customer_name, customer_phone, amount, description, "
                   "voucher_package, voucher_profile, voucher_data, status, created_at, updated_at, invoice_id) "
                   "SELECT 'Pelanggan ' || i, '0812' || (10000000 + i), 3000, 'Voucher Hotspot 3rb - 1 Hari x1', '3k', "
                   "'3k', '[{\"username\":\"V' || i || '\",\"password\":\"V' || i || '\",\"profile\":\"3k\"}]', "
                   "'completed', datetime('2026-01-01', '+' || i || ' minutes'), datetime('2026-01-01', '+' || i || ' "
                   "minutes'), 'INV-VCR-1769199332801-' || i FROM n;"
                   "INSERT INTO voucher_delivery_logs (purchase_id, phone, status, created_at) SELECT id, "
                   "customer_phone, 'sent', created_at FROM voucher_purchases");
        folder.sql("COMMIT");
        int reports = 0;
        qint64 last = 0;
        bool isForward = true;
        const auto reading = readGembok(folder.path(), [&](const Progress& progress) {
            ++reports;
            isForward = isForward && progress.done >= last && progress.total == 1000;
            last = progress.done;
            return true;
        });
        QVERIFY(reading);
        QVERIFY(reports > 100);
        QVERIFY(isForward && last > 900);
        const auto plan = (*reading)->plan(oneRouter(), {});
        QVERIFY(plan);
        QCOMPARE(plan->purchases.size(), orders);
        QCOMPARE(plan->purchases.last().deliveries.size(), 1);
    }
};

QTEST_GUILESS_MAIN(TestGembok)
#include "tst_gembok.moc"
