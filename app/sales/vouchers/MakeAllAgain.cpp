#include "sales/vouchers/MakeAllAgain.h"

#include "core/Log.h"
#include "core/Reasons.h"
#include "sales/flow/Steps.h"
#include "sales/vouchers/Remainder.h"

namespace loket::sales {

using namespace Qt::Literals::StringLiterals;
using core::Error;
using core::fail;
using core::Failure;
using core::Result;
using domain::Voucher;
using domain::VoucherStatus;
using storage::Transaction;

namespace {

Q_LOGGING_CATEGORY(lcMakeAgain, "loket.make_again")

// Several windows of commands; a transaction of so many stays at some milliseconds.
constexpr int pieceOfMissing = 250;

} // namespace

MakeAllAgain::MakeAllAgain(const Context& context, Validity& validity)
    : m_context(context), m_validity(validity), m_ledger(context), m_lives(context.database)
{}

Result<int> MakeAllAgain::begin(const QString& router, const Actor& actor)
{
    LOKET_TRY(m_ledger.permit(actor, domain::Action::ManageVouchers));
    if (m_runs.contains(router))
        return fail(core::Reason::MakingAgainRuns, {router.left(40)});
    LOKET_TRY_VALUE(const int missing, m_lives.countMissing(router));
    if (missing == 0)
        return fail(core::Reason::NothingMissing, {router.left(40)});
    if (!m_context.counterparts.router(router))
        return fail(core::Reason::RouterNotSetUp, {router.left(40)});
    LOKET_TRY(m_ledger.inTransaction([&](Transaction& transaction) {
        return m_ledger.noteAside(transaction, actor, "vouchers.make_all_again",
                                  {{u"router"_s, router}, {u"count"_s, missing}});
    }));
    m_runs[router] = {.actor = actor, .state = {.total = missing}};
    m_validity.setMakingAgain(router, m_runs[router].state);
    QMetaObject::invokeMethod(
        this, [this, router] { next(router); }, Qt::QueuedConnection);
    return missing;
}

Result<void> MakeAllAgain::stop(const QString& router, const Actor& actor)
{
    LOKET_TRY(m_ledger.permit(actor, domain::Action::ManageVouchers));
    const auto run = m_runs.find(router);
    if (run == m_runs.end())
        return fail(core::Reason::NothingMissing, {router.left(40)});
    run->second.isStopped = true;
    return {};
}

void MakeAllAgain::next(const QString& router)
{
    const auto found = m_runs.find(router);
    if (found == m_runs.end() || m_context.closing)
        return;
    Run& run = found->second;
    if (run.isStopped)
        return end(router, core::makeError(core::Reason::NotBegun));
    domain::HotspotRouter* counterpart = m_context.counterparts.router(router);
    if (!counterpart)
        return end(router, core::makeError(core::Reason::RouterNotSetUp, {router}));
    const auto missing = m_lives.missing(router, run.after, pieceOfMissing);
    if (!missing)
        return end(router, missing.error());
    if (missing->isEmpty())
        return end(router, std::nullopt);
    run.after = missing->last().id;
    const auto vouchers = prepared(run, *missing);
    if (!vouchers)
        return end(router, vouchers.error());
    QList<domain::HotspotUser> users;
    for (const Voucher& voucher : *vouchers)
        users += hotspotUserOf(voucher);
    counterpart->addUsers(users)
        .then(this, [this, router,
                     vouchers = *vouchers](const Result<Outcomes>& outcomes) { made(router, vouchers, outcomes); })
        .onCanceled(this, [this, router, vouchers = *vouchers] {
            made(router, vouchers, Failure(core::makeError(core::Reason::ConnectionRenewed)));
        });
}

// Nobody may get online with a refunded voucher.
bool MakeAllAgain::isWanted(const Voucher& voucher) const
{
    if (voucher.status != VoucherStatus::OnRouter && voucher.status != VoucherStatus::InUse)
        return false;
    if (voucher.purchaseId == 0)
        return true;
    const auto purchase = m_ledger.purchases.find(voucher.purchaseId);
    return purchase && domain::isPaid(purchase->status);
}

// What is left is stored before the router is asked: made again twice means made once.
Result<QList<Voucher>> MakeAllAgain::prepared(Run& run, const Vouchers& missing)
{
    Vouchers wanted;
    const QDateTime now = m_context.clock.now();
    const auto kept = m_ledger.inTransaction([&](Transaction& transaction) -> Result<void> {
        for (const Voucher& voucher : missing) {
            const auto left = isWanted(voucher) ? whatIsLeftOf(voucher) : Result<Voucher>(voucher);
            if (!left || !isWanted(voucher) || !m_validity.claim(voucher.id)) {
                ++run.state.left;
                continue;
            }
            wanted += *left;
            LOKET_TRY(keepRemainder(m_ledger, m_lives, transaction, voucher, *left, run.actor, now));
        }
        return {};
    });
    if (kept)
        return wanted;
    for (const Voucher& voucher : std::as_const(wanted))
        m_validity.release(voucher.id);
    return Failure(kept.error());
}

void MakeAllAgain::made(const QString& router, const Vouchers& vouchers, const Result<Outcomes>& outcomes)
{
    for (const Voucher& voucher : vouchers)
        m_validity.release(voucher.id);
    const auto found = m_runs.find(router);
    if (found == m_runs.end())
        return;
    Run& run = found->second;
    if (!outcomes)
        return end(router, outcomes.error());
    std::optional<Error> away;
    QSet<QString> there;
    int left = 0;
    const QDateTime now = m_context.clock.now();
    const auto written = m_ledger.inTransaction([&](Transaction& transaction) -> Result<void> {
        for (qsizetype i = 0; i < vouchers.size() && i < outcomes->size(); ++i) {
            const Voucher& voucher = vouchers[i];
            const Result<domain::AddOutcome>& outcome = outcomes->at(i);
            if (!outcome && core::isRetryable(outcome.error().kind))
                away = outcome.error();
            if (!outcome || *outcome == domain::AddOutcome::TakenByStranger) {
                ++left;
                continue;
            }
            LOKET_TRY(m_lives.madeAgain(transaction, voucher.id, now));
            there += voucher.username;
            if (voucher.purchaseId != 0) // in the order's story
                LOKET_TRY(m_ledger.note(transaction, run.actor, "voucher.make_again", voucher.purchaseId,
                                        {{u"router"_s, router}, {u"number"_s, voucher.number}}));
        }
        return {};
    });
    if (!written)
        return end(router, written.error());
    run.state.made += int(there.size());
    run.state.left += left;
    m_validity.forgetMissing(router, there);
    m_validity.setMakingAgain(router, run.state);
    if (away)
        return end(router, away);
    next(router);
}

void MakeAllAgain::end(const QString& router, const std::optional<Error>& problem)
{
    MakingAgain state = m_runs[router].state;
    m_runs.erase(router);
    state.runs = false;
    state.problem = problem;
    core::logInfo(lcMakeAgain(), "vouchers.made_again",
                  {{u"router"_s, router},
                   {u"made"_s, state.made},
                   {u"left"_s, state.left},
                   {u"reason"_s, problem ? problem->detail : QString()}});
    m_validity.setMakingAgain(router, state);
    if (!problem)
        (void)m_validity.run(router); // what is still missing then, is
}

} // namespace loket::sales
