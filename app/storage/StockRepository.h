// Batches and the vouchers in stock: made in advance, sold later. A voucher is in stock while it has no purchase.
// Stateless apart from its database; used on that database's thread.
#pragma once

#include "domain/Batch.h"
#include "storage/Database.h"

#include <QList>
#include <QStringList>

namespace loket::storage {

// How many of a batch's vouchers are what; every planned place of the batch is counted once.
struct BatchCount
{
    int planned = 0;     // planned, not on the router yet
    int inStock = 0;     // on the router, unsold
    int missing = 0;     // unsold, and should be on the router
    int sold = 0;        // given to a purchase, whatever their state since
    int withdrawing = 0; // unsold, still to be removed from the router
    int removed = 0;     // unsold, removed from the router (or ended there)
    int failed = 0;      // of the planned ones: refused by the router

    [[nodiscard]] int made() const { return inStock + missing + sold + withdrawing + removed; }
    [[nodiscard]] int places() const { return planned + made(); }
};

struct BatchFailure
{
    qint64 voucherId = 0;
    int number = 0;
    QString username;
    QString kind;
    QString reason;  // in English
    QString because; // core::storedReason() of it; empty where only the text is known
    QDateTime at;
};

// What must be the same for a voucher in stock to be sold as a package.
struct StockTerms
{
    QString packageId;
    QString router;
    QString profile;
    domain::Seconds duration{0};
    domain::Counting counts = domain::Counting::Online;
    qint64 quotaBytes = 0;
    bool lockToDevice = false;

    // Those an order has: its package's lock is not one of them.
    static StockTerms of(const domain::Purchase& purchase);
    static StockTerms of(const domain::Package& package);
};

class StockRepository
{
public:
    explicit StockRepository(const Database& database) : m_database(database) {}

    // Batches. NotFound where there is none.
    [[nodiscard]] core::Result<domain::Batch> find(qint64 id) const;
    [[nodiscard]] core::Result<QList<domain::Batch>> newest(int limit, qint64 beforeId = 0) const;
    [[nodiscard]] core::Result<BatchCount> count(qint64 batchId) const;
    [[nodiscard]] core::Result<QList<BatchFailure>> failures(qint64 batchId, int limit) const;
    // Stores a new one and fills in its id.
    [[nodiscard]] core::Result<void> insert(Transaction& transaction, domain::Batch& batch) const;
    // Conflict where it is in none of the states `from`.
    [[nodiscard]] core::Result<void> move(Transaction& transaction, domain::Batch& batch,
                                          const QList<domain::BatchState>& from, domain::BatchState to,
                                          const QDateTime& now) const;
    // Why it is waiting or has stopped.
    [[nodiscard]] core::Result<void> setFailure(Transaction& transaction, domain::Batch& batch,
                                                const core::Error& failure, const QDateTime& now) const;
    [[nodiscard]] core::Result<void> clearFailure(Transaction& transaction, domain::Batch& batch,
                                                  const QDateTime& now) const;
    [[nodiscard]] core::Result<void> setTried(Transaction& transaction, domain::Batch& batch, qint64 voucherId) const;

    // The work of a router: what must be made, and what must be removed.
    [[nodiscard]] core::Result<QStringList> routersWithWork() const;
    // The oldest batch that is being made there; NotFound where there is none.
    [[nodiscard]] core::Result<domain::Batch> nextMaking(const QString& router) const;
    // Places of the batch that have a code.
    [[nodiscard]] core::Result<int> places(qint64 batchId) const;
    // Planned, not refused, not withdrawn; oldest first.
    [[nodiscard]] core::Result<QList<domain::Voucher>> toMake(qint64 batchId, int limit) const;
    // Unsold and to be removed from this router: withdrawn ones, and what a cancelled batch left in doubt.
    [[nodiscard]] core::Result<QList<domain::Voucher>> toWithdraw(const QString& router, int limit) const;
    [[nodiscard]] core::Result<void> noteFailure(Transaction& transaction, const domain::Voucher& voucher,
                                                 const core::Error& failure, const QDateTime& now) const;
    [[nodiscard]] core::Result<void> forgetFailures(Transaction& transaction, qint64 batchId) const;
    // Deletes codes that were planned but never sent anywhere. Answers how many.
    [[nodiscard]] core::Result<int> forgetUntried(Transaction& transaction, const domain::Batch& batch) const;

    // Requests the removal of unsold vouchers. Answers how many were not requested before.
    // NotFound / Conflict (sold, or already removed) for one.
    [[nodiscard]] core::Result<void> withdraw(Transaction& transaction, qint64 voucherId, const QDateTime& now) const;
    [[nodiscard]] core::Result<int> withdrawBatch(Transaction& transaction, qint64 batchId, const QDateTime& now) const;
    // Unsold since before `madeBefore`, and not printed: a printed card may be in somebody's hands.
    [[nodiscard]] core::Result<int> withdrawOlder(Transaction& transaction, const QDateTime& madeBefore, int limit,
                                                  const QDateTime& now) const;
    // Answers how many were not printed before.
    [[nodiscard]] core::Result<int> markPrinted(Transaction& transaction, const QList<qint64>& voucherIds,
                                                const QDateTime& now) const;

    // Unsold, on the router, not printed, not withdrawn, of exactly these terms; oldest first.
    [[nodiscard]] core::Result<QList<qint64>> available(const StockTerms& terms, int limit) const;
    [[nodiscard]] core::Result<int> countAvailable(const StockTerms& terms) const;
    // The voucher becomes number `number` of the purchase. Conflict: it is not in stock any more.
    [[nodiscard]] core::Result<void> sell(Transaction& transaction, qint64 voucherId, qint64 purchaseId, int number,
                                          const QDateTime& now) const;

private:
    [[nodiscard]] core::Result<void> writeFailure(Transaction& transaction, domain::Batch& batch, const QString& kind,
                                                  const QString& reason, const QString& because,
                                                  const QDateTime& now) const;
    [[nodiscard]] core::Result<int> withdrawWhere(Transaction& transaction, const QString& condition,
                                                  const QVariantList& values, const QDateTime& now) const;

    const Database& m_database;
};

} // namespace loket::storage
