// The closed shifts of a period as a file: all of them, those closed first at the top, with what was expected, what
// was counted and the difference as numbers. For an ExportJob: any thread but the reader's.
#pragma once

#include "storage/ReadThread.h"
#include "storage/ShiftRepository.h"
#include "ui/export/ExportJob.h"

#include <QCoreApplication>
#include <QTimeZone>

namespace loket::ui {

struct ShiftsExport
{
    Q_DECLARE_TR_FUNCTIONS(ShiftsExport)

public:
    // `reader` outlives the job.
    static core::Result<void> write(storage::ReadThread& reader, const storage::ShiftFilter& filter,
                                    const QTimeZone& zone, const QString& path, ExportProgress& progress);
};

} // namespace loket::ui
