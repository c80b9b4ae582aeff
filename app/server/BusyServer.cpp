#include "server/BusyServer.h"

#include "server/HttpServer.h"

namespace loket::server {

namespace {

constexpr int retryAfterSeconds = 15;

RouteTable refusals(const QString& message)
{
    RouteTable table;
    table.setFinish([message](const Request&, const Reply&) {
        Reply reply = failure(503, message);
        reply.headers.append({"Retry-After", QByteArray::number(retryAfterSeconds)});
        return reply;
    });
    return table;
}

} // namespace

BusyServer::BusyServer(const ServerSettings& settings, const QString& message)
    : m_settings(settings), m_message(message)
{
    m_thread.setObjectName(QStringLiteral("loket-busy"));
    m_there.moveToThread(&m_thread);
    m_thread.start();
}

BusyServer::~BusyServer()
{
    QMetaObject::invokeMethod(
        &m_there, [this] { m_server.reset(); }, Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
}

core::Result<void> BusyServer::listen()
{
    core::Result<void> result;
    QMetaObject::invokeMethod(
        &m_there,
        [&] {
            m_server = std::make_unique<HttpServer>(m_settings, refusals(m_message));
            result = m_server->listen();
            if (result)
                m_url = m_server->url();
        },
        Qt::BlockingQueuedConnection);
    return result;
}

} // namespace loket::server
