#include "ui/screens/reports/KpiCard.h"

#include <QPainter>

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int cardHeight = 96;
constexpr int kpiCardLeastWidth = 118;
constexpr int usualWidth = 160;
constexpr int noteTop = 47;
constexpr double valueSize = 14.5;
constexpr double leastValueSize = 8.5; // of a figure that is too long for the card
constexpr double noteSize = 8.5;

} // namespace

KpiCard::KpiCard(const Theme& theme, QWidget* parent) : QAbstractButton(parent), m_theme(theme)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAttribute(Qt::WA_Hover);
    setLeads(false);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void KpiCard::setLeads(bool leads)
{
    m_leads = leads;
    setFocusPolicy(leads ? Qt::StrongFocus : Qt::NoFocus);
    setCursor(leads ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

void KpiCard::show(const QString& name, const QString& value, const QString& note, Tone tone, const QString& icon)
{
    setText(name);
    m_value = value;
    m_note = note;
    m_tone = tone;
    m_icon = icon;
    setAccessibleName(name + u": "_s + value);
    setAccessibleDescription(note);
    setToolTip(name + u": "_s + value + u'\n' + note);
    update();
}

QSize KpiCard::sizeHint() const
{
    return {usualWidth, cardHeight};
}

QSize KpiCard::minimumSizeHint() const
{
    return {kpiCardLeastWidth, cardHeight};
}

double KpiCard::valueSizeFor(int room) const
{
    QFont face = font();
    face.setWeight(QFont::DemiBold);
    double size = valueSize;
    for (; size > leastValueSize; size -= 0.5) {
        face.setPointSizeF(size);
        if (QFontMetrics(face).horizontalAdvance(m_value) <= room)
            break;
    }
    return size;
}

bool KpiCard::isWhole() const
{
    const int room = width() - space::medium - space::small;
    QFont face = font();
    face.setWeight(QFont::DemiBold);
    face.setPointSizeF(valueSizeFor(room));
    return QFontMetrics(face).horizontalAdvance(m_value) <= room;
}

void KpiCard::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Colors& colors = m_theme.colors();
    painter.setPen(QPen(hasFocus() ? colors.accent : colors.border, 1));
    painter.setBrush(m_tone == Tone::Bad ? colors.badSoft : m_leads && underMouse() ? colors.hover : colors.surface);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), space::radius, space::radius);
    const QRect inside = rect().adjusted(space::medium, space::small, -space::small, -space::small);
    const auto write = [&](int top, int height, const QString& text, const QColor& colour, double size, bool bold) {
        QFont face = font();
        face.setPointSizeF(size);
        face.setWeight(bold ? QFont::DemiBold : QFont::Normal);
        painter.setFont(face);
        painter.setPen(colour);
        const QRect area(inside.left(), inside.top() + top, inside.width(), height);
        painter.drawText(area, int(Qt::AlignVCenter | Qt::AlignLeft),
                         QFontMetrics(face).elidedText(text, Qt::ElideRight, area.width()));
    };
    write(0, 18, text(), colors.muted, 9, false);
    write(20, 26, m_value, m_tone == Tone::Neutral ? colors.text : m_theme.color(inkOf(m_tone)),
          valueSizeFor(inside.width()), true);
    QFont face = font();
    face.setPointSizeF(noteSize);
    painter.setFont(face);
    painter.setPen(colors.muted);
    painter.drawText(inside.adjusted(0, noteTop, 0, 0), int(Qt::AlignTop | Qt::AlignLeft) | Qt::TextWordWrap, m_note);
    if (!m_icon.isEmpty())
        m_theme.icon(m_icon, inkOf(m_tone))
            .paint(&painter, inside.right() - space::iconSize, inside.top(), space::iconSize, space::iconSize);
}

} // namespace loket::ui
