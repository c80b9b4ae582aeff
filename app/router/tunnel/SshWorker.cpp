#include "router/tunnel/SshWorker.h"

#include "core/Reasons.h"

#include <array>

namespace loket::router {

using namespace Qt::Literals::StringLiterals;
using core::ErrorKind;

namespace {

constexpr qsizetype readChunk = 32 * 1024;
constexpr qsizetype writeChunk = 16 * 1024;
constexpr auto apiHost = "127.0.0.1"; // inside the tunnel: the router itself

SshPeer peerOf(const RouterSettings& settings, std::chrono::milliseconds keepAlive)
{
    return {.host = settings.sshHost.isEmpty() ? settings.host : settings.sshHost,
            .port = settings.sshPort,
            .user = settings.sshUser.isEmpty() ? settings.user : settings.sshUser,
            .keyFile = settings.sshKey,
            .secret = settings.sshPassword,
            .fingerprint = settings.fingerprint,
            .keepAlive = keepAlive};
}

} // namespace

SshWorker::SshWorker(const RouterSettings& settings, std::chrono::milliseconds keepAlive)
    : SshSession(peerOf(settings, keepAlive)), m_settings(settings)
{}

SshWorker::~SshWorker()
{
    stop();
}

void SshWorker::write(const QByteArray& bytes)
{
    if (!isOpen())
        return;
    m_outgoing += bytes;
    pump();
}

void SshWorker::release()
{
    if (m_channel)
        libssh2_channel_free(m_channel);
    m_channel = nullptr;
}

bool SshWorker::proceed()
{
    return isOpen() ? exchange() : openChannel();
}

bool SshWorker::openChannel()
{
    m_channel = libssh2_channel_direct_tcpip_ex(session(), apiHost, m_settings.port, apiHost, 0);
    if (!m_channel) {
        if (libssh2_session_last_errno(session()) == LIBSSH2_ERROR_EAGAIN)
            return false;
        const QString message = lastMessage();
        if (message.contains(u"prohibited"_s))
            return finish(core::makeError(core::Reason::SshForwarding));
        return finish(core::makeError(core::Reason::SshApiPort, {m_settings.port, message}));
    }
    setOpen();
    emit opened();
    return true;
}

// Everything there is, in both directions, until the other side has to send.
bool SshWorker::exchange()
{
    if (!flushOutgoing())
        return false;
    QByteArray all;
    std::array<char, readChunk> buffer;
    ssize_t got = 0;
    while ((got = libssh2_channel_read_ex(m_channel, 0, buffer.data(), buffer.size())) > 0)
        all.append(buffer.data(), qsizetype(got));
    if (!all.isEmpty())
        emit received(all);
    if (got < 0 && got != LIBSSH2_ERROR_EAGAIN)
        return finish(core::makeError(core::Reason::SshBroke, {lastMessage()}));
    if (libssh2_channel_eof(m_channel))
        return finish(core::makeError(core::Reason::SshApiClosed));
    return false;
}

// False where the session is over. What does not fit into the channel's window waits for the next activation.
bool SshWorker::flushOutgoing()
{
    while (!m_outgoing.isEmpty()) {
        const qsizetype size = std::min(m_outgoing.size(), writeChunk);
        const ssize_t sent = libssh2_channel_write_ex(m_channel, 0, m_outgoing.constData(), size_t(size));
        if (sent == LIBSSH2_ERROR_EAGAIN)
            return true;
        if (sent < 0)
            return finish(core::makeError(core::Reason::SshBroke, {lastMessage()}));
        m_outgoing.remove(0, qsizetype(sent));
    }
    return true;
}

core::Error SshWorker::errorFor(Trouble trouble, const QString& what) const
{
    const QString where = u"%1:%2"_s.arg(peer().host).arg(peer().port);
    switch (trouble) {
    case Trouble::Unreachable:
        return core::makeError(core::Reason::SshUnreachable, {where, what});
    case Trouble::NotSsh:
        return core::makeError(core::Reason::NotSsh, {where, what});
    case Trouble::NoUsableHostKey:
        return core::makeError(core::Reason::SshNoUsableKey, {what});
    case Trouble::NoHostKey:
        return core::makeError(core::Reason::SshNoKey);
    case Trouble::NotConfirmed:
        return core::makeError(core::Reason::SshKeyNotConfirmed, {what, m_settings.name});
    case Trouble::Changed:
        return core::makeError(core::Reason::SshKeyOther, {what, m_settings.name});
    case Trouble::KeyFile:
        return core::makeError(core::Reason::SshKeyFile, {peer().keyFile, what});
    case Trouble::Refused: {
        const core::Error advice =
            core::makeError(peer().keyFile.isEmpty() ? core::Reason::SshPasswordAdvice : core::Reason::SshKeyAdvice);
        return core::makeError(core::Reason::SshLogin, {peer().user, what}, advice);
    }
    case Trouble::Lost:
        return core::makeError(core::Reason::SshClosed, {what});
    case Trouble::Silent:
        return core::makeError(isOpen() ? ErrorKind::ConnectionLost : ErrorKind::Timeout, core::Reason::SshSilent);
    }
    return core::makeError(core::Reason::SshTrouble, {what});
}

} // namespace loket::router
