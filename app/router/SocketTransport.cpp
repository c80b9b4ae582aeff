#include "router/SocketTransport.h"

#include "core/Reasons.h"

namespace loket::router {

using namespace Qt::Literals::StringLiterals;

namespace {

// A table of megabytes is handled in pieces, with turns of the event loop between them; the rest waits in the kernel.
constexpr qint64 readAtOnce = 64 * 1024;

} // namespace

SocketTransport::SocketTransport(QString host, quint16 port) : SocketTransport(std::move(host), port, new QTcpSocket) {}

SocketTransport::SocketTransport(QString host, quint16 port, QTcpSocket* socket)
    : m_host(std::move(host)), m_port(port), m_socket(socket)
{
    m_socket->setParent(this);
    m_socket->setReadBufferSize(readAtOnce);
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

core::Error SocketTransport::advice() const
{
    switch (m_socket->error()) {
    case QAbstractSocket::ConnectionRefusedError:
        return core::makeError(core::Reason::RouterApiOffAdvice, {m_port == 8729 ? u"api-ssl"_s : u"api"_s});
    case QAbstractSocket::HostNotFoundError:
        return core::makeError(core::Reason::RouterNameAdvice);
    default:
        return core::makeError(core::Reason::RouterPowerAdvice);
    }
}

void SocketTransport::onSocketError()
{
    const QString what = m_socket->errorString();
    if (m_open)
        announceClosed(core::makeError(core::Reason::RouterClosed, {what}));
    else
        announceClosed(core::makeError(core::Reason::RouterUnreachable, {m_host, m_port, what}, advice()));
}

} // namespace loket::router
