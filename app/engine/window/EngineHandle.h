// The engine in a thread of its own, as the window uses it: calls are answered as futures (Door.h), events
// arrive as queued signals. Nothing here ever blocks the calling thread but start() and stop(), which are for program
// start and end. UI thread.
#pragma once

#include "engine/EngineState.h"
#include "engine/window/Session.h"
#include "storage/ReadThread.h"

#include <QThread>

namespace loket::engine {

class Engine;
struct EngineOptions;

class EngineHandle : public QObject
{
    Q_OBJECT

public:
    explicit EngineHandle(QObject* parent = nullptr);
    ~EngineHandle() override;

    // Opens the data folder, migrates the database, starts the server and the queue. Errors as in app/CONTRACT.md,
    // section 1.
    [[nodiscard]] core::Result<void> start(const EngineOptions& options);
    // A clean stop: nothing new is started, what runs is ended, everything stays in the queue.
    void stop();

    // What lists and charts are read from. Valid between start() and stop().
    [[nodiscard]] storage::ReadThread& reader() const { return *m_reader; }
    [[nodiscard]] const EngineState& state() const { return m_state; }
    [[nodiscard]] QString dataFolder() const { return m_dataFolder; }
    [[nodiscard]] QString businessName() const { return m_businessName; }
    [[nodiscard]] QByteArray timeZone() const { return m_timeZone; } // IANA id of business.timezone
    [[nodiscard]] QString language() const { return m_language; }    // business.language

    // Who uses this window.
    [[nodiscard]] Session& session() { return m_session; }
    [[nodiscard]] const sales::Actor& actor() const { return m_session.actor(); }

    // Open between start() and stop(). Outside of that, calls are answered Cancelled.
    [[nodiscard]] const Door& door() const { return m_door; }
    template <class Work>
    auto ask(Work work) const
    {
        return m_door.ask(std::move(work));
    }

signals:
    // While start() waits: the progress of updating an older version's database.
    void updating(const loket::storage::UpdateProgress& progress);
    // The routers were compared with the ledger, or a difference was repaired.
    void driftChanged();
    // As of Engine: what notifies people connects to notifyOperator only.
    void alertRaised(const loket::engine::Alert& alert);
    void alertCleared(const loket::engine::Alert& alert);
    void notifyOperator(const QList<loket::engine::Alert>& alerts);
    void purchaseChanged(qint64 purchaseId);
    void deliveryLogged(qint64 purchaseId);
    void packagesChanged();
    void settlementChecked(const QDate& day);
    void batchChanged(qint64 batchId);
    void staffChanged();
    void shiftsChanged();
    void stateChanged(const loket::engine::EngineState& state);

private:
    QThread m_thread;
    std::unique_ptr<Engine> m_engine; // lives in m_thread
    Door m_door;
    Session m_session{m_door};
    std::unique_ptr<storage::ReadThread> m_reader;
    EngineState m_state;
    QString m_dataFolder;
    QString m_businessName;
    QByteArray m_timeZone;
    QString m_language;
};

} // namespace loket::engine
