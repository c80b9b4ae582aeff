// Makes the settlement checks that are due, one day after the other: soon after the start and every hour from then on,
// so that days the PC was off are caught up. Engine thread.
#pragma once

#include "sales/Settlement.h"

namespace loket::engine {

class SettlementClock : public QObject
{
    Q_OBJECT

public:
    SettlementClock(sales::Settlement& settlement, core::Clock& clock);
    void start();

private:
    void look();
    void checkNext(QList<QDate> days);

    sales::Settlement& m_settlement;
    core::Clock& m_clock;
};

} // namespace loket::engine
