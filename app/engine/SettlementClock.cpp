#include "engine/SettlementClock.h"

namespace loket::engine {

using namespace std::chrono_literals;

namespace {

constexpr auto afterStart = 2min; // first what customers wait for
constexpr auto rhythm = 1h;

} // namespace

SettlementClock::SettlementClock(sales::Settlement& settlement, core::Clock& clock)
    : m_settlement(settlement), m_clock(clock)
{}

void SettlementClock::start()
{
    m_clock.callAfter(afterStart, this, [this] { look(); });
}

void SettlementClock::look()
{
    m_clock.callAfter(rhythm, this, [this] { look(); });
    if (const auto days = m_settlement.due(); days && !m_settlement.isRunning())
        checkNext(*days);
}

void SettlementClock::checkNext(QList<QDate> days)
{
    if (days.isEmpty())
        return;
    const QDate day = days.takeFirst();
    core::whenReady(m_settlement.run(day), this,
                    [this, days](const core::Result<sales::SettlementReport>&) { checkNext(days); });
}

} // namespace loket::engine
