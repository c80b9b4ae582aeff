// Recovery: regenerate, send again, clean up, cancel, refund, expire, and the automatic retries when a router or a
// channel is back. Used by the window, the API and the schedule alike; each checks its preconditions (what is possible
// in which state and by whom is the table of domain/PurchaseActions.h), and each writes a line to the audit log with
// who did it and, where given, why. One file per job: Recovery.cpp (making and sending
// again), Cancellation.cpp, Withdrawal.cpp, Sweeps.cpp. Engine thread.
#pragma once

#include "core/Future.h"
#include "sales/flow/Ledger.h"

#include <QObject>

namespace loket::sales {

inline constexpr int maxWhyLength = 300;

struct CleanupResult
{
    int removed = 0; // vouchers being removed from their router, by a job that does not give up
};

struct ExpirySweep
{
    QList<qint64> expired; // purchases that became expired
    int removed = 0;       // vouchers being removed from routers
};

// What was done by the name of an action.
struct ActionOutcome
{
    int removed = 0;  // CleanUp: vouchers being removed from the router
    QString waitsFor; // RetryDelivery: a message that is queued, but whose channel is paused: that channel
    // What is queued for a router that is away: that router.
    QString waitsForRouter;
};

struct BulkRow
{
    qint64 purchaseId = 0;
    core::Result<void> done;
    QString waitsFor;       // a message that is queued, but whose channel is paused: that channel
    QString waitsForRouter; // what is queued for a router that is away: that router
};

class Recovery : public QObject
{
    Q_OBJECT

public:
    explicit Recovery(const Context& context) : m_context(context), m_ledger(context) {}

    // `why` is written into the audit log: at most maxWhyLength characters, phone numbers are masked.

    // A purchase whose vouchers could not be made is tried again, at once. NotFound; Conflict: wrong state or
    // running.
    [[nodiscard]] core::Result<domain::Purchase> regenerate(qint64 purchaseId, const Actor& actor,
                                                            const QString& why = {});

    // The message of a completed purchase is sent (again). NotFound; Conflict: not completed, no phone, or running.
    [[nodiscard]] core::Result<domain::Purchase> retryDelivery(qint64 purchaseId, const Actor& actor,
                                                               const QString& why = {});

    // The customer's number is another one; where the vouchers are there, their message is sent to it. InvalidInput:
    // not a phone number. NotFound; Conflict: a message is on its way, the customer was forgotten, or none is sent any
    // more.
    [[nodiscard]] core::Result<domain::Purchase> correctNumber(qint64 purchaseId, const QString& phone,
                                                               const Actor& actor, const QString& why = {});

    // A message that did not arrive is not sent any more, and needs nobody's attention. NotFound; Conflict: none
    // failed.
    [[nodiscard]] core::Result<domain::Purchase> dismissMessage(qint64 purchaseId, const Actor& actor,
                                                                const QString& why = {});

    // Removes what a failed, expired or cancelled purchase left on its router. NotFound; Conflict: it is paid.
    [[nodiscard]] core::Result<CleanupResult> cleanUp(qint64 purchaseId, const Actor& actor, const QString& why = {});

    // An unpaid purchase is cancelled; its payment is ended at the gateway too, where the gateway has that.
    // NotFound; Conflict: not pending (any more).
    [[nodiscard]] core::Result<domain::Purchase> cancel(qint64 purchaseId, const Actor& actor, const QString& why = {});

    // The money was refunded outside of Loket: the vouchers are removed from the router. NotFound; Conflict: not paid;
    // InvalidInput: no reason is given.
    [[nodiscard]] core::Result<domain::Purchase> markRefunded(qint64 purchaseId, const Actor& actor,
                                                              const QString& why);

    // Somebody has reviewed a purchase that was marked for review. NotFound; Conflict: it is not marked.
    [[nodiscard]] core::Result<domain::Purchase> markReviewed(qint64 purchaseId, const Actor& actor,
                                                              const QString& why = {});

    // One of the above by its name in the table. InvalidInput for those that need a drawer or a number.
    [[nodiscard]] core::Result<ActionOutcome> perform(domain::PurchaseAction action, qint64 purchaseId,
                                                      const Actor& actor, const QString& why = {});

    // One after the other, each in a transaction of its own, with an answer for each; a few per turn of the event loop
    // (sales/flow/Gradually.h), as all the sweeps below. InvalidInput for what the table does not allow to many.
    [[nodiscard]] core::Async<QList<BulkRow>> bulk(domain::PurchaseAction action, const QList<qint64>& purchaseIds,
                                                   const Actor& actor, const QString& why = {});

    // A paused channel is resumed, and what waits for it is sent at once. Conflict: it is not paused.
    [[nodiscard]] core::Result<void> resumeChannel(const QString& channel, const Actor& actor);

    // Expires pending purchases older than payments.expiry_minutes; answers which.
    [[nodiscard]] core::Async<QList<qint64>> expireStale(const Actor& actor);
    // Asks the gateways about the pending purchases about which nothing is due: a clock that was ahead ended the
    // asking. Answers about how many.
    [[nodiscard]] core::Async<int> askAboutOpenOrders();
    // Cleans up what failed, expired and cancelled purchases left behind; answers how many vouchers are being removed.
    [[nodiscard]] core::Async<int> cleanLeftovers(const Actor& actor);
    // Both.
    [[nodiscard]] core::Async<ExpirySweep> sweepExpired(const Actor& actor);

    // The handler of job::withdrawVouchers: removes the vouchers of a purchase that is not paid (any more) from the
    // router, however long that takes.
    [[nodiscard]] core::Async<void> withdraw(const storage::JobRow& job);

    // The router (a channel) answers again: what ran out of attempts while it was unreachable is retried.
    // Answer how many were queued.
    // `anew`: it was unreachable before, or not set up: then also what failed because a setting was missing.
    core::Async<int> routerIsBack(const QString& router, bool anew = false);
    core::Async<int> channelIsBack(int limit);
    // One message that stopped and has waited its gap, which grows with its attempts: a failing message takes turns
    // with the others, and shows whether its channel is back.
    core::Async<int> tryOneMessage();
    // The first channel, where every configured channel is paused; else empty.
    [[nodiscard]] QString pausedChannel() const;

private:
    // The purchase, where its state allows this. NotFound, Conflict.
    // The router of this purchase, while it is away; else empty.
    [[nodiscard]] QString awayRouterOf(qint64 purchaseId) const;
    [[nodiscard]] core::Result<domain::Purchase> open(qint64 purchaseId, domain::PurchaseAction action) const;
    core::Async<int> sendStopped(const QList<storage::PurchaseRepository::StoppedMessage>& stopped);
    [[nodiscard]] core::Result<QList<storage::PurchaseRepository::StoppedMessage>> stoppedMessages(int limit) const;
    [[nodiscard]] core::Result<void> lookOnceMore(storage::Transaction& transaction,
                                                  const domain::Purchase& purchase) const;
    core::Result<domain::Purchase> retryStopped(qint64 purchaseId, const Actor& actor, const QString& why);
    core::Result<void> settleWithdrawal(const storage::JobRow& job, QList<domain::Voucher> vouchers,
                                        const core::Result<int>& removed);
    [[nodiscard]] core::Result<void> note(storage::Transaction& transaction, const Actor& actor, const char* action,
                                          qint64 purchaseId, const QString& why, QJsonObject detail = {}) const;

    core::Result<void> payOut(storage::Transaction& transaction, qint64 purchaseId, const Actor& actor,
                              QJsonObject& detail) const;

    const Context& m_context;
    Ledger m_ledger;
};

} // namespace loket::sales
