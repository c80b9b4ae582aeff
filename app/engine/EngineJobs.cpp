// How the engine runs the durable queue: which use case handles each kind of job, how many run at once, and what goes
// first. Beside it, what it does for itself.
#include "engine/Engine.h"

#include <algorithm>

namespace loket::engine {

using namespace std::chrono_literals;

namespace {

// How many jobs of a kind run at once: enough that one slow counterpart does not delay the rest, few enough not
// to overload it. A router has one connection anyway; its window is filled by the vouchers inside the jobs.
constexpr int payments = 8;
// Of those, what nobody waits for, and what somebody waits for, leave room for what is more urgent.
constexpr int routinePayments = 4;
constexpr int watchedPayments = 6;
constexpr int vouchers = 16;
constexpr int messages = 4;
// Of those, where thousands wait for a router or a channel that was away.
constexpr jobs::JobRunner::Shares voucherShares{.routineAtOnce = 12, .newestAtOnce = 4, .oldestKept = 2};
constexpr jobs::JobRunner::Shares messageShares{.routineAtOnce = 3, .newestAtOnce = 1, .oldestKept = 1};

} // namespace

void Engine::startJobs()
{
    m_use->imports = std::make_unique<importing::Imports>(
        importing::House{.context = *m_context,
                         .settings = *m_settings,
                         .secrets = *m_secrets,
                         .database = m_folder->database(),
                         .lock = m_folder->path() + QStringLiteral("/import.lock"),
                         .settingsChanged = [this] { settingsChanged(); },
                         .serialOf = [this](const QString& router) { return m_identities->serialOf(router); }});
    m_jobs->handle(sales::job::createPayment, payments, [this](const auto& job) { return m_use->createPayment(job); });
    m_jobs->handle(sales::job::cancelPayment, payments, [this](const auto& job) { return m_use->cancelPayment(job); });
    m_jobs->handle(
        sales::job::checkPayment, payments, [this](const auto& job) { return m_use->checkPayment(job); },
        [this] { return std::max<std::chrono::milliseconds>(m_policy.pollInterval, 1h); });
    m_jobs->bound(sales::job::createPayment, {.routineAtOnce = watchedPayments, .watchedAtOnce = payments});
    m_jobs->bound(sales::job::checkPayment, {.routineAtOnce = routinePayments,
                                             .watchedAtOnce = watchedPayments,
                                             .routinePerMinute = sales::routineQuestionsPerMinute,
                                             .watchedPerMinute = sales::watchedQuestionsPerMinute});
    // A router never requests a delay, so a paid purchase never waits longer than between two attempts.
    m_jobs->handle(
        sales::job::issueVouchers, vouchers, [this](const auto& job) { return m_use->issueVouchers(job); },
        [] { return 0ms; });
    m_jobs->share(sales::job::issueVouchers, voucherShares);
    m_jobs->handle(sales::job::deliverVouchers, messages,
                   [this](const auto& job) { return m_use->deliverVouchers(job); });
    m_jobs->share(sales::job::deliverVouchers, messageShares);
    m_jobs->handle(
        sales::job::withdrawVouchers, payments, [this](const auto& job) { return m_use->recovery.withdraw(job); },
        [] { return 0ms; });
    m_searchBuilder = std::make_unique<SearchBuilder>(*m_database, m_clock);
    m_searchBuilder->start();
}

} // namespace loket::engine
