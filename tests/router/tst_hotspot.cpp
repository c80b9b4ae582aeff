// Hotspot users on the sandbox router: added exactly once whatever happens, removed only where ours.
#include "router/Hotspot.h"
#include "sandbox/router/RouterSandbox.h"

#include <QTest>

using namespace loket;
using namespace loket::router;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using core::ErrorKind;
using domain::AddOutcome;
using domain::HotspotUser;
using sandbox::RouterSandbox;

namespace {

RouterSettings settingsFor(quint16 port)
{
    RouterSettings settings;
    settings.name = u"main"_s;
    settings.host = u"127.0.0.1"_s;
    settings.port = port;
    settings.user = u"loket"_s;
    settings.password = core::Secret("rahasia");
    return settings;
}

QList<HotspotUser> vouchers(int count)
{
    QList<HotspotUser> users;
    for (int i = 1; i <= count; ++i)
        users.append({u"code%1"_s.arg(i), u"code%1"_s.arg(i), u"3k"_s, u"loket:LK260102-ABCDEFGHJKMNPQRS:%1"_s.arg(i)});
    return users;
}

} // namespace

class TestHotspot : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_router = std::make_unique<RouterSandbox>("loket", "rahasia");
        QVERIFY(m_router->listen());
        m_effects.clear();
        m_hotspot = std::make_unique<Hotspot>(settingsFor(m_router->port()), m_clock,
                                              [this](const char* name) { m_effects.append(name); });
    }

    void cleanup()
    {
        m_hotspot.reset();
        m_router.reset();
    }

    void addsManyAtOnce()
    {
        m_router->moods().latencyMs = 10;
        const auto outcomes = add(vouchers(100));
        QVERIFY(outcomes);
        QCOMPARE(outcomes->size(), 100);
        for (const auto& outcome : *outcomes)
            QVERIFY(outcome == AddOutcome::Added);
        QCOMPARE(m_router->users().size(), 100);
        QVERIFY(m_router->mostInFlight() > 16);
        QCOMPARE(m_effects.count("router.added"), 100);
    }

    void sendsWhatTheVoucherNeeds()
    {
        HotspotUser user = vouchers(1).first();
        user.limitUptime = 26h;
        user.limitBytesTotal = 5'000'000'000;
        QVERIFY(add({user}));
        auto& table = m_router->model().menu("/ip/hotspot/user");
        const QByteArray id = table.idsOf("code1").first();
        QCOMPARE(table.value(id, "password"), "code1");
        QCOMPARE(table.value(id, "profile"), "3k");
        QCOMPARE(table.value(id, "server"), "all");
        QCOMPARE(table.value(id, "comment"), "loket:LK260102-ABCDEFGHJKMNPQRS:1");
        QCOMPARE(table.value(id, "limit-uptime"), "1d2h");
        QCOMPARE(table.value(id, "limit-bytes-total"), "5000000000");
    }

    // Other tools write names in Latin-1 (or Windows-1252): what was read is written back byte for byte.
    void namesKeepTheirBytes_data()
    {
        QTest::addColumn<QByteArray>("onRouter");
        QTest::addColumn<QString>("shown");
        QTest::newRow("plain") << QByteArray("3k") << u"3k"_s;
        QTest::newRow("UTF-8") << QByteArray("caf\xc3\xa9") << u"caf\u00e9"_s;
        QTest::newRow("Latin-1") << QByteArray("caf\xe9") << u"caf\u00e9"_s;
        QTest::newRow("Windows-1252") << QByteArray("5\x80") << u"5\u20ac"_s;
    }

    void namesKeepTheirBytes()
    {
        QFETCH(QByteArray, onRouter);
        QFETCH(QString, shown);
        auto& profiles = m_router->model().menu("/ip/hotspot/user/profile");
        if (profiles.idsOf(onRouter).isEmpty())
            profiles.insert({{"name", onRouter}});
        HotspotUser user = vouchers(1).first();
        user.profile = shown;
        const auto outcomes = add({user});
        QVERIFY(outcomes);
        QVERIFY2(outcomes->first(), outcomes->first() ? "" : qPrintable(outcomes->first().error().detail));
        auto& table = m_router->model().menu("/ip/hotspot/user");
        const QByteArray id = table.idsOf("code1").first();
        QCOMPARE(table.value(id, "profile"), onRouter);
        auto listed = m_hotspot->listOurs();
        QTRY_VERIFY(listed.isFinished());
        QCOMPARE(listed.result()->first().profile, shown); // so router and ledger do not differ

        table.write(id, {{"profile", "default"}});
        auto changed = m_hotspot->changeUsers({{.name = user.name, .comment = user.comment, .profile = shown}});
        QTRY_VERIFY(changed.isFinished());
        QVERIFY(changed.result() && changed.result()->first() == 1);
        QCOMPARE(table.value(id, "profile"), onRouter);
    }

    // A profile that this connection has made a moment ago may not be visible to the very next command.
    void whatWasJustMadeIsAskedForOnceMore_data()
    {
        QTest::addColumn<bool>("justMade");
        QTest::addColumn<int>("refusals");
        QTest::addColumn<bool>("works");
        QTest::newRow("visible at the second look") << true << 1 << true;
        QTest::newRow("really not there") << true << 2 << false;
        QTest::newRow("nothing was made here: told at once") << false << 1 << false;
    }

    void whatWasJustMadeIsAskedForOnceMore()
    {
        QFETCH(bool, justMade);
        QFETCH(int, refusals);
        QFETCH(bool, works);
        if (justMade) {
            auto made = m_hotspot->client().run(Command("/ip/hotspot/user/profile/add").with("name", u"vip"_s));
            QTRY_VERIFY(made.isFinished());
            QVERIFY(made.result());
        }
        m_router->control({{u"fail_add"_s, QJsonObject{{u"message"_s, u"input does not match any value of profile"_s},
                                                       {u"category"_s, 1},
                                                       {u"times"_s, refusals}}}});
        const auto outcomes = add(vouchers(1));
        QVERIFY(outcomes);
        QCOMPARE(outcomes->first().has_value(), works);
        QCOMPARE(m_router->users().size(), works ? 1 : 0);
        if (!works)
            QVERIFY(outcomes->first().error().kind == core::ErrorKind::Misconfigured);
    }

    void addingAgainIsASuccess()
    {
        QVERIFY(add(vouchers(3)));
        const auto again = add(vouchers(5));
        QVERIFY(again);
        for (int i = 0; i < 5; ++i)
            QVERIFY(again->at(i) == (i < 3 ? AddOutcome::AlreadyOurs : AddOutcome::Added));
        QCOMPARE(m_router->users().size(), 5);
        QCOMPARE(m_effects.count("router.added"), 5);
    }

    void strangersKeepTheirNames()
    {
        m_router->control({{u"stranger"_s, QJsonObject{{u"name"_s, u"code2"_s}}}});
        const auto outcomes = add(vouchers(3));
        QVERIFY(outcomes->at(0) == AddOutcome::Added);
        QVERIFY(outcomes->at(1) == AddOutcome::TakenByStranger);
        QVERIFY(outcomes->at(2) == AddOutcome::Added);
        // Our own comment with another number is another voucher: not this one.
        HotspotUser other = vouchers(1).first();
        other.comment = u"loket:LK260102-ABCDEFGHJKMNPQRS:9"_s;
        QVERIFY(add({other})->first() == AddOutcome::TakenByStranger);
    }

    void cutsGiveNoDuplicate_data()
    {
        QTest::addColumn<QString>("mood");
        QTest::addColumn<int>("at");
        for (const int at : {1, 2, 5, 20}) {
            QTest::addRow("cut after the work of command %d", at) << u"cut_after"_s << at;
            QTest::addRow("cut before the work of command %d", at) << u"cut_before"_s << at;
        }
    }

    void cutsGiveNoDuplicate()
    {
        QFETCH(QString, mood);
        QFETCH(int, at);
        m_router->moods().costMs = 0.2;
        m_router->control({{mood, QJsonObject{{u"at"_s, at}}}});
        const auto first = add(vouchers(20));
        QVERIFY(first);
        QVERIFY(std::any_of(first->cbegin(), first->cend(),
                            [](const auto& outcome) { return !outcome && core::isRetryable(outcome.error().kind); }));
        const auto second = add(vouchers(20));
        QVERIFY(second);
        for (const auto& outcome : *second)
            QVERIFY(outcome == AddOutcome::Added || outcome == AddOutcome::AlreadyOurs);
        QCOMPARE(m_router->users().size(), 20);
        for (int i = 1; i <= 20; ++i)
            QCOMPARE(m_router->model().menu("/ip/hotspot/user").idsOf("code" + QByteArray::number(i)).size(), 1);
    }

    void unreachableIsTheOuterError()
    {
        m_router->refuseConnections(true);
        const auto outcomes = add(vouchers(3));
        QVERIFY(!outcomes);
        QVERIFY(outcomes.error().kind == ErrorKind::Unreachable);
        QVERIFY(m_effects.isEmpty());
    }

    void oneFailureDoesNotTouchTheOthers()
    {
        m_router->control(
            {{u"fail_add"_s, QJsonObject{{u"name"_s, u"code2"_s}, {u"message"_s, u"failure: out of memory"_s}}}});
        QList<HotspotUser> users = vouchers(3);
        users[2].profile = u"100k"_s;
        const auto outcomes = add(users);
        QVERIFY(outcomes->at(0) == AddOutcome::Added);
        QVERIFY(outcomes->at(1).error().kind == ErrorKind::Refused);
        QVERIFY(outcomes->at(2).error().kind == ErrorKind::Misconfigured);
        QVERIFY(outcomes->at(2).error().detail.contains(u"/ip hotspot user profile add name=\"100k\""_s));
    }

    void removesOnlyOurs()
    {
        QVERIFY(add(vouchers(4)));
        m_router->model().guestLogsIn("code1", "code1", "02:00:00:00:00:01");
        m_router->control({{u"stranger"_s, QJsonObject{{u"name"_s, u"code9"_s}}}});
        m_router->model().guestLogsIn("code9", "somebody-else", "02:00:00:00:00:09");
        QList<HotspotUser> doomed = vouchers(2);
        doomed.append({u"code9"_s, {}, {}, u"loket:LK260102-ABCDEFGHJKMNPQRS:9"_s});
        doomed.append({u"never-made"_s, {}, {}, u"loket:LK260102-ABCDEFGHJKMNPQRS:7"_s});
        auto removed = m_hotspot->removeUsers(doomed);
        QTRY_VERIFY(removed.isFinished());
        QVERIFY(removed.result());
        QCOMPARE(*removed.result(), 2);
        QStringList names;
        for (const auto& user : m_router->users())
            names.append(user.name);
        QCOMPARE(names, (QStringList{u"code3"_s, u"code4"_s, u"code9"_s}));
        QCOMPARE(m_router->model().menu("/ip/hotspot/active").count(), 1); // another owner's
        QCOMPARE(m_router->model().menu("/ip/hotspot/cookie").count(), 1);
        // Once more: nothing is there, and that is fine.
        auto again = m_hotspot->removeUsers(doomed);
        QTRY_VERIFY(again.isFinished());
        QCOMPARE(*again.result(), 0);
    }

    void removalSaysWhenTheRouterIsAway()
    {
        m_router->refuseConnections(true);
        auto removed = m_hotspot->removeUsers(vouchers(2));
        QTRY_VERIFY(removed.isFinished());
        QVERIFY(!removed.result());
        QVERIFY(removed.result().error().kind == ErrorKind::Unreachable);
    }

    void healthNamesTheRouter()
    {
        QVERIFY(add(vouchers(1)));
        m_router->model().guestLogsIn("code1", "code1", "02:00:00:00:00:01");
        auto health = m_hotspot->health();
        QTRY_VERIFY(health.isFinished());
        QVERIFY(health.result());
        QCOMPARE(health.result()->identity, u"Loket-Sandbox"_s);
        QVERIFY(health.result()->version.startsWith(u"7."_s));
        QCOMPARE(health.result()->activeUsers, 1);
        QCOMPARE(health.result()->cpuLoadPercent, 3);
    }

    void listsOursAmongThousands()
    {
        m_router->model().fill(2000);
        QVERIFY(add(vouchers(30)));
        auto listed = m_hotspot->listOurs();
        QTRY_VERIFY(listed.isFinished());
        QVERIFY(listed.result());
        QCOMPARE(listed.result()->size(), 30);
        QCOMPARE(listed.result()->first().name, u"code1"_s);
        QCOMPARE(listed.result()->first().comment, u"loket:LK260102-ABCDEFGHJKMNPQRS:1"_s);
        QCOMPARE(listed.result()->first().profile, u"3k"_s);
    }

    void bulkDoesNotHoldOthersUp()
    {
        m_router->moods().costMs = 1;
        auto bulk = m_hotspot->addUsers(vouchers(600));
        QTRY_VERIFY(m_router->commandsServed() > 0);
        const int before = m_router->commandsServed();
        auto single = m_hotspot->client().run(Command("/system/identity/print"));
        QTRY_VERIFY(single.isFinished());
        QVERIFY(single.result());
        QVERIFY(m_router->commandsServed() - before < 200);
        QVERIFY(!bulk.isFinished());
        QTRY_VERIFY_WITH_TIMEOUT(bulk.isFinished(), 20'000);
        QCOMPARE(m_router->users().size(), 600);
    }

    void lostRouterEndsTheBulkAtOnce()
    {
        m_router->moods().costMs = 1;
        auto bulk = m_hotspot->addUsers(vouchers(500));
        QTRY_VERIFY(m_router->commandsServed() > 50 + 32); // the answers of up to 32 are lost on their way
        m_router->refuseConnections(true);
        m_router->dropConnections();
        QTRY_VERIFY(bulk.isFinished());
        const auto outcomes = bulk.result();
        QVERIFY(outcomes);
        QCOMPARE(outcomes->size(), 500);
        QVERIFY(outcomes->last().error().kind == ErrorKind::Unreachable);
        const auto made = std::count_if(outcomes->cbegin(), outcomes->cend(),
                                        [](const auto& outcome) { return outcome.has_value(); });
        const auto inDoubt = std::count_if(outcomes->cbegin(), outcomes->cend(), [](const auto& outcome) {
            return !outcome && core::isInDoubt(outcome.error().kind);
        });
        QVERIFY(made >= 50 && made < 500);
        QVERIFY(inDoubt > 0 && inDoubt <= 32);
        QVERIFY(m_router->users().size() >= made && m_router->users().size() <= made + inDoubt);
    }

    void nothingToDoIsDone()
    {
        auto added = m_hotspot->addUsers({});
        QVERIFY(added.isFinished() && added.result()->isEmpty());
        auto removed = m_hotspot->removeUsers({});
        QVERIFY(removed.isFinished());
        QCOMPARE(*removed.result(), 0);
        QCOMPARE(m_router->connectionsAccepted(), 0);
    }

    void deathInTheMiddleIsHarmless()
    {
        m_router->moods().latencyMs = 50;
        auto outcomes = m_hotspot->addUsers(vouchers(50));
        auto removed = m_hotspot->removeUsers(vouchers(5));
        auto health = m_hotspot->health();
        QTRY_VERIFY(m_router->mostInFlight() > 0);
        m_hotspot.reset();
        QTest::qWait(0);
        QVERIFY(outcomes.isFinished() && removed.isFinished() && health.isFinished());
    }

private:
    core::Result<QList<core::Result<AddOutcome>>> add(const QList<HotspotUser>& users)
    {
        auto future = m_hotspot->addUsers(users);
        if (!QTest::qWaitFor([&] { return future.isFinished(); }, 10'000))
            return core::fail(ErrorKind::Internal, u"the future never finished"_s);
        return future.result();
    }

    core::SystemClock m_clock;
    std::unique_ptr<RouterSandbox> m_router;
    QList<QByteArray> m_effects;
    std::unique_ptr<Hotspot> m_hotspot;
};

QTEST_GUILESS_MAIN(TestHotspot)
#include "tst_hotspot.moc"
