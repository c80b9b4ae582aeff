#include "settings/Registry.h"

#include "core/Reasons.h"
#include "domain/PhoneNumber.h"
#include "settings/RegistryTable.h"

#include <QHostAddress>
#include <QRegularExpression>
#include <QSet>
#include <QTimeZone>
#include <QUrl>

#include <algorithm>
#include <numeric>
#include <vector>

namespace loket::settings {

using namespace Qt::Literals::StringLiterals;
using core::ErrorKind;
using core::fail;

namespace {

constexpr auto namePart = QLatin1StringView("NAME");
constexpr auto routerPart = QLatin1StringView("router.");

int editDistance(const QString& a, const QString& b)
{
    std::vector<int> row(size_t(b.size()) + 1);
    std::iota(row.begin(), row.end(), 0);
    for (qsizetype i = 0; i < a.size(); ++i) {
        int diagonal = row[0];
        row[0] = int(i) + 1;
        for (qsizetype j = 0; j < b.size(); ++j) {
            const int above = row[size_t(j) + 1];
            row[size_t(j) + 1] = std::min({above + 1, row[size_t(j)] + 1, diagonal + (a[i] == b[j] ? 0 : 1)});
            diagonal = above;
        }
    }
    return row[size_t(b.size())];
}

// "router.NAME.port" for "router.main.port"; every other key is its own pattern.
QString patternOf(const QString& key)
{
    const QString router = Registry::routerOf(key);
    return router.isEmpty() ? key : routerPart + namePart + key.mid(routerPart.size() + router.size());
}

std::optional<QString> asChoice(const Setting& setting, const QString& value)
{
    const QString lower = value.toLower();
    return setting.choices.contains(lower) ? std::optional(lower) : std::nullopt;
}

std::optional<QString> asChoices(const Setting& setting, const QString& value)
{
    QStringList chosen;
    for (const QString& part : value.toLower().split(u',')) {
        const QString name = part.trimmed();
        if (!setting.choices.contains(name) || chosen.contains(name))
            return std::nullopt;
        chosen += name;
    }
    return chosen.join(u',');
}

std::optional<QString> asInteger(const Setting& setting, const QString& value)
{
    static const QRegularExpression form(u"\\A[0-9]{1,18}\\z"_s);
    if (!form.match(value).hasMatch())
        return std::nullopt;
    const qint64 number = value.toLongLong();
    return number >= setting.least && number <= setting.most ? std::optional(QString::number(number)) : std::nullopt;
}

std::optional<QString> asBoolean(const QString& value)
{
    const QString lower = value.toLower();
    if (QStringList{u"true"_s, u"yes"_s, u"on"_s, u"1"_s}.contains(lower))
        return u"true"_s;
    if (QStringList{u"false"_s, u"no"_s, u"off"_s, u"0"_s}.contains(lower))
        return u"false"_s;
    return std::nullopt;
}

std::optional<QString> asWebAddress(QString value)
{
    while (value.endsWith(u'/'))
        value.chop(1);
    const QUrl url(value, QUrl::StrictMode);
    const bool good = url.isValid() && (url.scheme() == u"http"_s || url.scheme() == u"https"_s) &&
                      !url.host().isEmpty() && !url.hasQuery() && !url.hasFragment() && url.userInfo().isEmpty();
    return good ? std::optional(value) : std::nullopt;
}

std::optional<QString> asHost(const QString& value)
{
    static const QRegularExpression name(
        u"\\A(?=.{1,253}\\z)[A-Za-z0-9]([A-Za-z0-9_-]{0,62})(\\.[A-Za-z0-9]([A-Za-z0-9_-]{0,62}))*\\.?\\z"_s);
    static const QRegularExpression onlyNumbers(u"\\A[0-9.]+\\z"_s);
    if (onlyNumbers.match(value).hasMatch()) // "192.168.1" is a typing error and no name
        return value.count(u'.') == 3 && !QHostAddress(value).isNull() ? std::optional(value) : std::nullopt;
    if (name.match(value).hasMatch())
        return value;
    return QHostAddress(value).protocol() == QAbstractSocket::IPv6Protocol ? std::optional(value) : std::nullopt;
}

std::optional<QString> asAddress(const QString& value)
{
    if (value == u"localhost"_s)
        return u"127.0.0.1"_s;
    if (value == u"*"_s)
        return u"0.0.0.0"_s;
    const bool fourParts = value.contains(u':') || value.count(u'.') == 3;
    return fourParts && !QHostAddress(value).isNull() ? std::optional(value) : std::nullopt;
}

std::optional<QString> asNetworks(const QString& value)
{
    QStringList networks;
    for (const QString& part : value.split(u',')) {
        const QString network = part.trimmed();
        const bool good =
            network.contains(u'/') ? QHostAddress::parseSubnet(network).second >= 0 : asAddress(network) == network;
        if (!good)
            return std::nullopt;
        networks += network;
    }
    return networks.join(u',');
}

// Hex with or without colons as TLS tools print it, or "SHA256:base64" as OpenSSH prints it.
std::optional<QString> asFingerprint(const QString& value)
{
    constexpr qsizetype bytes = 32;
    if (value.startsWith(u"SHA256:"_s)) {
        const auto decoded = QByteArray::fromBase64Encoding(
            value.mid(7).toLatin1(), QByteArray::OmitTrailingEquals | QByteArray::AbortOnBase64DecodingErrors);
        return decoded && decoded.decoded.size() == bytes ? std::optional(QString::fromLatin1(decoded.decoded.toHex()))
                                                          : std::nullopt;
    }
    static const QRegularExpression hex(u"\\A([0-9a-f]{64}|[0-9a-f]{2}(:[0-9a-f]{2}){31})\\z"_s);
    QString lower = value.toLower();
    return hex.match(lower).hasMatch() ? std::optional(lower.remove(u':')) : std::nullopt;
}

std::optional<QString> asTimeZone(const QString& value)
{
    return QTimeZone(value.toLatin1()).isValid() ? std::optional(value) : std::nullopt;
}

std::optional<QString> matching(const QString& form, const QString& value)
{
    return QRegularExpression(form).match(value).hasMatch() ? std::optional(value) : std::nullopt;
}

// A control character in a one-line text would break a header, a slip or a log line.
std::optional<QString> asText(const Setting& setting, const QString& value)
{
    const bool printable =
        std::none_of(value.begin(), value.end(), [](QChar c) { return c.category() == QChar::Other_Control; });
    return printable && value.size() <= setting.most ? std::optional(value) : std::nullopt;
}

std::optional<QString> normal(const Setting& setting, const QString& value)
{
    switch (setting.type) {
    case ValueType::Text:
        return asText(setting, value);
    case ValueType::Choice:
        return asChoice(setting, value);
    case ValueType::Choices:
        return asChoices(setting, value);
    case ValueType::Integer:
        return asInteger(setting, value);
    case ValueType::Boolean:
        return asBoolean(value);
    case ValueType::WebAddress:
        return asWebAddress(value);
    case ValueType::Host:
        return asHost(value);
    case ValueType::Address:
        return asAddress(value);
    case ValueType::Networks:
        return asNetworks(value);
    case ValueType::Fingerprint:
        return asFingerprint(value);
    case ValueType::TimeZone:
        return asTimeZone(value);
    case ValueType::HoursOfDay:
        return matching(u"\\A([01][0-9]|2[0-3]):[0-5][0-9]-([01][0-9]|2[0-3]):[0-5][0-9]\\z"_s, value);
    case ValueType::PhoneNumber: {
        const auto number = domain::PhoneNumber::parse(value);
        return number ? std::optional(u'+' + number->digits()) : std::nullopt;
    }
    case ValueType::CodePrefix:
        return matching(u"\\A[A-Za-z0-9_-]{1,16}\\z"_s, value);
    case ValueType::Version:
        return matching(u"\\Av[0-9]{1,3}\\.[0-9]{1,2}\\z"_s, value);
    case ValueType::Message:
        return value.size() <= setting.most ? std::optional(value) : std::nullopt;
    case ValueType::Secret:
        return std::nullopt;
    }
    return std::nullopt;
}

} // namespace

QString Setting::accepted() const
{
    switch (type) {
    case ValueType::Text:
        return u"one line of at most %1 characters"_s.arg(most);
    case ValueType::Choice:
        return u"one of "_s + choices.join(u", "_s);
    case ValueType::Choices:
        return u"a comma list of "_s + choices.join(u", "_s) + u", each once"_s;
    case ValueType::Integer:
        return u"a whole number from %1 to %2"_s.arg(least).arg(most);
    case ValueType::Boolean:
        return u"true or false"_s;
    case ValueType::WebAddress:
        return u"an address such as https://wifi.example.id without a query or a password"_s;
    case ValueType::Host:
        return u"a host name or an IP address such as 192.168.88.1"_s;
    case ValueType::Address:
        return u"an IP address such as 127.0.0.1 or 0.0.0.0"_s;
    case ValueType::Networks:
        return u"a comma list of IP addresses and networks such as 10.0.0.1,192.168.0.0/16"_s;
    case ValueType::Fingerprint:
        return u"a SHA-256 fingerprint: 64 hex digits, or SHA256: and base64"_s;
    case ValueType::TimeZone:
        return asTimeZone(u"Asia/Jakarta"_s)
                   ? u"a time zone such as Asia/Jakarta, Asia/Makassar or Asia/Jayapura"_s
                   : u"a time zone, of which this computer knows none: install the package tzdata first"_s;
    case ValueType::HoursOfDay:
        return u"hours such as 22:00-06:00"_s;
    case ValueType::PhoneNumber:
        return u"a mobile number such as 0812-3456-7890"_s;
    case ValueType::CodePrefix:
        return u"1 to 16 characters of A-Z a-z 0-9 _ -"_s;
    case ValueType::Version:
        return u"a version such as v21.0"_s;
    case ValueType::Message:
        return u"a message of at most %1 characters"_s.arg(most);
    case ValueType::Secret:
        return u"a secret"_s;
    }
    return {};
}

Registry::Registry(MessageCheck messageCheck)
    : m_settings(std::make_shared<const QList<Setting>>(registryTable())), m_messageCheck(std::move(messageCheck))
{}

bool Registry::isRouterName(const QString& name)
{
    static const QRegularExpression form(u"\\A[a-z0-9_-]{1,32}\\z"_s);
    return form.match(name).hasMatch();
}

QString Registry::routerOf(const QString& key)
{
    const QStringList parts = key.split(u'.');
    return parts.size() == 3 && parts[0] == u"router"_s && isRouterName(parts[1]) ? parts[1] : QString();
}

bool Registry::isUnused(const QString& key)
{
    return key == u"delivery.gowa.token";
}

core::Result<Setting> Registry::find(const QString& key) const
{
    if (isUnused(key))
        return Setting{.key = key, .type = ValueType::Secret};
    const QString pattern = patternOf(key);
    const auto row =
        std::find_if(all().begin(), all().end(), [&](const Setting& setting) { return setting.key == pattern; });
    if (row == all().end() || key.contains(namePart))
        return unknown(key);
    Setting setting = *row;
    setting.key = key;
    return setting;
}

core::Result<Setting> Registry::findSetting(const QString& key) const
{
    auto setting = find(key);
    if (setting && setting->isSecret())
        return fail(core::Reason::SettingIsSecret, {key});
    return setting;
}

core::Result<Setting> Registry::findSecret(const QString& key) const
{
    auto setting = find(key);
    if (setting && !setting->isSecret())
        return fail(core::Reason::SecretIsSetting, {key});
    return setting;
}

core::Result<QString> Registry::checked(const QString& key, const QString& value) const
{
    const auto setting = findSetting(key);
    if (!setting)
        return tl::unexpected(setting.error());
    const QString plain = setting->type == ValueType::Message ? value : value.trimmed();
    const auto good = normal(*setting, plain);
    if (!good || value.contains(QChar(u'\0')))
        return fail(core::Reason::ValueNotAccepted, {key, setting->accepted()});
    if (setting->type == ValueType::Message && m_messageCheck) {
        if (const auto verdict = m_messageCheck(*good); !verdict)
            return fail(core::Reason::MessageNotAccepted, {key}, verdict.error());
    }
    return *good;
}

core::Failure Registry::unknown(const QString& key) const
{
    const QStringList parts = key.split(u'.');
    const QString router = parts.size() > 1 && parts[0] == u"router"_s && isRouterName(parts[1]) ? parts[1] : u"main"_s;
    QString nearest;
    int shortest = 4; // beyond this distance it is a guess and no help
    QStringList siblings;
    QSet<QString> families;
    for (const Setting& setting : all()) {
        QString candidate = setting.key;
        candidate.replace(namePart, router);
        // A part of a word is a closer match than another word.
        const bool begun = candidate.startsWith(key) && key.size() > 2;
        if (const int distance = begun ? 1 : editDistance(key, candidate); distance < shortest) {
            shortest = distance;
            nearest = candidate;
        }
        const QString family = setting.key.section(u'.', 0, 0);
        families.insert(family);
        if (family == parts[0])
            siblings += setting.key.section(u'.', 1);
    }
    QStringList known(families.begin(), families.end());
    known.sort();
    const core::Error others = siblings.isEmpty()
                                   ? core::makeError(core::Reason::SettingFamilies, {known.join(u", "_s)})
                                   : core::makeError(core::Reason::SettingSiblings, {parts[0], siblings.join(u", "_s)});
    return nearest.isEmpty() ? fail(core::Reason::SettingUnknown, {key}, others)
                             : fail(core::Reason::SettingUnknownNear, {key, nearest}, others);
}

} // namespace loket::settings
