// An icon of resources/icons, drawn in a colour of the theme at the moment it is painted and at the pixel size of the
// screen, so it is sharp at any scale. Same lifetime as its QIcon; without its theme it paints nothing. UI thread.
#pragma once

#include "ui/theme/Theme.h"

#include <QIconEngine>
#include <QPointer>

namespace loket::ui {

class SvgIconEngine : public QIconEngine
{
public:
    SvgIconEngine(const Theme* theme, QString name, Ink ink);

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override;
    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override;
    QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State state, qreal scale) override;
    [[nodiscard]] QIconEngine* clone() const override { return new SvgIconEngine(m_theme, m_name, m_ink); }
    QString iconName() override { return m_name; }
    bool isNull() override { return m_name.isEmpty(); }

private:
    QPointer<const Theme> m_theme;
    QString m_name;
    Ink m_ink;
};

} // namespace loket::ui
