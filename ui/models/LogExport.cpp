#include "ui/models/LogExport.h"

#include "ui/export/ReportExport.h"
#include "ui/models/DeliveriesModel.h"
#include "ui/text/ActivityWords.h"
#include "ui/text/Format.h"
#include "ui/text/Words.h"

namespace loket::ui {

using core::Failure;
using core::Result;
using storage::LogModels;
using storage::ReadModels;

namespace {

constexpr qsizetype linesAtOnce = 500;

// Head and lines of a log into a file, some lines at a time.
template <class Entry, class Line>
Result<void> write(storage::ReadThread& reader, const QString& path, const QTimeZone& zone, const QString& title,
                   const QStringList& headings, std::function<Result<storage::LogIds>(const LogModels&)> ids,
                   Result<QList<Entry>> (LogModels::*entriesOf)(const QList<qint64>&) const, Line line,
                   ExportProgress& progress)
{
    const auto file = openTable(tableFormatOf(path), path, zone);
    if (!file)
        return Failure(file.error());
    LOKET_TRY((*file)->sheet(title, headings));
    const auto found = awaited(reader.ask<storage::LogIds>(
        [ids = std::move(ids)](const ReadModels& models) { return ids(LogModels(models.database())); }));
    if (!found)
        return Failure(found.error());
    for (qsizetype at = 0; at < found->ids.size(); at += linesAtOnce) {
        if (progress.isCancelled())
            return ExportProgress::cancelled();
        const QList<qint64> some = found->ids.mid(at, linesAtOnce);
        const auto entries = awaited(reader.ask<QList<Entry>>(
            [some, entriesOf](const ReadModels& models) { return (LogModels(models.database()).*entriesOf)(some); }));
        if (!entries)
            return Failure(entries.error());
        for (const Entry& entry : *entries)
            LOKET_TRY((*file)->row(line(entry)));
        progress.report(at + some.size(), found->ids.size());
    }
    return (*file)->finish();
}

} // namespace

Result<void> LogExport::writeActivity(storage::ReadThread& reader, const storage::AuditQuery& query,
                                      const QTimeZone& zone, const QString& path, ExportProgress& progress)
{
    return write<storage::AuditEntry>(
        reader, path, zone, tr("Activity"),
        {tr("Time"), tr("Who"), tr("What"), tr("Details"), tr("Invoice"), tr("Customer"), tr("Action")},
        [query](const LogModels& models) { return models.auditIds(query, 0); }, &LogModels::auditEntries,
        [](const storage::AuditEntry& entry) -> QList<Cell> {
            const StoryEntry words = ActivityWords::entry(entry);
            return {entry.row.line.at,           words.actor,          words.title, words.detail, entry.row.invoiceId,
                    entry.purchase.customerName, entry.row.line.action};
        },
        progress);
}

Result<void> LogExport::writeDeliveries(storage::ReadThread& reader, const storage::AttemptQuery& query,
                                        const QTimeZone& zone, const QString& path, ExportProgress& progress)
{
    return write<storage::AttemptEntry>(
        reader, path, zone, tr("Messages"),
        {tr("Time"), tr("Attempt"), tr("The message now"), tr("Invoice"), tr("Customer"), tr("Phone"), tr("Package"),
         tr("Channel"), tr("Milliseconds"), tr("What it said")},
        [query](const LogModels& models) { return models.attemptIds(query, 0); }, &LogModels::attemptEntries,
        [](const storage::AttemptEntry& entry) -> QList<Cell> {
            const storage::DeliveryAttempt& attempt = entry.attempt;
            return {attempt.createdAt,
                    DeliveriesModel::statusWords(attempt.status),
                    Words::delivery(entry.purchase.deliveryStatus),
                    entry.purchase.invoiceId,
                    entry.purchase.customerName,
                    Format::maskedPhone(attempt.phone),
                    entry.purchase.packageName,
                    Words::channel(attempt.channel),
                    qint64(attempt.duration.count()),
                    attempt.errorMessage};
        },
        progress);
}

} // namespace loket::ui
