// Histories that are written by hand, because they once went wrong: a clock that is set back, settings that disappear,
// an older copy of the ledger, a clock that is ahead for a moment, a channel that sends and answers 502. Each is lived
// once as it is, and once with something broken on purpose, which must be noticed.
#include "simulation/Simulation.h"

#include "engine/watch/Alert.h"
#include "storage/Database.h"

#include <QCoreApplication>
#include <QFile>
#include <QTest>

using namespace loket;
using namespace loket::simulation;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using std::chrono::milliseconds;

namespace {

// No fault strikes by itself.
Plan calm(quint64 seed)
{
    Plan plan{.seed = seed, .longestGap = 16s, .hasOwner = false};
    for (int fault = 0; fault < faultCount; ++fault)
        plan.without.insert(Fault(fault));
    return plan;
}

// Behind the engine's back.
void change(Simulation& shop, const char* sql)
{
    const auto opened = storage::Database::open(shop.file(u"loket.db"_s));
    if (!opened || !(*opened)->execute(sql))
        qFatal("%s", sql);
}

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void write(const QString& path, const QByteArray& content)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate) || file.write(content) != content.size())
        qFatal("cannot write %s", qPrintable(path));
    file.close();
    QCoreApplication::processEvents(); // the kernel tells the engine
}

using History = std::function<QStringList(bool isPlanted)>;

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

enum class Way { Removed, Emptied, Cut };

// In the middle of a line.
QByteArray cutOff(const QByteArray& content)
{
    qsizetype at = content.size() / 2;
    while (content.at(at) == '\n' || content.at(at - 1) == '\n')
        ++at;
    return content.left(at);
}

// What is to be paid and sold goes on by the last good settings.
QStringList settingsDisappear(Way way, bool isPlanted)
{
    Simulation shop(calm(22));
    shop.begin();
    shop.goOn(5min);
    const QString file = shop.file(u"loket.ini"_s);
    const QByteArray good = contentOf(file);
    QStringList found;
    if (isPlanted)
        write(file, "business.name = Warung Maya\n"); // a whole file, with nothing in it
    else if (way == Way::Removed)
        QFile::remove(file);
    else
        write(file, way == Way::Cut ? cutOff(good) : QByteArray());
    QCoreApplication::processEvents();
    const qint64 before = shop.outcome().orders;
    shop.goOn(6min);
    if (shop.outcome().orders < before + 20)
        found += u"%1 orders in six minutes"_s.arg(shop.outcome().orders - before);
    const auto alerts = shop.engine().alerts();
    if (!isPlanted && std::none_of(alerts.begin(), alerts.end(), [](const engine::Alert& alert) {
            return alert.kind == engine::AlertKind::SettingsTrouble;
        }))
        found += u"nobody is told"_s;
    write(file, good);
    shop.goOn(8min);
    for (const engine::Alert& alert : shop.engine().alerts()) {
        if (alert.kind == engine::AlertKind::SettingsTrouble)
            found += u"the alert stands"_s;
    }
    return isPlanted ? found : found + shop.settle().findings;
}

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
        QTest::addColumn<History>("history");
        QTest::addColumn<bool>("isPlanted");
        const auto both = [](const QByteArray& name, const History& history) {
            QTest::newRow(name.constData()) << history << false;
            QTest::newRow((name + ", broken on purpose").constData()) << history << true;
        };
        both("the clock was 7 h ahead and is set right",
             [](bool isPlanted) { return clockIsSetBack(7h, 7h, false, isPlanted); });
        QTest::newRow("and the program is restarted")
            << History([](bool isPlanted) { return clockIsSetBack(7h, 7h, true, isPlanted); }) << false;
        QTest::newRow("the clock goes back by 2 h")
            << History([](bool isPlanted) { return clockIsSetBack(0h, 2h, false, isPlanted); }) << false;
        both("loket.ini is removed", [](bool isPlanted) { return settingsDisappear(Way::Removed, isPlanted); });
        QTest::newRow("loket.ini is empty")
            << History([](bool isPlanted) { return settingsDisappear(Way::Emptied, isPlanted); }) << false;
        QTest::newRow("loket.ini is cut")
            << History([](bool isPlanted) { return settingsDisappear(Way::Cut, isPlanted); }) << false;
        both("an older copy of the ledger is put back", olderCopyIsPutBack);
        both("the clock is ahead for a moment", clockIsAheadForAMoment);
        both("the channel sends and answers 502", channelSendsAndAnswers502);
    }
    void history()
    {
        QFETCH(History, history);
        QFETCH(bool, isPlanted);
        const QStringList found = history(isPlanted);
        QVERIFY2(found.isEmpty() != isPlanted, qPrintable(found.join(u"; "_s)));
    }
};

QTEST_GUILESS_MAIN(TestHistories)
#include "tst_histories.moc"
