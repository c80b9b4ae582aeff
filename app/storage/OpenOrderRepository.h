// Orders placed online that are not paid yet: where they came from, and whether anybody has looked at their page.
// A trigger takes an order out when it is not pending any more (015_open_orders.sql).
// Stateless apart from its database; lives on that database's thread.
#pragma once

#include "storage/Database.h"

#include <optional>

namespace loket::storage {

class OpenOrderRepository
{
public:
    explicit OpenOrderRepository(const Database& database) : m_database(database) {}

    // `network`: an IPv4 address or the /56 of an IPv6 address; may be empty.
    [[nodiscard]] core::Result<void> insert(Transaction& transaction, qint64 purchaseId, const QString& network) const;
    [[nodiscard]] core::Result<int> count() const;
    [[nodiscard]] core::Result<int> countFrom(const QString& network) const;
    // Empty where it is not known, or the order is not open.
    [[nodiscard]] core::Result<QString> networkOf(qint64 purchaseId) const;
    // Somebody looks at its page; only the first time counts.
    [[nodiscard]] core::Result<void> markSeen(Transaction& transaction, qint64 purchaseId, const QDateTime& now) const;
    // True only for an open order at whose page nobody has looked.
    [[nodiscard]] core::Result<bool> isUnseen(qint64 purchaseId) const;

private:
    const Database& m_database;
};

} // namespace loket::storage
