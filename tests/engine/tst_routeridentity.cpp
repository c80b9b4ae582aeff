// The true engine, and at its router's address another device: nothing is made there before somebody says so.
#include "core/Reasons.h"
#include "engine/EngineWorld.h"

#include <QSignalSpy>
#include <QTest>

using namespace loket;
using namespace Qt::Literals::StringLiterals;

class TestRouterIdentity : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { tests::EngineWorld::giveSecrets(); }
    void init() { m_world = std::make_unique<tests::EngineWorld>(); }
    void cleanup() { m_world.reset(); }

    void anotherDeviceIsAskedAbout_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("serial");
        QTest::addColumn<bool>("isVirtual");
        QTest::addColumn<bool>("isOther");
        QTest::newRow("the same one") << u"Loket-Sandbox"_s << u"SANDBOX0001"_s << false << false;
        QTest::newRow("the same one under a new name") << u"Warung"_s << u"SANDBOX0001"_s << false << false;
        QTest::newRow("another one of the same name") << u"Loket-Sandbox"_s << u"SANDBOX0002"_s << false << true;
        QTest::newRow("another one") << u"Tetangga"_s << u"SANDBOX0002"_s << false << true;
        QTest::newRow("one without a number, of another name") << u"Tetangga"_s << QString() << true << true;
        QTest::newRow("one without a number, of the same name") << u"Loket-Sandbox"_s << QString() << true << false;
    }

    void anotherDeviceIsAskedAbout()
    {
        QFETCH(QString, name);
        QFETCH(QString, serial);
        QFETCH(bool, isVirtual);
        QFETCH(bool, isOther);
        QCOMPARE(m_world->start(), QString());
        const QString first = m_world->buyAndPay();
        QTRY_VERIFY(isDone(first));
        m_world->stop();

        become(name, serial, isVirtual);
        const qsizetype users = m_world->sandboxes.router.users().size();
        QCOMPARE(m_world->start(), QString());
        const QString invoice = m_world->buyAndPay();
        if (!isOther) {
            QTRY_VERIFY(isDone(invoice));
            QVERIFY(alerts().isEmpty());
            QCOMPARE(m_world->operate(u"/voucher/api/routers/main/confirm"_s).status, 409);
            return;
        }
        QTRY_COMPARE(alerts(), QStringList{u"router_changed main"_s});
        QVERIFY(!isDone(invoice));
        QCOMPARE(m_world->sandboxes.router.users().size(), users);
        QTRY_VERIFY(m_world->engine().isAway(u"main"_s));
        const QString why = m_world->engine().alerts().first().why.error->detail;
        QVERIFY2(why.contains(name) && why.contains(u"SANDBOX0001"_s), qPrintable(why));

        QCOMPARE(m_world->operate(u"/voucher/api/routers/nowhere/confirm"_s).status, 404);
        QCOMPARE(m_world->http.post(m_world->url(u"/voucher/api/routers/main/confirm"_s), {}).status, 401);
        QCOMPARE(m_world->operate(u"/voucher/api/routers/main/confirm"_s).status, 200);
        QTRY_VERIFY(isDone(invoice));
        QTRY_VERIFY(alerts().isEmpty());
        // It is the right one from now on, also for the next run.
        m_world->stop();
        QCOMPARE(m_world->start(), QString());
        const QString last = m_world->buyAndPay();
        QTRY_VERIFY(isDone(last));
    }

    // It is noticed at the next login: a device that is exchanged loses its connections.
    void anExchangeWhileTheEngineRunsIsNoticed()
    {
        QCOMPARE(m_world->start(), QString());
        const auto isReachable = [&] { // it has told who it is
            return m_world->engine().state().routers.value(0).reach == engine::RouterState::Reach::Reachable;
        };
        QTRY_VERIFY(isReachable());
        become(u"Tetangga"_s, u"SANDBOX0002"_s, false);
        m_world->sandboxes.router.dropConnections();
        const QString invoice = m_world->buyAndPay(); // whoever wants something of it logs in
        QTRY_COMPARE(alerts(), QStringList{u"router_changed main"_s});
        QVERIFY(!isDone(invoice));
        // And the right one is back.
        become(u"Loket-Sandbox"_s, u"SANDBOX0001"_s, false);
        QTRY_VERIFY_WITH_TIMEOUT(alerts().isEmpty(), 40000);
        QTRY_VERIFY_WITH_TIMEOUT(isDone(invoice), 20000);
        const QString last = m_world->buyAndPay();
        QTRY_VERIFY(isDone(last));
    }

    void oneDeviceUnderTwoNamesIsRefused()
    {
        auto& settings = m_world->sandboxes.settings;
        settings.insert(u"router.second.host"_s, u"127.0.0.1"_s);
        settings.insert(u"router.second.port"_s, QString::number(m_world->sandboxes.router.port()));
        qputenv("LOKET_SECRET_ROUTER_SECOND_PASSWORD", "router-password");
        QCOMPARE(m_world->start(), QString());
        QTRY_COMPARE(alerts().size(), 1); // whoever logs in second
        QVERIFY(alerts().first().startsWith(u"router_changed "));
        const auto why = m_world->engine().alerts().first().why.error;
        QVERIFY(why && why->reason == core::Reason::RouterTwice);
        const QString twin = m_world->engine().alerts().first().subject;
        QCOMPARE(m_world->operate(u"/voucher/api/routers/%1/confirm"_s.arg(twin)).status, 409);
        qunsetenv("LOKET_SECRET_ROUTER_SECOND_PASSWORD");
    }

private:
    bool isDone(const QString& invoice) const
    {
        return m_world->purchase(invoice).status == domain::PurchaseStatus::Completed;
    }
    void become(const QString& name, const QString& serial, bool isVirtual)
    {
        sandbox::RouterModel& model = m_world->sandboxes.router.model();
        model.setVirtual(false);
        const sandbox::RouterAccount* account = model.account("loket");
        QVERIFY(account);
        QVERIFY(!model.execute({"/system/identity/set", "=name=" + name.toUtf8()}, *account).refusal);
        QVERIFY(!model.execute({"/system/routerboard/set", "=serial-number=" + serial.toUtf8()}, *account).refusal);
        model.setVirtual(isVirtual);
    }

    QStringList alerts() const
    {
        QStringList all;
        for (const engine::Alert& alert : m_world->engine().alerts()) {
            if (alert.kind == engine::AlertKind::RouterChanged)
                all += engine::toString(alert.kind) + u' ' + alert.subject;
        }
        return all;
    }

    std::unique_ptr<tests::EngineWorld> m_world;
};

QTEST_GUILESS_MAIN(TestRouterIdentity)
#include "tst_routeridentity.moc"
