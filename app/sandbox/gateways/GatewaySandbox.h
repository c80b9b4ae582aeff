// The payment gateways' counterpart: one HTTP port, one path prefix per vendor, so that a base_url of
// "http://127.0.0.1:PORT/tripay" reaches Tripay (likewise /midtrans, /xendit, /duitku); below the prefix are the
// vendor's own paths. Thread it was made in; in memory only. For people:
//   GET  /                          all payments
//   GET  /pay/VENDOR/REFERENCE      the payment page; its buttons POST action=pay|fail|expire there, which changes the
//                                   payment, sends the signed webhook and redirects (303) to the return address
// For programs:
//   GET  /_transactions             {"transactions": [{vendor, order_id, reference, amount, state, pay_path, ...}]}
//   POST /_control                  HTTP moods (Mood.h), and
//     {"pay": "ORDER"}  {"fail": "ORDER"}  {"expire": "ORDER"}  {"refund": "ORDER"}   as the buttons; 404: unknown
//     order
//     {"open": "ORDER"}             as opening the payment page: at Midtrans that chooses a channel
//     {"resend": "ORDER"}           the webhook of its present state once more
//     {"say": {"order": "ORDER", "transaction_status": "partial_refund", ...}}   what Midtrans says beside the state:
//                                   these fields replace those of its answers and webhooks, and the shop is notified
//     {"webhooks": {...}}           how webhooks misbehave (WebhookSender.h)
//     {"webhook_url": {"xendit": "http://..."}}   the address a vendor's dashboard would hold
//     {"minute_ms": 20}             how long a vendor's minute lasts (default 1000)
//     {"duitku_scheme": "md5-legacy"}   or "hmac-sha256": how that account signs from now on
//     {"customer_fee": 500}         what new payments cost the buyer on top (Tripay)
#pragma once

#include "sandbox/gateways/DuitkuSandbox.h"
#include "sandbox/gateways/MidtransSandbox.h"
#include "sandbox/gateways/TripaySandbox.h"
#include "sandbox/gateways/WebhookSender.h"
#include "sandbox/gateways/XenditSandbox.h"

#include <memory>
#include <vector>

namespace loket::sandbox {

struct GatewayKeys
{
    TripayKeys tripay;
    MidtransKeys midtrans;
    XenditKeys xendit;
    DuitkuKeys duitku;
};

class GatewaySandbox : public QObject
{
    Q_OBJECT

public:
    explicit GatewaySandbox(core::Clock& clock, const GatewayKeys& keys = {}, QObject* parent = nullptr);
    ~GatewaySandbox() override;

    // Port 0 picks a free one. Conflict: the port is in use.
    core::Result<quint16> listen(quint16 port = 0) { return m_server.listen(port); }
    // What payments.VENDOR.base_url has to be.
    [[nodiscard]] QUrl baseUrl(const QString& vendor) const;
    [[nodiscard]] const std::vector<std::unique_ptr<Vendor>>& vendors() const { return m_vendors; }
    [[nodiscard]] HttpServer& http() { return m_server; }
    [[nodiscard]] WebhookSender& webhooks() { return m_sender; }
    [[nodiscard]] const QList<SandboxPayment>& payments() const { return m_book.all(); }
    void setCustomerFee(core::Rupiah fee);

    // A payment of earlier, which the vendor knows as it was left; without a reference it gets one.
    void keep(SandboxPayment payment);

    // Moves the newest payment of this order to `state` and notifies the shop. False: no such order.
    bool settle(const QString& orderId, SandboxState state);
    // Midtrans says more than a state ("partial_refund", a "challenge"): these fields replace those of its answers and
    // webhooks from now on (none: as before), and the shop is notified. False: no such order there.
    bool say(const QString& orderId, const QJsonObject& fields);

signals:
    void created(const loket::sandbox::SandboxPayment& payment);
    void changed(const loket::sandbox::SandboxPayment& payment);

private:
    void addPages();
    HttpResponse press(const HttpRequest& request);
    HttpResponse control(const QJsonObject& command);
    void change(const SandboxPayment& payment, SandboxState state);
    void open(const SandboxPayment& payment);
    [[nodiscard]] const Vendor* vendorOf(const QString& name) const;

    PaymentBook m_book;
    std::vector<std::unique_ptr<Vendor>> m_vendors;
    TripaySandbox* m_tripay = nullptr;
    DuitkuSandbox* m_duitku = nullptr;
    WebhookSender m_sender;
    HttpServer m_server;
};

} // namespace loket::sandbox
