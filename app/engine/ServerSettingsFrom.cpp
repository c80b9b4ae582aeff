#include "engine/ServerSettingsFrom.h"

#include "core/Clock.h"

#include <QJsonArray>

namespace loket::engine {

using namespace Qt::Literals::StringLiterals;
using namespace settings::literals;

server::ServerSettings serverSettingsFrom(const settings::Settings& settings)
{
    server::ServerSettings server;
    server.address = QHostAddress(settings.value(u"server.listen"_key));
    server.port = quint16(settings.number(u"server.port"_key));
    server.publicUrl = settings.url(u"server.public_url"_key);
    server.certificatePath = settings.value(u"server.tls_certificate"_key);
    server.keyPath = settings.value(u"server.tls_key"_key);
    server.maxBodyBytes = settings.number(u"server.max_body_bytes"_key);
    server.maxConnections = int(settings.number(u"server.max_connections"_key));
    server.requestTimeout = settings.milliseconds(u"server.request_timeout_ms"_key);
    server.purchaseRatePerMinute = int(settings.number(u"server.purchase_rate_per_minute"_key));
    server.trustedProxies = settings.list(u"server.trusted_proxies"_key);
    return server;
}

namespace {

// Each kind once, as /voucher/api/alerts names it; the rest of an alert is for whoever has a token.
QJsonArray kindsOf(const QList<Alert>& alerts)
{
    QJsonArray kinds;
    for (const Alert& alert : alerts) {
        if (const QString kind = toString(alert.kind); !kinds.contains(kind))
            kinds += kind;
    }
    return kinds;
}

} // namespace

// Public, so it has the state of the parts but neither names nor addresses.
QJsonObject healthJson(const EngineState& state)
{
    QJsonArray routers;
    for (const RouterState& router : state.routers) {
        const bool away = router.reach == RouterState::Reach::Away;
        routers += QJsonObject{{u"name"_s, router.name},
                               {u"state"_s, router.reach == RouterState::Reach::Reachable ? u"reachable"_s
                                            : away                                        ? u"away"_s
                                                                                          : u"unknown"_s},
                               {u"problem"_s, away ? core::toString(router.problem.kind) : QString()}};
    }
    const auto condition = [](const ChannelState& channel) {
        switch (channel.condition) {
        case ChannelState::Condition::Off:
            return u"off"_s;
        case ChannelState::Condition::Unknown:
            return u"unknown"_s;
        case ChannelState::Condition::Working:
            return u"working"_s;
        case ChannelState::Condition::Troubled:
            return u"troubled"_s;
        case ChannelState::Condition::Paused:
            return u"paused"_s;
        }
        return u"unknown"_s;
    };
    const auto tunnel = [&state] {
        switch (state.tunnel.condition) {
        case TunnelState::Condition::Off:
            return u"off"_s;
        case TunnelState::Condition::Connecting:
            return u"connecting"_s;
        case TunnelState::Condition::Up:
            return u"up"_s;
        case TunnelState::Condition::Down:
            return u"down"_s;
        }
        return u"off"_s;
    };
    QJsonObject delivery{{u"channel"_s, state.channel.name}, {u"state"_s, condition(state.channel)}};
    if (state.fallback) {
        delivery.insert(u"fallback"_s, state.fallback->name);
        delivery.insert(u"fallback_state"_s, condition(*state.fallback));
    }
    return {{u"routers"_s, routers},
            {u"tunnel"_s, QJsonObject{{u"state"_s, tunnel()}}},
            {u"delivery"_s, delivery},
            {u"queue"_s, QJsonObject{{u"waiting"_s, state.queue.waiting},
                                     {u"running"_s, state.queue.running},
                                     {u"dead"_s, state.queue.dead},
                                     {u"oldest_due"_s, core::toIso(state.queue.oldestDue)}}},
            {u"clock"_s, QJsonObject{{u"state"_s, state.clock.doubt.isEmpty() ? u"ok"_s : u"doubtful"_s},
                                     {u"reason"_s, core::english(state.clock.doubt)}}},
            {u"gateways"_s, QJsonArray::fromStringList(state.gateways)},
            {u"alerts"_s, kindsOf(state.alerts)}};
}

} // namespace loket::engine
