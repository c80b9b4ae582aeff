// Ties the window's context to the engine's handle: signals to EngineEvents, what changes to the context. UI thread.
#pragma once

#include "ui/context/UiContext.h"

namespace loket::engine {
class EngineHandle;
}

namespace loket::ui {

void forwardEvents(engine::EngineHandle& engine, EngineEvents& events);
// Keeps the context's business name and time zone as the settings have them; EngineEvents::businessChanged tells of it.
void followBusiness(engine::EngineHandle& engine, EngineEvents& events, UiContext& context);
// Asks the first router for the name of its login page each time it comes into reach, for the QR codes on paper.
void followLoginAddress(engine::EngineHandle& engine, Printing& printing);

} // namespace loket::ui
