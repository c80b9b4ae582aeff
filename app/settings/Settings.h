// The settings of one data folder: loket.ini read against the Registry, with defaults for what is not set.
// Owned by one thread; another one (or another process) has its own object on the same file. It does not announce a
// change: SettingsWatcher does, and the owner calls reload().
#pragma once

#include "core/Phrases.h"
#include "settings/IniFile.h"
#include "settings/Keys.h"

#include <QHash>
#include <QMap>
#include <QUrl>

#include <chrono>

namespace loket::settings {

class Settings
{
public:
    struct Entry
    {
        QString key;
        QString value; // the value in effect
        bool isSet = false;
    };

    Settings(Registry registry, QString file);

    // Reads the file; an absent one means all defaults, but never where there were settings before: then it is missing,
    // empty or cut (Misconfigured, Storage). Misconfigured names the line, the key and what it accepts, and
    // then everything stays as it was before. Unknown keys are no error (a newer Loket may have written them): see
    // warnings().
    core::Result<void> reload();
    [[nodiscard]] const QList<core::Advice>& warnings() const { return m_warnings; }

    // What each setting allows by itself but not together ("a certificate without its key"): for start and doctor.
    [[nodiscard]] QList<core::Advice> contradictions() const;

    // The effective value: settings.value(u"server.listen"_key).
    [[nodiscard]] QString value(const SettingKey& key) const;
    [[nodiscard]] qint64 number(const SettingKey& key) const;
    [[nodiscard]] bool isTrue(const SettingKey& key) const;
    [[nodiscard]] std::chrono::milliseconds milliseconds(const SettingKey& key) const; // of a key that ends in _ms
    [[nodiscard]] QStringList list(const SettingKey& key) const;
    [[nodiscard]] QUrl url(const SettingKey& key) const;
    // True where the file in effect is empty.
    [[nodiscard]] bool isEmpty() const { return m_text.trimmed().isEmpty(); }
    [[nodiscard]] bool isSet(const SettingKey& key) const { return m_values.contains(key.text()); }

    // "main" first, then every other router that has a key, sorted.
    [[nodiscard]] QStringList routers() const;

    // All settings in the order of the registry, each router's keys separately. Never a secret.
    [[nodiscard]] QList<Entry> all() const;

    // Every secret these settings know of, each router's separately.
    [[nodiscard]] QList<SecretKey> secretKeys() const;

    // Checks, then writes the file at once (whole or not at all); in effect at once. An empty value goes back to
    // the default. InvalidInput: nothing was changed.
    core::Result<void> set(const SettingKey& key, const QString& value);
    // Several at once, validated together: all of them or none. Their keys may come from outside: InvalidInput where
    // there is no such key.
    core::Result<void> setMany(const QMap<QString, QString>& values);

    // These settings with other values, nothing written: to try them first. InvalidInput as of setMany().
    [[nodiscard]] core::Result<Settings> with(const QMap<QString, QString>& values) const;

    [[nodiscard]] const Registry& registry() const { return m_registry; }
    [[nodiscard]] const QString& file() const { return m_file; }

private:
    [[nodiscard]] core::Result<void> isWhole(const QByteArray& content) const;
    [[nodiscard]] core::Result<void> hasNoNewBrokenLine(const QByteArray& content) const;
    [[nodiscard]] core::Result<void> fitTogether(const QMap<QString, QString>& changed) const;
    [[nodiscard]] QString read(const QString& key) const;
    [[nodiscard]] QString fallback(const Setting& setting) const;

    Registry m_registry;
    QString m_file;
    QByteArray m_text; // of the file in effect
    QHash<QString, QString> m_values;
    QList<core::Advice> m_warnings;
};

} // namespace loket::settings
