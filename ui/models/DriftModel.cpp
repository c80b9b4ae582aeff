#include "ui/models/DriftModel.h"

#include "domain/Duration.h"
#include "ui/text/Format.h"

#include <tuple>

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;
using sales::DriftAction;
using sales::DriftItem;
using sales::DriftKind;

namespace {

auto driftKey(const DriftItem& item)
{
    return std::tie(item.router, item.username, item.comment);
}

struct DriftLook
{
    Tone tone;
    const char* icon;
};

DriftLook driftLook(DriftKind kind)
{
    switch (kind) {
    case DriftKind::Unknown:
        return {Tone::Warn, "search-x"};
    case DriftKind::Leftover:
        return {Tone::Warn, "trash-2"};
    case DriftKind::Missing:
        return {Tone::Bad, "circle-x"};
    case DriftKind::Differs:
        return {Tone::Info, "pencil"};
    case DriftKind::Later:
        return {Tone::Warn, "history"};
    }
    return {Tone::Neutral, "info"};
}

} // namespace

DriftModel::DriftModel(const UiContext& context, QObject* parent) : KeyedRows(parent), m_context(context) {}

void DriftModel::setReports(const QList<sales::DriftReport>& reports)
{
    QList<DriftItem> newer;
    for (const sales::DriftReport& report : reports)
        newer += report.items;
    replaceRows(newer, driftKey);
    refreshWords();
}

void DriftModel::refreshWords()
{
    emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (!m_rows.isEmpty())
        emit dataChanged(index(0, 0), index(int(m_rows.size()) - 1, ColumnCount - 1));
}

QString DriftModel::word(DriftKind kind)
{
    switch (kind) {
    case DriftKind::Unknown:
        return tr("Unknown to Loket");
    case DriftKind::Leftover:
        return tr("Left over");
    case DriftKind::Missing:
        return tr("Missing on the router");
    case DriftKind::Differs:
        return tr("Different terms");
    case DriftKind::Later:
        return tr("Sold after the backup");
    }
    return {};
}

QString DriftModel::word(DriftAction action)
{
    switch (action) {
    case DriftAction::Remove:
        return tr("Remove");
    case DriftAction::Adopt:
        return tr("Adopt");
    case DriftAction::MakeAgain:
        return tr("Make again");
    case DriftAction::WriteOff:
        return tr("Write off");
    case DriftAction::SetRight:
        return tr("Correct");
    case DriftAction::Rebuild:
        return tr("Restore the order");
    }
    return {};
}

QString DriftModel::done(DriftAction action)
{
    switch (action) {
    case DriftAction::Remove:
        return tr("removed from the router");
    case DriftAction::Adopt:
        return tr("added to the ledger");
    case DriftAction::MakeAgain:
        return tr("made again on the router");
    case DriftAction::WriteOff:
        return tr("written off");
    case DriftAction::SetRight:
        return tr("corrected on the router");
    case DriftAction::Rebuild:
        return tr("order restored to the ledger");
    }
    return {};
}

QString DriftModel::fieldWord(const QString& field)
{
    if (field == u"profile")
        return tr("profile");
    if (field == u"limit-uptime")
        return tr("time online");
    if (field == u"limit-bytes-total")
        return tr("data");
    if (field == u"disabled")
        return tr("switched off");
    return field;
}

QString DriftModel::valueWord(const QString& field, const QString& value)
{
    if (field != u"limit-uptime")
        return value;
    const auto time = domain::parseDuration(value);
    return time ? Format::duration(time->count()) : value;
}

QString DriftModel::details(const DriftItem& item)
{
    switch (item.kind) {
    case DriftKind::Unknown:
        return tr("On the router under Loket's mark, but Loket never made it: %1").arg(item.comment);
    case DriftKind::Leftover:
        return tr("Loket has withdrawn this voucher, but it is on the router again.");
    case DriftKind::Missing:
        return tr("Sold or in stock, but somebody removed it from the router.");
    case DriftKind::Later:
        return tr("Of an order that this database does not know, because it was sold after the backup that was "
                  "restored: %1. Somebody has paid for it.")
            .arg(item.comment);
    case DriftKind::Differs:
        break;
    }
    QStringList parts;
    for (const sales::Difference& difference : item.differences)
        parts += tr("%1: %2 on the router instead of %3")
                     .arg(fieldWord(difference.field), valueWord(difference.field, difference.onRouter),
                          valueWord(difference.field, difference.inLedger));
    return parts.join(u"; "_s);
}

int DriftModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int DriftModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant DriftModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= m_rows.size())
        return {};
    const DriftItem& item = m_rows[index.row()];
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        switch (column) {
        case Kind:
            return word(item.kind);
        case Voucher:
            return item.username;
        case Router:
            return item.router;
        case Details:
            return details(item);
        case Remedy:
            return item.actions.isEmpty() ? QString() : word(item.actions.first());
        default:
            return {};
        }
    case Qt::ToolTipRole:
        return column == Details ? QVariant(details(item)) : QVariant();
    case Qt::FontRole:
        return column == Voucher ? QVariant(Theme::codeFont(10)) : QVariant();
    case ToneRole:
        return int(driftLook(item.kind).tone);
    case BadgeIconRole:
        return QString::fromLatin1(driftLook(item.kind).icon);
    case BadgeTextRole:
        return word(item.kind);
    case SearchRole:
        return QStringList{item.username, item.comment, item.router, word(item.kind)}.join(u' ');
    default:
        return {};
    }
}

QVariant DriftModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return QAbstractTableModel::headerData(section, orientation, role);
    switch (section) {
    case Kind:
        return tr("What");
    case Voucher:
        return tr("Voucher");
    case Router:
        return tr("Router");
    case Details:
        return tr("Details");
    case Remedy:
        return tr("Remedy");
    default:
        return {};
    }
}

} // namespace loket::ui
