#include "ui/text/Words.h"

#include "core/Reasons.h"
#include "delivery/Channels.h"
#include "delivery/MessageTemplate.h"
#include "payments/Gateways.h"
#include "ui/text/ImportWords.h"
#include "ui/text/Language.h"
#include "ui/text/ReasonWords.h"

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;
using core::ErrorKind;
using domain::DeliveryStatus;
using domain::PurchaseStatus;
using domain::VoucherStatus;

namespace {

struct Subject
{
    Q_DECLARE_TR_FUNCTIONS(Words)

public:
    static QString of(Origin origin)
    {
        switch (origin) {
        case Origin::Router:
            return tr("The router");
        case Origin::Gateway:
            return tr("The payment gateway");
        case Origin::Messenger:
            return tr("The WhatsApp service");
        case Origin::Loket:
            break;
        }
        return tr("Loket");
    }

    static QString reachRemedy(Origin origin)
    {
        switch (origin) {
        case Origin::Router:
            return tr(
                "Check its power and cable, its address in the settings, and that the API service is switched on.");
        case Origin::Gateway:
        case Origin::Messenger:
            return tr("Check the internet connection of this computer.");
        case Origin::Loket:
            break;
        }
        return tr("Try again.");
    }

    static QString accessRemedy(Origin origin)
    {
        switch (origin) {
        case Origin::Router:
            return tr("Check the user name and password of the router in the settings.");
        case Origin::Gateway:
            return tr("Check the gateway's keys in the settings.");
        case Origin::Messenger:
            return tr("Check the token of the WhatsApp service in the settings.");
        case Origin::Loket:
            break;
        }
        return tr("Log in again.");
    }
};

} // namespace

ErrorWords Words::error(const core::Error& error, Origin origin)
{
    const QString words = ReasonWords::of(error);
    return words.isEmpty() ? Words::error(error.kind, origin) : ErrorWords{words, {}};
}

ErrorWords Words::error(ErrorKind kind, Origin origin)
{
    const QString who = Subject::of(origin);
    switch (kind) {
    case ErrorKind::InvalidInput:
        return {tr("%1 does not accept one of the values.").arg(who), tr("Correct the value and try again.")};
    case ErrorKind::NotFound:
        return {tr("%1 does not know what was asked for.").arg(who), tr("It may have been removed; reload the list.")};
    case ErrorKind::Conflict:
        return {tr("This is not possible in the present state."),
                tr("It may have changed meanwhile; see its history.")};
    case ErrorKind::Unauthorized:
        return {tr("%1 refused the login.").arg(who), Subject::accessRemedy(origin)};
    case ErrorKind::Forbidden:
        return {tr("%1 does not allow this.").arg(who),
                origin == Origin::Router ? tr("Give the router's user the policies read, write, api and test.")
                                         : tr("Ask the owner for the permission.")};
    case ErrorKind::Unreachable:
        return {tr("%1 could not be reached.").arg(who), Subject::reachRemedy(origin)};
    case ErrorKind::ConnectionLost:
        return {tr("The connection was lost in the middle of the work (%1).").arg(who),
                tr("Trying again is safe: nothing is made twice.")};
    case ErrorKind::Timeout:
        return {tr("%1 did not answer in time.").arg(who), tr("Trying again is safe: nothing is made twice.")};
    case ErrorKind::Refused:
        return {tr("%1 refused the request.").arg(who), tr("Read the reason below and fix it before trying again.")};
    case ErrorKind::RateLimited:
        return {tr("%1 asks for a pause.").arg(who), tr("Wait a few minutes and try again.")};
    case ErrorKind::Unavailable:
        return {tr("%1 is out of order at the moment.").arg(who), tr("Try again in a few minutes.")};
    case ErrorKind::Protocol:
        return {tr("%1 gave an answer that makes no sense.").arg(who),
                tr("Check that the address and port in the settings lead to the right service.")};
    case ErrorKind::CertificateChanged:
        return {tr("%1 does not show the certificate it had before.").arg(who),
                tr("If you replaced it yourself, confirm the new fingerprint in the settings; if not, somebody may be "
                   "intercepting the connection.")};
    case ErrorKind::Misconfigured:
        return {tr("A setting is missing or wrong."), tr("Open the settings and complete it.")};
    case ErrorKind::Storage:
        return {tr("The database did not accept it."),
                tr("Check the free space of the disk and whether the data folder can be written.")};
    case ErrorKind::Cancelled:
        return {tr("It was stopped before it was finished."), tr("Start it again when you are ready.")};
    case ErrorKind::Internal:
        return {tr("Something went wrong inside Loket."),
                tr("Try again; if it happens again, send the log to the developers.")};
    }
    return {tr("Something went wrong inside Loket."), {}};
}

ErrorWords Words::failure(const QString& kind, Origin origin)
{
    return error(core::errorKindFromString(kind).value_or(ErrorKind::Internal), origin);
}

std::optional<ErrorWords> Words::lostElsewhere(const domain::Purchase& purchase)
{
    if (!purchase.isImported() || purchase.status != PurchaseStatus::VoucherGenerationFailed)
        return {};
    const core::Error stored = core::errorFromStored({}, purchase.failureReason, purchase.failureBecause);
    // Of what was tried here since, the failure says more.
    if (!purchase.failureKind.isEmpty() && stored.reason != core::Reason::ImportedWithoutVoucher)
        return {};
    return ErrorWords{tr("The old program took the money and did not give all the vouchers."),
                      tr("Ask the customer. Regenerate makes them now; press Checked where nothing is owed.")};
}

bool Words::isForSettings(const QString& kind)
{
    const auto known = core::errorKindFromString(kind);
    return known == ErrorKind::Unauthorized || known == ErrorKind::Forbidden || known == ErrorKind::Misconfigured ||
           known == ErrorKind::CertificateChanged || known == ErrorKind::Protocol;
}

QString Words::customer(const domain::Purchase& purchase)
{
    return purchase.customerName.isEmpty() && purchase.forgottenAt.isValid() ? tr("(forgotten)")
                                                                             : purchase.customerName;
}

QString Words::status(PurchaseStatus status)
{
    switch (status) {
    case PurchaseStatus::Pending:
        return tr("Awaiting payment");
    case PurchaseStatus::Paid:
        return tr("Making vouchers");
    case PurchaseStatus::Completed:
        return tr("Completed");
    case PurchaseStatus::VoucherGenerationFailed:
        return tr("Paid, no voucher");
    case PurchaseStatus::Failed:
        return tr("Payment failed");
    case PurchaseStatus::Expired:
        return tr("Expired");
    case PurchaseStatus::Cancelled:
        return tr("Cancelled");
    case PurchaseStatus::Refunded:
        return tr("Refunded");
    }
    return {};
}

QString Words::status(const domain::Purchase& purchase, bool recovers)
{
    if (!domain::waitsForRouter(purchase))
        return status(purchase.status);
    return recovers ? tr("Waiting for the router") : tr("Paid; press %1").arg(action(PurchaseAction::Regenerate));
}

QString Words::delivery(DeliveryStatus status)
{
    switch (status) {
    case DeliveryStatus::NotRequired:
        return tr("No message");
    case DeliveryStatus::Queued:
        return tr("Waiting to send");
    case DeliveryStatus::Sent:
        return tr("Sent");
    case DeliveryStatus::Delivered:
        return tr("Delivered");
    case DeliveryStatus::Read:
        return tr("Read");
    case DeliveryStatus::Failed:
        return tr("Refused");
    case DeliveryStatus::Error:
        return tr("Not sent");
    }
    return {};
}

QString Words::voucher(VoucherStatus status)
{
    switch (status) {
    case VoucherStatus::Planned:
        return tr("Not on the router yet");
    case VoucherStatus::OnRouter:
        return tr("Ready to use");
    case VoucherStatus::InUse:
        return tr("In use");
    case VoucherStatus::UsedUp:
        return tr("Used up");
    case VoucherStatus::Expired:
        return tr("Expired");
    case VoucherStatus::Removed:
        return tr("Removed");
    case VoucherStatus::Discarded:
        return tr("Discarded");
    }
    return {};
}

QString Words::voucher(const domain::Voucher& voucher)
{
    return voucher.missingSince.isValid() ? missingVoucher() : Words::voucher(voucher.status);
}

QString Words::missingVoucher()
{
    return tr("Missing on the router");
}

QString Words::quotation(const QString& words)
{
    const QString said = words.trimmed();
    if (said.isEmpty())
        return {};
    // One full stop: the counterpart's own, or ours.
    const bool hasEnd = QStringView(u".!?…").contains(said.back());
    return (hasEnd ? tr("It said: “%1”") : tr("It said: “%1”.")).arg(words);
}

QString Words::validity(domain::Seconds duration, domain::Counting counts)
{
    return delivery::validityInWords(duration, counts, Language::current());
}

QString Words::payment(const domain::Purchase& purchase)
{
    const QString paid = gateway(purchase.gateway);
    if (!purchase.isImported())
        return paid;
    const QString source = ImportWords::source(purchase.importedFrom);
    return paid.isEmpty() ? tr("From %1").arg(source) : tr("%1, from %2", "cash, from Mikhmon").arg(paid, source);
}

QString Words::gateway(const QString& name)
{
    if (name == u"cash")
        return tr("Cash");
    return payments::titleOf(name);
}

QString Words::channel(const QString& name)
{
    if (name == u"none" || name.isEmpty())
        return tr("switched off");
    return delivery::titleOf(name);
}

QString Words::actor(const QString& name)
{
    const QString rest = name.section(u':', 1);
    if (name == u"system")
        return tr("Loket");
    if (name == u"operator")
        return tr("Operator");
    if (name == u"buyer")
        return tr("Customer");
    if (name.startsWith(u"gateway:"))
        return gateway(rest);
    if (name.startsWith(u"token:"))
        return tr("API token %1").arg(rest);
    if (name.startsWith(u"cashier:"))
        return tr("Cashier %1").arg(rest);
    if (name.startsWith(u"operator:"))
        return tr("Operator %1").arg(rest);
    if (name.startsWith(u"owner:"))
        return tr("Owner %1").arg(rest);
    return name;
}

QString Words::cashier(const domain::Purchase& purchase)
{
    const bool byHand = purchase.channel == domain::SalesChannel::Counter ||
                        (domain::isCash(purchase.gateway) && purchase.paidAt.isValid());
    return purchase.cashier.isEmpty() && byHand ? tr("not recorded", "the cashier of a sale") : purchase.cashier;
}

Look Words::lookOf(PurchaseStatus status)
{
    switch (status) {
    case PurchaseStatus::Pending:
        return {Tone::Neutral, u"hourglass"_s};
    case PurchaseStatus::Paid:
        return {Tone::Info, u"loader-circle"_s};
    case PurchaseStatus::Completed:
        return {Tone::Good, u"circle-check"_s};
    case PurchaseStatus::VoucherGenerationFailed:
        return {Tone::Bad, u"triangle-alert"_s};
    case PurchaseStatus::Failed:
        return {Tone::Warn, u"circle-x"_s};
    case PurchaseStatus::Expired:
        return {Tone::Neutral, u"clock"_s};
    case PurchaseStatus::Cancelled:
        return {Tone::Neutral, u"ban"_s};
    case PurchaseStatus::Refunded:
        return {Tone::Neutral, u"undo-2"_s};
    }
    return {};
}

Look Words::lookOf(const domain::Purchase& purchase, bool recovers)
{
    return recovers && domain::waitsForRouter(purchase) ? Look{Tone::Warn, u"hourglass"_s} : lookOf(purchase.status);
}

Look Words::lookOf(DeliveryStatus status)
{
    switch (status) {
    case DeliveryStatus::NotRequired:
        return {Tone::Neutral, u"minus"_s};
    case DeliveryStatus::Queued:
        return {Tone::Info, u"send"_s};
    case DeliveryStatus::Sent:
        return {Tone::Good, u"check"_s};
    case DeliveryStatus::Delivered:
        return {Tone::Good, u"check-check"_s};
    case DeliveryStatus::Read:
        return {Tone::Good, u"eye"_s};
    case DeliveryStatus::Failed:
        return {Tone::Bad, u"circle-x"_s};
    case DeliveryStatus::Error:
        return {Tone::Warn, u"triangle-alert"_s};
    }
    return {};
}

Look Words::lookOf(VoucherStatus status)
{
    switch (status) {
    case VoucherStatus::Planned:
        return {Tone::Info, u"hourglass"_s};
    case VoucherStatus::OnRouter:
        return {Tone::Good, u"circle-check"_s};
    case VoucherStatus::InUse:
        return {Tone::Good, u"user"_s};
    case VoucherStatus::UsedUp:
    case VoucherStatus::Expired:
        return {Tone::Neutral, u"clock"_s};
    case VoucherStatus::Removed:
    case VoucherStatus::Discarded:
        return {Tone::Neutral, u"trash-2"_s};
    }
    return {};
}

Look Words::lookOf(const domain::Voucher& voucher)
{
    return voucher.missingSince.isValid() ? Look{Tone::Bad, u"circle-x"_s} : lookOf(voucher.status);
}

QString Words::action(PurchaseAction action)
{
    switch (action) {
    case PurchaseAction::Regenerate:
        return tr("Regenerate");
    case PurchaseAction::RetryDelivery:
        return tr("Retry delivery");
    case PurchaseAction::CleanUp:
        return tr("Clean up");
    case PurchaseAction::MarkReviewed:
        return tr("Checked");
    case PurchaseAction::Cancel:
        return tr("Cancel order");
    case PurchaseAction::MarkRefunded:
        return tr("Mark as refunded");
    case PurchaseAction::CorrectNumber:
        return tr("Correct number…");
    case PurchaseAction::DismissMessage:
        return tr("Dismiss message");
    case PurchaseAction::TakeCash:
    case PurchaseAction::Void:
        break; // have dialogs of their own
    }
    return {};
}

QString Words::iconOf(PurchaseAction action)
{
    switch (action) {
    case PurchaseAction::Regenerate:
        return u"refresh-cw"_s;
    case PurchaseAction::RetryDelivery:
        return u"send"_s;
    case PurchaseAction::CleanUp:
        return u"trash-2"_s;
    case PurchaseAction::MarkReviewed:
        return u"list-checks"_s;
    case PurchaseAction::Cancel:
        return u"ban"_s;
    case PurchaseAction::MarkRefunded:
        return u"undo-2"_s;
    case PurchaseAction::CorrectNumber:
        return u"phone"_s;
    case PurchaseAction::DismissMessage:
        return u"check"_s;
    case PurchaseAction::TakeCash:
    case PurchaseAction::Void:
        break;
    }
    return {};
}

QString Words::aim(PurchaseAction action)
{
    switch (action) {
    case PurchaseAction::Regenerate:
        return tr("Make the vouchers of this order on the router, now.");
    case PurchaseAction::RetryDelivery:
        return tr("Send the voucher message again.");
    case PurchaseAction::CleanUp:
        return tr("Remove what this order left on the router.");
    case PurchaseAction::MarkReviewed:
        return tr("You have checked this order; remove the mark.");
    case PurchaseAction::Cancel:
        return tr("Cancel this order before it is paid.");
    case PurchaseAction::MarkRefunded:
        return tr("You have refunded the money; withdraw the vouchers.");
    case PurchaseAction::CorrectNumber:
        return tr("Correct the customer's number and send the message there.");
    case PurchaseAction::DismissMessage:
        return tr("The customer has the codes another way: the message is not sent any more.");
    case PurchaseAction::TakeCash:
    case PurchaseAction::Void:
        break;
    }
    return {};
}

QString Words::done(PurchaseAction action, const ActionResult& result)
{
    switch (action) {
    case PurchaseAction::Regenerate:
        return result.waitsForRouter.isEmpty() ? tr("The vouchers are being made.")
               : result.recovers
                   ? tr("Queued: router %1 is away. The vouchers are made as soon as it is back.")
                         .arg(result.waitsForRouter)
                   : tr("Queued: router %1 is away. It is tried a few times; if it is not back by then, press "
                        "Regenerate again.")
                         .arg(result.waitsForRouter);
    case PurchaseAction::RetryDelivery:
        return result.waitsFor.isEmpty()
                   ? tr("The message is on its way.")
                   : tr("The message is queued and waits: %1 is paused.").arg(channel(result.waitsFor));
    case PurchaseAction::MarkReviewed:
        return tr("Marked as checked.");
    case PurchaseAction::Cancel:
        return tr("The order is cancelled.");
    case PurchaseAction::MarkRefunded:
        return result.waitsForRouter.isEmpty()
                   ? tr("Marked as refunded; the vouchers are being withdrawn.")
                   : tr("Marked as refunded; the vouchers are withdrawn as soon as router %1 is back.")
                         .arg(result.waitsForRouter);
    case PurchaseAction::CorrectNumber:
        return tr("The number is corrected; the message is on its way.");
    case PurchaseAction::DismissMessage:
        return tr("The message is dismissed.");
    case PurchaseAction::CleanUp:
        if (!result.waitsForRouter.isEmpty())
            return tr("Queued: %n voucher(s) are removed as soon as router %1 is back.", "", result.removed)
                .arg(result.waitsForRouter);
        return result.removed == 0 ? tr("There was nothing left to remove.")
                                   : tr("%n voucher(s) are being removed from the router.", "", result.removed);
    case PurchaseAction::TakeCash:
    case PurchaseAction::Void:
        break;
    }
    return {};
}

} // namespace loket::ui
