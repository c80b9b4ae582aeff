// How a row of vouchers becomes a domain::Voucher; shared by the repositories and the read models.
#pragma once

#include "domain/Purchase.h"
#include "storage/Database.h"

namespace loket::storage {

// In the order readVoucher() reads them.
inline constexpr QLatin1StringView voucherColumns(
    "id, purchase_id, batch_id, number, router, username, password, profile, comment, duration_seconds, counts, "
    "quota_bytes, lock_to_device, status, device_mac, uptime_seconds, used_bytes, created_at, on_router_at, "
    "printed_at, sold_at, first_login_at, expires_at, ended_at, removed_at, "
    "uptime_forgotten, bytes_forgotten, missing_since, looked_after");

domain::Voucher readVoucher(const Statement& row);

} // namespace loket::storage
