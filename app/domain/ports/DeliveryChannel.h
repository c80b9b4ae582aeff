// The port all message channels share. One implementation per provider in `delivery`.
// Engine thread; every future finishes within delivery.timeout_ms.
#pragma once

#include "core/Future.h"
#include "core/Phrases.h"
#include "domain/PhoneNumber.h"
#include "domain/States.h"
#include "domain/ports/Webhook.h"

#include <QString>

namespace loket::domain {

struct OutgoingMessage
{
    PhoneNumber to;
    QString text;
    QString key; // the message's name, written down before it is sent: "INVOICE_ID"
    // The same in few words, for a channel that at times takes less; empty: there is no shorter form, or none is
    // needed.
    QString shortText = {};
    // It was taken before and given up in a receipt: what is sent now must not meet the same fate (Meta's template).
    bool wasGivenUp = false;
};

struct SentMessage
{
    QString vendorId; // the vendor's message id, by which receipts are matched
};

struct DeliveryReceipt
{
    QString vendorId;
    DeliveryEvent event = DeliveryEvent::ReceiptDelivered;
    QString reason; // of a failure, in the vendor's words
    // Of a failure: the channel now knows another way (Meta's template), so sending once more makes sense at once.
    bool tryAgain = false;
    // Of a failure: it is the channel's (account locked, not paid), as if it had answered so to the message.
    std::optional<core::Error> trouble = std::nullopt;
};

struct ChannelHealth
{
    bool isTold = false; // false: it answers, but does not say whether it could send
    QString account;     // who it is: a session, a business, a masked number
    core::Phrase note;   // what else it says: the quota left, the quality
};

class DeliveryChannel
{
public:
    virtual ~DeliveryChannel() = default;

    // The name in app/CONTRACT.md, section 3: "fonnte".
    [[nodiscard]] virtual QString name() const = 0;

    // Errors: Refused, RateLimited, Unauthorized, InvalidInput: the channel answered (log status `failed`);
    // Unreachable, ConnectionLost, Timeout, Unavailable, Protocol: no usable answer (log status `error`).
    virtual core::Async<SentMessage> send(const OutgoingMessage& message) = 0;

    // A cheap question that shows whether a message could be sent now; sends nothing. Errors as of send().
    virtual core::Async<ChannelHealth> health() = 0;

    // Pure. The receipts in a webhook body; Unauthorized for a missing or wrong signature.
    [[nodiscard]] virtual core::Result<QList<DeliveryReceipt>> receipts(const WebhookRequest& request) const = 0;
    // False: the vendor signs nothing, so its receipts are believed only at an address that ends in a secret of ours
    // (delivery.NAME.webhook_key).
    [[nodiscard]] virtual bool signsReceipts() const = 0;
};

// Refused (delivery status and log row `failed`): the channel answered and refused, 4xx and 429 among it.
// Unreached (`error`): no usable answer: connection, cut, silence, 5xx, or nothing could be sent at all.
// Whether another attempt makes sense is a different question: core::isRetryable(). "The device is not connected" is
// an answer and passes by itself, so channels report it as RateLimited: `failed`, and tried again later.
DeliveryEvent outcomeOf(const core::Error& error);

// True where every further message would meet the same fate until somebody mends the channel (token refused, device
// logged out, setting missing): the channel should pause and say so.
bool needsOperator(const core::Error& error);

} // namespace loket::domain
