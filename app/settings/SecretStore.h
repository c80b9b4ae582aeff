// Where secrets are stored when the environment has none: the interface, and the file that is used where the operating
// system has no keychain. Any thread, one caller at a time (Secrets ensures it).
#pragma once

#include "core/Error.h"
#include "core/Secret.h"

namespace loket::settings {

class SecretStore
{
public:
    virtual ~SecretStore() = default;

    // Its name for people: "the keychain", "secrets.ini".
    [[nodiscard]] virtual QString name() const = 0;

    // NotFound where there is none.
    virtual core::Result<core::Secret> read(const QString& key) = 0;
    virtual core::Result<void> write(const QString& key, const core::Secret& secret) = 0;
    // Succeeds where there was none.
    virtual core::Result<void> remove(const QString& key) = 0;
    // Whether it can be used now. A locked keyring answers "not found" to a reader, so reading alone does not show it.
    virtual core::Result<void> probe() { return {}; }
};

// secrets.ini: mode 0600 from its first moment. Rights given to others are removed, with a line in the log.
class FileSecretStore final : public SecretStore
{
public:
    explicit FileSecretStore(QString file) : m_file(std::move(file)) {}

    [[nodiscard]] QString name() const override { return QStringLiteral("secrets.ini"); }
    core::Result<core::Secret> read(const QString& key) override;
    core::Result<void> write(const QString& key, const core::Secret& secret) override;
    core::Result<void> remove(const QString& key) override;

private:
    QString m_file;
};

} // namespace loket::settings
