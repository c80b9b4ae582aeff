#include "engine/watch/VoucherKeeper.h"

#include "core/Log.h"
#include "engine/EngineLog.h"

namespace loket::engine {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using core::Result;

namespace {

// A look may take at most a twentieth of a router's time.
constexpr int restAfterLook = 20;
constexpr auto askAgain = 60s; // whether it is wanted by now

} // namespace

VoucherKeeper::VoucherKeeper(const sales::Context& context, std::function<QStringList()> routers,
                             std::function<std::chrono::seconds()> rhythm)
    : m_context(context), m_routers(std::move(routers)), m_rhythm(std::move(rhythm)), m_validity(context),
      m_care(context, m_validity), m_reconcile(context, m_validity)
{
    connect(&m_validity, &sales::Validity::driftChanged, this, &VoucherKeeper::driftChanged);
}

void VoucherKeeper::start()
{
    round();
}

void VoucherKeeper::round()
{
    if (m_stopped)
        return;
    const std::chrono::seconds rhythm = m_rhythm();
    if (rhythm > 0s) {
        for (const QString& router : m_routers()) {
            if (const auto rest = m_notBefore.find(router);
                rest == m_notBefore.end() || rest->second <= m_context.clock.steady())
                watch(router);
        }
    }
    m_context.clock.callAfter(rhythm > 0s ? rhythm : askAgain, this, [this] { round(); });
}

void VoucherKeeper::routerIsBack(const QString& router)
{
    if (!m_stopped && m_rhythm() > 0s)
        watch(router);
}

void VoucherKeeper::watch(const QString& router)
{
    core::whenReady(m_validity.run(router), this, [this, router](const Result<sales::LifePass>& pass) {
        m_notBefore[router] = m_context.clock.steady() + m_validity.lookTook(router) * restAfterLook;
        const bool isNews =
            !pass && pass.error().kind != core::ErrorKind::Cancelled && !core::isRetryable(pass.error().kind);
        if (isNews) // a router that is away is told by its watch
            core::logWarning(lcEngine(), "life.pass_failed",
                             {{u"router"_s, router}, {u"reason"_s, pass.error().detail}});
    });
}

core::Async<QString> VoucherKeeper::reconcileAll()
{
    struct Round
    {
        QPromise<Result<QString>> promise;
        qsizetype left = 0;
        std::optional<core::Error> trouble;
    };
    const QStringList routers = m_routers();
    auto all = std::make_shared<Round>();
    all->promise.start();
    all->left = routers.size();
    const auto finish = [this, all] {
        int differences = 0;
        for (const sales::DriftReport& report : drift())
            differences += report.total;
        const QString told = differences == 0 ? QString() : u"%1 differences"_s.arg(differences);
        all->promise.addResult(all->trouble ? Result<QString>(core::Failure(*all->trouble)) : Result<QString>(told));
        all->promise.finish();
    };
    auto future = all->promise.future();
    if (routers.isEmpty())
        finish();
    for (const QString& router : routers) {
        core::whenReady(m_validity.run(router), this, [all, finish](const Result<sales::LifePass>& pass) {
            if (!pass && !all->trouble)
                all->trouble = pass.error();
            if (--all->left == 0)
                finish();
        });
    }
    return future;
}

QList<sales::DriftReport> VoucherKeeper::drift() const
{
    QList<sales::DriftReport> reports;
    for (const QString& router : m_routers())
        reports += m_validity.drift(router);
    return reports;
}

server::VoucherService VoucherKeeper::service()
{
    return {.drift = [this] { return drift(); },
            .reconcile = [this] { (void)reconcileAll(); },
            .mend = [this](const QString& router, const QString& username, sales::DriftAction action,
                           const sales::Actor& actor) { return m_reconcile.mend(router, username, action, actor); },
            .extend = [this](qint64 id, domain::Seconds more,
                             const sales::Actor& actor) { return m_care.extend(id, more, actor); },
            .unlock = [this](qint64 id, const sales::Actor& actor) { return m_care.unlock(id, actor); },
            .kick = [this](qint64 id, const sales::Actor& actor) { return m_care.kick(id, actor); }};
}

} // namespace loket::engine
