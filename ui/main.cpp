// The desktop program: engine, server and window in one process (app/CONTRACT.md, section 1).
#include "core/Clock.h"
#include "core/Log.h"
#include "core/PrivateFiles.h"
#include "core/StopSignals.h"
#include "engine/Engine.h"
#include "engine/UseCases.h"
#include "engine/window/EngineHandle.h"
#include "settings/DataFolder.h"
#include "ui/Arguments.h"
#include "ui/printing/Printing.h"
#include "ui/shell/Closing.h"
#include "ui/shell/EngineLink.h"
#include "ui/shell/MainWindow.h"
#include "ui/shell/Restore.h"
#include "ui/shell/SingleInstance.h"
#include "ui/shell/StartProblem.h"
#include "ui/shell/Tray.h"
#include "ui/shell/UpdateNotice.h"
#include "ui/theme/SystemAppearance.h"

#include <QApplication>
#include <QSettings>

#include <cstdio>

namespace {

using namespace loket;
using namespace Qt::Literals::StringLiterals;

enum ExitCode { Fine = 0, Failed = 1 };

void say(FILE* where, const QString& text)
{
    std::fputs(qPrintable(text + u'\n'), where);
    std::fflush(where);
}

// Without a display Qt would abort the process.
bool hasDisplay()
{
#if defined(Q_OS_UNIX) && !defined(Q_OS_MACOS)
    return !qEnvironmentVariableIsEmpty("DISPLAY") || !qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY") ||
           !qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM");
#else
    return true;
#endif
}

// What the user works with besides the engine; has the program's lifetime.
struct Desk
{
    QApplication& application;
    ui::Theme& theme;
    ui::Language& language;
    ui::SingleInstance& instance;
    const core::StopSignals& signalsToStop;
};

// Until the program is to end, or a copy of the database is to be put back, named by `wish`.
int runWindow(const Desk& desk, engine::EngineHandle& engine, QSettings& settings,
              const std::optional<ui::RestoreOutcome>& restored, ui::RestoreWish& wish)
{
    QApplication::setQuitOnLastWindowClosed(false); // it keeps selling in the tray
    core::SystemClock clock;
    ui::EngineEvents events;
    ui::Printing printing(engine.dataFolder());
    const QTimeZone zone(engine.timeZone());
    ui::UiContext context{.reader = engine.reader(),
                          .events = events,
                          .door = engine.door(),
                          .engine = &engine,
                          .printing = &printing,
                          .clock = clock,
                          .theme = desk.theme,
                          .language = desk.language,
                          .zone = zone.isValid() ? zone : QTimeZone::systemTimeZone(),
                          .businessName = engine.businessName()};
    ui::MainWindow window(context, settings);
    ui::Closing closing(window, settings);
    ui::Tray tray(context);
    closing.setTray(tray.isThere());
    window.askBeforeClosing(closing);
    QObject::connect(&closing, &ui::Closing::hidden, &tray, &ui::Tray::tellHidden);
    QObject::connect(&closing, &ui::Closing::stopped, &desk.application, &QApplication::quit, Qt::QueuedConnection);
    QObject::connect(&tray, &ui::Tray::openWanted, &window, &ui::MainWindow::present);
    QObject::connect(&tray, &ui::Tray::stopWanted, &closing, &ui::Closing::quitFromTray);
    QObject::connect(&events, &ui::EngineEvents::stateChanged, &tray, &ui::Tray::setState);
    QObject::connect(&events, &ui::EngineEvents::notifyOperator, &tray, &ui::Tray::tellAlerts);
    QObject::connect(&desk.instance, &ui::SingleInstance::showWanted, &window, &ui::MainWindow::present);
    // The end of the session, a service manager, Ctrl+C: a clean stop without a question.
    QObject::connect(&desk.signalsToStop, &core::StopSignals::asked, &window, [&window, &closing] {
        window.saveLayout(); // also where it is hidden
        closing.stopWithoutAsking();
    });
    QObject::connect(&window, &ui::MainWindow::restoreWanted, &closing, [&](const QString& file) {
        wish = {file, engine.actor()};
        closing.stopWithoutAsking();
    });
    ui::followBusiness(engine, events, context);
    ui::followLoginAddress(engine, printing);
    ui::forwardEvents(engine, events);
    window.setState(engine.state());
    tray.setState(engine.state());
    window.show();
    if (restored)
        ui::Restore::tell(*restored, &window);
    return desk.application.exec();
}

} // namespace

int main(int argc, char** argv)
{
    core::keepFilesPrivate();
    QStringList words;
    for (int i = 1; i < argc; ++i)
        words += QString::fromLocal8Bit(argv[i]);
    const auto arguments = ui::parseArguments(words);
    if (arguments.outcome != ui::Arguments::Outcome::Run) {
        say(arguments.exitCode == Fine ? stdout : stderr, arguments.text);
        return arguments.exitCode;
    }
    if (!hasDisplay()) {
        say(stderr, u"loket: there is no display to show a window on; run \"loketd serve\" instead"_s);
        return Failed;
    }
    QApplication application(argc, argv);
    QApplication::setApplicationName(u"loket"_s);
    QApplication::setApplicationDisplayName(u"Loket"_s);
    QApplication::setApplicationVersion(QStringLiteral(LOKET_VERSION));
    QApplication::setDesktopFileName(u"loket"_s);

    const ui::SystemAppearance system;
    ui::Theme theme;
    ui::Language language;
    theme.setSystemDark(system.isDark());
    QObject::connect(&system, &ui::SystemAppearance::changed, &theme, &ui::Theme::setSystemDark);

    std::optional<core::LogFile> log; // outlives the engine
    // Another window on the same folder is activated instead. A demo without a folder has its own.
    const bool hasFolder = !arguments.demo || !arguments.dataFolder.isEmpty();
    const QString wanted = arguments.dataFolder.isEmpty() ? settings::DataFolder::defaultPath() : arguments.dataFolder;
    if (hasFolder && ui::SingleInstance::askToShow(wanted)) {
        say(stdout, u"loket: it is running already; its window is shown"_s);
        return Fine;
    }
    const core::StopSignals signalsToStop;

    ui::SingleInstance instance;
    const Desk desk{application, theme, language, instance, signalsToStop};
    std::optional<ui::RestoreOutcome> restored;
    while (true) {
        engine::EngineHandle engine;
        engine::EngineOptions options;
        options.program = u"loket"_s;
        options.dataFolder = arguments.dataFolder;
        options.demo = arguments.demo;
        options.openLog = [&log](const QString& folder) { log.emplace(folder, false); };
        ui::UpdateNotice notice;
        QObject::connect(&engine, &engine::EngineHandle::updating, &notice, &ui::UpdateNotice::show);
        const auto started = engine.start(options);
        notice.hide();
        if (!started) {
            language.use({});
            say(stderr, u"loket: "_s + started.error().detail.simplified());
            return ui::showStartProblem(application, started.error());
        }
        if (restored && restored->result)
            (void)engine.ask([restored = *restored](engine::UseCases& use) {
                return use.administration->noteRestored(restored.wish.file, restored.keptOldAs, restored.wish.actor);
            });
        const QString folder = engine.dataFolder();
        QSettings settings(folder + u"/window.ini"_s, QSettings::IniFormat);
        language.use(settings.value(u"language"_s, engine.language()).toString());
        theme.setAppearance(ui::appearanceFromString(settings.value(u"appearance"_s).toString()));
        if (hasFolder && !restored)
            instance.listen(folder);
        ui::RestoreWish wish;
        const int code = runWindow(desk, engine, settings, restored, wish);
        engine.stop();
        if (wish.file.isEmpty())
            return code;
        restored = ui::Restore::putBack(folder, wish, core::SystemClock().now());
    }
}
