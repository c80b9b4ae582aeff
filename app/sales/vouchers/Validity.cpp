#include "sales/vouchers/Validity.h"

#include "core/Reasons.h"
#include "sales/vouchers/ValidityPass.h"

namespace loket::sales {

using namespace Qt::Literals::StringLiterals;
using core::Result;

Validity::Validity(const Context& context) : m_context(context) {}

// Who waits for a pass hears of its end.
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
    return report;
}

void Validity::forget(const QString& router, const QString& username)
{
    DriftReport& report = m_drift[router];
    const qsizetype before = report.items.size();
    report.items.removeIf([&](const DriftItem& item) { return item.username == username; });
    report.total -= int(before - report.items.size());
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
