// What the window does with a purchase. When each is possible and by whom: domain/PurchaseActions.h, by which the
// engine refuses. UI thread.
#pragma once

#include "domain/PurchaseActions.h"
#include "engine/window/Door.h"

#include <array>

namespace loket::sales {
struct Actor;
}

namespace loket::ui {

using domain::PurchaseAction;

// Those that have a button at an order; cash and voids have dialogs of their own at the counter.
inline constexpr std::array allPurchaseActions{PurchaseAction::Regenerate, PurchaseAction::RetryDelivery,
                                               PurchaseAction::CleanUp,    PurchaseAction::MarkReviewed,
                                               PurchaseAction::Cancel,     PurchaseAction::MarkRefunded};

struct ActionResult
{
    int removed = 0;  // CleanUp: vouchers being removed from the router
    QString waitsFor; // RetryDelivery: the message is queued, but its channel is paused: that channel
};

// Does it, in the engine. `why` is written to the activity log; a refund needs it.
core::Async<ActionResult> perform(const engine::Door& door, PurchaseAction action, qint64 purchaseId,
                                  const QString& why, const sales::Actor& actor);

} // namespace loket::ui
