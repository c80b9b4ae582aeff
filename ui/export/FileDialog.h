// Qt's file dialog, without two faults of the one that it draws itself, where the desktop has none. While the whole
// path of a file is typed, its list also marks every file whose name the typed one begins with; it would then take the
// first of them, or nothing and say nothing. What is typed counts. And its list of completions has no background of its
// own. UI thread.
#pragma once

#include <QAbstractItemView>
#include <QCompleter>
#include <QFileDialog>
#include <QItemSelectionModel>
#include <QLineEdit>

namespace loket::ui {

class FileDialog : public QFileDialog
{
public:
    using QFileDialog::QFileDialog;

    void accept() override
    {
        auto* list = findChild<QAbstractItemView*>(QStringLiteral("listView"));
        QLineEdit* name = nameEdit();
        const bool marksMany = list && list->selectionModel() && list->selectionModel()->selectedRows().size() > 1;
        if (name && marksMany && fileMode() != ExistingFiles) {
            const QString typed = name->text(); // changes with what is marked
            list->selectionModel()->clearSelection();
            name->setText(typed);
        }
        QFileDialog::accept();
    }

protected:
    void showEvent(QShowEvent* event) override
    {
        if (const QLineEdit* name = nameEdit(); name && name->completer())
            name->completer()->popup()->setProperty("kind", QStringLiteral("completions"));
        QFileDialog::showEvent(event);
    }

private:
    // Null where the desktop's own dialog is shown.
    [[nodiscard]] QLineEdit* nameEdit() const { return findChild<QLineEdit*>(QStringLiteral("fileNameEdit")); }
};

} // namespace loket::ui
