#include "sales/vouchers/Validity.h"

#include "core/Reasons.h"
#include "sales/vouchers/ValidityPass.h"

#include <algorithm>

namespace loket::sales {

using namespace Qt::Literals::StringLiterals;
using core::Result;

Validity::Validity(const Context& context) : m_context(context) {}

// Callers waiting for a pass are notified of its end.
Validity::~Validity()
{
    blockSignals(true);
    for (auto& [router, pass] : std::exchange(m_running, {}))
        pass->finish(core::fail(core::Reason::LoketEnds));
}

core::Async<LifePass> Validity::run(const QString& router)
{
    if (const auto running = m_running.find(router); running != m_running.end())
        return running->second->future();
    auto& pass = m_running[router];
    pass = std::make_unique<ValidityPass>(m_context, *this, router);
    auto future = pass->future();
    pass->start();
    return future;
}

void Validity::ended(ValidityPass& pass, const Result<LifePass>& result)
{
    const QString router = pass.router();
    if (!result)
        m_drift[router].problem = result.error();
    m_drift[router].router = router;
    if (const auto running = m_running.find(router); running != m_running.end()) {
        running->second.release()->deleteLater(); // it is the caller
        m_running.erase(running);
    }
    emit driftChanged(router);
}

DriftReport Validity::drift(const QString& router) const
{
    DriftReport report = m_drift.value(router);
    report.router = router;
    if (const auto making = m_makingAgain.constFind(router); making != m_makingAgain.constEnd())
        report.makingAgain = *making;
    return report;
}

core::Async<QString> Validity::runEverywhere()
{
    struct Round
    {
        QPromise<Result<QString>> promise;
        qsizetype left = 0;
        std::optional<core::Error> trouble;
    };
    const QStringList routers = m_context.counterparts.routers();
    auto all = std::make_shared<Round>();
    all->promise.start();
    all->left = routers.size();
    const auto finish = [this, all] {
        int differences = 0;
        for (const DriftReport& report : drift())
            differences += report.total;
        const QString told = differences == 0 ? QString() : u"%1 differences"_s.arg(differences);
        all->promise.addResult(all->trouble ? Result<QString>(core::Failure(*all->trouble)) : Result<QString>(told));
        all->promise.finish();
    };
    auto future = all->promise.future();
    if (routers.isEmpty())
        finish();
    for (const QString& router : routers) {
        core::whenReady(run(router), this, [all, finish](const Result<LifePass>& pass) {
            if (!pass && !all->trouble)
                all->trouble = pass.error();
            if (--all->left == 0)
                finish();
        });
    }
    return future;
}

QList<DriftReport> Validity::drift() const
{
    QList<DriftReport> reports;
    for (const QString& router : m_context.counterparts.routers())
        reports += drift(router);
    return reports;
}

void Validity::forget(const QString& router, const QString& username)
{
    DriftReport& report = m_drift[router];
    report.items.removeIf([&](const DriftItem& item) {
        if (item.username != username)
            return false;
        --report.total;
        report.missing -= item.kind == DriftKind::Missing ? 1 : 0;
        return true;
    });
    emit driftChanged(router);
}

void Validity::forgetMissing(const QString& router, const QSet<QString>& usernames)
{
    DriftReport& report = m_drift[router];
    report.items.removeIf(
        [&](const DriftItem& item) { return item.kind == DriftKind::Missing && usernames.contains(item.username); });
    // Of those that are many only some are listed, but all are counted.
    const int gone = std::min(int(usernames.size()), report.missing);
    report.missing -= gone;
    report.total -= gone;
    emit driftChanged(router);
}

void Validity::setMakingAgain(const QString& router, const MakingAgain& state)
{
    m_makingAgain.insert(router, state);
    emit driftChanged(router);
}

bool Validity::claim(qint64 voucherId)
{
    if (m_claims.contains(voucherId))
        return false;
    m_claims.insert(voucherId);
    return true;
}

std::chrono::milliseconds Validity::lookTook(const QString& router) const
{
    return m_lookTook.value(router, std::chrono::milliseconds(0));
}

} // namespace loket::sales
