// Everything a running engine can be asked to do: a button of the window calls one of these through
// engine/window/Door.h. Each checks itself who calls and whether it is permitted. Engine thread.
#pragma once

#include "importing/Imports.h"

#include "engine/window/Administration.h"
#include "sales/UseCases.h"

namespace loket::engine {

struct UseCases : sales::UseCases
{
    using sales::UseCases::UseCases;

    // Settings, packages, tokens, backups, the doctor. Set once the server listens.
    std::unique_ptr<Administration> administration;
    // Another program's data. Set with the administration.
    std::unique_ptr<importing::Imports> imports;
    // Runs a task of the schedule (EngineState::schedule) now; answers at its end with what it did. NotFound; Conflict:
    // it is running.
    std::function<core::Async<QString>(const QString& name, const sales::Actor& actor)> runTask;
    // A person says that this computer's clock is right, or that the device which answers as a router is the right one.
    // Conflict: nobody doubts it.
    std::function<core::Result<void>(const sales::Actor& actor)> confirmClock;
    std::function<core::Result<void>(const QString& router, const sales::Actor& actor)> confirmRouter;

    // First of all that ends: what may still answer.
    void close()
    {
        imports.reset();
        administration.reset();
    }
};

} // namespace loket::engine
