#include "settings/DataFolder.h"

#include "core/PrivateFiles.h"
#include "core/Reasons.h"

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

namespace loket::settings {

using namespace Qt::Literals::StringLiterals;
using core::fail;

namespace {

core::Failure cannotMake(const QString& path)
{
    return fail(core::Reason::FolderNotMade, {path});
}

bool makeFolder(const QString& path)
{
    // The parents may be ordinary; the folder itself is private from its first moment.
    return QDir().mkpath(QFileInfo(path).absolutePath()) && (QDir().exists(path) || core::makePrivateFolder(path));
}

} // namespace

QString DataFolder::defaultPath()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + u"/loket"_s;
}

core::Result<DataFolder> DataFolder::open(const QString& folder)
{
    const QString path = QDir::cleanPath(QFileInfo(folder.isEmpty() ? defaultPath() : folder).absoluteFilePath());
    const QFileInfo info(path);
    if (info.exists() && !info.isDir())
        return fail(core::Reason::FolderIsFile, {path});
    if (!makeFolder(path))
        return cannotMake(path);
    // What another user (root too) made in it the folder's own user could not write any more; and who owns it can read
    // and change all that is kept in it.
    if (const QString owner = core::otherOwner(path); !owner.isEmpty())
        return fail(core::Reason::FolderOfOther, {path, owner});
    if (!QFileInfo(path).isWritable())
        return fail(core::Reason::FolderNotWritable, {path});
    return DataFolder(path);
}

bool DataFolder::isOpenToOthers() const
{
    return core::isOpenToOthers(m_path);
}

QString DataFolder::database() const
{
    return m_path + u"/loket.db"_s;
}

QString DataFolder::settingsFile() const
{
    return m_path + u"/loket.ini"_s;
}

QString DataFolder::secretsFile() const
{
    return m_path + u"/secrets.ini"_s;
}

QString DataFolder::lockFile() const
{
    return m_path + u"/loket.lock"_s;
}

bool DataFolder::hasBackups() const
{
    return !QDir(m_path + u"/backups"_s).entryList({u"*.db"_s}, QDir::Files).isEmpty();
}

QString DataFolder::backups() const
{
    makeFolder(m_path + u"/backups"_s);
    return m_path + u"/backups"_s;
}

QString DataFolder::logs() const
{
    makeFolder(m_path + u"/logs"_s);
    return m_path + u"/logs"_s;
}

} // namespace loket::settings
