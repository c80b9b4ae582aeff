#include "settings/Secrets.h"

#include "settings/KeychainSecretStore.h"
#include "settings/PrivateFile.h"

#include "core/Log.h"

#include <QDateTime>
#include <QFile>
#include <QStringDecoder>

#include <algorithm>

namespace loket::settings {

using namespace Qt::Literals::StringLiterals;
using core::ErrorKind;
using core::fail;

namespace {

Q_LOGGING_CATEGORY(lcSettings, "loket.settings")

constexpr qsizetype longestSecret = 8192;

core::Result<void> usable(const QString& key, const core::Secret& secret)
{
    if (secret.isEmpty())
        return fail(ErrorKind::InvalidInput, u"%1 is empty; write the secret on standard input"_s.arg(key));
    if (secret.reveal().size() > longestSecret)
        return fail(ErrorKind::InvalidInput,
                    u"%1 is longer than 8192 bytes; that is no secret Loket can use"_s.arg(key));
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString text = decoder(secret.reveal());
    const bool printable = !decoder.hasError() && std::none_of(text.begin(), text.end(), [](QChar character) {
        return character.category() == QChar::Other_Control;
    });
    if (!printable)
        return fail(ErrorKind::InvalidInput, u"%1 must be one line of UTF-8 text"_s.arg(key));
    return {};
}

} // namespace

std::unique_ptr<Secrets> Secrets::open(const DataFolder& folder, const Registry& registry,
                                       const QProcessEnvironment& environment)
{
    std::unique_ptr<SecretStore> store;
    if (environment.value(u"LOKET_KEYCHAIN"_s) != u"off"_s) {
        auto keychain = std::make_unique<KeychainSecretStore>(folder.path());
        if (keychain->probe())
            store = std::move(keychain);
    }
    return std::make_unique<Secrets>(registry, environment, std::move(store),
                                     std::make_unique<FileSecretStore>(folder.secretsFile()), folder.settingsFile());
}

Secrets::Secrets(Registry registry, const QProcessEnvironment& environment, std::unique_ptr<SecretStore> keychain,
                 std::unique_ptr<SecretStore> file, QString touched)
    : m_registry(std::move(registry)), m_environment(environment), m_keychain(std::move(keychain)),
      m_file(std::move(file)), m_touched(std::move(touched))
{}

QString Secrets::environmentName(const QString& key)
{
    return u"LOKET_SECRET_"_s + key.toUpper().replace(u'.', u'_');
}

Secrets::Found Secrets::lookUp(const QString& key)
{
    const QString variable = environmentName(key);
    for (const QString& name : {variable, QString(variable).replace(u'-', u'_')}) {
        if (const QString value = m_environment.value(name); !value.isEmpty())
            return {core::Secret(value.toUtf8()), u"the environment"_s};
    }
    // A secret that was set while there was no keychain still lies in the file.
    for (SecretStore* store : {m_keychain.get(), m_file.get()}) {
        if (!store)
            continue;
        const auto secret = store->read(key);
        if (secret && !secret->isEmpty())
            return {*secret, store->name()};
        if (!secret && secret.error().kind != ErrorKind::NotFound)
            core::logWarning(lcSettings(), "store_not_readable",
                             {{u"store"_s, store->name()}, {u"reason"_s, secret.error().detail}});
    }
    return {};
}

core::Secret Secrets::get(const QString& key)
{
    const QMutexLocker lock(&m_mutex);
    auto known = m_known.constFind(key);
    if (known == m_known.constEnd())
        known = m_known.insert(key, lookUp(key));
    return known->secret;
}

QString Secrets::origin(const QString& key)
{
    const QMutexLocker lock(&m_mutex);
    return lookUp(key).origin;
}

core::Result<void> Secrets::set(const QString& key, const core::Secret& secret)
{
    if (const auto known = m_registry.findSecret(key); !known)
        return tl::unexpected(known.error());
    if (const auto verdict = usable(key, secret); !verdict)
        return verdict;
    const QMutexLocker lock(&m_mutex);
    m_known.remove(key);
    SecretStore& store = m_keychain ? *m_keychain : *m_file;
    if (const auto written = store.write(key, secret); !written)
        return written;
    // No second, older copy may stay behind in the file.
    if (m_keychain) {
        if (const auto removed = m_file->remove(key); !removed)
            return removed;
    }
    announce();
    return {};
}

core::Result<void> Secrets::remove(const QString& key)
{
    if (const auto known = m_registry.findSecret(key); !known)
        return tl::unexpected(known.error());
    const QMutexLocker lock(&m_mutex);
    m_known.remove(key);
    if (m_keychain) {
        if (const auto removed = m_keychain->remove(key); !removed)
            return removed;
    }
    if (const auto removed = m_file->remove(key); !removed)
        return removed;
    announce();
    return {};
}

void Secrets::refresh()
{
    const QMutexLocker lock(&m_mutex);
    m_known.clear();
}

void Secrets::announce()
{
    if (m_touched.isEmpty())
        return;
    QFile file(m_touched);
    if (!file.exists()) {
        [[maybe_unused]] const auto made = writePrivateFile(m_touched, {});
        return;
    }
    if (file.open(QIODevice::ReadWrite))
        file.setFileTime(QDateTime::currentDateTimeUtc(), QFileDevice::FileModificationTime);
}

} // namespace loket::settings
