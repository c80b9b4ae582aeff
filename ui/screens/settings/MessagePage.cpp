#include "ui/screens/settings/MessagePage.h"

#include "ui/text/Words.h"

#include <QVBoxLayout>

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;

MessagePage::MessagePage(const UiContext& context, SettingsDraft& draft, QWidget* parent)
    : SettingsPage(context, draft, tr("WhatsApp"),
                   tr("Who brings the codes to the customer's phone, and in which words."), parent),
      m_texts(nullptr)
{
    const QString channelKey = u"delivery.channel"_s;
    const Group who = addGroup(tr("Channel"));
    addField(who, channelKey);
    const auto known = draft.setting(channelKey);
    const QStringList channels = known ? known->choices : QStringList();
    for (const QString& channel : channels) {
        if (channel == u"none"_s)
            continue;
        // The chosen one, and those already set up: a fallback keeps its keys.
        const Group group = addGroup(Words::channel(channel), {}, [this, channelKey, channel] {
            if (m_draft.value(channelKey) == channel || m_draft.value(u"delivery.fallback"_s) == channel)
                return true;
            return m_draft.hasSecret(u"delivery.%1.token"_s.arg(channel));
        });
        addRest(group, u"delivery.%1."_s.arg(channel));
    }
    const Group texts = addGroup(tr("The message"), tr("Press a button to put a placeholder where the cursor stands. "
                                                       "A line whose placeholders are all empty is left out."));
    m_texts = new MessageEditor(context.theme, draft, texts.card);
    texts.layout->addWidget(m_texts);
    const Group more = addGroup(tr("Limits"));
    addRest(more, u"delivery."_s, MessageTexts::keys());
    updateVisibility();
}

} // namespace loket::ui
