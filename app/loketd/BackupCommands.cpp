#include "core/Clock.h"
#include "loketd/Commands.h"
#include "loketd/Console.h"
#include "settings/DataFolder.h"
#include "storage/Backup.h"

#include <QFileInfo>

namespace loket::loketd {

using namespace Qt::Literals::StringLiterals;

namespace {

Outcome backup(const Invocation& invocation)
{
    const auto folder = settings::DataFolder::open(invocation.dataDir);
    if (!folder)
        return stopped(folder.error());
    const QString target = QFileInfo(invocation.operands[0]).absoluteFilePath();
    if (const auto written = storage::writeBackup(folder->database(), target); !written)
        return stopped(written.error());
    print(u"%1 holds everything sold until now; settings and secrets are not in it\n"_s.arg(target));
    return {};
}

Outcome restore(const Invocation& invocation)
{
    const auto folder = settings::DataFolder::open(invocation.dataDir);
    if (!folder)
        return stopped(folder.error());
    const auto lock = settings::DataFolderLock::take(*folder, u"loketd restore"_s);
    if (!lock)
        return lock.error().kind == core::ErrorKind::Conflict
                   ? Outcome(tl::unexpected(Stop{FolderInUse, lock.error().detail}))
                   : stopped(lock.error());
    const QString source = QFileInfo(invocation.operands[0]).absoluteFilePath();
    const bool replaces = QFileInfo::exists(folder->database());
    const QString keepOldAs = folder->backups() + u"/before-restore-"_s +
                              core::SystemClock().now().toString(u"yyyyMMdd-HHmmss-zzz"_s) + u".db"_s;
    const auto restored = storage::restoreBackup(source, folder->database(), keepOldAs);
    if (!restored)
        return stopped(restored.error());
    print(u"%1 is in place%2\n"_s.arg(source, replaces ? u"; what was there before is "_s + keepOldAs : QString()));
    if (!restored->tokens.isEmpty())
        print(u"revoked since the copy, and still so: %1\n"_s.arg(restored->tokens.join(u", "_s)));
    if (!restored->people.isEmpty())
        print(u"switched off since the copy, and still so: %1\n"_s.arg(restored->people.join(u", "_s)));
    if (!restored->orders.isEmpty())
        print(u"customers forgotten since the copy: the running Loket forgets them again, in %1 orders\n"_s.arg(
            restored->orders.size()));
    if (replaces && !restored->isKnown)
        print(
            u"what was there before is of another ledger or cannot be read: look through \"loketd token list\" and the "
            u"staff for who should not be there any more\n"_s);
    return {};
}

} // namespace

QList<Command> backupCommands()
{
    return {
        {.words = {u"backup"_s},
         .operands = {u"FILE"_s},
         .summary = u"writes a consistent copy of the database, also while the engine runs"_s,
         .run = backup},
        {.words = {u"restore"_s},
         .operands = {u"FILE"_s},
         .summary = u"puts such a copy in place while no engine runs; the present database is kept in backups/"_s,
         .run = restore},
    };
}

} // namespace loket::loketd
