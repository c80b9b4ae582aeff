// The settings as the HTTP server reads them, and the engine's state as /healthz reports it.
#pragma once

#include "engine/EngineState.h"
#include "server/ServerSettings.h"
#include "settings/Settings.h"

#include <QJsonObject>

namespace loket::engine {

server::ServerSettings serverSettingsFrom(const settings::Settings& settings);

QJsonObject healthJson(const EngineState& state);

} // namespace loket::engine
