// One SSH session that asks a host to listen for us (RFC 4254, 7.1: tcpip-forward) and leads every connection made
// there to a port of this machine. Lives in the tunnel's thread, on libssh2 through a QTcpSocket as SshWorker does:
// nothing spins, nothing blocks. Order: handshake, host key, only then the authentication, then the request to listen.
// A session that has heard nothing for three keep-alives is dead, whatever TCP still believes.
#pragma once

#include "core/Error.h"
#include "core/Secret.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTcpSocket>
#include <QTimer>

#include <chrono>
#include <libssh2.h>
#include <memory>
#include <vector>

namespace loket::router {

struct ReverseTunnelSettings
{
    QString host; // empty: no tunnel
    quint16 port = 22;
    QString user = QStringLiteral("loket");
    QString keyFile; // empty: the password
    core::Secret password;
    QString fingerprint;                              // SHA-256 of the host key
    QString remoteHost = QStringLiteral("127.0.0.1"); // where the host listens; its GatewayPorts has the last word
    quint16 remotePort = 8080;
    QString localHost = QStringLiteral("127.0.0.1");
    quint16 localPort = 0;
    std::chrono::milliseconds keepAlive{15000};

    [[nodiscard]] bool isSameAs(const ReverseTunnelSettings& other) const;
};

class ReverseWorker : public QObject
{
    Q_OBJECT

public:
    static constexpr int maxConnections = 128;
    static constexpr qint64 maxBuffered = 256 * 1024; // of one connection and direction

    explicit ReverseWorker(const ReverseTunnelSettings& settings);
    ~ReverseWorker() override;

public slots:
    void start();
    void stop();

signals:
    void listening();
    void closed(const loket::core::Error& error);

private:
    enum class Step { Idle, Connecting, Handshake, HostKey, Authentication, Listen, Open, Closed };

    // One connection that somebody made at the far end.
    struct Pipe
    {
        LIBSSH2_CHANNEL* channel = nullptr;
        QTcpSocket* socket = nullptr;
        QByteArray outgoing; // towards the far end
        bool farEnded = false;
        bool endSent = false;
        bool closing = false; // libssh2 still has to say goodbye
    };

    void pump();
    bool advance();
    bool handshake();
    bool checkHostKey();
    bool authenticate();
    bool listen();
    bool exchange();
    bool acceptOne();
    bool inward(Pipe& pipe);
    bool outward(Pipe& pipe);
    bool farewell(Pipe& pipe);
    void beat();
    void onSocketError();
    void finish(core::ErrorKind kind, const QString& detail);
    [[nodiscard]] QString lastMessage() const;

    static ssize_t receiveCallback(libssh2_socket_t, void* buffer, size_t length, int flags, void** abstract);
    static ssize_t sendCallback(libssh2_socket_t, const void* buffer, size_t length, int flags, void** abstract);

    ReverseTunnelSettings m_settings;
    QString m_pinned;
    Step m_step = Step::Idle;
    bool m_pumping = false;
    bool m_pumpAgain = false;
    QTcpSocket* m_socket = nullptr;
    QTimer* m_keepAlive = nullptr;
    QElapsedTimer m_heard;
    LIBSSH2_SESSION* m_session = nullptr;
    LIBSSH2_LISTENER* m_listener = nullptr;
    std::vector<std::unique_ptr<Pipe>> m_pipes;
};

} // namespace loket::router
