#include "ui/text/ActivityWords.h"

#include "importing/Words.h"

#include "core/Money.h"
#include "ui/text/ImportWords.h"
#include "ui/text/ReasonWords.h"
#include "ui/text/RoleWords.h"

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;

// An action that is in no order's history, or that needs another text in a list of everything.
struct ActivityWords::Known
{
    const char* action;
    const char* icon;
    Tone tone;
    const char* words;
};

const QList<ActivityWords::Known>& ActivityWords::known()
{
    static const QList<Known> all{
        {"shift.opened", "banknote", Tone::Info, QT_TR_NOOP("Shift opened")},
        {"shift.closed", "banknote", Tone::Info, QT_TR_NOOP("Shift closed")},
        {"shift.cash_in", "banknote", Tone::Neutral, QT_TR_NOOP("Cash put into the drawer")},
        {"shift.cash_out", "banknote", Tone::Neutral, QT_TR_NOOP("Cash taken out of the drawer")},
        {"staff.login", "user", Tone::Neutral, QT_TR_NOOP("Logged in")},
        {"staff.logout", "user", Tone::Neutral, QT_TR_NOOP("Logged out")},
        {"staff.login_refused", "triangle-alert", Tone::Warn, QT_TR_NOOP("Login refused")},
        {"staff.added", "user", Tone::Info, QT_TR_NOOP("Member of staff added")},
        {"staff.changed", "user", Tone::Neutral, QT_TR_NOOP("Member of staff changed")},
        {"staff.secret_changed", "user", Tone::Neutral, QT_TR_NOOP("PIN or password changed")},
        {"staff.approved", "user", Tone::Info, QT_TR_NOOP("Approved by the owner")},
        {"staff.confirmed", "user", Tone::Neutral, QT_TR_NOOP("Identity confirmed")},
        {"package.saved", "package", Tone::Neutral, QT_TR_NOOP("Package saved")},
        {"package.created", "package", Tone::Info, QT_TR_NOOP("Package created")},
        {"package.removed", "package", Tone::Warn, QT_TR_NOOP("Package removed")},
        {"package.reordered", "package", Tone::Neutral, QT_TR_NOOP("Packages put into another order")},
        {"settings.changed", "settings", Tone::Neutral, QT_TR_NOOP("Settings changed")},
        {"token.created", "server", Tone::Warn, QT_TR_NOOP("API token created")},
        {"token.revoked", "server", Tone::Neutral, QT_TR_NOOP("API token revoked")},
        {"messages.test", "send", Tone::Neutral, QT_TR_NOOP("Test message sent")},
        {"import.begun", "download", Tone::Info, QT_TR_NOOP("Import begun")},
        {"import.resumed", "download", Tone::Neutral, QT_TR_NOOP("Import resumed")},
        {"import.done", "download", Tone::Good, QT_TR_NOOP("Data of another program imported")},
        {"import.stopped", "download", Tone::Warn, QT_TR_NOOP("Import stopped before the end")},
        {"import.undone", "undo-2", Tone::Warn, QT_TR_NOOP("Import taken back")},
        {"backup.made", "server", Tone::Good, QT_TR_NOOP("Backup made")},
        {"purchase.rebuilt", "history", Tone::Warn, QT_TR_NOOP("Order restored from router and gateway")},
        {"voucher.rebuild", "history", Tone::Neutral, QT_TR_NOOP("Order restored to the ledger")},
        {"voucher.counters_reset", "ticket", Tone::Warn,
         QT_TR_NOOP("Router forgot the voucher's use; the rest was set again")},
        {"router.remembered", "router", Tone::Neutral, QT_TR_NOOP("Router recognized")},
        {"router.confirmed", "router", Tone::Warn, QT_TR_NOOP("Another device confirmed as this router")},
        {"backup.taken_away", "database-backup", Tone::Info,
         QT_TR_NOOP("Access revoked since the backup stays revoked")},
        {"backup.restored", "database-backup", Tone::Warn, QT_TR_NOOP("Backup restored")},
        {"schedule.run", "clock", Tone::Neutral, QT_TR_NOOP("Scheduled work started by hand")},
        {"schedule.done", "clock", Tone::Good, QT_TR_NOOP("Scheduled work done")},
        {"schedule.failed", "clock", Tone::Bad, QT_TR_NOOP("Scheduled work failed")},
        {"batch.begun", "layers", Tone::Info, QT_TR_NOOP("Making vouchers for stock begun")},
        {"batch.done", "layers", Tone::Good, QT_TR_NOOP("Vouchers for stock made")},
        {"batch.stopped", "layers", Tone::Bad, QT_TR_NOOP("Making vouchers for stock stopped")},
        {"batch.cancelled", "layers", Tone::Warn, QT_TR_NOOP("Making vouchers for stock cancelled")},
        {"batch.resumed", "layers", Tone::Neutral, QT_TR_NOOP("Making vouchers for stock resumed")},
        {"stock.done", "layers", Tone::Good, QT_TR_NOOP("Vouchers for stock made")},
        {"stock.stopped", "layers", Tone::Bad, QT_TR_NOOP("Making vouchers for stock stopped")},
        {"stock.printed", "printer", Tone::Neutral, QT_TR_NOOP("Vouchers printed")},
        {"stock.removed", "trash-2", Tone::Warn, QT_TR_NOOP("Vouchers removed from stock")},
        {"stock.withdrawn", "trash-2", Tone::Warn, QT_TR_NOOP("Vouchers withdrawn from stock")},
        {"stock.swept", "trash-2", Tone::Neutral, QT_TR_NOOP("Old vouchers removed from stock")},
        {"voucher.first_login", "ticket", Tone::Info, QT_TR_NOOP("Voucher used for the first time")},
        {"voucher.expired", "ticket", Tone::Neutral, QT_TR_NOOP("Voucher expired")},
        {"voucher.used_up", "ticket", Tone::Neutral, QT_TR_NOOP("Voucher used up")},
        {"voucher.extended", "ticket", Tone::Info, QT_TR_NOOP("Voucher extended")},
        {"voucher.kicked", "ban", Tone::Warn, QT_TR_NOOP("Device disconnected")},
        {"voucher.unlocked", "ticket", Tone::Neutral, QT_TR_NOOP("Voucher unlocked from its device")},
        {"voucher.removed", "trash-2", Tone::Warn, QT_TR_NOOP("Voucher removed")},
        {"router.removed", "router", Tone::Neutral, QT_TR_NOOP("Users removed from the router")},
        {"router.swept", "router", Tone::Neutral, QT_TR_NOOP("Router cleaned up")},
        {"router.extended", "router", Tone::Info, QT_TR_NOOP("Voucher extended")},
        {"router.profile_created", "router", Tone::Info, QT_TR_NOOP("Profile made on the router")},
        {"channel.paused", "message-circle", Tone::Bad, QT_TR_NOOP("Message channel paused")},
        {"channel.resumed", "message-circle", Tone::Good, QT_TR_NOOP("Message channel resumed")},
        {"settlement.checked", "credit-card", Tone::Good, QT_TR_NOOP("Settlement compared with the gateway")},
        {"settlement.differs", "credit-card", Tone::Bad, QT_TR_NOOP("Settlement differs from the gateway")},
        {"settlement.troubled", "credit-card", Tone::Warn, QT_TR_NOOP("Settlement could not be compared")},
        {"purchase.voided", "undo-2", Tone::Warn, QT_TR_NOOP("Sale voided")},
        {"purchase.refunded", "undo-2", Tone::Warn, QT_TR_NOOP("Marked as refunded")},
        {"purchase.cancelled", "ban", Tone::Warn, QT_TR_NOOP("Order cancelled")},
        {"customer.forgotten", "trash-2", Tone::Warn, QT_TR_NOOP("Customer forgotten: name and number taken out")},
        {"customers.forgotten", "trash-2", Tone::Neutral, QT_TR_NOOP("Names and numbers of old orders forgotten")},
        {"purchase.replaced", "refresh-cw", Tone::Info, QT_TR_NOOP("Voucher replaced")},
        {"payment.claimed", "credit-card", Tone::Info,
         QT_TR_NOOP("Payment notice: it is being verified at the gateway")},
        {"payment.challenge", "triangle-alert", Tone::Warn,
         QT_TR_NOOP("The card payment waits: accept or deny it at the gateway")},
        {"payment.partial_refund", "undo-2", Tone::Warn, QT_TR_NOOP("A part of the payment was refunded")},
        {"payment.partial_chargeback", "triangle-alert", Tone::Bad,
         QT_TR_NOOP("The bank reversed a part of the payment")},
        {"payment.chargeback", "triangle-alert", Tone::Bad, QT_TR_NOOP("The bank reversed the payment")},
        {"webhook.test", "credit-card", Tone::Info, QT_TR_NOOP("Payment notice from the gateway's test button")},
        {"webhook.refused", "triangle-alert", Tone::Bad, QT_TR_NOOP("Payment notice refused")},
        {"webhook.refused_many", "triangle-alert", Tone::Bad, QT_TR_NOOP("More payment notices refused")},
        {"payment.ended_at_gateway", "credit-card", Tone::Neutral, QT_TR_NOOP("Payment ended at the gateway")},
        {"payment.not_ended_at_gateway", "credit-card", Tone::Warn,
         QT_TR_NOOP("The payment could not be ended at the gateway")},
        {"message.fallback", "send", Tone::Warn, QT_TR_NOOP("Message sent through the second channel")},
        {"message.held", "send", Tone::Warn, QT_TR_NOOP("Message held back: the channel is paused")},
        {"vouchers.from_stock", "layers", Tone::Good, QT_TR_NOOP("Voucher taken from stock")},
        {"vouchers.make_all_again", "ticket", Tone::Warn, QT_TR_NOOP("Making all missing vouchers again")},
        // In an order's history too; here for the search.
        {"customer.number_corrected", "", Tone::Neutral, QT_TR_NOOP("Customer's number corrected")},
        {"message.dismissed", "", Tone::Neutral, QT_TR_NOOP("Message dismissed")},
        {"purchase.placed", "", Tone::Neutral, QT_TR_NOOP("Ordered")},
        {"purchase.completed", "", Tone::Neutral, QT_TR_NOOP("Completed")},
        {"purchase.reviewed", "", Tone::Neutral, QT_TR_NOOP("Checked")},
        {"purchase.cleaned_up", "", Tone::Neutral, QT_TR_NOOP("Cleaned up")},
        {"payment.created", "", Tone::Neutral, QT_TR_NOOP("Payment page made")},
        {"payment.paid", "", Tone::Neutral, QT_TR_NOOP("Paid")},
        {"payment.refunded", "", Tone::Neutral, QT_TR_NOOP("Refunded")},
        {"payment.expired", "", Tone::Neutral, QT_TR_NOOP("Payment expired")},
        {"payment.failed", "", Tone::Neutral, QT_TR_NOOP("Payment failed")},
        {"vouchers.made", "", Tone::Neutral, QT_TR_NOOP("Vouchers made")},
        {"vouchers.attempt_failed", "", Tone::Neutral, QT_TR_NOOP("Vouchers could not be made")},
        {"message.sent", "", Tone::Neutral, QT_TR_NOOP("Message sent")},
        {"message.delivered", "", Tone::Neutral, QT_TR_NOOP("Message delivered")},
        {"message.attempt_failed", "", Tone::Neutral, QT_TR_NOOP("Message could not be sent")},
        {"clock.believed", "clock", Tone::Info, QT_TR_NOOP("The computer's clock is trusted again")},
        {"voucher.revived", "ticket", Tone::Good, QT_TR_NOOP("Voucher ended by a wrong clock works again")},
        {"vouchers.adopted", "ticket", Tone::Info, QT_TR_NOOP("Voucher found on the router and adopted")},
        {"message.unconfirmed", "send", Tone::Warn,
         QT_TR_NOOP("Message accepted by the service, arrival not confirmed")},
        {"message.given_up", "", Tone::Neutral, QT_TR_NOOP("Message not sent, no attempts left")},
        {"message.retry", "", Tone::Neutral, QT_TR_NOOP("Message sent again")},
        {"message.read", "", Tone::Neutral, QT_TR_NOOP("Message read")},
        {"message.failed", "", Tone::Neutral, QT_TR_NOOP("Message did not arrive")},
        {"payment.attempt_failed", "", Tone::Neutral, QT_TR_NOOP("Payment page could not be made")},
        {"payment.refused", "", Tone::Neutral, QT_TR_NOOP("Payment notice refused: it does not match the order")},
        {"vouchers.regenerate", "", Tone::Neutral, QT_TR_NOOP("Vouchers made again")},
        {"vouchers.removed", "", Tone::Neutral, QT_TR_NOOP("Vouchers removed from the router")},
        {"vouchers.remove_failed", "", Tone::Neutral, QT_TR_NOOP("Vouchers could not be removed from the router")},
        {"voucher.remainder", "", Tone::Neutral, QT_TR_NOOP("Only what was left of the voucher is made again")},
        {"voucher.make_again", "", Tone::Neutral, QT_TR_NOOP("Voucher made again")},
        {"voucher.set_right", "", Tone::Neutral, QT_TR_NOOP("Voucher corrected on the router")},
        {"voucher.write_off", "", Tone::Neutral, QT_TR_NOOP("Voucher written off")},
        {"voucher.adopt", "", Tone::Neutral, QT_TR_NOOP("Voucher found on the router and adopted")},
        {"voucher.remove", "", Tone::Neutral, QT_TR_NOOP("Leftover removed from the router")},
    };
    return all;
}

QString ActivityWords::shiftDetail(const storage::StoryLine& line)
{
    const auto amount = [&line](QStringView key) { return line.detail.value(key).toInteger(); };
    if (line.action == u"shift.opened" && line.detail.contains(u"float"_s))
        return tr("%1 in the drawer").arg(core::formatRupiah(amount(u"float")));
    if (!line.detail.contains(u"counted"_s))
        return {};
    const core::Rupiah difference = amount(u"difference");
    const QString result = difference == 0  ? tr("it adds up")
                           : difference > 0 ? tr("%1 too much").arg(core::formatRupiah(difference))
                                            : tr("%1 missing").arg(core::formatRupiah(-difference));
    return tr("Counted %1, expected %2: %3")
        .arg(core::formatRupiah(amount(u"counted")), core::formatRupiah(amount(u"expected")), result);
}

// Each key with its value before and after, where these may be told; secrets as set or removed.
QString ActivityWords::settingsDetail(const storage::StoryLine& line)
{
    const QJsonObject before = line.detail.value(u"before"_s).toObject();
    const auto shown = [](const QString& value) { return value.isEmpty() ? tr("(empty)") : value; };
    QStringList parts;
    for (auto one = line.detail.begin(); one != line.detail.end(); ++one) {
        if (!one.key().contains(u'.'))
            continue;
        if (!one.value().isString())
            parts += one.key();
        else if (before.contains(one.key()))
            parts += u"%1: %2 → %3"_s.arg(one.key(), shown(before.value(one.key()).toString()),
                                          shown(one.value().toString()));
        else if (one.value() == u"set"_s)
            parts += tr("%1 set", "a secret").arg(one.key());
        else if (one.value() == u"removed"_s)
            parts += tr("%1 removed", "a secret").arg(one.key());
        else
            parts += u"%1: %2"_s.arg(one.key(), shown(one.value().toString()));
    }
    return parts.join(u" · "_s);
}

// Of the lines that contain more than a name; the others have the parts that most lines contain.
QString ActivityWords::detailOf(const storage::AuditEntry& entry)
{
    const storage::StoryLine& line = entry.row.line;
    const auto text = [&line](QStringView key) { return line.detail.value(key).toString(); };
    const auto roleOf = [&text](QStringView key) {
        return RoleWords::role(domain::roleFromString(text(key)).value_or(domain::Role::None));
    };
    const auto joined = [](QStringList parts) {
        parts.removeAll(QString());
        return parts.join(u" · "_s);
    };
    if (line.action == u"shift.opened" || line.action == u"shift.closed")
        return shiftDetail(line);
    if (line.action == u"settings.changed")
        return settingsDetail(line);
    if (line.action == u"staff.approved") {
        QStringList parts{StoryWords::approvalDetail(line)};
        if (entry.purchase.amount > 0)
            parts += core::formatRupiah(entry.purchase.amount);
        return joined(parts);
    }
    if ((line.action == u"staff.added" || line.action == u"staff.changed") && !text(u"name").isEmpty()) {
        QStringList parts{text(u"name"), roleOf(u"role")};
        if (line.detail.value(u"enabled"_s).isBool() && !line.detail.value(u"enabled"_s).toBool())
            parts += tr("switched off");
        return joined(parts);
    }
    if (line.action == u"staff.login_refused" && line.detail.contains(u"attempts"_s))
        return tr("%n wrong attempt(s) in a row", "", line.detail.value(u"attempts"_s).toInt());
    if (line.action.startsWith(u"package.") && line.detail.value(u"price"_s).isDouble())
        return joined({text(u"name"), text(u"id"), core::formatRupiah(line.detail.value(u"price"_s).toInteger())});
    if (line.action.startsWith(u"import.")) {
        QStringList parts{ImportWords::source(text(u"source"))};
        for (const importing::What what : ImportWords::allWhats()) {
            const int count = line.detail.value(importing::toString(what)).toInt();
            if (count > 0)
                parts += ImportWords::counted(what, count);
        }
        parts += ReasonWords::ofStored(line.detail.value(u"because"_s).toObject(), text(u"reason"));
        return joined(parts);
    }
    if (line.action == u"batch.begun" && line.detail.contains(u"quantity"_s))
        return joined({u"%1 × %2"_s.arg(line.detail.value(u"quantity"_s).toInt()).arg(text(u"package")),
                       text(u"router"), text(u"code")});
    return {};
}

StoryEntry ActivityWords::entry(const storage::AuditEntry& entry)
{
    const storage::StoryLine& line = entry.row.line;
    StoryEntry words;
    bool found = false;
    for (const Known& one : known()) {
        if (*one.icon == '\0' || line.action != QLatin1StringView(one.action))
            continue;
        words.icon = QString::fromLatin1(one.icon);
        words.tone = one.tone;
        words.title = tr(one.words);
        found = true;
        break;
    }
    if (!found) {
        words = StoryWords::entryOf(line, entry.purchase);
        if (words.title == line.action) // of a newer Loket
            words.title = tr("Something else: %1").arg(line.action);
    }
    if (found)
        words.detail = detailOf(entry);
    if (words.detail.isEmpty()) {
        // What most lines contain, by importance; plain values only.
        QStringList parts;
        for (const auto& key :
             {u"name"_s, u"key"_s, u"keys"_s, u"package"_s, u"id"_s, u"code"_s, u"profile"_s, u"task"_s, u"router"_s,
              u"channel"_s, u"gateway"_s, u"count"_s, u"why"_s, u"reason"_s, u"note"_s}) {
            if (const QJsonValue value = line.detail.value(key); value.isString() || value.isDouble())
                parts += value.toVariant().toString();
        }
        if (found && line.detail.value(u"amount"_s).isDouble())
            parts += core::formatRupiah(line.detail.value(u"amount"_s).toInteger());
        if (found)
            words.detail = ReasonWords::ofStored(line.detail.value(u"because"_s).toObject(), parts.join(u" · "_s));
    }
    words.at = line.at;
    words.actor = Words::actor(line.actor);
    return words;
}

QString ActivityWords::family(ActivityFamily family)
{
    switch (family) {
    case ActivityFamily::Orders:
        return tr("Orders");
    case ActivityFamily::Payments:
        return tr("Payments");
    case ActivityFamily::Vouchers:
        return tr("Vouchers");
    case ActivityFamily::Messages:
        return tr("Messages");
    case ActivityFamily::Counter:
        return tr("Counter and staff");
    case ActivityFamily::Settings:
        return tr("Settings and packages");
    case ActivityFamily::Other:
        break;
    }
    return tr("Anything else");
}

QStringList ActivityWords::prefixes(ActivityFamily family)
{
    switch (family) {
    case ActivityFamily::Orders:
        return {u"purchase"_s, u"customer"_s, u"customers"_s};
    case ActivityFamily::Payments:
        return {u"payment"_s, u"settlement"_s};
    case ActivityFamily::Vouchers:
        return {u"vouchers"_s, u"voucher"_s, u"batch"_s, u"stock"_s};
    case ActivityFamily::Messages:
        return {u"message"_s, u"channel"_s};
    case ActivityFamily::Counter:
        return {u"shift"_s, u"staff"_s};
    case ActivityFamily::Settings:
        return {u"settings"_s, u"package"_s, u"token"_s};
    case ActivityFamily::Other:
        break;
    }
    QStringList all;
    for (const ActivityFamily one : allActivityFamilies) {
        if (one != ActivityFamily::Other)
            all += prefixes(one);
    }
    return all;
}

QStringList ActivityWords::actionsSaying(const QString& text)
{
    QStringList actions;
    for (const Known& one : known()) {
        if (!text.isEmpty() && tr(one.words).contains(text, Qt::CaseInsensitive))
            actions += QString::fromLatin1(one.action);
    }
    return actions;
}

} // namespace loket::ui
