#include "print/Links.h"

namespace loket::print {

using namespace Qt::Literals::StringLiterals;

namespace {

// RFC 3986's unreserved characters stay; everything else is encoded.
QString encoded(const QString& text)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(text));
}

QUrl pageOf(const QString& address)
{
    const QString typed = address.trimmed();
    if (typed.isEmpty())
        return {};
    QUrl url(typed.contains(u"://"_s) ? typed : u"http://"_s + typed, QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty() || (url.scheme() != u"http" && url.scheme() != u"https"))
        return {};
    return url;
}

QString escaped(const QString& text)
{
    QString result;
    for (const QChar c : text) {
        if (u"\\;,:\""_s.contains(c))
            result += u'\\';
        result += c;
    }
    return result;
}

} // namespace

QUrl loginLink(const QString& address, const QString& username, const QString& password)
{
    QUrl url = pageOf(address);
    if (url.isEmpty())
        return {};
    if (url.path().isEmpty() || url.path() == u"/")
        url.setPath(u"/login"_s);
    url.setQuery(u"username="_s + encoded(username) + u"&password="_s + encoded(password), QUrl::StrictMode);
    url.setFragment({});
    return url;
}

QString loginAddress(const QString& address)
{
    const QUrl url = pageOf(address);
    if (url.isEmpty())
        return {};
    return url.port() < 0 ? url.host() : u"%1:%2"_s.arg(url.host()).arg(url.port());
}

QUrl statusLink(const QString& publicUrl, const QString& token)
{
    QUrl url = pageOf(publicUrl);
    if (url.isEmpty() || token.isEmpty())
        return {};
    QString path = url.path();
    while (path.endsWith(u'/'))
        path.chop(1);
    url.setPath(path + u"/voucher/status/"_s + token);
    return url;
}

QString wifiText(const QString& ssid, const QString& password)
{
    if (ssid.isEmpty())
        return {};
    if (password.isEmpty())
        return u"WIFI:T:nopass;S:"_s + escaped(ssid) + u";;"_s;
    return u"WIFI:T:WPA;S:"_s + escaped(ssid) + u";P:"_s + escaped(password) + u";;"_s;
}

} // namespace loket::print
