// Orders whose buyers wait, unpaid or without their vouchers: the order's page is open in front of them, or they have
// just been led on to the gateway's. Their payments are made and asked about, and their vouchers made, before those
// that nobody waits for, and an order at whose page somebody has looked once goes on being asked about (see
// CheckPayment). Looking at a page never waits for the database: what it means is written down afterwards. Who waits is
// forgotten at the end of the program. Engine thread.
#pragma once

#include "sales/flow/Ledger.h"

#include <QHash>
#include <QObject>
#include <QSet>

namespace loket::sales {

class WatchedOrders : public QObject
{
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds atPageFor = std::chrono::seconds(90); // the page asks again sooner
    static constexpr std::chrono::milliseconds atGatewayFor = std::chrono::minutes(10);
    static constexpr int most = 10000; // remembered at once

    explicit WatchedOrders(const Context& context) : m_context(context), m_ledger(context) {}

    enum class Where { Page, Gateway };
    void looked(const domain::Purchase& purchase, Where where);
    [[nodiscard]] bool isWatched(qint64 purchaseId) const;

private:
    struct Watch
    {
        std::chrono::milliseconds until; // both by the steady clock
        std::chrono::milliseconds toldAt;
    };

    void forgetOld(std::chrono::milliseconds now);
    void write();
    [[nodiscard]] core::Result<void> writeOne(storage::Transaction& transaction, qint64 purchaseId) const;

    const Context& m_context;
    Ledger m_ledger;
    QHash<qint64, Watch> m_watches;
    QSet<qint64> m_unwritten;
    bool m_writePending = false;
};

} // namespace loket::sales
