#include "ui/models/OrdersModel.h"

#include "core/Money.h"
#include "core/Reasons.h"
#include "storage/PurchaseSort.h"
#include "ui/text/Format.h"
#include "ui/text/ReasonWords.h"
#include "ui/text/TableText.h"
#include "ui/text/Words.h"

#include <algorithm>

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;
using core::Result;
using domain::Purchase;
using storage::PurchaseColumn;
using storage::ReadModels;

namespace {

constexpr int ordersModelShownInvoiceTail = 8;
// From here on, inserting one by one costs more than replacing the list.
constexpr int tooManyInsertions = 2000;

// What went wrong and its remedy are texts of the window, not of the database.
std::optional<PurchaseColumn> sortable(int column)
{
    switch (column) {
    case OrdersModel::Time:
        return PurchaseColumn::Time;
    case OrdersModel::Invoice:
        return PurchaseColumn::Invoice;
    case OrdersModel::Customer:
        return PurchaseColumn::Customer;
    case OrdersModel::Phone:
        return PurchaseColumn::Phone;
    case OrdersModel::Package:
        return PurchaseColumn::Package;
    case OrdersModel::Quantity:
        return PurchaseColumn::Quantity;
    case OrdersModel::Amount:
        return PurchaseColumn::Amount;
    case OrdersModel::Status:
        return PurchaseColumn::Status;
    case OrdersModel::Delivery:
        return PurchaseColumn::Delivery;
    case OrdersModel::Gateway:
        return PurchaseColumn::Gateway;
    default:
        return std::nullopt;
    }
}

using Rows = QList<OrderRow>;

Result<Rows> orderRows(const ReadModels& models, const storage::PurchaseFilter& filter, bool withMessages)
{
    const auto purchases = models.purchases(filter, {.limit = int(filter.ids.size())});
    if (!purchases)
        return core::Failure(purchases.error());
    QHash<qint64, storage::DeliveryAttempt> attempts;
    QSet<qint64> waiting;
    if (withMessages) {
        auto last = models.lastAttempts(filter.ids);
        if (!last)
            return core::Failure(last.error());
        attempts = std::move(*last);
        auto held = models.waitingForChannel(filter.ids);
        if (!held)
            return core::Failure(held.error());
        waiting = std::move(*held);
    }
    Rows rows;
    for (const Purchase& purchase : *purchases) {
        const storage::DeliveryAttempt attempt = attempts.value(purchase.id);
        rows += {purchase, attempt.errorKind, attempt.errorMessage, attempt.because, waiting.contains(purchase.id)};
    }
    return rows;
}

} // namespace

OrdersModel::OrdersModel(const UiContext& context, QObject* parent) : LazyList(context, Time, parent)
{
    connect(&context.events, &EngineEvents::purchaseChanged, this, &OrdersModel::noteChanged);
}

void OrdersModel::setFilter(const storage::PurchaseFilter& filter)
{
    m_filter = filter;
    reload();
}

LazyListModel::ListQuestion OrdersModel::listQuestion() const
{
    return [filter = m_filter, order = sortOrder()](const ReadModels& models, qint64) -> Result<storage::LogIds> {
        auto ids = order.isByAge ? models.purchaseIds(filter)
                                 : storage::sortedPurchaseIds(models, filter,
                                                              sortable(order.column).value_or(PurchaseColumn::Time),
                                                              order.descending);
        if (!ids)
            return core::Failure(ids.error());
        return storage::LogIds{std::move(*ids)};
    };
}

OrdersModel::RowsQuestion OrdersModel::rowsQuestion() const
{
    return [withMessages = m_filter.needsAttention](const ReadModels& models, const Ids& ids) {
        return orderRows(models, {.ids = ids}, withMessages);
    };
}

bool OrdersModel::canSort(int column) const
{
    return sortable(column).has_value();
}

const Purchase* OrdersModel::purchaseAt(int row) const
{
    const OrderRow* found = rowAt(row);
    return found ? &found->purchase : nullptr;
}

void OrdersModel::noteChanged(qint64 purchaseId)
{
    m_changed += purchaseId;
    if (std::exchange(m_changeScheduled, true))
        return;
    m_context.clock.callAfter(coalesce, this, [this] { askForChanges(); });
}

void OrdersModel::askForChanges()
{
    m_changeScheduled = false;
    QList<qint64> changed = std::exchange(m_changed, {}).values();
    if (!m_filter.ids.isEmpty()) // a list of certain orders
        changed.removeIf([this](qint64 id) { return !m_filter.ids.contains(id); });
    const quint64 asked = *generation();
    for (qsizetype at = 0; at < changed.size(); at += idsAtOnce) {
        storage::PurchaseFilter filter = m_filter;
        filter.ids = changed.mid(at, idsAtOnce);
        core::whenReady(m_context.reader.ask<Rows>([filter](const ReadModels& models) {
            return orderRows(models, filter, filter.needsAttention);
        }),
                        this, [this, ids = filter.ids, asked](const Result<Rows>& matching) {
                            if (*generation() != asked) { // the list that is being read includes these changes already
                                for (const qint64 id : ids)
                                    forget(id);
                                return;
                            }
                            if (!matching)
                                return setState(State::Failed, matching.error());
                            applyChanges(ids, *matching);
                        });
    }
}

void OrdersModel::applyChanges(const Ids& asked, const Rows& matching)
{
    if (matching.size() > tooManyInsertions)
        return reload();
    QSet<qint64> gone(asked.begin(), asked.end());
    Ids added;
    for (const OrderRow& changed : matching) { // newest first
        const qint64 id = changed.purchase.id;
        gone.remove(id);
        keep(changed);
        if (rowOf(id) < 0)
            added.prepend(id);
    }
    for (const qint64 id : std::as_const(gone))
        removeId(id);
    insertIds(added);
    tellChanged(asked);
}

int OrdersModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant OrdersModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const int column = index.column();
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter | (column == Quantity || column == Amount ? Qt::AlignRight : Qt::AlignLeft));
    if (role == Qt::ForegroundRole)
        return column == Time || column == Phone || column == Gateway ? QVariant(m_context.theme.color(Ink::Muted))
                                                                      : QVariant();
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole && role < ToneRole)
        return {};
    const OrderRow* row = rowAt(index.row());
    if (!row)
        return role == Qt::DisplayRole && column == Time ? QVariant(u"…"_s) : QVariant();
    if (role == Qt::DisplayRole)
        return display(*row, column);
    if (role == Qt::ToolTipRole)
        return toolTip(*row, column);
    if (column == Remedy && role == ActionRole) {
        const auto action = remedyOf(*row);
        return action ? QVariant(int(*action)) : QVariant();
    }
    if (column == Remedy && role == WaitsForChannelRole)
        return row->waitsForChannel;
    if (column != Status && column != Delivery)
        return {};
    const Look look = column == Status ? Words::lookOf(row->purchase, m_context.recoversByItself)
                                       : Words::lookOf(row->purchase.deliveryStatus);
    switch (role) {
    case ToneRole:
        return int(look.tone);
    case BadgeIconRole:
        return look.icon;
    case BadgeTextRole:
        return display(*row, column);
    default:
        return {};
    }
}

QString OrdersModel::Trouble::sentence() const
{
    if (said.isEmpty())
        return words.what;
    // What another party said needs to be said by whom.
    return isQuotation ? words.what + u' ' + said : said;
}

QString OrdersModel::Trouble::whole() const
{
    return said.isEmpty() ? words.both() : words.both() + u'\n' + said;
}

OrdersModel::Trouble OrdersModel::troubleOf(const OrderRow& row)
{
    const Purchase& purchase = row.purchase;
    const auto stored = [](const ErrorWords& words, const QString& because, const QString& text) {
        const bool isKnown = !ReasonWords::of(core::errorFromStored({}, text, because)).isEmpty();
        return Trouble{words, ReasonWords::said(because, text), !isKnown};
    };
    const auto ofVouchers = [&](Origin origin) {
        return stored(Words::failure(purchase.failureKind, origin), purchase.failureBecause, purchase.failureReason);
    };
    if (const auto theirs = Words::lostElsewhere(purchase))
        return stored(*theirs, purchase.failureBecause, purchase.failureReason);
    if (purchase.status == domain::PurchaseStatus::VoucherGenerationFailed)
        return ofVouchers(Origin::Router);
    if (row.waitsForChannel) {
        const ErrorWords words{tr("The message waits: the WhatsApp service is paused."),
                               tr("Correct its settings or resume it; all that wait are sent then.")};
        Trouble trouble = stored(words, row.messageBecause, row.messageError);
        trouble.isQuotation = true; // why the service is paused does not say that the message waits
        return trouble;
    }
    if (domain::remedyFor(purchase) == PurchaseAction::RetryDelivery)
        return stored(Words::failure(row.messageErrorKind, Origin::Messenger), row.messageBecause, row.messageError);
    if (purchase.needsReview)
        return {{tr("The money came after the order had ended."), tr("Ask the customer, then press Checked.")}, {}};
    if (purchase.failureKind.isEmpty())
        return {};
    return ofVouchers(purchase.status == domain::PurchaseStatus::Failed ? Origin::Gateway : Origin::Router);
}

// A number that the service refuses is refused again.
std::optional<PurchaseAction> OrdersModel::remedyOf(const OrderRow& row)
{
    const auto action = domain::remedyFor(row.purchase);
    const auto kind = core::errorKindFromString(row.messageErrorKind);
    const bool isNumber =
        kind == core::ErrorKind::Refused || kind == core::ErrorKind::InvalidInput || kind == core::ErrorKind::NotFound;
    return action == PurchaseAction::RetryDelivery && isNumber ? PurchaseAction::CorrectNumber : action;
}

QVariant OrdersModel::display(const OrderRow& row, int column) const
{
    const Purchase& purchase = row.purchase;
    switch (column) {
    case Time:
        return Format::relative(purchase.createdAt, m_context.clock.now(), m_context.zone, m_context.language.locale());
    case Invoice:
        return u'…' + purchase.invoiceId.right(ordersModelShownInvoiceTail);
    case Customer:
        return Words::customer(purchase);
    case Phone:
        return purchase.customerPhone.isEmpty() ? u"–"_s : Format::maskedPhone(purchase.customerPhone);
    case Package:
        return purchase.packageName;
    case Quantity:
        return purchase.quantity;
    case Amount:
        return core::formatRupiah(purchase.amount);
    case Status:
        return Words::status(purchase, m_context.recoversByItself);
    case Delivery:
        return Words::delivery(purchase.deliveryStatus);
    case Gateway:
        return Words::payment(purchase);
    case Reason:
        return troubleOf(row).sentence();
    case Remedy: {
        if (row.waitsForChannel)
            return tr("Resume sending");
        const auto action = remedyOf(row);
        return action ? Words::action(*action) : QString();
    }
    default:
        return {};
    }
}

QVariant OrdersModel::toolTip(const OrderRow& row, int column) const
{
    const Purchase& purchase = row.purchase;
    switch (column) {
    case Time:
        return Format::exact(purchase.createdAt, m_context.zone, m_context.language.locale());
    case Invoice:
        return purchase.invoiceId;
    case Customer:
        return purchase.customerName;
    case Package:
        return tr("%1, profile %2").arg(purchase.packageName, purchase.profile);
    case Status:
    case Delivery:
    case Reason: {
        const Trouble trouble = troubleOf(row);
        return trouble.words.what.isEmpty() ? QVariant() : QVariant(trouble.whole());
    }
    case Remedy: {
        if (row.waitsForChannel)
            return tr("Sends by this service again, for all messages that wait.");
        const auto action = remedyOf(row);
        return action ? QVariant(Words::aim(*action)) : QVariant();
    }
    default:
        return {};
    }
}

QVariant OrdersModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter | (section == Quantity || section == Amount ? Qt::AlignRight : Qt::AlignLeft));
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Time:
        return tr("Time");
    case Invoice:
        return tr("Invoice");
    case Customer:
        return tr("Customer");
    case Phone:
        return tr("Phone");
    case Package:
        return tr("Package");
    case Quantity:
        return tr("Qty");
    case Amount:
        return tr("Amount");
    case Status:
        return tr("Status");
    case Delivery:
        return tr("Message");
    case Gateway:
        return tr("Payment");
    case Reason:
        return tr("What went wrong");
    case Remedy:
        return tr("Remedy");
    default:
        return {};
    }
}

QString OrdersModel::textOf(int row) const
{
    const Purchase* purchase = purchaseAt(row);
    if (!purchase)
        return {};
    return clipboardRow({Format::stamp(purchase->createdAt, m_context.zone, m_context.language.locale()),
                         purchase->invoiceId, purchase->customerName, Format::maskedPhone(purchase->customerPhone),
                         purchase->packageName, QString::number(purchase->quantity),
                         core::formatRupiah(purchase->amount), Words::status(*purchase, m_context.recoversByItself),
                         Words::delivery(purchase->deliveryStatus), Words::payment(*purchase)});
}

} // namespace loket::ui
