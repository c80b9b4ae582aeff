// The report of an import on paper: what was found, what was imported, what stays out and why, what the old program
// lost, and the answers that were given. Any thread.
#pragma once

#include "importing/Imports.h"

#include "ui/export/ExportJob.h"

#include <QCoreApplication>
#include <QLocale>
#include <QRectF>
#include <QTimeZone>

class QPagedPaintDevice;
class QPainter;

namespace loket::ui {

class ImportPage
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
    void footer(QPainter& painter) const;
    void section(QPainter& painter, const QString& title);
    // Wrapped to the page's width; begins a new page where it does not fit.
    void text(QPainter& painter, const QString& words, double size, const QColor& colour);
    void need(QPainter& painter, double height);
    [[nodiscard]] QString title() const;

    const importing::Report m_report;
    const QLocale m_locale;
    const QString m_businessName;
    const QDateTime m_now;
    const QTimeZone m_zone;
    QPagedPaintDevice* m_device = nullptr;
    QRectF m_area; // of a page, in points
    double m_y = 0;
    int m_page = 1;
};

} // namespace loket::ui
