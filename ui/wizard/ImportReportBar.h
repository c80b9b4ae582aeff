// The buttons below an import's report: saved as a PDF, or printed, with where the file went. UI thread.
#pragma once

#include "importing/Imports.h"

#include "ui/context/UiContext.h"

#include <QWidget>

class QPushButton;

namespace loket::ui {

class ExportBar;

class ImportReportBar : public QWidget
{
    Q_OBJECT

public:
    explicit ImportReportBar(const UiContext& context, QWidget* parent = nullptr);

    void setReport(const importing::Report& report) { m_report = report; }
    void savePdf(const QString& path);
    [[nodiscard]] QPushButton* save() const { return m_save; }
    [[nodiscard]] QPushButton* print() const { return m_print; }
    [[nodiscard]] ExportBar& bar() const { return *m_bar; }

protected:
    void changeEvent(QEvent* event) override;

private:
    void askForFile();
    void askForPrinter();
    void retranslate();

    const UiContext& m_context;
    importing::Report m_report;
    QPushButton* m_save;
    QPushButton* m_print;
    ExportBar* m_bar;
};

} // namespace loket::ui
