#include "server/routes/HealthRoutes.h"

#include "storage/JobRepository.h"
#include "storage/PurchaseRepository.h"
#include "storage/ReadModels.h"

#include <QMap>
#include <QUrl>

#include <algorithm>

namespace loket::server {

using namespace Qt::Literals::StringLiterals;

namespace {

// A page of another site that has its own name lead to this machine (DNS rebinding), and a tunnel that passes the name
// on, ask for another host.
bool isForThisMachine(const Request& request)
{
    const QString host = QUrl(u"http://"_s + QString::fromLatin1(request.header("host"))).host();
    return host == u"localhost"_s || QHostAddress(host).isLoopback();
}

class Health
{
public:
    Health(const Services& services, const Access& access)
        : m_services(services), m_access(access), m_jobs(services.context.database)
    {}

    // 200 while sales can be stored; an unreachable router or channel is reported, but is no reason to restart Loket.
    [[nodiscard]] Reply healthz() const
    {
        const auto depth = m_jobs.depth();
        QJsonObject parts = m_services.health();
        const QString problem = depth ? m_services.databaseProblem() : depth.error().detail;
        const bool works = problem.isEmpty();
        parts.insert(u"database"_s, QJsonObject{{u"state"_s, works ? u"ok"_s : u"failed"_s}, {u"problem"_s, problem}});
        if (depth && !parts.contains(u"queue")) {
            parts.insert(
                u"queue"_s,
                QJsonObject{{u"waiting"_s, depth->queued}, {u"running"_s, depth->running}, {u"dead"_s, depth->dead}});
        }
        return jsonReply(works ? 200 : 503, {{u"success"_s, works},
                                             {u"status"_s, works ? u"ok"_s : u"failed"_s},
                                             {u"version"_s, QString::fromLatin1(LOKET_VERSION)},
                                             {u"parts"_s, parts}});
    }

    [[nodiscard]] Reply metrics(const Request& request) const
    {
        // A proxy or a tunnel on this computer acts for others: then the token decides.
        const bool local = !m_services.lendsAddress() && request.peer.isLoopback() && isForThisMachine(request) &&
                           request.header("x-forwarded-for").isEmpty() && request.header("forwarded").isEmpty();
        if (!local) {
            if (const auto actor = m_access.check(request, storage::TokenScope::Read); !actor)
                return failure(actor.error());
        }
        return m_services.reads.ask<Figures>(Reads::Length::Brief, &Health::readFigures,
                                             [this](const Figures& figures) { return write(figures); });
    }

private:
    struct Figures
    {
        storage::Statistics statistics;
        QList<storage::KindDepth> kinds;
        storage::PurchaseRepository::Waiting waiting;
    };

    static core::Result<Figures> readFigures(const storage::ReadModels& models)
    {
        Figures figures;
        LOKET_TRY_VALUE(figures.statistics, models.statistics());
        LOKET_TRY_VALUE(figures.kinds, storage::JobRepository(models.database()).depthByKind());
        LOKET_TRY_VALUE(figures.waiting, storage::PurchaseRepository(models.database()).paidWithoutVouchers());
        return figures;
    }

    [[nodiscard]] Reply write(const Figures& figures) const
    {
        core::PrometheusText text;
        writePurchases(text, figures.statistics, figures.waiting);
        writeQueue(text, figures.kinds);
        m_services.figures(text);
        return {.contentType = core::PrometheusText::contentType, .body = text.text()};
    }

    void writePurchases(core::PrometheusText& text, const storage::Statistics& statistics,
                        const storage::PurchaseRepository::Waiting& waiting) const
    {
        text.family("loket_purchases", "gauge", "Purchases by status.");
        for (const auto& [status, count] : statistics.byStatus)
            text.sample({{"status", domain::toString(status).toLatin1()}}, qint64(count));
        text.family("loket_deliveries", "gauge", "Purchases by delivery status.");
        for (const auto& [status, count] : statistics.byDelivery)
            text.sample({{"status", domain::toString(status).toLatin1()}}, qint64(count));
        text.gauge("loket_revenue_rupiah", "Money received and not returned.", qint64(statistics.totalRevenue));
        text.gauge("loket_paid_without_voucher", "Purchases whose money is here and whose vouchers are not.",
                   qint64(waiting.count));
        text.gauge("loket_paid_without_voucher_oldest_seconds", "How long the longest of them waits; 0: none does.",
                   secondsSince(waiting.oldest));
    }

    // Every kind is listed, also where nothing of it waits: a series with gaps cannot be monitored.
    void writeQueue(core::PrometheusText& text, const QList<storage::KindDepth>& kinds) const
    {
        QMap<QString, storage::KindDepth> all;
        for (const QString& kind :
             {sales::job::createPayment, sales::job::cancelPayment, sales::job::checkPayment, sales::job::issueVouchers,
              sales::job::deliverVouchers, sales::job::withdrawVouchers})
            all.insert(kind, {.kind = kind});
        for (const storage::KindDepth& kind : kinds)
            all.insert(kind.kind, kind);
        const auto labels = [](const storage::KindDepth& kind) {
            return core::PrometheusText::Labels{{"kind", kind.kind.toLatin1()}};
        };
        text.family("loket_queue_jobs", "gauge", "Jobs in the durable queue, by kind and state.");
        for (const storage::KindDepth& kind : std::as_const(all)) {
            for (const auto& [state, count] :
                 {std::pair("waiting", kind.queued), std::pair("running", kind.running), std::pair("dead", kind.dead)})
                text.sample(labels(kind) + core::PrometheusText::Labels{{"state", state}}, qint64(count));
        }
        text.family("loket_queue_oldest_seconds", "gauge", "How long the oldest job that is not done waits; 0: none.");
        for (const storage::KindDepth& kind : std::as_const(all))
            text.sample(labels(kind), secondsSince(kind.oldest));
        text.family("loket_queue_overdue_seconds", "gauge", "By how much the next job is late; 0: none is due.");
        for (const storage::KindDepth& kind : std::as_const(all))
            text.sample(labels(kind),
                        kind.oldestDue > m_services.context.clock.now() ? 0 : secondsSince(kind.oldestDue));
    }

    [[nodiscard]] double secondsSince(const QDateTime& time) const
    {
        constexpr double millisecondsInASecond = 1000;
        return time.isValid() ? double(m_services.context.clock.age(time).count()) / millisecondsInASecond : 0;
    }

    Services m_services;
    Access m_access;
    storage::JobRepository m_jobs;
};

} // namespace

void addHealthRoutes(RouteTable& routes, const Services& services, const Access& access)
{
    const auto health = std::make_shared<Health>(services, access);
    routes.get("/healthz", [health](const Request&) { return health->healthz(); });
    routes.get("/metrics", [health](const Request& request) { return health->metrics(request); });
}

} // namespace loket::server
