#include "delivery/VendorAnswer.h"

#include "core/Crypto.h"
#include "core/Log.h"
#include "core/Secret.h"

#include <QJsonDocument>
#include <QRegularExpression>
#include <QUrlQuery>

namespace loket::delivery {

using namespace Qt::Literals::StringLiterals;
using core::ErrorKind;
using core::Reason;

namespace {

constexpr qsizetype maxWordsLength = 200;
constexpr double maxExactInteger = 9007199254740992.0; // 2^53

} // namespace

std::optional<QJsonObject> jsonObject(const QByteArray& body)
{
    const auto document = QJsonDocument::fromJson(body);
    if (!document.isObject())
        return std::nullopt;
    return document.object();
}

QJsonValue member(const QJsonObject& object, QStringView name)
{
    if (const auto exact = object.constFind(name); exact != object.constEnd())
        return *exact;
    for (auto it = object.constBegin(); it != object.constEnd(); ++it) {
        if (it.key().compare(name, Qt::CaseInsensitive) == 0)
            return *it;
    }
    return QJsonValue(QJsonValue::Undefined);
}

QString textOf(const QJsonValue& value)
{
    if (value.isDouble()) {
        const double number = value.toDouble();
        const bool exact = number >= -maxExactInteger && number <= maxExactInteger && double(qint64(number)) == number;
        return exact ? QString::number(qint64(number)) : QString();
    }
    return value.toString();
}

QString vendorWords(const QString& text)
{
    QString line = text.simplified();
    if (line.size() > maxWordsLength)
        line = line.left(maxWordsLength) + u"..."_s;
    return core::maskPhones(line);
}

core::Error vendorError(ErrorKind kind, const QString& who, const QString& words, Reason advice)
{
    Reason reason = Reason::ChannelRefused;
    if (kind == ErrorKind::Unavailable || kind == ErrorKind::RateLimited)
        reason = Reason::ChannelCannotNow;
    else if (kind == ErrorKind::Protocol)
        reason = Reason::ChannelOddAnswer;
    return advised(core::makeError(kind, reason, {who, vendorWords(words)}), advice);
}

core::Error advised(core::Error error, Reason advice, core::Values values)
{
    if (advice == Reason::None)
        return error;
    const ErrorKind kind = error.kind;
    return core::makeError(kind, advice, std::move(values), std::move(error));
}

core::Error withoutMessageId(const net::HttpAnswer& answer, const QString& who)
{
    return advised(core::makeError(Reason::ChannelNoId, {who, answer.status}), Reason::AdviceBaseUrl);
}

core::Error errorFromHttp(const net::HttpAnswer& answer, const QString& who, const QString& words)
{
    const QString code = u"HTTP %1"_s.arg(answer.status);
    const QString said = words.isEmpty() ? code : code + u", "_s + words;
    core::Error error;
    switch (answer.status) {
    case 401:
        error = vendorError(ErrorKind::Unauthorized, who, said, Reason::AdviceToken);
        break;
    case 403:
        error = vendorError(ErrorKind::Forbidden, who, said, Reason::AdviceRights);
        break;
    case 408:
    case 425:
    case 429:
        error = vendorError(ErrorKind::RateLimited, who, said);
        break;
    default:
        if (answer.status >= 500)
            error = vendorError(ErrorKind::Unavailable, who, said);
        else if (answer.status >= 400)
            error = vendorError(ErrorKind::Refused, who, said);
        else if (answer.status >= 300)
            error = vendorError(ErrorKind::Misconfigured, who, said, Reason::AdviceMoved);
        else
            error = vendorError(ErrorKind::Protocol, who, said, Reason::AdviceBaseUrl);
    }
    error.retryAfter = core::isRetryable(error.kind) ? answer.retryAfter() : std::nullopt;
    return error;
}

core::Error errorAfterSending(const net::HttpAnswer& answer, const QString& who, const QString& words)
{
    constexpr int gatewayTimeout = 504;
    constexpr int timeoutOfTheProxy = 524;
    const core::Error error = errorFromHttp(answer, who, words);
    if (error.kind != ErrorKind::Unavailable)
        return error;
    const bool isLate = answer.status == gatewayTimeout || answer.status == timeoutOfTheProxy;
    const QString code = u"HTTP %1"_s.arg(answer.status);
    core::Error doubtful =
        core::makeError(isLate ? ErrorKind::Timeout : ErrorKind::ConnectionLost, Reason::ChannelUncertain,
                        {who, vendorWords(words.isEmpty() ? code : code + u", "_s + words)});
    doubtful.retryAfter = error.retryAfter;
    return doubtful;
}

std::optional<core::Error> timeLock(const QString& who, const QString& words)
{
    static const QRegularExpression form(
        u"\\b463\\b|reach-?_?\\s?out[\\s_-]?time[\\s_-]?lock|account is time-?locked"_s,
        QRegularExpression::CaseInsensitiveOption);
    if (!form.match(words).hasMatch())
        return std::nullopt;
    return vendorError(ErrorKind::Refused, who, words, Reason::AdviceTimeLock);
}

core::Result<domain::ChannelHealth> vagueHealth(const net::HttpAnswer& answer, const QString& who)
{
    const core::Error error = errorFromHttp(answer, who);
    const bool understood = error.kind == ErrorKind::Protocol || error.kind == ErrorKind::Refused;
    if (!understood)
        return core::Failure(error);
    return domain::ChannelHealth{.note = {core::PhraseId::ChannelVague, {QString::number(answer.status)}}};
}

core::Result<QUrl> endpoint(const QUrl& base, const QString& path, const QString& setting)
{
    const bool usable =
        base.isValid() && !base.host().isEmpty() && (base.scheme() == "http"_L1 || base.scheme() == "https"_L1);
    if (!usable)
        return core::fail(Reason::ChannelBadAddress, {setting});
    QString whole = base.path();
    while (whole.endsWith(u'/'))
        whole.chop(1);
    QUrl url = base;
    url.setPath(whole + path);
    return url;
}

QByteArray formEncoded(const QList<std::pair<QString, QString>>& fields)
{
    QByteArray body;
    for (const auto& [name, value] : fields) {
        if (!body.isEmpty())
            body += '&';
        body += QUrl::toPercentEncoding(name) + '=' + QUrl::toPercentEncoding(value);
    }
    return body;
}

net::HttpRequest jsonPost(const QUrl& url, const QJsonObject& body, QList<std::pair<QByteArray, QByteArray>> headers)
{
    headers.emplace_back("Content-Type", "application/json");
    headers.emplace_back("Accept", "application/json");
    return {"POST", url, std::move(headers), QJsonDocument(body).toJson(QJsonDocument::Compact)};
}

core::Result<void> checkSignature(QCryptographicHash::Algorithm algorithm, const core::Secret& key,
                                  const QByteArray& body, const QByteArray& given, QByteArrayView prefix,
                                  const QString& setting)
{
    if (key.isEmpty())
        return core::fail(Reason::ReceiptUncheckable, {setting});
    const QByteArray wanted = prefix.toByteArray() + core::hmacHex(algorithm, key.reveal(), body);
    if (!core::equalInConstantTime(given.trimmed().toLower(), wanted))
        return core::fail(Reason::ReceiptSignature, {setting});
    return {};
}

core::Result<QJsonObject> webhookFields(const QByteArray& body)
{
    QJsonObject fields;
    if (body.trimmed().startsWith('{')) {
        const auto json = jsonObject(body);
        if (!json)
            return core::fail(Reason::ReceiptNotJson);
        for (auto it = json->constBegin(); it != json->constEnd(); ++it)
            fields.insert(it.key().toLower(), *it);
        return fields;
    }
    QByteArray form = body;
    form.replace('+', ' ');
    const QUrlQuery query(QString::fromUtf8(form));
    for (const auto& [name, value] : query.queryItems(QUrl::FullyDecoded))
        fields.insert(name.toLower(), value);
    if (fields.isEmpty())
        return core::fail(Reason::ReceiptUnreadable);
    return fields;
}

} // namespace loket::delivery
