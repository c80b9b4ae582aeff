#include "ui/models/BulkRunner.h"

#include "core/Reasons.h"

#include <algorithm>

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;

BulkRunner::BulkRunner(Work work, QObject* parent) : QObject(parent), m_work(std::move(work)) {}

void BulkRunner::start(PurchaseAction action, const QList<qint64>& ids, const QString& why)
{
    QList<Task> tasks;
    for (const qint64 id : ids)
        tasks += Task{action, id, why};
    start(tasks);
}

void BulkRunner::start(const QList<Task>& tasks)
{
    if (m_running || tasks.isEmpty())
        return;
    m_action = tasks.first().action;
    for (const Task& task : tasks) {
        if (task.action != tasks.first().action)
            m_action.reset();
    }
    m_waiting = tasks;
    m_outcomes.clear();
    m_total = int(tasks.size());
    m_begun = 0;
    m_running = true;
    emit started();
    beginMore();
}

void BulkRunner::cancel()
{
    for (const Task& task : std::exchange(m_waiting, {}))
        m_outcomes += Outcome{task, core::fail(core::Reason::NotBegun)};
    emit progressed();
}

int BulkRunner::failures() const
{
    return int(
        std::count_if(m_outcomes.begin(), m_outcomes.end(), [](const Outcome& outcome) { return !outcome.result; }));
}

void BulkRunner::beginMore()
{
    while (m_begun < atOnce && !m_waiting.isEmpty()) {
        const Task task = m_waiting.takeFirst();
        ++m_begun;
        // Cancelled: the engine ended meanwhile.
        core::whenReady(m_work(task), this,
                        [this, task](const core::Result<ActionResult>& result) { note(task, result); });
    }
}

void BulkRunner::note(const Task& task, const core::Result<ActionResult>& result)
{
    --m_begun;
    m_outcomes += Outcome{task, result};
    emit progressed();
    if (m_begun == 0 && m_waiting.isEmpty()) {
        m_running = false;
        emit finished();
        return;
    }
    // Not from here: immediate answers would recurse thousands of times.
    QMetaObject::invokeMethod(this, &BulkRunner::beginMore, Qt::QueuedConnection);
}

} // namespace loket::ui
