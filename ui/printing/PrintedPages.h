// Vouchers as pages of paper: A4 sheets of cards, or slips of 58 and 80 mm. The same painting for the printer, the PDF
// and the preview: everything is laid out in hundredths of a millimetre, so the resolution changes nothing.
// Value-like; used in one thread at a time, any thread.
#pragma once

#include "print/PrintSettings.h"

#include "ui/printing/Ticket.h"

#include <QImage>
#include <QSizeF>

class QPainter;

namespace loket::ui {

enum class PrintTemplate { Sheet3x8, Sheet4x13, SheetDense, Slip58, Slip80 };

bool isSheet(PrintTemplate form);
PrintTemplate templateOf(print::SheetLayout layout);
PrintTemplate templateOf(print::PaperWidth paper);

// Hundredths of a millimetre in everything that is painted.
inline constexpr double unitsPerMm = 100;

class PrintedPages
{
public:
    PrintedPages(PrintTemplate form, Slip content, print::PrintSettings settings, QImage logo);

    [[nodiscard]] int count() const;
    [[nodiscard]] QSizeF sizeMm() const; // of every page; a roll is as long as its longest slip
    // Paints with hundredths of a millimetre from the page's corner.
    void paint(QPainter& painter, int page) const;

private:
    PrintTemplate m_form;
    Slip m_content;
    print::PrintSettings m_settings;
    QImage m_logo;
    double m_length = 0; // of a slip, in units
};

// Helpers of the painters.
void paintQr(QPainter& painter, const QRectF& area, const QString& text);
// The largest font up to `pixels` with which the text fits; where even the smallest does not, the text is cut with "…".
void paintFitting(QPainter& painter, const QRectF& area, int flags, const QString& text, QFont font, double pixels,
                  double leastPixels);
QFont printFont(double pixels, bool bold = false);
QFont printCodeFont(double pixels);

} // namespace loket::ui
