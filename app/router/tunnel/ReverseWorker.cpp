#include "router/tunnel/ReverseWorker.h"

#include <algorithm>
#include <array>

namespace loket::router {

using namespace Qt::Literals::StringLiterals;
using core::ErrorKind;

namespace {

constexpr int waitingAtTheFarEnd = ReverseWorker::maxConnections; // a burst must not be turned away
constexpr qsizetype reverseReadChunk = 32 * 1024;
constexpr qsizetype reverseWriteChunk = 16 * 1024;

SshPeer peerOf(const ReverseTunnelSettings& settings)
{
    return {.host = settings.host,
            .port = settings.port,
            .user = settings.user,
            .keyFile = settings.keyFile,
            .secret = settings.password,
            .fingerprint = settings.fingerprint,
            .keepAlive = settings.keepAlive};
}

} // namespace

bool ReverseTunnelSettings::isSameAs(const ReverseTunnelSettings& other) const
{
    return host == other.host && port == other.port && user == other.user && keyFile == other.keyFile &&
           password.reveal() == other.password.reveal() && fingerprint == other.fingerprint &&
           remoteHost == other.remoteHost && remotePort == other.remotePort && localHost == other.localHost &&
           localPort == other.localPort && keepAlive == other.keepAlive;
}

ReverseWorker::ReverseWorker(const ReverseTunnelSettings& settings) : SshSession(peerOf(settings)), m_settings(settings)
{}

ReverseWorker::~ReverseWorker()
{
    stop();
}

void ReverseWorker::release()
{
    for (const auto& pipe : m_pipes) {
        if (pipe->socket) {
            pipe->socket->disconnect(this);
            pipe->socket->abort();
            pipe->socket->deleteLater();
        }
    }
    m_pipes.clear();
    m_listener = nullptr; // the session frees what belongs to it
}

bool ReverseWorker::proceed()
{
    return isOpen() ? exchange() : listen();
}

bool ReverseWorker::listen()
{
    int bound = 0;
    m_listener = libssh2_channel_forward_listen_ex(session(), m_settings.remoteHost.toUtf8().constData(),
                                                   m_settings.remotePort, &bound, waitingAtTheFarEnd);
    if (!m_listener) {
        if (libssh2_session_last_errno(session()) == LIBSSH2_ERROR_EAGAIN)
            return false;
        return finish(
            {ErrorKind::Conflict,
             u"the tunnel's host does not listen on port %1 for us (%2): the port is taken there (an old session ends by itself after a while), or its sshd_config forbids it (AllowTcpForwarding, PermitListen)"_s
                 .arg(m_settings.remotePort)
                 .arg(lastMessage())});
    }
    setOpen();
    emit listening();
    return true;
}

// Everything there is, in all directions, until somebody else has to speak.
bool ReverseWorker::exchange()
{
    bool moved = acceptOne();
    for (size_t i = 0; i < m_pipes.size() && isOpen(); ++i) {
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
    return moved && isOpen();
}

bool ReverseWorker::acceptOne()
{
    LIBSSH2_CHANNEL* channel = libssh2_channel_forward_accept(m_listener);
    if (!channel) {
        const int rc = libssh2_session_last_errno(session());
        if (rc == LIBSSH2_ERROR_SOCKET_DISCONNECT || rc == LIBSSH2_ERROR_SOCKET_RECV)
            finish({ErrorKind::ConnectionLost, u"the tunnel broke (%1)"_s.arg(lastMessage())});
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
    std::array<char, reverseReadChunk> buffer;
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
        if (pipe.outgoing.size() < reverseWriteChunk)
            pipe.outgoing += pipe.socket->read(maxBuffered);
        if (pipe.outgoing.isEmpty())
            break;
        const qsizetype size = std::min(pipe.outgoing.size(), reverseWriteChunk);
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

core::Error ReverseWorker::errorFor(Trouble trouble, const QString& what) const
{
    const QString where = u"%1:%2"_s.arg(peer().host).arg(peer().port);
    switch (trouble) {
    case Trouble::Unreachable:
        return {ErrorKind::Unreachable,
                u"cannot reach the tunnel's host at %1 (%2); check tunnel.host and tunnel.port"_s.arg(where, what)};
    case Trouble::NotSsh:
        return {ErrorKind::Unreachable,
                u"the SSH handshake with %1 failed (%2); is it really an SSH port?"_s.arg(where, what)};
    case Trouble::NoUsableHostKey:
        return {
            ErrorKind::Misconfigured,
            u"the tunnel's host has no SSH host key that this program can use (%1); make one there: ssh-keygen -t ed25519 -f /etc/ssh/ssh_host_ed25519_key"_s
                .arg(what)};
    case Trouble::NoHostKey:
        return {ErrorKind::Protocol, u"the tunnel's host showed no SSH host key"_s};
    case Trouble::NotConfirmed:
        return {
            ErrorKind::Misconfigured,
            u"the tunnel's host key is not confirmed yet; its SHA-256 is %1: compare it on the host (ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub), then loketd config set tunnel.fingerprint %1"_s
                .arg(what)};
    case Trouble::Changed:
        return {
            ErrorKind::CertificateChanged,
            u"the tunnel's host shows another SSH host key than the confirmed one (now %1): somebody may stand between, or the host was set up anew; make sure before you set tunnel.fingerprint"_s
                .arg(what)};
    case Trouble::KeyFile:
        return {
            ErrorKind::Misconfigured,
            u"the SSH key %1 of the tunnel cannot be read or its passphrase is wrong (%2); check tunnel.key and the secret tunnel.password"_s
                .arg(peer().keyFile, what)};
    case Trouble::Refused:
        return {
            ErrorKind::Unauthorized,
            u"the tunnel's host refused the login of \"%1\" (%2); add the public key to that user's authorized_keys there, or set the secret tunnel.password"_s
                .arg(peer().user, what)};
    case Trouble::Lost:
        return {ErrorKind::ConnectionLost, u"the connection to the tunnel's host was closed (%1)"_s.arg(what)};
    case Trouble::Silent:
        return {isOpen() ? ErrorKind::ConnectionLost : ErrorKind::Timeout,
                u"the tunnel's host has been silent for too long; connecting anew"_s};
    }
    return {ErrorKind::Internal, what};
}

} // namespace loket::router
