// Posts the sandbox gateways' webhooks and repeats them as each vendor does, or misbehaves as configured.
// Real time: a vendor's "2 minutes" lasts two of the sandbox's minutes (setMinute). Thread of its GatewaySandbox.
//
// As JSON, in POST /_control: {"webhooks": {...}} with any of
//   "send": false           none at all
//   "copies": 3             each one that often, all at once
//   "delay_ms": 500         late
//   "wrong_signature": true
//   "stale": true           an older event of the same payment follows each one (reordered on the way)
// What is not named behaves normally again; {"webhooks": {}} or {"reset": true} restores all.
#pragma once

#include "sandbox/gateways/Vendor.h"

#include <QNetworkAccessManager>

#include <chrono>

namespace loket::sandbox {

struct WebhookMood
{
    bool send = true;
    int copies = 1;
    std::chrono::milliseconds delay{0};
    bool wrongSignature = false;
    bool stale = false;
};

std::optional<WebhookMood> webhookMoodFromJson(const QJsonObject& json);

class WebhookSender : public QObject
{
    Q_OBJECT

public:
    static constexpr int maxCopies = 100;

    explicit WebhookSender(QObject* parent = nullptr);

    void setMood(const WebhookMood& mood) { m_mood = mood; }
    // How long a vendor's minute lasts here.
    void setMinute(std::chrono::milliseconds minute) { m_minute = minute; }
    // The address of this vendor's webhooks when the payment itself names no address (the "dashboard" setting).
    void setDashboardUrl(const QString& vendor, const QUrl& url) { m_dashboard[vendor] = url; }

    // Notifies the shop of the present state of `payment`.
    void send(const Vendor& vendor, const SandboxPayment& payment);
    // Webhooks that are not settled yet: waiting for their time, being sent, or to be repeated.
    [[nodiscard]] int underWay() const { return m_underWay; }

signals:
    // After every attempt. Status 0: no answer. `satisfied`: the vendor will not retry.
    void answered(const QString& orderId, int status, bool satisfied);

private:
    struct Delivery
    {
        const Vendor* vendor;
        SandboxPayment payment;
        QUrl url;
        OutgoingWebhook webhook;
        SandboxState state;
        int tries = 0;
        bool staleFollows = false;
    };

    void start(const Vendor& vendor, const SandboxPayment& payment, SandboxState state, bool staleFollows);
    void post(Delivery delivery);
    void judge(Delivery delivery, int status, const QByteArray& body);

    QNetworkAccessManager m_network;
    WebhookMood m_mood;
    std::chrono::milliseconds m_minute{1000};
    QHash<QString, QUrl> m_dashboard;
    int m_underWay = 0;
};

} // namespace loket::sandbox
