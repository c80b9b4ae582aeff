#include "engine/doctor/PublicAddressCheck.h"

#include "core/Crypto.h"
#include "server/routes/AddressRoutes.h"
#include "storage/PaymentDetailsRepository.h"

namespace loket::engine {

using namespace Qt::Literals::StringLiterals;
using core::ErrorKind;
using core::Failure;
using core::Result;

namespace {

constexpr int nonceBytes = 16;

Result<void> judge(const Result<net::HttpAnswer>& answer, const QByteArray& expected, const QString& address)
{
    if (!answer) {
        core::Error error = answer.error();
        error.detail =
            u"%1 does not answer from here (%2); is the proxy or the tunnel up, and does the name resolve?"_s.arg(
                address, error.detail);
        return Failure(error);
    }
    if (answer->status == 200 && core::equalInConstantTime(answer->body.trimmed(), expected))
        return {};
    if (answer->status >= 300 && answer->status < 400)
        return core::fail(
            ErrorKind::Conflict,
            u"%1 redirects (%2); gateways follow no redirect: set server.public_url to the address it ends at"_s
                .arg(address)
                .arg(answer->status));
    if (answer->status == 502 || answer->status == 503 || answer->status == 504)
        return core::fail(
            ErrorKind::Conflict,
            u"a proxy answers at %1 but does not reach Loket (%2); check where it forwards to, and the tunnel"_s
                .arg(address)
                .arg(answer->status));
    return core::fail(
        ErrorKind::Conflict,
        u"somebody else answers at %1 (%2); lead it to this Loket, with the paths below /voucher/ as they are"_s
            .arg(address)
            .arg(answer->status));
}

} // namespace

core::Async<void> publicAddressLeadsHere(net::HttpClient& http, const storage::Database& database,
                                         const QUrl& publicUrl)
{
    const bool isWeb = publicUrl.scheme() == u"https"_s || publicUrl.scheme() == u"http"_s;
    if (!isWeb || publicUrl.host().isEmpty())
        return core::ready<void>(
            core::fail(ErrorKind::Misconfigured,
                       u"server.public_url is not set; loketd config set server.public_url https://YOUR-ADDRESS"_s));
    const auto key = storage::PaymentDetailsRepository(database).mark(u"address_key"_s);
    if (!key)
        return core::ready<void>(Failure(key.error()));
    const QByteArray nonce = core::randomBytes(nonceBytes).toHex();
    QUrl asked = publicUrl;
    QString path = asked.path();
    while (path.endsWith(u'/'))
        path.chop(1);
    asked.setPath(path + u"/voucher/here/"_s + QString::fromLatin1(nonce));
    const QByteArray expected = server::addressAnswer(key->toLatin1(), nonce);
    const QString address = publicUrl.toString(QUrl::RemoveUserInfo | QUrl::StripTrailingSlash);
    return http.send({.method = "GET", .url = asked, .headers = {{"Accept", "text/plain"}}, .body = {}})
        .then(QtFuture::Launch::Sync,
              [expected, address](const Result<net::HttpAnswer>& answer) { return judge(answer, expected, address); });
}

} // namespace loket::engine
