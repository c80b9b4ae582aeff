#include "ui/models/VouchersModel.h"

#include "core/Reasons.h"
#include "storage/RowSort.h"
#include "ui/text/Format.h"
#include "ui/text/TableText.h"
#include "ui/text/Words.h"

#include <algorithm>

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using core::Result;
using domain::Voucher;
using domain::VoucherStatus;
using storage::ReadModels;
using storage::VoucherColumn;
using storage::VoucherFilter;
using storage::VoucherModels;
using storage::VoucherRow;

namespace {

constexpr auto vouchersModelRelativeTimeStep = 30s;
constexpr auto vouchersModelRetryPause = 2s;
constexpr int vouchersModelCodePointSize = 10;
// From here on, changing one by one costs more than replacing the list.
constexpr qsizetype tooManyChanges = 2000;
// More changed purchases than this are answered by reading the whole list of ids again.
constexpr qsizetype groupsAtOnce = 200;

static_assert(int(VoucherColumn::Ends) == VouchersModel::Ends && int(VoucherColumn::Made) == VouchersModel::Made);

QList<qint64> without(const QList<qint64>& all, const QList<qint64>& some)
{
    QList<qint64> rest;
    std::set_difference(all.begin(), all.end(), some.begin(), some.end(), std::back_inserter(rest));
    return rest;
}

} // namespace

VouchersModel::VouchersModel(const UiContext& context, QObject* parent)
    : QAbstractTableModel(parent), m_context(context)
{
    connect(&context.events, &EngineEvents::purchaseChanged, this, [this](qint64 id) {
        m_changedPurchases += id;
        noteChanged();
    });
    connect(&context.events, &EngineEvents::batchChanged, this, [this](qint64 id) {
        m_changedBatches += id;
        noteChanged();
    });
    tick();
}

VouchersModel::~VouchersModel()
{
    ++*m_generation;
}

void VouchersModel::tick()
{
    m_context.clock.callAfter(vouchersModelRelativeTimeStep, this, [this] {
        if (!m_ids.isEmpty())
            emit dataChanged(index(0, Made), index(rowCount() - 1, Ends), {Qt::DisplayRole});
        tick();
    });
}

void VouchersModel::setFilter(const VoucherFilter& filter)
{
    m_filter = filter;
    reload();
}

void VouchersModel::reload()
{
    const quint64 generation = ++*m_generation;
    setState(State::Loading);
    core::whenReady(m_context.reader.ask<QList<qint64>>([filter = m_filter, generation, current = m_generation,
                                                         byAge = isByAge(), column = m_sortColumn, order = m_sortOrder](
                                                            const ReadModels& models) -> Result<QList<qint64>> {
        if (*current != generation)
            return core::fail(core::Reason::OtherFilter);
        auto ids = VoucherModels(models.database()).voucherIds(filter);
        if (!ids || byAge)
            return ids;
        // The other way round, because the last one is shown first.
        return storage::sorted(models.database(), *ids, VoucherColumn(column), order == Qt::AscendingOrder);
    }),
                    this, [this, generation](const Result<QList<qint64>>& ids) {
                        if (*m_generation != generation)
                            return;
                        if (!ids)
                            return setState(State::Failed, ids.error());
                        beginResetModel();
                        m_ids = *ids;
                        m_cache.clear();
                        m_wanted.clear();
                        m_fetching.clear();
                        endResetModel();
                        setState(State::Ready);
                    });
}

void VouchersModel::sort(int column, Qt::SortOrder order)
{
    if (column < 0 || column >= ColumnCount || (column == m_sortColumn && order == m_sortOrder))
        return;
    m_sortColumn = Column(column);
    m_sortOrder = order;
    reload();
}

void VouchersModel::setState(State state, const core::Error& error)
{
    m_state = state;
    m_error = error;
    emit stateChanged();
}

qint64 VouchersModel::idAt(int row) const
{
    return row >= 0 && row < m_ids.size() ? m_ids[place(row)] : 0;
}

int VouchersModel::rowOf(qint64 id) const
{
    if (!isByAge()) {
        const auto found = m_ids.lastIndexOf(id);
        return found < 0 ? -1 : int(m_ids.size() - 1 - found);
    }
    const auto at = std::lower_bound(m_ids.begin(), m_ids.end(), id);
    return at != m_ids.end() && *at == id ? int(m_ids.size() - 1 - (at - m_ids.begin())) : -1;
}

const VoucherRow* VouchersModel::rowAt(int row) const
{
    if (row < 0 || row >= m_ids.size())
        return nullptr;
    const VoucherRow* found = m_cache.object(idAt(row));
    if (!found)
        want(place(row) / blockRows);
    return found;
}

// The view asks in the middle of painting: the question itself is put afterwards.
void VouchersModel::want(qsizetype block) const
{
    if (m_fetching.contains(block))
        return;
    m_wanted += block;
    if (std::exchange(m_fetchScheduled, true))
        return;
    auto* self = const_cast<VouchersModel*>(this); // NOLINT: a cache that fills itself
    QMetaObject::invokeMethod(
        self, [self] { self->fetchWanted(); }, Qt::QueuedConnection);
}

void VouchersModel::fetchWanted()
{
    m_fetchScheduled = false;
    for (const qsizetype block : std::exchange(m_wanted, {})) {
        const QList<qint64> ids = m_ids.mid(block * blockRows, blockRows);
        if (ids.isEmpty())
            continue;
        m_fetching += block;
        ask(ids, [this, block](const Result<Rows>& rows) {
            if (rows)
                m_fetching.remove(block);
            else // the rows stay empty and are asked for again when they are looked at after a pause
                m_context.clock.callAfter(vouchersModelRetryPause, this, [this, block] { m_fetching.remove(block); });
        });
    }
}

// Rows by their ids, into the cache.
void VouchersModel::ask(const QList<qint64>& ids, std::function<void(const Result<Rows>&)> then)
{
    const quint64 generation = *m_generation;
    core::whenReady(
        m_context.reader.ask<Rows>([ids, generation, current = m_generation](const ReadModels& models) -> Result<Rows> {
            if (*current != generation)
                return core::fail(core::Reason::OtherFilter);
            const auto statuses = domain::allVoucherStatuses();
            return VoucherModels(models.database())
                .vouchers({.statuses = {statuses.begin(), statuses.end()}, .ids = ids}, {.limit = int(ids.size())});
        }),
        this, [this, generation, then = std::move(then)](const Result<Rows>& rows) {
            if (*m_generation != generation)
                return;
            then(rows);
            if (!rows || rows->isEmpty())
                return;
            QList<qint64> shown;
            for (const VoucherRow& row : *rows) { // newest first
                m_cache.insert(row.voucher.id, new VoucherRow(row));
                if (!isByAge() || rowOf(row.voucher.id) >= 0)
                    shown += row.voucher.id;
            }
            if (shown.isEmpty() || m_ids.isEmpty())
                return;
            // In another order they stand anywhere: the view paints only what is seen.
            emit dataChanged(index(isByAge() ? rowOf(shown.first()) : 0, 0),
                             index(isByAge() ? rowOf(shown.last()) : rowCount() - 1, ColumnCount - 1));
            emit rowsChanged(shown);
        });
}

void VouchersModel::noteChanged()
{
    if (std::exchange(m_changeScheduled, true))
        return;
    m_context.clock.callAfter(coalesce, this, [this] { askForChanges(); });
}

void VouchersModel::askForChanges()
{
    m_changeScheduled = false;
    const QList<qint64> purchases = std::exchange(m_changedPurchases, {}).values();
    const QList<qint64> batches = std::exchange(m_changedBatches, {}).values();
    const bool whole = purchases.size() > groupsAtOnce || batches.size() > groupsAtOnce;
    const quint64 generation = *m_generation;
    core::whenReady(m_context.reader.ask<Difference>([filter = m_filter, purchases, batches,
                                                      whole](const ReadModels& models) -> Result<Difference> {
        const VoucherModels vouchers(models.database());
        Difference difference{.whole = whole};
        // What a cancelled batch had never sent anywhere is gone without a trace: only the whole list tells.
        for (const qint64 batch : batches) {
            const auto found = storage::StockRepository(models.database()).find(batch);
            if (found && found->state == domain::BatchState::Cancelled)
                difference.whole = true;
        }
        VoucherFilter matching = filter;
        if (!difference.whole) {
            matching.ofPurchases = purchases;
            matching.ofBatches = batches;
            const auto statuses = domain::allVoucherStatuses();
            auto asked = vouchers.voucherIds(
                {.statuses = {statuses.begin(), statuses.end()}, .ofPurchases = purchases, .ofBatches = batches});
            if (!asked)
                return core::Failure(asked.error());
            difference.asked = std::move(*asked);
        }
        auto found = vouchers.voucherIds(matching);
        if (!found)
            return core::Failure(found.error());
        difference.matching = std::move(*found);
        return difference;
    }),
                    this, [this, generation](const Result<Difference>& difference) {
                        if (*m_generation != generation) // the list that is being read knows of these changes already
                            return;
                        if (!difference)
                            return setState(State::Failed, difference.error());
                        apply(*difference);
                    });
}

void VouchersModel::apply(const Difference& difference)
{
    if (difference.whole && !isByAge()) // in another order a list cannot be compared line by line
        return reload();
    const QList<qint64>& asked = difference.whole ? m_ids : difference.asked;
    QList<qint64> gone = without(asked, difference.matching);
    gone.removeIf([this](qint64 id) { return rowOf(id) < 0; });
    QList<qint64> added = difference.matching;
    added.removeIf([this](qint64 id) { return rowOf(id) >= 0; });
    if (gone.size() > tooManyChanges || added.size() > tooManyChanges * 10)
        return reload();
    for (const qint64 id : std::as_const(gone))
        removeId(id);
    if (!added.isEmpty())
        insertIds(added);
    // What is shown is read again and changes when the answer is there: nothing blinks.
    QList<qint64> stale = asked + added;
    stale.removeIf([this](qint64 id) { return !m_cache.contains(id); });
    for (qsizetype at = 0; at < stale.size(); at += rowsAtOnce)
        ask(stale.mid(at, rowsAtOnce), [](const Result<Rows>&) {});
    if (!gone.isEmpty() || !added.isEmpty())
        emit stateChanged();
}

// `ids` ascending. What is newer than all that is there goes in with one step; the rest one by one.
void VouchersModel::insertIds(const QList<qint64>& ids)
{
    if (!isByAge()) {
        beginInsertRows({}, 0, int(ids.size()) - 1);
        m_ids += ids;
        endInsertRows();
        m_fetching.clear();
        return;
    }
    const qint64 newest = m_ids.isEmpty() ? 0 : m_ids.last();
    const auto firstNew = std::upper_bound(ids.begin(), ids.end(), newest);
    for (auto id = ids.begin(); id != firstNew; ++id) {
        const auto at = std::lower_bound(m_ids.begin(), m_ids.end(), *id) - m_ids.begin();
        const int row = int(m_ids.size() - at);
        beginInsertRows({}, row, row);
        m_ids.insert(at, *id);
        endInsertRows();
        m_fetching.clear(); // blocks behind it have moved by one
    }
    if (firstNew == ids.end())
        return;
    beginInsertRows({}, 0, int(ids.end() - firstNew) - 1);
    m_ids += QList<qint64>(firstNew, ids.end());
    endInsertRows();
    m_fetching.clear(); // the newest block has more rows now
}

void VouchersModel::removeId(qint64 id)
{
    const int row = rowOf(id);
    beginRemoveRows({}, row, row);
    m_ids.removeAt(place(row));
    endRemoveRows();
    m_cache.remove(id);
    m_fetching.clear();
}

void VouchersModel::refreshWords()
{
    emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (!m_ids.isEmpty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int VouchersModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_ids.size());
}

int VouchersModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

Look VouchersModel::lookOf(const VoucherRow& row)
{
    if (row.withdrawing)
        return {Tone::Warn, u"undo-2"_s};
    if (!row.failure.isEmpty())
        return {Tone::Bad, u"circle-x"_s};
    return Words::lookOf(row.voucher.status);
}

QString VouchersModel::stateOf(const VoucherRow& row)
{
    if (row.withdrawing)
        return tr("Being withdrawn");
    if (!row.failure.isEmpty())
        return tr("Refused by the router");
    return Words::voucher(row.voucher.status);
}

QVariant VouchersModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const VoucherRow* row = rowAt(index.row());
    if (!row)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return display(*row, index.column());
    case Qt::ToolTipRole:
        return toolTip(*row, index.column());
    case Qt::FontRole:
        return index.column() == Code ? QVariant(Theme::codeFont(vouchersModelCodePointSize)) : QVariant();
    case ToneRole:
        return int(lookOf(*row).tone);
    case BadgeIconRole:
        return lookOf(*row).icon;
    case BadgeTextRole:
        return stateOf(*row);
    default:
        return {};
    }
}

QDateTime VouchersModel::timeOf(const VoucherRow& row, int column) const
{
    const Voucher& voucher = row.voucher;
    switch (column) {
    case Made:
        return voucher.onRouterAt;
    case Printed:
        return voucher.printedAt;
    case Sold:
        return voucher.soldAt;
    case FirstLogin:
        return voucher.firstLoginAt;
    case Ends:
        return voucher.endedAt.isValid() ? voucher.endedAt : voucher.expiresAt;
    default:
        return {};
    }
}

QVariant VouchersModel::display(const VoucherRow& row, int column) const
{
    switch (column) {
    case Code:
        return row.voucher.username;
    case Package:
        return row.packageName;
    case Status:
        return stateOf(row);
    case Owner:
        return row.invoiceId.isEmpty() ? tr("In stock") : row.customerName;
    case Router:
        return row.voucher.router;
    default: {
        const QDateTime time = timeOf(row, column);
        return time.isValid()
                   ? Format::relative(time, m_context.clock.now(), m_context.zone, m_context.language.locale())
                   : u"–"_s;
    }
    }
}

QVariant VouchersModel::toolTip(const VoucherRow& row, int column) const
{
    switch (column) {
    case Code:
        return row.voucher.comment;
    case Package:
        return tr("%1, profile %2").arg(row.packageName, row.voucher.profile);
    case Status:
        return row.failure.isEmpty() ? QVariant() : QVariant(row.failure);
    case Owner:
        return row.invoiceId.isEmpty() ? tr("Batch %1").arg(row.batchCode) : row.invoiceId;
    case Router:
        return {};
    default: {
        const QDateTime time = timeOf(row, column);
        return time.isValid() ? QVariant(Format::exact(time, m_context.zone, m_context.language.locale())) : QVariant();
    }
    }
}

QVariant VouchersModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter | Qt::AlignLeft);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Code:
        return tr("Code");
    case Package:
        return tr("Package");
    case Status:
        return tr("Status");
    case Owner:
        return tr("Sold to");
    case Router:
        return tr("Router");
    case Made:
        return tr("Made");
    case Printed:
        return tr("Printed");
    case Sold:
        return tr("Sold");
    case FirstLogin:
        return tr("First login");
    case Ends:
        return tr("Ends");
    default:
        return {};
    }
}

QString VouchersModel::textOf(int row) const
{
    const VoucherRow* found = rowAt(row);
    if (!found)
        return {};
    const Voucher& voucher = found->voucher;
    QStringList cells{voucher.username,
                      voucher.password,
                      found->packageName,
                      stateOf(*found),
                      found->invoiceId.isEmpty() ? found->batchCode : found->invoiceId,
                      voucher.router};
    for (int column = Made; column < ColumnCount; ++column) {
        const QDateTime time = timeOf(*found, column);
        cells += time.isValid() ? Format::stamp(time, m_context.zone, m_context.language.locale()) : QString();
    }
    return clipboardRow(cells);
}

} // namespace loket::ui
