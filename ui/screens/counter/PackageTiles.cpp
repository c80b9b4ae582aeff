#include "ui/screens/counter/PackageTiles.h"

#include "ui/text/Words.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollArea>

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int mostColumns = 3;
constexpr int leastTileWidth = 150;
constexpr int tileHeight = 92;
constexpr int badge = 26;
constexpr int tilesWithDigit = 9;
constexpr double notFoundOpacity = 0.35;
constexpr double largestPrice = 1.6; // of the other texts' size
constexpr double leastTerms = 0.75;  // of the font, before they are cut
constexpr QChar seekPrice = u'/';

QString digitsOfPrice(const domain::Package& package)
{
    return QString::number(package.price);
}

} // namespace

PackageTiles::PackageTiles(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme)
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setCursor(Qt::PointingHandCursor);
    showAccessible();
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void PackageTiles::setPackages(const QList<domain::Package>& packages)
{
    if (m_packages == packages)
        return;
    const QString current = m_packages.value(m_current).id;
    const QString chosen = m_chosen < 0 ? QString() : m_packages.value(m_chosen).id;
    m_packages = packages;
    const int sameCurrent = placeOf(current);
    m_current = sameCurrent >= 0 ? sameCurrent : qBound(0, m_current, qMax(0, int(packages.size()) - 1));
    m_chosen = placeOf(chosen);
    showAccessible();
    updateGeometry();
    update();
}

void PackageTiles::setRouters(const QStringList& routers)
{
    if (std::exchange(m_routers, routers) != routers)
        update();
}

void PackageTiles::setStock(const QHash<QString, int>& stock)
{
    if (std::exchange(m_stock, stock) != stock)
        update();
}

QString PackageTiles::terms(int place) const
{
    const domain::Package& package = m_packages[place];
    QStringList parts{Words::validity(package.duration, package.counts)};
    if (m_routers.size() > 1)
        parts += domain::routerOf(package);
    if (const auto stock = m_stock.constFind(package.id); stock != m_stock.constEnd())
        parts.prepend(*stock > 0 ? tr("%n in stock", "", *stock) : tr("none in stock"));
    return parts.join(u" · "_s);
}

int PackageTiles::placeOf(const QString& packageId) const
{
    const auto found = std::find_if(m_packages.begin(), m_packages.end(),
                                    [&](const domain::Package& package) { return package.id == packageId; });
    return found == m_packages.end() ? -1 : int(found - m_packages.begin());
}

void PackageTiles::setChosen(int place)
{
    m_chosen = place;
    if (place >= 0) {
        m_current = place;
        scrollToCurrent();
    }
    showAccessible();
    update();
}

// Where there is no room for all of them.
void PackageTiles::scrollToCurrent()
{
    for (QWidget* around = parentWidget(); around; around = around->parentWidget()) {
        if (auto* area = qobject_cast<QScrollArea*>(around)) {
            const QRect tile = tileRect(m_current);
            return area->ensureVisible(tile.center().x(), tile.center().y(), 0, tileHeight / 2 + 1);
        }
    }
}

int PackageTiles::columns() const
{
    return qBound(1, (width() + space::small) / (leastTileWidth + space::small), mostColumns);
}

QRect PackageTiles::tileRect(int place) const
{
    const int across = columns();
    const int wide = (width() - (across - 1) * space::small) / across;
    return {(place % across) * (wide + space::small), (place / across) * (tileHeight + space::small), wide, tileHeight};
}

int PackageTiles::placeAt(const QPoint& point) const
{
    for (int place = 0; place < m_packages.size(); ++place) {
        if (tileRect(place).contains(point))
            return place;
    }
    return -1;
}

QSize PackageTiles::minimumSizeHint() const
{
    const int across = width() > 0 ? columns() : mostColumns;
    const int rows = qMax(1, (int(m_packages.size()) + across - 1) / across);
    return {leastTileWidth, rows * tileHeight + (rows - 1) * space::small};
}

void PackageTiles::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    for (int place = 0; place < m_packages.size(); ++place)
        paintTile(painter, place);
}

// As large as there is room for: a price is never cut.
QFont PackageTiles::priceFont(const QString& price, int room) const
{
    QFont fitting = font();
    fitting.setBold(true);
    for (double size = largestPrice; size > 0.5; size -= 0.1) {
        fitting.setPointSizeF(font().pointSizeF() * size);
        if (QFontMetrics(fitting).horizontalAdvance(price) <= room)
            break;
    }
    return fitting;
}

// Smaller where it would be cut: while the router is away the stock stands beside the time.
QFont PackageTiles::termsFont(const QString& terms, int room) const
{
    QFont fitting = font();
    for (double size = 1; size > leastTerms; size -= 0.05) {
        fitting.setPointSizeF(font().pointSizeF() * size);
        if (QFontMetrics(fitting).horizontalAdvance(terms) <= room)
            break;
    }
    return fitting;
}

void PackageTiles::paintTile(QPainter& painter, int place) const
{
    const domain::Package& package = m_packages[place];
    const Colors& colors = m_theme.colors();
    const QRect area = tileRect(place);
    const bool on = place == m_chosen;
    const bool here = hasFocus() && place == m_current;
    painter.setOpacity(isFound(place) ? 1.0 : notFoundOpacity);
    painter.setPen(QPen(on || here ? colors.accent : colors.border, on || here ? 2 : 1));
    painter.setBrush(on ? colors.selection : place == m_hovered ? colors.hover : colors.surface);
    painter.drawRoundedRect(QRectF(area).adjusted(1, 1, -1, -1), space::radius, space::radius);

    const QRect inner = area.adjusted(space::medium, space::small, -space::medium, -space::small);
    if (place < tilesWithDigit) {
        const QRect digit(inner.right() - badge, inner.top() + 1, badge, badge);
        painter.setPen(Qt::NoPen);
        painter.setBrush(on ? colors.accent : colors.neutralSoft);
        painter.drawRoundedRect(digit, space::radius, space::radius);
        QFont bold = font();
        bold.setBold(true);
        bold.setPointSizeF(font().pointSizeF() + 1);
        painter.setFont(bold);
        painter.setPen(on ? colors.onAccent : colors.text);
        painter.drawText(digit, Qt::AlignCenter, QString::number(place + 1));
    }
    const QString price = core::formatRupiah(package.price);
    const QRect besideDigit = inner.adjusted(0, 0, place < tilesWithDigit ? -badge - space::small : 0, 0);
    painter.setFont(priceFont(price, besideDigit.width()));
    painter.setPen(colors.text);
    painter.drawText(besideDigit, Qt::AlignLeft | Qt::AlignTop, price);
    painter.setFont(font());
    const int line = fontMetrics().lineSpacing();
    const QRect words(inner.left(), inner.bottom() - 2 * line, inner.width(), 2 * line + 2);
    painter.drawText(QRect(words.topLeft(), QSize(words.width(), line)), Qt::AlignLeft | Qt::AlignVCenter,
                     fontMetrics().elidedText(package.name, Qt::ElideRight, words.width()));
    painter.setPen(colors.muted);
    const QFont fitting = termsFont(terms(place), words.width());
    painter.setFont(fitting);
    painter.drawText(QRect(words.left(), words.top() + line, words.width(), line), Qt::AlignLeft | Qt::AlignVCenter,
                     QFontMetrics(fitting).elidedText(terms(place), Qt::ElideRight, words.width()));
}

void PackageTiles::keyPressEvent(QKeyEvent* event)
{
    const int last = int(m_packages.size()) - 1;
    const auto move = [&](int steps) {
        m_current = qBound(0, m_current + steps, qMax(0, last));
        scrollToCurrent();
        showAccessible();
        update();
    };
    if (seek(*event))
        return;
    const int digit = event->key() - Qt::Key_0;
    if (digit >= 1 && digit <= qMin(last + 1, tilesWithDigit) && !(event->modifiers() & ~Qt::KeypadModifier))
        return emit picked(digit - 1);
    switch (event->key()) {
    case Qt::Key_Left:
        return move(-1);
    case Qt::Key_Right:
        return move(1);
    case Qt::Key_Up:
        return move(-columns());
    case Qt::Key_Down:
        return move(columns());
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        if (last >= 0)
            emit picked(m_current);
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

// Letters find a package by its name, "/" by its price; from then on everything typed belongs to it, digits too.
bool PackageTiles::seek(const QKeyEvent& event)
{
    const bool seeking = !m_sought.isEmpty();
    switch (event.key()) {
    case Qt::Key_Escape:
        if (seeking)
            setSought({});
        return seeking;
    case Qt::Key_Backspace:
        if (seeking)
            setSought(m_sought.chopped(1));
        return seeking;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (!seeking)
            return false;
        if (const QString text = m_sought; !isFound(m_current)) {
            setSought({});
            emit otherSought(text);
        } else {
            setSought({});
            emit picked(m_current);
        }
        return true;
    default:
        break;
    }
    const QString text = event.text();
    const bool isPlain = !(event.modifiers() & ~(Qt::KeypadModifier | Qt::ShiftModifier)) && text.size() == 1;
    if (!isPlain || !text[0].isPrint() || (!seeking && !text[0].isLetter() && text[0] != seekPrice))
        return false;
    setSought(m_sought + text);
    return true;
}

void PackageTiles::setSought(const QString& text)
{
    m_sought = text;
    for (int place = 0; place < m_packages.size() && !text.isEmpty(); ++place) {
        if (isFound(place)) {
            m_current = place;
            scrollToCurrent();
            break;
        }
    }
    showAccessible();
    update();
    emit soughtChanged();
}

bool PackageTiles::isFound(int place) const
{
    if (m_sought.isEmpty() || m_sought == seekPrice)
        return true;
    if (place < 0 || place >= m_packages.size())
        return false;
    const domain::Package& package = m_packages[place];
    if (m_sought.startsWith(seekPrice))
        return digitsOfPrice(package).startsWith(QString(m_sought).remove(seekPrice).remove(u'.'));
    return package.name.contains(m_sought, Qt::CaseInsensitive) || package.id.contains(m_sought, Qt::CaseInsensitive);
}

void PackageTiles::focusOutEvent(QFocusEvent* event)
{
    if (!m_sought.isEmpty())
        setSought({});
    QWidget::focusOutEvent(event);
}

void PackageTiles::mousePressEvent(QMouseEvent* event)
{
    if (const int place = placeAt(event->position().toPoint()); place >= 0)
        emit picked(place);
}

void PackageTiles::mouseMoveEvent(QMouseEvent* event)
{
    const int place = placeAt(event->position().toPoint());
    if (place != m_hovered) {
        m_hovered = place;
        update();
    }
}

void PackageTiles::leaveEvent(QEvent*)
{
    m_hovered = -1;
    update();
}

void PackageTiles::showAccessible()
{
    setAccessibleName(tr("Packages"));
    if (m_current >= 0 && m_current < m_packages.size())
        setAccessibleDescription(tr("%1: %2, %3")
                                     .arg(m_current + 1)
                                     .arg(m_packages[m_current].name, core::formatRupiah(m_packages[m_current].price)) +
                                 u", "_s + terms(m_current));
}

// Of the scroll area: what is shown above and below it leaves it less room, and the chosen tile stays in sight.
bool PackageTiles::event(QEvent* event)
{
    if (event->type() == QEvent::ParentAboutToChange && parentWidget())
        parentWidget()->removeEventFilter(this);
    if (event->type() == QEvent::ParentChange && parentWidget())
        parentWidget()->installEventFilter(this);
    return QWidget::event(event);
}

bool PackageTiles::eventFilter(QObject* watched, QEvent* event)
{
    // Later: the area sets its scroll bars after this.
    if (watched == parentWidget() && event->type() == QEvent::Resize && m_chosen >= 0)
        QMetaObject::invokeMethod(this, &PackageTiles::scrollToCurrent, Qt::QueuedConnection);
    return QWidget::eventFilter(watched, event);
}

void PackageTiles::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        showAccessible();
        update();
    }
    QWidget::changeEvent(event);
}

} // namespace loket::ui
