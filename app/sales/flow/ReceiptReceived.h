// Applies a channel's receipts ("delivered", "read", "failed") to their purchases: the delivery status moves by its
// table, so receipts may arrive early, late, twice or in any order. A message that its channel fails to deliver is sent
// by the second one, or again where its channel now has another way, in the same transaction and once for each message;
// a failure that is the channel's own pauses it, and the message waits. Engine thread.
#pragma once

#include "sales/flow/Ledger.h"

namespace loket::sales {

struct ReceiptOutcome
{
    int changed = 0; // receipts that moved a purchase's delivery status
};

class ReceiptReceived
{
public:
    explicit ReceiptReceived(const Context& context) : m_context(context), m_ledger(context) {}

    // One transaction for all of them. A receipt of a message that is not ours (yet) is ignored.
    [[nodiscard]] core::Result<ReceiptOutcome> operator()(const QString& channel,
                                                          const QList<domain::DeliveryReceipt>& receipts) const;
    // The same for many that arrive at once: `done` gets the outcome when it is durable (Ledger::inGroup).
    void inGroup(const QString& channel, const QList<domain::DeliveryReceipt>& receipts,
                 std::function<void(const core::Result<ReceiptOutcome>& outcome)> done) const;

    // Receipts for this message that arrived before it was stored.
    [[nodiscard]] core::Result<void> applyEarly(storage::Transaction& transaction, const QString& channel,
                                                const QString& vendorId) const;

private:
    core::Result<ReceiptOutcome> applyAll(storage::Transaction& transaction, const QString& channel,
                                          const QList<domain::DeliveryReceipt>& receipts) const;
    core::Result<void> apply(storage::Transaction& transaction, const QString& channel,
                             const domain::DeliveryReceipt& receipt, ReceiptOutcome& outcome) const;
    core::Result<void> pause(storage::Transaction& transaction, const QString& channel,
                             const core::Error& reason) const;
    core::Result<void> sendOtherwise(storage::Transaction& transaction, const QString& channel, bool tryAgain,
                                     domain::Purchase& purchase) const;

    const Context& m_context;
    Ledger m_ledger;
};

} // namespace loket::sales
