#include "ui/browser/PausedChannels.h"

#include "engine/UseCases.h"
#include "storage/ReadModels.h"
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

namespace {

constexpr std::chrono::milliseconds countPause{300}; // several messages are counted as one

} // namespace

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
    connect(&context.events, &EngineEvents::purchaseChanged, this, &PausedChannels::askHowMany);
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
    if (m_role == m_context.actor().role &&
        std::equal(paused.begin(), paused.end(), m_paused.begin(), m_paused.end(), same))
        return;
    m_paused = paused;
    m_role = m_context.actor().role;
    rebuild();
    askHowMany();
    emit countChanged(int(m_paused.size()));
}

void PausedChannels::askHowMany()
{
    if (m_paused.isEmpty() || std::exchange(m_asked, true))
        return;
    m_context.clock.callAfter(countPause, this, [this] {
        m_asked = false;
        const auto answer = m_context.reader.ask<qint64>(
            [](const storage::ReadModels& models) { return models.countWaitingForChannel(); });
        core::whenReady(answer, this, [this](const core::Result<qint64>& waiting) {
            if (!waiting || *waiting == m_waiting)
                return;
            m_waiting = *waiting;
            const QList<QLabel*> labels = findChildren<QLabel*>(u"words"_s);
            for (qsizetype i = 0; i < labels.size() && i < m_paused.size(); ++i)
                labels[i]->setText(wordsOf(m_paused[i]));
        });
    });
}

QString PausedChannels::wordsOf(const ChannelState& channel) const
{
    QString words = tr("%1 is paused. %2").arg(Words::channel(channel.name), EngineWords::channel(channel).problem);
    if (m_waiting > 0)
        words += u' ' + tr("%n message(s) wait.", "", int(m_waiting));
    if (!m_context.may(domain::Action::ChangeSettings))
        words += u' ' + EngineWords::askOwner();
    return words;
}

void PausedChannels::rebuild()
{
    for (QWidget* line : findChildren<QWidget*>(u"line"_s, Qt::FindDirectChildrenOnly)) {
        line->hide();
        line->setObjectName({});
        line->deleteLater(); // its own button may have been pressed
    }
    for (const ChannelState& channel : std::as_const(m_paused)) {
        auto* line = new QWidget(this);
        line->setObjectName(u"line"_s);
        auto* icon = new IconLabel(space::iconSize, line);
        icon->setIcon(m_context.theme.icon(u"triangle-alert"_s, Ink::Bad));
        auto* words = new PlainLabel(wordsOf(channel), line);
        words->setObjectName(u"words"_s);
        words->setWordWrap(true);
        auto* settings = new QPushButton(tr("Open settings"), line);
        settings->setObjectName(u"settings"_s);
        settings->setAccessibleName(tr("Open the settings of %1").arg(Words::channel(channel.name)));
        settings->setVisible(m_leadsToSettings && m_context.may(domain::Action::ChangeSettings));
        connect(settings, &QPushButton::clicked, this, &PausedChannels::settingsWanted);
        auto* goOn = new QPushButton(tr("Resume sending"), line);
        goOn->setObjectName(u"resume"_s);
        goOn->setAccessibleName(tr("Resume sending by %1").arg(Words::channel(channel.name)));
        goOn->setVisible(m_context.may(domain::Action::CleanUp));
        connect(goOn, &QPushButton::clicked, this,
                [this, name = channel.name] { resumeChannel(m_context, name, window()); });
        auto* layout = new QHBoxLayout(line);
        layout->setContentsMargins({});
        layout->setSpacing(space::small);
        layout->addWidget(icon, 0, Qt::AlignVCenter);
        layout->addWidget(words, 1);
        layout->addWidget(settings, 0, Qt::AlignVCenter);
        layout->addWidget(goOn, 0, Qt::AlignVCenter);
        m_layout->addWidget(line);
    }
    setVisible(!m_paused.isEmpty());
}

QStringList PausedChannels::channels() const
{
    QStringList names;
    for (const ChannelState& channel : m_paused)
        names += channel.name;
    return names;
}

QList<QPushButton*> PausedChannels::buttons() const
{
    QList<QPushButton*> shown;
    for (const QWidget* line : findChildren<QWidget*>(u"line"_s, Qt::FindDirectChildrenOnly))
        shown += line->findChildren<QPushButton*>(u"resume"_s);
    return shown;
}

QList<QPushButton*> PausedChannels::settingsButtons() const
{
    QList<QPushButton*> shown;
    for (const QWidget* line : findChildren<QWidget*>(u"line"_s, Qt::FindDirectChildrenOnly))
        shown += line->findChildren<QPushButton*>(u"settings"_s);
    return shown;
}

QString PausedChannels::words() const
{
    QStringList all;
    for (const QWidget* line : findChildren<QWidget*>(u"line"_s, Qt::FindDirectChildrenOnly)) {
        for (const QLabel* label : line->findChildren<QLabel*>())
            all += label->text();
    }
    return all.join(u'\n');
}

void PausedChannels::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        rebuild();
    QFrame::changeEvent(event);
}

} // namespace loket::ui
