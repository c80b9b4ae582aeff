#include "ui/context/UiContext.h"

#include "engine/window/EngineHandle.h"

namespace loket::ui {

sales::Actor UiContext::actor() const
{
    return engine ? engine->actor() : sales::Actor{QStringLiteral("operator")};
}

bool UiContext::may(domain::Action action) const
{
    return door.isOpen() && domain::mayDo(actor().role, action);
}

} // namespace loket::ui
