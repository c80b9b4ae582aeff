#include "ui/shell/EngineLink.h"

#include "engine/window/EngineHandle.h"
#include "ui/printing/Printing.h"

namespace loket::ui {

using core::Async;
using core::Result;
using engine::EngineHandle;

namespace {

Async<ActionResult> plain(const Async<domain::Purchase>& answer)
{
    return Async<domain::Purchase>(answer).then([](const Result<domain::Purchase>& purchase) {
        return purchase.map([](const domain::Purchase&) { return ActionResult{}; });
    });
}

Async<void> outcome(const Async<domain::Voucher>& answer)
{
    return Async<domain::Voucher>(answer).then(
        [](const Result<domain::Voucher>& voucher) { return voucher.map([](const domain::Voucher&) {}); });
}

} // namespace

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

PurchaseCommand commandOf(EngineHandle& engine, QObject* context)
{
    return [&engine, context](PurchaseAction action, qint64 id, const QString& why) -> Async<ActionResult> {
        const sales::Actor actor = engine.actor();
        switch (action) {
        case PurchaseAction::Regenerate:
            return plain(engine.regenerate(id, actor, why));
        case PurchaseAction::RetryDelivery:
            return plain(engine.retryDelivery(id, actor, why));
        case PurchaseAction::MarkReviewed:
            return plain(engine.markReviewed(id, actor, why));
        case PurchaseAction::Cancel:
            return plain(engine.cancel(id, actor, why));
        case PurchaseAction::MarkRefunded:
            return plain(engine.markRefunded(id, actor, why));
        case PurchaseAction::CleanUp:
            break;
        }
        return engine.cleanUp(id, actor, why).then([](const Result<sales::CleanupResult>& cleaned) {
            return cleaned.map(
                [](const sales::CleanupResult& result) { return ActionResult{.removed = result.removed}; });
        });
    };
}

OnlineService onlineServiceOf(EngineHandle& engine)
{
    return {
        .online = [&engine] { return engine.online(); },
        .extend = [&engine](qint64 id,
                            domain::Seconds more) { return outcome(engine.extend(id, more, engine.actor())); },
        .unlock = [&engine](qint64 id) { return outcome(engine.unlock(id, engine.actor())); },
        .kick = [&engine](qint64 id) { return outcome(engine.kick(id, engine.actor())); },
        .drift = [&engine] { return engine.drift(); },
        .reconcile = [&engine] { return engine.reconcile(); },
        .mend = [&engine](const QString& router, const QString& username,
                          sales::DriftAction action) { return engine.mend(router, username, action, engine.actor()); }};
}

void followBusiness(EngineHandle& engine, EngineEvents& events, UiContext& context)
{
    const auto take = [&events, &context](const engine::EngineState& state) {
        const QTimeZone zone(state.timeZone);
        const bool isOtherZone = zone.isValid() && zone != context.zone;
        if (state.businessName == context.businessName && !isOtherZone)
            return;
        context.businessName = state.businessName;
        if (isOtherZone)
            context.zone = zone;
        emit events.businessChanged();
    };
    QObject::connect(&engine, &EngineHandle::stateChanged, &events, take);
}

void followLoginAddress(EngineHandle& engine, Printing& printing)
{
    const auto asked = std::make_shared<bool>(false); // since it came into reach
    const auto look = [&engine, &printing, asked](const engine::EngineState& state) {
        const bool isThere =
            !state.routers.isEmpty() && state.routers.first().reach == engine::RouterState::Reach::Reachable;
        if (std::exchange(*asked, isThere) || !isThere)
            return;
        core::whenReady(engine.setup().loginAddress(state.routers.first().name), &printing,
                        [&printing](const Result<QString>& address) {
                            if (address && !address->isEmpty())
                                printing.setRouterLoginAddress(*address);
                        });
    };
    QObject::connect(&engine, &EngineHandle::stateChanged, &printing, look);
    look(engine.state());
}

StockCommands stockCommandsOf(EngineHandle& engine)
{
    return {
        .begin = [&engine](const sales::BatchRequest& request) { return engine.beginBatch(request, engine.actor()); },
        .cancel = [&engine](qint64 id) { return engine.cancelBatch(id, engine.actor()); },
        .resume = [&engine](qint64 id) { return engine.resumeBatch(id, engine.actor()); },
        .withdrawBatch = [&engine](qint64 id) { return engine.withdrawBatch(id, engine.actor()); },
        .withdraw = [&engine](qint64 id) { return engine.withdrawVoucher(id, engine.actor()); },
        .markPrinted = [&engine](const QList<qint64>& ids) { return engine.markPrinted(ids, engine.actor()); }};
}

} // namespace loket::ui
