#include "router/tunnel/ReverseWorker.h"

#include "core/Reasons.h"

#include <algorithm>
#include <array>

namespace loket::router {

using namespace Qt::Literals::StringLiterals;
using core::ErrorKind;

namespace {

constexpr int waitingAtTheFarEnd = ReverseWorker::maxConnections; // a burst must not be refused
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
        return finish(core::makeError(core::Reason::TunnelPort, {m_settings.remotePort, lastMessage()}));
    }
    setOpen();
    emit listening();
    return true;
}

// Everything there is, in all directions, until another side has to send.
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
            finish(core::makeError(core::Reason::TunnelBroke, {lastMessage()}));
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

// From the far end to the local port. What the local side does not accept waits in the channel, whose window then slows
// the sender down.
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
        return core::makeError(core::Reason::TunnelUnreachable, {where, what});
    case Trouble::NotSsh:
        return core::makeError(core::Reason::NotSsh, {where, what});
    case Trouble::NoUsableHostKey:
        return core::makeError(core::Reason::TunnelNoUsableKey, {what});
    case Trouble::NoHostKey:
        return core::makeError(core::Reason::TunnelNoKey);
    case Trouble::NotConfirmed:
        return core::makeError(core::Reason::TunnelKeyNotConfirmed, {what});
    case Trouble::Changed:
        return core::makeError(core::Reason::TunnelKeyOther, {what});
    case Trouble::KeyFile:
        return core::makeError(core::Reason::TunnelKeyFile, {peer().keyFile, what});
    case Trouble::Refused:
        return core::makeError(core::Reason::TunnelLogin, {peer().user, what});
    case Trouble::Lost:
        return core::makeError(core::Reason::TunnelClosed, {what});
    case Trouble::Silent:
        return core::makeError(isOpen() ? ErrorKind::ConnectionLost : ErrorKind::Timeout, core::Reason::TunnelSilent);
    }
    return core::makeError(core::Reason::SshTrouble, {what});
}

} // namespace loket::router
