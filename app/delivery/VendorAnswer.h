// Small helpers for reading what message vendors answer: lenient about spelling, strict about meaning. Pure.
#pragma once

#include "core/Reasons.h"
#include "domain/ports/DeliveryChannel.h"
#include "net/HttpClient.h"

#include <QCryptographicHash>
#include <QJsonObject>

#include <functional>

namespace loket::core {
class Secret;
}

namespace loket::delivery {

// Sends the request; `read` interprets the answer. Transport errors are passed on as they are.
template <class T>
core::Async<T> exchange(net::HttpClient& http, const net::HttpRequest& request,
                        std::function<core::Result<T>(const net::HttpAnswer&)> read)
{
    return http.send(request).then(&http, [read = std::move(read)](const core::Result<net::HttpAnswer>& answer) {
        return answer ? read(*answer) : core::Result<T>(core::Failure(answer.error()));
    });
}

// The body as a JSON object; nothing where it is none.
std::optional<QJsonObject> jsonObject(const QByteArray& body);

// A member whatever its capitals: Fonnte's own samples write both "status" and "Status".
QJsonValue member(const QJsonObject& object, QStringView name);

// A string, or a number without a fraction as a string: vendors send ids and phones as either.
QString textOf(const QJsonValue& value);

// A vendor's text made fit for logs and the purchase's history: one short line, phone numbers masked.
QString vendorWords(const QString& text);

// "Fonnte refused the message: device disconnected; connect the device in the vendor's dashboard": the vendor's text
// and what to do about it, a reason whose last value is the error.
core::Error vendorError(core::ErrorKind kind, const QString& who, const QString& words,
                        core::Reason advice = core::Reason::None);
// The same error with advice; as it is without.
core::Error advised(core::Error error, core::Reason advice, core::Values values = {});

// Protocol: it was accepted, but the answer names no message.
core::Error withoutMessageId(const net::HttpAnswer& answer, const QString& who);

// What an HTTP status other than 2xx means where the body says nothing more precise (app/payments/FACTS.md, section 6).
core::Error errorFromHttp(const net::HttpAnswer& answer, const QString& who, const QString& words = {});

// The same for a message whose body has reached the server: after a 5xx nobody knows whether it was sent, so the kind
// is one of those that are in doubt (core::isInDoubt). Where the vendor's own text says that nothing was sent,
// errorFromHttp() is right.
core::Error errorAfterSending(const net::HttpAnswer& answer, const QString& who, const QString& words = {});

// WhatsApp's 463, "reach-out time lock": this number may not write to people who have not written to it. Trying again
// soon makes it worse, so it is Refused.
std::optional<core::Error> timeLock(const QString& who, const QString& words);

// For a health request: an answer that is neither a known one nor an error means that the server is reachable, no more.
core::Result<domain::ChannelHealth> vagueHealth(const net::HttpAnswer& answer, const QString& who);

// Base address and path as one URL; Misconfigured where the base is not http or https.
core::Result<QUrl> endpoint(const QUrl& base, const QString& path, const QString& setting);

// name=value&... in UTF-8, as application/x-www-form-urlencoded.
QByteArray formEncoded(const QList<std::pair<QString, QString>>& fields);

// A POST of a JSON object with the vendor's own headers.
net::HttpRequest jsonPost(const QUrl& url, const QJsonObject& body, QList<std::pair<QByteArray, QByteArray>> headers);

// Checks hex HMAC(key, raw body) in constant time; Unauthorized says which setting to check. The given signature may
// be written in either case, and with `prefix` ("sha256=") before it.
core::Result<void> checkSignature(QCryptographicHash::Algorithm algorithm, const core::Secret& key,
                                  const QByteArray& body, const QByteArray& given, QByteArrayView prefix,
                                  const QString& setting);

// The fields of a webhook body, JSON or form-encoded by its first character; names in lower case.
core::Result<QJsonObject> webhookFields(const QByteArray& body);

} // namespace loket::delivery
