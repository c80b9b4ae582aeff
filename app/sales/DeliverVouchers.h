// Sends the message of a completed purchase: one row of the delivery log per attempt. A call is marked open before it
// is made, so that after a crash, a cut or silence it is known that the message may have arrived; such a doubt is worth
// one more try, which is marked, and no more. Engine thread.
#pragma once

#include "sales/Journal.h"

#include <QObject>

namespace loket::sales {

class DeliverVouchers : public QObject
{
    Q_OBJECT

public:
    explicit DeliverVouchers(const Context& context) : m_context(context), m_journal(context) {}

    // The handler of job::deliverVouchers.
    [[nodiscard]] core::Async<void> operator()(const storage::JobRow& job);

private:
    struct Attempt
    {
        storage::JobRow job;
        QDateTime startedAt;
        bool maybeDuplicate = false;
        QString channel;
    };

    core::Result<Attempt> open(const storage::JobRow& job, const QString& channel);
    core::Result<void> settle(const Attempt& attempt, const core::Result<domain::SentMessage>& sent);
    core::Result<void> sent(storage::Transaction& transaction, const Attempt& attempt, domain::Purchase& purchase);
    core::Result<void> failed(storage::Transaction& transaction, const Attempt& attempt, domain::Purchase& purchase,
                              const core::Error& error);

    const Context& m_context;
    Journal m_journal;
};

} // namespace loket::sales
