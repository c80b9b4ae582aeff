// A buyer whose gateway is troubled, or who prefers another way to pay, changes it: the order is placed
// again, at the same price, under a new order id, and the old one is cancelled and refers to it. A new id because the
// old one may exist at its gateway already: money that still comes for it makes its vouchers all the same and is
// marked for review (app/CONTRACT.md, section 4), so nothing that was paid is ever lost. Engine thread.
#pragma once

#include "sales/flow/Ledger.h"

namespace loket::sales {

class PayAnotherWay
{
public:
    explicit PayAnotherWay(const Context& context) : m_context(context), m_ledger(context) {}

    // NotFound. InvalidInput: no such gateway. Conflict: it is paid, or over. An order that was replaced before answers
    // with the one that replaced it; one whose page for exactly this way exists or is being made, with itself.
    // RateLimited: the old order is over, and too many others are open. `network` as in PurchaseRequest.
    [[nodiscard]] core::Result<domain::Purchase> operator()(qint64 purchaseId, const QString& gateway,
                                                            const QString& method, const QString& network = {}) const;

private:
    [[nodiscard]] core::Result<void> leave(storage::Transaction& transaction, domain::Purchase& old,
                                           const domain::Purchase& next) const;

    const Context& m_context;
    Ledger m_ledger;
};

} // namespace loket::sales
