#include "ui/models/OnlineModel.h"

#include "ui/text/Format.h"

#include <tuple>

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

using Row = OnlineModel::Row;

auto onlineKey(const Row& row)
{
    return std::tie(row.router, row.guest.session.user, row.guest.session.macAddress, row.guest.session.address);
}

} // namespace

OnlineModel::OnlineModel(const UiContext& context, QObject* parent) : KeyedRows(parent), m_context(context) {}

void OnlineModel::setRouters(const QList<sales::OnlineRouter>& routers)
{
    QList<Row> newer;
    for (const sales::OnlineRouter& router : routers) {
        if (router.problem) {
            for (const Row& row : std::as_const(m_rows)) {
                if (row.router == router.router)
                    newer += row;
            }
        }
        for (const sales::OnlineGuest& guest : router.guests)
            newer += Row{router.router, guest};
    }
    replaceRows(newer, onlineKey);
    refreshWords();
}

void OnlineModel::refreshWords()
{
    emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (!m_rows.isEmpty())
        emit dataChanged(index(0, 0), index(int(m_rows.size()) - 1, ColumnCount - 1));
}

int OnlineModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int OnlineModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString OnlineModel::leftOf(const sales::OnlineGuest& guest) const
{
    if (guest.left)
        return tr("%1 online").arg(Format::span(guest.left->count()));
    if (!guest.expiresAt.isValid())
        return guest.isOurs() ? tr("does not run out") : u"–"_s;
    const qint64 seconds = m_context.clock.now().secsTo(guest.expiresAt);
    return seconds > 0 ? Format::span(seconds) : tr("over");
}

QString OnlineModel::text(const Row& row, int column) const
{
    const sales::OnlineGuest& guest = row.guest;
    switch (column) {
    case Guest:
        return guest.session.user;
    case Package:
        return guest.isOurs() ? guest.packageName : tr("not Loket's");
    case Since:
        return Format::span(guest.session.uptime.count());
    case Left:
        return leftOf(guest);
    case Data:
        return m_context.language.locale().formattedDataSize(guest.session.bytesIn + guest.session.bytesOut, 1,
                                                             QLocale::DataSizeTraditionalFormat);
    case Device:
        return guest.session.macAddress;
    case Address:
        return guest.session.address;
    case Router:
        return row.router;
    default:
        return {};
    }
}

QVariant OnlineModel::sortValue(const Row& row, int column) const
{
    const sales::OnlineGuest& guest = row.guest;
    switch (column) {
    case Since:
        return qint64(guest.session.uptime.count());
    case Left: // time counted online and time by the clock, both as seconds from now; without end last
        if (guest.left)
            return qint64(guest.left->count());
        return guest.expiresAt.isValid() ? m_context.clock.now().secsTo(guest.expiresAt)
                                         : std::numeric_limits<qint64>::max();
    case Data:
        return guest.session.bytesIn + guest.session.bytesOut;
    default:
        return text(row, column);
    }
}

QVariant OnlineModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= m_rows.size())
        return {};
    const Row& row = m_rows[index.row()];
    const sales::OnlineGuest& guest = row.guest;
    switch (role) {
    case Qt::DisplayRole:
        return text(row, index.column());
    case SortRole:
        return sortValue(row, index.column());
    case SearchRole:
        return QStringList{guest.session.user, guest.packageName, guest.session.macAddress, guest.session.address,
                           row.router}
            .join(u' ');
    case Qt::FontRole:
        return index.column() == Guest ? QVariant(Theme::codeFont(10)) : QVariant();
    case Qt::ForegroundRole:
        return guest.isOurs() ? QVariant() : QVariant(m_context.theme.color(Ink::Muted));
    case Qt::DecorationRole:
        return index.column() == Device && guest.isLocked ? QVariant(m_context.theme.icon(u"lock"_s, Ink::Muted))
                                                          : QVariant();
    case Qt::TextAlignmentRole:
        return index.column() == Data ? QVariant(int(Qt::AlignRight | Qt::AlignVCenter)) : QVariant();
    case Qt::ToolTipRole:
        if (index.column() == Since)
            return Format::exact(guest.since, m_context.zone, m_context.language.locale());
        if (index.column() == Left && guest.expiresAt.isValid())
            return Format::exact(guest.expiresAt, m_context.zone, m_context.language.locale());
        if (index.column() == Device && guest.isLocked)
            return tr("Only this device may use the voucher.");
        return {};
    default:
        return {};
    }
}

QVariant OnlineModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole && section == Data)
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return QAbstractTableModel::headerData(section, orientation, role);
    switch (section) {
    case Guest:
        return tr("Guest");
    case Package:
        return tr("Package");
    case Since:
        return tr("Online for");
    case Left:
        return tr("Left");
    case Data:
        return tr("Data");
    case Device:
        return tr("Device");
    case Address:
        return tr("Address");
    case Router:
        return tr("Router");
    default:
        return {};
    }
}

} // namespace loket::ui
