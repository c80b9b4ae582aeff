#include "net/HttpClient.h"

#include "core/Reasons.h"
#include "net/HttpCall.h"

#include <QHostAddress>
#include <QLocale>
#include <QNetworkProxyFactory>
#include <QTimeZone>

#include <algorithm>

namespace loket::net {

using namespace Qt::Literals::StringLiterals;
using core::Reason;

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

std::optional<std::chrono::milliseconds> HttpAnswer::retryAfter() const
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
        const QDateTime until = httpDate(text);
        const QDateTime said = date();
        if (!until.isValid() || !said.isValid())
            return std::nullopt;
        wait = std::chrono::milliseconds(said.msecsTo(until));
    }
    return std::clamp(wait, std::chrono::milliseconds(0), maxRetryAfter);
}

std::optional<core::Error> errorFromStatus(const HttpAnswer& answer, const QString& who)
{
    const int status = answer.status;
    if (status >= 200 && status < 300)
        return std::nullopt;
    const auto error = [&](Reason reason) { return core::makeError(reason, {who, status}); };
    core::Error result;
    switch (status) {
    case 401:
        return error(Reason::HttpKeyRefused);
    case 403:
        return error(Reason::HttpForbidden);
    case 404:
        return error(Reason::HttpNothingThere);
    case 406:
    case 409:
        return error(Reason::HttpConflict);
    case 429:
        result = error(Reason::HttpTooMany);
        break;
    case 408:
    case 425:
        result = error(Reason::HttpTryAgain);
        break;
    default:
        if (status >= 300 && status < 400)
            return error(Reason::HttpRedirect);
        if (status < 500)
            return error(Reason::HttpRefused);
        result = error(Reason::HttpOutOfOrder);
    }
    result.retryAfter = answer.retryAfter();
    return result;
}

core::Error withVendorsWords(core::Error error, const QString& words)
{
    if (words.isEmpty())
        return error;
    const auto kind = error.kind;
    const auto retryAfter = error.retryAfter;
    core::Error said = core::makeError(kind, Reason::VendorSays, {words}, std::move(error));
    said.retryAfter = retryAfter;
    return said;
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
        return core::ready<HttpAnswer>(core::fail(Reason::CallStopped));
    }
    const QString scheme = request.url.scheme();
    if (!request.url.isValid() || request.url.host().isEmpty() || (scheme != u"http"_s && scheme != u"https"_s)) {
        return core::ready<HttpAnswer>(core::fail(Reason::CallBadAddress));
    }
    auto answer = m_wire ? m_wire(request, m_timeout) : (new HttpCall(request, m_network, m_timeout, this))->future();
    if (scheme != u"https"_s || !m_dateHeard)
        return answer;
    return answer.then(QtFuture::Launch::Sync, [this](const core::Result<HttpAnswer>& heard) {
        if (const QDateTime date = heard ? heard->date() : QDateTime(); date.isValid())
            m_dateHeard(date);
        return heard;
    });
}

} // namespace loket::net
