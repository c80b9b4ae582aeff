// What the settings and packages screens and the first-start wizard exchange with the engine. Plain values, safe to
// pass between threads. Secrets are write-only: all that can be read is whether there is one.
#pragma once

#include "core/Error.h"
#include "core/Phrases.h"
#include "core/Secret.h"
#include "domain/Duration.h"
#include "settings/Registry.h"

#include <QDateTime>
#include <QMap>
#include <QUrl>

#include <optional>

namespace loket::engine {

struct SettingValue
{
    settings::Setting setting; // type, default, range, meaning; the key with the router's name in it
    QString value;             // the value in effect
    bool isSet = false;
    bool waitsForRestart = false; // changed since the start, and only read there
};

struct SecretValue
{
    QString key;
    QString meaning;
    bool isSet = false;
    QString origin; // "the environment", "the keychain", "secrets.ini"
};

struct SetupSnapshot
{
    settings::Registry registry; // pure: checks a value while it is typed
    QList<SettingValue> settings;
    QList<SecretValue> secrets;
    QStringList routers; // "main" first
    QList<core::Advice> contradictions;
    QString secretsPlace; // where a new secret is stored
    QUrl serverUrl;       // where the server listens
    QString backups;      // the folder of copies
    bool isNew = false;   // nothing has been set up here yet

    // The value in effect of a key; empty where there is no such key.
    [[nodiscard]] QString value(const QString& key) const
    {
        for (const SettingValue& one : settings) {
            if (one.setting.key == key)
                return one.value;
        }
        return {};
    }
    [[nodiscard]] bool hasSecret(const QString& key) const
    {
        for (const SecretValue& one : secrets) {
            if (one.key == key)
                return one.isSet;
        }
        return false;
    }
};

// What is to be changed at once, or tried first. An empty value goes back to the default; an empty secret is
// removed.
struct SetupChange
{
    QMap<QString, QString> settings;
    QMap<QString, core::Secret> secrets;

    [[nodiscard]] bool isEmpty() const { return settings.isEmpty() && secrets.isEmpty(); }
};

struct RouterProfile
{
    QString name;
    QString rateLimit;   // "512k/1M": upload/download, as the router writes it; empty: none
    int sharedUsers = 1; // 0: unlimited
    domain::Seconds sessionTimeout{0};
    bool isDefault = false;

    bool operator==(const RouterProfile&) const = default;
};

struct BackupFile
{
    QString path;
    QDateTime madeAt;
    qint64 bytes = 0;
    // Of the folder that every copy also goes to:
    QString second = {};       // the file there; empty: none
    bool secondIsAway = false; // the folder is not there now
    std::optional<core::Error> secondProblem = {};
};

} // namespace loket::engine
