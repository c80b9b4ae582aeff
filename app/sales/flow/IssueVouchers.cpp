#include "sales/flow/IssueVouchers.h"

#include "core/Reasons.h"
#include "sales/flow/PaymentReceived.h"
#include "sales/flow/Steps.h"

#include <QSet>

#include <algorithm>

namespace loket::sales {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using core::Async;
using core::Error;
using core::ErrorKind;
using core::Failure;
using core::Result;
using domain::AddOutcome;
using domain::Purchase;
using domain::PurchaseEvent;
using domain::PurchaseStatus;
using domain::Voucher;
using domain::VoucherEvent;
using domain::VoucherStatus;
using storage::JobRow;
using storage::Transaction;

namespace {

// How long to wait for vouchers of the same purchase that are being removed from the router.
constexpr auto withdrawPatience = 1s;

bool isPlanned(const Voucher& voucher)
{
    return voucher.status == VoucherStatus::Planned;
}

QList<Voucher> onlyPlanned(const QList<Voucher>& vouchers)
{
    QList<Voucher> planned;
    std::copy_if(vouchers.begin(), vouchers.end(), std::back_inserter(planned), isPlanned);
    return planned;
}

// Of several failures the one that is not temporary is reported.
std::optional<Error> worstOf(const QList<Result<AddOutcome>>& outcomes)
{
    std::optional<Error> worst;
    for (const auto& outcome : outcomes) {
        if (outcome)
            continue;
        if (!worst || (core::isRetryable(worst->kind) && !core::isRetryable(outcome.error().kind)))
            worst = outcome.error();
    }
    return worst;
}

} // namespace

Async<void> IssueVouchers::operator()(const JobRow& job)
{
    const auto purchase = m_ledger.purchases.find(job.purchaseId);
    if (!purchase)
        return core::ready<void>(Failure(purchase.error()));
    const auto vouchers = m_ledger.vouchers.ofPurchase(job.purchaseId);
    if (!vouchers)
        return core::ready<void>(Failure(vouchers.error()));

    const QList<Voucher> planned = onlyPlanned(*vouchers);
    if (purchase->status != PurchaseStatus::Paid || planned.isEmpty())
        return settle(job, {}, Outcomes());
    if (const auto withdrawing = m_ledger.jobs.isAlive(job::withdrawVouchers, purchase->id);
        !withdrawing || *withdrawing) {
        return core::ready(m_ledger.inTransaction([&](Transaction& transaction) {
            return m_context.jobs.again(transaction, job, withdrawPatience, job.priority);
        }));
    }

    if (!m_context.counterparts.router(purchase->router))
        return settledWithout(job, core::makeError(core::Reason::RouterNotSetUp, {purchase->router}));
    return purchase->id <= m_context.lastOrderBefore ? adoptThenMake(job, *purchase, planned)
                                                     : make(job, *purchase, planned);
}

Async<void> IssueVouchers::adoptThenMake(const JobRow& job, const Purchase& purchase, const QList<Voucher>& planned)
{
    QStringList comments;
    for (const Voucher& voucher : planned)
        comments += voucher.comment;
    return m_context.counterparts.router(purchase.router)
        ->findUsers(comments)
        .then(this,
              [this, job, purchase, planned](const Result<QList<domain::FoundUser>>& found) -> Async<void> {
                  if (!found)
                      return settledWithout(job, found.error());
                  const auto refusal = adopt(purchase, planned, *found);
                  if (!refusal)
                      return core::ready<void>(Failure(refusal.error()));
                  if (*refusal)
                      return settledWithout(job, **refusal);
                  const auto vouchers = m_ledger.vouchers.ofPurchase(purchase.id); // as they are now
                  return vouchers ? make(job, purchase, onlyPlanned(*vouchers))
                                  : core::ready<void>(Failure(vouchers.error()));
              })
        .unwrap();
}

Result<std::optional<Error>> IssueVouchers::adopt(const Purchase& purchase, QList<Voucher> planned,
                                                  const QList<domain::FoundUser>& found)
{
    using Refusal = Result<std::optional<Error>>;
    // Of two with the same comment the used one; the other is a difference that Vouchers shows.
    QHash<QString, domain::FoundUser> users;
    QSet<QString> ours; // comment and name of each
    for (const domain::FoundUser& user : found) {
        if (const auto known = users.constFind(user.comment); known == users.constEnd() || user.isUsed)
            users.insert(user.comment, user);
        ours += user.comment + u'\n' + user.name;
    }
    planned.removeIf([&](const Voucher& voucher) {
        return !users.contains(voucher.comment) || ours.contains(voucher.comment + u'\n' + voucher.username);
    });
    if (planned.isEmpty())
        return std::optional<Error>();
    const bool isCode = m_context.policy.codes.mode == domain::CodeMode::Code;
    for (const Voucher& voucher : std::as_const(planned)) {
        if (!users[voucher.comment].password && !isCode)
            return Refusal(core::makeError(core::Reason::VoucherThereUnread));
    }
    const QDateTime now = m_context.clock.now();
    const auto adopted = m_ledger.inTransaction([&](Transaction& transaction) -> Result<void> {
        for (Voucher& voucher : planned) {
            const domain::FoundUser& user = users[voucher.comment];
            Voucher there = voucher;
            there.username = user.name;
            there.password = user.password.value_or(user.name);
            LOKET_TRY(m_ledger.vouchers.advance(transaction, voucher, VoucherEvent::TakenByStranger, now));
            LOKET_TRY(m_ledger.vouchers.insert(transaction, there));
            LOKET_TRY(m_ledger.vouchers.advance(transaction, there, VoucherEvent::MadeOnRouter, now));
        }
        // Whoever made them has probably sent the message too: one more, and that one is marked.
        LOKET_TRY(m_ledger.purchases.setMessageDoubts(transaction, purchase.id, 1));
        return m_ledger.note(transaction, systemActor, "vouchers.adopted", purchase.id,
                             {{u"count"_s, planned.size()}, {u"router"_s, purchase.router}});
    });
    if (!adopted && adopted.error().kind == ErrorKind::Conflict)
        return Refusal(core::makeError(core::Reason::VoucherThereTaken));
    return adopted.map([] { return std::optional<Error>(); });
}

Async<void> IssueVouchers::make(const JobRow& job, const Purchase& purchase, const QList<Voucher>& planned)
{
    domain::HotspotRouter* router = m_context.counterparts.router(purchase.router);
    if (!router || planned.isEmpty()) // rebuilt during the call: the next attempt gets the new one
        return router ? settle(job, {}, Outcomes()) : settledWithout(job, core::makeError(core::Reason::RouterRenewed));
    QList<domain::HotspotUser> users;
    for (const Voucher& voucher : planned)
        users += hotspotUserOf(voucher);
    return router->addUsers(users)
        .then(this, [this, job, planned](const Result<Outcomes>& outcomes) { return settle(job, planned, outcomes); })
        .unwrap();
}

Async<void> IssueVouchers::settledWithout(const JobRow& job, const Error& error)
{
    return settle(job, {}, Failure(error));
}

Async<void> IssueVouchers::settle(const JobRow& job, const QList<Voucher>& vouchers, const Result<Outcomes>& outcomes)
{
    return m_ledger.storedInGroup(
        [&](Transaction& transaction) { return settleIn(transaction, job, vouchers, outcomes); });
}

Result<void> IssueVouchers::settleIn(Transaction& transaction, const JobRow& job, QList<Voucher> vouchers,
                                     const Result<Outcomes>& outcomes)
{
    auto purchase = m_ledger.purchases.find(job.purchaseId);
    if (!purchase)
        return Failure(purchase.error());
    if (outcomes)
        LOKET_TRY(record(transaction, *purchase, vouchers, *outcomes));
    if (purchase->status != PurchaseStatus::Paid)
        return abandon(transaction, job, *purchase);
    if (!outcomes)
        return failed(transaction, job, *purchase, outcomes.error());
    if (const auto worst = worstOf(*outcomes))
        return failed(transaction, job, *purchase, *worst);
    const auto all = m_ledger.vouchers.ofPurchase(purchase->id);
    if (!all)
        return Failure(all.error());
    const auto missing =
        planMissingVouchers(m_ledger, transaction, *purchase, *all, m_context.policy.codes, m_context.clock.now());
    if (!missing)
        return failed(transaction, job, *purchase, missing.error());
    // Codes taken by other users were replaced: make those too.
    if (*missing > 0 || std::any_of(all->begin(), all->end(), isPlanned))
        return m_context.jobs.again(transaction, job, 0ms, job.priority);
    LOKET_TRY(completePurchase(m_context, m_ledger, transaction, *purchase));
    return m_context.jobs.finish(transaction, job);
}

Result<void> IssueVouchers::record(Transaction& transaction, const Purchase& purchase, QList<Voucher>& vouchers,
                                   const Outcomes& outcomes)
{
    const QDateTime now = m_context.clock.now();
    int made = 0;
    int taken = 0;
    for (qsizetype i = 0; i < vouchers.size() && i < outcomes.size(); ++i) {
        if (!outcomes[i])
            continue;
        if (*outcomes[i] == AddOutcome::TakenByStranger) {
            LOKET_TRY(m_ledger.vouchers.advance(transaction, vouchers[i], VoucherEvent::TakenByStranger, now));
            // Where no code is free, settle() finds the gap again and fails for it; what was made stays recorded.
            if (const auto other =
                    planVoucher(m_ledger, transaction, purchase, vouchers[i].number, m_context.policy.codes, now);
                !other && other.error().kind != ErrorKind::Misconfigured)
                return other;
            ++taken;
        } else {
            LOKET_TRY(m_ledger.vouchers.advance(transaction, vouchers[i], VoucherEvent::MadeOnRouter, now));
            ++made;
        }
    }
    if (made == 0 && taken == 0)
        return {};
    return m_ledger.note(transaction, systemActor, "vouchers.made", purchase.id,
                         {{u"made"_s, made}, {u"taken"_s, taken}, {u"router"_s, purchase.router}});
}

Result<void> IssueVouchers::failed(Transaction& transaction, const JobRow& job, Purchase& purchase, const Error& error)
{
    const QDateTime now = m_context.clock.now();
    const auto retries = m_context.jobs.retryOrBury(transaction, job, error, urgencyOf(m_context, purchase));
    if (!retries)
        return Failure(retries.error());
    LOKET_TRY(m_ledger.purchases.setFailure(transaction, purchase, error, now));
    LOKET_TRY(m_ledger.note(transaction, systemActor, "vouchers.attempt_failed", purchase.id,
                            {{u"attempt"_s, job.attempts + 1},
                             {u"kind"_s, core::toString(error.kind)},
                             {u"reason"_s, error.detail},
                             {u"because"_s, core::reasonToJson(error)},
                             {u"last"_s, !*retries}}));
    if (*retries)
        return {};
    return m_ledger.purchases.advance(transaction, purchase, PurchaseEvent::VouchersGaveUp, now);
}

// Refunded while its vouchers were being made: what was made is removed from the router.
Result<void> IssueVouchers::abandon(Transaction& transaction, const JobRow& job, const Purchase& purchase)
{
    if (purchase.status == PurchaseStatus::Refunded) {
        LOKET_TRY(m_ledger.enqueueUnlessAlive(transaction, job::withdrawVouchers, purchase.id, m_context.clock.now()));
    }
    return m_context.jobs.finish(transaction, job);
}

bool isWhole(const Purchase& purchase, const QList<Voucher>& vouchers)
{
    const auto there = std::count_if(vouchers.begin(), vouchers.end(), [](const Voucher& voucher) {
        return voucher.isLiving() && voucher.status != VoucherStatus::Planned;
    });
    return there >= purchase.quantity;
}

Result<void> completePurchase(const Context& context, const Ledger& ledger, Transaction& transaction,
                              Purchase& purchase)
{
    const QDateTime now = context.clock.now();
    LOKET_TRY(ledger.purchases.advance(transaction, purchase, domain::PurchaseEvent::VouchersMade, now));
    LOKET_TRY(ledger.purchases.clearFailure(transaction, purchase, now));
    LOKET_TRY(ledger.note(transaction, systemActor, "purchase.completed", purchase.id));
    // To the customer of an imported order only a person sends something.
    if (purchase.customerPhone.isEmpty() || purchase.isImported() || !context.counterparts.channel())
        return {};
    LOKET_TRY(ledger.purchases.advanceDelivery(transaction, purchase, domain::DeliveryEvent::SendRequested, now));
    return ledger.jobs.enqueue(transaction, job::deliverVouchers, purchase.id, now, now, urgencyOf(context, purchase));
}

} // namespace loket::sales
