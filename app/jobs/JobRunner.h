// Runs the durable queue: claims what is due, passes it to the handler of its kind, and ensures that no job is ever
// lost. A handler ends its job itself, in the same transaction as the job's result (finish, retry, giveUp, again), so a
// crash leaves either both or neither. What was running when the program ended is put back when it starts again.
// That a job was claimed need not outlive a failure of power (Durability::WithTheNext): it waits again then, which is
// what the next start would have made of it. What must not be done twice does not rest on the claim: a handler notes it
// in a durable transaction of its own right before (the vouchers' codes, payment_call_open, message_call_open), and
// that one is never in the log without the claim before it. Engine thread. Owns nothing but its connection to the
// clock; must be destroyed before the database.
#pragma once

#include "core/Backoff.h"
#include "core/Clock.h"
#include "core/Future.h"
#include "jobs/Pace.h"
#include "storage/JobRepository.h"

#include <QMap>
#include <QObject>

#include <functional>
#include <optional>

namespace loket::jobs {

struct RetryPolicy
{
    int attempts = 3; // in all
    core::Backoff backoff;
};

class JobRunner : public QObject
{
    Q_OBJECT

public:
    // Does the work and ends the job in a transaction of its own. An Error means that this transaction failed (disk
    // full, database locked): the job is then put back and tried again soon; nothing was decided.
    using Handler = std::function<core::Async<void>(const storage::JobRow& job)>;

    JobRunner(storage::Database& database, core::Clock& clock, const RetryPolicy& policy, QObject* parent = nullptr);

    // At most `atOnce` jobs of this kind run at the same time. `longestGap`: the longest that a job of this kind is
    // ever made to wait beside the gaps of the policy (again(), retryAfter, a first due time); it is called each time.
    // What is due later than that was written by a wall clock that was ahead, and is due now.
    using LongestGap = std::function<std::chrono::milliseconds()>;
    void handle(const QString& kind, int atOnce, Handler handler, LongestGap longestGap = {});

    // Keeps room of a handled kind for what is more urgent: so many may run at once when one of this priority begins
    // (what is claimed may use all), and so many of it begin within a minute for one gateway (0: no bound).
    struct Bounds
    {
        int routineAtOnce = 1;
        int watchedAtOnce = 1;
        int routinePerMinute = 0;
        int watchedPerMinute = 0;
    };
    void bound(const QString& kind, const Bounds& bounds);

    // Divides the places of a handled kind of which very many may come to wait (a router is away for hours): what is
    // more urgent than routine begins first, some places are for what became due last, and some are kept for what
    // waits longest, so that neither a fresh job nor an old one waits for all the others.
    struct Shares
    {
        int routineAtOnce = 1; // of all places; the others are for what is more urgent
        int newestAtOnce = 0;  // of these
        int oldestKept = 1;    // of all places; what is more urgent never uses them while something is due
    };
    void share(const QString& kind, const Shares& shares);

    // Puts back what a previous process left running, then works until stop().
    [[nodiscard]] core::Result<void> start();
    // Claims nothing more. True at once, or the signal idle() comes when the last running job has ended.
    bool stop();

    // The wall clock was set while the program runs; negative: it was set back.
    void clockStepped(std::chrono::milliseconds by);

    // To be called after every commit, with what it touched: something may be due now. Cheap; the work is done from the
    // event loop.
    void committed(const QList<storage::Change>& changes);
    // The same where it is not known what has changed, or where something else may let a job begin.
    void wake();

    // For handlers, inside their transaction:
    [[nodiscard]] core::Result<void> finish(storage::Transaction& transaction, const storage::JobRow& job) const;
    // Another attempt remains: true, and the job waits for its gap (at least what the counterpart asked for).
    // None remains, or the error is not worth one: false, and the job becomes dead.
    // Without a priority it keeps the one it has.
    [[nodiscard]] core::Result<bool> retryOrBury(storage::Transaction& transaction, const storage::JobRow& job,
                                                 const core::Error& error,
                                                 std::optional<storage::Priority> priority = {}) const;
    [[nodiscard]] core::Result<void> bury(storage::Transaction& transaction, const storage::JobRow& job,
                                          const core::Error& error) const;
    // Once more after `gap`, not counted as a failed attempt.
    [[nodiscard]] core::Result<void> again(storage::Transaction& transaction, const storage::JobRow& job,
                                           std::chrono::milliseconds gap,
                                           storage::Priority priority = storage::Priority::Routine) const;

    [[nodiscard]] int running() const;

signals:
    void idle();

private:
    // What a running job was taken as.
    enum class Part { Urgent, Newest, Oldest };
    struct Kind
    {
        QString name;
        int atOnce;
        Handler handler;
        LongestGap longestGap;
        int running = 0;
        std::optional<Bounds> bounds;
        QMap<std::pair<storage::Priority, QString>, Pace> paces; // by lane
        std::optional<Shares> shares;
        QMap<Part, int> parts; // running, where there are shares

        // What waits, as look() has found it.
        storage::DueTimes due;
        std::optional<QList<storage::JobQueue>> queues; // nothing: not asked for yet
    };

    void work();
    void workSoon();
    // Reads what waits, where it can be something else than before: after a commit that touched jobs, or one of
    // another connection. False: it cannot be read.
    bool look();
    [[nodiscard]] core::Result<QList<storage::JobQueue>> queuesOf(Kind& kind) const;
    // What no gap of this program can explain is due now. False: nothing can be written at the moment.
    bool pullIn(Kind& kind);
    [[nodiscard]] std::chrono::milliseconds longestGap(const Kind& kind) const;
    [[nodiscard]] bool isDue(const Kind& kind) const;
    // False: nothing can be written at the moment.
    bool claim(Kind& kind);
    bool claimByPriority(Kind& kind);
    bool claimByShares(Kind& kind);
    [[nodiscard]] static bool mayBeginUrgent(const Kind& kind);
    [[nodiscard]] static bool mayBeginRoutine(const Kind& kind);
    // Of the queues of what is more urgent than routine, in the order in which they begin.
    [[nodiscard]] core::Result<QList<storage::JobQueue>> urgentQueues(Kind& kind) const;
    // Nothing: none is due, or it may not begin now.
    using Take = std::function<core::Result<QList<storage::JobRow>>(storage::Transaction& transaction,
                                                                    const QDateTime& leaseUntil, const QDateTime& now)>;
    std::optional<QList<storage::JobRow>> take(const Take& take);
    [[nodiscard]] static int atOnce(const Kind& kind, storage::Priority priority);
    // Null where it is not bounded.
    Pace* paceOf(Kind& kind, const storage::JobQueue& queue);
    // When the next of this kind may begin, from now on; nothing: none waits, or the end of another one wakes us.
    std::optional<std::chrono::milliseconds> nextBegin(Kind& kind, const QDateTime& now);
    static std::optional<std::chrono::milliseconds> nextOfShares(const Kind& kind, const QDateTime& now);
    void run(Kind& kind, const storage::JobRow& job, Part part = Part::Oldest);
    void ended(Kind& kind, const storage::JobRow& job, Part part, const core::Result<void>& result);
    void putBack(const storage::JobRow& job);
    void sleepUntilNextDue();

    storage::Database& m_database;
    core::Clock& m_clock;
    const RetryPolicy& m_policy;
    storage::JobRepository m_jobs;
    QString m_owner; // identifies this run of the program in the leases
    std::vector<std::unique_ptr<Kind>> m_kinds;
    bool m_started = false;
    bool m_wakePending = false;
    bool m_changed = true; // what waits is to be read again
    // So is what is due last; by the steady clock, and only seldom: what is due too late was written by a wrong clock.
    std::chrono::milliseconds m_lastAskedFrom{0};
    qint64 m_foreign = 0; // of the database, when it was read
    // Both by the steady clock.
    std::optional<std::chrono::milliseconds> m_notBefore; // after a claim that could not be written
    std::optional<std::chrono::milliseconds> m_wakeAt;    // the earliest pending wake-up requested from the clock
};

} // namespace loket::jobs
