// Makes all vouchers again that a router has lost (it was reset, replaced, or put back from an older copy): in pieces
// that fill the router's window, each kept in the ledger before the next, so that it can be stopped, or cut short by a
// crash, and be begun again. How far it is: DriftReport::makingAgain, told by Validity::driftChanged. Engine thread.
#pragma once

#include "sales/vouchers/Validity.h"
#include "storage/VoucherLifeRepository.h"

#include <QObject>

#include <map>

namespace loket::sales {

class MakeAllAgain : public QObject
{
    Q_OBJECT

public:
    MakeAllAgain(const Context& context, Validity& validity);

    // Answers how many will be made. NotFound: none is known to be missing. Conflict: it runs already.
    [[nodiscard]] core::Result<int> begin(const QString& router, const Actor& actor);
    // What the router was asked for is waited for; the rest stays missing. NotFound: it does not run.
    [[nodiscard]] core::Result<void> stop(const QString& router, const Actor& actor);

private:
    using Vouchers = QList<domain::Voucher>;
    using Outcomes = QList<core::Result<domain::AddOutcome>>;
    struct Run
    {
        Actor actor;
        MakingAgain state;
        qint64 after = 0; // the last voucher that was looked at
        bool isStopped = false;
    };

    void next(const QString& router);
    // Those of them that are to be made, with what is left of each; the others are counted as left.
    [[nodiscard]] core::Result<Vouchers> prepared(Run& run, const Vouchers& missing);
    [[nodiscard]] bool isWanted(const domain::Voucher& voucher) const;
    void made(const QString& router, const Vouchers& vouchers, const core::Result<Outcomes>& outcomes);
    void end(const QString& router, const std::optional<core::Error>& problem);

    const Context& m_context;
    Validity& m_validity;
    Ledger m_ledger;
    storage::VoucherLifeRepository m_lives;
    std::map<QString, Run> m_runs;
};

} // namespace loket::sales
