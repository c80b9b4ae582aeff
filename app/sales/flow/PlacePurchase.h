// The first step of every sale: check what is ordered and store it, pending. No external call happens here.
// Engine thread.
#pragma once

#include "sales/flow/Ledger.h"

namespace loket::sales {

inline constexpr int maxQuantity = 100;
inline constexpr int maxNameLength = 100;
inline constexpr int maxIdempotencyKeyLength = 200;

struct PurchaseRequest
{
    QString packageId; // exactly
    QString customerName;
    QString customerPhone; // as typed; may be empty at the counter only
    int quantity = 1;
    QString gateway; // empty: the first enabled one
    QString method;
    QString idempotencyKey;  // may be empty; of an online order it counts for this buyer and this secret
    QByteArray callerSecret; // what the caller shows of himself ("Bearer ..."); may be empty
    QString network;         // where an online order comes from (server::networkOf()); empty: not known
    QString language;
    domain::SalesChannel channel = domain::SalesChannel::Online;
    QString cashier;
};

struct PlacedPurchase
{
    domain::Purchase purchase;
    domain::Package package;
    bool repeated = false; // the same request was placed before; this is that purchase
};

class PlacePurchase
{
public:
    explicit PlacePurchase(const Context& context) : m_context(context), m_ledger(context) {}

    // InvalidInput names the field; Conflict: the idempotency key was used for something else; RateLimited: too many
    // orders are open.
    [[nodiscard]] core::Result<PlacedPurchase> operator()(const PurchaseRequest& request) const;
    // The same as part of a larger transaction, in the name of `actor`.
    [[nodiscard]] core::Result<PlacedPurchase> place(storage::Transaction& transaction, const PurchaseRequest& request,
                                                     const Actor& actor) const;

private:
    [[nodiscard]] core::Result<domain::Purchase> checked(const PurchaseRequest& request,
                                                         const domain::Package& package) const;

    const Context& m_context;
    Ledger m_ledger;
};

} // namespace loket::sales
