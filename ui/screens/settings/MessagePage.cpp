#include "ui/screens/settings/MessagePage.h"

#include "engine/UseCases.h"
#include "engine/window/EngineHandle.h"
#include "settings/Keys.h"
#include "ui/browser/PausedChannels.h"
#include "ui/text/Words.h"
#include "ui/widgets/FlowLayout.h"
#include "ui/widgets/KeepFocus.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/ToneLabel.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;
using namespace settings::literals;

namespace {

constexpr int testPhoneWidth = 200;

} // namespace

MessagePage::MessagePage(const UiContext& context, SettingsDraft& draft, QWidget* parent)
    : SettingsPage(context, draft, tr("WhatsApp"),
                   tr("Who sends the codes to the customer's phone, and the text of the message."), parent),
      m_texts(nullptr), m_testPhone(new QLineEdit(this)), m_test(new QPushButton(tr("Send a test message"), this)),
      m_said(new PlainLabel(this))
{
    if (context.engine) {
        const Group pause = addGroup({}, {}, [this] { return m_paused && !m_paused->channels().isEmpty(); });
        m_paused = new PausedChannels(context, pause.card);
        m_paused->leadToSettings(false); // they are below
        pause.layout->addWidget(m_paused);
        connect(m_paused, &PausedChannels::countChanged, this, &MessagePage::updateVisibility);
        m_paused->setState(context.engine->state());
    }
    const QString channelKey = u"delivery.channel"_key;
    const Group who = addGroup(tr("Channel"));
    addField(who, channelKey);
    const auto known = draft.setting(channelKey);
    const QStringList channels = known ? known->choices : QStringList();
    for (const QString& channel : channels) {
        if (channel == u"none"_s)
            continue;
        // The chosen one, and those already set up: a fallback keeps its keys.
        const Group group = addGroup(Words::channel(channel), {}, [this, channelKey, channel] {
            if (m_draft.value(channelKey) == channel || m_draft.value(u"delivery.fallback"_key) == channel)
                return true;
            return m_draft.hasSecret(u"delivery.NAME.token"_secretOf(channel));
        });
        addRest(group, u"delivery.%1."_s.arg(channel));
    }
    const Group test = addGroup(tr("Try it"), tr("With the settings above, saved or not."),
                                [this, channelKey] { return m_draft.value(channelKey) != u"none"_s; });
    auto* phoneWords = new PlainLabel(tr("Your own number"), test.card);
    phoneWords->setFixedWidth(SettingField::labelWidth);
    phoneWords->setBuddy(m_testPhone);
    m_testPhone->setObjectName(u"testPhone"_s);
    m_testPhone->setAccessibleName(tr("Your own number"));
    m_testPhone->setPlaceholderText(u"0812 3456 789"_s);
    m_testPhone->setFixedWidth(testPhoneWidth);
    m_test->setObjectName(u"sendTest"_s);
    m_test->setAutoDefault(false);
    m_said->setWordWrap(true);
    m_said->setMargin(space::small);
    m_said->hide();
    auto* field = new FlowLayout(space::medium); // the button goes below the number where there is no room beside it
    field->addWidget(m_testPhone);
    field->addWidget(m_test);
    auto* row = new QHBoxLayout;
    row->setSpacing(space::medium);
    row->addWidget(phoneWords);
    row->addLayout(field, 1);
    test.layout->addLayout(row);
    test.layout->addWidget(m_said);
    connect(m_test, &QPushButton::clicked, this, &MessagePage::sendTest);
    m_testPhone->installEventFilter(this);
    const Group texts = addGroup(tr("The message"), tr("Press a button to insert a placeholder at the cursor. A line "
                                                       "whose placeholders are all empty is left out."));
    m_texts = new MessageEditor(context.theme, draft, texts.card);
    texts.layout->addWidget(m_texts);
    const Group more = addGroup(tr("Limits"));
    addRest(more, u"delivery."_s, MessageTexts::keys());
    updateVisibility();
}

// Enter sends, and is not also the main button of the dialog that the page may be in.
bool MessagePage::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_testPhone && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            sendTest();
            return true;
        }
    }
    return SettingsPage::eventFilter(watched, event);
}

QString MessagePage::testWords() const
{
    return m_said->isHidden() ? QString() : m_said->text();
}

void MessagePage::sendTest()
{
    if (!m_test->isEnabled())
        return;
    setEnabledKeepingFocus(*m_test, false);
    showMessage(*m_said, Tone::Neutral, tr("The test message is being sent…"));
    const QString business = m_draft.value(u"business.name"_key);
    const QString text = tr("This is a test message from %1. Your codes will come the same way.")
                             .arg(business.isEmpty() ? u"Loket"_s : business);
    core::whenReady(m_draft.door().ask([trial = m_draft.change(), phone = m_testPhone->text(), text,
                                        actor = m_draft.actor()](engine::UseCases& use) {
        return use.administration->sendTestMessage(trial, phone, text, actor);
    }),
                    this, [this](const core::Result<void>& sent) {
                        setEnabledKeepingFocus(*m_test, true);
                        if (!sent)
                            return showMessage(*m_said, Tone::Bad, Words::error(sent.error()).both());
                        showMessage(*m_said, Tone::Neutral,
                                    tr("%1 accepted the test message. Look at your phone: only there you see "
                                       "whether it arrives.")
                                        .arg(Words::channel(m_draft.value(u"delivery.channel"_key))));
                    });
}

} // namespace loket::ui
