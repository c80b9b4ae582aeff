#include "ui/models/LazyListModel.h"

#include <algorithm>

namespace loket::ui {

using namespace std::chrono_literals;
using core::Result;
using storage::LogIds;
using storage::ReadModels;

namespace {

constexpr auto relativeTimeStep = 30s;
constexpr auto fetchRetryPause = 2s;

} // namespace

LazyListModel::LazyListModel(const UiContext& context, int ageColumn, QObject* parent)
    : QAbstractTableModel(parent), m_context(context), m_ageColumn(ageColumn), m_sortColumn(ageColumn)
{
    connect(&context.events, &EngineEvents::importsChanged, this, &LazyListModel::reload);
    tick();
}

LazyListModel::~LazyListModel()
{
    ++*m_generation;
}

void LazyListModel::tick()
{
    m_context.clock.callAfter(relativeTimeStep, this, [this] {
        const auto [first, last] = timeColumns();
        if (!m_ids.isEmpty())
            emit dataChanged(index(0, first), index(rowCount() - 1, last), {Qt::DisplayRole});
        tick();
    });
}

void LazyListModel::setState(State state, const core::Error& error)
{
    m_state = state;
    m_error = error;
    emit stateChanged();
}

void LazyListModel::ask(qint64 after, std::function<void(const Result<LogIds>&)> then)
{
    const quint64 asked = *m_generation;
    core::whenReady(m_context.reader.ask<LogIds>([question = listQuestion(), after, asked,
                                                  current = m_generation](const ReadModels& models) -> Result<LogIds> {
        if (*current != asked)
            return core::fail(core::Reason::OtherFilter);
        return question(models, after);
    }),
                    this, [this, asked, then = std::move(then)](const Result<LogIds>& found) {
                        if (*m_generation == asked)
                            then(found);
                    });
}

void LazyListModel::reload()
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
        replaced();
        endResetModel();
        setState(State::Ready);
    });
}

void LazyListModel::lookForNew()
{
    if (m_state != State::Ready || std::exchange(m_newScheduled, true))
        return;
    m_context.clock.callAfter(coalesce, this, [this] {
        m_newScheduled = false;
        if (m_state != State::Ready || std::exchange(m_asking, true))
            return;
        ask(m_upTo, [this](const Result<LogIds>& found) {
            m_asking = false;
            if (!found) // the next check finds it
                return;
            m_upTo = found->upTo;
            if (found->ids.isEmpty())
                return;
            insertIds(found->ids);
            emit stateChanged();
        });
    });
}

bool LazyListModel::canSort(int column) const
{
    return column >= 0 && column < columnCount();
}

void LazyListModel::sort(int column, Qt::SortOrder order)
{
    if (!canSort(column) || (column == m_sortColumn && order == m_sortOrder))
        return;
    m_sortColumn = column;
    m_sortOrder = order;
    reload();
}

qint64 LazyListModel::idAt(int row) const
{
    return row >= 0 && row < m_ids.size() ? m_ids[place(row)] : 0;
}

QList<qint64> LazyListModel::shownIds() const
{
    return {m_ids.rbegin(), m_ids.rend()};
}

// By age the ids are in ascending order and are found by binary search.
int LazyListModel::rowOf(qint64 id) const
{
    if (!isByAge()) {
        const auto found = m_ids.lastIndexOf(id);
        return found < 0 ? -1 : int(m_ids.size() - 1 - found);
    }
    const auto at = std::lower_bound(m_ids.begin(), m_ids.end(), id);
    return at != m_ids.end() && *at == id ? int(m_ids.size() - 1 - (at - m_ids.begin())) : -1;
}

int LazyListModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_ids.size());
}

// The view calls during painting: the query itself is sent afterwards.
void LazyListModel::want(int row) const
{
    const qsizetype block = place(row) / blockRows;
    if (m_fetching.contains(block))
        return;
    m_wanted += block;
    if (std::exchange(m_fetchScheduled, true))
        return;
    auto* self = const_cast<LazyListModel*>(this); // NOLINT: a cache that fills itself
    QMetaObject::invokeMethod(
        self, [self] { self->fetchWanted(); }, Qt::QueuedConnection);
}

void LazyListModel::fetchWanted()
{
    m_fetchScheduled = false;
    for (const qsizetype block : std::exchange(m_wanted, {})) {
        const Ids ids = m_ids.mid(block * blockRows, blockRows);
        if (ids.isEmpty())
            continue;
        m_fetching += block;
        fetch(ids, [this, block](const Result<Ids>& read) {
            if (read)
                return blockFetched(block, *read);
            // The rows stay empty and are requested again when they are shown after a pause.
            m_context.clock.callAfter(fetchRetryPause, this, [this, block] { m_fetching.remove(block); });
        });
    }
}

// Exactly the fetched rows are reported: a view notified of more would fetch them, and so on through the whole
// list.
void LazyListModel::blockFetched(qsizetype block, const Ids& ids)
{
    m_fetching.remove(block);
    const QSet<qint64> fetched(ids.begin(), ids.end());
    qsizetype oldest = qMin(block * blockRows, m_ids.size());
    qsizetype newest = qMin(oldest + blockRows, m_ids.size());
    while (oldest < newest && !fetched.contains(m_ids[oldest]))
        ++oldest;
    while (oldest < newest && !fetched.contains(m_ids[newest - 1]))
        --newest;
    if (oldest < newest)
        emit dataChanged(index(int(m_ids.size() - newest), 0),
                         index(int(m_ids.size() - 1 - oldest), columnCount() - 1));
    emit rowsChanged(ids);
}

void LazyListModel::tellChanged(const Ids& ids)
{
    if (!ids.isEmpty() && !m_ids.isEmpty() && !isByAge()) { // anywhere: the view paints only what is visible
        emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    } else {
        for (const qint64 id : ids) {
            if (const int row = rowOf(id); row >= 0)
                emit dataChanged(index(row, 0), index(row, columnCount() - 1));
        }
    }
    if (!ids.isEmpty())
        emit rowsChanged(ids);
}

// What is newer than all present ones is inserted in one step; the rest (an older one that now matches the filter)
// one by one.
void LazyListModel::insertIds(const Ids& ids)
{
    if (ids.isEmpty())
        return;
    auto firstNew = ids.begin();
    if (isByAge()) {
        firstNew = std::upper_bound(ids.begin(), ids.end(), m_ids.isEmpty() ? 0 : m_ids.last());
        for (auto id = ids.begin(); id != firstNew; ++id) {
            const auto at = std::lower_bound(m_ids.begin(), m_ids.end(), *id) - m_ids.begin();
            const int row = int(m_ids.size() - at);
            beginInsertRows({}, row, row);
            m_ids.insert(at, *id);
            endInsertRows();
        }
    }
    if (firstNew != ids.end()) { // on top; in another order sorting again puts them in order
        beginInsertRows({}, 0, int(ids.end() - firstNew) - 1);
        m_ids += Ids(firstNew, ids.end());
        endInsertRows();
    }
    m_fetching.clear(); // blocks have moved, or have more rows now
}

void LazyListModel::removeId(qint64 id)
{
    forget(id); // also where it is not listed now: another filter may list it
    const int row = rowOf(id);
    if (row < 0)
        return;
    beginRemoveRows({}, row, row);
    m_ids.removeAt(place(row));
    endRemoveRows();
    m_fetching.clear();
}

void LazyListModel::refreshWords()
{
    emit headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
    if (!m_ids.isEmpty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

} // namespace loket::ui
