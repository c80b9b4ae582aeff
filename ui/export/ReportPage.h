// The report on paper: a page of figures, the trend and the slices, on anything that has pages (a PDF file,
// a printer). Any thread.
#pragma once

#include "storage/ReportModels.h"
#include "ui/export/PaperPage.h"

namespace loket::ui {

class ReportPage : private PaperPage
{
    Q_DECLARE_TR_FUNCTIONS(ReportPage)

public:
    ReportPage(const storage::Report& report, QLocale locale, QString businessName, const QDateTime& now);

    core::Result<void> paint(QPagedPaintDevice& device, ExportProgress& progress);

    static core::Result<void> writePdf(ReportPage page, const QString& path, ExportProgress& progress);

private:
    void figures(QPainter& painter);
    void course(QPainter& painter);
    void slices(QPainter& painter, storage::ReportDimension dimension);
    void heat(QPainter& painter);

    const storage::Report m_report;
};

} // namespace loket::ui
