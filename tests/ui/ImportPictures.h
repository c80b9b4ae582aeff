// Pictures of moving in: every step of the wizard with what a middling Mikhmon router has, and the earlier imports.
#pragma once

#include "importing/GembokFolder.h"
#include "importing/NuxBackup.h"

#include "ui/ImportFiles.h"
#include "ui/SetupHouse.h"
#include "ui/browser/ImportedOrders.h"
#include "ui/screens/attention/AttentionScreen.h"
#include "ui/screens/settings/SettingsScreen.h"
#include "ui/shell/MainWindow.h"
#include "ui/text/ImportWords.h"
#include "ui/widgets/LiveTableView.h"
#include "ui/wizard/FirstStart.h"
#include "ui/wizard/ImportAnswers.h"
#include "ui/wizard/ImportRun.h"
#include "ui/wizard/ImportSource.h"
#include "ui/wizard/ImportSummary.h"
#include "ui/wizard/ImportWizard.h"
#include "ui/wizard/ImportsDialog.h"

#include <QLineEdit>
#include <QListWidget>
#include <QMessageBox>
#include <QPushButton>
#include <QSettings>
#include <QTableView>

namespace loket::tests {

class ImportPictures
{
public:
    ImportPictures(QString folder, QString suffix, QSize screen, SetupHouse& house)
        : m_folder(std::move(folder)), m_suffix(std::move(suffix)), m_screen(screen), m_house(house)
    {}

    void shootAll()
    {
        using importing::Step;
        for (const auto& source : {u"mikhmon"_s, u"gembok"_s, u"phpnuxbill"_s, u"vouchers"_s}) {
            ui::ImportWizard first(*m_house.context, source);
            shoot(first, u"1-from-"_s + source);
        }
        ui::ImportWizard wizard(*m_house.context, u"mikhmon"_s);
        wizard.setAttribute(Qt::WA_DeleteOnClose, false);
        auto& run = *wizard.findChild<ui::ImportRun*>();
        wizard.source().choose(u"gembok"_s);
        wizard.source().path()->setText(u"/home/sri/gembok"_s);
        wizard.next()->click();
        shoot(wizard, u"1-wrong"_s);
        emit run.previewed(preview());
        shoot(wizard, u"2-found"_s);
        wizard.found().ensureVisible(0, 10000);
        shoot(wizard, u"2-found-below"_s);
        wizard.next()->click();
        shoot(wizard, u"3-questions"_s);
        if (QTableView* table = wizard.questions().tableOf(importing::About::BatchSold)) {
            wizard.questions().ensureWidgetVisible(table);
            table->selectRow(2);
        }
        shoot(wizard, u"3-questions-many"_s);
        wizard.next()->click();
        shoot(wizard, u"4-ready"_s);
        emit run.reported(report(true));
        shoot(wizard, u"5-report"_s);
        emit run.reported(report(false));
        shoot(wizard, u"5-stopped"_s);

        ui::ImportWizard again(*m_house.context, u"mikhmon"_s);
        importing::Preview nothing = preview();
        nothing.becomes.clear();
        nothing.plan.questions.clear();
        nothing.plan.lost = {};
        nothing.plan.skipped = {{importing::What::Purchases, importing::Why::AlreadyImported, 51'208, {}}};
        emit again.findChild<ui::ImportRun*>()->previewed(nothing);
        shoot(again, u"2-nothing-new"_s);

        ui::ImportWizard reading(*m_house.context, u"vouchers"_s);
        reading.show();
        reading.source().path()->setText(writeList(m_house.world.folder, 190'000));
        reading.next()->click();
        (void)QTest::qWaitFor([&] { return reading.progressWords().contains(u'1'); }, 2000);
        save(reading, u"1-reading"_s);
        reading.leave()->click();
        (void)QTest::qWaitFor([&] { return !reading.isBusy(); }, 20000);
        reading.hide();
        shootEarlier();
        shootGembok();
        shootPhpNuxBill();
    }

private:
    void end(ui::ImportWizard& wizard, const QString& name)
    {
        for (int press = 0; press < 8 && wizard.step() != ui::ImportWizard::Report; ++press) {
            wizard.next()->click();
            (void)QTest::qWaitFor([&] { return !wizard.isBusy(); }, 20000);
            if (wizard.step() == ui::ImportWizard::Source)
                return shoot(wizard, name + u"-0-wrong"_s); // and nobody would miss the others
            shoot(wizard, name + u"-%1"_s.arg(int(wizard.step()) + 1));
        }
    }

    // With what waits for a look afterwards, and the ways that lead to it all.
    void shootGembok()
    {
        test::GembokFolder folder;
        folder.writeSettings(R"({"company_header": "Warung Melati", "mikrotik_host": "10.9.9.9",
                                 "mikrotik_user": "api", "mikrotik_password": "rahasia1"})");
        folder.sql("INSERT INTO voucher_online_settings (package_id, profile, price, name, duration, duration_type) "
                   "VALUES ('7k', '7k', 7000, '7rb - 2 Hari', 2, 'hours')");
        for (int i = 0; i < 30; ++i)
            folder.sql("INSERT INTO voucher_purchases (customer_name, customer_phone, amount, description, "
                       "voucher_package, voucher_profile, voucher_data, status, created_at, updated_at, invoice_id) "
                       "VALUES ('Bu Wati', '0817028153" +
                       QByteArray::number(i % 10) + "', 7000, 'Voucher', '7k', '7k', '" +
                       (i % 3 == 0 ? QByteArray("[]") : "[\"V10" + QByteArray::number(100 + i) + "\"]") +
                       "', 'completed', '2026-11-" + QByteArray::number(10 + i % 19) + " 10:00:00', '2026-11-" +
                       QByteArray::number(10 + i % 19) + " 10:00:05', 'INV-VCR-1-" + QByteArray::number(i) + "')");
        ui::MainWindow window(*m_house.context, m_settings);
        window.resize(m_screen);
        window.show();
        window.setState(m_house.engine.state());
        {
            ui::ImportWizard wizard(*m_house.context, u"gembok"_s);
            wizard.setAttribute(Qt::WA_DeleteOnClose, false);
            QObject::connect(&wizard, &ui::ImportWizard::attentionWanted, &window, [] {}); // is offered then
            wizard.source().path()->setText(folder.path());
            end(wizard, u"7-gembok"_s);
            QTest::qWait(250);
            save(wizard, u"7-gembok-attention-offered"_s);
        }
        window.goTo(window.attention());
        shoot(window, u"8-attention"_s);
        window.attention().imported().button()->click();
        shoot(window, u"8-attention-imported"_s);
        window.attention().browser().table().selectRow(0);
        shoot(window, u"8-attention-imported-story"_s);
        window.goTo(window.settingsScreen());
        shoot(window, u"8-settings"_s);
        m_settings.setValue(u"wizard/step"_s, 0);
        ui::FirstStart steps(*m_house.context, m_settings);
        shoot(steps, u"8-first-steps"_s);
        m_settings.remove(u"wizard/step"_s);
        takeBackNewest();
    }

    void shootPhpNuxBill()
    {
        test::NuxBackup backup(u"Asia/Makassar"_s, u"10.0.0.1"_s);
        backup.plan("1", "Harian").plan("2", "Mingguan", {{u"price"_s, u"20000"_s}, {u"validity"_s, u"7"_s}});
        for (int i = 0; i < 9; ++i)
            backup.voucher(QByteArray::number(i).constData(),
                           QByteArray("EF3" + QByteArray::number(i) + "GH").constData());
        backup.transaction("2", "OLD123", "Voucher - OLD123", {{u"recharged_on"_s, u"2025-12-01"_s}});
        backup.customer("4", "wati", {{u"balance"_s, u"15000.00"_s}});
        ui::ImportWizard wizard(*m_house.context, u"phpnuxbill"_s);
        wizard.setAttribute(Qt::WA_DeleteOnClose, false);
        wizard.source().path()->setText(
            writeFile(m_house.world.folder, u"phpnuxbill_30_tables_2026-11-30.json"_s, backup.json()));
        end(wizard, u"9-phpnuxbill"_s);
        wizard.close();
        takeBackNewest();
    }

    void takeBackNewest()
    {
        ui::ImportsDialog earlier(*m_house.context);
        earlier.setAttribute(Qt::WA_DeleteOnClose, false);
        earlier.show();
        (void)QTest::qWaitFor([&] { return earlier.count() > 0; }, 5000);
        earlier.takeBack()->click();
        if (auto* question = earlier.findChild<QMessageBox*>()) {
            question->findChild<QPushButton*>(u"takeBackNow"_s)->click();
            (void)QTest::qWaitFor([&] { return !earlier.isBusy(); }, 20000);
        }
    }

    // A real one, of a short list.
    void shootEarlier()
    {
        {
            ui::ImportWizard wizard(*m_house.context, u"vouchers"_s);
            wizard.setAttribute(Qt::WA_DeleteOnClose, false);
            wizard.show();
            wizard.source().path()->setText(writeList(m_house.world.folder, 24));
            for (int press = 0; press < 6 && wizard.step() != ui::ImportWizard::Report; ++press) {
                wizard.next()->click();
                (void)QTest::qWaitFor([&] { return !wizard.isBusy(); }, 20000);
            }
        }
        ui::ImportsDialog earlier(*m_house.context);
        earlier.setAttribute(Qt::WA_DeleteOnClose, false);
        earlier.show();
        (void)QTest::qWaitFor([&] { return earlier.count() > 0; }, 5000);
        shoot(earlier, u"6-earlier"_s);
        earlier.show();
        if (!earlier.takeBack()->isEnabled())
            return;
        earlier.takeBack()->click();
        auto* question = earlier.findChild<QMessageBox*>();
        if (!question)
            return;
        QTest::qWait(250);
        save(*question, u"6-question"_s);
        question->findChild<QPushButton*>(u"takeBackNow"_s)->click();
        (void)QTest::qWaitFor([&] { return !earlier.isBusy(); }, 20000);
        shoot(earlier, u"6-taken-back"_s);
    }

    static importing::Preview preview()
    {
        using namespace importing;
        Preview preview;
        Plan& plan = preview.plan;
        plan.source = u"mikhmon"_s;
        plan.origin = u"main"_s;
        plan.found = {{What::Profiles, 9},   {What::Users, 10'240}, {What::Sales, 51'302},
                      {What::Schedulers, 8}, {What::Packages, 7},   {What::Vouchers, 9'860}};
        plan.skipped = {
            {What::Users, Why::NotAVoucher, 43, {u"budi-rumah"_s, u"tv-ruang-tamu"_s, u"cctv"_s, u"admin"_s}},
            {What::Users, Why::ExpiredUnsold, 312, {u"ab3kd"_s, u"wf72m"_s, u"k9xqp"_s}},
            {What::Sales, Why::SoldTwice, 86, {u"mar/20/2026 16:05:11 abc42"_s, u"mar/21/2026 09:12:44 kk3m8"_s}},
            {What::Sales, Why::ImpossibleTime, 8, {u"jan/02/1970 00:03:10 x72kd"_s}},
            {What::Vouchers, Why::NameTaken, 2, {u"wf2222"_s, u"wf3333"_s}},
            {What::Users, Why::BeingActivated, 1, {u"zz9k2"_s}}};
        plan.lost = {.paidWithoutVoucher = 0, .soldTwice = 86, .impossibleTimes = 8};
        for (const auto& [profile, selling, price] : {std::tuple{u"Paket-1Hari"_s, u"Rp 4.000"_s, u"Rp 3.000"_s},
                                                      std::tuple{u"Paket-2Hari"_s, u"Rp 7.000"_s, u"Rp 5.000"_s},
                                                      std::tuple{u"Paket-7Hari"_s, u"Rp 20.000"_s, u"Rp 15.000"_s}})
            plan.questions += {.id = u"price:"_s + profile,
                               .about = About::PriceOfPackage,
                               .subject = profile,
                               .values = {selling, price},
                               .choices = {u"selling"_s, u"price"_s},
                               .byDefault = u"selling"_s,
                               .answer = u"selling"_s};
        for (int i = 0; i < 120; ++i)
            plan.questions += {.id = u"batch:%1"_s.arg(i),
                               .about = About::BatchSold,
                               .subject = u"vc-%1-%2.%3.26-%4"_s.arg(100 + i * 7)
                                              .arg(1 + i % 12, 2, 10, QLatin1Char('0'))
                                              .arg(1 + i % 27, 2, 10, QLatin1Char('0'))
                                              .arg(i % 3 == 0   ? u"loket depan"_s
                                                   : i % 3 == 1 ? u"warung bu Sri"_s
                                                                : u"pos ronda"_s),
                               .values = {u"Paket-%1Hari"_s.arg(1 + i % 3), QString::number(20 + i % 60)},
                               .choices = {u"stock"_s, u"sold"_s},
                               .byDefault = i % 4 == 0 ? u"stock"_s : u"sold"_s,
                               .answer = {}};
        plan.questions += {.id = u"schedulers"_s,
                           .about = About::DisableSchedulers,
                           .subject = {},
                           .values = {},
                           .choices = {u"yes"_s, u"no"_s},
                           .byDefault = u"yes"_s,
                           .answer = {}};
        preview.becomes = {
            {What::Packages, 7}, {What::Vouchers, 9'546}, {What::Purchases, 51'208}, {What::Schedulers, 8}};
        return preview;
    }

    static importing::Report report(bool isOver)
    {
        const importing::Preview all = preview();
        importing::Report report{.id = 1,
                                 .source = all.plan.source,
                                 .origin = all.plan.origin,
                                 .isOver = isOver,
                                 .found = all.plan.found,
                                 .imported = all.becomes,
                                 .skipped = all.plan.skipped,
                                 .questions = all.plan.questions,
                                 .lost = all.plan.lost};
        if (!isOver)
            report.imported = {{importing::What::Packages, 7}, {importing::What::Purchases, 20'500}};
        return report;
    }

    void save(QWidget& widget, const QString& name)
    {
        for (int level = 0; level < 12; ++level)
            QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
        widget.grab().save(m_folder + u"/import-"_s + name + u'-' + m_suffix + u".png"_s);
    }

    void shoot(QWidget& dialog, const QString& name)
    {
        dialog.show();
        dialog.resize(dialog.size().boundedTo(m_screen - QSize(24, 48)));
        QTest::qWait(250);
        save(dialog, name);
    }

    QString m_folder;
    QString m_suffix;
    QSize m_screen;
    SetupHouse& m_house;
    QSettings m_settings{m_house.world.folder.filePath(u"import-window.ini"_s), QSettings::IniFormat};
};

} // namespace loket::tests
