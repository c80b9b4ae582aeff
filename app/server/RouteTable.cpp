#include "server/RouteTable.h"

#include "core/Log.h"

#include <QElapsedTimer>

#include <algorithm>

namespace loket::server {

using namespace Qt::Literals::StringLiterals;

Q_LOGGING_CATEGORY(lcServer, "loket.server")

namespace {

constexpr auto placeholder = QLatin1StringView("*");
constexpr qsizetype maxIdDigits = 18; // below 2^63 whatever the digits are

// The placeholders' values, or nothing where the path does not match.
std::optional<QStringList> matched(const QStringList& pattern, const QStringList& segments)
{
    if (pattern.size() != segments.size())
        return std::nullopt;
    QStringList parameters;
    for (qsizetype i = 0; i < pattern.size(); ++i) {
        if (pattern.at(i) == placeholder && !segments.at(i).isEmpty())
            parameters.append(segments.at(i));
        else if (pattern.at(i) != segments.at(i))
            return std::nullopt;
    }
    return parameters;
}

} // namespace

void RouteTable::add(const QByteArray& method, const char* pattern, Handler handler)
{
    m_routes.push_back({method, splitPath(pattern).value(), std::move(handler)});
}

Reply RouteTable::find(Request& request, QByteArray& route) const
{
    QByteArrayList allowed;
    for (const Route& one : m_routes) {
        auto parameters = matched(one.pattern, request.segments);
        if (!parameters)
            continue;
        if (one.method == request.method) {
            request.parameters = std::move(*parameters);
            route = '/' + one.pattern.join(u'/').toLatin1();
            return one.handler(request);
        }
        allowed.append(one.method);
        if (one.method == "GET")
            allowed.append("HEAD");
    }
    if (allowed.isEmpty())
        return failure(404, u"There is nothing at this address."_s);
    Reply reply = failure(405, u"This address does not take this method."_s);
    reply.headers.emplace_back("Allow", allowed.join(", "));
    return reply;
}

QStringList RouteTable::table() const
{
    QStringList rows;
    for (const Route& route : m_routes)
        rows += QString::fromLatin1(route.method) + u" /"_s + route.pattern.join(u'/');
    return rows;
}

Reply RouteTable::answer(Request request) const
{
    if (request.method == "HEAD") {
        request.method = "GET";
        request.onlyHead = true;
    }
    QElapsedTimer age;
    age.start();
    QByteArray route = "other";
    Reply reply = guarded(request, route);
    if (!m_observer)
        return reply;
    const bool isUsual = request.method == "GET" || request.method == "POST";
    const auto observe = [observer = m_observer, method = isUsual ? request.method : QByteArray("other"), route,
                          age](int status) {
        observer(method, route, status, std::chrono::nanoseconds(age.nsecsElapsed()));
    };
    if (!reply.later) {
        observe(reply.status);
        return reply;
    }
    reply.later = [observe, later = std::move(reply.later)](const auto& answer) {
        later([=](const Reply& finally) {
            observe(finally.status);
            answer(finally);
        });
    };
    return reply;
}

Reply RouteTable::guarded(Request& request, QByteArray& route) const
{
    try {
        Reply reply = find(request, route);
        if (!m_finish)
            return reply;
        if (!reply.later)
            return m_finish(request, std::move(reply));
        reply.later = [finish = m_finish, request, later = std::move(reply.later)](const auto& answer) {
            later([=](const Reply& finally) { answer(finish(request, finally)); });
        };
        return reply;
    } catch (const std::exception& problem) {
        core::logEvent(
            lcServer(), QtCriticalMsg, "server.handler_failed",
            {{u"method"_s, QString::fromLatin1(request.method)}, {u"what"_s, QString::fromUtf8(problem.what())}});
    } catch (...) {
        core::logEvent(lcServer(), QtCriticalMsg, "server.handler_failed",
                       {{u"method"_s, QString::fromLatin1(request.method)}});
    }
    return failure(core::Error{core::ErrorKind::Internal, {}});
}

std::optional<qint64> parseId(QStringView text)
{
    const bool digits = !text.isEmpty() && text.size() <= maxIdDigits &&
                        std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
    if (!digits)
        return std::nullopt;
    const qint64 id = text.toLongLong();
    return id > 0 ? std::optional(id) : std::nullopt;
}

} // namespace loket::server
