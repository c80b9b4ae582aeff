// The actions that resolve a purchase, and in which state each is possible. The engine checks the same rules again
// (sales/mending/Recovery.h); here they decide what is offered.
#pragma once

#include "domain/Purchase.h"
#include "engine/window/Door.h"

#include <array>
#include <optional>

namespace loket::sales {
struct Actor;
}

namespace loket::ui {

enum class PurchaseAction { Regenerate, RetryDelivery, CleanUp, MarkReviewed, Cancel, MarkRefunded };

inline constexpr std::array allPurchaseActions{PurchaseAction::Regenerate, PurchaseAction::RetryDelivery,
                                               PurchaseAction::CleanUp,    PurchaseAction::MarkReviewed,
                                               PurchaseAction::Cancel,     PurchaseAction::MarkRefunded};

// Why an action is not possible now.
enum class Obstacle { None, WrongState, UnderWay, NoPhone };

Obstacle obstacleTo(PurchaseAction action, const domain::Purchase& purchase);

inline bool isPossible(PurchaseAction action, const domain::Purchase& purchase)
{
    return obstacleTo(action, purchase) == Obstacle::None;
}

// The one that removes it from the Attention list; none where nothing is wrong.
std::optional<PurchaseAction> remedyFor(const domain::Purchase& purchase);

struct ActionResult
{
    int removed = 0;  // CleanUp: vouchers being removed from the router
    QString waitsFor; // RetryDelivery: the message is queued, but its channel is paused: that channel
};

// Does it, in the engine. `why` is written to the activity log; a refund needs it.
core::Async<ActionResult> perform(const engine::Door& door, PurchaseAction action, qint64 purchaseId,
                                  const QString& why, const sales::Actor& actor);

} // namespace loket::ui
