// A batch: vouchers of one package made in advance, for the counter's stock. Pure data; times are UTC.
#pragma once

#include "domain/Purchase.h"

namespace loket::domain {

enum class BatchState {
    Making,    // codes are stored and made on the router; also while the router is unreachable
    Done,      // every voucher is on the router
    Stopped,   // something must be fixed first (see failure); can be resumed
    Cancelled, // what was made stays in stock
};

QString toString(BatchState state);
std::optional<BatchState> batchStateFromString(QStringView name);

inline constexpr int maxBatchQuantity = 10'000;

struct Batch
{
    qint64 id = 0;
    QString code; // of the form of an invoice id; part of the hotspot comments
    QString packageId;
    QString packageName;
    QString router;
    int quantity = 0;
    // The package's terms when it was begun.
    QString profile;
    core::Rupiah price = 0; // of one
    Seconds duration{0};
    Counting counts = Counting::Online;
    qint64 quotaBytes = 0;
    bool lockToDevice = false;
    BatchState state = BatchState::Making;
    qint64 triedId = 0;  // the newest of its vouchers that was ever sent to the router
    QString failureKind; // core::toString(ErrorKind) of what delays or has stopped it; empty where nothing does
    QString failure;     // as text
    QString actor;
    QDateTime createdAt;
    QDateTime updatedAt;
};

// The Nth voucher of a batch under a drawn code; not on any router yet, and not sold.
Voucher stockVoucher(const Batch& batch, int number, const Credentials& code, const QDateTime& now);

} // namespace loket::domain
