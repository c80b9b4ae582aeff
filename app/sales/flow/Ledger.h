// The repositories and the two helpers every use case needs: a transaction around a piece of work, and a line in the
// audit log, which is also the purchase's history. Engine thread.
#pragma once

#include "core/Future.h"
#include "core/Reasons.h"
#include "domain/PurchaseActions.h"
#include "sales/flow/Policy.h"
#include "storage/CommitGroup.h"
#include "storage/EventRepositories.h"
#include "storage/JobRepository.h"
#include "storage/OpenOrderRepository.h"
#include "storage/PackageRepository.h"
#include "storage/PurchaseRepository.h"
#include "storage/StaffRepository.h"
#include "storage/StockRepository.h"
#include "storage/VoucherRepository.h"

#include <type_traits>

namespace loket::sales {

// Who acts: "system", "gateway:tripay", "token:NAME", "operator", "cashier:NAME", "buyer".
// People have a role; for everything else the rights were checked on entry (schedule, webhook, token).
struct Actor
{
    QString name;
    domain::Role role = domain::Role::Owner;
    qint64 staffId = 0; // 0: no member of the staff
    QString person;     // a member's own name: "Rina"
};
inline const Actor systemActor{QStringLiteral("system")};

class Ledger
{
public:
    explicit Ledger(const Context& context)
        : packages(context.database), purchases(context.database), openOrders(context.database),
          vouchers(context.database), stock(context.database), jobs(context.database), staff(context.database),
          m_context(context)
    {}

    const storage::PackageRepository packages;
    const storage::PurchaseRepository purchases;
    const storage::OpenOrderRepository openOrders;
    const storage::VoucherRepository vouchers;
    const storage::StockRepository stock;
    const storage::JobRepository jobs;
    const storage::StaffRepository staff;
    const storage::PaymentEventRepository paymentEvents{};
    const storage::PartRefundRepository partRefunds{};
    const storage::DeliveryLogRepository deliveries{};
    const storage::AuditRepository audit{};

    [[nodiscard]] core::Result<void> note(storage::Transaction& transaction, const Actor& actor, const char* action,
                                          qint64 purchaseId, const QJsonObject& detail = {}) const
    {
        return audit.insert(transaction, actor.name, QString::fromLatin1(action), purchaseId, detail,
                            m_context.clock.now());
    }

    // Forbidden where this actor may not do it. A member of the staff is looked up each time, so that a removed role
    // or a disabled member takes effect at once, whatever the window assumes.
    [[nodiscard]] core::Result<void> permit(const Actor& actor, domain::Action action) const;
    [[nodiscard]] core::Result<void> permit(const Actor& actor, domain::PurchaseAction action) const
    {
        return permit(actor, domain::rowOf(action).right);
    }

    // A line that belongs to no purchase.
    [[nodiscard]] core::Result<void> noteAside(storage::Transaction& transaction, const Actor& actor,
                                               const char* action, const QJsonObject& detail = {}) const
    {
        return audit.insert(transaction, actor.name, QString::fromLatin1(action), std::nullopt, detail,
                            m_context.clock.now());
    }

    // A step that is running or waiting already is not queued twice.
    [[nodiscard]] core::Result<void> enqueueUnlessAlive(storage::Transaction& transaction, const QString& kind,
                                                        qint64 purchaseId, const QDateTime& due,
                                                        storage::Priority priority = storage::Priority::Routine) const
    {
        const auto queued = jobs.enqueue(transaction, kind, purchaseId, due, m_context.clock.now(), priority);
        return !queued && queued.error().kind == core::ErrorKind::Conflict ? core::Result<void>() : queued;
    }

    // The gateway is queried about this purchase next, before those that were not reported as paid.
    [[nodiscard]] core::Result<void> askAtOnce(storage::Transaction& transaction, qint64 purchaseId) const
    {
        const QDateTime now = m_context.clock.now();
        const auto claimed = storage::Priority::Claimed;
        const auto hurried = jobs.hurry(transaction, job::checkPayment, purchaseId, now, claimed);
        if (!hurried || *hurried)
            return hurried.map([](bool) {});
        // A running query handles what was reported when it has its answer.
        return enqueueUnlessAlive(transaction, job::checkPayment, purchaseId, now, claimed);
    }

    // Runs `work(transaction)`, which answers a Result, and commits what it did; any error rolls all of it back.
    template <class Work>
    auto inTransaction(Work&& work, storage::Patience patience = storage::Patience::Usual) const
        -> std::invoke_result_t<Work, storage::Transaction&>
    {
        if (m_context.closing)
            return core::fail(core::Reason::LoketEnds);
        auto transaction = storage::Transaction::begin(m_context.database, patience);
        if (!transaction)
            return core::Failure(transaction.error());
        auto result = work(*transaction);
        if (!result)
            return result;
        if (auto committed = transaction->commit(); !committed)
            return core::Failure(committed.error());
        return result;
    }

    // The same, sharing the commit with what else is ready in this turn of the event loop (storage/CommitGroup.h):
    // `done` gets the result when it is durable, or the error, never before this returns; where Loket ends, at once.
    template <class Work, class Done>
    void inGroup(Work&& work, Done done) const
    {
        using Outcome = std::invoke_result_t<Work, storage::Transaction&>;
        if (m_context.closing)
            return done(Outcome(core::fail(core::Reason::LoketEnds)));
        const auto outcome = std::make_shared<Outcome>(core::fail(core::Reason::LoketEnds));
        m_context.database.group().add(
            [&](storage::Transaction& transaction) -> core::Result<void> {
                *outcome = work(transaction);
                return *outcome ? core::Result<void>() : core::Failure(outcome->error());
            },
            [outcome, done = std::move(done)](const core::Result<void>& stored) {
                done(stored ? *outcome : Outcome(core::Failure(stored.error())));
            });
    }

    // The same for a job's end.
    template <class Work>
    [[nodiscard]] core::Async<void> storedInGroup(Work&& work) const
    {
        const auto promise = std::make_shared<QPromise<core::Result<void>>>();
        promise->start();
        inGroup(std::forward<Work>(work), [promise](const core::Result<void>& stored) {
            promise->addResult(stored);
            promise->finish();
        });
        return promise->future();
    }

private:
    const Context& m_context;
};

} // namespace loket::sales
