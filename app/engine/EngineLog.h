// The log category of the room engine, which several of its files write to.
#pragma once

#include <QLoggingCategory>

namespace loket::engine {

Q_DECLARE_LOGGING_CATEGORY(lcEngine)

} // namespace loket::engine
