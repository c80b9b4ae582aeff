#include "sales/flow/PayAnotherWay.h"

#include "core/Reasons.h"
#include "sales/flow/OpenOrders.h"
#include "sales/flow/PlacePurchase.h"
#include "storage/PaymentDetailsRepository.h"

namespace loket::sales {

using namespace Qt::Literals::StringLiterals;
using core::fail;
using core::Failure;
using core::Result;
using domain::Purchase;
using domain::PurchaseStatus;
using storage::Transaction;

namespace {

// The same order, without its later state.
Purchase anew(const Purchase& old, const QString& gateway, const QString& method, const QDateTime& now)
{
    Purchase next = old;
    next.id = 0;
    next.invoiceId = domain::newInvoiceId(now.date());
    next.statusToken = domain::newStatusToken();
    next.status = PurchaseStatus::Pending;
    next.deliveryStatus = domain::DeliveryStatus::NotRequired;
    next.gateway = gateway;
    next.method = method.left(maxNameLength);
    next.transactionId.clear();
    next.paymentUrl.clear();
    next.failureKind.clear();
    next.failureReason.clear();
    next.failureBecause.clear();
    next.needsReview = false;
    next.createdAt = now;
    next.paidAt = {};
    next.completedAt = {};
    return next;
}

// Its page exists, or is being made: a second one is of no use.
bool isThatWay(const Purchase& purchase, const QString& gateway, const QString& method)
{
    return purchase.status == PurchaseStatus::Pending && purchase.gateway == gateway &&
           purchase.method == method.left(maxNameLength) &&
           (!purchase.paymentUrl.isEmpty() || purchase.failureKind.isEmpty());
}

} // namespace

Result<Purchase> PayAnotherWay::operator()(qint64 purchaseId, const QString& gateway, const QString& method,
                                           const QString& network) const
{
    if (!m_context.policy.gateways.contains(gateway))
        return fail(core::Reason::FieldGateway, {m_context.policy.gateways.join(u", "_s)});
    return m_ledger.inTransaction([&](Transaction& transaction) -> Result<Purchase> {
        auto old = m_ledger.purchases.find(purchaseId);
        if (!old)
            return old;
        const storage::PaymentDetailsRepository money(m_context.database);
        const auto replaced = money.replacementOf(purchaseId);
        if (!replaced)
            return Failure(replaced.error());
        if (*replaced)
            return m_ledger.purchases.find(**replaced);
        // A forgotten one has nobody a new order could be for.
        if ((old->status != PurchaseStatus::Pending && old->status != PurchaseStatus::Failed) ||
            old->forgottenAt.isValid())
            return fail(core::Reason::OrderNotPayable, {domain::toString(old->status)});
        if (isThatWay(*old, gateway, method))
            return old;
        const QDateTime now = m_context.clock.now();
        const bool isOnline = old->channel == domain::SalesChannel::Online;
        if (isOnline && old->status != PurchaseStatus::Pending) // else it takes the old one's place
            LOKET_TRY(mayOpenAnother(m_context, network));
        Purchase next = anew(*old, gateway, method, now);
        LOKET_TRY(m_ledger.purchases.insert(transaction, next, {}));
        if (isOnline) {
            const auto from = m_ledger.openOrders.networkOf(old->id);
            if (!from)
                return Failure(from.error());
            LOKET_TRY(m_ledger.openOrders.insert(transaction, next.id, from->isEmpty() ? network : *from));
        }
        LOKET_TRY(m_ledger.note(transaction, {u"buyer"_s}, "purchase.placed", next.id,
                                {{u"package"_s, next.packageId},
                                 {u"quantity"_s, next.quantity},
                                 {u"amount"_s, next.amount},
                                 {u"gateway"_s, next.gateway},
                                 {u"instead_of"_s, old->invoiceId}}));
        if (!isCash(next.gateway))
            LOKET_TRY(m_ledger.jobs.enqueue(transaction, job::createPayment, next.id, now, now));
        LOKET_TRY(money.replace(transaction, old->id, next.id));
        LOKET_TRY(leave(transaction, *old, next));
        return next;
    });
}

Result<void> PayAnotherWay::leave(Transaction& transaction, Purchase& old, const Purchase& next) const
{
    const QDateTime now = m_context.clock.now();
    LOKET_TRY(m_ledger.note(transaction, {u"buyer"_s}, "purchase.replaced", old.id,
                            {{u"by"_s, next.invoiceId}, {u"gateway"_s, next.gateway}}));
    if (old.status != PurchaseStatus::Pending)
        return {};
    LOKET_TRY(m_ledger.purchases.advance(transaction, old, domain::PurchaseEvent::CancelRequested, now));
    LOKET_TRY(m_ledger.jobs.cancel(transaction, job::createPayment, old.id));
    // A payment page that exists may still be paid: the gateway is still polled until it is over.
    const auto open = m_ledger.purchases.isCallOpen(old.id, storage::PurchaseRepository::Call::Payment);
    if (!open)
        return Failure(open.error());
    if (!*open && old.paymentUrl.isEmpty() && old.transactionId.isEmpty())
        return m_ledger.jobs.cancel(transaction, job::checkPayment, old.id);
    // Better still, nobody can pay it any more, where the gateway can end it.
    const domain::PaymentGateway* gateway = m_context.counterparts.gateway(old.gateway);
    if (gateway && gateway->canCancel())
        LOKET_TRY(m_ledger.jobs.enqueue(transaction, job::cancelPayment, old.id, now, now));
    return {};
}

} // namespace loket::sales
