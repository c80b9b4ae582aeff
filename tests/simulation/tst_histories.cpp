// Histories that once went wrong: an older copy of the ledger, a channel that sends and answers 502 (Histories.h).
#include "simulation/Histories.h"

#include <QFile>

using namespace loket;
using namespace loket::simulation;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

// The ledger of some minutes ago: what was sold since is on the routers, and known to the gateways and the buyers.
QStringList olderCopyIsPutBack(bool isPlanted)
{
    Plan plan = calm(23);
    plan.hasCounter = false; // what went into a drawer after the copy only the drawer knows
    Simulation shop(plan);
    shop.begin();
    shop.goOn(8min);
    const QString copy = shop.file(u"copy.db"_s);
    QSet<QString> known;
    {
        storage::Statement orders = shop.ledger().statement("SELECT invoice_id FROM voucher_purchases");
        for (bool isThere = orders.run().has_value() && orders.next(); isThere; isThere = orders.next())
            known.insert(orders.text(0));
    }
    if (!shop.ledger().copyTo(copy))
        return {u"no copy"_s};
    shop.goOn(9min);
    shop.endEngine();
    for (const char* part : {"loket.db", "loket.db-wal", "loket.db-shm"})
        QFile::remove(shop.file(QString::fromLatin1(part)));
    QFile::copy(copy, shop.file(u"loket.db"_s));
    for (auto truth = shop.world().truth().cbegin(); truth != shop.world().truth().cend(); ++truth) {
        if (!known.contains(truth.key()))
            shop.world().promises().lost.insert(truth.key());
    }
    if (isPlanted) { // nothing on the routers tells whose they are
        for (const QString& router : World::routerNames) {
            sandbox::RouterMenu& users = shop.world().router(router).menu("/ip/hotspot/user");
            for (const QByteArray& id : users.ids())
                users.write(id, {{"comment", ""}});
        }
    }
    (void)shop.startEngine();
    shop.goOn(2min);
    return shop.settle().findings;
}

QStringList channelSendsAndAnswers502(bool isPlanted)
{
    Simulation shop(calm(25));
    shop.begin();
    shop.goOn(3min);
    shop.faults().always(Fault::ChannelTroubleAfter, true);
    shop.goOn(40min);
    shop.faults().always(Fault::ChannelTroubleAfter, false);
    if (isPlanted) {
        shop.beforeJudging = [](World& world, const QString&) {
            for (Truth& truth : world.truth())
                truth.messages *= 12;
        };
    }
    return shop.settle().findings;
}

} // namespace

class TestHistories : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { Simulation::prepareProcess(); }

    void history_data()
    {
        addColumns();
        addBoth("an older copy of the ledger is put back", olderCopyIsPutBack);
        addBoth("the channel sends and answers 502", channelSendsAndAnswers502);
    }
    void history()
    {
        const QString wrong = wrongWithThisRow();
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
    }
};

QTEST_GUILESS_MAIN(TestHistories)
#include "tst_histories.moc"
