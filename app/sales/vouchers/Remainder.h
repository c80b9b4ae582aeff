// What is left of a voucher that is made on its router again: the router restarts its count, so the ledger keeps what
// is left of time and data as its terms. Used on the database's thread.
#pragma once

#include "sales/flow/Ledger.h"
#include "storage/VoucherLifeRepository.h"

namespace loket::sales {

// Conflict: nothing is.
[[nodiscard]] core::Result<domain::Voucher> whatIsLeftOf(const domain::Voucher& voucher);

// Stores it, with a line in its order's story; nothing where nothing of `voucher` was used.
[[nodiscard]] core::Result<void> keepRemainder(const Ledger& ledger, const storage::VoucherLifeRepository& lives,
                                               storage::Transaction& transaction, const domain::Voucher& voucher,
                                               const domain::Voucher& left, const Actor& actor, const QDateTime& now);

} // namespace loket::sales
