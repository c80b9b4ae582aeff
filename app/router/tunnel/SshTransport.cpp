#include "router/tunnel/SshTransport.h"

#include "router/tunnel/SshWorker.h"

namespace loket::router {

SshTransport::SshTransport(const RouterSettings& settings) : m_worker(new SshWorker(settings))
{
    qRegisterMetaType<core::Error>();
    m_thread.setObjectName(QStringLiteral("tunnel"));
    m_worker->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    connect(m_worker, &SshWorker::fingerprintSeen, this, &Transport::fingerprintSeen);
    connect(m_worker, &SshWorker::opened, this, &Transport::opened);
    connect(m_worker, &SshWorker::closed, this, &Transport::closed);
    connect(m_worker, &SshWorker::received, this, [this](const QByteArray& bytes) {
        m_incoming += bytes;
        emit readyRead();
    });
}

SshTransport::~SshTransport()
{
    abort();
    if (m_started)
        m_thread.wait(); // every step of the worker is short and none of them blocks
    else
        delete m_worker;
}

void SshTransport::open()
{
    m_started = true;
    m_thread.start();
    QMetaObject::invokeMethod(m_worker, &SshWorker::start, Qt::QueuedConnection);
}

void SshTransport::write(const QByteArray& bytes)
{
    QMetaObject::invokeMethod(
        m_worker, [worker = m_worker, bytes] { worker->write(bytes); }, Qt::QueuedConnection);
}

QByteArray SshTransport::readAll()
{
    return std::exchange(m_incoming, {});
}

void SshTransport::abort()
{
    if (std::exchange(m_aborted, true))
        return; // the worker may be gone by now
    m_worker->disconnect(this);
    m_incoming.clear();
    m_thread.quit();
}

} // namespace loket::router
