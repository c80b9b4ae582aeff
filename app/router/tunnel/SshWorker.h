// One SSH session with one channel to the router's own API port (direct-tcpip to 127.0.0.1), on libssh2. Lives in the
// tunnel's thread: key exchange and signatures cost milliseconds that the engine does not have. libssh2 reads and
// writes through a QTcpSocket by callbacks, so name resolution, connecting and the death of the other side are Qt's
// business and nothing spins. Order: handshake, host key, and only then the authentication.
#pragma once

#include "core/Error.h"
#include "router/RouterSettings.h"

#include <QObject>
#include <QTcpSocket>
#include <QTimer>

#include <libssh2.h>
#include <memory>

namespace loket::router {

class SshWorker : public QObject
{
    Q_OBJECT

public:
    explicit SshWorker(const RouterSettings& settings);
    ~SshWorker() override;

public slots:
    void start();
    void write(const QByteArray& bytes);
    void stop();

signals:
    void fingerprintSeen(const QString& fingerprint);
    void opened();
    void received(const QByteArray& bytes);
    void closed(const loket::core::Error& error);

private:
    enum class Step { Idle, Connecting, Handshake, HostKey, Authentication, Channel, Open, Closed };

    void pump();
    // One step further; false where the other side has to speak first, or nothing is left to do.
    bool advance();
    bool handshake();
    bool checkHostKey();
    bool authenticate();
    bool openChannel();
    bool exchange();
    bool flushOutgoing();
    void onSocketError();
    void sendKeepAlive();
    void finish(core::ErrorKind kind, const QString& detail);
    [[nodiscard]] QString lastMessage() const;

    static ssize_t receiveCallback(libssh2_socket_t, void* buffer, size_t length, int flags, void** abstract);
    static ssize_t sendCallback(libssh2_socket_t, const void* buffer, size_t length, int flags, void** abstract);

    RouterSettings m_settings;
    QString m_host;
    QByteArray m_user;
    QString m_pinned;
    Step m_step = Step::Idle;
    bool m_pumping = false;
    QTcpSocket* m_socket = nullptr;
    QTimer* m_keepAlive = nullptr;
    LIBSSH2_SESSION* m_session = nullptr;
    LIBSSH2_CHANNEL* m_channel = nullptr;
    QByteArray m_outgoing;
};

} // namespace loket::router
