// What must be true of a ledger and a world in which nothing is under way any more. Reads both, changes nothing.
#pragma once

#include "simulation/World.h"

#include <QStringList>

namespace loket::simulation {

// One line for each violation; `atMost` of them. `database` is the ledger's file.
QStringList judge(World& world, const QString& database, int atMost = 20);

} // namespace loket::simulation
