#include "ui/shell/StatePill.h"

#include "ui/shell/Popover.h"

#include <QPainter>

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int statePillPillHeight = 30;
constexpr int statePillPadding = 9;
constexpr int statePillGap = 6;
constexpr int markSize = 14;
const QString partMark = u" · "_s;

// The mark beside the words: the state shown by a shape.
QString markOf(Tone tone)
{
    switch (tone) {
    case Tone::Good:
        return u"circle-check"_s;
    case Tone::Warn:
    case Tone::Bad:
        return u"triangle-alert"_s;
    case Tone::Info:
        return u"loader-circle"_s;
    case Tone::Neutral:
        break;
    }
    return u"circle-slash"_s;
}

// As much of "Router OK · 23 online · CPU 7 %" as there is room for, whole parts first.
QString fitting(const QString& text, const QFontMetrics& metrics, int width)
{
    QString shown = text;
    for (qsizetype cut = text.size(); metrics.horizontalAdvance(shown) > width;) {
        cut = text.lastIndexOf(partMark, cut - 1);
        if (cut <= 0)
            return metrics.elidedText(shown, Qt::ElideRight, width);
        shown = text.left(cut);
    }
    return shown;
}

} // namespace

StatePill::StatePill(const Theme& theme, QWidget* parent) : QAbstractButton(parent), m_theme(theme)
{
    setCursor(Qt::PointingHandCursor);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed); // a button's own would never let it be narrower
    setAttribute(Qt::WA_Hover);
    connect(this, &QAbstractButton::clicked, this, &StatePill::openPopover);
}

StatePill::~StatePill() = default;

void StatePill::show(const PillWords& words)
{
    const bool isNew = !(m_words == words);
    m_words = words;
    setText(words.text);
    setAccessibleName(words.heading + u": "_s + words.text);
    setToolTip(words.problem.isEmpty() ? words.heading : words.problem);
    if (m_popover && isNew) // else its buttons would be others between a press and its release
        m_popover->setWords(words);
    updateGeometry();
    update();
}

Popover* StatePill::popover() const
{
    return m_popover;
}

QSize StatePill::sizeHint() const
{
    ensurePolished();
    return {2 * statePillPadding + space::iconSize + statePillGap + fontMetrics().horizontalAdvance(text()) +
                statePillGap + markSize,
            statePillPillHeight};
}

// Narrower, it shows the first part only.
QSize StatePill::minimumSizeHint() const
{
    const int first = fontMetrics().horizontalAdvance(text().section(partMark, 0, 0));
    return {qMin(sizeHint().width(),
                 2 * statePillPadding + space::iconSize + statePillGap + first + statePillGap + markSize),
            statePillPillHeight};
}

void StatePill::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Colors& colors = m_theme.colors();
    const bool alarming = m_words.tone == Tone::Bad || m_words.tone == Tone::Warn;
    painter.setPen(QPen(hasFocus() ? colors.accent : colors.border, 1));
    painter.setBrush(alarming ? m_theme.soft(m_words.tone) : underMouse() ? colors.hover : colors.surface);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), space::radius, space::radius);
    m_theme.icon(m_words.icon, Ink::Muted)
        .paint(&painter, statePillPadding, (statePillPillHeight - space::iconSize) / 2, space::iconSize,
               space::iconSize);
    painter.setPen(alarming ? m_theme.color(inkOf(m_words.tone)) : colors.text);
    const int textLeft = statePillPadding + space::iconSize + statePillGap;
    const int textWidth = width() - textLeft - statePillPadding - markSize - statePillGap;
    painter.drawText(QRect(textLeft, 0, textWidth, statePillPillHeight), int(Qt::AlignVCenter | Qt::AlignLeft),
                     fitting(text(), fontMetrics(), textWidth));
    m_theme.icon(markOf(m_words.tone), inkOf(m_words.tone))
        .paint(&painter, width() - statePillPadding - markSize, (statePillPillHeight - markSize) / 2, markSize,
               markSize);
}

void StatePill::openPopover()
{
    delete m_popover;
    m_popover = new Popover(m_theme, this);
    connect(m_popover, &Popover::acted, this, &StatePill::acted);
    connect(m_popover, &Popover::settingWanted, this, &StatePill::settingWanted);
    m_popover->setWords(m_words);
    m_popover->showBelow(this);
}

} // namespace loket::ui
