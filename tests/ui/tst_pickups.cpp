// Sales whose vouchers are made late: every one prints its own slip, and until its codes were shown or printed it is
// ready for pick-up. The real window on the real engine; the slips are counted at a receipt printer on a real port.
#include "print/FakePrinter.h"

#include "engine/UseCases.h"
#include "storage/ShiftRepository.h"
#include "ui/Office.h"
#include "ui/browser/StoryPanel.h"
#include "ui/dialogs/TakeCashDialog.h"
#include "ui/models/ShiftSalesModel.h"
#include "ui/printing/PrintWords.h"
#include "ui/screens/counter/CounterScreen.h"
#include "ui/screens/counter/OrderForm.h"
#include "ui/screens/counter/PackageTiles.h"
#include "ui/screens/counter/PickUpBar.h"
#include "ui/screens/counter/SaleResult.h"
#include "ui/screens/counter/SaleSlips.h"
#include "ui/screens/counter/ShiftSales.h"
#include "ui/screens/orders/OrdersScreen.h"
#include "ui/shell/MainWindow.h"

#include <QApplication>
#include <QLineEdit>
#include <QSettings>
#include <QSignalSpy>

using namespace loket;
using namespace loket::ui;
using namespace loket::tests;
using domain::PurchaseStatus;
using storage::ShiftSale;

namespace {

constexpr int patience = 20000;
constexpr int manySales = 12;

} // namespace

class TestPickUps : public QObject
{
    Q_OBJECT

private slots:
    void cleanup()
    {
        m_window.reset();
        m_settings.reset();
        m_office.reset();
        m_printer.reset();
    }

    // After the last attempt too: it is made as soon as the router is back, which the other screens say as well.
    void aSaleThatWaitsForTheRouterHasNotFailed()
    {
        open(FakePrinter::Mood::Ready, {{u"retry.attempts"_s, u"2"_s}});
        leave();
        sell();
        QTRY_VERIFY_WITH_TIMEOUT(
            screen().sales().sales().saleAt(0)->status == domain::PurchaseStatus::VoucherGenerationFailed, patience);
        QCOMPARE(stateOf(0), u"Voucher pending"_s);
        const storage::ShiftSale waiting = *screen().sales().sales().saleAt(0);
        QVERIFY(ShiftSalesModel::lookOf(waiting).tone == Tone::Warn);
        QCOMPARE(ShiftSalesModel::stateOf(waiting, false), u"Paid; press Regenerate"_s); // does not recover by itself
        QVERIFY(ShiftSalesModel::lookOf(waiting, false).tone == Tone::Bad);
        come();
        QTRY_COMPARE_WITH_TIMEOUT(stateOf(0), u"Handed out"_s, patience);
    }

    void aVoidedSaleIsNotOfferedToBeVoidedAgain()
    {
        open(FakePrinter::Mood::Ready);
        sell();
        QTRY_COMPARE_WITH_TIMEOUT(stateOf(0), u"Handed out"_s, patience);
        press(Qt::Key_F6);
        auto& list = screen().sales();
        QPushButton* button = nullptr;
        for (QPushButton* one : list.findChildren<QPushButton*>())
            button = one->text() == u"Void"_s ? one : button;
        QTRY_VERIFY(button && button->isEnabled());
        const auto sale = *list.sales().saleAt(0);
        QVERIFY(Office::answer(m_office->engine->ask([&](engine::UseCases& use) {
            const sales::Actor actor = m_office->engine->actor();
            return use.counterSales.voidSale(sale.sale.purchaseId, u"a try"_s, actor, actor);
        })));
        QTRY_COMPARE_WITH_TIMEOUT(stateOf(0), u"Voided"_s, patience);
        QTRY_VERIFY(!button->isEnabled());
    }

    // Whatever keeps the router, and however many wait: as many slips as sales, each with its own code.
    void everySalePrintsItsOwnSlip_data()
    {
        QTest::addColumn<bool>("away");
        QTest::addColumn<int>("sales");
        QTest::newRow("slow router, two") << false << 2;
        QTest::newRow("router away, two") << true << 2;
        QTest::newRow("router away, many") << true << manySales;
    }
    void everySalePrintsItsOwnSlip()
    {
        QFETCH(bool, away);
        QFETCH(int, sales);
        open(FakePrinter::Mood::Ready);
        sandbox::RouterSandbox& router = m_office->world.router;
        if (away)
            leave();
        else
            router.moods().hang = true;
        for (int i = 0; i < sales; ++i)
            sell();
        QCOMPARE(screen().result().codes().size(), 0);
        for (int row = 0; row < sales; ++row)
            QCOMPARE(stateOf(row), u"Voucher pending"_s);
        if (away) { // a receipt each, with the number and what to do
            for (int row = 0; row < sales; ++row)
                QTRY_VERIFY_WITH_TIMEOUT(printed().contains(pickUpNumber(invoice(row)).toLatin1()), patience);
            QCOMPARE(printed().count("PICK-UP RECEIPT"), sales);
            QCOMPARE(printed().count("Paid. The voucher is made"), sales); // and what to do
            come();
        } else {
            router.moods().hang = false;
            router.dropConnections();
        }
        QTRY_VERIFY_WITH_TIMEOUT(codes().size() == sales, patience);
        for (const QString& code : codes())
            QTRY_COMPARE_WITH_TIMEOUT(printed().count(grouped(code).toLatin1()), 1, patience);
        for (int row = 0; row < sales; ++row)
            QTRY_COMPARE_WITH_TIMEOUT(stateOf(row), u"Handed out"_s, patience);
        QTRY_COMPARE(screen().pickUps().words(), QString());
        QCOMPARE(printed().count("COPY"), 0);
    }

    // Nothing was printed and only the last code was on the screen: the others are not handed out.
    void withoutAPrinterTheyAreReadyForPickUp()
    {
        open({});
        leave();
        for (int i = 0; i < 3; ++i)
            sell();
        QTRY_VERIFY_WITH_TIMEOUT(screen().result().state() == SaleResult::State::Waiting, patience);
        QVERIFY(screen().result().words().contains(pickUpNumber(invoice(0))));
        come();
        QTRY_VERIFY_WITH_TIMEOUT(codes().size() == 3, patience);
        QTRY_COMPARE_WITH_TIMEOUT(stateOf(0), u"Handed out"_s, patience); // on the screen
        QTRY_COMPARE(stateOf(1), u"For pick-up"_s);
        QTRY_COMPARE(stateOf(2), u"For pick-up"_s);
        QTRY_COMPARE(screen().pickUps().words(), u"2 sales ready for pick-up."_s);
        const qint64 oldest = id(2);
        press(Qt::Key_F7);
        QTRY_COMPARE_WITH_TIMEOUT(screen().result().purchaseId(), oldest, patience);
        QTRY_COMPARE_WITH_TIMEOUT(stateOf(2), u"Handed out"_s, patience);
        QTRY_COMPARE(screen().pickUps().words(), u"1 sale ready for pick-up."_s);
        press(Qt::Key_F7);
        QTRY_COMPARE_WITH_TIMEOUT(screen().result().purchaseId(), id(1), patience);
        QTRY_COMPARE_WITH_TIMEOUT(stateOf(1), u"Handed out"_s, patience);
        QTRY_VERIFY(screen().pickUps().isHidden());
        QVERIFY(screen().tiles().hasFocus()); // ready for the next customer all the while
    }

    // An order of the shop, paid in cash, while another screen than the counter is open: the same paper, the same
    // state.
    void cashTakenInTheOrdersPrintsAsASaleDoes_data()
    {
        QTest::addColumn<bool>("automatic");
        QTest::addColumn<bool>("away");
        QTest::newRow("at once") << true << false;
        QTest::newRow("router away") << true << true;
        QTest::newRow("slips by hand") << false << false;
    }
    void cashTakenInTheOrdersPrintsAsASaleDoes()
    {
        QFETCH(bool, automatic);
        QFETCH(bool, away);
        open(FakePrinter::Mood::Ready, {{u"print.automatic_slip"_s, automatic ? u"true"_s : u"false"_s}});
        if (away)
            leave();
        const auto order = m_office->orderForCash(u"Andi"_s);
        QVERIFY(order);
        m_window->openPurchase(order->purchase.id);
        StoryPanel& story = m_window->orders().browser().storyPanel();
        QTRY_VERIFY_WITH_TIMEOUT(story.takeCashButton().isVisible(), patience);
        QTest::mouseClick(&story.takeCashButton(), Qt::LeftButton);
        TakeCashDialog* dialog = nullptr;
        QTRY_VERIFY((dialog = m_window->findChild<TakeCashDialog*>()) && dialog->isVisible());
        dialog->go().click();
        QTRY_COMPARE_WITH_TIMEOUT(screen().sales().sales().rowCount(), 1, patience);
        if (away) {
            QTRY_COMPARE_WITH_TIMEOUT(printed().count("PICK-UP RECEIPT"), 1, patience);
            come();
        }
        QTRY_VERIFY_WITH_TIMEOUT(codes().size() == 1, patience);
        if (!automatic) {
            QTRY_COMPARE_WITH_TIMEOUT(stateOf(0), u"For pick-up"_s, patience);
            QCOMPARE(printed().count(grouped(codes().first()).toLatin1()), 0);
            return;
        }
        QTRY_COMPARE_WITH_TIMEOUT(printed().count(grouped(codes().first()).toLatin1()), 1, patience);
        QTRY_COMPARE_WITH_TIMEOUT(stateOf(0), u"Handed out"_s, patience);
        QCOMPARE(printed().count("COPY"), 0);
        QVERIFY(m_window->orders().isVisible()); // nobody was led away
    }

    // Its code was neither on the paper nor on the screen.
    void aPrinterThatFailedHandsNothingOut()
    {
        open(FakePrinter::Mood::NoPaper);
        leave();
        sell();
        sell();
        come();
        QTRY_VERIFY_WITH_TIMEOUT(codes().size() == 2, patience);
        QTRY_COMPARE_WITH_TIMEOUT(stateOf(0), u"Handed out"_s, patience);
        QTRY_COMPARE(stateOf(1), u"For pick-up"_s);
        QTRY_VERIFY_WITH_TIMEOUT(screen().pickUps().words().contains(pickUpNumber(invoice(1))), patience);
    }

    // What is not handed out yet is known at the next start, also to another shift.
    void anotherStartKnowsThem()
    {
        open({});
        leave();
        sell();
        sell();
        m_window->go(1); // somebody looks at the orders: nothing is on the screen
        come();
        QTRY_VERIFY_WITH_TIMEOUT(codes().size() == 2, patience);
        m_window.reset();
        show();
        QTRY_COMPARE_WITH_TIMEOUT(screen().pickUps().words(), u"2 sales ready for pick-up."_s, patience);
        for (int left = 2; left > 0; --left) {
            press(Qt::Key_F7);
            QTRY_COMPARE_WITH_TIMEOUT(screen().slips().owed().size(), left - 1, patience);
        }
    }

    // A voided sale owes nothing; a sale that came back to another screen is counted once it is seen.
    void aVoidedSaleOwesNothing()
    {
        open({});
        leave();
        sell();
        sell();
        QTRY_COMPARE_WITH_TIMEOUT(screen().slips().owed().size(), 2, patience);
        const auto voided = Office::answer(
            m_office->engine->ask([id = id(1), actor = m_office->engine->actor()](engine::UseCases& use) {
                return use.counterSales.voidSale(id, u"changed his mind"_s, actor, actor);
            }));
        QVERIFY(voided);
        QTRY_COMPARE_WITH_TIMEOUT(screen().slips().owed().size(), 1, patience);
        m_window->go(1);
        come();
        QTRY_VERIFY_WITH_TIMEOUT(codes().size() == 1, patience);
        QTRY_COMPARE_WITH_TIMEOUT(stateOf(0), u"For pick-up"_s, patience);
        m_window->go(0);
        QTRY_COMPARE_WITH_TIMEOUT(stateOf(0), u"Handed out"_s, patience);
    }

    // The receipt's QR leads to the order's page where customers can reach the shop.
    void theReceiptLeadsToTheOrdersPage()
    {
        open(FakePrinter::Mood::Ready, {{u"server.public_url"_s, u"https://wifi.example.id/"_s}});
        leave();
        sell();
        QTRY_VERIFY_WITH_TIMEOUT(printed().contains("PICK-UP RECEIPT"), patience);
        QTRY_VERIFY_WITH_TIMEOUT(printed().contains("Or scan: the code appears"), patience);
        const qsizetype before = printed().size();
        press(Qt::Key_P, Qt::ControlModifier); // again, by hand
        QTRY_VERIFY_WITH_TIMEOUT(printed().sliced(before).contains("PICK-UP RECEIPT"), patience);
    }

private:
    void open(std::optional<FakePrinter::Mood> mood, QMap<QString, QString> settings = {})
    {
        if (!settings.contains(u"retry.attempts"_s))
            settings.insert(u"retry.attempts"_s, u"100"_s);
        settings.insert(u"retry.max_ms"_s, u"400"_s);
        settings.insert(u"router.main.timeout_ms"_s, u"1000"_s);
        settings.insert(u"business.language"_s, u"en"_s);
        if (mood) {
            m_printer = std::make_unique<FakePrinter>(*mood);
            settings.insert(u"print.slip_printer"_s, u"tcp:127.0.0.1:%1"_s.arg(m_printer->port()));
            settings.insert(u"print.attempts"_s, u"1"_s);
        }
        m_office = std::make_unique<Office>([&settings](Sandboxes& world) { world.settings.insert(settings); });
        m_settings =
            std::make_unique<QSettings>(m_office->world.folder.filePath(u"window.ini"_s), QSettings::IniFormat);
        m_settings->setValue(u"wizard/done"_s, true);
        QVERIFY(Office::answer(m_office->engine->ask(
            [actor = m_office->engine->actor()](engine::UseCases& use) { return use.shifts.open(0, actor); })));
        show();
    }

    void show()
    {
        m_window = std::make_unique<MainWindow>(*m_office->context, *m_settings);
        m_window->setState(m_office->engine->state());
        m_window->resize(1366, 768);
        m_window->show();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        QTRY_COMPARE_WITH_TIMEOUT(screen().tiles().packages().size(), 6, patience);
        QTRY_VERIFY_WITH_TIMEOUT(screen().tiles().hasFocus(), patience);
    }

    void leave()
    {
        m_office->world.router.refuseConnections(true);
        m_office->world.router.control({{u"drop"_s, true}});
    }
    void come() { m_office->world.router.refuseConnections(false); }

    [[nodiscard]] CounterScreen& screen() const { return *m_window->counter(); }
    [[nodiscard]] QByteArray printed() const { return m_printer->received(); }

    // By keyboard: package 1, one of it, the exact cash.
    void sell()
    {
        const int before = screen().sales().sales().rowCount();
        QTRY_VERIFY_WITH_TIMEOUT(screen().tiles().hasFocus(), patience);
        press(Qt::Key_1);
        press(Qt::Key_Enter);
        press(Qt::Key_Enter);
        QTRY_COMPARE_WITH_TIMEOUT(screen().sales().sales().rowCount(), before + 1, patience);
    }

    [[nodiscard]] qint64 id(int row) const { return screen().sales().sales().saleAt(row)->sale.purchaseId; }
    [[nodiscard]] QString invoice(int row) const { return screen().sales().sales().saleAt(row)->invoiceId; }
    [[nodiscard]] QString stateOf(int row) const
    {
        return ShiftSalesModel::stateOf(*screen().sales().sales().saleAt(row));
    }
    // Of all vouchers that were made.
    [[nodiscard]] QStringList codes() const
    {
        QStringList names;
        for (const sandbox::SandboxUser& user : m_office->world.router.users())
            names += user.name;
        return names;
    }

    static void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QWidget* widget = QApplication::focusWidget();
        QTest::keyClick(widget ? widget : QApplication::activeWindow(), key, modifiers);
    }

    std::unique_ptr<FakePrinter> m_printer;
    std::unique_ptr<Office> m_office;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<MainWindow> m_window;
};

QTEST_MAIN(TestPickUps)
#include "tst_pickups.moc"
