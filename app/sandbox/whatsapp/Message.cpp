#include "sandbox/whatsapp/Message.h"

#include "core/Clock.h"

#include <array>
#include <utility>

namespace loket::sandbox {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::array states{
    std::pair{WhatsAppState::Sent, "sent"},
    std::pair{WhatsAppState::Delivered, "delivered"},
    std::pair{WhatsAppState::Read, "read"},
    std::pair{WhatsAppState::Failed, "failed"},
};

} // namespace

QString toString(WhatsAppState state)
{
    for (const auto& [value, name] : states) {
        if (value == state)
            return QString::fromLatin1(name);
    }
    return {};
}

std::optional<WhatsAppState> whatsAppStateFromString(QStringView name)
{
    for (const auto& [value, text] : states) {
        if (name == QLatin1StringView(text))
            return value;
    }
    return std::nullopt;
}

QJsonObject toJson(const WhatsAppMessage& message)
{
    return {
        {u"number"_s, message.number},
        {u"channel"_s, message.channel},
        {u"to"_s, message.to},
        {u"text"_s, message.text},
        {u"template"_s, message.isTemplate},
        {u"id"_s, message.id},
        {u"at"_s, core::toIso(message.at)},
        {u"state"_s, toString(message.state)},
        {u"receipts_posted"_s, message.receiptsPosted},
    };
}

} // namespace loket::sandbox
