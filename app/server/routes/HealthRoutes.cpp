#include "server/routes/HealthRoutes.h"

#include "storage/JobRepository.h"
#include "storage/ReadModels.h"

namespace loket::server {

using namespace Qt::Literals::StringLiterals;

namespace {

class Health
{
public:
    Health(const Services& services, const Access& access)
        : m_services(services), m_access(access), m_read(services.context.database), m_jobs(services.context.database)
    {}

    // 200 while sales can be stored; that a router or a channel is away is told, and is no reason to restart Loket.
    [[nodiscard]] Reply healthz() const
    {
        const auto depth = m_jobs.depth();
        QJsonObject parts = m_services.health();
        parts.insert(u"database"_s, QJsonObject{{u"state"_s, depth ? u"ok"_s : u"failed"_s}});
        if (depth && !parts.contains(u"queue")) {
            parts.insert(
                u"queue"_s,
                QJsonObject{{u"waiting"_s, depth->queued}, {u"running"_s, depth->running}, {u"dead"_s, depth->dead}});
        }
        return jsonReply(depth ? 200 : 503, {{u"success"_s, depth.has_value()},
                                             {u"status"_s, depth ? u"ok"_s : u"failed"_s},
                                             {u"version"_s, QString::fromLatin1(LOKET_VERSION)},
                                             {u"parts"_s, parts}});
    }

    [[nodiscard]] Reply metrics(const Request& request) const
    {
        // A proxy or a tunnel on this machine speaks for others: then the token decides.
        const bool local = !m_services.lendsAddress() && request.peer.isLoopback() &&
                           request.header("x-forwarded-for").isEmpty() && request.header("forwarded").isEmpty();
        if (!local) {
            if (const auto actor = m_access.check(request, storage::TokenScope::Read); !actor)
                return failure(actor.error());
        }
        const auto statistics = m_read.statistics();
        const auto depth = m_jobs.depth();
        if (!statistics || !depth)
            return failure(statistics ? depth.error() : statistics.error());
        QByteArray text = "# HELP loket_purchases Purchases by status.\n# TYPE loket_purchases gauge\n";
        for (const auto& [status, count] : statistics->byStatus)
            text += "loket_purchases{status=\"" + domain::toString(status).toLatin1() + "\"} " +
                    QByteArray::number(count) + '\n';
        text += "# HELP loket_deliveries Purchases by delivery status.\n# TYPE loket_deliveries gauge\n";
        for (const auto& [status, count] : statistics->byDelivery)
            text += "loket_deliveries{status=\"" + domain::toString(status).toLatin1() + "\"} " +
                    QByteArray::number(count) + '\n';
        text += "# HELP loket_revenue_rupiah Money received and not returned.\n# TYPE loket_revenue_rupiah "
                "gauge\nloket_revenue_rupiah " +
                QByteArray::number(statistics->totalRevenue) + '\n';
        text += "# HELP loket_jobs Jobs in the durable queue.\n# TYPE loket_jobs gauge\n";
        text += "loket_jobs{state=\"waiting\"} " + QByteArray::number(depth->queued) + '\n';
        text += "loket_jobs{state=\"running\"} " + QByteArray::number(depth->running) + '\n';
        text += "loket_jobs{state=\"dead\"} " + QByteArray::number(depth->dead) + '\n';
        return {.contentType = "text/plain; version=0.0.4; charset=utf-8", .body = text};
    }

private:
    Services m_services;
    Access m_access;
    storage::ReadModels m_read;
    storage::JobRepository m_jobs;
};

} // namespace

void addHealthRoutes(Router& router, const Services& services, const Access& access)
{
    const auto health = std::make_shared<Health>(services, access);
    router.get("/healthz", [health](const Request&) { return health->healthz(); });
    router.get("/metrics", [health](const Request& request) { return health->metrics(request); });
}

} // namespace loket::server
