// The interface of all payment gateways: create a payment, verify a webhook from its raw bytes, query the status.
// One implementation per provider in `payments`. Engine thread; every future finishes within payments.timeout_ms.
#pragma once

#include "core/Future.h"
#include "core/Money.h"
#include "domain/ports/Webhook.h"

#include <QDateTime>
#include <QString>
#include <QUrl>

namespace loket::domain {

struct PaymentOrder
{
    QString orderId; // the invoice id
    core::Rupiah amount = 0;
    QString customerName;
    QString customerPhone; // "628..."
    QString method;        // the buyer's choice; empty: the configured default
    QString itemName;
    QString itemId;
    core::Rupiah itemPrice = 0;
    int quantity = 1;
    QUrl callbackUrl; // empty where no public address is set
    QUrl returnUrl;
    QDateTime expiresAt;
};

struct PaymentPage
{
    QString reference; // the gateway's own id of the payment
    QUrl url;          // where the buyer pays; empty: the vendor has the payment but does not return its page again
    QString payCode;   // virtual account or counter code, where the method has one
    QString qrString;  // QRIS payload, where the method has one
    core::Rupiah buyerPays = 0; // with the gateway's fee; 0: unknown
    QDateTime expiresAt;        // invalid: unknown
};

// The state of a payment according to the gateway.
enum class PaymentState { Pending, Paid, Failed, Expired, Refunded };

QString toString(PaymentState state);

// What a gateway reports beside the state, where a person has to check.
enum class PaymentRemark {
    None,
    Challenge,         // a card payment that the merchant has to accept or deny (Pending)
    PartialRefund,     // Paid, and a part of it was refunded
    PartialChargeback, // Paid, and the bank charged a part of it back
    Chargeback,        // Refunded, by the bank
};

QString toString(PaymentRemark remark); // "partial_refund"...; empty for None

struct PaymentEvent
{
    QString gateway;
    QString orderId;
    QString reference;
    PaymentState state = PaymentState::Pending;
    // With Failed, where the gateway has one state for cancelled, failed and expired: after the order's expiry it
    // expired.
    bool mayHaveExpired = false;
    // What the buyer was charged, without a fee the gateway added for the buyer: to be compared with the order.
    core::Rupiah amount = 0;
    // Paid on top of `amount`, where the event itself contains it (a fee that the gateway puts on top).
    core::Rupiah surplus = 0;
    // Of `amount`, what was refunded in total, with PartialRefund and PartialChargeback; 0: unknown.
    core::Rupiah givenBack = 0;
    PaymentRemark remark = PaymentRemark::None;
    QString currency; // ISO 4217; empty: not sent, which means rupiah
    // Merchant code or id in the event; empty where the gateway sends none.
    QString merchant;
    // The same event always has the same key: order id and final state (app/payments/FACTS.md, section 0).
    QString eventKey;
    // False where the signature does not cover what matters (Midtrans, Xendit, Duitku): the gateway's status must
    // confirm it.
    bool trusted = true;
    // The event says only that something has happened to this order: it is checked soon.
    bool onlyHurries = false;
    // Neither final nor plain waiting: a state that the gateway does not document, or an attempt that was denied. While
    // the order is open, the gateway is asked at once.
    bool isUnclear = false;
    // It looks like one from the vendor's own test button; accepted as such where no order of ours has this id.
    bool looksLikeTest = false;
    QByteArray rawBody; // without signatures, tokens and keys
};

// A part of a payment was refunded or charged back; the rest is paid.
bool isPart(const PaymentEvent& event);

// A way to pay at a gateway, and what it costs for one amount.
struct PaymentMethod
{
    QString code; // a value for PaymentOrder::method
    QString name;
    core::Rupiah buyerFee = 0;    // the buyer pays this on top
    core::Rupiah merchantFee = 0; // deducted from what the merchant gets; 0 where unknown
};

class PaymentGateway
{
public:
    virtual ~PaymentGateway() = default;

    // The name in app/CONTRACT.md, section 3: "tripay".
    [[nodiscard]] virtual QString name() const = 0;

    // Makes the payment at the gateway. Not idempotent at any vendor: after an error that isInDoubt(), call find()
    // first.
    virtual core::Async<PaymentPage> create(const PaymentOrder& order) = 0;

    // The payment made earlier for this order id, or NotFound.
    virtual core::Async<PaymentPage> find(const QString& orderId) = 0;

    // The state now. `reference` as create() answered it.
    virtual core::Async<PaymentEvent> status(const QString& orderId, const QString& reference) = 0;

    // Pure. Unauthorized: missing or wrong signature. InvalidInput: a body that cannot be parsed. Conflict: not our
    // merchant.
    [[nodiscard]] virtual core::Result<PaymentEvent> verify(const WebhookRequest& request) const = 0;

    // True where the unverified body looks like this gateway's (for the path that names no gateway).
    [[nodiscard]] virtual bool recognises(const WebhookRequest& request) const = 0;

    // The methods a buyer may choose from for this amount. Empty: nothing to choose here (one configured method, or the
    // gateway's own page asks).
    virtual core::Async<QList<PaymentMethod>> methods(core::Rupiah amount);

    // True where cancel() is offered at all.
    [[nodiscard]] virtual bool canCancel() const { return false; }
    // Ends a payment nobody has paid yet, so that nobody can any more. Answers its new state. Conflict:
    // paid or ended already, call status(). NotFound: the gateway knows no payment that could be ended.
    virtual core::Async<PaymentState> cancel(const QString& orderId, const QString& reference);

    // True where the gateway lists all its payments of a period; else each order is queried.
    [[nodiscard]] virtual bool canList() const { return false; }
    // The payments made in [from, until), as status() returns them. Conflict where canList() is false.
    virtual core::Async<QList<PaymentEvent>> list(const QDateTime& from, const QDateTime& until);

    // The body this gateway expects in answer to a webhook; empty: Loket's own JSON.
    [[nodiscard]] virtual QByteArray acknowledgement() const { return {}; }
};

} // namespace loket::domain
