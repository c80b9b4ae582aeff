// Applies a payment event to its purchase, in ONE transaction: the event is stored once, amount and gateway are
// checked, the purchase moves forward only, and where money arrived the voucher codes are stored and the job that
// makes them is queued. A webhook, a poll and the cashier's cash all pass through here. Engine thread.
#pragma once

#include "sales/flow/Ledger.h"

#include <functional>

namespace loket::sales {

struct PaymentOutcome
{
    domain::Purchase purchase; // as it is now
    bool changed = false;      // false: a repeat, or an event that changes nothing in this state
    bool fromStock = false;    // its vouchers were made in advance: it is complete already
};

class PaymentReceived
{
public:
    explicit PaymentReceived(const Context& context) : m_context(context), m_ledger(context) {}

    // `source`: "webhook", "poll", "counter". NotFound: unknown order. Conflict: amount, currency or gateway differ
    // (noted in the purchase's history; where it is about received money, the purchase is marked for review, which is
    // an alert). An event that is not trusted is stored and confirmed by querying the gateway.
    [[nodiscard]] core::Result<PaymentOutcome> operator()(const domain::PaymentEvent& event, const QString& source,
                                                          const Actor& actor) const;

    // The same for many that arrive at once: `done` gets the outcome when it is durable (Ledger::inGroup).
    void inGroup(const domain::PaymentEvent& event, const QString& source, const Actor& actor,
                 std::function<void(const core::Result<PaymentOutcome>& outcome)> done) const;

    // A pending cash purchase is paid at the counter. NotFound; Conflict: not a pending cash purchase.
    [[nodiscard]] core::Result<PaymentOutcome> confirmCash(qint64 purchaseId, const Actor& actor) const;
    // The same as part of a larger transaction.
    [[nodiscard]] core::Result<PaymentOutcome> takeCash(storage::Transaction& transaction,
                                                        const domain::Purchase& purchase, const Actor& actor) const;

    // The gateway's answer about this purchase is not accepted: recorded once in its history, with a review mark.
    [[nodiscard]] core::Result<void> disbelieve(qint64 purchaseId, const core::Error& why) const;

private:
    [[nodiscard]] core::Result<PaymentOutcome> apply(storage::Transaction& transaction, domain::Purchase purchase,
                                                     const domain::PaymentEvent& event, const QString& source,
                                                     const Actor& actor) const;
    [[nodiscard]] core::Result<void> claimed(storage::Transaction& transaction, const domain::Purchase& purchase,
                                             const domain::PaymentEvent& event, bool isNew, const QString& source,
                                             const Actor& actor) const;
    // What a gateway reports beside the state: a line in the history, a review mark, the refunded money.
    [[nodiscard]] core::Result<bool> remark(storage::Transaction& transaction, domain::Purchase& purchase,
                                            const domain::PaymentEvent& event, const QString& source,
                                            const Actor& actor) const;
    [[nodiscard]] core::Result<domain::Purchase> orderOf(const domain::PaymentEvent& event) const;
    [[nodiscard]] core::Result<PaymentOutcome> ofImported(storage::Transaction& transaction,
                                                          const domain::Purchase& purchase,
                                                          const domain::PaymentEvent& event, const Actor& actor) const;
    // Why this event does not fit this purchase; nothing where it fits. Subtracts a known surplus from the amount.
    [[nodiscard]] core::Result<std::optional<core::Error>> misfit(const domain::Purchase& purchase,
                                                                  domain::PaymentEvent& event) const;
    [[nodiscard]] core::Result<void> becomePaid(storage::Transaction& transaction, domain::Purchase& purchase) const;
    // Whether the refusal has its line already.
    [[nodiscard]] core::Result<bool> isRefused(const domain::Purchase& purchase, const QJsonObject& refusal) const;
    [[nodiscard]] core::Result<void> refuse(const domain::Purchase& purchase, const domain::PaymentEvent& event,
                                            const core::Error& why, const Actor& actor) const;
    [[nodiscard]] core::Result<void> refuseIn(storage::Transaction& transaction, domain::Purchase purchase,
                                              const domain::PaymentEvent& event, const QJsonObject& refusal,
                                              const Actor& actor) const;

    const Context& m_context;
    Ledger m_ledger;
};

// Stores one new code for place `number` of the purchase; draws again where the name is taken.
[[nodiscard]] core::Result<void> planVoucher(const Ledger& ledger, storage::Transaction& transaction,
                                             const domain::Purchase& purchase, int number,
                                             const domain::CodeFormat& format, const QDateTime& now);

// Stores codes for all places that have no live one among the purchase's vouchers. Answers how many.
[[nodiscard]] core::Result<int> planMissingVouchers(const Ledger& ledger, storage::Transaction& transaction,
                                                    const domain::Purchase& purchase,
                                                    const QList<domain::Voucher>& vouchers,
                                                    const domain::CodeFormat& format, const QDateTime& now);

} // namespace loket::sales
