#include "ui/printing/SlipPainter.h"

#include <QPainter>

#include <algorithm>

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;
using Kind = SlipBlock::Kind;

namespace {

constexpr double slipPainterTopMargin = 3 * unitsPerMm;
constexpr double bottomMargin = 5 * unitsPerMm;
constexpr double normal = 3.0 * unitsPerMm;
constexpr double large = 4.4 * unitsPerMm;
constexpr double codeSize = 6.4 * unitsPerMm;
constexpr double logoHeight = 12 * unitsPerMm;
constexpr double lineStep = 1.35;

class SlipPen
{
public:
    SlipPen(QPainter* painter, double left, double width, const QImage& logo)
        : m_painter(painter), m_logo(logo), m_left(left), m_width(width)
    {}

    void paint(const SlipBlock& block)
    {
        switch (block.kind) {
        case Kind::Logo:
            return logo();
        case Kind::Title:
            return centred(block.text, printFont(large, true));
        case Kind::Strong:
            return centred(block.text, printFont(normal * 1.15, true));
        case Kind::Text:
            return centred(block.text, printFont(normal));
        case Kind::Label:
            return centred(block.text, printFont(normal * 0.9));
        case Kind::Code:
            return code(block.text);
        case Kind::Pair:
            return pair(block);
        case Kind::Rule:
            return rule();
        case Kind::Qr:
            return qr(block);
        }
    }

    [[nodiscard]] double bottom() const { return m_top + bottomMargin; }

private:
    QRectF take(double height)
    {
        const QRectF area(m_left, m_top, m_width, height);
        m_top += height;
        return area;
    }

    void centred(const QString& text, const QFont& font)
    {
        // Between words, but for one that is too long for a line.
        const QFontMetricsF metrics(font);
        const QStringList words = text.split(u' ');
        const bool fits = std::all_of(words.begin(), words.end(),
                                      [&](const QString& word) { return metrics.horizontalAdvance(word) <= m_width; });
        const int flags =
            int(Qt::AlignHCenter | Qt::AlignTop | Qt::TextWordWrap) | (fits ? 0 : int(Qt::TextWrapAnywhere));
        const QRectF needed = metrics.boundingRect(QRectF(0, 0, m_width, 1e6), flags, text);
        const QRectF area = take(needed.height() + normal * 0.2);
        if (!m_painter)
            return;
        m_painter->setFont(font);
        m_painter->setPen(Qt::black);
        m_painter->drawText(area, flags, text);
    }

    void code(const QString& text)
    {
        const QRectF area = take(codeSize * lineStep);
        if (!m_painter)
            return;
        m_painter->setPen(Qt::black);
        paintFitting(*m_painter, area, Qt::AlignCenter | Qt::TextDontClip, text, printCodeFont(codeSize), codeSize,
                     normal * 0.5);
    }

    void pair(const SlipBlock& block)
    {
        const QRectF area = take(normal * lineStep);
        if (!m_painter)
            return;
        m_painter->setPen(Qt::black);
        const QFont font = printFont(normal);
        const double left = QFontMetricsF(font).horizontalAdvance(block.text + u' ');
        m_painter->setFont(font);
        m_painter->drawText(area, int(Qt::AlignLeft | Qt::AlignVCenter), block.text);
        paintFitting(*m_painter, area.adjusted(left, 0, 0, 0), Qt::AlignRight | Qt::AlignVCenter, block.right, font,
                     normal, normal * 0.6);
    }

    void rule()
    {
        const QRectF area = take(normal);
        if (!m_painter)
            return;
        m_painter->setPen(QPen(Qt::black, 0.2 * unitsPerMm, Qt::DashLine));
        m_painter->drawLine(QPointF(area.left(), area.center().y()), QPointF(area.right(), area.center().y()));
    }

    void logo()
    {
        if (m_logo.isNull())
            return;
        QSizeF size = m_logo.size();
        size.scale(m_width, logoHeight, Qt::KeepAspectRatio);
        const QRectF area = take(logoHeight + normal * 0.3);
        if (m_painter)
            m_painter->drawImage(QRectF(QPointF(area.center().x() - size.width() / 2, area.top()), size), m_logo);
    }

    void qr(const SlipBlock& block)
    {
        const double side = qMin(m_width * 0.75, 40 * unitsPerMm);
        const QRectF area = take(side);
        if (m_painter)
            paintQr(*m_painter, QRectF(area.center().x() - side / 2, area.top(), side, side), block.text);
        centred(block.right, printFont(normal * 0.9));
    }

    QPainter* m_painter;
    const QImage& m_logo;
    double m_left;
    double m_width;
    double m_top = slipPainterTopMargin;
};

} // namespace

double paperWidthMm(print::PaperWidth paper)
{
    return paper == print::PaperWidth::Mm80 ? 80 : 58;
}

double paintSlip(QPainter* painter, const SlipDocument& document, print::PaperWidth paper, const QImage& logo)
{
    // A 58 mm head prints 48 mm, an 80 mm one 72.
    const double width = (paper == print::PaperWidth::Mm80 ? 72 : 48) * unitsPerMm;
    SlipPen pen(painter, (paperWidthMm(paper) * unitsPerMm - width) / 2, width, logo);
    for (const SlipBlock& block : document)
        pen.paint(block);
    return pen.bottom();
}

} // namespace loket::ui
