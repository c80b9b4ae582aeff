// The secrets of one data folder. The environment (LOKET_SECRET_...) has precedence; then the operating system's
// keychain; where there is none, secrets.ini. What was read is kept in memory until refresh(). Any thread; set() and
// the first get() of a key may wait for the keychain (up to 5 s), so read at start what a request will need. A keychain
// that does not answer (locked again, its service gone) removes no key: what was read before remains valid, nobody
// waits for it a second time, and a separate thread tries it every `rest` until it is back. Then the settings file is
// touched, so that every program on this folder reads again.
#pragma once

#include "core/Phrases.h"
#include "settings/DataFolder.h"
#include "settings/Keys.h"
#include "settings/SecretStore.h"

#include <QHash>
#include <QMutex>
#include <QProcessEnvironment>
#include <QThread>
#include <QWaitCondition>

#include <chrono>
#include <memory>
#include <optional>

namespace loket::settings {

class Secrets
{
public:
    static constexpr std::chrono::milliseconds keychainRest = std::chrono::seconds(30);

    // Probes the keychain, unless LOKET_KEYCHAIN=off. Call it in main(), before the engine's thread runs.
    static std::unique_ptr<Secrets>
    open(const DataFolder& folder, const Registry& registry,
         const QProcessEnvironment& environment = QProcessEnvironment::systemEnvironment());
    // With this keychain: it is used where it answers, and waited for where this folder's secrets are already in it.
    static std::unique_ptr<Secrets> open(const DataFolder& folder, const Registry& registry,
                                         const QProcessEnvironment& environment, std::unique_ptr<SecretStore> keychain,
                                         std::chrono::milliseconds rest = keychainRest);

    // `keychain` may be missing. `touched` is a file whose time changes with every secret, for SettingsWatcher.
    Secrets(Registry registry, const QProcessEnvironment& environment, std::unique_ptr<SecretStore> keychain,
            std::unique_ptr<SecretStore> file, QString touched = {}, std::chrono::milliseconds rest = keychainRest);
    ~Secrets();
    Secrets(const Secrets&) = delete;
    Secrets& operator=(const Secrets&) = delete;

    // Empty where it is not set, and where its store has not been readable so far.
    [[nodiscard]] core::Secret get(const SecretKey& key);
    [[nodiscard]] bool has(const SecretKey& key) { return !get(key).isEmpty(); }
    // Why the keychain cannot be read now and what to do; empty while it can be read.
    [[nodiscard]] core::Advice problem();
    // "the environment", "the keychain", "secrets.ini"; empty where the key is not set.
    [[nodiscard]] QString origin(const QString& key);
    static constexpr QStringView environmentOrigin = u"the environment";
    // Where set() writes.
    [[nodiscard]] QString place() const { return m_keychain ? m_keychain->name() : m_file->name(); }

    // InvalidInput: no such secret, empty, or not one line of text.
    core::Result<void> set(const QString& key, const core::Secret& secret);
    core::Result<void> remove(const QString& key);

    // Drops what was read, so that a secret changed by another program takes effect.
    void refresh();

    // "LOKET_SECRET_ROUTER_MAIN_PASSWORD". A - in a router's name may be kept or, for shells, as _.
    static QString environmentName(const QString& key);

private:
    struct Found
    {
        core::Secret secret;
        QString origin;
    };
    Found lookUp(const QString& key);
    std::optional<Found> fromKeychain(const QString& key);
    Found fromFile(const QString& key);
    void keychainIsAway(const core::Error& error);
    void keychainIsBack();
    void waitForKeychain();
    void rememberKeychain();
    void announce();

    Registry m_registry;
    QProcessEnvironment m_environment;
    std::unique_ptr<SecretStore> m_keychain;
    std::unique_ptr<SecretStore> m_file;
    QString m_touched;
    std::chrono::milliseconds m_rest;
    QMutex m_mutex;                // all below; taken before m_keychainMutex where both are needed
    QMutex m_keychainMutex;        // one caller at a time
    QHash<QString, Found> m_known; // since the last refresh
    QHash<QString, Found> m_last;  // the last answer of a store, for when it does not answer
    core::Advice m_problem;        // not empty: the keychain is not used
    bool m_probed = false;         // since the last refresh
    bool m_closing = false;
    bool m_waiting = false; // m_waiter runs
    QWaitCondition m_wake;
    std::unique_ptr<QThread> m_waiter;
};

} // namespace loket::settings
