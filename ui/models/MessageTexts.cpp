#include "ui/models/MessageTexts.h"

#include "settings/Keys.h"

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;
using namespace settings::literals;

QString MessageTexts::keyOf(const QString& audience)
{
    return audience.isEmpty() ? u"delivery.message"_key : u"delivery.message_"_s + audience;
}

QStringList MessageTexts::keys()
{
    QStringList keys;
    for (const QString& audience : audiences())
        keys += keyOf(audience);
    return keys;
}

bool MessageTexts::isEmpty(const QString& audience) const
{
    return m_value(keyOf(audience)).trimmed().isEmpty();
}

QString MessageTexts::shown(const QString& audience) const
{
    if (isEmpty(audience))
        return audience.isEmpty() ? engine::builtInMessage(houseLanguage()) : QString();
    return m_value(keyOf(audience));
}

QString MessageTexts::stored(const QString& audience, const QString& typed) const
{
    const bool isBuiltIn = audience.isEmpty() && typed == engine::builtInMessage(houseLanguage());
    return isBuiltIn || typed.trimmed().isEmpty() ? QString() : typed;
}

core::Result<QString> MessageTexts::preview(const QString& audience, const QString& language) const
{
    const QString text = isEmpty(audience) ? m_value(keyOf({})) : m_value(keyOf(audience));
    return engine::previewMessage(text.trimmed().isEmpty() ? QString() : text, language, house());
}

bool MessageTexts::isWrong(const QString& audience) const
{
    return !isEmpty(audience) && !engine::previewMessage(m_value(keyOf(audience)), houseLanguage(), house());
}

engine::PreviewHouse MessageTexts::house() const
{
    return {.business = m_value(u"business.name"_key),
            .help = m_value(u"business.phone"_key),
            .publicUrl = m_value(u"server.public_url"_key)};
}

} // namespace loket::ui
