#include "engine/Counterparts.h"

#include "delivery/Fonnte.h"
#include "payments/Cash.h"
#include "payments/Tripay.h"
#include "payments/Wire.h"

#include <QCryptographicHash>

namespace loket::engine {

using namespace Qt::Literals::StringLiterals;
using settings::Secrets;
using settings::Settings;

router::RouterSettings routerSettings(const QString& name, const Settings& settings, Secrets& secrets)
{
    const auto key = [&name](const char* part) { return u"router.%1.%2"_s.arg(name, QLatin1StringView(part)); };
    router::RouterSettings router;
    router.name = name;
    router.host = settings.value(key("host"));
    router.port = quint16(settings.number(key("port")));
    router.user = settings.value(key("user"));
    router.password = secrets.get(key("password"));
    router.hotspotServer = settings.value(key("hotspot_server"));
    router.window = int(settings.number(key("window")));
    router.timeout = settings.milliseconds(key("timeout_ms"));
    router.legacyLogin = settings.isTrue(key("legacy_login"));
    router.transport = router::transportKindFromString(settings.value(key("transport"))).value_or(router::TransportKind::Plain);
    router.fingerprint = settings.value(key("fingerprint"));
    router.sshHost = settings.value(key("ssh_host"));
    router.sshPort = quint16(settings.number(key("ssh_port")));
    router.sshUser = settings.value(key("ssh_user"));
    router.sshKey = settings.value(key("ssh_key"));
    router.sshPassword = secrets.get(key("ssh_password"));
    return router;
}

std::unique_ptr<domain::PaymentGateway> makeGateway(const QString& name, const Settings& settings, Secrets& secrets,
                                                    net::HttpClient& http)
{
    const auto key = [&name](const char* part) { return u"payments.%1.%2"_s.arg(name, QLatin1StringView(part)); };
    const auto environment = settings.value(key("environment")) == u"production"_s ? payments::Environment::Production
                                                                                   : payments::Environment::Sandbox;
    const auto baseUrl = [&] {
        const QUrl own = settings.url(key("base_url"));
        return own.isEmpty() ? payments::defaultBaseUrl(name, environment) : own;
    };
    if (name == u"cash"_s)
        return std::make_unique<payments::Cash>();
    if (name == u"tripay"_s)
        return std::make_unique<payments::Tripay>(payments::TripaySettings{.baseUrl = baseUrl(),
                                                                           .merchantCode = settings.value(key("merchant_code")),
                                                                           .method = settings.value(key("method")),
                                                                           .apiKey = secrets.get(key("api_key")),
                                                                           .privateKey = secrets.get(key("private_key"))},
                                                  http);
    return nullptr;
}

std::unique_ptr<domain::DeliveryChannel> makeChannel(const QString& name, const Settings& settings, Secrets& secrets,
                                                     net::HttpClient& http)
{
    const auto key = [&name](const char* part) { return u"delivery.%1.%2"_s.arg(name, QLatin1StringView(part)); };
    const auto baseUrl = [&] {
        const QUrl own = settings.url(key("base_url"));
        return own.isEmpty() ? delivery::defaultBaseUrl(name) : own;
    };
    if (name == u"fonnte"_s)
        return std::make_unique<delivery::Fonnte>(
            delivery::FonnteSettings{.baseUrl = baseUrl(), .token = secrets.get(key("token"))}, http);
    return nullptr;
}

QByteArray fingerprintOf(const QString& prefix, const Settings& settings, Secrets& secrets)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    const auto add = [&hash](const QString& key, const QByteArray& value) {
        hash.addData(key.toUtf8() + '\0' + value + '\0');
    };
    for (const Settings::Entry& entry : settings.all()) {
        if (entry.key.startsWith(prefix))
            add(entry.key, entry.value.toUtf8());
    }
    for (const QString& key : settings.secretKeys()) {
        if (key.startsWith(prefix))
            add(key, secrets.get(key).reveal());
    }
    return hash.result();
}

} // namespace loket::engine
