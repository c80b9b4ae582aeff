#include "ui/models/OrdersModel.h"

#include "core/Money.h"
#include "core/Reasons.h"
#include "storage/PurchaseSort.h"
#include "ui/text/Format.h"
#include "ui/text/TableText.h"
#include "ui/text/Words.h"

#include <algorithm>

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using core::Result;
using domain::Purchase;
using storage::PurchaseColumn;
using storage::ReadModels;

namespace {

constexpr auto ordersModelRelativeTimeStep = 30s;
constexpr auto ordersModelRetryPause = 2s;
constexpr int ordersModelShownInvoiceTail = 8;
// From here on, inserting one by one costs more than replacing the list.
constexpr int tooManyInsertions = 2000;

// What went wrong and its remedy are words of the window, not of the database.
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

} // namespace

OrdersModel::OrdersModel(const UiContext& context, QObject* parent) : QAbstractTableModel(parent), m_context(context)
{
    connect(&context.events, &EngineEvents::purchaseChanged, this, &OrdersModel::noteChanged);
    tick();
}

OrdersModel::~OrdersModel()
{
    ++*m_generation;
}

void OrdersModel::tick()
{
    m_context.clock.callAfter(ordersModelRelativeTimeStep, this, [this] {
        if (!m_ids.isEmpty())
            emit dataChanged(index(0, Time), index(rowCount() - 1, Time), {Qt::DisplayRole});
        tick();
    });
}

void OrdersModel::setFilter(const storage::PurchaseFilter& filter)
{
    m_filter = filter;
    reload();
}

void OrdersModel::reload()
{
    const quint64 generation = ++*m_generation;
    setState(State::Loading);
    core::whenReady(m_context.reader.ask<QList<qint64>>([filter = m_filter, generation, current = m_generation,
                                                         byAge = isByAge(), column = m_sortColumn, order = m_sortOrder](
                                                            const ReadModels& models) -> Result<QList<qint64>> {
        if (*current != generation)
            return core::fail(core::Reason::OtherFilter);
        // The other way round, because the last one is shown first.
        return byAge ? models.purchaseIds(filter)
                     : storage::sortedPurchaseIds(models, filter, sortable(column).value_or(PurchaseColumn::Time),
                                                  order == Qt::AscendingOrder);
    }),
                    this, [this, generation](const Result<QList<qint64>>& ids) {
                        if (*m_generation != generation)
                            return;
                        if (!ids)
                            return setState(State::Failed, ids.error());
                        replaceIds(*ids);
                        setState(State::Ready);
                    });
}

void OrdersModel::setState(State state, const core::Error& error)
{
    m_state = state;
    m_error = error;
    emit stateChanged();
}

void OrdersModel::replaceIds(QList<qint64> ids)
{
    beginResetModel();
    m_ids = std::move(ids);
    m_wanted.clear();
    m_fetching.clear();
    endResetModel();
}

qint64 OrdersModel::idAt(int row) const
{
    return row >= 0 && row < m_ids.size() ? m_ids[place(row)] : 0;
}

void OrdersModel::sort(int column, Qt::SortOrder order)
{
    if (!sortable(column) || (column == m_sortColumn && order == m_sortOrder))
        return;
    m_sortColumn = Column(column);
    m_sortOrder = order;
    reload();
}

QList<qint64> OrdersModel::ids() const
{
    return {m_ids.rbegin(), m_ids.rend()};
}

int OrdersModel::rowOf(qint64 id) const
{
    if (!isByAge()) {
        const auto found = m_ids.lastIndexOf(id);
        return found < 0 ? -1 : int(m_ids.size() - 1 - found);
    }
    const auto at = std::lower_bound(m_ids.begin(), m_ids.end(), id);
    return at != m_ids.end() && *at == id ? int(m_ids.size() - 1 - (at - m_ids.begin())) : -1;
}

const OrdersModel::Row* OrdersModel::rowAt(int row) const
{
    if (row < 0 || row >= m_ids.size())
        return nullptr;
    const Row* found = m_cache.object(idAt(row));
    if (!found)
        want(place(row) / blockRows);
    return found;
}

const Purchase* OrdersModel::purchaseAt(int row) const
{
    const Row* found = rowAt(row);
    return found ? &found->purchase : nullptr;
}

Result<OrdersModel::Rows> OrdersModel::fetch(const ReadModels& models, const storage::PurchaseFilter& filter,
                                             bool withMessages)
{
    const auto purchases = models.purchases(filter, {.limit = int(filter.ids.size())});
    if (!purchases)
        return core::Failure(purchases.error());
    QHash<qint64, storage::DeliveryAttempt> attempts;
    if (withMessages) {
        auto last = models.lastAttempts(filter.ids);
        if (!last)
            return core::Failure(last.error());
        attempts = std::move(*last);
    }
    Rows rows;
    for (const Purchase& purchase : *purchases) {
        const storage::DeliveryAttempt attempt = attempts.value(purchase.id);
        rows += {purchase, attempt.errorKind, attempt.errorMessage};
    }
    return rows;
}

// The view asks in the middle of painting: the question itself is put afterwards.
void OrdersModel::want(qsizetype block) const
{
    if (m_fetching.contains(block))
        return;
    m_wanted += block;
    if (m_fetchScheduled)
        return;
    m_fetchScheduled = true;
    auto* self = const_cast<OrdersModel*>(this); // NOLINT: a cache that fills itself
    QMetaObject::invokeMethod(
        self, [self] { self->fetchWanted(); }, Qt::QueuedConnection);
}

void OrdersModel::fetchWanted()
{
    m_fetchScheduled = false;
    const quint64 generation = *m_generation;
    for (const qsizetype block : std::exchange(m_wanted, {})) {
        const QList<qint64> ids = m_ids.mid(block * blockRows, blockRows);
        if (ids.isEmpty())
            continue;
        m_fetching += block;
        core::whenReady(m_context.reader.ask<Rows>(
                            [ids, generation, current = m_generation,
                             withMessages = m_filter.needsAttention](const ReadModels& models) -> Result<Rows> {
                                if (*current != generation)
                                    return core::fail(core::Reason::OtherFilter);
                                return fetch(models, {.ids = ids}, withMessages);
                            }),
                        this, [this, block, generation](const Result<Rows>& rows) {
                            if (*m_generation == generation)
                                receive(block, rows);
                        });
    }
}

void OrdersModel::receive(qsizetype block, const Result<Rows>& rows)
{
    if (!rows) { // the rows stay empty and are asked for again when they are looked at after a pause
        m_context.clock.callAfter(ordersModelRetryPause, this, [this, block] { m_fetching.remove(block); });
        return;
    }
    m_fetching.remove(block);
    QList<qint64> ids;
    for (const Row& row : *rows) { // newest first
        m_cache.insert(row.purchase.id, new Row(row));
        ids += row.purchase.id;
    }
    // Exactly the rows that were fetched: a view told of more would ask for them, and so on through the whole list.
    const QSet<qint64> fetched(ids.begin(), ids.end());
    qsizetype oldest = qMin(block * blockRows, m_ids.size());
    qsizetype newest = qMin(oldest + blockRows, m_ids.size());
    while (oldest < newest && !fetched.contains(m_ids[oldest]))
        ++oldest;
    while (oldest < newest && !fetched.contains(m_ids[newest - 1]))
        --newest;
    if (oldest < newest)
        emit dataChanged(index(int(m_ids.size() - newest), 0), index(int(m_ids.size() - 1 - oldest), ColumnCount - 1));
    emit rowsChanged(ids);
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
    const quint64 generation = *m_generation;
    for (qsizetype at = 0; at < changed.size(); at += changesAtOnce) {
        const QList<qint64> ids = changed.mid(at, changesAtOnce);
        storage::PurchaseFilter filter = m_filter;
        filter.ids = ids;
        core::whenReady(m_context.reader.ask<Rows>([filter](const ReadModels& models) {
            return fetch(models, filter, filter.needsAttention);
        }),
                        this, [this, ids, generation](const Result<Rows>& matching) {
                            if (*m_generation !=
                                generation) { // the list that is being read knows of these changes already
                                for (const qint64 id : ids)
                                    m_cache.remove(id);
                                return;
                            }
                            if (!matching)
                                return setState(State::Failed, matching.error());
                            applyChanges(ids, *matching);
                        });
    }
}

void OrdersModel::applyChanges(const QList<qint64>& asked, const Rows& matching)
{
    if (matching.size() > tooManyInsertions)
        return reload();
    QSet<qint64> gone(asked.begin(), asked.end());
    QList<qint64> added;
    for (const Row& changed : matching) { // newest first
        const qint64 id = changed.purchase.id;
        gone.remove(id);
        m_cache.insert(id, new Row(changed));
        if (const int row = rowOf(id); row >= 0)
            emitRow(row);
        else
            added.prepend(id);
    }
    for (const qint64 id : std::as_const(gone))
        removeId(id);
    if (!added.isEmpty())
        insertIds(added);
    emit rowsChanged(asked);
}

// `ids` ascending. What is newer than all that is there goes in with one step; the rest (an older purchase that has
// come to match the filter) one by one.
void OrdersModel::insertIds(const QList<qint64>& ids)
{
    if (!isByAge()) { // on top, where they are seen; sorting again puts them in their place
        beginInsertRows({}, 0, int(ids.size()) - 1);
        m_ids += ids;
        return endInsertRows();
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
}

void OrdersModel::removeId(qint64 id)
{
    const int row = rowOf(id);
    m_cache.remove(id); // also where it is not listed now: another filter may list it
    if (row < 0)
        return;
    beginRemoveRows({}, row, row);
    m_ids.removeAt(place(row));
    endRemoveRows();
    m_fetching.clear();
}

void OrdersModel::emitRow(int row)
{
    emit dataChanged(index(row, 0), index(row, ColumnCount - 1));
}

void OrdersModel::refreshWords()
{
    emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (!m_ids.isEmpty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int OrdersModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_ids.size());
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
    const Row* row = rowAt(index.row());
    if (!row)
        return role == Qt::DisplayRole && column == Time ? QVariant(u"…"_s) : QVariant();
    if (role == Qt::DisplayRole)
        return display(*row, column);
    if (role == Qt::ToolTipRole)
        return toolTip(*row, column);
    if (column == Remedy && role == ActionRole) {
        const auto action = remedyFor(row->purchase);
        return action ? QVariant(int(*action)) : QVariant();
    }
    if (column != Status && column != Delivery)
        return {};
    const Look look =
        column == Status ? Words::lookOf(row->purchase.status) : Words::lookOf(row->purchase.deliveryStatus);
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

// What went wrong in words, and as the counterpart put it.
QPair<ErrorWords, QString> OrdersModel::troubleOf(const Row& row)
{
    const Purchase& purchase = row.purchase;
    if (purchase.status == domain::PurchaseStatus::VoucherGenerationFailed)
        return {Words::failure(purchase.failureKind, Origin::Router), purchase.failureReason};
    if (remedyFor(purchase) == PurchaseAction::RetryDelivery)
        return {Words::failure(row.messageErrorKind, Origin::Messenger), row.messageError};
    if (purchase.needsReview)
        return {{tr("The money came after the order had ended."), tr("Ask the customer, then press Checked.")}, {}};
    if (purchase.failureKind.isEmpty())
        return {};
    return {Words::failure(purchase.failureKind,
                           purchase.status == domain::PurchaseStatus::Failed ? Origin::Gateway : Origin::Router),
            purchase.failureReason};
}

QVariant OrdersModel::display(const Row& row, int column) const
{
    const Purchase& purchase = row.purchase;
    switch (column) {
    case Time:
        return Format::relative(purchase.createdAt, m_context.clock.now(), m_context.zone, m_context.language.locale());
    case Invoice:
        return u'…' + purchase.invoiceId.right(ordersModelShownInvoiceTail);
    case Customer:
        return purchase.customerName;
    case Phone:
        return purchase.customerPhone.isEmpty() ? u"–"_s : Format::maskedPhone(purchase.customerPhone);
    case Package:
        return purchase.packageName;
    case Quantity:
        return purchase.quantity;
    case Amount:
        return core::formatRupiah(purchase.amount);
    case Status:
        return Words::status(purchase.status);
    case Delivery:
        return Words::delivery(purchase.deliveryStatus);
    case Gateway:
        return Words::gateway(purchase.gateway);
    case Reason:
        return troubleOf(row).first.what; // as the counterpart put it: in the tooltip and the story
    case Remedy: {
        const auto action = remedyFor(purchase);
        return action ? Words::action(*action) : QString();
    }
    default:
        return {};
    }
}

QVariant OrdersModel::toolTip(const Row& row, int column) const
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
        const auto [words, technical] = troubleOf(row);
        return words.what.isEmpty() ? QVariant()
                                    : QVariant(technical.isEmpty() ? words.both() : words.both() + u'\n' + technical);
    }
    case Remedy: {
        const auto action = remedyFor(purchase);
        return action ? QVariant(Words::obstacle(*action, Obstacle::None)) : QVariant();
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
                         core::formatRupiah(purchase->amount), Words::status(purchase->status),
                         Words::delivery(purchase->deliveryStatus), Words::gateway(purchase->gateway)});
}

} // namespace loket::ui
