#include "server/Message.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QLocale>
#include <QStringConverter>

#include <algorithm>

namespace loket::server {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype maxFormFields = 64;

const char* reasonPhrase(int status)
{
    switch (status) {
    case 200:
        return "OK";
    case 204:
        return "No Content";
    case 303:
        return "See Other";
    case 308:
        return "Permanent Redirect";
    case 400:
        return "Bad Request";
    case 401:
        return "Unauthorized";
    case 403:
        return "Forbidden";
    case 404:
        return "Not Found";
    case 405:
        return "Method Not Allowed";
    case 408:
        return "Request Timeout";
    case 409:
        return "Conflict";
    case 411:
        return "Length Required";
    case 413:
        return "Content Too Large";
    case 414:
        return "URI Too Long";
    case 415:
        return "Unsupported Media Type";
    case 417:
        return "Expectation Failed";
    case 426:
        return "Upgrade Required";
    case 429:
        return "Too Many Requests";
    case 431:
        return "Request Header Fields Too Large";
    case 500:
        return "Internal Server Error";
    case 502:
        return "Bad Gateway";
    case 503:
        return "Service Unavailable";
    case 504:
        return "Gateway Timeout";
    case 505:
        return "HTTP Version Not Supported";
    default:
        return "";
    }
}

int hexDigit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

// Nothing where a percent sign is not followed by two hex digits, or the bytes are no UTF-8 text.
std::optional<QString> percentDecoded(QByteArrayView text, bool plusIsSpace)
{
    QByteArray bytes;
    bytes.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char c = text.at(i);
        if (c == '%') {
            if (i + 2 >= text.size())
                return std::nullopt;
            const int high = hexDigit(text.at(i + 1));
            const int low = hexDigit(text.at(i + 2));
            if (high < 0 || low < 0)
                return std::nullopt;
            bytes.append(static_cast<char>(high * 16 + low));
            i += 2;
        } else {
            bytes.append(plusIsSpace && c == '+' ? ' ' : c);
        }
    }
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    QString decoded = decoder(bytes);
    if (decoder.hasError())
        return std::nullopt;
    return decoded;
}

bool isControl(QChar c)
{
    return c.unicode() < 0x20 || c.unicode() == 0x7f;
}

void appendHeader(QByteArray& wire, QByteArrayView name, QByteArrayView value)
{
    wire.append(name).append(": ");
    // A line break in a value would end the head: whatever a route put there, it is kept to one line.
    std::copy_if(value.begin(), value.end(), std::back_inserter(wire),
                 [](char c) { return c != '\r' && c != '\n' && c != '\0'; });
    wire.append("\r\n");
}

// https://cheatsheetseries.owasp.org names these; the pages need no script, and load at most one of ours.
void appendSecurityHeaders(QByteArray& wire, const Reply& reply)
{
    const auto isSet = [&reply](QByteArrayView name) {
        return std::any_of(reply.headers.begin(), reply.headers.end(),
                           [&](const auto& header) { return header.first.compare(name, Qt::CaseInsensitive) == 0; });
    };
    appendHeader(wire, "X-Content-Type-Options", "nosniff");
    const bool isPage = reply.contentType.startsWith("text/html");
    // Nothing of an order's address is ever sent to another site. On a page's form "no-referrer" would also make the
    // browser send "Origin: null" to ourselves, and our own order form could not be distinguished from a foreign one.
    appendHeader(wire, "Referrer-Policy", isPage ? "same-origin" : "no-referrer");
    if (!isSet("Cache-Control"))
        appendHeader(wire, "Cache-Control", "no-store");
    if (isPage) {
        appendHeader(
            wire, "Content-Security-Policy",
            "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self' data:; "
            "form-action 'self'; base-uri 'none'; "
            "frame-ancestors 'none'");
        appendHeader(wire, "X-Frame-Options", "DENY");
        appendHeader(wire, "Cross-Origin-Opener-Policy", "same-origin");
    } else {
        appendHeader(wire, "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
    }
}

} // namespace

bool Fields::contains(QStringView name) const
{
    return std::any_of(entries.begin(), entries.end(), [name](const auto& entry) { return entry.first == name; });
}

QString Fields::value(QStringView name) const
{
    for (const auto& [key, value] : entries) {
        if (key == name)
            return value;
    }
    return {};
}

Fields parseForm(QByteArrayView text)
{
    Fields fields;
    qsizetype at = 0;
    while (at < text.size() && fields.entries.size() < maxFormFields) {
        qsizetype end = text.indexOf('&', at);
        if (end < 0)
            end = text.size();
        const QByteArrayView pair = text.sliced(at, end - at);
        at = end + 1;
        if (pair.isEmpty())
            continue;
        const qsizetype equals = pair.indexOf('=');
        const auto name = percentDecoded(equals < 0 ? pair : pair.first(equals), true);
        const auto value = percentDecoded(equals < 0 ? QByteArrayView("") : pair.sliced(equals + 1), true);
        if (name && value)
            fields.entries.append({*name, *value});
    }
    return fields;
}

QByteArray Request::header(QByteArrayView lowerCaseName) const
{
    for (const auto& [name, value] : headers) {
        if (name == lowerCaseName)
            return value;
    }
    return {};
}

QString Request::origin() const
{
    return QString::fromLatin1(scheme + "://" + header("host"));
}

std::optional<QStringList> splitPath(QByteArrayView path)
{
    if (!path.startsWith('/'))
        return std::nullopt;
    QStringList segments;
    qsizetype at = 1;
    for (;;) {
        qsizetype end = path.indexOf('/', at);
        if (end < 0)
            end = path.size();
        auto segment = percentDecoded(path.sliced(at, end - at), false);
        if (!segment || std::any_of(segment->cbegin(), segment->cend(), isControl))
            return std::nullopt;
        segments.append(std::move(*segment));
        if (end == path.size())
            return segments;
        at = end + 1;
    }
}

Reply jsonReply(int status, const QJsonObject& object)
{
    return {.status = status, .body = QJsonDocument(object).toJson(QJsonDocument::Compact)};
}

Reply success(QJsonObject fields)
{
    fields.insert(u"success"_s, true);
    return jsonReply(200, fields);
}

Reply failure(int status, const QString& message)
{
    return jsonReply(status, {{u"success"_s, false}, {u"message"_s, message}});
}

Reply failure(const core::Error& error)
{
    const int status = httpStatus(error.kind);
    Reply reply = failure(status, error.detail);
    if (error.kind == core::ErrorKind::Storage)
        reply = failure(status, u"The database does not accept this right now. Please try again in a moment."_s);
    else if (status == 500)
        reply = failure(status, u"Something went wrong inside. It has been written to the log."_s);
    if (error.retryAfter) {
        const auto seconds = std::chrono::ceil<std::chrono::seconds>(*error.retryAfter).count();
        reply.headers.append({"Retry-After", QByteArray::number(std::max<qint64>(1, seconds))});
    }
    return reply;
}

Reply redirect(const QByteArray& location)
{
    return {.status = 303, .contentType = "text/plain; charset=utf-8", .body = {}, .headers = {{"Location", location}}};
}

Reply page(int status, const QByteArray& html)
{
    return {.status = status, .contentType = "text/html; charset=utf-8", .body = html};
}

int httpStatus(core::ErrorKind kind)
{
    using core::ErrorKind;
    switch (kind) {
    case ErrorKind::InvalidInput:
        return 400;
    case ErrorKind::Unauthorized:
        return 401;
    case ErrorKind::Forbidden:
        return 403;
    case ErrorKind::NotFound:
        return 404;
    case ErrorKind::Conflict:
        return 409;
    case ErrorKind::RateLimited:
        return 429;
    case ErrorKind::Unreachable:
    case ErrorKind::ConnectionLost:
    case ErrorKind::Refused:
    case ErrorKind::Protocol:
    case ErrorKind::CertificateChanged:
        return 502;
    case ErrorKind::Unavailable:
    case ErrorKind::Storage:
    case ErrorKind::Misconfigured:
    case ErrorKind::Cancelled:
        return 503;
    case ErrorKind::Timeout:
        return 504;
    case ErrorKind::Internal:
        break;
    }
    return 500;
}

QByteArray toWire(const Reply& reply, const WireOptions& options)
{
    QByteArray wire;
    wire.reserve(768 + (options.withoutBody ? 0 : reply.body.size()));
    wire.append("HTTP/1.1 ")
        .append(QByteArray::number(reply.status))
        .append(' ')
        .append(reasonPhrase(reply.status))
        .append("\r\n");
    appendHeader(
        wire, "Date",
        QLocale::c().toString(QDateTime::currentDateTimeUtc(), u"ddd, dd MMM yyyy HH:mm:ss 'GMT'"_s).toLatin1());
    if (!reply.body.isEmpty())
        appendHeader(wire, "Content-Type", reply.contentType);
    appendHeader(wire, "Content-Length", QByteArray::number(reply.body.size()));
    appendSecurityHeaders(wire, reply);
    for (const auto& [name, value] : reply.headers)
        appendHeader(wire, name, value);
    if (options.close)
        appendHeader(wire, "Connection", "close");
    wire.append("\r\n");
    if (!options.withoutBody)
        wire.append(reply.body);
    return wire;
}

} // namespace loket::server
