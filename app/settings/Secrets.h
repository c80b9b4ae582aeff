// The secrets of one data folder. The environment (LOKET_SECRET_...) wins; then the operating system's keychain; where
// there is none, secrets.ini. What was read is kept in memory until refresh(). Any thread; set() and the first get() of
// a key may wait for the keychain (up to 5 s), so read at the start what a request will need.
#pragma once

#include "settings/DataFolder.h"
#include "settings/Registry.h"
#include "settings/SecretStore.h"

#include <QHash>
#include <QMutex>
#include <QProcessEnvironment>

#include <memory>

namespace loket::settings {

class Secrets
{
public:
    // Probes the keychain, unless LOKET_KEYCHAIN=off. Call it in main(), before the engine's thread runs.
    static std::unique_ptr<Secrets>
    open(const DataFolder& folder, const Registry& registry,
         const QProcessEnvironment& environment = QProcessEnvironment::systemEnvironment());

    // `keychain` may be missing. `touched` is a file whose time changes with every secret, for SettingsWatcher.
    Secrets(Registry registry, const QProcessEnvironment& environment, std::unique_ptr<SecretStore> keychain,
            std::unique_ptr<SecretStore> file, QString touched = {});

    // Empty where it is not set, and where its store cannot be read (which is logged).
    [[nodiscard]] core::Secret get(const QString& key);
    [[nodiscard]] bool has(const QString& key) { return !get(key).isEmpty(); }
    // "the environment", "the keychain", "secrets.ini"; empty where the key is not set.
    [[nodiscard]] QString origin(const QString& key);
    // Where set() writes.
    [[nodiscard]] QString place() const { return m_keychain ? m_keychain->name() : m_file->name(); }

    // InvalidInput: no such secret, empty, or not one line of text.
    core::Result<void> set(const QString& key, const core::Secret& secret);
    core::Result<void> remove(const QString& key);

    // Forgets what was read, so that a secret changed by another program counts.
    void refresh();

    // "LOKET_SECRET_ROUTER_MAIN_PASSWORD". A - in a router's name may stand as it is or, for shells, as _.
    static QString environmentName(const QString& key);

private:
    struct Found
    {
        core::Secret secret;
        QString origin;
    };
    Found lookUp(const QString& key);
    void announce();

    Registry m_registry;
    QProcessEnvironment m_environment;
    std::unique_ptr<SecretStore> m_keychain;
    std::unique_ptr<SecretStore> m_file;
    QString m_touched;
    QMutex m_mutex;
    QHash<QString, Found> m_known;
};

} // namespace loket::settings
