// Plain TCP to the API port. No Nagle (a command waits for nothing), SO_KEEPALIVE (a router that lost power is
// noticed).
#pragma once

#include "router/Transport.h"

#include <QTcpSocket>

namespace loket::router {

class SocketTransport : public Transport
{
    Q_OBJECT

public:
    SocketTransport(QString host, quint16 port);

    void open() override;
    void write(const QByteArray& bytes) override;
    QByteArray readAll() override;
    void abort() override;

protected:
    // `socket` becomes the transport's own.
    SocketTransport(QString host, quint16 port, QTcpSocket* socket);
    [[nodiscard]] const QString& host() const { return m_host; }
    [[nodiscard]] quint16 port() const { return m_port; }
    // Emits opened() once the stream may be used.
    void announceOpen();
    // Emits closed() once and releases the socket.
    void announceClosed(const core::Error& error);
    [[nodiscard]] bool isFinished() const { return m_finished; }
    // Handles a socket error before opened().
    [[nodiscard]] virtual core::Error advice() const;

private:
    void tune();
    void onSocketError();

    QString m_host;
    quint16 m_port;
    QTcpSocket* m_socket;
    bool m_open = false;
    bool m_finished = false;
};

} // namespace loket::router
