// From first login to the sweep, for every way of counting and every failure of router and PC.
#include "engine/LifeWorld.h"
#include "router/Values.h"

#include <QElapsedTimer>

using namespace loket;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using domain::Counting;
using domain::VoucherStatus;

namespace {

const QByteArray phone = "02:00:00:00:00:01";
const QByteArray otherPhone = "02:00:00:00:00:02";

enum class Mood { Plain, PcOff, Router1970, RouterAway, CutBeforeDisable, CutAfterDisable };

} // namespace

class TestVoucherLife : public QObject
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
    void init() { m_world = std::make_unique<tests::LifeWorld>(); }
    void cleanup() { m_world.reset(); }

    void aWholeLife_data()
    {
        QTest::addColumn<int>("counts");
        QTest::addColumn<int>("mood");
        QTest::addColumn<QString>("face");
        const std::pair<const char*, Mood> moods[] = {{"all well", Mood::Plain},
                                                      {"PC off in between", Mood::PcOff},
                                                      {"router restarted in 1970", Mood::Router1970},
                                                      {"router away at the end", Mood::RouterAway},
                                                      {"cut before it is put out", Mood::CutBeforeDisable},
                                                      {"cut after it is put out", Mood::CutAfterDisable}};
        for (const Counting counts : {Counting::Online, Counting::FirstLogin, Counting::Sale, Counting::Never}) {
            for (const auto& [name, mood] : moods) {
                for (const QString& face : {u"v6"_s, u"v7.18"_s})
                    QTest::newRow(
                        qPrintable(u"%1, %2, %3"_s.arg(domain::toString(counts), QLatin1StringView(name), face)))
                        << int(counts) << int(mood) << face;
            }
        }
    }

    void aWholeLife()
    {
        const auto [counts, mood, face] = thisRow();
        m_world->router().control({{u"face"_s, face}});
        QVERIFY(m_world->start());
        m_world->sell(counts);
        const qint64 purchase = m_world->buy();
        QVERIFY(purchase > 0);
        QVERIFY(m_world->pass());
        QVERIFY(now(purchase).status == VoucherStatus::OnRouter);
        QVERIFY(m_world->story(purchase).isEmpty());

        if (mood == Mood::PcOff)
            m_world->stop();
        QVERIFY(m_world->guestLogsIn(bought(purchase), phone));
        m_world->router().model().guestsUse(60, 1000);
        if (mood != Mood::PcOff) {
            const auto seen = m_world->pass();
            QVERIFY2(seen, seen ? "" : qPrintable(seen.error().detail));
            QCOMPARE(seen->firstLogins, 1);
            const domain::Voucher voucher = now(purchase);
            QVERIFY(voucher.status == VoucherStatus::InUse);
            QCOMPARE(voucher.deviceMac, QString::fromLatin1(phone));
            QCOMPARE(voucher.uptime, domain::Seconds(60));
            QCOMPARE(voucher.usedBytes, 1000);
            QVERIFY(voucher.firstLoginAt >= voucher.onRouterAt && voucher.firstLoginAt <= m_world->clock.now());
            if (counts == Counting::FirstLogin)
                QCOMPARE(voucher.expiresAt, voucher.firstLoginAt.addSecs(7200));
            else
                QCOMPARE(voucher.expiresAt.isValid(), counts == Counting::Sale);
            const auto again = m_world->pass();
            QVERIFY(again && again->isIdle());
        }

        if (mood == Mood::Router1970) {
            m_world->router().control({{u"reboot"_s, QJsonObject{{u"ms"_s, 1}}}});
            QTRY_COMPARE(m_world->sessions(), 0);
            QVERIFY(QTest::qWaitFor([&] { return m_world->pass().has_value(); }, 10000));
            QVERIFY(now(purchase).status == VoucherStatus::InUse); // 1970 ends nothing
            QVERIFY(m_world->router().model().guestReturns(phone));
        }
        m_world->router().model().guestsUse(7200, 0); // at its limit, where there is one
        m_world->clock.leap(3h);
        if (mood == Mood::PcOff)
            QVERIFY(m_world->start());
        if (mood == Mood::RouterAway) {
            m_world->cutOff(true);
            QVERIFY(!m_world->pass());
            // What our own clock ends, ends without the router.
            const bool byClock = counts == Counting::FirstLogin || counts == Counting::Sale;
            QCOMPARE(now(purchase).status == VoucherStatus::Expired, byClock);
            m_world->cutOff(false);
        }
        if (mood == Mood::CutBeforeDisable || mood == Mood::CutAfterDisable) {
            const QString key = mood == Mood::CutBeforeDisable ? u"cut_before"_s : u"cut_after"_s;
            m_world->router().control({{key, QJsonObject{{u"command"_s, u"/ip/hotspot/user/disable"_s}}}});
            if (counts != Counting::Never)
                QVERIFY(!m_world->pass());
        }
        const auto last = m_world->pass();
        QVERIFY2(last, last ? "" : qPrintable(last.error().detail));

        if (counts == Counting::Never) {
            QVERIFY(now(purchase).status == VoucherStatus::InUse);
            QVERIFY(!m_world->userOf(bought(purchase)).disabled);
            QCOMPARE(m_world->story(purchase), QStringList{u"voucher.first_login"_s});
            return;
        }
        const bool byRouter = counts == Counting::Online;
        QVERIFY(now(purchase).status == (byRouter ? VoucherStatus::UsedUp : VoucherStatus::Expired));
        QVERIFY(now(purchase).endedAt.isValid());
        QVERIFY(m_world->userOf(bought(purchase)).disabled);
        QCOMPARE(m_world->sessions(), 0);
        QCOMPARE(m_world->cookies(), 0);
        QVERIFY(!m_world->guestLogsIn(bought(purchase), phone));

        m_world->clock.leap(23h);
        QVERIFY(m_world->pass());
        QVERIFY(!m_world->userOf(bought(purchase)).name.isEmpty()); // grace
        m_world->clock.leap(2h);
        const auto swept = m_world->pass();
        QVERIFY(swept);
        QCOMPARE(swept->removed, 1);
        QVERIFY(m_world->userOf(bought(purchase)).name.isEmpty());
        QVERIFY(now(purchase).status == VoucherStatus::Removed);
        QVERIFY(now(purchase).removedAt.isValid());
        QCOMPARE(m_world->story(purchase),
                 (QStringList{u"voucher.first_login"_s, byRouter ? u"voucher.used_up"_s : u"voucher.expired"_s,
                              u"voucher.removed"_s}));
        const auto nothingMore = m_world->pass();
        QVERIFY(nothingMore && nothingMore->isIdle());
        QCOMPARE(m_world->engine().use().validity.drift().first().total, 0);
    }

    void theFirstLoginIsAsLongAgoAsItWasUsed()
    {
        QVERIFY(m_world->start());
        m_world->sell(Counting::FirstLogin, 10h);
        const qint64 purchase = m_world->buy();
        m_world->stop();
        m_world->clock.leap(5h);
        QVERIFY(m_world->guestLogsIn(bought(purchase), phone));
        m_world->router().model().guestsUse(3600, 0);
        m_world->router().model().guestLogsOut(bought(purchase).username.toUtf8());
        QVERIFY(m_world->start());
        QVERIFY(m_world->pass());
        const domain::Voucher voucher = now(purchase);
        QVERIFY(std::abs(voucher.firstLoginAt.secsTo(m_world->clock.now()) - 3600) < 30);
        QCOMPARE(voucher.expiresAt, voucher.firstLoginAt.addSecs(36000));
        QCOMPARE(voucher.deviceMac, QString::fromLatin1(phone)); // the cookie shows it, also after the session
    }

    void aFirstLoginLongAgoIsOverAtOnce()
    {
        QVERIFY(m_world->start());
        m_world->sell(Counting::FirstLogin, 1h);
        const qint64 purchase = m_world->buy();
        m_world->stop();
        m_world->clock.leap(48h);
        QVERIFY(m_world->guestLogsIn(bought(purchase), phone));
        m_world->router().model().guestsUse(7000, 0);
        QVERIFY(m_world->start());
        QVERIFY(m_world->pass());
        QVERIFY(now(purchase).status == VoucherStatus::Expired);
        QCOMPARE(m_world->sessions(), 0);
        QCOMPARE(m_world->story(purchase), (QStringList{u"voucher.first_login"_s, u"voucher.expired"_s}));
    }

    void aQuotaIsUsedUpHoweverTimeIsCounted()
    {
        QVERIFY(m_world->start());
        m_world->sell(Counting::Never, 1h, 5000);
        const qint64 purchase = m_world->buy();
        QVERIFY(m_world->guestLogsIn(bought(purchase), phone));
        m_world->router().model().guestsUse(10, 6000);
        QVERIFY(m_world->pass());
        QVERIFY(now(purchase).status == VoucherStatus::UsedUp);
        QVERIFY(m_world->userOf(bought(purchase)).disabled);
    }

    // A power cut: the router has lost some of the use, or all.
    void usedTimeAndQuotaOnlyGrow_data()
    {
        QTest::addColumn<int>("counts");
        QTest::addColumn<qint64>("quota");
        QTest::addColumn<QByteArray>("keptTime"); // of 3000 s and 4000 bytes
        QTest::addColumn<QByteArray>("keptBytes");
        QTest::addColumn<qint64>("timeLimit"); // on the router then
        QTest::addColumn<qint64>("bytesLimit");
        const auto mega = [](int count) { return qint64(count) * 1024 * 1024; };
        const QByteArray none;
        QTest::newRow("time") << int(Counting::Online) << qint64(0) << none << none << qint64(7200 - 3000) << qint64(0);
        QTest::newRow("time, a part is known")
            << int(Counting::Online) << qint64(0) << QByteArray("20m") << none << qint64(7200 - 1800) << qint64(0);
        QTest::newRow("quota") << int(Counting::Never) << mega(10) << none << none << qint64(0) << mega(6);
        QTest::newRow("both") << int(Counting::Online) << mega(10) << none << none << qint64(7200 - 3000) << mega(6);
        QTest::newRow("less than a minute: no power cut") << int(Counting::Online) << qint64(0) << QByteArray("49m30s")
                                                          << QByteArray::number(mega(4)) << qint64(7200) << qint64(0);
    }
    void usedTimeAndQuotaOnlyGrow()
    {
        QFETCH(int, counts);
        QFETCH(qint64, quota);
        QFETCH(QByteArray, keptTime);
        QFETCH(QByteArray, keptBytes);
        QFETCH(qint64, timeLimit);
        QFETCH(qint64, bytesLimit);
        constexpr qint64 mega = 1024 * 1024;
        QVERIFY(m_world->start());
        m_world->sell(Counting(counts), 2h, quota);
        const qint64 purchase = m_world->buy();
        QVERIFY(m_world->guestLogsIn(bought(purchase), phone));
        sandbox::RouterModel& router = m_world->router().model();
        router.guestsUse(3000, 4 * mega);
        QVERIFY(m_world->pass());
        QCOMPARE(now(purchase).uptime, domain::Seconds(3000));
        const qint64 bytes = now(purchase).usedBytes;
        QVERIFY(bytes >= 4 * mega);

        router.reboot();
        sandbox::RouterMenu& users = router.menu("/ip/hotspot/user");
        const QByteArray id = users.idsOf(now(purchase).username.toUtf8()).value(0);
        users.write(id, {{"uptime", keptTime}, {"bytes-in", keptBytes}, {"bytes-out", ""}});
        for (int pass = 0; pass < 2; ++pass) { // the second finds nothing to do
            QVERIFY(m_world->pass());
            QCOMPARE(now(purchase).uptime, domain::Seconds(3000));
            QCOMPARE(now(purchase).usedBytes, bytes);
        }
        QCOMPARE(router::routerSeconds(users.value(id, "limit-uptime")).count(), timeLimit);
        const qint64 limit = users.value(id, "limit-bytes-total").toLongLong();
        QVERIFY2(std::abs(limit - (bytesLimit == 0 ? 0 : quota - bytes)) <= 1, qPrintable(QString::number(limit)));
        QVERIFY(m_world->engine().use().validity.drift(u"main"_s).items.isEmpty());
        const bool told = m_world->story(purchase).contains(u"voucher.counters_reset"_s);
        QCOMPARE(told, timeLimit != 7200);

        // The guest continues, and the earlier use counts.
        QVERIFY(m_world->guestLogsIn(bought(purchase), phone));
        router.guestsUse(600, mega / 2);
        QVERIFY(m_world->pass());
        const bool wasCut = timeLimit != 7200;
        if (wasCut)
            QCOMPARE(now(purchase).uptime, domain::Seconds(3600));
        router.guestsUse(4000, 6 * mega);
        QVERIFY(m_world->pass());
        QVERIFY(now(purchase).status == VoucherStatus::UsedUp);
    }

    void anUnusedOneSoldByTheClockEndsToo()
    {
        QVERIFY(m_world->start());
        m_world->sell(Counting::Sale, 1h);
        const qint64 purchase = m_world->buy();
        QVERIFY(m_world->pass());
        m_world->clock.leap(2h);
        QVERIFY(m_world->pass());
        QVERIFY(now(purchase).status == VoucherStatus::Expired);
        QVERIFY(!now(purchase).firstLoginAt.isValid());
        QVERIFY(m_world->userOf(bought(purchase)).disabled);
    }

    void onlyTheFirstDeviceMayUseALockedOne()
    {
        QVERIFY(m_world->start());
        m_world->sell(Counting::Online, 2h, 0, true);
        const qint64 purchase = m_world->buy();
        QVERIFY(bought(purchase).lockToDevice);
        QVERIFY(m_world->guestLogsIn(bought(purchase), phone));
        m_world->router().control({{u"cut_after"_s, QJsonObject{{u"command"_s, u"/ip/hotspot/user/set"_s}}}});
        QVERIFY(!m_world->pass());
        QVERIFY(m_world->pass()); // what was interrupted is completed by repeating it
        QCOMPARE(m_world->userOf(bought(purchase)).macAddress, QString::fromLatin1(phone));
        QVERIFY(!m_world->guestLogsIn(bought(purchase), otherPhone));
        const auto quiet = m_world->pass();
        QVERIFY(quiet && quiet->isIdle());
    }

    void whatIsNotOursIsNeverTouched()
    {
        QVERIFY(m_world->start());
        m_world->router().model().addStranger("budi", "sold by hand");
        m_world->router().model().addStranger("tono", "");
        QVERIFY(m_world->router().model().guestLogsIn("budi", "somebody-else", phone));
        m_world->sell(Counting::FirstLogin, 1h);
        const qint64 purchase = m_world->buy();
        QVERIFY(m_world->guestLogsIn(bought(purchase), otherPhone));
        QVERIFY(m_world->pass());
        m_world->clock.leap(26h);
        QVERIFY(m_world->pass());
        m_world->clock.leap(26h);
        QVERIFY(m_world->pass());
        QVERIFY(now(purchase).status == VoucherStatus::Removed);
        QCOMPARE(m_world->router().users().size(), 2);
        QCOMPARE(m_world->sessions(), 1);
    }

    void itRunsByItselfAndCatchesUpAtTheStart()
    {
        m_world->sandboxes.settings[u"voucher.watch_seconds"_s] = u"1"_s;
        QVERIFY(m_world->start());
        m_world->sell(Counting::FirstLogin, 1h);
        const qint64 purchase = m_world->buy();
        QVERIFY(m_world->guestLogsIn(bought(purchase), phone));
        QTRY_VERIFY_WITH_TIMEOUT(now(purchase).status == VoucherStatus::InUse, 10000);
        m_world->stop();
        m_world->clock.leap(2h);
        m_world->sandboxes.settings[u"voucher.watch_seconds"_s] = u"3600"_s;
        QVERIFY(m_world->start());
        QTRY_VERIFY_WITH_TIMEOUT(m_world->userOf(bought(purchase)).disabled, 10000);
    }

    // Ten thousand of ours: one listing, and others are served in between.
    void tenThousandVouchersDoNotHoldUpTheEventLoop()
    {
        constexpr int count = 10'000;
        QVERIFY(m_world->start());
        m_world->sell(Counting::FirstLogin, 1h);
        const qint64 purchase = m_world->buy();
        fillLedgerAndRouter(bought(purchase), count);
        int beats = 0;
        QTimer heart;
        connect(&heart, &QTimer::timeout, this, [&] { ++beats; });
        heart.start(0);
        const int commands = m_world->router().commandsServed("/ip/hotspot");
        QVERIFY(m_world->pass());
        QVERIFY(m_world->router().commandsServed("/ip/hotspot") - commands < 10);
        QCOMPARE(m_world->engine().use().validity.drift().first().total, 0);
        // The benchmarks measure the gaps; here, others must have been served many times meanwhile.
        QVERIFY2(beats > 10, QByteArray::number(beats).constData());
    }

private:
    // As many more vouchers like this one, in the ledger and on the router, half of them used.
    void fillLedgerAndRouter(const domain::Voucher& like, int count)
    {
        auto database = tests::ledger(m_world->databaseFile());
        QVERIFY(database);
        auto transaction = storage::Transaction::begin(*database);
        QVERIFY(transaction);
        const storage::VoucherRepository vouchers(*database);
        for (int i = 1; i <= count; ++i) {
            domain::Voucher voucher = like;
            voucher.number = i + 1;
            voucher.username = u"many%1"_s.arg(i);
            voucher.comment = like.comment.chopped(1) + QString::number(i + 1);
            voucher.status = VoucherStatus::Planned;
            QVERIFY(vouchers.insert(*transaction, voucher));
            QVERIFY(vouchers.advance(*transaction, voucher, domain::VoucherEvent::MadeOnRouter, like.onRouterAt));
            m_world->router()
                .model()
                .menu("/ip/hotspot/user")
                .insert({{"name", voucher.username.toUtf8()},
                         {"password", voucher.username.toUtf8()},
                         {"profile", "5k"},
                         {"comment", voucher.comment.toUtf8()},
                         {"uptime", i % 2 == 0 ? "5m" : ""}});
        }
        QVERIFY(transaction->commit());
    }

    struct Life
    {
        Counting counts;
        Mood mood;
        QString face;
    };
    static Life thisRow()
    {
        QFETCH(int, counts);
        QFETCH(int, mood);
        QFETCH(QString, face);
        return {Counting(counts), Mood(mood), face};
    }

    domain::Voucher now(qint64 purchase) { return m_world->voucher(purchase); }
    domain::Voucher bought(qint64 purchase) { return m_world->voucher(purchase); }

    std::unique_ptr<tests::LifeWorld> m_world;
};

QTEST_GUILESS_MAIN(TestVoucherLife)
#include "tst_voucherlife.moc"

#include "support/Ledger.h"
