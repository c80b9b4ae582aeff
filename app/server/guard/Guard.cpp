#include "server/guard/Guard.h"

#include <algorithm>
#include <utility>

#ifdef Q_OS_WIN
#include <winsock2.h>
#else
#include <sys/socket.h>
#endif

namespace loket::server {

using namespace Qt::Literals::StringLiterals;
using core::http::HeadIncomplete;
using core::http::HeadRejected;
using core::http::RequestHead;

namespace {

// An allowed request must fit completely, and one byte more must be visible to refuse pipelining.
constexpr qint64 readBufferSlack = 1024;

} // namespace

Guard::Guard(QTcpSocket* socket, const GuardLimits& limits, std::function<void()> onEnd)
    : QObject(socket), m_socket(socket), m_limits(limits), m_onEnd(std::move(onEnd))
{
    m_limits.head.takesChunked = true;
    m_deadline.setSingleShot(true);
    socket->setReadBufferSize(limits.head.maxHeadBytes + limits.head.maxBodyBytes + readBufferSlack);
    connect(socket, &QTcpSocket::readyRead, this, &Guard::onReadyRead);
    connect(socket, &QTcpSocket::bytesWritten, this, &Guard::onBytesWritten);
    connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
    connect(&m_deadline, &QTimer::timeout, this, &Guard::onDeadline);
    // The first request's deadline runs from the connection on (and covers the TLS handshake).
    enter(Phase::Idle, limits.request);
}

Guard::~Guard()
{
    if (m_onEnd)
        m_onEnd();
}

void Guard::makeRoom()
{
    if (const auto end = std::exchange(m_onEnd, {})) // its slot is free at once, not when the socket has been deleted
        end();
    m_socket->abort();
}

Guard* Guard::of(QTcpSocket* socket)
{
    return socket->findChild<Guard*>(QString(), Qt::FindDirectChildrenOnly);
}

void Guard::enter(Phase phase, std::chrono::milliseconds deadline)
{
    // A head that turns into a body is still the same unfinished request.
    const bool goesOn = m_phase == Phase::Head && phase == Phase::Body;
    if (!goesOn || !m_since.isValid())
        m_since.start();
    m_phase = phase;
    m_deadline.start(deadline);
}

Guard::Worth Guard::worth() const
{
    switch (m_phase) {
    case Phase::Idle: // an answer that is still pending is needed
        return m_socket->bytesToWrite() > 0 ? Worth::Needed : Worth::Idle;
    case Phase::Head:
    case Phase::Body:
    case Phase::Draining:
        return Worth::Unfinished;
    case Phase::Complete:
    case Phase::Closing:
    case Phase::Released:
        break;
    }
    return Worth::Needed;
}

void Guard::onReadyRead()
{
    if (!m_socket->isReadable()) // QHttpServer emits this signal as well, a turn of the event loop later
        return;
    switch (m_phase) {
    case Phase::Released:
        return;
    case Phase::Closing:
    case Phase::Draining:
        drain();
        return;
    case Phase::Idle:
    case Phase::Head:
        readHeadBytes();
        return;
    case Phase::Body:
        // Everything that came earlier has been read by QHttpServer, so what can be peeked is new.
        onBody(m_socket->peek(m_socket->bytesAvailable()));
        return;
    case Phase::Complete:
        if (m_socket->bytesAvailable() > 0)
            refuse(failure(400, u"Send one request at a time: more came than the request's length says."_s));
        return;
    }
}

void Guard::onBody(QByteArrayView fresh)
{
    using State = core::http::ChunkedBody::State;
    const auto tooMuch = [this] {
        refuse(failure(400, u"Send one request at a time: more came than the request's length says."_s));
    };
    if (!m_head.isChunked) {
        m_received += fresh.size();
        const qint64 whole = m_head.headBytes + m_head.contentLength;
        if (m_received > whole)
            tooMuch();
        else if (m_received == whole)
            complete();
        return;
    }
    m_received += fresh.size();
    const qsizetype ours = m_chunks.read(fresh);
    switch (m_chunks.state()) {
    case State::Incomplete:
        return;
    case State::Complete:
        if (ours < fresh.size())
            return tooMuch();
        m_head.contentLength = m_chunks.size();
        return complete();
    case State::TooLarge:
        return refuse(failure(413, u"body too large"_s));
    case State::Malformed:
        return refuse(failure(400, u"The chunks of the body are malformed, or have extensions or trailers."_s));
    }
}

// QHttpServer's own slot runs after this one and reads the same bytes, unless they are consumed here.
void Guard::complete()
{
    enter(Phase::Complete, m_limits.request);
    if (!m_head.upgrades)
        return;
    if (const auto refusal = m_limits.refuseUpgrade(m_head, m_socket))
        refuse(*refusal);
}

void Guard::readHeadBytes()
{
    const QByteArray fresh = m_socket->peek(m_socket->bytesAvailable());
    if (fresh.isEmpty())
        return;
    if (m_phase == Phase::Idle) {
        if (m_socket->bytesToWrite() > 0) {
            refuse(failure(400, u"Read the answer before sending the next request."_s));
            return;
        }
        enter(Phase::Head, m_limits.request);
        m_bytes.clear();
    }
    m_bytes.append(fresh);
    const auto result = core::http::readHead(m_bytes, m_limits.head);
    if (const auto* rejected = std::get_if<HeadRejected>(&result)) {
        refuse(failure(rejected->status, QString::fromLatin1(rejected->reason)));
    } else if (const auto* head = std::get_if<RequestHead>(&result)) {
        if (const auto refusal = m_admission(*head))
            return refuse(*refusal);
        m_head = *head;
        m_chunks = core::http::ChunkedBody(m_limits.head.maxBodyBytes);
        m_received = m_head.headBytes;
        const QByteArray body = std::exchange(m_bytes, {}).mid(m_head.headBytes);
        enter(Phase::Body, m_limits.request);
#if QT_VERSION < QT_VERSION_CHECK(6, 5, 0) // later versions report it themselves
        if (m_head.expectsContinue && body.isEmpty() && (m_head.isChunked || m_head.contentLength > 0))
            write("HTTP/1.1 100 Continue\r\n\r\n");
#endif
        onBody(body);
    }
}

void Guard::answer(const Reply& reply)
{
    Q_ASSERT(m_phase == Phase::Complete);
    if (m_socket->state() != QAbstractSocket::ConnectedState)
        return;
    m_answered = true;
    // The client's reading of this answer is on the request's deadline; onBytesWritten() changes to the idle one.
    enter(m_head.closes ? Phase::Closing : Phase::Idle, m_limits.request);
    if (m_head.closes)
        takeFromReader();
    write(toWire(reply, {.withoutBody = m_head.method == "HEAD", .close = m_head.closes}));
    // Under TLS there is no half-close. Not at once: from Qt 6.5 on QHttpServer deletes a socket, with what it has yet
    // to send, that is no longer connected when the handler returns.
    if (m_head.closes && isSecure())
        QMetaObject::invokeMethod(m_socket, &QTcpSocket::disconnectFromHost, Qt::QueuedConnection);
}

// Flushes at once: a client that closes its sending side after the request is read as "gone" by QTcpSocket at the next
// turn of the event loop, and what is still in Qt's buffer then is lost.
void Guard::write(const QByteArray& wire)
{
    m_socket->write(wire);
    m_socket->flush();
}

void Guard::refuse(const Reply& reply)
{
    if (m_phase == Phase::Draining || m_phase == Phase::Closing || m_phase == Phase::Released)
        return;
    m_limits.onRefusal(reply.status);
    m_bytes.clear();
    enter(Phase::Draining, m_limits.linger);
    write(toWire(reply, {.withoutBody = false, .close = true}));
    drain();
}

// From here on QHttpServer gets no byte of this connection. Which object of its reads differs from version to
// version, so all are disconnected but this one. From Qt 6.5 on it comes back when its handler returns, therefore
// drain() does this each time.
void Guard::takeFromReader()
{
    QObject::disconnect(m_socket, &QTcpSocket::readyRead, nullptr, nullptr);
    connect(m_socket, &QTcpSocket::readyRead, this, &Guard::onReadyRead);
    if (m_socket->isTransactionStarted())
        m_socket->commitTransaction();
}

// Closing while unread bytes wait makes the kernel send RST, and the client may lose the answer that explains why. So
// what arrives is read and discarded until the client closes, within limits.
void Guard::drain()
{
    takeFromReader();
    m_drained += m_socket->readAll().size();
    if (m_drained > m_limits.maxLingerBytes)
        m_socket->abort();
}

void Guard::onBytesWritten()
{
    if (m_socket->bytesToWrite() > 0)
        return;
    if (m_phase == Phase::Idle && m_answered) {
        m_deadline.start(m_limits.idle);
    } else if (m_phase == Phase::Draining) {
        shutDownSending();
    } else if (m_phase == Phase::Closing && !isSecure()) {
        enter(Phase::Draining, m_limits.linger);
        shutDownSending();
        drain();
    }
}

bool Guard::isSecure() const
{
    return m_socket->inherits("QSslSocket");
}

// Signals the end of our data while we still read: Qt has no half-close of its own.
void Guard::shutDownSending()
{
    if (m_sendingShut || m_socket->socketDescriptor() < 0 || isSecure())
        return;
    m_sendingShut = true;
#ifdef Q_OS_WIN
    ::shutdown(SOCKET(m_socket->socketDescriptor()), SD_SEND);
#else
    ::shutdown(int(m_socket->socketDescriptor()), SHUT_WR);
#endif
}

void Guard::release()
{
    m_phase = Phase::Released;
    m_deadline.stop();
}

void Guard::onDeadline()
{
    switch (m_phase) {
    case Phase::Head:
    case Phase::Body:
        refuse(failure(408, u"The request did not arrive in time."_s));
        return;
    case Phase::Idle:
        if (m_socket->bytesToWrite() == 0 && m_socket->state() == QAbstractSocket::ConnectedState) {
            enter(Phase::Closing, m_limits.linger);
            m_socket->disconnectFromHost();
            return;
        }
        m_socket->abort();
        return;
    case Phase::Complete:
    case Phase::Closing:
    case Phase::Draining:
        m_socket->abort();
        return;
    case Phase::Released:
        return;
    }
}

} // namespace loket::server
