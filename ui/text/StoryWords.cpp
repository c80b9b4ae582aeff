#include "ui/text/StoryWords.h"

#include "core/Money.h"
#include "ui/text/ReasonWords.h"
#include "ui/text/RoleWords.h"

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;
using domain::DeliveryStatus;
using domain::PurchaseStatus;
using storage::StoryLine;

namespace {

// The stored reason in the language of the window; `otherwise` for rows that hold only a text.
QString storedWords(const StoryLine& line, const QString& otherwise)
{
    return ReasonWords::ofStored(line.detail.value(u"because"_s).toObject(), otherwise);
}

// A counterpart's text, as a quotation where its reason is not stored.
QString saidWords(const StoryLine& line)
{
    return storedWords(line, Words::quotation(line.detail.value(u"reason"_s).toString()));
}

// What happened as text, then why.
QString reasonOf(const StoryLine& line, Origin origin)
{
    const QString words = Words::failure(line.detail.value(u"kind"_s).toString(), origin).what;
    const QString why = saidWords(line);
    return why.isEmpty() ? words : words + u'\n' + why;
}

int attemptOf(const StoryLine& line)
{
    return line.detail.value(u"attempt"_s).toInt(1);
}

} // namespace

QList<StoryEntry> StoryWords::entries(const storage::Story& story)
{
    QList<StoryEntry> entries;
    for (const StoryLine& line : story.lines) {
        StoryEntry entry = entryOf(line, story.purchase);
        entry.at = line.at;
        // The reason a person gave. (A refused payment notice has its own.)
        if (const QString why = storedWords(line, line.detail.value(u"why"_s).toString());
            !why.isEmpty() && entry.detail != why)
            entry.detail += (entry.detail.isEmpty() ? QString() : u"\n"_s) + tr("Reason: %1").arg(why);
        if (line.actor != u"system")
            entry.actor = Words::actor(line.actor);
        entries += entry;
    }
    return entries;
}

StoryEntry StoryWords::entryOf(const StoryLine& line, const domain::Purchase& purchase)
{
    if (line.action == u"purchase.placed") {
        return {.icon = u"shopping-cart"_s,
                .title = tr("Ordered: %n × %1", "", purchase.quantity).arg(purchase.packageName),
                .detail = tr("%1 by %2").arg(core::formatRupiah(purchase.amount), Words::gateway(purchase.gateway))};
    }
    if (line.action == u"purchase.completed")
        return {
            .tone = Tone::Good, .icon = u"circle-check"_s, .title = tr("Completed: every voucher is on the router")};
    if (line.action == u"purchase.cancelled")
        return {.icon = u"ban"_s, .title = tr("Cancelled")};
    if (line.action == u"customer.number_corrected")
        return {.icon = u"phone"_s, .title = tr("The customer's number was corrected")};
    if (line.action == u"purchase.replaced") {
        return {.icon = u"credit-card"_s,
                .title = tr("The buyer chose another payment method"),
                .detail = tr("Continued as %1").arg(line.detail.value(u"by"_s).toString())};
    }
    if (line.action == u"settlement.differs") {
        return {.tone = Tone::Warn,
                .icon = u"triangle-alert"_s,
                .title = tr("%1 reports something else about this order").arg(Words::gateway(purchase.gateway)),
                .detail = tr("Found by the daily settlement check; compare it in the gateway's dashboard.")};
    }
    if (line.action == u"purchase.refunded")
        return {.tone = Tone::Warn,
                .icon = u"undo-2"_s,
                .title = tr("Refunded; the vouchers are to be removed from the router")};
    if (line.action == u"purchase.reviewed")
        return {.icon = u"list-checks"_s, .title = tr("Marked as checked")};
    if (line.action == u"purchase.voided")
        return {.tone = Tone::Warn,
                .icon = u"undo-2"_s,
                .title = tr("Sale voided: the money was returned; the vouchers are to be removed from the router"),
                .detail = tr("Reason: %1").arg(line.detail.value(u"reason"_s).toString())};
    if (line.action == u"staff.approved")
        return {.icon = u"user"_s, .title = tr("Approved by the owner"), .detail = approvalDetail(line)};
    if (line.action == u"purchase.cleaned_up") {
        const int count = line.detail.value(u"vouchers"_s).toInt();
        return {.icon = u"trash-2"_s,
                .title = count == 0 ? tr("Cleaned up: nothing was left on the router")
                                    : tr("Clean-up of %n voucher(s) ordered", "", count)};
    }
    if (line.action.startsWith(u"payment."))
        return paymentEntry(line, purchase);
    if (line.action.startsWith(u"message."))
        return messageEntry(line);
    if (line.action.startsWith(u"vouchers."))
        return voucherEntry(line);
    if (line.action.startsWith(u"voucher."))
        return lifeEntry(line, purchase);
    return {.icon = u"info"_s, .title = line.action};
}

QString StoryWords::approvalDetail(const StoryLine& line)
{
    const QString what = RoleWords::approved(line.detail.value(u"action"_s).toString());
    const QString asker = line.detail.value(u"asked_by"_s).toString();
    return asker.isEmpty() ? what : tr("%1, asked for by %2", "an act, a person").arg(what, Words::actor(asker));
}

StoryEntry StoryWords::paymentEntry(const StoryLine& line, const domain::Purchase& purchase)
{
    const QString gateway = Words::gateway(purchase.gateway);
    if (line.action == u"payment.created") {
        const QString reference = line.detail.value(u"reference"_s).toString();
        return {.icon = u"credit-card"_s,
                .title = tr("Payment page made at %1").arg(gateway),
                .detail = reference.isEmpty() ? QString() : tr("Reference %1").arg(reference)};
    }
    if (line.action == u"payment.attempt_failed") {
        return {.tone = Tone::Warn,
                .icon = u"triangle-alert"_s,
                .title = tr("The payment page could not be made (attempt %1)").arg(attemptOf(line)),
                .detail = reasonOf(line, Origin::Gateway)};
    }
    if (line.action == u"payment.paid") {
        return {
            .tone = Tone::Good,
            .icon = u"banknote"_s,
            .title = tr("Paid: %1").arg(core::formatRupiah(line.detail.value(u"amount"_s).toInteger(purchase.amount))),
            .detail = line.detail.value(u"from"_s).toString(u"pending"_s) == u"pending"
                          ? QString()
                          : tr("The money came late, so the vouchers are made all the same; please check this order.")};
    }
    if (line.action == u"payment.failed")
        return {
            .tone = Tone::Warn, .icon = u"circle-x"_s, .title = tr("%1 reported that the payment failed").arg(gateway)};
    if (line.action == u"payment.expired")
        return {.icon = u"clock"_s, .title = tr("Not paid in time: expired")};
    if (line.action == u"payment.refunded")
        return {.tone = Tone::Warn,
                .icon = u"undo-2"_s,
                .title = tr("Refunded; the vouchers are to be removed from the router")};
    if (line.action == u"payment.claimed") {
        return {.icon = u"credit-card"_s, .title = tr("Notice from %1; it is being verified there").arg(gateway)};
    }
    if (line.action == u"payment.ended_at_gateway")
        return {.icon = u"ban"_s, .title = tr("Nobody can pay for it at %1 any more").arg(gateway)};
    if (line.action == u"payment.not_ended_at_gateway") {
        return {.tone = Tone::Warn,
                .icon = u"triangle-alert"_s,
                .title = tr("The payment could not be ended at %1").arg(gateway),
                .detail = reasonOf(line, Origin::Gateway)};
    }
    if (line.action == u"payment.challenge")
        return {.tone = Tone::Warn,
                .icon = u"triangle-alert"_s,
                .title = tr("The card payment waits: accept or deny it at the gateway")};
    if (line.action == u"payment.partial_refund")
        return {.tone = Tone::Warn, .icon = u"undo-2"_s, .title = tr("A part of the payment was refunded")};
    if (line.action == u"payment.partial_chargeback")
        return {.tone = Tone::Bad, .icon = u"triangle-alert"_s, .title = tr("The bank reversed a part of the payment")};
    if (line.action == u"payment.chargeback")
        return {.tone = Tone::Bad, .icon = u"triangle-alert"_s, .title = tr("The bank reversed the payment")};
    if (line.action == u"payment.refused") {
        return {.tone = Tone::Bad,
                .icon = u"triangle-alert"_s,
                .title = tr("A payment notice was refused: it does not match this order"),
                .detail = storedWords(line, line.detail.value(u"why"_s).toString())};
    }
    return {.icon = u"credit-card"_s, .title = line.action};
}

StoryEntry StoryWords::messageEntry(const StoryLine& line)
{
    if (line.action == u"message.sent") {
        return {.tone = Tone::Good,
                .icon = u"send"_s,
                .title = tr("Message handed to %1").arg(Words::channel(line.detail.value(u"channel"_s).toString()))};
    }
    if (line.action == u"message.attempt_failed") {
        return {.tone = line.detail.value(u"last"_s).toBool() ? Tone::Bad : Tone::Warn,
                .icon = u"triangle-alert"_s,
                .title = tr("The message could not be sent (attempt %1)").arg(attemptOf(line)),
                .detail = reasonOf(line, Origin::Messenger)};
    }
    if (line.action == u"message.held") {
        return {.tone = Tone::Warn,
                .icon = u"clock"_s,
                .title = tr("The message waits: %1 refuses every message now")
                             .arg(Words::channel(line.detail.value(u"channel"_s).toString())),
                .detail = reasonOf(line, Origin::Messenger)};
    }
    if (line.action == u"message.fallback") {
        return {.icon = u"send"_s,
                .title = tr("%1 could not send the message; it is sent by %2")
                             .arg(Words::channel(line.detail.value(u"from"_s).toString()),
                                  Words::channel(line.detail.value(u"to"_s).toString()))};
    }
    if (line.action == u"message.given_up") {
        return {.tone = Tone::Bad,
                .icon = u"circle-x"_s,
                .title = tr("No attempts are left; the message is not sent automatically any more"),
                .detail = tr("Send it again from here, or give the codes to the customer another way.")};
    }
    if (line.action == u"message.dismissed")
        return {.icon = u"check"_s, .title = tr("Message dismissed: the customer gets the codes another way")};
    if (line.action == u"message.retry")
        return {.icon = u"refresh-cw"_s, .title = tr("Sending the message again")};
    if (line.action == u"message.delivered")
        return {.tone = Tone::Good, .icon = u"check-check"_s, .title = tr("Message delivered to the phone")};
    if (line.action == u"message.read")
        return {.tone = Tone::Good, .icon = u"eye"_s, .title = tr("Message read")};
    if (line.action == u"message.failed") {
        return {.tone = Tone::Bad,
                .icon = u"circle-x"_s,
                .title = tr("The message did not arrive"),
                .detail = saidWords(line)};
    }
    return {.icon = u"send"_s, .title = line.action};
}

StoryEntry StoryWords::voucherEntry(const StoryLine& line)
{
    const QString router = line.detail.value(u"router"_s).toString();
    if (line.action == u"vouchers.made") {
        const int taken = line.detail.value(u"taken"_s).toInt();
        return {.tone = Tone::Good,
                .icon = u"ticket"_s,
                .title =
                    tr("%n voucher(s) made on the router %1", "", line.detail.value(u"made"_s).toInt()).arg(router),
                .detail =
                    taken == 0 ? QString() : tr("%n code(s) belonged to somebody else and were replaced.", "", taken)};
    }
    if (line.action == u"vouchers.attempt_failed") {
        const bool last = line.detail.value(u"last"_s).toBool();
        return {.tone = last ? Tone::Bad : Tone::Warn,
                .icon = u"triangle-alert"_s,
                .title = last ? tr("The vouchers could not be made (attempt %1, the last)").arg(attemptOf(line))
                              : tr("The vouchers could not be made (attempt %1)").arg(attemptOf(line)),
                .detail = reasonOf(line, Origin::Router)};
    }
    if (line.action == u"vouchers.from_stock") {
        return {.tone = Tone::Good,
                .icon = u"layers"_s,
                .title = tr("%n voucher(s) taken from stock", "", line.detail.value(u"count"_s).toInt())};
    }
    if (line.action == u"vouchers.regenerate")
        return {.icon = u"refresh-cw"_s, .title = tr("Making the vouchers again")};
    if (line.action == u"vouchers.removed") {
        return {.icon = u"trash-2"_s,
                .title = tr("%n voucher(s) removed from the router", "", line.detail.value(u"count"_s).toInt())};
    }
    if (line.action == u"vouchers.remove_failed") {
        return {.tone = Tone::Warn,
                .icon = u"triangle-alert"_s,
                .title = tr("The vouchers could not be removed from the router yet"),
                .detail = saidWords(line)};
    }
    return {.icon = u"ticket"_s, .title = line.action};
}

StoryWords::Trouble StoryWords::troubleOf(const storage::Story& story, bool recovers)
{
    const domain::Purchase& purchase = story.purchase;
    if (const auto theirs = Words::lostElsewhere(purchase))
        return {theirs->what, theirs->remedy, ReasonWords::said(purchase.failureBecause, purchase.failureReason)};
    const bool isImported = purchase.isImported(); // nothing is made of it by itself
    if (recovers && !isImported && domain::waitsForRouter(purchase)) {
        const ErrorWords words = Words::failure(purchase.failureKind, Origin::Router);
        return {tr("The customer has paid; the vouchers wait for the router. %1").arg(words.what),
                words.remedy + u' ' + tr("Loket makes them by itself when it is back; Regenerate tries at once."),
                ReasonWords::said(purchase.failureBecause, purchase.failureReason), true};
    }
    if (purchase.status == PurchaseStatus::VoucherGenerationFailed) {
        const ErrorWords words = Words::failure(purchase.failureKind, Origin::Router);
        return {tr("The customer has paid, but the vouchers could not be made. %1").arg(words.what),
                words.remedy + u' ' +
                    (isImported ? tr("Then press Regenerate: nothing that was imported is made by itself.")
                     : recovers ? tr("Then press Regenerate; Loket also tries by itself when the router is back.")
                                : tr("Then press Regenerate: trying again by itself is switched off in the settings.")),
                ReasonWords::said(purchase.failureBecause, purchase.failureReason)};
    }
    if (purchase.status == PurchaseStatus::Paid && !purchase.failureReason.isEmpty()) {
        const ErrorWords words = Words::failure(purchase.failureKind, Origin::Router);
        return {tr("The last attempt to make the vouchers failed; the next one comes by itself. %1").arg(words.what),
                words.remedy, ReasonWords::said(purchase.failureBecause, purchase.failureReason), true};
    }
    if (purchase.status == PurchaseStatus::Failed && !purchase.failureReason.isEmpty()) {
        const ErrorWords words = Words::failure(purchase.failureKind, Origin::Gateway);
        return {tr("The payment could not be started. %1").arg(words.what), words.remedy,
                ReasonWords::said(purchase.failureBecause, purchase.failureReason)};
    }
    const bool undelivered =
        purchase.deliveryStatus == DeliveryStatus::Failed || purchase.deliveryStatus == DeliveryStatus::Error;
    if (purchase.status == PurchaseStatus::Completed && undelivered) {
        const storage::DeliveryAttempt last =
            story.deliveries.isEmpty() ? storage::DeliveryAttempt() : story.deliveries.last();
        const ErrorWords words = Words::failure(last.errorKind, Origin::Messenger);
        return {tr("The vouchers are ready, but the message did not go out. %1").arg(words.what),
                words.remedy + u' ' + tr("Then press Retry delivery, or give the codes by hand."),
                ReasonWords::said(last.because, last.errorMessage)};
    }
    const bool isUnconfirmed = purchase.needsReview && purchase.deliveryStatus == DeliveryStatus::Sent &&
                               std::any_of(story.lines.begin(), story.lines.end(), [](const storage::StoryLine& line) {
                                   return line.action == u"message.unconfirmed";
                               });
    if (isUnconfirmed) {
        return {tr("The message service accepted the message, but never confirmed that it arrived."),
                tr("Ask the customer, or send it again; then press Checked."),
                {}};
    }
    if (purchase.needsReview) {
        return {tr("The money for this order came after it had ended. The vouchers were made all the same."),
                tr("Ask the customer whether there is a second order for the same purpose, then press Checked."),
                {}};
    }
    return {};
}

} // namespace loket::ui
