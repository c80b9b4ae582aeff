// Messages that a channel took and then never confirmed: told once, in the order's story and in Attention, after
// delivery.confirm_hours. Only of channels that do confirm (their receipts reach us), and only since they do: of the
// others nothing can be said. Engine thread.
#pragma once

#include "sales/flow/Ledger.h"
#include "storage/MarkRepository.h"

namespace loket::sales {

class UnconfirmedMessages
{
public:
    explicit UnconfirmedMessages(const Context& context) : m_context(context), m_ledger(context) {}

    // Inside the transaction that books a receipt of this channel.
    [[nodiscard]] core::Result<void> heard(storage::Transaction& transaction, const QString& channel) const;

    // Tells of those that were sent so long ago. Answers how many. 0 hours: of none.
    [[nodiscard]] core::Result<int> tell(const QStringList& channels, std::chrono::hours after) const;

private:
    [[nodiscard]] core::Result<int> tellOf(const QString& channel, std::chrono::hours after) const;

    const Context& m_context;
    Ledger m_ledger;
};

} // namespace loket::sales
