// The table of routes: one place that finds the handler, answers 404 and 405, and keeps a handler's exception from
// ending the process. Pure: a request in, a reply out. What takes long is a job and a status page; what only must not
// hold up the others (many purchases at once) replies later.
#pragma once

#include "server/Message.h"

#include <functional>
#include <vector>

namespace loket::server {

using Handler = std::function<Reply(const Request&)>;

class Router
{
public:
    // `pattern` is a path whose segments are matched exactly, but for "*", which stands for one segment that is not
    // empty and is handed on in Request::parameters. GET answers HEAD too.
    void get(const char* pattern, Handler handler) { add("GET", pattern, std::move(handler)); }
    void post(const char* pattern, Handler handler) { add("POST", pattern, std::move(handler)); }

    // Has the last word on every reply, for example to show a browser an error as a page.
    void setFinish(std::function<Reply(const Request&, Reply)> finish) { m_finish = std::move(finish); }

    [[nodiscard]] Reply answer(Request request) const;
    // "GET /voucher/api/schedule", "POST /voucher/api/cancel/*": for what describes them.
    [[nodiscard]] QStringList table() const;

private:
    struct Route
    {
        QByteArray method;
        QStringList pattern;
        Handler handler;
    };

    void add(const QByteArray& method, const char* pattern, Handler handler);
    [[nodiscard]] Reply find(Request& request) const;

    std::vector<Route> m_routes;
    std::function<Reply(const Request&, Reply)> m_finish;
};

// A row id in a path: digits only, 1 to 2^63-1, no sign, no wrap. Nothing for anything else.
std::optional<qint64> parseId(QStringView text);

} // namespace loket::server
