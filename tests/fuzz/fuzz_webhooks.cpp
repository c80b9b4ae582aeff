// Fuzzes the webhook readers of all gateways, once as sent by anybody and once with a valid signature, so that what
// follows the signature check is reached too. The first byte chooses the gateway, the rest is the body. With
// LOKET_FUZZ (clang) it is a libFuzzer program; tst_webhookcorpus replays the corpus through it in every build.
#include "fuzz/Application.h"

#include "payments/Judges.h"
#include "payments/Wire.h"

#include <cstdlib>

using namespace Qt::Literals::StringLiterals;
using namespace loket;
using namespace loket::tests;

namespace {

void require(bool condition)
{
    if (!condition)
        std::abort();
}

// The same body as the vendor with our key would have sent it.
domain::WebhookRequest signedBy(size_t which, QByteArray body)
{
    const QByteArray key = judgesKey;
    QList<std::pair<QByteArray, QByteArray>> headers;
    if (which == 0) {
        headers = {{"x-callback-event", "payment_status"},
                   {"x-callback-signature", core::hmacHex(QCryptographicHash::Sha256, key, body)}};
    } else if (which == 1) {
        QJsonObject json = QJsonDocument::fromJson(body).object();
        const QString text = json.value("order_id"_L1).toString() + json.value("status_code"_L1).toString() +
                             json.value("gross_amount"_L1).toString();
        json["signature_key"_L1] =
            QString::fromLatin1(QCryptographicHash::hash(text.toUtf8() + key, QCryptographicHash::Sha512).toHex());
        body = QJsonDocument(json).toJson(QJsonDocument::Compact);
    } else if (which == 2) {
        headers = {{"x-callback-token", key}};
    } else {
        QString text;
        for (const auto name : {"merchantCode"_L1, "amount"_L1, "merchantOrderId"_L1}) {
            for (const auto& [field, value] : payments::decodeForm(body))
                text += field == name ? value : QString();
        }
        const QByteArray signature =
            which == 3 ? core::hmacHex(QCryptographicHash::Sha256, key, text.toUtf8())
                       : QCryptographicHash::hash(text.toUtf8() + key, QCryptographicHash::Md5).toHex();
        body += "&signature=" + signature;
    }
    return {headers, body};
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, size_t size)
{
    tests::fuzzApplication();
    const Judges judges;
    if (size == 0)
        return 0;
    const size_t which = data[0] % judges.all.size();
    const QByteArray body(reinterpret_cast<const char*>(data) + 1, qsizetype(size) - 1);
    const domain::PaymentGateway& gateway = *judges.all[which];
    (void)gateway.recognises({{}, body});
    if (which == 0) // without the header nothing is accepted, whatever the body
        require(!gateway.verify({{}, body}));
    else
        (void)gateway.verify({{}, body});
    const auto event = gateway.verify(signedBy(which, body));
    if (event) {
        require(!event->orderId.isEmpty());
        require(event->amount >= 0 && event->amount <= core::maxRupiah);
        require(event->eventKey.startsWith(event->orderId));
    }
    return 0;
}
