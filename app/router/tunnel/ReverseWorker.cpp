#include "router/tunnel/ReverseWorker.h"

#include "router/Transport.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <mutex>

namespace loket::router {

using namespace Qt::Literals::StringLiterals;
using core::ErrorKind;

namespace {

constexpr int waitingAtTheFarEnd = ReverseWorker::maxConnections; // a burst must not be turned away
constexpr qsizetype readChunk = 32 * 1024;
constexpr qsizetype writeChunk = 16 * 1024;
constexpr int deafAfter = 3; // keep-alives without a sound

void initialiseLibrary()
{
    static std::once_flag once;
    std::call_once(once, [] { libssh2_init(0); });
}

} // namespace

bool ReverseTunnelSettings::isSameAs(const ReverseTunnelSettings& other) const
{
    return host == other.host && port == other.port && user == other.user && keyFile == other.keyFile &&
           password.reveal() == other.password.reveal() && fingerprint == other.fingerprint &&
           remoteHost == other.remoteHost && remotePort == other.remotePort && localHost == other.localHost &&
           localPort == other.localPort && keepAlive == other.keepAlive;
}

ReverseWorker::ReverseWorker(const ReverseTunnelSettings& settings)
    : m_settings(settings), m_pinned(normalisedFingerprint(settings.fingerprint))
{}

ReverseWorker::~ReverseWorker()
{
    stop();
}

void ReverseWorker::start()
{
    initialiseLibrary();
    m_step = Step::Connecting;
    m_heard.start();
    m_socket = new QTcpSocket(this);
    m_keepAlive = new QTimer(this);
    connect(m_keepAlive, &QTimer::timeout, this, &ReverseWorker::beat);
    connect(m_socket, &QTcpSocket::connected, this, [this] {
        m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
        m_socket->setSocketOption(QAbstractSocket::KeepAliveOption, 1);
        m_session = libssh2_session_init_ex(nullptr, nullptr, nullptr, this);
        if (!m_session)
            return finish(ErrorKind::Internal, u"libssh2 could not make a session"_s);
        libssh2_session_callback_set(m_session, LIBSSH2_CALLBACK_RECV, reinterpret_cast<void*>(&receiveCallback));
        libssh2_session_callback_set(m_session, LIBSSH2_CALLBACK_SEND, reinterpret_cast<void*>(&sendCallback));
        libssh2_session_set_blocking(m_session, 0);
        m_step = Step::Handshake;
        pump();
    });
    connect(m_socket, &QTcpSocket::readyRead, this, &ReverseWorker::pump);
    connect(m_socket, &QTcpSocket::errorOccurred, this, &ReverseWorker::onSocketError);
    m_keepAlive->start(m_settings.keepAlive); // also the deadline of a host that accepts and says nothing
    m_socket->connectToHost(m_settings.host, m_settings.port);
}

// No goodbyes: whoever stops does not wait, and the other side frees a session whose connection is gone.
void ReverseWorker::stop()
{
    m_step = Step::Closed;
    if (m_pumping)
        return; // pump() comes back here
    if (m_keepAlive)
        m_keepAlive->stop();
    if (m_socket) {
        m_socket->disconnect(this);
        m_socket->abort();
    }
    for (const auto& pipe : m_pipes) {
        if (pipe->socket) {
            pipe->socket->disconnect(this);
            pipe->socket->abort();
            pipe->socket->deleteLater();
        }
    }
    m_pipes.clear();
    m_listener = nullptr; // the session frees what belongs to it
    if (m_session)
        libssh2_session_free(m_session);
    m_session = nullptr;
}

void ReverseWorker::pump()
{
    if (m_step == Step::Closed)
        return;
    if (m_pumping) { // a local socket has spoken while its bytes were being moved
        m_pumpAgain = true;
        return;
    }
    m_pumping = true;
    do {
        m_pumpAgain = false;
        while (advance()) {
        }
    } while (m_pumpAgain && m_step != Step::Closed);
    m_pumping = false;
    if (m_step == Step::Closed)
        stop();
}

bool ReverseWorker::advance()
{
    switch (m_step) {
    case Step::Handshake:
        return handshake();
    case Step::HostKey:
        return checkHostKey();
    case Step::Authentication:
        return authenticate();
    case Step::Listen:
        return listen();
    case Step::Open:
        return exchange();
    case Step::Idle:
    case Step::Connecting:
    case Step::Closed:
        return false;
    }
    return false;
}

bool ReverseWorker::handshake()
{
    const int rc = libssh2_session_handshake(m_session, libssh2_socket_t(m_socket->socketDescriptor()));
    if (rc == LIBSSH2_ERROR_EAGAIN)
        return false;
    if (rc != 0) {
        finish(ErrorKind::Unreachable,
               u"the SSH handshake with %1:%2 failed (%3); is it really an SSH port?"_s.arg(m_settings.host)
                   .arg(m_settings.port)
                   .arg(lastMessage()));
        return false;
    }
    m_step = Step::HostKey;
    return true;
}

bool ReverseWorker::checkHostKey()
{
    constexpr int sha256Bytes = 32;
    const char* hash = libssh2_hostkey_hash(m_session, LIBSSH2_HOSTKEY_HASH_SHA256);
    if (!hash) {
        finish(ErrorKind::Protocol, u"the tunnel's host showed no SSH host key"_s);
        return false;
    }
    const QString seen = QString::fromLatin1(QByteArray(hash, sha256Bytes).toHex());
    if (m_pinned.isEmpty()) {
        finish(
            ErrorKind::Misconfigured,
            u"the tunnel's host key is not confirmed yet; its SHA-256 is %1: compare it on the host (ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub), then loketd config set tunnel.fingerprint %1"_s
                .arg(seen));
        return false;
    }
    if (seen != m_pinned) {
        finish(
            ErrorKind::CertificateChanged,
            u"the tunnel's host shows another SSH host key than the confirmed one (now %1): somebody may stand between, or the host was set up anew; make sure before you set tunnel.fingerprint"_s
                .arg(seen));
        return false;
    }
    m_step = Step::Authentication;
    return true;
}

bool ReverseWorker::authenticate()
{
    // A second call after success would wait for ever.
    int rc = 0;
    if (!libssh2_userauth_authenticated(m_session)) {
        const QByteArray user = m_settings.user.toUtf8();
        const QByteArray secret = m_settings.password.reveal();
        if (m_settings.keyFile.isEmpty())
            rc = libssh2_userauth_password_ex(m_session, user.constData(), uint(user.size()), secret.constData(),
                                              uint(secret.size()), nullptr);
        else
            rc = libssh2_userauth_publickey_fromfile_ex(m_session, user.constData(), uint(user.size()), nullptr,
                                                        m_settings.keyFile.toLocal8Bit().constData(),
                                                        secret.constData());
    }
    if (rc == LIBSSH2_ERROR_EAGAIN)
        return false;
    if (rc == LIBSSH2_ERROR_FILE) {
        finish(
            ErrorKind::Misconfigured,
            u"the SSH key %1 of the tunnel cannot be read or its passphrase is wrong (%2); check tunnel.key and the secret tunnel.password"_s
                .arg(m_settings.keyFile, lastMessage()));
        return false;
    }
    if (rc != 0) {
        finish(
            ErrorKind::Unauthorized,
            u"the tunnel's host refused the login of \"%1\" (%2); add the public key to that user's authorized_keys there, or set the secret tunnel.password"_s
                .arg(m_settings.user, lastMessage()));
        return false;
    }
    libssh2_keepalive_config(m_session, 1, 1);
    m_step = Step::Listen;
    return true;
}

bool ReverseWorker::listen()
{
    int bound = 0;
    m_listener = libssh2_channel_forward_listen_ex(m_session, m_settings.remoteHost.toUtf8().constData(),
                                                   m_settings.remotePort, &bound, waitingAtTheFarEnd);
    if (!m_listener) {
        if (libssh2_session_last_errno(m_session) == LIBSSH2_ERROR_EAGAIN)
            return false;
        finish(
            ErrorKind::Conflict,
            u"the tunnel's host does not listen on port %1 for us (%2): the port is taken there (an old session ends by itself after a while), or its sshd_config forbids it (AllowTcpForwarding, PermitListen)"_s
                .arg(m_settings.remotePort)
                .arg(lastMessage()));
        return false;
    }
    m_step = Step::Open;
    emit listening();
    return true;
}

// Everything there is, in all directions, until somebody else has to speak.
bool ReverseWorker::exchange()
{
    bool moved = acceptOne();
    for (size_t i = 0; i < m_pipes.size() && m_step == Step::Open; ++i) {
        Pipe& pipe = *m_pipes[i];
        if (pipe.closing) {
            moved = farewell(pipe) || moved;
            continue;
        }
        moved = inward(pipe) || moved;
        if (!pipe.closing)
            moved = outward(pipe) || moved;
    }
    std::erase_if(m_pipes, [](const auto& pipe) { return !pipe->channel; });
    return moved && m_step == Step::Open;
}

bool ReverseWorker::acceptOne()
{
    LIBSSH2_CHANNEL* channel = libssh2_channel_forward_accept(m_listener);
    if (!channel) {
        const int rc = libssh2_session_last_errno(m_session);
        if (rc == LIBSSH2_ERROR_SOCKET_DISCONNECT || rc == LIBSSH2_ERROR_SOCKET_RECV)
            finish(ErrorKind::ConnectionLost, u"the tunnel broke (%1)"_s.arg(lastMessage()));
        return false;
    }
    auto pipe = std::make_unique<Pipe>();
    pipe->channel = channel;
    if (m_pipes.size() >= size_t(maxConnections)) {
        pipe->closing = true;
    } else {
        pipe->socket = new QTcpSocket(this);
        pipe->socket->setReadBufferSize(maxBuffered);
        const auto again = [this] { pump(); };
        connect(pipe->socket, &QTcpSocket::connected, this, again);
        connect(pipe->socket, &QTcpSocket::readyRead, this, again);
        connect(pipe->socket, &QTcpSocket::bytesWritten, this, again);
        connect(pipe->socket, &QTcpSocket::disconnected, this, again);
        connect(pipe->socket, &QTcpSocket::errorOccurred, this, again);
        pipe->socket->connectToHost(m_settings.localHost, m_settings.localPort);
    }
    m_pipes.push_back(std::move(pipe));
    return true;
}

// From the far end to the local port. What the local side does not take waits in the channel, whose window then holds
// the sender back.
bool ReverseWorker::inward(Pipe& pipe)
{
    bool moved = false;
    std::array<char, readChunk> buffer;
    while (!pipe.farEnded && pipe.socket->bytesToWrite() < maxBuffered) {
        const ssize_t got = libssh2_channel_read_ex(pipe.channel, 0, buffer.data(), buffer.size());
        if (got > 0) {
            pipe.socket->write(buffer.data(), qint64(got));
            moved = true;
            continue;
        }
        if (got < 0 && got != LIBSSH2_ERROR_EAGAIN) {
            pipe.closing = true;
            return true;
        }
        if (libssh2_channel_eof(pipe.channel) != 0) {
            pipe.farEnded = true;
            pipe.socket->disconnectFromHost(); // after what is still to be written
            moved = true;
        }
        break;
    }
    return moved;
}

bool ReverseWorker::outward(Pipe& pipe)
{
    bool moved = false;
    for (;;) {
        if (pipe.outgoing.size() < writeChunk)
            pipe.outgoing += pipe.socket->read(maxBuffered);
        if (pipe.outgoing.isEmpty())
            break;
        const qsizetype size = std::min(pipe.outgoing.size(), writeChunk);
        const ssize_t sent = libssh2_channel_write_ex(pipe.channel, 0, pipe.outgoing.constData(), size_t(size));
        if (sent == LIBSSH2_ERROR_EAGAIN || sent == 0)
            return moved;
        if (sent < 0) {
            pipe.closing = true;
            return true;
        }
        pipe.outgoing.remove(0, qsizetype(sent));
        moved = true;
    }
    if (pipe.socket->state() != QAbstractSocket::UnconnectedState)
        return moved;
    if (!pipe.endSent) {
        if (libssh2_channel_send_eof(pipe.channel) == LIBSSH2_ERROR_EAGAIN)
            return moved;
        pipe.endSent = true;
    }
    pipe.closing = true;
    return true;
}

bool ReverseWorker::farewell(Pipe& pipe)
{
    if (pipe.socket) {
        pipe.socket->disconnect(this);
        pipe.socket->abort();
        pipe.socket->deleteLater();
        pipe.socket = nullptr;
    }
    if (libssh2_channel_free(pipe.channel) == LIBSSH2_ERROR_EAGAIN)
        return false;
    pipe.channel = nullptr;
    return true;
}

void ReverseWorker::beat()
{
    if (m_step == Step::Closed || m_pumping)
        return;
    if (std::chrono::milliseconds(m_heard.elapsed()) > m_settings.keepAlive * deafAfter)
        return finish(m_step == Step::Open ? ErrorKind::ConnectionLost : ErrorKind::Timeout,
                      u"the tunnel's host has been silent for too long; connecting anew"_s);
    int next = 0;
    if (m_step == Step::Open)
        libssh2_keepalive_send(m_session, &next);
    pump();
}

void ReverseWorker::onSocketError()
{
    pump(); // what had arrived before the end still counts
    const QString what = m_socket->errorString();
    if (m_step == Step::Open)
        finish(ErrorKind::ConnectionLost, u"the connection to the tunnel's host was closed (%1)"_s.arg(what));
    else
        finish(ErrorKind::Unreachable,
               u"cannot reach the tunnel's host at %1:%2 (%3); check tunnel.host and tunnel.port"_s.arg(m_settings.host)
                   .arg(m_settings.port)
                   .arg(what));
}

void ReverseWorker::finish(ErrorKind kind, const QString& detail)
{
    if (m_step == Step::Closed)
        return;
    m_step = Step::Closed;
    emit closed({kind, detail});
    stop();
}

QString ReverseWorker::lastMessage() const
{
    char* text = nullptr;
    int length = 0;
    libssh2_session_last_error(m_session, &text, &length, 0);
    return QString::fromUtf8(text, length);
}

ssize_t ReverseWorker::receiveCallback(libssh2_socket_t, void* buffer, size_t length, int, void** abstract)
{
    auto* worker = static_cast<ReverseWorker*>(*abstract);
    const qint64 got = worker->m_socket->read(static_cast<char*>(buffer), qint64(length));
    if (got > 0) {
        worker->m_heard.restart();
        return ssize_t(got);
    }
    return worker->m_socket->state() == QAbstractSocket::ConnectedState ? -EAGAIN : 0;
}

// Qt keeps what the kernel does not take yet; the channels' windows bound how much that can be.
ssize_t ReverseWorker::sendCallback(libssh2_socket_t, const void* buffer, size_t length, int, void** abstract)
{
    QTcpSocket* socket = static_cast<ReverseWorker*>(*abstract)->m_socket;
    if (socket->state() != QAbstractSocket::ConnectedState)
        return -EPIPE;
    const qint64 sent = socket->write(static_cast<const char*>(buffer), qint64(length));
    return sent < 0 ? -EPIPE : ssize_t(sent);
}

} // namespace loket::router
