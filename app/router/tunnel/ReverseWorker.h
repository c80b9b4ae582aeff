// An SSH session that asks a host to listen for us (RFC 4254, 7.1: tcpip-forward) and forwards every connection made
// there to a port of this computer. See SshSession.
#pragma once

#include "router/tunnel/SshSession.h"

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
    QString remoteHost = QStringLiteral("127.0.0.1"); // where the host listens; its GatewayPorts decides
    quint16 remotePort = 8080;
    QString localHost = QStringLiteral("127.0.0.1");
    quint16 localPort = 0;
    std::chrono::milliseconds keepAlive{15000};

    [[nodiscard]] bool isSameAs(const ReverseTunnelSettings& other) const;
};

class ReverseWorker : public SshSession
{
    Q_OBJECT

public:
    static constexpr int maxConnections = 128;
    static constexpr qint64 maxBuffered = 256 * 1024; // of one connection and direction

    explicit ReverseWorker(const ReverseTunnelSettings& settings);
    ~ReverseWorker() override;

signals:
    void listening();

protected:
    [[nodiscard]] core::Error errorFor(Trouble trouble, const QString& what) const override;
    bool proceed() override;
    void release() override;

private:
    // One connection that somebody made at the far end.
    struct Pipe
    {
        LIBSSH2_CHANNEL* channel = nullptr;
        QTcpSocket* socket = nullptr;
        QByteArray outgoing; // towards the far end
        bool farEnded = false;
        bool endSent = false;
        bool closing = false; // libssh2 still has to close it
    };

    bool listen();
    bool exchange();
    bool acceptOne();
    bool inward(Pipe& pipe);
    bool outward(Pipe& pipe);
    bool farewell(Pipe& pipe);

    ReverseTunnelSettings m_settings;
    LIBSSH2_LISTENER* m_listener = nullptr;
    std::vector<std::unique_ptr<Pipe>> m_pipes;
};

} // namespace loket::router
