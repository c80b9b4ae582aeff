// The states of app/CONTRACT.md, section 4, and the tables of what may follow what. Pure data: the tables are checked
// by static_assert, covered completely by tst_states, printed as diagrams in app/README.md (tst_diagrams), and guarded
// once more in SQL. A (from, event) pair that is not in a table means: nothing changes.
#pragma once

#include <QString>

#include <optional>
#include <span>

namespace loket::domain {

enum class PurchaseStatus { Pending, Paid, Completed, VoucherGenerationFailed, Failed, Expired, Cancelled, Refunded };

enum class PurchaseEvent {
    PaymentConfirmed,
    PaymentFailed,
    PaymentExpired,
    CancelRequested,
    VouchersMade,
    VouchersGaveUp,
    RegenerateRequested,
    Refunded,
};

enum class DeliveryStatus { NotRequired, Queued, Sent, Delivered, Read, Failed, Error };

enum class DeliveryEvent {
    SendRequested,
    Accepted,  // the channel accepted the message
    Refused,   // the channel answered and refused
    Unreached, // no usable answer
    ReceiptDelivered,
    ReceiptRead,
    ReceiptFailed,
};

enum class VoucherStatus { Planned, OnRouter, InUse, UsedUp, Expired, Removed, Discarded };

enum class VoucherEvent {
    MadeOnRouter,
    TakenByStranger,
    FirstLogin,
    LimitReached,
    ValidityEnded,
    RemovedFromRouter,
    Extended,       // more time for one that had ended
    ExtendedUnused, // likewise, and nobody has used it yet
};

template <class State, class Event>
struct Transition
{
    State from;
    Event event;
    State to;
};

using PurchaseTransition = Transition<PurchaseStatus, PurchaseEvent>;
using DeliveryTransition = Transition<DeliveryStatus, DeliveryEvent>;
using VoucherTransition = Transition<VoucherStatus, VoucherEvent>;

std::span<const PurchaseTransition> purchaseTransitions();
std::span<const DeliveryTransition> deliveryTransitions();
std::span<const VoucherTransition> voucherTransitions();

// The state after `event`, or nothing where the event changes nothing in this state.
std::optional<PurchaseStatus> next(PurchaseStatus from, PurchaseEvent event);
std::optional<DeliveryStatus> next(DeliveryStatus from, DeliveryEvent event);
std::optional<VoucherStatus> next(VoucherStatus from, VoucherEvent event);

// Money has been received and not refunded.
constexpr bool isPaid(PurchaseStatus status)
{
    return status == PurchaseStatus::Paid || status == PurchaseStatus::Completed ||
           status == PurchaseStatus::VoucherGenerationFailed;
}

std::span<const PurchaseStatus> allPurchaseStatuses();
std::span<const DeliveryStatus> allDeliveryStatuses();
std::span<const VoucherStatus> allVoucherStatuses();

// The names of app/CONTRACT.md, section 4: "voucher_generation_failed", "not_required", "on_router"...
QString toString(PurchaseStatus status);
QString toString(DeliveryStatus status);
QString toString(VoucherStatus status);
QString toString(PurchaseEvent event);
QString toString(DeliveryEvent event);
QString toString(VoucherEvent event);
std::optional<PurchaseStatus> purchaseStatusFromString(QStringView name);
std::optional<DeliveryStatus> deliveryStatusFromString(QStringView name);
std::optional<VoucherStatus> voucherStatusFromString(QStringView name);

} // namespace loket::domain
