// The QRIS payload of a sandbox payment: well-formed (EMVCo merchant-presented TLV with CRC; app/payments/FACTS.md,
// section 5), of a merchant that does not exist. Pure.
#pragma once

#include "core/Money.h"

#include <QString>

namespace loket::sandbox {

// Dynamic (one use, with amount). `reference` goes into tag 62, at most 25 characters.
QString qrisPayload(core::Rupiah amount, const QString& reference);

// CRC-16/CCITT-FALSE as four upper-case hex digits ("123456789" gives "29B1").
QString qrisCrc(const QByteArray& data);

} // namespace loket::sandbox
