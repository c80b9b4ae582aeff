// All gateways with one invented set of keys, and webhooks that these keys have signed; for tests of every gateway
// alike.
#pragma once

#include "core/Crypto.h"
#include "payments/Duitku.h"
#include "payments/Midtrans.h"
#include "payments/Tripay.h"
#include "payments/Xendit.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <memory>
#include <vector>

namespace loket::tests {

inline constexpr char judgesKey[] = "an-invented-key";

class Judges
{
public:
    Judges()
    {
        const core::Secret key{QByteArray(judgesKey)};
        const QString merchant = QStringLiteral("D0001");
        all.push_back(std::make_unique<payments::Tripay>(
            payments::TripaySettings{.merchantCode = QStringLiteral("T0001"), .apiKey = key, .privateKey = key},
            m_http));
        all.push_back(
            std::make_unique<payments::Midtrans>(payments::MidtransSettings{.serverKey = key}, m_http, m_clock));
        all.push_back(
            std::make_unique<payments::Xendit>(payments::XenditSettings{.callbackToken = key}, m_http, m_clock));
        all.push_back(std::make_unique<payments::Duitku>(
            payments::DuitkuSettings{.merchantCode = merchant, .apiKey = key}, m_http, m_clock));
        all.push_back(std::make_unique<payments::Duitku>(
            payments::DuitkuSettings{
                .merchantCode = merchant, .scheme = payments::DuitkuScheme::Md5Legacy, .apiKey = key},
            m_http, m_clock));
    }

    std::vector<std::unique_ptr<domain::PaymentGateway>> all; // tripay, midtrans, xendit, duitku, duitku (legacy)

private:
    core::ManualClock m_clock;
    net::HttpClient m_http{std::chrono::milliseconds(1)};
};

// A webhook for order INV-101A over 15000, paid; headers as this gateway sends them. `which` is an index into
// Judges::all.
inline domain::WebhookRequest paidWebhook(size_t which)
{
    using namespace Qt::Literals::StringLiterals;
    const QByteArray key = judgesKey;
    const auto sha256 = [&](const QByteArray& text) { return core::hmacHex(QCryptographicHash::Sha256, key, text); };
    switch (which) {
    case 0: {
        const QByteArray body =
            R"({"reference":"T1","merchant_ref":"INV-101A","total_amount":15000,"fee_customer":0,"status":"PAID"})";
        return {{{"x-callback-event", "payment_status"}, {"x-callback-signature", sha256(body)}}, body};
    }
    case 1: {
        const QByteArray signature =
            QCryptographicHash::hash("INV-101A20015000.00" + key, QCryptographicHash::Sha512).toHex();
        return {
            {},
            R"({"order_id":"INV-101A","status_code":"200","gross_amount":"15000.00","transaction_status":"settlement",)"
            R"("transaction_id":"t-1","signature_key":")" +
                signature + "\"}"};
    }
    case 2:
        return {{{"x-callback-token", key}},
                R"({"id":"x1","external_id":"INV-101A","amount":15000,"paid_amount":15000,"status":"PAID"})"};
    default: {
        const QByteArray text = "D000115000INV-101A";
        const QByteArray signature =
            which == 3 ? sha256(text) : QCryptographicHash::hash(text + key, QCryptographicHash::Md5).toHex();
        return {{},
                "merchantCode=D0001&amount=15000&merchantOrderId=INV-101A&productDetail=Voucher+1+hari&resultCode=00"
                "&reference=D1&signature=" +
                    signature};
    }
    }
}

} // namespace loket::tests
