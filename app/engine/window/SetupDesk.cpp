#include "engine/window/SetupDesk.h"

#include "engine/window/AskEngine.h"

namespace loket::engine {

using namespace Qt::Literals::StringLiterals;
using core::Async;
using core::Result;
using domain::Package;

Async<SetupSnapshot> SetupDesk::read() const
{
    return askEngine<SetupSnapshot>(m_engine(), [](Engine& engine) { return engine.administration().snapshot(); });
}

Async<SetupSnapshot> SetupDesk::save(const SetupChange& change, const sales::Actor& actor) const
{
    return askEngine<SetupSnapshot>(
        m_engine(), [change, actor](Engine& engine) { return engine.administration().save(change, actor); });
}

Async<SetupSnapshot> SetupDesk::removeRouter(const QString& name, const sales::Actor& actor) const
{
    return askEngine<SetupSnapshot>(
        m_engine(), [name, actor](Engine& engine) { return engine.administration().removeRouter(name, actor); });
}

Async<QList<Package>> SetupDesk::packages() const
{
    return askEngine<QList<Package>>(m_engine(), [](Engine& engine) { return engine.administration().packages(); });
}

Async<QList<Package>> SetupDesk::savePackage(const Package& package, bool isNew, const sales::Actor& actor) const
{
    return askEngine<QList<Package>>(m_engine(), [package, isNew, actor](Engine& engine) {
        return engine.administration().savePackage(package, isNew, actor);
    });
}

Async<QList<Package>> SetupDesk::removePackage(const QString& id, const sales::Actor& actor) const
{
    return askEngine<QList<Package>>(
        m_engine(), [id, actor](Engine& engine) { return engine.administration().removePackage(id, actor); });
}

Async<QList<Package>> SetupDesk::reorderPackages(const QStringList& ids, const sales::Actor& actor) const
{
    return askEngine<QList<Package>>(
        m_engine(), [ids, actor](Engine& engine) { return engine.administration().reorderPackages(ids, actor); });
}

Async<QList<storage::TokenRow>> SetupDesk::tokens() const
{
    return askEngine<QList<storage::TokenRow>>(m_engine(),
                                               [](Engine& engine) { return engine.administration().tokens(); });
}

Async<core::Secret> SetupDesk::createToken(const QString& name, storage::TokenScope scope,
                                           const sales::Actor& actor) const
{
    return askEngine<core::Secret>(m_engine(), [name, scope, actor](Engine& engine) {
        return engine.administration().createToken(name, scope, actor);
    });
}

Async<void> SetupDesk::revokeToken(const QString& name, const sales::Actor& actor) const
{
    return askEngine<void>(m_engine(),
                           [name, actor](Engine& engine) { return engine.administration().revokeToken(name, actor); });
}

Async<QList<BackupFile>> SetupDesk::backups() const
{
    return askEngine<QList<BackupFile>>(m_engine(), [](Engine& engine) { return engine.administration().backups(); });
}

Async<BackupFile> SetupDesk::makeBackup(const sales::Actor& actor) const
{
    return askEngine<BackupFile>(m_engine(),
                                 [actor](Engine& engine) { return engine.administration().makeBackup(actor); });
}

Async<void> SetupDesk::mayRestore(const QString& file, const sales::Actor& actor) const
{
    return askEngine<void>(m_engine(),
                           [file, actor](Engine& engine) { return engine.administration().mayRestore(file, actor); });
}

Async<void> SetupDesk::noteRestored(const QString& file, const QString& keptOldAs, const sales::Actor& actor) const
{
    return askEngine<void>(m_engine(), [file, keptOldAs, actor](Engine& engine) {
        return engine.administration().noteRestored(file, keptOldAs, actor);
    });
}

Async<QString> SetupDesk::loginAddress(const QString& router) const
{
    return askEngine<QString>(m_engine(),
                              [router](Engine& engine) { return engine.administration().loginAddress(router); });
}

Async<QList<RouterProfile>> SetupDesk::profiles(const QString& router, const SetupChange& trial) const
{
    return askEngine<QList<RouterProfile>>(
        m_engine(), [router, trial](Engine& engine) { return engine.administration().profiles(router, trial); });
}

Async<void> SetupDesk::createProfile(const QString& router, const RouterProfile& profile,
                                     const sales::Actor& actor) const
{
    return askEngine<void>(m_engine(), [router, profile, actor](Engine& engine) {
        return engine.administration().createProfile(router, profile, actor);
    });
}

Async<QString> SetupDesk::fingerprint(const QString& router, const SetupChange& trial) const
{
    return askEngine<QString>(
        m_engine(), [router, trial](Engine& engine) { return engine.administration().fingerprint(router, trial); });
}

QFuture<DoctorLine> SetupDesk::examine(const QStringList& parts, const SetupChange& trial) const
{
    auto promise = std::make_shared<QPromise<DoctorLine>>();
    auto lines = promise->future();
    promise->start();
    if (Engine* engine = m_engine()) {
        QMetaObject::invokeMethod(engine, [promise = std::move(promise), engine, parts, trial] {
            engine->administration().examine(parts, trial, std::move(*promise));
        });
    } else {
        promise->finish();
    }
    return lines;
}

} // namespace loket::engine
