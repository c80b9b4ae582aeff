// All counterparts of the sales flow, built from the settings and rebuilt when they change. What did not change keeps
// its connection. Engine thread.
#pragma once

#include "delivery/MessageTemplate.h"
#include "engine/Wires.h"
#include "engine/watch/Figures.h"
#include "net/HttpClient.h"
#include "router/Device.h"
#include "sales/flow/Policy.h"
#include "settings/Secrets.h"
#include "settings/Settings.h"

#include <QObject>

#include <map>
#include <memory>

namespace loket::engine {

class LiveCounterparts : public QObject, public sales::Counterparts
{
    Q_OBJECT

public:
    // Calls are counted and timed in `figures`.
    LiveCounterparts(core::Clock& clock, core::EffectListener effect, const Figures& figures, const Wires& wires = {},
                     QObject* parent = nullptr);
    ~LiveCounterparts() override;

    // Applies the present settings. Running calls to a counterpart that changed are dropped; their jobs retry.
    void apply(const settings::Settings& settings, settings::Secrets& secrets, const sales::Policy& policy);

    [[nodiscard]] domain::HotspotRouter* router(const QString& name) const override;
    [[nodiscard]] domain::PaymentGateway* gateway(const QString& name) const override;
    [[nodiscard]] QList<domain::PaymentGateway*> gateways() const override;
    [[nodiscard]] domain::DeliveryChannel* channel() const override;
    [[nodiscard]] domain::DeliveryChannel* fallbackChannel() const override;
    [[nodiscard]] core::Result<QString> message(const domain::Purchase& purchase,
                                                const QList<domain::Voucher>& vouchers) const override;
    [[nodiscard]] QString shortMessage(const domain::Purchase& purchase,
                                       const QList<domain::Voucher>& vouchers) const override;

    // Called with the Date of every TLS answer of a gateway or a channel.
    void onDate(const std::function<void(const QDateTime&)>& listener)
    {
        m_paymentHttp.onDate(listener);
        m_deliveryHttp.onDate(listener);
    }

    // Asked with each router's name after every login there; before apply().
    void onDevice(std::function<core::Result<void>(const QString& router, const router::Device& device)> check)
    {
        m_deviceCheck = std::move(check);
    }

    // The routers that have a host, in the order of the settings.
    [[nodiscard]] QStringList routers() const override { return m_routerNames; }
    // The message channels that are set up.
    [[nodiscard]] QStringList channelNames() const;
    [[nodiscard]] QString addressOf(const QString& router) const { return m_addresses.value(router); }

signals:
    // A channel was rebuilt, with other settings or secrets.
    void channelRebuilt(const QString& name);
    // Work at this router got no answer, because nobody is there (any more).
    void routerUnanswered(const QString& name);

private:
    [[nodiscard]] core::Result<QString> rendered(const domain::Purchase& purchase,
                                                 const QList<domain::Voucher>& vouchers, qsizetype most) const;
    void applyRouters(const settings::Settings& settings, settings::Secrets& secrets);
    void applyGateways(const settings::Settings& settings, settings::Secrets& secrets, const QStringList& enabled);

    template <class Port>
    struct Kept
    {
        QByteArray settings; // hash of all it was built from
        std::unique_ptr<Port> port;
    };

    void applyChannel(Kept<domain::DeliveryChannel>& kept, const QString& name, const settings::Settings& settings,
                      settings::Secrets& secrets);
    void applyTemplates(const settings::Settings& settings);

    core::Clock& m_clock;
    core::EffectListener m_effect;
    router::TransportFactory m_transports;
    std::function<core::Result<void>(const QString& router, const router::Device& device)> m_deviceCheck =
        [](const QString&, const router::Device&) { return core::Result<void>(); };
    std::shared_ptr<core::CallFigures> m_routerFigures;
    std::shared_ptr<core::CallFigures> m_channelFigures;
    net::HttpClient m_paymentHttp;
    net::HttpClient m_deliveryHttp;
    std::map<QString, Kept<domain::HotspotRouter>> m_routers;
    std::map<QString, Kept<domain::PaymentGateway>> m_gateways;
    Kept<domain::DeliveryChannel> m_channel;
    Kept<domain::DeliveryChannel> m_fallback;
    QStringList m_routerNames;
    QHash<QString, QString> m_addresses;

    QHash<QString, delivery::MessageTemplate> m_templates; // by language; the built-in one where there is none
    QString m_business;
    QString m_help;
    QUrl m_publicUrl;
    QHash<QString, QUrl> m_loginUrls;
};

} // namespace loket::engine
