// One HTTP call to a counterpart (gateway, message channel), with everything that transport has to get right once:
// a deadline, a limit on the answer's size, no redirects, and errors that tell whether the request may have arrived.
// What an answer means is the caller's business. Engine thread; must outlive no call (calls die with it: Cancelled).
#pragma once

#include "core/Future.h"

#include <QNetworkAccessManager>
#include <QUrl>

#include <chrono>

namespace loket::net {

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
    // "Retry-After" in seconds or as an HTTP date.
    [[nodiscard]] std::optional<std::chrono::milliseconds> retryAfter() const;
};

// 408, 425, 429, 5xx and 401/403 as the facts page's retry table (6.6) has them; nothing for 2xx.
std::optional<core::Error> errorFromStatus(const HttpAnswer& answer, const QString& who);

class HttpClient : public QObject
{
    Q_OBJECT

public:
    explicit HttpClient(std::chrono::milliseconds timeout, QObject* parent = nullptr);
    ~HttpClient() override;

    void setTimeout(std::chrono::milliseconds timeout) { m_timeout = timeout; }

    // Unreachable: nothing was sent. ConnectionLost, Timeout: the request may have arrived. Protocol: not HTTP, or too large.
    core::Async<HttpAnswer> send(const HttpRequest& request);

private:
    QNetworkAccessManager m_network;
    std::chrono::milliseconds m_timeout;
};

} // namespace loket::net
