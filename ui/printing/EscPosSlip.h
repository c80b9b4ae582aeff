// A slip in the thermal printer's own language: text as text, QR codes and the logo as pictures. Pure but for the
// image.
#pragma once

#include "print/Bitmap.h"
#include "print/PrintSettings.h"

#include "ui/printing/Ticket.h"

#include <QImage>

namespace loket::ui {

// The printable dots of a line at 203 dpi: 48 of 58 mm, 72 of 80 mm.
int dotsOf(print::PaperWidth paper);

// Black where the image is dark, with the greys scattered; at most `width` dots wide.
print::Bitmap bitmapOf(const QImage& image, int width);

// A slip to try a printer with: its letters, and the QR code both ways, named A (a picture) and B (the printer's own).
QByteArray escPosTest(const print::PrintSettings& settings, const QString& heading, const QString& words);

QByteArray escPosSlip(const Slip& slip, const print::PrintSettings& settings, const QImage& logo);

} // namespace loket::ui
