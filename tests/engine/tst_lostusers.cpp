// A router that was reset, or on which somebody removed Loket's users: it is told with what to do, nothing is written
// off or believed to be gone, and it is over when they are back or were made again.
#include "core/Reasons.h"
#include "engine/EngineWorld.h"
#include "engine/LifeWorld.h"

#include <QTest>

using namespace loket;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using domain::VoucherStatus;
using sales::DriftAction;

class TestLostUsers : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { tests::EngineWorld::giveSecrets(); }
    void init()
    {
        m_world = std::make_unique<tests::LifeWorld>();
        m_lost.clear();
        m_world->sell(domain::Counting::Sale, 48h);
        QVERIFY(m_world->start());
    }
    void cleanup() { m_world.reset(); }

    void whenItIsALoss_data()
    {
        QTest::addColumn<int>("sold");
        QTest::addColumn<int>("gone");
        QTest::addColumn<bool>("isLoss");
        QTest::newRow("none") << 3 << 0 << false;
        QTest::newRow("the only one") << 1 << 1 << false; // removed by hand
        QTest::newRow("one of three") << 3 << 1 << false;
        QTest::newRow("half") << 4 << 2 << false;
        QTest::newRow("both") << 2 << 2 << true;
        QTest::newRow("most") << 4 << 3 << true;
        QTest::newRow("all") << 4 << 4 << true;
    }
    void whenItIsALoss()
    {
        QFETCH(int, sold);
        QFETCH(int, gone);
        QFETCH(bool, isLoss);
        const qint64 id = m_world->buy(sold);
        QVERIFY(m_world->pass());
        QVERIFY(alerts().isEmpty());
        lose(gone);
        QVERIFY(m_world->pass());
        QCOMPARE(alerts(), isLoss ? QStringList{u"main"_s} : QStringList());
        const auto report = drift();
        QCOMPARE(report.total, gone);
        for (const sales::DriftItem& item : report.items) {
            QVERIFY(item.kind == sales::DriftKind::Missing);
            QVERIFY(item.actions.contains(DriftAction::MakeAgain));
            QCOMPARE(item.actions.contains(DriftAction::WriteOff), !isLoss);
            if (isLoss) {
                const auto refused = mend(item.username, DriftAction::WriteOff);
                QVERIFY(!refused && refused.error().reason == core::Reason::DriftAction);
            }
        }
        for (int number = 1; number <= sold; ++number)
            QVERIFY(m_world->voucher(id, number).status == VoucherStatus::OnRouter);
        if (!isLoss)
            return;
        const QString why = core::english(m_world->engine().alerts().first().why);
        QVERIFY2(why.startsWith(u"%1 of %2 are not there"_s.arg(gone).arg(sold)), qPrintable(why));
    }

    // From a copy of the router: whoever was surfing goes on, and what has ended meanwhile is put out.
    void itIsOverWhenTheyAreBack()
    {
        const qint64 ended = m_world->buy();
        m_world->clock.leap(47h);
        const qint64 id = m_world->buy(3);
        m_world->clock.leap(2h);
        QVERIFY(m_world->pass());
        QVERIFY(m_world->voucher(ended).status == VoucherStatus::Expired);
        QVERIFY(m_world->userOf(m_world->voucher(ended)).disabled);
        lose(4);
        QVERIFY(m_world->pass());
        QCOMPARE(alerts(), QStringList{u"main"_s});
        QVERIFY(m_world->voucher(ended).status == VoucherStatus::Expired); // not believed to be removed
        for (sandbox::Values& user : m_lost)
            user.insert("disabled", "false"); // the copy is of a time when it had not ended
        putBack();
        QVERIFY(m_world->pass());
        QVERIFY(alerts().isEmpty());
        QCOMPARE(drift().total, 0);
        for (int number = 1; number <= 3; ++number)
            QVERIFY(m_world->voucher(id, number).status == VoucherStatus::OnRouter);
        QVERIFY(m_world->userOf(m_world->voucher(ended)).disabled);
    }

    void itIsOverWhenTheyWereMadeAgain()
    {
        const qint64 id = m_world->buy(4);
        QVERIFY(m_world->pass());
        lose(4);
        QVERIFY(m_world->pass());
        QCOMPARE(alerts(), QStringList{u"main"_s});
        for (int number = 1; number <= 4; ++number) {
            QCOMPARE(alerts().isEmpty(), number > 2); // half of them are back
            QVERIFY(mend(m_world->voucher(id, number).username, DriftAction::MakeAgain));
        }
        QVERIFY(m_world->pass());
        QVERIFY(alerts().isEmpty());
        QCOMPARE(m_world->router().users().size(), 4);
        QCOMPARE(drift().total, 0);
    }

    // It stands over a restart until the router was compared once more.
    void aRestartDoesNotEndIt()
    {
        QVERIFY(m_world->buy(3) > 0);
        QVERIFY(m_world->pass());
        lose(3);
        QVERIFY(m_world->pass());
        QCOMPARE(alerts(), QStringList{u"main"_s});
        m_world->stop();
        QVERIFY(m_world->start());
        QTRY_VERIFY(m_world->engine().state().routers.value(0).reach == engine::RouterState::Reach::Reachable);
        QCOMPARE(alerts(), QStringList{u"main"_s});
        putBack();
        QVERIFY(m_world->pass());
        QVERIFY(alerts().isEmpty());
    }

private:
    QStringList alerts() const
    {
        QStringList routers;
        for (const engine::Alert& alert : m_world->engine().alerts()) {
            if (alert.kind == engine::AlertKind::UsersLost)
                routers += alert.subject;
        }
        return routers;
    }
    sales::DriftReport drift() { return m_world->engine().use().validity.drift(u"main"_s); }
    core::Result<void> mend(const QString& name, DriftAction action)
    {
        return tests::LifeWorld::wait(
            m_world->engine().use().driftRepair.mend(u"main"_s, name, action, {u"operator"_s}));
    }
    sandbox::RouterMenu& users() { return m_world->router().model().menu("/ip/hotspot/user"); }
    void lose(int count)
    {
        for (const QByteArray& id : users().ids()) {
            if (m_lost.size() == count || !users().value(id, "comment").startsWith("loket:"))
                continue;
            m_lost += users().values(id);
            QVERIFY(!users().remove(id));
        }
        QCOMPARE(m_lost.size(), count);
    }
    void putBack()
    {
        for (const sandbox::Values& user : std::as_const(m_lost))
            users().insert(user);
    }

    std::unique_ptr<tests::LifeWorld> m_world;
    QList<sandbox::Values> m_lost; // that the router has lost
};

QTEST_GUILESS_MAIN(TestLostUsers)
#include "tst_lostusers.moc"
