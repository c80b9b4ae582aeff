// HTTPS: the guard under TLS, certificates and keys that cannot be used, and clients that do not use it.
#include "server/HttpServer.h"
#include "server/RawClient.h"

#include <QProcess>
#include <QSslCertificate>
#include <QSslSocket>
#include <QTemporaryDir>
#include <QTest>

using namespace loket;
using namespace loket::server;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using loket::test::RawClient;

class TestServerTls : public QObject
{
    Q_OBJECT

    static constexpr qint64 largeSize = 16 * 1024 * 1024; // more than the kernel accepts at once

    QTemporaryDir m_folder;
    std::unique_ptr<HttpServer> m_server;

    [[nodiscard]] QString file(const QString& name) const { return m_folder.filePath(name); }
    void make(const QStringList& key, const QString& name)
    {
        QStringList arguments{u"req"_s,
                              u"-x509"_s,
                              u"-nodes"_s,
                              u"-days"_s,
                              u"3650"_s,
                              u"-subj"_s,
                              u"/CN=localhost"_s,
                              u"-keyout"_s,
                              file(name + u".key"_s),
                              u"-out"_s,
                              file(name + u".crt"_s)};
        QProcess openssl;
        openssl.start(u"openssl"_s, arguments + key);
        QVERIFY2(openssl.waitForFinished(60000) && openssl.exitCode() == 0, "openssl is not installed");
    }
    [[nodiscard]] ServerSettings settings(const QString& name) const
    {
        return {.port = 0,
                .certificatePath = file(name + u".crt"_s),
                .keyPath = file(name + u".key"_s),
                .requestTimeout = 2000ms};
    }
    static RouteTable hello()
    {
        RouteTable router;
        router.get("/hello",
                   [](const Request& request) { return Reply{.contentType = "text/plain", .body = request.scheme}; });
        router.post("/echo",
                    [](const Request& request) { return Reply{.contentType = "text/plain", .body = request.body}; });
        router.get("/large", [](const Request&) {
            return Reply{.contentType = "text/plain", .body = QByteArray(largeSize, 'x')};
        });
        return router;
    }

private slots:
    void initTestCase()
    {
        make({u"-newkey"_s, u"rsa:2048"_s}, u"rsa"_s);
        make({u"-newkey"_s, u"ec"_s, u"-pkeyopt"_s, u"ec_paramgen_curve:prime256v1"_s}, u"ec"_s);
    }

    void answersOverTls_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("RSA") << u"rsa"_s;
        QTest::newRow("elliptic curve") << u"ec"_s;
    }

    void answersOverTls()
    {
        QFETCH(QString, name);
        HttpServer server(settings(name), hello());
        const auto listening = server.listen();
        QVERIFY2(listening.has_value(), listening ? "" : qPrintable(listening.error().detail));
        QCOMPARE(server.url().scheme(), u"https"_s);
        QSslSocket client;
        client.setPeerVerifyMode(QSslSocket::VerifyNone);
        QByteArray received;
        connect(&client, &QSslSocket::readyRead, this, [&] { received += client.readAll(); });
        client.connectToHostEncrypted(u"127.0.0.1"_s, server.port());
        QTRY_VERIFY(client.isEncrypted());
        client.write("GET /hello HTTP/1.1\r\nHost: x\r\n\r\n");
        QTRY_VERIFY(received.endsWith("\r\n\r\nhttps"));
        received.clear();
        const QByteArray body(60000, 'x');
        client.write("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 60000\r\n\r\n" + body);
        QTRY_VERIFY(received.endsWith("\r\n\r\n" + body));
        received.clear();
        client.write("GET /hello HTTP/1.1\r\nHost: x\r\n\r\nGET /hello HTTP/1.1\r\nHost: x\r\n\r\n");
        QTRY_VERIFY(received.startsWith("HTTP/1.1 400"));
        QTRY_COMPARE(client.state(), QAbstractSocket::UnconnectedState);
        QTRY_COMPARE(server.openConnections(), 0);
    }

    // Whoever came by HTTPS stays with it; on plain HTTP nobody may promise that (RFC 6797).
    void onlySecureAnswersAskForTls_data()
    {
        QTest::addColumn<QString>("name"); // of the certificate; empty: plain HTTP
        QTest::addColumn<QByteArray>("path");
        for (const char* path : {"/hello", "/later", "/nowhere"}) {
            QTest::addRow("TLS, %s", path) << u"ec"_s << QByteArray(path);
            QTest::addRow("plain, %s", path) << QString() << QByteArray(path);
        }
    }

    void onlySecureAnswersAskForTls()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, path);
        const bool isSecure = !name.isEmpty();
        RouteTable router = hello();
        router.get("/later", [](const Request&) {
            return Reply{.later = [](const std::function<void(const Reply&)>& answer) { answer(success()); }};
        });
        HttpServer server(isSecure ? settings(name) : ServerSettings{.port = 0}, router);
        QVERIFY(server.listen().has_value());
        QSslSocket client;
        client.setPeerVerifyMode(QSslSocket::VerifyNone);
        QByteArray received;
        connect(&client, &QSslSocket::readyRead, this, [&] { received += client.readAll(); });
        if (isSecure)
            client.connectToHostEncrypted(u"127.0.0.1"_s, server.port());
        else
            client.connectToHost(u"127.0.0.1"_s, server.port());
        QTRY_VERIFY(isSecure ? client.isEncrypted() : client.state() == QAbstractSocket::ConnectedState);
        client.write("GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n");
        QTRY_VERIFY(received.contains("\r\n\r\n"));
        QVERIFY2(received.startsWith(path == "/nowhere" ? "HTTP/1.1 404" : "HTTP/1.1 200"), received.constData());
        QCOMPARE(received.toLower().count("\r\nstrict-transport-security: max-age="), isSecure ? 1 : 0);
    }

    void theLastAnswerArrivesWhole()
    {
        HttpServer server(settings(u"ec"_s), hello());
        QVERIFY(server.listen().has_value());
        QSslSocket client;
        client.setPeerVerifyMode(QSslSocket::VerifyNone);
        QByteArray received;
        connect(&client, &QSslSocket::readyRead, this, [&] { received += client.readAll(); });
        client.connectToHostEncrypted(u"127.0.0.1"_s, server.port());
        QTRY_VERIFY(client.isEncrypted());
        client.write("GET /large HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        QTRY_VERIFY(received.endsWith("\r\n\r\n" + QByteArray(largeSize, 'x')));
        QTRY_COMPARE(client.state(), QAbstractSocket::UnconnectedState);
        QTRY_COMPARE(server.openConnections(), 0);
    }

    void aPlainClientIsClosed()
    {
        HttpServer server(settings(u"ec"_s), hello());
        QVERIFY(server.listen().has_value());
        RawClient client(server.port());
        client.send("GET /hello HTTP/1.1\r\nHost: x\r\n\r\n");
        QTRY_VERIFY(client.isClosed());
        QVERIFY(!client.received.contains("HTTP/1.1"));
        QTRY_COMPARE(server.openConnections(), 0);
    }

    void aSilentClientMeetsTheDeadline()
    {
        auto quick = settings(u"ec"_s);
        quick.requestTimeout = 100ms;
        HttpServer server(quick, hello());
        QVERIFY(server.listen().has_value());
        RawClient client(server.port());
        QTRY_COMPARE(server.openConnections(), 1);
        QTRY_VERIFY(client.isClosed());
        QTRY_COMPARE(server.openConnections(), 0);
    }

    void unusableFilesAreNamed_data()
    {
        QTest::addColumn<QString>("certificate");
        QTest::addColumn<QString>("key");
        QTest::newRow("no key set") << u"ec.crt"_s << QString();
        QTest::newRow("no certificate set") << QString() << u"ec.key"_s;
        QTest::newRow("no such certificate") << u"none.crt"_s << u"ec.key"_s;
        QTest::newRow("no such key") << u"ec.crt"_s << u"none.key"_s;
        QTest::newRow("a key for a certificate") << u"ec.key"_s << u"ec.key"_s;
        QTest::newRow("a certificate for a key") << u"ec.crt"_s << u"ec.crt"_s;
        QTest::newRow("another certificate's key") << u"ec.crt"_s << u"rsa.key"_s;
    }

    void unusableFilesAreNamed()
    {
        QFETCH(QString, certificate);
        QFETCH(QString, key);
        HttpServer server({.port = 0,
                           .certificatePath = certificate.isEmpty() ? QString() : file(certificate),
                           .keyPath = key.isEmpty() ? QString() : file(key)},
                          hello());
        const auto listening = server.listen();
        QVERIFY(!listening.has_value());
        QVERIFY(listening.error().kind == core::ErrorKind::Misconfigured);
        QVERIFY(!listening.error().detail.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestServerTls)
#include "tst_servertls.moc"
