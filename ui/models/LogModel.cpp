#include "ui/models/LogModel.h"

#include "core/Reasons.h"

#include <algorithm>

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using core::Result;
using storage::LogIds;
using storage::ReadModels;

namespace {

constexpr auto logModelRelativeTimeStep = 30s;
constexpr auto logModelRetryPause = 2s;

} // namespace

LogModel::LogModel(const UiContext& context, QObject* parent) : QAbstractTableModel(parent), m_context(context)
{
    tick();
}

LogModel::~LogModel()
{
    ++*m_generation;
}

void LogModel::tick()
{
    m_context.clock.callAfter(logModelRelativeTimeStep, this, [this] {
        if (!m_ids.isEmpty())
            emit dataChanged(index(0, 0), index(rowCount() - 1, 0), {Qt::DisplayRole});
        tick();
    });
}

void LogModel::setState(State state, const core::Error& error)
{
    m_state = state;
    m_error = error;
    emit stateChanged();
}

void LogModel::ask(qint64 after, std::function<void(const Result<LogIds>&)> then)
{
    const quint64 generation = *m_generation;
    // The other way round, because the last one is shown first.
    const OrderQuestion order =
        isByAge() ? OrderQuestion() : orderQuestion(m_sortColumn, m_sortOrder == Qt::AscendingOrder);
    core::whenReady(m_context.reader.ask<LogIds>([question = idQuestion(), order, after, generation,
                                                  current = m_generation](const ReadModels& models) -> Result<LogIds> {
        if (*current != generation)
            return core::fail(core::Reason::OtherFilter);
        auto found = question(models, after);
        if (!found || !order || after > 0)
            return found;
        auto ordered = order(models, found->ids);
        if (!ordered)
            return core::Failure(ordered.error());
        found->ids = std::move(*ordered);
        return found;
    }),
                    this, [this, generation, then = std::move(then)](const Result<LogIds>& found) {
                        if (*m_generation == generation)
                            then(found);
                    });
}

void LogModel::reload()
{
    ++*m_generation;
    m_asking = false;
    setState(State::Loading);
    ask(0, [this](const Result<LogIds>& found) {
        if (!found)
            return setState(State::Failed, found.error());
        beginResetModel();
        m_ids = found->ids;
        m_upTo = found->upTo;
        m_wanted.clear();
        m_fetching.clear();
        forgetAll();
        endResetModel();
        setState(State::Ready);
    });
}

void LogModel::sort(int column, Qt::SortOrder order)
{
    if (column < 0 || column >= columnCount() || (column == m_sortColumn && order == m_sortOrder))
        return;
    m_sortColumn = column;
    m_sortOrder = order;
    reload();
}

void LogModel::lookForNew()
{
    if (m_state != State::Ready || std::exchange(m_newScheduled, true))
        return;
    m_context.clock.callAfter(coalesce, this, [this] {
        m_newScheduled = false;
        if (m_state != State::Ready || std::exchange(m_asking, true))
            return;
        ask(m_upTo, [this](const Result<LogIds>& found) {
            m_asking = false;
            if (found) // otherwise the next check finds it
                addNew(*found);
        });
    });
}

void LogModel::addNew(const LogIds& found)
{
    m_upTo = found.upTo;
    if (found.ids.isEmpty())
        return;
    beginInsertRows({}, 0, int(found.ids.size()) - 1);
    m_ids += found.ids;
    endInsertRows();
    emit stateChanged();
}

qint64 LogModel::idAt(int row) const
{
    return row >= 0 && row < m_ids.size() ? m_ids[m_ids.size() - 1 - row] : 0;
}

int LogModel::rowOf(qint64 id) const
{
    if (!isByAge()) {
        const auto found = m_ids.lastIndexOf(id);
        return found < 0 ? -1 : int(m_ids.size() - 1 - found);
    }
    const auto at = std::lower_bound(m_ids.begin(), m_ids.end(), id);
    return at != m_ids.end() && *at == id ? int(m_ids.size() - 1 - (at - m_ids.begin())) : -1;
}

int LogModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_ids.size());
}

// The view calls during painting: the query itself is sent afterwards.
void LogModel::want(int row) const
{
    const qsizetype block = (m_ids.size() - 1 - row) / blockRows;
    if (m_fetching.contains(block))
        return;
    m_wanted += block;
    if (std::exchange(m_fetchScheduled, true))
        return;
    auto* self = const_cast<LogModel*>(this); // NOLINT: a cache that fills itself
    QMetaObject::invokeMethod(
        self, [self] { self->fetchWanted(); }, Qt::QueuedConnection);
}

void LogModel::fetchWanted()
{
    m_fetchScheduled = false;
    const quint64 generation = *m_generation;
    for (const qsizetype block : std::exchange(m_wanted, {})) {
        const QList<qint64> ids = m_ids.mid(block * blockRows, blockRows);
        if (ids.isEmpty())
            continue;
        m_fetching += block;
        fetch(ids, [this, ids, block, generation](bool read) {
            if (*m_generation != generation)
                return;
            if (!read) { // requested again when it is shown after a pause
                m_context.clock.callAfter(logModelRetryPause, this, [this, block] { m_fetching.remove(block); });
                return;
            }
            m_fetching.remove(block);
            linesChanged(ids);
        });
    }
}

void LogModel::linesChanged(const QList<qint64>& ids)
{
    if (ids.isEmpty() || m_ids.isEmpty())
        return;
    if (!isByAge()) { // they may be anywhere: the view paints only what is visible
        emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
        return;
    }
    const auto [oldest, newest] = std::minmax_element(ids.begin(), ids.end());
    const int first = rowOf(*newest);
    const int last = rowOf(*oldest);
    if (first >= 0 && last >= first)
        emit dataChanged(index(first, 0), index(last, columnCount() - 1));
}

void LogModel::refreshWords()
{
    emit headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
    if (!m_ids.isEmpty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

} // namespace loket::ui
