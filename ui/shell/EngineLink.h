// Connects the window's context to the engine's handle: signals to EngineEvents, changes to the context. UI thread.
#pragma once

#include "ui/context/UiContext.h"

namespace loket::engine {
class EngineHandle;
}

namespace loket::ui {

void forwardEvents(engine::EngineHandle& engine, EngineEvents& events);
// Keeps the context's business name, time zone and way of recovery up to date; EngineEvents::businessChanged reports a
// change.
void followBusiness(engine::EngineHandle& engine, EngineEvents& events, UiContext& context);
// Reads the name of the first router's login page each time it becomes reachable, for the printed QR codes.
void followLoginAddress(engine::EngineHandle& engine, Printing& printing);

} // namespace loket::ui
