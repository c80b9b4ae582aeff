#include "engine/schedule/Schedule.h"

#include "core/Log.h"
#include "core/Reasons.h"

#include <algorithm>

namespace loket::engine {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using core::Async;
using core::Failure;
using core::Result;

namespace {

Q_LOGGING_CATEGORY(lcSchedule, "loket.schedule")

constexpr auto afterStart = 3s;      // the window and the first customers have precedence
constexpr auto betweenTasks = 250ms; // tasks due together are started one by one
constexpr auto longestSleep = 60s;   // so that a changed interval or a PC that has resumed is noticed soon

} // namespace

Schedule::Schedule(storage::Database& database, core::Clock& clock, QObject* parent)
    : QObject(parent), m_database(database), m_clock(clock), m_runs(database)
{}

void Schedule::add(const QString& name, Rhythm rhythm, Work work)
{
    addLong(name, std::move(rhythm), [work = std::move(work)] { return core::ready(work()); });
}

void Schedule::addLong(const QString& name, Rhythm rhythm, LongWork work)
{
    Q_ASSERT_X(!find(name), "Schedule", "two tasks of one name");
    m_tasks.push_back(
        std::make_unique<Task>(Task{.state = {.name = name}, .rhythm = std::move(rhythm), .work = std::move(work)}));
}

Result<void> Schedule::start()
{
    const auto runs = m_runs.all();
    if (!runs)
        return Failure(runs.error());
    for (const storage::TaskRun& run : *runs) {
        Task* task = find(run.task);
        if (!task)
            continue; // of another version of the program
        task->state.lastStart = run.startedAt;
        task->state.lastEnd = run.endedAt;
        task->state.succeeded = run.succeeded;
        task->state.message = run.message;
        task->state.runs = run.runs;
        task->state.failures = run.failures;
    }
    for (const auto& task : m_tasks)
        plan(*task);
    m_started = true;
    lookAfter(afterStart);
    return {};
}

// However many runs were missed, there is one next run; an overdue one is due now.
void Schedule::plan(Task& task) const
{
    const QDateTime now = m_clock.now();
    task.state.interval = std::max(task.rhythm(), 0min);
    if (task.state.interval == 0min)
        task.state.nextRun = QDateTime();
    else if (!task.state.lastStart.isValid() || task.state.lastStart > now) // a clock that was set back
        task.state.nextRun = now;
    else
        task.state.nextRun =
            std::max(now, task.state.lastStart.addSecs(std::chrono::seconds(task.state.interval).count()));
}

void Schedule::lookAfter(std::chrono::milliseconds delay)
{
    const quint64 turn = ++m_turn;
    m_clock.callAfter(delay, this, [this, turn] {
        if (turn == m_turn)
            look();
    });
}

void Schedule::look()
{
    if (!m_started)
        return;
    const QDateTime now = m_clock.now();
    std::chrono::milliseconds sleep = longestSleep;
    Task* due = nullptr;
    for (const auto& task : m_tasks) {
        if (task->state.running)
            continue;
        plan(*task);
        if (!task->state.nextRun.isValid())
            continue;
        const std::chrono::milliseconds left(now.msecsTo(task->state.nextRun));
        if (left <= 0ms && !due)
            due = task.get();
        else
            sleep = std::min(sleep, std::max<std::chrono::milliseconds>(left, betweenTasks));
    }
    lookAfter(due ? std::chrono::milliseconds(betweenTasks) : sleep);
    if (due)
        begin(*due, [](const Result<QString>&) {});
}

Result<void> Schedule::mayRun(const QString& name) const
{
    const Task* task = find(name);
    if (!task)
        return core::fail(core::Reason::TaskUnknown, {name.left(40)});
    if (task->state.running)
        return core::fail(core::Reason::TaskRunning, {name});
    if (!m_started)
        return core::fail(core::Reason::EngineNotReady);
    return {};
}

Async<QString> Schedule::run(const QString& name)
{
    if (const auto may = mayRun(name); !may)
        return core::ready<QString>(Failure(may.error()));
    auto promise = std::make_shared<QPromise<Result<QString>>>();
    promise->start();
    begin(*find(name), [promise](const Result<QString>& result) {
        promise->addResult(result);
        promise->finish();
    });
    return promise->future();
}

void Schedule::begin(Task& task, std::function<void(const Result<QString>&)> then)
{
    task.state.running = true;
    task.state.lastStart = m_clock.now();
    emit changed();
    core::whenReady(task.work(), this, [this, &task, then = std::move(then)](const Result<QString>& result) {
        ended(task, result);
        then(result);
    });
}

void Schedule::ended(Task& task, const Result<QString>& result)
{
    TaskState& state = task.state;
    state.running = false;
    state.lastEnd = m_clock.now();
    state.succeeded = result.has_value();
    state.message = result ? *result : result.error().detail;
    ++state.runs;
    state.failures += result ? 0 : 1;
    plan(task);
    if (!result)
        core::logWarning(lcSchedule(), "schedule.failed", {{u"task"_s, state.name}, {u"reason"_s, state.message}});
    else if (!state.message.isEmpty())
        core::logInfo(lcSchedule(), "schedule.done", {{u"task"_s, state.name}, {u"what"_s, state.message}});

    // A run that cannot be recorded has happened all the same; it is then due again at the next start.
    auto transaction = storage::Transaction::begin(m_database);
    const auto recorded = transaction ? m_runs
                                            .record(*transaction, {.task = state.name,
                                                                   .startedAt = state.lastStart,
                                                                   .endedAt = state.lastEnd,
                                                                   .succeeded = state.succeeded,
                                                                   .message = state.message})
                                            .and_then([&] { return transaction->commit(); })
                                      : Failure(transaction.error());
    if (!recorded)
        core::logWarning(lcSchedule(), "schedule.not_recorded",
                         {{u"task"_s, state.name}, {u"reason"_s, recorded.error().detail}});
    emit changed();
}

Schedule::Task* Schedule::find(const QString& name) const
{
    const auto found =
        std::find_if(m_tasks.begin(), m_tasks.end(), [&](const auto& task) { return task->state.name == name; });
    return found == m_tasks.end() ? nullptr : found->get();
}

QList<TaskState> Schedule::tasks() const
{
    QList<TaskState> all;
    for (const auto& task : m_tasks)
        all += task->state;
    return all;
}

} // namespace loket::engine
