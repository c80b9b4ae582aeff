// Requests and answers as the sandbox's handlers get them. Pure data.
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QString>
#include <QUrl>

#include <optional>
#include <utility>

namespace loket::sandbox {

struct HttpRequest
{
    QByteArray method;
    QByteArray path;                                  // as sent, without the query
    QByteArray query;                                 // as sent, without the question mark
    QList<std::pair<QByteArray, QByteArray>> headers; // names in lower case
    QByteArray body;
    QStringList captures; // what the "*" segments of the route matched, percent-decoded

    [[nodiscard]] QByteArray header(QByteArrayView lowerCaseName) const;
    [[nodiscard]] QString queryValue(QStringView name) const;
    // A field of an application/x-www-form-urlencoded body ("+" is a space).
    [[nodiscard]] QString formValue(QStringView name) const;
    // The body as a JSON object, or nothing.
    [[nodiscard]] std::optional<QJsonObject> json() const;
};

struct HttpResponse
{
    int status = 200;
    QByteArray body;
    QList<std::pair<QByteArray, QByteArray>> headers;

    static HttpResponse json(const QJsonObject& object, int status = 200);
    static HttpResponse html(const QString& page, int status = 200);
    static HttpResponse text(const QByteArray& text, int status = 200);
    // 303 See Other: the browser continues with a GET.
    static HttpResponse seeOther(const QUrl& url);
};

// name=value&name=value, decoded; a name may occur more than once.
QList<std::pair<QString, QString>> decodeForm(const QByteArray& form);

} // namespace loket::sandbox
