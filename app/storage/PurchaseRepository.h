// Purchases. Every change of a state goes through advance()/advanceDelivery(), which apply the tables of
// domain/States.h and guard once more in SQL. Stateless apart from its database; used on that database's thread.
#pragma once

#include "domain/Purchase.h"
#include "storage/Database.h"

#include <QList>

namespace loket::storage {

class PurchaseRepository
{
public:
    explicit PurchaseRepository(const Database& database) : m_database(database) {}

    // NotFound where there is none.
    [[nodiscard]] core::Result<domain::Purchase> find(qint64 id) const;
    [[nodiscard]] core::Result<domain::Purchase> findByInvoice(const QString& invoiceId) const;
    // An imported order by the number it had in the other program, also as that told it to its gateway ("INV-" before
    // it).
    [[nodiscard]] core::Result<domain::Purchase> findByOldNumber(const QString& number) const;
    [[nodiscard]] core::Result<domain::Purchase> findByToken(const QString& statusToken) const;
    [[nodiscard]] core::Result<domain::Purchase> findByIdempotencyKey(const QString& key) const;

    // Stores a new purchase and fills in its id. `idempotencyKey` may be empty.
    [[nodiscard]] core::Result<void> insert(Transaction& transaction, domain::Purchase& purchase,
                                            const QString& idempotencyKey) const;

    // Moves the purchase by the table and sets the time. Conflict where the event changes nothing in its present state.
    // `purchase` is brought up to date.
    [[nodiscard]] core::Result<void> advance(Transaction& transaction, domain::Purchase& purchase,
                                             domain::PurchaseEvent event, const QDateTime& now) const;
    [[nodiscard]] core::Result<void> advanceDelivery(Transaction& transaction, domain::Purchase& purchase,
                                                     domain::DeliveryEvent event, const QDateTime& now) const;

    // Why it stopped.
    [[nodiscard]] core::Result<void> setFailure(Transaction& transaction, domain::Purchase& purchase,
                                                const core::Error& failure, const QDateTime& now) const;
    [[nodiscard]] core::Result<void> clearFailure(Transaction& transaction, domain::Purchase& purchase,
                                                  const QDateTime& now) const;
    [[nodiscard]] core::Result<void> setPayment(Transaction& transaction, domain::Purchase& purchase,
                                                const QString& transactionId, const QString& url,
                                                const QDateTime& now) const;
    // Who took the money; where the order was not sold by them.
    [[nodiscard]] core::Result<void> setCashier(Transaction& transaction, domain::Purchase& purchase,
                                                const QString& cashier) const;
    [[nodiscard]] core::Result<void> setNeedsReview(Transaction& transaction, domain::Purchase& purchase,
                                                    bool needsReview, const QDateTime& now) const;

    // The message, which did not arrive, is not sent any more. Conflict: it is on its way, or has arrived.
    [[nodiscard]] core::Result<void> dismissMessage(Transaction& transaction, domain::Purchase& purchase,
                                                    const QDateTime& now) const;
    // Another number of the customer, as international digits. Conflict: the customer was forgotten.
    [[nodiscard]] core::Result<void> setPhone(Transaction& transaction, domain::Purchase& purchase,
                                              const QString& digits, const QDateTime& now) const;

    // An external call that cannot be repeated blindly is marked open before it is made and closed with its
    // result.
    enum class Call { Payment, Message };
    [[nodiscard]] core::Result<void> setCallOpen(Transaction& transaction, qint64 id, Call call, bool open) const;
    [[nodiscard]] core::Result<bool> isCallOpen(qint64 id, Call call) const;
    // How often this purchase's message was sent again in doubt.
    [[nodiscard]] core::Result<int> messageDoubts(qint64 id) const;
    [[nodiscard]] core::Result<void> setMessageDoubts(Transaction& transaction, qint64 id, int doubts) const;

    // How far a purchase's message has got; a message that a person sends again starts afresh.
    struct MessageBook
    {
        int tries = 0; // those that may have reached a channel
        QDateTime firstTry;
        QDateTime lastTry;
        bool isResent = false; // accepted by a channel, reported failed in a receipt, and automatically sent once more
        bool isLastInDoubt = false; // the last attempt at this number, of an earlier sending too, may have arrived
    };
    // Sent by this channel between these moments and not confirmed since, not told yet; oldest first.
    [[nodiscard]] core::Result<QList<qint64>> unconfirmedMessages(const QString& channel, const QDateTime& from,
                                                                  const QDateTime& until, int limit) const;
    [[nodiscard]] core::Result<void> setMessageUnconfirmed(Transaction& transaction, qint64 id) const;
    [[nodiscard]] core::Result<MessageBook> messageBook(qint64 id) const;
    [[nodiscard]] core::Result<void> countMessageTry(Transaction& transaction, qint64 id, const QDateTime& now) const;
    // The counted attempt certainly reached nobody; its time is kept.
    [[nodiscard]] core::Result<void> uncountMessageTry(Transaction& transaction, qint64 id) const;
    [[nodiscard]] core::Result<void> beginMessageAnew(Transaction& transaction, qint64 id) const;
    [[nodiscard]] core::Result<void> setMessageResent(Transaction& transaction, qint64 id) const;

    // Its message is sent by the second channel, because the first has given up.
    [[nodiscard]] core::Result<bool> isMessageOnFallback(qint64 id) const;
    [[nodiscard]] core::Result<void> setMessageOnFallback(Transaction& transaction, qint64 id, bool onFallback) const;

    // What is paid and has no voucher yet, whether still in progress or given up.
    struct Waiting
    {
        int count = 0;
        QDateTime oldest; // when it was paid; invalid: none waits
    };
    [[nodiscard]] core::Result<Waiting> paidWithoutVouchers() const;

    // What is marked for review and has a line of one of these actions in its story; `oldest`: the oldest such line.
    [[nodiscard]] core::Result<Waiting> toReview(const QStringList& actions) const;

    // The newest purchase's; 0: there is none.
    [[nodiscard]] core::Result<qint64> lastId() const;

    // Pending purchases made before `time`, oldest first.
    [[nodiscard]] core::Result<QList<qint64>> pendingBefore(const QDateTime& time, int limit) const;
    // Pending purchases with a payment page and without a living job of this kind.
    [[nodiscard]] core::Result<QList<qint64>> pendingWithout(const QString& jobKind) const;
    // Failed, expired or cancelled purchases that still have a voucher which may be on a router.
    [[nodiscard]] core::Result<QList<qint64>> withLeftovers(int limit) const;
    // Purchases in voucher_generation_failed on this router that failed with one of these kinds.
    [[nodiscard]] core::Result<QList<qint64>> stoppedVouchers(const QString& router, const QStringList& failureKinds,
                                                              int limit) const;
    // Completed purchases whose message ended with one of these kinds in its last attempt, of which no attempt may have
    // arrived, and which have attempts and time left; the last tried comes last.
    struct MessageLimits
    {
        int tries = 0;             // in all
        QDateTime firstTriedAfter; // those first tried earlier are out of time
    };
    struct StoppedMessage
    {
        qint64 purchaseId = 0;
        int tries = 0;
        QDateTime lastTry;
    };
    [[nodiscard]] core::Result<QList<StoppedMessage>> stoppedMessages(const QStringList& failureKinds,
                                                                      const MessageLimits& limits, int limit) const;
    // Messages that wait or were not answered, and were first tried in this span; `until` invalid: without an end.
    [[nodiscard]] core::Result<Waiting> stuckMessages(const QDateTime& after, const QDateTime& until) const;

private:
    [[nodiscard]] core::Result<void> writeFailure(Transaction& transaction, domain::Purchase& purchase,
                                                  const QString& kind, const QString& reason, const QString& because,
                                                  const QDateTime& now) const;
    [[nodiscard]] core::Result<domain::Purchase> findWhere(const char* condition, const QVariant& value) const;

    const Database& m_database;
};

} // namespace loket::storage
