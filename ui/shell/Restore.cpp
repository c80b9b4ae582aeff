#include "ui/shell/Restore.h"

#include "settings/DataFolder.h"
#include "storage/Backup.h"
#include "ui/text/Words.h"
#include "ui/widgets/PlainMessageBox.h"

#include <QDir>
#include <QMessageBox>

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;
using core::Result;

RestoreOutcome Restore::putBack(const QString& dataFolder, const RestoreWish& wish, const QDateTime& now)
{
    RestoreOutcome outcome{.wish = wish};
    const auto folder = settings::DataFolder::open(dataFolder);
    if (!folder) {
        outcome.result = core::Failure(folder.error());
        return outcome;
    }
    const auto lock = settings::DataFolderLock::take(*folder, u"loket"_s);
    if (!lock) {
        outcome.result = core::Failure(lock.error());
        return outcome;
    }
    outcome.keptOldAs =
        folder->backups() + u"/before-restore-%1.db"_s.arg(now.toUTC().toString(u"yyyyMMdd-HHmmss-zzz"_s));
    outcome.result = storage::restoreBackup(wish.file, folder->database(), outcome.keptOldAs);
    return outcome;
}

QStringList Restore::takenAway(const storage::TakenAway& gone)
{
    QStringList words;
    if (!gone.isKnown)
        words += tr("It could not be compared with the database before: check the tokens and the staff for access that "
                    "should not exist any more.");
    if (!gone.tokens.isEmpty())
        words += tr("These tokens were revoked since the backup, and stay so: %1.").arg(gone.tokens.join(u", "_s));
    if (!gone.people.isEmpty())
        words += tr("These people were switched off since the backup, and stay so: %1.").arg(gone.people.join(u", "_s));
    if (!gone.orders.isEmpty())
        words += tr("Customers who were forgotten since the backup are forgotten again, in %n order(s).", "",
                    int(gone.orders.size()));
    return words;
}

void Restore::tell(const RestoreOutcome& outcome, QWidget* window)
{
    const bool done = outcome.result.has_value();
    auto* box = new PlainMessageBox(QMessageBox::NoIcon, tr("Restore a backup"),
                                    done ? tr("The backup is restored.") : tr("The backup could not be restored."),
                                    QMessageBox::Ok, window);
    box->setAttribute(Qt::WA_DeleteOnClose);
    if (done)
        box->setInformativeText((QStringList{tr("The database before is kept as %1. See Online → Differences for "
                                                "vouchers that were made since the backup.")
                                                 .arg(QDir::toNativeSeparators(outcome.keptOldAs))} +
                                 takenAway(*outcome.result))
                                    .join(u' '));
    else
        box->setInformativeText(tr("Nothing has changed. %1").arg(Words::error(outcome.result.error()).both()));
    box->open();
}

} // namespace loket::ui
