// One of each channel, pointed at the sandbox, with the credentials the sandbox accepts and signs with.
#pragma once

#include "ChannelTest.h"

#include "delivery/Cloud.h"
#include "delivery/Fonnte.h"
#include "delivery/Gowa.h"
#include "delivery/Wablas.h"
#include "delivery/Waha.h"

namespace loket::test {

inline const core::Secret token("channel-token");

inline sandbox::WhatsAppAccounts accounts()
{
    sandbox::WhatsAppAccounts all;
    all.cloudToken = all.fonnteToken = all.wahaToken = all.wablasToken = all.gowaPassword = token.reveal();
    all.gowaUser = "loket";
    all.wablasSecretKey = "second-secret";
    all.cloudAppSecret = "app-secret";
    all.wahaWebhookKey = "my-secret-key";
    all.gowaWebhookKey = "secret";
    return all;
}

inline delivery::CloudSettings cloudSettings(const QUrl& base)
{
    return {.baseUrl = base,
            .phoneNumberId = u"106540352242922"_s,
            .token = token,
            .appSecret = core::Secret("app-secret")};
}

inline delivery::WahaSettings wahaSettings(const QUrl& base)
{
    return {.baseUrl = base, .token = token, .webhookKey = core::Secret("my-secret-key")};
}

inline delivery::GowaSettings gowaSettings(const QUrl& base)
{
    return {.baseUrl = base, .user = core::Secret("loket"), .password = token, .webhookKey = core::Secret("secret")};
}

inline delivery::WablasSettings wablasSettings(const QUrl& base)
{
    return {base, token, core::Secret("second-secret")};
}

inline std::unique_ptr<domain::DeliveryChannel> makeChannel(const QString& name, const QUrl& base,
                                                            net::HttpClient& http)
{
    const domain::VendorSettings settings(
        u"delivery."_s + name + u'.',
        {.value =
             [](const QString& key) { return key.endsWith(u".phone_number_id") ? u"106540352242922"_s : QString(); },
         .secret =
             [](const QString& key) {
                 const QHash<QString, QByteArray> others{{u"delivery.gowa.user"_s, "loket"},
                                                         {u"delivery.wablas.secret_key"_s, "second-secret"},
                                                         {u"delivery.cloud.app_secret"_s, "app-secret"},
                                                         {u"delivery.waha.webhook_key"_s, "my-secret-key"},
                                                         {u"delivery.gowa.webhook_key"_s, "secret"}};
                 return core::Secret(others.value(key, token.reveal()));
             }});
    return delivery::findChannel(name)->make({settings, base, http});
}

} // namespace loket::test
