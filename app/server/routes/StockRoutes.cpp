#include "server/routes/StockRoutes.h"

#include "sales/vouchers/Stock.h"
#include "server/routes/IdList.h"
#include "storage/VoucherModels.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <cmath>

namespace loket::server {

using namespace Qt::Literals::StringLiterals;
using core::ErrorKind;
using core::fail;
using core::Result;
using sales::Actor;
using storage::TokenScope;

namespace {

constexpr int batchesPerPage = 50;
constexpr int maxBatchesPerPage = 500;
constexpr int shownFailures = 1000;

QJsonObject told(const domain::Batch& batch, const storage::BatchCount& count)
{
    return {{u"id"_s, batch.id},
            {u"code"_s, batch.code},
            {u"voucher_package"_s, batch.packageId},
            {u"router"_s, batch.router},
            {u"quantity"_s, batch.quantity},
            {u"price"_s, batch.price},
            {u"state"_s, domain::toString(batch.state)},
            {u"reason"_s, batch.failure.isEmpty() ? QJsonValue() : QJsonValue(batch.failure)},
            {u"made"_s, count.made()},
            {u"in_stock"_s, count.inStock},
            {u"sold"_s, count.sold},
            {u"withdrawing"_s, count.withdrawing},
            {u"removed"_s, count.removed},
            {u"failed"_s, count.failed},
            {u"created_at"_s, core::toIso(batch.createdAt)},
            {u"updated_at"_s, core::toIso(batch.updatedAt)}};
}

// A whole number, or 0 for anything else (which no use case accepts).
int wholeNumber(const QJsonValue& value)
{
    const double number = value.toDouble(0);
    return number >= 1 && number <= domain::maxBatchQuantity && std::floor(number) == number ? int(number) : 0;
}

// Digits only, from 1; `otherwise` where the query does not contain it.
std::optional<qint64> numberIn(const Request& request, QStringView name, qint64 otherwise)
{
    return request.query.contains(name) ? parseId(request.query.value(name)) : std::optional(otherwise);
}

class StockDesk
{
public:
    explicit StockDesk(const Services& services)
        : m_stock(services.use.stock), m_reads(services.reads), m_batches(services.context.database)
    {}

    [[nodiscard]] Reply begin(const Request& request, const Actor& actor) const
    {
        const QJsonObject body = QJsonDocument::fromJson(request.body).object();
        const auto batch = m_stock.begin({.packageId = body.value(u"packageId").toString(),
                                          .quantity = wholeNumber(body.value(u"quantity")),
                                          .router = body.value(u"router").toString()},
                                         actor);
        if (!batch)
            return failure(batch.error());
        return shown(*batch, u"%1 vouchers are being made."_s.arg(batch->quantity));
    }

    [[nodiscard]] Reply list(const Request& request, const Actor&) const
    {
        const auto limit = numberIn(request, u"limit", batchesPerPage);
        const auto cursor = numberIn(request, u"cursor", 0);
        if (!limit || *limit > maxBatchesPerPage)
            return failure(400, u"limit: must be a whole number from 1 to %1"_s.arg(maxBatchesPerPage));
        if (!cursor)
            return failure(400, u"cursor: must be the one of the page before"_s);
        return m_reads.answer(Reads::Length::Long, [limit = int(*limit), cursor = *cursor](const auto& models) {
            return read(storage::VoucherModels(models.database()), limit, cursor);
        });
    }

    [[nodiscard]] Reply one(qint64 id, const Actor&) const
    {
        return m_reads.answer(Reads::Length::Brief, [id](const auto& models) {
            return readOne(storage::StockRepository(models.database()), id);
        });
    }
    [[nodiscard]] Reply cancel(qint64 id, const Actor& actor) const
    {
        const auto batch = m_stock.cancel(id, actor);
        return batch ? shown(*batch, u"No more vouchers of this batch are made."_s) : failure(batch.error());
    }

    [[nodiscard]] Reply resume(qint64 id, const Actor& actor) const
    {
        const auto batch = m_stock.resume(id, actor);
        return batch ? shown(*batch, u"The batch goes on."_s) : failure(batch.error());
    }

    [[nodiscard]] Reply withdrawAll(qint64 id, const Actor& actor) const
    {
        const auto asked = m_stock.withdrawBatch(id, actor);
        if (!asked)
            return failure(asked.error());
        return success({{u"message"_s, u"%1 unsold vouchers are being taken off the router."_s.arg(*asked)},
                        {u"batch_id"_s, id},
                        {u"removed"_s, *asked}});
    }

    [[nodiscard]] Reply withdraw(const Request& request, const Actor& actor) const
    {
        const auto ids = idsIn(request.body, u"voucherIds"_s, u"voucher"_s);
        if (!ids)
            return failure(ids.error());
        QJsonArray results;
        int asked = 0;
        for (const qint64 id : *ids) {
            const auto done = m_stock.withdraw(id, actor);
            QJsonObject result{{u"voucherId"_s, id}, {u"success"_s, done.has_value()}};
            if (done)
                ++asked;
            else
                result.insert(u"error"_s, done.error().detail);
            results.append(result);
        }
        const int total = int(ids->size());
        return success(
            {{u"message"_s, u"%1 of %2 vouchers are being taken off the router."_s.arg(asked).arg(total)},
             {u"results"_s, results},
             {u"summary"_s, QJsonObject{{u"total"_s, total}, {u"success"_s, asked}, {u"error"_s, total - asked}}}});
    }

private:
    static Reply read(const storage::VoucherModels& models, int limit, qint64 cursor)
    {
        auto rows = models.batches(limit + 1, cursor); // one more shows whether there are more
        if (!rows)
            return failure(rows.error());
        const bool hasMore = rows->size() > limit;
        if (hasMore)
            rows->removeLast();
        QJsonArray data;
        for (const storage::BatchRow& row : std::as_const(*rows))
            data.append(told(row.batch, row.count));
        const QJsonValue next = hasMore ? QJsonValue(QString::number(rows->constLast().batch.id)) : QJsonValue();
        return success(
            {{u"data"_s, data},
             {u"pagination"_s, QJsonObject{{u"limit"_s, limit}, {u"hasMore"_s, hasMore}, {u"nextCursor"_s, next}}}});
    }

    static Reply readOne(const storage::StockRepository& batches, qint64 id)
    {
        const auto batch = batches.find(id);
        const auto count = batches.count(id);
        const auto failures = batches.failures(id, shownFailures);
        if (!batch || !count || !failures)
            return failure(!batch ? batch.error() : !count ? count.error() : failures.error());
        QJsonArray refused;
        for (const storage::BatchFailure& row : *failures)
            refused.append(
                QJsonObject{{u"voucher_id"_s, row.voucherId}, {u"number"_s, row.number}, {u"reason"_s, row.reason}});
        QJsonObject data = told(*batch, *count);
        data.insert(u"failures"_s, refused);
        return success({{u"data"_s, data}});
    }

    [[nodiscard]] Reply shown(const domain::Batch& batch, const QString& message) const
    {
        const auto count = m_batches.count(batch.id);
        if (!count)
            return failure(count.error());
        return success({{u"message"_s, message}, {u"data"_s, told(batch, *count)}});
    }

    const sales::Stock& m_stock;
    Reads& m_reads;
    storage::StockRepository m_batches;
};

} // namespace

void addStockRoutes(RouteTable& routes, const Services& services, const Access& access)
{
    const auto desk = std::make_shared<StockDesk>(services);
    const auto all = [&](TokenScope scope, Reply (StockDesk::*work)(const Request&, const Actor&) const) {
        return access.needs(
            scope, [desk, work](const Request& request, const Actor& actor) { return (*desk.*work)(request, actor); });
    };
    const auto onOne = [&](TokenScope scope, Reply (StockDesk::*work)(qint64, const Actor&) const) {
        return access.needs(scope, [desk, work](const Request& request, const Actor& actor) {
            const auto id = parseId(request.parameters.first());
            return id ? (*desk.*work)(*id, actor) : failure(404, u"There is no batch of this number."_s);
        });
    };
    routes.post("/voucher/api/batches", all(TokenScope::Operate, &StockDesk::begin));
    routes.get("/voucher/api/batches", all(TokenScope::Read, &StockDesk::list));
    routes.get("/voucher/api/batches/*", onOne(TokenScope::Read, &StockDesk::one));
    routes.post("/voucher/api/batches/*/cancel", onOne(TokenScope::Operate, &StockDesk::cancel));
    routes.post("/voucher/api/batches/*/resume", onOne(TokenScope::Operate, &StockDesk::resume));
    routes.post("/voucher/api/batches/*/withdraw", onOne(TokenScope::Operate, &StockDesk::withdrawAll));
    routes.post("/voucher/api/withdraw-vouchers", all(TokenScope::Operate, &StockDesk::withdraw));
}

} // namespace loket::server
