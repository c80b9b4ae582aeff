// The schedule and the alerts as the API returns them. Pure.
#pragma once

#include "engine/schedule/TaskState.h"
#include "engine/watch/Alert.h"

#include <QJsonArray>

namespace loket::engine {

QJsonArray scheduleJson(const QList<TaskState>& tasks);

QJsonArray alertsJson(const QList<Alert>& alerts);

} // namespace loket::engine
