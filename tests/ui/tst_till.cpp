// The till among the others: what a cashier's keys may end, what is changed elsewhere while it sells, and where a
// voucher works where there are several routers.
#include "print/FakePrinter.h"

#include "engine/UseCases.h"
#include "storage/PackageRepository.h"
#include "support/Http.h"
#include "ui/Office.h"
#include "ui/models/ShiftSalesModel.h"
#include "ui/printing/PrintWords.h"
#include "ui/screens/counter/CounterScreen.h"
#include "ui/screens/counter/OrderForm.h"
#include "ui/screens/counter/PackageTiles.h"
#include "ui/screens/counter/SaleResult.h"
#include "ui/screens/counter/ShiftSales.h"
#include "ui/screens/packages/PackagesScreen.h"
#include "ui/shell/Closing.h"
#include "ui/shell/MainWindow.h"
#include "ui/widgets/MoneyEdit.h"

#include <QAction>
#include <QApplication>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QSettings>
#include <QSignalSpy>

using namespace loket;
using namespace loket::ui;
using namespace loket::tests;
using core::Rupiah;
using core::Secret;
using domain::Role;

namespace {

constexpr int patience = 20000;

} // namespace

class TestTill : public QObject
{
    Q_OBJECT

private slots:
    void cleanup()
    {
        m_closing.reset();
        m_window.reset();
        m_settings.reset();
        m_office.reset();
        m_branch.reset();
        m_printer.reset();
    }

    void endingNeedsARoleThatMay_data()
    {
        QTest::addColumn<int>("role"); // None: nobody is logged in
        QTest::addColumn<QString>("way");
        QTest::addColumn<bool>("ends");
        for (const QString& way :
             {u"Ctrl+Q"_s, u"the menu"_s, u"closing, set to stop"_s, u"closing"_s, u"the tray"_s}) {
            for (const Role role : {Role::None, Role::Cashier, Role::Operator, Role::Owner}) {
                const bool may = role == Role::Operator || role == Role::Owner;
                QTest::addRow("%s, %s", qPrintable(domain::toString(role)), qPrintable(way))
                    << int(role) << way << (may && way != u"closing"_s);
            }
        }
    }
    void endingNeedsARoleThatMay()
    {
        QFETCH(int, role);
        QFETCH(QString, way);
        QFETCH(bool, ends);
        open();
        engine::Session& session = m_office->engine->session();
        QVERIFY(Office::answer(session.addStaff({.name = u"Sri"_s, .role = Role::Owner, .secret = Secret("4711")})));
        const auto who = Role(role);
        if (who == Role::None) {
            session.logOut();
        } else if (who != Role::Owner) {
            const auto member =
                Office::answer(session.addStaff({.name = u"Rina"_s, .role = who, .secret = Secret("2580")}));
            QVERIFY(member);
            QVERIFY(Office::answer(session.logIn(member->id, Secret("2580"))));
        }
        m_closing = std::make_unique<Closing>(*m_window, *m_settings);
        m_closing->setTray(true);
        m_window->askBeforeClosing(*m_closing);
        const QSignalSpy stopped(m_closing.get(), &Closing::stopped);
        auto* quit = m_window->findChild<QAction*>(u"quit"_s);
        QCOMPARE(quit->text(), who == Role::Operator || who == Role::Owner ? u"Quit"_s : u"Leave the till"_s);
        if (way == u"Ctrl+Q"_s) {
            QTest::keyClick(focused(), Qt::Key_Q, Qt::ControlModifier);
        } else if (way == u"the menu"_s) {
            quit->trigger();
        } else if (way == u"the tray"_s) {
            m_closing->quitFromTray();
        } else {
            if (way != u"closing"_s)
                m_closing->choose(WhenClosed::Stop); // by somebody who may
            m_window->close();
        }
        QCOMPARE(stopped.size(), ends ? 1 : 0);
        if (!ends && way != u"closing"_s && way != u"the tray"_s) {
            QVERIFY(m_window->isHidden());
            QVERIFY(session.isLocked()); // whoever opens the window again says who it is
            m_window->present();
            QVERIFY(m_window->isLocked());
        }
        if (!ends && way == u"the tray"_s)
            QVERIFY(m_window->isVisible() && m_window->findChild<QMessageBox*>());
        // The shop is open all the same: the engine has not been asked to end.
        const Answer answer = get(u"/healthz"_s);
        QCOMPARE(answer.status, 200);
    }

    // Each way of changing a package; the counter shows it without a restart, also in an order that is being taken.
    void aChangeElsewhereIsSeenAtOnce_data()
    {
        QTest::addColumn<bool>("otherProgram");
        QTest::newRow("in the window") << false;
        QTest::newRow("by another program") << true;
    }
    void aChangeElsewhereIsSeenAtOnce()
    {
        QFETCH(bool, otherProgram);
        open();
        openShift();
        QTest::keyClick(focused(), Qt::Key_1);
        OrderForm& form = screen().form();
        QTRY_VERIFY(form.quantityEdit().hasFocus());
        QTest::keyClicks(focused(), u"2"_s);
        QCOMPARE(form.total(), Rupiah(6000));
        domain::Package package = screen().tiles().packages().first();
        package.price = 4000;
        save(package, otherProgram);
        QTRY_COMPARE_WITH_TIMEOUT(screen().tiles().packages().first().price, Rupiah(4000), patience);
        QCOMPARE(form.total(), Rupiah(8000));
        QCOMPARE(form.cash(), Rupiah(8000)); // it follows, untouched
        QVERIFY2(form.problem().contains(u"Rp 4.000"_s), qPrintable(form.problem()));
        QTest::keyClick(focused(), Qt::Key_Enter);
        QTest::keyClick(focused(), Qt::Key_Enter); // the exact money
        QTRY_COMPARE_WITH_TIMEOUT(screen().sales().sales().rowCount(), 1, patience);
        QCOMPARE(screen().sales().sales().saleAt(0)->amount, Rupiah(8000));
        // A new one, and one that is taken off sale while it is sold.
        package.id = u"new"_s;
        package.name = u"New"_s;
        save(package, otherProgram);
        QTRY_COMPARE_WITH_TIMEOUT(screen().tiles().packages().size(), 7, patience);
        QTest::keyClick(focused(), Qt::Key_7);
        QTRY_VERIFY(form.quantityEdit().hasFocus());
        package.enabled = false;
        save(package, otherProgram);
        QTRY_VERIFY_WITH_TIMEOUT(!form.package(), patience);
        QVERIFY(form.problem().contains(u"New is not on sale"_s));
        QTRY_VERIFY(screen().tiles().hasFocus());
    }

    // The customer was told another price than the one in the books, however that came: nothing is booked.
    void anotherPriceThanTheCustomerWasToldIsRefused()
    {
        open();
        openShift();
        const auto actor = m_office->engine->actor();
        const auto refused = Office::answer(m_office->engine->ask([actor](engine::UseCases& use) {
            return use.counterSales.sell({.packageId = u"3k"_s, .cashGiven = 5000, .amount = 2500, .key = u"k"_s},
                                         actor);
        }));
        QVERIFY(!refused);
        QVERIFY(refused.error().kind == core::ErrorKind::Conflict);
        QVERIFY(refused.error().detail.contains(u"Rp 3.000"_s));
        QCOMPARE(screen().sales().sales().rowCount(), 0);
    }

    // Tile, list, shop page and slip.
    void withTwoRoutersEverythingSaysWhereAVoucherWorks()
    {
        m_branch = std::make_unique<sandbox::RouterSandbox>("loket", "router-password");
        QVERIFY(m_branch->listen());
        sandbox::RouterModel& model = m_branch->model(); // another device than the first router
        QVERIFY(
            !model.execute({"/system/routerboard/set", "=serial-number=SANDBOX0002"}, *model.account("loket")).refusal);
        m_printer = std::make_unique<FakePrinter>(FakePrinter::Mood::Ready);
        qputenv("LOKET_SECRET_ROUTER_CABANG_PASSWORD", "router-password");
        open({{u"router.cabang.host"_s, u"127.0.0.1"_s},
              {u"router.cabang.port"_s, QString::number(m_branch->port())},
              {u"business.language"_s, u"en"_s},
              {u"print.slip_printer"_s, u"tcp:127.0.0.1:%1"_s.arg(m_printer->port())}});
        openShift();
        domain::Package package = screen().tiles().packages().first();
        package.id = u"branch"_s;
        package.name = u"At the branch"_s;
        package.router = u"cabang"_s;
        save(package, false);
        PackageTiles& tiles = screen().tiles();
        QTRY_COMPARE_WITH_TIMEOUT(tiles.packages().size(), 7, patience);
        QTRY_VERIFY_WITH_TIMEOUT(tiles.terms(0).endsWith(u" · main"_s), patience);
        QVERIFY(tiles.terms(6).endsWith(u" · cabang"_s));
        const QByteArray shop = get(u"/voucher/?lang=en"_s).body;
        QVERIFY(shop.contains("Works at main"));
        QVERIFY(shop.contains("Works at cabang"));
        m_window->goTo(m_window->packages());
        const auto cell = [this](int row) {
            return m_window->packages().model().index(row, PackagesModel::Profile).data().toString();
        };
        QTRY_VERIFY_WITH_TIMEOUT(cell(0).contains(u" · main"_s), patience);
        QTRY_VERIFY(cell(6).contains(u" · cabang"_s));
        m_window->goTo(*m_window->counter());
        QTRY_VERIFY_WITH_TIMEOUT(tiles.hasFocus(), patience);
        for (const Qt::Key key : {Qt::Key_7, Qt::Key_Enter, Qt::Key_Enter})
            QTest::keyClick(focused(), key);
        QTRY_VERIFY_WITH_TIMEOUT(m_printer->received().contains("Works at: cabang"), patience);
        QTRY_COMPARE_WITH_TIMEOUT(m_branch->users().size(), 1, patience);
    }

    void withOneRouterNothingIsSaidAboutIt()
    {
        m_printer = std::make_unique<FakePrinter>(FakePrinter::Mood::Ready);
        open({{u"business.language"_s, u"en"_s},
              {u"print.slip_printer"_s, u"tcp:127.0.0.1:%1"_s.arg(m_printer->port())}});
        openShift();
        QVERIFY(!screen().tiles().terms(0).contains(u"main"_s));
        QVERIFY(!get(u"/voucher/?lang=en"_s).body.contains("Works at"));
        for (const Qt::Key key : {Qt::Key_1, Qt::Key_Enter, Qt::Key_Enter})
            QTest::keyClick(focused(), key);
        QTRY_VERIFY_WITH_TIMEOUT(m_printer->received().contains("Order no."), patience);
        QVERIFY(!m_printer->received().contains("Works at"));
    }

private:
    void open(const QMap<QString, QString>& settings = {})
    {
        m_office = std::make_unique<Office>([&settings](Sandboxes& world) { world.settings.insert(settings); });
        m_settings =
            std::make_unique<QSettings>(m_office->world.folder.filePath(u"window.ini"_s), QSettings::IniFormat);
        m_settings->setValue(u"wizard/done"_s, true);
        m_window = std::make_unique<MainWindow>(*m_office->context, *m_settings);
        m_window->setState(m_office->engine->state());
        m_window->resize(1366, 768);
        m_window->show();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }

    void openShift()
    {
        QVERIFY(Office::answer(m_office->engine->ask(
            [actor = m_office->engine->actor()](engine::UseCases& use) { return use.shifts.open(0, actor); })));
        QTRY_VERIFY_WITH_TIMEOUT(screen().shift(), patience);
        QTRY_COMPARE_WITH_TIMEOUT(screen().tiles().packages().size(), 6, patience);
        QTRY_VERIFY_WITH_TIMEOUT(screen().tiles().hasFocus(), patience);
    }

    // As the window's own screen does it, or as "loketd package set" does it: with a connection of its own.
    void save(const domain::Package& package, bool otherProgram)
    {
        if (!otherProgram) {
            const auto known = screen().tiles().placeOf(package.id) >= 0;
            QVERIFY(Office::answer(m_office->engine->ask(
                [package, isNew = !known, actor = m_office->engine->actor()](engine::UseCases& use) {
                    return use.administration->savePackage(package, isNew, actor);
                })));
            return;
        }
        const auto database = storage::Database::open(m_office->world.folder.filePath(u"loket.db"_s));
        QVERIFY(database);
        auto transaction = storage::Transaction::begin(**database);
        QVERIFY(transaction);
        QVERIFY(storage::PackageRepository(**database).save(*transaction, package));
        QVERIFY(transaction->commit());
    }

    [[nodiscard]] CounterScreen& screen() const { return *m_window->counter(); }

    [[nodiscard]] Answer get(const QString& path) const
    {
        QUrl url = m_office->engine->state().server.url;
        const QUrl relative(path);
        url.setPath(relative.path());
        url.setQuery(relative.query());
        return m_http.get(url, {{"Accept", "text/html"}});
    }

    static QWidget* focused()
    {
        QWidget* widget = QApplication::focusWidget();
        return widget ? widget : QApplication::activeWindow();
    }

    std::unique_ptr<FakePrinter> m_printer;
    std::unique_ptr<sandbox::RouterSandbox> m_branch;
    std::unique_ptr<Office> m_office;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<MainWindow> m_window;
    std::unique_ptr<Closing> m_closing;
    mutable Http m_http;
};

QTEST_MAIN(TestTill)
#include "tst_till.moc"
