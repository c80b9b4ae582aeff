#include "router/tunnel/SshWorker.h"

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
            return finish(
                {ErrorKind::Misconfigured,
                 u"the router does not allow SSH forwarding; on the router: /ip ssh set forwarding-enabled=local"_s});
        return finish(
            {ErrorKind::Unreachable,
             u"the router's SSH cannot reach its API port %1 (%2); on the router: /ip service enable api, and its address list must include 127.0.0.1"_s
                 .arg(m_settings.port)
                 .arg(message)});
    }
    setOpen();
    emit opened();
    return true;
}

// Everything there is, in both directions, until the other side has to speak.
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
        return finish({ErrorKind::ConnectionLost, u"the SSH tunnel broke (%1)"_s.arg(lastMessage())});
    if (libssh2_channel_eof(m_channel))
        return finish({ErrorKind::ConnectionLost, u"the router closed the API connection in the SSH tunnel"_s});
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
            return finish({ErrorKind::ConnectionLost, u"the SSH tunnel broke (%1)"_s.arg(lastMessage())});
        m_outgoing.remove(0, qsizetype(sent));
    }
    return true;
}

core::Error SshWorker::errorFor(Trouble trouble, const QString& what) const
{
    const QString where = u"%1:%2"_s.arg(peer().host).arg(peer().port);
    switch (trouble) {
    case Trouble::Unreachable:
        return {
            ErrorKind::Unreachable,
            u"cannot reach the router's SSH at %1 (%2); check the address, and on the router: /ip service enable ssh"_s
                .arg(where, what)};
    case Trouble::NotSsh:
        return {ErrorKind::Unreachable,
                u"the SSH handshake with %1 failed (%2); is it really an SSH port?"_s.arg(where, what)};
    case Trouble::NoUsableHostKey:
        return {
            ErrorKind::Misconfigured,
            u"the router's SSH has no host key that this program can use (%1); on the router: /ip ssh set host-key-type=ed25519; /ip ssh regenerate-host-key"_s
                .arg(what)};
    case Trouble::NoHostKey:
        return {ErrorKind::Protocol, u"the router showed no SSH host key"_s};
    case Trouble::NotConfirmed:
        return {
            ErrorKind::Misconfigured,
            u"the router's SSH host key is not confirmed yet; its SHA-256 is %1: make sure from a place you trust (ssh-keyscan), then loketd config set router.%2.fingerprint %1"_s
                .arg(what, m_settings.name)};
    case Trouble::Changed:
        return {
            ErrorKind::CertificateChanged,
            u"the router shows another SSH host key than the confirmed one (now %1): somebody may stand between, or the router was reset; make sure before you run loketd config set router.%2.fingerprint %1"_s
                .arg(what, m_settings.name)};
    case Trouble::KeyFile:
        return {ErrorKind::Misconfigured,
                u"the SSH key %1 cannot be read or its passphrase is wrong (%2)"_s.arg(peer().keyFile, what)};
    case Trouble::Refused: {
        const QString advice =
            peer().keyFile.isEmpty()
                ? u"wrong password, or a key is imported for this user on the router (/user ssh-keys print), which switches password logins off"_s
                : u"import its public half on the router (/user ssh-keys import) and use an ed25519 key: RSA keys are refused by newer routers"_s;
        return {ErrorKind::Unauthorized,
                u"the router refused the SSH login of \"%1\" (%2): %3"_s.arg(peer().user, what, advice)};
    }
    case Trouble::Lost:
        return {ErrorKind::ConnectionLost, u"the SSH connection to the router was closed (%1)"_s.arg(what)};
    case Trouble::Silent:
        return {isOpen() ? ErrorKind::ConnectionLost : ErrorKind::Timeout,
                u"the router's SSH has been silent for too long; connecting anew"_s};
    }
    return {ErrorKind::Internal, what};
}

} // namespace loket::router
