// Access to the sandbox router's state from a browser or a script, beside its API port:
//   GET  /          the hotspot users on it, as a page that refreshes itself
//   GET  /_users    the same as JSON: {"users": [{name, profile, comment, limit_uptime, disabled}]}
//   GET  /_state    RouterSandbox::state()
//   POST /_control  the moods of RouterMoods.h; 400 with a text for what is not understood
// Thread of its sandbox, which must outlive it.
#pragma once

#include "sandbox/http/HttpServer.h"
#include "sandbox/router/RouterSandbox.h"

namespace loket::sandbox {

class RouterConsole : public QObject
{
    Q_OBJECT

public:
    explicit RouterConsole(RouterSandbox& router, QObject* parent = nullptr);

    // Port 0 picks a free one. Conflict: the port is in use.
    core::Result<quint16> listen(quint16 port = 0) { return m_server.listen(port); }
    [[nodiscard]] QUrl url() const { return m_server.url(); }

private:
    [[nodiscard]] QString page() const;
    [[nodiscard]] QJsonObject users() const;

    RouterSandbox& m_router;
    HttpServer m_server;
};

} // namespace loket::sandbox
