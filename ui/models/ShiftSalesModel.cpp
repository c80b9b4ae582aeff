#include "ui/models/ShiftSalesModel.h"

#include "domain/PurchaseActions.h"

#include <algorithm>
#include <utility>

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;
using domain::PurchaseStatus;
using storage::ShiftSale;

namespace {

bool isSame(const ShiftSale& a, const ShiftSale& b)
{
    return a.sale.purchaseId == b.sale.purchaseId && a.status == b.status && a.failureKind == b.failureKind &&
           a.sale.voidedAt == b.sale.voidedAt && a.sale.handedOverAt == b.sale.handedOverAt;
}

bool isReadyForPickUp(const ShiftSale& sale)
{
    return sale.status == PurchaseStatus::Completed && !sale.sale.handedOverAt.isValid();
}

domain::Purchase purchaseOf(const ShiftSale& sale)
{
    domain::Purchase purchase;
    purchase.status = sale.status;
    purchase.failureKind = sale.failureKind;
    return purchase;
}

// Its voucher is made without anybody doing anything: now, or when the router is back.
bool isVoucherPending(const ShiftSale& sale, bool recovers)
{
    return sale.status == PurchaseStatus::Paid || (recovers && domain::waitsForRouter(purchaseOf(sale)));
}

} // namespace

ShiftSalesModel::ShiftSalesModel(const QTimeZone& zone, QObject* parent) : QAbstractTableModel(parent), m_zone(zone) {}

void ShiftSalesModel::setSales(const QList<ShiftSale>& sales)
{
    // Sales are only added at the top; anything else is another shift.
    qsizetype fresh = 0;
    while (fresh < sales.size() &&
           (m_sales.isEmpty() || sales[fresh].sale.purchaseId > m_sales.first().sale.purchaseId))
        ++fresh;
    const bool continues =
        sales.size() - fresh == m_sales.size() &&
        std::equal(m_sales.begin(), m_sales.end(), sales.begin() + fresh,
                   [](const ShiftSale& a, const ShiftSale& b) { return a.sale.purchaseId == b.sale.purchaseId; });
    if (!continues) {
        beginResetModel();
        m_sales = sales;
        endResetModel();
        return;
    }
    if (fresh > 0) {
        beginInsertRows({}, 0, int(fresh) - 1);
        m_sales = sales.mid(0, fresh) + m_sales;
        endInsertRows();
    }
    for (qsizetype row = fresh; row < m_sales.size(); ++row) {
        if (isSame(m_sales[row], sales[row]))
            continue;
        m_sales[row] = sales[row];
        emit dataChanged(index(int(row), 0), index(int(row), ColumnCount - 1));
    }
}

void ShiftSalesModel::setRecovers(bool recovers)
{
    if (std::exchange(m_recovers, recovers) != recovers && !m_sales.isEmpty())
        emit dataChanged(index(0, State), index(int(m_sales.size()) - 1, State));
}

const ShiftSale* ShiftSalesModel::saleAt(int row) const
{
    return row >= 0 && row < m_sales.size() ? &m_sales[row] : nullptr;
}

int ShiftSalesModel::rowOf(qint64 purchaseId) const
{
    for (int row = 0; row < m_sales.size(); ++row) {
        if (m_sales[row].sale.purchaseId == purchaseId)
            return row;
    }
    return -1;
}

void ShiftSalesModel::retranslate()
{
    emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (!m_sales.isEmpty())
        emit dataChanged(index(0, 0), index(int(m_sales.size()) - 1, ColumnCount - 1));
}

int ShiftSalesModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_sales.size());
}

int ShiftSalesModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

Look ShiftSalesModel::lookOf(const ShiftSale& sale, bool recovers)
{
    if (sale.sale.voidedAt.isValid())
        return {Tone::Neutral, u"undo-2"_s};
    if (isVoucherPending(sale, recovers))
        return {Tone::Warn, u"hourglass"_s};
    if (isReadyForPickUp(sale))
        return {Tone::Warn, u"ticket"_s};
    return Words::lookOf(sale.status);
}

QString ShiftSalesModel::stateOf(const ShiftSale& sale, bool recovers)
{
    if (sale.sale.voidedAt.isValid())
        return tr("Voided");
    if (isVoucherPending(sale, recovers))
        return tr("Voucher pending");
    if (sale.status == PurchaseStatus::Completed)
        return isReadyForPickUp(sale) ? tr("For pick-up") : tr("Handed out");
    return Words::status(purchaseOf(sale), recovers);
}

QVariant ShiftSalesModel::data(const QModelIndex& index, int role) const
{
    const ShiftSale* sale = index.isValid() ? saleAt(index.row()) : nullptr;
    if (!sale)
        return {};
    const Look look = lookOf(*sale, m_recovers);
    switch (role) {
    case ToneRole:
        return int(look.tone);
    case IconRole:
        return look.icon;
    case TextRole:
        return stateOf(*sale, m_recovers);
    case Qt::TextAlignmentRole:
        return index.column() == Amount ? QVariant(Qt::AlignRight | Qt::AlignVCenter) : QVariant();
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
    case Qt::ToolTipRole:
        break;
    default:
        return {};
    }
    switch (index.column()) {
    case Time:
        return sale->sale.soldAt.toTimeZone(m_zone).toString(u"HH:mm");
    case What:
        return u"%1 × %2"_s.arg(sale->quantity).arg(sale->packageName);
    case Amount:
        return core::formatRupiah(sale->amount);
    case State:
        return stateOf(*sale, m_recovers);
    default:
        return {};
    }
}

QVariant ShiftSalesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole && section == Amount)
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Time:
        return tr("Time");
    case What:
        return tr("Sold");
    case Amount:
        return tr("Amount");
    case State:
        return tr("State");
    default:
        return {};
    }
}

} // namespace loket::ui
