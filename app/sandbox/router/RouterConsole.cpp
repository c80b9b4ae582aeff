#include "sandbox/router/RouterConsole.h"

#include <QJsonArray>

namespace loket::sandbox {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype shownUsers = 200; // the newest; the page is an overview, /_users has all

} // namespace

RouterConsole::RouterConsole(RouterSandbox& router, QObject* parent) : QObject(parent), m_router(router), m_server(this)
{
    m_server.route("GET", "/", [this](const HttpRequest&) { return HttpResponse::html(page()); });
    m_server.route("GET", "/_users", [this](const HttpRequest&) { return HttpResponse::json(users()); });
    m_server.route("GET", "/_state", [this](const HttpRequest&) { return HttpResponse::json(m_router.state()); });
    m_server.setControl([this](const QJsonObject& command) {
        const QString complaint = m_router.control(command);
        if (complaint.isEmpty())
            return HttpResponse::json({{u"success"_s, true}});
        return HttpResponse::json({{u"success"_s, false}, {u"message"_s, complaint}}, 400);
    });
}

QJsonObject RouterConsole::users() const
{
    QJsonArray all;
    for (const SandboxUser& user : m_router.users()) {
        all += QJsonObject{{u"name"_s, user.name},
                           {u"profile"_s, user.profile},
                           {u"comment"_s, user.comment},
                           {u"limit_uptime"_s, user.limitUptime},
                           {u"disabled"_s, user.disabled}};
    }
    return {{u"users"_s, all}};
}

QString RouterConsole::page() const
{
    const QList<SandboxUser> all = m_router.users();
    QString rows;
    for (auto user = all.crbegin(); user != all.crend() && std::distance(all.crbegin(), user) < shownUsers; ++user) {
        rows += u"<tr><td class=code>%1<td>%2<td>%3<td class=quiet>%4"_s.arg(
            user->name.toHtmlEscaped(), user->profile.toHtmlEscaped(), user->limitUptime.toHtmlEscaped(),
            user->comment.toHtmlEscaped());
    }
    return u"<!doctype html><html lang=en><meta charset=utf-8><meta http-equiv=refresh content=2>"
           "<meta name=viewport content='width=device-width,initial-scale=1'><title>Sandbox router</title><style>"
           "body{font:15px/1.5 system-ui,sans-serif;margin:0 "
           "auto;max-width:52rem;padding:1.5rem;color:#1d2433;background:#f6f7f9}"
           "table{border-collapse:collapse;width:100%;background:#fff;border-radius:8px;overflow:hidden}"
           "td,th{text-align:left;padding:.45rem .8rem;border-bottom:1px solid "
           "#e6e8ee}.code{font-family:monospace;font-size:1.1em}"
           ".quiet{color:#6b7385}@media(prefers-color-scheme:dark){body{color:#e6e8ee;background:#14171c}table{"
           "background:#1d2128}"
           "td,th{border-color:#2c323c}}</style><h1>Sandbox router</h1>"
           "<p>/ip/hotspot/user has <b>%1</b> rows; the newest are shown. %2 API sessions.</p>"
           "<table><tr><th>name<th>profile<th>limit-uptime<th>comment%3</table></html>"_s.arg(all.size())
               .arg(m_router.sessions())
               .arg(rows);
}

} // namespace loket::sandbox
