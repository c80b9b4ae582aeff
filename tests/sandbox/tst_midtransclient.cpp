// The vendor's own client (midtrans-client from npm, pinned) creates, reads and verifies on the sandbox's Midtrans: it
// follows the protocol.
#include "sandbox/gateways/GatewaySandbox.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QTest>

using namespace loket;
using namespace loket::sandbox;
using namespace Qt::Literals::StringLiterals;

class TestMidtransClient : public QObject
{
    Q_OBJECT

    QString m_modules;

private slots:
    void initTestCase()
    {
        m_modules = qEnvironmentVariable("LOKET_NODE_MODULES", QStringLiteral(LOKET_NODE_MODULES));
        QVERIFY2(
            QFileInfo::exists(m_modules + u"/midtrans-client/package.json"_s),
            qPrintable(u"midtrans-client is not in %1; run tests/run.sh, or npm ci with tests/package-lock.json"_s.arg(
                m_modules)));
    }

    void worksOnTheSandbox()
    {
        core::SystemClock clock;
        GatewaySandbox sandbox(clock);
        QVERIFY(sandbox.listen());
        QProcess node;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"NODE_PATH"_s, m_modules);
        node.setProcessEnvironment(environment);
        node.start(u"node"_s, {QStringLiteral(LOKET_NODE_SCRIPT), sandbox.http().url().toString(),
                               QString::fromLatin1(MidtransKeys().serverKey)});
        QVERIFY2(node.waitForStarted(), "node is not installed");
        QVERIFY(QTest::qWaitFor([&] { return node.state() == QProcess::NotRunning; }, 30'000));
        QVERIFY2(node.exitCode() == 0, node.readAllStandardError().constData());

        QJsonObject said;
        for (const QByteArray& line : node.readAllStandardOutput().split('\n')) {
            const QJsonObject step = QJsonDocument::fromJson(line).object();
            said.insert(step.value(u"step"_s).toString(), step.value(u"value"_s));
        }
        QCOMPARE(said.value(u"wrong key"_s).toString(), u"401"_s);
        QCOMPARE(said.value(u"wrong sum"_s).toString(), u"400"_s);
        QVERIFY(said.value(u"token"_s).toBool());
        QCOMPARE(said.value(u"page"_s).toInt(), 200);
        QCOMPARE(said.value(u"pending"_s).toString(), u"pending"_s);
        QCOMPARE(said.value(u"no channel"_s).toString(), u"404"_s);
        QCOMPARE(said.value(u"unknown"_s).toString(), u"404"_s);
        QVERIFY(said.value(u"signature"_s).toBool());
        QCOMPARE(said.value(u"paid"_s).toArray(), (QJsonArray{u"settlement"_s, u"15000.00"_s, u"200"_s, u"accept"_s}));
        QCOMPARE(said.value(u"again"_s).toString(), u"406"_s);
        QCOMPARE(said.value(u"expire paid"_s).toString(), u"412"_s);
        QCOMPARE(said.value(u"refund"_s).toString(), u"refund"_s);
        QCOMPARE(said.value(u"expire"_s).toString(), u"expire"_s);
    }
};

QTEST_GUILESS_MAIN(TestMidtransClient)
#include "tst_midtransclient.moc"
