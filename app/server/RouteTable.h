// The table of routes: one place that finds the handler, answers 404 and 405, and keeps a handler's exception from
// ending the process. Pure: a request in, a reply out. Long work is a job and a status page; work that must not
// delay others (many purchases at once) replies later.
#pragma once

#include "server/Message.h"

#include <chrono>
#include <functional>
#include <vector>

namespace loket::server {

using Handler = std::function<Reply(const Request&)>;
// What was answered, for figures: `route` is the pattern ("/voucher/status/*"), never the caller's text; "other"
// where there is none.
using Observer =
    std::function<void(const QByteArray& method, const QByteArray& route, int status, std::chrono::nanoseconds took)>;

class RouteTable
{
public:
    // `pattern` is a path whose segments are matched exactly, but for "*", which matches one segment that is not
    // empty and is passed on in Request::parameters. GET answers HEAD too.
    void get(const char* pattern, Handler handler) { add("GET", pattern, std::move(handler)); }
    void post(const char* pattern, Handler handler) { add("POST", pattern, std::move(handler)); }

    // Filters every reply last, for example to show a browser an error as a page.
    void setFinish(std::function<Reply(const Request&, Reply)> finish) { m_finish = std::move(finish); }

    void setObserver(Observer observer) { m_observer = std::move(observer); }

    [[nodiscard]] Reply answer(Request request) const;
    // "GET /voucher/api/schedule", "POST /voucher/api/cancel/*": for the API description.
    [[nodiscard]] QStringList table() const;

private:
    struct Route
    {
        QByteArray method;
        QStringList pattern;
        Handler handler;
    };

    void add(const QByteArray& method, const char* pattern, Handler handler);
    [[nodiscard]] Reply find(Request& request, QByteArray& route) const;
    [[nodiscard]] Reply guarded(Request& request, QByteArray& route) const;

    std::vector<Route> m_routes;
    std::function<Reply(const Request&, Reply)> m_finish;
    Observer m_observer;
};

// A row id in a path: digits only, 1 to 2^63-1, no sign, no overflow. Nothing for anything else.
std::optional<qint64> parseId(QStringView text);

} // namespace loket::server
