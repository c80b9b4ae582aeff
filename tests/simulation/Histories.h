// What the histories that are written by hand have in common (tst_histories.cpp, tst_clockhistories.cpp,
// tst_settinghistories.cpp). Each is lived once as it is, and once with something broken on purpose, which must be
// noticed. They take long, so they are divided into programs that run side by side.
#pragma once

#include "simulation/Simulation.h"

#include "storage/Database.h"

#include <QTest>

namespace loket::simulation {

// No fault strikes by itself.
inline Plan calm(quint64 seed)
{
    Plan plan{.seed = seed, .longestGap = std::chrono::seconds(16), .hasOwner = false};
    for (int fault = 0; fault < faultCount; ++fault)
        plan.without.insert(Fault(fault));
    return plan;
}

// Behind the engine's back.
inline void change(Simulation& shop, const char* sql)
{
    const auto opened = storage::Database::open(shop.file(QStringLiteral("loket.db")));
    if (!opened || !(*opened)->execute(sql))
        qFatal("%s", sql);
}

// What is found to be wrong in it.
using History = std::function<QStringList(bool isPlanted)>;

// For a test's rows: as it is, and broken on purpose.
inline void addBoth(const QByteArray& name, const History& history)
{
    QTest::newRow(name.constData()) << history << false;
    QTest::newRow((name + ", broken on purpose").constData()) << history << true;
}

inline void addColumns()
{
    QTest::addColumn<History>("history");
    QTest::addColumn<bool>("isPlanted");
}

// Lives the history of this row. Empty: whatever was broken was found, and nothing else.
inline QString wrongWithThisRow()
{
    QFETCH(History, history);
    QFETCH(bool, isPlanted);
    const QString found = history(isPlanted).join(QStringLiteral("; "));
    if (isPlanted)
        return found.isEmpty() ? QStringLiteral("what was broken is not found") : QString();
    return found;
}

} // namespace loket::simulation
