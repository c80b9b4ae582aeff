// The report of an import on paper: what was found, what was imported, what stays out and why, what the old program
// lost, and the answers that were given. Any thread.
#pragma once

#include "importing/Imports.h"

#include "ui/export/PaperPage.h"

namespace loket::ui {

class ImportPage : private PaperPage
{
    Q_DECLARE_TR_FUNCTIONS(ImportPage)

public:
    ImportPage(importing::Report report, QLocale locale, QString businessName, const QDateTime& now, QTimeZone zone);

    core::Result<void> paint(QPagedPaintDevice& device, ExportProgress& progress);

    static core::Result<void> writePdf(ImportPage page, const QString& path, ExportProgress& progress);

private:
    void heading(QPainter& painter);
    void counts(QPainter& painter);
    void lost(QPainter& painter);
    void leftOut(QPainter& painter);
    void answers(QPainter& painter);
    // A section with room for what follows.
    void begin(QPainter& painter, const QString& title);
    // Wrapped to the page's width; begins a new page where it does not fit.
    void text(QPainter& painter, const QString& words, double size, const QColor& colour);
    [[nodiscard]] QString title() const;

    const importing::Report m_report;
};

} // namespace loket::ui
