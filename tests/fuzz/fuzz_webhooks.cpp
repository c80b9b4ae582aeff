// libFuzzer target: the webhook readers of all gateways, once as sent by anybody and once behind a right signature, so
// that what lies behind the signature check is reached too. Built where LOKET_FUZZ is on, with clang:
//   cmake -S . -B build/fuzz -G Ninja -DCMAKE_CXX_COMPILER=clang++ -DLOKET_FUZZ=ON -DLOKET_SANITIZE=ON
//   -DLOKET_WINDOW=OFF \
//         -DCMAKE_CXX_FLAGS=-fsanitize=fuzzer-no-link && cmake --build build/fuzz --target fuzz_webhooks
//   build/fuzz/tests/payments/fuzz_webhooks -max_total_time=3600
#include "payments/Judges.h"

#include <QCoreApplication>

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
    }
    return {headers, body};
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, size_t size)
{
    static int argc = 1;
    static char program[] = "fuzz_webhooks";
    static char* argv[] = {program, nullptr};
    static const QCoreApplication application(argc, argv);
    static const Judges judges;
    if (size == 0)
        return 0;
    const size_t which = data[0] % judges.all.size();
    const QByteArray body(reinterpret_cast<const char*>(data) + 1, qsizetype(size) - 1);
    const domain::PaymentGateway& gateway = *judges.all[which];
    (void)gateway.recognises({{}, body});
    if (which == 0) // without the header nothing gets in, whatever the body says
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
