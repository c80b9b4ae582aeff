#include "ui/widgets/IconLabel.h"

#include <QPainter>

namespace loket::ui {

IconLabel::IconLabel(int size, QWidget* parent) : QLabel(parent)
{
    setFixedSize(size, size);
}

void IconLabel::setIcon(const QIcon& icon)
{
    m_icon = icon;
    update();
}

void IconLabel::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    m_icon.paint(&painter, rect());
}

} // namespace loket::ui
