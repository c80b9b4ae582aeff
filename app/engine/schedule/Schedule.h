// The engine's periodic work: named tasks, each with its interval, whose last run, next run and
// result are kept in the database. A run that was missed while the PC was off (or suspended) is caught up once. A task
// is never run twice at once, and only one begins at a time, so that a start stays fast. Engine thread.
//
// Adding a task is one line, before start():
//     m_schedule->add(u"sweep_used_up"_s, every(60min), [this]() -> Result<QString> { return sweepUsedUp(); });
// The text it answers says what it did ("12 vouchers removed"; empty: there was nothing to do).
#pragma once

#include "core/Clock.h"
#include "core/Future.h"
#include "engine/schedule/TaskState.h"
#include "storage/ScheduleRepository.h"

#include <QObject>

#include <functional>
#include <memory>
#include <vector>

namespace loket::engine {

class Schedule : public QObject
{
    Q_OBJECT

public:
    // Called again before every run, so that a changed setting takes effect at once. 0: not automatically.
    using Rhythm = std::function<std::chrono::minutes()>;
    using Work = std::function<core::Result<QString>()>;
    using LongWork = std::function<core::Async<QString>()>;

    Schedule(storage::Database& database, core::Clock& clock, QObject* parent = nullptr);

    static Rhythm every(std::chrono::minutes interval)
    {
        return [interval] { return interval; };
    }

    void add(const QString& name, Rhythm rhythm, Work work);
    // For work that waits for something (a router, a gateway, a thread): it has a deadline of its own.
    void addLong(const QString& name, Rhythm rhythm, LongWork work);

    // Reads when everything last ran; what is due then starts shortly afterwards.
    core::Result<void> start();
    // Starts nothing more.
    void stop() { m_started = false; }

    // Runs it now, whenever it is due; the answer comes at its end. NotFound: no such task; Conflict: it is running.
    core::Async<QString> run(const QString& name);
    [[nodiscard]] core::Result<void> mayRun(const QString& name) const;

    // In the order in which they were added.
    [[nodiscard]] QList<TaskState> tasks() const;

signals:
    void changed();

private:
    struct Task
    {
        TaskState state;
        Rhythm rhythm;
        LongWork work;
    };

    [[nodiscard]] Task* find(const QString& name) const;
    void plan(Task& task) const;
    void look();
    void begin(Task& task, std::function<void(const core::Result<QString>&)> then);
    void ended(Task& task, const core::Result<QString>& result);
    void lookAfter(std::chrono::milliseconds delay);

    storage::Database& m_database;
    core::Clock& m_clock;
    storage::ScheduleRepository m_runs;
    std::vector<std::unique_ptr<Task>> m_tasks;
    quint64 m_turn = 0; // only the newest timer counts
    bool m_started = false;
};

} // namespace loket::engine
