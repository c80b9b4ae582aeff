// What people may do with a purchase: in which state, by which right, and what a refusal says. The one table: the use
// cases refuse by it (sales/mending/Recovery.h, sales/people/CounterSales.h), and with them the API; the window offers
// by it. Pure data, checked by static_assert, walked whole by tst_purchaseactions and printed in app/README.md.
#pragma once

#include "core/Error.h"
#include "domain/Purchase.h"
#include "domain/Roles.h"

#include <optional>
#include <span>

namespace loket::domain {

enum class PurchaseAction {
    Regenerate,
    RetryDelivery,
    CleanUp,
    MarkReviewed,
    Cancel,
    MarkRefunded,
    CorrectNumber,  // the customer's, and the message is sent there
    DismissMessage, // one that did not arrive, and need not any more
    TakeCash,       // of an order that was made on the phone
    Void,           // of a sale at the counter
};

// What has to be true of the purchase besides its state.
enum class PurchaseNeed {
    Nothing,
    MessageToSend, // a phone number, and no message on its way
    Customer,      // not forgotten, and no message on its way
    LostMessage,   // one that did not arrive, and was not dismissed
    ReviewMark,
    CashOrder,
};

struct PurchaseActionRow
{
    PurchaseAction action;
    const char* name; // "mark_refunded"
    Action right;     // who may
    quint32 statuses; // one bit for each PurchaseStatus in which it is possible
    quint32 underWay; // the same for those in which it is being done already
    PurchaseNeed need;
    bool toMany;         // may be asked of many purchases at once
    core::Reason refuse; // what a purchase in any other state is refused with; its values: the state, the gateway
    core::Reason busy;   // what one that is under way is refused with

    [[nodiscard]] constexpr bool isFor(PurchaseStatus status) const { return (statuses >> quint32(status) & 1) != 0; }
    [[nodiscard]] constexpr bool isUnderWay(PurchaseStatus status) const
    {
        return (underWay >> quint32(status) & 1) != 0;
    }
};

std::span<const PurchaseActionRow> purchaseActions();
const PurchaseActionRow& rowOf(PurchaseAction action);

// Nothing where this purchase allows it now, else the refusal. Who asks is another question: mayDo().
[[nodiscard]] core::Result<void> allows(const Purchase& purchase, PurchaseAction action);
[[nodiscard]] inline bool mayDo(Role role, PurchaseAction action)
{
    return mayDo(role, rowOf(action).right);
}

// The one that gets it off the list of what needs attention; none where nothing is wrong.
[[nodiscard]] std::optional<PurchaseAction> remedyFor(const Purchase& purchase);

// The errors that mean "nobody was there", not "it was refused": what stopped for one of them goes on by itself when
// the counterpart is back (sales/mending/Recovery.h).
const QList<core::ErrorKind>& awayKinds();
// It is paid, and its vouchers wait for a router that was away.
[[nodiscard]] bool waitsForRouter(const Purchase& purchase);

QString toString(PurchaseAction action);

} // namespace loket::domain
