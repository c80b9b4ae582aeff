#include "ui/text/AlertWords.h"

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
    case AlertKind::DiskLow:
        return tr("The disk is nearly full");
    case AlertKind::ClockDoubtful:
        return tr("This computer's clock is doubtful");
    case AlertKind::SettingsTrouble:
        return tr("The settings file cannot be read");
    case AlertKind::BackupFailing:
        return tr("Backups fail");
    case AlertKind::LedgerCopied:
        return tr("A copy of this Loket uses router %1").arg(alert.subject);
    case AlertKind::RouterChanged:
        return tr("Another device answers at the address of router %1").arg(alert.subject);
    case AlertKind::DatabaseTrouble:
        break;
    }
    return tr("The database has a problem");
}

QString AlertWords::text(const Alert& alert)
{
    switch (alert.kind) {
    case AlertKind::PaidWaiting:
        return tr("Open Loket and look at Attention.");
    case AlertKind::ChannelPaused:
        return tr("Messages wait. Mend it in Settings: %1").arg(alert.reason);
    case AlertKind::RouterAway:
        return tr("Sales go on: what is paid now gets its vouchers as soon as the router is back.");
    case AlertKind::GatewayTroubled:
        return tr("Customers are offered the other ways to pay. It said: %1").arg(alert.reason);
    case AlertKind::DiskLow:
        return tr("Make room on the disk: on a full one no sale can be stored.");
    case AlertKind::ClockDoubtful:
        return tr("Sales go on, but no voucher is ended and no order expires. Set the clock right, then confirm it: %1")
            .arg(alert.reason);
    case AlertKind::SettingsTrouble:
        return tr("The last good settings go on. %1").arg(alert.reason);
    case AlertKind::BackupFailing:
        return tr("There may be no copy of today's sales: %1").arg(alert.reason);
    case AlertKind::LedgerCopied:
        return tr("No vouchers are made there, so that nobody gets two. %1").arg(alert.reason);
    case AlertKind::RouterChanged:
        return tr("No vouchers are made there until somebody has looked. %1").arg(alert.reason);
    case AlertKind::DatabaseTrouble:
        break;
    }
    return tr("Sales may not be stored: %1").arg(alert.reason);
}

} // namespace loket::ui
