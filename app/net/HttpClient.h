// One HTTP call to a counterpart (gateway, message channel), with everything about transport that must be right:
// a deadline, a limit on the answer's size, no redirects, no silent second sending, and errors that say whether the
// request may have arrived. What an answer means is the caller's business.
// Engine thread. Calls end with the client (Cancelled). Details name the host only: no path, query, header or body.
#pragma once

#include "core/Future.h"

#include <QDateTime>
#include <QNetworkAccessManager>
#include <QUrl>

#include <chrono>
#include <functional>

namespace loket::net {

// The largest answer that is read (app/payments/FACTS.md, section 6).
inline constexpr qint64 maxAnswerBytes = 1024 * 1024;

struct HttpRequest
{
    QByteArray method = "GET";
    QUrl url;
    QList<std::pair<QByteArray, QByteArray>> headers;
    QByteArray body;
};

struct HttpAnswer
{
    int status = 0; // any HTTP status; only transport problems are errors
    QByteArray body;
    QList<std::pair<QByteArray, QByteArray>> headers; // names in lower case

    [[nodiscard]] QByteArray header(QByteArrayView lowerCaseName) const;
    // Its "Date"; invalid where there is none that can be read.
    [[nodiscard]] QDateTime date() const;
    // "Retry-After" in seconds or as an HTTP date (RFC 9110, 10.2.3), which counts from the answer's own "Date" (this
    // computer's clock may be wrong); at least 0, at most a day.
    [[nodiscard]] std::optional<std::chrono::milliseconds> retryAfter() const;
};

// What an HTTP status alone means, by the table in app/payments/FACTS.md, section 6: 408, 425 and 5xx Unavailable, 429
// RateLimited, 401 Unauthorized, 403 Forbidden, 404 NotFound, 406 and 409 Conflict, a redirect or any other 4xx
// Refused; nothing for 2xx. `who` is the counterpart's name for the detail.
std::optional<core::Error> errorFromStatus(const HttpAnswer& answer, const QString& who);

// The same error with the counterpart's own text; unchanged where it sent none.
core::Error withVendorsWords(core::Error error, const QString& words);

// What carries the calls instead of the network, where everything runs on virtual time: the answer, or one of the
// errors that send() lists, within the timeout.
using HttpWire = std::function<core::Async<HttpAnswer>(const HttpRequest& request, std::chrono::milliseconds timeout)>;

class HttpClient : public QObject
{
    Q_OBJECT

public:
    // `timeout` is the deadline of a whole call, from connecting to the last byte of the answer.
    explicit HttpClient(std::chrono::milliseconds timeout, QObject* parent = nullptr);
    ~HttpClient() override;

    // Called with the Date of every answer that arrived over TLS.
    void onDate(std::function<void(const QDateTime&)> listener) { m_dateHeard = std::move(listener); }

    void setTimeout(std::chrono::milliseconds timeout) { m_timeout = timeout; }

    // Before the first call; an empty one is the network.
    void setWire(HttpWire wire) { m_wire = std::move(wire); }

    // Unreachable: nothing was sent. ConnectionLost, Timeout: the request may have arrived. Protocol: not HTTP, or the
    // answer is too large. InvalidInput: not an http(s) address.
    core::Async<HttpAnswer> send(const HttpRequest& request);

private:
    QNetworkAccessManager m_network;
    std::chrono::milliseconds m_timeout;
    HttpWire m_wire;
    std::function<void(const QDateTime&)> m_dateHeard;
    bool m_closing = false;
};

} // namespace loket::net
