#include "storage/ScheduleRepository.h"

namespace loket::storage {

using core::Result;

Result<QList<TaskRun>> ScheduleRepository::all() const
{
    Statement statement = m_database.statement("SELECT task, started_at, ended_at, succeeded, message, runs, failures, "
                                               "because FROM schedule_runs ORDER BY task");
    if (const auto done = statement.run(); !done)
        return core::Failure(done.error());
    QList<TaskRun> runs;
    while (statement.next())
        runs += TaskRun{.task = statement.text(0),
                        .startedAt = statement.time(1),
                        .endedAt = statement.time(2),
                        .succeeded = statement.integer(3) != 0,
                        .message = statement.text(4),
                        .because = statement.text(7),
                        .runs = statement.integer(5),
                        .failures = statement.integer(6)};
    return runs;
}

Result<void> ScheduleRepository::record(Transaction& transaction, const TaskRun& run) const
{
    Statement statement = transaction.statement(
        "INSERT INTO schedule_runs (task, started_at, ended_at, succeeded, message, because, runs, failures) "
        "VALUES (?, ?, ?, ?, ?, ?, 1, ?) ON CONFLICT (task) DO UPDATE SET started_at = excluded.started_at, "
        "ended_at = excluded.ended_at, succeeded = excluded.succeeded, message = excluded.message, "
        "because = excluded.because, runs = runs + 1, "
        "failures = failures + excluded.failures");
    statement.bind(run.task, run.startedAt, run.endedAt, run.succeeded, run.message, run.because,
                   run.succeeded ? 0 : 1);
    return statement.run();
}

} // namespace loket::storage
