// How the engine reacts to unexpected changes: a folder without its ledger or settings, a clock that is
// doubtful, time that passed unnoticed.
#include "core/Log.h"
#include "core/Reasons.h"
#include "engine/Engine.h"
#include "engine/EngineLog.h"
#include "engine/ServerSettingsFrom.h"
#include "server/BusyServer.h"
#include "storage/MarkRepository.h"
#include "storage/PurchaseRepository.h"
#include "storage/Update.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>

namespace loket::engine {

using namespace Qt::Literals::StringLiterals;
using core::Failure;
using core::Result;

namespace {

constexpr std::chrono::seconds listenAgain{5};

} // namespace

// The folder was in use, and its ledger is not there: a new one would be an empty one, and nobody would notice.
Result<void> Engine::ledgerIsThere() const
{
    const QFileInfo ledger(m_folder->database());
    if ((ledger.exists() && ledger.size() > 0) || !m_folder->hasBackups())
        return {};
    const QStringList copies = QDir(m_folder->backups()).entryList({u"*.db"_s}, QDir::Files, QDir::Time);
    const QString newest = QDir(m_folder->backups()).filePath(copies.value(0));
    return core::fail(ledger.exists() ? core::Reason::LedgerEmpty : core::Reason::LedgerGone,
                      {ledger.filePath(), newest});
}

// One of an older version takes long: meanwhile gateways are asked to retry.
Result<std::unique_ptr<storage::Database>> Engine::openUpdated() const
{
    std::unique_ptr<server::BusyServer> meanwhile;
    const server::ServerSettings listening = serverSettingsFrom(*m_settings);
    if (storage::outdated(m_folder->database()) && listening.port != 0) { // on port 0 nobody expects it
        meanwhile =
            std::make_unique<server::BusyServer>(listening, u"Loket is being updated. Please try again in a moment."_s);
        if (const auto listens = meanwhile->listen(); !listens) // startServer() reports it if it persists
            core::logWarning(lcEngine(), "engine.not_listening_yet", {{u"reason"_s, listens.error().detail}});
    }
    return storage::openUpdated(m_folder->database(), m_folder->backups(), m_options.updating);
}

// Likewise its settings: all at their default, nothing would be made and no payment noticed.
Result<void> Engine::settingsAreThere() const
{
    const storage::MarkRepository marks(*m_database);
    const auto hadSettings = marks.value(u"settings"_s);
    if (!hadSettings)
        return Failure(hadSettings.error());
    if (m_settings->isEmpty())
        return hadSettings->isEmpty()
                   ? Result<void>()
                   : Result<void>(core::fail(core::Reason::SettingsOfUsedFolderGone, {m_settings->file()}));
    if (!hadSettings->isEmpty())
        return {};
    auto transaction = storage::Transaction::begin(*m_database);
    if (!transaction)
        return Failure(transaction.error());
    LOKET_TRY(marks.set(*transaction, u"settings"_s, u"yes"_s));
    return transaction->commit();
}

// At boot the program may be faster than the network: an address that is not there yet may come. All else goes on.
Result<void> Engine::listen()
{
    const auto listens = m_server->listen();
    if (!listens && listens.error().reason != core::Reason::AddressNotThere)
        return listens;
    const QString problem = listens ? QString() : listens.error().detail;
    const bool waited = !m_state.server.problem.isEmpty();
    if (!listens && !waited)
        core::logWarning(lcEngine(), "engine.waits_for_address", {{u"reason"_s, problem}});
    m_state.server.problem = problem;
    if (!listens)
        m_clock.callAfter(listenAgain, this, [this] {
            if (!m_stopping)
                (void)listen(); // what it says then is in the state and the log
        });
    if (waited)
        stateMayHaveChanged();
    if (listens && waited)
        emit listening();
    return {};
}

void Engine::watchClock()
{
    m_clockWatch = std::make_unique<ClockWatch>(*m_database, m_clock, [this] {
        const bool askedOnline = std::any_of(m_policy.gateways.begin(), m_policy.gateways.end(),
                                             [](const QString& name) { return !sales::isCash(name); });
        return askedOnline || m_counterparts->channel() != nullptr;
    });
    m_context->clockIsDoubtful = [this] { return m_clockWatch->isDoubtful(); };
    m_counterparts->onDate([this](const QDateTime& date) { m_clockWatch->dateHeard(date); });
    connect(m_clockWatch.get(), &ClockWatch::stepped, this, &Engine::clockStepped);
    connect(m_clockWatch.get(), &ClockWatch::doubtChanged, this, [this] {
        if (m_alerts)
            m_alerts->look();
        stateMayHaveChanged();
        if (!m_clockWatch->doubt().isEmpty() || !m_use)
            return;
        (void)m_use->validity.runEverywhere(); // what a doubtful clock has ended is restored
        (void)m_use->recovery.askAboutOpenOrders();
    });
}

Result<void> Engine::confirmClock(const sales::Actor& actor)
{
    LOKET_TRY(sales::Ledger(*m_context).permit(actor, domain::Action::CleanUp));
    return m_clockWatch->confirm(actor.name);
}

void Engine::watchDevices()
{
    m_identities = std::make_unique<RouterIdentities>(
        *m_database, m_clock, [this] { return m_counterparts->routers(); },
        [this] {
            QMetaObject::invokeMethod(
                this, [this] { m_alerts ? m_alerts->look() : void(); }, Qt::QueuedConnection);
        });
    m_ledgerMarks = std::make_unique<LedgerMarks>(*m_database, m_clock,
                                                  [this](const QString& name) { return m_counterparts->router(name); });
    connect(m_ledgerMarks.get(), &LedgerMarks::copyNoticed, this, &Engine::noteGap);
    connect(m_ledgerMarks.get(), &LedgerMarks::troublesChanged, this, [this] {
        if (m_alerts)
            m_alerts->look();
    });
    m_counterparts->onDevice(
        [this](const QString& name, const router::Device& device) { return m_identities->met(name, device); });
}

// Also where nothing is another than before: the service may have been mended on its own side.
void Engine::settingsSaved(const QStringList& keys)
{
    for (const QString& channel : m_counterparts->channelNames()) {
        const QString prefix = u"delivery.%1."_s.arg(channel);
        const bool isMeant =
            std::any_of(keys.begin(), keys.end(), [&](const QString& key) { return key.startsWith(prefix); });
        if (isMeant && m_context->pauses->isPaused(channel))
            (void)m_use->recovery.resumeChannel(channel, {u"settings"_s});
    }
}

QList<storage::AlertRow> Engine::pausedChannels() const
{
    QList<storage::AlertRow> paused;
    for (const QString& channel : m_counterparts->channelNames()) {
        if (const auto pause = m_context->pauses->of(channel))
            paused += {.kind = toString(AlertKind::ChannelPaused),
                       .subject = channel,
                       .reason = pause->reason.detail,
                       .because = core::storedReason(pause->reason),
                       .raisedAt = pause->since};
    }
    return paused;
}

void Engine::routerAnswered(const QString& name, bool wasAway)
{
    m_ledgerMarks->answered(name, wasAway);
    if (wasAway)
        m_keeper->routerIsBack(name);
    if (const auto watch = m_watches.find(name); watch != m_watches.end() && watch->second->state().health.users)
        m_keeper->usersCounted(name, *watch->second->state().health.users);
    QList<QDateTime> clocks;
    for (const auto& [other, one] : m_watches) {
        if (one->state().reach == RouterState::Reach::Reachable)
            clocks += one->state().health.clock.addMSecs(one->clockAge().count());
    }
    m_clockWatch->routersTell(clocks);
    m_use->stockMaker.routerIsBack(name);
    // Also while it stays reachable: purchases may have given up on it under load.
    const auto last = m_recoveredAt.find(name);
    if (!wasAway && last != m_recoveredAt.end() && last->second + m_policy.retry.backoff.max > m_clock.steady())
        return;
    m_recoveredAt[name] = m_clock.steady();
    core::whenReady(m_use->recovery.routerIsBack(name, wasAway), this, [name](const Result<int>& queued) {
        if (queued && *queued > 0)
            core::logInfo(lcEngine(), "engine.recovered_vouchers", {{u"router"_s, name}, {u"count"_s, *queued}});
    });
}

Result<void> Engine::confirmRouter(const QString& router, const sales::Actor& actor)
{
    LOKET_TRY(sales::Ledger(*m_context).permit(actor, domain::Action::CleanUp));
    LOKET_TRY(m_identities->confirm(router, actor.name));
    if (const auto watch = m_watches.find(router); watch != m_watches.end())
        watch->second->askNow();
    return {};
}

void Engine::clockStepped(std::chrono::milliseconds by)
{
    // Not inside the transaction that may have called.
    QMetaObject::invokeMethod(
        this,
        [this, by] {
            m_jobs->clockStepped(by);
            noteGap();
        },
        Qt::QueuedConnection);
}

void Engine::noteGap()
{
    if (const auto last = storage::PurchaseRepository(*m_database).lastId())
        m_context->lastOrderBefore = *last;
}

// The alerts write to it every few seconds; its removal is noticed at once.
QString Engine::databaseProblem() const
{
    if (const auto there = m_database->isStillThere(); !there)
        return there.error().detail;
    const QList<Alert> standing = m_alerts ? m_alerts->standing() : QList<Alert>();
    const auto trouble = std::find_if(standing.begin(), standing.end(),
                                      [](const Alert& alert) { return alert.kind == AlertKind::DatabaseTrouble; });
    return trouble == standing.end() ? QString() : core::english(trouble->why);
}

QList<Alert> Engine::troubles() const
{
    QList<Alert> troubles = m_webhooks.alerts();
    if (const core::Phrase& doubt = m_clockWatch->doubt(); !doubt.isEmpty())
        troubles += {.kind = AlertKind::ClockDoubtful, .why = doubt, .since = m_clockWatch->since()};
    if (m_settingsProblem)
        troubles += {.kind = AlertKind::SettingsTrouble,
                     .why = core::phraseOf(*m_settingsProblem),
                     .since = m_settingsProblemSince};
    if (m_backups)
        troubles += m_backups->troubles();
    troubles += m_identities->troubles();
    troubles += m_ledgerMarks->troubles();
    troubles += lostUsers();
    return troubles;
}

void Engine::routerCompared(const QString& router)
{
    const QList<Alert> standing = m_alerts ? m_alerts->standing() : QList<Alert>();
    const bool stands = std::any_of(standing.begin(), standing.end(), [&](const Alert& alert) {
        return alert.kind == AlertKind::UsersLost && alert.subject == router;
    });
    if (m_alerts && stands != m_use->validity.drift(router).isBeyondAHandful())
        m_alerts->look();
    emit driftChanged();
}

// Until a router is compared for the first time, what was known of it before the start stands.
QList<Alert> Engine::lostUsers() const
{
    QList<Alert> lost;
    const QList<Alert> standing = m_alerts ? m_alerts->standing() : QList<Alert>();
    for (const sales::DriftReport& report : m_use->validity.drift()) {
        Alert alert{.kind = AlertKind::UsersLost, .subject = report.router, .since = report.comparedAt};
        const auto known =
            std::find_if(standing.begin(), standing.end(), [&](const Alert& other) { return other.isAbout(alert); });
        if (known != standing.end())
            alert.since = known->since;
        if (report.isBeyondAHandful()) {
            alert.why = {core::PhraseId::VouchersMissing,
                         {QString::number(report.missing), QString::number(report.living)}};
            lost += alert;
        } else if (known != standing.end() && !report.comparedAt.isValid()) {
            lost += *known;
        }
    }
    return lost;
}

} // namespace loket::engine
