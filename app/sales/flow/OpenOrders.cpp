#include "sales/flow/OpenOrders.h"

#include "core/Reasons.h"

namespace loket::sales {

using core::Failure;
using core::Result;

namespace {

// Orders are paid or cancelled at any time; they expire after a day.
constexpr std::chrono::milliseconds worthTryingAgain = std::chrono::minutes(1);

core::Failure tooMany(core::Reason reason)
{
    core::Error error = core::makeError(reason);
    error.retryAfter = worthTryingAgain;
    return core::Failure(std::move(error));
}

} // namespace

Result<void> mayOpenAnother(const Context& context, const QString& network)
{
    const storage::OpenOrderRepository orders(context.database);
    if (context.policy.openOrdersPerAddress > 0 && !network.isEmpty()) {
        const auto here = orders.countFrom(network);
        if (!here)
            return Failure(here.error());
        if (*here >= context.policy.openOrdersPerAddress)
            return tooMany(core::Reason::TooManyOpenHere);
    }
    if (context.policy.openOrders > 0) {
        const auto all = orders.count();
        if (!all)
            return Failure(all.error());
        if (*all >= context.policy.openOrders)
            return tooMany(core::Reason::TooManyOpen);
    }
    return {};
}

} // namespace loket::sales
