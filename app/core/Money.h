// Whole rupiah. Money is never a floating-point number in Loket.
#pragma once

#include "core/Error.h"

#include <QJsonValue>
#include <QString>

namespace loket::core {

using Rupiah = qint64;

// The largest amount accepted anywhere; far above any sale and exactly representable as a JSON number.
inline constexpr Rupiah maxRupiah = 1'000'000'000'000;

// "10000", "10000.00" or "10000.0": digits with an optional fraction of zeros only.
Result<Rupiah> parseRupiah(QStringView text);
// A JSON number or string as gateways send them, by the same rule.
Result<Rupiah> rupiahFromJson(const QJsonValue& value);

// "Rp 15.000" (the same in both languages: it is how the amount is printed on everything in Indonesia).
QString formatRupiah(Rupiah amount);

} // namespace loket::core
