// The table of all administration commands. Each family of commands has a file of its own that fills its rows.
#pragma once

#include "loketd/Command.h"

namespace loket::loketd {

QList<Command> configCommands();
QList<Command> secretCommands();
QList<Command> packageCommands();
QList<Command> tokenCommands();
QList<Command> backupCommands();
QList<Command> doctorCommands();
QList<Command> sandboxCommands();
QList<Command> importCommands();
QList<Command> serveCommands();

inline QList<Command> commands()
{
    return serveCommands() + configCommands() + secretCommands() + packageCommands() + tokenCommands() +
           doctorCommands() + backupCommands() + importCommands() + sandboxCommands();
}

} // namespace loket::loketd
