// What lists of vouchers and batches read; beside ReadModels, on the same connection and thread. Newest first.
#pragma once

#include "storage/ReadModels.h"
#include "storage/StockRepository.h"

namespace loket::storage {

// What happened to the money for a voucher.
enum class VoucherOwnership { Any, Stock, Sold };

struct VoucherFilter
{
    QList<domain::VoucherStatus> statuses; // empty: all but discarded ones
    // Not set: each by its status alone. Else what is known to be missing on its router is a state of its own beside
    // the statuses: true: those are in the list (alone, where no status is named), false: they are not.
    std::optional<bool> missing;
    VoucherOwnership ownership = VoucherOwnership::Any;
    QString packageId; // empty: any; of its purchase, or in stock of its batch
    QString router;    // empty: any
    qint64 batchId = 0;
    QString search;    // in code, comment, invoice, customer's name and phone, device; empty: all
    QList<qint64> ids; // of these only, at most 500; empty: all
    // Of these purchases or of these batches only; both empty: all.
    QList<qint64> ofPurchases;
    QList<qint64> ofBatches;
};

struct VoucherRow
{
    domain::Voucher voucher;
    QString packageName;
    QString batchCode;        // empty: made for its purchase
    QString invoiceId;        // empty: in stock
    QString customerName;     // likewise
    QString customerPhone;    // likewise
    core::Rupiah price = 0;   // of one: as sold, in stock as when its batch was begun
    bool withdrawing = false; // unsold, to be removed from the router
    QString failure;          // why the router refused it, in English; empty where it was not refused
    QString failureBecause;   // core::storedReason() of it; empty where only the text is known
};

struct VoucherCounts
{
    QList<std::pair<domain::VoucherStatus, qint64>> byStatus; // all statuses, in their order; without missing ones
    qint64 missing = 0;                                       // known to be missing on their router
    qint64 total = 0;                                         // without discarded ones
    qint64 inStock = 0;                                       // can be sold: on a router, unsold, not withdrawn

    [[nodiscard]] qint64 count(domain::VoucherStatus status) const;
};

struct BatchRow
{
    domain::Batch batch;
    BatchCount count;
};

class VoucherModels
{
public:
    explicit VoucherModels(const Database& database) : m_database(database) {}

    [[nodiscard]] core::Result<QList<VoucherRow>> vouchers(const VoucherFilter& filter, const PageRequest& page) const;
    // The ids alone, oldest first: a million take 8 MB, and a list that knows them can be changed by difference.
    [[nodiscard]] core::Result<QList<qint64>> voucherIds(const VoucherFilter& filter) const;
    [[nodiscard]] core::Result<VoucherCounts> counts() const;
    [[nodiscard]] core::Result<QList<BatchRow>> batches(int limit, qint64 beforeId = 0) const;

private:
    const Database& m_database;
};

} // namespace loket::storage
