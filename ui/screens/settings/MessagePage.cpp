#include "ui/screens/settings/MessagePage.h"

#include "engine/window/EngineHandle.h"
#include "settings/Keys.h"
#include "ui/browser/PausedChannels.h"
#include "ui/text/Words.h"

#include <QVBoxLayout>

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;
using namespace settings::literals;

MessagePage::MessagePage(const UiContext& context, SettingsDraft& draft, QWidget* parent)
    : SettingsPage(context, draft, tr("WhatsApp"),
                   tr("Who sends the codes to the customer's phone, and the text of the message."), parent),
      m_texts(nullptr)
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
    const Group texts = addGroup(tr("The message"), tr("Press a button to insert a placeholder at the cursor. A line "
                                                       "whose placeholders are all empty is left out."));
    m_texts = new MessageEditor(context.theme, draft, texts.card);
    texts.layout->addWidget(m_texts);
    const Group more = addGroup(tr("Limits"));
    addRest(more, u"delivery."_s, MessageTexts::keys());
    updateVisibility();
}

} // namespace loket::ui
