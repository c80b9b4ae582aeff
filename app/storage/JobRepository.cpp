#include "storage/JobRepository.h"

#include "core/Reasons.h"

namespace loket::storage {

using namespace Qt::Literals::StringLiterals;
using core::ErrorKind;
using core::Failure;
using core::Result;

namespace {

Result<void> runTouching(Transaction& transaction, Statement& statement, qint64 id)
{
    transaction.touched(ChangeKind::Job, id);
    return statement.run();
}

Result<QList<JobRow>> claimed(Transaction& transaction, Statement& statement)
{
    if (const auto done = statement.run(); !done)
        return Failure(done.error());
    QList<JobRow> jobs;
    while (statement.next()) {
        jobs += {.id = statement.integer(0),
                 .kind = statement.text(1),
                 .purchaseId = statement.integer(2),
                 .attempts = int(statement.integer(3)),
                 .dueAt = statement.time(4),
                 .lane = statement.text(5),
                 .priority = Priority(statement.integer(6))};
    }
    std::sort(jobs.begin(), jobs.end(),
              [](const JobRow& a, const JobRow& b) { return std::tie(a.dueAt, a.id) < std::tie(b.dueAt, b.id); });
    if (!jobs.isEmpty())
        transaction.touched(ChangeKind::Job);
    return jobs;
}

} // namespace

Result<void> JobRepository::enqueue(Transaction& transaction, const QString& kind, qint64 purchaseId,
                                    const QDateTime& due, const QDateTime& now, Priority priority) const
{
    Statement forget = transaction.statement("DELETE FROM jobs WHERE kind = ? AND purchase_id = ? AND state = 'dead'");
    if (const auto done = forget.bind(kind, purchaseId).run(); !done)
        return done;
    Statement statement = transaction.statement(
        "INSERT INTO jobs (kind, purchase_id, state, due_at, priority, created_at, updated_at, lane) "
        "VALUES (?, ?, 'queued', ?, ?, ?, ?, "
        "coalesce((SELECT payment_gateway FROM voucher_purchases WHERE id = ?), ''))");
    statement.bind(kind, purchaseId, due, int(priority), now, now, purchaseId);
    const auto done = runTouching(transaction, statement, 0);
    if (!done && done.error().kind == ErrorKind::Conflict)
        return core::fail(core::Reason::JobUnderWay);
    return done;
}

Result<QList<JobRow>> JobRepository::claim(Transaction& transaction, const QString& kind, int limit,
                                           const QString& owner, const QDateTime& leaseUntil,
                                           const QDateTime& now) const
{
    Statement statement = transaction.statement(
        "UPDATE jobs SET state = 'running', lease_owner = ?, lease_until = ?, updated_at = ? WHERE id IN "
        "(SELECT id FROM jobs WHERE kind = ? AND state = 'queued' AND due_at <= ? ORDER BY due_at, id LIMIT ?) "
        "RETURNING id, kind, purchase_id, attempts, due_at, lane, priority");
    return claimed(transaction, statement.bind(owner, leaseUntil, now, kind, now, limit));
}

Result<QList<JobRow>> JobRepository::claimNewest(Transaction& transaction, const QString& kind, int limit,
                                                 const QString& owner, const QDateTime& leaseUntil,
                                                 const QDateTime& now) const
{
    Statement statement = transaction.statement(
        "UPDATE jobs SET state = 'running', lease_owner = ?, lease_until = ?, updated_at = ? WHERE id IN "
        "(SELECT id FROM jobs WHERE kind = ? AND state = 'queued' AND due_at <= ? ORDER BY due_at DESC, id DESC "
        "LIMIT ?) RETURNING id, kind, purchase_id, attempts, due_at, lane, priority");
    return claimed(transaction, statement.bind(owner, leaseUntil, now, kind, now, limit));
}

Result<QList<JobRow>> JobRepository::claim(Transaction& transaction, const QString& kind, const JobQueue& queue,
                                           int limit, const QString& owner, const QDateTime& leaseUntil,
                                           const QDateTime& now) const
{
    Statement statement =
        transaction.statement("UPDATE jobs SET state = 'running', lease_owner = ?, lease_until = ?, updated_at = ? "
                              "WHERE id IN (SELECT id FROM jobs WHERE kind = ? AND lane = ? AND priority = ? AND "
                              "state = 'queued' AND due_at <= ? ORDER BY due_at, id LIMIT ?) "
                              "RETURNING id, kind, purchase_id, attempts, due_at, lane, priority");
    return claimed(transaction,
                   statement.bind(owner, leaseUntil, now, kind, queue.lane, int(queue.priority), now, limit));
}

Result<void> JobRepository::finish(Transaction& transaction, qint64 id) const
{
    Statement statement = transaction.statement("DELETE FROM jobs WHERE id = ?");
    return runTouching(transaction, statement.bind(id), id);
}

Result<void> JobRepository::requeue(Transaction& transaction, qint64 id, const QDateTime& due, bool failed,
                                    const QString& errorKind, const QString& error, const QDateTime& now,
                                    const QString& because, std::optional<Priority> priority) const
{
    Statement statement =
        transaction.statement("UPDATE jobs SET state = 'queued', due_at = ?, attempts = attempts + ?, error_kind = ?, "
                              "error = ?, because = ?, lease_owner = '', lease_until = '', updated_at = ?, "
                              "priority = coalesce(?, priority) WHERE id = ?");
    statement.bind(due, failed ? 1 : 0, errorKind, error, because, now,
                   priority ? QVariant(int(*priority)) : QVariant(), id);
    return runTouching(transaction, statement, id);
}

Result<void> JobRepository::bury(Transaction& transaction, qint64 id, const QString& errorKind, const QString& error,
                                 const QDateTime& now, const QString& because) const
{
    Statement statement = transaction.statement(
        "UPDATE jobs SET state = 'dead', attempts = attempts + 1, error_kind = ?, error = ?, because = ?, "
        "lease_owner = '', lease_until = '', updated_at = ? WHERE id = ?");
    return runTouching(transaction, statement.bind(errorKind, error, because, now, id), id);
}

Result<bool> JobRepository::hurry(Transaction& transaction, const QString& kind, qint64 purchaseId,
                                  const QDateTime& now, Priority priority) const
{
    Statement statement =
        transaction.statement("UPDATE jobs SET due_at = ?, updated_at = ?, priority = max(priority, ?) "
                              "WHERE kind = ? AND purchase_id = ? AND state <> 'dead' AND state = 'queued'");
    if (const auto done = runTouching(transaction, statement.bind(now, now, int(priority), kind, purchaseId), 0); !done)
        return Failure(done.error());
    return statement.changedRows() > 0;
}

Result<bool> JobRepository::prefer(Transaction& transaction, const QString& kind, qint64 purchaseId,
                                   const QDateTime& now, Priority priority) const
{
    Statement statement =
        transaction.statement("UPDATE jobs SET priority = max(priority, ?), updated_at = ? "
                              "WHERE kind = ? AND purchase_id = ? AND state <> 'dead' AND state = 'queued'");
    if (const auto done = runTouching(transaction, statement.bind(int(priority), now, kind, purchaseId), 0); !done)
        return Failure(done.error());
    return statement.changedRows() > 0;
}

// Leaves updated_at alone: it tells when the job last ended.
Result<bool> JobRepository::bringForward(Transaction& transaction, const QString& kind, qint64 purchaseId,
                                         const QDateTime& now, std::chrono::seconds gap, Priority priority) const
{
    Statement statement = transaction.statement(
        "UPDATE jobs SET due_at = min(due_at, max(?, strftime('%Y-%m-%dT%H:%M:%fZ', updated_at, ?))), "
        "priority = max(priority, ?) WHERE kind = ? AND purchase_id = ? AND state <> 'dead' AND state = 'queued'");
    statement.bind(now, u"+%1 seconds"_s.arg(gap.count()), int(priority), kind, purchaseId);
    if (const auto done = runTouching(transaction, statement, 0); !done)
        return Failure(done.error());
    return statement.changedRows() > 0;
}

Result<int> JobRepository::hurryAll(Transaction& transaction, const QString& kind, const QDateTime& now) const
{
    Statement statement = transaction.statement(
        "UPDATE jobs SET due_at = ?, updated_at = ? WHERE kind = ? AND state = 'queued' AND due_at > ?");
    if (const auto done = runTouching(transaction, statement.bind(now, now, kind, now), 0); !done)
        return Failure(done.error());
    return statement.changedRows();
}

Result<int> JobRepository::pullIn(Transaction& transaction, const QString& kind, const QDateTime& latest,
                                  const QDateTime& now) const
{
    Statement statement = transaction.statement(
        "UPDATE jobs SET due_at = ?, updated_at = ? WHERE kind = ? AND state = 'queued' AND due_at > ?");
    if (const auto done = runTouching(transaction, statement.bind(now, now, kind, latest), 0); !done)
        return Failure(done.error());
    return statement.changedRows();
}

Result<void> JobRepository::clockWasSetBack(Transaction& transaction, std::chrono::milliseconds by) const
{
    constexpr double millisecondsInASecond = 1000;
    const QString shift = u"-%1 seconds"_s.arg(double(by.count()) / millisecondsInASecond, 0, 'f', 3);
    Statement statement = transaction.statement(
        "UPDATE jobs SET due_at = strftime('%Y-%m-%dT%H:%M:%fZ', due_at, ?) WHERE state = 'queued'");
    return runTouching(transaction, statement.bind(shift), 0);
}

Result<void> JobRepository::cancel(Transaction& transaction, const QString& kind, qint64 purchaseId) const
{
    Statement statement = transaction.statement(
        "DELETE FROM jobs WHERE (kind = ? AND purchase_id = ? AND state <> 'dead' AND state = 'queued') OR "
        "(kind = ? AND purchase_id = ? AND state = 'dead')");
    return runTouching(transaction, statement.bind(kind, purchaseId, kind, purchaseId), 0);
}

Result<int> JobRepository::releaseStale(Transaction& transaction, const QString& owner, const QDateTime& now) const
{
    Statement statement =
        transaction.statement("UPDATE jobs SET state = 'queued', lease_owner = '', lease_until = '', updated_at = ? "
                              "WHERE state = 'running' AND (lease_owner <> ? OR lease_until < ?)");
    if (const auto done = runTouching(transaction, statement.bind(now, owner, now), 0); !done)
        return Failure(done.error());
    return statement.changedRows();
}

Result<bool> JobRepository::isAlive(const QString& kind, qint64 purchaseId) const
{
    Statement statement =
        m_database.statement("SELECT 1 FROM jobs WHERE kind = ? AND purchase_id = ? AND state <> 'dead'");
    if (const auto done = statement.bind(kind, purchaseId).run(); !done)
        return Failure(done.error());
    return statement.next();
}

// One question for all kinds: a step or two into an index for each.
Result<QList<DueTimes>> JobRepository::dueTimes(const QStringList& kinds, bool withLast) const
{
    QList<DueTimes> times(kinds.size());
    if (kinds.isEmpty())
        return times;
    QStringList rows;
    for (qsizetype i = 0; i < kinds.size(); ++i)
        rows += u"(%1, ?)"_s.arg(i);
    const QString last = u", (SELECT max(j.due_at) FROM jobs j WHERE j.kind = kinds.kind AND j.state = 'queued')"_s;
    Statement statement = m_database.statement(
        u"WITH kinds (number, kind) AS (VALUES %1) SELECT number, "
        "(SELECT min(j.due_at) FROM jobs j WHERE j.kind = kinds.kind AND j.state = 'queued'), "
        "(SELECT min(j.due_at) FROM jobs j WHERE j.kind = kinds.kind AND j.state = 'queued' AND j.priority > 0)%2 "
        "FROM kinds"_s.arg(rows.join(u','), withLast ? last : QString()));
    for (const QString& kind : kinds)
        statement.bind(kind);
    LOKET_TRY(statement.run());
    while (statement.next()) {
        DueTimes& kind = times[statement.integer(0)];
        kind.first = statement.isNull(1) ? QDateTime() : statement.time(1);
        kind.firstUrgent = statement.isNull(2) ? QDateTime() : statement.time(2);
        kind.last = !withLast || statement.isNull(3) ? QDateTime() : statement.time(3);
    }
    return times;
}

// From one lane to the next and to the least due time of each, never through all jobs.
Result<QList<JobQueue>> JobRepository::queues(const QString& kind) const
{
    Statement statement = m_database.statement(
        "WITH RECURSIVE lanes (lane) AS (SELECT min(lane) FROM jobs WHERE kind = ? AND state = 'queued' UNION ALL "
        "SELECT (SELECT min(j.lane) FROM jobs j WHERE j.kind = ? AND j.state = 'queued' AND j.lane > lanes.lane) "
        "FROM lanes WHERE lanes.lane IS NOT NULL), "
        "priorities (priority) AS (VALUES (2), (1), (0)) "
        "SELECT lane, priority, (SELECT min(j.due_at) FROM jobs j WHERE j.kind = ? AND j.lane = lanes.lane AND "
        "j.priority = priorities.priority AND j.state = 'queued') AS next "
        "FROM priorities, lanes WHERE lane IS NOT NULL ORDER BY priority DESC, lane");
    if (const auto done = statement.bind(kind, kind, kind).run(); !done)
        return Failure(done.error());
    QList<JobQueue> queues;
    while (statement.next()) {
        if (!statement.isNull(2))
            queues +=
                {.lane = statement.text(0), .priority = Priority(statement.integer(1)), .nextDue = statement.time(2)};
    }
    return queues;
}

// The engine asks after every change, also while very many orders wait: the numbers are kept, and the oldest is found
// by going from one kind to the next.
Result<QueueDepth> JobRepository::depth() const
{
    Statement totals = m_database.statement("SELECT state, count FROM job_totals");
    LOKET_TRY(totals.run());
    QueueDepth depth;
    while (totals.next()) {
        const QString state = totals.text(0);
        (state == u"queued"_s    ? depth.queued
         : state == u"running"_s ? depth.running
                                 : depth.dead) = int(totals.integer(1));
    }
    Statement oldest = m_database.statement(
        "WITH RECURSIVE kinds (kind) AS (SELECT min(kind) FROM jobs WHERE state = 'queued' UNION ALL SELECT (SELECT "
        "min(j.kind) FROM jobs j WHERE j.state = 'queued' AND j.kind > kinds.kind) FROM kinds WHERE kinds.kind IS NOT "
        "NULL) SELECT min((SELECT min(j.due_at) FROM jobs j WHERE j.kind = kinds.kind AND j.state = 'queued')) FROM "
        "kinds WHERE kind IS NOT NULL");
    LOKET_TRY(oldest.run());
    if (oldest.next() && !oldest.isNull(0))
        depth.oldestDue = oldest.time(0);
    return depth;
}

Result<QList<KindDepth>> JobRepository::depthByKind() const
{
    Statement statement = m_database.statement(
        "SELECT kind, sum(state = 'queued'), sum(state = 'running'), sum(state = 'dead'), "
        "min(CASE WHEN state <> 'dead' THEN created_at END), min(CASE WHEN state = 'queued' THEN due_at END) "
        "FROM jobs GROUP BY kind ORDER BY kind");
    if (const auto done = statement.run(); !done)
        return Failure(done.error());
    QList<KindDepth> kinds;
    while (statement.next()) {
        kinds += {.kind = statement.text(0),
                  .queued = int(statement.integer(1)),
                  .running = int(statement.integer(2)),
                  .dead = int(statement.integer(3)),
                  .oldest = statement.isNull(4) ? QDateTime() : statement.time(4),
                  .oldestDue = statement.isNull(5) ? QDateTime() : statement.time(5)};
    }
    return kinds;
}

} // namespace loket::storage
