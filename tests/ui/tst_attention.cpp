#include "core/Reasons.h"
#include "domain/ports/DeliveryChannel.h"
#include "ui/Desk.h"
#include "ui/browser/BulkPanel.h"
#include "ui/browser/ImportedOrders.h"
#include "ui/browser/StoryPanel.h"
#include "ui/screens/attention/AttentionScreen.h"
#include "ui/widgets/LiveTableView.h"
#include "ui/widgets/RunPanel.h"
#include "ui/widgets/StatePanel.h"

#include <QLabel>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTest>

using namespace loket;
using namespace loket::ui;
using namespace loket::tests;
using domain::DeliveryStatus;
using domain::PurchaseStatus;

class TestAttention : public QObject
{
    Q_OBJECT

private slots:
    void whenAllIsWellItSaysSo();
    void onlyWhatWentWrongIsListed();
    void eachRowHasItsReasonAndRemedy();
    void theRowsButtonMendsAndTheRowLeaves();
    void enterMendsToo();
    void everythingIsMendedAtOnce();
    void whatFailedAndIsDoneLaterIsDone();
    void aRefusedNumberIsNotTriedAgain_data();
    void aRefusedNumberIsNotTriedAgain();
    void aNumberRefusedByItsReceiptIsNotTriedAgain();
    void oneRefusedNumberSaysSoInItsStory();
    void theReasonHasRoomInANarrowWindow();
    void importedOrdersHaveTheirOwnList();

private:
    static void open(AttentionScreen& screen, int rows)
    {
        screen.resize(1200, 640);
        screen.show();
        QVERIFY(QTest::qWaitForWindowExposed(&screen));
        QTRY_COMPARE(screen.count(), rows);
        QTRY_VERIFY(rows == 0 || screen.browser().model().purchaseAt(0));
    }
    static QString cell(const AttentionScreen& screen, int row, int column)
    {
        const OrdersModel& model = screen.browser().model();
        return model.data(model.index(row, column)).toString();
    }
    // One whose message the channel refused, or could not take.
    static domain::Purchase unsent(Desk& desk, const core::Error& error)
    {
        const bool isRefused = domain::outcomeOf(error) == domain::DeliveryEvent::Refused;
        const auto purchase = desk.sell({.delivery = isRefused ? DeliveryStatus::Failed : DeliveryStatus::Error});
        auto transaction = storage::Transaction::begin(*desk.database);
        Desk::ok(desk.journal->deliveries.insert(*transaction, {.purchaseId = purchase.id,
                                                                .phone = purchase.customerPhone,
                                                                .status = isRefused ? u"failed"_s : u"error"_s,
                                                                .errorMessage = error.detail,
                                                                .errorKind = core::toString(error.kind),
                                                                .because = core::storedReason(error),
                                                                .channel = u"fonnte"_s,
                                                                .createdAt = desk.clock.now()}));
        Desk::ok(transaction->commit());
        return purchase;
    }
    static core::Error refusal(core::ErrorKind kind, core::Reason advice)
    {
        return core::makeError(kind, advice, {},
                               core::makeError(kind, core::Reason::ChannelRefused, {"Fonnte"_L1, "no"_L1}));
    }
    // As an import stores it.
    static void markImported(Desk& desk, qint64 id, const QString& number)
    {
        auto transaction = storage::Transaction::begin(*desk.database);
        auto update = transaction->statement(
            "UPDATE voucher_purchases SET imported_from = 'gembok', imported_number = ? WHERE id = ?");
        Desk::ok(update.bind(number, id).run());
        Desk::ok(transaction->commit());
    }
    static qint64 lateMoney(Desk& desk)
    {
        const auto purchase = desk.sell();
        auto transaction = storage::Transaction::begin(*desk.database);
        auto stored = *desk.journal->purchases.find(purchase.id);
        Desk::ok(desk.journal->purchases.setNeedsReview(*transaction, stored, true, desk.clock.now()));
        Desk::ok(transaction->commit());
        return purchase.id;
    }
};

void TestAttention::whenAllIsWellItSaysSo()
{
    Desk desk;
    desk.sellMany(5);
    AttentionScreen screen(*desk.context);
    open(screen, 0);
    QTRY_COMPARE(screen.browser().statePanel().title(), u"Nothing needs your attention"_s);
    QVERIFY(!screen.mendAll()->isVisible());
    QSignalSpy counts(&screen, &AttentionScreen::countChanged);
    desk.sell({.status = PurchaseStatus::VoucherGenerationFailed});
    QTRY_COMPARE(screen.count(), 1);
    QCOMPARE(counts.last().first().toInt(), 1);
    QVERIFY(screen.browser().isShowingList());
}

void TestAttention::onlyWhatWentWrongIsListed()
{
    Desk desk;
    for (const PurchaseStatus status : domain::allPurchaseStatuses())
        desk.sell({.status = status});
    for (const DeliveryStatus delivery : domain::allDeliveryStatuses())
        desk.sell({.delivery = delivery});
    lateMoney(desk);
    AttentionScreen screen(*desk.context);
    open(screen, 4); // voucher_generation_failed, message failed, message error, late money
}

void TestAttention::eachRowHasItsReasonAndRemedy()
{
    Desk desk;
    const auto stopped = desk.sell({.status = PurchaseStatus::VoucherGenerationFailed});
    const auto unsent = desk.sell({.delivery = DeliveryStatus::Failed});
    {
        auto transaction = storage::Transaction::begin(*desk.database);
        auto purchase = *desk.journal->purchases.find(stopped.id);
        Desk::ok(desk.journal->purchases.setFailure(
            *transaction, purchase, {core::ErrorKind::Unreachable, u"no route to 192.168.88.1"_s}, desk.clock.now()));
        Desk::ok(desk.journal->deliveries.insert(*transaction, {.purchaseId = unsent.id,
                                                                .phone = u"6281234567890"_s,
                                                                .status = u"error"_s,
                                                                .errorMessage = u"first"_s,
                                                                .errorKind = u"timeout"_s,
                                                                .channel = u"fonnte"_s,
                                                                .createdAt = desk.clock.now()}));
        Desk::ok(desk.journal->deliveries.insert(*transaction, {.purchaseId = unsent.id,
                                                                .phone = u"6281234567890"_s,
                                                                .status = u"failed"_s,
                                                                .errorMessage = u"target invalid"_s,
                                                                .errorKind = u"refused"_s,
                                                                .channel = u"fonnte"_s,
                                                                .createdAt = desk.clock.now()}));
        Desk::ok(transaction->commit());
    }
    lateMoney(desk);
    AttentionScreen screen(*desk.context);
    open(screen, 3);
    QCOMPARE(cell(screen, 2, OrdersModel::Reason),
             u"The router could not be reached. It said: “no route to 192.168.88.1”."_s);
    QCOMPARE(cell(screen, 2, OrdersModel::Status), u"Waiting for the router"_s);
    QCOMPARE(cell(screen, 2, OrdersModel::Remedy), u"Regenerate"_s);
    QVERIFY(cell(screen, 1, OrdersModel::Reason).startsWith(u"The WhatsApp service refused the request. It said: “"_s));
    QCOMPARE(cell(screen, 1, OrdersModel::Remedy), u"Correct number…"_s);
    QCOMPARE(cell(screen, 0, OrdersModel::Remedy), u"Checked"_s);
}

void TestAttention::theRowsButtonMendsAndTheRowLeaves()
{
    Desk desk;
    const auto purchase = desk.sell({.status = PurchaseStatus::VoucherGenerationFailed});
    const qint64 late = lateMoney(desk);
    AttentionScreen screen(*desk.context);
    open(screen, 2);
    const LiveTableView& table = screen.browser().table();
    const auto press = [&](int row) {
        const QRect cell = table.visualRect(screen.browser().model().index(row, OrdersModel::Remedy));
        QTest::mouseClick(table.viewport(), Qt::LeftButton, {}, QPoint(cell.left() + 20, cell.center().y()));
    };
    press(1);
    QTRY_COMPARE(screen.count(), 1);
    QVERIFY(desk.journal->purchases.find(purchase.id)->status == PurchaseStatus::Paid);
    QTRY_VERIFY(!screen.browser().runner().isRunning());
    QTRY_VERIFY(!cell(screen, 0, OrdersModel::Remedy).isEmpty());
    press(0);
    QTRY_COMPARE(screen.count(), 0);
    QVERIFY(!desk.journal->purchases.find(late)->needsReview);
}

void TestAttention::enterMendsToo()
{
    Desk desk;
    const auto purchase = desk.sell({.delivery = DeliveryStatus::Error});
    AttentionScreen screen(*desk.context);
    open(screen, 1);
    screen.browser().table().setFocus();
    screen.browser().table().setCurrentIndex(screen.browser().model().index(0, 0));
    QTest::keyClick(&screen.browser().table(), Qt::Key_Return);
    QTRY_COMPARE(screen.count(), 0);
    QVERIFY(desk.journal->purchases.find(purchase.id)->deliveryStatus == DeliveryStatus::Queued);
}

void TestAttention::everythingIsMendedAtOnce()
{
    Desk desk;
    desk.sellMany(40, {.status = PurchaseStatus::VoucherGenerationFailed});
    desk.sellMany(25, {.delivery = DeliveryStatus::Error});
    lateMoney(desk);
    AttentionScreen screen(*desk.context);
    open(screen, 66);
    QTest::mouseClick(screen.mendAll(), Qt::LeftButton);
    QTRY_COMPARE(desk.commands(), 65);
    QTRY_COMPARE(screen.count(), 1); // a person has to check the late money
    QTRY_VERIFY(!screen.browser().runner().isRunning());
    QCOMPARE(screen.browser().runner().failures(), 0);
}

// The same message to the same number would only be refused again; and "fixed" is not said of it.
// The router was away, and the vouchers were made by themselves once it was back.
void TestAttention::whatFailedAndIsDoneLaterIsDone()
{
    using enum domain::PurchaseEvent;
    Desk desk;
    const QList<qint64> ids = desk.sellMany(2, {.status = PurchaseStatus::VoucherGenerationFailed});
    AttentionScreen screen(*desk.context);
    open(screen, 2);
    const BulkRunner& runner = screen.browser().runner();
    screen.browser().act(PurchaseAction::Regenerate, ids);
    QTRY_VERIFY(!runner.isRunning() && runner.total() == 2);
    for (const qint64 id : ids)
        desk.advance(id, VouchersGaveUp);
    QTRY_COMPARE(runner.failures(), 2);
    desk.advance(ids[0], RegenerateRequested);
    QTest::qWait(0);
    QCOMPARE(runner.failures(), 2); // on its way is not done
    desk.advance(ids[0], VouchersMade);
    QTRY_COMPARE(runner.failures(), 1);
    QCOMPARE(runner.count(BulkRunner::Stage::Done), 1);
    QVERIFY(runner.outcomes()[0].result || runner.outcomes()[1].result);
}

void TestAttention::aRefusedNumberIsNotTriedAgain_data()
{
    using core::ErrorKind;
    using core::Reason;
    QTest::addColumn<core::Error>("error");
    QTest::addColumn<bool>("isNumber");
    QTest::newRow("no WhatsApp number") << refusal(ErrorKind::InvalidInput, Reason::AdviceNumber) << true;
    QTest::newRow("not on WhatsApp") << refusal(ErrorKind::Refused, Reason::AdviceNotOnWhatsApp) << true;
    QTest::newRow("a number, from an older Loket") << core::Error{ErrorKind::InvalidInput, u"target invalid"_s} << true;
    QTest::newRow("the quota ended") << refusal(ErrorKind::Refused, Reason::AdviceQuota) << false;
    QTest::newRow("away") << core::Error{ErrorKind::Unreachable, u"no route"_s} << false;
    QTest::newRow("out of order") << core::Error{ErrorKind::Unavailable, u"HTTP 503"_s} << false;
}

void TestAttention::aRefusedNumberIsNotTriedAgain()
{
    QFETCH(core::Error, error);
    QFETCH(bool, isNumber);
    Desk desk;
    for (int i = 0; i < 3; ++i)
        unsent(desk, error);
    desk.sellMany(2, {.status = PurchaseStatus::VoucherGenerationFailed});
    AttentionScreen screen(*desk.context);
    open(screen, 5);
    QTest::mouseClick(screen.mendAll(), Qt::LeftButton);
    QTRY_COMPARE(screen.browser().runner().outcomes().size(), 5);
    QTRY_VERIFY(!screen.browser().runner().isRunning());
    QCOMPARE(screen.browser().runner().count(BulkRunner::Stage::Number), isNumber ? 3 : 0);
    QCOMPARE(screen.browser().runner().failures(), 0);
    QCOMPARE(desk.commands(), isNumber ? 2 : 5);
    QTRY_COMPARE(screen.count(), isNumber ? 3 : 0);
    const QString summary = screen.browser().bulkPanel().findChild<RunPanel*>()->summary();
    QCOMPARE(summary.contains(u"number to correct: 3"_s), isNumber);
}

// Meta takes the message first, and says with its receipt that the number is not on WhatsApp.
void TestAttention::aNumberRefusedByItsReceiptIsNotTriedAgain()
{
    Desk desk;
    const auto purchase = desk.sell({.delivery = DeliveryStatus::Sent});
    {
        const core::Error error = refusal(core::ErrorKind::Refused, core::Reason::AdviceNotOnWhatsApp);
        auto transaction = storage::Transaction::begin(*desk.database);
        Desk::ok(desk.journal->deliveries.insert(*transaction, {.purchaseId = purchase.id,
                                                                .phone = purchase.customerPhone,
                                                                .status = u"sent"_s,
                                                                .channel = u"cloud"_s,
                                                                .createdAt = desk.clock.now()}));
        auto stored = *desk.journal->purchases.find(purchase.id);
        Desk::ok(desk.journal->purchases.advanceDelivery(*transaction, stored, domain::DeliveryEvent::ReceiptFailed,
                                                         desk.clock.now()));
        Desk::ok(desk.journal->audit.insert(*transaction, u"channel:cloud"_s, u"message.failed"_s, purchase.id,
                                            {{u"reason"_s, error.detail}, {u"because"_s, core::reasonToJson(error)}},
                                            desk.clock.now()));
        Desk::ok(transaction->commit());
    }
    desk.sell({.status = PurchaseStatus::VoucherGenerationFailed});
    AttentionScreen screen(*desk.context);
    open(screen, 2);
    QVERIFY2(cell(screen, 1, OrdersModel::Reason).contains(u"not on WhatsApp"_s),
             qPrintable(cell(screen, 1, OrdersModel::Reason)));
    QCOMPARE(cell(screen, 1, OrdersModel::Remedy), u"Correct number…"_s);
    QTest::mouseClick(screen.mendAll(), Qt::LeftButton);
    QTRY_COMPARE(screen.browser().runner().outcomes().size(), 2);
    QCOMPARE(screen.browser().runner().count(BulkRunner::Stage::Number), 1);
    QCOMPARE(desk.commands(), 1);
}

void TestAttention::oneRefusedNumberSaysSoInItsStory()
{
    Desk desk;
    const auto purchase = unsent(desk, refusal(core::ErrorKind::InvalidInput, core::Reason::AdviceNumber));
    AttentionScreen screen(*desk.context);
    open(screen, 1);
    QTest::mouseClick(screen.mendAll(), Qt::LeftButton);
    const StoryPanel& story = screen.browser().storyPanel();
    QTRY_VERIFY(story.isVisible() && story.purchaseId() == purchase.id);
    const auto saysSo = [&story] {
        const auto labels = story.findChildren<QLabel*>();
        return std::any_of(labels.begin(), labels.end(), [](const QLabel* label) {
            return label->isVisible() && label->text().contains(u"Correct it, and the message is sent."_s);
        });
    };
    QTRY_VERIFY(saysSo());
    QCOMPARE(desk.commands(), 0);
}

// It takes the room of the status, without making that the user's choice.
void TestAttention::theReasonHasRoomInANarrowWindow()
{
    Desk desk;
    desk.sell({.delivery = DeliveryStatus::Failed});
    AttentionScreen screen(*desk.context);
    open(screen, 1);
    LiveTableView& table = screen.browser().table();
    QVERIFY(!table.isColumnHidden(OrdersModel::Status));
    screen.resize(840, 440); // of a window of 900x510
    QTRY_VERIFY2(table.columnWidth(OrdersModel::Reason) >= 260,
                 qPrintable(QString::number(table.columnWidth(OrdersModel::Reason))));
    QVERIFY(table.isColumnHidden(OrdersModel::Status));
    QSettings settings(desk.folder.filePath(u"window.ini"_s), QSettings::IniFormat);
    screen.saveLayout(settings);
    QVERIFY(table.isColumnHidden(OrdersModel::Status));
    AttentionScreen later(*desk.context);
    later.restoreLayout(settings);
    later.resize(1200, 640);
    QVERIFY(!later.browser().table().isColumnHidden(OrdersModel::Status));
    screen.resize(1200, 640);
    QTRY_VERIFY(!table.isColumnHidden(OrdersModel::Status));

    screen.resize(930, 520); // of a window of 1024x600, with the history beside the list
    screen.browser().showStory(screen.browser().model().idAt(0));
    QTRY_VERIFY(table.isColumnHidden(OrdersModel::Amount));
    QTRY_VERIFY2(table.columnWidth(OrdersModel::Reason) >= 160,
                 qPrintable(QString::number(table.columnWidth(OrdersModel::Reason))));
    screen.browser().closePanel();
    QTRY_VERIFY(!table.isColumnHidden(OrdersModel::Amount));
    QVERIFY(!table.isColumnHidden(OrdersModel::Time));
    screen.resize(1200, 640);
    QTRY_VERIFY(!table.isColumnHidden(OrdersModel::Status));

    table.setColumnHidden(OrdersModel::Status, true); // the user's choice stays
    screen.resize(840, 440);
    screen.resize(1200, 640);
    QCoreApplication::processEvents();
    QVERIFY(table.isColumnHidden(OrdersModel::Status));
}

// What another program lost waits for nobody: it is counted and listed apart, and "Fix all" leaves it alone.
void TestAttention::importedOrdersHaveTheirOwnList()
{
    Desk desk;
    const auto ours = desk.sell({.status = PurchaseStatus::VoucherGenerationFailed});
    for (int i = 0; i < 3; ++i)
        markImported(desk, desk.sell({.status = PurchaseStatus::VoucherGenerationFailed}).id, u"INV-VCR-%1"_s.arg(i));
    AttentionScreen screen(*desk.context);
    QSignalSpy counts(&screen, &AttentionScreen::countChanged);
    open(screen, 1);
    QCOMPARE(screen.browser().model().idAt(0), ours.id);
    QTRY_COMPARE(screen.imported().words(), u"3 imported orders need a look, from the time before Loket."_s);
    QCOMPARE(counts.last().first().toInt(), 1);
    screen.imported().button()->click();
    QTRY_COMPARE(screen.count(), 3);
    QVERIFY(!screen.mendAll()->isVisible());
    QCOMPARE(counts.last().first().toInt(), 1); // of what waits
    QVERIFY(screen.imported().words().startsWith(u"Imported orders that need a look"_s));
    screen.imported().button()->click();
    QTRY_COMPARE(screen.count(), 1);
    QVERIFY(screen.mendAll()->isVisible());

    // Taken back, or settled: gone by itself.
    auto transaction = storage::Transaction::begin(*desk.database);
    Desk::ok(transaction
                 ->statement("UPDATE voucher_purchases SET status = 'refunded', refunded_at = paid_at "
                             "WHERE imported_from <> ''")
                 .run());
    Desk::ok(transaction->commit());
    emit desk.events.importsChanged();
    QTRY_VERIFY(screen.imported().isHidden());
}

QTEST_MAIN(TestAttention)
#include "tst_attention.moc"
