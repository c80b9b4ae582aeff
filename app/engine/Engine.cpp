#include "engine/Engine.h"

#include "core/Log.h"
#include "delivery/Cloud.h"
#include "engine/CounterpartFactories.h"
#include "engine/EngineLog.h"
#include "engine/PolicyFromSettings.h"
#include "engine/ServerSettingsFrom.h"
#include "engine/demo/Demo.h"
#include "engine/schedule/BuiltInTasks.h"
#include "engine/watch/AlertSources.h"
#include "engine/watch/StatusJson.h"
#include "server/Site.h"
#include "storage/CommitGroup.h"

namespace loket::engine {

Q_LOGGING_CATEGORY(lcEngine, "loket.engine")

using namespace Qt::Literals::StringLiterals;
using namespace settings::literals;
using namespace std::chrono_literals;
using core::ErrorKind;
using core::Failure;
using core::Result;
using storage::ChangeKind;

namespace {

constexpr auto longestGoodbye = 5s;   // what still runs then is continued at the next start
constexpr auto stateRhythm = 200ms;   // the header need not change more often
constexpr auto settingsAgain = 5s;    // while the settings cannot be read
constexpr auto channelProbeGap = 60s; // one stopped message is retried, and a paused channel probed, this often
constexpr int recoverAllMessages = 500;
constexpr auto foreignRhythm = 1s; // how soon the window shows what another program changed

} // namespace

Engine::Engine(EngineOptions options)
    : m_options(std::move(options)), m_clock(m_options.clock ? *m_options.clock : m_systemClock), m_webhooks(m_clock),
      m_effect(m_options.effect ? m_options.effect : [](const char*) {})
{
    qRegisterMetaType<EngineState>();
}

// First whatever may still answer, while its receivers exist: a continuation must never find its context gone.
Engine::~Engine()
{
    if (m_context)
        m_context->closing = true;
    if (m_database)
        m_database->group().finish(); // to whom it may concern, while they are there
    for (const auto& [name, watch] : m_watches)
        watch->stop();
    m_server.reset();
    m_reads.reset();
    if (m_use)
        m_use->close();
    m_schedule.reset();
    m_alerts.reset();
    m_counterparts.reset();
    m_watches.clear();
}

Result<void> Engine::start()
{
    LOKET_TRY(openFolder());
    LOKET_TRY(openDatabase());
    m_counterparts = std::make_unique<LiveCounterparts>(m_clock, m_effect, m_figures, m_options.wires);
    watchDevices();
    m_tunnel = std::make_unique<router::ReverseTunnel>(m_clock);
    connect(m_tunnel.get(), &router::ReverseTunnel::changed, this, &Engine::tunnelChanged);
    m_jobs = std::make_unique<jobs::JobRunner>(*m_database, m_clock, m_policy.retry);
    m_context.reset(new sales::Context{*m_database, m_clock, m_policy, *m_counterparts, *m_jobs, m_effect});
    m_context->isAway = [this](const QString& router) { return isAway(router); };
    watchClock();
    noteGap();
    m_use = std::make_unique<UseCases>(*m_context);
    m_context->isWatched = [this](qint64 purchaseId) { return m_use->watched.isWatched(purchaseId); };
    m_use->runTask = [this](const QString& name, const sales::Actor& actor) { return runTask(name, actor); };
    m_use->confirmClock = [this](const sales::Actor& actor) { return confirmClock(actor); };
    m_use->confirmRouter = [this](const QString& name, const sales::Actor& actor) {
        return confirmRouter(name, actor);
    };
    m_keeper = std::make_unique<VoucherKeeper>(*m_context, m_use->validity, [this] {
        return std::chrono::seconds(m_settings->number(u"voucher.watch_seconds"_key));
    });
    connect(&m_use->validity, &sales::Validity::driftChanged, this, &Engine::routerCompared);
    connect(&m_use->settlement, &sales::Settlement::checked, this, &Engine::settlementChecked);
    m_settlementRounds = std::make_unique<SettlementRounds>(m_use->settlement);
    m_channels = std::make_unique<ChannelWatch>(*m_context->pauses);
    m_context->pauses->onChange([this] {
        stateMayHaveChanged();
        // Not inside the transaction that notifies us.
        QMetaObject::invokeMethod(
            this, [this] { m_alerts ? m_alerts->look() : void(); }, Qt::QueuedConnection);
    });
    connect(m_counterparts.get(), &LiveCounterparts::routerUnanswered, this, [this](const QString& name) {
        if (const auto watch = m_watches.find(name); watch != m_watches.end())
            watch->second->doubt();
    });
    connect(m_counterparts.get(), &LiveCounterparts::channelRebuilt, this, [this](const QString& name) {
        m_channels->forget(name);
        if (m_context->pauses->isPaused(name)) // fixed, or at least changed
            (void)m_use->recovery.resumeChannel(name, {u"settings"_s});
    });
    m_policy = policyFrom(*m_settings, {});
    if (m_demo)
        LOKET_TRY(m_demo->fillHistory(*m_database, m_clock.now()));
    LOKET_TRY(startServer());
    settingsChanged();
    m_watcher = std::make_unique<settings::SettingsWatcher>(
        QStringList{m_folder->settingsFile(), m_folder->secretsFile()}, m_clock);
    connect(m_watcher.get(), &settings::SettingsWatcher::changed, this, &Engine::settingsChanged);
    m_use->administration.reset(new Administration(
        {.folder = *m_folder,
         .settings = *m_settings,
         .secrets = *m_secrets,
         .database = *m_database,
         .clock = m_clock,
         .serverUrl = url(),
         .changed = [this] { settingsChanged(); },
         .saved = [this](const QStringList& keys) { settingsSaved(keys); },
         .channelCanSend =
             [this](const QString& name) {
                 if (m_context->pauses->isPaused(name))
                     (void)m_use->recovery.resumeChannel(name, {u"probe"_s});
             },
         .pausedChannels = [this] { return pausedChannels(); },
         .permit = [this](const sales::Actor& actor,
                          domain::Action action) { return sales::Ledger(*m_context).permit(actor, action); }}));
    LOKET_TRY(m_clockWatch->start());
    startJobs();
    LOKET_TRY(m_jobs->start());
    m_keeper->start();
    m_use->stockMaker.start();
    LOKET_TRY(startSchedule());
    LOKET_TRY(startAlerts());
    m_foreignChanges = m_database->foreignChanges();
    lookForForeignChanges();
    channelHeard();
    probeChannel();
    publishState();
    core::logInfo(lcEngine(), "engine.started",
                  {{u"version"_s, QLatin1StringView(LOKET_VERSION)}, {u"url"_s, url().toString()}});
    return {};
}

Result<void> Engine::openFolder()
{
    if (m_options.demo) {
        m_demo = std::make_unique<Demo>(m_clock);
        LOKET_TRY(m_demo->prepare(m_options.dataFolder));
        m_options.dataFolder = m_demo->dataFolder();
    }
    auto folder = settings::DataFolder::open(m_options.dataFolder);
    if (!folder)
        return Failure(folder.error());
    m_folder = *folder;
    auto lock = settings::DataFolderLock::take(*m_folder, m_options.program);
    if (!lock)
        return Failure(lock.error());
    m_lock = std::move(*lock);
    if (m_options.openLog)
        m_options.openLog(m_folder->logs());
    if (m_folder->isOpenToOthers())
        core::logWarning(lcEngine(), "data_folder_is_open_to_others",
                         {{u"folder"_s, m_folder->path()}, {u"mend"_s, u"chmod -R go-rwx FOLDER"_s}});

    const settings::Registry registry([](const QString& text) {
        return delivery::MessageTemplate::parse(text).map([](const delivery::MessageTemplate&) {});
    });
    m_settings = std::make_unique<settings::Settings>(registry, m_folder->settingsFile());
    LOKET_TRY(m_settings->reload());
    if (m_demo)
        LOKET_TRY(m_demo->writeSettings(*m_settings));
    for (const core::Advice& warning : m_settings->warnings())
        core::logWarning(lcEngine(), "settings.warning", {{u"reason"_s, core::english(warning)}});
    m_secrets = m_demo ? m_demo->secrets(*m_folder, registry) : settings::Secrets::open(*m_folder, registry);
    return {};
}

Result<void> Engine::openDatabase()
{
    LOKET_TRY(ledgerIsThere());
    auto database = openUpdated();
    if (!database)
        return Failure(database.error());
    m_database = std::move(*database);
    m_database->onEffect(m_effect);
    m_database->onCommitted([this](const QList<storage::Change>& changes) { committed(changes); });
    m_readModels = std::make_unique<storage::ReadModels>(*m_database);
    LOKET_TRY_VALUE(m_reads, server::Reads::open(m_folder->database()));
    return settingsAreThere();
}

Result<void> Engine::startServer()
{
    m_purchaseLimit = std::make_unique<server::RateLimiter>(m_clock, 0);
    const server::Services services{
        .context = *m_context,
        .use = *m_use,
        .business = m_business,
        .reads = *m_reads,
        .health = [this] { return healthJson(m_state); },
        .databaseProblem = [this] { return databaseProblem(); },
        .lendsAddress = [this] { return !m_settings->value(u"tunnel.host"_key).isEmpty(); },
        .schedule = [this] { return m_schedule ? scheduleJson(m_schedule->tasks()) : QJsonArray(); },
        .alerts = [this] { return alertsJson(m_alerts ? m_alerts->standing() : QList<Alert>()); },
        .runTask = [this](const QString& task, const sales::Actor& actor) -> Result<void> {
            const auto answer = runTask(task, actor);
            return answer.isFinished() && !answer.result() ? Result<void>(Failure(answer.result().error()))
                                                           : Result<void>();
        },
        .confirmClock = [this](const sales::Actor& actor) { return confirmClock(actor); },
        .confirmRouter = [this](const QString& router,
                                const sales::Actor& actor) { return confirmRouter(router, actor); },
        .receiptKey =
            [this](const QString& channel) { return m_secrets->get(u"delivery.NAME.webhook_key"_secretOf(channel)); },
        .verifyCloudWebhook =
            [this](const QUrlQuery& query) {
                return delivery::Cloud::answerVerification(query,
                                                           m_secrets->get(u"delivery.cloud.verify_token"_secret));
            },
        .webhookHeard = [this](const QString& gateway,
                               const std::optional<core::Error>& error) { m_webhooks.heard(gateway, error); },
        .figures = [this](core::PrometheusText& text) { writeFigures(text); }};
    m_events = std::make_unique<server::EventStream>(server::eventsCheck(services));
    m_teller = std::make_unique<EventTeller>(*m_events, *m_database);
    server::RouteTable site = server::siteRoutes(services, *m_purchaseLimit);
    m_routes = site.table();
    site.setObserver([this](const QByteArray& method, const QByteArray& route, int status,
                            std::chrono::nanoseconds took) { m_figures.answered(method, route, status, took); });
    server::ServerSettings listening = serverSettingsFrom(*m_settings);
    listening.orAnyPort = m_demo && !m_settings->isSet(u"server.port"_key); // several demos may run beside each other
    m_server = std::make_unique<server::HttpServer>(std::move(listening), std::move(site));
    m_server->setEvents(server::eventsPath, *m_events);
    m_server->onRefusal([this](int status) { m_figures.refused(status); });
    if (m_options.wires.listens)
        LOKET_TRY(listen());
    return m_demo ? m_demo->serverListens(*m_settings, url()) : Result<void>();
}

void Engine::settingsChanged()
{
    if (const auto read = m_settings->reload(); !read) { // the old ones remain; nothing is lost by a typing error
        core::logWarning(lcEngine(), "settings.refused", {{u"reason"_s, read.error().detail}});
        if (!m_settingsProblem)
            m_settingsProblemSince = m_clock.now();
        m_settingsProblem = read.error();
        if (m_alerts)
            m_alerts->look();
        // Its rights may change without a change that the watcher notices.
        return m_clock.callAfter(settingsAgain, this, [this] {
            if (m_settingsProblem && !m_stopping)
                settingsChanged();
        });
    }
    if (std::exchange(m_settingsProblem, std::nullopt) && m_alerts)
        m_alerts->look();
    m_secrets->refresh();
    m_policy = policyFrom(*m_settings, url());
    m_business = {.name = m_settings->value(u"business.name"_key),
                  .phone = m_settings->value(u"business.phone"_key),
                  .timeZone = m_settings->value(u"business.timezone"_key).toUtf8(),
                  .language = m_policy.language};
    m_purchaseLimit->setPerMinute(int(m_settings->number(u"server.purchase_rate_per_minute"_key)));
    (void)m_server->setTrustedProxies(serverSettingsFrom(*m_settings).trustedProxies); // checked when they were set
    m_counterparts->apply(*m_settings, *m_secrets, m_policy);
    m_use->methods.renew();
    m_tunnel->apply(tunnelSettings(*m_settings, *m_secrets, url()));
    watchRouters();
    stateMayHaveChanged();
    m_jobs->wake();
}

void Engine::watchRouters()
{
    for (auto watch = m_watches.begin(); watch != m_watches.end();) {
        if (m_counterparts->routers().contains(watch->first)) {
            ++watch;
            continue;
        }
        watch->second.release()->deleteLater(); // after its router, whose last answer it may still be waiting for
        watch = m_watches.erase(watch);
    }
    for (const QString& name : m_counterparts->routers()) {
        auto& watch = m_watches[name];
        if (!watch) {
            watch = std::make_unique<RouterWatch>(name, m_clock, [this, name] { return m_counterparts->router(name); });
            connect(watch.get(), &RouterWatch::changed, this, &Engine::stateMayHaveChanged);
            connect(watch.get(), &RouterWatch::answered, this,
                    [this, name](bool wasAway) { routerAnswered(name, wasAway); });
        }
        watch->setAddress(m_counterparts->addressOf(name));
        watch->askNow();
    }
}

void Engine::committed(const QList<storage::Change>& changes)
{
    m_jobs->committed(changes);
    if (m_teller)
        m_teller->committed(changes);
    for (const storage::Change& change : changes) {
        switch (change.kind) {
        case ChangeKind::Purchase:
            emit purchaseChanged(change.id);
            break;
        case ChangeKind::DeliveryLog:
            emit deliveryLogged(change.id);
            channelHeard();
            break;
        case ChangeKind::Package:
            emit packagesChanged();
            break;
        case ChangeKind::Job:
            stateMayHaveChanged();
            break;
        case ChangeKind::Audit: // a new line in a purchase's history, also where the purchase itself is unchanged
            if (change.id > 0 && !changes.contains(storage::Change{ChangeKind::Purchase, change.id}))
                emit purchaseChanged(change.id);
            break;
        case ChangeKind::Batch:
            m_use->stockMaker.wake();
            emit batchChanged(change.id);
            break;
        case ChangeKind::Staff:
            emit staffChanged();
            break;
        case ChangeKind::Shift:
            emit shiftsChanged();
            break;
        case ChangeKind::Token:
            break;
        }
    }
}

void Engine::lookForForeignChanges()
{
    if (m_stopping)
        return;
    const qint64 changes = m_database->foreignChanges();
    if (std::exchange(m_foreignChanges, changes) != changes) {
        m_jobs->wake();
        m_use->stockMaker.wake();
        emit packagesChanged();
    }
    m_clock.callAfter(foreignRhythm, this, [this] { lookForForeignChanges(); });
}

void Engine::writeFigures(core::PrometheusText& text) const
{
    m_figures.write(text);
    text.gauge("loket_http_connections", "Open connections, event listeners among them.",
               qint64(m_server ? m_server->openConnections() : 0));
    text.family("loket_router_up", "gauge", "1: the router answered when it was last asked.");
    for (const auto& [name, watch] : m_watches)
        text.sample({{"router", name.toUtf8()}}, qint64(watch->state().reach == RouterState::Reach::Reachable));
    text.family("loket_channel_up", "gauge", "0: the last message did not go out, or the channel is paused.");
    for (const domain::DeliveryChannel* channel : {m_counterparts->channel(), m_counterparts->fallbackChannel()}) {
        if (!channel)
            continue;
        using Condition = ChannelState::Condition;
        const Condition condition = m_channels->stateOf(channel).condition;
        text.sample({{"channel", channel->name().toUtf8()}},
                    qint64(condition == Condition::Working || condition == Condition::Unknown));
    }
}

// The last attempt shows its channel's state; the first success after a failure starts the waiting messages.
void Engine::channelHeard()
{
    const auto last = m_readModels->deliveries({}, {.limit = 1});
    if (!last || last->isEmpty())
        return;
    const bool isBack = m_channels->heard(last->first().attempt);
    stateMayHaveChanged();
    if (isBack) {
        // Not inside the commit that notifies us: a transaction of its own.
        QMetaObject::invokeMethod(
            this, [this] { (void)m_use->recovery.channelIsBack(recoverAllMessages); }, Qt::QueuedConnection);
    }
}

ChannelState::Condition Engine::channelCondition() const
{
    return m_channels->stateOf(m_counterparts->channel()).condition;
}

void Engine::probeChannel()
{
    (void)m_use->recovery.tryOneMessage();
    for (domain::DeliveryChannel* channel : {m_counterparts->channel(), m_counterparts->fallbackChannel()}) {
        const auto pause = channel ? m_context->pauses->of(channel->name()) : std::nullopt;
        if (!pause || m_clock.steady() < pause->probeAfter)
            continue;
        // An answer is not enough: it must say that it could send.
        core::whenReady(channel->health(), this,
                        [this, name = channel->name()](const Result<domain::ChannelHealth>& health) {
                            if (health && health->isTold && m_context->pauses->isPaused(name))
                                (void)m_use->recovery.resumeChannel(name, {u"probe"_s});
                        });
    }
    m_clock.callAfter(channelProbeGap, this, [this] { probeChannel(); });
}

// The schedule's other tasks are in their own room's file; a task is added with one line.
Result<void> Engine::startSchedule()
{
    m_backups = std::make_unique<BackupKeeper>(*m_database, m_clock, m_folder->database(), m_folder->backups());
    m_schedule = std::make_unique<Schedule>(*m_database, m_clock);
    connect(m_schedule.get(), &Schedule::changed, this, &Engine::stateMayHaveChanged);
    addHouseTasks(*m_schedule,
                  {.settings = *m_settings,
                   .clock = m_clock,
                   .recovery = m_use->recovery,
                   .backups = *m_backups,
                   .logFolder = m_folder->logs(),
                   .reachableRouters =
                       [this] {
                           QStringList names;
                           for (const auto& [name, watch] : m_watches) {
                               if (watch->state().reach == RouterState::Reach::Reachable)
                                   names += name;
                           }
                           return names;
                       },
                   .channelWorks = [this] { return channelCondition() == ChannelState::Condition::Working; },
                   .unconfirmed = m_use->unconfirmed,
                   .channels = [this] { return m_counterparts->channelNames(); },
                   .forgetting = m_use->forgetting});
    m_schedule->addLong(
        u"reconcile"_s, [this] { return std::chrono::minutes(m_settings->number(u"voucher.reconcile_minutes"_key)); },
        [this] { return m_use->validity.runEverywhere(); });
    // Each day is checked once a day; running often catches up soon after a start.
    m_schedule->addLong(u"settlement"_s, Schedule::every(60min), [this] { return m_settlementRounds->run(); });
    m_schedule->add(u"sweep_stock"_s, Schedule::every(60min), [this] {
        if (m_context->clockIsDoubtful())
            return Result<QString>(QString());
        return m_use->stock.sweep(sales::systemActor).map([](int asked) {
            return asked == 0 ? QString() : u"%1 unsold vouchers withdrawn"_s.arg(asked);
        });
    });
    return m_schedule->start();
}

Result<void> Engine::startAlerts()
{
    const Watched watched{.database = *m_database,
                          .clock = m_clock,
                          .settings = *m_settings,
                          .counterparts = *m_counterparts,
                          .pauses = *m_context->pauses,
                          .folder = m_folder->path(),
                          .routers = [this] { return m_state.routers; },
                          .channels =
                              [this] {
                                  QList<ChannelState> channels{m_channels->stateOf(m_counterparts->channel())};
                                  if (m_counterparts->fallbackChannel())
                                      channels += m_channels->stateOf(m_counterparts->fallbackChannel());
                                  return channels;
                              },
                          .gateways = [this] { return m_use->methods.troubles(); },
                          .troubles = [this] { return troubles(); }};
    m_alerts = std::make_unique<Alerts>(*m_database, m_clock, alertSources(watched));
    connect(m_alerts.get(), &Alerts::raised, this, [this](const Alert& alert) {
        m_teller->alert(alert, true);
        emit alertRaised(alert);
    });
    connect(m_alerts.get(), &Alerts::cleared, this, [this](const Alert& alert) {
        m_teller->alert(alert, false);
        emit alertCleared(alert);
    });
    connect(m_alerts.get(), &Alerts::notify, this, &Engine::notifyOperator);
    connect(m_alerts.get(), &Alerts::changed, this, &Engine::stateMayHaveChanged);
    return m_alerts->start();
}

core::Async<QString> Engine::runTask(const QString& name, const sales::Actor& actor)
{
    if (const auto may = m_schedule->mayRun(name); !may)
        return core::ready<QString>(Failure(may.error()));
    const sales::Ledger ledger(*m_context);
    if (const auto allowed = ledger.permit(actor, domain::Action::CleanUp); !allowed)
        return core::ready<QString>(Failure(allowed.error()));
    const auto noted = ledger.inTransaction([&](storage::Transaction& transaction) {
        return ledger.audit.insert(transaction, actor.name, u"schedule.run"_s, std::nullopt, {{u"task"_s, name}},
                                   m_clock.now());
    });
    if (!noted)
        return core::ready<QString>(Failure(noted.error()));
    return m_schedule->run(name);
}

void Engine::tunnelChanged()
{
    using Condition = router::ReverseTunnel::Condition;
    const Condition condition = m_tunnel->condition();
    m_state.tunnel = {.condition = condition == Condition::Up           ? TunnelState::Condition::Up
                                   : condition == Condition::Down       ? TunnelState::Condition::Down
                                   : condition == Condition::Connecting ? TunnelState::Condition::Connecting
                                                                        : TunnelState::Condition::Off,
                      .address = m_tunnel->address(),
                      .problem = condition == Condition::Down ? m_tunnel->problem() : core::Error(),
                      .since = m_tunnel->since()};
    stateMayHaveChanged();
}

bool Engine::isAway(const QString& router) const
{
    const auto watch = m_watches.find(router);
    return watch != m_watches.end() && watch->second->state().reach == RouterState::Reach::Away;
}

bool Engine::hasStaff() const
{
    const auto count = storage::StaffRepository(*m_database).count();
    return !count || *count > 0; // a database that cannot be read admits nobody
}

void Engine::stateMayHaveChanged()
{
    if (m_statePending)
        return;
    m_statePending = true;
    m_clock.callAfter(stateRhythm, this, [this] {
        m_statePending = false;
        publishState();
    });
}

void Engine::publishState()
{
    m_state.routers.clear();
    for (const QString& name : m_counterparts->routers())
        m_state.routers += m_watches.at(name)->state();
    m_state.server.url = m_policy.publicUrl;
    const storage::JobRepository jobs(*m_database);
    if (const auto depth = jobs.depth())
        m_state.queue = {depth->queued, depth->running, depth->dead, depth->oldestDue};
    m_state.clock = {m_clockWatch->doubt(), m_clockWatch->since()};
    m_state.channel = m_channels->stateOf(m_counterparts->channel());
    m_state.fallback = m_counterparts->fallbackChannel()
                           ? std::optional(m_channels->stateOf(m_counterparts->fallbackChannel()))
                           : std::nullopt;
    m_state.gateways = m_policy.gateways;
    m_state.alerts = m_alerts ? m_alerts->standing() : QList<Alert>();
    m_state.businessName = m_business.name;
    m_state.timeZone = m_business.timeZone;
    m_state.recoversByItself = m_policy.automaticRecovery;
    m_state.lockAfter = std::chrono::minutes(m_settings->number(u"staff.lock_after_minutes"_key));
    m_state.schedule = m_schedule ? m_schedule->tasks() : QList<TaskState>();
    if (m_demo)
        m_state.demo = m_demo->addresses(url());
    if (m_teller)
        m_teller->stateChanged(m_state);
    emit stateChanged(m_state);
}

void Engine::stop()
{
    if (m_stopping)
        return;
    m_stopping = true;
    if (m_server)
        m_server->stop();
    if (m_tunnel)
        m_tunnel->apply({});
    for (const auto& [name, watch] : m_watches)
        watch->stop();
    if (m_use)
        m_use->stockMaker.stop();
    if (m_schedule)
        m_schedule->stop();
    if (m_keeper)
        m_keeper->stop();
    if (m_clockWatch)
        m_clockWatch->stop();
    if (m_alerts)
        m_alerts->stop();
    if (!m_jobs || m_jobs->stop())
        return finishStopping();
    connect(m_jobs.get(), &jobs::JobRunner::idle, this, &Engine::finishStopping);
    m_clock.callAfter(longestGoodbye, this, [this] { finishStopping(); });
}

void Engine::finishStopping()
{
    if (m_hasStopped)
        return;
    m_hasStopped = true;
    m_lock.reset();
    core::logInfo(lcEngine(), "engine.stopped");
    emit stopped();
}

} // namespace loket::engine
