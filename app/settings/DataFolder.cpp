#include "settings/DataFolder.h"

#include "core/Reasons.h"

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

namespace loket::settings {

using namespace Qt::Literals::StringLiterals;
using core::fail;

namespace {

constexpr QFile::Permissions onlyOwner = QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner;

core::Failure cannotMake(const QString& path)
{
    return fail(core::Reason::FolderNotMade, {path});
}

bool makeFolder(const QString& path)
{
    // The parents may be ordinary; the folder itself is private from its first moment.
    return QDir().mkpath(QFileInfo(path).absolutePath()) && (QDir().exists(path) || QDir().mkdir(path, onlyOwner));
}

// Whose folder it is, where it is not this user's. What another user (root too) made in it the folder's own user could
// not write any more; and who owns it can read and change all that is kept in it.
QString otherOwner(const QString& path)
{
#ifdef Q_OS_UNIX
    const QFileInfo info(path);
    if (info.ownerId() == ::geteuid())
        return {};
    return info.owner().isEmpty() ? QString::number(info.ownerId()) : info.owner();
#else
    Q_UNUSED(path)
    return {};    // the folder of a user's profile is that user's
#endif
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
    if (const QString owner = otherOwner(path); !owner.isEmpty())
        return fail(core::Reason::FolderOfOther, {path, owner});
    if (!QFileInfo(path).isWritable())
        return fail(core::Reason::FolderNotWritable, {path});
    return DataFolder(path);
}

bool DataFolder::isOpenToOthers() const
{
#ifdef Q_OS_UNIX
    return bool(QFile::permissions(m_path) & (QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup |
                                              QFile::ReadOther | QFile::WriteOther | QFile::ExeOther));
#else
    return false; // the folder of a user's profile is that user's
#endif
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
