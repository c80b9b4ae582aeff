#include "ui/Desk.h"
#include "ui/models/OrdersModel.h"

#include <QAbstractItemModelTester>
#include <QSemaphore>
#include <QSignalSpy>
#include <QTest>

using namespace loket;
using namespace loket::ui;
using namespace loket::tests;
using State = OrdersModel::State;

class TestOrdersModel : public QObject
{
    Q_OBJECT

private slots:
    void keepsTheRulesOfModels();
    void pagesThroughAHundredThousandRows();
    void newOrdersComeInAtTheTop();
    void aChangedOrderChangesInPlace();
    void anOrderThatNoLongerMatchesLeaves();
    void anOlderOrderThatComesToMatchTakesItsPlace();
    void manyChangesAreOneQuestion();
    void filtersByStatusSearchAndTime_data();
    void filtersByStatusSearchAndTime();
    void theLastFilterWins();
    void aBrokenDatabaseIsAnError();
};

void TestOrdersModel::keepsTheRulesOfModels()
{
    Desk desk;
    OrdersModel model(*desk.context);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QVERIFY(model.state() == State::Loading);
    model.reload();
    QTRY_VERIFY(model.state() == State::Ready);
    QCOMPARE(model.rowCount(), 0);
    const auto ids = desk.sellMany(300);
    QTRY_COMPARE(model.rowCount(), 300);
    QTRY_VERIFY(model.purchaseAt(0) && model.purchaseAt(299));
    QCOMPARE(model.idAt(0), ids.last());
    desk.advance(ids[10], domain::PurchaseEvent::Refunded);
    model.setFilter({.statuses = {domain::PurchaseStatus::Completed}});
    QTRY_COMPARE(model.rowCount(), 299);
    desk.advance(ids[20], domain::PurchaseEvent::Refunded);
    QTRY_COMPARE(model.rowCount(), 298);
}

void TestOrdersModel::pagesThroughAHundredThousandRows()
{
    constexpr int count = 100'000;
    Desk desk;
    desk.database->onCommitted({});
    const auto ids = desk.sellMany(count, {.status = domain::PurchaseStatus::Pending});
    OrdersModel model(*desk.context);
    model.reload();
    QTRY_COMPARE(model.rowCount(), count);
    // Every tenth screenful is shown, from the newest to the oldest, as a scrolling user does.
    for (int top = 0; top < count; top += 4000) {
        for (int row = top; row < top + 20; ++row)
            QVERIFY(model.data(model.index(row, OrdersModel::Customer)).isValid() || model.idAt(row) > 0);
        QTRY_VERIFY(model.purchaseAt(top) && model.purchaseAt(top + 19));
        QCOMPARE(model.purchaseAt(top)->id, ids[count - 1 - top]);
        QCOMPARE(model.rowOf(ids[count - 1 - top]), top);
    }
    QTRY_VERIFY(model.purchaseAt(count - 1));
    QCOMPARE(model.purchaseAt(count - 1)->id, ids.first());
    // Rows left long ago are dropped: memory does not grow with what was shown.
    for (int top = 0; top < OrdersModel::cachedRows * 2; top += OrdersModel::blockRows)
        QTRY_VERIFY(model.purchaseAt(top));
    QVERIFY(!model.purchaseAt(count - 1));
}

void TestOrdersModel::newOrdersComeInAtTheTop()
{
    Desk desk;
    desk.sellMany(50);
    OrdersModel model(*desk.context);
    model.reload();
    QTRY_COMPARE(model.rowCount(), 50);
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    QSignalSpy insertions(&model, &QAbstractItemModel::rowsInserted);
    const QPersistentModelIndex kept = model.index(7, 0);
    const qint64 keptId = model.idAt(7);
    const auto ids = desk.sellMany(3);
    QTRY_COMPARE(model.rowCount(), 53);
    QCOMPARE(resets.size(), 0);
    QCOMPARE(insertions.size(), 1);
    QCOMPARE(model.idAt(0), ids.last());
    QCOMPARE(kept.row(), 10);
    QCOMPARE(model.idAt(kept.row()), keptId);
}

void TestOrdersModel::aChangedOrderChangesInPlace()
{
    Desk desk;
    const auto ids = desk.sellMany(5, {.status = domain::PurchaseStatus::Pending});
    OrdersModel model(*desk.context);
    model.reload();
    QTRY_VERIFY(model.purchaseAt(4));
    QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
    desk.advance(ids[2], domain::PurchaseEvent::PaymentConfirmed);
    QTRY_COMPARE(model.data(model.index(2, OrdersModel::Status)).toString(), u"Making vouchers"_s);
    QCOMPARE(model.data(model.index(2, OrdersModel::Status), OrdersModel::BadgeIconRole).toString(),
             u"loader-circle"_s);
    QCOMPARE(changes.last().at(0).toModelIndex().row(), 2);
    QCOMPARE(changes.last().at(1).toModelIndex().row(), 2);
}

void TestOrdersModel::anOrderThatNoLongerMatchesLeaves()
{
    Desk desk;
    const auto ids = desk.sellMany(5, {.status = domain::PurchaseStatus::Pending});
    OrdersModel model(*desk.context);
    model.setFilter({.statuses = {domain::PurchaseStatus::Pending}});
    QTRY_COMPARE(model.rowCount(), 5);
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    desk.advance(ids[1], domain::PurchaseEvent::PaymentConfirmed);
    QTRY_COMPARE(model.rowCount(), 4);
    QCOMPARE(model.rowOf(ids[1]), -1);
    QCOMPARE(resets.size(), 0);
}

void TestOrdersModel::anOlderOrderThatComesToMatchTakesItsPlace()
{
    Desk desk;
    const auto first = desk.sellMany(3, {.status = domain::PurchaseStatus::Paid});
    const auto middle = desk.sell({.status = domain::PurchaseStatus::Pending});
    const auto last = desk.sellMany(2, {.status = domain::PurchaseStatus::Paid});
    OrdersModel model(*desk.context);
    model.setFilter({.statuses = {domain::PurchaseStatus::Paid}});
    QTRY_COMPARE(model.rowCount(), 5);
    desk.advance(middle.id, domain::PurchaseEvent::PaymentConfirmed);
    QTRY_COMPARE(model.rowCount(), 6);
    QCOMPARE(model.rowOf(middle.id), 2);
    QCOMPARE(model.idAt(1), last.first());
    QCOMPARE(model.idAt(3), first.last());
}

void TestOrdersModel::manyChangesAreOneQuestion()
{
    Desk desk;
    const auto ids = desk.sellMany(100, {.status = domain::PurchaseStatus::Pending});
    OrdersModel model(*desk.context);
    model.reload();
    QTRY_VERIFY(model.purchaseAt(99));
    QSignalSpy applied(&model, &OrdersModel::rowsChanged);
    for (const qint64 id : ids)
        desk.advance(id, domain::PurchaseEvent::PaymentConfirmed);
    QTRY_COMPARE(model.data(model.index(0, OrdersModel::Status)).toString(), u"Making vouchers"_s);
    QTRY_COMPARE(model.data(model.index(99, OrdersModel::Status)).toString(), u"Making vouchers"_s);
    QVERIFY2(applied.size() < 20, qPrintable(QString::number(applied.size())));
}

void TestOrdersModel::filtersByStatusSearchAndTime_data()
{
    QTest::addColumn<QList<int>>("statuses");
    QTest::addColumn<QString>("search");
    QTest::addColumn<int>("fromHours");
    QTest::addColumn<int>("rows");
    QTest::newRow("all") << QList<int>{} << QString() << 0 << 6;
    QTest::newRow("one status") << QList<int>{int(domain::PurchaseStatus::Pending)} << QString() << 0 << 2;
    QTest::newRow("two statuses") << QList<int>{int(domain::PurchaseStatus::Pending),
                                                int(domain::PurchaseStatus::Expired)}
                                  << QString() << 0 << 3;
    QTest::newRow("by name") << QList<int>{} << u"fadli"_s << 0 << 1;
    QTest::newRow("by phone as people type it") << QList<int>{} << u"0812999"_s << 0 << 1;
    QTest::newRow("status and name") << QList<int>{int(domain::PurchaseStatus::Pending)} << u"fadli"_s << 0 << 0;
    QTest::newRow("from tomorrow") << QList<int>{} << QString() << 24 << 0;
    QTest::newRow("from an hour ago") << QList<int>{} << QString() << -1 << 6;
    QTest::newRow("a percent sign is only that") << QList<int>{} << u"%"_s << 0 << 0;
}

void TestOrdersModel::filtersByStatusSearchAndTime()
{
    QFETCH(QList<int>, statuses);
    QFETCH(QString, search);
    QFETCH(int, fromHours);
    Desk desk;
    desk.sellMany(2, {.status = domain::PurchaseStatus::Pending});
    desk.sellMany(2);
    desk.sell({.status = domain::PurchaseStatus::Expired});
    desk.sell({.name = u"Muh. Fadli"_s, .phone = u"62812999111"_s});
    OrdersModel model(*desk.context);
    storage::PurchaseFilter filter{.search = search};
    for (const int status : statuses)
        filter.statuses += domain::PurchaseStatus(status);
    if (fromHours != 0)
        filter.from = desk.clock.now().addSecs(fromHours * 3600);
    model.setFilter(filter);
    QTRY_VERIFY(model.state() == State::Ready);
    QTEST(model.rowCount(), "rows");
}

void TestOrdersModel::theLastFilterWins()
{
    Desk desk;
    desk.sellMany(20);
    desk.sellMany(3, {.status = domain::PurchaseStatus::Pending});
    QSemaphore gate; // holds the reader while the user keeps typing
    const auto held = desk.reader->ask<int>([&gate](const storage::ReadModels&) -> core::Result<int> {
        gate.acquire();
        return 0;
    });
    OrdersModel model(*desk.context);
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    for (int i = 0; i < 10; ++i)
        model.setFilter({.search = QString(i + 1, u'x')});
    model.setFilter({.statuses = {domain::PurchaseStatus::Pending}});
    gate.release();
    QTRY_VERIFY(model.state() == State::Ready);
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(resets.size(), 1);
}

void TestOrdersModel::aBrokenDatabaseIsAnError()
{
    Desk desk;
    desk.sellMany(3);
    OrdersModel model(*desk.context);
    model.reload();
    QTRY_COMPARE(model.rowCount(), 3);
    QVERIFY(desk.database->execute("ALTER TABLE voucher_purchases RENAME COLUMN customer_name TO who"));
    model.setFilter({.search = u"siti"_s});
    QTRY_VERIFY(model.state() == State::Failed);
    QVERIFY(model.error().kind == core::ErrorKind::Storage);
    QVERIFY(desk.database->execute("ALTER TABLE voucher_purchases RENAME COLUMN who TO customer_name"));
    model.reload();
    QTRY_VERIFY(model.state() == State::Ready);
    QCOMPARE(model.rowCount(), 3);
}

QTEST_MAIN(TestOrdersModel)
#include "tst_ordersmodel.moc"
