#include "ui/shell/DoubtStrip.h"

#include "engine/UseCases.h"
#include "ui/text/AlertWords.h"
#include "ui/text/Words.h"
#include "ui/widgets/IconLabel.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/PlainMessageBox.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;
using engine::Alert;
using engine::AlertKind;

namespace {

bool waitsForWord(const Alert& alert)
{
    return alert.kind == AlertKind::ClockDoubtful || alert.kind == AlertKind::RouterChanged;
}

} // namespace

DoubtStrip::DoubtStrip(const UiContext& context, QWidget* parent)
    : QFrame(parent), m_context(context), m_layout(new QVBoxLayout(this))
{
    setObjectName(u"problem"_s);
    m_layout->setContentsMargins(space::medium, space::small, space::medium, space::small);
    m_layout->setSpacing(space::small);
    hide();
}

void DoubtStrip::setState(const engine::EngineState& state)
{
    QList<Alert> doubts;
    std::copy_if(state.alerts.begin(), state.alerts.end(), std::back_inserter(doubts), waitsForWord);
    if (doubts == m_doubts)
        return;
    m_doubts = doubts;
    rebuild();
}

void DoubtStrip::rebuild()
{
    for (QWidget* line : findChildren<QWidget*>(u"line"_s, Qt::FindDirectChildrenOnly))
        delete line;
    for (const Alert& alert : std::as_const(m_doubts)) {
        auto* line = new QWidget(this);
        line->setObjectName(u"line"_s);
        auto* icon = new IconLabel(space::iconSize, line);
        icon->setIcon(m_context.theme.icon(u"triangle-alert"_s, Ink::Bad));
        auto* words = new PlainLabel(AlertWords::title(alert) + u". "_s + AlertWords::text(alert), line);
        words->setWordWrap(true);
        auto* isRight = new QPushButton(
            alert.kind == AlertKind::ClockDoubtful ? tr("The clock is right") : tr("It is the right router"), line);
        isRight->setObjectName(u"confirm"_s);
        isRight->setVisible(m_context.may(domain::Action::CleanUp));
        connect(isRight, &QPushButton::clicked, this, [this, alert] { confirm(alert); });
        auto* layout = new QHBoxLayout(line);
        layout->setContentsMargins({});
        layout->setSpacing(space::small);
        layout->addWidget(icon, 0, Qt::AlignTop);
        layout->addWidget(words, 1);
        layout->addWidget(isRight, 0, Qt::AlignTop);
        m_layout->addWidget(line);
    }
    setVisible(!m_doubts.isEmpty());
}

void DoubtStrip::confirm(const Alert& alert)
{
    const auto answer = m_context.door.ask([alert, actor = m_context.actor()](engine::UseCases& use) {
        return alert.kind == AlertKind::ClockDoubtful ? use.confirmClock(actor)
                                                      : use.confirmRouter(alert.subject, actor);
    });
    core::whenReady(answer, this, [this](const core::Result<void>& done) {
        if (done)
            return; // the engine's state says so
        auto* message = new PlainMessageBox(QMessageBox::NoIcon, u"Loket"_s, Words::error(done.error()).both(),
                                            QMessageBox::Close, window());
        message->setAttribute(Qt::WA_DeleteOnClose);
        message->button(QMessageBox::Close)->setText(tr("Close"));
        message->open();
    });
}

void DoubtStrip::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        rebuild();
    QFrame::changeEvent(event);
}

} // namespace loket::ui
