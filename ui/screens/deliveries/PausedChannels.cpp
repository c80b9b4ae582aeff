#include "ui/screens/deliveries/PausedChannels.h"

#include "engine/UseCases.h"
#include "ui/text/EngineWords.h"
#include "ui/widgets/IconLabel.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/PlainMessageBox.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;
using engine::ChannelState;

void resumeChannel(const UiContext& context, const QString& channel, QWidget* parent)
{
    const auto answer = context.door.ask([channel, actor = context.actor()](engine::UseCases& use) {
        return use.recovery.resumeChannel(channel, actor);
    });
    core::whenReady(answer, parent, [parent](const core::Result<void>& done) {
        if (done)
            return; // the engine's state says so
        auto* message = new PlainMessageBox(QMessageBox::NoIcon, PausedChannels::tr("Message service"),
                                            Words::error(done.error().kind).both(), QMessageBox::Close, parent);
        message->setAttribute(Qt::WA_DeleteOnClose);
        message->button(QMessageBox::Close)->setText(PausedChannels::tr("Close"));
        message->open();
    });
}

PausedChannels::PausedChannels(const UiContext& context, QWidget* parent)
    : QFrame(parent), m_context(context), m_layout(new QVBoxLayout(this))
{
    setObjectName(u"problem"_s);
    m_layout->setContentsMargins(space::medium, space::small, space::medium, space::small);
    m_layout->setSpacing(space::small);
    connect(&context.events, &EngineEvents::stateChanged, this, &PausedChannels::setState);
    hide();
}

void PausedChannels::setState(const engine::EngineState& state)
{
    QList<ChannelState> paused;
    for (const std::optional<ChannelState>& channel : {std::optional(state.channel), state.fallback}) {
        if (channel && channel->condition == ChannelState::Condition::Paused)
            paused += *channel;
    }
    const auto same = [](const ChannelState& one, const ChannelState& other) {
        return one.name == other.name && one.problem == other.problem;
    };
    if (std::equal(paused.begin(), paused.end(), m_paused.begin(), m_paused.end(), same))
        return;
    m_paused = paused;
    rebuild();
}

void PausedChannels::rebuild()
{
    for (QWidget* line : findChildren<QWidget*>(u"line"_s, Qt::FindDirectChildrenOnly))
        delete line;
    for (const ChannelState& channel : std::as_const(m_paused)) {
        auto* line = new QWidget(this);
        line->setObjectName(u"line"_s);
        auto* icon = new IconLabel(space::iconSize, line);
        icon->setIcon(m_context.theme.icon(u"triangle-alert"_s, Ink::Bad));
        auto* words = new PlainLabel(
            tr("%1 is paused. %2").arg(Words::channel(channel.name), EngineWords::channel(channel).problem), line);
        words->setWordWrap(true);
        auto* goOn = new QPushButton(tr("Resume sending"), line);
        goOn->setAccessibleName(tr("Resume sending by %1").arg(Words::channel(channel.name)));
        goOn->setVisible(m_context.may(domain::Action::CleanUp));
        connect(goOn, &QPushButton::clicked, this,
                [this, name = channel.name] { resumeChannel(m_context, name, window()); });
        auto* layout = new QHBoxLayout(line);
        layout->setContentsMargins({});
        layout->setSpacing(space::small);
        layout->addWidget(icon, 0, Qt::AlignTop);
        layout->addWidget(words, 1);
        layout->addWidget(goOn, 0, Qt::AlignTop);
        m_layout->addWidget(line);
    }
    setVisible(!m_paused.isEmpty());
}

QList<QPushButton*> PausedChannels::buttons() const
{
    return findChildren<QPushButton*>();
}

QString PausedChannels::words() const
{
    QStringList all;
    for (const QLabel* label : findChildren<QLabel*>())
        all += label->text();
    return all.join(u'\n');
}

void PausedChannels::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        rebuild();
    QFrame::changeEvent(event);
}

} // namespace loket::ui
