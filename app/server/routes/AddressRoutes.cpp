#include "server/routes/AddressRoutes.h"

#include "core/Crypto.h"
#include "storage/PaymentDetailsRepository.h"

#include <algorithm>

namespace loket::server {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype nonceLength = 32;

bool isNonce(const QString& text)
{
    return text.size() == nonceLength && std::all_of(text.begin(), text.end(), [](QChar c) {
               return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f');
           });
}

} // namespace

QByteArray addressAnswer(const QByteArray& key, const QByteArray& nonce)
{
    return core::hmacHex(QCryptographicHash::Sha256, key, "loket.address:" + nonce);
}

void addAddressRoutes(RouteTable& routes, const Services& services)
{
    routes.get("/voucher/here/*", [&context = services.context](const Request& request) {
        const QString nonce = request.parameters.first();
        const auto key = storage::PaymentDetailsRepository(context.database).mark(u"address_key"_s);
        if (!isNonce(nonce) || !key)
            return failure(404, u"There is nothing at this address."_s);
        return Reply{.contentType = "text/plain; charset=utf-8",
                     .body = addressAnswer(key->toLatin1(), nonce.toLatin1())};
    });
}

} // namespace loket::server
