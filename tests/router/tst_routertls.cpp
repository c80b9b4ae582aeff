// TLS to the router: a pinned certificate, a changed one, an unconfirmed one, and anonymous Diffie-Hellman. The peers
// are the sandbox router's api-ssl port and, for what Qt might tolerate from Qt, `openssl s_server`.
#include "router/Client.h"
#include "router/FingerprintProbe.h"
#include "sandbox/router/RouterSandbox.h"
#include "support/TlsIdentity.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace loket;
using namespace loket::router;
using namespace Qt::Literals::StringLiterals;
using core::ErrorKind;
using sandbox::RouterSandbox;

using tests::makeSignedTlsIdentity;
using tests::makeTlsIdentity;
using Identity = tests::TlsIdentity;

class TestRouterTls : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        m_first = makeTlsIdentity(m_folder.path(), u"first"_s);
        m_second = makeTlsIdentity(m_folder.path(), u"second"_s);
        QVERIFY(!m_first.certificate.isNull() && !m_first.key.isNull() && !m_second.certificate.isNull());
        QVERIFY(m_first.fingerprint() != m_second.fingerprint());
        m_signed = makeSignedTlsIdentity(m_folder.path(), u"signed"_s, u"first"_s);
        QVERIFY(!m_signed.certificate.isNull());
        QVERIFY(!makeSignedTlsIdentity(m_folder.path(), u"other"_s, u"first"_s).certificate.isNull());
    }

    void init() { m_router = std::make_unique<RouterSandbox>("loket", "rahasia"); }

    void cleanup() { m_router.reset(); }

    void connections_data()
    {
        QTest::addColumn<QString>("peer");
        QTest::addColumn<QString>("pin");
        QTest::addColumn<bool>("anonymous");
        QTest::addColumn<QString>("error");
        QTest::addColumn<QString>("words");
        const QString upper = m_first.fingerprint().toUpper();
        QString colons;
        for (int i = 0; i < upper.size(); i += 2)
            colons += (i ? u":"_s : QString()) + upper.mid(i, 2);
        QTest::newRow("pinned") << u"first"_s << m_first.fingerprint() << false << QString() << QString();
        QTest::newRow("pinned, with colons") << u"first"_s << colons << false << QString() << QString();
        QTest::newRow("changed") << u"second"_s << m_first.fingerprint() << false << u"certificate_changed"_s
                                 << m_second.fingerprint();
        QTest::newRow("not confirmed yet")
            << u"first"_s << QString() << false << u"misconfigured"_s << m_first.fingerprint();
        QTest::newRow("none, not allowed")
            << u"none"_s << QString() << false << u"unreachable"_s << u"/ip service set api-ssl certificate"_s;
        QTest::newRow("none, allowed") << u"none"_s << QString() << true << QString() << QString();
        QTest::newRow("none, but one is pinned")
            << u"none"_s << m_first.fingerprint() << false << u"unreachable"_s << u"certificate"_s;
        QTest::newRow("anonymous and pinned contradict")
            << u"none"_s << m_first.fingerprint() << true << u"misconfigured"_s << u"anonymous_tls"_s;
        QTest::newRow("anonymous, but it has one")
            << u"first"_s << QString() << true << u"unreachable"_s << u"pin it"_s;
    }

    void connections()
    {
        QFETCH(QString, peer);
        QFETCH(QString, pin);
        QFETCH(bool, anonymous);
        QFETCH(QString, error);
        QFETCH(QString, words);
        const Identity identity = peer == u"first"_s ? m_first : peer == u"second"_s ? m_second : Identity{};
        QVERIFY(m_router->listenTls(identity.certificate, identity.key));
        RouterSettings settings = settingsFor(m_router->tlsPort());
        settings.fingerprint = pin;
        settings.anonymousTls = anonymous;
        Client client(settings, m_clock);
        const auto answer = run(client);
        QCOMPARE(answer ? QString() : core::toString(answer.error().kind), error);
        if (!answer) {
            QVERIFY2(answer.error().detail.contains(words), qPrintable(answer.error().detail));
            QCOMPARE(m_router->commandsServed(), 0); // nothing was sent, not even the login
        }
    }

    // A part of who the device is; without a certificate there is nothing to tell.
    void theDeviceIsToldWithItsCertificate_data()
    {
        QTest::addColumn<bool>("isAnonymous");
        QTest::newRow("with one") << false;
        QTest::newRow("without") << true;
    }
    void theDeviceIsToldWithItsCertificate()
    {
        QFETCH(bool, isAnonymous);
        const Identity identity = isAnonymous ? Identity{} : m_first;
        QVERIFY(m_router->listenTls(identity.certificate, identity.key));
        RouterSettings settings = settingsFor(m_router->tlsPort());
        settings.fingerprint = isAnonymous ? QString() : m_first.fingerprint();
        settings.anonymousTls = isAnonymous;
        Client client(settings, m_clock);
        QList<Device> told;
        client.checkDevice([&told](const Device& device) {
            told += device;
            return core::Result<void>();
        });
        QVERIFY(run(client));
        QCOMPARE(told.size(), 1);
        QCOMPARE(told.first().certificate, isAnonymous ? QString() : u"tls:"_s + m_first.fingerprint());
    }

    void fingerprintIsAskedWithoutALogin()
    {
        QVERIFY(m_router->listenTls(m_first.certificate, m_first.key));
        auto seen = askFingerprint(settingsFor(m_router->tlsPort()), m_clock);
        QTRY_VERIFY(seen.isFinished());
        QVERIFY(seen.result());
        QCOMPARE(*seen.result(), m_first.fingerprint());

        RouterSettings plain = settingsFor(m_router->tlsPort());
        plain.transport = TransportKind::Plain;
        auto none = askFingerprint(plain, m_clock);
        QVERIFY(none.isFinished());
        QVERIFY(none.result().error().kind == ErrorKind::InvalidInput);
    }

    void plainPeerIsNotTls()
    {
        QVERIFY(m_router->listen());
        core::ManualClock clock;
        Client client(settingsFor(m_router->port()), clock);
        auto answer = client.run(Command("/system/identity/print"));
        QTRY_VERIFY(m_router->connectionsAccepted() > 0);
        QTest::qWait(20);
        clock.advance(std::chrono::seconds(10));
        QTRY_VERIFY(answer.isFinished());
        QVERIFY(answer.result().error().kind == ErrorKind::Unreachable);
    }

    void opensslPeer_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<bool>("anonymous");
        QTest::addColumn<QString>("error");
        QTest::newRow("anonymous Diffie-Hellman")
            << QStringList{u"-nocert"_s, u"-cipher"_s, u"ADH:@SECLEVEL=0"_s, u"-tls1_2"_s} << true << QString();
        QTest::newRow("anonymous, not allowed")
            << QStringList{u"-nocert"_s, u"-cipher"_s, u"ADH:@SECLEVEL=0"_s, u"-tls1_2"_s} << false << u"unreachable"_s;
        QTest::newRow("certificate, TLS 1.2")
            << QStringList{u"-cert"_s, pem(u"first.crt"_s), u"-key"_s, pem(u"first.key"_s), u"-tls1_2"_s} << false
            << QString();
        QTest::newRow("certificate, TLS 1.3")
            << QStringList{u"-cert"_s, pem(u"first.crt"_s), u"-key"_s, pem(u"first.key"_s)} << false << QString();
        // As /certificate sign makes them: a leaf under the router's own CA, and the CA sent along.
        QTest::newRow("signed by the router's own CA")
            << QStringList{u"-cert"_s, pem(u"signed.crt"_s), u"-key"_s, pem(u"signed.key"_s)} << false << QString();
        QTest::newRow("signed by the router's own CA, sent along")
            << QStringList{u"-cert"_s,           pem(u"signed.crt"_s), u"-key"_s,
                           pem(u"signed.key"_s), u"-cert_chain"_s,     pem(u"first.crt"_s)}
            << false << QString();
        QTest::newRow("another one signed by the same CA, sent along")
            << QStringList{u"-cert"_s,          pem(u"other.crt"_s), u"-key"_s,
                           pem(u"other.key"_s), u"-cert_chain"_s,    pem(u"first.crt"_s)}
            << false << u"certificate_changed"_s;
        QTest::newRow("another certificate")
            << QStringList{u"-cert"_s, pem(u"second.crt"_s), u"-key"_s, pem(u"second.key"_s)} << false
            << u"certificate_changed"_s;
    }

    void opensslPeer()
    {
        QFETCH(QStringList, arguments);
        QFETCH(bool, anonymous);
        QFETCH(QString, error);
        QProcess server;
        server.setProcessChannelMode(QProcess::MergedChannels);
        server.start(u"openssl"_s,
                     QStringList{u"s_server"_s, u"-accept"_s, u"127.0.0.1:0"_s, u"-naccept"_s, u"1"_s} + arguments);
        QVERIFY2(server.waitForStarted(), "openssl is not installed");
        QByteArray said;
        QTRY_VERIFY((said += server.readAll(), said.contains("ACCEPT") && said.contains('\n')));
        const quint16 port = said.mid(said.lastIndexOf(':') + 1).trimmed().toUShort();
        QVERIFY2(port > 0, said.constData());
        RouterSettings settings = settingsFor(port);
        settings.anonymousTls = anonymous;
        const bool isSigned = arguments.contains(pem(u"signed.crt"_s)) || arguments.contains(pem(u"other.crt"_s));
        settings.fingerprint = anonymous ? QString() : isSigned ? m_signed.fingerprint() : m_first.fingerprint();
        Client client(settings, m_clock);
        auto ready = client.ready();
        if (error.isEmpty()) {
            // It has no API behind it; that our login arrives in clear inside is all that can be checked.
            QTRY_VERIFY((said += server.readAll(), said.contains("=name=loket")));
        } else {
            QTRY_VERIFY(ready.isFinished());
            QCOMPARE(core::toString(ready.result().error().kind), error);
            server.waitForReadyRead(100);
            QVERIFY(!server.readAll().contains("loket"));
        }
        server.kill();
        server.waitForFinished();
    }

private:
    [[nodiscard]] QString pem(const QString& name) const { return m_folder.filePath(name); }

    static RouterSettings settingsFor(quint16 port)
    {
        RouterSettings settings;
        settings.name = u"main"_s;
        settings.host = u"127.0.0.1"_s;
        settings.port = port;
        settings.user = u"loket"_s;
        settings.password = core::Secret("rahasia");
        settings.transport = TransportKind::Tls;
        return settings;
    }

    static core::Result<Response> run(Client& client)
    {
        auto future = client.run(Command("/system/identity/print"));
        if (!QTest::qWaitFor([&] { return future.isFinished(); }, 8000))
            return core::fail(ErrorKind::Internal, u"the future never finished"_s);
        return future.result();
    }

    QTemporaryDir m_folder;
    core::SystemClock m_clock;
    Identity m_first;
    Identity m_second;
    Identity m_signed; // by m_first
    std::unique_ptr<RouterSandbox> m_router;
};

QTEST_GUILESS_MAIN(TestRouterTls)
#include "tst_routertls.moc"
