// Every key of loket.ini and every secret, as data: what it accepts, its default, and whether a running engine applies
// it at once. Pure and immutable after construction; copies share the table. Any thread.
#pragma once

#include "core/Error.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <functional>
#include <memory>

namespace loket::settings {

enum class ValueType {
    Text,        // at most `most` characters
    Choice,      // one of `choices`
    Choices,     // comma list of `choices`, each at most once
    Integer,     // `least` to `most`
    Boolean,     // true or false
    WebAddress,  // http or https, no query
    Host,        // a name or an address, nothing around it
    Address,     // an IP address of this computer
    Networks,    // comma list of IP addresses and networks
    Fingerprint, // SHA-256; kept as 64 lower-case hex digits
    TimeZone,    // an IANA name
    HoursOfDay,  // "22:00-06:00", or nothing
    PhoneNumber, // of a person, as people write it
    CodePrefix,  // letters, digits, - and _
    Version,     // "v21.0"
    Message,     // a message template; judged by the validator given to the registry
    Secret,      // never in loket.ini
};

struct Setting
{
    QString key; // "server.port"; a router's keys have NAME as their second part
    ValueType type = ValueType::Text;
    QString fallback; // the value while the key is not set
    qint64 least = 0;
    qint64 most = 0;
    QStringList choices;
    bool needsRestart = false;
    QString meaning; // one line of help

    [[nodiscard]] bool isSecret() const { return type == ValueType::Secret; }
    // "a whole number from 0 to 65535": what a refusal names.
    [[nodiscard]] QString accepted() const;
};

class Registry
{
public:
    // Says what is wrong with a message template; the templates themselves belong to the delivery room.
    using MessageCheck = std::function<core::Result<void>(const QString& message)>;

    explicit Registry(MessageCheck messageCheck = {});

    [[nodiscard]] const QList<Setting>& all() const { return *m_settings; }

    // The row of a key as people write it ("router.main.port"). InvalidInput for an unknown one, naming the closest key
    // and the others of its section.
    [[nodiscard]] core::Result<Setting> find(const QString& key) const;
    // app/CONTRACT.md promises a token for every channel, and GoWA takes a user and a password instead: such a key is
    // accepted (in scripts, files and keychains that have it), and is neither listed nor read.
    static bool isUnused(const QString& key);
    // The same, but InvalidInput for a key of the other kind, saying which command takes it.
    [[nodiscard]] core::Result<Setting> findSetting(const QString& key) const;
    [[nodiscard]] core::Result<Setting> findSecret(const QString& key) const;

    // The value in its stored form (trimmed, lower case where case does not matter...), or InvalidInput
    // naming what is accepted. The value itself is not repeated in the error.
    [[nodiscard]] core::Result<QString> checked(const QString& key, const QString& value) const;

    // "main" out of "router.main.port"; empty for every other key.
    static QString routerOf(const QString& key);
    static bool isRouterName(const QString& name);

private:
    [[nodiscard]] core::Failure unknown(const QString& key) const;

    std::shared_ptr<const QList<Setting>> m_settings;
    MessageCheck m_messageCheck;
};

} // namespace loket::settings
