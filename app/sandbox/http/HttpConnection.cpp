#include "sandbox/http/HttpConnection.h"

#include "core/http/RequestHead.h"

#include <QTimer>

namespace loket::sandbox {

namespace {

QByteArray reasonPhrase(int status)
{
    switch (status) {
    case 200:
        return "OK";
    case 201:
        return "Created";
    case 303:
        return "See Other";
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
    case 409:
        return "Conflict";
    case 429:
        return "Too Many Requests";
    case 500:
        return "Internal Server Error";
    case 503:
        return "Service Unavailable";
    default:
        return "Status";
    }
}

HttpRequest toRequest(const core::http::RequestHead& head, const QByteArray& body)
{
    return {head.method, head.path(), head.query(), head.headers, body, {}};
}

} // namespace

HttpConnection::HttpConnection(QTcpSocket* socket, HttpServer* server)
    : QObject(server), m_socket(socket), m_server(server)
{
    socket->setParent(this);
    connect(socket, &QTcpSocket::readyRead, this, &HttpConnection::onReadyRead);
    connect(socket, &QTcpSocket::disconnected, this, &QObject::deleteLater);
}

void HttpConnection::onReadyRead()
{
    m_buffer += m_socket->readAll();
    while (!m_busy && readOne()) {
    }
}

// True where a complete request was in the buffer and has been served.
bool HttpConnection::readOne()
{
    if (m_buffer.isEmpty())
        return false;
    core::http::HeadLimits limits;
    limits.maxBodyBytes = maxSandboxBodyBytes;
    const core::http::HeadResult result = core::http::readHead(m_buffer, limits);
    if (const auto* rejected = std::get_if<core::http::HeadRejected>(&result)) {
        m_buffer.clear();
        answer(HttpResponse::text(rejected->reason, rejected->status), true, false);
        return false;
    }
    const auto* head = std::get_if<core::http::RequestHead>(&result);
    if (!head)
        return false;
    const qsizetype total = head->headBytes + qsizetype(head->contentLength);
    if (m_buffer.size() < total) {
        if (head->expectsContinue && !std::exchange(m_continueSent, true))
            m_socket->write("HTTP/1.1 100 Continue\r\n\r\n");
        return false;
    }
    const HttpRequest request = toRequest(*head, m_buffer.sliced(head->headBytes, qsizetype(head->contentLength)));
    m_buffer.remove(0, total);
    m_continueSent = false;
    serve(request, head->closes);
    return true;
}

void HttpConnection::serve(HttpRequest request, bool closes)
{
    const bool withoutBody = request.method == "HEAD";
    if (request.path == "/_control") {
        answer(m_server->control(request), closes, withoutBody);
        return;
    }
    ++m_server->m_requestCount;
    emit m_server->requested(request);
    const std::optional<Mood> mood = m_server->moodFor(request);
    if (!mood) {
        answer(m_server->dispatch(request), closes, withoutBody);
        return;
    }
    switch (mood->kind) {
    case Mood::Kind::Delay:
        m_busy = true;
        QTimer::singleShot(mood->delay, this, [this, request, closes, withoutBody]() mutable {
            answer(m_server->dispatch(request), closes, withoutBody);
            m_busy = false;
            onReadyRead();
        });
        return;
    case Mood::Kind::Hang:
        m_busy = true;
        return;
    case Mood::Kind::HangAfter:
        m_busy = true;
        (void)m_server->dispatch(request);
        return;
    case Mood::Kind::Cut:
        cut();
        return;
    case Mood::Kind::CutAfter:
        (void)m_server->dispatch(request);
        cut();
        return;
    case Mood::Kind::StatusAfter:
        (void)m_server->dispatch(request);
        [[fallthrough]];
    case Mood::Kind::Status: {
        HttpResponse response = HttpResponse::text(mood->body, mood->status);
        if (mood->retryAfterSeconds >= 0)
            response.headers.emplace_back("Retry-After", QByteArray::number(mood->retryAfterSeconds));
        answer(response, closes, withoutBody);
        return;
    }
    case Mood::Kind::Garbage:
        m_socket->write("\x16\x03\x01 this is not HTTP\r\n\r\n");
        cut();
        return;
    }
}

void HttpConnection::answer(const HttpResponse& response, bool closes, bool withoutBody)
{
    QByteArray bytes = "HTTP/1.1 " + QByteArray::number(response.status) + ' ' + reasonPhrase(response.status) + "\r\n";
    for (const auto& [name, value] : response.headers)
        bytes += name + ": " + value + "\r\n";
    bytes += "Content-Length: " + QByteArray::number(response.body.size()) + "\r\n";
    bytes += closes ? "Connection: close\r\n\r\n" : "\r\n";
    if (!withoutBody)
        bytes += response.body;
    m_socket->write(bytes);
    if (closes) {
        m_busy = true;
        m_socket->disconnectFromHost();
    }
}

void HttpConnection::cut()
{
    m_busy = true;
    m_socket->disconnectFromHost();
}

} // namespace loket::sandbox
