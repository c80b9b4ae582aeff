// Webhooks as the four vendors sign them, written from app/payments/FACTS.md and not from Loket's own code.
#pragma once

#include "sandbox/gateways/GatewaySandbox.h"
#include "support/Http.h"

#include <QCryptographicHash>
#include <QMessageAuthenticationCode>
#include <QUrl>

namespace loket::tests {

struct SignedWebhook
{
    QByteArray body;
    Http::Headers headers;
};

struct WebhookFacts
{
    QString gateway;
    QString order;
    qint64 amount = 0;
    QByteArray state = "paid"; // paid, failed, expired, refunded, pending
    QString reference = QStringLiteral("REF0001");
    QByteArray key;   // instead of the shop's own
    QString merchant; // instead of the shop's own
};

inline QByteArray hmacSha256(const QByteArray& key, const QByteArray& text)
{
    return QMessageAuthenticationCode::hash(text, key, QCryptographicHash::Sha256).toHex();
}

inline SignedWebhook tripayWebhook(const WebhookFacts& facts)
{
    const QHash<QByteArray, QByteArray> words{
        {"paid", "PAID"}, {"failed", "FAILED"}, {"expired", "EXPIRED"}, {"refunded", "REFUND"}, {"pending", "UNPAID"}};
    const QByteArray amount = QByteArray::number(facts.amount);
    const QByteArray body =
        "{\"reference\":\"" + facts.reference.toUtf8() + "\",\"merchant_ref\":\"" + facts.order.toUtf8() +
        "\",\"payment_method\":\"QRIS\",\"payment_method_code\":\"QRIS\",\"total_amount\":" + amount +
        ",\"fee_merchant\":0,\"fee_customer\":0,\"total_fee\":0,\"amount_received\":" + amount +
        ",\"is_closed_payment\":1,\"status\":\"" + words.value(facts.state) +
        "\",\"paid_at\":1700000000,\"note\":null}";
    const QByteArray key = facts.key.isEmpty() ? sandbox::TripayKeys().privateKey : facts.key;
    return {body, {{"X-Callback-Event", "payment_status"}, {"X-Callback-Signature", hmacSha256(key, body)}}};
}

inline SignedWebhook midtransWebhook(const WebhookFacts& facts)
{
    const QHash<QByteArray, QByteArray> words{{"paid", "settlement"},
                                              {"failed", "cancel"},
                                              {"expired", "expire"},
                                              {"refunded", "refund"},
                                              {"pending", "pending"}};
    const QHash<QByteArray, QByteArray> codes{
        {"paid", "200"}, {"failed", "202"}, {"expired", "202"}, {"refunded", "200"}, {"pending", "201"}};
    const QByteArray key = facts.key.isEmpty() ? sandbox::MidtransKeys().serverKey : facts.key;
    const QByteArray amount = QByteArray::number(facts.amount) + ".00";
    const QByteArray code = codes.value(facts.state);
    const QByteArray signature =
        QCryptographicHash::hash(facts.order.toUtf8() + code + amount + key, QCryptographicHash::Sha512).toHex();
    const QString merchant = facts.merchant.isEmpty() ? sandbox::MidtransKeys().merchantId : facts.merchant;
    return {"{\"transaction_status\":\"" + words.value(facts.state) + "\",\"transaction_id\":\"" +
                facts.reference.toUtf8() + "\",\"status_code\":\"" + code + "\",\"signature_key\":\"" + signature +
                "\",\"order_id\":\"" + facts.order.toUtf8() + "\",\"merchant_id\":\"" + merchant.toUtf8() +
                "\",\"gross_amount\":\"" + amount + "\",\"fraud_status\":\"accept\",\"payment_type\":\"qris\"}",
            {}};
}

inline SignedWebhook xenditWebhook(const WebhookFacts& facts)
{
    const QHash<QByteArray, QByteArray> words{
        {"paid", "PAID"}, {"failed", "EXPIRED"}, {"expired", "EXPIRED"}, {"refunded", "PAID"}, {"pending", "PENDING"}};
    const QByteArray amount = QByteArray::number(facts.amount);
    return {"{\"id\":\"" + facts.reference.toUtf8() + "\",\"external_id\":\"" + facts.order.toUtf8() +
                "\",\"status\":\"" + words.value(facts.state) + "\",\"amount\":" + amount +
                ",\"paid_amount\":" + amount + ",\"currency\":\"IDR\"}",
            {{"X-Callback-Token", facts.key.isEmpty() ? sandbox::XenditKeys().callbackToken : facts.key}}};
}

inline SignedWebhook duitkuWebhook(const WebhookFacts& facts)
{
    const QByteArray key = facts.key.isEmpty() ? sandbox::DuitkuKeys().apiKey : facts.key;
    const QByteArray merchant =
        (facts.merchant.isEmpty() ? sandbox::DuitkuKeys().merchantCode : facts.merchant).toUtf8();
    const QByteArray amount = QByteArray::number(facts.amount);
    return {"merchantCode=" + merchant + "&amount=" + amount + "&merchantOrderId=" + facts.order.toUtf8() +
                "&productDetail=Voucher+1+hari&resultCode=" + (facts.state == "paid" ? "00" : "01") + "&reference=" +
                facts.reference.toUtf8() + "&signature=" + hmacSha256(key, merchant + amount + facts.order.toUtf8()),
            {{"Content-Type", "application/x-www-form-urlencoded"}}};
}

inline SignedWebhook signedWebhook(const WebhookFacts& facts)
{
    if (facts.gateway == QLatin1String("midtrans"))
        return midtransWebhook(facts);
    if (facts.gateway == QLatin1String("xendit"))
        return xenditWebhook(facts);
    if (facts.gateway == QLatin1String("duitku"))
        return duitkuWebhook(facts);
    return tripayWebhook(facts);
}

} // namespace loket::tests
