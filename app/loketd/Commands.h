// The table of all administration commands. Each family of commands has a file of its own that fills its rows.
#pragma once

#include "loketd/Command.h"

namespace loket::loketd {

QList<Command> configCommands();
QList<Command> secretCommands();
QList<Command> packageCommands();
QList<Command> tokenCommands();

inline QList<Command> commands()
{
    return configCommands() + secretCommands() + packageCommands() + tokenCommands();
}

} // namespace loket::loketd
