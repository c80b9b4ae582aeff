// Does the public address lead back here? Tested with a real engine over real sockets, and with other servers there.
#include "engine/Engine.h"
#include "engine/doctor/PublicAddressCheck.h"
#include "router/Sshd.h"
#include "support/Http.h"
#include "support/Sandboxes.h"

#include <QCryptographicHash>
#include <QTest>

using namespace loket;
using namespace Qt::Literals::StringLiterals;

class TestPublicAddress : public QObject
{
    Q_OBJECT

    static std::unique_ptr<engine::Engine> started(const tests::Sandboxes& world)
    {
        world.writeSettings();
        engine::EngineOptions options;
        options.dataFolder = world.folder.path();
        auto engine = std::make_unique<engine::Engine>(options);
        if (const auto result = engine->start(); !result)
            qFatal("%s", qPrintable(result.error().detail));
        return engine;
    }

    QString asked(const QUrl& address)
    {
        const auto database = storage::Database::open(m_engine->folder().database(), storage::Access::ReadOnly);
        auto answer = engine::publicAddressLeadsHere(m_http, **database, address);
        if (!QTest::qWaitFor([&] { return answer.isFinished(); }, 10000))
            return u"never"_s;
        m_detail = answer.result() ? QString() : answer.result().error().detail;
        return answer.result() ? u"here"_s : core::toString(answer.result().error().kind);
    }

private slots:
    void initTestCase()
    {
        QProcessEnvironment secrets;
        tests::Sandboxes::addSecrets(secrets);
        for (const QString& key : secrets.keys())
            qputenv(qPrintable(key), secrets.value(key).toUtf8());
        m_engine = started(m_world);
        m_stranger = started(m_strangersWorld);
        m_page.route("GET", "/redirect/voucher/here/*", [](const sandbox::HttpRequest&) {
            return sandbox::HttpResponse{302, {}, {{"Location", "https://example.com/"}}};
        });
        m_page.route("GET", "/welcome/voucher/here/*",
                     [](const sandbox::HttpRequest&) { return sandbox::HttpResponse::html(u"Welcome to nginx!"_s); });
        m_page.route("GET", "/down/voucher/here/*", [](const sandbox::HttpRequest&) {
            return sandbox::HttpResponse{502, "Bad Gateway", {}};
        });
        QVERIFY(m_page.listen());
    }
    void cleanupTestCase()
    {
        m_engine.reset();
        m_stranger.reset();
    }

    void leads()
    {
        QCOMPARE(asked(m_engine->url()), u"here"_s);
        QCOMPARE(asked(QUrl(m_engine->url().toString(QUrl::StripTrailingSlash) + u'/')), u"here"_s);
    }

    void leadsElsewhere_data()
    {
        QTest::addColumn<QUrl>("address");
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("says");
        QTest::newRow("not set") << QUrl() << u"misconfigured"_s << u"config set server.public_url"_s;
        QTest::newRow("no web address") << QUrl(u"ftp://127.0.0.1/"_s) << u"misconfigured"_s << u"public_url"_s;
        QTest::newRow("nobody") << QUrl(u"http://127.0.0.1:1"_s) << u"unreachable"_s << u"does not answer"_s;
        QTest::newRow("another Loket") << m_stranger->url() << u"conflict"_s << u"somebody else"_s;
        QTest::newRow("a redirect") << m_page.url().resolved(QUrl(u"/redirect"_s)) << u"conflict"_s << u"redirects"_s;
        QTest::newRow("a welcome page") << m_page.url().resolved(QUrl(u"/welcome"_s)) << u"conflict"_s
                                        << u"somebody else"_s;
        QTest::newRow("a proxy without Loket")
            << m_page.url().resolved(QUrl(u"/down"_s)) << u"conflict"_s << u"where it forwards to"_s;
    }

    void leadsElsewhere()
    {
        QFETCH(QUrl, address);
        QFETCH(QString, kind);
        QFETCH(QString, says);
        QCOMPARE(asked(address), kind);
        QVERIFY2(m_detail.contains(says), qPrintable(m_detail));
    }

    // A PC behind a NAT, complete: settings, tunnel, the remote port, this engine; and its end is noticed.
    void throughTheReverseTunnel()
    {
        Sshd sshd;
        QVERIFY(sshd.start({}));
        QTcpServer probe;
        QVERIFY(probe.listen(QHostAddress::LocalHost));
        const quint16 there = probe.serverPort();
        probe.close();
        m_world.settings[u"tunnel.host"_s] = u"127.0.0.1"_s;
        m_world.settings[u"tunnel.port"_s] = QString::number(sshd.port());
        m_world.settings[u"tunnel.key"_s] = sshd.path(u"user"_s);
        m_world.settings[u"tunnel.fingerprint"_s] = sshd.fingerprint();
        m_world.settings[u"tunnel.remote_port"_s] = QString::number(there);
        m_world.writeSettings();
        using Condition = engine::TunnelState::Condition;
        QTRY_VERIFY_WITH_TIMEOUT(m_engine->state().tunnel.condition == Condition::Up, 15000);
        const QUrl far(u"http://127.0.0.1:%1"_s.arg(there));
        QCOMPARE(asked(far), u"here"_s);
        tests::Http http;
        QCOMPARE(http.get(far.resolved(QUrl(u"/voucher/"_s)), {{"Accept", "text/html"}}).status, 200);
        const auto health = http.get(far.resolved(QUrl(u"/healthz"_s))).json().value(u"parts"_s).toObject();
        QCOMPARE(health.value(u"tunnel"_s).toObject().value(u"state"_s).toString(), u"up"_s);
        sshd.kill();
        QTRY_VERIFY(m_engine->state().tunnel.condition == Condition::Down);
        QVERIFY(!m_engine->state().tunnel.problem.detail.isEmpty());
        QCOMPARE(asked(far), u"unreachable"_s);
        m_world.settings.remove(u"tunnel.host"_s);
        m_world.writeSettings();
        QTRY_VERIFY_WITH_TIMEOUT(m_engine->state().tunnel.condition == Condition::Off, 15000);
    }

    void onlyANonceIsAnswered()
    {
        tests::Http http;
        const auto status = [&](const QString& nonce) {
            return http.get(m_engine->url().resolved(QUrl(u"/voucher/here/"_s + nonce))).status;
        };
        QCOMPARE(status(QString(32, u'a')), 200);
        QCOMPARE(status(QString(31, u'a')), 404);
        QCOMPARE(status(QString(32, u'g')), 404);
    }

private:
    tests::Sandboxes m_world;
    tests::Sandboxes m_strangersWorld;
    std::unique_ptr<engine::Engine> m_engine;
    std::unique_ptr<engine::Engine> m_stranger;
    sandbox::HttpServer m_page;
    net::HttpClient m_http{std::chrono::seconds(5)};
    QString m_detail;
};

QTEST_GUILESS_MAIN(TestPublicAddress)
#include "tst_publicaddress.moc"
