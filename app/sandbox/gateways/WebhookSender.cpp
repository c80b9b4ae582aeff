#include "sandbox/gateways/WebhookSender.h"

#include <QNetworkReply>
#include <QTimer>

namespace loket::sandbox {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int answerTimeoutMs = 15000;

} // namespace

std::optional<WebhookMood> webhookMoodFromJson(const QJsonObject& json)
{
    WebhookMood mood;
    mood.send = json.value("send"_L1).toBool(true);
    mood.copies = json.value("copies"_L1).toInt(1);
    mood.delay = std::chrono::milliseconds(json.value("delay_ms"_L1).toInt(0));
    mood.wrongSignature = json.value("wrong_signature"_L1).toBool(false);
    mood.stale = json.value("stale"_L1).toBool(false);
    if (mood.copies < 1 || mood.copies > WebhookSender::maxCopies || mood.delay.count() < 0)
        return std::nullopt;
    return mood;
}

WebhookSender::WebhookSender(QObject* parent) : QObject(parent) {}

void WebhookSender::send(const Vendor& vendor, const SandboxPayment& payment)
{
    if (!m_mood.send)
        return;
    const auto startAll = [this, &vendor, payment, mood = m_mood] {
        for (int copy = 0; copy < mood.copies; ++copy)
            start(vendor, payment, payment.state, mood.stale && copy == 0);
    };
    if (m_mood.delay.count() == 0) {
        startAll();
        return;
    }
    ++m_underWay;
    QTimer::singleShot(m_mood.delay, this, [this, startAll] {
        startAll();
        --m_underWay;
    });
}

void WebhookSender::start(const Vendor& vendor, const SandboxPayment& payment, SandboxState state, bool staleFollows)
{
    const QUrl url = payment.callbackUrl.isEmpty() ? m_dashboard.value(vendor.name()) : payment.callbackUrl;
    const auto webhook = vendor.webhook(payment, state, m_mood.wrongSignature);
    if (url.isEmpty() || !webhook)
        return;
    ++m_underWay;
    post({&vendor, payment, url, *webhook, state, 0, staleFollows});
}

void WebhookSender::post(Delivery delivery)
{
    ++delivery.tries;
    QNetworkRequest request(delivery.url);
    request.setTransferTimeout(answerTimeoutMs);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setRawHeader("Content-Type", delivery.webhook.contentType);
    request.setRawHeader("Connection", "close");
    for (const auto& [name, value] : std::as_const(delivery.webhook.headers))
        request.setRawHeader(name, value);
    QNetworkReply* reply = m_network.post(request, delivery.webhook.body);
    connect(reply, &QNetworkReply::finished, this, [this, reply, delivery] {
        reply->deleteLater();
        const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        judge(delivery, status, reply->readAll());
    });
}

void WebhookSender::judge(Delivery delivery, int status, const QByteArray& body)
{
    const bool satisfied = delivery.vendor->isSatisfied(status, body);
    const QList<double> gaps = satisfied ? QList<double>() : delivery.vendor->retryMinutes(status);
    const bool again = !satisfied && delivery.tries <= gaps.size();
    if (again) {
        const std::chrono::duration<double, std::milli> gap = m_minute * gaps[delivery.tries - 1];
        QTimer::singleShot(std::chrono::duration_cast<std::chrono::milliseconds>(gap), this,
                           [this, delivery] { post(delivery); });
    } else {
        if (delivery.staleFollows)
            start(*delivery.vendor, delivery.payment, delivery.vendor->staleAfter(delivery.state), false);
        --m_underWay;
    }
    emit answered(delivery.payment.orderId, status, satisfied);
}

} // namespace loket::sandbox
