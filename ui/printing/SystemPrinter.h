// Pages to a printer of the operating system or into a PDF file. Blocks: called from a printer's thread (Qt lets
// QPainter draw on a QPrinter and on a QPdfWriter in any thread).
#pragma once

#include "core/Error.h"
#include "ui/printing/PrintedPages.h"

#include <QStringList>

#include <atomic>

namespace loket::ui {

QStringList systemPrinterNames(); // the default one first

// Misconfigured: there is no such printer, or none at all. Unreachable: it accepted nothing.
core::Result<void> printPages(const PrintedPages& pages, const QString& printer, const std::atomic_bool& stop);
// The file is complete, or unchanged. Storage: it could not be written.
core::Result<void> writePdf(const PrintedPages& pages, const QString& file, const std::atomic_bool& stop);
QImage pictureOf(const PrintedPages& pages, int page, double dotsPerMm);

} // namespace loket::ui
