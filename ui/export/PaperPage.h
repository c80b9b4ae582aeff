// What all that is written on pages (a PDF file, a printer) has in common: the place on the page, headings, sections,
// the foot, and a file that is there whole or not at all. Black on white with few colours, so it can be read when
// printed in grey. Any thread.
#pragma once

#include "ui/export/ExportJob.h"

#include <QColor>
#include <QCoreApplication>
#include <QLocale>
#include <QRectF>
#include <QTimeZone>

#include <functional>

class QPagedPaintDevice;
class QPainter;

namespace loket::ui {

class PaperPage
{
    Q_DECLARE_TR_FUNCTIONS(PaperPage)

protected:
    // Lengths in points (1/72 inch), whatever the device's resolution.
    static constexpr double line = 15;
    static constexpr double gap = 14;
    static const QColor ink;
    static const QColor pale;
    static const QColor rule;

    PaperPage(QLocale locale, QString businessName, const QDateTime& now, QTimeZone zone);

    using Part = std::function<void(QPainter& painter)>;
    core::Result<void> paintParts(QPagedPaintDevice& device, ExportProgress& progress, const QList<Part>& parts);
    using Paint = std::function<core::Result<void>(QPagedPaintDevice& device)>;
    static core::Result<void> writeFile(const QString& path, const QString& title, const Paint& paint);

    // The business, and what this is.
    void writeHeading(QPainter& painter, const QString& title);
    void section(QPainter& painter, const QString& title);
    // Begins a new page where less than `height` is left.
    void need(QPainter& painter, double height);
    // In smaller letters where it is too long for its place, without its middle where it is even then.
    static void write(QPainter& painter, const QRectF& where, const QString& text, double size,
                      const QColor& colour = ink, bool bold = false,
                      Qt::Alignment how = Qt::AlignLeft | Qt::AlignVCenter);

    const QLocale m_locale;
    QRectF m_area; // of a page
    double m_y = 0;

private:
    void foot(QPainter& painter) const;

    const QString m_businessName;
    const QDateTime m_now;
    const QTimeZone m_zone;
    QPagedPaintDevice* m_device = nullptr;
    int m_page = 1;
};

} // namespace loket::ui
