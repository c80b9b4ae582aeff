#include "settings/PrivateFile.h"

#include "core/Reasons.h"

#include <QFileInfo>
#include <QTemporaryFile>

#include <filesystem>

#ifdef Q_OS_UNIX
#include <fcntl.h>
#include <unistd.h>
#endif

namespace loket::settings {

using namespace Qt::Literals::StringLiterals;
using core::fail;

namespace {

constexpr qint64 largestFile = 1024 * 1024;
constexpr QFile::Permissions othersMay =
    QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;

core::Failure cannotWrite(const QString& path, const QString& reason)
{
    return fail(core::Reason::FileNotWritten, {path, reason});
}

// The rename is durable only when the folder is.
void syncFolderOf(const QString& path)
{
#ifdef Q_OS_UNIX
    const QByteArray folder = QFile::encodeName(QFileInfo(path).absolutePath());
    const int descriptor = ::open(folder.constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0)
        return;
    ::fsync(descriptor);
    ::close(descriptor);
#else
    Q_UNUSED(path)
#endif
}

bool syncFile(QTemporaryFile& file)
{
#ifdef Q_OS_UNIX
    return ::fsync(file.handle()) == 0;
#else
    Q_UNUSED(file)
    return true;
#endif
}

} // namespace

core::Result<void> writePrivateFile(const QString& path, const QByteArray& content, bool keepMode)
{
    const QFileInfo existing(path);
    const QString target = existing.exists() ? existing.canonicalFilePath() : path;

    QTemporaryFile file(target + u".XXXXXX"_s); // created with mode 0600
    if (!file.open())
        return cannotWrite(target, file.errorString());
    if (file.write(content) != content.size() || !file.flush() || !syncFile(file))
        return cannotWrite(target, file.errorString());
    if (keepMode && existing.exists())
        file.setPermissions(QFile::permissions(target));
    const QString written = file.fileName();
    file.close();

    std::error_code problem;
    std::filesystem::rename(std::filesystem::path(written.toStdU16String()),
                            std::filesystem::path(target.toStdU16String()), problem);
    if (problem)
        return cannotWrite(target, QString::fromLocal8Bit(problem.message()));
    file.setAutoRemove(false);
    syncFolderOf(target);
    return {};
}

core::Result<QByteArray> readSmallFile(const QString& path)
{
    QFile file(path);
    if (!file.exists())
        return QByteArray();
    if (!file.open(QIODevice::ReadOnly))
        return fail(core::Reason::FileNotRead, {path, file.errorString()});
    const QByteArray content = file.read(largestFile + 1);
    if (content.size() > largestFile)
        return fail(core::Reason::FileTooLarge, {path});
    return content;
}

core::Result<bool> makePrivate(const QString& path)
{
    const QFile::Permissions now = QFile::permissions(path);
    if (!(now & othersMay))
        return false;
    if (!QFile::setPermissions(path, now & ~othersMay))
        return fail(core::Reason::FileOpenToOthers, {path});
    return true;
}

} // namespace loket::settings
