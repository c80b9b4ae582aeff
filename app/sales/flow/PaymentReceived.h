// What a payment event does to its purchase, in ONE transaction: the event is stored once, amount and gateway are
// checked, the purchase moves forward only, and where money arrived the voucher codes are written down and the job that
// makes them is queued. A webhook, a poll and the cashier's cash all come through here. Engine thread.
#pragma once

#include "sales/flow/Ledger.h"

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
    // (noted in the purchase's story; where it is about money that came, the purchase is marked for review, which is an
    // alert). An event that is not trusted is stored and confirmed by asking the gateway.
    [[nodiscard]] core::Result<PaymentOutcome> operator()(const domain::PaymentEvent& event, const QString& source,
                                                          const Actor& actor) const;

    // A pending cash purchase is paid at the counter. NotFound; Conflict: not a pending cash purchase.
    [[nodiscard]] core::Result<PaymentOutcome> confirmCash(qint64 purchaseId, const Actor& actor) const;
    // The same as part of a greater whole.
    [[nodiscard]] core::Result<PaymentOutcome> takeCash(storage::Transaction& transaction,
                                                        const domain::Purchase& purchase, const Actor& actor) const;

    // The gateway's answer about this purchase is not believed: told once in its story, with a review mark.
    [[nodiscard]] core::Result<void> disbelieve(qint64 purchaseId, const core::Error& why) const;

private:
    [[nodiscard]] core::Result<PaymentOutcome> apply(storage::Transaction& transaction, domain::Purchase purchase,
                                                     const domain::PaymentEvent& event, const QString& source,
                                                     const Actor& actor) const;
    [[nodiscard]] core::Result<void> claimed(storage::Transaction& transaction, const domain::Purchase& purchase,
                                             const domain::PaymentEvent& event, bool isNew, const QString& source,
                                             const Actor& actor) const;
    // What a gateway says beside the state: a line in the story, a review mark, the money that went.
    [[nodiscard]] core::Result<bool> remark(storage::Transaction& transaction, domain::Purchase& purchase,
                                            const domain::PaymentEvent& event, const QString& source,
                                            const Actor& actor) const;
    // Why this event does not fit this purchase; nothing where it fits. Takes a known surplus off the amount.
    [[nodiscard]] core::Result<std::optional<core::Error>> misfit(const domain::Purchase& purchase,
                                                                  domain::PaymentEvent& event) const;
    [[nodiscard]] core::Result<void> becomePaid(storage::Transaction& transaction, domain::Purchase& purchase) const;
    [[nodiscard]] core::Result<void> refuse(domain::Purchase purchase, const domain::PaymentEvent& event,
                                            const core::Error& why, const Actor& actor) const;

    const Context& m_context;
    Ledger m_ledger;
};

// Writes down one new code for place `number` of the purchase; draws again where the name is taken.
[[nodiscard]] core::Result<void> planVoucher(const Ledger& ledger, storage::Transaction& transaction,
                                             const domain::Purchase& purchase, int number,
                                             const domain::CodeFormat& format, const QDateTime& now);

// Writes down codes for all places that have no living one. Answers how many.
[[nodiscard]] core::Result<int> planMissingVouchers(const Ledger& ledger, storage::Transaction& transaction,
                                                    const domain::Purchase& purchase, const domain::CodeFormat& format,
                                                    const QDateTime& now);

} // namespace loket::sales
