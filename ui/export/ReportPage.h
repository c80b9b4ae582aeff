// The report on paper: a page of figures, the trend and the slices, on anything that has pages (a PDF file,
// a printer). Black on white with few colours, so it can be read when printed in grey. Any thread.
#pragma once

#include "storage/ReportModels.h"
#include "ui/export/ExportJob.h"

#include <QCoreApplication>
#include <QLocale>
#include <QRectF>

class QPagedPaintDevice;
class QPainter;

namespace loket::ui {

class ReportPage
{
    Q_DECLARE_TR_FUNCTIONS(ReportPage)

public:
    ReportPage(const storage::Report& report, QLocale locale, QString businessName, const QDateTime& now);

    core::Result<void> paint(QPagedPaintDevice& device, ExportProgress& progress);

    static core::Result<void> writePdf(ReportPage page, const QString& path, ExportProgress& progress);

private:
    void heading(QPainter& painter);
    void figures(QPainter& painter);
    void course(QPainter& painter);
    void slices(QPainter& painter, storage::ReportDimension dimension);
    void heat(QPainter& painter);
    void footer(QPainter& painter) const;
    // Begins a new page where less than `height` is left.
    void need(QPainter& painter, double height);
    void section(QPainter& painter, const QString& title);

    const storage::Report m_report;
    const QLocale m_locale;
    const QString m_businessName;
    const QDateTime m_now;
    QPagedPaintDevice* m_device = nullptr;
    QRectF m_area; // of a page, in points
    double m_y = 0;
    int m_page = 1;
};

} // namespace loket::ui
