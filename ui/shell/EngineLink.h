// Ties the window's context to the engine's handle: signals to EngineEvents, actions to commands. UI thread.
#pragma once

#include "ui/shell/UiContext.h"

namespace loket::engine {
class EngineHandle;
}

namespace loket::ui {

// What the user at this window does is written into the audit log under this name.
inline const QString windowActor = QStringLiteral("operator");

void forwardEvents(engine::EngineHandle& engine, EngineEvents& events);
// `context` bounds the answers' lifetime.
PurchaseCommand commandOf(engine::EngineHandle& engine, QObject* context);
StockCommands stockCommandsOf(engine::EngineHandle& engine);

} // namespace loket::ui
