// Closing the window, the tray, and the search: what the shell does beside its screens.
#include "ui/Desk.h"
#include "ui/browser/StoryPanel.h"
#include "ui/screens/orders/OrdersScreen.h"
#include "ui/shell/Closing.h"
#include "ui/shell/MainWindow.h"
#include "ui/shell/NavigationRail.h"
#include "ui/shell/SearchDialog.h"
#include "ui/shell/SingleInstance.h"
#include "ui/shell/Tray.h"

#include <QAction>
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTest>

using namespace loket;
using namespace loket::ui;
using namespace loket::tests;
using engine::ChannelState;
using engine::EngineState;
using engine::RouterState;

namespace {

struct Shell
{
    Shell()
        : settings(desk.folder.filePath(u"window.ini"_s), QSettings::IniFormat), window(*desk.context, settings),
          closing(window, settings)
    {
        window.askBeforeClosing(closing);
        window.show();
    }

    QMessageBox* question() const { return window.findChild<QMessageBox*>(); }
    void press(QMessageBox::ButtonRole role) const
    {
        const auto buttons = question()->buttons();
        for (QAbstractButton* button : buttons) {
            if (question()->buttonRole(button) == role)
                return button->click();
        }
        QFAIL("no such button");
    }

    Desk desk;
    QSettings settings;
    MainWindow window;
    Closing closing;
};

EngineState stateWith(RouterState::Reach reach, ChannelState::Condition channel = ChannelState::Condition::Working)
{
    EngineState state;
    state.routers = {{.name = u"main"_s, .address = u"10.0.0.1:8728"_s, .reach = reach}};
    if (reach == RouterState::Reach::Away)
        state.routers[0].problem = {core::ErrorKind::Unreachable, u"refused"_s};
    state.channel = {.name = u"fonnte"_s,
                     .condition = channel,
                     .problem = {core::ErrorKind::Unauthorized, u"the token was refused"_s}};
    return state;
}

} // namespace

class TestClosing : public QObject
{
    Q_OBJECT

private slots:
    void isAskedOnceAndRemembered_data();
    void isAskedOnceAndRemembered();
    void cancelLeavesTheWindow();
    void quitAsksNobody();
    void theMenuChangesTheAnswer();
    void theTrayTellsWhatTheEngineWantsTold();
    void everyAlertHasItsWords();
    void aPauseIsAPause();
    void theTrayOpensAndStops();
    void searchFinds_data();
    void searchFinds();
    void aScannerIsFasterThanTheAnswer();
    void nothingFound();
    void theFoundOrderIsShown();
    void keysLeadThroughTheScreens();
    void keysAndAboutAreShown();
    void aSecondStartShowsTheFirst();
};

void TestClosing::isAskedOnceAndRemembered_data()
{
    QTest::addColumn<bool>("keep");
    QTest::addColumn<bool>("tray");
    QTest::newRow("keep selling in the tray") << true << true;
    QTest::newRow("keep selling without a tray") << true << false;
    QTest::newRow("stop") << false << true;
}

void TestClosing::isAskedOnceAndRemembered()
{
    QFETCH(bool, keep);
    QFETCH(bool, tray);
    Shell shell;
    shell.closing.setTray(tray);
    const QSignalSpy hidden(&shell.closing, &Closing::hidden);
    const QSignalSpy stopped(&shell.closing, &Closing::stopped);
    QVERIFY(!shell.window.close());
    QVERIFY(!shell.window.close()); // one question, however often it is pressed
    QCOMPARE(shell.window.findChildren<QMessageBox*>().size(), 1);
    shell.press(keep ? QMessageBox::AcceptRole : QMessageBox::DestructiveRole);
    QCOMPARE(hidden.size(), keep ? 1 : 0);
    QCOMPARE(stopped.size(), keep ? 0 : 1);
    QVERIFY(shell.window.isHidden() == (!keep || tray));
    QCOMPARE(shell.window.isMinimized(), keep && !tray);
    QTRY_VERIFY(!shell.question());
    if (keep) {
        shell.window.present();
        QVERIFY(shell.window.isVisible() && !shell.window.isMinimized());
        QVERIFY(!shell.window.close());
        QVERIFY(!shell.question()); // not asked again
        QCOMPARE(hidden.size(), 2);
    }
    Closing again(shell.window, shell.settings);
    QVERIFY(again.choice() == (keep ? WhenClosed::KeepSelling : WhenClosed::Stop));
}

void TestClosing::cancelLeavesTheWindow()
{
    Shell shell;
    QVERIFY(!shell.window.close());
    shell.press(QMessageBox::RejectRole);
    QTRY_VERIFY(!shell.question());
    QVERIFY(shell.window.isVisible());
    QVERIFY(shell.closing.choice() == WhenClosed::Ask);
    QVERIFY(!shell.window.close());
    QVERIFY(shell.question()); // asked again
}

void TestClosing::quitAsksNobody()
{
    Shell shell;
    const QSignalSpy stopped(&shell.closing, &Closing::stopped);
    shell.window.findChild<QAction*>(u"quit"_s)->trigger();
    QCOMPARE(stopped.size(), 1);
    QVERIFY(!shell.window.isVisible());
    QVERIFY(!shell.question());
}

void TestClosing::theMenuChangesTheAnswer()
{
    Shell shell;
    shell.closing.choose(WhenClosed::KeepSelling);
    QMenu* menu = nullptr;
    const auto menus = shell.window.menu().findChildren<QMenu*>();
    for (QMenu* one : menus) {
        if (one->title() == u"When the window is closed")
            menu = one;
    }
    QVERIFY(menu);
    emit menu->aboutToShow();
    QVERIFY(menu->actions().at(int(WhenClosed::KeepSelling))->isChecked());
    menu->actions().at(int(WhenClosed::Ask))->trigger();
    QVERIFY(shell.closing.choice() == WhenClosed::Ask);
}

// The engine decides what is reported and when (quiet hours, no floods): a changed state alone shows nothing.
void TestClosing::theTrayTellsWhatTheEngineWantsTold()
{
    Desk desk;
    Tray tray(*desk.context);
    connect(&desk.events, &EngineEvents::stateChanged, &tray, &Tray::setState);
    connect(&desk.events, &EngineEvents::notifyOperator, &tray, &Tray::tellAlerts);
    const QSignalSpy told(&tray, &Tray::told);
    using enum RouterState::Reach;
    emit desk.events.stateChanged(stateWith(Reachable));
    QVERIFY(tray.toolTip().contains(u"All is well"));
    for (int i = 0; i < 20; ++i) { // a router with brief outages
        emit desk.events.stateChanged(stateWith(Away, ChannelState::Condition::Troubled));
        QVERIFY(tray.toolTip().contains(u"Router main is away"));
        emit desk.events.stateChanged(stateWith(Reachable));
    }
    EngineState dead = stateWith(Away, ChannelState::Condition::Paused);
    dead.queue.dead = 1;
    dead.alerts = {{.kind = engine::AlertKind::DiskLow}};
    emit desk.events.stateChanged(dead);
    QVERIFY(tray.toolTip().contains(u"WhatsApp messages do not go out"));
    QVERIFY(tray.toolTip().contains(u"The disk is nearly full"));
    QCOMPARE(told.size(), 0);
    emit desk.events.notifyOperator({});
    QCOMPARE(told.size(), 0);

    const engine::Alert away{
        .kind = engine::AlertKind::RouterAway, .subject = u"main"_s, .why = core::quoted(u"refused"_s)};
    const engine::Alert paused{
        .kind = engine::AlertKind::ChannelPaused, .subject = u"fonnte"_s, .why = core::quoted(u"token invalid"_s)};
    emit desk.events.notifyOperator({paused});
    QCOMPARE(told.size(), 1);
    QCOMPARE(told.at(0).at(0).toString(), u"Messages through Fonnte are paused"_s);
    QVERIFY(told.at(0).at(1).toString().contains(u"token invalid"));
    emit desk.events.notifyOperator({away, paused, {.kind = engine::AlertKind::PaidWaiting}});
    QCOMPARE(told.size(), 2); // what occurs together is reported together
    QCOMPARE(told.at(1).at(0).toString(), u"3 things need your attention"_s);
    for (const char* line : {"Router main is away", "Fonnte", "Paid orders wait"})
        QVERIFY(told.at(1).at(1).toString().contains(QLatin1StringView(line)));

    tray.menu().actions().at(1)->trigger(); // no notifications for an hour
    emit desk.events.notifyOperator({away});
    QCOMPARE(told.size(), 2);
}

void TestClosing::everyAlertHasItsWords()
{
    const Desk desk;
    QStringList titles;
    for (int i = 0; !engine::toString(engine::AlertKind(i)).isEmpty(); ++i) {
        const auto kind = engine::AlertKind(i);
        const TrayNews news = TrayNews::of({{.kind = kind, .subject = u"main"_s, .why = core::quoted(u"why"_s)}});
        QVERIFY(!news.title.isEmpty() && !news.text.isEmpty());
        titles += news.title;
    }
    QCOMPARE(titles.removeDuplicates(), 0);
}

void TestClosing::aPauseIsAPause()
{
    Desk desk;
    core::ManualClock clock;
    UiContext context{.reader = *desk.reader,
                      .events = desk.events,
                      .door = desk.door,
                      .clock = clock,
                      .theme = desk.theme,
                      .language = desk.language,
                      .zone = QTimeZone::utc(),
                      .businessName = {}};
    Tray tray(context);
    const QSignalSpy told(&tray, &Tray::told);
    QAction* pause = tray.menu().actions().at(1);
    pause->trigger();
    QVERIFY(tray.isPaused() && pause->isChecked());
    tray.tellHidden();
    QCOMPARE(told.size(), 0);
    clock.advance(Tray::pauseLength);
    QVERIFY(!tray.isPaused() && !pause->isChecked());
    tray.tellHidden();
    QCOMPARE(told.size(), 1);
    pause->trigger();
    pause->trigger();
    QVERIFY(!tray.isPaused());
}

void TestClosing::theTrayOpensAndStops()
{
    Desk desk;
    Tray tray(*desk.context);
    const QSignalSpy open(&tray, &Tray::openWanted);
    const QSignalSpy stop(&tray, &Tray::stopWanted);
    tray.menu().actions().first()->trigger();
    tray.menu().actions().last()->trigger();
    QCOMPARE(open.size(), 1);
    QCOMPARE(stop.size(), 1);
    QCOMPARE(tray.menu().actions().first()->text(), u"Open Loket"_s);
    desk.language.use(u"id"_s);
    QTRY_COMPARE(tray.menu().actions().first()->text(), u"Buka Loket"_s);
}

void TestClosing::searchFinds_data()
{
    QTest::addColumn<QString>("words");
    QTest::newRow("name") << u"budi san"_s;
    QTest::newRow("phone as people write it") << u"0857-7700"_s.remove(u'-');
    QTest::newRow("part of the phone") << u"5777001"_s;
    QTest::newRow("code") << u"k7mnp2qr"_s;
    QTest::newRow("part of a code") << u"mnp2"_s;
    QTest::newRow("device address") << u"AA:BB:CC:00:11:22"_s;
    QTest::newRow("invoice") << QString();
}

void TestClosing::searchFinds()
{
    QFETCH(QString, words);
    Desk desk;
    desk.sellMany(30);
    const domain::Purchase wanted = desk.sell({.name = u"Budi Santoso"_s, .phone = u"6285777001234"_s});
    {
        auto transaction = storage::Transaction::begin(*desk.database);
        domain::Voucher voucher{.purchaseId = wanted.id,
                                .number = 1,
                                .router = u"main"_s,
                                .username = u"k7mnp2qr"_s,
                                .password = u"k7mnp2qr"_s,
                                .profile = u"3k"_s,
                                .createdAt = desk.clock.now()};
        Desk::ok(desk.journal->vouchers.insert(*transaction, voucher));
        auto mac = transaction->statement("UPDATE vouchers SET device_mac = 'AA:BB:CC:00:11:22'");
        QVERIFY(mac.run());
        Desk::ok(transaction->commit());
    }
    desk.sellMany(30);
    SearchDialog search(*desk.context, true);
    const QSignalSpy chosen(&search, &SearchDialog::chosen);
    search.show();
    QTest::keyClicks(&search.input(), words.isEmpty() ? wanted.invoiceId.right(9) : words);
    QTRY_COMPARE(search.results().count(), 1);
    QTest::keyClick(&search.input(), Qt::Key_Return);
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen.at(0).at(0).toLongLong(), wanted.id);
    QVERIFY(!search.isVisible());
}

void TestClosing::aScannerIsFasterThanTheAnswer()
{
    Desk desk;
    const domain::Purchase wanted = desk.sell();
    SearchDialog search(*desk.context, true);
    const QSignalSpy chosen(&search, &SearchDialog::chosen);
    search.show();
    QTest::keyClicks(&search.input(), wanted.invoiceId);
    QTest::keyClick(&search.input(), Qt::Key_Return); // before anything was found
    QTRY_COMPARE(chosen.size(), 1);
    QCOMPARE(chosen.at(0).at(0).toLongLong(), wanted.id);
}

void TestClosing::nothingFound()
{
    Desk desk;
    desk.sell();
    SearchDialog search(*desk.context, true);
    search.show();
    QVERIFY(search.note().text().contains(u"at least two"));
    QTest::keyClicks(&search.input(), u"zzzz"_s);
    QTRY_VERIFY(search.note().text().startsWith(u"Nothing was found"));
    QVERIFY(search.results().isHidden());
    search.input().setText(u"z"_s);
    QVERIFY(search.note().text().contains(u"at least two"));
}

void TestClosing::theFoundOrderIsShown()
{
    Shell shell;
    const domain::Purchase wanted = shell.desk.sell({.name = u"Budi Santoso"_s});
    shell.desk.sellMany(20);
    QTRY_COMPARE(shell.window.orders().browser().model().rowCount(), 21);
    shell.window.go(1);
    shell.window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&shell.window));
    QTest::keyClick(&shell.window, Qt::Key_K, Qt::ControlModifier);
    SearchDialog* search = nullptr;
    QTRY_VERIFY((search = shell.window.findChild<SearchDialog*>()));
    QTest::keyClicks(&search->input(), u"Budi"_s);
    QTest::keyClick(&search->input(), Qt::Key_Return);
    QTRY_VERIFY(shell.window.orders().isVisible());
    QCOMPARE(shell.window.orders().browser().storyPanel().purchaseId(), wanted.id);
    QTRY_VERIFY(!shell.window.findChild<SearchDialog*>());
}

void TestClosing::keysLeadThroughTheScreens()
{
    Shell shell;
    shell.window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&shell.window));
    const auto screens = shell.window.findChildren<Screen*>();
    const auto shown = [&screens] {
        return int(std::find_if(screens.begin(), screens.end(), [](const Screen* one) { return one->isVisible(); }) -
                   screens.begin());
    };
    const int first = shown();
    QTest::keyClick(&shell.window, Qt::Key_Tab, Qt::ControlModifier);
    QTRY_VERIFY(shown() != first);
    QTest::keyClick(&shell.window, Qt::Key_Tab, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE(shown(), first);
    QTest::keyClick(&shell.window, Qt::Key_2, Qt::AltModifier);
    QTRY_VERIFY(shown() != first);
    QTest::keyClick(&shell.window, Qt::Key_1, Qt::AltModifier);
    QTRY_COMPARE(shown(), first);
    QCOMPARE(NavigationRail::keysOf(9).toString(), u"Alt+0"_s);
    QVERIFY(NavigationRail::keysOf(10).isEmpty());
}

void TestClosing::keysAndAboutAreShown()
{
    Shell shell;
    for (const QString& name : {u"keys"_s, u"about"_s}) {
        shell.window.findChild<QAction*>(name)->trigger();
        QDialog* dialog = nullptr;
        QTRY_VERIFY((dialog = shell.window.findChild<QDialog*>()));
        QString text;
        const auto labels = dialog->findChildren<QLabel*>();
        for (const QLabel* label : labels)
            text += label->text();
        QVERIFY(text.contains(name == u"keys" ? u"Ctrl+K"_s : QStringLiteral(LOKET_VERSION)));
        dialog->reject();
        QTRY_VERIFY(!shell.window.findChild<QDialog*>());
    }
}

void TestClosing::aSecondStartShowsTheFirst()
{
    const QTemporaryDir folder;
    const QTemporaryDir other;
    QVERIFY(!SingleInstance::askToShow(folder.path()));
    SingleInstance first;
    QVERIFY(first.listen(folder.path()));
    QVERIFY(!SingleInstance::askToShow(other.path()));
    const QSignalSpy shown(&first, &SingleInstance::showWanted);
    // The requester blocks, so it is in another thread here as it is in another process in reality.
    std::atomic_bool answered = false;
    const std::unique_ptr<QThread> second(
        QThread::create([&] { answered = SingleInstance::askToShow(folder.path() + u"/./"_s); }));
    second->start();
    QTRY_COMPARE(shown.size(), 1);
    QTRY_VERIFY(second->isFinished());
    QVERIFY(answered);
}

QTEST_MAIN(TestClosing)
#include "tst_closing.moc"
