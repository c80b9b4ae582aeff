#include "domain/PurchaseActions.h"

#include "core/Reasons.h"

#include <array>

namespace loket::domain {

namespace {

using core::Reason;
using Status = PurchaseStatus;

template <class... Statuses>
constexpr quint32 statuses(Statuses... each)
{
    return (0U | ... | (1U << quint32(each)));
}

constexpr quint32 inNone = 0;
constexpr quint32 inAll = statuses(Status::Pending, Status::Paid, Status::Completed, Status::VoucherGenerationFailed,
                                   Status::Failed, Status::Expired, Status::Cancelled, Status::Refunded);
constexpr quint32 inPaid = statuses(Status::Paid, Status::Completed, Status::VoucherGenerationFailed);

constexpr std::array actionTable{
    PurchaseActionRow{PurchaseAction::Regenerate, "regenerate", Action::Regenerate,
                      statuses(Status::VoucherGenerationFailed), statuses(Status::Paid), PurchaseNeed::Nothing, true,
                      Reason::NotRegenerable, Reason::VouchersUnderWay},
    PurchaseActionRow{PurchaseAction::RetryDelivery, "retry_delivery", Action::RetryDelivery,
                      statuses(Status::Completed), inNone, PurchaseNeed::MessageToSend, true, Reason::NoMessageToSend,
                      Reason::MessageUnderWay},
    PurchaseActionRow{PurchaseAction::CleanUp, "clean_up", Action::CleanUp,
                      statuses(Status::Failed, Status::Expired, Status::Cancelled), inNone, PurchaseNeed::Nothing, true,
                      Reason::NotCleanable, Reason::None},
    PurchaseActionRow{PurchaseAction::MarkReviewed, "mark_reviewed", Action::Review, inAll, inNone,
                      PurchaseNeed::ReviewMark, true, Reason::NotForReview, Reason::None},
    PurchaseActionRow{PurchaseAction::Cancel, "cancel", Action::CancelPurchase, statuses(Status::Pending), inNone,
                      PurchaseNeed::Nothing, true, Reason::NotCancellable, Reason::None},
    // A refund is looked at one by one.
    PurchaseActionRow{PurchaseAction::MarkRefunded, "mark_refunded", Action::Refund, inPaid, inNone,
                      PurchaseNeed::Nothing, false, Reason::NotRefundable, Reason::None},
    PurchaseActionRow{PurchaseAction::CorrectNumber, "correct_number", Action::RetryDelivery,
                      statuses(Status::Pending, Status::Paid, Status::Completed, Status::VoucherGenerationFailed),
                      inNone, PurchaseNeed::Customer, false, Reason::NumberNotNeeded, Reason::MessageUnderWay},
    PurchaseActionRow{PurchaseAction::DismissMessage, "dismiss_message", Action::RetryDelivery,
                      statuses(Status::Completed), inNone, PurchaseNeed::LostMessage, true, Reason::NoLostMessage,
                      Reason::None},
    PurchaseActionRow{PurchaseAction::TakeCash, "take_cash", Action::Sell, statuses(Status::Pending), inNone,
                      PurchaseNeed::CashOrder, false, Reason::NotPendingCash, Reason::None},
    PurchaseActionRow{PurchaseAction::Void, "void", Action::Void, inPaid, inNone, PurchaseNeed::Nothing, false,
                      Reason::NotVoidable, Reason::None},
};

// Looked up by place, so every action has its row, in the order of the enum; nothing is possible and under way at once.
constexpr bool areActionsWhole()
{
    for (std::size_t i = 0; i < actionTable.size(); ++i) {
        const PurchaseActionRow& row = actionTable[i];
        if (std::size_t(row.action) != i || (row.statuses & row.underWay) != 0 || row.statuses == inNone)
            return false;
        if (row.underWay != inNone && row.busy == Reason::None)
            return false;
    }
    return actionTable.size() == std::size_t(PurchaseAction::Void) + 1;
}
static_assert(areActionsWhole());

// Money goes back only where it was received.
constexpr bool onlyPaidIsGivenBack()
{
    for (const PurchaseAction action : {PurchaseAction::MarkRefunded, PurchaseAction::Void}) {
        for (const PurchaseStatus status :
             {Status::Pending, Status::Paid, Status::Completed, Status::VoucherGenerationFailed, Status::Failed,
              Status::Expired, Status::Cancelled, Status::Refunded}) {
            if (actionTable[std::size_t(action)].isFor(status) != isPaid(status))
                return false;
        }
    }
    return true;
}
static_assert(onlyPaidIsGivenBack());

// It did not arrive, and nobody has decided yet that it need not.
bool isMessageLost(const Purchase& purchase)
{
    return purchase.status == Status::Completed && !purchase.forgottenAt.isValid() && !purchase.messageDismissed &&
           (purchase.deliveryStatus == DeliveryStatus::Failed || purchase.deliveryStatus == DeliveryStatus::Error);
}

core::Failure refusal(const PurchaseActionRow& row, const Purchase& purchase)
{
    switch (row.need) {
    case PurchaseNeed::ReviewMark:
    case PurchaseNeed::LostMessage:
        return core::fail(row.refuse);
    case PurchaseNeed::CashOrder:
        return core::fail(row.refuse, {toString(purchase.status), purchase.gateway});
    case PurchaseNeed::Nothing:
    case PurchaseNeed::MessageToSend:
    case PurchaseNeed::Customer:
        break;
    }
    return core::fail(row.refuse, {toString(purchase.status)});
}

} // namespace

std::span<const PurchaseActionRow> purchaseActions()
{
    return actionTable;
}

const PurchaseActionRow& rowOf(PurchaseAction action)
{
    return actionTable.at(std::size_t(action));
}

core::Result<void> allows(const Purchase& purchase, PurchaseAction action)
{
    const PurchaseActionRow& row = rowOf(action);
    if (row.isUnderWay(purchase.status))
        return core::fail(row.busy);
    if (!row.isFor(purchase.status))
        return refusal(row, purchase);
    switch (row.need) {
    case PurchaseNeed::Nothing:
        break;
    case PurchaseNeed::MessageToSend:
        if (purchase.customerPhone.isEmpty())
            return core::fail(Reason::OrderWithoutPhone);
        if (purchase.deliveryStatus == DeliveryStatus::Queued)
            return core::fail(row.busy);
        break;
    case PurchaseNeed::Customer:
        if (purchase.forgottenAt.isValid())
            return core::fail(Reason::CustomerIsForgotten);
        if (purchase.deliveryStatus == DeliveryStatus::Queued)
            return core::fail(row.busy);
        break;
    case PurchaseNeed::LostMessage:
        if (!isMessageLost(purchase))
            return refusal(row, purchase);
        break;
    case PurchaseNeed::ReviewMark:
        if (!purchase.needsReview)
            return refusal(row, purchase);
        break;
    case PurchaseNeed::CashOrder:
        if (!isCash(purchase.gateway))
            return refusal(row, purchase);
        break;
    }
    return {};
}

std::optional<PurchaseAction> remedyFor(const Purchase& purchase)
{
    if (purchase.status == Status::VoucherGenerationFailed)
        return PurchaseAction::Regenerate;
    if (isMessageLost(purchase))
        return PurchaseAction::RetryDelivery;
    if (purchase.needsReview)
        return PurchaseAction::MarkReviewed;
    return std::nullopt;
}

const QList<core::ErrorKind>& awayKinds()
{
    using core::ErrorKind;
    static const QList<ErrorKind> kinds{ErrorKind::Unreachable, ErrorKind::ConnectionLost, ErrorKind::Timeout,
                                        ErrorKind::Unavailable, ErrorKind::Protocol,       ErrorKind::Cancelled};
    return kinds;
}

bool waitsForRouter(const Purchase& purchase)
{
    const auto kind = core::errorKindFromString(purchase.failureKind);
    return purchase.status == Status::VoucherGenerationFailed && kind && awayKinds().contains(*kind);
}

QString toString(PurchaseAction action)
{
    return QString::fromLatin1(rowOf(action).name);
}

} // namespace loket::domain
