#include "ui/actions/PurchaseActions.h"

#include "engine/UseCases.h"

namespace loket::ui {

core::Async<ActionResult> perform(const engine::Door& door, PurchaseAction action, qint64 purchaseId,
                                  const QString& why, const sales::Actor& actor)
{
    return door.ask([=](engine::UseCases& use) {
        return use.recovery.perform(action, purchaseId, actor, why).map([](const sales::ActionOutcome& done) {
            return ActionResult{.removed = done.removed, .waitsFor = done.waitsFor};
        });
    });
}

} // namespace loket::ui
