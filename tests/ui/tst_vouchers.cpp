#include "print/FakePrinter.h"

#include "settings/Settings.h"
#include "ui/Desk.h"
#include "ui/models/VouchersModel.h"
#include "ui/printing/PreviewDialog.h"
#include "ui/screens/vouchers/BatchesPanel.h"
#include "ui/screens/vouchers/MakeVouchersDialog.h"
#include "ui/screens/vouchers/VoucherPanel.h"
#include "ui/screens/vouchers/VouchersFilterBar.h"
#include "ui/screens/vouchers/VouchersScreen.h"
#include "ui/widgets/ExportBar.h"
#include "ui/widgets/FilterChip.h"
#include "ui/widgets/LiveTableView.h"
#include "ui/widgets/RunPanel.h"
#include "ui/widgets/StatePanel.h"
#include "ui/widgets/Timeline.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QMessageBox>
#include <QProgressBar>
#include <QPushButton>
#include <QSpinBox>
#include <QTest>
#include <QToolButton>

using namespace loket;
using namespace loket::ui;
using namespace loket::tests;
using domain::BatchState;
using domain::VoucherStatus;

namespace {

void press(QMessageBox::ButtonRole role)
{
    auto* question = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
    QVERIFY(question);
    for (QAbstractButton* button : question->buttons()) {
        if (question->buttonRole(button) == role)
            return button->click();
    }
    QFAIL("no such button");
}

} // namespace

// The screen of vouchers on a real database and the real use cases.
class TestVouchers : public QObject
{
    Q_OBJECT

private slots:
    void theModelKeepsTheRules()
    {
        Desk desk;
        VouchersModel model(*desk.context);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QVERIFY(model.state() == VouchersModel::State::Loading);
        model.reload();
        QTRY_VERIFY(model.state() == VouchersModel::State::Ready);
        QCOMPARE(model.rowCount(), 0);
        const domain::Batch first = desk.stockUp(300);
        QTRY_COMPARE(model.rowCount(), 300);
        QTRY_VERIFY(model.rowAt(0) && model.rowAt(299));
        QCOMPARE(model.rowAt(0)->batchCode, first.code);
        const qint64 newest = model.idAt(0);
        desk.stockUp(5, 5);
        QTRY_COMPARE(model.rowCount(), 310);
        QCOMPARE(model.rowOf(newest), 10);
        // What is withdrawn changes in place, what was never sent anywhere is deleted.
        QVERIFY(desk.use->stock.withdraw(newest, desk.context->actor()));
        QTRY_VERIFY(model.rowAt(10) && model.rowAt(10)->withdrawing);
        QCOMPARE(model.data(model.index(10, VouchersModel::Status)).toString(), u"Being withdrawn"_s);
        model.setFilter({.statuses = {VoucherStatus::Planned}});
        QTRY_COMPARE(model.rowCount(), 5);
        desk.stockUp(0, 4, BatchState::Making);
        QTRY_COMPARE(model.rowCount(), 9);
        advance(desk, model.idAt(0), domain::VoucherEvent::MadeOnRouter);
        QTRY_COMPARE(model.rowCount(), 8);
    }

    void pagesThroughManyRows()
    {
        Desk desk;
        desk.database->onCommitted({});
        desk.stockUp(10'000);
        desk.stockUp(10'000);
        VouchersModel model(*desk.context);
        model.reload();
        QTRY_COMPARE(model.rowCount(), 20'000);
        for (int top = 0; top < 20'000; top += 2'500) {
            QTRY_VERIFY(model.rowAt(top) && model.rowAt(top + 20));
            QCOMPARE(model.rowOf(model.rowAt(top)->voucher.id), top);
        }
    }

    void theFourStates()
    {
        Desk desk;
        VouchersScreen screen(*desk.context);
        QVERIFY(!screen.browser().isShowingList());
        QCOMPARE(screen.browser().statePanel().title(), u"Reading the vouchers…"_s);
        open(screen, 0);
        QTRY_COMPARE(screen.browser().statePanel().title(), u"No vouchers yet"_s);
        QCOMPARE(screen.browser().statePanel().button()->text(), u"Make vouchers…"_s);
        desk.stockUp(2);
        QTRY_VERIFY(screen.browser().isShowingList());
        screen.filterBar().search()->setText(u"nobody"_s);
        QTRY_COMPARE(screen.browser().statePanel().title(), u"No voucher matches"_s);
        screen.browser().statePanel().button()->click();
        QTRY_VERIFY(screen.browser().isShowingList());
        QVERIFY(desk.database->execute("ALTER TABLE vouchers RENAME COLUMN comment TO words"));
        screen.model().setFilter({.search = u"x"_s});
        QTRY_COMPARE(screen.browser().statePanel().title(), u"The vouchers could not be read"_s);
        QVERIFY(desk.database->execute("ALTER TABLE vouchers RENAME COLUMN words TO comment"));
        screen.model().setFilter({});
        QTRY_VERIFY(screen.browser().isShowingList());
    }

    void filtersAndCounts()
    {
        Desk desk;
        const domain::Batch batch = desk.stockUp(3);
        desk.stockUp(2, 2);
        VouchersScreen screen(*desk.context);
        open(screen, 7);
        screen.filterBar().chip(VoucherStatus::Planned)->click();
        QTRY_COMPARE(screen.model().rowCount(), 2);
        screen.filterBar().chip(VoucherStatus::Planned)->click();
        screen.filterBar().showBatch(batch);
        QTRY_COMPARE(screen.model().rowCount(), 3);
        QVERIFY(screen.filterBar().batchChip()->isVisible());
        screen.filterBar().batchChip()->click();
        QTRY_COMPARE(screen.model().rowCount(), 7);
        screen.filterBar().ownership()->setCurrentIndex(int(storage::VoucherOwnership::Sold));
        QTRY_COMPARE(screen.model().rowCount(), 0);
        screen.filterBar().clear();
        QTRY_COMPARE(screen.model().rowCount(), 7);
    }

    // Stock that is known to be missing on the router cannot be sold, and no chip counts it as ready.
    void whatIsMissingOnTheRouterIsCountedApart()
    {
        Desk desk;
        desk.stockUp(5);
        VouchersScreen screen(*desk.context);
        open(screen, 5);
        const FilterChip* ready = screen.filterBar().chip(VoucherStatus::OnRouter);
        FilterChip* missing = screen.filterBar().missingChip();
        QTRY_COMPARE(ready->accessibleDescription(), u"5"_s);
        QVERIFY(!missing->isVisible());
        {
            auto transaction = storage::Transaction::begin(*desk.database);
            Desk::ok(
                transaction
                    ->statement("UPDATE vouchers SET missing_since = ? WHERE id IN (SELECT id FROM vouchers LIMIT 2)")
                    .bind(desk.clock.now())
                    .run());
            Desk::ok(transaction->commit());
        }
        emit desk.events.driftChanged();
        QTRY_COMPARE(ready->accessibleDescription(), u"3"_s);
        QTRY_VERIFY(missing->isVisible());
        QCOMPARE(missing->accessibleDescription(), u"2"_s);
        QCOMPARE(missing->text(), u"Missing on the router"_s);
        const auto counts = storage::VoucherModels(*desk.database).counts();
        QVERIFY(counts);
        QCOMPARE(counts->inStock, 3);
        QCOMPARE(counts->total, 5);
        screen.filterBar().chip(VoucherStatus::OnRouter)->click(); // each chip lists what it counts
        QTRY_COMPARE(screen.model().rowCount(), 3);
        missing->click();
        QTRY_COMPARE(screen.model().rowCount(), 5);
        screen.filterBar().chip(VoucherStatus::OnRouter)->click();
        QTRY_COMPARE(screen.model().rowCount(), 2);
        QVERIFY(screen.filterBar().isRestricting());
        screen.filterBar().clear();
        QTRY_COMPARE(screen.model().rowCount(), 5);
        QVERIFY(!missing->isChecked());
    }

    void oneVoucherShowsItsLife()
    {
        Desk desk;
        desk.stockUp(3);
        VouchersScreen screen(*desk.context);
        open(screen, 3);
        screen.browser().table().selectRow(0);
        QTRY_VERIFY(screen.voucherPanel().isVisible());
        QTRY_COMPARE(screen.voucherPanel().title()->text(), screen.model().rowAt(0)->voucher.username);
        QCOMPARE(screen.voucherPanel().timeline()->entries().size(), 2); // planned, made
        QVERIFY(screen.voucherPanel().withdrawButton()->isEnabled());
        QVERIFY(desk.use->stock.markPrinted({screen.model().idAt(0)}, desk.context->actor()));
        QTRY_COMPARE(screen.voucherPanel().timeline()->entries().size(), 3);
        screen.browser().table().setFocus();
        QTest::keyClick(&screen.browser().table(), Qt::Key_C, Qt::ControlModifier);
        QVERIFY(QGuiApplication::clipboard()->text().contains(screen.model().rowAt(0)->voucher.username));
    }

    void withdrawingAsksAndHasAResultEach()
    {
        Desk desk;
        desk.stockUp(3);
        VouchersScreen screen(*desk.context);
        open(screen, 3);
        screen.browser().table().selectAll();
        QTRY_COMPARE(screen.voucherPanel().rows().size(), 3);
        QVERIFY(desk.use->stock.withdraw(screen.model().idAt(2), desk.context->actor())); // somebody was quicker
        screen.voucherPanel().withdrawButton()->click();
        QTRY_VERIFY(QApplication::activeModalWidget());
        press(QMessageBox::RejectRole);
        QVERIFY(screen.runner().outcomes().isEmpty());
        screen.withdraw({screen.model().idAt(0), screen.model().idAt(1), screen.model().idAt(2)});
        QTRY_VERIFY(QApplication::activeModalWidget());
        press(QMessageBox::AcceptRole);
        QTRY_COMPARE(screen.runner().outcomes().size(), 3);
        QCOMPARE(screen.runner().failures(), 1);
        QTRY_COMPARE(screen.voucherPanel().run().results()->count(), 3);
        QTRY_VERIFY(screen.model().rowAt(0) && screen.model().rowAt(0)->withdrawing);
        QTRY_VERIFY(!screen.voucherPanel().withdrawButton()->isEnabled());
    }

    void batchesShowTheirProgressAndObey()
    {
        Desk desk;
        VouchersScreen screen(*desk.context);
        open(screen, 0);
        const domain::Batch batch = desk.stockUp(30, 70, BatchState::Making);
        screen.batchesButton()->click();
        QVERIFY(screen.isShowingBatches());
        QTRY_COMPARE(screen.batchesPanel().cards().size(), 1);
        BatchCard* card = screen.batchesPanel().cards().first();
        QCOMPARE(card->progress()->value(), 30);
        QCOMPARE(card->progress()->maximum(), 100);
        QTRY_COMPARE(screen.batchesButton()->text(), u"Batches (1 running)"_s);
        QVERIFY(!card->resumeButton()->isVisible());
        card->stopButton()->click();
        QTRY_VERIFY(card->row().batch.state == BatchState::Cancelled);
        QTRY_COMPARE(screen.model().rowCount(), 30); // what was never sent is deleted
        QVERIFY(!card->stopButton()->isVisible());
        card->showButton()->click();
        QTRY_COMPARE(screen.model().filter().batchId, batch.id);
        card->withdrawButton()->click();
        QTRY_VERIFY(QApplication::activeModalWidget());
        press(QMessageBox::AcceptRole);
        QTRY_COMPARE(card->row().count.withdrawing, 30);
    }

    // The sheet is seen first; only what was printed is marked, and is not sold automatically any more.
    void aSheetIsSeenFirstAndMarkedOnlyWhenPrinted()
    {
        Desk desk;
        desk.stockUp(30);
        const FakePrinter printer(FakePrinter::Mood::Ready);
        setPrinter(desk, printer);
        VouchersScreen screen(*desk.context);
        open(screen, 30);
        screen.browser().table().selectAll();
        QTRY_COMPARE(screen.voucherPanel().rows().size(), 30);
        screen.voucherPanel().sheetButton()->click();
        QTRY_VERIFY(preview(screen));
        QTRY_COMPARE(preview(screen)->pageLabel().text(), u"Page 1 of 2"_s);
        QTest::keyClick(preview(screen), Qt::Key_Escape);
        QTRY_VERIFY(!preview(screen));
        QCOMPARE(printedVouchers(desk), 0); // looking prints nothing

        screen.voucherPanel().sheetButton()->click();
        QTRY_VERIFY(preview(screen));
        QTRY_COMPARE(preview(screen)->pageLabel().text(), u"Page 1 of 2"_s);
        preview(screen)->exportTo(desk.folder.filePath(u"no/such/folder/sheet.pdf"_s));
        QTRY_VERIFY(preview(screen)->message().text().contains(u"could not be written"_s));
        QVERIFY(!preview(screen)->markButton().isVisible());
        const QString file = desk.folder.filePath(u"sheet.pdf"_s);
        preview(screen)->exportTo(file);
        QTRY_VERIFY(preview(screen)->message().text().contains(file));
        QCOMPARE(printedVouchers(desk), 0); // a file is no paper
        preview(screen)->markButton().click();
        QTRY_COMPARE(printedVouchers(desk), 30);
        QTRY_COMPARE(preview(screen)->message().text(), u"30 vouchers printed."_s);
        QTest::keyClick(preview(screen), Qt::Key_Escape);
        QTRY_VERIFY(!preview(screen));
    }

    // A PDF is printed somewhere else, and the preview is closed by then.
    void whatWasPrintedElsewhereIsMarkedLater()
    {
        Desk desk;
        desk.stockUp(3);
        VouchersScreen screen(*desk.context);
        open(screen, 3);
        const auto mark = [&](QMenu& menu) {
            emit screen.browser().menuWanted(&menu, 0);
            return menu.findChild<QAction*>(u"markPrinted"_s);
        };
        {
            QMenu menu;
            QVERIFY(mark(menu) && !mark(menu)->isEnabled()); // nothing is selected
        }
        screen.browser().table().selectAll();
        QTRY_COMPARE(screen.voucherPanel().rows().size(), 3);
        {
            QMenu menu;
            QVERIFY(mark(menu)->isEnabled());
            mark(menu)->trigger();
        }
        QTRY_COMPARE(printedVouchers(desk), 3);
        QTRY_VERIFY(screen.voucherPanel().rows().first().voucher.printedAt.isValid());
        QMenu menu;
        QVERIFY(!mark(menu)->isEnabled()); // once
    }

    void whatWasSoldMeanwhileIsNamed()
    {
        Desk desk;
        desk.stockUp(3);
        const FakePrinter printer(FakePrinter::Mood::Ready);
        setPrinter(desk, printer);
        VouchersScreen screen(*desk.context);
        open(screen, 3);
        screen.batchesButton()->click();
        QTRY_COMPARE(screen.batchesPanel().cards().size(), 1);
        screen.batchesPanel().cards().first()->printButton()->click();
        QTRY_VERIFY(preview(screen));
        QTRY_COMPARE(preview(screen)->pageLabel().text(), u"Page 1 of 1"_s);
        const domain::Purchase buyer = desk.sell();
        const qint64 sold = screen.model().idAt(1);
        const QString code = screen.model().rowAt(1)->voucher.username;
        {
            auto transaction = storage::Transaction::begin(*desk.database);
            Desk::ok(desk.journal->stock.sell(*transaction, sold, buyer.id, 1, desk.clock.now()));
            Desk::ok(transaction->commit());
        }
        preview(screen)->templates().setCurrentIndex(preview(screen)->templates().findData(int(PrintTemplate::Slip58)));
        QTRY_VERIFY(preview(screen)->printButton().isEnabled());
        preview(screen)->printButton().click();
        QTRY_VERIFY2(preview(screen)->message().text().contains(u"meanwhile: "_s + code),
                     qPrintable(preview(screen)->message().text()));
        QCOMPARE(printedVouchers(desk), 3);
        QTest::keyClick(preview(screen), Qt::Key_Escape);
    }

    void whatDoesNotPrintIsNotMarked()
    {
        Desk desk;
        desk.stockUp(2);
        const FakePrinter printer(FakePrinter::Mood::NoPaper);
        setPrinter(desk, printer);
        VouchersScreen screen(*desk.context);
        open(screen, 2);
        screen.browser().table().selectAll();
        QTRY_COMPARE(screen.voucherPanel().rows().size(), 2);
        screen.voucherPanel().sheetButton()->click();
        QTRY_VERIFY(preview(screen));
        QTRY_COMPARE(preview(screen)->pageLabel().text(), u"Page 1 of 1"_s);
        preview(screen)->templates().setCurrentIndex(preview(screen)->templates().findData(int(PrintTemplate::Slip58)));
        QTRY_VERIFY(preview(screen)->printButton().isEnabled());
        preview(screen)->printButton().click();
        QTRY_VERIFY(preview(screen)->message().text().startsWith(u"The printer has no paper."));
        QCOMPARE(printedVouchers(desk), 0);
        QTest::keyClick(preview(screen), Qt::Key_Escape);
    }

    void aStoppedBatchSaysWhyAndGoesOn()
    {
        Desk desk;
        domain::Batch batch = desk.stockUp(3, 2, BatchState::Making);
        {
            auto transaction = storage::Transaction::begin(*desk.database);
            const auto planned = desk.journal->stock.toMake(batch.id, 10);
            const core::Error refusal{core::ErrorKind::Misconfigured, u"the profile \"5k\" is not there"_s};
            Desk::ok(desk.journal->stock.noteFailure(*transaction, planned->first(), refusal, desk.clock.now()));
            Desk::ok(desk.journal->stock.move(*transaction, batch, {BatchState::Making}, BatchState::Stopped,
                                              desk.clock.now()));
            Desk::ok(desk.journal->stock.setFailure(*transaction, batch, refusal, desk.clock.now()));
            Desk::ok(transaction->commit());
        }
        VouchersScreen screen(*desk.context);
        open(screen, 5);
        screen.batchesButton()->click();
        QTRY_COMPARE(screen.batchesPanel().cards().size(), 1);
        BatchCard* card = screen.batchesPanel().cards().first();
        QVERIFY(card->trouble()->isVisible());
        QVERIFY2(card->trouble()->text().contains(u"No. 4"_s), qPrintable(card->trouble()->text()));
        card->resumeButton()->click();
        QTRY_VERIFY(card->row().batch.state == BatchState::Making);
        QTRY_VERIFY(!card->trouble()->isVisible());
    }

    void makingSaysWhatComesOfItAndWhatIsWrong()
    {
        Desk desk;
        VouchersScreen screen(*desk.context);
        open(screen, 0);
        QTest::qWait(0);
        screen.makeButton()->click();
        auto* dialog = screen.findChild<MakeVouchersDialog*>();
        QVERIFY(dialog);
        QTRY_VERIFY(dialog->isVisible());
        if (dialog->package()->count() == 0) { // the packages were not read yet
            dialog->reject();
            QTRY_VERIFY(screen.findChildren<MakeVouchersDialog*>().isEmpty());
            screen.makeButton()->click();
            dialog = screen.findChild<MakeVouchersDialog*>();
        }
        QCOMPARE(dialog->package()->count(), 6);
        dialog->package()->setCurrentIndex(1);
        dialog->quantity()->setValue(250);
        QVERIFY2(dialog->preview()->text().contains(u"Rp 1.250.000"_s), qPrintable(dialog->preview()->text()));
        QCOMPARE(dialog->quantity()->maximum(), 10'000);
        dialog->makeButton()->click(); // this fixture has no router
        QTRY_VERIFY(dialog->problem()->isVisible());
        QVERIFY(dialog->problem()->text().contains(u"is not set up"_s));
        dialog->reject();
    }

    void exportsWhatIsShown()
    {
        Desk desk;
        desk.stockUp(1200);
        VouchersScreen screen(*desk.context);
        open(screen, 1200);
        const QString path = desk.folder.filePath(u"vouchers.csv"_s);
        screen.exportCsv(path);
        QTRY_VERIFY(!screen.exportBar().job().isRunning() && QFile::exists(path));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray text = file.readAll();
        QCOMPARE(text.count('\n'), 1202);
        QVERIFY(text.contains(screen.model().rowAt(0)->voucher.username.toUtf8()));
    }

    void languageChangesAndEverythingIsNamed()
    {
        Desk desk;
        desk.stockUp(2, 3, BatchState::Making);
        VouchersScreen screen(*desk.context);
        open(screen, 5);
        screen.batchesButton()->click();
        QTRY_COMPARE(screen.batchesPanel().cards().size(), 1);
        const QString english = screen.makeButton()->text();
        desk.language.use(u"id"_s);
        QTRY_VERIFY(screen.makeButton()->text() != english);
        QTRY_COMPARE(screen.title(), u"Voucher"_s);
        for (QWidget* widget : screen.findChildren<QWidget*>()) {
            const bool needsName = qobject_cast<QAbstractButton*>(widget) || qobject_cast<QLineEdit*>(widget) ||
                                   qobject_cast<QComboBox*>(widget) || qobject_cast<QProgressBar*>(widget) ||
                                   qobject_cast<LiveTableView*>(widget);
            if (!needsName || widget->focusPolicy() == Qt::NoFocus || !widget->isVisible())
                continue;
            auto* button = qobject_cast<QAbstractButton*>(widget);
            const QString name =
                widget->accessibleName().isEmpty() && button ? button->text() : widget->accessibleName();
            QVERIFY2(!name.isEmpty(), qPrintable(QString::fromLatin1(widget->metaObject()->className())));
        }
    }

private:
    static void setPrinter(const Desk& desk, const FakePrinter& printer)
    {
        settings::Settings settings(settings::Registry{}, desk.folder.filePath(u"loket.ini"_s));
        QVERIFY(settings.reload());
        QVERIFY(settings.setMany({{u"print.slip_printer"_s, u"tcp:127.0.0.1:%1"_s.arg(printer.port())}}));
    }
    static PreviewDialog* preview(const VouchersScreen& screen) { return screen.findChild<PreviewDialog*>(); }
    static int printedVouchers(const Desk& desk)
    {
        storage::Statement rows = desk.database->statement("SELECT count(*) FROM vouchers WHERE printed_at NOT NULL");
        return rows.run() && rows.next() ? int(rows.integer(0)) : -1;
    }
    static void open(VouchersScreen& screen, int rows)
    {
        screen.resize(1280, 640);
        screen.show();
        QVERIFY(QTest::qWaitForWindowExposed(&screen));
        QTRY_COMPARE(screen.model().rowCount(), rows);
        QTRY_VERIFY(rows == 0 || screen.model().rowAt(0));
    }

    static void advance(Desk& desk, qint64 voucherId, domain::VoucherEvent event)
    {
        auto transaction = storage::Transaction::begin(*desk.database);
        auto voucher = desk.journal->vouchers.find(voucherId);
        Desk::ok(desk.journal->vouchers.advance(*transaction, *voucher, event, desk.clock.now()));
        Desk::ok(transaction->commit());
    }
};

QTEST_MAIN(TestVouchers)
#include "tst_vouchers.moc"
