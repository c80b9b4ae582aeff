#include "router/tunnel/SshSession.h"

#include "core/Reasons.h"
#include "router/Transport.h"

#include <QFile>

#include <cerrno>
#include <mutex>

namespace loket::router {

using namespace Qt::Literals::StringLiterals;

namespace {

void initialiseLibrary()
{
    static std::once_flag once;
    std::call_once(once, [] { libssh2_init(0); });
}

} // namespace

SshSession::SshSession(const SshPeer& peer) : m_peer(peer), m_pinned(normalisedFingerprint(peer.fingerprint)) {}

void SshSession::start()
{
    initialiseLibrary();
    m_step = Step::Connecting;
    m_heard.start();
    m_socket = new QTcpSocket(this);
    m_keepAlive = new QTimer(this);
    connect(m_keepAlive, &QTimer::timeout, this, &SshSession::beat);
    connect(m_socket, &QTcpSocket::connected, this, &SshSession::onConnected);
    connect(m_socket, &QTcpSocket::readyRead, this, &SshSession::pump);
    connect(m_socket, &QTcpSocket::errorOccurred, this, &SshSession::onSocketError);
    m_keepAlive->start(m_peer.keepAlive); // also the deadline of a host that accepts and sends nothing
    m_socket->connectToHost(m_peer.host, m_peer.port);
}

void SshSession::onConnected()
{
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    m_socket->setSocketOption(QAbstractSocket::KeepAliveOption, 1);
    m_session = libssh2_session_init_ex(nullptr, nullptr, nullptr, this);
    if (!m_session) {
        finish(core::makeError(core::Reason::SshNoSession));
        return;
    }
#if LIBSSH2_VERSION_NUM >= 0x010b01
    const auto set = [this](int which, auto* callback) {
        libssh2_session_callback_set2(m_session, which, reinterpret_cast<libssh2_cb_generic*>(callback));
    };
#else
    const auto set = [this](int which, auto* callback) {
        libssh2_session_callback_set(m_session, which, reinterpret_cast<void*>(callback));
    };
#endif
    set(LIBSSH2_CALLBACK_RECV, &receiveCallback);
    set(LIBSSH2_CALLBACK_SEND, &sendCallback);
    libssh2_session_set_blocking(m_session, 0);
    m_step = Step::Handshake;
    pump();
}

// No orderly close: stop() does not wait, and the other side frees a session whose connection is gone.
void SshSession::stop()
{
    m_step = Step::Closed;
    if (m_pumping)
        return; // pump() returns here
    if (m_keepAlive)
        m_keepAlive->stop();
    if (m_socket) {
        m_socket->disconnect(this);
        m_socket->abort();
    }
    release();
    if (m_session)
        libssh2_session_free(m_session);
    m_session = nullptr;
}

void SshSession::pump()
{
    if (m_step == Step::Closed)
        return;
    if (m_pumping) {
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

bool SshSession::advance()
{
    switch (m_step) {
    case Step::Handshake:
        return handshake();
    case Step::HostKey:
        return checkHostKey();
    case Step::Authentication:
        return authenticate();
    case Step::LoggedIn:
    case Step::Open:
        return proceed();
    case Step::Idle:
    case Step::Connecting:
    case Step::Closed:
        return false;
    }
    return false;
}

bool SshSession::handshake()
{
    const int rc = libssh2_session_handshake(m_session, libssh2_socket_t(m_socket->socketDescriptor()));
    if (rc == LIBSSH2_ERROR_EAGAIN)
        return false;
    if (rc == LIBSSH2_ERROR_KEY_EXCHANGE_FAILURE || rc == LIBSSH2_ERROR_METHOD_NONE || rc == LIBSSH2_ERROR_KEX_FAILURE)
        return fail(Trouble::NoUsableHostKey, lastMessage());
    if (rc != 0)
        return fail(Trouble::NotSsh, lastMessage());
    m_step = Step::HostKey;
    return true;
}

bool SshSession::checkHostKey()
{
    constexpr int sha256Bytes = 32;
    const char* hash = libssh2_hostkey_hash(m_session, LIBSSH2_HOSTKEY_HASH_SHA256);
    if (!hash)
        return fail(Trouble::NoHostKey, {});
    const QString seen = QString::fromLatin1(QByteArray(hash, sha256Bytes).toHex());
    emit fingerprintSeen(seen);
    if (m_pinned.isEmpty())
        return fail(Trouble::NotConfirmed, seen);
    if (seen != m_pinned)
        return fail(Trouble::Changed, seen);
    m_step = Step::Authentication;
    return true;
}

#ifdef Q_OS_WIN
// Not left to the library, which opens files by names of the code page there, which lacks most letters.
bool SshSession::readKey()
{
    constexpr qint64 longestKey = 64 * 1024;
    if (m_key)
        return true;
    QFile file(m_peer.keyFile);
    if (!file.open(QIODevice::ReadOnly))
        return fail(Trouble::KeyFile, file.errorString());
    m_key.emplace(file.read(longestKey));
    return true;
}
#endif

bool SshSession::authenticate()
{
    // A second call after success would wait for ever.
    int rc = 0;
    if (!libssh2_userauth_authenticated(m_session)) {
        const QByteArray user = m_peer.user.toUtf8();
        const QByteArray secret = m_peer.secret.reveal();
        if (m_peer.keyFile.isEmpty())
            rc = libssh2_userauth_password_ex(m_session, user.constData(), uint(user.size()), secret.constData(),
                                              uint(secret.size()), nullptr);
        else
#ifdef Q_OS_WIN
        {
            if (!readKey())
                return false;
            const QByteArray key = m_key->reveal();
            rc = libssh2_userauth_publickey_frommemory(m_session, user.constData(), size_t(user.size()), nullptr, 0,
                                                       key.constData(), size_t(key.size()), secret.constData());
        }
#else
            rc = libssh2_userauth_publickey_fromfile_ex(m_session, user.constData(), uint(user.size()), nullptr,
                                                        m_peer.keyFile.toLocal8Bit().constData(), secret.constData());
#endif
    }
    if (rc == LIBSSH2_ERROR_EAGAIN)
        return false;
    if (rc == LIBSSH2_ERROR_FILE)
        return fail(Trouble::KeyFile, lastMessage());
    if (rc != 0)
        return fail(Trouble::Refused, lastMessage());
    libssh2_keepalive_config(m_session, 1, 1); // beat() decides when it is sent
    m_step = Step::LoggedIn;
    return true;
}

void SshSession::beat()
{
    if (m_step == Step::Closed || m_pumping)
        return;
    if (std::chrono::milliseconds(m_heard.elapsed()) > m_peer.keepAlive * deafAfter) {
        fail(Trouble::Silent, {});
        return;
    }
    int next = 0;
    if (m_step == Step::Open)
        libssh2_keepalive_send(m_session, &next);
    pump();
}

void SshSession::onSocketError()
{
    pump(); // what had arrived before the end still counts
    fail(m_step == Step::Open ? Trouble::Lost : Trouble::Unreachable, m_socket->errorString());
}

bool SshSession::fail(Trouble trouble, const QString& what)
{
    return finish(errorFor(trouble, what));
}

bool SshSession::finish(const core::Error& error)
{
    if (m_step == Step::Closed)
        return false;
    m_step = Step::Closed;
    emit closed(error);
    stop();
    return false;
}

QString SshSession::lastMessage() const
{
    char* text = nullptr;
    int length = 0;
    libssh2_session_last_error(m_session, &text, &length, 0);
    return QString::fromUtf8(text, length);
}

ssize_t SshSession::receiveCallback(libssh2_socket_t, void* buffer, size_t length, int, void** abstract)
{
    auto* self = static_cast<SshSession*>(*abstract);
    const qint64 got = self->m_socket->read(static_cast<char*>(buffer), qint64(length));
    if (got > 0) {
        self->m_heard.restart();
        return ssize_t(got);
    }
    return self->m_socket->state() == QAbstractSocket::ConnectedState ? -EAGAIN : 0;
}

// Qt buffers what the kernel does not accept yet; the channels' windows bound how much that can be.
ssize_t SshSession::sendCallback(libssh2_socket_t, const void* buffer, size_t length, int, void** abstract)
{
    QTcpSocket* socket = static_cast<SshSession*>(*abstract)->m_socket;
    if (socket->state() != QAbstractSocket::ConnectedState)
        return -EPIPE;
    const qint64 sent = socket->write(static_cast<const char*>(buffer), qint64(length));
    return sent < 0 ? -EPIPE : ssize_t(sent);
}

} // namespace loket::router
