#include "domain/Identifiers.h"
#include "jobs/JobRunner.h"
#include "storage/PurchaseRepository.h"
#include "support/SqlTrace.h"

#include <QTemporaryDir>
#include <QTest>

using namespace loket;
using namespace loket::jobs;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using storage::JobRow;
using storage::Transaction;

// The durable queue on real SQLite, with the clock advanced by hand.
class TestJobRunner : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_database = std::move(*storage::Database::open(m_folder->filePath(u"loket.db"_s)));
        m_policy = {.attempts = 3, .backoff = {1s, 60s}};
        m_attempts.clear();
        startAnew();
    }
    void cleanup()
    {
        m_runner.reset();
        m_database.reset();
    }

    void aDueJobRunsAndIsGone()
    {
        m_runner->handle(u"x"_s, 1, [this](const JobRow& job) {
            return end(job, [&](Transaction& t) { return m_runner->finish(t, job); });
        });
        enqueue(u"x"_s);
        QVERIFY(m_runner->start());
        QTRY_COMPARE(m_attempts.size(), 1);
        QTRY_COMPARE(depth().queued + depth().running + depth().dead, 0);
    }

    void threeAttemptsWithGrowingGapsThenDead()
    {
        m_runner->handle(u"x"_s, 1, [this](const JobRow& job) {
            return end(job, [&](Transaction& t) {
                return m_runner->retryOrBury(t, job, {core::ErrorKind::Unreachable, u"away"_s}).map([](bool) {});
            });
        });
        enqueue(u"x"_s);
        QVERIFY(m_runner->start());
        QTRY_COMPARE(m_attempts.size(), 1);
        settle();
        m_clock.advance(799ms); // 1 s less 20 % is the earliest
        settle();
        QCOMPARE(m_attempts.size(), 1);
        m_clock.advance(401ms); // 1 s and 20 % the latest
        QTRY_COMPARE(m_attempts.size(), 2);
        settle();
        m_clock.advance(1599ms);
        settle();
        QCOMPARE(m_attempts.size(), 2);
        m_clock.advance(801ms);
        QTRY_COMPARE(m_attempts.size(), 3);
        QTRY_COMPARE(depth().dead, 1);
        m_clock.advance(1h);
        settle();
        QCOMPARE(m_attempts.size(), 3);
    }

    void aRefusalIsNotTriedAgain()
    {
        m_runner->handle(u"x"_s, 1, [this](const JobRow& job) {
            return end(job, [&](Transaction& t) {
                return m_runner->retryOrBury(t, job, {core::ErrorKind::Unauthorized, u"wrong password"_s})
                    .map([](bool) {});
            });
        });
        enqueue(u"x"_s);
        QVERIFY(m_runner->start());
        QTRY_COMPARE(depth().dead, 1);
        QCOMPARE(m_attempts.size(), 1);
    }

    void whatTheCounterpartAskedForIsTheLeast()
    {
        m_runner->handle(u"x"_s, 1, [this](const JobRow& job) {
            return end(job, [&](Transaction& t) {
                return m_runner->retryOrBury(t, job, {core::ErrorKind::RateLimited, u"later"_s, 30s}).map([](bool) {});
            });
        });
        enqueue(u"x"_s);
        QVERIFY(m_runner->start());
        QTRY_COMPARE(m_attempts.size(), 1);
        settle();
        m_clock.advance(29s);
        settle();
        QCOMPARE(m_attempts.size(), 1);
        m_clock.advance(2s);
        QTRY_COMPARE(m_attempts.size(), 2);
    }

    void atMostSoManyAtOnceAndOneKindDoesNotHoldUpAnother()
    {
        QList<std::shared_ptr<QPromise<core::Result<void>>>> open;
        m_runner->handle(u"slow"_s, 2, [&](const JobRow&) {
            open += std::make_shared<QPromise<core::Result<void>>>();
            open.last()->start();
            return open.last()->future();
        });
        m_runner->handle(u"quick"_s, 1, [this](const JobRow& job) {
            return end(job, [&](Transaction& t) { return m_runner->finish(t, job); });
        });
        for (int i = 0; i < 5; ++i)
            enqueue(u"slow"_s);
        enqueue(u"quick"_s);
        QVERIFY(m_runner->start());
        QTRY_COMPARE(m_attempts.size(), 1);
        settle();
        QCOMPARE(open.size(), 2);
        QVERIFY(!m_runner->stop()); // two are still running
        bool idle = false;
        connect(m_runner.get(), &JobRunner::idle, this, [&] { idle = true; });
        for (const auto& promise : open) {
            promise->addResult(core::Result<void>());
            promise->finish();
        }
        QTRY_VERIFY(idle);
        QCOMPARE(open.size(), 2); // a stopping runner starts nothing new
    }

    void whatADeadProcessLeftRunningIsTakenUpAgainAndCountsNoAttempt()
    {
        QList<int> failedSoFar;
        m_runner->handle(u"x"_s, 1, [](const JobRow&) { return QPromise<core::Result<void>>().future(); });
        enqueue(u"x"_s);
        QVERIFY(m_runner->start());
        QTRY_COMPARE(depth().running, 1);
        startAnew(); // as after a crash: nothing was ended
        m_runner->handle(u"x"_s, 1, [&](const JobRow& job) {
            failedSoFar += job.attempts;
            return end(job, [&](Transaction& t) { return m_runner->finish(t, job); });
        });
        QVERIFY(m_runner->start());
        QTRY_COMPARE(failedSoFar, QList<int>{0});
        QTRY_COMPARE(depth().running, 0);
    }

    void anUndecidedJobIsPutBack()
    {
        int tries = 0;
        m_runner->handle(u"x"_s, 1, [&](const JobRow& job) {
            if (++tries == 1)
                return core::ready<void>(core::fail(core::ErrorKind::Storage, u"disk full"_s));
            return end(job, [&](Transaction& t) { return m_runner->finish(t, job); });
        });
        enqueue(u"x"_s);
        QVERIFY(m_runner->start());
        QTRY_COMPARE(tries, 1);
        settle();
        m_clock.advance(6s);
        m_runner->wake();
        QTRY_COMPARE(tries, 2);
    }

    // A full disk, or another program's lock: tried again after a while, not at once and for ever.
    void aClaimThatCannotBeWrittenDoesNotSpin()
    {
        m_runner->handle(u"x"_s, 1, [this](const JobRow& job) {
            return end(job, [&](Transaction& t) { return m_runner->finish(t, job); });
        });
        QVERIFY(m_runner->start());
        settle();
        QVERIFY(m_database->execute("CREATE TEMP TRIGGER full BEFORE UPDATE ON jobs BEGIN "
                                    "SELECT RAISE(ABORT, 'disk is full'); END"));
        static int refusals;
        refusals = 0;
        const auto before = qInstallMessageHandler([](QtMsgType, const QMessageLogContext&, const QString& text) {
            refusals += text.contains(u"jobs.claim_failed"_s) ? 1 : 0;
        });
        enqueue(u"x"_s);
        m_runner->wake();
        settle();
        qInstallMessageHandler(before);
        QCOMPARE(refusals, 1);
        QCOMPARE(m_attempts.size(), 0);
        QVERIFY(m_database->execute("DROP TRIGGER full"));
        m_clock.advance(6s);
        QTRY_COMPARE(m_attempts.size(), 1);
    }

    // The wall clock was hours ahead when a job was queued, and has been set right since.
    void aDueTimeOfAClockThatWasAheadIsPulledIn_data()
    {
        QTest::addColumn<QString>("seen");
        QTest::addColumn<int>("aheadMinutes");
        for (const int ahead : {90, 2 * 60, 7 * 60, 5 * 365 * 24 * 60}) {
            for (const char* seen : {"start", "wake", "step"})
                QTest::addRow("%s, %d minutes", seen, ahead) << QString::fromLatin1(seen) << ahead;
        }
        QTest::newRow("step, 10 minutes") << u"step"_s << 10; // only a step that is noticed can show it
    }
    void aDueTimeOfAClockThatWasAheadIsPulledIn()
    {
        QFETCH(QString, seen);
        QFETCH(int, aheadMinutes);
        const auto ahead = std::chrono::minutes(aheadMinutes);
        m_runner->handle(u"x"_s, 1, [this](const JobRow& job) {
            return end(job, [&](Transaction& t) { return m_runner->finish(t, job); });
        });
        if (seen != u"start"_s)
            QVERIFY(m_runner->start());
        m_clock.step(ahead);
        m_database->onCommitted([](const QList<storage::Change>&) {}); // before it could be worked on
        enqueue(u"x"_s);
        m_clock.step(-ahead);
        if (seen == u"start"_s)
            QVERIFY(m_runner->start());
        else if (seen == u"wake"_s)
            m_runner->wake();
        else
            m_runner->clockStepped(-ahead);
        QTRY_COMPARE(m_attempts.size(), 1);
    }

    // A delay requested by a counterpart is no fault of the clock.
    void aLegalGapIsNotPulledIn()
    {
        m_runner->handle(
            u"x"_s, 1,
            [this](const JobRow& job) { return end(job, [&](Transaction& t) { return m_runner->again(t, job, 9h); }); },
            [] { return 9h; });
        enqueue(u"x"_s);
        QVERIFY(m_runner->start());
        QTRY_COMPARE(m_attempts.size(), 1);
        settle();
        m_runner->wake();
        settle();
        QCOMPARE(m_attempts.size(), 1);
    }

    // The disk was full, then the wall clock was set back: the pause after the failure ends all the same.
    void aPauseDoesNotDependOnTheWallClock()
    {
        m_runner->handle(u"x"_s, 1, [this](const JobRow& job) {
            return end(job, [&](Transaction& t) { return m_runner->finish(t, job); });
        });
        QVERIFY(m_runner->start());
        settle();
        QVERIFY(m_database->execute("CREATE TEMP TRIGGER full BEFORE UPDATE ON jobs BEGIN "
                                    "SELECT RAISE(ABORT, 'disk is full'); END"));
        enqueue(u"x"_s);
        m_runner->wake();
        settle();
        QVERIFY(m_database->execute("DROP TRIGGER full"));
        m_clock.step(-2h);
        m_runner->clockStepped(-2h);
        m_clock.advance(6s);
        QTRY_COMPARE(m_attempts.size(), 1);
    }

    // What is urgent begins first, and what is not leaves it room.
    void whatIsUrgentGoesFirst_data()
    {
        QTest::addColumn<Priorities>("queued"); // in this order
        QTest::addColumn<Priorities>("running");
        using enum Priority;
        QTest::newRow("routine alone leaves room")
            << Priorities{Routine, Routine, Routine, Routine} << Priorities{Routine, Routine};
        QTest::newRow("watched leaves room too")
            << Priorities{Watched, Watched, Watched, Watched} << Priorities{Watched, Watched, Watched};
        QTest::newRow("what is claimed takes all") << Priorities{Claimed, Claimed, Claimed, Claimed, Claimed}
                                                   << Priorities{Claimed, Claimed, Claimed, Claimed};
        QTest::newRow("the last one first")
            << Priorities{Routine, Routine, Watched, Claimed} << Priorities{Claimed, Watched};
        QTest::newRow("routine in what is left")
            << Priorities{Routine, Routine, Claimed} << Priorities{Claimed, Routine};
    }
    void whatIsUrgentGoesFirst()
    {
        QFETCH(Priorities, queued);
        QFETCH(Priorities, running);
        Priorities begun;
        QList<std::shared_ptr<QPromise<core::Result<void>>>> open;
        m_runner->handle(u"x"_s, 4, [&](const JobRow& job) {
            begun += job.priority;
            open += std::make_shared<QPromise<core::Result<void>>>();
            open.last()->start();
            return open.last()->future();
        });
        m_runner->bound(u"x"_s, {.routineAtOnce = 2, .watchedAtOnce = 3});
        for (const Priority priority : queued)
            enqueue(u"x"_s, priority);
        QVERIFY(m_runner->start());
        settle();
        QCOMPARE(begun, running);
        m_runner->stop();
        for (const auto& promise : open) {
            promise->addResult(core::Result<void>());
            promise->finish();
        }
        settle();
    }

    // 1,000 due jobs of one gateway: so many a minute and no more, and another gateway's are not held up by them.
    void soManyAMinuteForOneGateway()
    {
        QMap<QString, int> begun;
        m_runner->handle(u"x"_s, 4, [&](const JobRow& job) {
            ++begun[job.lane];
            return end(job, [&](Transaction& t) { return m_runner->again(t, job, 1s, job.priority); });
        });
        m_runner->bound(u"x"_s,
                        {.routineAtOnce = 4, .watchedAtOnce = 4, .routinePerMinute = 12, .watchedPerMinute = 30});
        for (int i = 0; i < 40; ++i)
            enqueue(u"x"_s, Priority::Routine, u"tripay"_s);
        enqueue(u"x"_s, Priority::Routine, u"xendit"_s);
        QVERIFY(m_runner->start());
        int inHalf = 0;
        for (int minute = 0; minute < 5; ++minute) {
            for (int half = 0; half < 2; ++half) {
                const int before = begun[u"tripay"_s];
                for (int second = 0; second < 30; ++second) {
                    settle();
                    m_clock.advance(1s);
                }
                settle();
                const int now = begun[u"tripay"_s] - before;
                QVERIFY2(now + inHalf <= 12, qPrintable(QString::number(now + inHalf)));
                inHalf = now;
            }
        }
        QVERIFY(begun[u"tripay"_s] >= 50); // ten a minute and the first two
        QVERIFY(begun[u"xendit"_s] >= 30);
        // Those that somebody waits for have a bound of their own, and what is claimed has none.
        begun.clear();
        for (int i = 0; i < 40; ++i)
            enqueue(u"x"_s, Priority::Claimed, u"tripay"_s);
        settle();
        QVERIFY(begun[u"tripay"_s] >= 40);
    }

    // Thousands have waited for a router: what is fresh begins at once, and the oldest get on as well.
    void neitherTheFreshNorTheOldestWaitsForAllOthers_data()
    {
        QTest::addColumn<Priorities>("fresh");        // queued behind the others, in this order
        QTest::addColumn<QList<int>>("freshRunning"); // which of these, at once
        using enum Priority;
        QTest::newRow("a sale at the counter") << Priorities{Claimed} << QList<int>{0};
        QTest::newRow("a buyer at the page") << Priorities{Watched} << QList<int>{0};
        QTest::newRow("nobody waits for it") << Priorities{Routine} << QList<int>{0};
        QTest::newRow("all of them") << Priorities{Routine, Watched, Claimed} << QList<int>{0, 1, 2};
        QTest::newRow("the newest of many") << Priorities(50, Routine) << QList<int>{48, 49};
        QTest::newRow("the first of many that are urgent") << Priorities(50, Claimed) << QList<int>{0, 1, 2, 3, 4, 5};
    }
    void neitherTheFreshNorTheOldestWaitsForAllOthers()
    {
        QFETCH(Priorities, fresh);
        QFETCH(QList<int>, freshRunning);
        constexpr int old = 2000;
        QList<qint64> begun;
        m_runner->handle(u"x"_s, 8, [&](const JobRow& job) {
            begun += job.purchaseId;
            m_open.insert(job.purchaseId, {std::make_shared<QPromise<core::Result<void>>>(), job});
            m_open[job.purchaseId].first->start();
            return m_open[job.purchaseId].first->future();
        });
        m_runner->share(u"x"_s, {.routineAtOnce = 6, .newestAtOnce = 2, .oldestKept = 2});
        enqueueMany(u"x"_s, Priorities(old, Priority::Routine));
        m_clock.advance(1min);
        enqueueMany(u"x"_s, fresh);
        QVERIFY(m_runner->start());
        settle();
        for (const int which : freshRunning)
            QVERIFY2(begun.contains(old + 1 + which), qPrintable(QString::number(which)));
        QVERIFY(begun.contains(1));
        QVERIFY(begun.contains(2));
        QVERIFY(begun.size() <= 8);
        // Fresh ones without end: still the oldest get on, and no place is used twice.
        for (int round = 0; round < 40; ++round) {
            enqueueMany(u"x"_s, Priorities(8, Priority::Claimed));
            endOne();
            settle();
            QVERIFY(m_open.size() <= 8);
        }
        const auto oldBegun = std::count_if(begun.begin(), begun.end(), [](qint64 id) { return id <= 20; });
        QVERIFY2(oldBegun >= 8, qPrintable(QString::number(oldBegun)));
        m_runner->stop();
        while (!m_open.isEmpty())
            endOne();
        settle();
    }

    // Where nothing else waits, the old ones have the places that are theirs, and the others stay free.
    void anOldBacklogLeavesRoom()
    {
        int running = 0;
        m_runner->handle(u"x"_s, 8, [&](const JobRow& job) {
            ++running;
            m_open.insert(job.purchaseId, {std::make_shared<QPromise<core::Result<void>>>(), job});
            m_open[job.purchaseId].first->start();
            return m_open[job.purchaseId].first->future();
        });
        m_runner->share(u"x"_s, {.routineAtOnce = 6, .newestAtOnce = 2, .oldestKept = 2});
        enqueueMany(u"x"_s, Priorities(100, Priority::Routine));
        QVERIFY(m_runner->start());
        settle();
        QCOMPARE(running, 6);
        enqueueMany(u"x"_s, {Priority::Watched});
        settle();
        QCOMPARE(running, 7);
        m_runner->stop();
        while (!m_open.isEmpty())
            endOne();
        settle();
    }

    // What was found is known until a commit touches jobs.
    void itLooksOnlyWhereSomethingHasChanged()
    {
        for (const char* kind : {"x", "y", "z"}) {
            m_runner->handle(QString::fromLatin1(kind), 1, [this](const JobRow& job) {
                return end(job, [&](Transaction& t) { return m_runner->finish(t, job); });
            });
        }
        m_database->onCommitted([this](const QList<storage::Change>& changes) { m_runner->committed(changes); });
        enqueue(u"x"_s);
        QVERIFY(m_runner->start());
        QTRY_COMPARE(m_attempts.size(), 1);
        settle();
        m_trace.clear();
        for (int i = 0; i < 5; ++i) {
            commitNothingOfJobs();
            settle();
        }
        if (!m_trace.isThere())
            QSKIP("Qt has an SQLite of its own here");
        QCOMPARE(m_trace.count("UPDATE packages"), 5);
        QCOMPARE(m_trace.count("FROM jobs"), 0);
        enqueue(u"y"_s);
        QTRY_COMPARE(m_attempts.size(), 2);
        settle();
        const auto looks = [this] { return m_trace.count("WITH kinds"); };
        QVERIFY2(looks() >= 2 && looks() <= 3, m_trace.run().join('\n').constData());
        m_trace.clear();
        m_clock.advance(1h); // it looks at the clock every minute
        settle();
        QCOMPARE(m_trace.count("FROM jobs"), 0);
    }

    // Another program has queued it: it is seen with the next commit, whatever that touches, and without one at last.
    void whatAnotherProgramQueuesIsSeen_data()
    {
        QTest::addColumn<bool>("commits");
        QTest::newRow("with a commit") << true;
        QTest::newRow("in a quiet time") << false;
    }
    void whatAnotherProgramQueuesIsSeen()
    {
        QFETCH(bool, commits);
        m_runner->handle(u"x"_s, 1, [this](const JobRow& job) {
            return end(job, [&](Transaction& t) { return m_runner->finish(t, job); });
        });
        m_database->onCommitted([this](const QList<storage::Change>& changes) { m_runner->committed(changes); });
        QVERIFY(m_runner->start());
        settle();
        {
            const auto other = storage::Database::open(m_folder->filePath(u"loket.db"_s));
            auto transaction = Transaction::begin(**other);
            insert(*transaction, u"x"_s, Priority::Routine, u"cash"_s);
            QVERIFY(transaction->commit());
        }
        settle();
        QVERIFY(m_attempts.isEmpty());
        if (commits)
            commitNothingOfJobs();
        else
            m_clock.advance(60s);
        QTRY_COMPARE(m_attempts.size(), 1);
    }

private:
    using Priority = storage::Priority;
    using Priorities = QList<Priority>;

    // The one that began first is done.
    void endOne()
    {
        const auto [promise, job] = m_open.take(m_open.firstKey());
        auto transaction = Transaction::begin(*m_database);
        QVERIFY(m_runner->finish(*transaction, job));
        QVERIFY(transaction->commit());
        promise->addResult(core::Result<void>());
        promise->finish();
    }

    void enqueueMany(const QString& kind, const Priorities& priorities)
    {
        auto transaction = Transaction::begin(*m_database);
        for (const Priority priority : priorities)
            insert(*transaction, kind, priority, u"cash"_s);
        QVERIFY(transaction->commit());
    }

    void commitNothingOfJobs()
    {
        auto transaction = Transaction::begin(*m_database);
        QVERIFY(transaction->statement("UPDATE packages SET position = position + 1").run());
        transaction->touched(storage::ChangeKind::Package);
        QVERIFY(transaction->commit());
    }

    void startAnew()
    {
        m_runner = std::make_unique<JobRunner>(*m_database, m_clock, m_policy);
        m_database->onCommitted([this](const QList<storage::Change>&) { m_runner->wake(); });
    }

    // Lets everything that is queued in the event loop happen.
    static void settle()
    {
        for (int i = 0; i < 20; ++i)
            QCoreApplication::processEvents();
    }

    storage::QueueDepth depth() { return *storage::JobRepository(*m_database).depth(); }

    template <class Step>
    core::Async<void> end(const JobRow& job, Step step)
    {
        m_attempts += job.purchaseId;
        auto transaction = Transaction::begin(*m_database);
        const core::Result<void> done = step(*transaction);
        return core::ready<void>(done ? transaction->commit() : done);
    }

    void enqueue(const QString& kind, storage::Priority priority = storage::Priority::Routine,
                 const QString& gateway = u"cash"_s)
    {
        auto transaction = Transaction::begin(*m_database);
        insert(*transaction, kind, priority, gateway);
        QVERIFY(transaction->commit());
    }
    void insert(Transaction& transaction, const QString& kind, storage::Priority priority, const QString& gateway)
    {
        domain::Purchase purchase;
        purchase.invoiceId = domain::newInvoiceId(m_clock.now().date());
        purchase.statusToken = domain::newStatusToken();
        purchase.customerName = u"A"_s;
        purchase.gateway = gateway;
        purchase.router = u"main"_s;
        purchase.createdAt = m_clock.now();
        QVERIFY(storage::PurchaseRepository(*m_database).insert(transaction, purchase, {}));
        QVERIFY(storage::JobRepository(*m_database)
                    .enqueue(transaction, kind, purchase.id, m_clock.now(), m_clock.now(), priority));
    }

    tests::SqlTrace m_trace; // before the first connection
    core::ManualClock m_clock;
    RetryPolicy m_policy;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<storage::Database> m_database;
    std::unique_ptr<JobRunner> m_runner;
    QList<qint64> m_attempts;
    QMap<qint64, std::pair<std::shared_ptr<QPromise<core::Result<void>>>, JobRow>> m_open; // by purchase
};

QTEST_GUILESS_MAIN(TestJobRunner)
#include "tst_jobrunner.moc"
