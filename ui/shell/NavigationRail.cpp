#include "ui/shell/NavigationRail.h"

#include <QButtonGroup>
#include <QToolButton>
#include <QVBoxLayout>

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int railWidth = 92;
constexpr int iconSize = 20;
constexpr qint64 mostShown = 999;

} // namespace

NavigationRail::NavigationRail(const Theme& theme, QWidget* parent)
    : QFrame(parent), m_theme(theme), m_group(new QButtonGroup(this)), m_layout(new QVBoxLayout(this))
{
    setObjectName(u"rail"_s);
    setFixedWidth(railWidth);
    m_layout->setContentsMargins(space::small, space::medium, space::small, space::small);
    m_layout->setSpacing(space::tiny);
    m_layout->addStretch();
    connect(m_group, &QButtonGroup::idClicked, this, &NavigationRail::chosen);
}

void NavigationRail::add(const QString& iconName, const QString& title)
{
    auto* button = new QToolButton(this);
    button->setCheckable(true);
    button->setIcon(m_theme.icon(iconName, Ink::Text));
    button->setIconSize({iconSize, iconSize});
    button->setToolButtonStyle(Qt::ToolButtonTextUnderIcon);
    button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    button->setFocusPolicy(Qt::StrongFocus);
    const int place = int(m_places.size());
    m_places += Place{title, 0};
    m_group->addButton(button, place);
    m_layout->insertWidget(place, button);
    button->setShortcut(QKeySequence(u"Ctrl+%1"_s.arg(place + 1)));
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
    auto* button = static_cast<QToolButton*>(m_group->button(place));
    const QString count = shown.count > mostShown ? u"%1+"_s.arg(mostShown) : QString::number(shown.count);
    button->setText(shown.count > 0 ? u"%1 (%2)"_s.arg(shown.title, count) : shown.title);
    button->setAccessibleName(button->text());
    const QString keys = button->shortcut().toString(QKeySequence::NativeText);
    button->setToolTip(u"%1 (%2)"_s.arg(shown.title, keys));
}

void NavigationRail::choose(int place)
{
    if (QAbstractButton* button = m_group->button(place))
        button->setChecked(true);
}

} // namespace loket::ui
