// The embedded HTTP server: QHttpServer's module behind the guard, with one entry point for everything, the RouteTable.
// The only class of Loket that uses QHttpServer. Make, use and delete it in one thread with an event loop.
#pragma once

#include "server/EventStream.h"
#include "server/RouteTable.h"
#include "server/ServerSettings.h"
#include "server/TrustedProxies.h"

#include <QObject>

#include <functional>
#include <memory>

namespace loket::server {

class HttpServer : public QObject
{
    Q_OBJECT

public:
    HttpServer(ServerSettings settings, RouteTable router, QObject* parent = nullptr);
    ~HttpServer() override;

    // Misconfigured: certificate, key or trusted proxies are unusable; Unavailable: the address is in use, or (with the
    // reason AddressNotThere) this computer does not have it, perhaps not yet.
    core::Result<void> listen();
    // Refuses new connections and ends the open ones.
    void stop();

    // Makes `path` a WebSocket that sends `events`; before listen(). The stream must outlive the server's listening.
    void setEvents(const char* path, EventStream& events);
    // Called with the status of every request that the guard refuses; before listen().
    void onRefusal(std::function<void(int status)> listener) { m_onRefusal = std::move(listener); }
    // The setting server.trusted_proxies, at once. InvalidInput: the old ones remain.
    core::Result<void> setTrustedProxies(const QStringList& addresses);

    // What its routes answer, past the guard.
    [[nodiscard]] Reply answer(const Request& request) const { return m_router.answer(request); }

    // Where it listens, or will: "http://127.0.0.1:3000".
    [[nodiscard]] QUrl url() const;
    [[nodiscard]] quint16 port() const;
    [[nodiscard]] int openConnections() const;

private:
    class Front;

    ServerSettings m_settings;
    RouteTable m_router;
    TrustedProxies m_proxies;
    QStringList m_eventsPath;
    EventStream* m_events = nullptr;
    std::function<void(int status)> m_onRefusal = [](int) {};
    std::unique_ptr<Front> m_front;
};

} // namespace loket::server
