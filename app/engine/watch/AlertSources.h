// The alerts' inputs and recipients, assembled from the engine's parts. Engine thread.
#pragma once

#include "engine/watch/Alerts.h"
#include "sales/flow/Policy.h"
#include "settings/Settings.h"

namespace loket::engine {

// All of it outlives the alerts.
struct Watched
{
    storage::Database& database;
    core::Clock& clock;
    const settings::Settings& settings;
    const sales::Counterparts& counterparts;
    const sales::ChannelPauses& pauses;
    QString folder; // whose disk is monitored
    std::function<QList<RouterState>()> routers;
    std::function<QList<ChannelState>()> channels;
    std::function<QList<sales::GatewayTrouble>()> gateways;
    std::function<QList<Alert>()> troubles = [] { return QList<Alert>(); };
};

Alerts::Sources alertSources(const Watched& watched);

AlertRules alertRulesFrom(const settings::Settings& settings);

} // namespace loket::engine
