// The owner's screen: figures, states, the way to the orders behind a figure, and the files, each read back by another
// program (unzip, pdftotext).
#include "ui/Desk.h"
#include "ui/export/ReportExport.h"
#include "ui/export/TableFile.h"
#include "ui/screens/orders/OrdersFilterBar.h"
#include "ui/screens/orders/OrdersScreen.h"
#include "ui/screens/reports/HeatMapView.h"
#include "ui/screens/reports/KpiCard.h"
#include "ui/screens/reports/ReportsScreen.h"
#include "ui/shell/MainWindow.h"
#include "ui/text/ReportWords.h"
#include "ui/widgets/ExportBar.h"
#include "ui/widgets/FilterChip.h"
#include "ui/widgets/StatePanel.h"

#include <QCheckBox>
#include <QMenu>
#include <QPrinter>
#include <QProcess>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTest>
#include <QThread>

using namespace loket;
using namespace loket::ui;
using namespace loket::tests;
using domain::PurchaseStatus;
using storage::ReportDimension;
using State = ReportsScreen::State;

class TestReportsScreen : public QObject
{
    Q_OBJECT

private slots:
    void aNewShopIsToldWhatWillBeHere();
    void theFiguresAreThere();
    void theNumberThatMustStayZeroIsLoudWhenItIsNot();
    void aSaleShowsByItself();
    void aBrokenDatabaseIsSaidAndCanBeTriedAgain();
    void theTipTellsBothPeriods();
    void theChartWorksFromTheKeyboard();
    void aPressLeadsToTheOrders();
    void measureAndComparisonAreSwitched();
    void theChosenPeriodIsRemembered();
    void csvIsSafeAndReadable();
    void fieldsArePartedAsTheLanguageDoes();
    void olderCashHasNoCashierAndSaysSo();
    void fieldsOfACsv_data();
    void fieldsOfACsv();
    void theWorkbookHoldsEverything();
    void theReportIsOnPaper();
    void aFolderThatCannotBeWrittenIsSaid();
    void anExportCanBeStopped();

private:
    static void open(ReportsScreen& screen, State state)
    {
        screen.resize(1280, 680);
        screen.show();
        QVERIFY(QTest::qWaitForWindowExposed(&screen));
        QTRY_VERIFY(screen.state() == state);
    }
    static void waitForExport(ReportsScreen& screen)
    {
        QTRY_VERIFY_WITH_TIMEOUT(!screen.exportBar().job().isRunning(), 30000);
        QVERIFY2(screen.exportBar().job().result(), qPrintable(screen.exportBar().text()));
    }
    static QString read(const QString& program, const QStringList& arguments)
    {
        QProcess process;
        process.start(program, arguments);
        return process.waitForFinished() ? QString::fromUtf8(process.readAllStandardOutput()) : QString();
    }
};

void TestReportsScreen::aNewShopIsToldWhatWillBeHere()
{
    Desk desk;
    ReportsScreen screen(*desk.context);
    QVERIFY(screen.state() == State::Loading);
    QCOMPARE(screen.statePanel().title(), u"Reading the figures…"_s);
    open(screen, State::Empty);
    QCOMPARE(screen.statePanel().title(), u"Nothing was sold in this period"_s);
    QVERIFY(!screen.exportButton()->isEnabled());
    QVERIFY(!screen.statePanel().button()->isVisible());
    screen.period().setPeriod(PeriodChooser::Period::LastMonth);
    QTRY_VERIFY(screen.statePanel().button()->isVisible());
    screen.statePanel().button()->click(); // leads back
    QVERIFY(screen.period().period() == PeriodChooser::Period::Last30Days);
}

void TestReportsScreen::theFiguresAreThere()
{
    Desk desk;
    desk.sellMany(3, {.quantity = 2});
    desk.sell({.status = PurchaseStatus::Pending});
    desk.sell({.status = PurchaseStatus::Refunded});
    desk.sell({.delivery = domain::DeliveryStatus::Failed});
    ReportsScreen screen(*desk.context);
    open(screen, State::Ready);
    const ReportView& view = screen.view();
    QCOMPARE(view.figure(ReportView::Revenue)->value(), u"Rp 21.000"_s); // 3 × 6.000 + 3.000, and 3.000 refunded
    QCOMPARE(view.figure(ReportView::Vouchers)->value(), u"8"_s);
    QCOMPARE(view.figure(ReportView::Refunds)->value(), u"Rp 3.000"_s);
    QCOMPARE(view.figure(ReportView::Loss)->value(), u"0"_s);
    QCOMPARE(view.figure(ReportView::Delivery)->value(), u"75%"_s);
    QCOMPARE(view.figure(ReportView::VoucherTime)->value(), u"0.0 s"_s);
    QCOMPARE(view.slices(ReportDimension::Package)->slices().size(), 1);
    QCOMPARE(view.slices(ReportDimension::Package)->slices().first().label, u"3rb - 1 Hari"_s);
    QVERIFY(screen.exportButton()->isEnabled());
    QVERIFY(!view.figure(ReportView::Loss)->accessibleName().isEmpty());
    QVERIFY(!view.heat()->accessibleDescription().isEmpty());
}

void TestReportsScreen::theNumberThatMustStayZeroIsLoudWhenItIsNot()
{
    Desk desk;
    desk.sell();
    desk.sell({.status = PurchaseStatus::Paid}); // being made: waiting, not lost
    ReportsScreen screen(*desk.context);
    open(screen, State::Ready);
    const KpiCard* loss = screen.view().figure(ReportView::Loss);
    QCOMPARE(loss->value(), u"0"_s);
    QCOMPARE(loss->note(), u"1 being made"_s);
    desk.sell({.status = PurchaseStatus::VoucherGenerationFailed});
    QTRY_COMPARE(loss->value(), u"1"_s);
}

void TestReportsScreen::aSaleShowsByItself()
{
    Desk desk;
    desk.sell();
    ReportsScreen screen(*desk.context);
    open(screen, State::Ready);
    QCOMPARE(screen.view().figure(ReportView::Vouchers)->value(), u"1"_s);
    desk.sellMany(20);
    QTRY_COMPARE(screen.view().figure(ReportView::Vouchers)->value(), u"21"_s);
    screen.hide(); // what happens while hidden is read when shown
    desk.sell();
    screen.show();
    QTRY_COMPARE(screen.view().figure(ReportView::Vouchers)->value(), u"22"_s);
}

void TestReportsScreen::aBrokenDatabaseIsSaidAndCanBeTriedAgain()
{
    Desk desk;
    desk.sell();
    Desk::ok(desk.database->execute("ALTER TABLE report_attempts RENAME TO gone"));
    ReportsScreen screen(*desk.context);
    open(screen, State::Failed);
    QCOMPARE(screen.statePanel().title(), u"The figures could not be read"_s);
    Desk::ok(desk.database->execute("ALTER TABLE gone RENAME TO report_attempts"));
    screen.statePanel().button()->click();
    QTRY_VERIFY(screen.state() == State::Ready);
}

void TestReportsScreen::theTipTellsBothPeriods()
{
    Desk desk;
    desk.sellMany(2);
    ReportsScreen screen(*desk.context);
    open(screen, State::Ready);
    TrendChart* trend = screen.view().trend();
    const int today = 29;
    QVERIFY2(trend->tipOf(today).contains(u"Rp 6.000 · 2 vouchers"_s), qPrintable(trend->tipOf(today)));
    QVERIFY(trend->tipOf(today).contains(u"before ("_s));
    QVERIFY(trend->tipOf(30).isEmpty());
    QTest::mouseMove(trend->viewport(), trend->areaOf(today).center().toPoint());
    QTRY_COMPARE(trend->current(), today);
    QCOMPARE(trend->accessibleDescription(), trend->tipOf(today));
}

void TestReportsScreen::theChartWorksFromTheKeyboard()
{
    Desk desk;
    desk.sell();
    ReportsScreen screen(*desk.context);
    open(screen, State::Ready);
    TrendChart* trend = screen.view().trend();
    QSignalSpy chosen(trend, &TrendChart::chosen);
    QTest::keyClick(trend, Qt::Key_Home);
    QCOMPARE(trend->current(), 0);
    QTest::keyClick(trend, Qt::Key_Right);
    QCOMPARE(trend->current(), 1);
    QTest::keyClick(trend, Qt::Key_End);
    QTest::keyClick(trend, Qt::Key_Return);
    QCOMPARE(chosen.size(), 1);
    SliceBars* packages = screen.view().slices(ReportDimension::Package);
    QSignalSpy slice(packages, &SliceBars::chosen);
    QTest::keyClick(packages, Qt::Key_Down);
    QTest::keyClick(packages, Qt::Key_Return);
    QCOMPARE(slice.size(), 1);
}

void TestReportsScreen::aPressLeadsToTheOrders()
{
    Desk desk;
    desk.sellMany(3);
    desk.sell({.status = PurchaseStatus::Pending});
    desk.sell({.status = PurchaseStatus::VoucherGenerationFailed});
    QSettings settings(desk.folder.filePath(u"window.ini"_s), QSettings::IniFormat);
    MainWindow window(*desk.context, settings);
    window.show();
    ReportsScreen& screen = window.reports();
    QTRY_VERIFY(screen.state() == State::Ready);
    const OrdersModel& orders = window.orders().browser().model();
    TrendChart* trend = screen.view().trend();
    trend->setCurrent(29);
    QTest::keyClick(trend, Qt::Key_Return);
    QTRY_VERIFY(window.orders().isVisible());
    QTRY_COMPARE(orders.rowCount(), 4); // what was paid
    FilterChip* chip = window.orders().filterBar().restriction();
    QVERIFY(chip->isVisible());
    chip->click();
    QTRY_COMPARE(orders.rowCount(), 5);
    QVERIFY(!chip->isVisible());

    screen.view().figure(ReportView::Loss)->click();
    QTRY_COMPARE(orders.rowCount(), 1);
    SliceBars* packages = screen.view().slices(ReportDimension::Package);
    QTest::mouseClick(packages, Qt::LeftButton, {}, packages->lineRect(0).center());
    QTRY_COMPARE(orders.rowCount(), 4);
    QVERIFY(chip->text().startsWith(u"Package: 3rb - 1 Hari"_s));
}

void TestReportsScreen::measureAndComparisonAreSwitched()
{
    Desk desk;
    desk.sellMany(2);
    ReportsScreen screen(*desk.context);
    open(screen, State::Ready);
    screen.setMeasure(Measure::Vouchers);
    QVERIFY(screen.view().measure() == Measure::Vouchers);
    screen.compareSwitch()->click();
    QVERIFY(!screen.view().compares());
    QVERIFY(!screen.view().trend()->tipOf(29).contains(u"before ("_s));
    QCOMPARE(screen.view().figure(ReportView::Vouchers)->note(), u"in 2 paid orders"_s);
    screen.period().setPeriod(PeriodChooser::Period::Today);
    QTRY_VERIFY(screen.view().trend()->tipOf(23).contains(u"23:00–00:00"_s));
}

void TestReportsScreen::theChosenPeriodIsRemembered()
{
    Desk desk;
    QSettings settings(desk.folder.filePath(u"window.ini"_s), QSettings::IniFormat);
    {
        ReportsScreen screen(*desk.context);
        screen.period().setPeriod(PeriodChooser::Period::ThisMonth);
        screen.setMeasure(Measure::Vouchers);
        screen.saveLayout(settings);
    }
    ReportsScreen screen(*desk.context);
    screen.restoreLayout(settings);
    QVERIFY(screen.period().period() == PeriodChooser::Period::ThisMonth);
    QVERIFY(screen.view().measure() == Measure::Vouchers);
}

void TestReportsScreen::csvIsSafeAndReadable()
{
    Desk desk;
    desk.sell({.name = u"=HYPERLINK(\"http://evil\",\"x\")"_s});
    desk.sell({.name = u"Sari, \"Ibu\" Naïf 😀"_s, .quantity = 2});
    desk.sell({.status = PurchaseStatus::Pending, .name = u"not paid"_s});
    ReportsScreen screen(*desk.context);
    open(screen, State::Ready);
    const QString path = desk.folder.filePath(u"sales.csv"_s);
    screen.exportTo(ReportsScreen::Format::Csv, path);
    waitForExport(screen);
    QVERIFY(screen.exportBar().text().startsWith(u"Saved: "_s));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray bytes = file.readAll();
    QVERIFY(bytes.startsWith("\xEF\xBB\xBF"));
    const QStringList lines = QString::fromUtf8(bytes.sliced(3)).split(u"\r\n"_s);
    QCOMPARE(lines.size(), 5); // the separator, headings, two sales, the end
    QCOMPARE(lines[0], u"sep=,"_s);
    QVERIFY(lines[1].startsWith(u"Paid at,Invoice,Customer,"_s));
    QVERIFY2(lines[2].contains(u"\"'=HYPERLINK(\"\"http://evil\"\",\"\"x\"\")\""_s), qPrintable(lines[2]));
    QVERIFY2(lines[3].contains(u"\"Sari, \"\"Ibu\"\" Naïf 😀\""_s), qPrintable(lines[3]));
    QVERIFY(lines[3].contains(u",2,6000,"_s));
    QVERIFY(!bytes.contains("6281234567890"));
}

// Spreadsheets set to Indonesian part fields at ";": "," is their decimal point.
void TestReportsScreen::fieldsArePartedAsTheLanguageDoes()
{
    Desk desk;
    desk.sell({.name = u"Siti"_s, .quantity = 2});
    desk.language.use(u"id"_s);
    ReportsScreen screen(*desk.context);
    open(screen, State::Ready);
    const QString path = desk.folder.filePath(u"penjualan.csv"_s);
    screen.exportTo(ReportsScreen::Format::Csv, path);
    waitForExport(screen);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QStringList lines = QString::fromUtf8(file.readAll().sliced(3)).split(u"\r\n"_s);
    QCOMPARE(lines[0], u"sep=;"_s);
    QCOMPARE(lines[1].count(u';'), 13);
    QVERIFY2(lines[2].contains(u";Siti;"_s) && lines[2].contains(u";2;6000;"_s), qPrintable(lines[2]));
    desk.language.use(u"en"_s);
}

void TestReportsScreen::olderCashHasNoCashierAndSaysSo()
{
    Desk desk;
    const auto older = desk.sell({.name = u"Older"_s});
    desk.sell({.name = u"Online"_s});
    {
        auto transaction = storage::Transaction::begin(*desk.database);
        Desk::ok(transaction->statement("UPDATE voucher_purchases SET payment_gateway = 'cash' WHERE id = ?")
                     .bind(older.id)
                     .run());
        Desk::ok(transaction->commit());
    }
    ReportsScreen screen(*desk.context);
    open(screen, State::Ready);
    const QString path = desk.folder.filePath(u"sales.csv"_s);
    screen.exportTo(ReportsScreen::Format::Csv, path);
    waitForExport(screen);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    for (const QString& line : QString::fromUtf8(file.readAll()).split(u"\r\n"_s)) {
        if (line.contains(u"Older"_s) || line.contains(u"Online"_s))
            QCOMPARE(line.contains(u",not recorded,"_s), line.contains(u"Older"_s));
    }
    const auto slices = screen.report().by(ReportDimension::Cashier);
    QCOMPARE(slices.size(), 1);
    QCOMPARE(ReportWords::slice(ReportDimension::Cashier, slices.first()), u"no cashier, or not recorded"_s);
}

void TestReportsScreen::fieldsOfACsv_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("field");
    QTest::newRow("plain") << u"Siti"_s << u"Siti"_s;
    QTest::newRow("empty") << u""_s << u""_s;
    QTest::newRow("comma") << u"a,b"_s << u"\"a,b\""_s;
    QTest::newRow("quote") << u"a\"b"_s << u"\"a\"\"b\""_s;
    QTest::newRow("new line") << u"a\nb"_s << u"\"a\nb\""_s;
    QTest::newRow("semicolon") << u"a;b"_s << u"\"a;b\""_s;
    QTest::newRow("formula") << u"=1+1"_s << u"'=1+1"_s;
    QTest::newRow("plus") << u"+62"_s << u"'+62"_s;
    QTest::newRow("minus") << u"-1"_s << u"'-1"_s;
    QTest::newRow("at") << u"@SUM(A1)"_s << u"'@SUM(A1)"_s;
    QTest::newRow("tab") << u"\t=1"_s << u"'\t=1"_s;
    QTest::newRow("return") << u"\r=1"_s << u"\"'\r=1\""_s;
    QTest::newRow("code with a leading zero") << u"0812"_s << u"\"=\"\"0812\"\"\""_s;
    QTest::newRow("phone") << u"081234567890"_s << u"\"=\"\"081234567890\"\"\""_s;
    QTest::newRow("long number") << u"12345678901234567"_s << u"\"=\"\"12345678901234567\"\"\""_s;
    QTest::newRow("a code like 3 times ten to the eighth") << u"3e8"_s << u"\"=\"\"3e8\"\"\""_s;
    QTest::newRow("a code like a date") << u"2mar"_s << u"\"=\"\"2mar\"\"\""_s;
    QTest::newRow("a code like a month") << u"mei2034"_s << u"\"=\"\"mei2034\"\"\""_s;
    QTest::newRow("a code like none of it") << u"k7x2m9"_s << u"k7x2m9"_s;
    QTest::newRow("a name with a number") << u"Meja 12"_s << u"Meja 12"_s;
    QTest::newRow("formula with comma") << u"=A1,B2"_s << u"\"'=A1,B2\""_s;
}

void TestReportsScreen::fieldsOfACsv()
{
    QFETCH(QString, text);
    QTEST(csvField(text), "field");
}

void TestReportsScreen::theWorkbookHoldsEverything()
{
    Desk desk;
    desk.sellMany(700); // more than one block of reading
    desk.sell({.name = u"=1+1"_s});
    ReportsScreen screen(*desk.context);
    open(screen, State::Ready);
    const QString path = desk.folder.filePath(u"report.xlsx"_s);
    QFile old(path);
    QVERIFY(old.open(QIODevice::WriteOnly));
    old.write("an older file");
    old.close();
    screen.exportTo(ReportsScreen::Format::Xlsx, path);
    waitForExport(screen);
    const QString book = read(u"unzip"_s, {u"-p"_s, path, u"xl/workbook.xml"_s});
    for (const auto& sheet : {u"Overview"_s, u"Over time"_s, u"Package"_s, u"Cashier"_s, u"Sales"_s})
        QVERIFY2(book.contains(u"name=\""_s + sheet + u'"'), qPrintable(book));
    // Seven tables before it: overview, time, five slices.
    const QString sales = read(u"unzip"_s, {u"-p"_s, path, u"xl/worksheets/sheet8.xml"_s});
    QCOMPARE(sales.count(u"<row "_s), 702);
    QVERIFY(!sales.contains(u"<f>"_s)); // no formula
    QVERIFY(sales.contains(u">=1+1<"_s));
    QVERIFY(read(u"unzip"_s, {u"-t"_s, path}).contains(u"No errors"_s));
    QVERIFY(QDir(desk.folder.path()).entryList({u".loket-*"_s}, QDir::Files | QDir::Hidden).isEmpty());
}

void TestReportsScreen::theReportIsOnPaper()
{
    Desk desk;
    desk.sellMany(5, {.quantity = 2});
    ReportsScreen screen(*desk.context);
    open(screen, State::Ready);
    const QString path = desk.folder.filePath(u"report.pdf"_s);
    screen.exportTo(ReportsScreen::Format::Pdf, path);
    waitForExport(screen);
    const QString text = read(u"pdftotext"_s, {u"-layout"_s, path, u"-"_s});
    for (const auto& words : {u"Warnet Melati"_s, u"Sales report"_s, u"Rp 30.000"_s, u"Paid without voucher"_s,
                              u"1 Hari"_s, u"Tripay"_s, u"Vouchers by weekday and hour"_s, u"Page 1"_s})
        QVERIFY2(text.contains(words), qPrintable(words + u" in "_s + text.mid(text.indexOf(u"Package"_s), 800)));
    const auto printer = std::make_shared<QPrinter>(QPrinter::HighResolution);
    printer->setOutputFormat(QPrinter::PdfFormat);
    printer->setOutputFileName(desk.folder.filePath(u"printed.pdf"_s));
    screen.printOn(printer);
    waitForExport(screen);
    QCOMPARE(screen.exportBar().text(), u"Handed to the printer."_s);
    QVERIFY(read(u"pdftotext"_s, {desk.folder.filePath(u"printed.pdf"_s), u"-"_s}).contains(u"Rp 30.000"_s));
}

void TestReportsScreen::aFolderThatCannotBeWrittenIsSaid()
{
    Desk desk;
    desk.sell();
    ReportsScreen screen(*desk.context);
    open(screen, State::Ready);
    for (const auto format : {ReportsScreen::Format::Csv, ReportsScreen::Format::Xlsx, ReportsScreen::Format::Pdf}) {
        screen.exportTo(format, desk.folder.filePath(u"no/such/folder/file"_s));
        QTRY_VERIFY(!screen.exportBar().job().isRunning());
        QVERIFY(!screen.exportBar().job().result());
        QVERIFY2(screen.exportBar().text().contains(u"cannot be written"_s), qPrintable(screen.exportBar().text()));
    }
}

void TestReportsScreen::anExportCanBeStopped()
{
    Desk desk;
    desk.sellMany(600);
    const auto report = storage::readReport(
        *desk.database, {desk.clock.now().date().addDays(-1), desk.clock.now().date(), QTimeZone::utc()},
        desk.clock.now());
    QVERIFY(report);
    for (const auto& [name, write] :
         {std::pair(u"a.csv"_s, &ReportExport::writeCsv), std::pair(u"a.xlsx"_s, &ReportExport::writeXlsx)}) {
        ExportProgress progress;
        progress.cancel();
        const auto stopped = write({*desk.reader, QLocale(), {}}, *report, desk.folder.filePath(name), progress);
        QVERIFY(!stopped && stopped.error().kind == core::ErrorKind::Cancelled);
        QVERIFY(!QFile::exists(desk.folder.filePath(name)));
    }
    // The button, and a job whose object is deleted.
    ExportBar bar(desk.theme);
    std::atomic<bool> begun = false;
    const auto untilTold = [&begun](ExportProgress& progress) -> core::Result<void> {
        begun = true;
        while (!progress.isCancelled())
            QThread::msleep(1);
        return ExportProgress::cancelled();
    };
    bar.run(u"file"_s, untilTold);
    QTRY_VERIFY(begun);
    bar.cancelButton()->click();
    QTRY_COMPARE(bar.text(), u"Stopped; nothing was written."_s);
    auto job = std::make_unique<ExportJob>();
    job->start(untilTold);
    job.reset();
}

QTEST_MAIN(TestReportsScreen)
#include "tst_reportsscreen.moc"
