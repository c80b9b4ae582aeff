// One SSH session on libssh2 up to its login, and the pumping of what uses it: SshWorker's channel to a
// router's API port, ReverseWorker's forwarded port. Lives in a tunnel's thread: key exchange and signatures cost
// milliseconds that the engine cannot spare. libssh2 reads and writes through a QTcpSocket by callbacks, so name
// resolution, connecting and the loss of the other side are Qt's part and nothing spins. Order: handshake, host
// key, and only then the authentication. A peer that has sent nothing for three keep-alives is gone, whatever
// TCP reports.
#pragma once

#include "core/Error.h"
#include "core/Secret.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTcpSocket>
#include <QTimer>

#include <chrono>
#include <libssh2.h>
#include <optional>

namespace loket::router {

struct SshPeer
{
    QString host;
    quint16 port = 22;
    QString user;
    QString keyFile;     // empty: the password
    core::Secret secret; // the password, or the key's passphrase
    QString fingerprint; // SHA-256 of the host key, as it was confirmed
    std::chrono::milliseconds keepAlive;
};

class SshSession : public QObject
{
    Q_OBJECT

public:
    static constexpr int deafAfter = 3; // keep-alives without an answer

public slots:
    void start();
    void stop();

signals:
    void fingerprintSeen(const QString& fingerprint);
    void closed(const loket::core::Error& error);

protected:
    enum class Trouble {
        Unreachable,     // no connection, or it was closed before the session was open
        NotSsh,          // the handshake failed
        NoUsableHostKey, // no host key, cipher or key exchange that both sides support
        NoHostKey,
        NotConfirmed, // `what` is the host key's fingerprint
        Changed,      // likewise
        KeyFile,      // cannot be read, or its passphrase is wrong
        Refused,      // the login
        Lost,         // the connection, after the session was open
        Silent,       // see deafAfter
    };

    explicit SshSession(const SshPeer& peer);

    // The error for a problem; `what` is the library's or the socket's own text for it.
    [[nodiscard]] virtual core::Error errorFor(Trouble trouble, const QString& what) const = 0;
    // After the login: one step further. False where the other side has to send first, or nothing is left to do.
    virtual bool proceed() = 0;
    // Releases what belongs to the session, before it ends. Called from every stop(), so also where there is nothing.
    virtual void release() = 0;

    // Continues as far as the other side permits; called again from within, it loops once more.
    void pump();
    // The channel on it works now.
    void setOpen() { m_step = Step::Open; }
    [[nodiscard]] bool isOpen() const { return m_step == Step::Open; }
    [[nodiscard]] const SshPeer& peer() const { return m_peer; }
    [[nodiscard]] LIBSSH2_SESSION* session() const { return m_session; }
    [[nodiscard]] QString lastMessage() const;
    // Ends it. False, for the steps that answer whether there is another one.
    bool finish(const core::Error& error);

private:
    enum class Step { Idle, Connecting, Handshake, HostKey, Authentication, LoggedIn, Open, Closed };

    bool advance();
    bool handshake();
    bool checkHostKey();
#ifdef Q_OS_WIN
    bool readKey();
#endif
    bool authenticate();
    void onConnected();
    void onSocketError();
    void beat();
    bool fail(Trouble trouble, const QString& what);

    static ssize_t receiveCallback(libssh2_socket_t, void* buffer, size_t length, int flags, void** abstract);
    static ssize_t sendCallback(libssh2_socket_t, const void* buffer, size_t length, int flags, void** abstract);

    SshPeer m_peer;
    QString m_pinned;
#ifdef Q_OS_WIN
    std::optional<core::Secret> m_key; // the file's content; a login is asked for several times
#endif
    Step m_step = Step::Idle;
    bool m_pumping = false;
    bool m_pumpAgain = false;
    QTcpSocket* m_socket = nullptr;
    QTimer* m_keepAlive = nullptr;
    QElapsedTimer m_heard;
    LIBSSH2_SESSION* m_session = nullptr;
};

} // namespace loket::router
