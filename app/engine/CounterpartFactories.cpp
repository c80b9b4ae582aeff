#include "engine/CounterpartFactories.h"

#include "delivery/Channels.h"
#include "delivery/PacedChannel.h"
#include "engine/watch/Measured.h"
#include "payments/Gateways.h"

#include <QCryptographicHash>
#include <QHostAddress>

namespace loket::engine {

using namespace Qt::Literals::StringLiterals;
using namespace settings::literals;
using settings::SecretKey;
using settings::Secrets;
using settings::SettingKey;
using settings::Settings;

namespace {

// Only while one is made: it refers to both.
domain::VendorSource sourceOf(const Settings& settings, Secrets& secrets)
{
    return {.value = [&settings](const QString& key) { return settings.value(SettingKey::ofVendor(key)); },
            .secret = [&secrets](const QString& key) { return secrets.get(SecretKey::ofVendor(key)); }};
}

} // namespace

router::RouterSettings routerSettings(const QString& name, const Settings& settings, Secrets& secrets)
{
    router::RouterSettings router;
    router.name = name;
    router.host = settings.value(u"router.NAME.host"_keyOf(name));
    router.port = quint16(settings.number(u"router.NAME.port"_keyOf(name)));
    router.user = settings.value(u"router.NAME.user"_keyOf(name));
    router.password = secrets.get(u"router.NAME.password"_secretOf(name));
    router.hotspotServer = settings.value(u"router.NAME.hotspot_server"_keyOf(name));
    router.window = int(settings.number(u"router.NAME.window"_keyOf(name)));
    router.timeout = settings.milliseconds(u"router.NAME.timeout_ms"_keyOf(name));
    router.legacyLogin = settings.isTrue(u"router.NAME.legacy_login"_keyOf(name));
    router.transport = router::transportKindFromString(settings.value(u"router.NAME.transport"_keyOf(name)))
                           .value_or(router::TransportKind::Plain);
    router.fingerprint = settings.value(u"router.NAME.fingerprint"_keyOf(name));
    router.anonymousTls = settings.isTrue(u"router.NAME.anonymous_tls"_keyOf(name));
    router.sshHost = settings.value(u"router.NAME.ssh_host"_keyOf(name));
    router.sshPort = quint16(settings.number(u"router.NAME.ssh_port"_keyOf(name)));
    router.sshUser = settings.value(u"router.NAME.ssh_user"_keyOf(name));
    router.sshKey = settings.value(u"router.NAME.ssh_key"_keyOf(name));
    router.sshPassword = secrets.get(u"router.NAME.ssh_password"_secretOf(name));
    return router;
}

router::ReverseTunnelSettings tunnelSettings(const Settings& settings, Secrets& secrets, const QUrl& listening)
{
    router::ReverseTunnelSettings tunnel;
    tunnel.host = settings.value(u"tunnel.host"_key);
    tunnel.port = quint16(settings.number(u"tunnel.port"_key));
    tunnel.user = settings.value(u"tunnel.user"_key);
    tunnel.keyFile = settings.value(u"tunnel.key"_key);
    tunnel.fingerprint = settings.value(u"tunnel.fingerprint"_key);
    tunnel.remoteHost = settings.value(u"tunnel.remote_host"_key);
    tunnel.remotePort = quint16(settings.number(u"tunnel.remote_port"_key));
    tunnel.password = secrets.get(u"tunnel.password"_secret);
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
    for (const SecretKey& key : settings.secretKeys()) {
        if (key.text().startsWith(prefix))
            add(key, secrets.get(key).reveal());
    }
    return hash.result();
}

} // namespace loket::engine
