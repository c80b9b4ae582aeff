// A whole Loket on virtual time, in one thread: the true engine on a true SQLite file, in a world (World.h) whose every
// chance comes from one seed. The same plan gives the same history, to the byte.
// Orders come from the shop, the counter and the stock; the engine dies and starts again; after every so many orders
// the faults end, the world is given time, and Judge.h says whether all of it is as it must be.
#pragma once

#include "simulation/EventLog.h"
#include "simulation/Faults.h"
#include "simulation/LogReader.h"
#include "simulation/World.h"

#include "core/Clock.h"
#include "engine/Engine.h"
#include "storage/Database.h"

#include <QTemporaryDir>

#include <memory>
#include <optional>

namespace loket::simulation {

struct Plan
{
    quint64 seed = 1;
    qint64 orders = 500;
    qint64 judgedEvery = 500; // orders between two quiet times
    qint64 until = -1;        // ends after that many lines of the log; -1: at the end
    QSet<Fault> without;
    QMap<Fault, qint64> limits;
    std::optional<std::chrono::milliseconds> longestGap; // between two orders; none: rushes and slow hours take turns
    bool prints = false;                                 // the event log, on the standard output
    bool hasCounter = true;                              // false: everything is ordered and paid online
    bool hasOwner = true;                                // who changes settings, gives more time, counts the drawer...
    bool readsLog = false;                               // the program's log, for personal data
};

struct Outcome
{
    QByteArray hash; // of the event log
    qint64 lines = 0;
    QStringList findings; // what is not as it must be; empty: all is well
    qint64 orders = 0;    // that were answered, or sold at the counter
    qint64 paid = 0;
    qint64 vouchers = 0;
    qint64 messages = 0;
    qint64 starts = 0; // of the engine
    qint64 judged = 0; // quiet times
    QMap<QString, qint64> strikes;
    std::chrono::milliseconds lasted{0}; // virtual
};

// Who sells and mends.
inline const sales::Actor operatorAtTheCounter{QStringLiteral("operator")};

class Simulation
{
public:
    explicit Simulation(const Plan& plan);
    ~Simulation();

    // The libraries' sources of chance, and SQLite's disk; once per process, before the first simulation.
    static void prepareProcess();

    Outcome run();

    // For histories that are written by hand (Histories.h), instead of run().
    void begin();
    void goOn(std::chrono::milliseconds duration) { runFor(duration); }
    [[nodiscard]] const Outcome& settle(); // a quiet time, and the judgement
    // What was paid so long ago and is not in its buyer's hands.
    [[nodiscard]] QStringList overdue(std::chrono::milliseconds longest);
    void endEngine();   // and nobody starts it
    void crashEngine(); // likewise, and nothing is tidied up
    // Why it does not start; empty: it has.
    [[nodiscard]] QString startEngine();
    [[nodiscard]] engine::Engine& engine() { return *m_engine; }
    [[nodiscard]] World& world() { return m_world; }
    [[nodiscard]] Faults& faults() { return m_faults; }
    [[nodiscard]] core::ManualClock& clock() { return m_clock; }
    [[nodiscard]] const Outcome& outcome() const { return m_outcome; }
    [[nodiscard]] QString file(const QString& name) const { return m_folder.filePath(name); }
    [[nodiscard]] const storage::Database& ledger() { return reader(); }

    // For tests that plant a fault before the judgement.
    std::function<void(World& world, const QString& database)> beforeJudging;

private:
    bool start();
    void die(bool powerCut);
    void bury();
    void scheduleStart();
    // To the next thing that is due; false: nothing is, or the plan ends here.
    bool step();
    void runFor(std::chrono::milliseconds duration);
    [[nodiscard]] const storage::Database& reader();

    void order();
    void orderOnline();
    void orderForCash();
    void place(const QString& gateway, const std::function<void(const QString& invoice)>& placed);
    void takeCash(const QString& invoice);
    void sellAtCounter();
    void sell(const sales::CounterOrder& order);
    void booked(const QString& invoice, core::Rupiah amount);
    void openDrawer();
    void refundOne();
    void takeBack(qint64 purchaseId);
    [[nodiscard]] bool isShown(const sandbox::SandboxPayment& payment);

    void everyMinute();
    void fillStock();
    void quiet();
    void manage();
    void changeSetting();
    void giveOrTakeToken();
    void useToken();
    void giveMoreTime();
    void withdrawBatch();
    void lookIntoDrawer();
    void countDrawer();
    void mend();
    bool repairRouters();
    [[nodiscard]] QString settingInEffect(const QString& key) const;
    [[nodiscard]] bool isStill();
    [[nodiscard]] bool isOver() const { return m_plan.until >= 0 && m_log.lines() >= m_plan.until; }

    Plan m_plan;
    QTemporaryDir m_folder;
    core::ManualClock m_clock; // the engine's
    TrueClock m_truth;
    Faults m_faults;
    EventLog m_log;
    Chance m_chance;
    Chance m_owner;
    World m_world;
    std::optional<LogReader> m_logReader;
    std::unique_ptr<engine::Engine> m_engine;
    std::unique_ptr<storage::Database> m_reader;
    std::optional<bool> m_dying; // with the power, or alone
    QString m_startProblem;
    bool m_isSelling = true;
    std::chrono::milliseconds m_longestGap; // between two orders
    qint64 m_untilOtherPace = 50;           // orders
    qint64 m_sales = 0;
    int m_waiting = 0; // people who stand there until it is done
    QList<qint64> m_refundable;
    QList<std::pair<QString, QByteArray>> m_tokens; // valid ones: name and token
    int m_lastToken = 0;
    core::Rupiah m_movedPerhaps = 0; // into the drawer, as the engine died
    Outcome m_outcome;
    QObject m_life; // of what waits for a later time; ends first
};

} // namespace loket::simulation
