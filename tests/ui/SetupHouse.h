// A window's surroundings with the real engine in its own thread, on the sandbox counterparts: for the screens that
// set things up. The settings point at the sandboxes; everything that is saved is really saved.
#pragma once

#include "engine/Engine.h"
#include "engine/window/EngineHandle.h"
#include "support/Sandboxes.h"
#include "ui/context/UiContext.h"

#include <QTest>

namespace loket::tests {

using namespace Qt::Literals::StringLiterals;

class SetupHouse
{
public:
    explicit SetupHouse(bool isNew = false)
    {
        QProcessEnvironment secrets;
        Sandboxes::addSecrets(secrets);
        for (const QString& key : secrets.keys())
            qputenv(qPrintable(key), secrets.value(key).toUtf8());
        if (isNew)
            world.settings = {{u"server.port"_s, u"0"_s}};
        world.writeSettings();
        if (const auto started = engine.start({.program = u"test"_s, .dataFolder = world.folder.path()}); !started)
            qFatal("%s", qPrintable(started.error().detail));
        language.use(u"en"_s);
        QObject::connect(&engine, &engine::EngineHandle::packagesChanged, &events, &ui::EngineEvents::packagesChanged);
        context = std::make_unique<ui::UiContext>(ui::UiContext{.reader = engine.reader(),
                                                                .events = events,
                                                                .door = engine.door(),
                                                                .engine = &engine,
                                                                .clock = clock,
                                                                .theme = theme,
                                                                .language = language,
                                                                .zone = QTimeZone("Asia/Makassar"),
                                                                .businessName = u"Warung Test"_s});
    }

    template <class T>
    static core::Result<T> answer(const core::Async<T>& future)
    {
        if (!QTest::qWaitFor([&] { return future.isFinished(); }, 15000) || future.resultCount() == 0)
            return core::fail(core::ErrorKind::Timeout, u"no answer"_s);
        return future.result();
    }

    // The value in effect, read again.
    [[nodiscard]] QString setting(const QString& key) const
    {
        const auto all = answer(engine.ask([](engine::UseCases& use) { return use.administration->snapshot(); }));
        return all ? all->value(key) : all.error().detail;
    }

    [[nodiscard]] QList<domain::Package> packages() const
    {
        return answer(engine.ask([](engine::UseCases& use) { return use.administration->packages(); }))
            .value_or(QList<domain::Package>());
    }

    Sandboxes world;
    core::SystemClock clock;
    ui::Theme theme;
    ui::Language language;
    ui::EngineEvents events;
    engine::EngineHandle engine;
    std::unique_ptr<ui::UiContext> context;
};

} // namespace loket::tests
