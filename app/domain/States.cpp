#include "domain/States.h"

#include <array>
#include <utility>

namespace loket::domain {

namespace {

using enum PurchaseEvent;

constexpr std::array purchaseTable{
    PurchaseTransition{PurchaseStatus::Pending, PaymentConfirmed, PurchaseStatus::Paid},
    PurchaseTransition{PurchaseStatus::Pending, PaymentFailed, PurchaseStatus::Failed},
    PurchaseTransition{PurchaseStatus::Pending, PaymentExpired, PurchaseStatus::Expired},
    PurchaseTransition{PurchaseStatus::Pending, CancelRequested, PurchaseStatus::Cancelled},
    // Payment prevails: a late confirmation makes the vouchers all the same (and the purchase is marked for review).
    PurchaseTransition{PurchaseStatus::Failed, PaymentConfirmed, PurchaseStatus::Paid},
    PurchaseTransition{PurchaseStatus::Expired, PaymentConfirmed, PurchaseStatus::Paid},
    PurchaseTransition{PurchaseStatus::Cancelled, PaymentConfirmed, PurchaseStatus::Paid},
    PurchaseTransition{PurchaseStatus::Paid, VouchersMade, PurchaseStatus::Completed},
    PurchaseTransition{PurchaseStatus::Paid, VouchersGaveUp, PurchaseStatus::VoucherGenerationFailed},
    PurchaseTransition{PurchaseStatus::VoucherGenerationFailed, RegenerateRequested, PurchaseStatus::Paid},
    // A refund is final even where nothing was known of the payment: what is reported about it later is older.
    PurchaseTransition{PurchaseStatus::Pending, Refunded, PurchaseStatus::Refunded},
    PurchaseTransition{PurchaseStatus::Failed, Refunded, PurchaseStatus::Refunded},
    PurchaseTransition{PurchaseStatus::Expired, Refunded, PurchaseStatus::Refunded},
    PurchaseTransition{PurchaseStatus::Cancelled, Refunded, PurchaseStatus::Refunded},
    // Nothing but a refund reverts paid.
    PurchaseTransition{PurchaseStatus::Paid, Refunded, PurchaseStatus::Refunded},
    PurchaseTransition{PurchaseStatus::Completed, Refunded, PurchaseStatus::Refunded},
    PurchaseTransition{PurchaseStatus::VoucherGenerationFailed, Refunded, PurchaseStatus::Refunded},
};

constexpr std::array deliveryTable{
    DeliveryTransition{DeliveryStatus::NotRequired, DeliveryEvent::SendRequested, DeliveryStatus::Queued},
    DeliveryTransition{DeliveryStatus::Sent, DeliveryEvent::SendRequested, DeliveryStatus::Queued},
    DeliveryTransition{DeliveryStatus::Delivered, DeliveryEvent::SendRequested, DeliveryStatus::Queued},
    DeliveryTransition{DeliveryStatus::Read, DeliveryEvent::SendRequested, DeliveryStatus::Queued},
    DeliveryTransition{DeliveryStatus::Failed, DeliveryEvent::SendRequested, DeliveryStatus::Queued},
    DeliveryTransition{DeliveryStatus::Error, DeliveryEvent::SendRequested, DeliveryStatus::Queued},
    DeliveryTransition{DeliveryStatus::Queued, DeliveryEvent::Accepted, DeliveryStatus::Sent},
    DeliveryTransition{DeliveryStatus::Queued, DeliveryEvent::Refused, DeliveryStatus::Failed},
    DeliveryTransition{DeliveryStatus::Queued, DeliveryEvent::Unreached, DeliveryStatus::Error},
    DeliveryTransition{DeliveryStatus::Sent, DeliveryEvent::ReceiptDelivered, DeliveryStatus::Delivered},
    DeliveryTransition{DeliveryStatus::Sent, DeliveryEvent::ReceiptRead, DeliveryStatus::Read},
    DeliveryTransition{DeliveryStatus::Sent, DeliveryEvent::ReceiptFailed, DeliveryStatus::Failed},
    DeliveryTransition{DeliveryStatus::Delivered, DeliveryEvent::ReceiptRead, DeliveryStatus::Read},
    // Vendors report "delivered" after "failed" at times; the message did arrive.
    DeliveryTransition{DeliveryStatus::Failed, DeliveryEvent::ReceiptDelivered, DeliveryStatus::Delivered},
    DeliveryTransition{DeliveryStatus::Failed, DeliveryEvent::ReceiptRead, DeliveryStatus::Read},
};

constexpr std::array voucherTable{
    VoucherTransition{VoucherStatus::Planned, VoucherEvent::MadeOnRouter, VoucherStatus::OnRouter},
    VoucherTransition{VoucherStatus::Planned, VoucherEvent::TakenByStranger, VoucherStatus::Discarded},
    VoucherTransition{VoucherStatus::Planned, VoucherEvent::RemovedFromRouter, VoucherStatus::Removed},
    VoucherTransition{VoucherStatus::OnRouter, VoucherEvent::FirstLogin, VoucherStatus::InUse},
    VoucherTransition{VoucherStatus::OnRouter, VoucherEvent::ValidityEnded, VoucherStatus::Expired},
    VoucherTransition{VoucherStatus::OnRouter, VoucherEvent::RemovedFromRouter, VoucherStatus::Removed},
    VoucherTransition{VoucherStatus::InUse, VoucherEvent::LimitReached, VoucherStatus::UsedUp},
    VoucherTransition{VoucherStatus::InUse, VoucherEvent::ValidityEnded, VoucherStatus::Expired},
    VoucherTransition{VoucherStatus::InUse, VoucherEvent::RemovedFromRouter, VoucherStatus::Removed},
    VoucherTransition{VoucherStatus::UsedUp, VoucherEvent::RemovedFromRouter, VoucherStatus::Removed},
    VoucherTransition{VoucherStatus::Expired, VoucherEvent::RemovedFromRouter, VoucherStatus::Removed},
    VoucherTransition{VoucherStatus::UsedUp, VoucherEvent::Extended, VoucherStatus::InUse},
    VoucherTransition{VoucherStatus::Expired, VoucherEvent::Extended, VoucherStatus::InUse},
    VoucherTransition{VoucherStatus::Expired, VoucherEvent::ExtendedUnused, VoucherStatus::OnRouter},
};

// Each (from, event) occurs once, and no row leads back to its own state.
template <class Table>
constexpr bool isDeterministic(const Table& table)
{
    for (size_t i = 0; i < table.size(); ++i) {
        if (table[i].from == table[i].to)
            return false;
        for (size_t j = i + 1; j < table.size(); ++j) {
            if (table[i].from == table[j].from && table[i].event == table[j].event)
                return false;
        }
    }
    return true;
}

// Once money has been received, only a refund leaves the paid states.
constexpr bool onlyRefundTakesPaidBack()
{
    for (const auto& row : purchaseTable) {
        if (isPaid(row.from) && !isPaid(row.to) && row.event != PurchaseEvent::Refunded)
            return false;
    }
    return true;
}

// Completed is reached from Paid alone, when all vouchers are made: there is no partial success.
constexpr bool completedMeansMade()
{
    for (const auto& row : purchaseTable) {
        if (row.to == PurchaseStatus::Completed && row.event != VouchersMade)
            return false;
    }
    return true;
}

static_assert(isDeterministic(purchaseTable) && isDeterministic(deliveryTable) && isDeterministic(voucherTable));
static_assert(onlyRefundTakesPaidBack());
static_assert(completedMeansMade());

template <class Table, class State, class Event>
std::optional<State> lookUp(const Table& table, State from, Event event)
{
    for (const auto& row : table) {
        if (row.from == from && row.event == event)
            return row.to;
    }
    return std::nullopt;
}

constexpr std::array purchaseStatuses{
    PurchaseStatus::Pending,   PurchaseStatus::Paid,
    PurchaseStatus::Completed, PurchaseStatus::VoucherGenerationFailed,
    PurchaseStatus::Failed,    PurchaseStatus::Expired,
    PurchaseStatus::Cancelled, PurchaseStatus::Refunded,
};
constexpr std::array purchaseNames{"pending", "paid",    "completed", "voucher_generation_failed",
                                   "failed",  "expired", "cancelled", "refunded"};
constexpr std::array deliveryStatuses{
    DeliveryStatus::NotRequired, DeliveryStatus::Queued, DeliveryStatus::Sent,  DeliveryStatus::Delivered,
    DeliveryStatus::Read,        DeliveryStatus::Failed, DeliveryStatus::Error,
};
constexpr std::array deliveryNames{"not_required", "queued", "sent", "delivered", "read", "failed", "error"};
constexpr std::array voucherStatuses{
    VoucherStatus::Planned, VoucherStatus::OnRouter, VoucherStatus::InUse,     VoucherStatus::UsedUp,
    VoucherStatus::Expired, VoucherStatus::Removed,  VoucherStatus::Discarded,
};
constexpr std::array voucherNames{"planned", "on_router", "in_use", "used_up", "expired", "removed", "discarded"};
constexpr std::array purchaseEventNames{"payment_confirmed",    "payment_failed", "payment_expired",
                                        "cancel_requested",     "vouchers_made",  "vouchers_gave_up",
                                        "regenerate_requested", "refunded"};
constexpr std::array deliveryEventNames{"send_requested",    "accepted",     "refused",       "unreached",
                                        "receipt_delivered", "receipt_read", "receipt_failed"};
constexpr std::array voucherEventNames{"made_on_router", "taken_by_stranger",   "first_login", "limit_reached",
                                       "validity_ended", "removed_from_router", "extended",    "extended_unused"};

static_assert(purchaseStatuses.size() == purchaseNames.size());
static_assert(deliveryStatuses.size() == deliveryNames.size());
static_assert(voucherStatuses.size() == voucherNames.size());

template <class Names, class Value>
QString nameOf(const Names& names, Value value)
{
    return QString::fromLatin1(names.at(size_t(value)));
}

template <class Values, class Names>
auto valueOf(const Values& values, const Names& names, QStringView name) -> std::optional<typename Values::value_type>
{
    for (size_t i = 0; i < names.size(); ++i) {
        if (name == QLatin1StringView(names[i]))
            return values[i];
    }
    return std::nullopt;
}

} // namespace

std::span<const PurchaseTransition> purchaseTransitions()
{
    return purchaseTable;
}
std::span<const DeliveryTransition> deliveryTransitions()
{
    return deliveryTable;
}
std::span<const VoucherTransition> voucherTransitions()
{
    return voucherTable;
}

std::optional<PurchaseStatus> next(PurchaseStatus from, PurchaseEvent event)
{
    return lookUp(purchaseTable, from, event);
}
std::optional<DeliveryStatus> next(DeliveryStatus from, DeliveryEvent event)
{
    return lookUp(deliveryTable, from, event);
}
std::optional<VoucherStatus> next(VoucherStatus from, VoucherEvent event)
{
    return lookUp(voucherTable, from, event);
}

std::span<const PurchaseStatus> allPurchaseStatuses()
{
    return purchaseStatuses;
}
std::span<const DeliveryStatus> allDeliveryStatuses()
{
    return deliveryStatuses;
}
std::span<const VoucherStatus> allVoucherStatuses()
{
    return voucherStatuses;
}

QString toString(PurchaseStatus status)
{
    return nameOf(purchaseNames, status);
}
QString toString(DeliveryStatus status)
{
    return nameOf(deliveryNames, status);
}
QString toString(VoucherStatus status)
{
    return nameOf(voucherNames, status);
}
QString toString(PurchaseEvent event)
{
    return nameOf(purchaseEventNames, event);
}
QString toString(DeliveryEvent event)
{
    return nameOf(deliveryEventNames, event);
}
QString toString(VoucherEvent event)
{
    return nameOf(voucherEventNames, event);
}

std::optional<PurchaseStatus> purchaseStatusFromString(QStringView name)
{
    return valueOf(purchaseStatuses, purchaseNames, name);
}
std::optional<DeliveryStatus> deliveryStatusFromString(QStringView name)
{
    return valueOf(deliveryStatuses, deliveryNames, name);
}
std::optional<VoucherStatus> voucherStatusFromString(QStringView name)
{
    return valueOf(voucherStatuses, voucherNames, name);
}

} // namespace loket::domain
