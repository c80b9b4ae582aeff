#include "settings/PrivateFile.h"

#include "core/PrivateFiles.h"
#include "core/Reasons.h"

#include <QFile>
#include <QFileInfo>

namespace loket::settings {

using namespace Qt::Literals::StringLiterals;
using core::fail;

namespace {

constexpr qint64 largestFile = 1024 * 1024;
core::Failure cannotWrite(const QString& path, const QString& reason)
{
    return fail(core::Reason::FileNotWritten, {path, reason});
}

} // namespace

core::Result<void> writePrivateFile(const QString& path, const QByteArray& content, bool keepMode)
{
    const QFileInfo existing(path);
    const QString target = existing.exists() ? existing.canonicalFilePath() : path;

    core::UnfinishedFile file(target + u'.');
    if (!file.exists() || !file.write(content))
        return cannotWrite(target, file.problem());
    if (keepMode && existing.exists())
        core::copyRights(target, file.path());
    if (!file.replace(target))
        return cannotWrite(target, file.problem());
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
    if (!core::isOpenToOthers(path))
        return false;
    if (!core::closeToOthers(path))
        return fail(core::Reason::FileOpenToOthers, {path});
    return true;
}

} // namespace loket::settings
