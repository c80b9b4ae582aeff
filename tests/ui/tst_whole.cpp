// Nothing on the screen is cut, however large the amount, long the name, small the screen or late the error; and an
// error is red.
#include "ui/CutTexts.h"
#include "ui/Desk.h"
#include "ui/browser/StoryBrowser.h"
#include "ui/dialogs/ShiftDialogs.h"
#include "ui/models/DeliveriesModel.h"
#include "ui/models/OrdersModel.h"
#include "ui/models/ShiftSalesModel.h"
#include "ui/models/VouchersModel.h"
#include "ui/screens/counter/PackageTiles.h"
#include "ui/screens/counter/SaleResult.h"
#include "ui/screens/counter/ShiftBar.h"
#include "ui/screens/counter/ShiftSales.h"
#include "ui/screens/deliveries/DeliveriesScreen.h"
#include "ui/screens/orders/OrdersScreen.h"
#include "ui/screens/reports/KpiCard.h"
#include "ui/screens/reports/ReportView.h"
#include "ui/screens/reports/ReportsScreen.h"
#include "ui/screens/vouchers/VouchersFilterBar.h"
#include "ui/screens/vouchers/VouchersScreen.h"
#include "ui/shell/MainWindow.h"
#include "ui/shell/SearchDialog.h"
#include "ui/widgets/LiveTableView.h"
#include "ui/widgets/PeriodChooser.h"
#include "ui/widgets/ToneLabel.h"

#include <QApplication>
#include <QComboBox>
#include <QDateEdit>
#include <QLineEdit>
#include <QScrollArea>
#include <QScrollBar>
#include <QSettings>
#include <QTest>

using namespace loket;
using namespace loket::ui;
using namespace loket::tests;
using core::Rupiah;

namespace {

constexpr Rupiah billions = 98'765'432'109; // over the largest number of 32 bits

class Parent : public QWidget
{
public:
    Parent() { resize(1000, 552); }
};

} // namespace

class TestWhole : public QObject
{
    Q_OBJECT

private slots:
    void aDialogGrowsWithItsProblem_data()
    {
        QTest::addColumn<QString>("language");
        QTest::newRow("en") << u"en"_s;
        QTest::newRow("id") << u"id"_s;
    }
    // The owner's PIN was wrong: the words above and the fields stay whole.
    void aDialogGrowsWithItsProblem()
    {
        QFETCH(QString, language);
        Desk desk;
        desk.language.use(language);
        Parent parent;
        parent.show();
        storage::ShiftSale sale;
        sale.packageName = u"Paket Keluarga Besar Satu Bulan Penuh Tanpa Batas"_s;
        sale.quantity = 3;
        sale.amount = 450'000;
        auto* dialog = new VoidDialog(*desk.context, sale, &parent);
        dialog->show();
        QVERIFY(QTest::qWaitForWindowExposed(dialog));
        QCOMPARE(cutTexts(dialog).join(u'\n'), QString());
        dialog->reason().clear();
        dialog->go().click(); // without a reason
        QVERIFY(!dialog->problem().isEmpty());
        QTRY_COMPARE(cutTexts(dialog), QStringList());
        for (const QLineEdit* field : dialog->findChildren<QLineEdit*>())
            QVERIFY(!field->isVisible() || field->height() >= field->minimumSizeHint().height());
        dialog->close();
    }

    void countedAmountsAreWhole()
    {
        Desk desk;
        Parent parent;
        parent.show();
        auto* dialog = new CloseShiftDialog(*desk.context, 1, &parent);
        dialog->show();
        QVERIFY(QTest::qWaitForWindowExposed(dialog));
        for (const Rupiah denomination : sales::denominations)
            dialog->pieces(denomination).setText(u"9999"_s);
        QTRY_COMPARE(cutTexts(dialog), QStringList());
        // A sum is not read together with the name of the piece beside it.
        const auto labels = dialog->findChildren<QLabel*>();
        for (const QLabel* sum : labels) {
            for (const QLabel* name : labels) {
                const bool isBeside = sum->text().startsWith(u"Rp") && name->text().startsWith(u"Rp") &&
                                      sum->y() == name->y() && sum->x() < name->x();
                QVERIFY2(!isBeside || name->x() - sum->geometry().right() >= space::large, qPrintable(name->text()));
            }
        }
        dialog->close();
    }

    // With more lines than a small screen has room for, they scroll and the buttons stay.
    void aLongShiftsReportScrolls()
    {
        Desk desk;
        Parent parent;
        parent.show();
        storage::ShiftReport report;
        report.shift.cashier = u"Rina"_s;
        report.sold = {400, billions};
        for (int i = 0; i < 60; ++i)
            report.packages += {.id = u"p"_s, .name = u"Paket %1"_s.arg(i), .vouchers = i, .amount = billions};
        auto* dialog = new ShiftReportDialog(*desk.context, report, &parent);
        dialog->show();
        QVERIFY(QTest::qWaitForWindowExposed(dialog));
        QVERIFY2(dialog->height() <= dialog->screen()->availableSize().height(),
                 qPrintable(QString::number(dialog->height())));
        QVERIFY(dialog->go().geometry().bottom() <= dialog->height());
        auto* lines = dialog->findChild<QScrollArea*>();
        QVERIFY(lines && lines->verticalScrollBar()->maximum() > 0);
        QVERIFY(lines->focusPolicy() != Qt::NoFocus); // by the arrow keys too
        QCOMPARE(cutTexts(dialog).join(u'\n'), QString());
        dialog->close();
    }

    void totalsOverTwoBillionAreWhole_data()
    {
        QTest::addColumn<int>("width");
        for (const int width : {760, 900, 1100, 1280})
            QTest::addRow("%d", width) << width;
    }
    void totalsOverTwoBillionAreWhole()
    {
        QFETCH(int, width);
        Desk desk;
        storage::Report report;
        report.range = {QDate(2026, 11, 1), QDate(2026, 11, 30), QTimeZone("Asia/Makassar")};
        report.total.revenue = billions;
        report.total.refunded = 2'147'483'648;
        report.total.paid = 1;
        report.previous.revenue = billions;
        ReportView view(*desk.context);
        view.resize(width, 560);
        view.show(report);
        static_cast<QWidget&>(view).show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        QCOMPARE(view.figure(ReportView::Revenue)->value(), core::formatRupiah(report.total.net()));
        for (int figure = 0; figure < ReportView::FigureCount; ++figure)
            QVERIFY2(view.figure(ReportView::Figure(figure))->isWhole(),
                     qPrintable(view.figure(ReportView::Figure(figure))->value()));
    }

    // At 200 % a sale of three shows all three codes, without what has no room.
    void everyCodeOfASaleIsSeen_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<int>("codes");
        QTest::newRow("200 %, one") << QSize(350, 236) << 1;
        QTest::newRow("200 %, three") << QSize(350, 236) << 3;
        QTest::newRow("150 %, three") << QSize(380, 290) << 3;
        QTest::newRow("100 %, three") << QSize(500, 380) << 3;
    }
    void everyCodeOfASaleIsSeen()
    {
        QFETCH(QSize, size);
        QFETCH(int, codes);
        Desk desk;
        storage::Story story;
        story.purchase.id = 1;
        story.purchase.status = domain::PurchaseStatus::Completed;
        story.purchase.quantity = codes;
        story.purchase.packageName = u"5rb - 2 Hari"_s;
        story.purchase.amount = 5000;
        for (int number = 1; number <= codes; ++number) {
            domain::Voucher voucher{.number = number, .username = u"k7mnp2q%1"_s.arg(number)};
            voucher.password = voucher.username;
            voucher.status = domain::VoucherStatus::OnRouter;
            story.vouchers += voucher;
        }
        SaleResult result(*desk.context);
        result.setLoginAddress(u"hotspot.lan"_s);
        result.resize(size);
        QWidget& widget = result;
        widget.show();
        QVERIFY(QTest::qWaitForWindowExposed(&result));
        result.show(story, 20'000, false);
        QTest::qWait(50);
        const QWidget* seen = result.codeArea().viewport();
        int cards = 0;
        for (const QWidget* card : result.codeArea().widget()->findChildren<QWidget*>(u"codeCard"_s)) {
            ++cards;
            const QRect area(card->mapTo(seen, QPoint()), card->size());
            QVERIFY2(seen->rect().contains(area), qPrintable(u"%1..%2 of %3 x %4..%5 of %6"_s.arg(area.top())
                                                                 .arg(area.bottom())
                                                                 .arg(seen->height())
                                                                 .arg(area.left())
                                                                 .arg(area.right())
                                                                 .arg(seen->width())));
            for (const QWidget* part : card->findChildren<QWidget*>())
                QVERIFY(card->rect().contains(part->geometry()));
        }
        QCOMPARE(cards, codes);
    }

    // With dates to choose, on a small screen.
    void theReportsDatesAreWhole_data() { aDialogGrowsWithItsProblem_data(); }
    void theReportsDatesAreWhole()
    {
        QFETCH(QString, language);
        Desk desk;
        desk.language.use(language);
        desk.sell();
        ReportsScreen screen(*desk.context);
        for (const int width : {730, 820, 1150, 1400}) {
            screen.resize(width, 500);
            screen.show();
            QVERIFY(QTest::qWaitForWindowExposed(&screen));
            screen.period().setPeriod(PeriodChooser::Period::Range);
            screen.period().setDays(QDate(2025, 12, 28), QDate(2026, 11, 30));
            QTRY_VERIFY(screen.state() == ReportsScreen::State::Ready || screen.state() == ReportsScreen::State::Empty);
            QTest::qWait(50);
            QCOMPARE(screen.width(), width);
            for (const QDateEdit* date : screen.findChildren<QDateEdit*>())
                QVERIFY2(date->width() >= date->sizeHint().width() && !isBeyondEdge(date, &screen),
                         qPrintable(u"%1 of %2"_s.arg(date->width()).arg(date->sizeHint().width())));
            for (const QLabel* label : screen.findChildren<QLabel*>(QString(), Qt::FindDirectChildrenOnly))
                QVERIFY2(!label->isVisible() || !(isCut(label) || isBeyondEdge(label, &screen)),
                         qPrintable(label->text()));
        }
    }

    // Each state of an order and of its message, where nobody has changed the columns.
    void badgesAreWhole_data() { aDialogGrowsWithItsProblem_data(); }
    void badgesAreWhole()
    {
        QFETCH(QString, language);
        Desk desk;
        desk.language.use(language);
        int orders = 0;
        for (const domain::PurchaseStatus status : domain::allPurchaseStatuses()) {
            desk.sell({.status = status});
            ++orders;
        }
        for (const domain::DeliveryStatus delivery : domain::allDeliveryStatuses()) {
            desk.sell({.delivery = delivery});
            ++orders;
        }
        OrdersScreen screen(*desk.context);
        screen.resize(1600, 700);
        screen.show();
        LiveTableView& table = screen.browser().table();
        QTRY_COMPARE(table.model()->rowCount(), orders);
        QTRY_VERIFY(!table.model()->index(orders - 1, OrdersModel::Customer).data().toString().isEmpty());
        QCOMPARE(cutBadges(table, {OrdersModel::Status, OrdersModel::Delivery}), QString());
    }

    // Each result of an attempt, and what became of its message.
    void badgesOfMessagesAreWhole_data() { aDialogGrowsWithItsProblem_data(); }
    void badgesOfMessagesAreWhole()
    {
        QFETCH(QString, language);
        Desk desk;
        desk.language.use(language);
        int attempts = 0;
        for (const domain::DeliveryStatus delivery : domain::allDeliveryStatuses()) {
            const domain::Purchase purchase = desk.sell({.delivery = delivery});
            auto transaction = storage::Transaction::begin(*desk.database);
            for (const QString& status : {u"sent"_s, u"failed"_s, u"error"_s}) {
                Desk::ok(desk.journal->deliveries.insert(*transaction, {.purchaseId = purchase.id,
                                                                        .phone = purchase.customerPhone,
                                                                        .status = status,
                                                                        .channel = u"fonnte"_s,
                                                                        .createdAt = desk.clock.now()}));
                ++attempts;
            }
            Desk::ok(transaction->commit());
        }
        DeliveriesScreen screen(*desk.context);
        screen.resize(1600, 900);
        screen.show();
        LiveTableView& table = screen.browser().table();
        QTRY_COMPARE(table.model()->rowCount(), attempts);
        QTRY_VERIFY(!table.model()->index(attempts - 1, DeliveriesModel::Customer).data().toString().isEmpty());
        QCOMPARE(cutBadges(table, {DeliveriesModel::Status, DeliveriesModel::Receipt}), QString());
    }

    void badgesOfVouchersAreWhole_data() { aDialogGrowsWithItsProblem_data(); }
    void badgesOfVouchersAreWhole()
    {
        QFETCH(QString, language);
        Desk desk;
        desk.language.use(language);
        desk.stockUp(1);
        VouchersScreen screen(*desk.context);
        screen.resize(1600, 700);
        screen.show();
        LiveTableView& table = screen.browser().table();
        QTRY_VERIFY(table.model()->rowCount() == 1 && screen.model().rowAt(0));
        const QModelIndex index = table.model()->index(0, VouchersModel::Status);
        const int beside = table.itemDelegateForIndex(index)->sizeHint(option(table), index).width() -
                           table.fontMetrics().horizontalAdvance(index.data(LazyListModel::BadgeTextRole).toString());
        for (const domain::VoucherStatus status : domain::allVoucherStatuses()) {
            for (const bool withdrawing : {false, true}) {
                storage::VoucherRow row = *screen.model().rowAt(0);
                row.voucher.status = status;
                row.withdrawing = withdrawing;
                const QString words = VouchersModel::stateOf(row);
                const int needed = beside + table.fontMetrics().horizontalAdvance(words);
                QVERIFY2(table.columnWidth(VouchersModel::Status) >= needed,
                         qPrintable(u"%1: %2"_s.arg(words).arg(needed)));
            }
        }
    }

    // In the narrow list beside the codes.
    void theShiftsAmountsAreWhole_data() { aDialogGrowsWithItsProblem_data(); }
    void theShiftsAmountsAreWhole()
    {
        QFETCH(QString, language);
        Desk desk;
        desk.language.use(language);
        QList<storage::ShiftSale> sales;
        for (const domain::PurchaseStatus status : domain::allPurchaseStatuses()) {
            storage::ShiftSale sale{.packageName = u"Paket Keluarga Besar"_s, .amount = 98'765'432, .status = status};
            sale.sale.purchaseId = 100 - sales.size();
            sales += sale;
        }
        ShiftSales list(*desk.context);
        list.resize(440, 300);
        list.show();
        QVERIFY(QTest::qWaitForWindowExposed(&list));
        list.sales().setSales(sales);
        const LiveTableView& table = list.list();
        for (int row = 0; row < sales.size(); ++row) {
            const QString amount = list.sales().index(row, ShiftSalesModel::Amount).data().toString();
            QVERIFY(table.columnWidth(ShiftSalesModel::Amount) >
                    table.fontMetrics().horizontalAdvance(amount) + 2 * space::small);
            const QModelIndex badge = list.sales().index(row, ShiftSalesModel::State);
            QVERIFY(table.columnWidth(ShiftSalesModel::State) >=
                    table.itemDelegateForIndex(badge)->sizeHint(option(table), badge).width());
        }
        QVERIFY(table.columnWidth(ShiftSalesModel::What) > 0);
    }

    void theSearchHasRoomBesideALongName()
    {
        Desk desk;
        VouchersFilterBar bar(*desk.context);
        bar.setPackages({{.id = u"long"_s, .name = u"Paket Keluarga Besar Satu Bulan Penuh Tanpa Batas Kecepatan"_s}});
        bar.setRouters({u"kantor-pusat-lantai-dua"_s, u"cabang-pasar-sentral-makassar"_s});
        bar.resize(780, 80);
        bar.show();
        QVERIFY(QTest::qWaitForWindowExposed(&bar));
        QVERIFY2(bar.search()->width() >= 220, qPrintable(QString::number(bar.search()->width())));
    }

    // In a window of 900x510, while orders wait for their cash.
    void theShiftsLineIsWhole()
    {
        Desk desk;
        for (const auto& language : {u"en"_s, u"id"_s}) {
            desk.language.use(language);
            ShiftBar bar(*desk.context);
            storage::Shift shift;
            shift.cashier = u"Rina Anggraini"_s;
            shift.openedAt = desk.clock.now();
            bar.setShift(shift);
            bar.setNarrow(true);
            bar.setOrders(12);
            bar.resize(408, bar.sizeHint().height());
            bar.show();
            QVERIFY(QTest::qWaitForWindowExposed(&bar));
            QCOMPARE(bar.width(), 408);
            QTRY_COMPARE(cutTexts(&bar).join(u'\n'), QString());
        }
    }

    // When a warning above the tiles, or a problem below them, takes room from them.
    void theChosenPackageStaysInSight()
    {
        Desk desk;
        QScrollArea area;
        area.setWidgetResizable(true);
        auto* tiles = new PackageTiles(desk.theme);
        area.setWidget(tiles);
        QList<domain::Package> packages;
        for (int i = 1; i <= 9; ++i)
            packages += {.id = QString::number(i), .name = u"Paket %1"_s.arg(i), .price = i * 1000};
        tiles->setPackages(packages);
        area.resize(400, 420);
        area.show();
        QVERIFY(QTest::qWaitForWindowExposed(&area));
        for (const int place : {8, 3}) {
            tiles->setChosen(place);
            for (const int height : {420, 130, 200, 110}) {
                area.resize(400, height);
                QTRY_VERIFY(area.viewport()->rect().contains(tiles->tileRect(place).translated(tiles->pos())));
            }
        }
        tiles->setStock({{u"1"_s, 0}, {u"2"_s, 7}});
        QVERIFY2(tiles->terms(0).startsWith(u"none in stock"_s), qPrintable(tiles->terms(0))); // what is cut last
        QVERIFY2(tiles->terms(1).startsWith(u"7 in stock"_s), qPrintable(tiles->terms(1)));
    }

    // Qt leaves four pixels between them; ours are drawn into a wider picture.
    void anIconIsApartFromItsWords()
    {
        Desk desk;
        QSettings settings(desk.folder.filePath(u"window.ini"_s), QSettings::IniFormat);
        MainWindow window(*desk.context, settings);
        const auto buttons = window.findChildren<QPushButton*>();
        QVERIFY(buttons.size() > 10);
        for (const QPushButton* button : buttons) {
            QVERIFY2(button->icon().isNull() || button->text().isEmpty() ||
                         button->iconSize().width() == space::iconWithGap,
                     qPrintable(button->text()));
        }
    }

    // Whatever role the label has, in both appearances.
    void anErrorIsRed()
    {
        Desk desk;
        for (const Appearance appearance : {Appearance::Light, Appearance::Dark}) {
            desk.theme.setAppearance(appearance);
            for (const char* role : {"", "muted", "small"}) {
                QLabel label(u"The printer does not answer."_s);
                label.setProperty("role", QString::fromLatin1(role));
                setTone(label, Tone::Bad);
                label.show();
                QVERIFY(QTest::qWaitForWindowExposed(&label));
                QCOMPARE(label.palette().color(QPalette::WindowText), desk.theme.color(Ink::Bad));
                setTone(label, Tone::Neutral);
                QVERIFY(label.palette().color(QPalette::WindowText) != desk.theme.color(Ink::Bad));
            }
        }
        desk.theme.setAppearance(Appearance::Light);
    }

private:
    // Badges that do not fit their column, a line each.
    static QString cutBadges(const LiveTableView& table, const QList<int>& columns)
    {
        QStringList cut;
        for (const int column : columns) {
            for (int row = 0; row < table.model()->rowCount(); ++row) {
                const QModelIndex index = table.model()->index(row, column);
                const int needed = table.itemDelegateForIndex(index)->sizeHint(option(table), index).width();
                if (table.columnWidth(column) < needed)
                    cut += u"%1: %2 of %3"_s.arg(index.data(LazyListModel::BadgeTextRole).toString())
                               .arg(table.columnWidth(column))
                               .arg(needed);
            }
        }
        cut.removeDuplicates();
        return cut.join(u'\n');
    }
    static QStyleOptionViewItem option(const QAbstractItemView& view)
    {
        QStyleOptionViewItem option;
        option.font = view.font();
        option.fontMetrics = view.fontMetrics();
        return option;
    }
};

QTEST_MAIN(TestWhole)
#include "tst_whole.moc"
