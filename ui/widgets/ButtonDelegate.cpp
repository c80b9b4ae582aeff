#include "ui/widgets/ButtonDelegate.h"

#include <QApplication>
#include <QPainter>

namespace loket::ui {

namespace {

constexpr int buttonHeight = 26;
constexpr int buttonDelegatePadding = 12;
constexpr int buttonDelegateCellMargin = 6;

} // namespace

ButtonDelegate::ButtonDelegate(const Theme& theme, QObject* parent) : QStyledItemDelegate(parent), m_theme(theme) {}

QRect ButtonDelegate::buttonRect(const QStyleOptionViewItem& option, const QString& text) const
{
    const QRect cell = option.rect.adjusted(buttonDelegateCellMargin, 0, -buttonDelegateCellMargin, 0);
    const int width = qMin(cell.width(), QFontMetrics(option.font).horizontalAdvance(text) + 2 * buttonDelegatePadding);
    return {cell.left(), cell.center().y() - buttonHeight / 2 + 1, width, buttonHeight};
}

void ButtonDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    QStyleOptionViewItem ground = option;
    initStyleOption(&ground, index);
    const QString text = ground.text;
    ground.text.clear();
    const QStyle* style = ground.widget ? ground.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &ground, painter, ground.widget);
    if (text.isEmpty())
        return;
    const Colors& colors = m_theme.colors();
    const QRect button = buttonRect(ground, text);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(colors.accent, 1));
    painter->setBrush(option.state.testFlag(QStyle::State_MouseOver) ? colors.hover : colors.surface);
    painter->drawRoundedRect(QRectF(button).adjusted(0.5, 0.5, -0.5, -0.5), space::radius, space::radius);
    painter->setPen(colors.accent);
    painter->setFont(ground.font);
    painter->drawText(
        button, Qt::AlignCenter,
        QFontMetrics(ground.font).elidedText(text, Qt::ElideRight, button.width() - buttonDelegatePadding));
    painter->restore();
}

} // namespace loket::ui
