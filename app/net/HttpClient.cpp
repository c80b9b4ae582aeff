#include "net/HttpClient.h"

#include "net/HttpCall.h"

#include <QHostAddress>
#include <QLocale>
#include <QNetworkProxyFactory>
#include <QTimeZone>

#include <algorithm>

namespace loket::net {

using namespace Qt::Literals::StringLiterals;
using core::ErrorKind;

namespace {

constexpr std::chrono::milliseconds maxRetryAfter = std::chrono::hours(24);

// The system's proxy for everything but this computer itself.
class SystemProxies final : public QNetworkProxyFactory
{
public:
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery& query) override
    {
        const QString host = query.peerHostName();
        if (host == u"localhost"_s || QHostAddress(host).isLoopback())
            return {QNetworkProxy(QNetworkProxy::NoProxy)};
        return systemProxyForQuery(query);
    }
};

QDateTime httpDate(const QString& text)
{
    const QDateTime date = QLocale::c().toDateTime(text, u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s);
    return date.isValid() ? QDateTime(date.date(), date.time(), QTimeZone::utc()).toUTC() : date;
}

} // namespace

QByteArray HttpAnswer::header(QByteArrayView lowerCaseName) const
{
    for (const auto& [name, value] : headers) {
        if (name == lowerCaseName)
            return value;
    }
    return {};
}

QDateTime HttpAnswer::date() const
{
    return httpDate(QString::fromLatin1(header("date")).trimmed());
}

std::optional<std::chrono::milliseconds> HttpAnswer::retryAfter(const QDateTime& now) const
{
    const QString text = QString::fromLatin1(header("retry-after")).trimmed();
    if (text.isEmpty())
        return std::nullopt;
    std::chrono::milliseconds wait{0};
    bool isNumber = false;
    const qint64 seconds = text.toLongLong(&isNumber);
    if (isNumber) {
        if (seconds < 0)
            return std::nullopt;
        wait = seconds >= 86400 ? maxRetryAfter : std::chrono::milliseconds(seconds * 1000);
    } else {
        const QDateTime date = httpDate(text);
        if (!date.isValid())
            return std::nullopt;
        wait = std::chrono::milliseconds(now.msecsTo(date));
    }
    return std::clamp(wait, std::chrono::milliseconds(0), maxRetryAfter);
}

std::optional<core::Error> errorFromStatus(const HttpAnswer& answer, const QString& who)
{
    const int status = answer.status;
    if (status >= 200 && status < 300)
        return std::nullopt;
    const auto error = [&](ErrorKind kind, QStringView what) {
        return core::Error{kind, u"%1 answered HTTP %2: %3"_s.arg(who).arg(status).arg(what)};
    };
    core::Error result;
    switch (status) {
    case 401:
        return error(ErrorKind::Unauthorized, u"the key is wrong or belongs to the other environment");
    case 403:
        return error(ErrorKind::Forbidden, u"the key may not do this, or this address is not allowed");
    case 404:
        return error(ErrorKind::NotFound, u"nothing there; check the base address and the id");
    case 406:
    case 409:
        return error(ErrorKind::Conflict, u"it exists already or contradicts what is there");
    case 429:
        result = error(ErrorKind::RateLimited, u"too many requests, try later");
        break;
    case 408:
    case 425:
        result = error(ErrorKind::Unavailable, u"try again");
        break;
    default:
        if (status >= 300 && status < 400)
            return error(ErrorKind::Refused, u"a redirect, which is never followed; check the base address");
        if (status < 500)
            return error(ErrorKind::Refused, u"the request was refused");
        result = error(ErrorKind::Unavailable, u"out of order, try later");
    }
    result.retryAfter = answer.retryAfter();
    return result;
}

HttpClient::HttpClient(std::chrono::milliseconds timeout, QObject* parent) : QObject(parent), m_timeout(timeout)
{
    m_network.setProxyFactory(new SystemProxies);
    m_network.setAutoDeleteReplies(false);
}

HttpClient::~HttpClient()
{
    // A caller that receives "cancelled" may call again from inside this loop.
    m_closing = true;
    const auto calls = findChildren<HttpCall*>(Qt::FindDirectChildrenOnly);
    for (HttpCall* call : calls) {
        call->cancel();
        delete call;
    }
}

core::Async<HttpAnswer> HttpClient::send(const HttpRequest& request)
{
    if (m_closing) {
        return core::ready<HttpAnswer>(
            core::fail(ErrorKind::Cancelled, u"the call was not made because Loket is closing"_s));
    }
    const QString scheme = request.url.scheme();
    if (!request.url.isValid() || request.url.host().isEmpty() || (scheme != u"http"_s && scheme != u"https"_s)) {
        return core::ready<HttpAnswer>(
            core::fail(ErrorKind::InvalidInput, u"not an http or https address; check the base address"_s));
    }
    auto answer = (new HttpCall(request, m_network, m_timeout, this))->future();
    if (scheme != u"https"_s || !m_dateHeard)
        return answer;
    return answer.then(QtFuture::Launch::Sync, [this](const core::Result<HttpAnswer>& heard) {
        if (const QDateTime date = heard ? heard->date() : QDateTime(); date.isValid())
            m_dateHeard(date);
        return heard;
    });
}

} // namespace loket::net
