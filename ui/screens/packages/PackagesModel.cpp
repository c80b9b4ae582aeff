#include "ui/screens/packages/PackagesModel.h"

#include "core/Money.h"
#include "ui/text/Words.h"

#include <QLocale>
#include <QMimeData>

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;
using domain::Counting;
using domain::Package;
using engine::RouterProfile;

namespace {

const QString rowFormat = u"application/x-loket-package"_s;

} // namespace

void PackagesModel::setPackages(const QList<Package>& packages)
{
    for (int row = int(m_packages.size()) - 1; row >= 0; --row) {
        const bool stays = std::any_of(packages.begin(), packages.end(),
                                       [&](const Package& one) { return one.id == m_packages[row].id; });
        if (stays)
            continue;
        beginRemoveRows({}, row, row);
        m_packages.removeAt(row);
        endRemoveRows();
    }
    for (int row = 0; row < packages.size(); ++row) {
        const int present = rowOf(packages[row].id);
        if (present < 0) {
            beginInsertRows({}, row, row);
            m_packages.insert(row, packages[row]);
            endInsertRows();
        } else if (present != row) { // it can only be further down
            beginMoveRows({}, present, present, {}, row);
            m_packages.move(present, row);
            endMoveRows();
        }
        if (m_packages[row] != packages[row]) {
            m_packages[row] = packages[row];
            emit dataChanged(index(row, 0), index(row, ColumnCount - 1));
        }
    }
}

void PackagesModel::setProfiles(const QString& router, const std::optional<QList<RouterProfile>>& profiles)
{
    if (profiles)
        m_profiles.insert(router, *profiles);
    else
        m_profiles.remove(router);
    retranslate();
}

void PackagesModel::retranslate()
{
    if (!m_packages.isEmpty())
        emit dataChanged(index(0, 0), index(int(m_packages.size()) - 1, ColumnCount - 1));
    emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
}

int PackagesModel::rowOf(const QString& id) const
{
    for (int row = 0; row < m_packages.size(); ++row) {
        if (m_packages[row].id == id)
            return row;
    }
    return -1;
}

QStringList PackagesModel::ids() const
{
    QStringList all;
    for (const Package& package : m_packages)
        all += package.id;
    return all;
}

QString PackagesModel::routerOf(const Package& package)
{
    return domain::routerOf(package);
}

std::optional<QList<RouterProfile>> PackagesModel::profiles(const QString& router) const
{
    const auto found = m_profiles.constFind(router);
    return found == m_profiles.constEnd() ? std::nullopt : std::optional(*found);
}

PackagesModel::Drift PackagesModel::drift(const Package& package) const
{
    const auto known = profiles(routerOf(package));
    if (!known)
        return Drift::Unknown;
    const auto found = std::find_if(known->begin(), known->end(),
                                    [&](const RouterProfile& one) { return one.name == package.profile; });
    if (found == known->end())
        return Drift::Missing;
    return found->sharedUsers != 0 && found->sharedUsers != package.sharedUsers ? Drift::Devices : Drift::Present;
}

void PackagesModel::setRouters(const QStringList& routers)
{
    m_routers = routers;
    if (!m_packages.isEmpty())
        emit dataChanged(index(0, Profile), index(int(m_packages.size()) - 1, Profile));
}

QString PackagesModel::place(const Package& package) const
{
    return m_routers.size() > 1 ? package.profile + u" · "_s + routerOf(package) : package.profile;
}

QString PackagesModel::counting(Counting counting)
{
    switch (counting) {
    case Counting::Online:
        return tr("only while online");
    case Counting::FirstLogin:
        return tr("from the first login");
    case Counting::Sale:
        return tr("from the sale");
    case Counting::Never:
        break;
    }
    return tr("never runs out");
}

int PackagesModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_packages.size());
}

int PackagesModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString PackagesModel::limits(const Package& package) const
{
    QStringList parts;
    if (const auto known = profiles(routerOf(package))) {
        for (const RouterProfile& one : *known) {
            if (one.name == package.profile && !one.rateLimit.isEmpty())
                parts += one.rateLimit;
        }
    }
    if (package.quotaBytes > 0)
        parts += QLocale::c().formattedDataSize(package.quotaBytes, 1, QLocale::DataSizeSIFormat);
    if (package.sharedUsers > 1)
        parts += tr("%n device(s)", "", package.sharedUsers);
    if (package.lockToDevice)
        parts += tr("first device only");
    return parts.join(u" · "_s);
}

QString PackagesModel::text(const Package& package, int column) const
{
    switch (column) {
    case Name:
        return package.name;
    case Price:
        return core::formatRupiah(package.price);
    case Duration:
        return Words::validity(package.duration, package.counts);
    case Profile:
        switch (drift(package)) {
        case Drift::Missing:
            return tr("%1: not on the router").arg(place(package));
        case Drift::Devices:
            return tr("%1: other number of devices").arg(place(package));
        default:
            return place(package);
        }
    case Limits:
        return limits(package);
    case OnSale:
        return package.enabled ? tr("On sale") : tr("Off sale");
    default:
        return {};
    }
}

QVariant PackagesModel::badge(const Package& package, int column, int role) const
{
    if (column == OnSale) {
        if (role == ToneRole)
            return int(package.enabled ? Tone::Good : Tone::Neutral);
        return role == IconRole ? QVariant(package.enabled ? u"circle-check"_s : u"circle-slash"_s)
                                : QVariant(text(package, column));
    }
    if (column != Profile)
        return {};
    const Drift state = drift(package);
    const Tone tone = state == Drift::Missing ? Tone::Bad : state == Drift::Devices ? Tone::Warn : Tone::Neutral;
    if (role == ToneRole)
        return int(tone);
    if (role == IconRole)
        return state == Drift::Present ? u"check"_s : state == Drift::Unknown ? u"router"_s : u"triangle-alert"_s;
    return text(package, column);
}

QVariant PackagesModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Package& package = m_packages[index.row()];
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return text(package, index.column());
    case Qt::ToolTipRole:
        return index.column() == Name ? package.name + u" ("_s + package.id + u')' : text(package, index.column());
    case Qt::TextAlignmentRole:
        return index.column() == Price ? QVariant(int(Qt::AlignRight | Qt::AlignVCenter)) : QVariant();
    case ToneRole:
    case IconRole:
    case BadgeRole:
        return badge(package, index.column(), role);
    default:
        return {};
    }
}

QVariant PackagesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole && section == Price)
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return QAbstractTableModel::headerData(section, orientation, role);
    switch (section) {
    case Name:
        return tr("Package");
    case Price:
        return tr("Price");
    case Duration:
        return tr("Time");
    case Profile:
        return tr("Profile on the router");
    case Limits:
        return tr("Limits");
    case OnSale:
        return tr("State");
    default:
        return {};
    }
}

Qt::ItemFlags PackagesModel::flags(const QModelIndex& index) const
{
    if (!index.isValid())
        return Qt::ItemIsDropEnabled;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsDragEnabled | Qt::ItemNeverHasChildren;
}

QStringList PackagesModel::mimeTypes() const
{
    return {rowFormat};
}

QMimeData* PackagesModel::mimeData(const QModelIndexList& indexes) const
{
    if (indexes.isEmpty())
        return nullptr;
    auto* data = new QMimeData;
    data->setData(rowFormat, m_packages.value(indexes.first().row()).id.toUtf8());
    return data;
}

// The engine keeps the order; the list follows its signal.
bool PackagesModel::dropMimeData(const QMimeData* data, Qt::DropAction action, int row, int, const QModelIndex& parent)
{
    if (!data || action != Qt::MoveAction || !data->hasFormat(rowFormat))
        return false;
    const QString id = QString::fromUtf8(data->data(rowFormat));
    const int from = rowOf(id);
    const int to = row >= 0 ? row : parent.isValid() ? parent.row() : int(m_packages.size());
    if (from < 0)
        return false;
    QStringList order = ids();
    order.move(from, qBound(0, to > from ? to - 1 : to, int(order.size()) - 1));
    if (order != ids())
        emit orderWanted(order);
    return false; // so that the view does not remove rows itself
}

} // namespace loket::ui
