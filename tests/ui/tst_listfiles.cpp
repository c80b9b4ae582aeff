// The file of every list, as a spreadsheet reads it: codes and names that look like numbers keep every letter, nothing
// is a formula, and the fields are parted as the window's language expects it. The workbooks are read by another
// program (unzip).
#include "ui/Desk.h"
#include "ui/browser/PurchaseBrowser.h"
#include "ui/screens/activity/ActivityScreen.h"
#include "ui/screens/deliveries/DeliveriesScreen.h"
#include "ui/screens/online/DifferencesView.h"
#include "ui/screens/online/OnlineScreen.h"
#include "ui/screens/online/RouterView.h"
#include "ui/screens/orders/OrdersScreen.h"
#include "ui/screens/vouchers/VouchersScreen.h"
#include "ui/widgets/ExportBar.h"
#include "ui/widgets/LiveTableView.h"

#include <QFile>
#include <QProcess>
#include <QSignalSpy>
#include <QTest>

using namespace loket;
using namespace loket::ui;
using namespace loket::tests;

namespace {

const QString code = u"0812345678"_s;
const QString formula = u"=HYPERLINK(1)"_s;

void change(Desk& desk, const char* sql, const QString& value)
{
    auto transaction = storage::Transaction::begin(*desk.database);
    Desk::ok(transaction->statement(sql).bind(value).run());
    Desk::ok(transaction->commit());
}

void waitFor(ExportBar& bar)
{
    QTRY_VERIFY(!bar.job().isRunning());
    QVERIFY2(bar.job().result(), qPrintable(bar.text()));
}

// Fills a list with the code and the formula, and writes it into the file.
using Write = void (*)(Desk& desk, const QString& file);

void writeOrders(Desk& desk, const QString& file)
{
    desk.sell({.name = code});
    desk.sell({.name = formula});
    OrdersScreen screen(*desk.context);
    screen.show();
    QTRY_COMPARE(screen.browser().model().rowCount(), 2);
    const QSignalSpy exported(&screen.browser(), &PurchaseBrowser::exported);
    screen.browser().exportTo(file);
    QTRY_COMPARE(exported.size(), 1);
}

void writeVouchers(Desk& desk, const QString& file)
{
    desk.stockUp(1);
    change(desk, "UPDATE vouchers SET username = ?", code);
    change(desk, "UPDATE vouchers SET password = ?", formula);
    VouchersScreen screen(*desk.context);
    screen.show();
    QTRY_COMPARE(screen.model().rowCount(), 1);
    screen.exportCsv(file);
    waitFor(screen.exportBar());
}

void writeMessages(Desk& desk, const QString& file)
{
    for (const QString& name : {code, formula}) {
        const domain::Purchase sold = desk.sell({.name = name});
        auto transaction = storage::Transaction::begin(*desk.database);
        Desk::ok(desk.journal->deliveries.insert(*transaction, {.purchaseId = sold.id,
                                                                .phone = sold.customerPhone,
                                                                .status = u"sent"_s,
                                                                .channel = u"fonnte"_s,
                                                                .createdAt = desk.clock.now()}));
        Desk::ok(transaction->commit());
    }
    DeliveriesScreen screen(*desk.context);
    screen.show();
    QTRY_COMPARE(screen.model().rowCount(), 2);
    screen.exportTo(file);
    waitFor(screen.exportBar());
}

void writeActivity(Desk& desk, const QString& file)
{
    auto transaction = storage::Transaction::begin(*desk.database);
    for (const QString& name : {code, formula})
        Desk::ok(desk.journal->audit.insert(*transaction, u"operator"_s, u"token.created"_s, std::nullopt,
                                            {{u"name"_s, name}}, desk.clock.now()));
    Desk::ok(transaction->commit());
    ActivityScreen screen(*desk.context);
    screen.show();
    QTRY_COMPARE(screen.model().rowCount(), 2);
    screen.exportTo(file);
    waitFor(screen.exportBar());
}

void writeGuests(Desk& desk, const QString& file)
{
    desk.connectRouter();
    desk.logInGuest(code.toUtf8(), 900, 60);
    desk.logInGuest(formula.toUtf8(), 900, 60);
    OnlineScreen screen(*desk.context);
    screen.show();
    QTRY_COMPARE(screen.view().table().model()->rowCount(), 2);
    screen.exportTo(file);
    waitFor(screen.exportBar());
}

void writeDifferences(Desk& desk, const QString& file)
{
    sandbox::RouterMenu& users = desk.connectRouter().menu("/ip/hotspot/user");
    users.insert({{"name", code.toUtf8()}, {"comment", "loket:LK261119-7QKM3ZP9RT2XCWVH:1"}});
    users.insert({{"name", formula.toUtf8()}, {"comment", "loket:LK261119-7QKM3ZP9RT2XCWVH:2"}});
    desk.compare();
    OnlineScreen screen(*desk.context);
    screen.show();
    screen.showTab(OnlineScreen::Tab::Differences);
    QTRY_COMPARE(screen.view().table().model()->rowCount(), 2);
    screen.exportTo(file);
    waitFor(screen.exportBar());
}

QString read(const QString& program, const QStringList& arguments)
{
    QProcess process;
    process.start(program, arguments);
    return process.waitForFinished() ? QString::fromUtf8(process.readAllStandardOutput()) : process.errorString();
}

} // namespace

Q_DECLARE_METATYPE(Write)

class TestListFiles : public QObject
{
    Q_OBJECT

private slots:
    void codesKeepTheirZeros_data()
    {
        QTest::addColumn<Write>("write");
        QTest::addColumn<QString>("name"); // of the file
        QTest::addColumn<QString>("language");
        const std::initializer_list<std::pair<const char*, Write>> lists{
            {"orders", writeOrders},     {"vouchers", writeVouchers}, {"messages", writeMessages},
            {"activity", writeActivity}, {"guests", writeGuests},     {"differences", writeDifferences}};
        for (const auto& [list, write] : lists) {
            for (const auto& name : {u"list.csv"_s, u"list.xlsx"_s}) {
                for (const auto& language : {u"en"_s, u"id"_s})
                    QTest::addRow("%s, %s, %s", list, qPrintable(name), qPrintable(language))
                        << write << name << language;
            }
        }
    }

    void codesKeepTheirZeros()
    {
        QFETCH(Write, write);
        QFETCH(QString, name);
        QFETCH(QString, language);
        Desk desk;
        desk.language.use(language);
        const QString path = desk.folder.filePath(name);
        write(desk, path);
        if (QTest::currentTestFailed())
            return;
        if (name.endsWith(u".csv")) {
            QFile file(path);
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QByteArray bytes = file.readAll();
            QVERIFY2(bytes.startsWith(language == u"id" ? "\xEF\xBB\xBFsep=;\r\n" : "\xEF\xBB\xBFsep=,\r\n"),
                     bytes.left(20).constData());
            const QString text = QString::fromUtf8(bytes);
            QVERIFY2(text.contains(u"\"=\"\"%1\"\"\""_s.arg(code)), qPrintable(text));
            QVERIFY2(text.contains(u'\'' + formula), qPrintable(text));
            QCOMPARE(text.count(formula), text.count(u'\'' + formula));
            return;
        }
        const QString sheet = read(u"unzip"_s, {u"-p"_s, path, u"xl/worksheets/sheet1.xml"_s});
        QVERIFY2(sheet.contains(u">%1</t>"_s.arg(code)), qPrintable(sheet)); // a text, not 812345678
        QVERIFY2(sheet.contains(u">%1</t>"_s.arg(formula)), qPrintable(sheet));
        QVERIFY(!sheet.contains(u"<f>"_s));
        QVERIFY(!sheet.contains(u"<v>%1</v>"_s.arg(code.toLongLong())));
    }
};

QTEST_MAIN(TestListFiles)
#include "tst_listfiles.moc"
