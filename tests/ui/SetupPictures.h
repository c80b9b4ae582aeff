// Pictures of the screens that set things up: they need the real engine, so they have their own SetupHouse.
#pragma once

#include "ui/DialogPictures.h"
#include "ui/ImportPictures.h"
#include "ui/SetupHouse.h"
#include "ui/printing/Printing.h"
#include "ui/screens/packages/PackagesScreen.h"
#include "ui/screens/settings/PlainPages.h"
#include "ui/screens/settings/RouterPage.h"
#include "ui/screens/settings/SettingsScreen.h"
#include "ui/shell/MainWindow.h"
#include "ui/widgets/DoctorView.h"
#include "ui/wizard/FirstStart.h"

#include <QLineEdit>
#include <QSettings>

namespace loket::tests {

class SetupPictures
{
public:
    SetupPictures(QString folder, QSize size) : m_folder(std::move(folder)), m_size(size) {}

    // Moving in alone.
    void shootImports()
    {
        for (const bool dark : {false, true}) {
            for (const auto& language : {u"en"_s, u"id"_s}) {
                m_house.theme.setAppearance(dark ? ui::Appearance::Dark : ui::Appearance::Light);
                m_house.language.use(language);
                ImportPictures(m_folder, language + (dark ? u"-dark"_s : u"-light"_s), m_size, m_house).shootAll();
            }
        }
    }

    void shootAll()
    {
        m_house.context->printing = &m_printing;
        // Something to fix, so that the pictures show it.
        auto& profiles = m_house.world.router.model().menu("/ip/hotspot/user/profile");
        profiles.remove(profiles.idsOf("25k").first());
        for (const bool dark : {false, true}) {
            for (const auto& language : {u"en"_s, u"id"_s}) {
                m_house.theme.setAppearance(dark ? ui::Appearance::Dark : ui::Appearance::Light);
                m_house.language.use(language);
                shoot(language + (dark ? u"-dark"_s : u"-light"_s));
            }
        }
    }

private:
    void shoot(const QString& suffix)
    {
        QSettings settings(m_house.world.folder.filePath(suffix + u".ini"_s), QSettings::IniFormat);
        ui::MainWindow window(*m_house.context, settings);
        window.resize(m_size);
        window.show();
        window.setState(m_house.engine.state());
        window.goTo(window.packages());
        save(window, u"packages-"_s + suffix);
        window.packages().table().selectRow(4);
        save(window, u"packages-drift-"_s + suffix);
        window.goTo(window.settingsScreen());
        auto& screen = window.settingsScreen();
        const QStringList names{u"business"_s, u"router"_s, u"payments"_s, u"messages"_s, u"vouchers"_s, u"printing"_s,
                                u"schedule"_s, u"server"_s, u"tokens"_s,   u"backup"_s,   u"look"_s,     u"checks"_s};
        (void)QTest::qWaitFor([&] { return screen.page(ui::SettingsScreen::Checks) != nullptr; });
        for (int i = 0; i < names.size(); ++i) {
            screen.go(ui::SettingsScreen::Section(i));
            if (i == ui::SettingsScreen::Checks) {
                auto* checks = static_cast<ui::ChecksPage*>(screen.page(ui::SettingsScreen::Checks));
                (void)QTest::qWaitFor([&] { return !checks->doctor()->isRunning(); }, 10000);
            }
            save(window, u"settings-"_s + names[i] + u'-' + suffix);
        }
        screen.go(ui::SettingsScreen::Vouchers);
        screen.draft()->setValue(u"voucher.length"_s, u"99"_s);
        save(window, u"settings-wrong-"_s + suffix);
        screen.draft()->discard();
        QSettings fresh(m_house.world.folder.filePath(suffix + u"-first.ini"_s), QSettings::IniFormat);
        for (const int step : {0, 1, 2, 5, 6}) {
            fresh.setValue(u"wizard/step"_s, step);
            ui::FirstStart steps(*m_house.context, fresh);
            steps.show();
            (void)QTest::qWaitFor([&] { return steps.step() == step && steps.routerPage(); });
            save(steps, u"first-steps-%1-"_s.arg(step) + suffix, 900);
        }
        DialogPictures(m_folder, suffix, m_size, m_house).shootAll();
        ImportPictures(m_folder, suffix, m_size, m_house).shootAll();
    }

    void save(QWidget& widget, const QString& name, int settleMs = 350)
    {
        QTest::qWait(settleMs);
        // A layout notifies its parent by an event; on a busy machine the outermost may not have received it yet.
        for (int level = 0; level < 12; ++level)
            QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
        widget.grab().save(m_folder + u'/' + name + u".png"_s);
    }

    QString m_folder;
    QSize m_size; // before scaling
    SetupHouse m_house;
    ui::Printing m_printing{m_house.world.folder.path()};
};

} // namespace loket::tests
