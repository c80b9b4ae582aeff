#include "ui/shell/UiContext.h"

#include "engine/window/EngineHandle.h"

namespace loket::ui {

sales::Actor UiContext::actor() const
{
    return engine ? engine->actor() : sales::Actor{QStringLiteral("operator")};
}

} // namespace loket::ui
