// The activity log and the messages as CSV files: the lines of the present filter, oldest first; phone numbers masked
// as on the screen. For an ExportJob: any thread but the reader's.
#pragma once

#include "storage/LogModels.h"
#include "storage/ReadThread.h"
#include "ui/export/ExportJob.h"

#include <QCoreApplication>
#include <QTimeZone>

namespace loket::ui {

struct LogExport
{
    Q_DECLARE_TR_FUNCTIONS(LogExport)

public:
    // `reader` outlives the job.
    static core::Result<void> writeActivity(storage::ReadThread& reader, const storage::AuditQuery& query,
                                            const QTimeZone& zone, const QString& path, ExportProgress& progress);
    static core::Result<void> writeDeliveries(storage::ReadThread& reader, const storage::AttemptQuery& query,
                                              const QTimeZone& zone, const QString& path, ExportProgress& progress);
};

} // namespace loket::ui
