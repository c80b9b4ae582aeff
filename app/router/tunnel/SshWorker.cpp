#include "router/tunnel/SshWorker.h"

#include "router/Transport.h"

#include <array>
#include <cerrno>
#include <mutex>

namespace loket::router {

using namespace Qt::Literals::StringLiterals;
using core::ErrorKind;

namespace {

constexpr int keepAliveSeconds = 30;
constexpr qsizetype readChunk = 32 * 1024;
constexpr qsizetype writeChunk = 16 * 1024;
constexpr auto apiHost = "127.0.0.1"; // inside the tunnel: the router itself

void initialiseLibrary()
{
    static std::once_flag once;
    std::call_once(once, [] { libssh2_init(0); });
}

} // namespace

SshWorker::SshWorker(const RouterSettings& settings)
    : m_settings(settings), m_host(settings.sshHost.isEmpty() ? settings.host : settings.sshHost),
      m_user((settings.sshUser.isEmpty() ? settings.user : settings.sshUser).toUtf8()),
      m_pinned(normalisedFingerprint(settings.fingerprint))
{}

SshWorker::~SshWorker()
{
    stop();
}

void SshWorker::start()
{
    initialiseLibrary();
    m_step = Step::Connecting;
    m_socket = new QTcpSocket(this);
    m_keepAlive = new QTimer(this);
    connect(m_keepAlive, &QTimer::timeout, this, &SshWorker::sendKeepAlive);
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
    connect(m_socket, &QTcpSocket::readyRead, this, &SshWorker::pump);
    connect(m_socket, &QTcpSocket::errorOccurred, this, &SshWorker::onSocketError);
    m_socket->connectToHost(m_host, m_settings.sshPort);
}

void SshWorker::write(const QByteArray& bytes)
{
    if (m_step != Step::Open)
        return;
    m_outgoing += bytes;
    pump();
}

// No goodbyes: whoever stops does not wait, and the other side frees a session whose connection is gone.
void SshWorker::stop()
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
    if (m_channel)
        libssh2_channel_free(m_channel);
    m_channel = nullptr;
    if (m_session)
        libssh2_session_free(m_session);
    m_session = nullptr;
}

void SshWorker::pump()
{
    if (m_pumping || m_step == Step::Closed)
        return;
    m_pumping = true;
    while (advance()) {
    }
    m_pumping = false;
    if (m_step == Step::Closed)
        stop();
}

bool SshWorker::advance()
{
    switch (m_step) {
    case Step::Handshake:
        return handshake();
    case Step::HostKey:
        return checkHostKey();
    case Step::Authentication:
        return authenticate();
    case Step::Channel:
        return openChannel();
    case Step::Open:
        return exchange();
    case Step::Idle:
    case Step::Connecting:
    case Step::Closed:
        return false;
    }
    return false;
}

bool SshWorker::handshake()
{
    const int rc = libssh2_session_handshake(m_session, libssh2_socket_t(m_socket->socketDescriptor()));
    if (rc == LIBSSH2_ERROR_EAGAIN)
        return false;
    if (rc == LIBSSH2_ERROR_KEY_EXCHANGE_FAILURE || rc == LIBSSH2_ERROR_METHOD_NONE ||
        rc == LIBSSH2_ERROR_KEX_FAILURE) {
        finish(
            ErrorKind::Misconfigured,
            u"the router's SSH has no host key that this program can use (%1); on the router: /ip ssh set host-key-type=ed25519; /ip ssh regenerate-host-key"_s
                .arg(lastMessage()));
        return false;
    }
    if (rc != 0) {
        finish(ErrorKind::Unreachable,
               u"the SSH handshake with %1:%2 failed (%3); is it really an SSH port?"_s.arg(m_host)
                   .arg(m_settings.sshPort)
                   .arg(lastMessage()));
        return false;
    }
    m_step = Step::HostKey;
    return true;
}

bool SshWorker::checkHostKey()
{
    constexpr int sha256Bytes = 32;
    const char* hash = libssh2_hostkey_hash(m_session, LIBSSH2_HOSTKEY_HASH_SHA256);
    if (!hash) {
        finish(ErrorKind::Protocol, u"the router showed no SSH host key"_s);
        return false;
    }
    const QString seen = QString::fromLatin1(QByteArray(hash, sha256Bytes).toHex());
    emit fingerprintSeen(seen);
    if (m_pinned.isEmpty()) {
        finish(
            ErrorKind::Misconfigured,
            u"the router's SSH host key is not confirmed yet; its SHA-256 is %1: make sure from a place you trust (ssh-keyscan), then loketd config set router.%2.fingerprint %1"_s
                .arg(seen, m_settings.name));
        return false;
    }
    if (seen != m_pinned) {
        finish(
            ErrorKind::CertificateChanged,
            u"the router shows another SSH host key than the confirmed one (now %1): somebody may stand between, or the router was reset; make sure before you run loketd config set router.%2.fingerprint %1"_s
                .arg(seen, m_settings.name));
        return false;
    }
    m_step = Step::Authentication;
    return true;
}

bool SshWorker::authenticate()
{
    // A second call after success would wait for ever.
    int rc = 0;
    if (!libssh2_userauth_authenticated(m_session)) {
        const QByteArray secret = m_settings.sshPassword.reveal();
        if (m_settings.sshKey.isEmpty())
            rc = libssh2_userauth_password_ex(m_session, m_user.constData(), uint(m_user.size()), secret.constData(),
                                              uint(secret.size()), nullptr);
        else
            rc =
                libssh2_userauth_publickey_fromfile_ex(m_session, m_user.constData(), uint(m_user.size()), nullptr,
                                                       m_settings.sshKey.toLocal8Bit().constData(), secret.constData());
    }
    if (rc == LIBSSH2_ERROR_EAGAIN)
        return false;
    if (rc == LIBSSH2_ERROR_FILE) {
        finish(ErrorKind::Misconfigured, u"the SSH key %1 cannot be read or its passphrase is wrong (%2)"_s.arg(
                                             m_settings.sshKey, lastMessage()));
        return false;
    }
    if (rc != 0) {
        const QString advice =
            m_settings.sshKey.isEmpty()
                ? u"wrong password, or a key is imported for this user on the router (/user ssh-keys print), which switches password logins off"_s
                : u"import its public half on the router (/user ssh-keys import) and use an ed25519 key: RSA keys are refused by newer routers"_s;
        finish(ErrorKind::Unauthorized, u"the router refused the SSH login of \"%1\" (%2): %3"_s.arg(
                                            QString::fromUtf8(m_user), lastMessage(), advice));
        return false;
    }
    libssh2_keepalive_config(m_session, 1, keepAliveSeconds);
    m_step = Step::Channel;
    return true;
}

bool SshWorker::openChannel()
{
    m_channel = libssh2_channel_direct_tcpip_ex(m_session, apiHost, m_settings.port, apiHost, 0);
    if (!m_channel) {
        if (libssh2_session_last_errno(m_session) == LIBSSH2_ERROR_EAGAIN)
            return false;
        const QString message = lastMessage();
        if (message.contains(u"prohibited"_s))
            finish(ErrorKind::Misconfigured,
                   u"the router does not allow SSH forwarding; on the router: /ip ssh set forwarding-enabled=local"_s);
        else
            finish(
                ErrorKind::Unreachable,
                u"the router's SSH cannot reach its API port %1 (%2); on the router: /ip service enable api, and its address list must include 127.0.0.1"_s
                    .arg(m_settings.port)
                    .arg(message));
        return false;
    }
    m_step = Step::Open;
    m_keepAlive->start(std::chrono::seconds(keepAliveSeconds));
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
        finish(ErrorKind::ConnectionLost, u"the SSH tunnel broke (%1)"_s.arg(lastMessage()));
    else if (libssh2_channel_eof(m_channel))
        finish(ErrorKind::ConnectionLost, u"the router closed the API connection in the SSH tunnel"_s);
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
        if (sent < 0) {
            finish(ErrorKind::ConnectionLost, u"the SSH tunnel broke (%1)"_s.arg(lastMessage()));
            return false;
        }
        m_outgoing.remove(0, qsizetype(sent));
    }
    return true;
}

void SshWorker::onSocketError()
{
    pump(); // what had arrived before the end still counts
    const QString what = m_socket->errorString();
    if (m_step == Step::Open)
        finish(ErrorKind::ConnectionLost, u"the SSH connection to the router was closed (%1)"_s.arg(what));
    else
        finish(
            ErrorKind::Unreachable,
            u"cannot reach the router's SSH at %1:%2 (%3); check the address, and on the router: /ip service enable ssh"_s
                .arg(m_host)
                .arg(m_settings.sshPort)
                .arg(what));
}

void SshWorker::sendKeepAlive()
{
    int next = 0;
    if (m_step == Step::Open && !m_pumping)
        libssh2_keepalive_send(m_session, &next);
}

void SshWorker::finish(ErrorKind kind, const QString& detail)
{
    if (m_step == Step::Closed)
        return;
    emit closed({kind, detail});
    stop();
}

QString SshWorker::lastMessage() const
{
    char* text = nullptr;
    int length = 0;
    libssh2_session_last_error(m_session, &text, &length, 0);
    return QString::fromUtf8(text, length);
}

ssize_t SshWorker::receiveCallback(libssh2_socket_t, void* buffer, size_t length, int, void** abstract)
{
    QTcpSocket* socket = static_cast<SshWorker*>(*abstract)->m_socket;
    const qint64 got = socket->read(static_cast<char*>(buffer), qint64(length));
    if (got > 0)
        return ssize_t(got);
    return socket->state() == QAbstractSocket::ConnectedState ? -EAGAIN : 0;
}

// Qt keeps what the kernel does not take yet; the channel's window bounds how much that can be.
ssize_t SshWorker::sendCallback(libssh2_socket_t, const void* buffer, size_t length, int, void** abstract)
{
    QTcpSocket* socket = static_cast<SshWorker*>(*abstract)->m_socket;
    if (socket->state() != QAbstractSocket::ConnectedState)
        return -EPIPE;
    const qint64 sent = socket->write(static_cast<const char*>(buffer), qint64(length));
    return sent < 0 ? -EPIPE : ssize_t(sent);
}

} // namespace loket::router
