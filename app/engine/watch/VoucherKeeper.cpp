#include "engine/watch/VoucherKeeper.h"

#include "core/Log.h"
#include "engine/EngineLog.h"

#include <utility>

namespace loket::engine {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using core::Result;

namespace {

// A pass may take at most a twentieth of a router's time.
constexpr int restAfterLook = 20;
constexpr auto askAgain = 60s; // whether it is due by now

} // namespace

VoucherKeeper::VoucherKeeper(const sales::Context& context, sales::Validity& validity,
                             std::function<std::chrono::seconds()> rhythm)
    : m_context(context), m_validity(validity), m_rhythm(std::move(rhythm))
{}

void VoucherKeeper::start()
{
    round();
}

void VoucherKeeper::round()
{
    if (m_stopped)
        return;
    const std::chrono::seconds rhythm = m_rhythm();
    if (rhythm > 0s) {
        for (const QString& router : m_context.counterparts.routers()) {
            if (const auto rest = m_notBefore.find(router);
                rest == m_notBefore.end() || rest->second <= m_context.clock.steady())
                watch(router);
        }
    }
    m_context.clock.callAfter(rhythm > 0s ? rhythm : askAgain, this, [this] { round(); });
}

void VoucherKeeper::routerIsBack(const QString& router)
{
    if (!m_stopped && m_rhythm() > 0s)
        watch(router);
}

void VoucherKeeper::usersCounted(const QString& router, int users)
{
    const auto [known, isFirst] = m_users.try_emplace(router, users);
    const int before = std::exchange(known->second, users);
    if (!isFirst && users * 4 < before * 3)
        routerIsBack(router);
}

void VoucherKeeper::watch(const QString& router)
{
    core::whenReady(m_validity.run(router), this, [this, router](const Result<sales::LifePass>& pass) {
        m_notBefore[router] = m_context.clock.steady() + m_validity.lookTook(router) * restAfterLook;
        const bool isNews =
            !pass && pass.error().kind != core::ErrorKind::Cancelled && !core::isRetryable(pass.error().kind);
        if (isNews) // an unreachable router is reported by its watch
            core::logWarning(lcEngine(), "life.pass_failed",
                             {{u"router"_s, router}, {u"reason"_s, pass.error().detail}});
    });
}

} // namespace loket::engine
