#include "net/HttpCall.h"

#include "core/Reasons.h"

#include <algorithm>

namespace loket::net {

using namespace Qt::Literals::StringLiterals;
using core::Reason;

namespace {

QNetworkRequest toNetworkRequest(const HttpRequest& request, std::chrono::milliseconds timeout)
{
    QNetworkRequest out(request.url);
    out.setTransferTimeout(int(timeout.count()));
    out.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    out.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    out.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    out.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    out.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    out.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    out.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    // The body is sent as it is, not through a buffer that could be rewound (see OneWayBody).
    out.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
    // A kept connection that the server has just closed would turn a harmless race into "may have arrived".
    out.setRawHeader("Connection", "close");
    out.setRawHeader("User-Agent", "Loket/" LOKET_VERSION);
    for (const auto& [name, value] : request.headers)
        out.setRawHeader(name, value);
    return out;
}

} // namespace

OneWayBody::OneWayBody(QByteArray bytes, QObject* parent) : QIODevice(parent), m_bytes(std::move(bytes))
{
    open(QIODevice::ReadOnly | QIODevice::Unbuffered);
}

qint64 OneWayBody::readData(char* data, qint64 maxSize)
{
    const qint64 count = std::min(maxSize, qint64(m_bytes.size()) - m_at);
    if (count <= 0)
        return m_at == m_bytes.size() ? -1 : 0;
    std::copy_n(m_bytes.constData() + m_at, count, data);
    m_at += count;
    return count;
}

HttpCall::HttpCall(const HttpRequest& request, QNetworkAccessManager& network, std::chrono::milliseconds timeout,
                   QObject* parent)
    : QObject(parent), m_host(request.url.host())
{
    m_promise.start();
    const bool hasBody = request.method != "GET" && request.method != "HEAD";
    m_emptyBody = hasBody && request.body.isEmpty();
    QNetworkRequest out = toNetworkRequest(request, timeout);
    if (hasBody) {
        out.setHeader(QNetworkRequest::ContentLengthHeader, request.body.size());
        m_reply = network.sendCustomRequest(out, request.method, new OneWayBody(request.body, this));
    } else {
        m_reply = network.sendCustomRequest(out, request.method);
    }
    m_reply->setParent(this);
    connect(m_reply, &QNetworkReply::requestSent, this, [this] { m_sent = true; });
    connect(m_reply, &QNetworkReply::readyRead, this, &HttpCall::collect);
    connect(m_reply, &QNetworkReply::finished, this, &HttpCall::onFinished);
    m_deadline.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this, &HttpCall::onDeadline);
    m_deadline.start(timeout);
}

void HttpCall::cancel()
{
    finish(core::fail(Reason::CallStopped));
}

void HttpCall::collect()
{
    m_body += m_reply->read(maxAnswerBytes + 1 - m_body.size());
    if (m_body.size() > maxAnswerBytes && !m_tooLarge) {
        m_tooLarge = true;
        m_reply->abort();
    }
}

void HttpCall::onDeadline()
{
    // Queued, so that a "request sent" of the network thread that is already waiting in our queue is handled first.
    QMetaObject::invokeMethod(
        this,
        [this] {
            if (m_done)
                return;
            m_late = true;
            m_reply->abort();
        },
        Qt::QueuedConnection);
}

void HttpCall::onFinished()
{
    if (m_done)
        return;
    if (!m_tooLarge && !m_late)
        collect();
    if (m_done)
        return;
    const bool fine = m_reply->error() == QNetworkReply::NoError || isStatusInDisguise();
    if (m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).isValid() && fine && !m_late && !m_tooLarge)
        finish(answer());
    else
        finish(tl::unexpected(transportError()));
}

// QNetworkReply calls many HTTP statuses errors; for us each is an answer. A 307 or 308 makes it rewind the body, which
// OneWayBody refuses, although the redirect is then not followed.
bool HttpCall::isStatusInDisguise() const
{
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const auto error = m_reply->error();
    if (error == QNetworkReply::ContentReSendError)
        return status == 307 || status == 308;
    if (status < 400)
        return false;
    return error >= QNetworkReply::ContentAccessDenied || error == QNetworkReply::ProxyAuthenticationRequiredError;
}

bool HttpCall::maybeSent() const
{
    if (m_sent || m_reply->error() == QNetworkReply::ContentReSendError)
        return true;
    // Qt announces no sending of an empty body.
    return m_emptyBody && (m_reply->error() == QNetworkReply::OperationCanceledError ||
                           m_reply->error() == QNetworkReply::RemoteHostClosedError);
}

core::Error HttpCall::transportError() const
{
    if (m_tooLarge)
        return core::makeError(Reason::CallTooLarge, {m_host});
    if (!maybeSent()) {
        if (m_late || m_reply->error() == QNetworkReply::OperationCanceledError)
            return core::makeError(Reason::CallConnectLate, {m_host});
        return core::makeError(Reason::CallNoConnection, {m_host, m_reply->errorString()});
    }
    switch (m_reply->error()) {
    case QNetworkReply::OperationCanceledError: // by our deadline or by the transfer timeout
    case QNetworkReply::TimeoutError:
        return core::makeError(Reason::CallLate, {m_host});
    case QNetworkReply::NoError: // finished without any status line
    case QNetworkReply::ProtocolUnknownError:
    case QNetworkReply::ProtocolInvalidOperationError:
    case QNetworkReply::ProtocolFailure:
        return core::makeError(Reason::CallNotHttp, {m_host});
    default:
        return core::makeError(Reason::CallBroke, {m_host});
    }
}

HttpAnswer HttpCall::answer() const
{
    HttpAnswer out;
    out.status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    out.body = m_body;
    const auto& pairs = m_reply->rawHeaderPairs();
    for (const auto& [name, value] : pairs)
        out.headers.emplace_back(name.toLower(), value);
    return out;
}

void HttpCall::finish(core::Result<HttpAnswer> result)
{
    if (std::exchange(m_done, true))
        return;
    m_deadline.stop();
    disconnect(m_reply, nullptr, this, nullptr);
    m_reply->abort();
    deleteLater();
    m_promise.addResult(std::move(result));
    m_promise.finish();
}

} // namespace loket::net
