#include "ui/shell/HeaderBar.h"

#include "ui/browser/PausedChannels.h"
#include "ui/shell/StatePill.h"
#include "ui/widgets/PlainLabel.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto wordsAge = 5s;
constexpr int headerBarLogoSize = 26;

} // namespace

HeaderBar::HeaderBar(const UiContext& context, QWidget* parent)
    : QFrame(parent), m_context(context), m_business(new PlainLabel(this)),
      m_router(new StatePill(context.theme, this)), m_server(new StatePill(context.theme, this)),
      m_queue(new StatePill(context.theme, this)), m_channel(new StatePill(context.theme, this)),
      m_menu(new QToolButton(this))
{
    setObjectName(u"header"_s);
    auto* logo = new PlainLabel(this);
    logo->setPixmap(
        QIcon(u":/icons/loket.svg"_s).pixmap(QSize(headerBarLogoSize, headerBarLogoSize), devicePixelRatioF()));
    m_business->setProperty("role", u"heading"_s);
    m_menu->setIcon(context.theme.icon(u"settings"_s, Ink::Muted));
    m_menu->setIconSize({space::iconSize + 2, space::iconSize + 2});
    m_menu->setPopupMode(QToolButton::InstantPopup);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(space::large, space::small, space::medium, space::small);
    layout->setSpacing(space::small);
    layout->addWidget(logo);
    layout->addWidget(m_business);
    layout->addStretch();
    for (StatePill* pill : {m_router, m_server, m_queue, m_channel})
        layout->addWidget(pill);
    layout->addSpacing(space::tiny);
    layout->addWidget(m_menu);
    connect(m_channel, &StatePill::acted, this, [this] { resumeChannel(m_context, m_state.channel.name, window()); });
    for (StatePill* pill : {m_router, m_server, m_queue, m_channel})
        connect(pill, &StatePill::settingWanted, this, [this, pill] { emit settingWanted(pill->words().setting); });
    showWords();
    tick();
}

void HeaderBar::setState(const engine::EngineState& state)
{
    m_state = state;
    showWords();
}

void HeaderBar::showWords()
{
    m_business->setText(m_context.businessName.isEmpty() ? u"Loket"_s : m_context.businessName);
    const EngineWords::Moment moment{m_context.clock.now(), m_context.zone, m_context.language.locale(),
                                     m_context.recoversByItself};
    m_router->show(withWay(EngineWords::routers(m_state.routers, moment)));
    m_server->show(withWay(EngineWords::server(m_state.server)));
    m_queue->show(EngineWords::queue(m_state.queue, moment));
    PillWords channel = EngineWords::channel(m_state.channel);
    if (m_state.channel.condition == engine::ChannelState::Condition::Paused && m_context.may(domain::Action::CleanUp))
        channel.action = tr("Resume sending");
    m_channel->show(withWay(channel));
    m_menu->setToolTip(tr("Language and appearance"));
    m_menu->setAccessibleName(tr("Language and appearance"));
}

// To the setting, for who may change it; the others are told whom to ask.
PillWords HeaderBar::withWay(PillWords words) const
{
    if (words.setting == PillWords::Setting::None)
        return words;
    if (m_context.may(domain::Action::ChangeSettings))
        words.settingAction = tr("Open settings");
    else if (m_context.actor().role != domain::Role::None)
        words.problem += u' ' + EngineWords::askOwner();
    return words;
}

void HeaderBar::tick()
{
    m_context.clock.callAfter(wordsAge, this, [this] {
        showWords();
        tick();
    });
}

void HeaderBar::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        showWords();
    QFrame::changeEvent(event);
}

} // namespace loket::ui
