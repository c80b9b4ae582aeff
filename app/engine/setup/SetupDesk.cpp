#include "engine/setup/SetupDesk.h"

#include "engine/Engine.h"

namespace loket::engine {

using namespace Qt::Literals::StringLiterals;
using core::Async;
using core::Result;
using domain::Package;

namespace {

core::Failure stopped()
{
    return core::fail(core::ErrorKind::Cancelled, u"the engine is stopped"_s);
}

} // namespace

template <class T, class Work>
Async<T> SetupDesk::run(Work work) const
{
    Engine* engine = m_engine();
    if (!engine)
        return core::ready<T>(stopped());
    auto promise = std::make_shared<QPromise<Result<T>>>();
    promise->start();
    QMetaObject::invokeMethod(engine, [promise, engine, work = std::move(work)] {
        promise->addResult(work(engine->administration()));
        promise->finish();
    });
    return promise->future();
}

// The same for what itself takes its time; an engine that ends in between answers "cancelled".
template <class T, class Work>
Async<T> SetupDesk::runAsync(Work work) const
{
    Engine* engine = m_engine();
    if (!engine)
        return core::ready<T>(stopped());
    auto promise = std::make_shared<QPromise<Result<T>>>();
    promise->start();
    auto answer = promise->future();
    QMetaObject::invokeMethod(engine, [promise = std::move(promise), engine, work = std::move(work)] {
        core::whenReady(Async<T>(work(engine->administration())), engine, [promise](const Result<T>& result) {
            promise->addResult(result);
            promise->finish();
        });
    });
    return answer;
}

Async<SetupSnapshot> SetupDesk::read() const
{
    return run<SetupSnapshot>([](Administration& house) { return house.snapshot(); });
}

Async<SetupSnapshot> SetupDesk::save(const SetupChange& change, const sales::Actor& actor) const
{
    return run<SetupSnapshot>([change, actor](Administration& house) { return house.save(change, actor); });
}

Async<SetupSnapshot> SetupDesk::removeRouter(const QString& name, const sales::Actor& actor) const
{
    return run<SetupSnapshot>([name, actor](Administration& house) { return house.removeRouter(name, actor); });
}

Async<QList<Package>> SetupDesk::packages() const
{
    return run<QList<Package>>([](Administration& house) { return house.packages(); });
}

Async<QList<Package>> SetupDesk::savePackage(const Package& package, bool isNew, const sales::Actor& actor) const
{
    return run<QList<Package>>(
        [package, isNew, actor](Administration& house) { return house.savePackage(package, isNew, actor); });
}

Async<QList<Package>> SetupDesk::removePackage(const QString& id, const sales::Actor& actor) const
{
    return run<QList<Package>>([id, actor](Administration& house) { return house.removePackage(id, actor); });
}

Async<QList<Package>> SetupDesk::reorderPackages(const QStringList& ids, const sales::Actor& actor) const
{
    return run<QList<Package>>([ids, actor](Administration& house) { return house.reorderPackages(ids, actor); });
}

Async<QList<storage::TokenRow>> SetupDesk::tokens() const
{
    return run<QList<storage::TokenRow>>([](Administration& house) { return house.tokens(); });
}

Async<core::Secret> SetupDesk::createToken(const QString& name, storage::TokenScope scope,
                                           const sales::Actor& actor) const
{
    return run<core::Secret>(
        [name, scope, actor](Administration& house) { return house.createToken(name, scope, actor); });
}

Async<void> SetupDesk::revokeToken(const QString& name, const sales::Actor& actor) const
{
    return run<void>([name, actor](Administration& house) { return house.revokeToken(name, actor); });
}

Async<QList<BackupFile>> SetupDesk::backups() const
{
    return run<QList<BackupFile>>([](Administration& house) { return house.backups(); });
}

Async<BackupFile> SetupDesk::makeBackup(const sales::Actor& actor) const
{
    return runAsync<BackupFile>([actor](Administration& house) { return house.makeBackup(actor); });
}

Async<void> SetupDesk::mayRestore(const QString& file, const sales::Actor& actor) const
{
    return runAsync<void>([file, actor](Administration& house) { return house.mayRestore(file, actor); });
}

Async<void> SetupDesk::noteRestored(const QString& file, const QString& keptOldAs, const sales::Actor& actor) const
{
    return run<void>(
        [file, keptOldAs, actor](Administration& house) { return house.noteRestored(file, keptOldAs, actor); });
}

Async<QString> SetupDesk::loginAddress(const QString& router) const
{
    return runAsync<QString>([router](Administration& house) { return house.loginAddress(router); });
}

Async<QList<RouterProfile>> SetupDesk::profiles(const QString& router, const SetupChange& trial) const
{
    return runAsync<QList<RouterProfile>>(
        [router, trial](Administration& house) { return house.profiles(router, trial); });
}

Async<void> SetupDesk::createProfile(const QString& router, const RouterProfile& profile,
                                     const sales::Actor& actor) const
{
    return runAsync<void>(
        [router, profile, actor](Administration& house) { return house.createProfile(router, profile, actor); });
}

Async<QString> SetupDesk::fingerprint(const QString& router, const SetupChange& trial) const
{
    return runAsync<QString>([router, trial](Administration& house) { return house.fingerprint(router, trial); });
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
