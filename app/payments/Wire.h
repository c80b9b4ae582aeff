// What the gateways have in common on the wire: forms, signatures, and how an answer becomes a value or an
// error. Pure functions; the vendor's meaning stays in the vendor's file.
// Source: app/payments/FACTS.md, sections 0 and 6.
#pragma once

#include "core/Clock.h"
#include "core/Money.h"
#include "domain/ports/PaymentGateway.h"
#include "net/HttpClient.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace loket::payments {

using Fields = QList<std::pair<QString, QString>>;

// application/x-www-form-urlencoded, UTF-8, everything but unreserved characters escaped.
QByteArray encodeForm(const Fields& fields);
// The fields of such a body, decoded ("+" is a space).
Fields decodeForm(const QByteArray& body);

// `path` below `base`, whatever slash `base` ends in.
QUrl below(const QUrl& base, const QString& path, const Fields& query = {});

// "Basic base64(key:)": the key as user name, no password.
QByteArray basicAuthorization(const QByteArray& key);

// True where `given`, in any case, is the lower-case hex text `expected`. Constant time.
bool isSameHex(const QByteArray& given, const QByteArray& expected);

// The body as JSON; else what the HTTP status means, else Protocol.
core::Result<QJsonDocument> jsonDocumentOf(const net::HttpAnswer& answer, const QString& gateway);
// The same where only an object makes sense.
core::Result<QJsonObject> jsonOf(const net::HttpAnswer& answer, const QString& gateway);

// Why the gateway did not do it, by HTTP and in its own text; Protocol where HTTP reports no failure.
core::Error refusalOf(const net::HttpAnswer& answer, const QString& gateway, const QString& words);

// "payments.tripay.api_key"
QString keyOf(const QString& gateway, QLatin1StringView part);
// Misconfigured, naming the first that is not set.
core::Result<void> allSet(const QString& gateway, std::initializer_list<std::pair<QLatin1StringView, bool>> parts);
// Unauthorized: the key that would check a webhook is not set; the webhook is not signed with it.
core::Failure uncheckable(const QString& gateway, QLatin1StringView part);
core::Failure badlySigned(const QString& gateway, QLatin1StringView part);
// InvalidInput of a webhook, Protocol of an answer: these fields are missing or malformed.
core::Failure lacks(core::ErrorKind kind, const QString& gateway, const QString& fields);

// A vendor's text as it may appear in a detail: one line, at most 200 characters, phone numbers masked.
QString vendorWords(const QString& text);

// After a creation, 500, 502 and 504 do not show whether the payment was made: ConnectionLost, so that find() is
// called first.
core::Error creationError(const net::HttpAnswer& answer, core::Error error);

// The body as it may be stored: without the values of fields that sign it or could be used again (signatures, tokens,
// keys, secrets), at any depth. A body without such a field is stored unchanged; one that is neither a JSON object nor
// a form is not stored at all.
QByteArray storedBody(const QByteArray& body);

// True where an order id, or the vendor's reference, is one that the vendors' test buttons send.
bool isTestId(const QString& id);

// The same for one order and one state, however often it is sent.
QString eventKey(const QString& orderId, domain::PaymentState state);

// Vendors require an address; buyers give none. Nothing can be delivered to it: example.com is reserved (RFC 2606)
// and accepts no mail (RFC 7505).
QString neutralEmail(const QString& orderId);
// flat + percent of the amount, rounded up to a whole rupiah. `percent` as vendors send it: "0.70", 0.7, "0".
core::Rupiah feeFor(core::Rupiah amount, core::Rupiah flat, const QJsonValue& percent);

// Minutes from now to the order's expiry, at least 1; nothing where the order has none.
std::optional<qint64> minutesLeft(const domain::PaymentOrder& order, const core::Clock& clock);

// True where the single item line has the whole amount: several vendors refuse an order whose items do not add up.
bool itemsAddUp(const domain::PaymentOrder& order);

// The buyer's name, or a general one where the vendor needs any.
QString customerName(const domain::PaymentOrder& order);

// Turns the answer into a value when it is complete. `read` keeps copies only: neither gateway nor settings need
// outlive the call. It runs in the engine's thread, inside the HTTP client's own callback, also when that client is
// closing.
template <class T, class Reader>
core::Async<T> whenAnswered(core::Async<net::HttpAnswer> call, Reader read)
{
    return call.then(QtFuture::Launch::Sync, [read = std::move(read)](const core::Result<net::HttpAnswer>& answer) {
        return answer ? core::Result<T>(read(*answer)) : core::Result<T>(tl::unexpected(answer.error()));
    });
}

} // namespace loket::payments
