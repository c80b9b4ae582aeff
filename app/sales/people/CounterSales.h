// Selling at the counter: the order, its cash and its drawer are ONE transaction, under a key of the sale,
// so that Enter pressed twice sells once. The vouchers follow as for any paid purchase. A void takes the money out of
// the drawer and removes the vouchers from the router, however long that takes. Engine thread.
#pragma once

#include "sales/flow/PaymentReceived.h"
#include "sales/flow/PlacePurchase.h"
#include "sales/people/Shifts.h"
#include "sales/people/Staff.h"

namespace loket::sales {

struct CounterOrder
{
    QString packageId;
    int quantity = 1;
    QString customerName;  // may be empty
    QString customerPhone; // as typed; may be empty
    core::Rupiah cashGiven = 0;
    std::optional<core::Rupiah> amount = {}; // what the customer was told; another one by now is refused
    QString key;                             // one per sale, made before the first attempt
    QString language;
};

struct SoldAtCounter
{
    domain::Purchase purchase;
    qint64 shiftId = 0;
    core::Rupiah cashGiven = 0;
    bool fromStock = false; // made in advance: the codes work although the router is unreachable
    bool repeated = false;  // this key was sold before; this is that sale

    [[nodiscard]] core::Rupiah change() const { return cashGiven - purchase.amount; }
};

class CounterSales
{
public:
    explicit CounterSales(const Context& context)
        : m_context(context), m_ledger(context), m_place(context), m_received(context), m_shifts(context.database)
    {}

    // Served from the stock where the policy says so, also while the router is unreachable; else its vouchers are made
    // next. InvalidInput names the field (cash: not enough). Conflict: no shift is open, the key was used for another
    // sale, or the price is another one than the customer was told.
    [[nodiscard]] core::Result<SoldAtCounter> sell(const CounterOrder& order, const Actor& actor) const;

    // Cash for an order made on the phone is booked into this actor's drawer. NotFound; Conflict as of
    // PaymentReceived::confirmCash, or no shift is open.
    [[nodiscard]] core::Result<SoldAtCounter> takeCash(qint64 purchaseId, core::Rupiah cashGiven,
                                                       const Actor& actor) const;

    // The customer has the codes: they were shown or printed. True where this is new; false where they are not all made
    // yet, or it was said before.
    [[nodiscard]] core::Result<bool> handOver(qint64 purchaseId, const Actor& actor) const;

    // `approver` may void (by right or by a PIN just given); the money is taken from `cashier`'s open drawer, else out
    // of its original one while that is open. NotFound: not sold at a counter. Conflict: voided or refunded
    // already, or no drawer is open.
    [[nodiscard]] core::Result<domain::Purchase> voidSale(qint64 purchaseId, const QString& reason,
                                                          const Actor& approver, const Actor& cashier) const;
    // The same by the PIN of `approver` (sales/people/Staff.h, whose errors are added).
    [[nodiscard]] core::Async<domain::Purchase> voidSale(qint64 purchaseId, const QString& reason, const Actor& cashier,
                                                         Staff& staff, qint64 approver,
                                                         const core::Secret& secret) const;

private:
    [[nodiscard]] core::Result<SoldAtCounter> sellIn(storage::Transaction& transaction, const CounterOrder& order,
                                                     const Actor& actor) const;
    [[nodiscard]] core::Result<SoldAtCounter> book(storage::Transaction& transaction, const domain::Purchase& purchase,
                                                   qint64 shiftId, core::Rupiah cashGiven, const Actor& actor) const;
    [[nodiscard]] core::Result<qint64> drawerFor(const storage::CounterSale& sale, const Actor& cashier) const;

    const Context& m_context;
    Ledger m_ledger;
    PlacePurchase m_place;
    PaymentReceived m_received;
    storage::ShiftRepository m_shifts;
};

} // namespace loket::sales
