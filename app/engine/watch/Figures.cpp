#include "engine/watch/Figures.h"

namespace loket::engine {

void Figures::answered(const QByteArray& method, const QByteArray& route, int status, std::chrono::nanoseconds took)
{
    m_http.record({method, route}, QByteArray::number(status), took);
}

void Figures::write(core::PrometheusText& text) const
{
    m_http.write(text);
    text.family("loket_http_refused_total", "counter",
                "Requests that no route saw: malformed, too large, too late, too many connections.");
    for (const auto& [status, count] : m_refused)
        text.sample({{"status", QByteArray::number(status)}}, count);
    m_router->write(text);
    m_channel->write(text);
}

} // namespace loket::engine
