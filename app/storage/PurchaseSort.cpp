#include "storage/PurchaseSort.h"

#include "storage/Conditions.h"

#include <algorithm>
#include <vector>

namespace loket::storage {

using namespace Qt::Literals::StringLiterals;
using core::Failure;
using core::Result;

namespace {

// Up to here looking each one up takes less time than reading all orders.
constexpr qsizetype fewToSort = 20000;

QString expressionOf(PurchaseColumn column)
{
    switch (column) {
    case PurchaseColumn::Time:
        break;
    case PurchaseColumn::Invoice:
        return u"invoice_id"_s;
    case PurchaseColumn::Customer:
        return u"customer_name COLLATE NOCASE"_s;
    case PurchaseColumn::Phone:
        return u"customer_phone"_s;
    case PurchaseColumn::Package:
        return u"package_name COLLATE NOCASE"_s;
    case PurchaseColumn::Quantity:
        return u"voucher_quantity"_s;
    case PurchaseColumn::Amount:
        return u"amount"_s;
    case PurchaseColumn::Status:
        return u"status"_s;
    case PurchaseColumn::Delivery:
        return u"delivery_status"_s;
    case PurchaseColumn::Gateway:
        return u"payment_gateway"_s;
    }
    return u"id"_s;
}

} // namespace

Result<QList<qint64>> sortedPurchaseIds(const ReadModels& models, const PurchaseFilter& filter, PurchaseColumn column,
                                        bool descending)
{
    auto ids = models.purchaseIds(filter);
    if (!ids || ids->isEmpty() || column == PurchaseColumn::Time) {
        if (ids && descending)
            std::reverse(ids->begin(), ids->end());
        return ids;
    }
    if (ids->size() <= fewToSort) {
        Conditions where;
        where.amongIds(u"id"_s, *ids);
        auto few =
            models.database().statement(u"SELECT id FROM voucher_purchases NOT INDEXED%1 ORDER BY %2 %3, id %3"_s.arg(
                where.sql(), expressionOf(column), descending ? u"DESC"_s : u"ASC"_s));
        where.bind(few);
        return few.integers();
    }
    // One pass over the sorted table; rows outside the filter are skipped.
    std::vector<bool> wanted(std::size_t(ids->last()) + 1);
    for (const qint64 id : std::as_const(*ids))
        wanted[std::size_t(id)] = true;
    auto statement =
        models.database().statement(u"SELECT id FROM voucher_purchases WHERE id <= ? ORDER BY %1 %2, id %2"_s.arg(
            expressionOf(column), descending ? u"DESC"_s : u"ASC"_s));
    statement.bind(ids->last());
    if (const auto done = statement.run(); !done)
        return Failure(done.error());
    QList<qint64> sorted;
    sorted.reserve(ids->size());
    while (statement.next()) {
        if (const qint64 id = statement.integer(0); wanted[std::size_t(id)])
            sorted += id;
    }
    return sorted;
}

} // namespace loket::storage
