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
    if (const auto whole = isWhole(*content); !whole)
        return whole;
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

QList<core::Advice> Settings::contradictions() const
{
    QList<core::Advice> found;
    const QString certificate = value(u"server.tls_certificate"_s);
    const QString key = value(u"server.tls_key"_s);
    if (certificate.isEmpty() != key.isEmpty())
        found += core::Advice{{PhraseId::TlsHalfSet}, {PhraseId::SetBothOrNone}};
    for (const QString& name : {u"server.tls_certificate"_s, u"server.tls_key"_s}) {
        if (const QString file = value(name); !file.isEmpty() && !QFileInfo(file).isReadable())
            found += core::Advice{{PhraseId::FileUnreadable, {name, file}}, {PhraseId::CorrectPath}};
    }
    if (number(u"retry.max_ms"_s) < number(u"retry.base_ms"_s))
        found += core::Advice{{PhraseId::RetriesReversed}, {PhraseId::RaiseRetryMax}};
    const QString channelName = value(u"delivery.channel"_s);
    if (const delivery::Channel* channel = delivery::findChannel(channelName)) {
        for (const QString& needed : domain::neededParts(channel->keys, false)) {
            const QString whole = u"delivery.%1.%2"_s.arg(channelName, needed);
            if (value(whole).isEmpty())
                found += {.what = {PhraseId::ChannelNeeds, {channelName, whole}}};
        }
    }
    for (const QString& name : list(u"payments.gateways"_s)) {
        const payments::Gateway* gateway = payments::findGateway(name);
        for (const QString& needed : gateway ? domain::neededParts(gateway->keys, false) : QStringList()) {
            const QString whole = u"payments.%1.%2"_s.arg(name, needed);
            if (value(whole).isEmpty())
                found += {.what = {PhraseId::GatewayNeeds, {name, whole}}};
        }
    }
    const QString lent = value(u"tunnel.remote_host"_s);
    const bool onlyThere = lent == u"localhost" || QHostAddress(lent).isLoopback();
    if (!value(u"tunnel.host"_s).isEmpty() && !onlyThere) {
        // Its connections come from 127.0.0.1 here.
        const QStringList trusted = list(u"server.trusted_proxies"_s);
        if (std::any_of(trusted.begin(), trusted.end(), holdsLoopback))
            found += core::Advice{{PhraseId::ProxiesClaimable}, {PhraseId::CloseTunnel}};
    }
    for (const QString& router : routers()) {
        const bool tunnelled = value(u"router.%1.transport"_s.arg(router)) == u"ssh"_s;
        if (tunnelled && value(u"router.%1.host"_s.arg(router)).isEmpty())
            found += {.what = {PhraseId::SshWithoutHost,
                               {u"router.%1.transport"_s.arg(router), u"router.%1.host"_s.arg(router)}}};
    }
    return found;
}

QString Settings::fallback(const Setting& setting) const
{
    const QString router = Registry::routerOf(setting.key);
    if (router.isEmpty())
        return setting.fallback;
    const QString part = u"router."_s + router;
    if (setting.key == part + u".port"_s)
        return value(part + u".transport"_s) == u"tls"_s ? u"8729"_s : setting.fallback;
    if (setting.key == part + u".ssh_host"_s)
        return value(part + u".host"_s);
    if (setting.key == part + u".ssh_user"_s)
        return value(part + u".user"_s);
    return setting.fallback;
}

QString Settings::value(const QString& key) const
{
    if (const auto value = m_values.constFind(key); value != m_values.constEnd())
        return *value;
    const auto setting = m_registry.findSetting(key);
    return setting ? fallback(*setting) : QString();
}

qint64 Settings::number(const QString& key) const
{
    return value(key).toLongLong();
}

bool Settings::isTrue(const QString& key) const
{
    return value(key) == u"true"_s;
}

std::chrono::milliseconds Settings::milliseconds(const QString& key) const
{
    return std::chrono::milliseconds(number(key));
}

QStringList Settings::list(const QString& key) const
{
    return value(key).split(u',', Qt::SkipEmptyParts);
}

QUrl Settings::url(const QString& key) const
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
            entries.append({key, value(key), isSet(key)});
    });
    return entries;
}

QStringList Settings::secretKeys() const
{
    QStringList keys;
    forEachKey(m_registry, routers(), [&](const Setting& setting, const QString& key) {
        if (setting.isSecret())
            keys += key;
    });
    return keys;
}

core::Result<void> Settings::fitTogether(const QMap<QString, QString>& changed) const
{
    const qint64 base = number(u"retry.base_ms"_s);
    const qint64 most = number(u"retry.max_ms"_s);
    if (most < base && (changed.contains(u"retry.base_ms"_s) || changed.contains(u"retry.max_ms"_s)))
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

core::Result<void> Settings::set(const QString& key, const QString& value)
{
    return setMany({{key, value}});
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
    IniFile ini(isWhole(*content) ? *content : m_text); // what an accident removed is written again
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
