#include "settings/Settings.h"

#include "core/Reasons.h"
#include "delivery/Channels.h"
#include "payments/Gateways.h"
#include "settings/PrivateFile.h"

#include <QFileInfo>
#include <QHostAddress>
#include <QLockFile>

#include <algorithm>

namespace loket::settings {

using namespace Qt::Literals::StringLiterals;
using core::fail;
using core::PhraseId;

namespace {

constexpr int lockWaitMs = 5000;

// Every key of the registry, with one row for each router instead of NAME.
template <class Visit>
void forEachKey(const Registry& registry, const QStringList& routers, Visit visit)
{
    for (const Setting& setting : registry.all()) {
        if (!setting.key.startsWith(u"router.NAME."_s))
            visit(setting, setting.key);
    }
    for (const QString& router : routers) {
        for (const Setting& setting : registry.all()) {
            if (setting.key.startsWith(u"router.NAME."_s))
                visit(setting, QString(setting.key).replace(u"NAME"_s, router));
        }
    }
}

// An address or a network that this computer's own programs connect from.
bool holdsLoopback(const QString& network)
{
    const auto subnet = QHostAddress::parseSubnet(network);
    return QHostAddress(QHostAddress::LocalHost).isInSubnet(subnet) ||
           QHostAddress(QHostAddress::LocalHostIPv6).isInSubnet(subnet);
}

} // namespace

Settings::Settings(Registry registry, QString file) : m_registry(std::move(registry)), m_file(std::move(file)) {}

core::Result<void> Settings::reload()
{
    const auto content = readSmallFile(m_file);
    if (!content)
        return tl::unexpected(content.error());
    LOKET_TRY(isWhole(*content));
    LOKET_TRY(hasNoNewBrokenLine(*content));
    const IniFile ini(*content);

    QHash<QString, QString> values;
    QList<core::Advice> warnings;
    for (const int line : ini.unreadableLines())
        warnings += {.what = {PhraseId::LineUnreadable, {m_file, QString::number(line)}}};
    for (const IniFile::Entry& entry : ini.entries()) {
        const auto setting = m_registry.findSetting(entry.key);
        if (!setting) {
            warnings +=
                {.what = {
                     PhraseId::LineProblem, {m_file, QString::number(entry.line)}, {core::phraseOf(setting.error())}}};
            continue;
        }
        if (entry.value.isEmpty()) {
            values.remove(entry.key);
            continue;
        }
        const auto value = m_registry.checked(entry.key, entry.value);
        if (!value)
            return fail(core::Reason::SettingLine, {m_file, entry.line}, value.error());
        values.insert(entry.key, *value);
    }
    m_text = *content;
    m_values = values;
    m_warnings = warnings;
    return {};
}

// A file that existed and is gone, empty or ends in the middle of a line is an accident (a full disk, an editor, a
// disk that is just being mounted), not a request for all defaults.
core::Result<void> Settings::isWhole(const QByteArray& content) const
{
    if (m_text.trimmed().isEmpty())
        return {};
    if (!QFileInfo::exists(m_file))
        return fail(core::Reason::SettingsGone, {m_file});
    if (content.trimmed().isEmpty())
        return fail(core::Reason::SettingsEmpty, {m_file});
    const bool isCut = content.size() < m_text.size() && m_text.startsWith(content) && !content.endsWith('\n') &&
                       m_text.at(content.size()) != '\n';
    if (isCut)
        return fail(core::Reason::SettingsCut, {m_file});
    return {};
}

// What the line was to set would be at its default: a router without its address, a gateway that is not offered. Lines
// that never were anything stay what they are.
core::Result<void> Settings::hasNoNewBrokenLine(const QByteArray& content) const
{
    if (m_text.trimmed().isEmpty())
        return {};
    const auto brokenIn = [](const QByteArray& text) {
        QList<std::pair<int, QString>> broken;
        const IniFile ini(text);
        const QStringList lines = QString::fromUtf8(text).split(u'\n');
        for (const int line : ini.unreadableLines())
            broken.append({line, lines.value(line - 1).trimmed()});
        return broken;
    };
    QStringList known;
    for (const auto& [line, text] : brokenIn(m_text))
        known += text;
    for (const auto& [line, text] : brokenIn(content)) {
        if (!known.contains(text))
            return fail(core::Reason::SettingsLineBroken, {m_file, line});
    }
    return {};
}

QList<core::Advice> Settings::contradictions() const
{
    QList<core::Advice> found;
    const QString certificate = value(u"server.tls_certificate"_key);
    const QString key = value(u"server.tls_key"_key);
    if (certificate.isEmpty() != key.isEmpty())
        found += core::Advice{{PhraseId::TlsHalfSet}, {PhraseId::SetBothOrNone}};
    for (const SettingKey& name : {SettingKey(u"server.tls_certificate"_key), SettingKey(u"server.tls_key"_key)}) {
        if (const QString file = value(name); !file.isEmpty() && !QFileInfo(file).isReadable())
            found += core::Advice{{PhraseId::FileUnreadable, {name.text(), file}}, {PhraseId::CorrectPath}};
    }
    if (number(u"retry.max_ms"_key) < number(u"retry.base_ms"_key))
        found += core::Advice{{PhraseId::RetriesReversed}, {PhraseId::RaiseRetryMax}};
    const QString channelName = value(u"delivery.channel"_key);
    if (const delivery::Channel* channel = delivery::findChannel(channelName)) {
        for (const QString& needed : domain::neededParts(channel->keys, false)) {
            const auto whole = SettingKey::ofVendor(u"delivery.%1.%2"_s.arg(channelName, needed));
            if (value(whole).isEmpty())
                found += {.what = {PhraseId::ChannelNeeds, {channelName, whole.text()}}};
        }
    }
    for (const QString& name : list(u"payments.gateways"_key)) {
        const payments::Gateway* gateway = payments::findGateway(name);
        for (const QString& needed : gateway ? domain::neededParts(gateway->keys, false) : QStringList()) {
            const auto whole = SettingKey::ofVendor(u"payments.%1.%2"_s.arg(name, needed));
            if (value(whole).isEmpty())
                found += {.what = {PhraseId::GatewayNeeds, {name, whole.text()}}};
        }
    }
    const QString lent = value(u"tunnel.remote_host"_key);
    const bool onlyThere = lent == u"localhost" || QHostAddress(lent).isLoopback();
    if (!value(u"tunnel.host"_key).isEmpty() && !onlyThere) {
        // Its connections come from 127.0.0.1 here.
        const QStringList trusted = list(u"server.trusted_proxies"_key);
        if (std::any_of(trusted.begin(), trusted.end(), holdsLoopback))
            found += core::Advice{{PhraseId::ProxiesClaimable}, {PhraseId::CloseTunnel}};
    }
    for (const QString& router : routers()) {
        const bool tunnelled = value(u"router.NAME.transport"_keyOf(router)) == u"ssh"_s;
        if (tunnelled && value(u"router.NAME.host"_keyOf(router)).isEmpty())
            found += {.what = {PhraseId::SshWithoutHost,
                               {u"router.NAME.transport"_keyOf(router), u"router.NAME.host"_keyOf(router)}}};
    }
    return found;
}

QString Settings::fallback(const Setting& setting) const
{
    const QString router = Registry::routerOf(setting.key);
    if (router.isEmpty())
        return setting.fallback;
    if (setting.key == u"router.NAME.port"_keyOf(router))
        return value(u"router.NAME.transport"_keyOf(router)) == u"tls"_s ? u"8729"_s : setting.fallback;
    if (setting.key == u"router.NAME.ssh_host"_keyOf(router))
        return value(u"router.NAME.host"_keyOf(router));
    if (setting.key == u"router.NAME.ssh_user"_keyOf(router))
        return value(u"router.NAME.user"_keyOf(router));
    return setting.fallback;
}

QString Settings::value(const SettingKey& key) const
{
    return read(key.text());
}

QString Settings::read(const QString& key) const
{
    if (const auto value = m_values.constFind(key); value != m_values.constEnd())
        return *value;
    const auto setting = m_registry.findSetting(key);
    return setting ? fallback(*setting) : QString();
}

qint64 Settings::number(const SettingKey& key) const
{
    return value(key).toLongLong();
}

bool Settings::isTrue(const SettingKey& key) const
{
    return value(key) == u"true"_s;
}

std::chrono::milliseconds Settings::milliseconds(const SettingKey& key) const
{
    return std::chrono::milliseconds(number(key));
}

QStringList Settings::list(const SettingKey& key) const
{
    return value(key).split(u',', Qt::SkipEmptyParts);
}

QUrl Settings::url(const SettingKey& key) const
{
    return QUrl(value(key), QUrl::StrictMode);
}

QStringList Settings::routers() const
{
    QStringList names;
    for (auto value = m_values.keyBegin(); value != m_values.keyEnd(); ++value) {
        if (const QString router = Registry::routerOf(*value); !router.isEmpty() && !names.contains(router))
            names += router;
    }
    names.removeAll(u"main"_s);
    names.sort();
    names.prepend(u"main"_s);
    return names;
}

QList<Settings::Entry> Settings::all() const
{
    QList<Entry> entries;
    forEachKey(m_registry, routers(), [&](const Setting& setting, const QString& key) {
        if (!setting.isSecret())
            entries.append({key, read(key), m_values.contains(key)});
    });
    return entries;
}

QList<SecretKey> Settings::secretKeys() const
{
    QList<SecretKey> keys;
    forEachKey(m_registry, routers(), [&](const Setting& setting, const QString& key) {
        if (setting.isSecret()) {
            Setting one = setting;
            one.key = key;
            keys += SecretKey::of(one);
        }
    });
    return keys;
}

core::Result<void> Settings::fitTogether(const QMap<QString, QString>& changed) const
{
    const qint64 base = number(u"retry.base_ms"_key);
    const qint64 most = number(u"retry.max_ms"_key);
    if (most < base && (changed.contains(u"retry.base_ms"_key) || changed.contains(u"retry.max_ms"_key)))
        return fail(core::Reason::RetryBounds, {base, most});
    return {};
}

core::Result<Settings> Settings::with(const QMap<QString, QString>& values) const
{
    Settings changed = *this;
    for (auto one = values.begin(); one != values.end(); ++one) {
        if (const auto setting = m_registry.findSetting(one.key()); !setting)
            return tl::unexpected(setting.error());
        if (one.value().trimmed().isEmpty()) {
            changed.m_values.remove(one.key());
            continue;
        }
        const auto checked = m_registry.checked(one.key(), one.value());
        if (!checked)
            return tl::unexpected(checked.error());
        changed.m_values.insert(one.key(), *checked);
    }
    if (const auto fit = changed.fitTogether(values); !fit)
        return tl::unexpected(fit.error());
    return changed;
}

core::Result<void> Settings::set(const SettingKey& key, const QString& value)
{
    return setMany({{key.text(), value}});
}

core::Result<void> Settings::setMany(const QMap<QString, QString>& values)
{
    const auto changed = with(values);
    if (!changed)
        return tl::unexpected(changed.error());

    // Two programs may change different keys at the same moment: read, change and write under one lock.
    QLockFile lock(m_file + u".lock"_s);
    if (!lock.tryLock(lockWaitMs))
        return fail(core::Reason::FileNotLocked, {m_file});
    const auto content = readSmallFile(m_file);
    if (!content)
        return tl::unexpected(content.error());
    const bool whole = isWhole(*content).has_value();
    if (whole)
        LOKET_TRY(hasNoNewBrokenLine(*content));
    IniFile ini(whole ? *content : m_text); // what an accident removed is written again
    for (auto key = values.keyBegin(); key != values.keyEnd(); ++key) {
        if (changed->m_values.contains(*key))
            ini.set(*key, changed->m_values.value(*key));
        else
            ini.remove(*key);
    }
    if (const auto written = writePrivateFile(m_file, ini.text(), true); !written)
        return written;
    m_text = ini.text();
    m_values = changed->m_values;
    return {};
}

} // namespace loket::settings
