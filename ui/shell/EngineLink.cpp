#include "ui/shell/EngineLink.h"

#include "engine/EngineHandle.h"

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

} // namespace

void forwardEvents(EngineHandle& engine, EngineEvents& events)
{
    QObject::connect(&engine, &EngineHandle::purchaseChanged, &events, &EngineEvents::purchaseChanged);
    QObject::connect(&engine, &EngineHandle::deliveryLogged, &events, &EngineEvents::deliveryLogged);
    QObject::connect(&engine, &EngineHandle::packagesChanged, &events, &EngineEvents::packagesChanged);
    QObject::connect(&engine, &EngineHandle::batchChanged, &events, &EngineEvents::batchChanged);
    QObject::connect(&engine, &EngineHandle::stateChanged, &events, &EngineEvents::stateChanged);
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

StockCommands stockCommandsOf(EngineHandle& engine)
{
    // Whoever is logged in when the command is given, not when the window was built.
    return {
        .begin = [&engine](const sales::BatchRequest& request) { return engine.beginBatch(request, engine.actor()); },
        .cancel = [&engine](qint64 id) { return engine.cancelBatch(id, engine.actor()); },
        .resume = [&engine](qint64 id) { return engine.resumeBatch(id, engine.actor()); },
        .withdrawBatch = [&engine](qint64 id) { return engine.withdrawBatch(id, engine.actor()); },
        .withdraw = [&engine](qint64 id) { return engine.withdrawVoucher(id, engine.actor()); },
        .markPrinted = [&engine](const QList<qint64>& ids) { return engine.markPrinted(ids, engine.actor()); }};
}

} // namespace loket::ui
