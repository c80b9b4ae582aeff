// Input and output of a command: results on standard output, one line of error on standard error, a secret from
// standard input.
#pragma once

#include "core/Error.h"
#include "core/Secret.h"

#include <QString>

namespace loket::loketd {

void print(const QString& text);

// "loketd: WORDS" on standard error, always exactly one line; also for the progress of a long step.
void printError(const QString& words);

// Of the log only warnings of Loket's own rooms reach standard error, in one line. A LogFile replaces this.
void keepConsoleQuiet();

// All of standard input without its last line break. At a terminal it prompts on standard error and does not show what
// is typed. InvalidInput where it is too long to be a secret.
core::Result<core::Secret> readSecret(const QString& question);

} // namespace loket::loketd
