#include "server/routes/ApiRoutes.h"

#include "core/Reasons.h"
#include "storage/ReadModels.h"

#include <QJsonArray>

#include <algorithm>

namespace loket::server {

using namespace Qt::Literals::StringLiterals;
using core::fail;
using core::Failure;
using core::Result;
using domain::Purchase;
using domain::PurchaseStatus;
using storage::PageRequest;
using storage::TokenScope;

namespace {

constexpr int defaultLimit = 50;
constexpr int maxLimit = 500;
constexpr int recentPurchases = 10;
constexpr qint64 briefOffset = 1000;

// Digits only, within [least, most]; `otherwise` where the query does not contain it.
Result<qint64> numberOf(const Fields& query, const QString& name, qint64 least, qint64 most, qint64 otherwise)
{
    if (!query.contains(name))
        return otherwise;
    const QString text = query.value(name);
    const auto wrong = [&] { return fail(core::Reason::FieldNumber, {name, least, most}); };
    const bool digits = !text.isEmpty() && text.size() <= 18 &&
                        std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
    if (!digits)
        return wrong();
    const qint64 number = text.toLongLong();
    if (number < least || number > most)
        return wrong();
    return number;
}

Result<PageRequest> pageOf(const Fields& query)
{
    constexpr qint64 anything = 999'999'999'999'999'999;
    const auto limit = numberOf(query, u"limit"_s, 1, maxLimit, defaultLimit);
    if (!limit)
        return Failure(limit.error());
    const auto offset = numberOf(query, u"offset"_s, 0, anything, 0);
    if (!offset)
        return Failure(offset.error());
    const auto cursor = numberOf(query, u"cursor"_s, 1, anything, 0);
    if (!cursor)
        return Failure(cursor.error());
    return PageRequest{.limit = int(*limit), .offset = *cursor > 0 ? 0 : *offset, .before = *cursor};
}

// Reads one row more than asked for, which shows whether there are more; removes it again.
template <class Row>
struct Page
{
    QList<Row> rows;
    bool hasMore = false;
};

template <class Row, class Read>
Result<Page<Row>> readPage(const PageRequest& page, Read&& read)
{
    PageRequest more = page;
    ++more.limit;
    Result<QList<Row>> rows = read(more);
    if (!rows)
        return Failure(rows.error());
    Page<Row> result{.rows = *rows, .hasMore = rows->size() > page.limit};
    if (result.hasMore)
        result.rows.removeLast();
    return result;
}

QJsonObject paginationOf(const PageRequest& page, qint64 total, bool hasMore, qint64 lastId)
{
    QJsonObject pagination{
        {u"total"_s, total}, {u"limit"_s, page.limit}, {u"offset"_s, page.offset}, {u"hasMore"_s, hasMore}};
    pagination.insert(u"nextCursor"_s, hasMore ? QJsonValue(QString::number(lastId)) : QJsonValue());
    return pagination;
}

QJsonObject told(const Purchase& purchase)
{
    return {{u"id"_s, purchase.id},
            {u"invoice_id"_s, purchase.invoiceId},
            {u"customer_name"_s, purchase.customerName},
            {u"customer_phone"_s, purchase.customerPhone},
            {u"amount"_s, purchase.amount},
            {u"voucher_package"_s, purchase.packageId},
            {u"voucher_quantity"_s, purchase.quantity},
            {u"status"_s, domain::toString(purchase.status)},
            {u"delivery_status"_s, domain::toString(purchase.deliveryStatus)},
            {u"payment_gateway"_s, purchase.gateway},
            {u"payment_transaction_id"_s, purchase.transactionId},
            {u"channel"_s, domain::toString(purchase.channel)},
            {u"router"_s, purchase.router},
            {u"needs_review"_s, purchase.needsReview},
            {u"imported_from"_s, purchase.importedFrom},
            {u"imported_number"_s, purchase.importedNumber},
            {u"created_at"_s, core::toIso(purchase.createdAt)},
            {u"paid_at"_s, core::isoOrNull(purchase.paidAt)},
            {u"completed_at"_s, core::isoOrNull(purchase.completedAt)}};
}

class Lists
{
public:
    explicit Lists(const Services& services) : m_reads(services.reads) {}

    [[nodiscard]] Reply dashboard() const { return m_reads.answer(Length::Brief, &Lists::readDashboard); }

    [[nodiscard]] Reply payments(const Request& request) const
    {
        const auto page = pageOf(request.query);
        if (!page)
            return failure(page.error());
        storage::PurchaseFilter filter;
        if (const QString name = request.query.value(u"status"); !name.isEmpty()) {
            const auto status = domain::purchaseStatusFromString(name);
            if (!status)
                return failure(400, unknownStatus(domain::allPurchaseStatuses()));
            filter.statuses = {*status};
        }
        if (const QString imported = request.query.value(u"imported"); !imported.isEmpty()) {
            if (imported != u"true"_s && imported != u"false"_s)
                return failure(400, u"imported: must be true or false"_s);
            filter.imported = imported == u"true"_s;
        }
        return m_reads.answer(
            filter.statuses.isEmpty() && !filter.imported ? lengthOf(*page) : Length::Long,
            [page = *page, filter](const ReadModels& models) { return readPayments(models, page, filter); });
    }

    [[nodiscard]] Reply deliveries(const Request& request) const
    {
        const auto page = pageOf(request.query);
        if (!page)
            return failure(page.error());
        storage::DeliveryFilter filter{.purchaseId = {}, .status = request.query.value(u"status")};
        if (!filter.status.isEmpty() && !QStringList{u"sent"_s, u"failed"_s, u"error"_s}.contains(filter.status))
            return failure(400, u"status: must be one of sent, failed, error"_s);
        if (const QString text = request.query.value(u"purchase_id"); !text.isEmpty()) {
            filter.purchaseId = parseId(text);
            if (!filter.purchaseId)
                return failure(400, u"purchase_id: must be the number of a purchase"_s);
        }
        return m_reads.answer(
            filter.purchaseId ? lengthOf(*page) : Length::Long,
            [page = *page, filter](const ReadModels& models) { return readDeliveries(models, page, filter); });
    }

    [[nodiscard]] Reply failedVouchers(const Request& request) const
    {
        const auto page = pageOf(request.query);
        if (!page)
            return failure(page.error());
        return m_reads.answer(lengthOf(*page),
                              [page = *page](const ReadModels& models) { return readFailedVouchers(models, page); });
    }

private:
    using Length = Reads::Length;
    using ReadModels = storage::ReadModels;

    // What is skipped is read all the same.
    static Length lengthOf(const PageRequest& page) { return page.offset > briefOffset ? Length::Long : Length::Brief; }

    static Reply readDashboard(const ReadModels& models)
    {
        const auto statistics = models.statistics();
        if (!statistics)
            return failure(statistics.error());
        const auto recent = models.purchases({}, {.limit = recentPurchases});
        if (!recent)
            return failure(recent.error());
        QJsonArray purchases;
        for (const Purchase& purchase : *recent)
            purchases.append(told(purchase));
        QJsonArray deliveries;
        for (const auto& [status, count] : statistics->byDelivery)
            deliveries.append(QJsonObject{{u"status"_s, domain::toString(status)}, {u"count"_s, count}});
        return success({{u"data"_s, QJsonObject{{u"statistics"_s, counted(*statistics)},
                                                {u"recentPurchases"_s, purchases},
                                                {u"deliveryStats"_s, deliveries}}}});
    }

    static Reply readPayments(const ReadModels& models, const PageRequest& page, const storage::PurchaseFilter& filter)
    {
        const auto total = models.countPurchases(filter);
        if (!total)
            return failure(total.error());
        const auto rows =
            readPage<Purchase>(page, [&](const PageRequest& more) { return models.purchases(filter, more); });
        if (!rows)
            return failure(rows.error());
        QJsonArray data;
        for (const Purchase& purchase : rows->rows)
            data.append(told(purchase));
        const qint64 last = rows->rows.isEmpty() ? 0 : rows->rows.last().id;
        return success({{u"data"_s, data}, {u"pagination"_s, paginationOf(page, *total, rows->hasMore, last)}});
    }

    static Reply readDeliveries(const ReadModels& models, const PageRequest& page,
                                const storage::DeliveryFilter& filter)
    {
        const auto total = models.countDeliveries(filter);
        if (!total)
            return failure(total.error());
        const auto rows = readPage<storage::DeliveryRow>(
            page, [&](const PageRequest& more) { return models.deliveries(filter, more); });
        if (!rows)
            return failure(rows.error());
        QJsonArray data;
        for (const storage::DeliveryRow& row : rows->rows) {
            data.append(
                QJsonObject{{u"id"_s, row.attempt.id},
                            {u"purchase_id"_s, row.attempt.purchaseId},
                            {u"phone"_s, row.attempt.phone},
                            {u"status"_s, row.attempt.status},
                            {u"error_message"_s,
                             row.attempt.errorMessage.isEmpty() ? QJsonValue() : QJsonValue(row.attempt.errorMessage)},
                            {u"channel"_s, row.attempt.channel},
                            {u"maybe_duplicate"_s, row.attempt.maybeDuplicate},
                            {u"created_at"_s, core::toIso(row.attempt.createdAt)},
                            {u"customer_name"_s, row.customerName},
                            {u"voucher_package"_s, row.packageId}});
        }
        const qint64 last = rows->rows.isEmpty() ? 0 : rows->rows.last().attempt.id;
        return success({{u"data"_s, data}, {u"pagination"_s, paginationOf(page, *total, rows->hasMore, last)}});
    }

    static Reply readFailedVouchers(const ReadModels& models, const PageRequest& page)
    {
        const auto total = models.countPurchases({.statuses = {PurchaseStatus::VoucherGenerationFailed}});
        if (!total)
            return failure(total.error());
        const auto rows =
            readPage<storage::StoppedPurchase>(page, [&](const PageRequest& more) { return models.stopped(more); });
        if (!rows)
            return failure(rows.error());
        QJsonArray data;
        for (const storage::StoppedPurchase& row : rows->rows) {
            QJsonObject object = told(row.purchase);
            object.insert(u"reason"_s, row.purchase.failureReason);
            object.insert(u"reason_kind"_s, row.purchase.failureKind);
            object.insert(u"attempts"_s, row.attempts);
            data.append(object);
        }
        const qint64 last = rows->rows.isEmpty() ? 0 : rows->rows.last().purchase.id;
        return success({{u"data"_s, data}, {u"pagination"_s, paginationOf(page, *total, rows->hasMore, last)}});
    }

    static QString unknownStatus(std::span<const PurchaseStatus> known)
    {
        QStringList names;
        for (const PurchaseStatus status : known)
            names += domain::toString(status);
        return u"status: must be one of %1"_s.arg(names.join(u", "_s));
    }

    static QJsonObject counted(const storage::Statistics& statistics)
    {
        const auto count = [&](PurchaseStatus status) { return statistics.count(status); };
        return {{u"total_purchases"_s, statistics.totalPurchases},
                {u"completed"_s, count(PurchaseStatus::Completed)},
                {u"pending"_s, count(PurchaseStatus::Pending)},
                {u"paid"_s, count(PurchaseStatus::Paid)},
                {u"failed"_s, count(PurchaseStatus::Failed)},
                {u"expired"_s, count(PurchaseStatus::Expired)},
                {u"cancelled"_s, count(PurchaseStatus::Cancelled)},
                {u"refunded"_s, count(PurchaseStatus::Refunded)},
                {u"voucher_failed"_s, count(PurchaseStatus::VoucherGenerationFailed)},
                {u"total_revenue"_s, statistics.totalRevenue}};
    }

    Reads& m_reads;
};

} // namespace

void addApiRoutes(RouteTable& routes, const Services& services, const Access& access)
{
    const auto lists = std::make_shared<Lists>(services);
    const auto read = [&access](auto answer) {
        return access.needs(TokenScope::Read,
                            [answer](const Request& request, const sales::Actor&) { return answer(request); });
    };
    routes.get("/voucher/api/dashboard", read([lists](const Request&) { return lists->dashboard(); }));
    routes.get("/voucher/api/payments", read([lists](const Request& request) { return lists->payments(request); }));
    routes.get("/voucher/api/delivery-status",
               read([lists](const Request& request) { return lists->deliveries(request); }));
    routes.get("/voucher/api/failed-vouchers",
               read([lists](const Request& request) { return lists->failedVouchers(request); }));
}

} // namespace loket::server
