// What the user sees when the engine could not be started. UI thread.
#pragma once

#include "core/Error.h"

class QApplication;

namespace loket::ui {

// app/CONTRACT.md, section 1: 2 wrong configuration, 3 data folder in use, 1 anything else.
int exitCodeOf(core::ErrorKind kind);

// Shows the problem until it is closed (where there is a display) and returns the program's exit code.
int showStartProblem(QApplication& application, const core::Error& error);

} // namespace loket::ui
