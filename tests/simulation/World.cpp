#include "simulation/World.h"

#include "core/Reasons.h"
#include "sandbox/router/ApiWire.h"

#include <QPointer>
#include <QRegularExpression>
#include <QUrl>
#include <QUrlQuery>

#include <algorithm>

namespace loket::simulation {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using sandbox::SandboxPayment;
using sandbox::SandboxState;
using sandbox::Words;
using std::chrono::milliseconds;

namespace {

constexpr auto clientPatience = 15s; // of whoever asks the engine
constexpr int gatewayPort = 4001;
constexpr int channelPort = 4002;
constexpr int apiPort = 8728;

sandbox::WhatsAppAccounts accounts()
{
    sandbox::WhatsAppAccounts all;
    all.fonnteToken = "fonnte-token";
    return all;
}

QByteArray valueOf(const Words& words, const QByteArray& name)
{
    for (const QByteArray& word : words) {
        if (word.startsWith('=' + name + '='))
            return word.mid(name.size() + 2);
    }
    return {};
}

QByteArray tagOf(const Words& words)
{
    for (const QByteArray& word : words) {
        if (word.startsWith(".tag="))
            return word;
    }
    return {};
}

Words tagged(Words words, const QByteArray& tag)
{
    if (!tag.isEmpty())
        words.insert(1, tag);
    return words;
}

sandbox::HttpRequest fromWire(const net::HttpRequest& request)
{
    sandbox::HttpRequest out;
    out.method = request.method;
    out.path = request.url.path(QUrl::FullyEncoded).toUtf8();
    out.query = request.url.query(QUrl::FullyEncoded).toUtf8();
    out.body = request.body;
    for (const auto& [name, value] : request.headers)
        out.headers.emplace_back(name.toLower(), value);
    out.headers.emplace_back("host", request.url.authority().toUtf8());
    return out;
}

net::HttpAnswer toWire(const sandbox::HttpResponse& response)
{
    net::HttpAnswer answer{.status = response.status, .body = response.body, .headers = {}};
    for (const auto& [name, value] : response.headers)
        answer.headers.emplace_back(name.toLower(), value);
    return answer;
}

} // namespace

// One connection to a router: what the client writes is read as the API's sentences and answered by the model.
class World::Link final : public router::Transport
{
public:
    Link(World& world, Router& router, quint64 plug) : m_world(world), m_router(router), m_plug(plug)
    {
        m_router.links.append(this);
    }
    ~Link() override { m_router.links.removeOne(this); }

    void open() override
    {
        later(m_world.latency(), [this] {
            if (m_world.isAway(m_router)) {
                m_isOver = true;
                emit closed(core::makeError(core::Reason::RouterUnreachable, {u"router"_s, apiPort, u"refused"_s},
                                            core::makeError(core::Reason::RouterPowerAdvice)));
                return;
            }
            m_isOpen = true;
            emit opened();
        });
    }
    void write(const QByteArray& bytes) override
    {
        if (m_isOver || !m_isOpen || m_world.m_plug != m_plug)
            return;
        (void)m_reader.add(bytes);
        for (Words words = m_reader.next(); !words.isEmpty(); words = m_reader.next())
            later(m_world.latency(), [this, words] { heard(words); });
    }
    QByteArray readAll() override { return std::exchange(m_arrived, {}); }
    void abort() override { m_isOver = true; }
    void cut()
    {
        if (!m_isOpen || std::exchange(m_isOver, true))
            return;
        emit closed(core::makeError(core::Reason::RouterClosed, {u"cut"_s}));
    }

private:
    // Nothing overtakes anything on one connection.
    void later(milliseconds delay, std::function<void()> work)
    {
        m_last = std::max(m_last, m_world.m_clock.steady() + delay);
        m_world.m_clock.callAfter(m_last - m_world.m_clock.steady(), this, [this, work = std::move(work)] {
            if (!m_isOver && m_world.m_plug == m_plug)
                work();
        });
    }
    void say(const QList<Words>& sentences, milliseconds delay)
    {
        QByteArray bytes;
        for (const Words& words : sentences)
            bytes += sandbox::packSentence(words);
        later(delay, [this, bytes] {
            m_arrived += bytes;
            emit readyRead();
        });
    }
    void heard(const Words& words)
    {
        const QByteArray tag = tagOf(words);
        const QByteArray& path = words.first();
        if (path == "/login") {
            const sandbox::RouterAccount* account = m_router.model.account(valueOf(words, "name"));
            if (account && account->password == valueOf(words, "password")) {
                m_account = *account;
                return say({tagged({"!done"}, tag)}, m_world.latency());
            }
            return say({tagged({"!trap", "=message=invalid user name or password (6)"}, tag), tagged({"!done"}, tag)},
                       m_world.latency());
        }
        if (!m_account || path == "/quit")
            return cut();
        if (path == "/cancel")
            return say({tagged({"!done"}, tag)}, m_world.latency());
        command(words, tag);
    }
    void command(const Words& words, const QByteArray& tag)
    {
        const QByteArray& path = words.first();
        Faults& faults = m_world.m_faults;
        const bool changes = path.endsWith("/add") || path.endsWith("/set") || path.endsWith("/remove");
        if (faults.strikes(Fault::RouterCutBefore)) {
            m_world.m_log.add("router cut before " + path);
            return cut();
        }
        if (path == "/ip/hotspot/user/add" && faults.strikes(Fault::StrangerOnName))
            m_router.model.addStranger(valueOf(words, "name"), "sold by hand");
        const sandbox::CommandAnswer answer = m_router.model.execute(words, *m_account);
        if (changes)
            m_world.m_log.add("router " + path + ' ' + valueOf(words, "name") + (answer.refusal ? " refused" : ""));
        if (faults.strikes(Fault::RouterCutAfter)) {
            m_world.m_log.add("router cut after " + path);
            return cut();
        }
        QList<Words> sentences;
        if (answer.refusal) {
            Words trap{"!trap"};
            if (answer.refusal->category >= 0)
                trap += "=category=" + QByteArray::number(answer.refusal->category);
            sentences += tagged(trap + Words{"=message=" + answer.refusal->message}, tag);
            sentences += tagged({"!done"}, tag);
        } else {
            for (const Words& row : answer.rows)
                sentences += tagged(Words{"!re"} + row, tag);
            if (answer.rows.isEmpty() && answer.ret.isEmpty() && path.endsWith("/print"))
                sentences += tagged({"!empty"}, tag);
            sentences += tagged(answer.ret.isEmpty() ? Words{"!done"} : Words{"!done", "=ret=" + answer.ret}, tag);
        }
        say(sentences, faults.strikes(Fault::RouterSlow) ? milliseconds(30s) : m_world.latency());
    }

    World& m_world;
    Router& m_router;
    quint64 m_plug;
    bool m_isOpen = false;
    bool m_isOver = false;
    milliseconds m_last{0};
    QByteArray m_arrived;
    sandbox::WordReader m_reader;
    std::optional<sandbox::RouterAccount> m_account;
};

World::World(TrueClock& clock, Faults& faults, EventLog& log, quint64 seed)
    : m_clock(clock), m_faults(faults), m_log(log), m_chance(seed, "world"), m_buyers(seed, "buyers"),
      m_gateways(clock), m_whatsApp(clock, accounts())
{
    m_gateways.webhooks().setMood({.send = false}); // they go over this world's wires
    connect(&m_gateways, &sandbox::GatewaySandbox::created, this, &World::created);
    connect(&m_gateways, &sandbox::GatewaySandbox::changed, this, &World::changed);
    connect(&m_whatsApp, &sandbox::WhatsAppSandbox::messageArrived, this, [this](const auto& message) {
        static const QRegularExpression invoice(u"LK[0-9]{6}-[0-9A-Z]{15}"_s);
        const QString about = invoice.match(message.text).captured();
        m_log.add("message " + about.toUtf8());
        ++m_truth[about].messages;
    });
    for (const QString& name : routerNames) {
        auto& router = m_routers[name] = std::make_unique<Router>();
        router->model.setTime([&clock] { return clock.now(); });
        router->model.accounts().append(sandbox::RouterAccount{"loket", "router-password"});
        for (const auto& [menu, property] :
             {std::pair("/system/identity", "name"), std::pair("/system/routerboard", "serial-number")}) {
            sandbox::RouterMenu& rows = router->model.menu(menu);
            rows.write({}, {{property, "SIM-" + name.toUtf8()}});
        }
    }
}

World::~World() = default;

QMap<QString, QString> World::settings()
{
    const QString gateways = u"http://127.0.0.1:%1/"_s.arg(gatewayPort);
    return {{u"server.port"_s, u"4000"_s},
            {u"server.public_url"_s, u"https://shop.example"_s},
            {u"server.purchase_rate_per_minute"_s, u"0"_s},
            {u"routers"_s, routerNames.join(u',')},
            {u"router.main.host"_s, u"10.0.0.1"_s},
            {u"router.barat.host"_s, u"10.0.0.2"_s},
            {u"payments.gateways"_s, u"tripay,midtrans,xendit,duitku,cash"_s},
            {u"payments.tripay.base_url"_s, QString(gateways + u"tripay"_s)},
            {u"payments.tripay.merchant_code"_s, sandbox::TripayKeys().merchantCode},
            {u"payments.midtrans.base_url"_s, QString(gateways + u"midtrans"_s)},
            {u"payments.midtrans.merchant_id"_s, sandbox::MidtransKeys().merchantId},
            {u"payments.xendit.base_url"_s, QString(gateways + u"xendit"_s)},
            {u"payments.duitku.base_url"_s, QString(gateways + u"duitku"_s)},
            {u"payments.duitku.merchant_code"_s, sandbox::DuitkuKeys().merchantCode},
            {u"delivery.channel"_s, u"fonnte"_s},
            {u"delivery.fonnte.base_url"_s, u"http://127.0.0.1:%1/fonnte"_s.arg(channelPort)},
            {u"voucher.watch_seconds"_s, u"600"_s}, // each look lists all users of a router
            {u"backup.daily"_s, u"0"_s},            // copies are made in a thread of their own
            {u"backup.weekly"_s, u"0"_s},
            {u"business.name"_s, u"Warung Maya"_s}};
}

engine::Wires World::wires()
{
    unplug();
    const quint64 plug = m_plug;
    return {.http = [this, plug](const net::HttpRequest& request,
                                 milliseconds timeout) { return call(plug, request, timeout); },
            .routers = [this, plug](const router::RouterSettings& settings) -> std::unique_ptr<router::Transport> {
                return std::make_unique<Link>(*this, *m_routers.at(settings.name), plug);
            },
            .listens = false};
}

void World::unplug()
{
    ++m_plug;
    m_server = {};
}

void World::endCalls()
{
    for (const auto& promise : std::exchange(m_calls, {})) {
        promise->addResult(core::Result<net::HttpAnswer>(core::fail(core::Reason::CallStopped)));
        promise->finish();
    }
}

milliseconds World::latency()
{
    return m_chance.between(8ms, 30ms);
}

// --- what the engine asks ---

void World::answerLater(quint64 plug, milliseconds delay, const std::shared_ptr<Promise>& promise,
                        core::Result<net::HttpAnswer> answer)
{
    m_clock.callAfter(delay, this, [this, plug, promise, answer = std::move(answer)] {
        if (plug != m_plug)
            return; // nobody is there who waits for it
        m_calls.removeOne(promise);
        promise->addResult(answer);
        promise->finish();
    });
}

core::Async<net::HttpAnswer> World::call(quint64 plug, const net::HttpRequest& request, milliseconds timeout)
{
    const auto promise = std::make_shared<Promise>();
    promise->start();
    m_calls.append(promise);
    const bool isGateway = request.url.port() == gatewayPort;
    const QString host = request.url.host();
    const auto fails = [host](core::Reason reason) {
        return core::Result<net::HttpAnswer>(core::fail(reason, {host}));
    };
    const QByteArray name = request.method + ' ' + request.url.path().toUtf8();
    if (m_clock.steady() < (isGateway ? m_gatewaysAwayUntil : m_channelAwayUntil)) {
        answerLater(plug, latency(), promise, core::fail(core::Reason::CallNoConnection, {host, u"refused"_s}));
        return promise->future();
    }
    const milliseconds there = latency();
    const milliseconds back = latency();
    if (m_faults.strikes(isGateway ? Fault::GatewayTrouble : Fault::ChannelTrouble)) {
        m_log.add("503 to " + name);
        answerLater(plug, there + back, promise, net::HttpAnswer{.status = 503, .body = {}, .headers = {}});
        return promise->future();
    }
    if (isGateway && m_faults.strikes(Fault::GatewayCutBefore)) {
        answerLater(plug, there, promise, fails(core::Reason::CallBroke));
        return promise->future();
    }
    if (!isGateway && m_clock.steady() < m_tokenRefusedUntil)
        m_whatsApp.complain(sandbox::Complaint::TokenInvalid, 1);
    const bool isCut = m_faults.strikes(isGateway ? Fault::GatewayCutAfter : Fault::ChannelCutAfter);
    const bool isLate = isGateway && m_faults.strikes(Fault::GatewayLate);
    const bool isTrouble = !isGateway && m_faults.strikes(Fault::ChannelTroubleAfter);
    m_clock.callAfter(there, this, [=, this] {
        if (plug != m_plug)
            return; // the connection ended before the request was there
        auto& server = isGateway ? m_gateways.http() : m_whatsApp.server();
        const sandbox::HttpResponse response = server.answer(fromWire(request));
        m_log.add(name + ' ' + QByteArray::number(response.status));
        if (isCut)
            answerLater(plug, back, promise, fails(core::Reason::CallBroke));
        else if (isLate)
            answerLater(plug, std::max(timeout - there, 0ms), promise, fails(core::Reason::CallLate));
        else if (isTrouble)
            answerLater(plug, back, promise, net::HttpAnswer{.status = 502, .body = {}, .headers = {}});
        else
            answerLater(plug, back, promise, toWire(response));
    });
    return promise->future();
}

// --- what the world asks the engine ---

void World::request(const QByteArray& method, const QByteArray& path, const QByteArray& body,
                    const server::HeaderList& headers, std::function<void(const std::optional<server::Reply>&)> then)
{
    const auto answered = std::make_shared<bool>(false);
    const auto once = [answered, then = std::move(then)](const std::optional<server::Reply>& reply) {
        if (!std::exchange(*answered, true))
            then(reply);
    };
    m_clock.callAfter(clientPatience, this, [once] { once(std::nullopt); });
    m_clock.callAfter(latency(), this, [=, this] {
        if (!m_server)
            return;
        server::Request request;
        request.method = method;
        request.target = path;
        request.segments = server::splitPath(path).value_or(QStringList());
        request.headers = headers;
        request.headers.emplace_back("host", "shop.example");
        request.body = body;
        // Each from a network of its own: how many one may leave open is another test's business.
        request.peer = request.client =
            QHostAddress(u"2001:db8:%1:%2::1"_s.arg(m_chance.below(65536), 0, 16).arg(m_chance.below(65536), 0, 16));
        request.scheme = "https";
        const quint64 plug = m_plug;
        m_server(request, [this, plug, once](const server::Reply& reply) {
            if (plug != m_plug)
                return; // it died before the answer was out
            m_clock.callAfter(latency(), this, [once, reply] { once(reply); });
        });
    });
}

// --- what lasts ---

void World::takeAway(Router& router, milliseconds duration)
{
    router.awayUntil = m_clock.steady() + duration;
    QList<QPointer<Link>> links; // what ends one connection may end another one
    for (Link* link : std::as_const(router.links))
        links.append(link);
    for (const QPointer<Link>& link : std::as_const(links)) {
        if (link)
            link->cut();
    }
}

void World::backUp(Router& router)
{
    for (const char* menu : {"/ip/hotspot/user", "/system/script"})
        router.backup[menu] = router.model.menu(menu);
}

void World::restore(Router& router)
{
    for (const auto& [menu, rows] : router.backup)
        router.model.menu(menu) = rows;
    router.model.reboot();
    takeAway(router, 1min);
    m_clock.callAfter(3min, this, [model = &router.model] { model->synchroniseClock(); });
}

void World::minute()
{
    for (const auto& [name, router] : m_routers) {
        if (m_faults.strikes(Fault::RouterAway)) {
            m_log.add("router " + name.toUtf8() + " away");
            takeAway(*router, m_faults.of(Fault::RouterAway).between(10s, 20min));
        }
        if (m_faults.strikes(Fault::RouterReboot)) {
            m_log.add("router " + name.toUtf8() + " reboots");
            router->model.reboot();
            takeAway(*router, 1min);
            m_clock.callAfter(3min, this, [model = &router->model] { model->synchroniseClock(); });
        }
        if (m_chance.below(10) == 0)
            backUp(*router);
        if (!router->backup.empty() && m_faults.strikes(Fault::RouterRestored)) {
            m_log.add("router " + name.toUtf8() + " put back from its copy");
            restore(*router);
        }
    }
    const auto lasts = [this](Fault fault, milliseconds& until, milliseconds most) {
        if (!m_faults.strikes(fault))
            return;
        m_log.add(nameOf(fault));
        until = m_clock.steady() + m_faults.of(fault).between(5s, most);
    };
    lasts(Fault::GatewayAway, m_gatewaysAwayUntil, 10min);
    lasts(Fault::ChannelAway, m_channelAwayUntil, 20min);
    lasts(Fault::ChannelRefusesToken, m_tokenRefusedUntil, 20min);
}

void World::heal(bool inAHurry)
{
    for (const auto& [number, webhook] : m_webhooks) {
        if (inAHurry && !webhook.isUnderWay)
            postAfter(m_chance.between(1s, 10min), number);
    }
    for (const auto& [name, router] : m_routers) {
        router->awayUntil = 0ms;
        router->model.synchroniseClock();
    }
    m_gatewaysAwayUntil = m_channelAwayUntil = m_tokenRefusedUntil = 0ms;
    m_whatsApp.stopComplaining();
}

} // namespace loket::simulation
