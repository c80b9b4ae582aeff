// Puts the codes of batches on their routers and removes withdrawn vouchers, in chunks that fill the router's
// window. All its state is in the database (batches, planned and withdrawn vouchers), so it continues after any crash
// where it was: a code that was sent without an answer is found on the router by its comment. One chunk per router at a
// time; webhooks and purchases are served in between. It waits for an unreachable router as long as needed. Engine
// thread.
#pragma once

#include "sales/flow/Ledger.h"

#include <QObject>

#include <map>

namespace loket::sales {

class StockMaker : public QObject
{
    Q_OBJECT

public:
    explicit StockMaker(const Context& context) : m_context(context), m_ledger(context) {}

    void start();
    // Starts nothing more. Running work is settled when its answer arrives, or at the next start.
    void stop() { m_started = false; }
    // To be called after every commit that touched a batch: there may be work. Cheap; done from the event loop.
    void wake();
    // It answers: work that waits for it continues at once.
    void routerIsBack(const QString& router);

private:
    using Outcomes = QList<core::Result<domain::AddOutcome>>;
    using Vouchers = QList<domain::Voucher>;

    struct Line // one per router
    {
        bool busy = false;
        int misses = 0; // in a row
        // By the steady clock; none: nothing to wait for.
        std::optional<std::chrono::milliseconds> waitsUntil;
    };

    void work();
    void serve(const QString& router);
    void withdraw(const QString& router, const Vouchers& vouchers);
    void make(domain::Batch batch, const Vouchers& vouchers);
    void planMore(const domain::Batch& batch);
    [[nodiscard]] core::Result<void> planOne(storage::Transaction& transaction, const domain::Batch& batch,
                                             int number) const;

    void made(const domain::Batch& batch, Vouchers vouchers, const core::Result<Outcomes>& outcomes);
    struct Tally
    {
        int made = 0;
        int taken = 0;  // codes taken by other users
        int failed = 0; // refused for good
        std::optional<core::Error> waitsFor;
        std::optional<core::Error> refusal;
    };
    [[nodiscard]] core::Result<Tally> record(storage::Transaction& transaction, const domain::Batch& batch,
                                             Vouchers& vouchers, const Outcomes& outcomes) const;
    [[nodiscard]] core::Result<void> settle(storage::Transaction& transaction, domain::Batch& batch,
                                            const Tally& tally) const;
    [[nodiscard]] core::Result<void> finish(storage::Transaction& transaction, domain::Batch& batch) const;
    [[nodiscard]] core::Result<void> stopFor(storage::Transaction& transaction, domain::Batch& batch,
                                             const core::Error& error) const;
    void withdrawn(const QString& router, Vouchers vouchers, const core::Result<int>& removed);
    void rest(const QString& router, bool wentWell);

    const Context& m_context;
    Ledger m_ledger;
    std::map<QString, Line> m_lines;
    bool m_started = false;
    bool m_wakePending = false;
};

} // namespace loket::sales
