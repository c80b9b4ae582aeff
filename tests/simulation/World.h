// The counterparts of a simulated engine: gateways, a WhatsApp vendor, routers and buyers, on virtual time and without
// sockets. They are the sandbox's (what they answer is written from the vendors' documentation); here are only the
// wires between them and the engine's true clients, where the faults strike. The state is small and can be edited: a
// test changes it, or asks it what is true.
#pragma once

#include "simulation/EventLog.h"
#include "simulation/Faults.h"
#include "simulation/Promises.h"
#include "simulation/TrueClock.h"

#include "core/Clock.h"
#include "engine/Wires.h"
#include "sandbox/gateways/GatewaySandbox.h"
#include "sandbox/router/RouterModel.h"
#include "sandbox/whatsapp/WhatsAppSandbox.h"
#include "server/Message.h"

#include <QHash>
#include <QMap>

#include <map>
#include <memory>

namespace loket::simulation {

// What is true about an order, whatever Loket knows.
struct Truth
{
    bool paid = false;
    bool refunded = false;
    bool answered = false; // Loket has answered that it knows of the money
    bool isCash = false;   // into the drawer
    core::Rupiah amount = 0;
    core::Rupiah givenBack = 0;          // a part of it
    std::chrono::milliseconds paidAt{0}; // steady
    int messages = 0;                    // that its buyer got
    int askedFor = 0;                    // of them, those that a person has asked for once more
};

class World : public QObject
{
    Q_OBJECT

public:
    static inline const QStringList routerNames{QStringLiteral("main"), QStringLiteral("barat")};

    World(TrueClock& clock, Faults& faults, EventLog& log, quint64 seed);
    ~World() override;

    // The settings that lead an engine here.
    [[nodiscard]] static QMap<QString, QString> settings();

    // For a new engine. Whatever an earlier one has sent or waits for ends unheard.
    [[nodiscard]] engine::Wires wires();
    // The engine's server: an answer may come later, or (the engine ends) never. Empty: nobody is there.
    void serve(std::function<void(const server::Request&, std::function<void(const server::Reply&)>)> server)
    {
        m_server = std::move(server);
    }
    // The engine is dead: nothing it sends arrives, and nobody answers.
    void unplug();
    // The calls of a dead engine end, as its own network would end them; while its objects still exist.
    void endCalls();

    // A request to the engine as one of its clients sends it; no answer after `patience`: nothing.
    void request(const QByteArray& method, const QByteArray& path, const QByteArray& body,
                 const server::HeaderList& headers, std::function<void(const std::optional<server::Reply>&)> then);

    // The buyers pay from now on only what they have ordered; nothing lasting is wrong any more. In a hurry what
    // is late, or would be sent again hours later, comes within minutes: virtual hours cost time too.
    void heal(bool inAHurry);
    // Once a minute of virtual time.
    void minute();

    [[nodiscard]] sandbox::RouterModel& router(const QString& name) { return m_routers.at(name)->model; }
    [[nodiscard]] sandbox::GatewaySandbox& gateways() { return m_gateways; }
    // Webhooks that are on their way or will be sent again.
    [[nodiscard]] int webhooksUnderWay() const { return int(m_webhooks.size()); }
    [[nodiscard]] QHash<QString, Truth>& truth() { return m_truth; }
    [[nodiscard]] QDateTime now() const { return m_clock.now(); }
    [[nodiscard]] std::chrono::milliseconds age() const { return m_clock.steady(); }
    [[nodiscard]] Promises& promises() { return m_promises; }
    // A gateway gives back a part of one of the last payments.
    void refundPart();
    // Nobody answers at a router's address for so long.
    void takeAway(const QString& router, std::chrono::milliseconds duration)
    {
        takeAway(*m_routers.at(router), duration);
    }
    // Whether the buyer of this order sees its payment page; asked before he pays.
    std::function<bool(const sandbox::SandboxPayment& payment)> isShown = [](const auto&) { return true; };

    class Link; // a router's end of a connection

private:
    struct Router
    {
        sandbox::RouterModel model;
        std::chrono::milliseconds awayUntil{0};
        QList<Link*> links;
        std::map<QByteArray, sandbox::RouterMenu> backup; // by menu; empty: none was made yet
    };
    struct Webhook
    {
        const sandbox::Vendor* vendor;
        sandbox::SandboxPayment payment;
        sandbox::SandboxState state;
        sandbox::OutgoingWebhook content;
        int tries = 0;
        bool isTrue = true;
        bool isUnderWay = false;
        bool isInsisted = false; // sent again until it is taken
        quint64 turn = 0;        // of its next attempt; an earlier one is void
    };

    using Promise = QPromise<core::Result<net::HttpAnswer>>;

    core::Async<net::HttpAnswer> call(quint64 plug, const net::HttpRequest& request, std::chrono::milliseconds timeout);
    void answerLater(quint64 plug, std::chrono::milliseconds delay, const std::shared_ptr<Promise>& promise,
                     core::Result<net::HttpAnswer> answer);
    [[nodiscard]] const sandbox::Vendor* vendorOf(const QString& name) const;
    void created(const sandbox::SandboxPayment& payment);
    void visit(const sandbox::SandboxPayment& payment, sandbox::SandboxState decision, int patience);
    void press(const sandbox::SandboxPayment& payment, sandbox::SandboxState decision);
    void changed(const sandbox::SandboxPayment& payment);
    void send(const sandbox::SandboxPayment& said, sandbox::SandboxState state, bool isTrue,
              std::chrono::milliseconds delay, bool wrongSignature = false);
    void backUp(Router& router);
    void restore(Router& router);
    void postAfter(std::chrono::milliseconds delay, quint64 webhook);
    void post(quint64 webhook);
    [[nodiscard]] bool isAway(const Router& router) const { return m_clock.steady() < router.awayUntil; }
    void takeAway(Router& router, std::chrono::milliseconds duration);
    [[nodiscard]] std::chrono::milliseconds latency();

    TrueClock& m_clock;
    Faults& m_faults;
    EventLog& m_log;
    Chance m_chance;
    Chance m_buyers;
    sandbox::GatewaySandbox m_gateways;
    sandbox::WhatsAppSandbox m_whatsApp;
    std::map<QString, std::unique_ptr<Router>> m_routers;
    std::chrono::milliseconds m_gatewaysAwayUntil{0};
    std::chrono::milliseconds m_channelAwayUntil{0};
    std::chrono::milliseconds m_tokenRefusedUntil{0};
    std::function<void(const server::Request&, std::function<void(const server::Reply&)>)> m_server;
    quint64 m_plug = 0;
    QList<std::shared_ptr<Promise>> m_calls; // of the present engine, without an answer yet
    std::map<quint64, Webhook> m_webhooks;   // under way, or to be sent again
    quint64 m_lastWebhook = 0;
    QHash<QString, Truth> m_truth; // by invoice
    Promises m_promises;
    QStringList m_partlyRefundable; // orders that were paid through Midtrans
};

} // namespace loket::simulation
