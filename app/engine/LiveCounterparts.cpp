#include "engine/LiveCounterparts.h"

#include "core/Log.h"
#include "engine/CounterpartFactories.h"
#include "engine/EngineLog.h"
#include "engine/watch/Measured.h"
#include "payments/Gateways.h"
#include "router/Hotspot.h"

#include <QHostAddress>
#include <QSet>

namespace loket::engine {

using namespace Qt::Literals::StringLiterals;
using namespace settings::literals;
using settings::Secrets;
using settings::Settings;

namespace {

// A call may be running: deleted when the event loop is back, its callers get Cancelled.
template <class Port>
void retire(std::unique_ptr<Port> port, QObject* context)
{
    if (port)
        QMetaObject::invokeMethod(
            context, [old = std::shared_ptr<Port>(std::move(port))] {}, Qt::QueuedConnection);
}

} // namespace

LiveCounterparts::LiveCounterparts(core::Clock& clock, core::EffectListener effect, const Figures& figures,
                                   const Wires& wires, QObject* parent)
    : QObject(parent), m_clock(clock), m_effect(std::move(effect)), m_transports(wires.routers),
      m_routerFigures(figures.router()), m_channelFigures(figures.channel()), m_paymentHttp(std::chrono::seconds(15)),
      m_deliveryHttp(std::chrono::seconds(15))
{
    m_paymentHttp.setWire(wires.http);
    m_deliveryHttp.setWire(wires.http);
}

LiveCounterparts::~LiveCounterparts() = default;

void LiveCounterparts::apply(const Settings& settings, Secrets& secrets, const sales::Policy& policy)
{
    m_paymentHttp.setTimeout(settings.milliseconds(u"payments.timeout_ms"_key));
    m_deliveryHttp.setTimeout(settings.milliseconds(u"delivery.timeout_ms"_key));
    applyRouters(settings, secrets);
    applyGateways(settings, secrets, policy.gateways);
    const QString first = settings.value(u"delivery.channel"_key);
    const QString second = settings.value(u"delivery.fallback"_key);
    applyChannel(m_channel, first, settings, secrets);
    applyChannel(m_fallback, second == first || first == u"none"_s ? u"none"_s : second, settings, secrets);
    applyTemplates(settings);

    m_business = settings.value(u"business.name"_key);
    m_help = settings.value(u"business.phone"_key);
    // An address of this computer alone leads nowhere from a phone: then the message has no link.
    const bool leadsHere =
        QHostAddress(policy.publicUrl.host()).isLoopback() || policy.publicUrl.host() == u"localhost";
    m_publicUrl = policy.publicUrlIsReachable || !leadsHere ? policy.publicUrl : QUrl();
    m_loginUrls = policy.loginUrls;
}

// Of its own language first, then the one for all.
void LiveCounterparts::applyTemplates(const Settings& settings)
{
    m_templates.clear();
    for (const QString& language : {u"id"_s, u"en"_s}) {
        QString text = settings.value(language == u"id" ? u"delivery.message_id"_key : u"delivery.message_en"_key);
        if (text.isEmpty())
            text = settings.value(u"delivery.message"_key);
        if (text.isEmpty())
            continue;
        if (const auto parsed = delivery::MessageTemplate::parse(text))
            m_templates.insert(language, *parsed);
        else
            core::logWarning(lcEngine(), "engine.message_template_refused", {{u"reason"_s, parsed.error().detail}});
    }
}

void LiveCounterparts::applyRouters(const Settings& settings, Secrets& secrets)
{
    m_routerNames.clear();
    m_addresses.clear();
    for (const QString& name : settings.routers()) {
        const router::RouterSettings wanted = routerSettings(name, settings, secrets);
        if (wanted.host.isEmpty())
            continue;
        m_routerNames += name;
        m_addresses.insert(name, u"%1:%2"_s.arg(wanted.host).arg(wanted.port));
        const QByteArray fingerprint = fingerprintOf(u"router.%1."_s.arg(name), settings, secrets);
        auto& kept = m_routers[name];
        if (kept.port && kept.settings == fingerprint)
            continue;
        retire(std::move(kept.port), this);
        auto hotspot = std::make_unique<router::Hotspot>(wanted, m_clock, m_effect, m_transports);
        hotspot->client().checkDevice(
            [this, name](const router::Device& device) { return m_deviceCheck(name, device); });
        // Also while no work is there: a router that was switched off has ended its connection.
        connect(&hotspot->client(), &router::Client::connectedChanged, this, [this, name](bool isConnected) {
            if (!isConnected)
                emit routerUnanswered(name);
        });
        kept = {fingerprint, std::make_unique<MeasuredRouter>(name, std::move(hotspot), m_routerFigures,
                                                              [this, name] { emit routerUnanswered(name); })};
    }
    for (auto router = m_routers.begin(); router != m_routers.end();) {
        if (m_routerNames.contains(router->first)) {
            ++router;
            continue;
        }
        retire(std::move(router->second.port), this);
        router = m_routers.erase(router);
    }
}

// Besides the enabled gateways those whose keys are still there: money may be in transit through one that was switched
// off. It only gets no new orders (Policy::gateways); its webhooks are accepted and it is polled, also after a restart.
void LiveCounterparts::applyGateways(const Settings& settings, Secrets& secrets, const QStringList& enabled)
{
    QStringList names = enabled;
    for (const QString& name : payments::onlineGatewayNames()) {
        if (!names.contains(name) && secrets.has(loket::settings::SecretKey::ofVendor(keyOfCalls(name))))
            names += name;
    }
    for (const QString& name : std::as_const(names)) {
        const QByteArray fingerprint = fingerprintOf(u"payments.%1."_s.arg(name), settings, secrets);
        auto& kept = m_gateways[name];
        if (kept.port && kept.settings == fingerprint)
            continue;
        retire(std::move(kept.port), this);
        kept = {fingerprint, makeGateway(name, settings, secrets, m_paymentHttp, m_clock)};
    }
}

void LiveCounterparts::applyChannel(Kept<domain::DeliveryChannel>& kept, const QString& name, const Settings& settings,
                                    Secrets& secrets)
{
    const QByteArray fingerprint = name.toUtf8() + fingerprintOf(u"delivery.%1."_s.arg(name), settings, secrets);
    if (kept.settings == fingerprint)
        return;
    retire(std::move(kept.port), this);
    kept = {fingerprint, engine::makeChannel(name, settings, secrets, m_deliveryHttp, m_clock, m_channelFigures)};
    if (kept.port)
        emit channelRebuilt(name);
}

domain::HotspotRouter* LiveCounterparts::router(const QString& name) const
{
    const auto found = m_routers.find(name);
    return found == m_routers.end() ? nullptr : found->second.port.get();
}

domain::PaymentGateway* LiveCounterparts::gateway(const QString& name) const
{
    const auto found = m_gateways.find(name);
    return found == m_gateways.end() ? nullptr : found->second.port.get();
}

QList<domain::PaymentGateway*> LiveCounterparts::gateways() const
{
    QList<domain::PaymentGateway*> all;
    for (const auto& [name, kept] : m_gateways) {
        if (kept.port)
            all += kept.port.get();
    }
    return all;
}

domain::DeliveryChannel* LiveCounterparts::channel() const
{
    return m_channel.port.get();
}

domain::DeliveryChannel* LiveCounterparts::fallbackChannel() const
{
    return m_fallback.port.get();
}

QStringList LiveCounterparts::channelNames() const
{
    QStringList names;
    for (const domain::DeliveryChannel* channel : {m_channel.port.get(), m_fallback.port.get()}) {
        if (channel)
            names += channel->name();
    }
    return names;
}

core::Result<QString> LiveCounterparts::message(const domain::Purchase& purchase,
                                                const QList<domain::Voucher>& vouchers) const
{
    return rendered(purchase, vouchers, delivery::maxMessageLength);
}

QString LiveCounterparts::shortMessage(const domain::Purchase& purchase, const QList<domain::Voucher>& vouchers) const
{
    // In one line for a template each line end becomes three characters.
    constexpr qsizetype most = 700;
    return rendered(purchase, vouchers, most).value_or(QString());
}

core::Result<QString> LiveCounterparts::rendered(const domain::Purchase& purchase,
                                                 const QList<domain::Voucher>& vouchers, qsizetype most) const
{
    delivery::MessageContext context;
    context.language = purchase.language;
    context.business = m_business;
    context.name = purchase.customerName;
    context.phone = purchase.customerPhone;
    context.package = purchase.packageName;
    context.duration = purchase.duration;
    context.quantity = purchase.quantity;
    context.amount = purchase.amount;
    context.invoice = purchase.invoiceId;
    for (const domain::Voucher& voucher : vouchers) {
        if (voucher.isLiving())
            context.vouchers += {voucher.username, voucher.password};
    }
    const QString base = m_publicUrl.toString(QUrl::StripTrailingSlash);
    if (!base.isEmpty())
        context.statusUrl = base + u"/voucher/status/"_s + purchase.statusToken;
    context.statusIsLocal = m_publicUrl.host() == u"localhost"_s || QHostAddress(m_publicUrl.host()).isLoopback();
    context.help = m_help;
    context.loginUrl = m_loginUrls.value(purchase.router).toString(QUrl::FullyEncoded);
    const auto own = m_templates.constFind(purchase.language == u"en"_s ? u"en"_s : u"id"_s);
    return own == m_templates.constEnd() ? delivery::MessageTemplate::builtIn(purchase.language).render(context, most)
                                         : own->render(context, most);
}

} // namespace loket::engine
