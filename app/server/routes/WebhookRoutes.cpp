#include "server/routes/WebhookRoutes.h"

#include "sales/flow/PaymentReceived.h"
#include "server/RefusedWebhooks.h"
#include "server/routes/LaterReply.h"

#include <QJsonDocument>

#include <memory>

namespace loket::server {

using namespace Qt::Literals::StringLiterals;
using core::ErrorKind;

namespace {

bool isReadable(const QByteArray& body)
{
    if (!QJsonDocument::fromJson(body).isNull())
        return true;
    const Fields form = parseForm(body);
    return !form.entries.isEmpty() && body.contains('=');
}

class Webhooks : public std::enable_shared_from_this<Webhooks>
{
public:
    explicit Webhooks(const Services& services)
        : m_services(services), m_received(services.use.paymentReceived), m_refused(services.context)
    {}

    [[nodiscard]] Reply named(const Request& request)
    {
        const QString name = request.parameters.first();
        const domain::PaymentGateway* gateway = m_services.context.counterparts.gateway(name);
        if (!gateway)
            return failure(404, u"No payment gateway of this name is set up."_s);
        return take(*gateway, request);
    }

    [[nodiscard]] Reply nameless(const Request& request)
    {
        const domain::WebhookRequest webhook{request.headers, request.body};
        for (const domain::PaymentGateway* gateway : m_services.context.counterparts.gateways()) {
            if (gateway->recognises(webhook))
                return take(*gateway, request);
        }
        if (!isReadable(request.body))
            return failure(400, u"The body cannot be read."_s);
        return failure(404, u"No payment gateway that is set up sends such a webhook."_s);
    }

private:
    struct Sender
    {
        QString gateway;
        QByteArray acknowledgement;
        QHostAddress client;
        QString order;
        bool looksLikeTest = false;
    };

    [[nodiscard]] Reply take(const domain::PaymentGateway& gateway, const Request& request)
    {
        const auto event = gateway.verify({request.headers, request.body});
        if (!event) {
            m_refused.note(gateway.name(), request.client, event.error());
            m_services.webhookHeard(gateway.name(), event.error());
            return failure(event.error());
        }
        // The gateway may be another one, or gone, by the time it is durable.
        const Sender sender{.gateway = gateway.name(),
                            .acknowledgement = gateway.acknowledgement(),
                            .client = request.client,
                            .order = event->orderId,
                            .looksLikeTest = event->looksLikeTest};
        const auto later = std::make_shared<LaterReply>();
        m_received.inGroup(*event, u"webhook"_s, {u"gateway:"_s + sender.gateway},
                           [self = shared_from_this(), sender, later](const auto& outcome) {
                               later->reply(self->answerTo(outcome, sender));
                           });
        return LaterReply::promised(later);
    }

    [[nodiscard]] Reply answerTo(const core::Result<sales::PaymentOutcome>& outcome, const Sender& sender)
    {
        if (!outcome && outcome.error().kind == ErrorKind::NotFound && sender.looksLikeTest) {
            m_refused.noteTest(sender.gateway, sender.client, sender.order);
            m_services.webhookHeard(sender.gateway, std::nullopt);
            if (!sender.acknowledgement.isEmpty())
                return acknowledged(sender.acknowledgement);
            return success({{u"status"_s, u"test"_s}});
        }
        if (!outcome) {
            // What differs from an order of ours is noted in that order's own history.
            if (outcome.error().kind == ErrorKind::NotFound)
                m_refused.note(sender.gateway, sender.client, outcome.error(), sender.order);
            if (outcome.error().kind == ErrorKind::NotFound || outcome.error().kind == ErrorKind::Conflict)
                m_services.webhookHeard(sender.gateway, outcome.error());
            return failure(outcome.error());
        }
        m_services.webhookHeard(sender.gateway, std::nullopt);
        if (!sender.acknowledgement.isEmpty())
            return acknowledged(sender.acknowledgement);
        return success(
            {{u"purchase_id"_s, outcome->purchase.id}, {u"status"_s, domain::toString(outcome->purchase.status)}});
    }

    [[nodiscard]] static Reply acknowledged(const QByteArray& own)
    {
        return {.contentType = own.startsWith('{') ? "application/json" : "text/plain; charset=utf-8", .body = own};
    }

    Services m_services;
    const sales::PaymentReceived& m_received;
    RefusedWebhooks m_refused;
};

} // namespace

void addWebhookRoutes(RouteTable& routes, const Services& services)
{
    const auto webhooks = std::make_shared<Webhooks>(services);
    routes.post("/voucher/payment-webhook/*", [webhooks](const Request& request) { return webhooks->named(request); });
    routes.post("/voucher/payment-webhook/*/", [webhooks](const Request& request) { return webhooks->named(request); });
    routes.post("/voucher/payment-webhook", [webhooks](const Request& request) { return webhooks->nameless(request); });
    routes.post("/voucher/payment-webhook/",
                [webhooks](const Request& request) { return webhooks->nameless(request); });
}

} // namespace loket::server
