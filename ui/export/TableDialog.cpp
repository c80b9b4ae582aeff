#include "ui/export/TableDialog.h"

#include "ui/export/FileDialog.h"

#include <QStandardPaths>

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;

QFileDialog* newTableDialog(QWidget* parent, const QString& title, const QString& name)
{
    auto* dialog = new FileDialog(parent, title, QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    const QString csv = u"CSV (*.csv)"_s;
    const QString workbook = u"Excel (*.xlsx)"_s;
    dialog->setNameFilters({csv, workbook});
    dialog->setDefaultSuffix(u"csv"_s);
    dialog->selectFile(name + u".csv"_s);
    QObject::connect(dialog, &QFileDialog::filterSelected, dialog, [dialog, name, workbook](const QString& filter) {
        const QString suffix = filter == workbook ? u"xlsx"_s : u"csv"_s;
        dialog->setDefaultSuffix(suffix);
        dialog->selectFile(name + u'.' + suffix);
    });
    return dialog;
}

} // namespace loket::ui
