// Two background steps of an online purchase: making the payment at the gateway under the order id that was stored
// before, and polling its state at the gateway, with growing gaps, until it is paid or over. A webhook is
// a fast path, never the only one: a query without an answer is repeated, and so is one whose answer contradicts
// a webhook. Engine thread.
#pragma once

#include "sales/flow/PaymentMethods.h"
#include "sales/flow/PaymentReceived.h"

#include <QObject>

namespace loket::sales {

class CreatePayment : public QObject
{
    Q_OBJECT

public:
    CreatePayment(const Context& context, PaymentMethods& methods)
        : m_context(context), m_ledger(context), m_methods(methods)
    {}

    // The handler of job::createPayment.
    [[nodiscard]] core::Async<void> operator()(const storage::JobRow& job);

private:
    // `again`: an earlier call may have succeeded although the search found nothing.
    core::Async<void> create(const storage::JobRow& job, const domain::Purchase& purchase, bool again);
    enum class Call { None, Find, Create }; // the gateway's call that an answer is to
    core::Result<void> settle(const storage::JobRow& job, const core::Result<domain::PaymentPage>& page, Call call);
    core::Result<void> failed(storage::Transaction& transaction, const storage::JobRow& job, domain::Purchase& purchase,
                              const core::Error& error, Call call);
    core::Result<void> end(storage::Transaction& transaction, const storage::JobRow& job,
                           const domain::Purchase& purchase, bool mayBeThere);
    [[nodiscard]] domain::PaymentOrder orderOf(const domain::Purchase& purchase) const;

    const Context& m_context;
    Ledger m_ledger;
    PaymentMethods& m_methods;
};

class CheckPayment : public QObject
{
    Q_OBJECT

public:
    CheckPayment(const Context& context, PaymentMethods& methods)
        : m_context(context), m_ledger(context), m_received(context), m_methods(methods)
    {}

    // The handler of job::checkPayment.
    [[nodiscard]] core::Async<void> operator()(const storage::JobRow& job);

private:
    using Gap = std::optional<std::chrono::milliseconds>; // nothing: the gateway is not polled again
    core::Result<void> settle(const storage::JobRow& job, const core::Result<domain::PaymentEvent>& event);
    using Said = storage::PaymentEventRepository::Said;
    [[nodiscard]] bool isOpen(const domain::Purchase& purchase, const Said& said) const;
    // `refused`: what the gateway answered does not fit the order.
    [[nodiscard]] core::Result<Gap> nextGap(const domain::Purchase& purchase,
                                            const core::Result<domain::PaymentEvent>& event, bool refused) const;
    [[nodiscard]] Gap usualGap(const domain::Purchase& purchase) const;
    [[nodiscard]] std::chrono::milliseconds ageOf(const domain::Purchase& purchase) const;

    const Context& m_context;
    Ledger m_ledger;
    PaymentReceived m_received;
    PaymentMethods& m_methods;
};

} // namespace loket::sales
