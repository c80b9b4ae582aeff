#include "sales/Steps.h"

#include "core/Log.h"

namespace loket::sales {

using core::Failure;
using core::Result;
using domain::DeliveryEvent;
using domain::DeliveryStatus;
using domain::Purchase;
using storage::Transaction;

QString audited(const QString& text, qsizetype most)
{
    return core::maskPhones(text.simplified().left(most));
}

Result<void> queueMessage(const Journal& journal, Transaction& transaction, Purchase& purchase, MessageWay way,
                          const QDateTime& now)
{
    LOKET_TRY(journal.purchases.advanceDelivery(transaction, purchase, DeliveryEvent::SendRequested, now));
    LOKET_TRY(journal.purchases.setMessageDoubts(transaction, purchase.id, 0));
    LOKET_TRY(journal.purchases.setMessageOnFallback(transaction, purchase.id, way == MessageWay::Fallback));
    return journal.enqueueUnlessAlive(transaction, job::deliverVouchers, purchase.id, now);
}

Result<void> dropMessage(const Journal& journal, Transaction& transaction, Purchase& purchase, const QDateTime& now)
{
    LOKET_TRY(journal.jobs.cancel(transaction, job::deliverVouchers, purchase.id));
    if (purchase.deliveryStatus != DeliveryStatus::Queued)
        return {};
    const auto isBeingSent = journal.jobs.isAlive(job::deliverVouchers, purchase.id);
    if (!isBeingSent)
        return Failure(isBeingSent.error());
    if (*isBeingSent)
        return {};
    return journal.purchases.advanceDelivery(transaction, purchase, DeliveryEvent::Unreached, now);
}

Result<void> takeBack(const Journal& journal, Transaction& transaction, Purchase& purchase, const QDateTime& now)
{
    LOKET_TRY(journal.jobs.cancel(transaction, job::issueVouchers, purchase.id));
    LOKET_TRY(dropMessage(journal, transaction, purchase, now));
    return journal.enqueueUnlessAlive(transaction, job::withdrawVouchers, purchase.id, now);
}

} // namespace loket::sales
