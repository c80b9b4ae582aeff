// The durable queue's table. A job is queued, running under a lease, or dead; a finished one is deleted (the audit log
// keeps the history). jobs_one_alive ensures that no purchase has two live jobs of one kind. Its condition, state <>
// 'dead', is written out wherever the jobs of one purchase are meant: only then does SQLite use the index.
// Stateless apart from its database; used on that database's thread.
#pragma once

#include "storage/Database.h"

#include <QList>

#include <chrono>
#include <optional>

namespace loket::storage {

// What goes first among the jobs of a kind.
enum class Priority {
    Routine, // nobody waits for it
    Watched, // its buyer waits at a page
    Claimed, // somebody said that it is paid, or stands at the counter
};

struct JobRow
{
    qint64 id = 0;
    QString kind;
    qint64 purchaseId = 0;
    int attempts = 0; // failed so far
    QDateTime dueAt;
    QString lane; // the payment gateway of its purchase
    Priority priority = Priority::Routine;
};

// The waiting jobs of one kind that are bounded together.
struct JobQueue
{
    QString lane;
    Priority priority = Priority::Routine;
    QDateTime nextDue;
};

// When waiting jobs of a kind are due; invalid where none waits.
struct DueTimes
{
    QDateTime first;
    QDateTime firstUrgent; // of those that are more urgent than routine
    QDateTime last;        // where it was asked for
};

// The error kind of a job that waits because every message channel is paused; read by the lists under Attention.
inline const QString waitsForChannel = QStringLiteral("waits_for_channel");

struct QueueDepth
{
    int queued = 0;
    int running = 0;
    int dead = 0;
    QDateTime oldestDue; // of the queued ones; invalid where there is none
};

// The jobs of one kind that are not done, for figures.
struct KindDepth
{
    QString kind;
    int queued = 0;
    int running = 0;
    int dead = 0;
    QDateTime oldest;    // when the one that waits longest was queued, without dead ones; invalid: none waits
    QDateTime oldestDue; // of the queued ones; invalid: none is queued
};

class JobRepository
{
public:
    explicit JobRepository(const Database& database) : m_database(database) {}

    // Conflict: this purchase already has a live job of this kind. A dead one of this kind is replaced.
    [[nodiscard]] core::Result<void> enqueue(Transaction& transaction, const QString& kind, qint64 purchaseId,
                                             const QDateTime& due, const QDateTime& now,
                                             Priority priority = Priority::Routine) const;
    // Takes up to `limit` due jobs of this kind, oldest due first.
    [[nodiscard]] core::Result<QList<JobRow>> claim(Transaction& transaction, const QString& kind, int limit,
                                                    const QString& owner, const QDateTime& leaseUntil,
                                                    const QDateTime& now) const;
    // The same, what became due last first.
    [[nodiscard]] core::Result<QList<JobRow>> claimNewest(Transaction& transaction, const QString& kind, int limit,
                                                          const QString& owner, const QDateTime& leaseUntil,
                                                          const QDateTime& now) const;
    // Oldest due first again, of one queue of the kind.
    [[nodiscard]] core::Result<QList<JobRow>> claim(Transaction& transaction, const QString& kind,
                                                    const JobQueue& queue, int limit, const QString& owner,
                                                    const QDateTime& leaseUntil, const QDateTime& now) const;
    // The job is done and is deleted.
    [[nodiscard]] core::Result<void> finish(Transaction& transaction, qint64 id) const;
    // Back to the queue; `failed` counts the attempt. `because`: core::storedReason() of the error. Without a priority
    // it keeps the one it has.
    [[nodiscard]] core::Result<void> requeue(Transaction& transaction, qint64 id, const QDateTime& due, bool failed,
                                             const QString& errorKind, const QString& error, const QDateTime& now,
                                             const QString& because = {}, std::optional<Priority> priority = {}) const;
    // Dead letter.
    [[nodiscard]] core::Result<void> bury(Transaction& transaction, qint64 id, const QString& errorKind,
                                          const QString& error, const QDateTime& now,
                                          const QString& because = {}) const;
    // Makes a waiting job due at once, at least as urgent as this. False where none waits.
    [[nodiscard]] core::Result<bool> hurry(Transaction& transaction, const QString& kind, qint64 purchaseId,
                                           const QDateTime& now, Priority priority = Priority::Routine) const;
    // Makes a waiting job at least as urgent as this; when it is due stays. False where none waits.
    [[nodiscard]] core::Result<bool> prefer(Transaction& transaction, const QString& kind, qint64 purchaseId,
                                            const QDateTime& now, Priority priority) const;
    // The same, and due as soon as `gap` has passed since it last ended, where it was due later than that.
    [[nodiscard]] core::Result<bool> bringForward(Transaction& transaction, const QString& kind, qint64 purchaseId,
                                                  const QDateTime& now, std::chrono::seconds gap,
                                                  Priority priority) const;
    // The same for all of a kind; answers how many.
    [[nodiscard]] core::Result<int> hurryAll(Transaction& transaction, const QString& kind, const QDateTime& now) const;
    // Waiting jobs of a kind that are due later than `latest` become due at `now`; answers how many.
    [[nodiscard]] core::Result<int> pullIn(Transaction& transaction, const QString& kind, const QDateTime& latest,
                                           const QDateTime& now) const;
    // The wall clock was set back by so much: the due times of waiting jobs move back by as much.
    [[nodiscard]] core::Result<void> clockWasSetBack(Transaction& transaction, std::chrono::milliseconds by) const;
    [[nodiscard]] core::Result<void> cancel(Transaction& transaction, const QString& kind, qint64 purchaseId) const;
    // Puts running jobs of other owners, and those whose lease has run out, back into the queue.
    [[nodiscard]] core::Result<int> releaseStale(Transaction& transaction, const QString& owner,
                                                 const QDateTime& now) const;

    [[nodiscard]] core::Result<bool> isAlive(const QString& kind, qint64 purchaseId) const;
    // Of each of these kinds, in their order.
    [[nodiscard]] core::Result<QList<DueTimes>> dueTimes(const QStringList& kinds, bool withLast = false) const;
    // What waits of this kind, the most urgent first; a queue without a job is not in it.
    [[nodiscard]] core::Result<QList<JobQueue>> queues(const QString& kind) const;
    [[nodiscard]] core::Result<QueueDepth> depth() const;
    // In the order of their names; kinds without jobs are left out.
    [[nodiscard]] core::Result<QList<KindDepth>> depthByKind() const;

private:
    const Database& m_database;
};

} // namespace loket::storage
