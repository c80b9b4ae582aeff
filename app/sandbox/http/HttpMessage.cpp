#include "sandbox/http/HttpMessage.h"

#include <QJsonDocument>

namespace loket::sandbox {

namespace {

QString decodePart(QByteArray part)
{
    return QString::fromUtf8(QByteArray::fromPercentEncoding(part.replace('+', ' ')));
}

QString valueOf(const QByteArray& form, QStringView name)
{
    const auto fields = decodeForm(form);
    for (const auto& [key, value] : fields) {
        if (key == name)
            return value;
    }
    return {};
}

} // namespace

QByteArray HttpRequest::header(QByteArrayView lowerCaseName) const
{
    for (const auto& [name, value] : headers) {
        if (name == lowerCaseName)
            return value;
    }
    return {};
}

QString HttpRequest::queryValue(QStringView name) const
{
    return valueOf(query, name);
}

QString HttpRequest::formValue(QStringView name) const
{
    return valueOf(body, name);
}

std::optional<QJsonObject> HttpRequest::json() const
{
    const QJsonDocument document = QJsonDocument::fromJson(body);
    if (!document.isObject())
        return std::nullopt;
    return document.object();
}

HttpResponse HttpResponse::json(const QJsonObject& object, int status)
{
    return {status, QJsonDocument(object).toJson(QJsonDocument::Compact), {{"Content-Type", "application/json"}}};
}

HttpResponse HttpResponse::html(const QString& page, int status)
{
    return {status, page.toUtf8(), {{"Content-Type", "text/html; charset=utf-8"}}};
}

HttpResponse HttpResponse::text(const QByteArray& text, int status)
{
    return {status, text, {{"Content-Type", "text/plain; charset=utf-8"}}};
}

HttpResponse HttpResponse::seeOther(const QUrl& url)
{
    return {303, {}, {{"Location", url.toEncoded()}}};
}

QList<std::pair<QString, QString>> decodeForm(const QByteArray& form)
{
    QList<std::pair<QString, QString>> fields;
    const auto parts = form.split('&');
    for (const QByteArray& part : parts) {
        if (part.isEmpty())
            continue;
        const qsizetype equals = part.indexOf('=');
        if (equals < 0)
            fields.emplace_back(decodePart(part), QString());
        else
            fields.emplace_back(decodePart(part.left(equals)), decodePart(part.mid(equals + 1)));
    }
    return fields;
}

} // namespace loket::sandbox
