// A small HTTP/1.1 server for the counterparts, on the raw socket because a counterpart has to be able to misbehave:
// hang, cut the connection before or after the work, answer garbage (Mood.h lists all of it and the JSON of POST
// /_control). Listens on 127.0.0.1 only. Lives in the thread it was made in. Handlers answer at once; one request at a
// time per connection, keep-alive, Content-Length bodies up to 1 MiB.
#pragma once

#include "core/Error.h"
#include "sandbox/http/HttpMessage.h"
#include "sandbox/http/Mood.h"

#include <QObject>
#include <QTcpServer>

#include <functional>

namespace loket::sandbox {

inline constexpr qint64 maxSandboxBodyBytes = 1024 * 1024;

class HttpServer : public QObject
{
    Q_OBJECT

public:
    using Handler = std::function<HttpResponse(const HttpRequest&)>;
    // Gets every POST /_control that is not a mood: the counterpart's own commands, and resets.
    using ControlHandler = std::function<HttpResponse(const QJsonObject&)>;

    explicit HttpServer(QObject* parent = nullptr);

    // `pattern` is matched segment by segment; "*" matches any one non-empty segment and is captured, a last "**"
    // for the rest. Routes are tried in the order they were added; a known path with another method gets 405.
    void route(const QByteArray& method, const QByteArray& pattern, Handler handler);
    void setControl(ControlHandler handler) { m_control = std::move(handler); }

    // Port 0 picks a free one. Conflict: the port is in use.
    core::Result<quint16> listen(quint16 port = 0);
    // Stops listening and cuts every connection, as a counterpart that is switched off.
    void close();
    [[nodiscard]] quint16 port() const { return m_server.serverPort(); }
    // "http://127.0.0.1:PORT"
    [[nodiscard]] QUrl url() const;

    void addMood(const Mood& mood) { m_moods.add(mood); }
    void clearMoods() { m_moods.clear(); }
    // The answer to a request that came another way than through the port: no moods.
    [[nodiscard]] HttpResponse answer(HttpRequest request) const { return dispatch(request); }
    // Requests read so far, without those to /_control.
    [[nodiscard]] int requestCount() const { return m_requestCount; }

signals:
    // Every request that was read, before any mood.
    void requested(const loket::sandbox::HttpRequest& request);

private:
    friend class HttpConnection;
    struct Route
    {
        QByteArray method;
        QList<QByteArray> segments;
        Handler handler;
    };

    [[nodiscard]] HttpResponse dispatch(HttpRequest& request) const;
    HttpResponse control(const HttpRequest& request);
    std::optional<Mood> moodFor(const HttpRequest& request);

    QTcpServer m_server;
    QList<Route> m_routes;
    ControlHandler m_control;
    Moods m_moods;
    int m_requestCount = 0;
};

} // namespace loket::sandbox
