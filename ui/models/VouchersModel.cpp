#include "ui/models/VouchersModel.h"

#include "core/Reasons.h"
#include "storage/RowSort.h"
#include "ui/text/Format.h"
#include "ui/text/ReasonWords.h"
#include "ui/text/TableText.h"
#include "ui/text/Words.h"

#include <algorithm>

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;
using core::Result;
using domain::Voucher;
using domain::VoucherStatus;
using storage::ReadModels;
using storage::VoucherColumn;
using storage::VoucherFilter;
using storage::VoucherModels;
using storage::VoucherRow;

namespace {

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

VouchersModel::VouchersModel(const UiContext& context, QObject* parent) : LazyList(context, Made, parent)
{
    connect(&context.events, &EngineEvents::purchaseChanged, this, [this](qint64 id) {
        m_changedPurchases += id;
        noteChanged();
    });
    connect(&context.events, &EngineEvents::batchChanged, this, [this](qint64 id) {
        m_changedBatches += id;
        noteChanged();
    });
}

void VouchersModel::setFilter(const VoucherFilter& filter)
{
    m_filter = filter;
    reload();
}

LazyListModel::ListQuestion VouchersModel::listQuestion() const
{
    return [filter = m_filter, order = sortOrder()](const ReadModels& models, qint64 after) {
        auto ids = VoucherModels(models.database()).voucherIds(filter).map([](Ids&& found) {
            return storage::LogIds{std::move(found)};
        });
        return inOrder(std::move(ids), after, order, [&](const Ids& found) {
            return storage::sorted(models.database(), found, VoucherColumn(order.column), order.descending);
        });
    };
}

VouchersModel::RowsQuestion VouchersModel::rowsQuestion() const
{
    return [](const ReadModels& models, const Ids& ids) {
        const auto statuses = domain::allVoucherStatuses();
        return VoucherModels(models.database())
            .vouchers({.statuses = {statuses.begin(), statuses.end()}, .ids = ids}, {.limit = int(ids.size())});
    };
}

void VouchersModel::noteChanged()
{
    if (std::exchange(m_changeScheduled, true))
        return;
    m_context.clock.callAfter(changesPause, this, [this] { askForChanges(); });
}

void VouchersModel::askForChanges()
{
    m_changeScheduled = false;
    const QList<qint64> purchases = std::exchange(m_changedPurchases, {}).values();
    const QList<qint64> batches = std::exchange(m_changedBatches, {}).values();
    const bool whole = purchases.size() > groupsAtOnce || batches.size() > groupsAtOnce;
    const quint64 current = *generation();
    core::whenReady(m_context.reader.ask<Difference>([filter = m_filter, purchases, batches,
                                                      whole](const ReadModels& models) -> Result<Difference> {
        const VoucherModels vouchers(models.database());
        Difference difference{.whole = whole};
        // What a cancelled batch had never sent anywhere is deleted: only the whole list shows it.
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
                    this, [this, current](const Result<Difference>& difference) {
                        if (*generation() != current) // the list that is being read includes these changes already
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
    const Ids asked = difference.whole ? ids() : difference.asked;
    Ids gone = without(asked, difference.matching);
    gone.removeIf([this](qint64 id) { return rowOf(id) < 0; });
    Ids added = difference.matching;
    added.removeIf([this](qint64 id) { return rowOf(id) >= 0; });
    if (gone.size() > tooManyChanges || added.size() > tooManyChanges * 10)
        return reload();
    for (const qint64 id : std::as_const(gone))
        removeId(id);
    insertIds(added);
    // What is shown is read again and changes when the answer arrives: nothing flickers.
    Ids stale = asked + added;
    stale.removeIf([this](qint64 id) { return !kept().contains(id); });
    for (qsizetype at = 0; at < stale.size(); at += idsAtOnce) {
        fetch(stale.mid(at, idsAtOnce), [this](const Result<Ids>& read) {
            if (read)
                tellChanged(*read);
        });
    }
    if (!gone.isEmpty() || !added.isEmpty())
        emit stateChanged();
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
    return Words::lookOf(row.voucher);
}

QString VouchersModel::stateOf(const VoucherRow& row)
{
    if (row.withdrawing)
        return tr("Being withdrawn");
    if (!row.failure.isEmpty())
        return tr("Refused by the router");
    return Words::voucher(row.voucher);
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
        return row.failure.isEmpty() ? QVariant() : QVariant(ReasonWords::said(row.failureBecause, row.failure));
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

qint64 VouchersModel::purchaseIdAt(int row) const
{
    const VoucherRow* found = rowAt(row);
    return found ? found->voucher.purchaseId : 0;
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
