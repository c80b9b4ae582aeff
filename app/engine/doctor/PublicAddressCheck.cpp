#include "engine/doctor/PublicAddressCheck.h"

#include "core/Crypto.h"
#include "core/Reasons.h"
#include "server/routes/AddressRoutes.h"
#include "storage/PaymentDetailsRepository.h"

namespace loket::engine {

using namespace Qt::Literals::StringLiterals;
using core::Failure;
using core::Reason;
using core::Result;

namespace {

constexpr int nonceBytes = 16;

Result<void> judge(const Result<net::HttpAnswer>& answer, const QByteArray& expected, const QString& address)
{
    if (!answer)
        return core::fail(answer.error().kind, Reason::AddressSilent, {address}, answer.error());
    if (answer->status == 200 && core::equalInConstantTime(answer->body.trimmed(), expected))
        return {};
    const QStringList values{address, QString::number(answer->status)};
    if (answer->status >= 300 && answer->status < 400)
        return core::fail(Reason::AddressRedirects, values);
    if (answer->status == 502 || answer->status == 503 || answer->status == 504)
        return core::fail(Reason::AddressProxyAlone, values);
    return core::fail(Reason::AddressOfOthers, values);
}

} // namespace

core::Async<void> publicAddressLeadsHere(net::HttpClient& http, const storage::Database& database,
                                         const QUrl& publicUrl)
{
    const bool isWeb = publicUrl.scheme() == u"https"_s || publicUrl.scheme() == u"http"_s;
    if (!isWeb || publicUrl.host().isEmpty())
        return core::ready<void>(core::fail(Reason::AddressNotSet));
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
