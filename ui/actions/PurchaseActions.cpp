#include "ui/actions/PurchaseActions.h"

#include "engine/UseCases.h"

namespace loket::ui {

using domain::PurchaseStatus;

Obstacle obstacleTo(PurchaseAction action, const domain::Purchase& purchase)
{
    switch (action) {
    case PurchaseAction::Regenerate:
        if (purchase.status == PurchaseStatus::Paid)
            return Obstacle::UnderWay;
        return purchase.status == PurchaseStatus::VoucherGenerationFailed ? Obstacle::None : Obstacle::WrongState;
    case PurchaseAction::RetryDelivery:
        if (purchase.status != PurchaseStatus::Completed)
            return Obstacle::WrongState;
        if (purchase.customerPhone.isEmpty())
            return Obstacle::NoPhone;
        return purchase.deliveryStatus == domain::DeliveryStatus::Queued ? Obstacle::UnderWay : Obstacle::None;
    case PurchaseAction::CleanUp:
        return purchase.status == PurchaseStatus::Failed || purchase.status == PurchaseStatus::Expired ||
                       purchase.status == PurchaseStatus::Cancelled
                   ? Obstacle::None
                   : Obstacle::WrongState;
    case PurchaseAction::MarkReviewed:
        return purchase.needsReview ? Obstacle::None : Obstacle::WrongState;
    case PurchaseAction::Cancel:
        return purchase.status == PurchaseStatus::Pending ? Obstacle::None : Obstacle::WrongState;
    case PurchaseAction::MarkRefunded:
        return domain::isPaid(purchase.status) ? Obstacle::None : Obstacle::WrongState;
    }
    return Obstacle::WrongState;
}

std::optional<PurchaseAction> remedyFor(const domain::Purchase& purchase)
{
    if (purchase.status == PurchaseStatus::VoucherGenerationFailed)
        return PurchaseAction::Regenerate;
    if (purchase.status == PurchaseStatus::Completed && (purchase.deliveryStatus == domain::DeliveryStatus::Failed ||
                                                         purchase.deliveryStatus == domain::DeliveryStatus::Error))
        return PurchaseAction::RetryDelivery;
    if (purchase.needsReview)
        return PurchaseAction::MarkReviewed;
    return std::nullopt;
}

core::Async<ActionResult> perform(const engine::Door& door, PurchaseAction action, qint64 purchaseId,
                                  const QString& why, const sales::Actor& actor)
{
    return door.ask([=](engine::UseCases& use) -> core::Result<ActionResult> {
        const auto plain = [](const core::Result<domain::Purchase>& purchase) {
            return purchase.map([](const domain::Purchase&) { return ActionResult{}; });
        };
        switch (action) {
        case PurchaseAction::Regenerate:
            return plain(use.recovery.regenerate(purchaseId, actor, why));
        case PurchaseAction::RetryDelivery:
            return use.recovery.retryDelivery(purchaseId, actor, why).map([&use](const domain::Purchase&) {
                return ActionResult{.waitsFor = use.recovery.pausedChannel()};
            });
        case PurchaseAction::MarkReviewed:
            return plain(use.recovery.markReviewed(purchaseId, actor, why));
        case PurchaseAction::Cancel:
            return plain(use.recovery.cancel(purchaseId, actor, why));
        case PurchaseAction::MarkRefunded:
            return plain(use.recovery.markRefunded(purchaseId, actor, why));
        case PurchaseAction::CleanUp:
            break;
        }
        return use.recovery.cleanUp(purchaseId, actor, why).map([](const sales::CleanupResult& cleaned) {
            return ActionResult{.removed = cleaned.removed};
        });
    });
}

} // namespace loket::ui
