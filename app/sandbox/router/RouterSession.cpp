#include "sandbox/router/RouterSession.h"

#include <QPointer>

namespace loket::sandbox {

RouterSession::RouterSession(QTcpSocket* socket, QObject* parent) : QObject(parent), m_socket(socket)
{
    m_socket->setParent(this);
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    connect(m_socket, &QTcpSocket::readyRead, this, &RouterSession::read);
    connect(m_socket, &QTcpSocket::disconnected, this, &RouterSession::end);
}

void RouterSession::read()
{
    const QPointer<RouterSession> alive = this;
    const bool understood = m_reader.add(m_socket->readAll());
    for (Words words = m_reader.next(); !words.isEmpty(); words = m_reader.next()) {
        emit sentence(this, words);
        if (!alive || m_ended)
            return;
    }
    if (!understood)
        cut();
}

void RouterSession::write(const QList<Words>& sentences, bool oneByteWrites)
{
    if (m_ended)
        return;
    QByteArray bytes;
    for (const Words& words : sentences)
        bytes += packSentence(words);
    if (!oneByteWrites) {
        m_socket->write(bytes);
        return;
    }
    for (const char byte : bytes) {
        m_socket->write(&byte, 1);
        m_socket->flush();
    }
}

void RouterSession::closeAfter(const QList<Words>& sentences)
{
    write(sentences, false);
    m_socket->disconnectFromHost();
}

void RouterSession::cut()
{
    m_socket->abort();
    end();
}

void RouterSession::end()
{
    if (m_ended)
        return;
    m_ended = true;
    emit closed(this);
}

} // namespace loket::sandbox
