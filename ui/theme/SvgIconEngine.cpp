#include "ui/theme/SvgIconEngine.h"

#include <QFile>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qreal disabledOpacity = 0.5;

QByteArray drawing(const QString& name, const QColor& color)
{
    QFile file(u":/icons/%1.svg"_s.arg(name));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return file.readAll().replace("currentColor", color.name().toLatin1());
}

} // namespace

SvgIconEngine::SvgIconEngine(const Theme* theme, QString name, Ink ink)
    : m_theme(theme), m_name(std::move(name)), m_ink(ink)
{}

void SvgIconEngine::paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state)
{
    const qreal ratio = painter->device() ? painter->device()->devicePixelRatioF() : 1.0;
    painter->drawPixmap(rect, pixmap((QSizeF(rect.size()) * ratio).toSize(), mode, state));
}

QPixmap SvgIconEngine::pixmap(const QSize& size, QIcon::Mode mode, QIcon::State)
{
    if (!m_theme || size.isEmpty())
        return {};
    // On a disabled button there is no accent colour behind it.
    const bool isOff = mode == QIcon::Disabled;
    const QColor color = m_theme->color(isOff && m_ink == Ink::OnAccent ? Ink::Muted : m_ink);
    const QString key =
        u"loket-icon:%1:%2:%3x%4:%5"_s.arg(m_name, color.name()).arg(size.width()).arg(size.height()).arg(int(mode));
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    pixmap = QPixmap(size);
    pixmap.fill(Qt::transparent);
    QSvgRenderer renderer(drawing(m_name, color));
    QPainter painter(&pixmap);
    if (isOff)
        painter.setOpacity(disabledOpacity);
    // In a wider frame it is at the left: the rest is the gap to the text beside it.
    const qreal side = qMin(size.width(), size.height());
    renderer.render(&painter, QRectF(0, (size.height() - side) / 2, side, side));
    painter.end();
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

QPixmap SvgIconEngine::scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State state, qreal)
{
    return pixmap(size, mode, state); // `size` is in pixels of the screen already
}

} // namespace loket::ui
