// The Online screen on the real engine and a sandbox router over real sockets.
#include "core/Clock.h"
#include "engine/Engine.h"
#include "engine/window/EngineHandle.h"
#include "support/Sandboxes.h"
#include "ui/screens/online/DifferencesView.h"
#include "ui/screens/online/GuestsView.h"
#include "ui/screens/online/OnlineScreen.h"
#include "ui/shell/EngineLink.h"
#include "ui/widgets/LiveTableView.h"
#include "ui/widgets/RunPanel.h"
#include "ui/widgets/StatePanel.h"

#include <QAbstractItemModelTester>
#include <QLineEdit>
#include <QListWidget>
#include <QMessageBox>
#include <QPushButton>
#include <QTest>

using namespace loket;
using namespace loket::ui;
using namespace Qt::Literals::StringLiterals;
using sales::DriftAction;

namespace {

// A running shop with its window's context.
class Shop
{
public:
    Shop()
    {
        m_world.settings[u"payments.gateways"_s] = u"cash"_s;
        m_world.settings[u"delivery.channel"_s] = u"none"_s;
        m_world.settings[u"voucher.watch_seconds"_s] = u"0"_s;
        m_world.writeSettings();
        engine::EngineOptions options;
        options.dataFolder = m_world.folder.path();
        if (const auto started = m_engine.start(options); !started)
            qFatal("%s", qPrintable(started.error().detail));
        m_language.use(u"en"_s);
        m_context = std::make_unique<UiContext>(UiContext{.reader = m_engine.reader(),
                                                          .events = m_events,
                                                          .door = m_engine.door(),
                                                          .engine = &m_engine,
                                                          .clock = m_clock,
                                                          .theme = m_theme,
                                                          .language = m_language,
                                                          .zone = QTimeZone("Asia/Makassar")});
        forwardEvents(m_engine, m_events);
    }

    // Bought for cash, and on the router.
    QStringList buy(int quantity)
    {
        sales::PurchaseRequest request;
        request.packageId = u"5k"_s;
        request.customerName = u"Andi"_s;
        request.customerPhone = u"08123456789"_s;
        request.quantity = quantity;
        request.gateway = u"cash"_s;
        auto placed = m_engine.ask([request](engine::UseCases& use) { return use.placePurchase(request); });
        if (!QTest::qWaitFor([&] { return placed.isFinished(); }, 20000) || !placed.result())
            return {};
        auto paid = m_engine.ask([id = placed.result()->purchase.id, actor = m_engine.actor()](engine::UseCases& use) {
            return use.paymentReceived.confirmCash(id, actor);
        });
        const QString invoice = placed.result()->purchase.invoiceId;
        if (!QTest::qWaitFor([&] { return m_world.usersOf(invoice).size() == quantity; }, 20000))
            return {};
        return m_world.usersOf(invoice);
    }
    void logIn(const QString& code, const QByteArray& mac)
    {
        QVERIFY(m_world.router.model().guestLogsIn(code.toUtf8(), code.toUtf8(), mac));
    }
    int sessions() { return m_world.router.model().menu("/ip/hotspot/active").count(); }
    [[nodiscard]] UiContext& context() { return *m_context; }
    sandbox::RouterSandbox& router() { return m_world.router; }

private:
    tests::Sandboxes m_world;
    engine::EngineHandle m_engine;
    core::SystemClock m_clock;
    EngineEvents m_events;
    Theme m_theme;
    Language m_language;
    std::unique_ptr<UiContext> m_context;
};

} // namespace

constexpr int patience = 20000; // the screen polls every few seconds, and the machine may be busy

class TestOnline : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QProcessEnvironment secrets;
        tests::Sandboxes::addSecrets(secrets);
        for (const QString& key : secrets.keys())
            qputenv(qPrintable(key), secrets.value(key).toUtf8());
    }
    void init()
    {
        m_shop = std::make_unique<Shop>();
        m_screen = std::make_unique<OnlineScreen>(m_shop->context());
        m_guestsTester = std::make_unique<QAbstractItemModelTester>(&m_screen->guests().guests());
        m_driftTester = std::make_unique<QAbstractItemModelTester>(&m_screen->differences().differences());
        m_screen->resize(1200, 640);
    }
    void cleanup()
    {
        m_driftTester.reset();
        m_guestsTester.reset();
        m_screen.reset();
        m_shop.reset();
    }

    void theFourStates()
    {
        QCOMPARE(m_screen->view().statePanel().title(), u"Asking the routers…"_s);
        open();
        QTRY_COMPARE_WITH_TIMEOUT(m_screen->view().statePanel().title(), u"Nobody is online"_s, patience);
        const QStringList codes = m_shop->buy(1);
        QCOMPARE(codes.size(), 1);
        m_shop->logIn(codes[0], "02:00:00:00:00:01");
        m_screen->refresh();
        QTRY_COMPARE_WITH_TIMEOUT(m_screen->guests().guests().rowCount(), 1, patience);
        QVERIFY(m_screen->view().table().isVisible());
        QCOMPARE(cell(0, OnlineModel::Guest), codes[0]);
        QCOMPARE(cell(0, OnlineModel::Package), u"5rb - 2 Hari"_s);
        QCOMPARE(cell(0, OnlineModel::Device), u"02:00:00:00:00:01"_s);
        QCOMPARE(cell(0, OnlineModel::Left), u"2 days online"_s);
        m_shop->router().model().guestLogsOut(codes[0].toUtf8());
        m_screen->refresh();
        QTRY_COMPARE_WITH_TIMEOUT(m_screen->guests().guests().rowCount(), 0, patience);
        m_shop->router().refuseConnections(true);
        m_shop->router().dropConnections();
        QTRY_COMPARE_WITH_TIMEOUT((m_screen->refresh(), m_screen->view().statePanel().title()),
                                  u"The router could not be asked"_s, 15000);
        QVERIFY(m_screen->view().statePanel().button()->isVisible());
        m_shop->router().refuseConnections(false);
        m_screen->view().statePanel().button()->click();
        QTRY_COMPARE_WITH_TIMEOUT(m_screen->view().statePanel().title(), u"Nobody is online"_s, patience);
    }

    void selectionSurvivesWhoComesAndGoes()
    {
        QStringList codes = m_shop->buy(3);
        QCOMPARE(codes.size(), 3);
        codes.sort();
        open();
        m_shop->logIn(codes[1], "02:00:00:00:00:02");
        m_screen->refresh();
        QTRY_COMPARE_WITH_TIMEOUT(m_screen->guests().guests().rowCount(), 1, patience);
        m_screen->view().table().selectRow(0);
        m_shop->logIn(codes[0], "02:00:00:00:00:01");
        m_shop->logIn(codes[2], "02:00:00:00:00:03");
        m_screen->refresh();
        QTRY_COMPARE_WITH_TIMEOUT(m_screen->guests().guests().rowCount(), 3, patience);
        QCOMPARE(m_screen->view().table().selectedRows(), QList<int>{1});
        m_shop->router().model().guestLogsOut(codes[0].toUtf8());
        m_screen->refresh();
        QTRY_COMPARE_WITH_TIMEOUT(m_screen->guests().guests().rowCount(), 2, patience);
        QCOMPARE(m_screen->view().table().selectedRows(), QList<int>{0});
        QCOMPARE(cell(0, OnlineModel::Guest), codes[1]);
        m_screen->search()->setText(u"%1 %2"_s.arg(codes[2].left(4), codes[2].mid(4))); // as on the slip
        QCOMPARE(m_screen->view().table().model()->rowCount(), 1);
        m_screen->search()->setText(u"no such guest"_s);
        QCOMPARE(m_screen->view().statePanel().title(), u"Nothing matches"_s);
    }

    void manyArePutOutAtOnceWithAResultEach()
    {
        const QStringList codes = m_shop->buy(3);
        m_shop->router().model().addStranger("budi", "sold by hand");
        for (int i = 0; i < 3; ++i)
            m_shop->logIn(codes[i], "02:00:00:00:00:0" + QByteArray::number(i + 1));
        QVERIFY(m_shop->router().model().guestLogsIn("budi", "somebody-else", "02:00:00:00:00:09"));
        open();
        QTRY_COMPARE_WITH_TIMEOUT(m_screen->guests().guests().rowCount(), 4, patience);
        QVERIFY(!m_screen->guests().kickButton()->isEnabled());
        m_screen->view().table().selectAll();
        QVERIFY(m_screen->guests().kickButton()->isEnabled());
        QVERIFY(!m_screen->guests().unlockButton()->isEnabled()); // none is bound
        m_screen->guests().kickButton()->click();
        QVERIFY(m_screen->view().question() && m_screen->view().question()->text() == u"Disconnect 3 guests?"_s);
        answer();
        QTRY_COMPARE_WITH_TIMEOUT(m_shop->sessions(), 1, patience); // budi is not ours
        QTRY_VERIFY_WITH_TIMEOUT(!m_screen->runner().isRunning(), patience);
        QCOMPARE(m_screen->runPanel().results()->count(), 3);
        QCOMPARE(m_screen->runPanel().summary(), u"Disconnect: done (3)"_s);
        QTRY_COMPARE_WITH_TIMEOUT(m_screen->guests().guests().rowCount(), 1, patience);
        m_screen->view().table().selectRow(0);
        QVERIFY(!m_screen->guests().kickButton()->isEnabled());
    }

    void moreTimeIsGiven()
    {
        const QStringList codes = m_shop->buy(1);
        m_shop->logIn(codes[0], "02:00:00:00:00:01");
        open();
        QTRY_COMPARE_WITH_TIMEOUT(m_screen->guests().guests().rowCount(), 1, patience);
        m_screen->view().table().selectRow(0);
        QVERIFY(m_screen->guests().extendButton()->isEnabled());
        m_screen->guests().extendSelected(std::chrono::hours(3));
        QTRY_COMPARE_WITH_TIMEOUT(m_screen->runPanel().summary(), u"Extend: done (1)"_s, patience);
        QCOMPARE(m_shop->router().users().first().limitUptime, u"2d3h"_s);
    }

    void differencesAreShownAndMended()
    {
        const QStringList codes = m_shop->buy(2);
        auto& users = m_shop->router().model().menu("/ip/hotspot/user");
        users.remove(users.idsOf(codes[0].toUtf8()).first());
        users.insert({{"name", "ghost"}, {"password", "ghost"}, {"comment", "loket:hand made"}});
        open();
        m_screen->showTab(OnlineScreen::Tab::Differences);
        QTRY_VERIFY_WITH_TIMEOUT((press(u"Compare now"_s), m_screen->differences().differences().rowCount() == 2),
                                 15000);
        QVERIFY(m_screen->view().table().isVisible());
        const int missing = rowOf(codes[0]);
        const int ghost = rowOf(u"ghost"_s);
        QVERIFY(missing >= 0 && ghost >= 0);
        m_screen->view().table().selectRow(missing);
        QVERIFY(m_screen->differences().mendButton(DriftAction::MakeAgain)->isEnabled());
        QVERIFY(m_screen->differences().mendButton(DriftAction::WriteOff)->isEnabled());
        QVERIFY(!m_screen->differences().mendButton(DriftAction::Remove)->isEnabled());
        m_screen->differences().mendButton(DriftAction::MakeAgain)->click();
        QTRY_COMPARE_WITH_TIMEOUT(m_screen->differences().differences().rowCount(), 1, patience);
        QTRY_VERIFY_WITH_TIMEOUT(!m_screen->runner().isRunning(), patience);
        const QRect cell =
            m_screen->view().table().visualRect(m_screen->view().table().model()->index(0, DriftModel::Remedy));
        QTest::mouseClick(m_screen->view().table().viewport(), Qt::LeftButton, {},
                          QPoint(cell.left() + 20, cell.center().y()));
        QVERIFY(m_screen->view().question());
        answer();
        QTRY_COMPARE_WITH_TIMEOUT(m_screen->view().statePanel().title(), u"Router and ledger agree"_s, patience);
        QCOMPARE(m_shop->router().users().size(), 2);
    }

private:
    void open()
    {
        m_screen->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_screen.get()));
    }
    void answer()
    {
        for (QAbstractButton* button : m_screen->view().question()->buttons()) {
            if (m_screen->view().question()->buttonRole(button) == QMessageBox::AcceptRole)
                return button->click();
        }
        QFAIL("no such button");
    }
    void press(const QString& text)
    {
        for (QPushButton* button : m_screen->findChildren<QPushButton*>()) {
            if (button->text() == text && button->isVisible() && button->isEnabled())
                button->click();
        }
    }
    [[nodiscard]] QString cell(int row, int column) const
    {
        return m_screen->view().table().model()->index(row, column).data().toString();
    }
    [[nodiscard]] int rowOf(const QString& voucher) const
    {
        for (int row = 0; row < m_screen->view().table().model()->rowCount(); ++row) {
            if (cell(row, DriftModel::Voucher) == voucher)
                return row;
        }
        return -1;
    }

    std::unique_ptr<Shop> m_shop;
    std::unique_ptr<OnlineScreen> m_screen;
    std::unique_ptr<QAbstractItemModelTester> m_guestsTester;
    std::unique_ptr<QAbstractItemModelTester> m_driftTester;
};

QTEST_MAIN(TestOnline)
#include "tst_online.moc"
