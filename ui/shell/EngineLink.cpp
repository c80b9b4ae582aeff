#include "ui/shell/EngineLink.h"

#include "engine/UseCases.h"
#include "engine/window/EngineHandle.h"
#include "ui/printing/Printing.h"

namespace loket::ui {

using core::Result;
using engine::EngineHandle;

void forwardEvents(EngineHandle& engine, EngineEvents& events)
{
    QObject::connect(&engine, &EngineHandle::purchaseChanged, &events, &EngineEvents::purchaseChanged);
    QObject::connect(&engine, &EngineHandle::deliveryLogged, &events, &EngineEvents::deliveryLogged);
    QObject::connect(&engine, &EngineHandle::packagesChanged, &events, &EngineEvents::packagesChanged);
    QObject::connect(&engine, &EngineHandle::driftChanged, &events, &EngineEvents::driftChanged);
    QObject::connect(&engine, &EngineHandle::batchChanged, &events, &EngineEvents::batchChanged);
    QObject::connect(&engine, &EngineHandle::stateChanged, &events, &EngineEvents::stateChanged);
    QObject::connect(&engine, &EngineHandle::notifyOperator, &events, &EngineEvents::notifyOperator);
}

void followBusiness(EngineHandle& engine, EngineEvents& events, UiContext& context)
{
    const auto take = [&events, &context](const engine::EngineState& state) {
        const QTimeZone zone(state.timeZone);
        const bool isOtherZone = zone.isValid() && zone != context.zone;
        if (state.businessName == context.businessName && !isOtherZone &&
            state.recoversByItself == context.recoversByItself)
            return;
        context.businessName = state.businessName;
        context.recoversByItself = state.recoversByItself;
        if (isOtherZone)
            context.zone = zone;
        emit events.businessChanged();
    };
    QObject::connect(&engine, &EngineHandle::stateChanged, &events, take);
    context.recoversByItself = engine.state().recoversByItself;
}

void followLoginAddress(EngineHandle& engine, Printing& printing)
{
    const auto wasAsked = std::make_shared<bool>(false); // since it became reachable
    const auto look = [&engine, &printing, wasAsked](const engine::EngineState& state) {
        const bool isThere =
            !state.routers.isEmpty() && state.routers.first().reach == engine::RouterState::Reach::Reachable;
        if (std::exchange(*wasAsked, isThere) || !isThere)
            return;
        const auto asked = engine.ask([name = state.routers.first().name](engine::UseCases& use) {
            return use.administration->loginAddress(name);
        });
        core::whenReady(asked, &printing, [&printing](const Result<QString>& address) {
            if (address && !address->isEmpty())
                printing.setRouterLoginAddress(*address);
        });
    };
    QObject::connect(&engine, &EngineHandle::stateChanged, &printing, look);
    look(engine.state());
}

} // namespace loket::ui
