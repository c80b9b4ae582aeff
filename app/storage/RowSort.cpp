#include "storage/RowSort.h"

#include <algorithm>
#include <vector>

namespace loket::storage {

using namespace Qt::Literals::StringLiterals;
using core::Failure;
using core::Result;

namespace {

const QString vouchersAlone = u"vouchers v"_s;
const QString vouchersWithSale = u"vouchers v LEFT JOIN voucher_purchases p ON p.id = v.purchase_id "
                                 "LEFT JOIN voucher_batches b ON b.id = v.batch_id"_s;
const QString attempts = u"voucher_delivery_logs v"_s;
const QString attemptsWithSale = u"voucher_delivery_logs v JOIN voucher_purchases p ON p.id = v.purchase_id"_s;
const QString audit = u"audit_log v"_s;
const QString auditWithSale = u"audit_log v LEFT JOIN voucher_purchases p ON p.id = v.purchase_id"_s;

struct Order
{
    QString from;
    QString by; // empty: the id
};

// One pass over the sorted table; other rows are skipped.
Result<QList<qint64>> inOrder(const Database& database, const QList<qint64>& ids, const Order& order, bool descending)
{
    if (ids.isEmpty() || order.by.isEmpty()) {
        QList<qint64> all = ids;
        if (descending)
            std::reverse(all.begin(), all.end());
        return all;
    }
    std::vector<bool> wanted(std::size_t(ids.last()) + 1);
    for (const qint64 id : ids)
        wanted[std::size_t(id)] = true;
    Statement statement = database.statement(u"SELECT v.id FROM %1 WHERE v.id <= ? ORDER BY %2 %3, v.id %3"_s.arg(
        order.from, order.by, descending ? u"DESC"_s : u"ASC"_s));
    statement.bind(ids.last());
    if (const auto done = statement.run(); !done)
        return Failure(done.error());
    QList<qint64> found;
    found.reserve(ids.size());
    while (statement.next()) {
        if (const qint64 id = statement.integer(0); wanted[std::size_t(id)])
            found += id;
    }
    return found;
}

Order orderOf(VoucherColumn column)
{
    switch (column) {
    case VoucherColumn::Made:
        break;
    case VoucherColumn::Code:
        return {vouchersAlone, u"v.username"_s};
    case VoucherColumn::Package:
        return {vouchersWithSale, u"coalesce(p.package_name, b.package_name, '') COLLATE NOCASE"_s};
    case VoucherColumn::Status:
        return {vouchersAlone, u"v.status"_s};
    case VoucherColumn::Owner: // stock before customers
        return {vouchersWithSale, u"coalesce(p.customer_name, '') COLLATE NOCASE"_s};
    case VoucherColumn::Router:
        return {vouchersAlone, u"v.router"_s};
    case VoucherColumn::Printed:
        return {vouchersAlone, u"coalesce(v.printed_at, '')"_s};
    case VoucherColumn::Sold:
        return {vouchersAlone, u"coalesce(v.sold_at, '')"_s};
    case VoucherColumn::FirstLogin:
        return {vouchersAlone, u"coalesce(v.first_login_at, '')"_s};
    case VoucherColumn::Ends:
        return {vouchersAlone, u"coalesce(v.ended_at, v.expires_at, '')"_s};
    }
    return {};
}

Order orderOf(AttemptColumn column)
{
    switch (column) {
    case AttemptColumn::Time:
        break;
    case AttemptColumn::Status:
        return {attempts, u"v.status"_s};
    case AttemptColumn::Receipt:
        return {attemptsWithSale, u"p.delivery_status"_s};
    case AttemptColumn::Customer:
        return {attemptsWithSale, u"p.customer_name COLLATE NOCASE"_s};
    case AttemptColumn::Phone:
        return {attempts, u"v.phone"_s};
    case AttemptColumn::Package:
        return {attemptsWithSale, u"p.package_name COLLATE NOCASE"_s};
    case AttemptColumn::Channel:
        return {attempts, u"v.channel"_s};
    case AttemptColumn::Took:
        return {attempts, u"v.duration_ms"_s};
    case AttemptColumn::Reason:
        return {attempts, u"v.error_kind || v.error_message"_s};
    }
    return {};
}

Order orderOf(AuditColumn column)
{
    switch (column) {
    case AuditColumn::Time:
        break;
    case AuditColumn::Actor:
        return {audit, u"v.actor COLLATE NOCASE"_s};
    case AuditColumn::What:
        return {audit, u"v.action"_s};
    case AuditColumn::Detail:
        return {audit, u"v.detail"_s};
    case AuditColumn::Order:
        return {auditWithSale, u"coalesce(p.customer_name, '') COLLATE NOCASE"_s};
    }
    return {};
}

} // namespace

Result<QList<qint64>> sorted(const Database& database, const QList<qint64>& ids, VoucherColumn column, bool descending)
{
    return inOrder(database, ids, orderOf(column), descending);
}

Result<QList<qint64>> sorted(const Database& database, const QList<qint64>& ids, AttemptColumn column, bool descending)
{
    return inOrder(database, ids, orderOf(column), descending);
}

Result<QList<qint64>> sorted(const Database& database, const QList<qint64>& ids, AuditColumn column, bool descending)
{
    return inOrder(database, ids, orderOf(column), descending);
}

} // namespace loket::storage
