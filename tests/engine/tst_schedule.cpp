#include "engine/schedule/BackupKeeper.h"
#include "engine/schedule/BuiltInTasks.h"
#include "engine/schedule/Schedule.h"
#include "storage/Backup.h"

#include <QDir>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace loket;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using core::Result;
using engine::BackupPlan;
using engine::Schedule;
using engine::TaskState;

namespace {

constexpr auto startUp = 10s; // longer than the schedule waits after its start

} // namespace

class TestSchedule : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_clock = std::make_unique<core::ManualClock>();
        m_database = std::move(*storage::Database::open(file()));
        m_runs = 0;
    }
    void cleanup()
    {
        m_schedule.reset();
        m_database.reset();
    }

    void aNewTaskRunsOnceAndThenInItsRhythm()
    {
        start(60min);
        QCOMPARE(m_runs, 0); // not inside start()
        pass(startUp);
        QCOMPARE(m_runs, 1);
        QCOMPARE(state().message, u"run 1"_s);
        QVERIFY(state().succeeded);
        QCOMPARE(state().nextRun, state().lastStart.addSecs(3600));
        pass(50min);
        QCOMPARE(m_runs, 1);
        pass(10min);
        QCOMPARE(m_runs, 2);
    }

    void whatWasMissedWhileThePcWasOffIsCaughtUpOnce()
    {
        start(60min);
        pass(startUp);
        m_schedule.reset();
        m_clock->advance(std::chrono::hours(24 * 5));
        start(60min);
        QCOMPARE(state().message, u"run 1"_s); // remembered
        QCOMPARE(state().runs, 1);
        pass(startUp);
        QCOMPARE(m_runs, 2);
        pass(50min);
        QCOMPARE(m_runs, 2);
    }

    void whatIsNotDueWaitsAlsoOverARestart()
    {
        start(60min);
        pass(startUp);
        m_schedule.reset();
        start(60min);
        pass(30min);
        QCOMPARE(m_runs, 1);
        pass(30min);
        QCOMPARE(m_runs, 2);
    }

    void aClockThatWasSetBackDoesNotStopIt()
    {
        start(60min);
        pass(startUp);
        m_schedule.reset();
        m_clock = std::make_unique<core::ManualClock>(m_clock->now().addYears(-1));
        start(60min);
        pass(startUp);
        QCOMPARE(m_runs, 2);
    }

    void aChangedIntervalCountsWithoutARestart()
    {
        std::chrono::minutes interval = 0min;
        m_schedule = std::make_unique<Schedule>(*m_database, *m_clock);
        m_schedule->add(
            u"task"_s, [&interval] { return interval; }, work());
        QVERIFY(m_schedule->start());
        pass(120min);
        QCOMPARE(m_runs, 0);
        QVERIFY(!state().nextRun.isValid());
        interval = 5min;
        pass(2min);
        QCOMPARE(m_runs, 1);
    }

    void aFailureIsKeptAndTriedAgainAtTheNextTime()
    {
        m_fails = true;
        start(60min);
        pass(startUp);
        m_fails = false;
        QVERIFY(!state().succeeded);
        QCOMPARE(state().message, u"the disk is full"_s);
        QCOMPARE(state().failures, 1);
        pass(60min);
        QVERIFY(state().succeeded);
        QCOMPARE(state().runs, 2);
        QCOMPARE(state().failures, 1);
        m_schedule.reset();
        const auto kept = storage::ScheduleRepository(*m_database).all();
        QVERIFY(kept);
        QCOMPARE(kept->size(), 1);
        QCOMPARE(kept->first().runs, 2);
        QCOMPARE(kept->first().failures, 1);
    }

    void byHandAtAnyTimeButNeverTwiceAtOnce()
    {
        QPromise<Result<QString>> open;
        open.start();
        m_schedule = std::make_unique<Schedule>(*m_database, *m_clock);
        m_schedule->addLong(u"task"_s, Schedule::every(0min), [&open, this] {
            ++m_runs;
            return open.future();
        });
        QVERIFY(m_schedule->start());
        auto answer = m_schedule->run(u"task"_s);
        QVERIFY(state().running);
        const auto second = m_schedule->run(u"task"_s);
        QVERIFY(second.isFinished() && second.result().error().kind == core::ErrorKind::Conflict);
        pass(120min);
        QCOMPARE(m_runs, 1);
        open.addResult(Result<QString>(u"done"_s));
        open.finish();
        QTRY_VERIFY(answer.isFinished());
        QCOMPARE(*answer.result(), u"done"_s);
        QVERIFY(!state().running);
        const auto unknown = m_schedule->run(u"nothing"_s);
        QVERIFY(unknown.result().error().kind == core::ErrorKind::NotFound);
    }

    void tasksThatFellDueTogetherBeginOneByOne()
    {
        m_schedule = std::make_unique<Schedule>(*m_database, *m_clock);
        for (const QString& name : {u"a"_s, u"b"_s, u"c"_s})
            m_schedule->add(name, Schedule::every(60min), work());
        QVERIFY(m_schedule->start());
        int most = 0;
        for (int i = 0; i < 100; ++i) {
            const int before = m_runs;
            pass(100ms);
            most = std::max(most, m_runs - before);
        }
        QCOMPARE(m_runs, 3);
        QCOMPARE(most, 1);
    }

    void itMayDieWhileATaskRuns()
    {
        QPromise<Result<QString>> open;
        open.start();
        m_schedule = std::make_unique<Schedule>(*m_database, *m_clock);
        m_schedule->addLong(u"task"_s, Schedule::every(0min), [&open] { return open.future(); });
        QVERIFY(m_schedule->start());
        const auto answer = m_schedule->run(u"task"_s);
        m_schedule.reset();
        open.addResult(Result<QString>(u"done"_s));
        open.finish();
        QCoreApplication::processEvents();
        QVERIFY(answer.isCanceled());
    }

    void backupsToRemove_data()
    {
        QTest::addColumn<QStringList>("names");
        QTest::addColumn<int>("daily");
        QTest::addColumn<int>("weekly");
        QTest::addColumn<QStringList>("removed");
        const QString friday1 = u"auto-20260102-080000.db"_s;
        const QString friday2 = u"auto-20260102-200000.db"_s;
        const QString saturday = u"auto-20260103-080000.db"_s;
        const QString sunday = u"auto-20260104-080000.db"_s;
        const QString monday = u"auto-20260105-080000.db"_s;
        QTest::newRow("nothing there") << QStringList() << 7 << 4 << QStringList();
        QTest::newRow("two of one day") << QStringList{friday1, friday2} << 7 << 0 << QStringList{friday1};
        QTest::newRow("more days than wanted")
            << QStringList{friday2, saturday, sunday, monday} << 2 << 0 << QStringList{saturday, friday2};
        QTest::newRow("the newest of a week stays")
            << QStringList{friday2, saturday, sunday, monday} << 1 << 2 << QStringList{saturday, friday2};
        QTest::newRow("the week of new year belongs to one year") // 2025-12-29 to 2026-01-04 is week 1 of 2026
            << QStringList{u"auto-20251231-080000.db"_s, sunday} << 0 << 4 << QStringList{u"auto-20251231-080000.db"_s};
        QTest::newRow("days without a copy do not count")
            << QStringList{u"auto-20250101-080000.db"_s, monday} << 2 << 0 << QStringList();
        QTest::newRow("the newest stays whatever is said") << QStringList{monday} << 0 << 0 << QStringList();
        QTest::newRow("what is not ours stays") << QStringList{u"before-restore-20200101-000000-000.db"_s,
                                                               u"auto-yesterday.db"_s, u"auto-20260105.db"_s, monday}
                                                << 1 << 0 << QStringList();
    }

    void backupsToRemove()
    {
        QFETCH(QStringList, names);
        QFETCH(int, daily);
        QFETCH(int, weekly);
        QFETCH(QStringList, removed);
        QCOMPARE(engine::backupsToRemove(names, {.daily = daily, .weekly = weekly}), removed);
    }

    void copiesBeforeUpdates_data()
    {
        QTest::addColumn<QStringList>("names");
        QTest::addColumn<QStringList>("removed");
        const QString first = u"before-update-1-to-7-20250301-080000-001.db"_s;
        const QString second = u"before-update-7-to-9-20250801-080000-001.db"_s;
        const QString third = u"before-update-9-to-10-20260102-080000-001.db"_s;
        const QString fourth = u"before-update-10-to-11-20260102-080000-002.db"_s; // sorts before the others as text
        QTest::newRow("nothing there") << QStringList() << QStringList();
        QTest::newRow("the only one stays") << QStringList{first} << QStringList();
        QTest::newRow("three stay") << QStringList{first, second, third} << QStringList();
        QTest::newRow("the oldest goes") << QStringList{fourth, first, second, third} << QStringList{first};
        QTest::newRow("what is not ours stays") << QStringList{u"before-update-by-hand.db"_s,
                                                               u"before-restore-20200101-000000-000.db"_s,
                                                               u"auto-20260105-080000.db"_s,
                                                               first,
                                                               second,
                                                               third}
                                                << QStringList();
    }

    void copiesBeforeUpdates()
    {
        QFETCH(QStringList, names);
        QFETCH(QStringList, removed);
        QCOMPARE(engine::updateCopiesToRemove(names), removed);
    }

    // Swept with the others, and only after a new copy was written.
    void copiesBeforeUpdatesAreSwept()
    {
        const QDir backups(m_folder->filePath(u"backups"_s));
        QVERIFY(backups.mkpath(u"."_s));
        for (int update = 1; update <= 5; ++update) {
            QFile copy(
                backups.filePath(u"before-update-%1-to-%2-2025010%1-080000-000.db"_s.arg(update).arg(update + 1)));
            QVERIFY(copy.open(QIODevice::WriteOnly));
        }
        const auto there = [&] { return backups.entryList({u"before-update-*"_s}, QDir::Files, QDir::Name); };
        {
            engine::BackupKeeper failing(*m_database, *m_clock, file() + u".gone"_s, backups.path());
            QVERIFY(!copied(failing, {.daily = 2, .weekly = 0}));
            QCOMPARE(there().size(), 5);
        }
        engine::BackupKeeper keeper(*m_database, *m_clock, file(), backups.path());
        QVERIFY(copied(keeper, {.daily = 2, .weekly = 0}));
        QCOMPARE(there().size(), 3);
        QVERIFY(there().first().startsWith(u"before-update-3-to-4-"));
    }

    // Made by an older Loket, in whatever way: after the next copy none holds what somebody could send again.
    void signaturesInOlderCopiesAreForgotten()
    {
        const QDir backups(m_folder->filePath(u"backups"_s));
        QVERIFY(backups.mkpath(u"."_s));
        const QStringList names{u"before-update-7-to-9-20250101-080000-000.db"_s,
                                u"before-restore-20250101-080000-000.db"_s, u"auto-20260101-080000.db"_s};
        for (const QString& name : names) {
            QVERIFY(storage::writeBackup(file(), backups.filePath(name)));
            QProcess older;
            older.start(u"sqlite3"_s,
                        {backups.filePath(name), u"INSERT INTO payment_events (gateway, event_key, purchase_id, state, "
                                                 "amount, reference, source, raw_body, received_at) VALUES "
                                                 "('duitku', 'k', 1, 'paid', 1, '', 'webhook', "
                                                 "CAST('a=1&signature=5157ab' AS BLOB), '2025-01-02T03:01:00.000Z'); "
                                                 "PRAGMA user_version = 8;"_s});
            QVERIFY(older.waitForFinished() && older.exitCode() == 0);
        }
        const auto holding = [&backups] {
            QStringList found;
            for (const QString& name : backups.entryList(QDir::Files)) {
                QFile copy(backups.filePath(name));
                if (copy.open(QIODevice::ReadOnly) && copy.readAll().contains("5157ab"))
                    found += name;
            }
            return found;
        };
        QCOMPARE(holding().size(), 3);
        engine::BackupKeeper keeper(*m_database, *m_clock, file(), backups.path());
        QVERIFY(copied(keeper, {.daily = 7, .weekly = 0}));
        QCOMPARE(holding(), QStringList());
        QCOMPARE(backups.entryList(QDir::Files).size(), 4);
    }

    void backupsAreCopiesThatCanBePutBack()
    {
        QDir().mkpath(m_folder->filePath(u"backups"_s));
        engine::BackupKeeper keeper(*m_database, *m_clock, file(), m_folder->filePath(u"backups"_s));
        const BackupPlan plan{.daily = 2, .weekly = 0};
        for (int day = 0; day < 4; ++day) {
            const auto done = keeper.rotate(plan);
            QTRY_VERIFY(done.isFinished());
            QVERIFY2(done.result(), done.result() ? "" : qPrintable(done.result().error().detail));
            m_clock->advance(std::chrono::hours(24));
        }
        const QDir backups(m_folder->filePath(u"backups"_s));
        const QStringList kept = backups.entryList(QDir::Files, QDir::Name);
        QCOMPARE(kept.size(), 2);
        const auto version = storage::checkBackup(backups.filePath(kept.last()));
        QVERIFY(version);
        QCOMPARE(*version, m_database->schemaVersion());
    }

    // A stick that is there, pulled out, and put back: never a folder in its place, and a reminder after a week.
    void eachCopyAlsoGoesToTheSecondFolder()
    {
        const QString backups = m_folder->filePath(u"backups"_s);
        const QString stick = m_folder->filePath(u"media/My stick"_s);
        const auto onStick = [&] { return QDir(stick).entryList({u"auto-*.db"_s}, QDir::Files, QDir::Name); };
        QVERIFY(QDir().mkpath(backups) && QDir().mkpath(stick));
        const BackupPlan plan{.daily = 2, .weekly = 0, .second = stick};
        auto keeper = std::make_unique<engine::BackupKeeper>(*m_database, *m_clock, file(), backups);
        for (int day = 0; day < 3; ++day) {
            QVERIFY(copied(*keeper, plan));
            m_clock->advance(std::chrono::hours(24));
        }
        QCOMPARE(onStick().size(), 2); // the same plan for both
        QVERIFY(storage::checkBackup(QDir(stick).filePath(onStick().last())));

        QVERIFY(QDir(stick).removeRecursively());
        for (int day = 0; day < 6; ++day) {
            QVERIFY(copied(*keeper, plan));
            QVERIFY(!QFileInfo::exists(stick));
            QVERIFY(keeper->troubles().isEmpty());
            m_clock->advance(std::chrono::hours(24));
        }
        keeper = std::make_unique<engine::BackupKeeper>(*m_database, *m_clock, file(), backups); // over a restart
        QCOMPARE(keeper->troubles().size(), 1);
        const QString why = core::english(keeper->troubles().first().why);
        QVERIFY2(why.contains(stick), qPrintable(why));
        QVERIFY(QDir().mkpath(stick));
        QVERIFY(copied(*keeper, plan));
        QVERIFY(keeper->troubles().isEmpty());
        QCOMPARE(onStick().size(), 1);
        m_clock->advance(std::chrono::hours(24));
        QVERIFY(copied(*keeper, {.daily = 2, .weekly = 0})); // not wanted any more
        m_clock->advance(std::chrono::hours(24 * 30));
        QVERIFY(keeper->troubles().isEmpty());
    }

    // A folder that is not there, then one that is.
    void theSecondFailureInARowIsAnAlert()
    {
        const BackupPlan plan{.daily = 2, .weekly = 0};
        const QString backups = m_folder->filePath(u"backups"_s);
        auto keeper = std::make_unique<engine::BackupKeeper>(*m_database, *m_clock, file(), backups);
        QVERIFY(!copied(*keeper, plan));
        QVERIFY(keeper->troubles().isEmpty());
        QVERIFY(!copied(*keeper, plan));
        QCOMPARE(keeper->troubles().size(), 1);
        const engine::Alert alert = keeper->troubles().first();
        QCOMPARE(engine::toString(alert.kind), u"backup_failing"_s);
        QVERIFY2(core::english(alert.why).startsWith(u"2 copies in a row failed"),
                 qPrintable(core::english(alert.why)));
        keeper = std::make_unique<engine::BackupKeeper>(*m_database, *m_clock, file(), backups); // over a restart
        QCOMPARE(keeper->failuresInRow(), 2);
        QCOMPARE(keeper->troubles().size(), 1);
        QVERIFY(QDir().mkpath(backups));
        QVERIFY(copied(*keeper, plan));
        QVERIFY(keeper->troubles().isEmpty());
        keeper = std::make_unique<engine::BackupKeeper>(*m_database, *m_clock, file(), backups);
        QCOMPARE(keeper->failuresInRow(), 0);
    }

    // Killed while it copies: it never reports the result.
    void aCopyThatTheProgramDidNotSurviveHasFailed()
    {
        const QString backups = m_folder->filePath(u"backups"_s);
        QVERIFY(QDir().mkpath(backups));
        for (int life = 0; life < 2; ++life) {
            engine::BackupKeeper keeper(*m_database, *m_clock, file(), backups);
            QCOMPARE(keeper.failuresInRow(), life);
            (void)keeper.rotate({.daily = 2, .weekly = 0}); // the event loop does not return to it
        }
        const engine::BackupKeeper keeper(*m_database, *m_clock, file(), backups);
        QCOMPARE(keeper.troubles().size(), 1);
        QVERIFY(core::english(keeper.troubles().first().why).contains(u"the newest one is of 2026-01-02T03:04:05"));
    }

    void whatAKilledCopyLeavesIsSwept_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("inBackups");
        QTest::addColumn<bool>("isOld");
        QTest::addColumn<bool>("stays");
        QTest::newRow("of a copy") << u"loket-copy.aBcDeF"_s << true << true << false;
        QTest::newRow("of an older program's copy") << u"auto-20260101-030405.db.XqZt12"_s << true << true << false;
        QTest::newRow("of putting a copy back") << u"loket-copy.aBcDeF"_s << false << true << false;
        QTest::newRow("of an older program's putting back") << u"loket.db.aBcDeF"_s << false << true << false;
        QTest::newRow("one that is just begun") << u"loket-copy.aBcDeF"_s << true << false << true;
        QTest::newRow("what is not ours") << u"holiday.db.backup"_s << true << true << true;
        QTest::newRow("the log") << u"loket.db-wal"_s << false << true << true;
    }

    void whatAKilledCopyLeavesIsSwept()
    {
        QFETCH(QString, name);
        QFETCH(bool, inBackups);
        QFETCH(bool, isOld);
        QFETCH(bool, stays);
        const QString backups = m_folder->filePath(u"backups"_s);
        QVERIFY(QDir().mkpath(backups));
        const QString path = (inBackups ? backups : m_folder->path()) + u'/' + name;
        QFile left(path);
        QVERIFY(left.open(QIODevice::ReadWrite));
        if (isOld)
            QVERIFY(
                left.setFileTime(QDateTime::currentDateTimeUtc().addSecs(-3600), QFileDevice::FileModificationTime));
        left.close();
        engine::BackupKeeper keeper(*m_database, *m_clock, file(), backups);
        QVERIFY(copied(keeper, {.daily = 2, .weekly = 0}));
        QCOMPARE(QFile::exists(path), stays);
    }

    void noBackupsWhereNoneAreWanted()
    {
        engine::BackupKeeper keeper(*m_database, *m_clock, file(), m_folder->path());
        const auto done = keeper.rotate({.daily = 0, .weekly = 0});
        QTRY_VERIFY(done.isFinished());
        QVERIFY(done.result() && done.result()->isEmpty());
        QVERIFY(QDir(m_folder->path()).entryList({u"auto-*"_s}, QDir::Files).isEmpty());
    }

    void oldLogsGoTheCurrentOneStays()
    {
        const QDir folder(m_folder->path());
        for (const QString& name : {u"loket.log"_s, u"loket.log.1"_s, u"loket.log.2"_s, u"notes.txt"_s}) {
            QFile log(folder.filePath(name));
            QVERIFY(log.open(QIODevice::WriteOnly));
            const int daysOld = name == u"loket.log.1"_s ? 5 : 40;
            QVERIFY(log.setFileTime(m_clock->now().addDays(-daysOld), QFileDevice::FileModificationTime));
        }
        QCOMPARE(engine::removeOldLogs(m_folder->path(), 30, m_clock->now()), 1);
        QVERIFY(!folder.exists(u"loket.log.2"_s));
        QVERIFY(folder.exists(u"loket.log"_s) && folder.exists(u"loket.log.1"_s) && folder.exists(u"notes.txt"_s));
    }

private:
    [[nodiscard]] QString file() const { return m_folder->filePath(u"loket.db"_s); }
    [[nodiscard]] TaskState state() const { return m_schedule->tasks().first(); }

    // Waits for its end, and until the keeper has noticed it.
    static bool copied(engine::BackupKeeper& keeper, const BackupPlan& plan)
    {
        const int before = keeper.failuresInRow();
        const auto done = keeper.rotate(plan);
        const bool known = QTest::qWaitFor([&] {
            return done.isFinished() &&
                   (done.result() ? keeper.failuresInRow() == 0 : keeper.failuresInRow() == before + 1);
        });
        return known && done.result().has_value();
    }

    Schedule::Work work()
    {
        return [this]() -> Result<QString> {
            if (m_fails)
                return core::fail(core::ErrorKind::Storage, u"the disk is full"_s);
            return u"run %1"_s.arg(++m_runs);
        };
    }

    void start(std::chrono::minutes interval)
    {
        m_schedule = std::make_unique<Schedule>(*m_database, *m_clock);
        m_schedule->add(u"task"_s, Schedule::every(interval), work());
        QVERIFY(m_schedule->start());
    }

    // In steps, because a task's end is signalled in the event loop.
    void pass(std::chrono::milliseconds time)
    {
        constexpr std::chrono::milliseconds step = 1min;
        while (time > 0ms) {
            m_clock->advance(std::min(time, step));
            time -= std::min(time, step);
            QCoreApplication::processEvents();
        }
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<core::ManualClock> m_clock;
    std::unique_ptr<storage::Database> m_database;
    std::unique_ptr<Schedule> m_schedule;
    int m_runs = 0;
    bool m_fails = false;
};

QTEST_GUILESS_MAIN(TestSchedule)
#include "tst_schedule.moc"
