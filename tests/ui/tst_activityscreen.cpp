// The activity log: everything is written there as text, can be found, and follows what happens.
#include "ui/Desk.h"
#include "ui/browser/LogFilterBar.h"
#include "ui/browser/StoryBrowser.h"
#include "ui/browser/StoryPanel.h"
#include "ui/screens/activity/ActivityScreen.h"
#include "ui/text/ActivityWords.h"
#include "ui/widgets/ExportBar.h"
#include "ui/widgets/FilterChip.h"
#include "ui/widgets/LiveTableView.h"
#include "ui/widgets/StatePanel.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace loket;
using namespace loket::ui;
using namespace loket::tests;
using State = LazyListModel::State;

class TestActivityScreen : public QObject
{
    Q_OBJECT

private slots:
    void anEmptyLogSaysWhatItIs();
    void whatIsDoneAppearsByItself();
    void everyActionHasWords_data();
    void everyActionHasWords();
    void theLinesTellWhatTheLogKnows_data();
    void theLinesTellWhatTheLogKnows();
    void filters();
    void theSearchKnowsTheWordsOfTheScreen();
    void nothingFoundLeadsBack();
    void theStoryOfALineIsBesideIt();
    void aBrokenDatabaseIsSaidAndCanBeTriedAgain();
    void thousandsOfLinesAreFetchedInBlocks();
    void theExportHoldsTheFilteredLines();

private:
    static void note(Desk& desk, const QString& actor, const QString& action, std::optional<qint64> purchase = {},
                     const QJsonObject& detail = {})
    {
        auto transaction = storage::Transaction::begin(*desk.database);
        Desk::ok(desk.journal->audit.insert(*transaction, actor, action, purchase, detail, desk.clock.now()));
        Desk::ok(transaction->commit());
    }
    static void open(ActivityScreen& screen, int rows)
    {
        screen.resize(1280, 640);
        screen.show();
        QVERIFY(QTest::qWaitForWindowExposed(&screen));
        QTRY_VERIFY(screen.model().state() == State::Ready);
        QTRY_COMPARE(screen.model().rowCount(), rows);
    }
    static QString cell(const ActivityScreen& screen, int row, int column)
    {
        return screen.model().data(screen.model().index(row, column)).toString();
    }
};

void TestActivityScreen::anEmptyLogSaysWhatItIs()
{
    Desk desk;
    ActivityScreen screen(*desk.context);
    QCOMPARE(screen.browser().statePanel().title(), u"Reading the activity…"_s);
    open(screen, 0);
    QCOMPARE(screen.browser().statePanel().title(), u"Nothing happened yet"_s);
    QVERIFY(!screen.browser().isShowingList());
}

void TestActivityScreen::whatIsDoneAppearsByItself()
{
    Desk desk;
    const auto sold = desk.sell();
    note(desk, u"operator"_s, u"purchase.reviewed"_s, sold.id);
    ActivityScreen screen(*desk.context);
    const QAbstractItemModelTester tester(&screen.model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    open(screen, 1);
    QTRY_COMPARE(cell(screen, 0, ActivityModel::What), u"Marked as checked"_s);
    QCOMPARE(cell(screen, 0, ActivityModel::Actor), u"Operator"_s);
    QVERIFY(cell(screen, 0, ActivityModel::Order).endsWith(u"Siti Rahma"_s));
    // Of no order, so without an event: found by polling.
    note(desk, u"cashier:Rina"_s, u"shift.opened"_s, {}, {{u"amount"_s, 200000}});
    QTRY_COMPARE(screen.model().rowCount(), 2);
    QTRY_COMPARE(cell(screen, 0, ActivityModel::What), u"Shift opened"_s);
    QCOMPARE(cell(screen, 0, ActivityModel::Actor), u"Cashier Rina"_s);
    QCOMPARE(cell(screen, 0, ActivityModel::Detail), u"Rp 200.000"_s);
    // The selection stays on its line while new ones are inserted above it.
    screen.browser().table().selectRow(1);
    note(desk, u"system"_s, u"schedule.done"_s);
    QTRY_COMPARE(screen.model().rowCount(), 3);
    QCOMPARE(screen.browser().table().selectedRows(), QList<int>{2});
}

void TestActivityScreen::everyActionHasWords_data()
{
    QTest::addColumn<QString>("action");
    for (const char* action : {"purchase.placed",
                               "purchase.completed",
                               "purchase.reviewed",
                               "purchase.cleaned_up",
                               "purchase.voided",
                               "payment.created",
                               "payment.attempt_failed",
                               "payment.paid",
                               "payment.failed",
                               "payment.expired",
                               "payment.refunded",
                               "payment.refused",
                               "vouchers.made",
                               "vouchers.attempt_failed",
                               "vouchers.regenerate",
                               "vouchers.removed",
                               "vouchers.remove_failed",
                               "vouchers.from_stock",
                               "message.sent",
                               "message.attempt_failed",
                               "message.retry",
                               "message.delivered",
                               "message.read",
                               "message.failed",
                               "shift.opened",
                               "shift.closed",
                               "shift.cash_in",
                               "shift.cash_out",
                               "staff.login",
                               "staff.login_refused",
                               "staff.logout",
                               "staff.added",
                               "staff.changed",
                               "staff.secret_changed",
                               "staff.approved",
                               "package.saved",
                               "package.removed",
                               "settings.changed",
                               "token.created",
                               "token.revoked",
                               "schedule.done",
                               "schedule.failed",
                               "batch.begun",
                               "batch.done",
                               "batch.stopped",
                               "batch.cancelled",
                               "stock.printed",
                               "stock.removed",
                               "voucher.first_login",
                               "voucher.expired",
                               "voucher.used_up",
                               "voucher.extended",
                               "voucher.kicked",
                               "channel.paused",
                               "channel.resumed",
                               "settlement.differs"})
        QTest::newRow(action) << QString::fromLatin1(action);
}

void TestActivityScreen::everyActionHasWords()
{
    QFETCH(QString, action);
    Language language;
    QStringList titles;
    for (const auto& code : {u"en"_s, u"id"_s}) {
        language.use(code);
        storage::AuditEntry entry;
        entry.row.line = {QDateTime::currentDateTimeUtc(), u"operator"_s, action, {}};
        entry.purchase.packageName = u"3k"_s;
        const StoryEntry words = ActivityWords::entry(entry);
        QVERIFY(!words.title.contains(action));
        QVERIFY(!words.title.isEmpty());
        QVERIFY(!words.icon.isEmpty());
        titles += words.title;
    }
    QVERIFY2(titles[0] != titles[1], qPrintable(titles[0]));
}

void TestActivityScreen::theLinesTellWhatTheLogKnows_data()
{
    QTest::addColumn<QString>("action");
    QTest::addColumn<QJsonObject>("detail");
    QTest::addColumn<bool>("ofAnOrder");
    QTest::addColumn<QString>("words");
    const auto row = [](const char* name, const QString& action, const QJsonObject& detail, const QString& words,
                        bool ofAnOrder = false) { QTest::newRow(name) << action << detail << ofAnOrder << words; };
    row("opened", u"shift.opened"_s, {{u"shift"_s, 1}, {u"float"_s, 100'000}}, u"Rp 100.000 in the drawer"_s);
    const auto closed = [](int expected, int counted) {
        return QJsonObject{
            {u"shift"_s, 1}, {u"expected"_s, expected}, {u"counted"_s, counted}, {u"difference"_s, counted - expected}};
    };
    row("closed, missing", u"shift.closed"_s, closed(155'000, 150'000),
        u"Counted Rp 150.000, expected Rp 155.000: Rp 5.000 missing"_s);
    row("closed, too much", u"shift.closed"_s, closed(155'000, 157'000),
        u"Counted Rp 157.000, expected Rp 155.000: Rp 2.000 too much"_s);
    row("closed, exact", u"shift.closed"_s, closed(155'000, 155'000),
        u"Counted Rp 155.000, expected Rp 155.000: it adds up"_s);
    row("a setting", u"settings.changed"_s,
        {{u"server.port"_s, u"3001"_s}, {u"before"_s, QJsonObject{{u"server.port"_s, u"3000"_s}}}},
        u"server.port: 3000 → 3001"_s);
    row("settings", u"settings.changed"_s,
        {{u"router.main.host"_s, u"10.0.0.1"_s},
         {u"router.main.password"_s, u"set"_s},
         {u"delivery.fonnte.token"_s, u"removed"_s},
         {u"delivery.message"_s, true},
         {u"before"_s, QJsonObject{{u"router.main.host"_s, QString()}}}},
        u"delivery.fonnte.token removed · delivery.message · router.main.host: (empty) → 10.0.0.1 · "
        "router.main.password set"_s);
    row("a setting of an older Loket", u"settings.changed"_s, {{u"server.port"_s, u"3001"_s}}, u"server.port: 3001"_s);
    row("an approval", u"staff.approved"_s, {{u"action"_s, u"void"_s}, {u"asked_by"_s, u"cashier:Rina"_s}},
        u"Void of a sale, asked for by Cashier Rina · Rp 3.000"_s, true);
    row("an approval of an older Loket", u"staff.approved"_s, {{u"action"_s, u"void"_s}}, u"Void of a sale"_s);
    row("somebody added", u"staff.added"_s, {{u"name"_s, u"Dewi"_s}, {u"role"_s, u"operator"_s}}, u"Dewi · Operator"_s);
    row("switched off", u"staff.changed"_s, {{u"name"_s, u"Dewi"_s}, {u"role"_s, u"cashier"_s}, {u"enabled"_s, false}},
        u"Dewi · Cashier · switched off"_s);
    row("a wrong PIN", u"staff.login_refused"_s, {{u"attempts"_s, 3}}, u"3 wrong attempts in a row"_s);
    row("cash out", u"shift.cash_out"_s, {{u"shift"_s, 1}, {u"amount"_s, -12'000}, {u"reason"_s, u"ice"_s}},
        u"ice · -Rp 12.000"_s);
    row("a package", u"package.saved"_s, {{u"id"_s, u"5k"_s}, {u"name"_s, u"2 Hari"_s}, {u"price"_s, 5000}},
        u"2 Hari · 5k · Rp 5.000"_s);
    row("a batch", u"batch.begun"_s,
        {{u"package"_s, u"5k"_s}, {u"quantity"_s, 200}, {u"router"_s, u"main"_s}, {u"code"_s, u"LK1"_s}},
        u"200 × 5k · main · LK1"_s);
}

void TestActivityScreen::theLinesTellWhatTheLogKnows()
{
    QFETCH(QString, action);
    QFETCH(QJsonObject, detail);
    QFETCH(bool, ofAnOrder);
    Desk desk;
    const domain::Purchase sold = desk.sell();
    note(desk, u"owner:Bu Sri"_s, action, ofAnOrder ? std::optional(sold.id) : std::nullopt, detail);
    ActivityScreen screen(*desk.context);
    open(screen, 1);
    QTRY_COMPARE(cell(screen, 0, ActivityModel::Actor), u"Owner Bu Sri"_s);
    QTEST(cell(screen, 0, ActivityModel::Detail), "words");
}

void TestActivityScreen::filters()
{
    Desk desk;
    const auto sold = desk.sell();
    note(desk, u"cashier:Rina"_s, u"shift.opened"_s);
    note(desk, u"operator"_s, u"vouchers.regenerate"_s, sold.id);
    note(desk, u"system"_s, u"vouchers.made"_s, sold.id);
    note(desk, u"system"_s, u"schedule.done"_s);
    ActivityScreen screen(*desk.context);
    open(screen, 4);
    const auto family = [&](ActivityFamily one) { return screen.chip(int(one)); };
    family(ActivityFamily::Vouchers)->click();
    QTRY_COMPARE(screen.model().rowCount(), 2);
    family(ActivityFamily::Counter)->click();
    QTRY_COMPARE(screen.model().rowCount(), 3);
    family(ActivityFamily::Vouchers)->click();
    family(ActivityFamily::Counter)->click();
    family(ActivityFamily::Other)->click(); // what is none of the others
    QTRY_COMPARE(screen.model().rowCount(), 1);
    family(ActivityFamily::Counter)->click(); // and shifts
    QTRY_COMPARE(screen.model().rowCount(), 2);
    family(ActivityFamily::Other)->click();
    family(ActivityFamily::Counter)->click();
    QTRY_COMPARE(screen.model().rowCount(), 4);

    QTRY_COMPARE(screen.actors()->count(), 4);
    screen.actors()->setCurrentIndex(screen.actors()->findData(u"operator"_s));
    QTRY_COMPARE(screen.model().rowCount(), 1);
    QTRY_COMPARE(cell(screen, 0, ActivityModel::What), u"Making the vouchers again"_s);
    screen.actors()->setCurrentIndex(0);
    screen.filterBar().period().setPeriod(LogFilterBar::Period::Yesterday);
    QTRY_COMPARE(screen.model().rowCount(), 0);
    screen.filterBar().period().setPeriod(LogFilterBar::Period::Today);
    QTRY_COMPARE(screen.model().rowCount(), 4);
    // A line that does not match the filter is not added.
    family(ActivityFamily::Counter)->click();
    QTRY_COMPARE(screen.model().rowCount(), 1);
    note(desk, u"system"_s, u"schedule.done"_s);
    note(desk, u"cashier:Rina"_s, u"shift.closed"_s);
    QTRY_COMPARE(screen.model().rowCount(), 2);
}

void TestActivityScreen::theSearchKnowsTheWordsOfTheScreen()
{
    Desk desk;
    const auto sold = desk.sell({.name = u"Budi 100%"_s});
    note(desk, u"cashier:Rina"_s, u"shift.opened"_s);
    note(desk, u"operator"_s, u"purchase.reviewed"_s, sold.id);
    ActivityScreen screen(*desk.context);
    open(screen, 2);
    for (const auto& [words, rows] : {std::pair(u"Shift op"_s, 1), std::pair(u"rina"_s, 1), std::pair(u"100%"_s, 1),
                                      std::pair(sold.invoiceId, 1), std::pair(u"_"_s, 0), std::pair(u""_s, 2)}) {
        screen.filterBar().searchEdit()->setText(words);
        QTRY_COMPARE(screen.model().query().search, words);
        QTRY_COMPARE(screen.model().rowCount(), rows);
    }
}

void TestActivityScreen::nothingFoundLeadsBack()
{
    Desk desk;
    note(desk, u"operator"_s, u"settings.changed"_s, {}, {{u"key"_s, u"voucher.length"_s}});
    ActivityScreen screen(*desk.context);
    open(screen, 1);
    QTRY_COMPARE(cell(screen, 0, ActivityModel::Detail), u"voucher.length"_s);
    screen.filterBar().searchEdit()->setText(u"nobody"_s);
    QTRY_COMPARE(screen.browser().statePanel().title(), u"Nothing matches"_s);
    screen.browser().statePanel().button()->click();
    QTRY_VERIFY(screen.browser().isShowingList());
    QVERIFY(screen.filterBar().searchEdit()->text().isEmpty());
}

void TestActivityScreen::theStoryOfALineIsBesideIt()
{
    Desk desk;
    const auto sold = desk.sell({.status = domain::PurchaseStatus::VoucherGenerationFailed});
    note(desk, u"operator"_s, u"purchase.reviewed"_s, sold.id);
    note(desk, u"operator"_s, u"settings.changed"_s);
    ActivityScreen screen(*desk.context);
    open(screen, 2);
    QTRY_VERIFY(screen.model().purchaseIdAt(1) == sold.id);
    screen.browser().table().selectRow(1);
    QTRY_COMPARE(screen.browser().storyPanel().purchaseId(), sold.id);
    QVERIFY(screen.browser().storyPanel().isVisible());
    screen.browser().table().selectRow(0); // belongs to no order
    QTRY_VERIFY(!screen.browser().storyPanel().isVisible());
}

void TestActivityScreen::aBrokenDatabaseIsSaidAndCanBeTriedAgain()
{
    Desk desk;
    note(desk, u"operator"_s, u"settings.changed"_s);
    Desk::ok(desk.database->execute("ALTER TABLE audit_log RENAME TO gone"));
    ActivityScreen screen(*desk.context);
    screen.show();
    QTRY_VERIFY(screen.model().state() == State::Failed);
    QCOMPARE(screen.browser().statePanel().title(), u"The activity could not be read"_s);
    Desk::ok(desk.database->execute("ALTER TABLE gone RENAME TO audit_log"));
    screen.browser().statePanel().button()->click();
    QTRY_VERIFY(screen.browser().isShowingList());
}

void TestActivityScreen::thousandsOfLinesAreFetchedInBlocks()
{
    Desk desk;
    {
        auto transaction = storage::Transaction::begin(*desk.database);
        for (int i = 0; i < 5000; ++i)
            Desk::ok(desk.journal->audit.insert(*transaction, u"operator"_s, u"settings.changed"_s, {},
                                                {{u"key"_s, QString::number(i)}}, desk.clock.now()));
        Desk::ok(transaction->commit());
    }
    ActivityModel model(*desk.context);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.reload();
    QTRY_COMPARE(model.rowCount(), 5000);
    for (const int row : {0, 2500, 4999}) {
        QTRY_COMPARE(model.data(model.index(row, ActivityModel::Detail)).toString(), QString::number(4999 - row));
        QVERIFY(model.textOf(row).contains(u"Settings changed"_s));
    }
}

void TestActivityScreen::theExportHoldsTheFilteredLines()
{
    Desk desk;
    const auto sold = desk.sell();
    for (int i = 0; i < 700; ++i)
        note(desk, u"operator"_s, u"purchase.reviewed"_s, sold.id);
    note(desk, u"system"_s, u"schedule.done"_s);
    ActivityScreen screen(*desk.context);
    open(screen, 701);
    screen.chip(int(ActivityFamily::Orders))->click();
    QTRY_COMPARE(screen.model().rowCount(), 700);
    const QString path = desk.folder.filePath(u"activity.csv"_s);
    screen.exportTo(path);
    QTRY_VERIFY(!screen.exportBar().job().isRunning());
    QVERIFY(screen.exportBar().job().result());
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QStringList lines = QString::fromUtf8(file.readAll()).split(u"\r\n"_s);
    QCOMPARE(lines.size(), 703); // the separator, headings, the lines, the end
    QVERIFY(lines[1].contains(u"Time,Who,What,Details,Invoice,Customer,Action"_s));
    QVERIFY(lines[2].contains(u",Operator,Marked as checked,,"_s + sold.invoiceId));
}

QTEST_MAIN(TestActivityScreen)
#include "tst_activityscreen.moc"
