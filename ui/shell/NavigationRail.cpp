#include "ui/shell/NavigationRail.h"

#include <QButtonGroup>
#include <QPainter>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int railWidth = 92;
constexpr int compactWidth = 60;
constexpr int compactMost = 44; // height of a place without its word
constexpr int compactLeast = 30;
constexpr int railIconSize = 20;
constexpr qint64 mostShown = 99;
constexpr int countHeight = 16;
constexpr int countPadding = 5;
constexpr int countTop = 5;
constexpr int mostKeys = 10; // Alt+1 to Alt+9, Alt+0

// A place with the number of things waiting there, at the icon's corner.
class RailButton : public QToolButton
{
public:
    RailButton(const Theme& theme, QWidget* parent) : QToolButton(parent), m_theme(theme) {}

    void setCount(qint64 count)
    {
        m_count = count > mostShown ? u"%1+"_s.arg(mostShown) : count > 0 ? QString::number(count) : QString();
        update();
    }

protected:
    void paintEvent(QPaintEvent* event) override
    {
        QToolButton::paintEvent(event);
        if (m_count.isEmpty())
            return;
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        QFont small = font();
        small.setPointSizeF(small.pointSizeF() * 0.8);
        small.setBold(true);
        const int width = qMax(countHeight, QFontMetrics(small).horizontalAdvance(m_count) + 2 * countPadding);
        const QRect pill(this->width() / 2 + railIconSize / 4, countTop, width, countHeight);
        painter.setPen(QPen(m_theme.colors().surface, 1));
        painter.setBrush(m_theme.color(Ink::Bad));
        painter.drawRoundedRect(pill, countHeight / 2.0, countHeight / 2.0);
        painter.setPen(m_theme.colors().surface);
        painter.setFont(small);
        painter.drawText(pill, Qt::AlignCenter, m_count);
    }

private:
    const Theme& m_theme;
    QString m_count;
};

} // namespace

NavigationRail::NavigationRail(const Theme& theme, QWidget* parent)
    : QFrame(parent), m_theme(theme), m_group(new QButtonGroup(this)), m_layout(nullptr)
{
    setObjectName(u"rail"_s);
    setFixedWidth(railWidth);
    auto* places = new QWidget;
    auto* scroll = new QScrollArea(this);
    scroll->setWidget(places);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff); // the wheel and the focus move it
    scroll->setFocusPolicy(Qt::NoFocus);
    auto* around = new QVBoxLayout(this);
    around->setContentsMargins({});
    around->addWidget(scroll);
    m_layout = new QVBoxLayout(places);
    m_layout->setContentsMargins(space::small, space::medium, space::small, space::small);
    m_layout->setSpacing(space::tiny);
    m_layout->addStretch();
    connect(m_group, &QButtonGroup::idClicked, this, &NavigationRail::chosen);
}

QKeySequence NavigationRail::keysOf(int place)
{
    return place >= mostKeys ? QKeySequence() : QKeySequence(u"Alt+%1"_s.arg((place + 1) % mostKeys));
}

void NavigationRail::add(const QString& iconName, const QString& title, bool startsGroup)
{
    if (startsGroup && !m_places.isEmpty())
        m_layout->insertSpacing(m_layout->count() - 1, space::medium);
    auto* button = new RailButton(m_theme, this);
    button->setCheckable(true);
    button->setIcon(m_theme.icon(iconName, Ink::Text));
    button->setIconSize({railIconSize, railIconSize});
    button->setToolButtonStyle(Qt::ToolButtonTextUnderIcon);
    button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    button->setFocusPolicy(Qt::TabFocus); // its keys, and a click, leave the keyboard to the screen
    const int place = int(m_places.size());
    m_places += Place{title, 0};
    m_group->addButton(button, place);
    m_layout->insertWidget(m_layout->count() - 1, button); // the stretch stays last
    showTitle(place);
}

void NavigationRail::setTitle(int place, const QString& title)
{
    m_places[place].title = title;
    showTitle(place);
}

void NavigationRail::setCount(int place, qint64 count)
{
    m_places[place].count = count;
    showTitle(place);
}

void NavigationRail::showTitle(int place)
{
    const Place& shown = m_places[place];
    auto* button = static_cast<RailButton*>(m_group->button(place));
    button->setText(shown.title);
    button->setShortcut(keysOf(place)); // a new text replaces the old one
    button->setCount(shown.count);
    button->setAccessibleName(shown.count > 0 ? u"%1 (%2)"_s.arg(shown.title).arg(shown.count) : shown.title);
    const QString keys = button->shortcut().toString(QKeySequence::NativeText);
    button->setToolTip(keys.isEmpty() ? shown.title : u"%1 (%2)"_s.arg(shown.title, keys));
}

void NavigationRail::offer(int place, bool offered)
{
    if (QAbstractButton* button = m_group->button(place))
        button->setVisible(offered);
    fit();
}

void NavigationRail::resizeEvent(QResizeEvent* event)
{
    QFrame::resizeEvent(event);
    // Afterwards: another width in the middle of this would leave the inner layout behind.
    QMetaObject::invokeMethod(this, &NavigationRail::fit, Qt::QueuedConnection);
}

// Every place is visible at once, with its word where there is room for all words.
void NavigationRail::fit()
{
    QList<QToolButton*> offered;
    for (QAbstractButton* button : m_group->buttons()) {
        if (!button->isHidden())
            offered += static_cast<QToolButton*>(button);
    }
    if (offered.isEmpty() || height() <= 0)
        return;
    if (!m_compact)
        m_fullHeight = offered.first()->sizeHint().height();
    const int places = int(offered.size());
    const int margins = space::medium + space::small + space::medium;
    const int around = margins + places * space::tiny;
    const bool isTight = places * m_fullHeight + around > height();
    m_compact = places * m_fullHeight + margins > height();
    m_layout->setSpacing(isTight && !m_compact ? 0 : space::tiny);
    setFixedWidth(m_compact ? compactWidth : railWidth);
    const int compactHeight = qBound(compactLeast, (height() - around) / places, compactMost);
    for (QToolButton* button : offered) {
        button->setToolButtonStyle(m_compact ? Qt::ToolButtonIconOnly : Qt::ToolButtonTextUnderIcon);
        button->setMinimumHeight(m_compact ? compactHeight : 0);
        button->setMaximumHeight(m_compact ? compactHeight : QWIDGETSIZE_MAX);
    }
}

void NavigationRail::choose(int place)
{
    if (QAbstractButton* button = m_group->button(place))
        button->setChecked(true);
}

} // namespace loket::ui
