// What the window does besides sales: cash of orders made on the phone, a copy of the database put
// back, a name and a time zone that change, the name on the router, and staff who were disabled.
#include "storage/LogModels.h"
#include "ui/Office.h"
#include "ui/browser/StoryPanel.h"
#include "ui/dialogs/TakeCashDialog.h"
#include "ui/screens/orders/OrdersScreen.h"
#include "ui/screens/schedule/ScheduleDialog.h"
#include "ui/screens/settings/AccessPages.h"
#include "ui/screens/settings/SettingsScreen.h"
#include "ui/shell/HeaderBar.h"
#include "ui/shell/MainWindow.h"
#include "ui/shell/Restore.h"
#include "ui/text/ScheduleWords.h"
#include "ui/text/Words.h"
#include "ui/widgets/MoneyEdit.h"

#include <QApplication>
#include <QDir>
#include <QLabel>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QToolButton>

using namespace loket;
using namespace loket::ui;
using namespace loket::tests;
using core::ErrorKind;

constexpr int patience = 20000;

Q_DECLARE_METATYPE(loket::storage::TakenAway)

class TestHousehold : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_office = std::make_unique<Office>();
        m_settings =
            std::make_unique<QSettings>(m_office->world.folder.filePath(u"window.ini"_s), QSettings::IniFormat);
        m_window = std::make_unique<MainWindow>(*m_office->context, *m_settings);
        m_window->setState(m_office->engine->state());
        m_window->resize(1366, 768);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    }
    void cleanup()
    {
        m_window.reset();
        m_settings.reset();
        m_office.reset();
    }

    void cashIsTakenForAnOrderMadeOnThePhone()
    {
        const auto order = m_office->orderForCash(u"Andi"_s);
        QVERIFY2(order, order ? "" : qPrintable(order.error().detail));
        m_window->openPurchase(order->purchase.id);
        StoryPanel& story = m_window->orders().browser().storyPanel();
        QTRY_VERIFY_WITH_TIMEOUT(story.takeCashButton().isVisible(), patience);
        QTest::mouseClick(&story.takeCashButton(), Qt::LeftButton);
        TakeCashDialog* dialog = nullptr;
        QTRY_VERIFY((dialog = m_window->findChild<TakeCashDialog*>()) && dialog->isVisible());
        QCOMPARE(dialog->cash().value(), 3000);
        QCOMPARE(dialog->changeWords(), u"Change: Rp 0"_s);
        dialog->cash().clear();
        QTest::keyClicks(&dialog->cash(), u"2"_s); // two thousand
        QCOMPARE(dialog->changeWords(), u"Rp 1.000 missing"_s);
        dialog->go().click();
        QTRY_VERIFY_WITH_TIMEOUT(dialog->problem().contains(u"No shift is open"_s), patience);
        QVERIFY(Office::answer(m_office->engine->ask(
            [actor = m_office->engine->actor()](engine::UseCases& use) { return use.shifts.open(50'000, actor); })));
        dialog->go().click();
        QTRY_VERIFY_WITH_TIMEOUT(dialog->problem().contains(u"is not enough"_s), patience);
        dialog->cash().clear();
        QTest::keyClicks(&dialog->cash(), u"5"_s);
        QTest::keyClick(&dialog->cash(), Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(!m_window->findChild<TakeCashDialog*>(), patience);
        QTRY_VERIFY_WITH_TIMEOUT(story.story().purchase.status == domain::PurchaseStatus::Completed, patience);
        QVERIFY(!story.takeCashButton().isVisible()); // not twice
        QCOMPARE(m_office->world.usersOf(order->purchase.invoiceId).size(), 1);
        // There is no address that a phone could open, so the message has none.
        QTRY_COMPARE_WITH_TIMEOUT(m_office->world.messagesAbout(order->purchase.invoiceId), 1, patience);
        for (const sandbox::WhatsAppMessage& message : m_office->world.whatsApp.messages())
            QVERIFY2(!message.text.contains(u"127.0.0.1"_s) && !message.text.contains(u"/voucher/status"_s),
                     qPrintable(message.text));
    }

    void aCustomerIsForgotten()
    {
        const auto order = m_office->orderForCash(u"Andi"_s);
        QVERIFY2(order, order ? "" : qPrintable(order.error().detail));
        m_window->openPurchase(order->purchase.id);
        StoryPanel& story = m_window->orders().browser().storyPanel();
        QTRY_VERIFY_WITH_TIMEOUT(story.forgetButton().isVisible(), patience);
        const auto ask = [&] {
            story.forgetButton().click();
            QMessageBox* question = nullptr;
            (void)QTest::qWaitFor(
                [&] {
                    question = m_window->findChild<QMessageBox*>(u"forgetCustomer"_s);
                    return question && question->isVisible();
                },
                patience);
            return question;
        };
        QMessageBox* question = ask();
        QVERIFY(question);
        QVERIFY(question->informativeText().contains(u"still open"_s));
        QVERIFY(question->informativeText().contains(u"Copies of the database"_s));
        question->button(QMessageBox::Cancel)->click();
        QTRY_VERIFY(!m_window->findChild<QMessageBox*>(u"forgetCustomer"_s));
        QVERIFY(Office::answer(
            m_office->engine->ask([id = order->purchase.id, actor = m_office->engine->actor()](engine::UseCases& use) {
                return use.recovery.cancel(id, actor);
            })));
        QTRY_VERIFY_WITH_TIMEOUT(story.story().purchase.status == domain::PurchaseStatus::Cancelled, patience);
        question = ask();
        QVERIFY(question);
        for (QAbstractButton* button : question->buttons()) {
            if (question->buttonRole(button) == QMessageBox::AcceptRole)
                button->click();
        }
        QTRY_VERIFY_WITH_TIMEOUT(story.story().purchase.forgottenAt.isValid(), patience);
        QVERIFY(story.story().purchase.customerPhone.isEmpty());
        QTRY_VERIFY(!story.forgetButton().isVisible());
        const auto labels = story.findChildren<QLabel*>();
        QVERIFY(std::any_of(labels.begin(), labels.end(),
                            [](const QLabel* label) { return label->text() == u"(forgotten)"_s; }));
    }

    void anotherNameAndTimeZoneAreSeenAtOnce()
    {
        QVERIFY(m_window->windowTitle().startsWith(u"Warung Test"_s));
        const QSignalSpy changed(&m_office->events, &EngineEvents::businessChanged);
        engine::SetupChange change;
        change.settings = {{u"business.name"_s, u"Warnet Melati"_s}, {u"business.timezone"_s, u"Asia/Jayapura"_s}};
        QVERIFY(Office::answer(m_office->engine->ask(
            [&](engine::UseCases& use) { return use.administration->save(change, m_office->engine->actor()); })));
        QTRY_VERIFY_WITH_TIMEOUT(m_window->windowTitle().startsWith(u"Warnet Melati"_s), patience);
        QCOMPARE(m_office->context->zone.id(), QByteArray("Asia/Jayapura"));
        const auto labels = m_window->header().findChildren<QLabel*>();
        QVERIFY(std::any_of(labels.begin(), labels.end(),
                            [](const QLabel* label) { return label->text() == u"Warnet Melati"_s; }));
        QCOMPARE(changed.size(), 1);
        // What waits for a router is said to wait for a person from then on.
        QVERIFY(m_office->context->recoversByItself);
        change.settings = {{u"retry.automatic_recovery"_s, u"false"_s}};
        QVERIFY(Office::answer(m_office->engine->ask(
            [&](engine::UseCases& use) { return use.administration->save(change, m_office->engine->actor()); })));
        QTRY_VERIFY_WITH_TIMEOUT(!m_office->context->recoversByItself, patience);
        QCOMPARE(changed.size(), 2);
    }

    void theRoutersNameOfTheLoginPageIsOnPaper()
    {
        auto& profiles = m_office->world.router.model().menu("/ip/hotspot/profile");
        for (const auto& id : profiles.ids())
            profiles.write(id, {{"dns-name", "wifi.melati"}});
        const auto asked = Office::answer(
            m_office->engine->ask([&](engine::UseCases& use) { return use.administration->loginAddress(u"main"_s); }));
        QVERIFY2(asked, asked ? "" : qPrintable(asked.error().detail));
        QCOMPARE(*asked, u"wifi.melati"_s);
        followLoginAddress(*m_office->engine, m_office->printing);
        const auto isOnPaper = [this] {
            const auto settings = Office::answer(m_office->printing.settings());
            return settings && settings->loginAddress == u"wifi.melati"_s;
        };
        QTRY_VERIFY_WITH_TIMEOUT(isOnPaper(), patience);
    }

    void aTaskOfTheScheduleIsRunNow()
    {
        m_window->header().menuButton().menu()->findChild<QAction*>(u"schedule"_s)->trigger();
        ScheduleDialog* dialog = nullptr;
        QTRY_VERIFY((dialog = m_window->findChild<ScheduleDialog*>()) && dialog->isVisible());
        const QStringList tasks{u"expire_stale"_s,         u"clean_up"_s,        u"recover"_s,    u"backup"_s,
                                u"rotate_logs"_s,          u"reconcile"_s,       u"settlement"_s, u"sweep_stock"_s,
                                u"unconfirmed_messages"_s, u"forget_customers"_s};
        for (const engine::TaskState& task : m_office->engine->state().schedule) {
            QVERIFY(tasks.contains(task.name));
            QVERIFY(ScheduleWords::name(task.name) != task.name);
        }
        QCOMPARE(m_office->engine->state().schedule.size(), tasks.size());
        const auto runs = [this] {
            for (const engine::TaskState& task : m_office->engine->state().schedule) {
                if (task.name == u"sweep_stock"_s)
                    return task.runs;
            }
            return qint64(-1);
        };
        QTRY_VERIFY_WITH_TIMEOUT(dialog->runButton(u"sweep_stock"_s)->isEnabled(), patience);
        const qint64 before = runs();
        dialog->runButton(u"sweep_stock"_s)->click();
        QTRY_VERIFY_WITH_TIMEOUT(runs() > before, patience);
        QTRY_COMPARE_WITH_TIMEOUT(dialog->resultOf(u"sweep_stock"_s), u"Done"_s, patience);
        QCOMPARE(dialog->problem(), QString());
        dialog->reject();
        // A cashier sees the schedule and runs nothing.
        auto& session = m_office->engine->session();
        const auto owner = Office::answer(
            session.addStaff({.name = u"Bu Sri"_s, .role = domain::Role::Owner, .secret = core::Secret("4711")}));
        const auto cashier = Office::answer(
            session.addStaff({.name = u"Rina"_s, .role = domain::Role::Cashier, .secret = core::Secret("2580")}));
        QVERIFY(owner && cashier);
        QVERIFY(Office::answer(session.logIn(cashier->id, core::Secret("2580"))));
        ScheduleDialog hers(*m_office->context);
        QVERIFY(hers.runButton(u"sweep_stock"_s)->isHidden());
        const auto refused =
            Office::answer(m_office->engine->ask([actor = m_office->engine->actor()](engine::UseCases& use) {
                return use.runTask(u"sweep_stock"_s, actor);
            }));
        QVERIFY(!refused && refused.error().kind == ErrorKind::Forbidden);
    }

    void whoWasSwitchedOffIsRefused()
    {
        auto& session = m_office->engine->session();
        const auto add = [&](const QString& name, const char* pin) {
            return Office::answer(
                session.addStaff({.name = name, .role = domain::Role::Owner, .secret = core::Secret(pin)}));
        };
        const auto first = add(u"Bu Sri"_s, "4711");
        const auto second = add(u"Pak Made"_s, "2580");
        QVERIFY(first && second);
        const sales::Actor gone{.name = u"owner:Pak Made"_s, .role = domain::Role::Owner, .staffId = second->id};
        engine::SetupChange change;
        change.settings = {{u"business.phone"_s, u"0361 1234"_s}};
        QVERIFY(Office::answer(
            m_office->engine->ask([&](engine::UseCases& use) { return use.administration->save(change, gone); })));
        QVERIFY(Office::answer(
            session.changeStaff(second->id, {.name = second->name, .role = domain::Role::Owner, .enabled = false})));
        const auto refused = [this](const auto& work) {
            const auto result = Office::answer(
                m_office->engine->ask([work](engine::UseCases& use) { return work(*use.administration); }));
            return !result && result.error().kind == ErrorKind::Forbidden;
        };
        QVERIFY(refused([&](auto& setup) { return setup.save(change, gone); }));
        QVERIFY(refused([&](auto& setup) { return setup.makeBackup(gone); }));
        QVERIFY(refused([&](auto& setup) { return setup.createToken(u"x"_s, storage::TokenScope::Read, gone); }));
        QVERIFY(refused([&](auto& setup) { return setup.removePackage(u"3k"_s, gone); }));
        QVERIFY(refused([&](auto& setup) { return setup.mayRestore(u"x.db"_s, gone); }));
    }

    void aCopyIsPutBackAfterAQuestion()
    {
        QVERIFY(m_office->orderForCash(u"Before"_s));
        const auto copy = Office::answer(m_office->engine->ask(
            [&](engine::UseCases& use) { return use.administration->makeBackup(m_office->engine->actor()); }));
        QVERIFY2(copy, copy ? "" : qPrintable(copy.error().detail));
        QVERIFY(m_office->orderForCash(u"After"_s));

        m_window->goTo(m_window->settingsScreen());
        auto* page = [this]() -> BackupPage* {
            BackupPage* found = nullptr;
            (void)QTest::qWaitFor([&] { return (found = m_window->findChild<BackupPage*>()) != nullptr; }, patience);
            return found;
        }();
        QVERIFY(page);
        m_window->settingsScreen().go(SettingsScreen::Backup);
        const QSignalSpy wanted(m_window.get(), &MainWindow::restoreWanted);
        // Something that is no copy is refused with a text, without a question.
        page->askToRestore(m_office->world.folder.filePath(u"loket.ini"_s));
        QTest::qWait(200);
        QVERIFY(!QApplication::activeModalWidget());
        page->askToRestore(copy->path);
        QTRY_VERIFY_WITH_TIMEOUT(qobject_cast<QMessageBox*>(QApplication::activeModalWidget()), patience);
        auto* question = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
        QVERIFY(question->informativeText().contains(u"forgets every order"_s));
        question->findChild<QPushButton*>(u"restoreNow"_s)->click();
        QTRY_COMPARE(wanted.size(), 1);
        const RestoreWish wish{wanted.at(0).at(0).toString(), m_office->engine->actor()};

        // What the program does between two runs of the engine.
        const QString folder = m_office->engine->dataFolder();
        m_window.reset();
        m_office->engine->stop();
        const RestoreOutcome outcome = Restore::putBack(folder, wish, m_office->clock.now());
        QVERIFY2(outcome.result, outcome.result ? "" : qPrintable(outcome.result.error().detail));
        QVERIFY(QFile::exists(outcome.keptOldAs));
        m_office->context.reset();
        m_office->startEngine();
        m_office->makeContext();
        QVERIFY(Office::answer(m_office->engine->ask([&](engine::UseCases& use) {
            return use.administration->noteRestored(outcome.wish.file, outcome.keptOldAs, outcome.wish.actor);
        })));
        QCOMPARE(customers(), QStringList{u"Before"_s});
        QVERIFY(actions().contains(u"backup.restored"_s));
    }

    // What a copy would have brought back, and did not.
    void whatStaysTakenAwayIsTold_data()
    {
        QTest::addColumn<storage::TakenAway>("gone");
        QTest::addColumn<QStringList>("words");
        QTest::newRow("nothing") << storage::TakenAway{.isKnown = true} << QStringList();
        QTest::newRow("it could not be compared")
            << storage::TakenAway()
            << QStringList{u"It could not be compared with the database before: check the tokens and the staff for "
                           "access that should not exist any more."_s};
        QTest::newRow("tokens") << storage::TakenAway{.isKnown = true, .tokens = {u"till"_s, u"old phone"_s}}
                                << QStringList{u"These tokens were revoked since the backup, and stay so: till, old "
                                               "phone."_s};
        QTest::newRow("people") << storage::TakenAway{.isKnown = true, .people = {u"Budi"_s}}
                                << QStringList{
                                       u"These people were switched off since the backup, and stay so: Budi."_s};
        QTest::newRow("customers")
            << storage::TakenAway{.isKnown = true, .orders = {u"LK-A"_s, u"LK-B"_s}}
            << QStringList{u"Customers who were forgotten since the backup are forgotten again, in 2 orders."_s};
        QTest::newRow("all of it")
            << storage::TakenAway{.isKnown = true, .tokens = {u"t"_s}, .people = {u"Budi"_s}, .orders = {u"LK-A"_s}}
            << QStringList{u"These tokens were revoked since the backup, and stay so: t."_s,
                           u"These people were switched off since the backup, and stay so: Budi."_s,
                           u"Customers who were forgotten since the backup are forgotten again, in 1 order."_s};
    }
    void whatStaysTakenAwayIsTold()
    {
        QFETCH(storage::TakenAway, gone);
        QFETCH(QStringList, words);
        const QString keptOldAs = m_office->engine->dataFolder() + u"/backups/before-restore-1.db"_s;
        Restore::tell({.wish = {.file = u"/media/usb/copy.db"_s}, .keptOldAs = keptOldAs, .result = gone},
                      m_window.get());
        auto* box = m_window->findChild<QMessageBox*>();
        QVERIFY(box);
        QCOMPARE(box->text(), u"The backup is restored."_s);
        const QString kept = u"The database before is kept as %1. See Online → Differences for vouchers that were made "
                             "since the backup."_s.arg(QDir::toNativeSeparators(keptOldAs));
        QCOMPARE(box->informativeText(), (QStringList{kept} + words).join(u' '));
    }

    void aCopyThatCannotBePutBackChangesNothing()
    {
        QVERIFY(m_office->orderForCash(u"Here"_s));
        const QString folder = m_office->engine->dataFolder();
        // The engine still runs: its lock shows it.
        const RestoreOutcome outcome =
            Restore::putBack(folder, {.file = folder + u"/loket.ini"_s}, m_office->clock.now());
        QVERIFY(!outcome.result);
        QVERIFY(outcome.result.error().kind == ErrorKind::Conflict);
        Restore::tell(outcome, m_window.get());
        auto* box = m_window->findChild<QMessageBox*>();
        QVERIFY(box);
        // Why, once: by its reason, or by its kind where there is no reason.
        QCOMPARE(box->informativeText(), u"Nothing has changed. "_s + Words::error(outcome.result.error()).both());
        delete box;
        const core::Error bare{.kind = ErrorKind::InvalidInput, .detail = u"said by nobody"_s};
        Restore::tell({.wish = {}, .keptOldAs = {}, .result = core::Failure(bare)}, m_window.get());
        box = m_window->findChild<QMessageBox*>();
        QVERIFY(box);
        QCOMPARE(box->informativeText(), u"Nothing has changed. "_s + Words::error(bare.kind).both());
        QCOMPARE(customers(), QStringList{u"Here"_s});
    }

private:
    [[nodiscard]] QStringList customers() const
    {
        const auto found = Office::answer(m_office->engine->reader().ask<QList<domain::Purchase>>(
            [](const storage::ReadModels& models) { return models.purchases({}, {.limit = 10}); }));
        QStringList names;
        for (const domain::Purchase& purchase : found.value_or(QList<domain::Purchase>()))
            names += purchase.customerName;
        return names;
    }
    [[nodiscard]] QStringList actions() const
    {
        const auto found = Office::answer(
            m_office->engine->reader().ask<QList<storage::AuditEntry>>([](const storage::ReadModels& models) {
                const storage::LogModels log(models.database());
                return log.auditEntries(log.auditIds({}, 0)->ids);
            }));
        QStringList names;
        for (const storage::AuditEntry& entry : found.value_or(QList<storage::AuditEntry>()))
            names += entry.row.line.action;
        return names;
    }

    std::unique_ptr<Office> m_office;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<MainWindow> m_window;
};

QTEST_MAIN(TestHousehold)
#include "tst_household.moc"
