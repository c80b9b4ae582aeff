// One task of the schedule, as it is now. Plain values, safe to pass between threads.
#pragma once

#include <QDateTime>
#include <QString>

#include <chrono>

namespace loket::engine {

struct TaskState
{
    QString name;                     // "expire_stale": stable, for the API and for translation
    std::chrono::minutes interval{0}; // 0: only on request
    bool running = false;
    QDateTime lastStart; // invalid: never ran
    QDateTime lastEnd;
    QDateTime nextRun; // invalid: only on request
    bool succeeded = false;
    QString message; // what the last run did, or why it failed
    qint64 runs = 0;
    qint64 failures = 0;
};

} // namespace loket::engine
