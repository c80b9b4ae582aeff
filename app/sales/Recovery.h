// What mends: regenerate, send again, clean up, expire, and what happens by itself when a router or a channel is back.
// Used by the window, the API and the schedule alike; each guards itself, and each leaves a line in the audit log.
// Engine thread.
#pragma once

#include "sales/Journal.h"

#include <QObject>

namespace loket::sales {

struct CleanupResult
{
    int removed = 0; // vouchers that are being taken off their router, by a job that does not give up
};

struct ExpirySweep
{
    QList<qint64> expired; // purchases that became expired
    int removed = 0;       // vouchers that are being taken off routers
};

class Recovery : public QObject
{
    Q_OBJECT

public:
    explicit Recovery(const Context& context) : m_context(context), m_journal(context) {}

    // A purchase whose vouchers could not be made is tried again, at once. NotFound; Conflict: wrong state or under
    // way.
    [[nodiscard]] core::Result<domain::Purchase> regenerate(qint64 purchaseId, const Actor& actor);

    // The message of a completed purchase is sent (again). NotFound; Conflict: not completed, no phone, or under way.
    [[nodiscard]] core::Result<domain::Purchase> retryDelivery(qint64 purchaseId, const Actor& actor);

    // Removes what a failed, expired or cancelled purchase left on its router. NotFound; Conflict: it is paid.
    [[nodiscard]] core::Result<CleanupResult> cleanUp(qint64 purchaseId, const Actor& actor);

    // Expires pending purchases older than payments.expiry_minutes; answers which.
    [[nodiscard]] core::Result<QList<qint64>> expireStale(const Actor& actor);
    // Cleans up what failed, expired and cancelled purchases left behind; answers how many vouchers are being removed.
    [[nodiscard]] core::Result<int> cleanLeftovers(const Actor& actor);
    // Both.
    [[nodiscard]] core::Result<ExpirySweep> sweepExpired(const Actor& actor);

    // Somebody has looked at a purchase that was marked for review. NotFound; Conflict: it is not marked.
    [[nodiscard]] core::Result<domain::Purchase> markReviewed(qint64 purchaseId, const Actor& actor);

    // The handler of job::withdrawVouchers: takes the vouchers of a purchase that is not paid (any more) off the
    // router, however long that takes.
    [[nodiscard]] core::Async<void> withdraw(const storage::JobRow& job);

    // The router (a channel) answers again: what ran out of attempts because it was away is tried again.
    // Answer how many were queued.
    core::Result<int> routerIsBack(const QString& router);
    core::Result<int> channelIsBack(int limit);

private:
    core::Result<void> settleWithdrawal(const storage::JobRow& job, QList<domain::Voucher> vouchers,
                                        const core::Result<int>& removed);

    const Context& m_context;
    Journal m_journal;
};

} // namespace loket::sales
