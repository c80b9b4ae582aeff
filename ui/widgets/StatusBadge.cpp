#include "ui/widgets/StatusBadge.h"

#include "ui/widgets/BadgeDelegate.h"

#include <QPainter>

namespace loket::ui {

namespace {

constexpr int statusBadgePillHeight = 24;
constexpr int beside = 36; // icon, gaps and padding

} // namespace

StatusBadge::StatusBadge(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void StatusBadge::show(const Look& look, const QString& text)
{
    m_look = look;
    m_text = text;
    setAccessibleName(text);
    updateGeometry();
    update();
}

QSize StatusBadge::sizeHint() const
{
    return {fontMetrics().horizontalAdvance(m_text) + beside, statusBadgePillHeight};
}

void StatusBadge::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paintBadge(painter, rect(), m_theme, m_look.tone, m_look.icon, m_text, font());
}

} // namespace loket::ui
