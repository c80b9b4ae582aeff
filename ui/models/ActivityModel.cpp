#include "ui/models/ActivityModel.h"

#include "storage/RowSort.h"
#include "ui/text/ActivityWords.h"
#include "ui/text/Format.h"
#include "ui/text/TableText.h"

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;
using storage::AuditEntry;
using storage::LogModels;
using storage::ReadModels;

namespace {

constexpr int activityModelShownInvoiceTail = 8;

} // namespace

ActivityModel::ActivityModel(const UiContext& context, QObject* parent) : LazyList(context, Time, parent)
{
    connect(&context.events, &EngineEvents::purchaseChanged, this, &LazyListModel::lookForNew);
    connect(&context.events, &EngineEvents::packagesChanged, this, &LazyListModel::lookForNew);
}

void ActivityModel::setQuery(const storage::AuditQuery& query)
{
    m_query = query;
    reload();
}

LazyListModel::ListQuestion ActivityModel::listQuestion() const
{
    static_assert(int(storage::AuditColumn::Order) + 1 == ColumnCount);
    return [query = m_query, order = sortOrder()](const ReadModels& models, qint64 after) {
        return inOrder(LogModels(models.database()).auditIds(query, after), after, order, [&](const Ids& ids) {
            return storage::sorted(models.database(), ids, storage::AuditColumn(order.column), order.descending);
        });
    };
}

ActivityModel::RowsQuestion ActivityModel::rowsQuestion() const
{
    return [](const ReadModels& models, const Ids& ids) { return LogModels(models.database()).auditEntries(ids); };
}

qint64 ActivityModel::purchaseIdAt(int row) const
{
    const AuditEntry* entry = rowAt(row);
    return entry ? entry->row.purchaseId : 0;
}

int ActivityModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant ActivityModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const int column = index.column();
    if (role == Qt::ForegroundRole)
        return column == Time || column == Detail ? QVariant(m_context.theme.color(Ink::Muted)) : QVariant();
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole && role != Qt::DecorationRole)
        return {};
    const AuditEntry* entry = rowAt(index.row());
    if (!entry)
        return role == Qt::DisplayRole && column == Time ? QVariant(u"…"_s) : QVariant();
    const QLocale& locale = m_context.language.locale();
    if (column == Time) {
        if (role == Qt::DisplayRole)
            return Format::relative(entry->row.line.at, m_context.clock.now(), m_context.zone, locale);
        return role == Qt::ToolTipRole ? QVariant(Format::exact(entry->row.line.at, m_context.zone, locale))
                                       : QVariant();
    }
    if (column == Order) {
        if (entry->row.invoiceId.isEmpty() || role == Qt::DecorationRole)
            return {};
        return role == Qt::ToolTipRole ? entry->row.invoiceId
                                       : u'…' + entry->row.invoiceId.right(activityModelShownInvoiceTail) + u"  "_s +
                                             entry->purchase.customerName;
    }
    const StoryEntry words = ActivityWords::entry(*entry);
    if (role == Qt::DecorationRole)
        return column == What ? QVariant(m_context.theme.icon(words.icon, inkOf(words.tone))) : QVariant();
    switch (column) {
    case Actor:
        return words.actor;
    case What:
        return words.title;
    case Detail:
        return role == Qt::ToolTipRole ? words.detail : QString(words.detail).replace(u'\n', u' ');
    default:
        return {};
    }
}

QVariant ActivityModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return orientation == Qt::Horizontal && role == Qt::TextAlignmentRole
                   ? QVariant(int(Qt::AlignVCenter | Qt::AlignLeft))
                   : QVariant();
    }
    switch (section) {
    case Time:
        return tr("Time");
    case Actor:
        return tr("Who");
    case What:
        return tr("What");
    case Detail:
        return tr("Details");
    case Order:
        return tr("Order");
    default:
        return {};
    }
}

QString ActivityModel::textOf(int row) const
{
    const AuditEntry* entry = rowAt(row);
    if (!entry)
        return {};
    const StoryEntry words = ActivityWords::entry(*entry);
    return clipboardRow({Format::stamp(entry->row.line.at, m_context.zone, m_context.language.locale()), words.actor,
                         words.title, words.detail, entry->row.invoiceId});
}

} // namespace loket::ui
