// A strict reader of HTTP/1.x request heads (RFC 9112), shared by the guard in front of QHttpServer and by the sandbox.
// Pure and allocation-bounded: it parses bytes and answers; it owns no socket. Anything ambiguous is an error,
// because two parsers that disagree about a message's length allow request smuggling (app/server/FACTS.md, section
// 1, points 4 to 6).
#pragma once

#include <QByteArray>
#include <QList>

#include <optional>
#include <utility>
#include <variant>

namespace loket::core::http {

struct HeadLimits
{
    qsizetype maxHeadBytes = 16 * 1024;
    int maxHeaderLines = 64;
    qint64 maxBodyBytes = 65536;
    bool takesChunked = false; // else 411: the reader must be one that can read chunks (ChunkedBody.h)
};

struct RequestHead
{
    QByteArray method;
    QByteArray target; // origin form: "/path?query"
    int minorVersion = 1;
    QList<std::pair<QByteArray, QByteArray>> headers; // names in lower case, values trimmed
    qint64 contentLength = 0;                         // 0 where it is chunked
    bool isChunked = false;
    bool expectsContinue = false;
    bool closes = false;     // the client asks for, or HTTP/1.0 implies, one request only
    bool upgrades = false;   // asks for another protocol (WebSocket)
    qsizetype headBytes = 0; // including the empty line

    [[nodiscard]] QByteArray header(QByteArrayView lowerCaseName) const;
    [[nodiscard]] QByteArray path() const;
    [[nodiscard]] QByteArray query() const;
};

struct HeadIncomplete
{};

// What to answer when the head is not acceptable: an HTTP status (400, 411, 413, 414, 431, 505) and why.
struct HeadRejected
{
    int status;
    const char* reason;
};

using HeadResult = std::variant<RequestHead, HeadIncomplete, HeadRejected>;

HeadResult readHead(QByteArrayView bytes, const HeadLimits& limits);

} // namespace loket::core::http
