#include "sales/people/CounterSales.h"

#include "core/Reasons.h"
#include "domain/CustomerTraces.h"
#include "sales/flow/Steps.h"

namespace loket::sales {

using namespace Qt::Literals::StringLiterals;
using core::fail;
using core::Result;
using core::Rupiah;
using domain::Action;
using domain::Purchase;
using domain::PurchaseAction;
using domain::PurchaseEvent;
using storage::CounterSale;
using storage::Transaction;

namespace {

const QString cash = u"cash"_s;

PurchaseRequest requestOf(const CounterOrder& order, const Actor& actor, const QString& language)
{
    PurchaseRequest request;
    request.packageId = order.packageId;
    request.customerName = order.customerName.simplified();
    if (request.customerName.isEmpty()) // no name is entered at the counter; the message needs one
        request.customerName = domain::unnamedCustomer(language);
    request.customerPhone = order.customerPhone;
    request.quantity = order.quantity;
    request.gateway = cash;
    request.idempotencyKey = u"counter:"_s + order.key;
    request.language = language;
    request.channel = domain::SalesChannel::Counter;
    request.cashier = actor.person;
    return request;
}

Result<void> enough(Rupiah given, Rupiah amount)
{
    if (given < amount)
        return fail(core::Reason::CashTooLittle, {core::formatRupiah(given), core::formatRupiah(amount)});
    if (given > mostCash)
        return fail(core::Reason::CashTooMuch, {core::formatRupiah(mostCash)});
    return {};
}

} // namespace

Result<SoldAtCounter> CounterSales::sell(const CounterOrder& order, const Actor& actor) const
{
    LOKET_TRY(m_ledger.permit(actor, Action::Sell));
    if (order.key.isEmpty())
        return fail(core::Reason::SaleWithoutKey);
    return m_ledger.inTransaction([&](Transaction& transaction) { return sellIn(transaction, order, actor); });
}

Result<SoldAtCounter> CounterSales::sellIn(Transaction& transaction, const CounterOrder& order,
                                           const Actor& actor) const
{
    LOKET_TRY_VALUE(const auto shift, openShiftOf(m_shifts, actor));
    const QString language = order.language.isEmpty() ? m_context.policy.language : order.language;
    LOKET_TRY_VALUE(const auto placed, m_place.place(transaction, requestOf(order, actor, language), actor));
    if (placed.repeated) {
        LOKET_TRY_VALUE(const auto earlier, m_shifts.saleOf(placed.purchase.id));
        if (!earlier)
            return fail(core::Reason::SaleKeyUsed);
        return SoldAtCounter{placed.purchase, earlier->shiftId, earlier->cashGiven, earlier->fromStock, true};
    }
    if (order.amount && *order.amount != placed.purchase.amount)
        return fail(core::Reason::PriceChanged,
                    {core::formatRupiah(placed.purchase.amount), core::formatRupiah(*order.amount)});
    return book(transaction, placed.purchase, shift.id, order.cashGiven, actor);
}

// The purchase is paid with this cash, which is booked into the drawer of this shift.
Result<SoldAtCounter> CounterSales::book(Transaction& transaction, const Purchase& purchase, qint64 shiftId,
                                         Rupiah cashGiven, const Actor& actor) const
{
    LOKET_TRY(enough(cashGiven, purchase.amount));
    LOKET_TRY_VALUE(const auto paid, m_received.takeCash(transaction, purchase, actor));
    const SoldAtCounter sold{
        .purchase = paid.purchase, .shiftId = shiftId, .cashGiven = cashGiven, .fromStock = paid.fromStock};
    LOKET_TRY(m_shifts.insert(transaction, CounterSale{.purchaseId = sold.purchase.id,
                                                       .shiftId = sold.shiftId,
                                                       .cashGiven = sold.cashGiven,
                                                       .soldAt = m_context.clock.now(),
                                                       .fromStock = sold.fromStock}));
    return sold;
}

Result<SoldAtCounter> CounterSales::takeCash(qint64 purchaseId, Rupiah cashGiven, const Actor& actor) const
{
    LOKET_TRY(m_ledger.permit(actor, PurchaseAction::TakeCash));
    return m_ledger.inTransaction([&](Transaction& transaction) -> Result<SoldAtCounter> {
        LOKET_TRY_VALUE(const auto shift, openShiftOf(m_shifts, actor));
        LOKET_TRY_VALUE(const auto purchase, m_ledger.purchases.find(purchaseId));
        return book(transaction, purchase, shift.id, cashGiven, actor);
    });
}

Result<bool> CounterSales::handOver(qint64 purchaseId, const Actor& actor) const
{
    LOKET_TRY(m_ledger.permit(actor, Action::Sell));
    return m_ledger.inTransaction([&](Transaction& transaction) {
        return m_shifts.setHandedOver(transaction, purchaseId, m_context.clock.now());
    });
}

Result<qint64> CounterSales::drawerFor(const CounterSale& sale, const Actor& cashier) const
{
    LOKET_TRY_VALUE(const auto own, m_shifts.openOf(cashier.staffId));
    if (own)
        return own->id;
    LOKET_TRY_VALUE(const auto where, m_shifts.find(sale.shiftId));
    if (!where.isOpen())
        return fail(core::Reason::NoShiftForMoney);
    return where.id;
}

Result<Purchase> CounterSales::voidSale(qint64 purchaseId, const QString& reason, const Actor& approver,
                                        const Actor& cashier) const
{
    LOKET_TRY(m_ledger.permit(approver, PurchaseAction::Void));
    LOKET_TRY(m_ledger.permit(cashier, Action::Sell));
    return m_ledger.inTransaction([&](Transaction& transaction) -> Result<Purchase> {
        LOKET_TRY_VALUE(auto purchase, m_ledger.purchases.find(purchaseId));
        LOKET_TRY_VALUE(auto sale, m_shifts.saleOf(purchaseId));
        if (!sale)
            return fail(core::Reason::NotSoldAtCounter);
        LOKET_TRY(domain::allows(purchase, PurchaseAction::Void));
        LOKET_TRY_VALUE(const auto drawer, drawerFor(*sale, cashier));
        const QDateTime now = m_context.clock.now();
        sale->voidedAt = now;
        sale->voidedBy = approver.name;
        sale->voidReason = reason.simplified().left(mostReason);
        LOKET_TRY(m_shifts.setVoided(transaction, *sale, drawer));
        LOKET_TRY(m_ledger.purchases.advance(transaction, purchase, PurchaseEvent::Refunded, now));
        LOKET_TRY(takeBack(m_ledger, transaction, purchase, now));
        LOKET_TRY(m_ledger.note(transaction, approver, "purchase.voided", purchaseId,
                                {{u"cashier"_s, cashier.name},
                                 {u"reason"_s, audited(sale->voidReason, mostReason)},
                                 {u"amount"_s, purchase.amount},
                                 {u"shift"_s, drawer}}));
        return purchase;
    });
}

core::Async<domain::Purchase> CounterSales::voidSale(qint64 purchaseId, const QString& reason, const Actor& cashier,
                                                     Staff& staff, qint64 approver, const core::Secret& secret) const
{
    return staff.approve(approver, secret, domain::rowOf(PurchaseAction::Void).right, cashier, purchaseId)
        .then(&staff, [this, purchaseId, reason, cashier](const Result<Actor>& owner) {
            return owner ? voidSale(purchaseId, reason, *owner, cashier)
                         : Result<domain::Purchase>(core::Failure(owner.error()));
        });
}

} // namespace loket::sales
