#include "ui/export/ReportExport.h"

#include "ui/text/Format.h"
#include "ui/text/ReportWords.h"
#include "ui/text/Words.h"

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;
using core::Failure;
using core::Result;
using storage::ReadModels;
using storage::Report;
using storage::ReportFigures;

namespace {

constexpr int salesAtOnce = 500;

QList<Cell> cellsOf(const ReportFigures& figures)
{
    return {
        Rupiahs{figures.revenue}, Rupiahs{figures.refunded}, Rupiahs{figures.net()}, figures.vouchers, figures.paid,
        figures.refunds,          figures.completed,         figures.waiting,        figures.stopped,  figures.messages,
        figures.messagesSent,     figures.messagesArrived,   figures.messagesLost};
}

} // namespace

Result<void> ReportExport::writeSales(const Source& source, const Report& report, TableFile& file,
                                      ExportProgress& progress)
{
    if (const auto done =
            file.sheet(tr("Sales"), {tr("Paid at"), tr("Invoice"), tr("Customer"), tr("Phone"), tr("Package"),
                                     tr("Vouchers"), tr("Amount"), tr("Status"), tr("Message"), tr("Paid by"),
                                     tr("Sold through"), tr("Cashier"), tr("Router"), tr("Made at")});
        !done)
        return done;
    const storage::PurchaseFilter filter{.paidFrom = report.range.start(), .paidUntil = report.range.end()};
    const auto ids = awaited(
        source.reader.ask<QList<qint64>>([filter](const ReadModels& models) { return models.purchaseIds(filter); }));
    if (!ids)
        return Failure(ids.error());
    for (qsizetype at = 0; at < ids->size(); at += salesAtOnce) {
        if (progress.isCancelled())
            return ExportProgress::cancelled();
        const QList<qint64> some = ids->mid(at, salesAtOnce);
        const auto purchases = awaited(source.reader.ask<QList<domain::Purchase>>(
            [some](const ReadModels& models) { return models.purchases({.ids = some}, {.limit = salesAtOnce}); }));
        if (!purchases)
            return Failure(purchases.error());
        for (auto purchase = purchases->rbegin(); purchase != purchases->rend(); ++purchase) { // oldest first
            const storage::ReportSlice channel{.value = domain::toString(purchase->channel)};
            if (const auto done = file.row(
                    {purchase->paidAt, purchase->invoiceId, purchase->customerName,
                     Format::maskedPhone(purchase->customerPhone), purchase->packageName, qint64(purchase->quantity),
                     Rupiahs{purchase->amount}, Words::status(*purchase, source.recoversByItself),
                     Words::delivery(purchase->deliveryStatus), Words::gateway(purchase->gateway),
                     ReportWords::slice(storage::ReportDimension::Channel, channel), Words::cashier(*purchase),
                     purchase->router, purchase->completedAt});
                !done)
                return done;
        }
        progress.report(at + some.size(), ids->size());
    }
    return {};
}

Result<void> ReportExport::writeOverview(const Source& source, const Report& report, TableFile& file)
{
    if (const auto done = file.sheet(tr("Overview"), {source.businessName, tr("This period"), tr("The period before")});
        !done)
        return done;
    const ReportFigures& now = report.total;
    const ReportFigures& before = report.previous;
    const auto share = [](const std::optional<double>& part) { return part ? Cell(Percent{*part}) : Cell(); };
    const QList<QList<Cell>> rows{
        {tr("Period"), ReportWords::period(report.range, source.locale),
         ReportWords::period(report.range.previous(), source.locale)},
        {tr("Revenue"), Rupiahs{now.revenue}, Rupiahs{before.revenue}},
        {tr("Refunded"), Rupiahs{now.refunded}, Rupiahs{before.refunded}},
        {tr("Revenue less refunds"), Rupiahs{now.net()}, Rupiahs{before.net()}},
        {tr("Vouchers"), now.vouchers, before.vouchers},
        {tr("Paid orders"), now.paid, before.paid},
        {tr("Paid without voucher"), now.stopped, before.stopped},
        {tr("Share of paid without voucher"), Percent{now.lossRate()}, Percent{before.lossRate()}},
        {tr("Vouchers being made"), now.waiting, before.waiting},
        {tr("Messages sent"), now.messagesSent, before.messagesSent},
        {tr("Messages that failed"), now.messagesLost, before.messagesLost},
        {tr("Messages whose arrival was not confirmed"), report.unconfirmed, Cell()},
        {tr("Share of messages sent"), share(now.deliverySuccess()), share(before.deliverySuccess())},
        {tr("Paid to voucher, median"), ReportWords::span(report.voucherTimes.median, source.locale)},
        {tr("Paid to voucher, 95 of 100 within"), ReportWords::span(report.voucherTimes.p95, source.locale)},
        {tr("Paid to message, median"), ReportWords::span(report.messageTimes.median, source.locale)},
        {tr("Paid to message, 95 of 100 within"), ReportWords::span(report.messageTimes.p95, source.locale)},
    };
    for (const QList<Cell>& row : rows) {
        if (const auto done = file.row(row); !done)
            return done;
    }
    return {};
}

Result<void> ReportExport::writeFigures(const Report& report, TableFile& file)
{
    const QStringList headings{tr("Revenue"),
                               tr("Refunded"),
                               tr("Net"),
                               tr("Vouchers"),
                               tr("Paid orders"),
                               tr("Refunds"),
                               tr("Completed"),
                               tr("Vouchers being made"),
                               tr("Paid without voucher"),
                               tr("Messages"),
                               tr("Messages sent"),
                               tr("Messages that arrived"),
                               tr("Messages that failed")};
    if (const auto done = file.sheet(tr("Over time"), QStringList{tr("From")} + headings); !done)
        return done;
    for (const storage::ReportPoint& point : report.points) {
        if (const auto done = file.row(QList<Cell>{point.start.toUTC()} + cellsOf(point.figures)); !done)
            return done;
    }
    for (const storage::ReportDimension dimension : storage::allReportDimensions) {
        const QString name = ReportWords::dimension(dimension);
        if (const auto done = file.sheet(name, QStringList{name} + headings); !done)
            return done;
        for (const storage::ReportSlice& slice : report.by(dimension)) {
            const Cell label = ReportWords::slice(dimension, slice);
            if (const auto done = file.row(QList<Cell>{label} + cellsOf(slice.figures)); !done)
                return done;
        }
    }
    return {};
}

Result<void> ReportExport::writeCsv(const Source& source, const Report& report, const QString& path,
                                    ExportProgress& progress)
{
    const auto file = openTable(TableFormat::Csv, path, report.range.zone);
    if (!file)
        return Failure(file.error());
    if (const auto done = writeSales(source, report, **file, progress); !done)
        return done;
    return (*file)->finish();
}

Result<void> ReportExport::writeXlsx(const Source& source, const Report& report, const QString& path,
                                     ExportProgress& progress)
{
    const auto file = openTable(TableFormat::Xlsx, path, report.range.zone);
    if (!file)
        return Failure(file.error());
    if (const auto done = writeOverview(source, report, **file); !done)
        return done;
    if (const auto done = writeFigures(report, **file); !done)
        return done;
    if (const auto done = writeSales(source, report, **file, progress); !done)
        return done;
    return (*file)->finish();
}

} // namespace loket::ui
