// The people at one window: who is chosen at the login, where each begins, and what the owner sees of their shifts. The
// real window on the real engine, by keyboard.
#include "engine/UseCases.h"
#include "ui/CutTexts.h"
#include "ui/Office.h"
#include "ui/dialogs/ShiftDialogs.h"
#include "ui/models/ClosedShiftsModel.h"
#include "ui/screens/counter/CounterScreen.h"
#include "ui/screens/login/LoginScreen.h"
#include "ui/screens/orders/OrdersScreen.h"
#include "ui/screens/reports/ReportsScreen.h"
#include "ui/screens/shifts/ShiftHistory.h"
#include "ui/shell/MainWindow.h"
#include "ui/widgets/ExportBar.h"
#include "ui/widgets/LiveTableView.h"
#include "ui/widgets/PeriodChooser.h"
#include "ui/widgets/StatePanel.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QApplication>
#include <QFile>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSettings>

using namespace loket;
using namespace loket::ui;
using namespace loket::tests;
using core::Rupiah;
using core::Secret;
using domain::Role;

namespace {

constexpr int patience = 20000; // of a slow test machine

} // namespace

class TestPeople : public QObject
{
    Q_OBJECT

public:
    // In the name of the person at the window.
    template <class Work>
    auto asking(Work work)
    {
        return Office::answer(m_office->engine->ask(
            [work, actor = m_office->engine->actor()](engine::UseCases& use) { return work(use, actor); }));
    }

private slots:
    void initTestCase()
    {
        m_office = std::make_unique<Office>();
        const auto add = [this](const QString& name, Role role, const char* pin) {
            const auto added = Office::answer(
                m_office->engine->session().addStaff({.name = name, .role = role, .secret = Secret(pin)}));
            return added ? added->id : 0;
        };
        m_owner = add(u"Bu Sri"_s, Role::Owner, "4711");
        m_cashier = add(u"Rina"_s, Role::Cashier, "2580");
        m_operator = add(u"Dewi"_s, Role::Operator, "1470");
        QVERIFY(m_owner > 0 && m_cashier > 0 && m_operator > 0);
        m_office->engine->session().logOut();
        m_settings =
            std::make_unique<QSettings>(m_office->world.folder.filePath(u"window.ini"_s), QSettings::IniFormat);
        m_window = std::make_unique<MainWindow>(*m_office->context, *m_settings);
        m_window->setState(m_office->engine->state());
        m_window->show();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }

    // The platform without a screen does not give the keys back when a dialog is closed.
    void init()
    {
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }

    void cleanupTestCase()
    {
        m_window.reset();
        m_office.reset();
    }

    // A wrong PIN counts against nobody who did not choose themselves.
    void nobodyIsChosenWhereNobodyWasHere()
    {
        LoginScreen& login = *m_window->login();
        QTRY_COMPARE(login.people().size(), 3);
        QCOMPARE(login.chosen(), 0);
        QVERIFY(login.secret().hasFocus());
        type("2580");
        press(Qt::Key_Enter);
        QVERIFY2(login.problem().startsWith(u"Choose who you are"), qPrintable(login.problem()));
        press(Qt::Key_Escape);
        press(Qt::Key_Right);
        QCOMPARE(login.chosen(), login.people().first());
        QVERIFY(login.problem().isEmpty());
    }

    // What was typed before a choice is the PIN of the one who is chosen then.
    void thePinMayComeFirst()
    {
        LoginScreen& login = *m_window->login();
        login.choose(0);
        type("2580");
        login.choose(m_cashier);
        press(Qt::Key_Enter);
        QTRY_VERIFY_WITH_TIMEOUT(!m_window->isLocked(), patience);
        QCOMPARE(m_office->engine->actor().staffId, m_cashier);
    }

    // The owner's PIN was wrong: the question above and the fields stay whole.
    void aWrongPinCutsNothing_data()
    {
        QTest::addColumn<QString>("language");
        QTest::newRow("en") << u"en"_s;
        QTest::newRow("id") << u"id"_s;
    }
    void aWrongPinCutsNothing()
    {
        QFETCH(QString, language);
        m_office->language.use(language);
        storage::ShiftSale sale;
        sale.sale.purchaseId = 1;
        sale.packageName = u"Paket Keluarga Besar Satu Bulan Penuh Tanpa Batas"_s;
        sale.quantity = 3;
        sale.amount = 450'000;
        auto* dialog = new VoidDialog(*m_office->context, sale, m_window.get());
        dialog->open();
        QVERIFY(QTest::qWaitForWindowActive(dialog));
        QTRY_COMPARE(dialog->owner().count(), 1);
        QCOMPARE(cutTexts(dialog).join(u'\n'), QString());
        dialog->reason().setText(u"wrong package"_s);
        dialog->secret().setText(u"0815"_s);
        dialog->go().click();
        QTRY_VERIFY_WITH_TIMEOUT(!dialog->problem().isEmpty(), patience);
        QTRY_COMPARE(cutTexts(dialog), QStringList());
        for (const QLineEdit* field : dialog->findChildren<QLineEdit*>())
            QVERIFY(field->height() >= field->minimumSizeHint().height());
        dialog->reject();
        m_office->language.use(u"en"_s);
        QTRY_VERIFY(!shown<VoidDialog>());
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }

    // Who comes back goes on; somebody else begins at the first of their own screens.
    void aNewLoginBeginsAtItsOwnFirstScreen()
    {
        m_window->goTo(m_window->orders());
        press(Qt::Key_L, Qt::ControlModifier);
        QTRY_VERIFY(m_window->isLocked());
        QCOMPARE(m_window->login()->chosen(), m_cashier); // who was here
        type("2580");
        press(Qt::Key_Enter);
        QTRY_VERIFY_WITH_TIMEOUT(!m_window->isLocked(), patience);
        QVERIFY(m_window->orders().isVisible());
        logInAs(m_owner, "4711");
        QVERIFY(m_window->counter()->isVisible());
        m_window->goTo(m_window->reports());
        const auto who = [this] { return m_window->menu().findChild<QAction*>(u"who"_s)->text(); };
        QCOMPARE(who(), u"Owner Bu Sri"_s); // the menu says who is here
        logInAs(m_cashier, "2580");
        QCOMPARE(who(), u"Cashier Rina"_s);
        QVERIFY(m_window->counter()->isVisible());
    }

    // Also after the program was closed; somebody of another data folder is nobody here.
    void theLoginKnowsWhoWasHereLast()
    {
        QCOMPARE(m_settings->value(u"login/last"_s).toLongLong(), m_cashier);
        MainWindow again(*m_office->context, *m_settings);
        QTRY_COMPARE(again.login()->people().size(), 3);
        QCOMPARE(again.login()->chosen(), m_cashier);
        QSettings others(m_office->world.folder.filePath(u"others.ini"_s), QSettings::IniFormat);
        others.setValue(u"login/last"_s, 4711);
        MainWindow elsewhere(*m_office->context, others);
        QTRY_COMPARE(elsewhere.login()->people().size(), 3);
        elsewhere.login()->takeFocus();
        QVERIFY(elsewhere.login()->chosen() != m_operator); // the last of the list
    }

    // Each cashier's closed shifts, with what was missing and too much, and each one's report.
    void theOwnerFindsTheClosedShifts()
    {
        for (const auto& [piece, pieces] : {std::pair(Rupiah(100'000), 1), {Rupiah(50'000), 1}, {Rupiah(2000), 51}}) {
            const auto opened = asking(
                [](engine::UseCases& use, const sales::Actor& actor) { return use.shifts.open(100'000, actor); });
            QVERIFY(opened);
            QVERIFY(asking([id = opened->id, count = sales::CashCount{{{piece, pieces}}}](engine::UseCases& use,
                                                                                          const sales::Actor& actor) {
                return use.shifts.close(id, count, u"a note"_s, actor);
            }));
        }
        QVERIFY(!entry(u"shifts"_s)->isVisible()); // other people's shifts are not the cashier's
        logInAs(m_owner, "4711");
        QVERIFY(entry(u"shifts"_s)->isVisible());
        entry(u"shifts"_s)->trigger();
        QTRY_VERIFY(shown<ShiftHistory>());
        auto* history = shown<ShiftHistory>();
        const QAbstractItemModelTester tester(&history->shifts(),
                                              QAbstractItemModelTester::FailureReportingMode::QtTest);
        QTRY_COMPARE(history->shifts().rowCount(), 3);
        const auto result = [&](int row) {
            return history->shifts().index(row, ClosedShiftsModel::Result).data().toString();
        };
        QCOMPARE(result(0), u"Rp 2.000 too much"_s);
        QCOMPARE(result(1), u"Rp 50.000 missing"_s);
        QCOMPARE(result(2), u"It adds up"_s);
        QCOMPARE(history->summary(),
                 u"Rina: 3 shifts · Rp 50.000 missing in 1 of them · Rp 2.000 too much in 1 of them"_s);
        QTRY_VERIFY(history->list().hasFocus());
        press(Qt::Key_Down);
        press(Qt::Key_Enter);
        QTRY_VERIFY(shown<ShiftReportDialog>());
        QCOMPARE(shown<ShiftReportDialog>()->report().shift.counted, Rupiah(50'000));
        QTRY_VERIFY(shown<ShiftReportDialog>()->go().hasFocus());
        press(Qt::Key_Enter); // done
        QTRY_VERIFY(!shown<ShiftReportDialog>());

        // A shift that is closed meanwhile appears by itself.
        QVERIFY(asking([](engine::UseCases& use, const sales::Actor& actor) { return use.shifts.open(0, actor); }));
        const auto own = Office::answer(m_office->context->reader.ask<QList<storage::Shift>>(
            [](const storage::ReadModels& models) { return storage::ShiftRepository(models.database()).newest(1); }));
        QVERIFY(own && own->size() == 1);
        QVERIFY(asking([id = own->first().id](engine::UseCases& use, const sales::Actor& actor) {
            return use.shifts.close(id, {}, {}, actor);
        }));
        QTRY_COMPARE(history->shifts().rowCount(), 4);
        QCOMPARE(history->cashiers().count(), 3); // everybody, and two
        history->cashiers().setCurrentIndex(history->cashiers().findData(u"Bu Sri"_s));
        QTRY_COMPARE(history->shifts().rowCount(), 1);
        QCOMPARE(history->summary(), u"Bu Sri: 1 shift · all add up"_s);
        history->period().setPeriod(PeriodChooser::Period::Yesterday);
        QTRY_COMPARE(history->statePanel().title(), u"No shift was closed in this period"_s);
        history->statePanel().button()->click();
        QTRY_COMPARE(history->shifts().rowCount(), 1);

        // What is shown, as a file: the period and the cashier that are chosen.
        QTRY_VERIFY(history->exportButton().isEnabled());
        const auto exported = [&](const QString& name) {
            const QString path = m_office->world.folder.filePath(name);
            history->exportTo(path);
            (void)QTest::qWaitFor([&] { return !history->exportBar().job().isRunning(); }, patience);
            QFile file(path);
            return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : history->exportBar().text();
        };
        QString sheet = exported(u"shifts.csv"_s);
        QVERIFY2(sheet.contains(u"Bu Sri"_s) && !sheet.contains(u"Rina"_s), qPrintable(sheet));
        history->cashiers().setCurrentIndex(0);
        QTRY_COMPARE(history->shifts().rowCount(), 4);
        sheet = exported(u"shifts.csv"_s);
        QCOMPARE(sheet.trimmed().count(u'\n'), 5); // "sep=", the headings, and four
        QVERIFY2(sheet.contains(u",-50000,Rp 50.000 missing,"_s), qPrintable(sheet));
        QVERIFY2(sheet.contains(u",2000,Rp 2.000 too much,"_s), qPrintable(sheet));
        QVERIFY(exported(u"shifts.xlsx"_s).startsWith(u"PK"_s));
        QTest::keyClick(history, Qt::Key_Escape);
        QTRY_VERIFY(!shown<ShiftHistory>());
    }

    // The money of an order made on the phone is in the drawer of the one who took it, and so in the reports.
    void cashOfTheShopIsTheCashiersInTheReports()
    {
        const auto order = m_office->orderForCash(u"Andi"_s);
        QVERIFY(order);
        logInAs(m_cashier, "2580");
        QVERIFY(asking([](engine::UseCases& use, const sales::Actor& actor) { return use.shifts.open(0, actor); }));
        QVERIFY(asking([id = order->purchase.id](engine::UseCases& use, const sales::Actor& actor) {
            return use.counterSales.takeCash(id, 5000, actor);
        }));
        logInAs(m_owner, "4711");
        m_window->goTo(m_window->reports());
        const auto cashiers = [&] {
            QStringList names;
            for (const storage::ReportSlice& slice : m_window->reports().report().by(storage::ReportDimension::Cashier))
                names += slice.value;
            return names;
        };
        QTRY_COMPARE_WITH_TIMEOUT(cashiers(), QStringList{u"Rina"_s}, patience);
    }

private:
    // Keys are sent where the user's would be: to the focus of the active window.
    static QWidget* focused()
    {
        QWidget* widget = QApplication::focusWidget();
        return widget ? widget : QApplication::activeWindow();
    }
    static void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QTest::keyClick(focused(), key, modifiers);
    }
    static void type(const char* text) { QTest::keyClicks(focused(), QString::fromLatin1(text)); }

    void logInAs(qint64 person, const char* pin)
    {
        press(Qt::Key_L, Qt::ControlModifier);
        QTRY_VERIFY(m_window->isLocked());
        m_window->login()->choose(person);
        type(pin);
        press(Qt::Key_Enter);
        QTRY_VERIFY_WITH_TIMEOUT(!m_window->isLocked(), patience);
    }
    [[nodiscard]] QAction* entry(const QString& name) const { return m_window->menu().findChild<QAction*>(name); }

    template <class Dialog>
    Dialog* shown() const
    {
        for (Dialog* dialog : m_window->findChildren<Dialog*>()) {
            if (dialog->isVisible())
                return dialog;
        }
        return nullptr;
    }

    std::unique_ptr<Office> m_office;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<MainWindow> m_window;
    qint64 m_owner = 0;
    qint64 m_cashier = 0;
    qint64 m_operator = 0;
};

QTEST_MAIN(TestPeople)
#include "tst_people.moc"
