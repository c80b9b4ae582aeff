// Makes the written-down codes of a paid purchase on its router. Adding again is always safe: a name that is there with
// our own comment is our earlier success, one that is a stranger's is given up for a new code. A purchase completes
// only when every ordered voucher exists. Orders older than this run of the program may have got their vouchers from a
// later life of the same ledger (Context::lastOrderBefore): the router is asked for them before anything is made.
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

    // Asks the router first who carries the comments of this order's vouchers, and takes those over.
    core::Async<void> adoptThenMake(const storage::JobRow& job, const domain::Purchase& purchase,
                                    const QList<domain::Voucher>& planned);
    // Where one cannot be taken over, why.
    core::Result<std::optional<core::Error>> adopt(const domain::Purchase& purchase, QList<domain::Voucher> planned,
                                                   const QList<domain::FoundUser>& found);
    core::Async<void> make(const storage::JobRow& job, const domain::Purchase& purchase);

    core::Result<void> settle(const storage::JobRow& job, QList<domain::Voucher> vouchers,
                              const core::Result<Outcomes>& outcomes);
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

} // namespace loket::sales
