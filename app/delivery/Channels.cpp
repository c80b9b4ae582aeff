#include "delivery/Channels.h"

#include "delivery/Cloud.h"
#include "delivery/Fonnte.h"
#include "delivery/Gowa.h"
#include "delivery/Wablas.h"
#include "delivery/Waha.h"

namespace loket::delivery {

using namespace Qt::Literals::StringLiterals;

const QList<Channel>& channels()
{
    using Type = domain::VendorKeyType;
    using std::chrono::milliseconds;
    // A WhatsApp client, which gets banned for bursts (app/delivery/FACTS.md).
    constexpr ChannelLimits client{.perSecond = 2, .perRecipientGap = milliseconds(1000)};
    static const QList<Channel> table{
        {.name = u"cloud"_s,
         .title = u"WhatsApp Cloud"_s,
         .baseUrl = u"https://graph.facebook.com"_s,
         // Codes 130429 and 131056 (app/delivery/FACTS.md, section 1).
         .limits = {.perSecond = 80, .perRecipientGap = milliseconds(6000)},
         .keys = {{.part = u"phone_number_id"_s,
                   .meaning = u"id of the sending number at Meta"_s,
                   .isNeeded = true,
                   .most = 64},
                  {.part = u"version"_s,
                   .type = Type::Version,
                   .meaning = u"version of the Graph API"_s,
                   .fallback = u"v21.0"_s},
                  {.part = u"template"_s, .meaning = u"name of the approved template; empty: plain text"_s},
                  {.part = u"template_language"_s,
                   .meaning = u"language of the template"_s,
                   .fallback = u"id"_s,
                   .most = 16},
                  {.part = u"token"_s, .type = Type::Secret, .meaning = u"token of the channel"_s},
                  {.part = u"app_secret"_s, .type = Type::Secret, .meaning = u"signs Meta's webhooks"_s},
                  {.part = u"verify_token"_s, .type = Type::Secret, .meaning = u"for Meta's webhook verification"_s}},
         .make = &Cloud::make},
        {.name = u"fonnte"_s,
         .title = u"Fonnte"_s,
         .baseUrl = u"https://api.fonnte.com"_s,
         .limits = {}, // it has its own queue
         .keys = {{.part = u"token"_s, .type = Type::Secret, .meaning = u"token of the channel"_s},
                  {.part = u"webhook_key"_s, .type = Type::Secret, .meaning = u"last part of the receipt path"_s}},
         .make = &Fonnte::make},
        {.name = u"waha"_s,
         .title = u"WAHA"_s,
         .baseUrl = u"http://127.0.0.1:3000"_s,
         .limits = client,
         .keys = {{.part = u"session"_s, .meaning = u"session name"_s, .fallback = u"default"_s},
                  {.part = u"token"_s, .type = Type::Secret, .meaning = u"token of the channel"_s},
                  {.part = u"webhook_key"_s, .type = Type::Secret, .meaning = u"signs WAHA's receipts"_s}},
         .make = &Waha::make},
        {.name = u"gowa"_s,
         .title = u"GOWA"_s,
         .baseUrl = u"http://127.0.0.1:3000"_s,
         .limits = client,
         .keys = {{.part = u"device_id"_s, .meaning = u"device id, where the server has several"_s},
                  {.part = u"user"_s, .type = Type::Secret, .meaning = u"basic authentication"_s},
                  {.part = u"password"_s, .type = Type::Secret, .meaning = u"basic authentication"_s},
                  {.part = u"webhook_key"_s, .type = Type::Secret, .meaning = u"signs GoWA's receipts"_s}},
         .make = &Gowa::make},
        {.name = u"wablas"_s,
         .title = u"Wablas"_s,
         .baseUrl = u"https://console.wablas.com"_s,
         .limits = {}, // it has its own queue
         .keys = {{.part = u"token"_s, .type = Type::Secret, .meaning = u"token of the channel"_s},
                  {.part = u"secret_key"_s, .type = Type::Secret, .meaning = u"secret key beside the token"_s},
                  {.part = u"webhook_key"_s, .type = Type::Secret, .meaning = u"last part of the receipt path"_s}},
         .make = &Wablas::make},
    };
    return table;
}

const Channel* findChannel(QStringView name)
{
    for (const Channel& channel : channels()) {
        if (channel.name == name)
            return &channel;
    }
    return nullptr;
}

QStringList channelNames()
{
    QStringList names;
    for (const Channel& channel : channels())
        names += channel.name;
    return names;
}

QString titleOf(const QString& channel)
{
    const Channel* known = findChannel(channel);
    return known ? known->title : channel;
}

QUrl defaultBaseUrl(QStringView channel)
{
    const Channel* known = findChannel(channel);
    return known ? QUrl(known->baseUrl) : QUrl();
}

ChannelLimits limitsOf(QStringView channel)
{
    const Channel* known = findChannel(channel);
    return known ? known->limits : ChannelLimits();
}

std::unique_ptr<domain::DeliveryChannel> makeChannel(const QString& name, const domain::VendorSource& source,
                                                     net::HttpClient& http)
{
    const Channel* channel = findChannel(name);
    if (!channel)
        return nullptr;
    const domain::VendorSettings settings(u"delivery."_s + name + u'.', source);
    const QUrl own(settings.value("base_url"_L1));
    return channel->make({settings, own.isEmpty() ? defaultBaseUrl(name) : own, http});
}

} // namespace loket::delivery
