// Every attempt to send a message, and the way to send it again: one, several, all.
#include "ui/Desk.h"
#include "ui/browser/BulkPanel.h"
#include "ui/browser/LogFilterBar.h"
#include "ui/browser/PausedChannels.h"
#include "ui/browser/StoryBrowser.h"
#include "ui/browser/StoryPanel.h"
#include "ui/screens/deliveries/DeliveriesScreen.h"
#include "ui/shell/HeaderBar.h"
#include "ui/shell/Popover.h"
#include "ui/shell/StatePill.h"
#include "ui/widgets/FilterChip.h"
#include "ui/widgets/LiveTableView.h"
#include "ui/widgets/StatePanel.h"

#include <QAbstractItemModelTester>
#include <QLineEdit>
#include <QListWidget>
#include <QMessageBox>
#include <QPushButton>
#include <QTest>

using namespace loket;
using namespace loket::ui;
using namespace loket::tests;
using domain::DeliveryStatus;
using State = LazyListModel::State;

class TestDeliveriesScreen : public QObject
{
    Q_OBJECT

private slots:
    void anEmptyLogSaysWhatToDo();
    void everyAttemptIsAnsweredInWords();
    void aNewAttemptAndAReceiptComeInByThemselves();
    void chipsAndSearch();
    void oneIsSentAgain();
    void severalAreSentAgainWithAResultEach();
    void allThatDidNotGoOut();
    void refusedNumbersAreNotSentToAgain();
    void aRunCanBeStopped();
    void aPausedChannelGoesOn();
    void theStoryIsBesideTheLine();
    void aBrokenDatabaseIsSaidAndCanBeTriedAgain();

private:
    static void attempt(Desk& desk, qint64 purchase, const QString& status, const QString& kind = {},
                        const QString& message = {})
    {
        auto transaction = storage::Transaction::begin(*desk.database);
        Desk::ok(desk.journal->deliveries.insert(*transaction, {.purchaseId = purchase,
                                                                .phone = u"6281234567890"_s,
                                                                .status = status,
                                                                .errorMessage = message,
                                                                .errorKind = kind,
                                                                .channel = u"fonnte"_s,
                                                                .vendorMessageId = u"m-1"_s,
                                                                .duration = std::chrono::milliseconds(420),
                                                                .createdAt = desk.clock.now()}));
        Desk::ok(transaction->commit());
    }
    static qint64 unsent(Desk& desk, const QString& name = u"Siti Rahma"_s)
    {
        const auto purchase = desk.sell({.delivery = DeliveryStatus::Error, .name = name});
        attempt(desk, purchase.id, u"error"_s, u"timeout"_s, u"no answer in 15 s"_s);
        return purchase.id;
    }
    static void open(DeliveriesScreen& screen, int rows)
    {
        screen.resize(1280, 640);
        screen.show();
        QVERIFY(QTest::qWaitForWindowExposed(&screen));
        QTRY_VERIFY(screen.model().state() == State::Ready);
        QTRY_COMPARE(screen.model().rowCount(), rows);
        QTRY_VERIFY(rows == 0 || screen.model().rowAt(0));
    }
    static QString cell(const DeliveriesScreen& screen, int row, int column)
    {
        return screen.model().data(screen.model().index(row, column)).toString();
    }
};

void TestDeliveriesScreen::anEmptyLogSaysWhatToDo()
{
    Desk desk;
    DeliveriesScreen screen(*desk.context);
    QCOMPARE(screen.browser().statePanel().title(), u"Reading the messages…"_s);
    open(screen, 0);
    QCOMPARE(screen.browser().statePanel().title(), u"No message was sent yet"_s);
    QVERIFY(!screen.retryButton()->isEnabled());
    QVERIFY(!screen.retryAllButton()->isVisible());
}

void TestDeliveriesScreen::everyAttemptIsAnsweredInWords()
{
    Desk desk;
    const auto sent = desk.sell({.delivery = DeliveryStatus::Read});
    attempt(desk, sent.id, u"failed"_s, u"refused"_s, u"target invalid"_s);
    attempt(desk, sent.id, u"sent"_s);
    DeliveriesScreen screen(*desk.context);
    const QAbstractItemModelTester tester(&screen.model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    open(screen, 2);
    QCOMPARE(cell(screen, 0, DeliveriesModel::Status), u"Went out"_s);
    QCOMPARE(cell(screen, 0, DeliveriesModel::Receipt), u"Read"_s);
    QCOMPARE(cell(screen, 0, DeliveriesModel::Took), u"0.4 s"_s);
    QCOMPARE(cell(screen, 0, DeliveriesModel::Channel), u"Fonnte"_s);
    QCOMPARE(cell(screen, 0, DeliveriesModel::Phone), u"0812•••7890"_s);
    QCOMPARE(cell(screen, 1, DeliveriesModel::Status), u"Refused"_s);
    QCOMPARE(cell(screen, 1, DeliveriesModel::Reason),
             u"The WhatsApp service refused the request. It said: “target invalid”."_s);
    QVERIFY(!screen.model().textOf(0).contains(u"6281234567890"_s));
}

void TestDeliveriesScreen::aNewAttemptAndAReceiptComeInByThemselves()
{
    Desk desk;
    auto purchase = desk.sell({.delivery = DeliveryStatus::Sent});
    attempt(desk, purchase.id, u"sent"_s);
    DeliveriesScreen screen(*desk.context);
    const QAbstractItemModelTester tester(&screen.model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    open(screen, 1);
    const QString before = cell(screen, 0, DeliveriesModel::Receipt);
    {
        auto transaction = storage::Transaction::begin(*desk.database);
        Desk::ok(desk.journal->purchases.advanceDelivery(*transaction, purchase,
                                                         domain::DeliveryEvent::ReceiptDelivered, desk.clock.now()));
        Desk::ok(transaction->commit());
    }
    QTRY_VERIFY(cell(screen, 0, DeliveriesModel::Receipt) != before);
    attempt(desk, purchase.id, u"error"_s, u"timeout"_s);
    emit desk.events.deliveryLogged(purchase.id);
    QTRY_COMPARE(screen.model().rowCount(), 2);
    QTRY_COMPARE(cell(screen, 0, DeliveriesModel::Status), u"No answer"_s);
}

void TestDeliveriesScreen::chipsAndSearch()
{
    Desk desk;
    const auto sent = desk.sell({.name = u"Budi"_s});
    attempt(desk, sent.id, u"sent"_s);
    unsent(desk);
    DeliveriesScreen screen(*desk.context);
    open(screen, 2);
    screen.chip(u"error"_s)->click();
    QTRY_COMPARE(screen.model().rowCount(), 1);
    screen.chip(u"sent"_s)->click();
    QTRY_COMPARE(screen.model().rowCount(), 2);
    screen.chip(u"error"_s)->click();
    screen.chip(u"sent"_s)->click();
    for (const auto& [words, rows] : {std::pair(u"budi"_s, 1), std::pair(u"0812345"_s, 2),
                                      std::pair(u"no answer in"_s, 1), std::pair(u"nobody"_s, 0)}) {
        screen.filterBar().searchEdit()->setText(words);
        QTRY_COMPARE(screen.model().query().search, words);
        QTRY_COMPARE(screen.model().rowCount(), rows);
    }
    QCOMPARE(screen.browser().statePanel().title(), u"No message matches"_s);
    screen.browser().statePanel().button()->click();
    QTRY_COMPARE(screen.model().rowCount(), 2);
}

void TestDeliveriesScreen::oneIsSentAgain()
{
    Desk desk;
    const qint64 id = unsent(desk);
    DeliveriesScreen screen(*desk.context);
    open(screen, 1);
    QVERIFY(!screen.retryButton()->isEnabled());
    screen.browser().table().selectRow(0);
    QTRY_VERIFY(screen.retryButton()->isEnabled());
    screen.retryButton()->click();
    QTRY_VERIFY(desk.journal->purchases.find(id)->deliveryStatus == DeliveryStatus::Queued);
    QTRY_VERIFY(!screen.retryButton()->isEnabled()); // it is being sent
}

void TestDeliveriesScreen::severalAreSentAgainWithAResultEach()
{
    Desk desk;
    for (int i = 0; i < 5; ++i)
        unsent(desk, u"Customer %1"_s.arg(i));
    DeliveriesScreen screen(*desk.context);
    open(screen, 5);
    screen.browser().table().selectAll();
    QTRY_COMPARE(screen.retryButton()->text(), u"Send 5 messages again"_s);
    screen.retryButton()->click();
    QTRY_COMPARE(screen.browser().runner().outcomes().size(), 5);
    QTRY_VERIFY(!screen.browser().runner().isRunning());
    QCOMPARE(screen.browser().runner().failures(), 0);
    QVERIFY(screen.browser().bulkPanel().isVisible());
    QCOMPARE(screen.browser().bulkPanel().findChild<QListWidget*>()->count(), 5);
}

void TestDeliveriesScreen::allThatDidNotGoOut()
{
    Desk desk;
    for (int i = 0; i < 30; ++i)
        unsent(desk);
    (void)desk.sell();
    DeliveriesScreen screen(*desk.context);
    open(screen, 30);
    QTRY_VERIFY(screen.retryAllButton()->isVisible());
    QCOMPARE(screen.retryAllButton()->text(), u"Send all that did not go out (30)"_s);
    screen.retryAllButton()->click();
    QTRY_COMPARE(desk.commands(), 30);
    QTRY_VERIFY(!screen.browser().runner().isRunning());
    QTRY_VERIFY(!screen.retryAllButton()->isVisible());
}

void TestDeliveriesScreen::refusedNumbersAreNotSentToAgain()
{
    Desk desk;
    for (int i = 0; i < 3; ++i)
        unsent(desk);
    const auto refused = desk.sell({.delivery = DeliveryStatus::Failed});
    attempt(desk, refused.id, u"failed"_s, core::toString(core::ErrorKind::InvalidInput), u"target invalid"_s);
    DeliveriesScreen screen(*desk.context);
    open(screen, 4);
    QTRY_VERIFY(screen.retryAllButton()->isVisible());
    screen.retryAllButton()->click();
    QTRY_COMPARE(screen.browser().runner().outcomes().size(), 4);
    QCOMPARE(screen.browser().runner().count(BulkRunner::Stage::Number), 1);
    QCOMPARE(desk.commands(), 3);
    QVERIFY(desk.journal->purchases.find(refused.id)->deliveryStatus == DeliveryStatus::Failed);
}

void TestDeliveriesScreen::aRunCanBeStopped()
{
    Desk desk;
    for (int i = 0; i < 12; ++i)
        unsent(desk);
    DeliveriesScreen screen(*desk.context);
    open(screen, 12);
    QTRY_VERIFY(screen.retryAllButton()->isVisible());
    BulkRunner& runner = screen.browser().runner();
    bool offered = true;
    // As soon as the first ones are started, and before any is answered.
    connect(
        &runner, &BulkRunner::started, &screen,
        [&] {
            offered = screen.retryAllButton()->isEnabled();
            runner.cancel();
        },
        Qt::QueuedConnection);
    screen.retryAllButton()->click();
    QTRY_COMPARE(runner.outcomes().size(), 12);
    QTRY_VERIFY(!runner.isRunning());
    QVERIFY(!offered);
    QCOMPARE(runner.failures(), 12 - BulkRunner::atOnce);
    QCOMPARE(desk.commands(), BulkRunner::atOnce);
}

void TestDeliveriesScreen::aPausedChannelGoesOn()
{
    Desk desk;
    DeliveriesScreen screen(*desk.context);
    HeaderBar header(*desk.context);
    header.show();
    screen.show();
    QVERIFY(!screen.paused().isVisible());
    const auto tell = [&] {
        engine::EngineState state;
        state.channel = {.name = u"fonnte"_s, .condition = engine::ChannelState::Condition::Working};
        if (const auto pause = desk.sales->pauses->of(u"fonnte"_s)) {
            state.channel.condition = engine::ChannelState::Condition::Paused;
            state.channel.problem = pause->reason;
        }
        state.fallback = engine::ChannelState{.name = u"waha"_s};
        emit desk.events.stateChanged(state);
        header.setState(state);
    };
    const auto pause = [&] {
        desk.sales->pauses->pause(u"fonnte"_s, {core::ErrorKind::Unauthorized, u"the <b>token</b> is wrong"_s},
                                  desk.clock);
        tell();
    };
    pause();
    QVERIFY(screen.paused().isVisible());
    QVERIFY(screen.paused().words().contains(u"the <b>token</b> is wrong"_s));
    QCOMPARE(screen.paused().buttons().size(), 1); // the fallback works
    screen.paused().buttons().first()->click();
    QVERIFY(!desk.sales->pauses->isPaused(u"fonnte"_s));
    tell();
    QVERIFY(!screen.paused().isVisible());
    // The same behind the header's pill.
    pause();
    header.channel().click();
    auto* goOn = header.channel().popover()->findChild<QPushButton*>(u"action"_s);
    QVERIFY(goOn);
    goOn->click();
    QVERIFY(!desk.sales->pauses->isPaused(u"fonnte"_s));
    tell();
    header.channel().click();
    QVERIFY(!header.channel().popover()->findChild<QPushButton*>(u"action"_s));
    header.channel().popover()->close();
    // Somebody was quicker: it is reported.
    resumeChannel(*desk.context, u"fonnte"_s, &screen);
    QTRY_VERIFY(screen.findChild<QMessageBox*>());
}

void TestDeliveriesScreen::theStoryIsBesideTheLine()
{
    Desk desk;
    const qint64 id = unsent(desk);
    DeliveriesScreen screen(*desk.context);
    open(screen, 1);
    screen.browser().table().selectRow(0);
    QTRY_COMPARE(screen.browser().storyPanel().purchaseId(), id);
    QVERIFY(screen.browser().storyPanel().isVisible());
}

void TestDeliveriesScreen::aBrokenDatabaseIsSaidAndCanBeTriedAgain()
{
    Desk desk;
    unsent(desk);
    Desk::ok(desk.database->execute("ALTER TABLE voucher_delivery_logs RENAME TO gone"));
    DeliveriesScreen screen(*desk.context);
    screen.show();
    QTRY_VERIFY(screen.model().state() == State::Failed);
    QCOMPARE(screen.browser().statePanel().title(), u"The messages could not be read"_s);
    Desk::ok(desk.database->execute("ALTER TABLE gone RENAME TO voucher_delivery_logs"));
    screen.browser().statePanel().button()->click();
    QTRY_VERIFY(screen.browser().isShowingList());
}

QTEST_MAIN(TestDeliveriesScreen)
#include "tst_deliveriesscreen.moc"
