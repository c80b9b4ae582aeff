// Where secrets lie when they do not come from the environment: the port, and the file that serves where the operating
// system has no keychain. Any thread, one caller at a time (Secrets sees to it).
#pragma once

#include "core/Error.h"
#include "core/Secret.h"

namespace loket::settings {

class SecretStore
{
public:
    virtual ~SecretStore() = default;

    // How people know it: "the keychain", "secrets.ini".
    [[nodiscard]] virtual QString name() const = 0;

    // NotFound where there is none.
    virtual core::Result<core::Secret> read(const QString& key) = 0;
    virtual core::Result<void> write(const QString& key, const core::Secret& secret) = 0;
    // Fine where there was none.
    virtual core::Result<void> remove(const QString& key) = 0;
    // Whether it can be used now. A locked keyring answers "not found" to a reader, so reading alone does not tell.
    virtual core::Result<void> probe() { return {}; }
};

// secrets.ini: mode 0600 from its first moment. Rights that others were given are taken back, with a line in the log.
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
