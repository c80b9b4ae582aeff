#include "sales/flow/Steps.h"

#include "core/Log.h"
#include "core/Reasons.h"

namespace loket::sales {

using namespace std::chrono_literals;
using core::Failure;
using core::Result;
using domain::DeliveryEvent;
using domain::DeliveryStatus;
using domain::Purchase;
using storage::Transaction;

namespace {

constexpr std::chrono::milliseconds atCounterFor = 5min; // after the payment

} // namespace

storage::Priority urgencyOf(const Context& context, const Purchase& purchase)
{
    const bool isAtCounter = purchase.channel == domain::SalesChannel::Counter || isCash(purchase.gateway);
    if (isAtCounter && purchase.paidAt.isValid() && context.clock.age(purchase.paidAt) < atCounterFor)
        return storage::Priority::Claimed;
    return context.isWatched(purchase.id) ? storage::Priority::Watched : storage::Priority::Routine;
}

QString audited(const QString& text, qsizetype most)
{
    return core::maskPhones(text.simplified().left(most));
}

Result<void> queueMessage(const Ledger& ledger, Transaction& transaction, Purchase& purchase, MessageWay way,
                          const QDateTime& now)
{
    LOKET_TRY(ledger.purchases.advanceDelivery(transaction, purchase, DeliveryEvent::SendRequested, now));
    LOKET_TRY(ledger.purchases.setMessageDoubts(transaction, purchase.id, 0));
    LOKET_TRY(ledger.purchases.setMessageOnFallback(transaction, purchase.id, way == MessageWay::Fallback));
    return ledger.enqueueUnlessAlive(transaction, job::deliverVouchers, purchase.id, now);
}

Result<void> dropMessage(const Ledger& ledger, Transaction& transaction, Purchase& purchase, const QDateTime& now)
{
    LOKET_TRY(ledger.jobs.cancel(transaction, job::deliverVouchers, purchase.id));
    if (purchase.deliveryStatus != DeliveryStatus::Queued)
        return {};
    const auto isBeingSent = ledger.jobs.isAlive(job::deliverVouchers, purchase.id);
    if (!isBeingSent)
        return Failure(isBeingSent.error());
    if (*isBeingSent)
        return {};
    return ledger.purchases.advanceDelivery(transaction, purchase, DeliveryEvent::Unreached, now);
}

Result<void> takeBack(const Ledger& ledger, Transaction& transaction, Purchase& purchase, const QDateTime& now)
{
    LOKET_TRY(ledger.jobs.cancel(transaction, job::issueVouchers, purchase.id));
    LOKET_TRY(dropMessage(ledger, transaction, purchase, now));
    return ledger.enqueueUnlessAlive(transaction, job::withdrawVouchers, purchase.id, now);
}

Result<int> onlyOne(const Result<domain::HotspotRouter::Each>& each)
{
    if (!each)
        return Failure(each.error());
    return each->value(0, Failure(core::makeError(core::Reason::RouterNotAsked)));
}

domain::HotspotUser hotspotUserOf(const domain::Voucher& voucher)
{
    domain::HotspotUser user;
    user.name = voucher.username;
    user.password = voucher.password;
    user.profile = voucher.profile;
    user.comment = voucher.comment;
    user.limitUptime = voucher.timeLimit();
    user.limitBytesTotal = voucher.bytesLimit();
    return user;
}

} // namespace loket::sales
