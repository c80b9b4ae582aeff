#include "storage/VoucherRow.h"

namespace loket::storage {

domain::Voucher readVoucher(const Statement& row)
{
    return {.id = row.integer(0),
            .purchaseId = row.integer(1),
            .batchId = row.integer(2),
            .number = int(row.integer(3)),
            .router = row.text(4),
            .username = row.text(5),
            .password = row.text(6),
            .profile = row.text(7),
            .comment = row.text(8),
            .duration = domain::Seconds(row.integer(9)),
            .counts = domain::countingFromString(row.text(10)).value_or(domain::Counting::Online),
            .quotaBytes = row.integer(11),
            .lockToDevice = row.integer(12) != 0,
            .status = domain::voucherStatusFromString(row.text(13)).value_or(domain::VoucherStatus::Planned),
            .deviceMac = row.text(14),
            .uptime = domain::Seconds(row.integer(15)),
            .usedBytes = row.integer(16),
            .forgottenUptime = domain::Seconds(row.integer(25)),
            .forgottenBytes = row.integer(26),
            .createdAt = row.time(17),
            .onRouterAt = row.time(18),
            .printedAt = row.time(19),
            .soldAt = row.time(20),
            .firstLoginAt = row.time(21),
            .expiresAt = row.time(22),
            .endedAt = row.time(23),
            .removedAt = row.time(24),
            .missingSince = row.time(27),
            .isLookedAfter = row.integer(28) != 0};
}

} // namespace loket::storage
