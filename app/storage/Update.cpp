#include "storage/Update.h"

#include "core/Clock.h"
#include "core/Log.h"
#include "core/Reasons.h"
#include "storage/Backup.h"

#include <QDir>
#include <QFileInfo>

namespace loket::storage {

using namespace Qt::Literals::StringLiterals;
using core::Result;

namespace {

Q_LOGGING_CATEGORY(lcUpdate, "loket.storage")

QString prefixOf(const Outdated& old)
{
    return u"before-update-%1-to-%2-"_s.arg(old.schema).arg(old.newest);
}

// That of an interrupted update has the same content as one made now.
bool hasCopy(const QString& path, const QString& backups, const Outdated& old)
{
    const QFileInfo log(path + u"-wal"_s);
    QDateTime changed = QFileInfo(path).lastModified();
    if (log.exists() && log.size() > 0)
        changed = std::max(changed, log.lastModified());
    for (const QFileInfo& copy : QDir(backups).entryInfoList({prefixOf(old) + u"*.db"_s}, QDir::Files, QDir::Time)) {
        if (copy.lastModified() > changed && checkBackup(copy.filePath()))
            return true;
    }
    return false;
}

Result<void> copyBefore(const QString& path, const QString& backups, const Outdated& old)
{
    if (hasCopy(path, backups, old))
        return {};
    const QString target =
        backups + u'/' + prefixOf(old) + core::SystemClock().now().toString(u"yyyyMMdd-HHmmss-zzz"_s) + u".db"_s;
    const auto written = writeBackup(path, target);
    if (!written)
        return core::fail(core::Reason::CopyBeforeUpdate, {old.schema, old.newest}, written.error());
    core::logInfo(lcUpdate(), "storage.copied_before_update",
                  {{u"from"_s, old.schema}, {u"to"_s, old.newest}, {u"file"_s, target}});
    return {};
}

} // namespace

std::optional<Outdated> outdated(const QString& path)
{
    if (QFileInfo(path).size() == 0)
        return std::nullopt;
    const auto database = Database::open(path, Access::ReadOnly);
    const int schema = database ? (*database)->schemaVersion() : 0;
    const int newest = Database::newestSchemaVersion();
    return schema > 0 && schema < newest ? std::optional(Outdated{schema, newest}) : std::nullopt;
}

Result<std::unique_ptr<Database>> openUpdated(const QString& path, const QString& backups, const UpdateListener& told)
{
    if (const auto old = outdated(path)) {
        if (told)
            told({.from = old->schema, .to = old->newest});
        LOKET_TRY(copyBefore(path, backups, *old));
    }
    return Database::open(path, Access::ReadWrite, told);
}

} // namespace loket::storage
