#include "engine/EngineWorld.h"

using namespace loket;
using namespace Qt::Literals::StringLiterals;

// An engine that ends while its counterparts owe it answers: what they are told then ("cancelled") reaches nobody who
// is gone already, whichever of the answers is missing.
class TestEnding : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { tests::EngineWorld::giveSecrets(); }

    void routerOwesAnAnswer_data()
    {
        QTest::addColumn<QByteArray>("owed");
        for (const char* path : {"/system/identity/print", "/system/resource/print", "/system/clock/print",
                                 "/ip/hotspot/user/print", "/system/routerboard/print", "/system/license/print"})
            QTest::addRow("%s", path) << QByteArray(path);
    }
    void routerOwesAnAnswer()
    {
        QFETCH(QByteArray, owed);
        tests::EngineWorld world;
        sandbox::RouterMoods& moods = world.sandboxes.router.moods();
        moods.late = {.at = 0, .times = 1000, .command = owed, .ms = 600'000};
        QCOMPARE(world.start(), QString());
        const auto isOwed = [&] { return world.sandboxes.router.commandLog().contains(owed); };
        QTRY_VERIFY(isOwed());
        // So are the answers that came before it.
        QTRY_VERIFY(world.sandboxes.router.commandsServed() > 0);
        world.stop();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
};

QTEST_GUILESS_MAIN(TestEnding)
#include "tst_ending.moc"
