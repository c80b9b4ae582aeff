// The table behind Registry: app/CONTRACT.md, section 3, row by row.
#pragma once

#include "settings/Keys.h"

namespace loket::settings {

QList<Setting> registryTable();

} // namespace loket::settings
