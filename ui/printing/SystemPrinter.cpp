#include "ui/printing/SystemPrinter.h"

#include "core/Reasons.h"

#include <QPainter>
#include <QPdfWriter>
#include <QPrinter>
#include <QPrinterInfo>
#include <QSaveFile>

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;
using core::ErrorKind;
using core::Result;

namespace {

constexpr int pdfResolution = 600; // dots per inch
constexpr double mmPerInch = 25.4;
constexpr double mostPreviewDots = 4000; // of a side: a long slip at a large scale

QPageLayout layoutOf(const PrintedPages& pages)
{
    return {QPageSize(pages.sizeMm(), QPageSize::Millimeter, {}, QPageSize::FuzzyMatch), QPageLayout::Portrait,
            QMarginsF()};
}

core::Failure stopped()
{
    return core::fail(core::Reason::PrintingStopped);
}

// All pages onto a device whose layout is set.
Result<void> paintAll(const PrintedPages& pages, QPagedPaintDevice& device, int resolution,
                      const std::atomic_bool& stop)
{
    QPainter painter;
    if (!painter.begin(&device))
        return core::fail(core::Reason::SystemPrinterNotOpened);
    const double scale = resolution / mmPerInch / unitsPerMm;
    for (int page = 0; page < pages.count(); ++page) {
        if (stop)
            return stopped();
        if (page > 0 && !device.newPage())
            return core::fail(core::Reason::PrinterTakesNoPage);
        painter.resetTransform();
        painter.scale(scale, scale);
        pages.paint(painter, page);
    }
    return painter.end() ? Result<void>() : core::fail(core::Reason::PrintNotEnded);
}

} // namespace

QStringList systemPrinterNames()
{
    QStringList names = QPrinterInfo::availablePrinterNames();
    if (const QString usual = QPrinterInfo::defaultPrinterName(); names.removeAll(usual) > 0)
        names.prepend(usual);
    return names;
}

Result<void> printPages(const PrintedPages& pages, const QString& name, const std::atomic_bool& stop)
{
    const QPrinterInfo info = name.isEmpty() ? QPrinterInfo::defaultPrinter() : QPrinterInfo::printerInfo(name);
    if (info.isNull())
        return name.isEmpty() ? core::fail(core::Reason::NoDefaultPrinter)
                              : core::fail(core::Reason::NoSuchPrinter, {name});
    QPrinter printer(info, QPrinter::HighResolution);
    printer.setFullPage(true);
    printer.setPageLayout(layoutOf(pages));
    printer.setDocName(u"Loket"_s);
    LOKET_TRY(paintAll(pages, printer, printer.resolution(), stop));
    if (printer.printerState() == QPrinter::Error)
        return core::fail(core::Reason::PrinterReports, {info.printerName()});
    return {};
}

Result<void> writePdf(const PrintedPages& pages, const QString& name, const std::atomic_bool& stop)
{
    QSaveFile file(name);
    if (!file.open(QIODevice::WriteOnly))
        return core::fail(core::Reason::PdfNotWritten, {name, file.errorString()});
    QPdfWriter writer(&file);
    writer.setCreator(u"Loket"_s);
    writer.setResolution(pdfResolution);
    writer.setPageLayout(layoutOf(pages));
    LOKET_TRY(paintAll(pages, writer, pdfResolution, stop));
    if (!file.commit())
        return core::fail(core::Reason::PdfNotWritten, {name, file.errorString()});
    return {};
}

QImage pictureOf(const PrintedPages& pages, int page, double dotsPerMm)
{
    const QSizeF size = pages.sizeMm();
    const double scale = qMin(dotsPerMm, mostPreviewDots / qMax(size.width(), size.height()));
    QImage image((size * scale).toSize().expandedTo({1, 1}), QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing | QPainter::SmoothPixmapTransform);
    painter.scale(scale / unitsPerMm, scale / unitsPerMm);
    if (page < pages.count())
        pages.paint(painter, page);
    return image;
}

} // namespace loket::ui
