// RouterOS's own error texts as typed errors that say what to do (app/router/FACTS.md, section 9: the manual's and
// those seen in the wild). Pure. The router's original words stay in the detail; values of the command that may be
// secret never appear.
#pragma once

#include "router/Command.h"
#include "router/Reply.h"

namespace loket::router {

// `traps` of one command; at least one. `user` is the name we log in with, for the advice.
core::Error errorFromTraps(const QList<Trap>& traps, const Command& command, const QString& user);

// A login that was refused.
core::Error loginError(const Trap& trap, const QString& user);

} // namespace loket::router
