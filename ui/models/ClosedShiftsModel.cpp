#include "ui/models/ClosedShiftsModel.h"

#include "ui/text/Format.h"
#include "ui/text/TableText.h"

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;
using storage::Shift;

namespace {

Look differenceLook(core::Rupiah difference)
{
    if (difference == 0)
        return {Tone::Good, u"circle-check"_s};
    return difference < 0 ? Look{Tone::Bad, u"triangle-alert"_s} : Look{Tone::Warn, u"triangle-alert"_s};
}

} // namespace

ClosedShiftsModel::ClosedShiftsModel(const UiContext& context, QObject* parent)
    : QAbstractTableModel(parent), m_context(context)
{}

void ClosedShiftsModel::setShifts(const QList<Shift>& shifts)
{
    // A closed shift never changes: the same ids are the same rows.
    const auto sameId = [](const Shift& a, const Shift& b) { return a.id == b.id; };
    if (std::equal(shifts.begin(), shifts.end(), m_shifts.begin(), m_shifts.end(), sameId))
        return;
    const qsizetype fresh = shifts.size() - m_shifts.size();
    if (fresh > 0 && std::equal(m_shifts.begin(), m_shifts.end(), shifts.begin() + fresh, sameId)) {
        beginInsertRows({}, 0, int(fresh) - 1);
        m_shifts = shifts;
        endInsertRows();
        return;
    }
    beginResetModel();
    m_shifts = shifts;
    endResetModel();
}

const Shift* ClosedShiftsModel::shiftAt(int row) const
{
    return row >= 0 && row < m_shifts.size() ? &m_shifts[row] : nullptr;
}

void ClosedShiftsModel::refreshWords()
{
    emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (!m_shifts.isEmpty())
        emit dataChanged(index(0, 0), index(int(m_shifts.size()) - 1, ColumnCount - 1));
}

int ClosedShiftsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_shifts.size());
}

int ClosedShiftsModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QString ClosedShiftsModel::resultOf(core::Rupiah difference)
{
    if (difference == 0)
        return tr("It adds up");
    return difference < 0 ? tr("%1 missing").arg(core::formatRupiah(-difference))
                          : tr("%1 too much").arg(core::formatRupiah(difference));
}

QString ClosedShiftsModel::nameOf(const QString& cashier)
{
    return cashier.isEmpty() ? tr("Without a name") : cashier;
}

QString ClosedShiftsModel::text(const Shift& shift, int column) const
{
    const QLocale& locale = m_context.language.locale();
    switch (column) {
    case Closed:
        return Format::stamp(shift.closedAt, m_context.zone, locale);
    case Cashier:
        return nameOf(shift.cashier);
    case Opened:
        return Format::stamp(shift.openedAt, m_context.zone, locale);
    case Expected:
        return core::formatRupiah(shift.expected);
    case Counted:
        return core::formatRupiah(shift.counted);
    case Result:
        return resultOf(shift.difference());
    case Note:
        return shift.note;
    default:
        return {};
    }
}

QVariant ClosedShiftsModel::data(const QModelIndex& index, int role) const
{
    const Shift* shift = index.isValid() ? shiftAt(index.row()) : nullptr;
    if (!shift)
        return {};
    const Look look = differenceLook(shift->difference());
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return text(*shift, index.column());
    case Qt::ToolTipRole:
        if (index.column() == Closed)
            return tr("Closed by %1").arg(Words::actor(shift->closedBy));
        return text(*shift, index.column());
    case Qt::TextAlignmentRole:
        return index.column() == Expected || index.column() == Counted
                   ? QVariant(int(Qt::AlignRight | Qt::AlignVCenter))
                   : QVariant();
    case ToneRole:
        return int(look.tone);
    case IconRole:
        return look.icon;
    case TextRole:
        return resultOf(shift->difference());
    default:
        return {};
    }
}

QVariant ClosedShiftsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole && (section == Expected || section == Counted))
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Closed:
        return tr("Closed");
    case Cashier:
        return tr("Cashier");
    case Opened:
        return tr("Opened");
    case Expected:
        return tr("Expected");
    case Counted:
        return tr("Counted");
    case Result:
        return tr("Result");
    case Note:
        return tr("Note");
    default:
        return {};
    }
}

QString ClosedShiftsModel::textOf(int row) const
{
    const Shift* shift = shiftAt(row);
    if (!shift)
        return {};
    QStringList cells;
    for (int column = 0; column < ColumnCount; ++column)
        cells += text(*shift, column);
    return clipboardRow(cells);
}

} // namespace loket::ui
