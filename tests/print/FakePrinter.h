// A receipt printer on a real TCP port, in a thread of its own: stores what it gets and answers requests for its
// status.
#pragma once

#include <QMutex>
#include <QTcpServer>
#include <QTcpSocket>
#include <QThread>

namespace loket::tests {

class FakePrinter
{
public:
    enum class Mood { Silent, Ready, NoPaper, CoverOpen, PaperEndsWhilePrinting, Deaf, HangsUp };

    explicit FakePrinter(Mood mood = Mood::Silent, quint16 port = 0) : m_mood(mood)
    {
        m_thread.start();
        m_worker.moveToThread(&m_thread);
        QMetaObject::invokeMethod(
            &m_worker, [this, port] { listen(port); }, Qt::BlockingQueuedConnection);
    }

    ~FakePrinter()
    {
        QMetaObject::invokeMethod(
            &m_worker, [this] { delete m_server; }, Qt::BlockingQueuedConnection);
        m_thread.quit();
        m_thread.wait();
    }

    [[nodiscard]] quint16 port() const { return m_port; }

    // Without the status requests.
    [[nodiscard]] QByteArray received() const
    {
        const QMutexLocker lock(&m_mutex);
        return m_received;
    }
    [[nodiscard]] int connections() const
    {
        const QMutexLocker lock(&m_mutex);
        return m_connections;
    }

private:
    void listen(quint16 port)
    {
        m_server = new QTcpServer;
        m_server->listen(QHostAddress::LocalHost, port);
        m_port = m_server->serverPort();
        QObject::connect(m_server, &QTcpServer::newConnection, &m_worker, [this] {
            QTcpSocket* socket = m_server->nextPendingConnection();
            {
                const QMutexLocker lock(&m_mutex);
                ++m_connections;
            }
            if (m_mood == Mood::Deaf)
                return socket->setReadBufferSize(1);
            QObject::connect(socket, &QTcpSocket::readyRead, socket, [this, socket] { read(*socket); });
        });
    }

    void read(QTcpSocket& socket)
    {
        QByteArray bytes = socket.readAll();
        for (qsizetype at; (at = bytes.indexOf("\x10\x04")) >= 0;) {
            take(bytes.first(at));
            answer(socket, bytes.size() > at + 2 ? bytes[at + 2] : char(0));
            bytes = bytes.mid(at + 3);
        }
        take(bytes);
        if (m_mood == Mood::HangsUp && !bytes.isEmpty())
            socket.abort();
    }

    void take(const QByteArray& bytes)
    {
        const QMutexLocker lock(&m_mutex);
        m_received += bytes;
    }

    void answer(QTcpSocket& socket, char question)
    {
        const bool started = !received().isEmpty();
        char byte = 0x12;
        if (m_mood == Mood::Silent || m_mood == Mood::HangsUp)
            return;
        if (question == 4 && (m_mood == Mood::NoPaper || (m_mood == Mood::PaperEndsWhilePrinting && started)))
            byte = 0x72;
        if (question == 2 && m_mood == Mood::CoverOpen)
            byte = 0x16;
        socket.write(&byte, 1);
    }

    Mood m_mood;
    QThread m_thread;
    QObject m_worker;
    QTcpServer* m_server = nullptr;
    quint16 m_port = 0;
    mutable QMutex m_mutex;
    QByteArray m_received;
    int m_connections = 0;
};

} // namespace loket::tests
