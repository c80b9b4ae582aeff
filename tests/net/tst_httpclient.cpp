#include "core/Reasons.h"
#include "net/HttpClient.h"
#include "support/TlsIdentity.h"

#include <QElapsedTimer>
#include <QFile>
#include <QScopeGuard>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslSocket>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>
#include <QTimeZone>
#include <QTimer>

using namespace Qt::Literals::StringLiterals;
using namespace loket;
using namespace std::chrono_literals;
using core::ErrorKind;
using net::HttpAnswer;

namespace {

// Reads a whole request, then writes `answer` and, if `cut`, disconnects. Never answers where `answer` is empty and
// `cut` is not set.
class RawServer : public QTcpServer
{
public:
    QByteArray answer;
    bool cut = false;
    int requests = 0;
    QByteArray lastRequest;

    RawServer()
    {
        listen(QHostAddress::LocalHost);
        connect(this, &QTcpServer::newConnection, this, [this] {
            QTcpSocket* socket = nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] { onBytes(socket); });
            connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        });
    }
    [[nodiscard]] QUrl url(const QString& path = u"/x"_s) const
    {
        return QUrl(u"http://127.0.0.1:%1%2"_s.arg(serverPort()).arg(path));
    }

private:
    void onBytes(QTcpSocket* socket)
    {
        QByteArray& buffer = m_buffers[socket];
        buffer += socket->readAll();
        const qsizetype end = buffer.indexOf("\r\n\r\n");
        if (end < 0)
            return;
        const qsizetype at = buffer.toLower().indexOf("content-length: ");
        const qsizetype length = at < 0 ? 0 : buffer.mid(at + 16, buffer.indexOf("\r\n", at) - at - 16).toLongLong();
        if (buffer.size() < end + 4 + length)
            return;
        ++requests;
        lastRequest = buffer;
        buffer.clear();
        socket->write(answer);
        if (cut)
            socket->disconnectFromHost();
    }

    QHash<QTcpSocket*, QByteArray> m_buffers;
};

// Uses TLS with the given certificate, stores what it reads inside, and answers a whole head with `answer`.
class TlsServer : public QTcpServer
{
public:
    QSslCertificate certificate;
    QSslKey key;
    QByteArray answer;
    QByteArray seen;
    int connections = 0;

protected:
    void incomingConnection(qintptr descriptor) override
    {
        ++connections;
        auto* socket = new QSslSocket(this);
        socket->setSocketDescriptor(descriptor);
        socket->setLocalCertificate(certificate);
        socket->setPrivateKey(key);
        connect(socket, &QSslSocket::readyRead, this, [this, socket] {
            seen += socket->readAll();
            if (seen.contains("\r\n\r\n") && !answer.isEmpty())
                socket->write(answer);
        });
        socket->startServerEncryption();
    }
};

core::Result<HttpAnswer> waitFor(core::Async<HttpAnswer> future)
{
    if (!QTest::qWaitFor([&] { return future.isFinished(); }, 10000))
        return core::fail(ErrorKind::Internal, u"the call never ended"_s);
    return future.result();
}

net::HttpRequest post(const QUrl& url, const QByteArray& body = "a=b")
{
    return {"POST", url, {{"Content-Type", "application/x-www-form-urlencoded"}, {"X-Key", "secret"}}, body};
}

} // namespace

class TestHttpClient : public QObject
{
    Q_OBJECT

private slots:
    void answers_data()
    {
        QTest::addColumn<QByteArray>("raw");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("200") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi") << 200 << QByteArray("hi");
        QTest::newRow("without a length, closed")
            << QByteArray("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nhi") << 200 << QByteArray("hi");
        QTest::newRow("chunked") << QByteArray(
                                        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhi\r\n0\r\n\r\n")
                                 << 200 << QByteArray("hi");
        for (const int status : {400, 401, 403, 404, 406, 407, 409, 418, 422, 429, 500, 502, 503, 504}) {
            QTest::addRow("%d with a body", status)
                << QByteArray("HTTP/1.1 " + QByteArray::number(status) + " X\r\nContent-Length: 2\r\n\r\nno") << status
                << QByteArray("no");
        }
        QTest::newRow("redirect is not followed")
            << QByteArray("HTTP/1.1 302 Found\r\nLocation: /elsewhere\r\nContent-Length: 0\r\n\r\n") << 302
            << QByteArray();
        QTest::newRow("redirect to another host is not followed")
            << QByteArray("HTTP/1.1 307 X\r\nLocation: http://127.0.0.2:1/\r\nContent-Length: 0\r\n\r\n") << 307
            << QByteArray();
    }

    void answers()
    {
        QFETCH(QByteArray, raw);
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        RawServer server;
        server.answer = raw;
        server.cut = raw.contains("Connection: close");
        net::HttpClient client(5s);
        const auto answer = waitFor(client.send(post(server.url())));
        QVERIFY2(answer, answer ? "" : qPrintable(answer.error().detail));
        QCOMPARE(answer->status, status);
        QCOMPARE(answer->body, body);
        QCOMPARE(server.requests, 1);
        QVERIFY(server.lastRequest.startsWith("POST /x HTTP/1.1\r\n"));
        QVERIFY(server.lastRequest.endsWith("\r\n\r\na=b"));
        QVERIFY(server.lastRequest.toLower().contains("x-key: secret\r\n"));
    }

    void failures_data()
    {
        QTest::addColumn<QByteArray>("raw");
        QTest::addColumn<bool>("cut");
        QTest::addColumn<int>("kind");
        const auto row = [](const char* name, const QByteArray& raw, bool cut, ErrorKind kind) {
            QTest::newRow(name) << raw << cut << int(kind);
        };
        row("hangs", {}, false, ErrorKind::Timeout);
        row("hangs inside the head", "HTTP/1.1 200 OK\r\nContent-", false, ErrorKind::Timeout);
        row("hangs inside the body", "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhi", false, ErrorKind::Timeout);
        row("cuts after reading", {}, true, ErrorKind::ConnectionLost);
        row("cuts inside the body", "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhi", true, ErrorKind::ConnectionLost);
        row("2 MiB", "HTTP/1.1 200 OK\r\nContent-Length: 2097152\r\n\r\n" + QByteArray(2097152, 'x'), false,
            ErrorKind::Protocol);
        row("2 MiB without a length", "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + QByteArray(2097152, 'x'), true,
            ErrorKind::Protocol);
    }

    void failures()
    {
        QFETCH(QByteArray, raw);
        QFETCH(bool, cut);
        QFETCH(int, kind);
        for (const QByteArray method : {"POST", "GET"}) {
            RawServer server;
            server.answer = raw;
            server.cut = cut;
            net::HttpClient client(500ms);
            net::HttpRequest request = post(server.url());
            request.method = method;
            const auto answer = waitFor(client.send(request));
            QVERIFY(!answer);
            QVERIFY2(answer.error().kind == ErrorKind(kind),
                     qPrintable(core::toString(answer.error().kind) + u": "_s + answer.error().detail));
            QVERIFY(answer.error().reason != core::Reason::None);
            QVERIFY(core::isInDoubt(answer.error().kind));
            if (method == "POST")
                QCOMPARE(server.requests, 1); // never sent a second time unnoticed
        }
    }

    void garbageIsInDoubt_data()
    {
        QTest::addColumn<QByteArray>("raw");
        QTest::addColumn<QByteArray>("method");
        for (const QByteArray method : {"GET", "POST"}) {
            QTest::addRow("another protocol, %s", method.constData())
                << QByteArray("SSH-2.0-OpenSSH_9.2p1\r\n\r\n") << method;
            QTest::addRow("binary, %s", method.constData()) << QByteArray(2000, '\xff') << method;
        }
    }

    void garbageIsInDoubt()
    {
        QFETCH(QByteArray, raw);
        QFETCH(QByteArray, method);
        RawServer server;
        server.answer = raw;
        server.cut = true;
        net::HttpClient client(1s);
        net::HttpRequest request = post(server.url());
        request.method = method;
        const auto answer = waitFor(client.send(request));
        QVERIFY(!answer);
        QVERIFY2(core::isInDoubt(answer.error().kind), qPrintable(core::toString(answer.error().kind)));
    }

    void emptyPostIsSentOnce()
    {
        RawServer server;
        server.cut = true;
        net::HttpClient client(2s);
        const auto answer = waitFor(client.send(post(server.url(), {})));
        QVERIFY(!answer && answer.error().kind == ErrorKind::ConnectionLost);
        QCOMPARE(server.requests, 1);
        QVERIFY(server.lastRequest.toLower().contains("content-length: 0\r\n"));
    }

    void slowDripsEndAtTheDeadline()
    {
        RawServer server;
        server.answer = "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n";
        QTimer drip;
        connect(&drip, &QTimer::timeout, &server, [&] {
            for (QTcpSocket* socket : server.findChildren<QTcpSocket*>())
                socket->write("x");
        });
        drip.start(50);
        net::HttpClient client(600ms);
        QElapsedTimer elapsed;
        elapsed.start();
        const auto answer = waitFor(client.send(post(server.url())));
        QVERIFY(!answer && answer.error().kind == ErrorKind::Timeout);
        QVERIFY(elapsed.elapsed() < 5000);
    }

    void nothingSent_data()
    {
        QTest::addColumn<QString>("url");
        quint16 closed = 0;
        {
            QTcpServer server;
            server.listen(QHostAddress::LocalHost);
            closed = server.serverPort();
        }
        QTest::newRow("closed port") << u"http://127.0.0.1:%1/"_s.arg(closed);
        QTest::newRow("unknown host") << u"http://no-such-host.invalid/"_s;
    }

    void nothingSent()
    {
        QFETCH(QString, url);
        net::HttpClient client(5s);
        const auto answer = waitFor(client.send(post(QUrl(url))));
        QVERIFY(!answer);
        QVERIFY2(answer.error().kind == ErrorKind::Unreachable, qPrintable(core::toString(answer.error().kind)));
        QVERIFY(!core::isInDoubt(answer.error().kind));
    }

    void tlsAgainstAPlainServerSendsNothing_data()
    {
        QTest::addColumn<bool>("cut");
        QTest::newRow("answers with text") << true;
        QTest::newRow("is silent") << false;
    }

    void tlsAgainstAPlainServerSendsNothing()
    {
        QFETCH(bool, cut);
        QTcpServer server;
        server.listen(QHostAddress::LocalHost);
        QByteArray seen;
        connect(&server, &QTcpServer::newConnection, &server, [&] {
            QTcpSocket* socket = server.nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, &server, [&, socket] {
                seen += socket->readAll();
                if (cut) {
                    socket->write("HTTP/1.1 400 plain\r\n\r\n");
                    socket->disconnectFromHost();
                }
            });
        });
        net::HttpClient client(700ms);
        const auto answer = waitFor(client.send(post(QUrl(u"https://127.0.0.1:%1/"_s.arg(server.serverPort())))));
        QVERIFY(!answer);
        QVERIFY2(answer.error().kind == ErrorKind::Unreachable,
                 qPrintable(core::toString(answer.error().kind) + answer.error().detail));
        QVERIFY(!seen.contains("secret"));
    }

    // An untrusted certificate: the call ends before a byte of the request is sent.
    void strangersCertificatesAreNotTrusted()
    {
        QTemporaryDir folder;
        const auto identity = loket::tests::makeTlsIdentity(folder.path(), u"127.0.0.1"_s);
        TlsServer server;
        server.certificate = identity.certificate;
        server.key = identity.key;
        QVERIFY(!server.certificate.isNull() && !server.key.isNull());
        QVERIFY(server.listen(QHostAddress::LocalHost));
        net::HttpClient client(5s);
        const auto answer = waitFor(client.send(post(QUrl(u"https://127.0.0.1:%1/"_s.arg(server.serverPort())))));
        QVERIFY(!answer);
        QVERIFY2(answer.error().kind == ErrorKind::Unreachable,
                 qPrintable(core::toString(answer.error().kind) + answer.error().detail));
        QVERIFY(server.connections > 0);
        QCOMPARE(server.seen, QByteArray());
    }

    void theDateOfAnAnswerIsPassedOn_data()
    {
        QTest::addColumn<bool>("isTls");
        QTest::addColumn<QByteArray>("date");
        QTest::addColumn<int>("status");
        QTest::addColumn<bool>("isHeard");
        const QByteArray date = "Date: Wed, 02 Dec 2026 03:04:05 GMT\r\n";
        QTest::newRow("https") << true << date << 200 << true;
        QTest::newRow("https, a refusal") << true << date << 401 << true;
        QTest::newRow("https, without a date") << true << QByteArray() << 200 << false;
        QTest::newRow("https, a date that cannot be read") << true << QByteArray("Date: today\r\n") << 200 << false;
        QTest::newRow("http: anybody on the way may have written it") << false << date << 200 << false;
    }
    // The computer's clock is compared with it.
    void theDateOfAnAnswerIsPassedOn()
    {
        QFETCH(bool, isTls);
        QFETCH(QByteArray, date);
        QFETCH(int, status);
        QFETCH(bool, isHeard);
        const QByteArray raw =
            "HTTP/1.1 " + QByteArray::number(status) + " X\r\n" + date + "Content-Length: 2\r\n\r\nhi";
        QTemporaryDir folder;
        const auto identity = loket::tests::makeTlsIdentity(folder.path(), u"127.0.0.1"_s);
        TlsServer secure;
        secure.certificate = identity.certificate;
        secure.key = identity.key;
        secure.answer = raw;
        QVERIFY(!secure.certificate.isNull() && secure.listen(QHostAddress::LocalHost));
        RawServer open;
        open.answer = raw;
        const QSslConfiguration before = QSslConfiguration::defaultConfiguration();
        const auto back = qScopeGuard([&before] { QSslConfiguration::setDefaultConfiguration(before); });
        QSslConfiguration trusting = before;
        trusting.addCaCertificate(secure.certificate);
        QSslConfiguration::setDefaultConfiguration(trusting);
        QList<QDateTime> heard;
        net::HttpClient client(5s);
        client.onDate([&heard](const QDateTime& told) { heard += told; });
        const auto answer =
            waitFor(client.send(post(isTls ? QUrl(u"https://127.0.0.1:%1/x"_s.arg(secure.serverPort())) : open.url())));
        QVERIFY2(answer, answer ? "" : qPrintable(answer.error().detail));
        QCOMPARE(answer->status, status);
        QCOMPARE(heard,
                 isHeard ? QList{QDateTime(QDate(2026, 12, 2), QTime(3, 4, 5), QTimeZone::utc())} : QList<QDateTime>());
    }

    void refusesOtherAddresses_data()
    {
        QTest::addColumn<QString>("url");
        QTest::newRow("empty") << QString();
        QTest::newRow("no host") << u"http:///x"_s;
        QTest::newRow("file") << u"file:///etc/passwd"_s;
        QTest::newRow("ftp") << u"ftp://127.0.0.1/"_s;
    }

    void refusesOtherAddresses()
    {
        QFETCH(QString, url);
        net::HttpClient client(1s);
        const auto answer = waitFor(client.send(post(QUrl(url))));
        QVERIFY(!answer && answer.error().kind == ErrorKind::InvalidInput);
    }

    void callsDieWithTheClient()
    {
        RawServer server;
        auto client = std::make_unique<net::HttpClient>(10s);
        QObject context;
        QList<ErrorKind> kinds;
        for (int i = 0; i < 3; ++i) {
            client->send(post(server.url())).then(&context, [&](const core::Result<HttpAnswer>& answer) {
                kinds.append(answer.error().kind);
            });
        }
        QTRY_COMPARE(server.requests, 3);
        client.reset();
        QTRY_COMPARE(kinds.size(), 3);
        for (const ErrorKind kind : kinds)
            QVERIFY(kind == ErrorKind::Cancelled);
    }

    void callsMadeWhileTheClientDiesAreCancelledToo()
    {
        RawServer server;
        auto client = std::make_unique<net::HttpClient>(10s);
        net::HttpClient* raw = client.get();
        QList<ErrorKind> kinds;
        client->send(post(server.url())).then(QtFuture::Launch::Sync, [&](const core::Result<HttpAnswer>& first) {
            kinds.append(first.error().kind);
            raw->send(post(server.url())).then(QtFuture::Launch::Sync, [&](const core::Result<HttpAnswer>& second) {
                kinds.append(second.error().kind);
            });
        });
        QTRY_COMPARE(server.requests, 1);
        client.reset();
        QCOMPARE(kinds.size(), 2);
        QVERIFY(kinds.at(0) == ErrorKind::Cancelled && kinds.at(1) == ErrorKind::Cancelled);
        QCOMPARE(server.requests, 1);
    }

    void manyCallsAtOnceAllEnd()
    {
        RawServer server;
        server.answer = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi";
        net::HttpClient client(10s);
        QList<core::Async<HttpAnswer>> calls;
        for (int i = 0; i < 40; ++i)
            calls.append(client.send(post(server.url())));
        for (const auto& call : calls)
            QVERIFY(waitFor(call));
        QCOMPARE(server.requests, 40);
    }

    void detailsHoldNoAddressQueryAndNoBody()
    {
        RawServer server;
        server.cut = true;
        net::HttpClient client(2s);
        const auto answer = waitFor(client.send(post(server.url(u"/send?token=hidden"_s), "phone=628123456789")));
        QVERIFY(!answer);
        for (const QString& word : {u"hidden"_s, u"628123456789"_s, u"secret"_s})
            QVERIFY2(!answer.error().detail.contains(word), qPrintable(answer.error().detail));
    }

    void proxyOfTheEnvironmentIsUsed()
    {
        RawServer proxy;
        proxy.answer = "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nvia";
        RawServer direct;
        direct.answer = "HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\ndirect";
        qputenv("http_proxy", u"http://127.0.0.1:%1"_s.arg(proxy.serverPort()).toLatin1());
        net::HttpClient client(5s);
        const auto far = waitFor(client.send(post(QUrl(u"http://gateway.example/pay"_s))));
        const auto near = waitFor(client.send(post(direct.url())));
        qunsetenv("http_proxy");
        QVERIFY2(far, far ? "" : qPrintable(far.error().detail));
        QCOMPARE(far->body, QByteArray("via"));
        QVERIFY2(near, near ? "" : qPrintable(near.error().detail));
        QCOMPARE(near->body, QByteArray("direct"));
    }

    void statusToError_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<int>("kind"); // -1: none
        const auto row = [](int status, int kind) { QTest::addRow("%d", status) << status << kind; };
        for (const int status : {200, 201, 204})
            row(status, -1);
        for (const int status : {301, 302, 303, 307, 308, 400, 405, 413, 415, 422})
            row(status, int(ErrorKind::Refused));
        row(401, int(ErrorKind::Unauthorized));
        row(403, int(ErrorKind::Forbidden));
        row(404, int(ErrorKind::NotFound));
        row(406, int(ErrorKind::Conflict));
        row(409, int(ErrorKind::Conflict));
        row(429, int(ErrorKind::RateLimited));
        for (const int status : {408, 425, 500, 502, 503, 504})
            row(status, int(ErrorKind::Unavailable));
    }

    void statusToError()
    {
        QFETCH(int, status);
        QFETCH(int, kind);
        const auto error = net::errorFromStatus({status, {}, {{"retry-after", "7"}}}, u"tripay"_s);
        QCOMPARE(error ? int(error->kind) : -1, kind);
        if (error && (error->kind == ErrorKind::RateLimited || error->kind == ErrorKind::Unavailable))
            QVERIFY(error->retryAfter == 7s);
    }

    void retryAfter_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<qint64>("milliseconds"); // -1: none
        QTest::newRow("absent") << QByteArray() << qint64(-1);
        QTest::newRow("seconds") << QByteArray("120") << qint64(120000);
        QTest::newRow("zero") << QByteArray("0") << qint64(0);
        QTest::newRow("date") << QByteArray("Fri, 02 Jan 2026 03:05:05 GMT") << qint64(60000);
        QTest::newRow("date in the past") << QByteArray("Fri, 02 Jan 2026 03:00:00 GMT") << qint64(0);
        QTest::newRow("a year") << QByteArray("31536000") << qint64(86400000);
        QTest::newRow("beyond all numbers") << QByteArray("9223372036854775807") << qint64(86400000);
        QTest::newRow("negative") << QByteArray("-5") << qint64(-1);
        QTest::newRow("words") << QByteArray("soon") << qint64(-1);
    }

    void retryAfter()
    {
        QFETCH(QByteArray, header);
        QFETCH(qint64, milliseconds);
        // By the answer's own clock: this computer's has nothing to do with it.
        const auto wait =
            HttpAnswer{503, {}, {{"date", "Fri, 02 Jan 2026 03:04:05 GMT"}, {"retry-after", header}}}.retryAfter();
        QCOMPARE(wait ? qint64(wait->count()) : qint64(-1), milliseconds);
    }

    void retryAfterADateWithoutAClock()
    {
        const HttpAnswer answer{503, {}, {{"retry-after", "Fri, 02 Jan 2026 03:05:05 GMT"}}};
        QVERIFY(!answer.retryAfter());
    }
};

QTEST_GUILESS_MAIN(TestHttpClient)
#include "tst_httpclient.moc"
