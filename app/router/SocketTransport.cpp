#include "router/SocketTransport.h"

namespace loket::router {

using namespace Qt::Literals::StringLiterals;

SocketTransport::SocketTransport(QString host, quint16 port) : SocketTransport(std::move(host), port, new QTcpSocket) {}

SocketTransport::SocketTransport(QString host, quint16 port, QTcpSocket* socket)
    : m_host(std::move(host)), m_port(port), m_socket(socket)
{
    m_socket->setParent(this);
    connect(m_socket, &QTcpSocket::connected, this, &SocketTransport::tune);
    connect(m_socket, &QTcpSocket::readyRead, this, &Transport::readyRead);
    connect(m_socket, &QTcpSocket::errorOccurred, this, &SocketTransport::onSocketError);
}

void SocketTransport::open()
{
    connect(m_socket, &QTcpSocket::connected, this, &SocketTransport::announceOpen);
    m_socket->connectToHost(m_host, m_port);
}

void SocketTransport::write(const QByteArray& bytes)
{
    m_socket->write(bytes);
}

QByteArray SocketTransport::readAll()
{
    return m_socket->readAll();
}

void SocketTransport::abort()
{
    m_finished = true;
    m_socket->abort();
}

void SocketTransport::tune()
{
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    m_socket->setSocketOption(QAbstractSocket::KeepAliveOption, 1);
}

void SocketTransport::announceOpen()
{
    m_open = true;
    emit opened();
}

void SocketTransport::announceClosed(const core::Error& error)
{
    if (m_finished)
        return;
    abort();
    emit closed(error);
}

QString SocketTransport::advice() const
{
    switch (m_socket->error()) {
    case QAbstractSocket::ConnectionRefusedError:
        return u"is the API switched on? On the router: /ip service enable %1"_s.arg(m_port == 8729 ? u"api-ssl"_s
                                                                                                    : u"api"_s);
    case QAbstractSocket::HostNotFoundError:
        return u"check the router's host name in the settings"_s;
    default:
        return u"check its address and that it is switched on and in the same network"_s;
    }
}

void SocketTransport::onSocketError()
{
    const QString what = m_socket->errorString();
    if (m_open)
        announceClosed({core::ErrorKind::ConnectionLost, u"the router closed the connection (%1)"_s.arg(what)});
    else
        announceClosed({core::ErrorKind::Unreachable,
                        u"cannot reach the router at %1:%2 (%3); %4"_s.arg(m_host).arg(m_port).arg(what, advice())});
}

} // namespace loket::router
