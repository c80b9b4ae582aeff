#include "ui/export/LogExport.h"

#include "ui/export/ReportExport.h"
#include "ui/text/ActivityWords.h"

namespace loket::ui {

using core::Failure;
using core::Result;
using storage::LogModels;
using storage::ReadModels;

namespace {

constexpr qsizetype linesAtOnce = 500;

} // namespace

Result<void> LogExport::writeActivity(storage::Reader& reader, const storage::AuditQuery& query, const QTimeZone& zone,
                                      const QString& path, ExportProgress& progress)
{
    const auto file = openTable(TableFormat::Csv, path, zone);
    if (!file)
        return Failure(file.error());
    if (const auto done = (*file)->sheet(tr("Activity"), {tr("Time"), tr("Who"), tr("What"), tr("Details"),
                                                          tr("Invoice"), tr("Customer"), tr("Action")});
        !done)
        return done;
    const auto found = awaited(reader.ask<storage::LogIds>(
        [query](const ReadModels& models) { return LogModels(models.database()).auditIds(query, 0); }));
    if (!found)
        return Failure(found.error());
    for (qsizetype at = 0; at < found->ids.size(); at += linesAtOnce) {
        if (progress.isCancelled())
            return ExportProgress::cancelled();
        const QList<qint64> some = found->ids.mid(at, linesAtOnce);
        const auto entries = awaited(reader.ask<QList<storage::AuditEntry>>(
            [some](const ReadModels& models) { return LogModels(models.database()).auditEntries(some); }));
        if (!entries)
            return Failure(entries.error());
        for (const storage::AuditEntry& entry : *entries) {
            const StoryEntry words = ActivityWords::entry(entry);
            if (const auto done =
                    (*file)->row({entry.row.line.at, words.actor, words.title, words.detail, entry.row.invoiceId,
                                  entry.purchase.customerName, entry.row.line.action});
                !done)
                return done;
        }
        progress.report(at + some.size(), found->ids.size());
    }
    return (*file)->finish();
}

} // namespace loket::ui
