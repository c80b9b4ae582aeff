#include "support/Http.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QProcess>
#include <QRegularExpression>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

using namespace loket;
using namespace Qt::Literals::StringLiterals;

// The HTTP of app/CONTRACT.md, section 6, with `loketd serve` against `loketd sandbox` counterparts, each in a process
// of its own, set up by the administration commands as an operator would.
class TestProcesses : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void cleanup()
    {
        m_running.clear(); // kills what still runs
        m_folder.reset();
    }

    void boughtPaidMadeSent()
    {
        const QString router = start(
            {u"sandbox"_s, u"router"_s, u"--port"_s, u"0"_s, u"--user"_s, u"loket"_s, u"--password"_s, u"geheim"_s},
            u"page and POST /_control: (\\S+)"_s);
        const QString apiPort = m_lastOutput.section(u"listening on 127.0.0.1:"_s, 1).section(u'\n', 0, 0);
        const QString gateways = start({u"sandbox"_s, u"gateways"_s, u"--port"_s, u"0"_s}, u"listening on (\\S+)"_s);
        const QRegularExpression tripayKeys(
            u"payments.tripay: base_url (\\S+), merchant_code (\\S+), api_key (\\S+), private_key (\\S+)"_s);
        QTRY_VERIFY(
            tripayKeys.match(m_lastOutput += QString::fromUtf8(m_running.back()->readAllStandardOutput())).hasMatch());
        const auto keys = tripayKeys.match(m_lastOutput);
        const QString whatsApp = start({u"sandbox"_s, u"whatsapp"_s, u"--port"_s, u"0"_s}, u"listening on (\\S+)"_s);
        QVERIFY(!router.isEmpty() && !gateways.isEmpty() && !whatsApp.isEmpty());

        for (const auto& [key, value] : {std::pair{u"server.port"_s, u"0"_s},
                                         {u"router.main.host"_s, u"127.0.0.1"_s},
                                         {u"router.main.port"_s, apiPort},
                                         {u"payments.gateways"_s, u"tripay"_s},
                                         {u"payments.tripay.base_url"_s, keys.captured(1)},
                                         {u"payments.tripay.merchant_code"_s, keys.captured(2)},
                                         {u"payments.poll_seconds"_s, u"1"_s},
                                         {u"delivery.channel"_s, u"fonnte"_s},
                                         {u"delivery.fonnte.base_url"_s, whatsApp + u"fonnte"_s}})
            QCOMPARE(run({u"config"_s, u"set"_s, key, value}).exitCode, 0);
        for (const auto& [key, value] : {std::pair{u"router.main.password"_s, u"geheim"_s},
                                         {u"payments.tripay.api_key"_s, keys.captured(3)},
                                         {u"payments.tripay.private_key"_s, keys.captured(4)},
                                         {u"delivery.fonnte.token"_s, u"any"_s}})
            QCOMPARE(run({u"secret"_s, u"set"_s, key}, value.toUtf8()).exitCode, 0);
        const QString token =
            run({u"token"_s, u"create"_s, u"test"_s, u"--scope"_s, u"read"_s}).output.trimmed().section(u' ', -1);

        const QUrl engine(start({u"serve"_s}, u"listening on (\\S+)"_s));
        QVERIFY(engine.isValid());
        QCOMPARE(m_http.get(engine.resolved(QUrl(u"/healthz"_s))).status, 200);

        const QByteArray order = QJsonDocument(QJsonObject{{u"packageId"_s, u"10k"_s},
                                                           {u"customerName"_s, u"Nur"_s},
                                                           {u"customerPhone"_s, u"+62 812 3456 789"_s},
                                                           {u"quantity"_s, 3}})
                                     .toJson();
        const QJsonObject placed =
            m_http.post(engine.resolved(QUrl(u"/voucher/purchase"_s)), order).json().value(u"data"_s).toObject();
        const QString invoice = placed.value(u"invoiceId"_s).toString();
        QCOMPARE(placed.value(u"amount"_s).toInt(), 30000);
        QCOMPARE(placed.value(u"package"_s).toObject().value(u"duration"_s).toString(), u"5d"_s);

        // Our own page redirects to the gateway's as soon as that is known.
        const QUrl paymentUrl(placed.value(u"paymentUrl"_s).toString());
        QTRY_COMPARE(m_http.get(paymentUrl, {{"Accept", "text/html"}}).status, 303);
        const QUrl payPage(QString::fromUtf8(m_http.get(paymentUrl, {{"Accept", "text/html"}}).location));
        QVERIFY(m_http.get(payPage).status == 200);
        QVERIFY(m_http.post(payPage, "action=pay", {{"Content-Type", "application/x-www-form-urlencoded"}}).status <
                400);

        const QUrl statusUrl(placed.value(u"statusUrl"_s).toString());
        const auto status = [&] { return m_http.get(statusUrl).json().value(u"data"_s).toObject(); };
        QTRY_COMPARE_WITH_TIMEOUT(status().value(u"status"_s).toString(), u"completed"_s, 15000);
        QTRY_COMPARE_WITH_TIMEOUT(status().value(u"delivery_status"_s).toString(), u"sent"_s, 15000);

        int onRouter = 0;
        for (const QJsonValue& user :
             m_http.get(QUrl(router).resolved(QUrl(u"/_users"_s))).json().value(u"users"_s).toArray())
            onRouter += user.toObject().value(u"comment"_s).toString().startsWith(u"loket:"_s + invoice) ? 1 : 0;
        QCOMPARE(onRouter, 3);
        const QByteArray inbox = m_http.get(QUrl(whatsApp).resolved(QUrl(u"/_messages"_s))).body;
        QCOMPARE(inbox.count(invoice.toUtf8()), 1);

        const tests::Answer payments = m_http.get(engine.resolved(QUrl(u"/voucher/api/payments?status=completed"_s)),
                                                  {{"Authorization", "Bearer " + token.toUtf8()}});
        QCOMPARE(payments.json().value(u"pagination"_s).toObject().value(u"total"_s).toInt(), 1);
        QCOMPARE(run({u"token"_s, u"revoke"_s, u"test"_s}).exitCode, 0);
        QCOMPARE(
            m_http
                .get(engine.resolved(QUrl(u"/voucher/api/payments"_s)), {{"Authorization", "Bearer " + token.toUtf8()}})
                .status,
            401);

        // A clean stop: exit code 0, and nothing secret in the log.
        QProcess& serve = *m_running.back();
        serve.terminate();
        QVERIFY(serve.waitForFinished());
        QCOMPARE(serve.exitCode(), 0);
        QFile log(m_folder->filePath(u"logs/loket.log"_s));
        QVERIFY(log.open(QIODevice::ReadOnly));
        const QByteArray written = log.readAll();
        QVERIFY(!written.contains("geheim") && !written.contains("8123456789") &&
                !written.contains(keys.captured(3).toUtf8()));
        for (const QJsonValue& voucher : status().value(u"vouchers"_s).toArray())
            QVERIFY(!written.contains(voucher.toObject().value(u"password"_s).toString().toUtf8()));
    }

    void badRequestsAreToldAndNothingIsStored_data()
    {
        QTest::addColumn<QByteArray>("head");
        QTest::addColumn<int>("status");
        const QByteArray start = "POST /voucher/purchase HTTP/1.1\r\nHost: x\r\n";
        QTest::newRow("a body over the limit")
            << start + "Content-Length: 70000\r\n\r\n" + QByteArray(70000, ' ') << 413;
        QTest::newRow("120 header lines") << start + QByteArray("A: b\r\n").repeated(120) + "\r\n" << 431;
        QTest::newRow("an unfinished request") << start + "Content-Length: 10\r\n\r\nabc" << 408;
    }

    void badRequestsAreToldAndNothingIsStored()
    {
        QFETCH(QByteArray, head);
        QFETCH(int, status);
        QCOMPARE(run({u"config"_s, u"set"_s, u"server.port"_s, u"0"_s}).exitCode, 0);
        QCOMPARE(run({u"config"_s, u"set"_s, u"server.request_timeout_ms"_s, u"500"_s}).exitCode, 0);
        const QUrl engine(start({u"serve"_s}, u"listening on (\\S+)"_s));
        QTcpSocket socket;
        socket.connectToHost(engine.host(), quint16(engine.port()));
        QVERIFY(socket.waitForConnected());
        socket.write(head);
        QByteArray answer;
        QTRY_VERIFY((answer += socket.readAll()).contains("\r\n"));
        QVERIFY2(answer.startsWith("HTTP/1.1 " + QByteArray::number(status)), answer.left(60).constData());
        const QString token =
            run({u"token"_s, u"create"_s, u"look"_s, u"--scope"_s, u"read"_s}).output.trimmed().section(u' ', -1);
        const QJsonObject dashboard = m_http
                                          .get(engine.resolved(QUrl(u"/voucher/api/dashboard"_s)),
                                               {{"Authorization", "Bearer " + token.toUtf8()}})
                                          .json();
        QCOMPARE(dashboard.value(u"data"_s)
                     .toObject()
                     .value(u"statistics"_s)
                     .toObject()
                     .value(u"total_purchases"_s)
                     .toInt(-1),
                 0);
    }

private:
    struct Ended
    {
        int exitCode = -1;
        QString output;
    };

    static QProcessEnvironment environment()
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"LOKET_KEYCHAIN"_s, u"off"_s);
        return environment;
    }

    Ended run(QStringList arguments, const QByteArray& input = {})
    {
        QProcess process;
        process.setProcessEnvironment(environment());
        process.start(QStringLiteral(LOKET_LOKETD), arguments << u"--data-dir"_s << m_folder->path());
        process.write(input);
        process.closeWriteChannel();
        if (!process.waitForFinished())
            return {};
        return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput())};
    }

    // Starts loketd and returns what `pattern` captures of its standard output.
    QString start(QStringList arguments, const QString& pattern)
    {
        if (arguments.first() == u"serve"_s)
            arguments << u"--data-dir"_s << m_folder->path();
        m_running.push_back(std::make_unique<QProcess>());
        QProcess& process = *m_running.back();
        process.setProcessEnvironment(environment());
        process.start(QStringLiteral(LOKET_LOKETD), arguments);
        m_lastOutput.clear();
        const QRegularExpression expected(pattern);
        if (!QTest::qWaitFor(
                [&] {
                    m_lastOutput += QString::fromUtf8(process.readAllStandardOutput());
                    return expected.match(m_lastOutput).hasMatch();
                },
                20000))
            qWarning() << "no answer from" << arguments << process.readAllStandardError();
        return expected.match(m_lastOutput).captured(1);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::vector<std::unique_ptr<QProcess>> m_running;
    QString m_lastOutput;
    tests::Http m_http;
};

QTEST_GUILESS_MAIN(TestProcesses)
#include "tst_processes.moc"
