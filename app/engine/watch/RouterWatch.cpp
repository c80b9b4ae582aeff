#include "engine/watch/RouterWatch.h"

#include "core/Backoff.h"
#include "core/Log.h"
#include "core/Reasons.h"
#include "engine/EngineLog.h"

namespace loket::engine {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto whileReachable = 8s; // another device in its place, a copy of the ledger: told within ten seconds
// While it is unreachable: soon at first, then less often, to spare a failed router.
constexpr core::Backoff whileAway{2s, 30s};

} // namespace

RouterWatch::RouterWatch(const QString& name, core::Clock& clock, std::function<domain::HotspotRouter*()> find,
                         QObject* parent)
    : QObject(parent), m_clock(clock), m_find(std::move(find))
{
    m_state.name = name;
    m_state.since = clock.now();
}

void RouterWatch::start()
{
    askAfter(0ms);
}

void RouterWatch::stop()
{
    m_stopped = true;
}

void RouterWatch::askNow()
{
    m_misses = 0;
    askAfter(0ms);
}

void RouterWatch::doubt()
{
    if (m_state.reach == RouterState::Reach::Reachable)
        askAfter(0ms);
}

void RouterWatch::askAfter(std::chrono::milliseconds delay)
{
    if (m_stopped)
        return;
    const quint64 turn = ++m_turn;
    m_clock.callAfter(delay, this, [this, turn] {
        if (turn == m_turn)
            ask();
    });
}

void RouterWatch::ask()
{
    if (m_asking)
        return;
    domain::HotspotRouter* router = m_find();
    if (!router)
        return heard(core::fail(core::Reason::RouterWithoutHost, {m_state.name}));
    m_asking = true;
    router->health()
        .then(this, [this](const core::Result<domain::RouterHealth>& health) { heard(health); })
        .onCanceled(this, [this] { heard(core::fail(core::Reason::ConnectionRenewed)); });
}

void RouterWatch::heard(const core::Result<domain::RouterHealth>& health)
{
    m_asking = false;
    if (m_stopped) // whoever listened may be gone already
        return;
    const RouterState::Reach before = m_state.reach;
    m_state.reach = health ? RouterState::Reach::Reachable : RouterState::Reach::Away;
    if (before != m_state.reach) {
        m_state.since = m_clock.now();
        core::logInfo(lcEngine(), health ? "router.reachable" : "router.away",
                      {{u"router"_s, m_state.name}, {u"reason"_s, health ? QString() : health.error().detail}});
    }
    if (health) {
        m_heardAt = m_clock.steady();
        m_state.health = *health;
        m_state.problem = {};
        m_misses = 0;
    } else {
        m_state.problem = health.error();
        ++m_misses;
    }
    emit changed();
    if (health)
        emit answered(before != RouterState::Reach::Reachable);
    askAfter(health ? std::chrono::milliseconds(whileReachable) : whileAway.gap(m_misses));
}

} // namespace loket::engine
