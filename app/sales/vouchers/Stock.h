// The counter's stock: vouchers made in advance. Begins, cancels and resumes batches, sells from stock and withdraws
// what is unsold; StockMaker does the work on the routers. Each command is one transaction with a line in the audit
// log. Engine thread.
#pragma once

#include "sales/flow/Ledger.h"

namespace loket::sales {

struct BatchRequest
{
    QString packageId;
    int quantity = 0;
    QString router; // empty: the package's
};

class Stock
{
public:
    explicit Stock(const Context& context) : m_context(context), m_ledger(context) {}

    // InvalidInput names the field; Misconfigured: the router is not set up. A package need not be on sale.
    [[nodiscard]] core::Result<domain::Batch> begin(const BatchRequest& request, const Actor& actor) const;
    // Makes no more; what was made stays in stock. Conflict where it is done or cancelled.
    [[nodiscard]] core::Result<domain::Batch> cancel(qint64 batchId, const Actor& actor) const;
    // A stopped batch continues, and retries once what was refused. Conflict where it is not stopped.
    [[nodiscard]] core::Result<domain::Batch> resume(qint64 batchId, const Actor& actor) const;

    // Unsold vouchers are removed from their router, however long that takes. One by one: NotFound; Conflict: sold or
    // removed.
    [[nodiscard]] core::Result<void> withdraw(qint64 voucherId, const Actor& actor) const;
    // All unsold ones of a batch (which is cancelled first, where it is still being made). Answers how many.
    [[nodiscard]] core::Result<int> withdrawBatch(qint64 batchId, const Actor& actor) const;
    // Unsold and unprinted ones older than voucher.stock_days; 0 where that is off.
    [[nodiscard]] core::Result<int> sweep(const Actor& actor) const;

    // They are printed now: such a voucher is not sold automatically any more. Answers how many were new.
    [[nodiscard]] core::Result<int> markPrinted(const QList<qint64>& voucherIds, const Actor& actor) const;

private:
    [[nodiscard]] core::Result<void> cancelIn(storage::Transaction& transaction, domain::Batch& batch,
                                              const Actor& actor) const;
    [[nodiscard]] core::Result<domain::Batch> checked(const BatchRequest& request, const Actor& actor) const;

    const Context& m_context;
    Ledger m_ledger;
};

// A line of the audit log that belongs to a batch, not to a purchase.
[[nodiscard]] core::Result<void> noteBatch(const Ledger& ledger, storage::Transaction& transaction, const Actor& actor,
                                           const char* action, const domain::Batch& batch, QJsonObject detail);

// True where the policy lets this purchase be served from stock now.
bool mayUseStock(const Context& context, const domain::Purchase& purchase);

// Assigns the purchase all its vouchers from stock, or none: unsold ones of exactly its package and terms, on its
// router, oldest first; never printed ones, which may be in somebody's hands. Answers how many (its quantity, or 0). To
// be called in the transaction that makes the purchase paid; the vouchers are on the router already.
[[nodiscard]] core::Result<int> takeFromStock(const Context& context, const Ledger& ledger,
                                              storage::Transaction& transaction, const domain::Purchase& purchase);

} // namespace loket::sales
