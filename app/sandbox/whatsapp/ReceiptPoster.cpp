#include "sandbox/whatsapp/ReceiptPoster.h"

#include <QNetworkProxy>
#include <QNetworkReply>

namespace loket::sandbox {

namespace {

constexpr int maxAttempts = 4;
constexpr int answerTimeoutMs = 10000;

} // namespace

ReceiptPoster::ReceiptPoster(core::Clock& clock, QObject* parent) : QObject(parent), m_clock(clock)
{
    m_network.setProxy(QNetworkProxy::NoProxy);
}

void ReceiptPoster::post(const QUrl& url, const ReceiptPost& receipt, const std::function<void(int)>& answered,
                         int attempt)
{
    QNetworkRequest request(url);
    request.setTransferTimeout(answerTimeoutMs);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    for (const auto& [name, value] : receipt.headers)
        request.setRawHeader(name, value);
    QNetworkReply* reply = m_network.post(request, receipt.body);
    connect(reply, &QNetworkReply::finished, this, [this, reply, url, receipt, answered, attempt] {
        reply->deleteLater();
        const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        answered(status);
        if ((status >= 200 && status < 300) || attempt >= maxAttempts)
            return;
        m_clock.callAfter(std::chrono::seconds(1 << (attempt - 1)), this,
                          [this, url, receipt, answered, attempt] { post(url, receipt, answered, attempt + 1); });
    });
}

} // namespace loket::sandbox
