#include "importing/sources/MikhmonConfig.h"

#include <QHash>
#include <QStringDecoder>

#include <array>

namespace loket::importing::mikhmon {

using namespace Qt::Literals::StringLiterals;

namespace {

// A string in single quotes from `at`, which is behind the first of them; `at` is set behind the last one. Nothing
// where it does not end.
std::optional<QByteArray> quoted(const QByteArray& text, qsizetype& at)
{
    QByteArray value;
    for (; at < text.size(); ++at) {
        if (text[at] == '\'') {
            ++at;
            return value;
        }
        if (text[at] == '\\' && at + 1 < text.size() && (text[at + 1] == '\'' || text[at + 1] == '\\'))
            ++at;
        value += text[at];
    }
    return std::nullopt;
}

// The values of one array(...), without its keys.
QList<QByteArray> valuesOf(const QByteArray& php, qsizetype& at)
{
    QList<QByteArray> values;
    while (at < php.size() && php[at] != ')' && php[at] != ']' && php[at] != ';') {
        if (php[at] != '\'') {
            ++at;
            continue;
        }
        const auto value = quoted(php, ++at);
        if (!value)
            return {};
        qsizetype next = at;
        while (next < php.size() && php[next] == ' ')
            ++next;
        const bool isKey = php.mid(next, 2) == "=>";
        if (!isKey)
            values += *value;
    }
    return values;
}

// The text behind the first of these separators.
QString behind(const QByteArray& value, const QByteArray& separator)
{
    const qsizetype at = value.indexOf(separator);
    return at < 0 ? QString() : QString::fromUtf8(value.sliced(at + separator.size()));
}

ConfiguredRouter routerOf(const QByteArray& session, const QList<QByteArray>& values)
{
    ConfiguredRouter router{.session = QString::fromUtf8(session)};
    QString address = behind(values.value(0), "!");
    if (const qsizetype colon = address.lastIndexOf(u':'); colon > 0) {
        bool isNumber = false;
        const int port = QStringView(address).sliced(colon + 1).toInt(&isNumber);
        if (isNumber && port > 0 && port <= 65535)
            router.port = port;
        address.truncate(colon);
    }
    router.host = address.trimmed();
    router.user = behind(values.value(1), "@|@");
    router.password = passwordOf(behind(values.value(2), "#|#").toLatin1());
    router.hotspotName = behind(values.value(3), "%");
    router.dnsName = behind(values.value(4), "^");
    return router;
}

} // namespace

std::optional<core::Secret> passwordOf(const QByteArray& stored)
{
    constexpr std::array key{'8', '1', '2'}; // their key "128", begun at its end
    const auto decoded = QByteArray::fromBase64Encoding(stored, QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded)
        return std::nullopt;
    QByteArray plain = *decoded;
    bool isText = true;
    for (qsizetype i = 0; i < plain.size(); ++i) {
        plain[i] = char(uchar(plain[i]) - key.at(size_t(i) % key.size()));
        isText = isText && uchar(plain[i]) >= 0x20 && uchar(plain[i]) != 0x7f;
    }
    QStringDecoder utf8(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString text = utf8(plain);
    isText = isText && !utf8.hasError();
    core::Secret secret(plain);
    plain.fill('\0');
    return isText ? std::optional(secret) : std::nullopt;
}

std::optional<QList<ConfiguredRouter>> readConfig(const QByteArray& php)
{
    QList<ConfiguredRouter> routers;
    bool isConfig = false;
    for (qsizetype at = 0; (at = php.indexOf("data['", at)) >= 0;) {
        at += 6;
        const auto session = quoted(php, at);
        if (!session)
            break;
        const qsizetype open = php.indexOf("array", at);
        const qsizetype end = php.indexOf(';', at);
        if (open < 0 || (end >= 0 && end < open))
            continue;
        at = open + 5;
        if (const qsizetype bracket = php.indexOf('(', at); bracket >= 0)
            at = bracket + 1;
        const QList<QByteArray> values = valuesOf(php, at);
        isConfig = isConfig || !values.isEmpty();
        if (values.size() < 5 || values.first().contains("<|<"))
            continue;
        if (const ConfiguredRouter router = routerOf(*session, values); !router.host.isEmpty())
            routers += router;
    }
    return isConfig ? std::optional(routers) : std::nullopt;
}

} // namespace loket::importing::mikhmon
