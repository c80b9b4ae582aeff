// Histories that once went wrong where the wall clock is set, forward or back (Histories.h).
#include "simulation/Histories.h"

using namespace loket;
using namespace loket::simulation;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using std::chrono::milliseconds;

namespace {

// Paid orders wait for a router while the wall clock goes back.
QStringList clockIsSetBack(milliseconds aheadBefore, milliseconds back, bool isRestarted, bool isPlanted)
{
    Simulation shop(calm(21));
    shop.clock().step(aheadBefore);
    shop.begin();
    shop.goOn(6min);
    for (const QString& router : World::routerNames)
        shop.world().takeAway(router, 10min);
    shop.goOn(4min);
    shop.clock().step(-back);
    if (isRestarted) {
        shop.endEngine();
        (void)shop.startEngine();
    }
    if (isPlanted) // as if another engine had them
        change(shop, "UPDATE jobs SET state = 'running', lease_owner = 'another', lease_until = "
                     "'2099-01-01T00:00:00.000Z' WHERE kind = 'issue_vouchers'");
    shop.goOn(14min); // the routers are back for eight
    const QStringList waiting = shop.overdue(8min);
    return isPlanted ? waiting : waiting + shop.settle().findings;
}

// For twenty seconds, by more than any voucher lasts.
QStringList clockIsAheadForAMoment(bool isPlanted)
{
    Simulation shop(calm(24));
    shop.begin();
    shop.goOn(15min);
    shop.clock().step(400 * 24h);
    (void)shop.engine().use().validity.runEverywhere();
    shop.goOn(20s);
    shop.clock().step(-400 * 24h);
    shop.goOn(5min);
    if (isPlanted) // ended, as far as the ledger tells
        change(shop, "UPDATE vouchers SET status = 'expired', expires_at = '2020-01-01T00:00:00.000Z' WHERE counts = "
                     "'sale' AND status = 'on_router' AND purchase_id IS NOT NULL");
    return shop.settle().findings;
}

} // namespace

class TestClockHistories : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { Simulation::prepareProcess(); }

    void history_data()
    {
        addColumns();
        addBoth("the clock was 7 h ahead and is set right",
                [](bool isPlanted) { return clockIsSetBack(7h, 7h, false, isPlanted); });
        QTest::newRow("and the program is restarted")
            << History([](bool isPlanted) { return clockIsSetBack(7h, 7h, true, isPlanted); }) << false;
        QTest::newRow("the clock goes back by 2 h")
            << History([](bool isPlanted) { return clockIsSetBack(0h, 2h, false, isPlanted); }) << false;
        addBoth("the clock is ahead for a moment", clockIsAheadForAMoment);
    }
    void history()
    {
        const QString wrong = wrongWithThisRow();
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
    }
};

QTEST_GUILESS_MAIN(TestClockHistories)
#include "tst_clockhistories.moc"
