// The API through an SSH tunnel, against a real OpenSSH server with the sandbox router behind it.
#include "router/Client.h"
#include "router/FingerprintProbe.h"
#include "router/Sshd.h"
#include "router/tunnel/SshWorker.h"
#include "sandbox/router/RouterSandbox.h"

#include <QSignalSpy>

#include <ctime>
#include <libssh2.h>

using namespace loket;
using namespace loket::router;
using namespace Qt::Literals::StringLiterals;
using core::ErrorKind;
using sandbox::RouterSandbox;

class TestSshTunnel : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_sshd = std::make_unique<Sshd>();
        QVERIFY(m_sshd->start({}));
    }

    void cleanupTestCase() { m_sshd.reset(); }

    void init()
    {
        m_router = std::make_unique<RouterSandbox>("loket", "rahasia");
        QVERIFY(m_router->listen());
    }

    void cleanup() { m_router.reset(); }

    void logins_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QByteArray>("secret");
        QTest::addColumn<QString>("error");
        QTest::addColumn<QString>("words");
        QTest::newRow("password") << QString() << QByteArray("rahasia") << QString() << QString();
        QTest::newRow("wrong password") << QString() << QByteArray("salah") << u"unauthorized"_s << u"wrong password"_s;
        QTest::newRow("key") << u"user"_s << QByteArray() << QString() << QString();
        QTest::newRow("key with a passphrase") << u"locked"_s << QByteArray("kunci-rahasia") << QString() << QString();
        QTest::newRow("key with a wrong passphrase")
            << u"locked"_s << QByteArray("salah") << u"misconfigured"_s << u"passphrase"_s;
        QTest::newRow("key the router does not know")
            << u"unknown"_s << QByteArray() << u"unauthorized"_s << u"ssh-keys import"_s;
        QTest::newRow("no such key") << u"missing"_s << QByteArray() << u"misconfigured"_s << u"cannot be read"_s;
    }

    void logins()
    {
        QFETCH(QString, key);
        QFETCH(QByteArray, secret);
        QFETCH(QString, error);
        QFETCH(QString, words);
        RouterSettings settings = settingsFor();
        settings.sshKey = key.isEmpty() ? QString() : m_sshd->path(key);
        settings.sshPassword = core::Secret(secret);
        Client client(settings, m_clock);
        const auto answer = run(client);
        QVERIFY2((answer ? QString() : core::toString(answer.error().kind)) == error,
                 answer ? "" : qPrintable(answer.error().detail));
        if (!answer) {
            QVERIFY2(answer.error().detail.contains(words), qPrintable(answer.error().detail));
            QVERIFY(secret.isEmpty() || !answer.error().detail.contains(QString::fromLatin1(secret)));
        }
    }

    // libssh2 1.10 signs RSA with SHA-1 only: fine on old routers, refused by newer ones, and said so. Since 1.11 it
    // takes what the router takes.
    void rsaKeys_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<bool>("oldSignatures");
        QTest::newRow("OpenSSH form, accepted") << u"rsa"_s << true;
        QTest::newRow("PEM form, accepted") << u"rsa-pem"_s << true;
        QTest::newRow("PKCS#8 form, accepted") << u"rsa-pkcs8"_s << true;
        QTest::newRow("signature refused") << u"rsa"_s << false;
    }

    void rsaKeys()
    {
        QFETCH(QString, key);
        QFETCH(bool, oldSignatures);
        QVERIFY(m_sshd->start({.oldRsaSignatures = oldSignatures}));
        RouterSettings settings = settingsFor();
        settings.sshKey = m_sshd->path(key);
        settings.sshPassword = {};
        Client client(settings, m_clock);
        const auto answer = run(client);
        QVERIFY(m_sshd->start({})); // as the other tests want it
        QCOMPARE(answer.has_value(), oldSignatures || libssh2_version(0x010b00) != nullptr);
        if (!answer) {
            QVERIFY(answer.error().kind == ErrorKind::Unauthorized);
            QVERIFY2(answer.error().detail.contains(u"ed25519"_s), qPrintable(answer.error().detail));
        }
    }

    // As RouterOS does with password-authentication=yes-if-no-key.
    void passwordRefusedOnceAKeyIsImported()
    {
        QVERIFY(m_sshd->start({.passwords = false}));
        RouterSettings settings = settingsFor();
        Client byPassword(settings, m_clock);
        const auto refused = run(byPassword);
        settings.sshKey = m_sshd->path(u"user"_s);
        settings.sshPassword = {};
        Client byKey(settings, m_clock);
        const auto taken = run(byKey);
        QVERIFY(m_sshd->start({})); // as the other tests want it
        QVERIFY(!refused);
        QVERIFY(refused.error().kind == ErrorKind::Unauthorized);
        QVERIFY2(refused.error().detail.contains(u"/user ssh-keys print"_s), qPrintable(refused.error().detail));
        QVERIFY(!refused.error().detail.contains(u"rahasia"_s));
        QVERIFY2(taken, taken ? "" : qPrintable(taken.error().detail));
    }

    void keyExchanges_data()
    {
        QTest::addColumn<QByteArray>("only");
        QTest::addColumn<QString>("error");
        // All that RouterOS offers with strong-crypto=yes.
        QTest::newRow("strong crypto") << QByteArray("diffie-hellman-group-exchange-sha256") << QString();
        QTest::newRow("one that this program lacks")
            << QByteArray("sntrup761x25519-sha512@openssh.com") << u"misconfigured"_s;
    }

    void keyExchanges()
    {
        QFETCH(QByteArray, only);
        QFETCH(QString, error);
        QVERIFY(m_sshd->start({.keyExchange = only}));
        Client client(settingsFor(), m_clock);
        const auto answer = run(client);
        QVERIFY(m_sshd->start({})); // as the other tests want it
        QVERIFY2((answer ? QString() : core::toString(answer.error().kind)) == error,
                 answer ? "" : qPrintable(answer.error().detail));
    }

    // The API's own keep-alive passes through the tunnel; this one is SSH's, and notices a router that hangs.
    void sshKeepsAliveAndNoticesSilence()
    {
        QVERIFY(m_sshd->start({.tellsAll = true}));
        SshWorker worker(settingsFor(), std::chrono::seconds(1)); // libssh2 sends one every two seconds at most
        QSignalSpy opened(&worker, &SshWorker::opened);
        QSignalSpy closed(&worker, &SshWorker::closed);
        worker.start();
        QTRY_COMPARE_WITH_TIMEOUT(opened.size(), 1, 12'000);
        QTRY_VERIFY_WITH_TIMEOUT(m_sshd->log().count("keepalive@libssh2.org") >= SshSession::deafAfter, 20'000);
        QCOMPARE(closed.size(), 0);
        m_sshd->freezeSessions();
        QTRY_COMPARE_WITH_TIMEOUT(closed.size(), 1, 20'000);
        const auto error = closed.first().first().value<core::Error>();
        QVERIFY(error.kind == ErrorKind::ConnectionLost);
        QVERIFY2(error.detail.contains(u"silent"_s), qPrintable(error.detail));
        QVERIFY(m_sshd->start({})); // as the other tests want it
    }

    void hostKeys_data()
    {
        QTest::addColumn<QString>("pin");
        QTest::addColumn<QString>("error");
        QTest::newRow("not confirmed yet") << QString() << u"misconfigured"_s;
        QTest::newRow("another one") << QString(64, u'a') << u"certificate_changed"_s;
    }

    void hostKeys()
    {
        QFETCH(QString, pin);
        QFETCH(QString, error);
        RouterSettings settings = settingsFor();
        settings.fingerprint = pin;
        Client client(settings, m_clock);
        const qsizetype before = m_sshd->log().size();
        const auto answer = run(client);
        QVERIFY(!answer);
        QCOMPARE(core::toString(answer.error().kind), error);
        QVERIFY(answer.error().detail.contains(m_sshd->fingerprint()));
        // Not even the user's name was sent.
        QVERIFY(!m_sshd->log().mid(before).contains("loket"));
    }

    void fingerprintIsAskedWithoutALogin()
    {
        auto seen = askFingerprint(settingsFor(), m_clock);
        QTRY_VERIFY(seen.isFinished());
        QVERIFY(seen.result());
        QCOMPARE(*seen.result(), m_sshd->fingerprint());
    }

    void muchGoesThrough()
    {
        m_router->model().fill(3000);
        Client client(settingsFor(), m_clock);
        QList<core::Async<Response>> answers;
        for (int i = 0; i < 200; ++i)
            answers.append(client.run(Command("/ip/hotspot/user/add")
                                          .with("name", "u" + QByteArray::number(i))
                                          .with("comment", QByteArray(500, 'c'))));
        auto table = client.run(Command("/ip/hotspot/user/print").proplist("name,comment"));
        const QByteArray script(400'000, 's');
        auto set =
            client.run(Command("/ip/hotspot/user/profile/set").with(".id", QByteArray("3k")).with("on-login", script));
        auto read = client.run(Command("/ip/hotspot/user/profile/print").where("name", "3k").proplist("on-login"));
        for (auto& answer : answers) {
            QTRY_VERIFY(answer.isFinished());
            QVERIFY(answer.result());
        }
        QTRY_VERIFY(table.isFinished() && set.isFinished() && read.isFinished());
        QCOMPARE(table.result()->rows.size(), 3201);
        QCOMPARE(read.result()->rows.first().value("on-login"), script);
        QCOMPARE(m_router->connectionsAccepted(), 1);
    }

    void deathIsNoticedAndDoesNotSpin()
    {
        Client client(settingsFor(), m_clock);
        QVERIFY(run(client));
        m_router->moods().hang = true;
        auto pending = client.run(Command("/system/identity/print"));
        m_sshd->kill();
        QTRY_VERIFY(pending.isFinished());
        QVERIFY(pending.result().error().kind == ErrorKind::ConnectionLost);
        const std::clock_t before = std::clock();
        QTest::qWait(300);
        QVERIFY2(double(std::clock() - before) / CLOCKS_PER_SEC < 0.15, "something turns round and round");
        const auto away = run(client);
        QVERIFY(away.error().kind == ErrorKind::Unreachable);
        QVERIFY(away.error().detail.contains(u"/ip service enable ssh"_s));
        m_router->moods().hang = false;
        QVERIFY(m_sshd->start({}));
        QVERIFY(run(client));
    }

    void apiPortClosedBehindTheTunnel()
    {
        m_router->refuseConnections(true);
        Client client(settingsFor(), m_clock);
        const auto answer = run(client);
        QVERIFY(answer.error().kind == ErrorKind::Unreachable);
        QVERIFY2(answer.error().detail.contains(u"127.0.0.1"_s), qPrintable(answer.error().detail));
    }

    void routerClosesTheApiConnection()
    {
        Client client(settingsFor(), m_clock);
        QVERIFY(run(client));
        m_router->dropConnections();
        QTRY_VERIFY(!client.isConnected());
        QVERIFY(run(client));
    }

    void stoppingInTheMiddleIsHarmless()
    {
        for (const int afterMs : {0, 5, 20, 60}) {
            Client client(settingsFor(), m_clock);
            auto answer = client.run(Command("/system/identity/print"));
            QTest::qWait(afterMs);
        }
        Client client(settingsFor(), m_clock);
        QVERIFY(run(client));
    }

    void forwardingSwitchedOff()
    {
        QVERIFY(m_sshd->start({u"ed25519"_s, false}));
        Client client(settingsFor(), m_clock);
        const auto answer = run(client);
        QVERIFY(m_sshd->start({}));
        QVERIFY(answer.error().kind == ErrorKind::Misconfigured);
        QVERIFY2(answer.error().detail.contains(u"/ip ssh set forwarding-enabled=local"_s),
                 qPrintable(answer.error().detail));
    }

    void hostKeyNobodyCanUse()
    {
        QVERIFY(m_sshd->start({u"rsa"_s, true})); // signs with SHA-2 only, which libssh2 before 1.11 does not support
        RouterSettings settings = settingsFor();
        settings.fingerprint = m_sshd->fingerprint(u"rsa"_s);
        Client client(settings, m_clock);
        const auto answer = run(client);
        QVERIFY(m_sshd->start({}));
        if (answer)
            return; // a newer libssh2
        QVERIFY(answer.error().kind == ErrorKind::Misconfigured);
        QVERIFY2(answer.error().detail.contains(u"host-key-type=ed25519"_s), qPrintable(answer.error().detail));
    }

    void notAnSshPort()
    {
        RouterSettings settings = settingsFor();
        settings.sshPort = m_router->port();
        settings.timeout = std::chrono::milliseconds(500);
        Client client(settings, m_clock);
        const auto answer = run(client);
        QVERIFY(answer.error().kind == ErrorKind::Unreachable);
    }

private:
    RouterSettings settingsFor()
    {
        RouterSettings settings;
        settings.name = u"main"_s;
        settings.host = u"127.0.0.1"_s;
        settings.port = m_router->port();
        settings.user = u"loket"_s;
        settings.password = core::Secret("rahasia");
        settings.transport = TransportKind::Ssh;
        settings.sshPort = m_sshd->port();
        settings.sshPassword = core::Secret("rahasia");
        settings.fingerprint = m_sshd->fingerprint();
        return settings;
    }

    static core::Result<Response> run(Client& client)
    {
        auto future = client.run(Command("/system/identity/print"));
        if (!QTest::qWaitFor([&] { return future.isFinished(); }, 12'000))
            return core::fail(ErrorKind::Internal, u"the future never finished"_s);
        return future.result();
    }

    core::SystemClock m_clock;
    std::unique_ptr<Sshd> m_sshd;
    std::unique_ptr<RouterSandbox> m_router;
};

QTEST_GUILESS_MAIN(TestSshTunnel)
#include "tst_sshtunnel.moc"
