// What a channel's receipts ("delivered", "read", "failed") do to their purchases: the delivery status moves by its
// table, so receipts may come late, twice or in any order. Engine thread.
#pragma once

#include "sales/Journal.h"

namespace loket::sales {

struct ReceiptOutcome
{
    int changed = 0;              // receipts that moved a purchase's delivery status
    QList<qint64> sendByFallback; // purchases the first channel has given up, while there is a second one
    QList<qint64> sendAgain;      // purchases whose channel now knows another way (DeliveryReceipt::tryAgain)
};

class ReceiptReceived
{
public:
    explicit ReceiptReceived(const Context& context) : m_context(context), m_journal(context) {}

    // One transaction for all of them. A receipt of a message that is not ours is passed over.
    [[nodiscard]] core::Result<ReceiptOutcome> operator()(const QString& channel,
                                                          const QList<domain::DeliveryReceipt>& receipts) const;

private:
    core::Result<void> apply(storage::Transaction& transaction, const QString& channel,
                             const domain::DeliveryReceipt& receipt, ReceiptOutcome& outcome) const;

    const Context& m_context;
    Journal m_journal;
};

} // namespace loket::sales
