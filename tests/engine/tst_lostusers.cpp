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
        QTest::addColumn<bool>("isLoss"); // so that nothing may be written off
        QTest::addColumn<bool>("isTold");
        QTest::newRow("none") << 3 << 0 << false << false;
        QTest::newRow("the only one") << 1 << 1 << false << false; // removed by hand
        QTest::newRow("one of three") << 3 << 1 << false << false;
        QTest::newRow("half") << 4 << 2 << false << false;
        QTest::newRow("a handful of many") << 20 << 5 << false << false;
        QTest::newRow("more than a handful of many") << 20 << 6 << false << true;
        QTest::newRow("both") << 2 << 2 << true << true;
        QTest::newRow("most") << 4 << 3 << true << true;
        QTest::newRow("all") << 4 << 4 << true << true;
    }
    void whenItIsALoss()
    {
        QFETCH(int, sold);
        QFETCH(int, gone);
        QFETCH(bool, isLoss);
        QFETCH(bool, isTold);
        const qint64 id = m_world->buy(sold);
        QVERIFY(m_world->pass());
        QVERIFY(alerts().isEmpty());
        lose(gone);
        QVERIFY(m_world->pass());
        QCOMPARE(alerts(), isTold ? QStringList{u"main"_s} : QStringList());
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
        if (!isTold)
            return;
        const QString why = core::english(m_world->engine().alerts().first().why);
        QVERIFY2(why.startsWith(u"%1 of %2 are not there"_s.arg(gone).arg(sold)), qPrintable(why));
    }

    // Made, or removed, while this computer's clock was hours ahead: by the right one that is still to come.
    void itIsSeenAlthoughTheClockWasAhead()
    {
        m_world->clock.set(7h);
        const qint64 id = m_world->buy(3);
        const qint64 refunded = m_world->buy(1);
        lose(4);
        QVERIFY(m_world->engine().use().recovery.markRefunded(refunded, {u"operator"_s}, u"wrong package"_s));
        QTRY_VERIFY(m_world->voucher(refunded).status == VoucherStatus::Removed);
        m_world->clock.set(-7h);
        QVERIFY(m_world->pass());
        QCOMPARE(drift().missing, 3);
        for (int number = 1; number <= 3; ++number)
            QVERIFY(m_world->voucher(id, number).missingSince.isValid());
        putBack();
        QVERIFY(m_world->pass());
        const auto report = drift();
        QCOMPARE(report.missing, 0);
        QCOMPARE(report.total, 1);
        QVERIFY(report.items.first().kind == sales::DriftKind::Leftover);
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

    // One action for all, with what is left of each; a second one finds nothing, and no voucher is listed twice.
    void allAreMadeAgainAtOnce()
    {
        const qint64 id = m_world->buy(8);
        QVERIFY(m_world->pass());
        lose(8);
        QVERIFY(m_world->pass());
        QVERIFY(m_world->pass()); // the same ones
        QSet<QString> names;
        for (const sales::DriftItem& item : drift().items)
            names += item.username;
        QCOMPARE(names.size(), 8);
        QCOMPARE(drift().items.size(), 8);
        auto& again = m_world->engine().use().makeAllAgain;
        const auto begun = again.begin(u"main"_s, {u"operator"_s});
        QVERIFY2(begun, begun ? "" : qPrintable(begun.error().detail));
        QCOMPARE(*begun, 8);
        const auto twice = again.begin(u"main"_s, {u"operator"_s});
        QVERIFY(!twice && twice.error().reason == core::Reason::MakingAgainRuns);
        QTRY_VERIFY(drift().makingAgain && !drift().makingAgain->runs);
        QCOMPARE(drift().makingAgain->made, 8);
        QVERIFY(!drift().makingAgain->problem);
        QTRY_VERIFY(alerts().isEmpty());
        QTRY_COMPARE(drift().total, 0);
        QCOMPARE(m_world->router().users().size(), 8);
        QCOMPARE(m_world->story(id).count(u"voucher.make_again"_s), 8);
        const auto nothing = again.begin(u"main"_s, {u"operator"_s});
        QVERIFY(!nothing && nothing.error().reason == core::Reason::NothingMissing);
        const auto forbidden = again.begin(u"main"_s, {.name = u"cashier:Ani"_s, .role = domain::Role::Cashier});
        QVERIFY(!forbidden && forbidden.error().kind == core::ErrorKind::Forbidden);
    }

    // It ends with the reason, loses nothing, and is begun again.
    void theRouterGoesAwayMeanwhile()
    {
        QVERIFY(m_world->buy(8) > 0);
        QVERIFY(m_world->pass());
        lose(8);
        QVERIFY(m_world->pass());
        m_world->cutOff(true);
        auto& again = m_world->engine().use().makeAllAgain;
        QVERIFY(again.begin(u"main"_s, {u"operator"_s}));
        QTRY_VERIFY(drift().makingAgain && !drift().makingAgain->runs);
        QVERIFY(drift().makingAgain->problem.has_value());
        QCOMPARE(drift().makingAgain->made, 0);
        QCOMPARE(drift().missing, 8);
        m_world->cutOff(false);
        QTRY_VERIFY(m_world->engine().state().routers.value(0).reach == engine::RouterState::Reach::Reachable);
        QVERIFY(again.begin(u"main"_s, {u"operator"_s}));
        QTRY_VERIFY(drift().makingAgain && !drift().makingAgain->runs);
        QCOMPARE(drift().makingAgain->made, 8);
        QCOMPARE(m_world->router().users().size(), 8);
    }

    // What is known to be missing is not sold, also after a restart; it is again once it is there.
    void missingStockIsNotSold()
    {
        m_world->stop();
        m_world->sandboxes.settings[u"voucher.sell_from_stock.counter"_s] = u"always"_s;
        m_world->sandboxes.settings[u"voucher.sell_from_stock.online"_s] = u"always"_s;
        QVERIFY(m_world->start());
        QVERIFY(m_world->engine().use().stock.begin({.packageId = u"life"_s, .quantity = 7}, {u"operator"_s}));
        QTRY_COMPARE(m_world->router().users().size(), 7);
        QVERIFY(m_world->pass());
        lose(7);
        QVERIFY(m_world->pass());
        QCOMPARE(alerts(), QStringList{u"main"_s});
        m_world->stop();
        QVERIFY(m_world->start());
        const qint64 made = m_world->buy();
        QVERIFY(made > 0);
        QCOMPARE(m_world->voucher(made).batchId, 0); // made for it, and there
        QCOMPARE(m_world->router().users().size(), 1);
        QVERIFY(m_world->engine().use().makeAllAgain.begin(u"main"_s, {u"operator"_s}));
        QTRY_COMPARE(m_world->router().users().size(), 8);
        QTRY_VERIFY(!drift().makingAgain->runs);
        const qint64 sold = m_world->buy();
        QVERIFY(sold > 0);
        QVERIFY(m_world->voucher(sold).batchId > 0);
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
