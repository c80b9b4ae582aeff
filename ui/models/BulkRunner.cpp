#include "ui/models/BulkRunner.h"

#include "core/Reasons.h"

#include <algorithm>

namespace loket::ui {

void BulkRunner::start(std::function<QString()> title, const QList<Task>& tasks)
{
    if (m_running || tasks.isEmpty())
        return;
    m_title = std::move(title);
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
        m_outcomes += Outcome{task.id, task.name, core::fail(core::Reason::NotBegun), Stage::Done};
    emit progressed();
}

int BulkRunner::failures() const
{
    return int(
        std::count_if(m_outcomes.begin(), m_outcomes.end(), [](const Outcome& outcome) { return !outcome.result; }));
}

int BulkRunner::count(Stage stage) const
{
    return int(std::count_if(m_outcomes.begin(), m_outcomes.end(),
                             [stage](const Outcome& outcome) { return outcome.result && outcome.stage == stage; }));
}

QList<qint64> BulkRunner::failed() const
{
    QList<qint64> ids;
    for (const Outcome& outcome : m_outcomes) {
        if (!outcome.result)
            ids += outcome.id;
    }
    return ids;
}

QList<qint64> BulkRunner::unsettled() const
{
    QList<qint64> ids;
    for (const Outcome& outcome : m_outcomes) {
        if (outcome.result && outcome.stage != Stage::Done)
            ids += outcome.id;
    }
    return ids;
}

void BulkRunner::settle(qint64 id, const core::Result<Report>& result)
{
    for (Outcome& outcome : m_outcomes) {
        if (outcome.id != id || (outcome.result && outcome.stage == Stage::Done))
            continue;
        const Outcome now = outcomeOf(id, outcome.name, result);
        if (!outcome.result && (!now.result || now.stage != Stage::Done))
            continue; // only what is done after all takes the place of why it was not
        if (now.result == outcome.result && now.stage == outcome.stage)
            continue;
        outcome = now;
        emit settled();
    }
}

BulkRunner::Outcome BulkRunner::outcomeOf(qint64 id, const QString& name, const core::Result<Report>& result)
{
    if (!result)
        return {id, name, core::Failure(result.error()), Stage::Done};
    return {id, name, result->words, result->stage};
}

void BulkRunner::beginMore()
{
    while (m_begun < atOnce && !m_waiting.isEmpty()) {
        const Task task = m_waiting.takeFirst();
        ++m_begun;
        // Cancelled: the engine ended meanwhile.
        task.begin(this, [this, task](const core::Result<Report>& result) { note(task, result); });
    }
}

void BulkRunner::note(const Task& task, const core::Result<Report>& result)
{
    --m_begun;
    m_outcomes += outcomeOf(task.id, task.name, result);
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
