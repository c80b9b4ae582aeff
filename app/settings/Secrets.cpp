#include "settings/Secrets.h"

#include "core/Log.h"
#include "core/Reasons.h"
#include "settings/KeychainSecretStore.h"
#include "settings/PrivateFile.h"

#include <QDateTime>
#include <QDeadlineTimer>
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
const QString inKeychain = u"keychain.used"_s; // in secrets.ini: the secrets themselves are in the keychain

core::Result<void> usable(const QString& key, const core::Secret& secret)
{
    if (secret.isEmpty())
        return fail(core::Reason::SecretEmpty, {key});
    if (secret.reveal().size() > longestSecret)
        return fail(core::Reason::SecretTooLong, {key});
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString text = decoder(secret.reveal());
    const bool printable = !decoder.hasError() && std::none_of(text.begin(), text.end(), [](QChar character) {
        return character.category() == QChar::Other_Control;
    });
    if (!printable)
        return fail(core::Reason::SecretNotOneLine, {key});
    return {};
}

} // namespace

std::unique_ptr<Secrets> Secrets::open(const DataFolder& folder, const Registry& registry,
                                       const QProcessEnvironment& environment)
{
    std::unique_ptr<SecretStore> keychain;
    if (environment.value(u"LOKET_KEYCHAIN"_s) != u"off"_s)
        keychain = std::make_unique<KeychainSecretStore>(folder.path());
    return open(folder, registry, environment, std::move(keychain));
}

std::unique_ptr<Secrets> Secrets::open(const DataFolder& folder, const Registry& registry,
                                       const QProcessEnvironment& environment, std::unique_ptr<SecretStore> keychain,
                                       std::chrono::milliseconds rest)
{
    auto file = std::make_unique<FileSecretStore>(folder.secretsFile());
    std::optional<core::Error> away;
    if (keychain) {
        if (const auto probed = keychain->probe(); !probed) {
            if (file->read(inKeychain))
                away = probed.error();
            else
                keychain.reset(); // a server, a container
        }
    }
    auto secrets = std::make_unique<Secrets>(registry, environment, std::move(keychain), std::move(file),
                                             folder.settingsFile(), rest);
    if (away) {
        const QMutexLocker lock(&secrets->m_mutex);
        secrets->keychainIsAway(*away);
    }
    return secrets;
}

Secrets::Secrets(Registry registry, const QProcessEnvironment& environment, std::unique_ptr<SecretStore> keychain,
                 std::unique_ptr<SecretStore> file, QString touched, std::chrono::milliseconds rest)
    : m_registry(std::move(registry)), m_environment(environment), m_keychain(std::move(keychain)),
      m_file(std::move(file)), m_touched(std::move(touched)), m_rest(rest)
{}

Secrets::~Secrets()
{
    {
        const QMutexLocker lock(&m_mutex);
        m_closing = true;
        m_wake.wakeAll();
    }
    if (m_waiter)
        m_waiter->wait();
}

QString Secrets::environmentName(const QString& key)
{
    return u"LOKET_SECRET_"_s + key.toUpper().replace(u'.', u'_');
}

Secrets::Found Secrets::lookUp(const QString& key)
{
    const QString variable = environmentName(key);
    for (const QString& name : {variable, QString(variable).replace(u'-', u'_')}) {
        if (const QString value = m_environment.value(name); !value.isEmpty())
            return {core::Secret(value.toUtf8()), environmentOrigin.toString()};
    }
    if (auto found = fromKeychain(key))
        return *found;
    // A secret that was set while there was no keychain is still in the file.
    return fromFile(key);
}

// Nothing where the keychain does not have it, or has never returned it.
std::optional<Secrets::Found> Secrets::fromKeychain(const QString& key)
{
    if (!m_keychain)
        return std::nullopt;
    const auto last = m_last.constFind(key);
    const bool wasThere = last != m_last.constEnd() && last->origin == m_keychain->name();
    if (m_problem.what.isEmpty()) {
        const QMutexLocker lock(&m_keychainMutex);
        const auto secret = m_keychain->read(key);
        if (secret && !secret->isEmpty())
            return *m_last.insert(key, Found{*secret, m_keychain->name()});
        if (!secret && secret.error().kind != ErrorKind::NotFound) {
            keychainIsAway(secret.error());
        } else if (wasThere && !m_probed) { // removed by another program, or locked
            m_probed = true;
            if (const auto probed = m_keychain->probe(); !probed)
                keychainIsAway(probed.error());
        }
    }
    if (!m_problem.what.isEmpty() && wasThere)
        return m_last.value(key);
    if (wasThere)
        m_last.remove(key);
    return std::nullopt;
}

Secrets::Found Secrets::fromFile(const QString& key)
{
    const auto secret = m_file->read(key);
    if (secret && !secret->isEmpty())
        return *m_last.insert(key, Found{*secret, m_file->name()});
    if (!secret && secret.error().kind != ErrorKind::NotFound) {
        core::logWarning(lcSettings(), "store_not_readable",
                         {{u"store"_s, m_file->name()}, {u"reason"_s, secret.error().detail}});
        return m_last.value(key);
    }
    m_last.remove(key);
    return {};
}

void Secrets::keychainIsAway(const core::Error& error)
{
    if (!m_problem.what.isEmpty())
        return;
    m_problem = {{core::PhraseId::KeychainAway, {}, {core::phraseOf(error)}}, {core::PhraseId::UnlockIt}};
    core::logWarning(lcSettings(), "keychain_away", {{u"reason"_s, error.detail}});
    if (m_waiting)
        return; // it finds that the keychain has failed again
    m_waiting = true;
    if (m_waiter)
        m_waiter->wait(); // of an earlier run; it needs nothing more
    m_waiter.reset(QThread::create([this] { waitForKeychain(); }));
    m_waiter->setObjectName(u"keychain-wait"_s);
    m_waiter->start();
}

// In a thread of its own, for a keychain may take seconds to refuse.
void Secrets::waitForKeychain()
{
    QMutexLocker lock(&m_mutex);
    while (!m_closing && !m_problem.what.isEmpty()) {
        m_wake.wait(&m_mutex, QDeadlineTimer(m_rest));
        if (m_closing || m_problem.what.isEmpty())
            continue;
        lock.unlock();
        bool answers = false;
        {
            const QMutexLocker one(&m_keychainMutex);
            answers = m_keychain->probe().has_value();
        }
        lock.relock();
        if (answers && !m_problem.what.isEmpty()) {
            keychainIsBack();
            announce();
        }
    }
    m_waiting = false;
}

void Secrets::keychainIsBack()
{
    m_problem = {};
    m_known.clear();
    m_wake.wakeAll();
    core::logInfo(lcSettings(), "keychain_back", {});
}

// So that the next start knows which store to wait for.
void Secrets::rememberKeychain()
{
    if (m_file->read(inKeychain))
        return;
    if (const auto written = m_file->write(inKeychain, core::Secret("yes")); !written)
        core::logWarning(lcSettings(), "store_not_writable", {{u"reason"_s, written.error().detail}});
}

core::Advice Secrets::problem()
{
    const QMutexLocker lock(&m_mutex);
    return m_problem;
}

core::Secret Secrets::get(const SecretKey& key)
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
    SecretStore& store = m_keychain ? *m_keychain : *m_file;
    {
        const QMutexLocker one(&m_keychainMutex);
        if (const auto written = store.write(key, secret); !written)
            return written;
    }
    m_known.remove(key);
    m_last.remove(key);
    if (m_keychain) {
        if (!m_problem.what.isEmpty())
            keychainIsBack();
        // No second, older copy may remain in the file.
        if (const auto removed = m_file->remove(key); !removed)
            return removed;
        rememberKeychain();
    }
    announce();
    return {};
}

core::Result<void> Secrets::remove(const QString& key)
{
    if (const auto known = m_registry.findSecret(key); !known)
        return tl::unexpected(known.error());
    const QMutexLocker lock(&m_mutex);
    if (m_keychain) {
        const QMutexLocker one(&m_keychainMutex);
        if (const auto removed = m_keychain->remove(key); !removed)
            return removed;
    }
    if (const auto removed = m_file->remove(key); !removed)
        return removed;
    m_known.remove(key);
    m_last.remove(key);
    announce();
    return {};
}

void Secrets::refresh()
{
    const QMutexLocker lock(&m_mutex);
    m_known.clear();
    m_probed = false;
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
