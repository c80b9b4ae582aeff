#include "ui/text/AlertWords.h"

#include "ui/text/Language.h"
#include "ui/text/Words.h"

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;
using engine::Alert;
using engine::AlertKind;

QString AlertWords::title(const Alert& alert)
{
    switch (alert.kind) {
    case AlertKind::PaidWaiting:
        return tr("Paid orders wait for their vouchers");
    case AlertKind::ChannelPaused:
        return tr("Messages through %1 are paused").arg(Words::channel(alert.subject));
    case AlertKind::RouterAway:
        return tr("Router %1 is away").arg(alert.subject);
    case AlertKind::GatewayTroubled:
        return tr("Payments through %1 do not work").arg(Words::gateway(alert.subject));
    case AlertKind::MessageStuck:
        return tr("Messages to customers have not gone out");
    case AlertKind::DiskLow:
        return tr("The disk is nearly full");
    case AlertKind::ClockDoubtful:
        return tr("This computer's clock is doubtful");
    case AlertKind::PaymentRefused:
        return tr("A payment does not match its order");
    case AlertKind::WebhooksRefused:
        return tr("Webhooks of %1 are refused").arg(Words::gateway(alert.subject));
    case AlertKind::Chargeback:
        return tr("The bank reversed a payment");
    case AlertKind::SettingsTrouble:
        return tr("The settings file cannot be read");
    case AlertKind::BackupFailing:
        return tr("Backups of the database fail");
    case AlertKind::RouterChanged:
        return tr("Another device answers as router %1").arg(alert.subject);
    case AlertKind::LedgerCopied:
        return tr("A copy of this database is at work on router %1").arg(alert.subject);
    case AlertKind::UsersLost:
        return tr("Vouchers are missing on router %1").arg(alert.subject);
    case AlertKind::DatabaseTrouble:
        break;
    }
    return tr("The database has a problem");
}

QString AlertWords::text(const Alert& alert)
{
    const QString why = core::wordsOf(alert.why, Language::current());
    switch (alert.kind) {
    case AlertKind::PaidWaiting:
        return tr("Open Loket and see Attention.");
    case AlertKind::ChannelPaused:
        return (tr("Messages are waiting. Fix the channel in Settings.") + u' ' + Words::quotation(why)).trimmed();
    case AlertKind::RouterAway:
        return tr("Sales continue: what is paid now waits for the router. Attention shows it.");
    case AlertKind::GatewayTroubled:
        return (tr("Customers are offered the other ways to pay.") + u' ' + Words::quotation(why)).trimmed();
    case AlertKind::MessageStuck:
        return tr("See Attention for the reason; they can be sent again there.");
    case AlertKind::DiskLow:
        return tr("Free some disk space: on a full disk no sale can be stored.");
    case AlertKind::ClockDoubtful:
        return (tr("Sales continue, but no voucher is ended and no order expires. Set the clock right, then confirm "
                   "it.") +
                u' ' + Words::quotation(why))
            .trimmed();
    case AlertKind::PaymentRefused:
        return tr("No voucher was made for it. See Attention for the order and the reason.");
    case AlertKind::WebhooksRefused:
        return (tr("Payments are detected later. Compare the keys in Settings with those at the gateway.") + u' ' +
                Words::quotation(why))
            .trimmed();
    case AlertKind::Chargeback:
        return tr("See Attention for the order.");
    case AlertKind::SettingsTrouble:
        return (tr("The last valid settings stay in use.") + u' ' + Words::quotation(why)).trimmed();
    case AlertKind::BackupFailing:
        return (tr("Without a backup, every sale is lost with a broken disk.") + u' ' + Words::quotation(why))
            .trimmed();
    case AlertKind::RouterChanged:
        return (tr("No voucher is made there until you confirm that it is the right one.") + u' ' +
                Words::quotation(why))
            .trimmed();
    case AlertKind::LedgerCopied:
        return (tr("Two programs that sell from copies of one database process the same orders twice: stop the other "
                   "one.") +
                u' ' + Words::quotation(why))
            .trimmed();
    case AlertKind::UsersLost:
        return (tr("Guests cannot log in with them. Make them again in Attention, or put back a copy of the router.") +
                u' ' + Words::quotation(why))
            .trimmed();
    case AlertKind::DatabaseTrouble:
        break;
    }
    return tr("Sales may not be stored: %1").arg(why);
}

} // namespace loket::ui
