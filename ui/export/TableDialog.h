// Where a list is to be saved, and as what: CSV for any program, or a workbook. UI thread.
#pragma once

#include <QFileDialog>

namespace loket::ui {

// Not shown yet; deletes itself when it is closed. `name` is the file's without its ending. The format is told by the
// ending of the file that is chosen (tableFormatOf()).
QFileDialog* newTableDialog(QWidget* parent, const QString& title, const QString& name);

} // namespace loket::ui
