#include "ui/models/ShiftsExport.h"

#include "ui/export/ReportExport.h"
#include "ui/models/ClosedShiftsModel.h"
#include "ui/text/Words.h"

#include <limits>

namespace loket::ui {

using core::Result;
using storage::Shift;

Result<void> ShiftsExport::write(storage::ReadThread& reader, const storage::ShiftFilter& filter, const QTimeZone& zone,
                                 const QString& path, ExportProgress& progress)
{
    const auto file = openTable(tableFormatOf(path), path, zone);
    if (!file)
        return core::Failure(file.error());
    LOKET_TRY(
        (*file)->sheet(tr("Shifts"), {tr("Closed"), tr("Cashier"), tr("Opened"), tr("At the start"), tr("Expected"),
                                      tr("Counted"), tr("Difference"), tr("Result"), tr("Note"), tr("Closed by")}));
    const auto shifts = awaited(reader.ask<QList<Shift>>([filter](const storage::ReadModels& models) {
        return storage::ShiftRepository(models.database()).closed(filter, std::numeric_limits<int>::max());
    }));
    if (!shifts)
        return core::Failure(shifts.error());
    qint64 written = 0;
    for (auto shift = shifts->rbegin(); shift != shifts->rend(); ++shift) {
        if (progress.isCancelled())
            return ExportProgress::cancelled();
        LOKET_TRY((*file)->row({shift->closedAt, ClosedShiftsModel::nameOf(shift->cashier), shift->openedAt,
                                Rupiahs{shift->openingFloat}, Rupiahs{shift->expected}, Rupiahs{shift->counted},
                                Rupiahs{shift->difference()}, ClosedShiftsModel::resultOf(shift->difference()),
                                shift->note, Words::actor(shift->closedBy)}));
        progress.report(++written, shifts->size());
    }
    return (*file)->finish();
}

} // namespace loket::ui
