// After a pending purchase was cancelled here: ends its payment at the gateway too, where the gateway has that, so that
// nobody pays for nothing any more. Where it was paid at that moment, the gateway is queried, and payment prevails.
// Engine thread.
#pragma once

#include "sales/flow/Ledger.h"

#include <QObject>

namespace loket::sales {

class CancelPayment : public QObject
{
    Q_OBJECT

public:
    explicit CancelPayment(const Context& context) : m_context(context), m_ledger(context) {}

    // The handler of job::cancelPayment.
    [[nodiscard]] core::Async<void> operator()(const storage::JobRow& job);

private:
    core::Result<void> settle(const storage::JobRow& job, const core::Result<domain::PaymentState>& state);

    const Context& m_context;
    Ledger m_ledger;
};

} // namespace loket::sales
