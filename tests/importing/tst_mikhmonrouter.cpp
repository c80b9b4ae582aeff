// A router that Mikhmon was used with, read over the wire of the sandbox, and what the plan makes of each of its rows.
#include "importing/sources/Mikhmon.h"

#include "core/Reasons.h"
#include "router/Hotspot.h"
#include "sandbox/router/Mikhmon.h"
#include "sandbox/router/RouterSandbox.h"

#include <QTest>

using namespace loket;
using namespace loket::importing;
using namespace Qt::Literals::StringLiterals;
using domain::Counting;
using domain::VoucherStatus;
using sandbox::RouterSandbox;

namespace {

router::RouterSettings settingsFor(quint16 port)
{
    router::RouterSettings settings;
    settings.name = u"main"_s;
    settings.host = u"127.0.0.1"_s;
    settings.port = port;
    settings.user = u"loket"_s;
    settings.password = core::Secret("rahasia");
    return settings;
}

// Noon of the router, in Makassar.
const QDateTime now = QDateTime::fromString(u"2026-03-20T04:00:00Z"_s, Qt::ISODate);

} // namespace

class TestMikhmonRouter : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_router = std::make_unique<RouterSandbox>("loket", "rahasia");
        m_router->model().setTime([] { return now; });
        sandbox::fillMikhmon(m_router->model());
        QVERIFY(m_router->listen());
        m_hotspot = std::make_unique<router::Hotspot>(settingsFor(m_router->port()), m_clock);
        m_ours = {};
        m_ours.routers = {{.name = u"main"_s, .host = u"127.0.0.1"_s, .port = int(m_router->port()), .serial = {}}};
        m_ours.now = now;
    }

    void cleanup()
    {
        m_hotspot.reset();
        m_router.reset();
    }

    void everyRowHasItsPlace()
    {
        const auto plan = planned();
        QVERIFY(plan);
        QCOMPARE(plan->source, u"mikhmon"_s);
        QCOMPARE(plan->origin, u"main"_s);
        QCOMPARE(plan->found.value(What::Profiles), 8);
        QCOMPARE(plan->found.value(What::Users), 26);
        QCOMPARE(plan->found.value(What::Sales), 10);
        QCOMPARE(plan->found.value(What::Schedulers), 2);
        QCOMPARE(leftOut(*plan, What::Sales, Why::SoldTwice), 1);
        QCOMPARE(leftOut(*plan, What::Sales, Why::ImpossibleTime), 1);
        QCOMPARE(leftOut(*plan, What::Sales, Why::Unreadable), 1);
        QCOMPARE(plan->lost.soldTwice, 1);
        QCOMPARE(plan->lost.impossibleTimes, 1);
        QCOMPARE(leftOut(*plan, What::Vouchers, Why::BeingActivated), 1);
        QCOMPARE(leftOut(*plan, What::Vouchers, Why::ExpiredUnsold), 1);
        QCOMPARE(leftOut(*plan, What::Users, Why::NotAVoucher), 5);
        QCOMPARE(leftOut(*plan, What::Schedulers, Why::NotAsked), 2);
        // Every user, once.
        QStringList names;
        for (const PlannedBatch& batch : plan->batches)
            names += namesOf(batch.vouchers);
        for (const PlannedPurchase& purchase : plan->purchases)
            names += namesOf(purchase.vouchers);
        QCOMPARE(QSet<QString>(names.begin(), names.end()).size(), names.size());
        QVERIFY(!names.contains(u"lok3t"_s));
        QVERIFY(!names.contains(u"budi"_s));
        QVERIFY(!names.contains(u"aktif5"_s));
        QVERIFY(!names.contains(u"default-trial"_s));
        QVERIFY(!names.contains(u"T-AABBCC"_s));
    }

    void packages_data()
    {
        QTest::addColumn<QString>("profile");
        QTest::addColumn<QString>("name");
        QTest::addColumn<qint64>("price");
        QTest::addColumn<QString>("counts");
        QTest::addColumn<qint64>("seconds");
        QTest::addColumn<int>("shared");
        QTest::addColumn<bool>("lock");
        QTest::addColumn<qint64>("quota");
        using enum Counting;
        const auto row = [](const char* profile, const char* name, qint64 price, Counting counts, qint64 seconds,
                            int shared, bool lock, qint64 quota = 0) {
            QTest::newRow(name) << QString::fromLatin1(profile) << QString::fromLatin1(name) << price
                                << domain::toString(counts) << seconds << shared << lock << quota;
        };
        row("Paket-1Hari", "Paket-1Hari", 4000, FirstLogin, 86400, 1, true);
        row("Paket-1Hari", "Paket 1 Hari", 4000, FirstLogin, 86400, 1, true, 1'073'741'824);
        row("Paket-2Hari", "Paket-2Hari", 5000, FirstLogin, 172800, 1, false);
        row("Bebas", "Bebas", 3000, Never, 0, 2, true);
        row("Jam", "Sepuluh Jam", 7000, Online, 36000, 1, false); // the button has the profile's terms
        row("Agen", "Agen", 5000, FirstLogin, 86400, 1, false);
        row("Lama", "Lama", 2000, FirstLogin, 43200, 1, false);
        row("CE", "CE", 3000, FirstLogin, 21600, 1, false);
        row("Paket-0", "Paket-0", 0, FirstLogin, 86400, 1000, true);
    }

    void packages()
    {
        const auto plan = planned();
        QVERIFY(plan);
        QCOMPARE(plan->packages.size(), 9);
        QFETCH(QString, name);
        for (const PlannedPackage& planned : plan->packages) {
            const domain::Package& package = planned.package;
            if (package.name != name)
                continue;
            QTEST(package.profile, "profile");
            QTEST(package.price, "price");
            QTEST(domain::toString(package.counts), "counts");
            QTEST(qint64(package.duration.count()), "seconds");
            QTEST(package.sharedUsers, "shared");
            QTEST(package.lockToDevice, "lock");
            QTEST(package.quotaBytes, "quota");
            QCOMPARE(package.enabled, package.price > 0);
            QVERIFY(domain::checked(package));
            return;
        }
        QFAIL("this package is missing");
    }

    void pricesAreAskedFor()
    {
        const auto plan = planned();
        QVERIFY(plan);
        const Question* question = questionOf(*plan, u"price:Paket-1Hari"_s);
        QVERIFY(question);
        QCOMPARE(question->choices, (QStringList{u"selling"_s, u"price"_s}));
        QCOMPARE(question->byDefault, u"selling"_s);
        QVERIFY(!questionOf(*plan, u"price:Paket-2Hari"_s)); // it has one price only
        QCOMPARE(purchaseWith(*plan, u"baru7"_s)->purchase.amount, 4000);

        const auto other = planned({{u"price:Paket-1Hari"_s, u"price"_s}});
        QVERIFY(other);
        QCOMPARE(other->packages.first().package.price, 3000);
        QCOMPARE(purchaseWith(*other, u"baru7"_s)->purchase.amount, 3000);

        QVERIFY(!planned({{u"price:Paket-1Hari"_s, u"both"_s}}));
        const auto unknown = planned({{u"price:Tidak-Ada"_s, u"price"_s}});
        QVERIFY(!unknown);
        QVERIFY(unknown.error().reason == core::Reason::ImportAnswerUnknown);
    }

    void guestsKeepTheirEnd_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("hasRecord");
        QTest::addColumn<qint64>("validity");
        QTest::newRow("the old clock") << u"lama6"_s << true << qint64(86400);
        QTest::newRow("the new clock") << u"baru7"_s << true << qint64(86400);
        QTest::newRow("month first") << u"han8"_s << true << qint64(172800);
        QTest::newRow("month twice") << u"han15"_s << true << qint64(172800);
        QTest::newRow("a letter behind") << u"go4x"_s << false << qint64(172800);
        QTest::newRow("a note behind") << u"nota5"_s << false << qint64(86400);
    }

    void guestsKeepTheirEnd()
    {
        QFETCH(QString, name);
        QFETCH(bool, hasRecord);
        QFETCH(qint64, validity);
        const auto plan = planned();
        QVERIFY(plan);
        const PlannedPurchase* purchase = purchaseWith(*plan, name);
        QVERIFY(purchase);
        QCOMPARE(purchase->key.startsWith(u"sale:"_s), hasRecord);
        const PlannedVoucher& planned = purchase->vouchers.first();
        QVERIFY(planned.onRouter == OnRouter::TakeOver);
        QVERIFY(planned.voucher.status == VoucherStatus::InUse);
        const QDateTime end = now.addSecs(6 * 3600 + 11); // by the router's clock in Makassar
        QCOMPARE(planned.voucher.expiresAt, end);
        QCOMPARE(planned.voucher.firstLoginAt, end.addSecs(-validity));
        QCOMPARE(planned.voucher.uptime.count(), 18 * 3600);
        QCOMPARE(planned.voucher.usedBytes, 1'048'576 + 52'428'800);
        QCOMPARE(planned.voucher.comment, QString::fromUtf8(commentOf(name.toUtf8())));
        QCOMPARE(purchase->purchase.gateway, u"cash"_s);
        QCOMPARE(purchase->purchase.cashier, u"mikhmon"_s);
        QVERIFY(purchase->purchase.channel == domain::SalesChannel::Counter);
        QVERIFY(purchase->purchase.status == domain::PurchaseStatus::Completed);
        QVERIFY(purchase->purchase.deliveryStatus == domain::DeliveryStatus::NotRequired);
    }

    // Where the router names no zone, its offset counts.
    void theRoutersZoneCounts_data()
    {
        QTest::addColumn<QByteArray>("zone");
        QTest::addColumn<QByteArray>("offset");
        QTest::addColumn<int>("hours");
        QTest::newRow("named") << QByteArray("Asia/Jayapura") << QByteArray("+08:00") << 9;
        QTest::newRow("manual") << QByteArray("manual") << QByteArray("+07:00") << 7;
        QTest::newRow("unknown") << QByteArray("Asia/Wakanda") << QByteArray("+09:00") << 9;
        QTest::newRow("none") << QByteArray() << QByteArray("-02:00") << -2;
        QTest::newRow("seconds") << QByteArray() << QByteArray("25200") << 7;
        QTest::newRow("rubbish") << QByteArray("x") << QByteArray("+99:99") << 0;
    }

    void theRoutersZoneCounts()
    {
        QFETCH(QByteArray, zone);
        QFETCH(QByteArray, offset);
        QFETCH(int, hours);
        m_router->model().menu("/system/clock").write({}, {{"time-zone-name", zone}, {"gmt-offset", offset}});
        const auto plan = planned();
        QVERIFY(plan);
        const QDateTime end = now.addSecs(6 * 3600 + 11 + (8 - hours) * 3600);
        QCOMPARE(purchaseWith(*plan, u"baru7"_s)->vouchers.first().voucher.expiresAt, end);
    }

    void endedOnesStayWhereTheyAre()
    {
        const auto plan = planned();
        QVERIFY(plan);
        const PlannedPurchase* ended = purchaseWith(*plan, u"habis2"_s);
        QVERIFY(ended && ended->key.startsWith(u"sale:"_s));
        QVERIFY(ended->vouchers.first().onRouter == OnRouter::Untouched);
        QVERIFY(ended->vouchers.first().voucher.status == VoucherStatus::Expired);
        QVERIFY(!purchaseWith(*plan, u"habis1"_s)); // no sale is known
        const PlannedPurchase* gone = purchaseWith(*plan, u"hilang1"_s);
        QVERIFY(gone && gone->vouchers.first().voucher.status == VoucherStatus::Removed);
        const PlannedPurchase* old = purchaseWith(*plan, u"kuno1"_s);
        QVERIFY(old);
        QCOMPARE(old->purchase.amount, 2000);
        QCOMPARE(purchaseWith(*plan, u"han15"_s)->purchase.amount, 5001);
    }

    void drawersAreAskedFor()
    {
        const auto plan = planned();
        QVERIFY(plan);
        const QString id = u"batch:Paket-1Hari:vc-538-03.17.26-loket depan"_s;
        const Question* question = questionOf(*plan, id);
        QVERIFY(question);
        QCOMPARE(question->byDefault, u"stock"_s);
        const PlannedBatch* batch = batchOf(*plan, u"vc-538-03.17.26-loket depan"_s);
        QVERIFY(batch);
        QCOMPARE(namesOf(batch->vouchers), (QStringList{u"abc41"_s, u"abc42"_s, u"abc"_s})); // three letters too
        QCOMPARE(batch->batch.quantity, 3);
        QCOMPARE(batch->batch.createdAt, QDateTime::fromString(u"2026-03-16T16:00:00Z"_s, Qt::ISODate));
        for (const PlannedVoucher& one : batch->vouchers) {
            QVERIFY(one.onRouter == OnRouter::TakeOver);
            QVERIFY(one.voucher.printedAt.isValid());
            QVERIFY(!one.voucher.soldAt.isValid());
        }
        QCOMPARE(batch->vouchers[1].voucher.quotaBytes, 1'073'741'824);
        // Whoever was made alone has been handed over.
        QVERIFY(purchaseWith(*plan, u"satu1"_s));
        QVERIFY(purchaseWith(*plan, u"ulang1"_s));
        QVERIFY(purchaseWith(*plan, u"jam11"_s)); // used, so sold
        QCOMPARE(purchaseWith(*plan, u"jam11"_s)->vouchers.first().voucher.duration.count(), 36000);

        const auto sold = planned({{id, u"sold"_s}});
        QVERIFY(sold);
        QVERIFY(!batchOf(*sold, u"vc-538-03.17.26-loket depan"_s));
        QVERIFY(purchaseWith(*sold, u"abc41"_s)->vouchers.first().voucher.soldAt.isValid());
        QCOMPARE(purchaseWith(*sold, u"abc41"_s)->purchase.amount, 4000);
    }

    void strangersStayUnlessChosen()
    {
        const auto taken = planned({{u"strangers"_s, u"take"_s}});
        QVERIFY(taken);
        const PlannedPurchase* agent = purchaseWith(*taken, u"V482914CD34"_s);
        QVERIFY(agent && agent->vouchers.first().onRouter == OnRouter::TakeOver);
        QCOMPARE(leftOut(*taken, What::Users, Why::NotAVoucher), 0);
    }

    // One of the forks removes whoever has used up a quota, whatever the comment says.
    void schedulersAreDisabledOnRequest()
    {
        QVERIFY(planned()->schedulers.isEmpty());
        QCOMPARE(questionOf(*planned(), u"schedulers"_s)->byDefault, u"no"_s);
        const auto asked = planned({{u"schedulers"_s, u"yes"_s}});
        QCOMPARE(asked->schedulers.size(), 2);
        auto& rows = m_router->model().menu("/system/scheduler");
        const QByteArray id = rows.idsOf("Paket-1Hari").first();
        rows.write(id, {{"on-event", ":if ($total >= [get $i limit-bytes-total]) do={ remove $i }"}});
        QCOMPARE(planned()->schedulers.size(), 2);
        rows.write(id, {{"disabled", "true"}});
        QCOMPARE(questionOf(*planned(), u"schedulers"_s)->byDefault, u"no"_s);
    }

    void oursIsKept()
    {
        domain::Package mine;
        mine.id = u"harian"_s;
        mine.name = u"Harian"_s;
        mine.profile = u"Paket-2Hari"_s;
        mine.price = 5000;
        mine.counts = Counting::FirstLogin;
        mine.duration = std::chrono::days(2);
        m_ours.packages = {mine, {.id = u"Agen"_s, .name = u"Agen"_s, .price = 1, .profile = u"x"_s}};
        const auto plan = planned();
        QVERIFY(plan);
        QCOMPARE(leftOut(*plan, What::Packages, Why::AlreadySetUp), 1);
        QCOMPARE(purchaseWith(*plan, u"han8"_s)->purchase.packageId, u"harian"_s);
        for (const PlannedPackage& package : plan->packages)
            QVERIFY(package.package.id != u"harian" && package.package.id != u"Agen");
    }

    // Columns and rows that are not needed are not asked for; nothing is written.
    void theRouterIsOnlyReadAndWithLists()
    {
        const int before = m_router->commandsServed();
        QVERIFY(planned());
        const QList<QByteArray> log = m_router->commandLog();
        QVERIFY(m_router->commandsServed() - before <= 10);
        for (const QByteArray& command : log)
            QVERIFY2(command.endsWith("/print") || command == "/login", command.constData());
    }

    void withoutPasswordsThereIsNothingToTakeOver()
    {
        for (sandbox::RouterAccount& account : m_router->model().accounts())
            account.policies.remove("sensitive");
        const auto plan = planned();
        QVERIFY(!plan);
        QVERIFY(plan.error().reason == core::Reason::RouterHidesPasswords);
    }

    void aRouterThatIsCutIsOneError_data()
    {
        QTest::addColumn<QString>("mood");
        QTest::addColumn<QString>("command");
        for (const char* mood : {"cut_before", "cut_after"}) {
            for (const char* command : {"/system/clock", "/ip/hotspot/user/profile", "/system/script",
                                        "/ip/hotspot/user/print", "/system/scheduler"})
                QTest::addRow("%s %s", mood, command) << QString::fromLatin1(mood) << QString::fromLatin1(command);
        }
    }

    void aRouterThatIsCutIsOneError()
    {
        QFETCH(QString, mood);
        QFETCH(QString, command);
        m_router->control({{mood, QJsonObject{{u"at"_s, 1}, {u"command"_s, command}}}});
        QVERIFY(!planned());
        QVERIFY(planned()); // and read again afterwards
    }

    void whoWaitsMayCancel()
    {
        sandbox::fillMikhmon(m_router->model(), 2000, 2000);
        int told = 0;
        const auto reading = read([&told](const Progress& progress) {
            ++told;
            return progress.done < 700;
        });
        QVERIFY(!reading);
        QVERIFY(reading.error().reason == core::Reason::ImportCancelled);
        QVERIFY(told > 3);
        QVERIFY(planned());
    }

    void aRouterThatIsNotSetUpIsSaid()
    {
        auto future = readMikhmonRouter({.source = u"mikhmon"_s, .path = {}, .router = u"lain"_s}, m_ours, *m_hotspot,
                                        [](const Progress&) { return true; });
        QTRY_VERIFY(future.isFinished());
        QVERIFY(future.result().error().reason == core::Reason::ImportRouterMissing);
    }

    // A code that was used for several sales: the newest of them has the voucher, and the one in hand goes before all.
    void codesThatCameTwice()
    {
        auto& scripts = m_router->model().menu("/system/script");
        for (const char* day : {"2026-01-05", "2026-02-05", "2026-01-20"}) {
            for (const char* user : {"hilang9", "baru7"})
                scripts.insert({{"name", QByteArray(day) + "-|-10:00:00-|-" + user +
                                             "-|-3000-|-10.5.50.9-|-AA-|-1d-|-Paket-1Hari-|-vc-1-x"},
                                {"comment", "mikhmon"}});
        }
        const auto plan = planned();
        QVERIFY(plan);
        QStringList days;
        QDateTime holder;
        for (const PlannedPurchase& purchase : plan->purchases) {
            QVERIFY(!purchase.vouchers.isEmpty()); // paid without a voucher would be another story
            if (namesOf(purchase.vouchers).contains(u"hilang9"_s) && !holder.isValid())
                holder = purchase.purchase.paidAt;
        }
        QCOMPARE(holder.date(), QDate(2026, 2, 5));
        const PlannedPurchase* guest = purchaseWith(*plan, u"baru7"_s);
        QVERIFY(guest->vouchers.first().voucher.status == VoucherStatus::InUse);
    }

private:
    core::Result<ReadingPtr> read(const Listener& listener)
    {
        auto future =
            readMikhmonRouter({.source = u"mikhmon"_s, .path = {}, .router = u"main"_s}, m_ours, *m_hotspot, listener);
        [&] { QTRY_VERIFY_WITH_TIMEOUT(future.isFinished(), 60'000); }();
        return future.result();
    }
    core::Result<Plan> planned(const Answers& answers = {})
    {
        const auto reading = read([](const Progress&) { return true; });
        return reading ? (*reading)->plan(m_ours, answers) : core::Failure(reading.error());
    }
    static int leftOut(const Plan& plan, What what, Why why)
    {
        int count = 0;
        for (const LeftOut& one : plan.skipped)
            count += one.what == what && one.why == why ? one.count : 0;
        return count;
    }
    static QStringList namesOf(const QList<PlannedVoucher>& vouchers)
    {
        QStringList names;
        for (const PlannedVoucher& one : vouchers)
            names += one.voucher.username;
        return names;
    }
    static const PlannedPurchase* purchaseWith(const Plan& plan, const QString& name)
    {
        for (const PlannedPurchase& purchase : plan.purchases) {
            if (namesOf(purchase.vouchers).contains(name))
                return &purchase;
        }
        return nullptr;
    }
    static const PlannedBatch* batchOf(const Plan& plan, const QString& comment)
    {
        for (const PlannedBatch& batch : plan.batches) {
            if (batch.vouchers.first().voucher.comment == comment)
                return &batch;
        }
        return nullptr;
    }
    static const Question* questionOf(const Plan& plan, const QString& id)
    {
        for (const Question& question : plan.questions) {
            if (question.id == id)
                return &question;
        }
        return nullptr;
    }
    QByteArray commentOf(const QByteArray& name)
    {
        auto& users = m_router->model().menu("/ip/hotspot/user");
        return users.value(users.idsOf(name).value(0), "comment");
    }

    core::ManualClock m_clock;
    Ours m_ours;
    std::unique_ptr<RouterSandbox> m_router;
    std::unique_ptr<router::Hotspot> m_hotspot;
};

QTEST_GUILESS_MAIN(TestMikhmonRouter)
#include "tst_mikhmonrouter.moc"
