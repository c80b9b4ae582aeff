// What belongs to a payment beside the purchase itself: what the vendor sent for the buyer's page, and which order
// replaced another. And the marks of this installation. Stateless apart from its database; lives on that database's
// thread.
#pragma once

#include "domain/ports/PaymentGateway.h"
#include "storage/Database.h"

#include <optional>

namespace loket::storage {

class PaymentDetailsRepository
{
public:
    explicit PaymentDetailsRepository(const Database& database) : m_database(database) {}

    // Pay code, QRIS payload, what the buyer pays, expiry; the rest of `page` is stored with the purchase.
    [[nodiscard]] core::Result<void> savePage(Transaction& transaction, qint64 purchaseId,
                                              const domain::PaymentPage& page) const;
    // Empty where the vendor sent nothing.
    [[nodiscard]] core::Result<domain::PaymentPage> page(qint64 purchaseId) const;

    // Conflict: it has been replaced before.
    [[nodiscard]] core::Result<void> replace(Transaction& transaction, qint64 purchaseId, qint64 byId) const;
    [[nodiscard]] core::Result<std::optional<qint64>> replacementOf(qint64 purchaseId) const;

    // "address_key": made with the database, different in every installation. NotFound for an unknown name.
    [[nodiscard]] core::Result<QString> mark(const QString& name) const;

private:
    const Database& m_database;
};

} // namespace loket::storage
