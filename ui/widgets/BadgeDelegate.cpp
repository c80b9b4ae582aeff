#include "ui/widgets/BadgeDelegate.h"

#include <QApplication>
#include <QPainter>

namespace loket::ui {

namespace {

constexpr int height = 22;
constexpr int badgeDelegatePadding = 7;
constexpr int badgeDelegateIconSize = 14;
constexpr int badgeDelegateGap = 5;
constexpr int badgeDelegateCellMargin = 6;

} // namespace

void paintBadge(QPainter& painter, const QRect& area, const Theme& theme, Tone tone, const QString& icon,
                const QString& text, const QFont& font)
{
    const QFontMetrics metrics(font);
    const int wanted = badgeDelegatePadding + badgeDelegateIconSize + badgeDelegateGap +
                       metrics.horizontalAdvance(text) + badgeDelegatePadding;
    QRect badge(area.left(), area.center().y() - height / 2 + 1, qMin(wanted, area.width()), height);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    if (tone != Tone::Neutral) { // what needs no attention stays plain
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.soft(tone));
        painter.drawRoundedRect(badge, space::radius, space::radius);
    }
    const Ink ink = inkOf(tone);
    theme.icon(icon, ink).paint(&painter, QRect(badge.left() + badgeDelegatePadding,
                                                badge.center().y() - badgeDelegateIconSize / 2 + 1,
                                                badgeDelegateIconSize, badgeDelegateIconSize));
    badge.adjust(badgeDelegatePadding + badgeDelegateIconSize + badgeDelegateGap, 0, -badgeDelegatePadding + 2, 0);
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
    paintBadge(*painter, option.rect.adjusted(badgeDelegateCellMargin, 0, -badgeDelegateCellMargin, 0), m_theme,
               Tone(index.data(m_toneRole).toInt()), index.data(m_iconRole).toString(), text, ground.font);
}

QSize BadgeDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const int text = option.fontMetrics.horizontalAdvance(index.data(m_textRole).toString());
    return {2 * badgeDelegateCellMargin + 2 * badgeDelegatePadding + badgeDelegateIconSize + badgeDelegateGap + text,
            height};
}

} // namespace loket::ui
