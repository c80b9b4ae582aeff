// Sorting by the database, the choice of columns, and the export of the list of orders.
#include "ui/Desk.h"
#include "ui/browser/PurchaseBrowser.h"
#include "ui/widgets/LiveTableView.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QFile>
#include <QHeaderView>
#include <QMenu>
#include <QSettings>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace loket;
using namespace loket::ui;
using namespace loket::tests;

class TestOrdersTable : public QObject
{
    Q_OBJECT

private slots:
    void sorts_data();
    void sorts();
    void liveChangesInASortedList();
    void sortingIsRemembered();
    void columnsAreChosen();
    void exportsTheSelectedOnes();
    void exportsAllWhereNoneIsSelected();
    void anExportThatFailsIsSaid();
    void copiedCellsAreNoFormulas_data();
    void copiedCellsAreNoFormulas();

private:
    static void fill(Desk& desk)
    {
        desk.sell({.name = u"citra"_s, .phone = u"6281300000003"_s, .quantity = 2});
        desk.sell(
            {.status = domain::PurchaseStatus::Pending, .name = u"Budi"_s, .phone = u"6281300000001"_s, .quantity = 5});
        desk.sell({.status = domain::PurchaseStatus::Expired,
                   .name = u"=SUM(A1)"_s,
                   .phone = u"6281300000002"_s,
                   .quantity = 1});
        desk.sell({.name = u"Andi, \"Boss\""_s, .phone = {}, .quantity = 3});
    }
    static QStringList column(const PurchaseBrowser& browser, int column)
    {
        QStringList texts;
        for (int row = 0; row < browser.model().rowCount(); ++row)
            texts += browser.model().index(row, column).data().toString();
        return texts;
    }
    static QStringList names(const PurchaseBrowser& browser) { return column(browser, OrdersModel::Customer); }
    static std::unique_ptr<PurchaseBrowser> open(Desk& desk)
    {
        auto browser = std::make_unique<PurchaseBrowser>(*desk.context, [](StatePanel&) {});
        using enum OrdersModel::Column;
        browser->showColumns({Time, Invoice, Customer, Phone, Package, Quantity, Amount, Status, Delivery, Gateway});
        browser->resize(1000, 400);
        browser->show();
        browser->model().reload();
        return browser;
    }
    static QStringList linesOf(const QString& name)
    {
        QFile file(name);
        return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts)
                                              : QStringList();
    }
};

void TestOrdersTable::sorts_data()
{
    QTest::addColumn<int>("by");
    QTest::addColumn<bool>("ascending");
    QTest::addColumn<QStringList>("expected");
    const QString formula = u"=SUM(A1)"_s;
    const QString andi = u"Andi, \"Boss\""_s;
    QTest::newRow("newest first") << int(OrdersModel::Time) << false
                                  << QStringList{andi, formula, u"Budi"_s, u"citra"_s};
    QTest::newRow("oldest first") << int(OrdersModel::Time) << true
                                  << QStringList{u"citra"_s, u"Budi"_s, formula, andi};
    QTest::newRow("names, capitals or not")
        << int(OrdersModel::Customer) << true << QStringList{formula, andi, u"Budi"_s, u"citra"_s};
    QTest::newRow("most first") << int(OrdersModel::Amount) << false
                                << QStringList{u"Budi"_s, andi, u"citra"_s, formula};
    QTest::newRow("fewest first") << int(OrdersModel::Quantity) << true
                                  << QStringList{formula, u"citra"_s, andi, u"Budi"_s};
    QTest::newRow("phone") << int(OrdersModel::Phone) << true << QStringList{andi, u"Budi"_s, formula, u"citra"_s};
}

void TestOrdersTable::sorts()
{
    QFETCH(int, by);
    QFETCH(bool, ascending);
    QFETCH(QStringList, expected);
    Desk desk;
    fill(desk);
    const auto browser = open(desk);
    const QAbstractItemModelTester tester(&browser->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    QTRY_COMPARE(browser->model().rowCount(), 4);
    browser->table().sortByColumn(by, ascending ? Qt::AscendingOrder : Qt::DescendingOrder);
    QTRY_COMPARE(names(*browser), expected);
    for (int row = 0; row < 4; ++row)
        QCOMPARE(browser->model().rowOf(browser->model().idAt(row)), row);
    QCOMPARE(browser->model().rowOf(12345), -1);
}

void TestOrdersTable::liveChangesInASortedList()
{
    Desk desk;
    fill(desk);
    desk.sellMany(300, {.name = u"Dewi"_s});
    const auto browser = open(desk);
    const QAbstractItemModelTester tester(&browser->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    QTRY_COMPARE(browser->model().rowCount(), 304);
    browser->table().sortByColumn(OrdersModel::Customer, Qt::DescendingOrder);
    QTRY_COMPARE(browser->model().index(303, OrdersModel::Customer).data().toString(), u"=SUM(A1)"_s);
    browser->table().selectRow(302);
    const qint64 chosen = browser->model().idAt(302);
    const int place = browser->table().visualRect(browser->model().index(302, 0)).top();
    desk.advance(2, domain::PurchaseEvent::PaymentConfirmed); // one that is listed
    const qint64 added = desk.sell({.name = u"Zaki"_s}).id;   // and one that is not
    QTRY_COMPARE(browser->model().rowCount(), 305);
    QCOMPARE(browser->model().idAt(0), added);
    QCOMPARE(browser->table().selectedRows(), QList<int>{303});
    QCOMPARE(browser->model().idAt(303), chosen);
    QCOMPARE(browser->table().visualRect(browser->model().index(303, 0)).top(), place);
    const int row = browser->model().rowOf(2);
    QVERIFY(row > 0);
    QTRY_VERIFY(browser->model().purchaseAt(row) &&
                browser->model().purchaseAt(row)->status == domain::PurchaseStatus::Paid);
}

void TestOrdersTable::sortingIsRemembered()
{
    Desk desk;
    fill(desk);
    QSettings settings(desk.folder.filePath(u"window.ini"_s), QSettings::IniFormat);
    {
        const auto browser = open(desk);
        QTRY_COMPARE(browser->model().rowCount(), 4);
        browser->table().sortByColumn(OrdersModel::Customer, Qt::AscendingOrder);
        browser->table().setColumnHidden(OrdersModel::Gateway, true);
        browser->saveLayout(settings, u"orders"_s);
    }
    const auto browser = open(desk);
    browser->restoreLayout(settings, u"orders"_s);
    QTRY_COMPARE(names(*browser), (QStringList{u"=SUM(A1)"_s, u"Andi, \"Boss\""_s, u"Budi"_s, u"citra"_s}));
    QVERIFY(browser->table().isColumnHidden(OrdersModel::Gateway));
}

void TestOrdersTable::columnsAreChosen()
{
    Desk desk;
    fill(desk);
    const auto browser = open(desk);
    QTRY_COMPARE(browser->model().rowCount(), 4);
    QHeaderView* header = browser->table().horizontalHeader();
    emit header->customContextMenuRequested(QPoint(5, 5));
    auto* menu = browser->table().findChild<QMenu*>();
    QVERIFY(menu);
    QCOMPARE(menu->actions().size(), 10); // what went wrong is no column of this screen
    menu->actions().at(OrdersModel::Phone)->trigger();
    QVERIFY(browser->table().isColumnHidden(OrdersModel::Phone));
    menu->close();
    for (int column = 1; column < OrdersModel::ColumnCount; ++column)
        browser->table().setColumnHidden(column, true);
    QTRY_VERIFY(!browser->table().findChild<QMenu*>());
    emit header->customContextMenuRequested(QPoint(5, 5));
    QVERIFY(!browser->table().findChild<QMenu*>()->actions().at(0)->isEnabled()); // the last one stays
}

void TestOrdersTable::exportsTheSelectedOnes()
{
    Desk desk;
    fill(desk);
    const auto browser = open(desk);
    QTRY_COMPARE(browser->model().rowCount(), 4);
    browser->table().sortByColumn(OrdersModel::Amount, Qt::DescendingOrder);
    QTRY_COMPARE(names(*browser).first(), u"Budi"_s);
    browser->table().selectAll();
    const QSignalSpy exported(browser.get(), &PurchaseBrowser::exported);
    const QString file = desk.folder.filePath(u"orders.csv"_s);
    browser->exportTo(file);
    QTRY_COMPARE(exported.size(), 1);
    const QStringList lines = linesOf(file);
    QCOMPARE(lines.size(), 6); // the separator, headings, the orders
    QVERIFY(lines[1].contains(u"Invoice") && lines[1].contains(u"Amount"));
    QVERIFY(lines[2].contains(u"Budi") && lines[2].contains(u"15000")); // as it is sorted on the screen
    QVERIFY(lines[3].contains(u"\"Andi, \"\"Boss\"\"\""));
    QVERIFY(lines[5].contains(u"'=SUM(A1)")); // no formula on the owner's computer
    QVERIFY(!lines.join(u' ').contains(u"81300000001"));
}

void TestOrdersTable::copiedCellsAreNoFormulas_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("cell");
    for (const QString& name :
         {u"=SUM(A1)"_s, u"+1+1"_s, u"-2+3"_s, u"@SUM(A1)"_s, u"=HYPERLINK(\"http://example.org\")"_s})
        QTest::newRow(qPrintable(name)) << name << u'\'' + name;
    QTest::newRow("an ordinary one") << u"Andi = Budi + 1"_s << u"Andi = Budi + 1"_s;
    QTest::newRow("after a break") << u"\t=1+1"_s << u"'=1+1"_s;
    QTest::newRow("a second cell") << u"Andi\t=1+1"_s << u"Andi =1+1"_s;
    QTest::newRow("a second row") << u"Andi\r\n=1+1"_s << u"Andi  =1+1"_s;
}

// What the exports guard (tst_reportsscreen), the clipboard guards too.
void TestOrdersTable::copiedCellsAreNoFormulas()
{
    QFETCH(QString, name);
    QFETCH(QString, cell);
    Desk desk;
    desk.sell({.name = name});
    const auto browser = open(desk);
    QTRY_COMPARE(browser->model().rowCount(), 1);
    QTRY_COMPARE(names(*browser).first(), name);
    browser->table().selectAll();
    browser->table().setFocus();
    QGuiApplication::clipboard()->clear();
    QTest::keySequence(&browser->table(), QKeySequence::Copy);
    const QStringList cells = QGuiApplication::clipboard()->text().split(u'\t');
    QVERIFY2(cells.contains(cell), qPrintable(cells.join(u'|')));
    QVERIFY(!cells.contains(name) || name == cell);
    QVERIFY(!QGuiApplication::clipboard()->text().contains(u'\n'));
}

void TestOrdersTable::exportsAllWhereNoneIsSelected()
{
    Desk desk;
    desk.sellMany(1234);
    const auto browser = open(desk);
    QTRY_COMPARE(browser->model().rowCount(), 1234);
    const QSignalSpy exported(browser.get(), &PurchaseBrowser::exported);
    const QString file = desk.folder.filePath(u"orders.csv"_s);
    browser->exportTo(file);
    QTRY_COMPARE(exported.size(), 1);
    const QStringList lines = linesOf(file);
    QCOMPARE(lines.size(), 1236);
    QCOMPARE(QSet<QString>(lines.begin(), lines.end()).size(), 1236);
    const QString workbook = desk.folder.filePath(u"orders.xlsx"_s);
    browser->exportTo(workbook);
    QTRY_COMPARE(exported.size(), 2);
    QFile written(workbook);
    QVERIFY(written.open(QIODevice::ReadOnly) && written.read(2) == "PK"); // a zip, as workbooks are
}

void TestOrdersTable::anExportThatFailsIsSaid()
{
    Desk desk;
    fill(desk);
    const auto browser = open(desk);
    QTRY_COMPARE(browser->model().rowCount(), 4);
    const QSignalSpy exported(browser.get(), &PurchaseBrowser::exported);
    browser->exportTo(desk.folder.filePath(u"no/such/folder/orders.csv"_s));
    QTRY_COMPARE(exported.size(), 1);
    QVERIFY(!exported.at(0).at(0).value<core::Result<qint64>>());
}

QTEST_MAIN(TestOrdersTable)
#include "tst_orderstable.moc"
