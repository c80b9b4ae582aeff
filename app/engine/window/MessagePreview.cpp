#include "engine/window/MessagePreview.h"

#include "delivery/MessageTemplate.h"

namespace loket::engine {

using namespace Qt::Literals::StringLiterals;
using delivery::MessageTemplate;

core::Result<QString> previewMessage(const QString& text, const QString& language, const PreviewHouse& house)
{
    const auto parsed = text.isEmpty() ? MessageTemplate::builtIn(language) : MessageTemplate::parse(text);
    if (!parsed)
        return core::Failure(parsed.error());
    delivery::MessageContext context;
    context.language = language;
    context.business = house.business.isEmpty() ? u"Loket"_s : house.business;
    context.name = u"Siti Rahma"_s;
    context.phone = u"+62 812-0000-0000"_s;
    context.package = u"Paket 2 Hari"_s;
    context.duration = std::chrono::hours(48);
    context.quantity = 2;
    context.amount = 10000;
    context.invoice = u"LK260101-EXAMPLEEXAMPLEEX"_s;
    context.vouchers = {{u"k7mq3zp9"_s, u"k7mq3zp9"_s}, {u"rt2xcwvh"_s, u"rt2xcwvh"_s}};
    if (!house.publicUrl.isEmpty()) // without one, a message has no link either
        context.statusUrl = house.publicUrl + u"/voucher/status/..."_s;
    context.help = house.help;
    return parsed->render(context);
}

QStringList messagePlaceholders()
{
    return MessageTemplate::placeholders();
}

QString builtInMessage(const QString& language)
{
    return MessageTemplate::builtInText(language);
}

} // namespace loket::engine
