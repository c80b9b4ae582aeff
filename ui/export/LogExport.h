// The activity log as a CSV file: the lines of the present filter, oldest first. For an ExportJob: any thread but the
// reader's.
#pragma once

#include "storage/LogModels.h"
#include "storage/Reader.h"
#include "ui/export/ExportJob.h"

#include <QCoreApplication>
#include <QTimeZone>

namespace loket::ui {

struct LogExport
{
    Q_DECLARE_TR_FUNCTIONS(LogExport)

public:
    // `reader` outlives the job.
    static core::Result<void> writeActivity(storage::Reader& reader, const storage::AuditQuery& query,
                                            const QTimeZone& zone, const QString& path, ExportProgress& progress);
};

} // namespace loket::ui
