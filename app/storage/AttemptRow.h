// How a row of voucher_delivery_logs (under the name l) becomes a DeliveryAttempt; shared by the read models.
#pragma once

#include "storage/EventRepositories.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace loket::storage {

// In the order readAttempt() reads them.
inline constexpr QLatin1StringView attemptColumns(
    "l.id, l.purchase_id, l.phone, l.status, l.error_message, l.error_kind, l.channel, l.vendor_message_id, "
    "l.duration_ms, l.maybe_duplicate, l.created_at, l.because");
inline constexpr int attemptColumnCount = 12;

inline DeliveryAttempt readAttempt(const Statement& row)
{
    return {.id = row.integer(0),
            .purchaseId = row.integer(1),
            .phone = row.text(2),
            .status = row.text(3),
            .errorMessage = row.text(4),
            .errorKind = row.text(5),
            .because = row.text(11),
            .channel = row.text(6),
            .vendorMessageId = row.text(7),
            .duration = std::chrono::milliseconds(row.integer(8)),
            .maybeDuplicate = row.integer(9) != 0,
            .createdAt = row.time(10)};
}

// Refused by a receipt, after the channel had taken it: `refusal` is the detail of the line message.failed.
inline void addReceipt(DeliveryAttempt& attempt, const QJsonObject& refusal)
{
    const QJsonObject because = refusal.value(QLatin1StringView("because")).toObject();
    attempt.errorKind = core::toString(core::ErrorKind::Refused);
    attempt.errorMessage = refusal.value(QLatin1StringView("reason")).toString();
    attempt.because =
        because.isEmpty() ? QString() : QString::fromUtf8(QJsonDocument(because).toJson(QJsonDocument::Compact));
}

} // namespace loket::storage
