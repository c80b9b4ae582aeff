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

void Restore::tell(const RestoreOutcome& outcome, QWidget* window)
{
    const bool done = outcome.result.has_value();
    auto* box = new PlainMessageBox(QMessageBox::NoIcon, tr("Bring a copy back"),
                                    done ? tr("The copy is in place.") : tr("The copy could not be put in place."),
                                    QMessageBox::Ok, window);
    box->setAttribute(Qt::WA_DeleteOnClose);
    if (done)
        box->setInformativeText(tr("What was there before is kept as %1. Look under Online → Differences for vouchers "
                                   "that were made since the copy.")
                                    .arg(QDir::toNativeSeparators(outcome.keptOldAs)));
    else
        box->setInformativeText(tr("Nothing has changed. %1").arg(Words::error(outcome.result.error().kind).both()) +
                                u' ' + Words::error(outcome.result.error()).both());
    box->open();
}

} // namespace loket::ui
