// The ids of purchases in the order of one of their columns, for lists that are sorted by the database. Belongs to the
// thread of the read models. A million take a second or two, which the window does not wait for.
#pragma once

#include "storage/ReadModels.h"

namespace loket::storage {

enum class PurchaseColumn { Time, Invoice, Customer, Phone, Package, Quantity, Amount, Status, Delivery, Gateway };

// Equal ones by their id.
[[nodiscard]] core::Result<QList<qint64>> sortedPurchaseIds(const ReadModels& models, const PurchaseFilter& filter,
                                                            PurchaseColumn column, bool descending);

} // namespace loket::storage
