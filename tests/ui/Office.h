// Everything the program has, on the sandbox counterparts: the real engine in its thread, printing, and a context with
// every service. There is no staff yet, so the window is the owner's.
#pragma once

#include "engine/Engine.h"
#include "engine/window/EngineHandle.h"
#include "support/Sandboxes.h"
#include "ui/context/UiContext.h"
#include "ui/printing/Printing.h"
#include "ui/shell/EngineLink.h"

#include <QTest>

namespace loket::tests {

using namespace Qt::Literals::StringLiterals;

class Office
{
public:
    // `prepare` changes settings and counterparts before the engine starts.
    explicit Office(const std::function<void(Sandboxes&)>& prepare = {})
    {
        if (prepare)
            prepare(world);
        QProcessEnvironment secrets;
        Sandboxes::addSecrets(secrets);
        for (const QString& key : secrets.keys())
            qputenv(qPrintable(key), secrets.value(key).toUtf8());
        world.writeSettings();
        startEngine();
        language.use(u"en"_s);
        makeContext();
    }
    ~Office()
    {
        context.reset();
        engine->stop();
    }

    void startEngine()
    {
        engine = std::make_unique<engine::EngineHandle>();
        if (const auto started = engine->start({.program = u"test"_s, .dataFolder = world.folder.path()}); !started)
            qFatal("%s", qPrintable(started.error().detail));
    }

    // As the program does it; the windows on the old one are closed.
    void makeContext()
    {
        context = std::make_unique<ui::UiContext>(ui::UiContext{.reader = engine->reader(),
                                                                .events = events,
                                                                .door = engine->door(),
                                                                .engine = engine.get(),
                                                                .printing = &printing,
                                                                .clock = clock,
                                                                .theme = theme,
                                                                .language = language,
                                                                .zone = QTimeZone("Asia/Jakarta"),
                                                                .businessName = engine->businessName()});
        ui::followBusiness(*engine, events, *context);
        ui::forwardEvents(*engine, events);
    }

    template <class T>
    static core::Result<T> answer(const core::Async<T>& future)
    {
        if (!QTest::qWaitFor([&] { return future.isFinished(); }, 20000) || future.resultCount() == 0)
            return core::fail(core::ErrorKind::Timeout, u"no answer"_s);
        return future.result();
    }

    core::Result<sales::PlacedPurchase> orderForCash(const QString& name)
    {
        return answer(engine->ask([name](engine::UseCases& use) {
            return use.placePurchase(
                {.packageId = u"3k"_s, .customerName = name, .customerPhone = u"08123456789"_s, .gateway = u"cash"_s});
        }));
    }

    Sandboxes world;
    core::SystemClock clock;
    ui::Theme theme;
    ui::Language language;
    ui::EngineEvents events;
    ui::Printing printing{world.folder.path()};
    std::unique_ptr<engine::EngineHandle> engine;
    std::unique_ptr<ui::UiContext> context;
};

} // namespace loket::tests
