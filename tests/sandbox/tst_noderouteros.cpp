// A third party's client (node-routeros from npm, pinned) works on the sandbox router: it follows the protocol.
// This client does not support "!empty", so the router acts as one before 7.18.
#include "sandbox/router/RouterSandbox.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QTest>

using namespace loket::sandbox;
using namespace Qt::Literals::StringLiterals;

class TestNodeRouterOs : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_modules = qEnvironmentVariable("LOKET_NODE_MODULES", QStringLiteral(LOKET_NODE_MODULES));
        QVERIFY2(
            QFileInfo::exists(m_modules + u"/node-routeros/package.json"_s),
            qPrintable(u"node-routeros is not in %1; run tests/run.sh, or npm ci with tests/package-lock.json"_s.arg(
                m_modules)));
    }

    void worksOnTheSandbox_data()
    {
        QTest::addColumn<QString>("face");
        QTest::newRow("RouterOS 7.16") << u"v7"_s;
        QTest::newRow("RouterOS 6.49") << u"v6"_s;
        QTest::newRow("RouterOS 6.42, challenge login") << u"v6-old"_s;
    }

    void worksOnTheSandbox()
    {
        QFETCH(QString, face);
        RouterSandbox router("loket", "rahasia");
        router.model().setFace(*RouterFace::named(face));
        QVERIFY(router.listen());

        QProcess node;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"NODE_PATH"_s, m_modules);
        node.setProcessEnvironment(environment);
        node.start(u"node"_s,
                   {QStringLiteral(LOKET_NODE_SCRIPT), QString::number(router.port()), u"loket"_s, u"rahasia"_s});
        QVERIFY2(node.waitForStarted(), "node is not installed");
        QVERIFY(QTest::qWaitFor([&] { return node.state() == QProcess::NotRunning; }, 30'000));
        QVERIFY2(node.exitCode() == 0, node.readAllStandardError().constData());

        QJsonObject said;
        for (const QByteArray& line : node.readAllStandardOutput().split('\n')) {
            const QJsonObject step = QJsonDocument::fromJson(line).object();
            said.insert(step.value(u"step"_s).toString(), step.value(u"value"_s));
        }
        QCOMPARE(said.value(u"wrong login"_s).toString(), u"Username or password is invalid"_s);
        QCOMPARE(said.value(u"identity"_s).toString(), u"Loket-Sandbox"_s);
        QCOMPARE(said.value(u"listed"_s).toArray(),
                 (QJsonArray{u"default-trial"_s, u"node1"_s, u"node2"_s, u"node3"_s}));
        QCOMPARE(said.value(u"queried"_s).toArray(), QJsonArray{u"node3"_s});
        QCOMPARE(said.value(u"either"_s).toArray(), (QJsonArray{u"node1"_s, u"node2"_s}));
        QCOMPARE(said.value(u"password"_s).toString(), u"rahasia=1"_s);
        QCOMPARE(said.value(u"duplicate"_s).toString(), u"failure: already have user with this name for this server"_s);
        QCOMPARE(said.value(u"profile"_s).toString(), u"input does not match any value of profile"_s);
        QCOMPARE(said.value(u"left"_s).toArray(), (QJsonArray{u"node1"_s, u"node3"_s}));
        QCOMPARE(router.users().size(), 2);
    }

private:
    QString m_modules;
};

QTEST_GUILESS_MAIN(TestNodeRouterOs)
#include "tst_noderouteros.moc"
