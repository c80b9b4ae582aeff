// The router's tables as typed rows, on the sandbox router.
#include "router/Hotspot.h"
#include "router/Tables.h"
#include "router/Values.h"
#include "sandbox/router/RouterSandbox.h"

#include <QTest>

using namespace loket;
using namespace loket::router;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using core::ErrorKind;
using sandbox::RouterFace;
using sandbox::RouterSandbox;

class TestRouterTables : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_router = std::make_unique<RouterSandbox>("loket", "rahasia");
        QVERIFY(m_router->listen());
        RouterSettings settings;
        settings.name = u"main"_s;
        settings.host = u"127.0.0.1"_s;
        settings.port = m_router->port();
        settings.user = u"loket"_s;
        settings.password = core::Secret("rahasia");
        m_hotspot = std::make_unique<Hotspot>(settings, m_clock);
    }

    void cleanup()
    {
        m_hotspot.reset();
        m_router.reset();
    }

    void profilesAreListedAndMade()
    {
        const auto before = wait(listProfiles(client()));
        QVERIFY(before);
        QCOMPARE(before->size(), 7);
        QVERIFY(before->first().isDefault);
        QCOMPARE(before->at(1).name, u"3k"_s);
        QCOMPARE(before->at(1).sharedUsers, 1);
        QVERIFY(before->at(1).addMacCookie);
        QCOMPARE(before->at(1).keepaliveTimeout, domain::Seconds(120));

        ProfileChange made;
        made.name = u"vip"_s;
        made.rateLimit = u"2M/10M"_s;
        made.sharedUsers = 0;
        made.sessionTimeout = 90min;
        made.addMacCookie = false;
        const auto id = wait(addProfile(client(), made));
        QVERIFY(id && id->startsWith('*'));
        const auto after = wait(listProfiles(client()));
        const UserProfile vip = after->last();
        QCOMPARE(vip.id, *id);
        QCOMPARE(vip.name, u"vip"_s);
        QCOMPARE(vip.rateLimit, u"2M/10M"_s);
        QCOMPARE(vip.sharedUsers, 0);
        QCOMPARE(vip.sessionTimeout, domain::Seconds(5400));
        QVERIFY(!vip.addMacCookie);
        QVERIFY(wait(addProfile(client(), made)).error().kind == ErrorKind::Conflict);
    }

    void scriptsOfOthersAreKept()
    {
        const QByteArray script = ":put (\",remc,3000,1d,5000,,Disable,\"); \x8f\xff";
        auto& table = m_router->model().menu("/ip/hotspot/user/profile");
        const QByteArray id = table.idsOf("5k").first();
        table.write(id, {{"on-login", script}});
        ProfileChange change;
        change.rateLimit = u"1M/5M"_s;
        QVERIFY(wait(changeProfile(client(), id, change)));
        QCOMPARE(table.value(id, "on-login"), script);
        QCOMPARE(table.value(id, "rate-limit"), "1M/5M");
        const auto profiles = wait(listProfiles(client()));
        QVERIFY(profiles);
        for (const UserProfile& profile : *profiles) {
            if (profile.name == u"5k"_s)
                QCOMPARE(profile.onLogin, script);
        }
        QVERIFY(wait(changeProfile(client(), "*FFFF", change)).error().kind == ErrorKind::NotFound);
    }

    void sessionsHostsAndCookies()
    {
        addUser();
        QVERIFY(m_router->model().guestLogsIn("abc", "abc", "02:00:00:00:00:01"));
        m_router->model().guestsUse(3723, 1000);
        const auto sessions = wait(listSessions(client()));
        QCOMPARE(sessions->size(), 1);
        QCOMPARE(sessions->first().user, u"abc"_s);
        QCOMPARE(sessions->first().macAddress, u"02:00:00:00:00:01"_s);
        QCOMPARE(sessions->first().uptime, domain::Seconds(3723));
        QCOMPARE(wait(listHosts(client()))->size(), 1);
        QVERIFY(wait(listHosts(client()))->first().authorized);
        const auto cookies = wait(listCookies(client()));
        QCOMPARE(cookies->size(), 1);
        QCOMPARE(cookies->first().expiresIn, domain::Seconds(259199));
        const auto listed = wait(m_hotspot->listOurs());
        QCOMPARE(listed->first().uptime, domain::Seconds(3723));
        QCOMPARE(listed->first().bytesOut, 1000);
    }

    void kickTakesTheCookieFirst()
    {
        addUser();
        m_router->model().guestLogsIn("abc", "abc", "02:00:00:00:00:01");
        m_router->model().guestLogsIn("abc", "abc", "02:00:00:00:00:02");
        const auto kicked = wait(kick(client(), u"abc"_s));
        QCOMPARE(*kicked, 2);
        QCOMPARE(m_router->model().menu("/ip/hotspot/active").count(), 0);
        QCOMPARE(m_router->model().menu("/ip/hotspot/cookie").count(), 0);
        QVERIFY(m_router->commandLog().indexOf("/ip/hotspot/cookie/remove") <
                m_router->commandLog().indexOf("/ip/hotspot/active/remove"));
        QCOMPARE(*wait(kick(client(), u"abc"_s)), 0);
    }

    void disabledUsersAreOutAndStayOut()
    {
        const domain::HotspotUser user = addUser();
        m_router->model().guestLogsIn("abc", "abc", "02:00:00:00:00:01");
        QCOMPARE(ended({user}, domain::Ending::Disable), QList<int>{1});
        QCOMPARE(m_router->model().menu("/ip/hotspot/active").count(), 0);
        QCOMPARE(m_router->model().menu("/ip/hotspot/cookie").count(), 0);
        QVERIFY(m_router->users().first().disabled);
        QVERIFY(!m_router->model().guestLogsIn("abc", "abc", "02:00:00:00:00:01"));
        QVERIFY(wait(m_hotspot->listOurs())->first().disabled);
        QCOMPARE(changed({.name = user.name, .comment = user.comment, .disabled = false}), 1);
        QVERIFY(m_router->model().guestLogsIn("abc", "abc", "02:00:00:00:00:01"));

        domain::HotspotUser stranger = user;
        stranger.comment = u"loket:SOMEBODY-ELSE:1"_s;
        for (const auto ending : {domain::Ending::Kick, domain::Ending::Disable, domain::Ending::Remove})
            QCOMPARE(ended({stranger, user}, ending).first(), 0);
        QCOMPARE(m_router->users().size(), 0);
        QCOMPARE(ended({user}, domain::Ending::Remove), QList<int>{0}); // already removed is fine
    }

    void limitsAndTheLockAreChangedOnOursOnly()
    {
        const domain::HotspotUser user = addUser();
        QCOMPARE(changed({.name = user.name,
                          .comment = user.comment,
                          .profile = u"3k"_s,
                          .limitUptime = domain::Seconds(7200),
                          .limitBytesTotal = 5000,
                          .macAddress = u"02:00:00:00:00:01"_s}),
                 1);
        ListedUser listed = wait(m_hotspot->listOurs())->first();
        QCOMPARE(listed.profile, u"3k"_s);
        QCOMPARE(listed.limitUptime, domain::Seconds(7200));
        QCOMPARE(listed.limitBytesTotal, 5000);
        QCOMPARE(listed.macAddress, u"02:00:00:00:00:01"_s);
        QVERIFY(!m_router->model().guestLogsIn("abc", "abc", "02:00:00:00:00:02"));
        QVERIFY(m_router->model().guestLogsIn("abc", "abc", "02:00:00:00:00:01"));
        QCOMPARE(
            changed(
                {.name = user.name, .comment = user.comment, .limitUptime = domain::Seconds(0), .macAddress = u""_s}),
            1);
        listed = wait(m_hotspot->listOurs())->first();
        QCOMPARE(listed.limitUptime, domain::Seconds(0));
        QCOMPARE(listed.macAddress, QString());
        QCOMPARE(changed({.name = user.name, .comment = u"loket:OTHER:1"_s, .disabled = true}), 0);
        QVERIFY(!m_router->users().first().disabled);
    }

    void aLookShowsOursAndEverybodyOnline()
    {
        addUser();
        m_router->model().addStranger("budi", "sold by hand");
        m_router->model().guestLogsIn("abc", "abc", "02:00:00:00:00:0a");
        m_router->model().guestLogsIn("budi", "somebody-else", "02:00:00:00:00:02");
        m_router->model().guestsUse(60, 10);
        for (const QString& face : {u"v6-old"_s, u"v6"_s, u"v7"_s, u"v7.18"_s}) {
            m_router->control({{u"face"_s, face}});
            const auto look = wait(m_hotspot->look());
            QVERIFY2(look, qPrintable(face));
            QCOMPARE(look->users.size(), 1);
            QCOMPARE(look->users.first().uptime, domain::Seconds(60));
            QCOMPARE(look->users.first().bytes(), 10);
            QCOMPARE(look->sessions.size(), 2);
            QCOMPARE(look->sessions.first().macAddress, u"02:00:00:00:00:0A"_s);
            QCOMPARE(look->cookies.size(), 2);
        }
    }

    void serversAndTheirProfiles()
    {
        const auto servers = wait(listServers(client()));
        QCOMPARE(servers->size(), 1);
        QCOMPARE(servers->first().name, u"hotspot1"_s);
        const auto profiles = wait(listServerProfiles(client()));
        QCOMPARE(profiles->size(), 2);
        QCOMPARE(profiles->last().dnsName, u"wifi.loket.test"_s);
        QCOMPARE(profiles->last().loginBy, (QStringList{u"mac-cookie"_s, u"http-chap"_s, u"http-pap"_s}));
    }

    void walledGardenIsBothMenus()
    {
        m_router->model().menu("/ip/hotspot/walled-garden").insert({{"dst-host", "*.tripay.co.id"}});
        m_router->model()
            .menu("/ip/hotspot/walled-garden/ip")
            .insert({{"dst-host", "app.midtrans.com"}, {"action", "reject"}});
        const auto entries = wait(listWalledGarden(client()));
        QCOMPARE(entries->size(), 2);
        QVERIFY(entries->at(0).allows);
        QVERIFY(!entries->at(1).allows);
    }

    void clocks_data()
    {
        QTest::addColumn<QString>("face");
        for (const QString& face : {u"v6-old"_s, u"v6"_s, u"v7"_s, u"v7.18"_s})
            QTest::newRow(qPrintable(face)) << face;
    }

    void clocks()
    {
        QFETCH(QString, face);
        m_router->model().setFace(*RouterFace::named(face));
        RouterSettings settings = client().settings();
        settings.legacyLogin = face == u"v6-old"_s;
        Client other(settings, m_clock);
        const auto clock = wait(readClock(other));
        QVERIFY(clock);
        QVERIFY(clock->utc.isValid());
        QVERIFY(std::abs(clock->utc.secsTo(QDateTime::currentDateTimeUtc())) < 5);
        QCOMPARE(clock->timeZone, u"Asia/Makassar"_s);
        m_router->model().reboot();
        QVERIFY(wait(readClock(other))->utc.date().year() < firstPlausibleYear);
    }

    void systemFacts()
    {
        const auto board = wait(readRouterboard(client()));
        QVERIFY(board && board->has_value());
        QCOMPARE((*board)->serialNumber, u"SANDBOX0001"_s);
        m_router->model().guestLogsIn("nobody", "x", "x");
        m_router->model().reboot();
        const auto log = wait(readLog(client()));
        QCOMPARE(log->size(), 1);
        QCOMPARE(log->first().topics, u"system,info"_s);
        const auto services = wait(listServices(client()));
        QCOMPARE(services->size(), 3);
        QCOMPARE(services->first().port, 8728);
    }

    void virtualRoutersHaveNoBoard()
    {
        m_router->control({{u"virtual"_s, true}});
        const auto board = wait(readRouterboard(client()));
        QVERIFY(board);
        QVERIFY(!board->has_value());
    }

private:
    Client& client() { return m_hotspot->client(); }

    domain::HotspotUser addUser()
    {
        const domain::HotspotUser user{u"abc"_s, u"abc"_s, u"3k"_s, u"loket:LK260102-ABCDEFGHJKMNPQRS:1"_s};
        wait(m_hotspot->addUsers({user}));
        return user;
    }

    QList<int> ended(const QList<domain::HotspotUser>& users, domain::Ending ending)
    {
        QList<int> rows;
        for (const auto& each : wait(m_hotspot->endUsers(users, ending)).value_or(domain::HotspotRouter::Each()))
            rows += each.value_or(-1);
        return rows;
    }

    int changed(const domain::UserChange& change)
    {
        const auto each = wait(m_hotspot->changeUsers({change}));
        return each ? each->first().value_or(-1) : -1;
    }

    template <class T>
    static core::Result<T> wait(core::Async<T> future)
    {
        if (!QTest::qWaitFor([&] { return future.isFinished(); }, 5000))
            return core::fail(ErrorKind::Internal, u"the future never finished"_s);
        return future.result();
    }

    core::SystemClock m_clock;
    std::unique_ptr<RouterSandbox> m_router;
    std::unique_ptr<Hotspot> m_hotspot;
};

QTEST_GUILESS_MAIN(TestRouterTables)
#include "tst_routertables.moc"
