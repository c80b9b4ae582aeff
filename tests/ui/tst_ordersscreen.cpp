#include "ui/Desk.h"
#include "ui/browser/BulkPanel.h"
#include "ui/browser/ReasonDialog.h"
#include "ui/browser/StoryPanel.h"
#include "ui/screens/orders/OrdersFilterBar.h"
#include "ui/screens/orders/OrdersScreen.h"
#include "ui/widgets/CopyButton.h"
#include "ui/widgets/FilterChip.h"
#include "ui/widgets/LiveTableView.h"
#include "ui/widgets/StatePanel.h"
#include "ui/widgets/Timeline.h"

#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMessageBox>
#include <QPushButton>
#include <QScrollBar>
#include <QSemaphore>
#include <QTest>

using namespace loket;
using namespace loket::ui;
using namespace loket::tests;
using domain::PurchaseStatus;

namespace {

// The question that is open now; null where none is.
QMessageBox* openQuestion()
{
    return qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
}

QPushButton* buttonOf(QMessageBox& question, QMessageBox::ButtonRole role)
{
    const auto buttons = question.buttons();
    for (QAbstractButton* button : buttons) {
        if (question.buttonRole(button) == role)
            return qobject_cast<QPushButton*>(button);
    }
    return nullptr;
}

} // namespace

class TestOrdersScreen : public QObject
{
    Q_OBJECT

private slots:
    void theFourStates();
    void liveChangesKeepSelectionAndPlace();
    void atTheTopNewOrdersAreSeen();
    void chipsAndSearchFilter();
    void aSelectedOrderShowsItsStory();
    void theStoryGoesOnWhileItIsShown();
    void buttonsFollowTheState();
    void regenerateWorks();
    void cleaningUpAsksFirst();
    void aRefundAsksForItsReason();
    void aPendingOrderIsCancelledAfterAsking();
    void manyAtOnceHaveAResultEach();
    void aRunCanBeCancelled();
    void rowsAreCopied();
    void languageChangesWhileItRuns();
    void everyControlIsNamed();

private:
    static void open(OrdersScreen& screen, int rows)
    {
        screen.resize(1200, 640);
        screen.show();
        QVERIFY(QTest::qWaitForWindowExposed(&screen));
        QTRY_COMPARE(screen.browser().model().rowCount(), rows);
        QTRY_VERIFY(rows == 0 || screen.browser().model().purchaseAt(0));
    }
};

void TestOrdersScreen::theFourStates()
{
    Desk desk;
    QSemaphore gate; // holds the reader until it is released
    const auto held = desk.reader->ask<int>([&gate](const storage::ReadModels&) -> core::Result<int> {
        gate.acquire();
        return 0;
    });
    OrdersScreen screen(*desk.context);
    QVERIFY(!screen.browser().isShowingList());
    QCOMPARE(screen.browser().statePanel().title(), u"Reading the orders\u2026"_s);
    gate.release();
    open(screen, 0);
    QTRY_COMPARE(screen.browser().statePanel().title(), u"No orders yet"_s);
    QVERIFY(!screen.browser().statePanel().button()->isVisible());

    desk.sell();
    QTRY_VERIFY(screen.browser().isShowingList());

    screen.filterBar().search()->setFocus();
    QTest::keyClicks(screen.filterBar().search(), u"nobody"_s);
    QTRY_COMPARE(screen.browser().statePanel().title(), u"No order matches"_s);
    QVERIFY(!screen.browser().isShowingList());
    screen.browser().statePanel().button()->click();
    QTRY_VERIFY(screen.browser().isShowingList());

    QVERIFY(desk.database->execute("ALTER TABLE voucher_purchases RENAME COLUMN customer_name TO who"));
    screen.browser().model().setFilter({.search = u"siti"_s});
    QTRY_COMPARE(screen.browser().statePanel().title(), u"The orders could not be read"_s);
    QVERIFY(desk.database->execute("ALTER TABLE voucher_purchases RENAME COLUMN who TO customer_name"));
    screen.browser().statePanel().button()->click();
    QTRY_VERIFY(screen.browser().isShowingList());
}

void TestOrdersScreen::liveChangesKeepSelectionAndPlace()
{
    Desk desk;
    const auto ids = desk.sellMany(500);
    OrdersScreen screen(*desk.context);
    open(screen, 500);
    LiveTableView& table = screen.browser().table();
    table.selectRow(100);
    table.scrollTo(screen.browser().model().index(100, 0), QAbstractItemView::PositionAtTop);
    const qint64 selected = screen.browser().model().idAt(100);
    QCOMPARE(screen.browser().model().idAt(table.rowAt(0)), selected);

    desk.sellMany(7);
    QTRY_COMPARE(screen.browser().model().rowCount(), 507);
    QCOMPARE(table.selectedRows(), QList<int>{107});
    QCOMPARE(screen.browser().model().idAt(107), selected);
    QTRY_COMPARE(screen.browser().model().idAt(table.rowAt(0)), selected);

    desk.advance(ids[450], domain::PurchaseEvent::Refunded);
    QTest::qWait(0);
    QTRY_COMPARE(
        screen.browser()
            .model()
            .data(screen.browser().model().index(screen.browser().model().rowOf(ids[450]), OrdersModel::Status))
            .toString(),
        u"Refunded"_s);
    QCOMPARE(table.selectedRows(), QList<int>{107});
    QCOMPARE(screen.browser().model().idAt(table.rowAt(0)), selected);
}

void TestOrdersScreen::atTheTopNewOrdersAreSeen()
{
    Desk desk;
    desk.sellMany(200);
    OrdersScreen screen(*desk.context);
    open(screen, 200);
    const auto id = desk.sell().id;
    QTRY_COMPARE(screen.browser().model().idAt(0), id);
    QCOMPARE(screen.browser().table().rowAt(0), 0);
}

void TestOrdersScreen::chipsAndSearchFilter()
{
    Desk desk;
    desk.sellMany(4, {.status = PurchaseStatus::Pending});
    desk.sellMany(2, {.status = PurchaseStatus::Expired});
    desk.sell({.name = u"Muh. Fadli"_s});
    OrdersScreen screen(*desk.context);
    open(screen, 7);
    QTest::mouseClick(screen.filterBar().chip(PurchaseStatus::Pending), Qt::LeftButton);
    QTRY_COMPARE(screen.browser().model().rowCount(), 4);
    QTest::mouseClick(screen.filterBar().chip(PurchaseStatus::Expired), Qt::LeftButton);
    QTRY_COMPARE(screen.browser().model().rowCount(), 6);
    screen.filterBar().clear();
    QTRY_COMPARE(screen.browser().model().rowCount(), 7);
    screen.focusSearch();
    QTRY_VERIFY(screen.filterBar().search()->hasFocus());
    QTest::keyClicks(screen.filterBar().search(), u"fadli"_s);
    QTRY_COMPARE(screen.browser().model().rowCount(), 1);
    screen.filterBar().clear();
    screen.filterBar().period().setPeriod(OrdersFilterBar::Period::Yesterday);
    QTRY_COMPARE(screen.browser().model().rowCount(), 0);
    screen.filterBar().period().setPeriod(OrdersFilterBar::Period::Today);
    QTRY_COMPARE(screen.browser().model().rowCount(), 7);
    // Counts are on the chips without a request.
    QTRY_COMPARE(screen.filterBar().chip(PurchaseStatus::Pending)->accessibleDescription(), u"4"_s);
    desk.sell({.status = PurchaseStatus::Pending});
    QTRY_COMPARE(screen.filterBar().chip(PurchaseStatus::Pending)->accessibleDescription(), u"5"_s);
}

void TestOrdersScreen::aSelectedOrderShowsItsStory()
{
    Desk desk;
    const auto purchase = desk.sell({.quantity = 2});
    {
        auto transaction = storage::Transaction::begin(*desk.database);
        domain::Voucher voucher{.purchaseId = purchase.id,
                                .number = 1,
                                .router = u"main"_s,
                                .username = u"k7mq2z9p"_s,
                                .password = u"k7mq2z9p"_s,
                                .profile = u"3k"_s,
                                .createdAt = desk.clock.now()};
        QVERIFY(desk.journal->vouchers.insert(*transaction, voucher));
        QVERIFY(desk.journal->note(*transaction, {u"gateway:tripay"_s}, "payment.paid", purchase.id,
                                   {{u"amount"_s, 6000}, {u"from"_s, u"pending"_s}}));
        QVERIFY(transaction->commit());
    }
    OrdersScreen screen(*desk.context);
    open(screen, 1);
    screen.browser().table().selectRow(0);
    QTRY_COMPARE(screen.browser().storyPanel().story().purchase.id, purchase.id);
    QVERIFY(screen.browser().storyPanel().isVisible());
    const auto timeline = screen.browser().storyPanel().findChild<Timeline*>();
    QCOMPARE(timeline->entries().size(), 1);
    QCOMPARE(timeline->entries().first().title, u"Paid: Rp 6.000"_s);
    QCOMPARE(timeline->entries().first().actor, u"Tripay"_s);
    // The code is shown, and one click copies it.
    const auto labels = screen.browser().storyPanel().findChildren<QLabel*>();
    QVERIFY(
        std::any_of(labels.begin(), labels.end(), [](const QLabel* label) { return label->text() == u"k7mq2z9p"; }));
    QApplication::clipboard()->clear();
    const auto buttons = screen.browser().storyPanel().findChildren<CopyButton*>();
    for (CopyButton* button : buttons) {
        if (button->parentWidget()->objectName() == u"codeCard")
            button->click();
    }
    QCOMPARE(QApplication::clipboard()->text(), u"k7mq2z9p"_s);
}

void TestOrdersScreen::theStoryGoesOnWhileItIsShown()
{
    Desk desk;
    const auto purchase = desk.sell({.status = PurchaseStatus::Pending});
    OrdersScreen screen(*desk.context);
    open(screen, 1);
    screen.browser().table().selectRow(0);
    QTRY_COMPARE(screen.browser().storyPanel().story().purchase.id, purchase.id);
    desk.advance(purchase.id, domain::PurchaseEvent::PaymentConfirmed);
    QTRY_VERIFY(screen.browser().storyPanel().story().purchase.status == PurchaseStatus::Paid);
    QCOMPARE(screen.browser().table().selectedRows(), QList<int>{0});
}

void TestOrdersScreen::buttonsFollowTheState()
{
    Desk desk;
    const auto stopped = desk.sell({.status = PurchaseStatus::VoucherGenerationFailed});
    const auto sent = desk.sell();
    const auto expired = desk.sell({.status = PurchaseStatus::Expired});
    OrdersScreen screen(*desk.context);
    open(screen, 3);
    const auto enabled = [&](qint64 id) {
        screen.browser().showOrder(id);
        [&] { QTRY_COMPARE(screen.browser().storyPanel().story().purchase.id, id); }();
        const ActionButtons& actions = screen.browser().storyPanel().actions();
        QString which;
        for (const PurchaseAction action : allPurchaseActions)
            which += actions.button(action)->isEnabled() ? u'1' : u'0';
        return which;
    };
    QCOMPARE(enabled(stopped.id), u"10100001"_s);
    QCOMPARE(enabled(sent.id), u"01100001"_s);
    QCOMPARE(enabled(expired.id), u"00001000"_s);
    QVERIFY(screen.browser()
                .storyPanel()
                .actions()
                .button(PurchaseAction::Regenerate)
                ->toolTip()
                .contains(u"Only a paid order"));
}

void TestOrdersScreen::regenerateWorks()
{
    Desk desk;
    const auto purchase = desk.sell({.status = PurchaseStatus::VoucherGenerationFailed});
    OrdersScreen screen(*desk.context);
    open(screen, 1);
    screen.browser().table().selectRow(0);
    QPushButton* regenerate = screen.browser().storyPanel().actions().button(PurchaseAction::Regenerate);
    QTRY_VERIFY(regenerate->isEnabled());
    QTest::mouseClick(regenerate, Qt::LeftButton);
    QTRY_VERIFY(screen.browser().storyPanel().story().purchase.status == PurchaseStatus::Paid);
    QTRY_COMPARE(screen.browser().model().data(screen.browser().model().index(0, OrdersModel::Status)).toString(),
                 u"Making vouchers"_s);
    QTRY_VERIFY(!regenerate->isEnabled());
    QCOMPARE(screen.browser().storyPanel().findChild<Timeline*>()->entries().last().title,
             u"Making the vouchers again"_s);
    QVERIFY(*storage::JobRepository(*desk.database).isAlive(sales::job::issueVouchers, purchase.id));
}

void TestOrdersScreen::cleaningUpAsksFirst()
{
    Desk desk;
    desk.sell({.status = PurchaseStatus::Expired});
    OrdersScreen screen(*desk.context);
    open(screen, 1);
    screen.browser().table().selectRow(0);
    QPushButton* cleanUp = screen.browser().storyPanel().actions().button(PurchaseAction::CleanUp);
    QTRY_VERIFY(cleanUp->isEnabled());
    QTest::mouseClick(cleanUp, Qt::LeftButton);
    QTRY_VERIFY(openQuestion());
    QVERIFY(openQuestion()->text().contains(u"1 order "));
    QTest::keyClick(openQuestion(), Qt::Key_Escape);
    QTRY_VERIFY(!openQuestion());
    QCOMPARE(desk.commands(), 0);

    QTest::mouseClick(cleanUp, Qt::LeftButton);
    QTRY_VERIFY(openQuestion());
    QTest::mouseClick(buttonOf(*openQuestion(), QMessageBox::AcceptRole), Qt::LeftButton);
    QTRY_COMPARE(desk.commands(), 1);
    QTRY_VERIFY(!screen.browser().runner().isRunning());
    QVERIFY(screen.browser().runner().outcomes().first().result);
}

void TestOrdersScreen::aRefundAsksForItsReason()
{
    Desk desk;
    const auto purchase = desk.sell();
    OrdersScreen screen(*desk.context);
    open(screen, 1);
    screen.browser().table().selectRow(0);
    QTRY_COMPARE(screen.browser().storyPanel().story().purchase.id, purchase.id);
    screen.browser().act(PurchaseAction::MarkRefunded, {purchase.id});
    auto* dialog = screen.browser().findChild<ReasonDialog*>();
    QVERIFY(dialog);
    QVERIFY(!dialog->goButton()->isEnabled());
    QTest::keyClicks(dialog->reason(), u"given back in cash"_s);
    QVERIFY(dialog->goButton()->isEnabled());
    QTest::mouseClick(dialog->goButton(), Qt::LeftButton);
    QTRY_VERIFY(screen.browser().storyPanel().story().purchase.status == PurchaseStatus::Refunded);
    QTRY_VERIFY(
        screen.browser().storyPanel().findChild<Timeline*>()->entries().last().detail.contains(u"given back in cash"));
}

void TestOrdersScreen::aPendingOrderIsCancelledAfterAsking()
{
    Desk desk;
    const auto purchase = desk.sell({.status = PurchaseStatus::Pending});
    OrdersScreen screen(*desk.context);
    open(screen, 1);
    screen.browser().table().selectRow(0);
    QPushButton* cancel = screen.browser().storyPanel().actions().button(PurchaseAction::Cancel);
    QTRY_VERIFY(cancel->isVisible() && cancel->isEnabled());
    QTest::mouseClick(cancel, Qt::LeftButton);
    auto* dialog = screen.browser().findChild<ReasonDialog*>();
    QVERIFY(dialog);
    QCOMPARE(desk.commands(), 0);
    QTest::mouseClick(dialog->goButton(), Qt::LeftButton);
    QTRY_VERIFY(screen.browser().storyPanel().story().purchase.status == PurchaseStatus::Cancelled);
    QCOMPARE(desk.commands(), 1);
    QTRY_VERIFY(!cancel->isVisible());
}

void TestOrdersScreen::manyAtOnceHaveAResultEach()
{
    Desk desk;
    const auto ids = desk.sellMany(30, {.status = PurchaseStatus::VoucherGenerationFailed});
    desk.sellMany(5);
    OrdersScreen screen(*desk.context);
    open(screen, 35);
    screen.browser().table().selectAll();
    QTRY_COMPARE(screen.browser().bulkPanel().actions().possible(PurchaseAction::Regenerate).size(), 30);
    QCOMPARE(screen.browser().bulkPanel().actions().button(PurchaseAction::Regenerate)->text(), u"Regenerate (30)"_s);
    QCOMPARE(screen.browser().bulkPanel().actions().button(PurchaseAction::RetryDelivery)->text(),
             u"Retry delivery (5)"_s);
    QVERIFY(!screen.browser().bulkPanel().actions().button(PurchaseAction::CleanUp)->isEnabled());
    // One of them is resolved by somebody else in between: it fails alone.
    QVERIFY(desk.use->recovery.regenerate(ids[3], {u"operator"_s}));
    QTest::mouseClick(screen.browser().bulkPanel().actions().button(PurchaseAction::Regenerate), Qt::LeftButton);
    QTRY_VERIFY(!screen.browser().runner().isRunning() && screen.browser().runner().outcomes().size() >= 29);
    const auto* results = screen.browser().bulkPanel().findChild<QListWidget*>();
    QCOMPARE(results->count(), screen.browser().runner().outcomes().size());
    QCOMPARE(screen.browser().runner().failures(), int(screen.browser().runner().outcomes().size()) - 29);
    QTRY_COMPARE(screen.browser().bulkPanel().actions().possible(PurchaseAction::Regenerate).size(), 0);
    QCOMPARE(screen.browser().table().selectedRows().size(), 35);
}

void TestOrdersScreen::aRunCanBeCancelled()
{
    QList<std::shared_ptr<QPromise<core::Result<ActionResult>>>> open;
    const auto work = [&open] {
        auto promise = std::make_shared<QPromise<core::Result<ActionResult>>>();
        promise->start();
        open += promise;
        return promise->future();
    };
    QList<BulkRunner::Task> tasks;
    for (qint64 id = 1; id <= 20; ++id)
        tasks += BulkRunner::task(id, QString::number(id), work, [](const ActionResult&) { return u"done"_s; });
    BulkRunner runner;
    runner.start([] { return u"Regenerate"_s; }, tasks);
    QCOMPARE(open.size(), BulkRunner::atOnce);
    runner.cancel();
    QVERIFY(runner.isRunning()); // what was started is waited for
    for (const auto& promise : std::as_const(open)) {
        promise->addResult(ActionResult{});
        promise->finish();
    }
    QTRY_VERIFY(!runner.isRunning());
    QCOMPARE(runner.outcomes().size(), 20);
    QCOMPARE(runner.failures(), 20 - BulkRunner::atOnce);
}

void TestOrdersScreen::rowsAreCopied()
{
    Desk desk;
    desk.sellMany(3);
    OrdersScreen screen(*desk.context);
    open(screen, 3);
    screen.browser().table().selectAll();
    screen.browser().table().setFocus();
    QTest::keySequence(&screen.browser().table(), QKeySequence::Copy);
    const QString text = QApplication::clipboard()->text();
    QCOMPARE(text.count(u'\n'), 2);
    QVERIFY(text.contains(screen.browser().model().purchaseAt(0)->invoiceId));
    QVERIFY(text.contains(u"Rp 3.000"));
    QVERIFY(!text.contains(u"6281234567890")); // masked here as in the list
}

void TestOrdersScreen::languageChangesWhileItRuns()
{
    Desk desk;
    desk.sell();
    OrdersScreen screen(*desk.context);
    open(screen, 1);
    screen.browser().table().selectRow(0);
    QTRY_COMPARE(screen.browser().storyPanel().story().purchase.id, 1);
    desk.language.use(u"id"_s);
    QTRY_COMPARE(screen.filterBar().chip(PurchaseStatus::Completed)->text(), u"Selesai"_s);
    QCOMPARE(screen.browser().model().headerData(OrdersModel::Customer, Qt::Horizontal).toString(), u"Pelanggan"_s);
    QCOMPARE(screen.title(), u"Pesanan"_s);
    QCOMPARE(screen.browser().storyPanel().actions().button(PurchaseAction::Regenerate)->text(), u"Buat ulang"_s);
    QCOMPARE(screen.filterBar().chip(PurchaseStatus::Completed)->text(), u"Selesai"_s);
    QCOMPARE(screen.browser().model().data(screen.browser().model().index(0, OrdersModel::Status)).toString(),
             u"Selesai"_s);
    desk.language.use(u"en"_s);
    QTRY_COMPARE(screen.browser().model().headerData(OrdersModel::Customer, Qt::Horizontal).toString(), u"Customer"_s);
}

void TestOrdersScreen::everyControlIsNamed()
{
    Desk desk;
    desk.sell();
    OrdersScreen screen(*desk.context);
    open(screen, 1);
    screen.browser().table().selectRow(0);
    QTRY_COMPARE(screen.browser().storyPanel().story().purchase.id, 1);
    const auto buttons = screen.findChildren<QAbstractButton*>();
    QVERIFY(buttons.size() > 10);
    for (const QAbstractButton* button : buttons) {
        if (!button->isVisible() || button->focusPolicy() == Qt::NoFocus)
            continue;
        QVERIFY2(!button->text().isEmpty() || !button->accessibleName().isEmpty(), qPrintable(button->objectName()));
    }
    const auto edits = screen.findChildren<QLineEdit*>();
    for (const QLineEdit* edit : edits) {
        if (edit->isVisible())
            QVERIFY(!edit->accessibleName().isEmpty());
    }
    QVERIFY(!screen.browser().table().accessibleName().isEmpty());
}

QTEST_MAIN(TestOrdersScreen)
#include "tst_ordersscreen.moc"
