// What the counter tells and offers besides the sale: the message's fate, the stock while the router is away, packages
// by name and price, a question before much paper, and orders that are paid in cash. The real window on the real
// engine.
#include "print/FakePrinter.h"

#include "engine/UseCases.h"
#include "storage/PackageRepository.h"
#include "ui/Office.h"
#include "ui/dialogs/TakeCashDialog.h"
#include "ui/models/ShiftSalesModel.h"
#include "ui/printing/PrintWords.h"
#include "ui/screens/counter/CashOrders.h"
#include "ui/screens/counter/CounterScreen.h"
#include "ui/screens/counter/OrderForm.h"
#include "ui/screens/counter/PackageTiles.h"
#include "ui/screens/counter/SaleResult.h"
#include "ui/screens/counter/SaleSlips.h"
#include "ui/screens/counter/ShiftBar.h"
#include "ui/screens/counter/ShiftSales.h"
#include "ui/shell/MainWindow.h"
#include "ui/widgets/MoneyEdit.h"

#include <QApplication>
#include <QLineEdit>
#include <QListWidget>
#include <QMessageBox>
#include <QPushButton>
#include <QSettings>

using namespace loket;
using namespace loket::ui;
using namespace loket::tests;

namespace {

constexpr int patience = 20000;

} // namespace

class TestCounterHelp : public QObject
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

    void theMessagesFateIsBesideTheSale()
    {
        open();
        press(Qt::Key_1);
        press(Qt::Key_Tab);
        type("08123456789");
        press(Qt::Key_Enter);
        press(Qt::Key_Enter);
        QTRY_COMPARE_WITH_TIMEOUT(screen().result().messageWords(), u"Message: Sent"_s, patience);
        press(Qt::Key_1);
        press(Qt::Key_Enter);
        press(Qt::Key_Enter);
        QTRY_COMPARE_WITH_TIMEOUT(screen().sales().sales().rowCount(), 2, patience);
        QTRY_COMPARE_WITH_TIMEOUT(screen().result().messageWords(), QString(), patience); // there was no number
    }

    void whileTheRouterIsAwayTheStockIsShown()
    {
        open();
        QVERIFY(!screen().tiles().terms(0).contains(u"in stock"_s));
        const auto made =
            Office::answer(m_office->engine->ask([actor = m_office->engine->actor()](engine::UseCases& use) {
                return use.stock.begin({.packageId = u"3k"_s, .quantity = 2}, actor);
            }));
        QVERIFY2(made, made ? "" : qPrintable(made.error().detail));
        QTRY_COMPARE_WITH_TIMEOUT(m_office->world.router.users().size(), 2, patience);
        m_office->world.router.refuseConnections(true);
        m_office->world.router.control({{u"drop"_s, true}});
        sellOne(Qt::Key_2); // the engine notices when it needs the router
        QTRY_VERIFY_WITH_TIMEOUT(screen().tiles().terms(0).contains(u"2 in stock"_s), patience);
        QVERIFY(screen().tiles().terms(1).contains(u"none in stock"_s));
        sellOne(Qt::Key_1);
        QTRY_VERIFY_WITH_TIMEOUT(screen().tiles().terms(0).contains(u"1 in stock"_s), patience);
        m_office->world.router.refuseConnections(false);
        QTRY_VERIFY_WITH_TIMEOUT(!screen().tiles().terms(0).contains(u"in stock"_s), patience);
    }

    // Those beyond the ninth have no digit.
    void anyPackageIsReachedByTyping_data()
    {
        QTest::addColumn<QByteArray>("typed");
        QTest::addColumn<QString>("package"); // empty: none
        QTest::newRow("its name") << QByteArray("malam") << u"Paket Malam 12"_s;
        QTest::newRow("a part with a digit") << QByteArray("malam 11") << u"Paket Malam 11"_s;
        QTest::newRow("its price") << QByteArray("/12500") << u"Paket Malam 12"_s;
        QTest::newRow("nothing") << QByteArray("zzz") << QString();
    }
    void anyPackageIsReachedByTyping()
    {
        QFETCH(QByteArray, typed);
        QFETCH(QString, package);
        open();
        for (const int number : {12, 11, 10, 9}) {
            domain::Package one = screen().tiles().packages().first();
            one.id = u"malam%1"_s.arg(number);
            one.name = u"Paket Malam %1"_s.arg(number);
            one.price = number * 1000 + 500;
            QVERIFY(
                Office::answer(m_office->engine->ask([one, actor = m_office->engine->actor()](engine::UseCases& use) {
                    return use.administration->savePackage(one, true, actor);
                })));
        }
        QTRY_COMPARE_WITH_TIMEOUT(screen().tiles().packages().size(), 10, patience);
        type(typed);
        QVERIFY(!screen().form().package()); // no digit in it picked one
        QVERIFY(screen().form().title().contains(QString::fromLatin1(typed)));
        press(Qt::Key_Enter);
        if (package.isEmpty()) {
            QVERIFY(!screen().form().package());
            QVERIFY(screen().form().problem().contains(QString::fromLatin1(typed)));
        } else {
            QVERIFY(screen().form().package());
            QCOMPARE(screen().form().package()->name, package);
            press(Qt::Key_Escape);
        }
        QVERIFY(screen().tiles().sought().isEmpty());
        press(Qt::Key_2); // a digit picks again
        QVERIFY(screen().form().package());
    }

    // The number of a pick-up receipt, which a scanner types with Enter behind it.
    void aReceiptsNumberLeadsToItsSale()
    {
        open();
        m_office->world.router.refuseConnections(true);
        m_office->world.router.control({{u"drop"_s, true}});
        sellOne(Qt::Key_1);
        sellOne(Qt::Key_2);
        QTRY_COMPARE_WITH_TIMEOUT(screen().slips().owed().size(), 2, patience);
        const storage::ShiftSale first = screen().slips().owed().first();
        QVERIFY(screen().result().purchaseId() != first.sale.purchaseId);
        type(first.invoiceId.toLatin1());
        press(Qt::Key_Enter);
        QTRY_COMPARE_WITH_TIMEOUT(screen().result().purchaseId(), first.sale.purchaseId, patience);
        QVERIFY(!screen().form().package());
    }

    void manySlipsAreAskedAboutFirst_data()
    {
        QTest::addColumn<int>("quantity");
        QTest::addColumn<QString>("answer"); // empty: there is no question
        QTest::addColumn<int>("slips");
        QTest::newRow("nineteen") << 19 << QString() << 19;
        QTest::newRow("twenty, printed") << 20 << u"Sell and print"_s << 20;
        QTest::newRow("twenty, without") << 20 << u"Sell without slips"_s << 0;
        QTest::newRow("twenty, back") << 20 << u"Back"_s << -1;
    }
    void manySlipsAreAskedAboutFirst()
    {
        QFETCH(int, quantity);
        QFETCH(QString, answer);
        QFETCH(int, slips);
        m_printer = std::make_unique<FakePrinter>(FakePrinter::Mood::Ready);
        open({{u"print.slip_printer"_s, u"tcp:127.0.0.1:%1"_s.arg(m_printer->port())},
              {u"business.language"_s, u"en"_s}});
        press(Qt::Key_1);
        type(QByteArray::number(quantity));
        press(Qt::Key_Enter);
        press(Qt::Key_Enter);
        if (!answer.isEmpty()) {
            QMessageBox* box = nullptr;
            QTRY_VERIFY_WITH_TIMEOUT((box = screen().findChild<QMessageBox*>()) && box->isVisible(), patience);
            QVERIFY(box->text().contains(u"20"_s));
            QCOMPARE(screen().sales().sales().rowCount(), 0); // nothing is sold before the answer
            for (QAbstractButton* button : box->buttons()) {
                if (button->text() == answer)
                    button->click();
            }
        }
        if (slips < 0) {
            QTRY_VERIFY_WITH_TIMEOUT(!screen().findChild<QMessageBox*>(), patience);
            QVERIFY(screen().form().package()); // the order is as it was
            QCOMPARE(screen().sales().sales().rowCount(), 0);
            return;
        }
        QTRY_COMPARE_WITH_TIMEOUT(screen().result().codes().size(), quantity, patience);
        if (slips > 0)
            QTRY_COMPARE_WITH_TIMEOUT(int(m_printer->received().count("Voucher code")), slips, patience);
        QTRY_COMPARE_WITH_TIMEOUT(ShiftSalesModel::stateOf(*screen().sales().sales().saleAt(0)), u"Handed out"_s,
                                  patience);
        QCOMPARE(int(m_printer->received().count("Voucher code")), slips);
    }

    // Listed, found by what the customer says, paid, handed out with a slip, and voided like any sale.
    void cashOrdersAreListedAtTheCounter()
    {
        m_printer = std::make_unique<FakePrinter>(FakePrinter::Mood::Ready);
        open({{u"print.slip_printer"_s, u"tcp:127.0.0.1:%1"_s.arg(m_printer->port())},
              {u"business.language"_s, u"en"_s}});
        QVERIFY(screen().shiftBar().ordersButton().isHidden());
        QVERIFY(m_office->orderForCash(u"Andi"_s));
        QVERIFY(m_office->orderForCash(u"Budi"_s));
        QTRY_VERIFY_WITH_TIMEOUT(screen().shiftBar().ordersButton().text().contains(u"2"_s), patience);
        press(Qt::Key_F8);
        CashOrdersDialog* dialog = nullptr;
        QTRY_VERIFY((dialog = screen().findChild<CashOrdersDialog*>()) && dialog->isVisible());
        QVERIFY(QTest::qWaitForWindowActive(dialog));
        QCOMPARE(dialog->list().count(), 2);
        QTest::keyClicks(&dialog->search(), u"0812 3456"_s);
        QCOMPARE(dialog->list().count(), 2); // both gave this number
        dialog->search().clear();
        QTest::keyClicks(&dialog->search(), u"and"_s);
        QCOMPARE(dialog->list().count(), 1);
        QTest::keyClick(&dialog->search(), Qt::Key_Enter);
        TakeCashDialog* take = nullptr;
        QTRY_VERIFY((take = screen().findChild<TakeCashDialog*>()) && take->isVisible());
        QCOMPARE(take->cash().value(), 3000);
        take->cash().setFocus();
        QTest::keyClick(&take->cash(), Qt::Key_Enter);
        QTRY_COMPARE_WITH_TIMEOUT(screen().result().codes().size(), 1, patience);
        QTRY_COMPARE_WITH_TIMEOUT(int(m_printer->received().count("Voucher code")), 1, patience);
        QTRY_COMPARE_WITH_TIMEOUT(screen().sales().sales().rowCount(), 1, patience);
        QTRY_VERIFY_WITH_TIMEOUT(screen().shiftBar().ordersButton().text().contains(u"1"_s), patience);
        const auto voided = Office::answer(m_office->engine->ask(
            [id = screen().result().purchaseId(), actor = m_office->engine->actor()](engine::UseCases& use) {
                return use.counterSales.voidSale(id, u"changed his mind"_s, actor, actor);
            }));
        QVERIFY(voided);
    }

private:
    void open(const QMap<QString, QString>& settings = {})
    {
        m_office = std::make_unique<Office>([&settings](Sandboxes& world) { world.settings.insert(settings); });
        m_settings =
            std::make_unique<QSettings>(m_office->world.folder.filePath(u"window.ini"_s), QSettings::IniFormat);
        m_settings->setValue(u"wizard/done"_s, true);
        QVERIFY(Office::answer(m_office->engine->ask(
            [actor = m_office->engine->actor()](engine::UseCases& use) { return use.shifts.open(0, actor); })));
        m_window = std::make_unique<MainWindow>(*m_office->context, *m_settings);
        m_window->setState(m_office->engine->state());
        m_window->resize(1366, 768);
        m_window->show();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        QTRY_COMPARE_WITH_TIMEOUT(screen().tiles().packages().size(), 6, patience);
        QTRY_VERIFY_WITH_TIMEOUT(screen().tiles().hasFocus(), patience);
    }

    void sellOne(Qt::Key package)
    {
        const int before = screen().sales().sales().rowCount();
        QTRY_VERIFY_WITH_TIMEOUT(screen().tiles().hasFocus(), patience);
        press(package);
        press(Qt::Key_Enter);
        press(Qt::Key_Enter);
        QTRY_COMPARE_WITH_TIMEOUT(screen().sales().sales().rowCount(), before + 1, patience);
    }

    [[nodiscard]] CounterScreen& screen() const { return *m_window->counter(); }

    static QWidget* focused()
    {
        QWidget* widget = QApplication::focusWidget();
        return widget ? widget : QApplication::activeWindow();
    }
    static void press(Qt::Key key) { QTest::keyClick(focused(), key); }
    static void type(const QByteArray& text) { QTest::keyClicks(focused(), QString::fromLatin1(text)); }

    std::unique_ptr<FakePrinter> m_printer;
    std::unique_ptr<Office> m_office;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<MainWindow> m_window;
};

QTEST_MAIN(TestCounterHelp)
#include "tst_counterhelp.moc"
