// Everything that can be asked of a running engine: a button of the window is a call of one of these, handed over by
// engine/window/Door.h. Each checks for itself who asks and whether it may be done. Engine thread.
#pragma once

#include "engine/window/Administration.h"
#include "sales/UseCases.h"

namespace loket::engine {

struct UseCases : sales::UseCases
{
    using sales::UseCases::UseCases;

    // Settings, packages, tokens, backups, the doctor. Set once the server listens.
    std::unique_ptr<Administration> administration;
    // Runs a task of the schedule (EngineState::schedule) now; answers at its end what it did. NotFound; Conflict: it
    // is running.
    std::function<core::Async<QString>(const QString& name, const sales::Actor& actor)> runTask;
    // A person says that this computer's clock is right, or that the device which answers as a router is the right one.
    // Conflict: nobody doubts it.
    std::function<core::Result<void>(const sales::Actor& actor)> confirmClock;
    std::function<core::Result<void>(const QString& router, const sales::Actor& actor)> confirmRouter;
};

} // namespace loket::engine
