// A slip drawn with QPainter, for printers of the system and for the preview. Units as in PrintedPages.
#pragma once

#include "ui/printing/PrintedPages.h"
#include "ui/printing/SlipDocument.h"

namespace loket::ui {

// Paints nothing where `painter` is null, and answers how long the slip is.
double paintSlip(QPainter* painter, const SlipDocument& document, print::PaperWidth paper, const QImage& logo);

double paperWidthMm(print::PaperWidth paper);

} // namespace loket::ui
