// The doctor's router checks: each problem is made on the sandbox router, and the exact command to fix it is named.
#include "core/Reasons.h"
#include "router/Doctor.h"
#include "router/Sshd.h"
#include "sandbox/router/RouterSandbox.h"
#include "support/TlsIdentity.h"

#include <QRegularExpression>
#include <QTest>

using namespace loket;
using namespace loket::router;
using core::Reason;
using namespace Qt::Literals::StringLiterals;
using sandbox::RouterSandbox;

Q_DECLARE_METATYPE(std::function<void(loket::sandbox::RouterSandbox&)>)
Q_DECLARE_METATYPE(std::function<void(loket::router::RouterSettings&)>)
Q_DECLARE_METATYPE(std::function<void(Sshd&)>)
using Trouble = std::function<void(RouterSandbox&)>;
using Setting = std::function<void(RouterSettings&)>;

class TestRouterDoctor : public QObject
{
    Q_OBJECT

private slots:
    void healthyRouterHasNothingToMend()
    {
        RouterSandbox router("loket", "rahasia");
        open(router, {u"app.midtrans.com"_s, u"tripay.co.id"_s});
        const auto findings = examined(router, {});
        QVERIFY(findings.size() >= 7);
        for (const Finding& finding : findings) {
            const bool expected = finding.check == u"router.transport" ? finding.verdict == Verdict::Warn
                                                                       : finding.verdict == Verdict::Ok;
            QVERIFY2(expected, qPrintable(finding.check + u": "_s + core::english(finding.what)));
        }
        QVERIFY(core::english(findings.first().what).contains(u"RouterOS 7."_s));
    }

    void troubles_data()
    {
        QTest::addColumn<Trouble>("trouble");
        QTest::addColumn<Setting>("setting");
        QTest::addColumn<QString>("check");
        QTest::addColumn<bool>("fails");
        QTest::addColumn<QString>("command");
        const Setting none = [](RouterSettings&) {};
        const Trouble healthy = [](RouterSandbox&) {};
        const auto row = [](const char* name, Trouble trouble, Setting setting, const QString& check, bool fails,
                            const QString& command) {
            QTest::newRow(name) << std::move(trouble) << std::move(setting) << check << fails << command;
        };
        row(
            "no router set up", healthy, [](RouterSettings& s) { s.host.clear(); }, u"router.connection"_s, true,
            u"loketd config set router.main.host 192.168.88.1"_s);
        row(
            "port closed", [](RouterSandbox& r) { r.refuseConnections(true); }, none, u"router.connection"_s, true,
            u"/ip service enable api"_s);
        row(
            "wrong password", healthy, [](RouterSettings& s) { s.password = core::Secret("salah"); },
            u"router.connection"_s, true, u"/user print detail"_s);
        row(
            "RouterOS before 6.43",
            [](RouterSandbox& r) { r.model().setFace(*sandbox::RouterFace::named(u"v6-old"_s)); }, none,
            u"router.connection"_s, true, u"loketd config set router.main.legacy_login true"_s);
        row(
            "session table full",
            [](RouterSandbox& r) {
                r.moods().maxSessions = 1;
                auto* other = new QTcpSocket(&r);
                other->connectToHost(u"127.0.0.1"_s, r.port());
                other->waitForConnected();
            },
            none, u"router.connection"_s, true, u"/ip service print"_s);
        row(
            "may not write",
            [](RouterSandbox& r) {
                r.model().accounts()[0].policies = {"api", "read"};
            },
            none, u"router.policies"_s, true,
            u"/user group set [find name=\"group-of-loket\"] policy=api,read,write,sensitive,test"_s);
        row(
            "may not write, in a group with a list of its own",
            [](RouterSandbox& r) {
                r.model().accounts()[0].policies = {"api", "read", "winbox"};
            },
            none, u"router.policies"_s, true,
            u"/user group set [find name=\"group-of-loket\"] policy=api,read,winbox,write,sensitive,test"_s);
        row(
            "clock in 1970", [](RouterSandbox& r) { r.model().reboot(); }, none, u"router.clock"_s, false,
            u"/system ntp client set enabled=yes; /system ntp client servers add address=pool.ntp.org"_s);
        row(
            "clock in 1970, RouterOS 6",
            [](RouterSandbox& r) {
                r.model().setFace(*sandbox::RouterFace::named(u"v6"_s));
                r.model().reboot();
            },
            none, u"router.clock"_s, false, u"/system ntp client set enabled=yes server-dns-names=pool.ntp.org"_s);
        row(
            "other time zone",
            [](RouterSandbox& r) {
                r.model().menu("/system/clock").write({}, {{"time-zone-name", "Asia/Jayapura"}});
            },
            none, u"router.timezone"_s, false, u"/system clock set time-zone-name=Asia/Makassar"_s);
        row(
            "profile missing",
            [](RouterSandbox& r) {
                auto& m = r.model().menu("/ip/hotspot/user/profile");
                m.remove(m.idsOf("5k").first());
            },
            none, u"router.profiles"_s, true, u"/ip hotspot user profile add name=\"5k\" shared-users=1"_s);
        row(
            "no hotspot", [](RouterSandbox& r) { r.model().menu("/ip/hotspot").clear(); }, none, u"router.hotspot"_s,
            true, u"/ip hotspot setup"_s);
        row(
            "hotspot off",
            [](RouterSandbox& r) {
                auto& m = r.model().menu("/ip/hotspot");
                m.write(m.ids().first(), {{"disabled", "true"}});
            },
            none, u"router.hotspot"_s, false, u"/ip hotspot enable [find name=\"hotspot1\"]"_s);
        row(
            "hotspot invalid",
            [](RouterSandbox& r) {
                auto& m = r.model().menu("/ip/hotspot");
                m.write(m.ids().first(), {{"invalid", "true"}});
            },
            none, u"router.hotspot"_s, true, u"/ip hotspot print detail where name=\"hotspot1\""_s);
        row(
            "configured server missing", healthy, [](RouterSettings& s) { s.hotspotServer = u"lobby"_s; },
            u"router.hotspot"_s, true, u"loketd config set router.main.hotspot_server all"_s);
        row(
            "no login by QR code",
            [](RouterSandbox& r) {
                auto& m = r.model().menu("/ip/hotspot/profile");
                m.write(m.idsOf("hsprof1").first(), {{"login-by", "cookie,http-chap"}});
            },
            none, u"router.login"_s, false,
            u"/ip hotspot profile set [find name=\"hsprof1\"] login-by=cookie,http-chap,http-pap"_s);
        row(
            "no DNS name",
            [](RouterSandbox& r) {
                auto& m = r.model().menu("/ip/hotspot/profile");
                m.write(m.idsOf("hsprof1").first(), {{"dns-name", {}}});
            },
            none, u"router.dns_name"_s, false,
            u"/ip hotspot profile set [find name=\"hsprof1\"] dns-name=wifi.hotspot"_s);
        row(
            "gateway behind the wall", [](RouterSandbox& r) { r.model().menu("/ip/hotspot/walled-garden").clear(); },
            none, u"router.walled_garden"_s, false,
            u"/ip hotspot walled-garden ip add dst-host=app.midtrans.com action=accept comment=loket"_s);
    }

    void troubles()
    {
        QFETCH(Trouble, trouble);
        QFETCH(Setting, setting);
        QFETCH(QString, check);
        QFETCH(bool, fails);
        QFETCH(QString, command);
        RouterSandbox router("loket", "rahasia");
        open(router, {u"app.midtrans.com"_s, u"tripay.co.id"_s});
        trouble(router);
        const auto findings = examined(router, setting);
        const auto found = std::find_if(findings.cbegin(), findings.cend(),
                                        [&](const Finding& f) { return f.check == check && f.verdict != Verdict::Ok; });
        QVERIFY(found != findings.cend());
        QVERIFY(found->verdict == (fails ? Verdict::Fail : Verdict::Warn));
        QCOMPARE(found->command, command);
        QVERIFY(!core::english(found->what).isEmpty());
        for (const Finding& finding : findings)
            QVERIFY2(!core::english(finding.what).contains(u"rahasia"_s) &&
                         !core::english(finding.what).contains(u"salah"_s),
                     qPrintable(core::english(finding.what)));
    }

    void troublesWithTls_data()
    {
        QTest::addColumn<QString>("shows");  // the router: "first", "second" or no certificate
        QTest::addColumn<QString>("pinned"); // of the two
        QTest::addColumn<bool>("fails");
        QTest::addColumn<QString>("words");
        QTest::addColumn<QString>("command");
        QTest::newRow("certificate not confirmed yet") << u"first"_s << QString() << true << u"not confirmed yet"_s
                                                       << u"loketd config set router.main.fingerprint FINGERPRINT"_s;
        QTest::newRow("certificate changed") << u"second"_s << u"first"_s << true << u"another certificate"_s
                                             << u"loketd config set router.main.fingerprint FINGERPRINT"_s;
        QTest::newRow("api-ssl without a certificate")
            << QString() << QString() << true << u"certificate"_s << u"/ip service set api-ssl certificate=NAME"_s;
        QTest::newRow("confirmed") << u"first"_s << u"first"_s << false << u"connected"_s << QString();
    }

    void troublesWithTls()
    {
        QFETCH(QString, shows);
        QFETCH(QString, pinned);
        QFETCH(bool, fails);
        QFETCH(QString, words);
        QFETCH(QString, command);
        QTemporaryDir folder;
        const QHash<QString, tests::TlsIdentity> identities{
            {u"first"_s, tests::makeTlsIdentity(folder.path(), u"first"_s)},
            {u"second"_s, tests::makeTlsIdentity(folder.path(), u"second"_s)}};
        RouterSandbox router("loket", "rahasia");
        QVERIFY(router.listenTls(identities.value(shows).certificate, identities.value(shows).key));
        const auto findings = examined(router, [&](RouterSettings& settings) {
            settings.port = router.tlsPort();
            settings.transport = TransportKind::Tls;
            settings.fingerprint = pinned.isEmpty() ? QString() : identities.value(pinned).fingerprint();
        });
        const QString shown =
            identities.value(shows).certificate.isNull() ? QString() : identities.value(shows).fingerprint();
        checkConnection(findings, fails, words, QString(command).replace(u"FINGERPRINT"_s, shown));
    }

    void troublesWithSsh_data()
    {
        QTest::addColumn<std::function<void(Sshd&)>>("trouble");
        QTest::addColumn<Setting>("setting");
        QTest::addColumn<QString>("words");
        QTest::addColumn<QString>("command");
        const Setting none = [](RouterSettings&) {};
        const std::function<void(Sshd&)> healthy = [](Sshd&) {};
        const auto row = [](const char* name, std::function<void(Sshd&)> trouble, Setting setting, const QString& words,
                            const QString& command) {
            QTest::newRow(name) << std::move(trouble) << std::move(setting) << words << command;
        };
        row("healthy", healthy, none, u"connected"_s, QString());
        row(
            "SSH switched off", [](Sshd& sshd) { sshd.kill(); }, none, u"cannot reach the router's SSH"_s,
            u"/ip service enable ssh"_s);
        row(
            "forwarding switched off",
            [](Sshd& sshd) {
                QVERIFY(sshd.start({u"ed25519"_s, false}));
            },
            none, u"does not allow SSH forwarding"_s, u"/ip ssh set forwarding-enabled=local"_s);
        row(
            "host key not confirmed yet", healthy, [](RouterSettings& s) { s.fingerprint.clear(); },
            u"not confirmed yet"_s, u"loketd config set router.main.fingerprint HOSTKEY"_s);
        row(
            "host key changed", healthy, [](RouterSettings& s) { s.fingerprint = QString(64, u'a'); },
            u"another SSH host key"_s, u"loketd config set router.main.fingerprint HOSTKEY"_s);
        row(
            "wrong password", healthy, [](RouterSettings& s) { s.sshPassword = core::Secret("salah"); },
            u"refused the SSH login"_s, u"/user ssh-keys print"_s);
        row(
            "API closed behind the tunnel", healthy, [](RouterSettings& s) { s.port = 1; },
            u"cannot reach its API port"_s, u"/ip service enable api"_s);
    }

    void troublesWithSsh()
    {
        QFETCH(std::function<void(Sshd&)>, trouble);
        QFETCH(Setting, setting);
        QFETCH(QString, words);
        QFETCH(QString, command);
        Sshd sshd;
        QVERIFY(sshd.start({}));
        RouterSandbox router("loket", "rahasia");
        open(router, {u"app.midtrans.com"_s, u"tripay.co.id"_s});
        trouble(sshd);
        const auto findings = examined(router, [&](RouterSettings& settings) {
            settings.transport = TransportKind::Ssh;
            settings.sshPort = sshd.port();
            settings.sshPassword = core::Secret("rahasia");
            settings.fingerprint = sshd.fingerprint();
            setting(settings);
        });
        checkConnection(findings, !command.isEmpty(), words,
                        QString(command).replace(u"HOSTKEY"_s, sshd.fingerprint()));
    }

    void nothingIsChanged()
    {
        RouterSandbox router("loket", "rahasia");
        open(router, {});
        router.model().fill(3);
        const auto before = router.users();
        examined(router, {});
        QCOMPARE(router.users().size(), before.size());
        for (const QByteArray& path : router.commandLog())
            QVERIFY2(path.endsWith("/print") || path == "/ip/hotspot/user/set", path.constData());
    }

    // The tunnel logs in with the same user: the advice must not lock it out.
    void advisedPoliciesKeepTheTunnel()
    {
        Sshd sshd;
        QVERIFY(sshd.start({}));
        RouterSandbox router("loket", "rahasia");
        open(router, {});
        router.model().accounts()[0].policies = {"api", "read"};
        const auto findings = examined(router, [&](RouterSettings& settings) {
            settings.transport = TransportKind::Ssh;
            settings.sshPort = sshd.port();
            settings.sshPassword = core::Secret("rahasia");
            settings.fingerprint = sshd.fingerprint();
        });
        const auto found = std::find_if(findings.cbegin(), findings.cend(),
                                        [](const Finding& f) { return f.check == u"router.policies"; });
        QVERIFY(found != findings.cend());
        QCOMPARE(found->command,
                 u"/user group set [find name=\"group-of-loket\"] policy=api,read,write,sensitive,test,ssh"_s);
    }

    // The command in an error's text is the one that the doctor offers to copy.
    void everyCommandInWordsIsOffered()
    {
        static const QRegularExpression typed(u"loketd config set \\S+ \\S+|/(?:ip|user|system)\\b"_s);
        const QStringList values{u"first"_s, u"second"_s, u"third"_s, u"fourth"_s};
        for (const core::ReasonEntry& entry : core::allReasons()) {
            const QString id = QString::fromLatin1(entry.id);
            if (!id.startsWith(u"router.") && !id.startsWith(u"ssh.") && !id.startsWith(u"tunnel."))
                continue;
            const QString words = core::englishOf(entry.reason, values);
            const QString command = commandFor(core::makeError(entry.reason, values));
            QVERIFY2(!typed.match(words).hasMatch() || !command.isEmpty(), entry.id);
            QVERIFY2(!command.contains(u'%'), entry.id);
        }
    }

    void commandsOfErrors_data()
    {
        QTest::addColumn<core::Error>("error");
        QTest::addColumn<QString>("command");
        QTest::newRow("none") << core::makeError(Reason::SshBroke, {u"cut"_s}) << QString();
        QTest::newRow("a name in quotation marks")
            << core::makeError(Reason::RouterNoProfile, {u"3k, 1 hari (promo); malam"_s})
            << u"/ip hotspot user profile add name=\"3k, 1 hari (promo); malam\""_s;
        QTest::newRow("a quotation mark and a dollar in the name")
            << core::makeError(Reason::RouterNoProfile, {u"a\", $b"_s})
            << u"/ip hotspot user profile add name=\"a\\\", \\$b\""_s;
        QTest::newRow("of the cause") << core::makeError(Reason::SshLogin, {u"loket"_s, u"refused"_s},
                                                         core::makeError(Reason::SshKeyAdvice))
                                      << u"/user ssh-keys import"_s;
        QTest::newRow("two values") << core::makeError(Reason::CertificateOther, {u"aa"_s, u"main"_s})
                                    << u"loketd config set router.main.fingerprint aa"_s;
    }

    void commandsOfErrors()
    {
        QFETCH(core::Error, error);
        QFETCH(QString, command);
        QCOMPARE(commandFor(error), command);
    }

    void walledGardenPatterns_data()
    {
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<bool>("matches");
        QTest::newRow("exact") << u"app.midtrans.com"_s << true;
        QTest::newRow("star") << u"*.midtrans.com"_s << true;
        QTest::newRow("question mark") << u"ap?.midtrans.com"_s << true;
        QTest::newRow("regular expression") << u":^app\\.midtrans\\.(com|id)$"_s << true;
        QTest::newRow("other host") << u"*.tripay.co.id"_s << false;
        QTest::newRow("only a part") << u"midtrans.com"_s << false;
        QTest::newRow("broken expression") << u":(("_s << false;
        QTest::newRow("no host") << QString() << false;
    }

    void walledGardenPatterns()
    {
        QFETCH(QString, pattern);
        QFETCH(bool, matches);
        QCOMPARE(walledGardenMatches(pattern, u"app.midtrans.com"_s), matches);
    }

private:
    static void checkConnection(const QList<Finding>& findings, bool fails, const QString& words,
                                const QString& command)
    {
        QVERIFY(!findings.isEmpty());
        const Finding& connection = findings.first();
        QCOMPARE(connection.check, u"router.connection"_s);
        QVERIFY2((connection.verdict == Verdict::Fail) == fails, qPrintable(core::english(connection.what)));
        QVERIFY2(core::english(connection.what).contains(words), qPrintable(core::english(connection.what)));
        QCOMPARE(connection.command, command);
        QCOMPARE(findings.size() == 1, fails); // without a connection nothing else can be checked
        QVERIFY2(!core::english(connection.what).contains(u"rahasia"_s), qPrintable(core::english(connection.what)));
    }

    static void open(RouterSandbox& router, const QStringList& hosts)
    {
        QVERIFY(router.listen());
        for (const QString& host : hosts)
            router.model().menu("/ip/hotspot/walled-garden").insert({{"dst-host", host.toUtf8()}});
    }

    QList<Finding> examined(RouterSandbox& router, const Setting& setting)
    {
        RouterSettings settings;
        settings.name = u"main"_s;
        settings.host = u"127.0.0.1"_s;
        settings.port = router.port();
        settings.user = u"loket"_s;
        settings.password = core::Secret("rahasia");
        if (setting)
            setting(settings);
        Client client(settings, m_clock);
        auto future = examine(client, m_clock,
                              {{u"3k"_s, u"5k"_s}, {u"app.midtrans.com"_s, u"tripay.co.id"_s}, u"Asia/Makassar"_s});
        if (!QTest::qWaitFor([&] { return future.isFinished(); }, 5000))
            return {};
        return future.result();
    }

    core::SystemClock m_clock;
};

QTEST_GUILESS_MAIN(TestRouterDoctor)
#include "tst_routerdoctor.moc"
