#include "engine/CounterpartFactories.h"

#include "delivery/Channels.h"
#include "delivery/PacedChannel.h"
#include "engine/watch/Measured.h"
#include "payments/Gateways.h"

#include <QCryptographicHash>
#include <QHostAddress>

namespace loket::engine {

using namespace Qt::Literals::StringLiterals;
using settings::Secrets;
using settings::Settings;

namespace {

// Only while one is made: it refers to both.
domain::VendorSource sourceOf(const Settings& settings, Secrets& secrets)
{
    return {.value = [&settings](const QString& key) { return settings.value(key); },
            .secret = [&secrets](const QString& key) { return secrets.get(key); }};
}

} // namespace

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

QString keyOfCalls(const QString& gateway)
{
    const payments::Gateway* known = payments::findGateway(gateway);
    const QStringList needed = known ? domain::neededParts(known->keys, true) : QStringList();
    return needed.isEmpty() ? QString() : u"payments.%1.%2"_s.arg(gateway, needed.first());
}

std::unique_ptr<domain::PaymentGateway> makeGateway(const QString& name, const Settings& settings, Secrets& secrets,
                                                    net::HttpClient& http, const core::Clock& clock)
{
    return payments::makeGateway(name, sourceOf(settings, secrets), http, clock);
}

std::unique_ptr<domain::DeliveryChannel> makeChannel(const QString& name, const Settings& settings, Secrets& secrets,
                                                     net::HttpClient& http, core::Clock& clock,
                                                     const std::shared_ptr<core::CallFigures>& figures)
{
    auto channel = delivery::makeChannel(name, sourceOf(settings, secrets), http);
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
