// Ties the window's context to the engine's handle: signals to EngineEvents, actions to commands. UI thread.
#pragma once

#include "ui/shell/UiContext.h"

namespace loket::engine {
class EngineHandle;
}

namespace loket::ui {


void forwardEvents(engine::EngineHandle& engine, EngineEvents& events);
// `context` bounds the answers' lifetime.
PurchaseCommand commandOf(engine::EngineHandle& engine, QObject* context);
StockCommands stockCommandsOf(engine::EngineHandle& engine);

} // namespace loket::ui
