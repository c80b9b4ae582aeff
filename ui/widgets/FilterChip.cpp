#include "ui/widgets/FilterChip.h"

#include <QLocale>
#include <QPainter>

namespace loket::ui {

namespace {

constexpr int filterChipPillHeight = 28;
constexpr int filterChipPadding = 10;
constexpr int filterChipGap = 6;
constexpr int tickSize = 14;

} // namespace

FilterChip::FilterChip(const Theme& theme, QWidget* parent) : QAbstractButton(parent), m_theme(theme)
{
    setCheckable(true);
    setCursor(Qt::PointingHandCursor);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    connect(this, &QAbstractButton::toggled, this, [this] { updateGeometry(); });
}

void FilterChip::setCount(qint64 count, const QLocale& locale)
{
    const QString text = locale.toString(count);
    setAccessibleDescription(text);
    if (m_count == text)
        return;
    m_count = text;
    updateGeometry();
    update();
}

QSize FilterChip::sizeHint() const
{
    ensurePolished();
    int width = 2 * filterChipPadding + fontMetrics().horizontalAdvance(text());
    if (!m_count.isEmpty())
        width += filterChipGap + fontMetrics().horizontalAdvance(m_count);
    if (isChecked())
        width += tickSize + filterChipGap / 2;
    return {width, filterChipPillHeight};
}

void FilterChip::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Colors& colors = m_theme.colors();
    const bool on = isChecked();
    const QColor ground = on ? colors.selection : underMouse() ? colors.hover : colors.surface;
    painter.setPen(QPen(hasFocus() || on ? colors.accent : colors.border, 1));
    painter.setBrush(ground);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), filterChipPillHeight / 2.0,
                            filterChipPillHeight / 2.0);
    int x = filterChipPadding;
    if (on) {
        m_theme.icon(QStringLiteral("check"), Ink::Accent)
            .paint(&painter, x - 2, (filterChipPillHeight - tickSize) / 2, tickSize, tickSize);
        x += tickSize + filterChipGap / 2;
    }
    painter.setPen(colors.text);
    painter.drawText(QRect(x, 0, width(), filterChipPillHeight), int(Qt::AlignVCenter | Qt::AlignLeft), text());
    x += fontMetrics().horizontalAdvance(text()) + filterChipGap;
    painter.setPen(colors.muted);
    painter.drawText(QRect(x, 0, width(), filterChipPillHeight), int(Qt::AlignVCenter | Qt::AlignLeft), m_count);
}

} // namespace loket::ui
