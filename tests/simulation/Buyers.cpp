// The buyers of a simulated world, and what the gateways tell the shop about their payments.
#include "simulation/World.h"

#include <QJsonArray>

#include <algorithm>

namespace loket::simulation {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using sandbox::SandboxPayment;
using sandbox::SandboxState;
using std::chrono::milliseconds;

const sandbox::Vendor* World::vendorOf(const QString& name) const
{
    for (const auto& vendor : m_gateways.vendors()) {
        if (vendor->name() == name)
            return vendor.get();
    }
    return nullptr;
}

void World::created(const SandboxPayment& payment)
{
    m_log.add("payment of " + payment.orderId.toUtf8() + " created at " + payment.vendor.toUtf8());
    const qint64 mind = m_buyers.below(100);
    const milliseconds pause = m_buyers.between(20s, 15min);
    if (mind >= 85) // leaves it
        return;
    const SandboxState decision = mind < 80 ? SandboxState::Paid : SandboxState::Failed;
    m_clock.callAfter(pause, this, [this, payment, decision] { visit(payment, decision, 30); });
}

// The buyer pays on the page that Loket has led him to, and looks for it again for half an hour.
void World::visit(const SandboxPayment& payment, SandboxState decision, int patience)
{
    if (isShown(payment))
        return press(payment, decision);
    if (patience > 0)
        m_clock.callAfter(1min, this, [=, this] { visit(payment, decision, patience - 1); });
}

void World::press(const SandboxPayment& payment, SandboxState decision)
{
    sandbox::HttpRequest request;
    request.method = "GET";
    request.path = "/pay/" + payment.vendor.toUtf8() + '/' + payment.reference.toUtf8();
    (void)m_gateways.http().answer(request); // he opens the page
    request.method = "POST";
    request.body = decision == SandboxState::Paid ? "action=pay" : "action=fail";
    (void)m_gateways.http().answer(request);
}

void World::changed(const SandboxPayment& payment)
{
    m_log.add("payment of " + payment.orderId.toUtf8() + ' ' + nameOf(payment.state).toUtf8());
    Truth& truth = m_truth[payment.orderId];
    truth.amount = payment.amount;
    truth.paid = truth.paid || payment.state == SandboxState::Paid;
    if (truth.paid && truth.paidAt == 0ms) {
        truth.paidAt = m_clock.steady();
        if (payment.vendor == u"midtrans"_s)
            m_partlyRefundable += payment.orderId;
    }
    if (payment.state == SandboxState::Paid && m_faults.strikes(Fault::WebhookOtherAmount)) {
        SandboxPayment less = payment;
        less.amount = std::max<core::Rupiah>(1, payment.amount - 1000);
        send(less, payment.state, false, 100ms);
    }
    if (m_faults.strikes(Fault::WebhookLost))
        return m_log.add("webhook lost");
    const milliseconds delay = m_faults.strikes(Fault::WebhookLate) ? m_faults.of(Fault::WebhookLate).between(1h, 6h)
                                                                    : m_chance.between(100ms, 3s);
    send(payment, payment.state, true, delay);
    if (m_faults.strikes(Fault::WebhookDoubled)) {
        send(payment, payment.state, true, delay);
        send(payment, payment.state, true, delay + 1s);
    }
    const SandboxState stale = vendorOf(payment.vendor)->staleAfter(payment.state);
    if (m_faults.strikes(Fault::WebhookStale))
        send(payment, stale, stale == payment.state, delay + 2s);
    if (m_faults.strikes(Fault::WebhookForged))
        send(payment, SandboxState::Paid, false, 50ms, true);
}

void World::send(const SandboxPayment& said, SandboxState state, bool isTrue, milliseconds delay, bool wrongSignature)
{
    const sandbox::Vendor* vendor = vendorOf(said.vendor);
    const auto content = vendor->webhook(said, state, wrongSignature);
    if (!content)
        return;
    m_webhooks.emplace(++m_lastWebhook, Webhook{vendor, said, state, *content, 0, isTrue});
    postAfter(delay, m_lastWebhook);
}

// By Midtrans alone, which tells it by a webhook that is sent until it is taken.
void World::refundPart()
{
    if (m_partlyRefundable.isEmpty())
        return;
    const QString order = m_partlyRefundable.takeAt(m_buyers.below(m_partlyRefundable.size()));
    Truth& truth = m_truth[order];
    if (truth.messages == 0)
        return; // what was never known as a whole payment is a person's to decide on
    const auto& payments = m_gateways.payments();
    const auto newest = std::find_if(payments.crbegin(), payments.crend(), [&order](const SandboxPayment& payment) {
        return payment.orderId == order && payment.vendor == u"midtrans"_s;
    });
    if (newest == payments.crend() || newest->state != SandboxState::Paid)
        return; // an earlier one was paid
    truth.givenBack = 1000;
    const QString amount = QString::number(truth.givenBack);
    (void)m_gateways.say(order, {{u"transaction_status"_s, u"partial_refund"_s},
                                 {u"refund_amount"_s, QString(amount + u".00"_s)},
                                 {u"refunds"_s, QJsonArray{QJsonObject{{u"refund_amount"_s, truth.givenBack}}}}});
    m_log.add("part of " + order.toUtf8() + " given back");
    send(*newest, newest->state, true, 1s);
    m_webhooks.at(m_lastWebhook).isInsisted = true;
}

void World::postAfter(milliseconds delay, quint64 webhook)
{
    const quint64 turn = ++m_webhooks.at(webhook).turn;
    m_webhooks.at(webhook).isUnderWay = false;
    m_clock.callAfter(delay, this, [this, webhook, turn] {
        const auto found = m_webhooks.find(webhook);
        if (found != m_webhooks.end() && found->second.turn == turn)
            post(webhook);
    });
}

void World::post(quint64 number)
{
    Webhook& webhook = m_webhooks.at(number);
    ++webhook.tries;
    webhook.isUnderWay = true;
    server::HeaderList headers{{"content-type", webhook.content.contentType}};
    for (const auto& [name, value] : webhook.content.headers)
        headers.emplace_back(name.toLower(), value);
    const QByteArray path = webhook.payment.callbackUrl.isEmpty()
                                ? "/voucher/payment-webhook/" + webhook.payment.vendor.toUtf8()
                                : webhook.payment.callbackUrl.path().toUtf8();
    request("POST", path, webhook.content.body, headers, [this, number](const std::optional<server::Reply>& reply) {
        const Webhook& sent = m_webhooks.at(number);
        const int status = reply ? reply->status : 0;
        const QString& order = sent.payment.orderId;
        m_log.add("webhook " + order.toUtf8() + ' ' + nameOf(sent.state).toUtf8() + (sent.isTrue ? "" : " false") +
                  ' ' + QByteArray::number(status));
        const bool satisfied = reply && sent.vendor->isSatisfied(status, reply->body);
        if (satisfied && sent.isTrue && sent.state == SandboxState::Paid)
            m_truth[order].answered = true;
        const QList<double> gaps = sent.vendor->retryMinutes(status);
        if (satisfied || !sent.isTrue || (sent.tries > gaps.size() && !sent.isInsisted))
            m_webhooks.erase(number);
        else if (sent.tries > gaps.size())
            postAfter(10min, number);
        else
            postAfter(milliseconds(qint64(gaps[sent.tries - 1] * 60'000)), number);
    });
}

} // namespace loket::simulation
