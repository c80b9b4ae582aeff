#include "storage/VoucherModels.h"

#include "storage/Conditions.h"
#include "storage/SearchIndex.h"
#include "storage/VoucherRow.h"

namespace loket::storage {

using namespace Qt::Literals::StringLiterals;
using core::Failure;
using core::Result;
using domain::VoucherStatus;

namespace {

// The voucher's own columns, each qualified by the table's name: joined tables have some of the same names.
QString ownColumns()
{
    QStringList columns = QString(voucherColumns).split(u", "_s);
    for (QString& column : columns)
        column.prepend(u"v."_s);
    return columns.join(u", "_s);
}

const QString joined = u" FROM vouchers v LEFT JOIN voucher_batches b ON b.id = v.batch_id "
                       "LEFT JOIN voucher_purchases p ON p.id = v.purchase_id "
                       "LEFT JOIN voucher_failures f ON f.voucher_id = v.id"_s;

constexpr int ownColumnCount = 29;

// The statuses, and what is missing beside them.
void addStates(Conditions& where, const VoucherFilter& filter)
{
    const QString isMissing = u"v.missing_since IS NOT NULL"_s;
    if (!filter.missing)
        return where.oneOf(u"v.status"_s, filter.statuses);
    if (filter.statuses.isEmpty())
        return where.add(*filter.missing ? isMissing : u"v.missing_since IS NULL"_s);
    QVariantList statuses;
    for (const VoucherStatus status : filter.statuses)
        statuses += domain::toString(status);
    const QString present =
        u"v.missing_since IS NULL AND "_s + Conditions::inList(u"v.status"_s, filter.statuses.size());
    where.add(*filter.missing ? u"((%1) OR %2)"_s.arg(present, isMissing) : present, statuses);
}

// The conditions on vouchers alone: they need no other table.
Conditions conditionsOf(const VoucherFilter& filter)
{
    Conditions where;
    if (filter.statuses.isEmpty())
        where.add(u"v.status <> 'discarded'"_s);
    addStates(where, filter);
    if (filter.ownership != VoucherOwnership::Any)
        where.add(filter.ownership == VoucherOwnership::Stock ? u"v.purchase_id IS NULL"_s
                                                              : u"v.purchase_id IS NOT NULL"_s);
    if (!filter.router.isEmpty())
        where.add(u"v.router = ?"_s, {filter.router});
    if (filter.batchId != 0)
        where.add(u"v.batch_id = ?"_s, {filter.batchId});
    if (!filter.packageId.isEmpty()) {
        where.add(u"CASE WHEN v.purchase_id IS NULL THEN (SELECT package FROM voucher_batches WHERE id = v.batch_id) "
                  "ELSE (SELECT voucher_package FROM voucher_purchases WHERE id = v.purchase_id) END = ?"_s,
                  {filter.packageId});
    }
    if (const domain::TypedSearch typed = domain::typedSearch(filter.search); !typed.isEmpty()) {
        const SearchPatterns like(typed);
        where.add(u"(%1 OR v.comment LIKE ? ESCAPE '\\' OR v.device_mac LIKE ? ESCAPE '\\' "
                  "OR EXISTS (SELECT 1 FROM voucher_purchases s WHERE s.id = v.purchase_id AND "
                  "(s.invoice_id LIKE ? ESCAPE '\\' OR s.customer_name LIKE ? ESCAPE '\\' OR "
                  "s.customer_phone LIKE ? ESCAPE '\\')))"_s.arg(like.isCode(u"v.username"_s)),
                  like.codes + QVariantList{like.code, like.device, like.code, like.words, like.phone});
    }
    where.oneOf(u"v.id"_s, filter.ids);
    if (!filter.ofPurchases.isEmpty() || !filter.ofBatches.isEmpty()) {
        QVariantList ids(filter.ofPurchases.begin(), filter.ofPurchases.end());
        ids += QVariantList(filter.ofBatches.begin(), filter.ofBatches.end());
        where.add(u'(' + Conditions::inList(u"v.purchase_id"_s, filter.ofPurchases.size()) + u" OR "_s +
                      Conditions::inList(u"v.batch_id"_s, filter.ofBatches.size()) + u')',
                  ids);
    }
    return where;
}

// What is looked for among all vouchers; few of them are compared at once.
bool isSearch(const VoucherFilter& filter)
{
    return !domain::typedSearch(filter.search).isEmpty() && filter.ids.isEmpty() && filter.ofPurchases.isEmpty() &&
           filter.ofBatches.isEmpty();
}

VoucherRow rowOf(const Statement& row)
{
    int column = ownColumnCount;
    VoucherRow result{.voucher = readVoucher(row)};
    result.packageName = row.text(column++);
    result.batchCode = row.text(column++);
    result.invoiceId = row.text(column++);
    result.customerName = row.text(column++);
    result.customerPhone = row.text(column++);
    result.price = row.integer(column++);
    result.withdrawing = row.integer(column++) != 0;
    result.failure = row.text(column++);
    result.failureBecause = row.text(column++);
    return result;
}

} // namespace

qint64 VoucherCounts::count(VoucherStatus status) const
{
    for (const auto& [name, number] : byStatus) {
        if (name == status)
            return number;
    }
    return 0;
}

Result<QList<VoucherRow>> VoucherModels::vouchers(const VoucherFilter& filter, const PageRequest& page) const
{
    if (isSearch(filter)) {
        LOKET_TRY_VALUE(QList<qint64> ids, voucherIds(filter));
        if (page.before > 0)
            ids.erase(std::lower_bound(ids.begin(), ids.end(), page.before), ids.end());
        const qsizetype end = std::max<qsizetype>(ids.size() - page.offset, 0);
        const qsizetype begin = std::max<qsizetype>(end - page.limit, 0);
        if (begin == end)
            return QList<VoucherRow>();
        VoucherFilter shown;
        const auto statuses = domain::allVoucherStatuses();
        shown.statuses = QList<VoucherStatus>(statuses.begin(), statuses.end());
        shown.ids = ids.sliced(begin, end - begin);
        return vouchers(shown, {.limit = page.limit});
    }
    Conditions where = conditionsOf(filter);
    if (page.before > 0)
        where.add(u"v.id < ?"_s, {page.before});
    const QString sql =
        u"SELECT "_s + ownColumns() +
        u", coalesce(p.package_name, b.package_name, ''), coalesce(b.code, ''), coalesce(p.invoice_id, ''), "
        "coalesce(p.customer_name, ''), coalesce(p.customer_phone, ''), "
        "coalesce(p.amount / p.voucher_quantity, b.price, 0), "
        "v.withdraw_at IS NOT NULL AND v.status NOT IN ('removed', 'discarded'), coalesce(f.reason, ''), coalesce(f.because, '')"_s +
        joined + where.sql() + u" ORDER BY v.id DESC LIMIT ? OFFSET ?"_s;
    Statement statement = m_database.statement(sql);
    where.bind(statement);
    if (const auto done = statement.bind(page.limit, page.offset).run(); !done)
        return Failure(done.error());
    QList<VoucherRow> rows;
    while (statement.next())
        rows += rowOf(statement);
    return rows;
}

Result<QList<qint64>> VoucherModels::voucherIds(const VoucherFilter& filter) const
{
    const Conditions all = conditionsOf(filter);
    const auto idsIn = [&](const QString& table, const Conditions& where) {
        Statement statement = m_database.statement(u"SELECT v.id FROM "_s + table + where.sql() + u" ORDER BY v.id"_s);
        where.bind(statement);
        return statement.integers();
    };
    if (!isSearch(filter))
        return idsIn(u"vouchers v"_s, all);
    // What was not sold is few; of the others those whose orders may match.
    QList<qint64> ids;
    if (filter.ownership != VoucherOwnership::Sold) {
        Conditions where = all;
        where.add(u"v.purchase_id IS NULL"_s);
        LOKET_TRY_VALUE(ids, idsIn(u"vouchers v INDEXED BY vouchers_unsold"_s, where));
    }
    if (filter.ownership == VoucherOwnership::Stock)
        return ids;
    LOKET_TRY_VALUE(SearchSpans spans, SearchSpans::begin(m_database, domain::typedSearch(filter.search), 0));
    while (true) {
        LOKET_TRY_VALUE(const auto span, spans.next());
        if (!span)
            break;
        if (span->ids && span->ids->isEmpty())
            continue;
        Conditions where = all;
        span->ids ? where.amongIds(u"v.purchase_id"_s, *span->ids)
                  : where.since(u"v.purchase_id"_s, span->first, span->end);
        LOKET_TRY_VALUE(const QList<qint64> some, idsIn(u"vouchers v INDEXED BY vouchers_by_purchase"_s, where));
        ids += some;
    }
    std::sort(ids.begin(), ids.end());
    return ids;
}

Result<VoucherCounts> VoucherModels::counts() const
{
    // Each by an index alone: a million vouchers are counted while a list is being drawn.
    Statement statement = m_database.statement("SELECT status, count(*) FROM vouchers GROUP BY status");
    Statement stock = m_database.statement("SELECT count(*) FROM vouchers WHERE purchase_id IS NULL AND "
                                           "status = 'on_router' AND withdraw_at IS NULL");
    // Few, by an index of their own.
    Statement missing = m_database.statement(
        "SELECT status, count(*), sum(purchase_id IS NULL AND status = 'on_router' AND withdraw_at IS NULL) "
        "FROM vouchers WHERE missing_since IS NOT NULL GROUP BY status");
    LOKET_TRY(statement.run());
    LOKET_TRY(stock.run());
    LOKET_TRY(missing.run());
    QHash<QString, qint64> found;
    while (statement.next())
        found.insert(statement.text(0), statement.integer(1));
    VoucherCounts counts{.inStock = stock.next() ? stock.integer(0) : 0};
    QHash<QString, qint64> away;
    while (missing.next()) {
        away.insert(missing.text(0), missing.integer(1));
        counts.missing += missing.integer(1);
        counts.inStock -= missing.integer(2);
    }
    for (const VoucherStatus status : domain::allVoucherStatuses()) {
        const QString name = domain::toString(status);
        counts.byStatus += {status, found.value(name) - away.value(name)};
        if (status != VoucherStatus::Discarded)
            counts.total += found.value(name);
    }
    return counts;
}

Result<QList<BatchRow>> VoucherModels::batches(int limit, qint64 beforeId) const
{
    const StockRepository stock(m_database);
    const auto batches = stock.newest(limit, beforeId);
    if (!batches)
        return Failure(batches.error());
    QList<BatchRow> rows;
    for (const domain::Batch& batch : *batches) {
        const auto count = stock.count(batch.id);
        if (!count)
            return Failure(count.error());
        rows += {batch, *count};
    }
    return rows;
}

} // namespace loket::storage
