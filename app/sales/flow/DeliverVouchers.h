// Sends the message of a completed purchase: one row of the delivery log per attempt. A call is marked open before it
// is made, so that after a crash, a lost connection or a timeout it is known that the message may have arrived; such a
// doubt permits one more attempt, which is marked, and no more. Where the first channel gives up, the second one takes
// over with attempts of its own, unless a doubt is left; a channel that needs the operator is paused and the message
// waits. Regardless of the channels, a message is sent at most mostTries() times in all and for at most messageLife
// after its first try (sales/flow/Policy.h), unless a person sends it again. Engine thread.
#pragma once

#include "sales/flow/Ledger.h"

#include <QHash>
#include <QObject>
#include <QSet>

namespace loket::sales {

class DeliverVouchers : public QObject
{
    Q_OBJECT

public:
    explicit DeliverVouchers(const Context& context) : m_context(context), m_ledger(context) {}

    // The handler of job::deliverVouchers.
    [[nodiscard]] core::Async<void> operator()(const storage::JobRow& job);

private:
    // The channel for a message now; none while all of them are paused.
    struct Way
    {
        domain::DeliveryChannel* channel = nullptr;
        bool isSecond = false;
        bool waits = false;
    };
    struct Attempt
    {
        storage::JobRow job;
        // By the steady clock.
        std::chrono::milliseconds startedAt{0};
        std::optional<std::chrono::milliseconds> endedAt;
        bool maybeDuplicate = false;
        bool isOneDoubtTooMany = false; // it was sent as often as doubts allow: only a person may send again
        QString channel;
        bool isSecond = false;
        bool asked = false; // the channel was: the error is the channel's
    };

    using Book = storage::PurchaseRepository::MessageBook;

    [[nodiscard]] Way wayOf(bool onFallback) const;
    // Its attempts or its time are used up (sales/flow/Policy.h).
    [[nodiscard]] bool isOver(const Book& book) const;
    [[nodiscard]] bool hasQuickTries(const Attempt& attempt, const Book& book) const;
    core::Result<void> giveUp(const storage::JobRow& job, domain::Purchase& purchase);
    core::Result<void> waitForChannel(const storage::JobRow& job, const Book& book);

    core::Result<Attempt> open(const storage::JobRow& job, const Way& way, const Book& book);
    core::Result<Attempt> openIn(storage::Transaction& transaction, const storage::JobRow& job, const Way& way,
                                 const Book& book);
    // As settle(); what the database refuses is kept until it accepts it.
    core::Async<void> settleOrKeep(const Attempt& attempt, const core::Result<domain::SentMessage>& sent);
    core::Result<void> settle(storage::Transaction& transaction, const Attempt& attempt,
                              const core::Result<domain::SentMessage>& sent);
    core::Result<void> sent(storage::Transaction& transaction, const Attempt& attempt, domain::Purchase& purchase,
                            const QString& vendorId);
    core::Result<void> failed(storage::Transaction& transaction, const Attempt& attempt, domain::Purchase& purchase,
                              const core::Error& error);
    // The channel needs the operator: it is paused, and the message waits or is sent the other way.
    core::Result<void> held(storage::Transaction& transaction, const Attempt& attempt, const domain::Purchase& purchase,
                            const core::Error& error);
    [[nodiscard]] bool mayFallBack(const Attempt& attempt, const core::Error& error, int doubts) const;

    struct Outcome
    {
        Attempt attempt;
        core::Result<domain::SentMessage> sent;
    };

    const Context& m_context;
    Ledger m_ledger;
    // By purchase: how calls ended that could not be stored, because the disk or the database refused it then.
    QHash<qint64, Outcome> m_unwritten;
    // Purchases whose call may be marked open although nothing was called: the commit of that mark failed.
    QSet<qint64> m_neverCalled;
};

} // namespace loket::sales
