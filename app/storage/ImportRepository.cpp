#include "storage/ImportRepository.h"

#include "core/Reasons.h"
#include "storage/Conditions.h"
#include "storage/VoucherRow.h"

#include <QJsonDocument>

#include <array>

namespace loket::storage {

using namespace Qt::Literals::StringLiterals;
using core::Failure;
using core::Result;

namespace {

constexpr std::array importStates{"running", "done", "cancelled", "undone"};
constexpr std::array itemKinds{"settings", "package", "batch", "purchase", "user", "scheduler"};
constexpr std::array itemStates{"planned", "done", "left", "undone"};

QString nameOf(ItemState state)
{
    return QString::fromLatin1(itemStates.at(std::size_t(state)));
}

template <class Value, class Table>
Value valueOf(const Table& table, const QString& name, Value otherwise)
{
    for (std::size_t i = 0; i < table.size(); ++i) {
        if (QLatin1StringView(table[i]) == name)
            return Value(i);
    }
    return otherwise;
}

QString asText(const QJsonObject& object)
{
    return object.isEmpty() ? QString() : QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

QJsonObject asObject(const QString& text)
{
    return QJsonDocument::fromJson(text.toUtf8()).object();
}

QVariant rowOrNull(qint64 id)
{
    return id == 0 ? QVariant(QMetaType(QMetaType::LongLong)) : QVariant(id);
}

constexpr QLatin1StringView importColumns("id, source, origin, state, started_at, ended_at, actor, report");

ImportRow readImport(const Statement& row)
{
    return {.id = row.integer(0),
            .source = row.text(1),
            .origin = row.text(2),
            .state = valueOf(importStates, row.text(3), ImportState::Cancelled),
            .startedAt = row.time(4),
            .endedAt = row.time(5),
            .actor = row.text(6),
            .report = asObject(row.text(7))};
}

constexpr QLatin1StringView itemColumns("id, import_id, source, kind, key, row_id, vouchers, deliveries, undo, state");

ImportItem readItem(const Statement& row)
{
    return {.id = row.integer(0),
            .importId = row.integer(1),
            .source = row.text(2),
            .kind = valueOf(itemKinds, row.text(3), ItemKind::Purchase),
            .key = row.text(4),
            .rowId = row.integer(5),
            .vouchers = int(row.integer(6)),
            .deliveries = int(row.integer(7)),
            .undo = asObject(row.text(8)),
            .state = valueOf(itemStates, row.text(9), ItemState::Left)};
}

// True where the statement finds a row.
Result<bool> finds(Statement& statement)
{
    LOKET_TRY(statement.run());
    return statement.next();
}

} // namespace

QString toString(ImportState state)
{
    return QString::fromLatin1(importStates.at(std::size_t(state)));
}

QString toString(ItemKind kind)
{
    return QString::fromLatin1(itemKinds.at(std::size_t(kind)));
}

Result<ImportRow> ImportRepository::find(qint64 id) const
{
    Statement statement = m_database.statement(u"SELECT %1 FROM imports WHERE id = ?"_s.arg(importColumns));
    LOKET_TRY(statement.bind(id).run());
    if (!statement.next())
        return core::fail(core::Reason::ImportUnknown, {id});
    return readImport(statement);
}

Result<QList<ImportRow>> ImportRepository::newest(int limit) const
{
    Statement statement = m_database.statement(u"SELECT %1 FROM imports ORDER BY id DESC LIMIT ?"_s.arg(importColumns));
    LOKET_TRY(statement.bind(limit).run());
    QList<ImportRow> rows;
    while (statement.next())
        rows += readImport(statement);
    return rows;
}

Result<std::optional<ImportRow>> ImportRepository::unfinished(const QString& source, const QString& origin) const
{
    Statement statement =
        m_database.statement(u"SELECT %1 FROM imports WHERE source = ? AND origin = ? AND state IN "
                             "('running', 'cancelled') ORDER BY id DESC LIMIT 1"_s.arg(importColumns));
    LOKET_TRY(statement.bind(source, origin).run());
    return statement.next() ? std::optional(readImport(statement)) : std::optional<ImportRow>();
}

Result<void> ImportRepository::begin(Transaction& transaction, ImportRow& import) const
{
    Statement statement = transaction.statement(
        "INSERT INTO imports (source, origin, state, started_at, actor, report) VALUES (?, ?, ?, ?, ?, ?)");
    statement.bind(import.source, import.origin, toString(import.state), import.startedAt, import.actor,
                   asText(import.report));
    LOKET_TRY(statement.run());
    import.id = statement.insertedId();
    return {};
}

Result<void> ImportRepository::save(Transaction& transaction, const ImportRow& import) const
{
    Statement statement =
        transaction.statement("UPDATE imports SET state = ?, ended_at = coalesce(?, ''), report = ? WHERE id = ?");
    return statement.bind(toString(import.state), import.endedAt, asText(import.report), import.id).run();
}

Result<QSet<QString>> ImportRepository::keys(const QString& source, ItemKind kind, qint64 exceptImport) const
{
    Statement statement = m_database.statement(
        "SELECT key FROM import_items WHERE source = ? AND kind = ? AND state <> 'undone' AND import_id <> ?");
    LOKET_TRY_VALUE(const QStringList found, statement.bind(source, toString(kind), exceptImport).texts());
    return QSet<QString>(found.begin(), found.end());
}

Result<std::optional<ImportItem>> ImportRepository::find(const QString& source, ItemKind kind, const QString& key) const
{
    Statement statement = m_database.statement(
        u"SELECT %1 FROM import_items WHERE source = ? AND kind = ? AND key = ? AND state <> 'undone'"_s.arg(
            itemColumns));
    LOKET_TRY(statement.bind(source, toString(kind), key).run());
    return statement.next() ? std::optional(readItem(statement)) : std::optional<ImportItem>();
}

Result<QList<ImportItem>> ImportRepository::items(qint64 importId, ItemKind kind, const QList<ItemState>& states,
                                                  qint64 after, int limit) const
{
    Statement statement = m_database.statement(
        u"SELECT %1 FROM import_items WHERE import_id = ? AND kind = ? AND id > ? AND "_s.arg(itemColumns) +
        Conditions::inList(u"state"_s, states.size()) + u" ORDER BY id LIMIT ?"_s);
    statement.bind(importId, toString(kind), after);
    for (const ItemState state : states)
        statement.bind(nameOf(state));
    LOKET_TRY(statement.bind(limit).run());
    QList<ImportItem> items;
    while (statement.next())
        items += readItem(statement);
    return items;
}

Result<int> ImportRepository::countPlanned(qint64 importId, ItemKind kind) const
{
    Statement statement = m_database.statement(
        "SELECT count(*) FROM import_items WHERE import_id = ? AND kind = ? AND state = 'planned'");
    LOKET_TRY(statement.bind(importId, toString(kind)).run());
    return statement.next() ? int(statement.integer(0)) : 0;
}

Result<QList<ImportItem>> ImportRepository::usersOf(const QList<qint64>& voucherIds) const
{
    QList<ImportItem> items;
    if (voucherIds.isEmpty())
        return items;
    Statement statement = m_database.statement(
        u"SELECT %1 FROM import_items WHERE kind = 'user' AND state <> 'undone' AND "_s.arg(itemColumns) +
        Conditions::inList(u"row_id"_s, voucherIds.size()));
    for (const qint64 id : voucherIds)
        statement.bind(id);
    LOKET_TRY(statement.run());
    while (statement.next())
        items += readItem(statement);
    return items;
}

Result<QHash<ItemKind, ImportTotal>> ImportRepository::totals(qint64 importId) const
{
    Statement statement =
        m_database.statement("SELECT kind, count(*), sum(vouchers), sum(deliveries) FROM import_items WHERE "
                             "import_id = ? AND state = 'done' GROUP BY kind");
    LOKET_TRY(statement.bind(importId).run());
    QHash<ItemKind, ImportTotal> totals;
    while (statement.next())
        totals.insert(valueOf(itemKinds, statement.text(0), ItemKind::Purchase),
                      {int(statement.integer(1)), int(statement.integer(2)), int(statement.integer(3))});
    return totals;
}

Result<void> ImportRepository::insert(Transaction& transaction, ImportItem& item) const
{
    Statement statement =
        transaction.statement("INSERT INTO import_items (import_id, source, kind, key, row_id, vouchers, deliveries, "
                              "undo, state) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
    statement.bind(item.importId, item.source, toString(item.kind), item.key, item.rowId, item.vouchers,
                   item.deliveries, asText(item.undo), nameOf(item.state));
    LOKET_TRY(statement.run());
    item.id = statement.insertedId();
    return {};
}

Result<void> ImportRepository::setState(Transaction& transaction, qint64 itemId, ItemState state) const
{
    Statement statement = transaction.statement("UPDATE import_items SET state = ? WHERE id = ?");
    return statement.bind(nameOf(state), itemId).run();
}

Result<void> ImportRepository::save(Transaction& transaction, const ImportItem& item) const
{
    Statement statement = transaction.statement(
        "UPDATE import_items SET row_id = ?, vouchers = ?, deliveries = ?, undo = ?, state = ? WHERE id = ?");
    return statement.bind(item.rowId, item.vouchers, item.deliveries, asText(item.undo), nameOf(item.state), item.id)
        .run();
}

Result<void> ImportRepository::insert(Transaction& transaction, domain::Purchase& purchase) const
{
    Statement statement = transaction.statement(
        "INSERT INTO voucher_purchases (invoice_id, status_token, customer_name, customer_phone, voucher_package, "
        "package_name, voucher_profile, duration_seconds, counts, quota_bytes, voucher_quantity, amount, description, "
        "status, delivery_status, payment_gateway, payment_method, payment_transaction_id, payment_url, channel, "
        "cashier, router, language, needs_review, created_at, paid_at, completed_at, updated_at, refunded_at, "
        "imported_from, imported_number, failure_kind, failure_reason, failure_because) VALUES (?, ?, ?, ?, ?, ?, ?, "
        "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    const bool isRefunded = purchase.status == domain::PurchaseStatus::Refunded && purchase.paidAt.isValid();
    statement.bind(purchase.invoiceId, purchase.statusToken, purchase.customerName, purchase.customerPhone,
                   purchase.packageId, purchase.packageName, purchase.profile, qint64(purchase.duration.count()),
                   domain::toString(purchase.counts), purchase.quotaBytes, purchase.quantity, purchase.amount,
                   purchase.description, domain::toString(purchase.status), domain::toString(purchase.deliveryStatus),
                   purchase.gateway, purchase.method, purchase.transactionId, purchase.paymentUrl,
                   domain::toString(purchase.channel), purchase.cashier, purchase.router, purchase.language,
                   purchase.needsReview, purchase.createdAt);
    statement.bind(purchase.paidAt, purchase.completedAt, purchase.updatedAt,
                   isRefunded ? purchase.updatedAt : QDateTime(), purchase.importedFrom, purchase.importedNumber,
                   purchase.failureKind, purchase.failureReason, purchase.failureBecause);
    LOKET_TRY(statement.run());
    purchase.id = statement.insertedId();
    transaction.touched(ChangeKind::Purchase, purchase.id);
    return {};
}

Result<void> ImportRepository::insert(Transaction& transaction, domain::Batch& batch, const QString& source) const
{
    Statement statement = transaction.statement(
        "INSERT INTO voucher_batches (code, package, package_name, router, quantity, profile, price, "
        "duration_seconds, counts, quota_bytes, lock_to_device, state, actor, created_at, updated_at, imported_from) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    statement.bind(batch.code, batch.packageId, batch.packageName, batch.router, batch.quantity, batch.profile,
                   batch.price, qint64(batch.duration.count()), domain::toString(batch.counts), batch.quotaBytes,
                   batch.lockToDevice, domain::toString(batch.state), batch.actor, batch.createdAt, batch.updatedAt,
                   source);
    LOKET_TRY(statement.run());
    batch.id = statement.insertedId();
    transaction.touched(ChangeKind::Batch, batch.id);
    return {};
}

Result<void> ImportRepository::setBatch(Transaction& transaction, qint64 id, int quantity,
                                        domain::BatchState state) const
{
    Statement statement = transaction.statement("UPDATE voucher_batches SET quantity = ?, state = ? WHERE id = ?");
    transaction.touched(ChangeKind::Batch, id);
    return statement.bind(std::max(quantity, 1), domain::toString(state), id).run();
}

Result<void> ImportRepository::insert(Transaction& transaction, domain::Voucher& voucher) const
{
    Statement old = transaction.statement(
        "DELETE FROM vouchers WHERE router = ? AND username = ? AND purchase_id IS NULL AND status IN ('removed', "
        "'discarded') AND batch_id IN (SELECT id FROM voucher_batches WHERE imported_from <> '')");
    LOKET_TRY(old.bind(voucher.router, voucher.username).run());
    Statement statement = transaction.statement(
        "INSERT INTO vouchers (purchase_id, batch_id, number, router, username, password, profile, comment, "
        "duration_seconds, counts, quota_bytes, lock_to_device, status, device_mac, uptime_seconds, used_bytes, "
        "created_at, on_router_at, printed_at, sold_at, first_login_at, expires_at, ended_at, removed_at, updated_at, "
        "looked_after) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    statement.bind(rowOrNull(voucher.purchaseId), rowOrNull(voucher.batchId), voucher.number, voucher.router,
                   voucher.username, voucher.password, voucher.profile, voucher.comment,
                   qint64(voucher.duration.count()), domain::toString(voucher.counts), voucher.quotaBytes,
                   voucher.lockToDevice, domain::toString(voucher.status), voucher.deviceMac,
                   qint64(voucher.uptime.count()), voucher.usedBytes, voucher.createdAt);
    for (const QDateTime& time : {voucher.onRouterAt, voucher.printedAt, voucher.soldAt, voucher.firstLoginAt,
                                  voucher.expiresAt, voucher.endedAt, voucher.removedAt})
        statement.bind(time);
    LOKET_TRY(statement.bind(voucher.createdAt, voucher.isLookedAfter).run());
    voucher.id = statement.insertedId();
    return {};
}

Result<void> ImportRepository::insert(Transaction& transaction, const Delivery& delivery) const
{
    Statement statement =
        transaction.statement("INSERT INTO voucher_delivery_logs (purchase_id, phone, status, error_message, channel, "
                              "created_at) VALUES (?, ?, ?, ?, ?, ?)");
    return statement
        .bind(delivery.purchaseId, delivery.phone, delivery.status, delivery.error, delivery.channel, delivery.at)
        .run();
}

Result<QSet<QString>> ImportRepository::namesTaken(const QString& router, const QStringList& names) const
{
    if (names.isEmpty())
        return QSet<QString>();
    Statement statement = m_database.statement(
        u"SELECT username FROM vouchers WHERE router = ? AND NOT (purchase_id IS NULL AND status IN ('removed', "
        "'discarded') AND batch_id IN (SELECT id FROM voucher_batches WHERE imported_from <> '')) AND "_s +
        Conditions::inList(u"username"_s, names.size()));
    statement.bind(router);
    for (const QString& name : names)
        statement.bind(name);
    LOKET_TRY_VALUE(const QStringList taken, statement.texts());
    return QSet<QString>(taken.begin(), taken.end());
}

Result<void> ImportRepository::handOver(Transaction& transaction, qint64 voucherId, const QString& comment, bool isOurs,
                                        const QDateTime& now) const
{
    Statement statement = transaction.statement("UPDATE vouchers SET comment = ?, looked_after = ?, missing_since = "
                                                "NULL, updated_at = ? WHERE id = ? RETURNING "
                                                "coalesce(batch_id, 0), coalesce(purchase_id, 0)");
    LOKET_TRY(statement.bind(comment, isOurs, now, voucherId).run());
    if (!statement.next())
        return core::fail(core::Reason::VoucherUnknownNumber);
    if (statement.integer(0) != 0)
        transaction.touched(ChangeKind::Batch, statement.integer(0));
    if (statement.integer(1) != 0)
        transaction.touched(ChangeKind::Purchase, statement.integer(1));
    return {};
}

Result<bool> ImportRepository::isUntouched(const domain::Purchase& purchase) const
{
    for (const char* table : {"audit_log", "payment_events", "jobs", "part_refunds", "counter_sales", "payment_pages",
                              "payment_replacements", "return_links", "open_orders", "settlement_differences"}) {
        Statement statement =
            m_database.statement(u"SELECT 1 FROM %1 WHERE purchase_id = ? LIMIT 1"_s.arg(QLatin1StringView(table)));
        LOKET_TRY_VALUE(const bool isUsed, finds(statement.bind(purchase.id)));
        if (isUsed)
            return false;
    }
    return true;
}

Result<void> ImportRepository::removePurchase(Transaction& transaction, qint64 id) const
{
    for (const char* sql :
         {"DELETE FROM vouchers WHERE purchase_id = ?", "DELETE FROM voucher_delivery_logs WHERE purchase_id = ?",
          "DELETE FROM voucher_purchases WHERE id = ? AND imported_from <> ''"})
        LOKET_TRY(transaction.statement(sql).bind(id).run());
    transaction.touched(ChangeKind::Purchase, id);
    return {};
}

Result<QList<domain::Voucher>> ImportRepository::unsold(qint64 batchId) const
{
    Statement statement = m_database.statement(
        u"SELECT %1 FROM vouchers WHERE batch_id = ? AND purchase_id IS NULL ORDER BY id"_s.arg(voucherColumns));
    LOKET_TRY(statement.bind(batchId).run());
    QList<domain::Voucher> vouchers;
    while (statement.next())
        vouchers += readVoucher(statement);
    return vouchers;
}

Result<void> ImportRepository::removeVoucher(Transaction& transaction, const domain::Voucher& voucher) const
{
    Statement statement = transaction.statement("DELETE FROM vouchers WHERE id = ? AND purchase_id IS NULL");
    transaction.touched(ChangeKind::Batch, voucher.batchId);
    return statement.bind(voucher.id).run();
}

Result<int> ImportRepository::shrinkBatch(Transaction& transaction, qint64 id) const
{
    Statement counted = transaction.statement("SELECT count(*) FROM vouchers WHERE batch_id = ?");
    LOKET_TRY(counted.bind(id).run());
    const int left = counted.next() ? int(counted.integer(0)) : 0;
    transaction.touched(ChangeKind::Batch, id);
    Statement statement =
        left > 0 ? transaction.statement("UPDATE voucher_batches SET quantity = ? WHERE id = ? AND imported_from <> ''")
                 : transaction.statement("DELETE FROM voucher_batches WHERE id = ? AND imported_from <> ''");
    if (left > 0)
        statement.bind(left);
    LOKET_TRY(statement.bind(id).run());
    return left;
}

Result<int> ImportRepository::withdrawUnused(Transaction& transaction, qint64 batchId, const QDateTime& now) const
{
    Statement statement = transaction.statement(
        "UPDATE vouchers SET withdraw_at = ?, updated_at = ? WHERE batch_id = ? AND purchase_id IS NULL AND "
        "withdraw_at IS NULL AND looked_after = 1 AND status IN ('planned', 'on_router') AND first_login_at IS NULL "
        "AND uptime_seconds = 0");
    LOKET_TRY(statement.bind(now, now, batchId).run());
    transaction.touched(ChangeKind::Batch, batchId);
    return statement.changedRows();
}

Result<bool> ImportRepository::isPackageUsed(const QString& id) const
{
    Statement statement = m_database.statement("SELECT 1 FROM voucher_purchases WHERE voucher_package = ? UNION ALL "
                                               "SELECT 1 FROM voucher_batches WHERE package = ? LIMIT 1");
    return finds(statement.bind(id, id));
}

Result<bool> ImportRepository::isRouterUsed(const QString& name) const
{
    Statement statement =
        m_database.statement("SELECT 1 FROM vouchers WHERE router = ? AND status NOT IN ('removed', 'discarded') UNION "
                             "ALL SELECT 1 FROM packages WHERE router = ? UNION ALL SELECT 1 FROM voucher_batches "
                             "WHERE router = ? LIMIT 1");
    return finds(statement.bind(name, name, name));
}

} // namespace loket::storage
