#include "delivery/ChannelFactory.h"

#include "delivery/Cloud.h"
#include "delivery/Fonnte.h"
#include "delivery/Gowa.h"
#include "delivery/Wablas.h"
#include "delivery/Waha.h"

namespace loket::delivery {

using namespace Qt::Literals::StringLiterals;

namespace {

// The settings of one channel, by the last part of their keys.
class Reader
{
public:
    Reader(const QString& channel, const ChannelSource& source) : m_channel(channel), m_source(source) {}

    [[nodiscard]] QString value(const QString& part, const QString& standard = {}) const
    {
        const QString text = m_source.value(key(part)).trimmed();
        return text.isEmpty() ? standard : text;
    }
    [[nodiscard]] core::Secret secret(const QString& part) const { return m_source.secret(key(part)); }
    [[nodiscard]] QUrl baseUrl() const
    {
        const QString text = value(u"base_url"_s);
        return text.isEmpty() ? defaultBaseUrl(m_channel) : QUrl(text);
    }

private:
    [[nodiscard]] QString key(const QString& part) const { return u"delivery."_s + m_channel + u'.' + part; }

    QString m_channel;
    const ChannelSource& m_source;
};

} // namespace

std::unique_ptr<domain::DeliveryChannel> makeChannel(const QString& name, const ChannelSource& source,
                                                     net::HttpClient& http)
{
    const Reader settings(name, source);
    if (name == "cloud"_L1) {
        const CloudSettings standard;
        return std::make_unique<Cloud>(
            CloudSettings{.baseUrl = settings.baseUrl(),
                          .version = settings.value(u"version"_s, standard.version),
                          .phoneNumberId = settings.value(u"phone_number_id"_s),
                          .token = settings.secret(u"token"_s),
                          .appSecret = settings.secret(u"app_secret"_s),
                          .templateName = settings.value(u"template"_s),
                          .templateLanguage = settings.value(u"template_language"_s, standard.templateLanguage)},
            http);
    }
    if (name == "fonnte"_L1)
        return std::make_unique<Fonnte>(
            FonnteSettings{.baseUrl = settings.baseUrl(), .token = settings.secret(u"token"_s)}, http);
    if (name == "waha"_L1)
        return std::make_unique<Waha>(WahaSettings{.baseUrl = settings.baseUrl(),
                                                   .token = settings.secret(u"token"_s),
                                                   .session = settings.value(u"session"_s, WahaSettings().session),
                                                   .webhookKey = settings.secret(u"webhook_key"_s)},
                                      http);
    if (name == "gowa"_L1)
        return std::make_unique<Gowa>(GowaSettings{.baseUrl = settings.baseUrl(),
                                                   .user = settings.secret(u"user"_s),
                                                   .password = settings.secret(u"password"_s),
                                                   .deviceId = settings.value(u"device_id"_s),
                                                   .webhookKey = settings.secret(u"webhook_key"_s)},
                                      http);
    if (name == "wablas"_L1)
        return std::make_unique<Wablas>(WablasSettings{.baseUrl = settings.baseUrl(),
                                                       .token = settings.secret(u"token"_s),
                                                       .secretKey = settings.secret(u"secret_key"_s)},
                                        http);
    return nullptr;
}

} // namespace loket::delivery
