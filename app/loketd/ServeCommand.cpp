#include "core/Log.h"
#include "core/StopSignals.h"
#include "engine/Engine.h"
#include "loketd/Commands.h"
#include "loketd/Console.h"
#include "loketd/OpenDatabase.h"

#include <QCoreApplication>

namespace loket::loketd {

using namespace Qt::Literals::StringLiterals;

namespace {

QString demoWords(const engine::DemoAddresses& demo)
{
    return u"demo shop      %1\ndemo inbox     %2\ndemo payments  %3\ndemo router    %4 (RouterOS API %5, user %6)\n"_s
        .arg(demo.shop.toString(), demo.inbox.toString(), demo.gateways.toString(), demo.routerPage.toString(),
             demo.router, demo.routerUser);
}

Outcome serve(const Invocation& invocation)
{
    engine::EngineOptions options;
    options.program = u"loketd"_s;
    options.dataFolder = invocation.dataDir;
    options.demo = invocation.demo;
    std::optional<core::LogFile> log; // outlives the engine
    options.openLog = [&log](const QString& folder) { log.emplace(folder, false); };
    options.updating = tellUpdate();
    engine::Engine engine(options);
    const auto started = engine.start();
    if (!started) {
        if (started.error().kind == core::ErrorKind::Conflict)
            return tl::unexpected(Stop{FolderInUse, started.error().detail});
        return stopped(started.error());
    }
    const core::StopSignals signalsToStop;
    QObject::connect(&signalsToStop, &core::StopSignals::asked, &engine, &engine::Engine::stop);
    QObject::connect(&engine, &engine::Engine::stopped, QCoreApplication::instance(), &QCoreApplication::quit,
                     Qt::QueuedConnection);
    if (engine.state().demo)
        print(demoWords(*engine.state().demo));
    const auto tellAddress = [&engine] { print(u"listening on %1\n"_s.arg(engine.url().toString())); };
    QObject::connect(&engine, &engine::Engine::listening, &engine, tellAddress);
    if (const QString reason = engine.waitsFor(); reason.isEmpty())
        tellAddress();
    else
        printError(u"waiting: "_s + reason);
    QCoreApplication::exec();
    return {};
}

} // namespace

QList<Command> serveCommands()
{
    return {{.words = {u"serve"_s},
             .summary = u"runs the engine until SIGTERM or SIGINT"_s,
             .run = serve,
             .hasDemo = true}};
}

} // namespace loket::loketd
