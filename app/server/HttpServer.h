// The embedded HTTP server: QHttpServer's module behind the guard, with one entry point for everything, the Router.
// The only class of Loket that names QHttpServer. Make, use and delete it in one thread with an event loop.
#pragma once

#include "server/Router.h"
#include "server/ServerSettings.h"
#include "server/TrustedProxies.h"

#include <QObject>

#include <memory>

namespace loket::server {

class HttpServer : public QObject
{
    Q_OBJECT

public:
    HttpServer(ServerSettings settings, Router router, QObject* parent = nullptr);
    ~HttpServer() override;

    // Misconfigured: certificate, key or trusted proxies are unusable; Unavailable: the address is taken or not ours.
    core::Result<void> listen();
    // Refuses new connections and ends the open ones.
    void stop();

    // Where it listens: "http://127.0.0.1:3000". Only meaningful after listen().
    [[nodiscard]] QUrl url() const;
    [[nodiscard]] quint16 port() const;
    [[nodiscard]] int openConnections() const;

private:
    class Front;

    ServerSettings m_settings;
    Router m_router;
    TrustedProxies m_proxies;
    std::unique_ptr<Front> m_front;
};

} // namespace loket::server
