// A ledger whose file or log was cut or overwritten at a random place: Loket starts, or says why not and what to do,
// and what is missing then is shown by the routers. A few in the suite; LOKET_TORN=100 for the long run (target
// torn_copies), LOKET_SEED to repeat one.
#include "simulation/Simulation.h"

#include "storage/Checkup.h"

#include <QFile>
#include <QRandomGenerator>
#include <QTest>

using namespace loket;
using namespace loket::simulation;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

struct Tear
{
    const char* file;
    const char* how; // "cut", "overwritten", "zeroed", "emptied", "removed"
};

constexpr std::array<Tear, 9> tears{{{"loket.db-wal", "cut"},
                                     {"loket.db-wal", "overwritten"},
                                     {"loket.db-wal", "zeroed"},
                                     {"loket.db-wal", "emptied"},
                                     {"loket.db-wal", "removed"},
                                     {"loket.db", "cut"},
                                     {"loket.db", "overwritten"},
                                     {"loket.db", "zeroed"},
                                     {"loket.db", "emptied"}}};

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void tear(const QString& path, const QByteArray& how, Chance& chance)
{
    QByteArray bytes = contentOf(path);
    if (how == "removed") {
        QFile::remove(path);
        return;
    }
    if (how == "emptied") {
        bytes.clear();
    } else if (!bytes.isEmpty()) {
        const qint64 at = chance.below(bytes.size());
        const qint64 count = std::min<qint64>(bytes.size() - at, 1 + chance.below(3 * 4096));
        if (how == "cut")
            bytes.truncate(at);
        else if (how == "zeroed")
            std::fill_n(bytes.data() + at, count, '\0');
        else
            chance.fill(bytes.data() + at, count);
    }
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate) || file.write(bytes) != bytes.size())
        qFatal("cannot write %s", qPrintable(path));
}

QSet<QString> ordersOf(const storage::Database& ledger)
{
    QSet<QString> orders;
    storage::Statement all = ledger.statement("SELECT invoice_id FROM voucher_purchases");
    if (!all.run())
        return orders;
    while (all.next())
        orders.insert(all.text(0));
    return orders;
}

Plan calm(quint64 seed)
{
    Plan plan{.seed = seed, .longestGap = 12s};
    for (int fault = 0; fault < faultCount; ++fault)
        plan.without.insert(Fault(fault));
    return plan;
}

} // namespace

class TestTorn : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { Simulation::prepareProcess(); }

    void itStartsOrSaysWhy()
    {
        const int copies =
            qEnvironmentVariableIsSet("LOKET_TORN") ? qEnvironmentVariableIntValue("LOKET_TORN") : int(tears.size());
        const quint64 seed = qEnvironmentVariableIsSet("LOKET_SEED") ? qEnvironmentVariable("LOKET_SEED").toULongLong()
                                                                     : QRandomGenerator::global()->generate64();
        Chance chance(seed, "torn");
        QMap<QString, int> came;
        for (int copy = 0; copy < copies; ++copy) {
            const Tear& torn = tears.at(size_t(copy) % tears.size());
            const QString name = u"LOKET_SEED=%1, copy %2, %3 %4"_s.arg(seed).arg(copy).arg(
                QLatin1StringView(torn.file), QLatin1StringView(torn.how));
            const QString end = live(torn, chance, name);
            QVERIFY2(!QTest::currentTestFailed(), qPrintable(name));
            ++came[u"%1 %2: %3"_s.arg(QLatin1StringView(torn.file), QLatin1StringView(torn.how), end)];
        }
        for (auto end = came.cbegin(); end != came.cend(); ++end)
            qInfo().noquote() << end.key() << *end;
    }

private:
    // How it ended.
    QString live(const Tear& torn, Chance& chance, const QString& name)
    {
        Simulation shop(calm(chance.next()));
        shop.begin();
        shop.goOn(std::chrono::seconds(120 + chance.below(300)));
        const QSet<QString> before = ordersOf(shop.ledger());
        shop.crashEngine();
        tear(shop.file(QLatin1StringView(torn.file)), torn.how, chance);
        const QString problem = shop.startEngine();
        if (!problem.isEmpty()) {
            // A sentence for a person, who is told what there is to do.
            const bool saysWhatToDo = problem.contains(u"copy"_s) || problem.contains(u"backup"_s);
            if (!saysWhatToDo || problem.contains(u"Unable to"_s))
                QTest::qFail(qPrintable(name + u": "_s + problem), __FILE__, __LINE__);
            return u"does not start"_s;
        }
        shop.goOn(3min);
        const auto checkup = storage::checkUp(shop.file(u"loket.db"_s));
        const bool isDamaged = !checkup || !checkup->damage.isEmpty();
        const QSet<QString> after = ordersOf(shop.ledger());
        (void)shop.engine().use().validity.runEverywhere();
        shop.goOn(1min);
        const int lost = showLost(shop, before - after, name);
        if (isDamaged)
            return u"starts, the check finds damage"_s;
        return lost > 0 ? u"starts, what is missing is shown"_s : u"starts whole"_s;
    }

    // An order that the ledger has lost and whose vouchers are on a router is among the differences.
    static int showLost(Simulation& shop, const QSet<QString>& lost, const QString& name)
    {
        QSet<QString> shown;
        for (const sales::DriftReport& report : shop.engine().use().validity.drift()) {
            for (const sales::DriftItem& item : report.items)
                shown.insert(item.comment.section(u':', 1, 1));
        }
        for (const QString& router : World::routerNames) {
            for (const sandbox::SandboxUser& user : shop.world().router(router).users()) {
                const QString order = user.comment.section(u':', 1, 1);
                if (lost.contains(order) && !shown.contains(order))
                    QTest::qFail(qPrintable(name + u": nobody is told of "_s + order), __FILE__, __LINE__);
            }
        }
        return int(lost.size());
    }
};

QTEST_GUILESS_MAIN(TestTorn)
#include "tst_torn.moc"
