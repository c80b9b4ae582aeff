// What /metrics reports beside the database: rate, errors and duration of requests, of calls to the routers and of
// calls to the message channels. The counterparts' own are shared, because an answer may come after its counterpart has
// been replaced. Engine thread.
#pragma once

#include "core/CallFigures.h"

#include <memory>

namespace loket::engine {

class Figures
{
public:
    // Requests that a route answered, and those refused by the guard (too large, too late, too many).
    void answered(const QByteArray& method, const QByteArray& route, int status, std::chrono::nanoseconds took);
    void refused(int status) { ++m_refused[status]; }

    [[nodiscard]] const std::shared_ptr<core::CallFigures>& router() const { return m_router; }
    [[nodiscard]] const std::shared_ptr<core::CallFigures>& channel() const { return m_channel; }

    void write(core::PrometheusText& text) const;

private:
    core::CallFigures m_http{{"loket_http_request", "Requests that a route answered", {"method", "route"}, "status"}};
    std::map<int, qint64> m_refused;
    std::shared_ptr<core::CallFigures> m_router = std::make_shared<core::CallFigures>(
        core::CallFigures::Names{"loket_router_call", "Calls to a router", {"router", "call"}, "outcome"});
    std::shared_ptr<core::CallFigures> m_channel = std::make_shared<core::CallFigures>(
        core::CallFigures::Names{"loket_channel_call", "Calls to a message channel", {"channel", "call"}, "outcome"});
};

} // namespace loket::engine
