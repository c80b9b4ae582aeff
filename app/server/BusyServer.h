// Answers every request with 503 and Retry-After while the engine is busy with something that takes minutes and cannot
// serve: a gateway then retries later instead of giving up the address. Serves in a thread of its own; make,
// use and delete it in one thread, which need not have an event loop.
#pragma once

#include "core/Error.h"
#include "server/ServerSettings.h"

#include <QThread>

#include <memory>

namespace loket::server {

class HttpServer;

class BusyServer
{
public:
    // `message` is in every answer.
    BusyServer(const ServerSettings& settings, const QString& message);
    ~BusyServer();
    BusyServer(const BusyServer&) = delete;
    BusyServer& operator=(const BusyServer&) = delete;

    // As HttpServer::listen().
    [[nodiscard]] core::Result<void> listen();
    [[nodiscard]] QUrl url() const { return m_url; }

private:
    QThread m_thread;
    QObject m_there; // in that thread
    ServerSettings m_settings;
    QString m_message;
    std::unique_ptr<HttpServer> m_server;
    QUrl m_url;
};

} // namespace loket::server
