// The composition root: builds everything from a data folder, runs it in one thread, and reports what happens. The same
// for `loket` (in a thread of its own, see EngineHandle) and `loketd serve` (in the main thread). Make, use and delete
// it in one thread with an event loop.
#pragma once

#include "core/Clock.h"
#include "core/Effect.h"
#include "engine/EngineState.h"
#include "engine/LiveCounterparts.h"
#include "engine/UseCases.h"
#include "engine/Wires.h"
#include "engine/schedule/BackupKeeper.h"
#include "engine/schedule/Schedule.h"
#include "engine/schedule/SearchBuilder.h"
#include "engine/schedule/SettlementRounds.h"
#include "engine/watch/Alerts.h"
#include "engine/watch/ChannelWatch.h"
#include "engine/watch/ClockWatch.h"
#include "engine/watch/EventTeller.h"
#include "engine/watch/Figures.h"
#include "engine/watch/LedgerMarks.h"
#include "engine/watch/RouterIdentities.h"
#include "engine/watch/RouterWatch.h"
#include "engine/watch/VoucherKeeper.h"
#include "engine/watch/WebhookWatch.h"
#include "jobs/JobRunner.h"
#include "router/tunnel/ReverseTunnel.h"
#include "server/HttpServer.h"
#include "server/RateLimiter.h"
#include "server/routes/Services.h"
#include "settings/DataFolder.h"
#include "settings/SettingsWatcher.h"
#include "storage/ReadModels.h"

#include <QElapsedTimer>

#include <functional>
#include <memory>

namespace loket::engine {

class Demo;

struct EngineOptions
{
    QString program = QStringLiteral("loketd"); // names the holder of the lock
    QString dataFolder;                         // empty: the platform's (with `demo`: a temporary one)
    bool demo = false;
    // Called with the folder for logs as soon as the data folder is locked, so that the start itself is in the log.
    std::function<void(const QString& logFolder)> openLog;
    // Called, inside start() and in its thread, with the progress of updating an older version's database.
    storage::UpdateListener updating;
    // Tests only: a clock to advance, a listener that ends the process at a chosen point (core/Effect.h), and what is
    // there instead of the network.
    core::Clock* clock = nullptr;
    core::EffectListener effect;
    Wires wires;
};

class Engine : public QObject
{
    Q_OBJECT

public:
    explicit Engine(EngineOptions options);
    ~Engine() override;

    // Conflict: another engine has the folder (exit code 3). Misconfigured: a setting must be fixed (exit code 2).
    [[nodiscard]] core::Result<void> start();
    // Accepts no more requests, lets running work finish (a few seconds at most; what is left stays in the queue)
    // and then emits stopped(). StopSignals reports when the system requests it.
    void stop();

    [[nodiscard]] QUrl url() const { return m_server ? m_server->url() : QUrl(); }
    // Why it does not listen yet (the network is not there at boot); it goes on trying. Empty: it does.
    [[nodiscard]] QString waitsFor() const { return m_state.server.problem; }
    [[nodiscard]] const settings::DataFolder& folder() const { return *m_folder; }
    [[nodiscard]] const settings::Settings& settings() const { return *m_settings; }
    [[nodiscard]] const EngineState& state() const { return m_state; }
    // "GET /voucher/api/schedule"...: all routes of the server.
    [[nodiscard]] const QStringList& routes() const { return m_routes; }

    // What its server would answer: for an engine that does not listen (Wires::listens).
    [[nodiscard]] server::Reply answer(const server::Request& request) const { return m_server->answer(request); }

    // What it can do; the window calls from its own thread (window/Door.h), the server has them too.
    [[nodiscard]] UseCases& use() { return *m_use; }
    [[nodiscard]] bool hasStaff() const;
    // A router known to be unreachable.
    [[nodiscard]] bool isAway(const QString& router) const;
    // A person confirms that this computer's clock is right. Conflict: it is not in doubt.
    [[nodiscard]] core::Result<void> confirmClock(const sales::Actor& actor);
    // Likewise that the device which answers as this router is the right one (watch/RouterIdentities.h).
    [[nodiscard]] core::Result<void> confirmRouter(const QString& router, const sales::Actor& actor);
    [[nodiscard]] QList<Alert> alerts() const { return m_alerts ? m_alerts->standing() : QList<Alert>(); }
    [[nodiscard]] domain::HotspotRouter* router(const QString& name) const { return m_counterparts->router(name); }

signals:
    // Something needs the operator's attention, and no longer does. For a notification there is notifyOperator:
    // digests, never in the quiet hours, never a flood.
    void alertRaised(const loket::engine::Alert& alert);
    void alertCleared(const loket::engine::Alert& alert);
    void notifyOperator(const QList<loket::engine::Alert>& alerts);
    void purchaseChanged(qint64 purchaseId);
    void deliveryLogged(qint64 purchaseId);
    void packagesChanged();
    void driftChanged();
    void settlementChecked(const QDate& day);
    void batchChanged(qint64 batchId);
    void staffChanged();
    void shiftsChanged();
    void stateChanged(const loket::engine::EngineState& state);
    // What waitsFor() told is there.
    void listening();
    void stopped();

private:
    core::Result<void> openFolder();
    core::Result<void> openDatabase();
    [[nodiscard]] core::Result<void> ledgerIsThere() const;
    [[nodiscard]] core::Result<std::unique_ptr<storage::Database>> openUpdated() const;
    [[nodiscard]] core::Result<void> settingsAreThere() const;
    [[nodiscard]] QString databaseProblem() const;
    void watchClock();
    void watchDevices();
    void clockStepped(std::chrono::milliseconds by);
    // Earlier work in the ledger may have been continued elsewhere.
    void noteGap();
    [[nodiscard]] QList<Alert> troubles() const;
    [[nodiscard]] QList<Alert> lostUsers() const;
    [[nodiscard]] QList<storage::AlertRow> pausedChannels() const;
    void routerCompared(const QString& router);
    core::Result<void> startServer();
    [[nodiscard]] core::Result<void> listen();
    void startJobs();
    core::Result<void> startSchedule();
    core::Result<void> startAlerts();
    core::Async<QString> runTask(const QString& name, const sales::Actor& actor);
    void watchRouters();
    void routerAnswered(const QString& name, bool wasAway);
    void settingsChanged();
    void settingsSaved(const QStringList& keys);
    // Another program may change the packages (loketd package set).
    void lookForForeignChanges();
    void committed(const QList<storage::Change>& changes);
    void writeFigures(core::PrometheusText& text) const;
    void channelHeard();
    void tunnelChanged();
    [[nodiscard]] ChannelState::Condition channelCondition() const;
    void probeChannel();
    void stateMayHaveChanged();
    void publishState();
    void finishStopping();

    EngineOptions m_options;
    core::SystemClock m_systemClock;
    core::Clock& m_clock;
    WebhookWatch m_webhooks;
    core::EffectListener m_effect;
    Figures m_figures;

    std::unique_ptr<Demo> m_demo;
    std::optional<settings::DataFolder> m_folder;
    std::optional<settings::DataFolderLock> m_lock;
    std::unique_ptr<settings::Settings> m_settings;
    std::unique_ptr<settings::Secrets> m_secrets;
    std::unique_ptr<settings::SettingsWatcher> m_watcher;
    std::unique_ptr<storage::Database> m_database;
    std::unique_ptr<storage::ReadModels> m_readModels;
    std::unique_ptr<server::Reads> m_reads;
    sales::Policy m_policy;
    std::unique_ptr<RouterIdentities> m_identities; // outlives the routers, which ask it
    std::unique_ptr<LiveCounterparts> m_counterparts;
    std::unique_ptr<LedgerMarks> m_ledgerMarks;
    std::unique_ptr<router::ReverseTunnel> m_tunnel;
    std::unique_ptr<jobs::JobRunner> m_jobs;
    std::unique_ptr<sales::Context> m_context;
    std::unique_ptr<UseCases> m_use;
    std::unique_ptr<ClockWatch> m_clockWatch;
    std::unique_ptr<VoucherKeeper> m_keeper;
    std::unique_ptr<SettlementRounds> m_settlementRounds;
    std::unique_ptr<ChannelWatch> m_channels;
    server::Business m_business;
    std::unique_ptr<server::RateLimiter> m_purchaseLimit;
    std::unique_ptr<server::EventStream> m_events;
    std::unique_ptr<EventTeller> m_teller;
    QStringList m_routes;
    std::unique_ptr<server::HttpServer> m_server; // destroyed before the events it reports
    std::map<QString, std::unique_ptr<RouterWatch>> m_watches;
    // Routers, when their stopped purchases were last retried; by the steady clock.
    std::map<QString, std::chrono::milliseconds> m_recoveredAt;

    std::unique_ptr<SearchBuilder> m_searchBuilder;
    std::unique_ptr<BackupKeeper> m_backups;
    std::unique_ptr<Schedule> m_schedule;
    std::unique_ptr<Alerts> m_alerts;

    EngineState m_state;
    bool m_statePending = false;
    qint64 m_foreignChanges = 0; // of the database, when it was last looked at
    // Why the settings on disk are not in effect, and since when; none: they are.
    std::optional<core::Error> m_settingsProblem;
    QDateTime m_settingsProblemSince;
    bool m_stopping = false;
    bool m_hasStopped = false;
};

} // namespace loket::engine
