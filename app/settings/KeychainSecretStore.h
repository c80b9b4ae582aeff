// The operating system's keychain through QtKeychain. Its jobs need an event loop, so they run in a thread of their own
// and the caller waits, at most `limit`: for the start and for a setting saved by a person, never inside a request.
// One per process: QtKeychain's queue belongs to the thread that used it first.
#pragma once

#include "settings/SecretStore.h"

#include <QObject>
#include <QThread>

#include <chrono>
#include <functional>

namespace QKeychain {
class Job;
}

namespace loket::settings {

class KeychainSecretStore final : public SecretStore
{
public:
    // `folder` distinguishes the secrets of two data folders of one user.
    explicit KeychainSecretStore(QString folder, std::chrono::milliseconds limit = std::chrono::seconds(5));
    ~KeychainSecretStore() override;
    KeychainSecretStore(const KeychainSecretStore&) = delete;
    KeychainSecretStore& operator=(const KeychainSecretStore&) = delete;

    // Writes, reads and removes something: a locked keyring answers "not found" to a reader, so nothing less shows
    // whether there is an unlocked one. Unavailable: not now.
    core::Result<void> probe() override;

    [[nodiscard]] QString name() const override { return QStringLiteral("the keychain"); }
    core::Result<core::Secret> read(const QString& key) override;
    core::Result<void> write(const QString& key, const core::Secret& secret) override;
    core::Result<void> remove(const QString& key) override;

private:
    // Makes and starts the job in the keychain's thread and waits for its end.
    core::Result<core::Secret> run(const QString& key, std::function<QKeychain::Job*()> makeJob);

    QString m_folder;
    std::chrono::milliseconds m_limit;
    QThread* m_thread;
    QObject* m_there; // lives in m_thread
};

} // namespace loket::settings
