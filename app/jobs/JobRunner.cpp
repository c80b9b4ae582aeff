#include "jobs/JobRunner.h"

#include "core/Crypto.h"
#include "core/Log.h"
#include "core/Reasons.h"

#include <algorithm>

namespace loket::jobs {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using core::Failure;
using core::Result;
using storage::JobQueue;
using storage::JobRow;
using storage::Priority;
using storage::Transaction;

namespace {

Q_LOGGING_CATEGORY(lcJobs, "loket.jobs")

// How long a claim is valid when another run of the program finds it; a start takes over what the last run left.
constexpr auto leaseTime = 15min;
// After a failed transaction of our own (disk full): soon enough to recover, rare enough not to spin.
constexpr auto storageTrouble = 5s;
// The longest delay until a clock that was set forward is noticed.
constexpr auto longestSleep = 60s;
// The longest "not before" of a counterpart that is obeyed.
constexpr std::chrono::milliseconds longestAsked = 1h;
// Gaps vary by a fifth, and what was written a moment ago was written by a clock that may be corrected a little.
constexpr std::chrono::milliseconds tolerance = 5s;

std::chrono::milliseconds waitUntil(const QDateTime& due, const QDateTime& now)
{
    return std::chrono::milliseconds(std::max<qint64>(0, now.msecsTo(due)));
}

} // namespace

JobRunner::JobRunner(storage::Database& database, core::Clock& clock, const RetryPolicy& policy, QObject* parent)
    : QObject(parent), m_database(database), m_clock(clock), m_policy(policy), m_jobs(database),
      m_owner(QString::fromLatin1(core::randomBytes(8).toHex()))
{}

void JobRunner::handle(const QString& kind, int atOnce, Handler handler, LongestGap longestGap)
{
    m_kinds.push_back(std::make_unique<Kind>(
        Kind{.name = kind, .atOnce = atOnce, .handler = std::move(handler), .longestGap = std::move(longestGap)}));
}

void JobRunner::bound(const QString& kind, const Bounds& bounds)
{
    for (const auto& handled : m_kinds) {
        if (handled->name == kind)
            handled->bounds = bounds;
    }
}

void JobRunner::share(const QString& kind, const Shares& shares)
{
    for (const auto& handled : m_kinds) {
        if (handled->name == kind)
            handled->shares = shares;
    }
}

Result<void> JobRunner::start()
{
    auto transaction = Transaction::begin(m_database);
    if (!transaction)
        return Failure(transaction.error());
    const auto released = m_jobs.releaseStale(*transaction, m_owner, m_clock.now());
    if (!released)
        return Failure(released.error());
    if (const auto committed = transaction->commit(); !committed)
        return committed;
    if (*released > 0)
        core::logInfo(lcJobs(), "jobs.resumed", {{u"count"_s, *released}});
    m_started = true;
    wake();
    return {};
}

bool JobRunner::stop()
{
    m_started = false;
    return running() == 0;
}

void JobRunner::committed(const QList<storage::Change>& changes)
{
    m_changed = m_changed || std::any_of(changes.begin(), changes.end(), [](const storage::Change& change) {
                    return change.kind == storage::ChangeKind::Job;
                });
    workSoon();
}

void JobRunner::wake()
{
    m_changed = true;
    m_lastAskedFrom = m_clock.steady();
    workSoon();
}

void JobRunner::workSoon()
{
    if (!m_started || m_wakePending)
        return;
    m_wakePending = true;
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_wakePending = false;
            work();
        },
        Qt::QueuedConnection);
}

int JobRunner::running() const
{
    int count = 0;
    for (const auto& kind : m_kinds)
        count += kind->running;
    return count;
}

void JobRunner::work()
{
    if (!m_started)
        return;
    if (m_notBefore && m_clock.steady() < *m_notBefore)
        return sleepUntilNextDue();
    m_notBefore.reset();
    const auto begin = [this] {
        return look() && std::all_of(m_kinds.begin(), m_kinds.end(),
                                     [this](const auto& kind) { return pullIn(*kind) && claim(*kind); });
    };
    if (!begin())
        m_notBefore = m_clock.steady() + storageTrouble;
    sleepUntilNextDue();
}

bool JobRunner::look()
{
    // Read first: what is committed meanwhile is noticed the next time.
    const qint64 foreign = m_database.foreignChanges();
    if (!m_changed && foreign != 0 && foreign == m_foreign)
        return true;
    QStringList names;
    for (const auto& kind : m_kinds)
        names += kind->name;
    const std::chrono::milliseconds present = m_clock.steady();
    const bool withLast = present >= m_lastAskedFrom || foreign != m_foreign;
    const auto due = m_jobs.dueTimes(names, withLast);
    if (!due)
        return false;
    if (withLast)
        m_lastAskedFrom = present + longestSleep;
    for (size_t i = 0; i < m_kinds.size(); ++i) {
        m_kinds[i]->due = (*due)[qsizetype(i)];
        m_kinds[i]->queues.reset();
    }
    m_changed = false;
    m_foreign = foreign;
    return true;
}

Result<QList<JobQueue>> JobRunner::queuesOf(Kind& kind) const
{
    if (!kind.queues) {
        LOKET_TRY_VALUE(kind.queues, m_jobs.queues(kind.name));
    }
    return *kind.queues;
}

std::chrono::milliseconds JobRunner::longestGap(const Kind& kind) const
{
    const std::chrono::milliseconds tries = m_policy.backoff.max * 12 / 10;
    return std::max(tries, kind.longestGap ? kind.longestGap() : longestAsked) + tolerance;
}

bool JobRunner::pullIn(Kind& kind)
{
    const QDateTime now = m_clock.now();
    const QDateTime latest = now.addMSecs(longestGap(kind).count());
    if (!kind.due.last.isValid() || kind.due.last <= latest)
        return true;
    m_changed = true;
    m_lastAskedFrom = m_clock.steady();
    auto transaction = Transaction::begin(m_database);
    auto pulled = transaction ? m_jobs.pullIn(*transaction, kind.name, latest, now) : Failure(transaction.error());
    const auto committed = pulled ? transaction->commit() : Failure(pulled.error());
    if (!committed) {
        core::logWarning(lcJobs(), "jobs.claim_failed", {{u"error"_s, committed.error().detail}});
        return false;
    }
    core::logWarning(lcJobs(), "jobs.pulled_in", {{u"kind"_s, kind.name}, {u"count"_s, *pulled}});
    return look();
}

void JobRunner::clockStepped(std::chrono::milliseconds by)
{
    if (by < 0ms) {
        auto transaction = Transaction::begin(m_database);
        const auto shifted =
            transaction ? m_jobs.clockWasSetBack(*transaction, -by).and_then([&] { return transaction->commit(); })
                        : Failure(transaction.error());
        if (!shifted) // pullIn() finds the worst cases
            core::logWarning(lcJobs(), "jobs.not_shifted", {{u"error"_s, shifted.error().detail}});
    }
    wake();
}

bool JobRunner::isDue(const Kind& kind) const
{
    return kind.due.first.isValid() && kind.due.first <= m_clock.now();
}

bool JobRunner::claim(Kind& kind)
{
    if (kind.bounds)
        return claimByPriority(kind);
    if (kind.shares)
        return claimByShares(kind);
    const int free = kind.atOnce - kind.running;
    if (free <= 0)
        return true;
    // Most wake-ups find nothing: check before taking the write lock.
    if (!isDue(kind))
        return true;
    const auto jobs = take([&](Transaction& transaction, const QDateTime& leaseUntil, const QDateTime& now) {
        return m_jobs.claim(transaction, kind.name, free, m_owner, leaseUntil, now);
    });
    for (const JobRow& job : jobs.value_or(QList<JobRow>()))
        run(kind, job);
    return jobs.has_value();
}

bool JobRunner::claimByPriority(Kind& kind)
{
    if (!isDue(kind))
        return true;
    const auto queues = queuesOf(kind);
    if (!queues)
        return false;
    const QDateTime now = m_clock.now();
    for (const JobQueue& queue : *queues) {
        Pace* pace = paceOf(kind, queue);
        const int room = atOnce(kind, queue.priority) - kind.running;
        const int allowed = pace ? std::min(room, pace->available(m_clock.steady())) : room;
        if (queue.nextDue > now || allowed <= 0)
            continue;
        const auto jobs = take([&](Transaction& transaction, const QDateTime& leaseUntil, const QDateTime& at) {
            return m_jobs.claim(transaction, kind.name, queue, allowed, m_owner, leaseUntil, at);
        });
        if (!jobs)
            return false;
        if (pace)
            pace->take(int(jobs->size()));
        for (const JobRow& job : *jobs)
            run(kind, job);
    }
    return true;
}

bool JobRunner::mayBeginUrgent(const Kind& kind)
{
    return kind.running < kind.atOnce && kind.parts[Part::Urgent] < kind.atOnce - kind.shares->oldestKept;
}

bool JobRunner::mayBeginRoutine(const Kind& kind)
{
    const int routine = kind.parts[Part::Oldest] + kind.parts[Part::Newest];
    return kind.running < kind.atOnce &&
           (routine < kind.shares->routineAtOnce || kind.parts[Part::Oldest] < kind.shares->oldestKept);
}

Result<QList<JobQueue>> JobRunner::urgentQueues(Kind& kind) const
{
    if (!kind.due.firstUrgent.isValid())
        return QList<JobQueue>();
    LOKET_TRY_VALUE(auto queues, queuesOf(kind));
    queues.removeIf([](const JobQueue& queue) { return queue.priority == Priority::Routine; });
    std::sort(queues.begin(), queues.end(), [](const JobQueue& a, const JobQueue& b) {
        return a.priority != b.priority ? a.priority > b.priority : a.nextDue < b.nextDue;
    });
    return queues;
}

bool JobRunner::claimByShares(Kind& kind)
{
    if (kind.running >= kind.atOnce || !isDue(kind))
        return true;
    if (!mayBeginRoutine(kind)) {
        if (!mayBeginUrgent(kind) || !kind.due.firstUrgent.isValid() || kind.due.firstUrgent > m_clock.now())
            return true;
    }
    const Shares& shares = *kind.shares;
    QMap<Part, int> parts = kind.parts;
    QList<std::pair<JobRow, Part>> taken;
    bool isMoreDue = true; // as far as is known
    const auto free = [&] { return kind.atOnce - kind.running - int(taken.size()); };
    const auto routineLeft = [&] { return shares.routineAtOnce - parts[Part::Oldest] - parts[Part::Newest]; };
    const auto add = [&](const Result<QList<JobRow>>& jobs, Part part) -> Result<qsizetype> {
        if (!jobs)
            return Failure(jobs.error());
        for (const JobRow& job : *jobs)
            taken += {job, part};
        parts[part] += int(jobs->size());
        return jobs->size();
    };
    const auto done =
        take([&](Transaction& transaction, const QDateTime& lease, const QDateTime& now) -> Result<QList<JobRow>> {
            const auto oldest = [&](int most) -> Result<void> {
                const int count = std::min(free(), most);
                if (count <= 0 || !isMoreDue)
                    return {};
                const auto found = add(m_jobs.claim(transaction, kind.name, count, m_owner, lease, now), Part::Oldest);
                isMoreDue = found && *found == count;
                return found.map([](qsizetype) {});
            };
            LOKET_TRY(oldest(shares.oldestKept - parts[Part::Oldest]));
            if (!isMoreDue)
                return QList<JobRow>();
            LOKET_TRY_VALUE(const auto urgent, urgentQueues(kind));
            for (const JobQueue& queue : urgent) {
                const int count = std::min(free(), kind.atOnce - shares.oldestKept - parts[Part::Urgent]);
                if (count <= 0 || queue.nextDue > now)
                    continue;
                LOKET_TRY(add(m_jobs.claim(transaction, kind.name, queue, count, m_owner, lease, now), Part::Urgent));
            }
            const int newest = std::min({free(), routineLeft(), shares.newestAtOnce - parts[Part::Newest]});
            if (newest > 0)
                LOKET_TRY(add(m_jobs.claimNewest(transaction, kind.name, newest, m_owner, lease, now), Part::Newest));
            LOKET_TRY(oldest(routineLeft()));
            return QList<JobRow>();
        });
    if (!done)
        return false;
    for (const auto& [job, part] : std::as_const(taken))
        run(kind, job, part);
    return true;
}

std::optional<QList<JobRow>> JobRunner::take(const Take& take)
{
    const QDateTime now = m_clock.now();
    m_changed = true;
    auto transaction = Transaction::begin(m_database, storage::Patience::Usual, storage::Durability::WithTheNext);
    auto claimed = transaction ? take(*transaction, now.addMSecs(std::chrono::milliseconds(leaseTime).count()), now)
                               : Failure(transaction.error());
    const auto committed = claimed ? transaction->commit() : Failure(claimed.error());
    if (committed)
        return std::move(*claimed);
    core::logWarning(lcJobs(), "jobs.claim_failed", {{u"error"_s, committed.error().detail}});
    return std::nullopt;
}

int JobRunner::atOnce(const Kind& kind, Priority priority)
{
    switch (priority) {
    case Priority::Routine:
        return kind.bounds ? kind.bounds->routineAtOnce : kind.atOnce;
    case Priority::Watched:
        return kind.bounds ? kind.bounds->watchedAtOnce : kind.atOnce;
    case Priority::Claimed:
        break;
    }
    return kind.atOnce;
}

Pace* JobRunner::paceOf(Kind& kind, const JobQueue& queue)
{
    const int perMinute = queue.priority == Priority::Routine   ? kind.bounds->routinePerMinute
                          : queue.priority == Priority::Watched ? kind.bounds->watchedPerMinute
                                                                : 0;
    if (perMinute <= 0)
        return nullptr;
    const std::pair key{queue.priority, queue.lane};
    auto pace = kind.paces.find(key);
    if (pace == kind.paces.end())
        pace = kind.paces.insert(key, Pace(perMinute, m_clock.steady()));
    return &*pace;
}

std::optional<std::chrono::milliseconds> JobRunner::nextBegin(Kind& kind, const QDateTime& now)
{
    if (!kind.due.first.isValid())
        return std::nullopt;
    if (kind.shares)
        return nextOfShares(kind, now);
    if (!kind.bounds)
        return kind.running < kind.atOnce ? std::optional(waitUntil(kind.due.first, now)) : std::nullopt;
    if (kind.due.first > now) // none of its queues may begin sooner
        return waitUntil(kind.due.first, now);
    std::optional<std::chrono::milliseconds> next;
    for (const JobQueue& queue : queuesOf(kind).value_or(QList<JobQueue>())) {
        if (kind.running >= atOnce(kind, queue.priority))
            continue;
        Pace* pace = paceOf(kind, queue);
        const auto wait = std::max(waitUntil(queue.nextDue, now), pace ? pace->untilOne(m_clock.steady()) : 0ms);
        next = std::min(next.value_or(wait), wait);
    }
    return next;
}

// What may not begin at the moment is left out: the end of a running one wakes us.
std::optional<std::chrono::milliseconds> JobRunner::nextOfShares(const Kind& kind, const QDateTime& now)
{
    const QDateTime next = mayBeginRoutine(kind)  ? kind.due.first
                           : mayBeginUrgent(kind) ? kind.due.firstUrgent
                                                  : QDateTime();
    return next.isValid() ? std::optional(waitUntil(next, now)) : std::nullopt;
}

void JobRunner::run(Kind& kind, const JobRow& job, Part part)
{
    ++kind.running;
    ++kind.parts[part];
    kind.handler(job)
        .then(this, [this, &kind, job, part](const Result<void>& result) { ended(kind, job, part, result); })
        .onCanceled(this, [this, &kind, job, part] { ended(kind, job, part, core::fail(core::Reason::WorkDropped)); });
}

void JobRunner::ended(Kind& kind, const JobRow& job, Part part, const Result<void>& result)
{
    --kind.running;
    --kind.parts[part];
    if (!result) {
        core::logWarning(lcJobs(), "jobs.undecided",
                         {{u"kind"_s, job.kind}, {u"purchase"_s, job.purchaseId}, {u"error"_s, result.error().detail}});
        m_clock.callAfter(storageTrouble, this, [this, job] { putBack(job); });
    }
    if (!m_started && running() == 0)
        emit idle();
    workSoon();
}

void JobRunner::putBack(const JobRow& job)
{
    auto transaction = Transaction::begin(m_database);
    const auto done =
        transaction
            ? m_jobs.requeue(*transaction, job.id, m_clock.now(), false, u""_s, u""_s, m_clock.now()).and_then([&] {
                  return transaction->commit();
              })
            : Failure(transaction.error());
    if (!done)
        m_clock.callAfter(storageTrouble, this, [this, job] { putBack(job); });
}

void JobRunner::sleepUntilNextDue()
{
    std::chrono::milliseconds sleep = longestSleep;
    const QDateTime now = m_clock.now();
    const bool isKnown = m_notBefore || look(); // it may be because it cannot be read
    for (const auto& kind : m_kinds) {
        if (const auto next = isKnown ? nextBegin(*kind, now) : storageTrouble)
            sleep = std::min(sleep, *next);
    }
    const std::chrono::milliseconds present = m_clock.steady();
    if (m_notBefore)
        sleep = std::max(sleep, *m_notBefore - present);
    const std::chrono::milliseconds wakeAt = present + sleep;
    // One earlier wake-up is enough: a busy queue must not accumulate timers.
    if (m_wakeAt && *m_wakeAt > present && *m_wakeAt <= wakeAt)
        return;
    m_wakeAt = wakeAt;
    m_clock.callAfter(sleep, this, [this, wakeAt] {
        if (m_wakeAt == wakeAt)
            m_wakeAt.reset();
        workSoon();
    });
}

Result<void> JobRunner::finish(Transaction& transaction, const JobRow& job) const
{
    return m_jobs.finish(transaction, job.id);
}

Result<bool> JobRunner::retryOrBury(Transaction& transaction, const JobRow& job, const core::Error& error,
                                    std::optional<Priority> priority) const
{
    const int failed = job.attempts + 1;
    if (!core::isRetryable(error.kind) || failed >= m_policy.attempts)
        return bury(transaction, job, error).map([] { return false; });
    const auto gap = std::max(m_policy.backoff.gap(failed), std::min(error.retryAfter.value_or(0ms), longestAsked));
    const QDateTime now = m_clock.now();
    return m_jobs
        .requeue(transaction, job.id, now.addMSecs(gap.count()), true, core::toString(error.kind), error.detail, now,
                 core::storedReason(error), priority)
        .map([] { return true; });
}

Result<void> JobRunner::bury(Transaction& transaction, const JobRow& job, const core::Error& error) const
{
    return m_jobs.bury(transaction, job.id, core::toString(error.kind), error.detail, m_clock.now(),
                       core::storedReason(error));
}

Result<void> JobRunner::again(Transaction& transaction, const JobRow& job, std::chrono::milliseconds gap,
                              Priority priority) const
{
    const QDateTime now = m_clock.now();
    return m_jobs.requeue(transaction, job.id, now.addMSecs(gap.count()), false, u""_s, u""_s, now, {}, priority);
}

} // namespace loket::jobs
