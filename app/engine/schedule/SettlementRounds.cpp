#include "engine/schedule/SettlementRounds.h"

#include "core/Reasons.h"

namespace loket::engine {

using namespace Qt::Literals::StringLiterals;
using core::Failure;
using core::Result;

core::Async<QString> SettlementRounds::run()
{
    const auto days = m_settlement.due();
    if (!days)
        return core::ready<QString>(Failure(days.error()));
    auto round = std::make_shared<Round>();
    round->days = *days;
    round->promise.start();
    auto future = round->promise.future();
    next(round);
    return future;
}

void SettlementRounds::next(const std::shared_ptr<Round>& round)
{
    const auto end = [&round](const Result<QString>& result) {
        round->promise.addResult(result);
        round->promise.finish();
    };
    if (round->days.isEmpty()) {
        if (!round->troubled.isEmpty())
            return end(core::fail(core::Reason::SettlementUnanswered, {round->troubled.join(u", "_s)}));
        if (round->checked == 0)
            return end(u""_s);
        return end(u"%1 days checked, %2 differences"_s.arg(round->checked).arg(round->differences));
    }
    const QDate day = round->days.takeFirst();
    core::whenReady(m_settlement.run(day), this, [this, round](const Result<sales::SettlementReport>& report) {
        if (!report) {
            round->promise.addResult(Result<QString>(Failure(report.error())));
            return round->promise.finish();
        }
        ++round->checked;
        round->differences += int(report->differences.size());
        for (const QString& gateway : report->troubled) {
            if (!round->troubled.contains(gateway))
                round->troubled += gateway;
        }
        next(round);
    });
}

} // namespace loket::engine
