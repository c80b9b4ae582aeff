// The ids of vouchers, messages and activity in the order of one of their columns, for lists that are sorted by the
// database. Belongs to the thread of the database's reader. A million take a second or two, which the
// window does not wait for.
#pragma once

#include "storage/LogModels.h"
#include "storage/VoucherModels.h"

namespace loket::storage {

enum class VoucherColumn { Code, Package, Status, Owner, Router, Made, Printed, Sold, FirstLogin, Ends };
enum class AttemptColumn { Time, Status, Receipt, Customer, Phone, Package, Channel, Took, Reason };
enum class AuditColumn { Time, Actor, What, Detail, Order };

// `ids` ascending; equal ones by their id.
[[nodiscard]] core::Result<QList<qint64>> sorted(const Database& database, const QList<qint64>& ids,
                                                 VoucherColumn column, bool descending);
[[nodiscard]] core::Result<QList<qint64>> sorted(const Database& database, const QList<qint64>& ids,
                                                 AttemptColumn column, bool descending);
[[nodiscard]] core::Result<QList<qint64>> sorted(const Database& database, const QList<qint64>& ids, AuditColumn column,
                                                 bool descending);

} // namespace loket::storage
