// The vouchers, sold and in stock (see StockRepository.h for what is special to stock). A code is stored here
// before it is sent anywhere. Stateless apart from its database; used on that database's thread.
#pragma once

#include "domain/Purchase.h"
#include "storage/Database.h"

#include <QList>

namespace loket::storage {

class VoucherRepository
{
public:
    explicit VoucherRepository(const Database& database) : m_database(database) {}

    // All codes of a purchase that are not discarded, in order of their number.
    [[nodiscard]] core::Result<QList<domain::Voucher>> ofPurchase(qint64 purchaseId) const;

    // NotFound where there is none.
    [[nodiscard]] core::Result<domain::Voucher> find(qint64 id) const;

    // Stores a planned voucher and fills in its id. Conflict: this router has (or had) a voucher of this name.
    [[nodiscard]] core::Result<void> insert(Transaction& transaction, domain::Voucher& voucher) const;

    // Moves the voucher by the table; Conflict where the event changes nothing in its present state.
    [[nodiscard]] core::Result<void> advance(Transaction& transaction, domain::Voucher& voucher,
                                             domain::VoucherEvent event, const QDateTime& now) const;

private:
    const Database& m_database;
};

} // namespace loket::storage
