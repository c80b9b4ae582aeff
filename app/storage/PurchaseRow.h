// How a row of voucher_purchases becomes a domain::Purchase; shared by the repository and the read models.
#pragma once

#include "domain/Purchase.h"
#include "storage/Database.h"

namespace loket::storage {

inline constexpr auto purchaseColumns =
    "id, invoice_id, status_token, customer_name, customer_phone, voucher_package, package_name, voucher_profile, "
    "router, "
    "duration_seconds, counts, quota_bytes, voucher_quantity, amount, description, status, delivery_status, "
    "payment_gateway, "
    "payment_method, payment_transaction_id, payment_url, channel, cashier, language, failure_kind, failure_reason, "
    "failure_because, (needs_review = 1 OR message_unconfirmed = 1), created_at, paid_at, completed_at, updated_at, "
    "forgotten_at, message_dismissed, imported_from, imported_number";

domain::Purchase readPurchase(const Statement& row);

} // namespace loket::storage
