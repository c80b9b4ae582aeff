#include "ui/models/TaskRunner.h"

#include "core/Reasons.h"

#include <algorithm>

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;

void TaskRunner::start(const QString& title, const QList<Task>& tasks)
{
    if (m_running || tasks.isEmpty())
        return;
    m_title = title;
    m_waiting = tasks;
    m_outcomes.clear();
    m_total = int(tasks.size());
    m_begun = 0;
    m_running = true;
    emit started();
    beginMore();
}

void TaskRunner::cancel()
{
    for (const Task& task : std::exchange(m_waiting, {}))
        m_outcomes += Outcome{task.name, task.done, core::fail(core::Reason::NotBegun)};
    emit progressed();
}

int TaskRunner::failures() const
{
    return int(
        std::count_if(m_outcomes.begin(), m_outcomes.end(), [](const Outcome& outcome) { return !outcome.result; }));
}

void TaskRunner::beginMore()
{
    while (m_begun < atOnce && !m_waiting.isEmpty()) {
        const Task task = m_waiting.takeFirst();
        ++m_begun;
        core::whenReady(task.work(), this, [this, task](const core::Result<void>& result) { note(task, result); });
    }
}

void TaskRunner::note(const Task& task, const core::Result<void>& result)
{
    --m_begun;
    m_outcomes += Outcome{task.name, task.done, result};
    emit progressed();
    if (m_begun == 0 && m_waiting.isEmpty()) {
        m_running = false;
        emit finished();
        return;
    }
    // Not from here: immediate answers would recurse thousands of times.
    QMetaObject::invokeMethod(this, &TaskRunner::beginMore, Qt::QueuedConnection);
}

} // namespace loket::ui
