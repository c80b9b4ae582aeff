#include "ui/models/BulkRunner.h"

#include <algorithm>

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;

BulkRunner::BulkRunner(PurchaseCommand command, QObject* parent) : QObject(parent), m_command(std::move(command)) {}

void BulkRunner::start(PurchaseAction action, const QList<qint64>& ids)
{
    if (m_running || ids.isEmpty())
        return;
    m_action = action;
    m_waiting = ids;
    m_outcomes.clear();
    m_total = int(ids.size());
    m_begun = 0;
    m_running = true;
    emit started();
    beginMore();
}

void BulkRunner::cancel()
{
    for (const qint64 id : std::exchange(m_waiting, {}))
        m_outcomes += {id, core::fail(core::ErrorKind::Cancelled, u"stopped before it was begun"_s)};
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
        const qint64 id = m_waiting.takeFirst();
        ++m_begun;
        m_command(m_action, id)
            .then(this, [this, id](const core::Result<ActionResult>& result) { note(id, result); })
            .onCanceled(this, [this, id] { // the engine went away in between
                note(id, core::fail(core::ErrorKind::Cancelled, u"the engine was stopped"_s));
            });
    }
}

void BulkRunner::note(qint64 id, const core::Result<ActionResult>& result)
{
    --m_begun;
    m_outcomes += {id, result};
    emit progressed();
    if (m_begun == 0 && m_waiting.isEmpty()) {
        m_running = false;
        emit finished();
        return;
    }
    // Not from here: an answer that is there at once would call itself for each of thousands.
    QMetaObject::invokeMethod(this, &BulkRunner::beginMore, Qt::QueuedConnection);
}

} // namespace loket::ui
