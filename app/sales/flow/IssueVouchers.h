// Makes the stored codes of a paid purchase on its router. Adding again is always safe: an existing name with
// our own comment is our earlier success, one of somebody else is replaced by a new code. A purchase completes
// only when every ordered voucher exists. Orders older than this run of the program may have got their vouchers from a
// later copy of the same ledger (Context::lastOrderBefore): the router is searched for them before any is made.
// Engine thread.
#pragma once

#include "sales/flow/Ledger.h"

#include <QObject>

namespace loket::sales {

class IssueVouchers : public QObject
{
    Q_OBJECT

public:
    explicit IssueVouchers(const Context& context) : m_context(context), m_ledger(context) {}

    // The handler of job::issueVouchers.
    [[nodiscard]] core::Async<void> operator()(const storage::JobRow& job);

private:
    using Outcomes = QList<core::Result<domain::AddOutcome>>;

    // Reads from the router first which users have the comments of this order's vouchers, and adopts them.
    core::Async<void> adoptThenMake(const storage::JobRow& job, const domain::Purchase& purchase,
                                    const QList<domain::Voucher>& planned);
    // Why one cannot be adopted.
    core::Result<std::optional<core::Error>> adopt(const domain::Purchase& purchase, QList<domain::Voucher> planned,
                                                   const QList<domain::FoundUser>& found);
    core::Async<void> make(const storage::JobRow& job, const domain::Purchase& purchase,
                           const QList<domain::Voucher>& planned);

    core::Async<void> settle(const storage::JobRow& job, const QList<domain::Voucher>& vouchers,
                             const core::Result<Outcomes>& outcomes);
    core::Result<void> settleIn(storage::Transaction& transaction, const storage::JobRow& job,
                                QList<domain::Voucher> vouchers, const core::Result<Outcomes>& outcomes);
    core::Result<void> record(storage::Transaction& transaction, const domain::Purchase& purchase,
                              QList<domain::Voucher>& vouchers, const Outcomes& outcomes);
    core::Result<void> failed(storage::Transaction& transaction, const storage::JobRow& job, domain::Purchase& purchase,
                              const core::Error& error);
    core::Result<void> abandon(storage::Transaction& transaction, const storage::JobRow& job,
                               const domain::Purchase& purchase);
    core::Async<void> settledWithout(const storage::JobRow& job, const core::Error& error);

    const Context& m_context;
    Ledger m_ledger;
};

// Every ordered voucher is among these, the purchase's own, and on the router.
[[nodiscard]] bool isWhole(const domain::Purchase& purchase, const QList<domain::Voucher>& vouchers);

// A paid purchase whose vouchers are all on the router is completed, and its message queued.
[[nodiscard]] core::Result<void> completePurchase(const Context& context, const Ledger& ledger,
                                                  storage::Transaction& transaction, domain::Purchase& purchase);

} // namespace loket::sales
