// When each task of the schedule last ran, and with what result. Stateless apart from its database; used on that
// database's thread.
#pragma once

#include "storage/Database.h"

#include <QList>

namespace loket::storage {

struct TaskRun
{
    QString task;
    QDateTime startedAt;
    QDateTime endedAt;
    bool succeeded = false;
    QString message; // what it did, or why it could not
    qint64 runs = 0; // in all
    qint64 failures = 0;
};

class ScheduleRepository
{
public:
    explicit ScheduleRepository(const Database& database) : m_database(database) {}

    // The last run of every task that has ever run.
    [[nodiscard]] core::Result<QList<TaskRun>> all() const;
    // Counts the run and keeps it as the task's last one; `runs` and `failures` of `run` are ignored.
    [[nodiscard]] core::Result<void> record(Transaction& transaction, const TaskRun& run) const;

private:
    const Database& m_database;
};

} // namespace loket::storage
