// The report as files: the sales one by one (CSV), or a workbook with the figures and the sales (XLSX). Reads through
// the reader thread in blocks, so lists keep working meanwhile. For an ExportJob: any thread but the reader's.
#pragma once

#include "storage/ReadThread.h"
#include "storage/ReportModels.h"
#include "ui/export/ExportJob.h"
#include "ui/export/TableFile.h"

#include <QCoreApplication>
#include <QLocale>

namespace loket::ui {

struct ReportExport
{
    Q_DECLARE_TR_FUNCTIONS(ReportExport)

public:
    struct Source
    {
        storage::ReadThread& reader; // outlives the job
        QLocale locale;
        QString businessName;
        bool recoversByItself = true; // as of the context
    };

    // Every purchase paid in the report's period, oldest first.
    static core::Result<void> writeCsv(const Source& source, const storage::Report& report, const QString& path,
                                       ExportProgress& progress);
    // Sheets: overview, days, one for each dimension, sales.
    static core::Result<void> writeXlsx(const Source& source, const storage::Report& report, const QString& path,
                                        ExportProgress& progress);

private:
    static core::Result<void> writeSales(const Source& source, const storage::Report& report, TableFile& file,
                                         ExportProgress& progress);
    static core::Result<void> writeOverview(const Source& source, const storage::Report& report, TableFile& file);
    static core::Result<void> writeFigures(const storage::Report& report, TableFile& file);
};

// Waits for an answer of the reader thread; Cancelled where the reader is gone.
template <class T>
core::Result<T> awaited(core::Async<T> answer)
{
    answer.waitForFinished();
    if (answer.isCanceled() || answer.resultCount() == 0)
        return ExportProgress::cancelled();
    return answer.result();
}

} // namespace loket::ui
