// What every list keeps: the rules of Qt's models, an order by any column, a file of what is shown, and the way from a
// search or a figure to its rows.
#include "ui/Desk.h"
#include "ui/models/ActivityModel.h"
#include "ui/models/ClosedShiftsModel.h"
#include "ui/models/DeliveriesModel.h"
#include "ui/models/DriftModel.h"
#include "ui/models/OnlineModel.h"
#include "ui/models/OrdersModel.h"
#include "ui/models/ShiftSalesModel.h"
#include "ui/models/VouchersModel.h"
#include "ui/printing/PrintWords.h"
#include "ui/screens/deliveries/DeliveriesScreen.h"
#include "ui/screens/online/OnlineScreen.h"
#include "ui/screens/online/RouterView.h"
#include "ui/screens/orders/OrdersScreen.h"
#include "ui/screens/packages/PackagesModel.h"
#include "ui/screens/reports/HeatMapView.h"
#include "ui/screens/reports/ReportsScreen.h"
#include "ui/screens/vouchers/VoucherPanel.h"
#include "ui/screens/vouchers/VouchersScreen.h"
#include "ui/shell/MainWindow.h"
#include "ui/shell/SearchDialog.h"
#include "ui/widgets/ExportBar.h"
#include "ui/widgets/LiveTableView.h"
#include "ui/wizard/QuestionsModel.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QDirIterator>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QRegularExpression>
#include <QSettings>
#include <QSignalSpy>
#include <QTest>

using namespace loket;
using namespace loket::ui;
using namespace loket::tests;

namespace {

// Every model of the window, made from a context alone. A new one belongs here: everyModelIsInThisTest() says so.
struct Maker
{
    const char* name;
    std::function<std::unique_ptr<QAbstractItemModel>(const UiContext&)> make;
};

template <class Model>
Maker maker(const char* name)
{
    return {name, [](const UiContext& context) {
                auto model = std::make_unique<Model>(context);
                if constexpr (requires { model->reload(); })
                    model->reload();
                return model;
            }};
}

const QList<Maker>& makers()
{
    static const QList<Maker> all{
        maker<ActivityModel>("ActivityModel"),
        maker<ClosedShiftsModel>("ClosedShiftsModel"),
        maker<DeliveriesModel>("DeliveriesModel"),
        maker<DriftModel>("DriftModel"),
        maker<OnlineModel>("OnlineModel"),
        maker<OrdersModel>("OrdersModel"),
        {"PackagesModel", [](const UiContext&) { return std::make_unique<PackagesModel>(); }},
        {"QuestionsModel",
         [](const UiContext&) {
             const importing::Question question{.id = u"batch"_s,
                                                .about = importing::About::BatchSold,
                                                .subject = u"vc-538"_s,
                                                .values = {},
                                                .choices = {u"stock"_s, u"sold"_s},
                                                .byDefault = u"stock"_s,
                                                .answer = u"stock"_s};
             return std::make_unique<QuestionsModel>(QList{question, question}, QHash<QString, QString>());
         }},
        {"ShiftSalesModel", [](const UiContext& context) { return std::make_unique<ShiftSalesModel>(context.zone); }},
        maker<VouchersModel>("VouchersModel")};
    return all;
}

void logInGuests(Desk& desk)
{
    desk.connectRouter();
    for (const auto& [code, bytes] : {std::pair("bbbb", 900LL), {"aaaa", 8'000'000LL}, {"cccc", 70'000LL}})
        desk.logInGuest(code, bytes, int(bytes / 100));
}

void logAttempt(Desk& desk, qint64 purchase, const QString& channel, int tookMs)
{
    auto transaction = storage::Transaction::begin(*desk.database);
    Desk::ok(desk.journal->deliveries.insert(*transaction, {.purchaseId = purchase,
                                                            .phone = u"6281234567890"_s,
                                                            .status = u"sent"_s,
                                                            .channel = channel,
                                                            .vendorMessageId = u"m-1"_s,
                                                            .duration = std::chrono::milliseconds(tookMs),
                                                            .createdAt = desk.clock.now()}));
    Desk::ok(transaction->commit());
}

QString fileOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

// The texts of a column from top to bottom, fetched first.
QStringList column(QAbstractItemModel& model, int column)
{
    QStringList texts;
    for (int row = 0; row < model.rowCount(); ++row)
        texts += model.index(row, column).data().toString();
    return texts;
}

} // namespace

class TestLists : public QObject
{
    Q_OBJECT

private slots:
    void everyModelIsInThisTest();
    void copiedLinesAreGuarded();
    void modelsKeepTheRules_data();
    void modelsKeepTheRules();
    void vouchersAreSorted();
    void booksAreSorted();
    void guestsAreSortedByWhatTheyMean();
    void messagesGoIntoAFile();
    void guestsGoIntoAFile();
    void columnsAreChosen_data();
    void columnsAreChosen();
    void everySearchFindsWhatIsPrinted_data();
    void everySearchFindsWhatIsPrinted();
    void theSearchFindsStock();
    void anHourOfTheHeatMapLeadsToItsOrders();
};

void TestLists::everyModelIsInThisTest()
{
    static const QRegularExpression head(
        u"class (\\w+)(?: final)? : public (?:\\w*Model|(?:LazyList|KeyedRows)<.*>)$"_s,
        QRegularExpression::MultilineOption);
    QStringList found;
    for (QDirIterator files(QStringLiteral(LOKET_SOURCE) + u"/ui"_s, {u"*.h"_s}, QDir::Files,
                            QDirIterator::Subdirectories);
         files.hasNext();) {
        for (auto classes = head.globalMatch(fileOf(files.next())); classes.hasNext();) {
            const QString name = classes.next().captured(1);
            // The common parts, which cannot be made alone, are left out.
            if (!QStringList{u"LazyListModel"_s, u"LazyList"_s, u"KeyedRows"_s}.contains(name))
                found += name;
        }
    }
    found.sort();
    QStringList tested;
    for (const Maker& one : makers())
        tested += QString::fromLatin1(one.name);
    QCOMPARE(found, tested);
}

// A line for the clipboard is made in one place only, which guards its cells (ui/text/TableText.h).
void TestLists::copiedLinesAreGuarded()
{
    static const QRegularExpression body(u"::textOf\\(int row\\) const\\n\\{\\n(.*?)\\n\\}\\n"_s,
                                         QRegularExpression::DotMatchesEverythingOption);
    int found = 0;
    for (QDirIterator files(QStringLiteral(LOKET_SOURCE) + u"/ui"_s, {u"*.cpp"_s}, QDir::Files,
                            QDirIterator::Subdirectories);
         files.hasNext();) {
        const QString file = files.next();
        for (auto bodies = body.globalMatch(fileOf(file)); bodies.hasNext();) {
            const QString code = bodies.next().captured(1);
            ++found;
            QVERIFY2(code.contains(u"return clipboardRow("_s), qPrintable(file));
        }
    }
    QVERIFY(found >= 4);
}

void TestLists::modelsKeepTheRules_data()
{
    QTest::addColumn<int>("place");
    for (int place = 0; place < makers().size(); ++place)
        QTest::newRow(makers()[place].name) << place;
}

void TestLists::modelsKeepTheRules()
{
    QFETCH(int, place);
    Desk desk;
    desk.stockUp(20);
    logAttempt(desk, desk.sell().id, u"fonnte"_s, 400);
    const auto model = makers()[place].make(*desk.context);
    const QAbstractItemModelTester tester(model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    for (int column = 0; column < model->columnCount(); ++column) {
        QVERIFY2(!model->headerData(column, Qt::Horizontal).toString().isEmpty(), qPrintable(QString::number(column)));
        for (const Qt::SortOrder order : {Qt::AscendingOrder, Qt::DescendingOrder}) {
            model->sort(column, order);
            logAttempt(desk, desk.sell({.name = u"Budi"_s}).id, u"waha"_s, 90); // while it is being sorted
            desk.stockUp(2);
            QTest::qWait(20);
        }
    }
    model->sort(0, Qt::DescendingOrder);
    QTest::qWait(300); // what is pending is inserted
    QVERIFY(model->rowCount() >= 0);
}

void TestLists::vouchersAreSorted()
{
    Desk desk;
    desk.stockUp(40);
    const domain::Purchase sale = desk.sell({.name = u"Zulkifli"_s});
    VouchersModel model(*desk.context);
    model.reload();
    QTRY_COMPARE(model.rowCount(), 40);
    model.sort(VouchersModel::Code, Qt::AscendingOrder);
    QTRY_VERIFY(model.state() == VouchersModel::State::Ready && model.rowAt(0) && model.rowAt(39));
    QStringList codes = column(model, VouchersModel::Code);
    QVERIFY(std::is_sorted(codes.begin(), codes.end()));
    QCOMPARE(model.rowOf(model.idAt(7)), 7);
    model.sort(VouchersModel::Code, Qt::DescendingOrder);
    QTRY_VERIFY(model.state() == VouchersModel::State::Ready && model.rowAt(0) && model.rowAt(39));
    codes = column(model, VouchersModel::Code);
    QVERIFY(std::is_sorted(codes.rbegin(), codes.rend()));
    // What arrives is on top until it is sorted again.
    const qint64 first = model.idAt(0);
    desk.stockUp(3);
    QTRY_COMPARE(model.rowCount(), 43);
    QCOMPARE(model.rowOf(first), 3);
    model.sort(VouchersModel::Made, Qt::DescendingOrder);
    QTRY_VERIFY(model.state() == VouchersModel::State::Ready);
    for (int row = 1; row < model.rowCount(); ++row)
        QVERIFY(model.idAt(row - 1) > model.idAt(row));
    QVERIFY(sale.id > 0);
}

void TestLists::booksAreSorted()
{
    Desk desk;
    for (const auto& [channel, took] : {std::pair(u"waha"_s, 300), {u"cloud"_s, 100}, {u"gowa"_s, 200}})
        logAttempt(desk, desk.sell().id, channel, took);
    DeliveriesModel messages(*desk.context);
    messages.reload();
    QTRY_COMPARE(messages.rowCount(), 3);
    messages.sort(DeliveriesModel::Took, Qt::AscendingOrder);
    QTRY_VERIFY(messages.state() == LazyListModel::State::Ready && messages.rowAt(0) && messages.rowAt(2));
    QList<qint64> took;
    for (int row = 0; row < 3; ++row)
        took += messages.rowAt(row)->attempt.duration.count();
    QCOMPARE(took, (QList<qint64>{100, 200, 300}));
    messages.sort(DeliveriesModel::Channel, Qt::DescendingOrder);
    QTRY_VERIFY(messages.state() == LazyListModel::State::Ready && messages.rowAt(0));
    QCOMPARE(messages.rowAt(0)->attempt.channel, u"waha"_s);
    logAttempt(desk, desk.sell().id, u"fonnte"_s, 50);
    QTRY_COMPARE(messages.rowCount(), 4);
    QTRY_VERIFY(messages.rowAt(0));
    QCOMPARE(messages.rowAt(0)->attempt.channel, u"fonnte"_s); // on top, where it is visible

    ActivityModel activity(*desk.context);
    activity.reload();
    QTRY_VERIFY(activity.state() == LazyListModel::State::Ready);
    activity.sort(ActivityModel::Time, Qt::AscendingOrder);
    QTRY_VERIFY(activity.state() == LazyListModel::State::Ready);
    for (int row = 1; row < activity.rowCount(); ++row)
        QVERIFY(activity.idAt(row - 1) < activity.idAt(row));
}

void TestLists::guestsAreSortedByWhatTheyMean()
{
    Desk desk;
    logInGuests(desk);
    OnlineScreen screen(*desk.context);
    screen.resize(1200, 600);
    screen.show();
    QTRY_COMPARE(screen.view().table().model()->rowCount(), 3);
    QCOMPARE(column(*screen.view().table().model(), OnlineModel::Guest),
             (QStringList{u"aaaa"_s, u"bbbb"_s, u"cccc"_s}));
    screen.view().table().sortByColumn(OnlineModel::Data, Qt::AscendingOrder); // 900 B, 68 kB, 7.6 MB
    QCOMPARE(column(*screen.view().table().model(), OnlineModel::Guest),
             (QStringList{u"bbbb"_s, u"cccc"_s, u"aaaa"_s}));
}

void TestLists::messagesGoIntoAFile()
{
    Desk desk;
    logAttempt(desk, desk.sell({.name = u"Siti; Rahma"_s}).id, u"fonnte"_s, 420);
    logAttempt(desk, desk.sell({.name = u"Budi"_s}).id, u"waha"_s, 90);
    DeliveriesScreen screen(*desk.context);
    QTRY_COMPARE(screen.model().rowCount(), 2);
    const QString path = desk.folder.filePath(u"messages.csv"_s);
    screen.exportTo(path);
    QTRY_VERIFY(!screen.exportBar().job().isRunning());
    QVERIFY2(screen.exportBar().job().result(), qPrintable(screen.exportBar().text()));
    const QString text = fileOf(path);
    QVERIFY2(text.contains(u"Siti; Rahma"_s) && text.contains(u"Budi"_s) && text.contains(u"420"_s), qPrintable(text));
    QVERIFY(!text.contains(u"81234567890"_s)); // masked as on the screen
    const QString workbook = desk.folder.filePath(u"messages.xlsx"_s);
    screen.exportTo(workbook);
    QTRY_VERIFY(!screen.exportBar().job().isRunning());
    QVERIFY2(screen.exportBar().job().result(), qPrintable(screen.exportBar().text()));
    QVERIFY(fileOf(workbook).startsWith(u"PK"_s)); // a zip, as workbooks are
}

void TestLists::guestsGoIntoAFile()
{
    Desk desk;
    logInGuests(desk);
    OnlineScreen screen(*desk.context);
    screen.show();
    QTRY_COMPARE(screen.view().table().model()->rowCount(), 3);
    const QString path = desk.folder.filePath(u"online.csv"_s);
    screen.exportTo(path);
    QTRY_VERIFY(!screen.exportBar().job().isRunning());
    QVERIFY(screen.exportBar().job().result());
    const QStringList lines = fileOf(path).split(u'\n', Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), 5);
    QVERIFY(lines[2].contains(u"aaaa"_s) && lines[4].contains(u"cccc"_s));
    const QString workbook = desk.folder.filePath(u"online.xlsx"_s);
    screen.exportTo(workbook);
    QTRY_VERIFY(!screen.exportBar().job().isRunning());
    QVERIFY(fileOf(workbook).startsWith(u"PK"_s));
}

void TestLists::columnsAreChosen_data()
{
    QTest::addColumn<QString>("screen");
    for (const char* screen : {"Orders", "Vouchers", "Deliveries", "Activity", "Online"})
        QTest::newRow(screen) << QString::fromLatin1(screen);
}

// A right click on the header offers every column, and the choice is restored in the next window.
void TestLists::columnsAreChosen()
{
    QFETCH(QString, screen);
    Desk desk;
    logInGuests(desk);
    logAttempt(desk, desk.sell().id, u"fonnte"_s, 10);
    desk.stockUp(3);
    QSettings settings(desk.folder.filePath(u"window.ini"_s), QSettings::IniFormat);
    const auto tableOf = [&](MainWindow& window) -> LiveTableView* {
        for (int place = 0; place < window.placeCount(); ++place) {
            if (window.screen(place).title() != screen)
                continue;
            window.go(place);
            return window.screen(place).findChild<LiveTableView*>();
        }
        return nullptr;
    };
    int hidden = -1;
    {
        MainWindow window(*desk.context, settings);
        window.show();
        LiveTableView* table = tableOf(window);
        QVERIFY(table);
        emit table->horizontalHeader()->customContextMenuRequested({10, 5});
        auto* menu = table->findChild<QMenu*>();
        QVERIFY(menu && menu->actions().size() > 3);
        for (int column = table->model()->columnCount() - 1; column >= 0 && hidden < 0; --column) {
            if (!table->isColumnHidden(column))
                hidden = column;
        }
        const QString name = table->model()->headerData(hidden, Qt::Horizontal).toString();
        for (QAction* action : menu->actions()) {
            if (action->text() == name)
                action->trigger();
        }
        QVERIFY(table->isColumnHidden(hidden));
        menu->close();
        window.saveLayout();
    }
    MainWindow window(*desk.context, settings);
    window.show();
    QVERIFY(tableOf(window)->isColumnHidden(hidden));
}

void TestLists::everySearchFindsWhatIsPrinted_data()
{
    QTest::addColumn<QString>("typed");
    QTest::newRow("a code as on the slip") << u"rq49 bwgz"_s;
    QTest::newRow("a code") << u"rq49bwgz"_s;
    QTest::newRow("a phone as on the screen") << u"+62 812-9876-5446"_s;
    QTest::newRow("a phone as people say it") << u"0812 9876 5446"_s;
    QTest::newRow("a phone as it is stored") << u"6281298765446"_s;
    QTest::newRow("the slip's QR code, scanned") << u"http://hotspot.lan/login?username=rq49bwgz&password=rq49bwgz"_s;
}

void TestLists::everySearchFindsWhatIsPrinted()
{
    QFETCH(QString, typed);
    Desk desk;
    desk.sellMany(5);
    const domain::Purchase wanted = desk.sell({.name = u"Budi Santoso"_s, .phone = u"6281298765446"_s});
    {
        auto transaction = storage::Transaction::begin(*desk.database);
        for (const domain::Purchase& purchase : {wanted, desk.insert(*transaction)}) {
            const QString code = purchase.id == wanted.id ? u"rq49bwgz"_s : u"rq49cwgz"_s;
            domain::Voucher voucher{.purchaseId = purchase.id,
                                    .number = 1,
                                    .router = u"main"_s,
                                    .username = code,
                                    .password = code,
                                    .profile = u"3k"_s,
                                    .createdAt = desk.clock.now()};
            Desk::ok(desk.journal->vouchers.insert(*transaction, voucher));
            Desk::ok(desk.journal->deliveries.insert(*transaction, {.purchaseId = purchase.id,
                                                                    .phone = purchase.customerPhone,
                                                                    .status = u"sent"_s,
                                                                    .channel = u"fonnte"_s,
                                                                    .createdAt = desk.clock.now()}));
        }
        Desk::ok(transaction->commit());
    }
    QSettings settings(desk.folder.filePath(u"window.ini"_s), QSettings::IniFormat);
    MainWindow window(*desk.context, settings);
    window.show();
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    const auto searchIn = [&](const Screen& screen) {
        window.goTo(screen);
        QTest::keyClick(&window, Qt::Key_F, Qt::ControlModifier);
        QTest::keyClicks(QApplication::focusWidget(), typed);
    };
    searchIn(window.orders());
    QTRY_COMPARE(window.orders().browser().table().model()->rowCount(), 1);
    searchIn(window.vouchers());
    QTRY_COMPARE(window.vouchers().model().rowCount(), 1);
    searchIn(window.deliveries());
    QTRY_COMPARE(window.deliveries().model().rowCount(), 1);
    QTest::keyClick(&window, Qt::Key_K, Qt::ControlModifier);
    SearchDialog* search = nullptr;
    QTRY_VERIFY((search = window.findChild<SearchDialog*>()));
    QTest::keyClicks(&search->input(), typed);
    QTRY_COMPARE(search->results().count(), 1);
    QTest::keyClick(&search->input(), Qt::Key_Return);
    QTRY_COMPARE(window.orders().browser().selectedIds(), QList<qint64>{wanted.id});
}

void TestLists::theSearchFindsStock()
{
    Desk desk;
    desk.stockUp(30);
    VouchersModel model(*desk.context);
    model.reload();
    QTRY_VERIFY(model.rowCount() == 30 && model.rowAt(4));
    const qint64 wanted = model.idAt(4);
    const QString code = model.rowAt(4)->voucher.username;
    {
        SearchDialog cashiers(*desk.context, false);
        cashiers.show();
        QTest::keyClicks(&cashiers.input(), code);
        QTRY_VERIFY(cashiers.note().text().startsWith(u"Nothing was found"_s));
    }
    QSettings settings(desk.folder.filePath(u"window.ini"_s), QSettings::IniFormat);
    MainWindow window(*desk.context, settings);
    window.show();
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    QTest::keyClick(&window, Qt::Key_K, Qt::ControlModifier);
    SearchDialog* search = nullptr;
    QTRY_VERIFY((search = window.findChild<SearchDialog*>()));
    QTest::keyClicks(&search->input(), grouped(code));
    QTRY_COMPARE(search->results().count(), 1);
    QVERIFY(search->results().item(0)->text().contains(u"in stock"_s));
    QTest::keyClick(&search->input(), Qt::Key_Return);
    QTRY_VERIFY(window.vouchers().isVisible());
    auto* panel = window.vouchers().findChild<VoucherPanel*>();
    QTRY_VERIFY(panel && panel->rows().size() == 1);
    QCOMPARE(panel->rows().first().voucher.id, wanted);
}

void TestLists::anHourOfTheHeatMapLeadsToItsOrders()
{
    Desk desk;
    desk.sellMany(4);
    desk.sell({.status = domain::PurchaseStatus::Pending});
    const QDateTime now = desk.clock.now().toTimeZone(desk.context->zone);
    ReportsScreen screen(*desk.context);
    screen.resize(1280, 700);
    screen.show();
    QTRY_VERIFY(screen.state() == ReportsScreen::State::Ready);
    HeatMapView& heat = *screen.view().heat();
    const QSignalSpy wanted(&screen, &ReportsScreen::ordersWanted);
    // Where nothing was sold there is nothing to show.
    const int empty = (now.time().hour() + 12) % 24;
    QTest::mouseClick(&heat, Qt::LeftButton, {}, heat.cellRect(now.date().dayOfWeek() - 1, empty).center().toPoint());
    QCOMPARE(wanted.size(), 0);
    const QPoint cell = heat.cellRect(now.date().dayOfWeek() - 1, now.time().hour()).center().toPoint();
    QTest::mouseClick(&heat, Qt::LeftButton, {}, cell);
    QCOMPARE(wanted.size(), 1);
    const auto filter = wanted.at(0).at(0).value<storage::PurchaseFilter>();
    const auto ids = desk.reader->ask<QList<qint64>>(
        [filter](const storage::ReadModels& models) { return models.purchaseIds(filter); });
    QTRY_VERIFY(ids.isFinished());
    QVERIFY2(ids.result(), ids.result() ? "" : qPrintable(ids.result().error().detail));
    QCOMPARE(ids.result()->size(), 4);
    // The same from the keyboard: an hour on there is nothing.
    heat.setFocus();
    QTest::keyClick(&heat, Qt::Key_Return);
    QCOMPARE(wanted.size(), 2);
    QTest::keyClick(&heat, now.time().hour() == 23 ? Qt::Key_Left : Qt::Key_Right);
    QTest::keyClick(&heat, Qt::Key_Return);
    QCOMPARE(wanted.size(), 2);
    QVERIFY(heat.accessibleDescription().contains(u"Rp 0"_s));
}

QTEST_MAIN(TestLists)
#include "tst_lists.moc"
