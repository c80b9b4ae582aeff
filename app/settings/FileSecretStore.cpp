#include "core/Log.h"
#include "core/Reasons.h"
#include "settings/IniFile.h"
#include "settings/PrivateFile.h"
#include "settings/SecretStore.h"

#include <QFileInfo>
#include <QLockFile>

namespace loket::settings {

using namespace Qt::Literals::StringLiterals;
using core::fail;

namespace {

Q_LOGGING_CATEGORY(lcSecretsFile, "loket.settings")

constexpr int secretsLockWaitMs = 5000;

core::Result<IniFile> readPrivately(const QString& file)
{
    if (QFileInfo::exists(file)) {
        const auto wasOpen = makePrivate(file);
        if (!wasOpen)
            return tl::unexpected(wasOpen.error());
        if (*wasOpen)
            core::logWarning(lcSecretsFile(), "secrets_file_was_readable_by_others", {{u"file"_s, file}});
    }
    return readSmallFile(file).map([](const QByteArray& content) { return IniFile(content); });
}

template <class Change>
core::Result<void> change(const QString& file, Change apply)
{
    QLockFile lock(file + u".lock"_s);
    if (!lock.tryLock(secretsLockWaitMs))
        return fail(core::Reason::FileNotLocked, {file});
    auto ini = readPrivately(file);
    if (!ini)
        return tl::unexpected(ini.error());
    apply(*ini);
    return writePrivateFile(file, ini->text());
}

} // namespace

core::Result<core::Secret> FileSecretStore::read(const QString& key)
{
    const auto ini = readPrivately(m_file);
    if (!ini)
        return tl::unexpected(ini.error());
    const auto value = ini->value(key);
    if (!value || value->isEmpty())
        return fail(core::Reason::SecretNotSet, {key});
    return core::Secret(value->toUtf8());
}

core::Result<void> FileSecretStore::write(const QString& key, const core::Secret& secret)
{
    return change(m_file, [&](IniFile& ini) { ini.set(key, QString::fromUtf8(secret.reveal())); });
}

core::Result<void> FileSecretStore::remove(const QString& key)
{
    if (!QFileInfo::exists(m_file))
        return {};
    return change(m_file, [&](IniFile& ini) { ini.remove(key); });
}

} // namespace loket::settings
