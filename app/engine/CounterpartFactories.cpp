#include "engine/CounterpartFactories.h"

#include "delivery/ChannelFactory.h"
#include "delivery/PacedChannel.h"
#include "engine/watch/Measured.h"
#include "payments/Cash.h"
#include "payments/Duitku.h"
#include "payments/Midtrans.h"
#include "payments/Tripay.h"
#include "payments/Wire.h"
#include "payments/Xendit.h"

#include <QCryptographicHash>
#include <QHostAddress>

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
    router.transport =
        router::transportKindFromString(settings.value(key("transport"))).value_or(router::TransportKind::Plain);
    router.fingerprint = settings.value(key("fingerprint"));
    router.anonymousTls = settings.isTrue(key("anonymous_tls"));
    router.sshHost = settings.value(key("ssh_host"));
    router.sshPort = quint16(settings.number(key("ssh_port")));
    router.sshUser = settings.value(key("ssh_user"));
    router.sshKey = settings.value(key("ssh_key"));
    router.sshPassword = secrets.get(key("ssh_password"));
    return router;
}

router::ReverseTunnelSettings tunnelSettings(const Settings& settings, Secrets& secrets, const QUrl& listening)
{
    router::ReverseTunnelSettings tunnel;
    tunnel.host = settings.value(u"tunnel.host"_s);
    tunnel.port = quint16(settings.number(u"tunnel.port"_s));
    tunnel.user = settings.value(u"tunnel.user"_s);
    tunnel.keyFile = settings.value(u"tunnel.key"_s);
    tunnel.fingerprint = settings.value(u"tunnel.fingerprint"_s);
    tunnel.remoteHost = settings.value(u"tunnel.remote_host"_s);
    tunnel.remotePort = quint16(settings.number(u"tunnel.remote_port"_s));
    tunnel.password = secrets.get(u"tunnel.password"_s);
    tunnel.localPort = quint16(std::max(0, listening.port(0)));
    // Listening on all addresses includes this computer's own.
    const QHostAddress own(listening.host());
    if (!own.isNull() && own != QHostAddress(QHostAddress::AnyIPv4) && own != QHostAddress(QHostAddress::AnyIPv6))
        tunnel.localHost = listening.host();
    return tunnel;
}

const QStringList& onlineGatewayNames()
{
    static const QStringList names{u"midtrans"_s, u"xendit"_s, u"tripay"_s, u"duitku"_s};
    return names;
}

bool hasKey(const QString& gateway, Secrets& secrets)
{
    return secrets.has(u"payments.%1.%2"_s.arg(gateway, gateway == u"midtrans"_s ? u"server_key"_s : u"api_key"_s));
}

std::unique_ptr<domain::PaymentGateway> makeGateway(const QString& name, const Settings& settings, Secrets& secrets,
                                                    net::HttpClient& http, const core::Clock& clock)
{
    using namespace payments;
    if (name == u"cash"_s)
        return std::make_unique<Cash>();

    const auto value = [&](const char* part) {
        return settings.value(u"payments.%1.%2"_s.arg(name, QLatin1StringView(part)));
    };
    const auto secret = [&](const char* part) {
        return secrets.get(u"payments.%1.%2"_s.arg(name, QLatin1StringView(part)));
    };
    const auto environment = value("environment") == u"production"_s ? Environment::Production : Environment::Sandbox;
    const QUrl own(value("base_url"));
    const QUrl baseUrl = own.isEmpty() ? defaultBaseUrl(name, environment) : own;
    if (name == u"tripay"_s)
        return std::make_unique<Tripay>(TripaySettings{.baseUrl = baseUrl,
                                                       .merchantCode = value("merchant_code"),
                                                       .method = value("method"),
                                                       .apiKey = secret("api_key"),
                                                       .privateKey = secret("private_key")},
                                        http);
    if (name == u"midtrans"_s)
        return std::make_unique<Midtrans>(
            MidtransSettings{.baseUrl = baseUrl,
                             .coreBaseUrl = own.isEmpty() ? midtransCoreBaseUrl(environment) : own,
                             .merchantId = value("merchant_id"),
                             .serverKey = secret("server_key"),
                             .signatureKey = secret("signature_key")},
            http, clock);
    if (name == u"xendit"_s)
        return std::make_unique<Xendit>(
            XenditSettings{.baseUrl = baseUrl, .apiKey = secret("api_key"), .callbackToken = secret("callback_token")},
            http, clock);
    if (name == u"duitku"_s) {
        const bool legacy = value("signature_scheme") == u"md5-legacy"_s;
        return std::make_unique<Duitku>(
            DuitkuSettings{.baseUrl = baseUrl,
                           .merchantCode = value("merchant_code"),
                           .method = value("method"),
                           .scheme = legacy ? DuitkuScheme::Md5Legacy : DuitkuScheme::HmacSha256,
                           .apiKey = secret("api_key")},
            http, clock);
    }
    return nullptr;
}

std::unique_ptr<domain::DeliveryChannel> makeChannel(const QString& name, const Settings& settings, Secrets& secrets,
                                                     net::HttpClient& http, core::Clock& clock,
                                                     const std::shared_ptr<core::CallFigures>& figures)
{
    auto channel = delivery::makeChannel(name,
                                         {.value = [&](const QString& key) { return settings.value(key); },
                                          .secret = [&](const QString& key) { return secrets.get(key); }},
                                         http);
    if (!channel)
        return nullptr;
    if (figures)
        channel = std::make_unique<MeasuredChannel>(std::move(channel), figures);
    return std::make_unique<delivery::PacedChannel>(std::move(channel), delivery::limitsOf(name), clock);
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
