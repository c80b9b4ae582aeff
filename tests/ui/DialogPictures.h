// Pictures of the dialogs of the window: each by itself, with the real engine of SetupHouse.
#pragma once

#include "core/Reasons.h"
#include "ui/SetupHouse.h"
#include "ui/dialogs/CorrectNumberDialog.h"
#include "ui/dialogs/TakeCashDialog.h"
#include "ui/printing/Printing.h"
#include "ui/screens/packages/ProfileDialog.h"
#include "ui/screens/schedule/ScheduleDialog.h"
#include "ui/screens/settings/FingerprintDialog.h"
#include "ui/screens/settings/PrinterDialog.h"
#include "ui/shell/Closing.h"
#include "ui/shell/HelpDialogs.h"
#include "ui/shell/MainWindow.h"
#include "ui/shell/ManualDialog.h"
#include "ui/shell/Restore.h"

#include <QApplication>
#include <QDialog>
#include <QLineEdit>
#include <QSettings>

namespace loket::tests {

class DialogPictures
{
public:
    DialogPictures(QString folder, QString suffix, QSize screen, SetupHouse& house)
        : m_folder(std::move(folder)), m_suffix(std::move(suffix)), m_screen(screen), m_house(house)
    {}

    void shootAll()
    {
        const QString fingerprint(64, u'a');
        ui::FingerprintDialog asked(m_house.theme, fingerprint, {}, true);
        shoot(asked, u"router-first"_s);
        ui::FingerprintDialog changed(m_house.theme, fingerprint, QString(64, u'b'), false);
        shoot(changed, u"router-changed"_s);
        ui::ProfileDialog profile(u"main"_s, {.name = u"25k"_s, .rateLimit = u"5M/5M"_s, .sharedUsers = 1});
        shoot(profile, u"profile"_s);
        domain::Purchase order;
        order.invoiceId = u"LK261119-7QKM3ZP9RT2XCWVH"_s;
        order.customerName = u"Andi"_s;
        order.packageName = u"5rb - 2 Hari"_s;
        order.quantity = 2;
        order.amount = 10'000;
        QWidget window;
        QSettings settings(m_house.world.folder.filePath(m_suffix + u"-dialogs.ini"_s), QSettings::IniFormat);
        ui::TakeCashDialog cash(*m_house.context, order, &window);
        cash.setAttribute(Qt::WA_DeleteOnClose, false);
        cash.cash().setValue(20'000);
        shoot(cash, u"take-cash"_s);
        order.customerPhone = u"62812345"_s;
        ui::CorrectNumberDialog number(*m_house.context, order, &window);
        number.setAttribute(Qt::WA_DeleteOnClose, false);
        shoot(number, u"correct-number"_s);
        ui::ScheduleDialog schedule(*m_house.context, &window);
        schedule.setAttribute(Qt::WA_DeleteOnClose, false);
        shoot(schedule, u"schedule"_s);
        ui::PrinterDialog printers(*m_house.context->printing, ui::PrinterDialog::For::Slips, &window);
        printers.setAttribute(Qt::WA_DeleteOnClose, false);
        shoot(printers, u"printers"_s);
        ui::MainWindow places(*m_house.context, settings);
        QStringList titles;
        for (int place = 0; place < places.placeCount(); ++place)
            titles += places.screen(place).title();
        shoot(*ui::HelpDialogs::shortcuts(titles, &window), u"keys"_s);
        shoot(*ui::HelpDialogs::about(&window), u"about"_s);
        shootManual();
        shootQuestions();
    }

private:
    void shootManual()
    {
        ui::ManualDialog manual(m_house.theme, m_house.language);
        manual.resize(m_screen.boundedTo(QSize(1100, 720)));
        for (const auto& page : {u"first-day"_s, u"settings"_s, u"api"_s}) {
            manual.showPage(page);
            shoot(manual, u"manual-"_s + page);
        }
        manual.search().setText(u"router"_s);
        shoot(manual, u"manual-search"_s);
    }

    void shootQuestions()
    {
        QWidget above;
        QSettings settings(m_house.world.folder.filePath(m_suffix + u"-closing.ini"_s), QSettings::IniFormat);
        ui::Closing closing(above, settings);
        closing.setTray(true);
        (void)closing.windowMayClose();
        shootWhatIsAbove(above, u"closing"_s);
        ui::Restore::tell({.wish = {.file = u"/media/usb/loket-2026-11-19.db"_s},
                           .keptOldAs = u"/home/sri/.local/share/loket/backups/before-restore.db"_s},
                          &above);
        shootWhatIsAbove(above, u"restored"_s);
        ui::Restore::tell({.wish = {.file = u"/media/usb/foto.db"_s},
                           .keptOldAs = {},
                           .result = core::fail(core::Reason::CopyNotOurs, {u"/media/usb/foto.db"_s})},
                          &above);
        shootWhatIsAbove(above, u"not-restored"_s);
    }

    void shootWhatIsAbove(QWidget& above, const QString& name)
    {
        auto* dialog = above.findChild<QDialog*>();
        if (!dialog)
            qFatal("no dialog for %s", qPrintable(name));
        shoot(*dialog, name);
        dialog->setAttribute(Qt::WA_DeleteOnClose, false);
        delete dialog;
    }

    void shoot(QWidget& dialog, const QString& name)
    {
        dialog.show();
        QTest::qWait(250);
        dialog.grab().save(m_folder + u"/dialog-"_s + name + u'-' + m_suffix + u".png"_s);
        dialog.hide();
    }

    QString m_folder;
    QString m_suffix;
    QSize m_screen;
    SetupHouse& m_house;
};

} // namespace loket::tests
