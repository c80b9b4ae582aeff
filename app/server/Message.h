// What a route gets of a request, and what it answers: plain values, so that a route is a function that can be tested
// without a socket. Nothing in here uses QHttpServer.
#pragma once

#include "core/Error.h"

#include <QByteArray>
#include <QHostAddress>
#include <QJsonObject>
#include <QList>
#include <QStringList>

#include <functional>
#include <optional>
#include <utility>

namespace loket::server {

using HeaderList = QList<std::pair<QByteArray, QByteArray>>;

// Decoded name and value pairs, in the order in which they were sent.
struct Fields
{
    QList<std::pair<QString, QString>> entries;

    [[nodiscard]] bool contains(QStringView name) const;
    // The first value; null where there is none.
    [[nodiscard]] QString value(QStringView name) const;
};

// application/x-www-form-urlencoded, as in a query and in a form's body: "+" is a space.
Fields parseForm(QByteArrayView text);

struct Request
{
    QByteArray method;    // "GET"; routes get HEAD as GET
    QByteArray target;    // "/path?query" as it was sent
    QStringList segments; // of the path, percent-decoded: "/a/b" is ["a", "b"], "/a/" is ["a", ""]
    Fields query;
    HeaderList headers;     // names in lower case
    QByteArray body;        // the raw bytes
    QHostAddress peer;      // the peer of the connection
    QHostAddress client;    // the same, or the client named by a trusted proxy
    bool onlyHead = false;  // the client asked with HEAD; to a route it looks like GET
    QByteArray scheme;      // "http" or "https", as the client used it
    QStringList parameters; // the values of the matched route's placeholders

    [[nodiscard]] QByteArray header(QByteArrayView lowerCaseName) const;
    [[nodiscard]] QByteArray path() const { return target.split('?').constFirst(); }
    // "https://shop.example" as the client addressed us (Host header).
    [[nodiscard]] QString origin() const;
};

// The segments of a path; nothing where it is malformed (bad percent encoding, control characters).
std::optional<QStringList> splitPath(QByteArrayView path);

struct Reply
{
    int status = 200;
    QByteArray contentType = "application/json";
    QByteArray body;
    HeaderList headers;
    // Set: this is no reply yet. To be called once, with the callback for the reply; it may be called at
    // once, later, or (the program ends) never.
    std::function<void(std::function<void(const Reply&)> answer)> later = {};
    // Beside `later`, where it is set: to be called when the client has left before the answer.
    std::function<void()> abandon = {};
};

Reply jsonReply(int status, const QJsonObject& object);
// {"success":true, ...fields}
Reply success(QJsonObject fields = {});
// {"success":false,"message":...}
Reply failure(int status, const QString& message);
// By the one map from kinds to statuses. Internal errors (database, bug) are sent without detail.
Reply failure(const core::Error& error);
Reply redirect(const QByteArray& location);
Reply page(int status, const QByteArray& html);

// The one map from what went wrong to an HTTP status.
int httpStatus(core::ErrorKind kind);

// The reply as bytes, with Content-Length, Date and the security headers for its content type.
struct WireOptions
{
    bool withoutBody = false; // HEAD
    bool close = false;
};
QByteArray toWire(const Reply& reply, const WireOptions& options);

} // namespace loket::server
