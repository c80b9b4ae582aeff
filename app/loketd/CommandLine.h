// Reads an argument list against the table of commands and runs the one it names.
#pragma once

#include "loketd/Command.h"

namespace loket::loketd {

// --data-dir, --demo, --help and --version may be anywhere; after -- everything is an operand.
Outcome run(const QList<Command>& commands, const QStringList& arguments);

} // namespace loket::loketd
