// The schedule's task "settlement": checks the days that are due, one after the other, so that days the PC was off are
// caught up. Engine thread; destroyed before the settlement.
#pragma once

#include "sales/money/Settlement.h"

namespace loket::engine {

class SettlementRounds : public QObject
{
    Q_OBJECT

public:
    explicit SettlementRounds(sales::Settlement& settlement) : m_settlement(settlement) {}

    // Answers what was done, as text. Conflict: a check is running.
    core::Async<QString> run();

private:
    struct Round
    {
        QList<QDate> days;
        int checked = 0;
        int differences = 0;
        QStringList troubled;
        QPromise<core::Result<QString>> promise;
    };

    void next(const std::shared_ptr<Round>& round);

    sales::Settlement& m_settlement;
};

} // namespace loket::engine
