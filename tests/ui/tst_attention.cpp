#include "ui/Desk.h"
#include "ui/screens/attention/AttentionScreen.h"
#include "ui/widgets/LiveTableView.h"
#include "ui/widgets/StatePanel.h"

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
    void theReasonHasRoomInANarrowWindow();

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
             u"The router could not be reached. It said: “no route to 192.168.88.1”"_s);
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

    table.setColumnHidden(OrdersModel::Status, true); // the user's choice stays
    screen.resize(840, 440);
    screen.resize(1200, 640);
    QCoreApplication::processEvents();
    QVERIFY(table.isColumnHidden(OrdersModel::Status));
}

QTEST_MAIN(TestAttention)
#include "tst_attention.moc"
