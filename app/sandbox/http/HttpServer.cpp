#include "sandbox/http/HttpServer.h"

#include "core/Reasons.h"
#include "sandbox/http/HttpConnection.h"

#include <QJsonArray>

namespace loket::sandbox {

using namespace Qt::Literals::StringLiterals;

namespace {

QList<QByteArray> segmentsOf(const QByteArray& path)
{
    return path.mid(1).split('/');
}

std::optional<QStringList> match(const QList<QByteArray>& pattern, const QList<QByteArray>& path)
{
    QStringList captures;
    for (qsizetype i = 0; i < pattern.size(); ++i) {
        if (pattern[i] == "**") {
            captures.append(QString::fromUtf8(QByteArray::fromPercentEncoding(path.mid(i).join('/'))));
            return captures;
        }
        if (i >= path.size())
            return std::nullopt;
        if (pattern[i] == "*" && !path[i].isEmpty())
            captures.append(QString::fromUtf8(QByteArray::fromPercentEncoding(path[i])));
        else if (pattern[i] != path[i])
            return std::nullopt;
    }
    if (path.size() != pattern.size())
        return std::nullopt;
    return captures;
}

// Any page that is open in the demo's browser can post a form to this computer.
bool isFromElsewhere(const HttpRequest& request)
{
    return request.method != "GET" && request.header("sec-fetch-site") == "cross-site";
}

} // namespace

HttpServer::HttpServer(QObject* parent) : QObject(parent)
{
    connect(&m_server, &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket* socket = m_server.nextPendingConnection())
            new HttpConnection(socket, this);
    });
}

void HttpServer::route(const QByteArray& method, const QByteArray& pattern, Handler handler)
{
    m_routes.append({method, segmentsOf(pattern), std::move(handler)});
}

core::Result<quint16> HttpServer::listen(quint16 port)
{
    if (!m_server.listen(QHostAddress::LocalHost, port)) {
        return core::fail(core::Reason::SandboxPort, {port, m_server.errorString()});
    }
    return m_server.serverPort();
}

void HttpServer::close()
{
    m_server.close();
    qDeleteAll(findChildren<HttpConnection*>(Qt::FindDirectChildrenOnly));
}

QUrl HttpServer::url() const
{
    return QUrl(u"http://127.0.0.1:%1"_s.arg(port()));
}

HttpResponse HttpServer::dispatch(HttpRequest& request) const
{
    if (isFromElsewhere(request))
        return HttpResponse::text("a page of another site may not press this button", 403);
    const QList<QByteArray> path = segmentsOf(request.path);
    const QByteArray method = request.method == "HEAD" ? QByteArray("GET") : request.method;
    bool otherMethod = false;
    for (const Route& route : m_routes) {
        const auto captures = match(route.segments, path);
        if (!captures)
            continue;
        if (route.method != method) {
            otherMethod = true;
            continue;
        }
        request.captures = *captures;
        return route.handler(request);
    }
    if (otherMethod)
        return HttpResponse::text("this address takes another method", 405);
    return HttpResponse::text("no such address", 404);
}

HttpResponse HttpServer::control(const HttpRequest& request)
{
    if (isFromElsewhere(request))
        return HttpResponse::json({{"error"_L1, "a page of another site may not change this"_L1}}, 403);
    if (request.method == "GET") {
        QJsonArray moods;
        for (const Mood& mood : m_moods.all())
            moods.append(toJson(mood));
        return HttpResponse::json({{"moods"_L1, moods}, {"requests"_L1, m_requestCount}});
    }
    const auto json = request.json();
    if (request.method != "POST" || !json)
        return HttpResponse::json({{"error"_L1, "POST a JSON object"_L1}}, 400);
    if (json->value("reset"_L1).toBool())
        m_moods.clear();
    if (json->contains("mood"_L1)) {
        const auto mood = moodFromJson(*json);
        if (!mood) {
            return HttpResponse::json(
                {{"error"_L1,
                  "a mood is one of delay, hang, hang_after, cut, cut_after, status, status_after, garbage; "
                  "times and ms are not negative, status is 100 to 599"_L1}},
                400);
        }
        m_moods.add(*mood);
        return HttpResponse::json({{"ok"_L1, true}});
    }
    if (m_control)
        return m_control(*json);
    if (json->value("reset"_L1).toBool())
        return HttpResponse::json({{"ok"_L1, true}});
    return HttpResponse::json({{"error"_L1, "unknown command"_L1}}, 400);
}

std::optional<Mood> HttpServer::moodFor(const HttpRequest& request)
{
    return m_moods.take(request.path);
}

} // namespace loket::sandbox
