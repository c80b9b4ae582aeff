// The interface of all message channels. One implementation per provider in `delivery`.
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
    QString key; // the message's name, stored before it is sent: "INVOICE_ID"
    // The same in few words, for a channel that sometimes accepts less; empty: there is no shorter form, or none is
    // needed.
    QString shortText = {};
    // It was accepted before and reported failed in a receipt: it must now be sent another way (Meta's template).
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
    std::optional<core::Error> failure = std::nullopt; // why it failed; the vendor's text is a value of it
    // Of a failure: the channel now has another way (Meta's template), so sending once more makes sense at once.
    bool tryAgain = false;
    // Of a failure: it concerns the channel (account locked, not paid), as if answered to the message.
    std::optional<core::Error> trouble = std::nullopt;
};

struct ChannelHealth
{
    bool isTold = false; // false: it answers, but not whether it could send
    QString account;     // who it is: a session, a business, a masked number
    core::Phrase note;   // what else it reports: the quota left, the quality
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

    // A cheap request that shows whether a message could be sent now; sends nothing. Errors as of send().
    virtual core::Async<ChannelHealth> health() = 0;

    // Pure. The receipts in a webhook body; Unauthorized for a missing or wrong signature.
    [[nodiscard]] virtual core::Result<QList<DeliveryReceipt>> receipts(const WebhookRequest& request) const = 0;
    // False: the vendor signs nothing, so its receipts are trusted only at an address that ends in a secret of ours
    // (delivery.NAME.webhook_key).
    [[nodiscard]] virtual bool signsReceipts() const = 0;
};

// Refused (delivery status and log row `failed`): the channel answered and refused, 4xx and 429 among it.
// Unreached (`error`): no usable answer: no connection, a lost one, no answer, 5xx, or nothing could be sent at all.
// Whether another attempt makes sense is a different question: core::isRetryable(). "The device is not connected" is
// an answer and temporary, so channels report it as RateLimited: `failed`, and tried again later.
DeliveryEvent outcomeOf(const core::Error& error);

// True where every further message would fail the same way until somebody fixes the channel (token refused, device
// logged out, setting missing): the channel should pause and report it.
bool needsOperator(const core::Error& error);

} // namespace loket::domain
