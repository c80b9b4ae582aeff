// What the window can do with a purchase. When each is possible and by whom: domain/PurchaseActions.h, by which the
// engine refuses. StoryBrowser::taskOf() asks the engine for it. UI thread.
#pragma once

#include "domain/PurchaseActions.h"

#include <QString>

#include <array>

namespace loket::ui {

using domain::PurchaseAction;

// Those that have a button at an order; cash and voids have dialogs of their own at the counter.
inline constexpr std::array allPurchaseActions{PurchaseAction::Regenerate,    PurchaseAction::RetryDelivery,
                                               PurchaseAction::CorrectNumber, PurchaseAction::DismissMessage,
                                               PurchaseAction::CleanUp,       PurchaseAction::MarkReviewed,
                                               PurchaseAction::Cancel,        PurchaseAction::MarkRefunded};

struct ActionResult
{
    int removed = 0;        // CleanUp: vouchers being removed from the router
    QString waitsFor;       // RetryDelivery: the message is queued, but its channel is paused: that channel
    QString waitsForRouter; // what is queued for a router that is away: that router
    bool recovers = true;   // and is tried again without a person when it is back
};

} // namespace loket::ui
