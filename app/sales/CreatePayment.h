// Two background steps of an online purchase: making the payment at the gateway under the order id that was written
// down before, and asking the gateway what has become of it, with growing gaps, until it is paid or over. A webhook is
// a fast path, never the only one. Engine thread.
#pragma once

#include "sales/PaymentReceived.h"

#include <QObject>

namespace loket::sales {

class CreatePayment : public QObject
{
    Q_OBJECT

public:
    explicit CreatePayment(const Context& context) : m_context(context), m_journal(context) {}

    // The handler of job::createPayment.
    [[nodiscard]] core::Async<void> operator()(const storage::JobRow& job);

private:
    core::Async<void> create(domain::PaymentGateway& gateway, const storage::JobRow& job,
                             const domain::Purchase& purchase);
    enum class Call { None, Find, Create }; // which call at the gateway an answer is to
    core::Result<void> settle(const storage::JobRow& job, const core::Result<domain::PaymentPage>& page, Call call);
    core::Result<void> failed(storage::Transaction& transaction, const storage::JobRow& job, domain::Purchase& purchase,
                              const core::Error& error, Call call);
    [[nodiscard]] domain::PaymentOrder orderOf(const domain::Purchase& purchase) const;

    const Context& m_context;
    Journal m_journal;
};

class CheckPayment : public QObject
{
    Q_OBJECT

public:
    explicit CheckPayment(const Context& context) : m_context(context), m_journal(context), m_received(context) {}

    // The handler of job::checkPayment.
    [[nodiscard]] core::Async<void> operator()(const storage::JobRow& job);

private:
    core::Result<void> settle(const storage::JobRow& job, const core::Result<domain::PaymentEvent>& event);
    [[nodiscard]] std::chrono::milliseconds nextGap(const domain::Purchase& purchase) const;

    const Context& m_context;
    Journal m_journal;
    PaymentReceived m_received;
};

} // namespace loket::sales
