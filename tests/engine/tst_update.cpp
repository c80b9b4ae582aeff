// The real engine on a database of the first schema: it answers at once, and sells when it is done.
#include "engine/EngineWorld.h"
#include "storage/Update.h"

#include <QDir>
#include <QTcpServer>
#include <QTest>

using namespace loket;
using namespace Qt::Literals::StringLiterals;

class TestUpdate : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { tests::EngineWorld::giveSecrets(); }

    void gatewaysAreToldToComeAgain()
    {
        tests::Sandboxes sandboxes;
        quint16 port = 0;
        {
            QTcpServer probe;
            QVERIFY(probe.listen(QHostAddress::LocalHost));
            port = probe.serverPort();
        }
        sandboxes.settings.insert(u"server.port"_s, QString::number(port));
        sandboxes.writeSettings();
        writeFirstSchema(sandboxes.folder.filePath(u"loket.db"_s));

        QByteArrayList answers;
        engine::EngineOptions options;
        options.dataFolder = sandboxes.folder.path();
        options.updating = [&](const storage::UpdateProgress& progress) { // inside start(): no event loop runs here
            if (progress.total == 0 || progress.done == progress.total)
                answers += ask(port, "POST /voucher/payment-webhook/tripay HTTP/1.1\r\nHost: x\r\n"
                                     "Content-Length: 2\r\nConnection: close\r\n\r\n{}");
        };
        engine::Engine engine(options);
        const auto started = engine.start();
        QVERIFY2(started, started ? "" : qPrintable(started.error().detail));
        QCOMPARE(answers.size(), 2); // while it copies, and at the last step
        for (const QByteArray& answer : std::as_const(answers)) {
            QVERIFY2(answer.startsWith("HTTP/1.1 503"), answer.constData());
            QVERIFY2(answer.toLower().contains("retry-after: "), answer.constData());
            QVERIFY2(answer.contains("\"success\":false"), answer.constData());
        }
        QCOMPARE(engine.url().port(), port);
        tests::Http http;
        QCOMPARE(http.get(engine.url().resolved(QUrl(u"/voucher/packages"_s))).status, 200);
        QCOMPARE(QDir(engine.folder().backups()).entryList({u"before-update-1-to-*.db"_s}, QDir::Files).size(), 1);
    }

private:
    static QByteArray ask(quint16 port, const QByteArray& request)
    {
        QTcpSocket socket;
        socket.connectToHost(QHostAddress(QHostAddress::LocalHost), port);
        if (!socket.waitForConnected())
            return "not connected";
        socket.write(request);
        QByteArray answer;
        while (socket.waitForReadyRead())
            answer += socket.readAll();
        return answer;
    }

    static void writeFirstSchema(const QString& path)
    {
        const auto old = storage::Database::inMemory(1);
        QVERIFY(old && (*old)->copyTo(path));
    }
};

QTEST_GUILESS_MAIN(TestUpdate)
#include "tst_update.moc"
