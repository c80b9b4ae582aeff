#include "ui/widgets/BadgeDelegate.h"

#include <QApplication>
#include <QPainter>

namespace loket::ui {

namespace {

constexpr int height = 22;
constexpr int padding = 7;
constexpr int iconSize = 14;
constexpr int gap = 5;
constexpr int cellMargin = 6;

} // namespace

void paintBadge(QPainter& painter, const QRect& area, const Theme& theme, Tone tone, const QString& icon,
                const QString& text, const QFont& font)
{
    const QFontMetrics metrics(font);
    const int wanted = padding + iconSize + gap + metrics.horizontalAdvance(text) + padding;
    QRect badge(area.left(), area.center().y() - height / 2 + 1, qMin(wanted, area.width()), height);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    if (tone != Tone::Neutral) { // what nobody has to look at stays quiet
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.soft(tone));
        painter.drawRoundedRect(badge, space::radius, space::radius);
    }
    const Ink ink = inkOf(tone);
    theme.icon(icon, ink).paint(
        &painter, QRect(badge.left() + padding, badge.center().y() - iconSize / 2 + 1, iconSize, iconSize));
    badge.adjust(padding + iconSize + gap, 0, -padding + 2, 0);
    painter.setFont(font);
    painter.setPen(theme.color(ink));
    painter.drawText(badge, int(Qt::AlignVCenter | Qt::AlignLeft),
                     metrics.elidedText(text, Qt::ElideRight, badge.width()));
    painter.restore();
}

BadgeDelegate::BadgeDelegate(const Theme& theme, int toneRole, int iconRole, int textRole, QObject* parent)
    : QStyledItemDelegate(parent), m_theme(theme), m_toneRole(toneRole), m_iconRole(iconRole), m_textRole(textRole)
{}

void BadgeDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    QStyleOptionViewItem ground = option;
    initStyleOption(&ground, index);
    ground.text.clear();
    const QStyle* style = ground.widget ? ground.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &ground, painter, ground.widget);
    const QString text = index.data(m_textRole).toString();
    if (text.isEmpty())
        return;
    paintBadge(*painter, option.rect.adjusted(cellMargin, 0, -cellMargin, 0), m_theme,
               Tone(index.data(m_toneRole).toInt()), index.data(m_iconRole).toString(), text, ground.font);
}

QSize BadgeDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const int text = option.fontMetrics.horizontalAdvance(index.data(m_textRole).toString());
    return {2 * cellMargin + 2 * padding + iconSize + gap + text, height};
}

} // namespace loket::ui
