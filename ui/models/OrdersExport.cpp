#include "ui/models/OrdersExport.h"

#include "ui/export/TableFile.h"
#include "ui/text/Format.h"
#include "ui/text/Words.h"

namespace loket::ui {

using core::Result;
using domain::Purchase;

namespace {

constexpr qsizetype rowsAtOnce = 500; // one query accepts no more ids

struct Export
{
    QList<qint64> ids;
    QStringList headings;
    QString file;
    QTimeZone zone;
    bool recovers = true;             // UiContext::recoversByItself
    std::unique_ptr<TableFile> table; // touched in the reader's thread only
    qsizetype done = 0;
    QPromise<Result<qint64>> promise;
};

QList<Cell> cellsOf(const Purchase& purchase, bool recovers)
{
    return {purchase.createdAt,
            purchase.invoiceId,
            purchase.customerName,
            Format::maskedPhone(purchase.customerPhone),
            purchase.packageName,
            qint64(purchase.quantity),
            Rupiahs{purchase.amount},
            Words::status(purchase, recovers),
            Words::delivery(purchase.deliveryStatus),
            Words::payment(purchase)};
}

Result<void> writeSome(Export& work, const storage::ReadModels& models)
{
    if (!work.table) {
        auto table = openTable(tableFormatOf(work.file), work.file, work.zone);
        if (!table)
            return core::Failure(table.error());
        work.table = std::move(*table);
        LOKET_TRY(work.table->sheet({}, work.headings));
    }
    const QList<qint64> some = work.ids.mid(work.done, rowsAtOnce);
    const auto purchases = models.purchases({.ids = some}, {.limit = int(some.size())});
    if (!purchases)
        return core::Failure(purchases.error());
    QHash<qint64, const Purchase*> byId;
    for (const Purchase& purchase : *purchases)
        byId.insert(purchase.id, &purchase);
    for (const qint64 id : some) {
        if (const Purchase* purchase = byId.value(id))
            LOKET_TRY(work.table->row(cellsOf(*purchase, work.recovers)));
    }
    work.done += some.size();
    return work.done >= work.ids.size() ? work.table->finish() : Result<void>();
}

void step(const UiContext& context, QObject* asker, const std::shared_ptr<Export>& work)
{
    const auto written = context.reader.ask<qsizetype>([work](const storage::ReadModels& models) -> Result<qsizetype> {
        LOKET_TRY(writeSome(*work, models));
        return work->done;
    });
    core::whenReady(written, asker, [&context, asker, work](const Result<qsizetype>& done) {
        if (done && *done < work->ids.size())
            return step(context, asker, work);
        work->promise.addResult(done ? Result<qint64>(*done) : core::Failure(done.error()));
        work->promise.finish();
    });
}

} // namespace

core::Async<qint64> exportOrders(const UiContext& context, QObject* asker, const QList<qint64>& ids,
                                 const QStringList& headings, const QString& file)
{
    auto work = std::make_shared<Export>();
    work->ids = ids;
    work->headings = headings;
    work->file = file;
    work->zone = context.zone;
    work->recovers = context.recoversByItself;
    work->promise.start();
    const auto answer = work->promise.future();
    step(context, asker, work);
    return answer;
}

} // namespace loket::ui
