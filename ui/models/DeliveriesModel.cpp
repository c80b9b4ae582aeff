#include "ui/models/DeliveriesModel.h"

#include "storage/RowSort.h"
#include "ui/text/Format.h"
#include "ui/text/ReasonWords.h"
#include "ui/text/ReportWords.h"
#include "ui/text/TableText.h"
#include "ui/text/Words.h"

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;
using core::Result;
using storage::AttemptEntry;
using storage::LogModels;
using storage::ReadModels;

namespace {

Look attemptLook(const QString& status)
{
    if (status == u"sent")
        return {Tone::Good, u"send"_s};
    if (status == u"failed")
        return {Tone::Bad, u"circle-x"_s};
    return {Tone::Warn, u"triangle-alert"_s};
}

} // namespace

DeliveriesModel::DeliveriesModel(const UiContext& context, QObject* parent) : LazyList(context, Time, parent)
{
    connect(&context.events, &EngineEvents::deliveryLogged, this, &LazyListModel::lookForNew);
    connect(&context.events, &EngineEvents::purchaseChanged, this, &DeliveriesModel::purchaseChanged);
}

void DeliveriesModel::setQuery(const storage::AttemptQuery& query)
{
    m_query = query;
    reload();
}

LazyListModel::ListQuestion DeliveriesModel::listQuestion() const
{
    static_assert(int(storage::AttemptColumn::Reason) + 1 == ColumnCount);
    return [query = m_query, order = sortOrder()](const ReadModels& models, qint64 after) {
        return inOrder(LogModels(models.database()).attemptIds(query, after), after, order, [&](const Ids& ids) {
            return storage::sorted(models.database(), ids, storage::AttemptColumn(order.column), order.descending);
        });
    };
}

DeliveriesModel::RowsQuestion DeliveriesModel::rowsQuestion() const
{
    return [](const ReadModels& models, const Ids& ids) { return LogModels(models.database()).attemptEntries(ids); };
}

void DeliveriesModel::purchaseChanged(qint64 purchaseId)
{
    m_changed += purchaseId;
    if (std::exchange(m_changeScheduled, true))
        return;
    m_context.clock.callAfter(coalesce, this, [this] { refetchChanged(); });
}

void DeliveriesModel::refetchChanged()
{
    m_changeScheduled = false;
    const QSet<qint64> changed = std::exchange(m_changed, {});
    QList<qint64> ids; // of the cached ones; the others are read when they are shown
    for (const qint64 id : kept().keys()) {
        if (changed.contains(kept().object(id)->purchase.id))
            ids += id;
    }
    for (qsizetype at = 0; at < ids.size(); at += idsAtOnce) {
        fetch(ids.mid(at, idsAtOnce), [this](const Result<Ids>& read) {
            if (read)
                tellChanged(*read);
        });
    }
}

qint64 DeliveriesModel::purchaseIdAt(int row) const
{
    const AttemptEntry* entry = rowAt(row);
    return entry ? entry->attempt.purchaseId : 0;
}

QString DeliveriesModel::statusWords(const QString& status)
{
    if (status == u"sent")
        return tr("Went out");
    return status == u"failed" ? tr("Refused") : tr("No answer");
}

int DeliveriesModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant DeliveriesModel::display(const AttemptEntry& entry, int column) const
{
    const storage::DeliveryAttempt& attempt = entry.attempt;
    const QLocale& locale = m_context.language.locale();
    switch (column) {
    case Time:
        return Format::relative(attempt.createdAt, m_context.clock.now(), m_context.zone, locale);
    case Status:
        return statusWords(attempt.status);
    case Receipt:
        return Words::delivery(entry.purchase.deliveryStatus);
    case Customer:
        return entry.purchase.customerName;
    case Phone:
        return Format::maskedPhone(attempt.phone);
    case Package:
        return entry.purchase.packageName;
    case Channel:
        return Words::channel(attempt.channel);
    case Took:
        return ReportWords::span(attempt.duration, locale);
    case Reason: {
        QStringList parts;
        if (attempt.status != u"sent")
            parts += Words::failure(attempt.errorKind, Origin::Messenger).what;
        if (!attempt.errorMessage.isEmpty())
            parts += ReasonWords::said(attempt.because, attempt.errorMessage);
        if (attempt.maybeDuplicate)
            parts += tr("may be a second copy");
        return parts.join(u' ');
    }
    default:
        return {};
    }
}

QVariant DeliveriesModel::toolTip(const AttemptEntry& entry, int column) const
{
    const storage::DeliveryAttempt& attempt = entry.attempt;
    switch (column) {
    case Time:
        return Format::exact(attempt.createdAt, m_context.zone, m_context.language.locale());
    case Customer:
        return entry.purchase.invoiceId;
    case Channel:
        return attempt.vendorMessageId.isEmpty() ? QVariant()
                                                 : QVariant(tr("Its number there: %1").arg(attempt.vendorMessageId));
    case Status:
    case Reason:
        return attempt.status == u"sent" ? display(entry, Reason)
                                         : QVariant(Words::failure(attempt.errorKind, Origin::Messenger).both() +
                                                    u'\n' + ReasonWords::said(attempt.because, attempt.errorMessage));
    default:
        return {};
    }
}

QVariant DeliveriesModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const int column = index.column();
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter | (column == Took ? Qt::AlignRight : Qt::AlignLeft));
    if (role == Qt::ForegroundRole)
        return column == Time || column == Phone || column == Took ? QVariant(m_context.theme.color(Ink::Muted))
                                                                   : QVariant();
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole && role < ToneRole)
        return {};
    const AttemptEntry* entry = rowAt(index.row());
    if (!entry)
        return role == Qt::DisplayRole && column == Time ? QVariant(u"…"_s) : QVariant();
    if (role == Qt::DisplayRole)
        return display(*entry, column);
    if (role == Qt::ToolTipRole)
        return toolTip(*entry, column);
    if (column != Status && column != Receipt)
        return {};
    const Look look =
        column == Status ? attemptLook(entry->attempt.status) : Words::lookOf(entry->purchase.deliveryStatus);
    switch (role) {
    case ToneRole:
        return int(look.tone);
    case BadgeIconRole:
        return look.icon;
    case BadgeTextRole:
        return display(*entry, column);
    default:
        return {};
    }
}

QVariant DeliveriesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter | (section == Took ? Qt::AlignRight : Qt::AlignLeft));
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Time:
        return tr("Time");
    case Status:
        return tr("Attempt");
    case Receipt:
        return tr("The message now");
    case Customer:
        return tr("Customer");
    case Phone:
        return tr("Phone");
    case Package:
        return tr("Package");
    case Channel:
        return tr("Channel");
    case Took:
        return tr("Duration");
    case Reason:
        return tr("What it said");
    default:
        return {};
    }
}

QString DeliveriesModel::textOf(int row) const
{
    const AttemptEntry* entry = rowAt(row);
    if (!entry)
        return {};
    QStringList parts{Format::stamp(entry->attempt.createdAt, m_context.zone, m_context.language.locale()),
                      entry->purchase.invoiceId};
    for (const int column : {Status, Receipt, Customer, Phone, Package, Channel, Took, Reason})
        parts += display(*entry, column).toString();
    return clipboardRow(parts);
}

} // namespace loket::ui
