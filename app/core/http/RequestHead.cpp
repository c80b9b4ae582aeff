#include "core/http/RequestHead.h"

#include <algorithm>
#include <array>

namespace loket::core::http {

namespace {

constexpr qsizetype maxTargetBytes = 4096;

bool isTokenChar(char c)
{
    constexpr QByteArrayView punctuation("!#$%&'*+-.^_`|~");
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || punctuation.contains(c);
}

bool isToken(QByteArrayView text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), isTokenChar);
}

bool isValueChar(char c)
{
    const auto byte = static_cast<unsigned char>(c);
    return byte == '\t' || (byte >= 0x20 && byte != 0x7f);
}

bool isTargetChar(char c)
{
    const auto byte = static_cast<unsigned char>(c);
    return byte > 0x20 && byte < 0x7f && c != '#';
}

// Several Connection headers and comma lists are allowed; only whole members count.
bool listHas(const QByteArray& value, QByteArrayView lowerCaseMember)
{
    const auto members = value.toLower().split(',');
    return std::any_of(members.begin(), members.end(),
                       [&](const QByteArray& member) { return member.trimmed() == lowerCaseMember; });
}

std::optional<HeadRejected> readRequestLine(QByteArrayView line, RequestHead& head)
{
    const qsizetype first = line.indexOf(' ');
    const qsizetype last = line.lastIndexOf(' ');
    if (first <= 0 || last <= first)
        return HeadRejected{400, "malformed request line"};
    head.method = line.first(first).toByteArray();
    const QByteArrayView target = line.sliced(first + 1, last - first - 1);
    const QByteArrayView version = line.sliced(last + 1);
    if (!isToken(head.method) || head.method.size() > 16)
        return HeadRejected{400, "malformed method"};
    if (!version.startsWith("HTTP/"))
        return HeadRejected{400, "malformed request line"};
    if (version != QByteArrayView("HTTP/1.1") && version != QByteArrayView("HTTP/1.0"))
        return HeadRejected{505, "only HTTP/1.0 and HTTP/1.1 are served"};
    head.minorVersion = version.back() == '1' ? 1 : 0;
    if (target.size() > maxTargetBytes)
        return HeadRejected{414, "address too long"};
    // An address that ends in a slash was joined with a path; "//x" could be parsed as a host.
    if (target.startsWith("//"))
        return HeadRejected{400, "the address begins with two slashes; write one, as in /voucher/..."};
    if (!target.startsWith('/') || !std::all_of(target.begin(), target.end(), isTargetChar))
        return HeadRejected{400, "malformed address"};
    head.target = target.toByteArray();
    return std::nullopt;
}

std::optional<HeadRejected> readHeaderLine(QByteArrayView line, RequestHead& head)
{
    const qsizetype colon = line.indexOf(':');
    if (colon <= 0 || !isToken(line.first(colon)))
        return HeadRejected{400, "malformed header"};
    const QByteArrayView value = line.sliced(colon + 1);
    if (!std::all_of(value.begin(), value.end(), isValueChar))
        return HeadRejected{400, "malformed header"};
    head.headers.emplace_back(line.first(colon).toByteArray().toLower(), value.toByteArray().trimmed());
    return std::nullopt;
}

std::optional<HeadRejected> judgeHeaders(RequestHead& head, const HeadLimits& limits)
{
    int hosts = 0;
    int lengths = 0;
    head.closes = head.minorVersion == 0;
    for (const auto& [name, value] : std::as_const(head.headers)) {
        if (name == "host") {
            ++hosts;
            if (value.isEmpty())
                return HeadRejected{400, "empty Host header"};
        } else if (name == "content-length") {
            ++lengths;
            const bool digits = !value.isEmpty() && value.size() <= 12 &&
                                std::all_of(value.begin(), value.end(), [](char c) { return c >= '0' && c <= '9'; });
            if (!digits)
                return HeadRejected{400, "malformed Content-Length"};
            head.contentLength = value.toLongLong();
        } else if (name == "transfer-encoding") {
            if (!limits.takesChunked || value.toLower() != "chunked" || head.minorVersion == 0)
                return HeadRejected{411, "send a Content-Length instead of a Transfer-Encoding"};
            if (head.isChunked)
                return HeadRejected{400, "more than one Transfer-Encoding"};
            head.isChunked = true;
        } else if (name == "expect") {
            if (value.toLower() != "100-continue")
                return HeadRejected{417, "unknown expectation"};
            head.expectsContinue = true;
        } else if (name == "connection") {
            head.closes = head.closes || listHas(value, "close");
        } else if (name == "upgrade") {
            head.upgrades = true;
        }
    }
    if (hosts > 1 || (hosts == 0 && head.minorVersion == 1))
        return HeadRejected{400, "exactly one Host header is needed"};
    if (lengths > 1)
        return HeadRejected{400, "more than one Content-Length"};
    if (lengths > 0 && head.isChunked)
        return HeadRejected{400, "a Content-Length and a Transfer-Encoding"};
    if (head.contentLength > limits.maxBodyBytes)
        return HeadRejected{413, "body too large"};
    return std::nullopt;
}

} // namespace

QByteArray RequestHead::header(QByteArrayView lowerCaseName) const
{
    for (const auto& [name, value] : headers) {
        if (name == lowerCaseName)
            return value;
    }
    return {};
}

QByteArray RequestHead::path() const
{
    const qsizetype mark = target.indexOf('?');
    return mark < 0 ? target : target.left(mark);
}

QByteArray RequestHead::query() const
{
    const qsizetype mark = target.indexOf('?');
    return mark < 0 ? QByteArray() : target.mid(mark + 1);
}

HeadResult readHead(QByteArrayView bytes, const HeadLimits& limits)
{
    const QByteArrayView seen = bytes.first(std::min(bytes.size(), limits.maxHeadBytes));
    RequestHead head;
    qsizetype at = 0;
    for (int lineNumber = 0;; ++lineNumber) {
        const qsizetype end = seen.indexOf("\r\n", at);
        if (end < 0) {
            if (bytes.size() >= limits.maxHeadBytes)
                return lineNumber == 0 ? HeadRejected{414, "address too long"} : HeadRejected{431, "headers too large"};
            // A bare line feed, or a NUL, can never become a valid head: do not wait for more.
            if (seen.sliced(at).contains('\n') || seen.sliced(at).contains('\0'))
                return HeadRejected{400, "malformed line"};
            return HeadIncomplete{};
        }
        const QByteArrayView line = seen.sliced(at, end - at);
        if (line.contains('\n') || line.contains('\r') || line.contains('\0'))
            return HeadRejected{400, "malformed line"};
        at = end + 2;
        std::optional<HeadRejected> rejected;
        if (lineNumber == 0) {
            rejected = readRequestLine(line, head);
        } else if (line.isEmpty()) {
            head.headBytes = at;
            rejected = judgeHeaders(head, limits);
            if (rejected)
                return *rejected;
            return head;
        } else if (lineNumber > limits.maxHeaderLines) {
            return HeadRejected{431, "too many headers"};
        } else {
            rejected = readHeaderLine(line, head);
        }
        if (rejected)
            return *rejected;
    }
}

} // namespace loket::core::http
