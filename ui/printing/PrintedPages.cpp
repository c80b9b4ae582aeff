#include "ui/printing/PrintedPages.h"

#include "print/Bitmap.h"

#include "ui/printing/SheetPainter.h"
#include "ui/printing/SlipPainter.h"

#include <QFontDatabase>
#include <QPainter>
#include <QPainterPath>

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr QSizeF a4Mm{210, 297};
constexpr double fontStep = 0.94;

print::PaperWidth paperOf(PrintTemplate form)
{
    return form == PrintTemplate::Slip80 ? print::PaperWidth::Mm80 : print::PaperWidth::Mm58;
}

} // namespace

bool isSheet(PrintTemplate form)
{
    return form != PrintTemplate::Slip58 && form != PrintTemplate::Slip80;
}

PrintTemplate templateOf(print::SheetLayout layout)
{
    switch (layout) {
    case print::SheetLayout::Cards4x13:
        return PrintTemplate::Sheet4x13;
    case print::SheetLayout::Dense:
        return PrintTemplate::SheetDense;
    case print::SheetLayout::Cards3x8:
        break;
    }
    return PrintTemplate::Sheet3x8;
}

PrintTemplate templateOf(print::PaperWidth paper)
{
    return paper == print::PaperWidth::Mm80 ? PrintTemplate::Slip80 : PrintTemplate::Slip58;
}

PrintedPages::PrintedPages(PrintTemplate form, Slip content, print::PrintSettings settings, QImage logo)
    : m_form(form), m_content(std::move(content)), m_settings(std::move(settings)), m_logo(std::move(logo))
{
    if (isSheet(m_form))
        return;
    for (int place = 0; place < m_content.count(); ++place)
        m_length =
            qMax(m_length, paintSlip(nullptr, slipDocument(m_content, place, m_settings), paperOf(m_form), m_logo));
}

int PrintedPages::count() const
{
    if (!isSheet(m_form))
        return m_content.count();
    const int tickets = int(m_content.tickets.size());
    const int perPage = cardsPerPage(m_form);
    return (tickets + perPage - 1) / perPage;
}

QSizeF PrintedPages::sizeMm() const
{
    return isSheet(m_form) ? a4Mm : QSizeF(paperWidthMm(paperOf(m_form)), m_length / unitsPerMm);
}

void PrintedPages::paint(QPainter& painter, int page) const
{
    if (isSheet(m_form)) {
        const int perPage = cardsPerPage(m_form);
        paintSheet(painter, m_form, m_content.tickets.mid(qsizetype(page) * perPage, perPage), m_settings, m_logo);
    } else {
        paintSlip(&painter, slipDocument(m_content, page, m_settings), paperOf(m_form), m_logo);
    }
}

void paintQr(QPainter& painter, const QRectF& area, const QString& text)
{
    const auto modules = print::qrModules(text);
    if (!modules)
        return;
    const double module = area.width() / (modules->width + 2 * print::quietModules);
    // One path: a printer draws it at once, and no hairlines appear between the modules. Runs of a row are one piece.
    QPainterPath path;
    path.setFillRule(Qt::WindingFill);
    for (int y = 0; y < modules->height; ++y) {
        for (int x = 0; x < modules->width; ++x) {
            int end = x;
            while (end < modules->width && modules->isBlack(end, y))
                ++end;
            if (end > x)
                path.addRect(area.left() + (x + print::quietModules) * module,
                             area.top() + (y + print::quietModules) * module, (end - x) * module, module);
            x = qMax(x, end - 1);
        }
    }
    painter.fillPath(path, Qt::black);
}

void paintFitting(QPainter& painter, const QRectF& area, int flags, const QString& text, QFont font, double pixels,
                  double leastPixels)
{
    if (text.isEmpty())
        return;
    double size = pixels;
    font.setPixelSize(qMax(1, int(size)));
    while (QFontMetricsF(font).horizontalAdvance(text) > area.width() && size * fontStep >= leastPixels) {
        size *= fontStep;
        font.setPixelSize(qMax(1, int(size)));
    }
    const bool whole = (flags & Qt::TextDontClip) != 0;
    painter.setFont(font);
    painter.drawText(area, flags | Qt::TextSingleLine,
                     whole ? text : QFontMetricsF(font).elidedText(text, Qt::ElideRight, area.width()));
}

QFont printFont(double pixels, bool bold)
{
    QFont font;
    font.setPixelSize(qMax(1, int(pixels)));
    font.setBold(bold);
    font.setHintingPreference(QFont::PreferNoHinting); // the same widths at every resolution
    return font;
}

QFont printCodeFont(double pixels)
{
    QFont font = printFont(pixels, true);
    font.setFamily(QFontDatabase::families().contains(u"DejaVu Sans Mono"_s)
                       ? u"DejaVu Sans Mono"_s // distinguishes 0 from O and 1 from l
                       : QFontDatabase::systemFont(QFontDatabase::FixedFont).family());
    return font;
}

} // namespace loket::ui
