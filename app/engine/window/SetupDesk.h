// The owner's commands from the window: each is handed to the engine's thread and answered as a future, so nothing here
// ever waits. A part of EngineHandle; lives as long. UI thread.
#pragma once

#include "engine/window/Administration.h"

namespace loket::engine {

class Engine;

class SetupDesk
{
public:
    // `engine` answers null once the engine is stopped; every command then answers Cancelled.
    explicit SetupDesk(std::function<Engine*()> engine) : m_engine(std::move(engine)) {}

    core::Async<SetupSnapshot> read() const;
    core::Async<SetupSnapshot> save(const SetupChange& change, const sales::Actor& actor) const;
    core::Async<SetupSnapshot> removeRouter(const QString& name, const sales::Actor& actor) const;

    core::Async<QList<domain::Package>> packages() const;
    core::Async<QList<domain::Package>> savePackage(const domain::Package& package, bool isNew,
                                                    const sales::Actor& actor) const;
    core::Async<QList<domain::Package>> removePackage(const QString& id, const sales::Actor& actor) const;
    core::Async<QList<domain::Package>> reorderPackages(const QStringList& ids, const sales::Actor& actor) const;

    core::Async<QList<storage::TokenRow>> tokens() const;
    core::Async<core::Secret> createToken(const QString& name, storage::TokenScope scope,
                                          const sales::Actor& actor) const;
    core::Async<void> revokeToken(const QString& name, const sales::Actor& actor) const;

    core::Async<QList<BackupFile>> backups() const;
    core::Async<BackupFile> makeBackup(const sales::Actor& actor) const;
    core::Async<void> mayRestore(const QString& file, const sales::Actor& actor) const;
    core::Async<void> noteRestored(const QString& file, const QString& keptOldAs, const sales::Actor& actor) const;

    core::Async<QList<RouterProfile>> profiles(const QString& router, const SetupChange& trial = {}) const;
    core::Async<void> createProfile(const QString& router, const RouterProfile& profile,
                                    const sales::Actor& actor) const;
    core::Async<QString> fingerprint(const QString& router, const SetupChange& trial = {}) const;
    core::Async<QString> loginAddress(const QString& router) const;

    // The doctor: results come one by one (QFutureWatcher::resultReadyAt), each as soon as it is known.
    QFuture<DoctorLine> examine(const QStringList& parts = {}, const SetupChange& trial = {}) const;

private:
    std::function<Engine*()> m_engine;
};

} // namespace loket::engine
