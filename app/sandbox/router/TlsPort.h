// A listening port that passes on sockets once their TLS handshake is done, as the router's api-ssl does: with a
// certificate, or without one by anonymous Diffie-Hellman.
#pragma once

#include <QSslCertificate>
#include <QSslKey>
#include <QSslSocket>
#include <QTcpServer>

namespace loket::sandbox {

class TlsPort : public QTcpServer
{
    Q_OBJECT

public:
    using QTcpServer::QTcpServer;

    // A null certificate: anonymous.
    void present(const QSslCertificate& certificate, const QSslKey& key);

signals:
    void secured(QTcpSocket* socket);

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    QSslCertificate m_certificate;
    QSslKey m_key;
};

} // namespace loket::sandbox
