#include "print/FakePrinter.h"

#include "engine/Engine.h"
#include "engine/window/EngineHandle.h"
#include "storage/ShiftRepository.h"
#include "support/Sandboxes.h"
#include "ui/dialogs/ShiftDialogs.h"
#include "ui/models/ShiftSalesModel.h"
#include "ui/printing/PrintWords.h"
#include "ui/printing/Printing.h"
#include "ui/screens/counter/CounterScreen.h"
#include "ui/screens/counter/OpenShift.h"
#include "ui/screens/counter/OrderForm.h"
#include "ui/screens/counter/PackageTiles.h"
#include "ui/screens/counter/SaleResult.h"
#include "ui/screens/counter/ShiftSales.h"
#include "ui/screens/login/LoginScreen.h"
#include "ui/screens/staff/StaffDialog.h"
#include "ui/shell/EngineLink.h"
#include "ui/shell/MainWindow.h"
#include "ui/shell/NavigationRail.h"
#include "ui/shell/Session.h"
#include "ui/widgets/LiveTableView.h"
#include "ui/widgets/MoneyEdit.h"

#include <QAbstractButton>
#include <QAbstractItemModelTester>
#include <QApplication>
#include <QComboBox>
#include <QElapsedTimer>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSettings>
#include <QTest>
#include <QToolButton>

using namespace loket;
using namespace loket::ui;
using namespace Qt::Literals::StringLiterals;
using core::Rupiah;
using core::Secret;
using domain::Role;
using storage::ShiftReport;

namespace {

constexpr int patience = 20000; // of a slow test machine
constexpr Rupiah openingFloat = 100'000;

// The system's clock, so that the window keeps working while a test checks, but hours can pass at once.
class LeapingClock final : public core::Clock
{
public:
    [[nodiscard]] QDateTime now() const override { return m_system.now().addMSecs(m_ahead.count()); }
    void callAfter(std::chrono::milliseconds delay, QObject* context, std::function<void()> callback) override
    {
        m_system.callAfter(delay, context, std::move(callback));
    }
    void goAhead(std::chrono::milliseconds by) { m_ahead += by; }

private:
    core::SystemClock m_system;
    std::chrono::milliseconds m_ahead{0};
};

} // namespace

// A whole day at the counter on the real window, the real engine and a router behind a real socket, with the keyboard
// alone: every key is sent to the widget with the focus, and nothing is clicked.
class TestCounterDay : public QObject
{
    Q_OBJECT

public:
    // In the name of the person at the window.
    template <class Work>
    auto asking(Work work)
    {
        return m_engine.ask([work, actor = m_engine.actor()](engine::UseCases& use) { return work(use, actor); });
    }

private slots:
    void initTestCase()
    {
        QProcessEnvironment secrets;
        tests::Sandboxes::addSecrets(secrets);
        for (const QString& key : secrets.keys())
            qputenv(qPrintable(key), secrets.value(key).toUtf8());
        m_world.settings.insert(u"retry.attempts"_s, u"100"_s);
        m_world.settings.insert(u"retry.max_ms"_s, u"400"_s);
        m_world.settings.insert(u"print.slip_printer"_s, u"tcp:127.0.0.1:%1"_s.arg(m_printer.port()));
        m_world.settings.insert(u"print.login_address"_s, u"hotspot.lan"_s);
        m_world.writeSettings();
        engine::EngineOptions options;
        options.program = u"tst_counterday"_s;
        options.dataFolder = m_world.folder.path();
        const auto started = m_engine.start(options);
        QVERIFY2(started, started ? "" : qPrintable(started.error().detail));

        // Without staff the window is the owner's; the first person added is logged in by that.
        QVERIFY(session().may(domain::Action::ManageStaff) && !session().isLocked());
        const auto owner =
            wait(session().addStaff({.name = u"Bu Sri"_s, .role = Role::Owner, .secret = Secret("4711")}));
        QVERIFY(owner);
        const auto cashier =
            wait(session().addStaff({.name = u"Rina"_s, .role = Role::Cashier, .secret = Secret("2580")}));
        QVERIFY(cashier);
        m_owner = owner->id;
        m_cashier = cashier->id;
        session().logOut();

        m_language.use(u"en"_s);
        m_printing = std::make_unique<Printing>(m_world.folder.path());
        m_context = std::make_unique<UiContext>(UiContext{.reader = m_engine.reader(),
                                                          .events = m_events,
                                                          .door = m_engine.door(),
                                                          .engine = &m_engine,
                                                          .printing = m_printing.get(),
                                                          .clock = m_clock,
                                                          .theme = m_theme,
                                                          .language = m_language,
                                                          .zone = QTimeZone("Asia/Makassar"),
                                                          .businessName = m_engine.businessName()});
        m_settings = std::make_unique<QSettings>(m_world.folder.filePath(u"window.ini"_s), QSettings::IniFormat);
        m_window = std::make_unique<MainWindow>(*m_context, *m_settings);
        forwardEvents(m_engine, m_events);
        m_window->setState(m_engine.state());
        m_window->resize(1366, 768);
        m_window->show();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        m_tester = std::make_unique<QAbstractItemModelTester>(&screen().sales().sales(),
                                                              QAbstractItemModelTester::FailureReportingMode::QtTest);
    }

    void cleanupTestCase()
    {
        m_tester.reset();
        m_window.reset();
        m_printing.reset();
        m_engine.stop();
    }

    void theWindowIsLockedUntilThePinIsRight()
    {
        QVERIFY(m_window->isLocked());
        LoginScreen& login = *m_window->login();
        QTRY_COMPARE(login.people(), (QList<qint64>{m_owner, m_cashier}));
        QCOMPARE(login.chosen(), 0); // nobody was here yet: a wrong PIN counts against nobody
        type("1234");
        press(Qt::Key_Enter);
        QVERIFY(login.problem().contains(u"Choose"));
        QTest::keyClick(focused(), Qt::Key_Escape);
        QTest::keyClick(focused(), Qt::Key_Right);
        QCOMPARE(login.chosen(), m_owner);
        QTest::keyClick(focused(), Qt::Key_Right); // to the cashier
        QCOMPARE(login.chosen(), m_cashier);
        type("1234");
        press(Qt::Key_Enter);
        QTRY_VERIFY_WITH_TIMEOUT(!login.problem().isEmpty(), patience);
        QVERIFY(m_window->isLocked());
        type("2580");
        press(Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(!m_window->isLocked(), patience);
        QCOMPARE(m_engine.actor().name, u"cashier:Rina"_s);
    }

    void theCashierIsOfferedOnlyWhatSheMayDo()
    {
        QVERIFY(isOffered(u"Counter"_s));
        QVERIFY(isOffered(u"Orders"_s));
        QVERIFY(!isOffered(u"Attention"_s));
        const auto refused = wait(
            asking([](engine::UseCases& use, const sales::Actor& actor) { return use.recovery.sweepExpired(actor); }));
        QVERIFY(!refused && refused.error().kind == core::ErrorKind::Forbidden);
        const auto noStaff = wait(session().addStaff({.name = u"X"_s, .secret = Secret("1470")}));
        QVERIFY(!noStaff && noStaff.error().kind == core::ErrorKind::Forbidden);
    }

    void theShiftIsOpenedWithTheFloat()
    {
        QTRY_VERIFY(screen().opening().openingFloat().hasFocus());
        QVERIFY(!wait(asking([](engine::UseCases& use, const sales::Actor& actor) {
            return use.counterSales.sell({.packageId = u"3k"_s, .cashGiven = 3000, .key = u"early"_s}, actor);
        })));
        type("100000");
        QCOMPARE(screen().opening().openingFloat().text(), u"100.000"_s);
        press(Qt::Key_Enter);
        QTRY_VERIFY_WITH_TIMEOUT(screen().shift(), patience);
        QTRY_VERIFY(screen().tiles().hasFocus());
        QTRY_COMPARE(screen().tiles().packages().size(), 6);
    }

    void threeKeysSellAndTheCodeIsThereInTwoSeconds()
    {
        QElapsedTimer timer;
        timer.start();
        press(Qt::Key_2); // 5k
        QVERIFY(screen().form().quantityEdit().hasFocus());
        press(Qt::Key_Enter);
        QVERIFY(screen().form().cashEdit().hasFocus());
        press(Qt::Key_Enter);
        press(Qt::Key_Enter); // an accidental double press
        QTRY_COMPARE_WITH_TIMEOUT(screen().result().codes().size(), 1, patience);
        qInfo() << "from the first key to the code" << timer.elapsed() << "ms";
        sold(5000);
        QCOMPARE(screen().sales().sales().rowCount(), 1);
        QVERIFY(m_world.router.users().size() == 1);
        QCOMPARE(m_world.router.users().first().name, screen().result().codes().first());
        QTRY_VERIFY_WITH_TIMEOUT(printed().contains(screen().result().codes().first().toUtf8().left(4)), patience);
        QVERIFY(screen().tiles().hasFocus()); // ready for the next one
    }

    void changeIsCountedAndShown()
    {
        press(Qt::Key_3); // 10k
        type("2");
        press(Qt::Key_Enter);
        type("50"); // fifty thousand
        QCOMPARE(screen().form().cash(), 50'000);
        press(Qt::Key_Enter);
        QTRY_COMPARE_WITH_TIMEOUT(screen().result().codes().size(), 2, patience);
        QCOMPARE(screen().result().cashGiven() - screen().result().story().purchase.amount, 30'000);
        sold(20'000);
    }

    void quickAmountsTakeTheNextNote()
    {
        press(Qt::Key_4); // 15k
        press(Qt::Key_Enter);
        press(Qt::Key_F3); // the next note above 15.000
        QCOMPARE(screen().form().cash(), 20'000);
        press(Qt::Key_Enter);
        QTRY_COMPARE_WITH_TIMEOUT(screen().result().story().purchase.amount, 15'000, patience);
        sold(15'000);
    }

    void tooLittleCashIsRefusedWithoutASale()
    {
        press(Qt::Key_6); // 50k
        press(Qt::Key_Enter);
        type("20");
        press(Qt::Key_Enter);
        QVERIFY(screen().form().problem().contains(u"30.000"));
        press(Qt::Key_Escape);
        QVERIFY(screen().tiles().hasFocus());
        QCOMPARE(screen().sales().sales().rowCount(), 3);
    }

    void aPhoneGetsTheMessageToo()
    {
        press(Qt::Key_1); // 3k
        press(Qt::Key_Tab);
        QVERIFY(screen().form().phoneEdit().hasFocus());
        type("0812");
        press(Qt::Key_Enter);
        QVERIFY(!screen().form().problem().isEmpty());
        type("3456789");
        press(Qt::Key_Enter);
        press(Qt::Key_Enter);
        QTRY_COMPARE_WITH_TIMEOUT(screen().result().story().purchase.amount, 3000, patience);
        sold(3000);
        const QString invoice = screen().result().story().purchase.invoiceId;
        QTRY_VERIFY_WITH_TIMEOUT(m_world.messagesAbout(invoice) == 1, patience);
    }

    void arrowsSellAsWell()
    {
        for (const int place : {5, 4, 0, 1}) {
            QTRY_VERIFY(screen().tiles().hasFocus());
            for (int i = 0; i < 6; ++i)
                press(Qt::Key_Left);
            for (int i = 0; i < place; ++i)
                press(Qt::Key_Right);
            const Rupiah price = screen().tiles().packages().at(place).price;
            const int before = screen().sales().sales().rowCount();
            press(Qt::Key_Enter);
            press(Qt::Key_Enter);
            press(Qt::Key_Enter);
            QTRY_COMPARE_WITH_TIMEOUT(screen().sales().sales().rowCount(), before + 1, patience);
            sold(price);
        }
        QCOMPARE(m_sold, 8);
    }

    void whileTheRouterIsAwayTheOrderIsKept()
    {
        QTRY_VERIFY_WITH_TIMEOUT(screen().result().state() == SaleResult::State::Ready, patience);
        m_world.router.refuseConnections(true);
        m_world.router.control({{u"drop"_s, true}});
        press(Qt::Key_1);
        press(Qt::Key_Enter);
        press(Qt::Key_Enter);
        sold(3000);
        QTRY_VERIFY_WITH_TIMEOUT(screen().result().state() == SaleResult::State::Waiting, patience);
        QVERIFY(screen().result().words().contains(u"router"));
        QVERIFY(screen().result().codes().isEmpty());
        m_world.router.refuseConnections(false);
        QTRY_COMPARE_WITH_TIMEOUT(screen().result().codes().size(), 1, patience);
    }

    void theTenthSale()
    {
        press(Qt::Key_2);
        press(Qt::Key_Enter);
        press(Qt::Key_Enter);
        sold(5000);
        QCOMPARE(m_sold, 10);
        QTRY_COMPARE_WITH_TIMEOUT(screen().sales().sales().rowCount(), 10, patience);
        QTRY_VERIFY_WITH_TIMEOUT(screen().result().story().purchase.amount == 5000 &&
                                     screen().result().state() == SaleResult::State::Ready,
                                 patience);
    }

    // In the list the slip is that of the chosen sale, not of the one whose codes are shown.
    void theChosenSalesSlipIsPrinted()
    {
        press(Qt::Key_F6);
        press(Qt::Key_Home, Qt::ControlModifier);
        for (int row = 0; row < screen().sales().sales().rowCount(); ++row) {
            const storage::ShiftSale sale = *screen().sales().sales().saleAt(row);
            QCOMPARE(screen().sales().selected(), sale.sale.purchaseId);
            const qsizetype before = printed().size();
            press(Qt::Key_P, Qt::ControlModifier);
            for (const QString& code : m_world.usersOf(sale.invoiceId))
                QTRY_VERIFY_WITH_TIMEOUT(printed().sliced(before).contains(grouped(code).toLatin1()), patience);
            QCOMPARE(screen().result().purchaseId(), sale.sale.purchaseId);
            for (const auto& user : m_world.router.users()) {
                if (!user.comment.contains(sale.invoiceId))
                    QVERIFY(!printed().sliced(before).contains(grouped(user.name).toLatin1()));
            }
            QVERIFY(screen().sales().list().hasFocus());
            press(Qt::Key_Down);
        }
        press(Qt::Key_Up);
        press(Qt::Key_Escape);
    }

    void anEarlierSlipIsPrintedAgain()
    {
        press(Qt::Key_F6);
        QVERIFY(screen().sales().list().hasFocus());
        press(Qt::Key_End, Qt::ControlModifier);
        const qint64 first = screen().sales().sales().saleAt(9)->sale.purchaseId;
        QCOMPARE(screen().sales().selected(), first);
        press(Qt::Key_Enter);
        QTRY_COMPARE_WITH_TIMEOUT(screen().result().purchaseId(), first, patience);
        const qsizetype before = printed().size();
        press(Qt::Key_P, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(printed().size() > before, patience);
    }

    void aVoidNeedsTheOwnersPin()
    {
        const int row = screen().sales().sales().rowOf(screen().result().purchaseId());
        const storage::ShiftSale sale = *screen().sales().sales().saleAt(row);
        QCOMPARE(sale.amount, 5000);
        const QString code = screen().result().codes().first();
        QVERIFY(!wait(asking([id = sale.sale.purchaseId](engine::UseCases& use, const sales::Actor& actor) {
            return use.counterSales.voidSale(id, u"by herself"_s, actor, actor);
        })));
        QVERIFY(screen().sales().list().hasFocus());
        press(Qt::Key_Delete);
        auto* dialog = shown<VoidDialog>();
        QVERIFY(dialog);
        QTRY_COMPARE(dialog->owner().count(), 1);
        QTRY_VERIFY(dialog->owner().focusPolicy() == Qt::NoFocus); // Tab leads to the PIN
        QTRY_VERIFY(dialog->reason().hasFocus());
        type("wrong package");
        press(Qt::Key_Tab);
        QVERIFY(dialog->secret().hasFocus());
        press(Qt::Key_Enter); // no PIN is no wrong PIN
        QCOMPARE(dialog->problem(), u"The owner types the PIN here."_s);
        type("2580"); // the cashier's own
        press(Qt::Key_Enter);
        QTRY_VERIFY_WITH_TIMEOUT(!dialog->problem().isEmpty(), patience);
        type("4711");
        press(Qt::Key_Enter);
        QTRY_VERIFY_WITH_TIMEOUT(!shown<VoidDialog>(), patience);
        QTRY_VERIFY_WITH_TIMEOUT(screen().sales().sales().saleAt(row)->sale.voidedAt.isValid(), patience);
        QTRY_VERIFY_WITH_TIMEOUT(!isOnRouter(code), patience); // never a live code left
        QTRY_VERIFY(screen().tiles().hasFocus());
        m_voided = sale.amount;
    }

    void cashGoesOutForIce()
    {
        press(Qt::Key_F9);
        auto* dialog = shown<CashDialog>();
        QVERIFY(dialog);
        QTRY_VERIFY(dialog->amount().hasFocus());
        type("12000");
        press(Qt::Key_Tab);
        type("ice");
        press(Qt::Key_Enter);
        QTRY_VERIFY_WITH_TIMEOUT(!shown<CashDialog>(), patience);
        m_movedOut = 12'000;
    }

    void theOwnerHasNoBusinessInHerDrawerWhileItIsLocked()
    {
        press(Qt::Key_L, Qt::ControlModifier);
        QTRY_VERIFY(m_window->isLocked());
        QVERIFY(!wait(asking([](engine::UseCases& use, const sales::Actor& actor) {
            return use.shifts.move(1000, u"while nobody is there"_s, actor);
        })));
        QTRY_COMPARE(m_window->login()->chosen(), m_cashier); // the last one most of the time
        type("2580");
        press(Qt::Key_Enter);
        QTRY_VERIFY_WITH_TIMEOUT(!m_window->isLocked(), patience);
        QTRY_VERIFY(screen().shift());
    }

    void theShiftClosesAndAddsUpToTheRupiah()
    {
        QTRY_VERIFY(screen().tiles().hasFocus());
        press(Qt::Key_F10);
        auto* dialog = shown<CloseShiftDialog>();
        QVERIFY(dialog);
        const Rupiah expected = openingFloat + m_takings - m_voided - m_movedOut;
        Rupiah left = expected;
        for (const Rupiah denomination : sales::denominations) {
            QTRY_VERIFY(dialog->pieces(denomination).hasFocus());
            const Rupiah pieces = left / denomination;
            left -= pieces * denomination;
            if (pieces > 0)
                type(QByteArray::number(pieces).constData());
            press(Qt::Key_Enter);
        }
        QCOMPARE(dialog->counted(), expected);
        press(Qt::Key_Enter); // the note stays empty
        QTRY_VERIFY_WITH_TIMEOUT(shown<ShiftReportDialog>(), patience);
        const ShiftReport report = shown<ShiftReportDialog>()->report();
        QCOMPARE(report.sold.count, 10);
        QCOMPARE(report.sold.amount, m_takings);
        QCOMPARE(report.voided.count, 1);
        QCOMPARE(report.voided.amount, m_voided);
        QCOMPARE(report.movedOut(), m_movedOut);
        QCOMPARE(report.shift.expected, expected);
        QCOMPARE(report.shift.counted, expected);
        QCOMPARE(report.shift.difference(), 0);
        Rupiah packages = 0;
        for (const ShiftReport::Package& package : report.packages)
            packages += package.amount;
        QCOMPARE(packages, m_takings);
        QTRY_VERIFY(shown<ShiftReportDialog>()->go().hasFocus());
        const qsizetype before = printed().size();
        press(Qt::Key_P, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(shown<ShiftReportDialog>()->notice() == u"Printed.", patience);
        const QByteArray slip = printed().sliced(before);
        for (const QByteArray& line : {QByteArray("Shift of Rina"), QByteArray("10 sales"), QByteArray("ice"),
                                       core::formatRupiah(expected).toLatin1()})
            QVERIFY2(slip.contains(line), slip.constData());
        press(Qt::Key_Enter);
        QTRY_VERIFY(!shown<ShiftReportDialog>());
        // The appearance can be changed after a report was open: nothing of it remains.
        const Appearance own = m_theme.appearance();
        for (const Appearance appearance : {Appearance::Dark, Appearance::Light, own})
            m_theme.setAppearance(appearance);
        QTRY_VERIFY(screen().opening().openingFloat().hasFocus());
    }

    // The ledger's figures, read without the counter: paid without voucher 0, vouchers without payment 0.
    void theBooksAndTheRouterAgree()
    {
        const auto paid = wait(m_engine.reader().ask<QList<domain::Purchase>>([](const storage::ReadModels& models) {
            return models.purchases({.statuses = {domain::PurchaseStatus::Completed}}, {.limit = 100});
        }));
        QVERIFY(paid);
        QCOMPARE(paid->size(), 9);
        int vouchers = 0;
        for (const domain::Purchase& purchase : *paid) {
            QCOMPARE(purchase.cashier, u"Rina"_s);
            QCOMPARE(m_world.usersOf(purchase.invoiceId).size(), purchase.quantity);
            vouchers += purchase.quantity;
        }
        QCOMPARE(int(m_world.router.users().size()), vouchers);
    }

    void nobodyThereLocksTheWindow()
    {
        QVERIFY(!m_window->isLocked());
        press(Qt::Key_Shift);
        m_clock.goAhead(std::chrono::minutes(9)); // staff.lock_after_minutes is 10
        m_window->session()->look();
        QVERIFY(!m_window->isLocked());
        press(Qt::Key_Shift); // there is input
        m_clock.goAhead(std::chrono::minutes(9));
        m_window->session()->look();
        QVERIFY(!m_window->isLocked());
        m_clock.goAhead(std::chrono::minutes(1));
        m_window->session()->look();
        QVERIFY(m_window->isLocked());
    }

    void theOwnerAddsSomebodyAndIsOfferedEverything()
    {
        m_window->login()->choose(m_owner);
        type("4711");
        press(Qt::Key_Enter);
        QTRY_VERIFY_WITH_TIMEOUT(!m_window->isLocked(), patience);
        QVERIFY(isOffered(u"Attention"_s));
        StaffDialog dialog(*m_context, m_window.get());
        dialog.setAttribute(Qt::WA_DeleteOnClose, false);
        dialog.open();
        QTRY_COMPARE(dialog.list().count(), 3);
        dialog.list().setCurrentRow(2);
        dialog.name().setText(u"Dewi"_s);
        dialog.role().setCurrentIndex(dialog.role().findData(int(Role::Operator)));
        dialog.secret().setText(u"1111"_s);
        dialog.go().click();
        QTRY_VERIFY_WITH_TIMEOUT(!dialog.problem().isEmpty(), patience); // too easy
        dialog.secret().setText(u"1470"_s);
        dialog.go().click();
        QTRY_COMPARE_WITH_TIMEOUT(dialog.list().count(), 4, patience);
        dialog.close();
    }

private:
    [[nodiscard]] engine::Session& session() { return m_engine.session(); }
    [[nodiscard]] CounterScreen& screen() const { return *m_window->counter(); }
    [[nodiscard]] QByteArray printed() const { return m_printer.received(); }

    [[nodiscard]] bool isOnRouter(const QString& code) const
    {
        const auto users = m_world.router.users();
        return std::any_of(users.begin(), users.end(), [&](const auto& user) { return user.name == code; });
    }

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

    void sold(Rupiah amount)
    {
        ++m_sold;
        m_takings += amount;
        QTRY_COMPARE_WITH_TIMEOUT(screen().sales().sales().rowCount(), m_sold, patience);
        QCOMPARE(screen().sales().sales().saleAt(0)->amount, amount);
    }

    template <class Dialog>
    Dialog* shown() const
    {
        const auto dialogs = m_window->findChildren<Dialog*>();
        for (Dialog* dialog : dialogs) {
            if (dialog->isVisible())
                return dialog;
        }
        return nullptr;
    }

    [[nodiscard]] bool isOffered(const QString& screenTitle) const
    {
        const auto buttons = m_window->findChild<NavigationRail*>()->findChildren<QToolButton*>();
        return std::any_of(buttons.begin(), buttons.end(), [&](const QToolButton* button) {
            return button->text() == screenTitle && button->isVisible();
        });
    }

    template <class T>
    static core::Result<T> wait(const core::Async<T>& answer)
    {
        if (!QTest::qWaitFor([&] { return answer.isFinished(); }, patience))
            return core::fail(core::ErrorKind::Timeout, u"no answer"_s);
        return answer.result();
    }

    tests::Sandboxes m_world;
    tests::FakePrinter m_printer{tests::FakePrinter::Mood::Ready};
    LeapingClock m_clock;
    Theme m_theme;
    Language m_language;
    EngineEvents m_events;
    engine::EngineHandle m_engine;
    std::unique_ptr<Printing> m_printing;
    std::unique_ptr<UiContext> m_context;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<MainWindow> m_window;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
    qint64 m_owner = 0;
    qint64 m_cashier = 0;
    int m_sold = 0;
    Rupiah m_takings = 0;
    Rupiah m_voided = 0;
    Rupiah m_movedOut = 0;
};

QTEST_MAIN(TestCounterDay)
#include "tst_counterday.moc"
