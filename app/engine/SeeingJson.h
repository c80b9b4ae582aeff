// The schedule and the alerts as the API tells them. Pure.
#pragma once

#include "engine/TaskState.h"

#include <QJsonArray>

namespace loket::engine {

QJsonArray scheduleJson(const QList<TaskState>& tasks);

} // namespace loket::engine
