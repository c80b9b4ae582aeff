#include "print/FakePrinter.h"

#include "ui/Desk.h"
#include "ui/printing/PreviewDialog.h"
#include "ui/printing/PrintWords.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace loket;
using namespace loket::ui;
using namespace loket::tests;

class TestPreviewDialog : public QObject
{
    Q_OBJECT

private slots:
    void showsThePagesOfEachTemplate();
    void switchesChangeThePicture();
    void slipsGoToTheSlipPrinter();
    void aTroubleIsSaidAndTriedAgain();
    void savesAPdf();
    void withoutAPrinterThereIsStillThePdf();
    void everythingIsNamedInBothLanguages();

private:
    static Slip content(int count)
    {
        Slip slip;
        for (int i = 0; i < count; ++i)
            slip.tickets += Ticket{.username = u"code%1x"_s.arg(i),
                                   .password = u"code%1x"_s.arg(i),
                                   .package = u"3rb"_s,
                                   .price = 3000,
                                   .number = i + 1};
        return slip;
    }
    static void set(const Desk& desk, const QMap<QString, QString>& values)
    {
        settings::Settings settings(settings::Registry{}, desk.folder.filePath(u"loket.ini"_s));
        QVERIFY(settings.reload());
        QVERIFY(settings.setMany(values));
    }
    static void choose(PreviewDialog& dialog, PrintTemplate form)
    {
        dialog.templates().setCurrentIndex(dialog.templates().findData(int(form)));
    }
};

void TestPreviewDialog::showsThePagesOfEachTemplate()
{
    Desk desk;
    set(desk, {{u"print.sheet_layout"_s, u"4x13"_s}});
    PreviewDialog dialog(desk.printing, desk.theme, content(60));
    dialog.show();
    QTRY_COMPARE(dialog.pageLabel().text(), u"Page 1 of 2"_s); // 52 on a page, as set
    choose(dialog, PrintTemplate::Sheet3x8);
    QTRY_COMPARE(dialog.pageLabel().text(), u"Page 1 of 3"_s);
    QVERIFY(!dialog.picture().pixmap().isNull());
    dialog.showPage(7);
    QTRY_COMPARE(dialog.pageLabel().text(), u"Page 3 of 3"_s);
    QTest::keyClick(&dialog, Qt::Key_PageUp);
    QTRY_COMPARE(dialog.pageLabel().text(), u"Page 2 of 3"_s);
    choose(dialog, PrintTemplate::SheetDense);
    QTRY_COMPARE(dialog.pageLabel().text(), u"Page 1 of 1"_s);
    choose(dialog, PrintTemplate::Slip58);
    QTRY_COMPARE(dialog.pageLabel().text(), u"Page 1 of 60"_s);
}

void TestPreviewDialog::switchesChangeThePicture()
{
    Desk desk;
    set(desk, {{u"print.login_address"_s, u"hotspot.lan"_s}, {u"print.wifi_name"_s, u"Melati"_s}});
    PreviewDialog dialog(desk.printing, desk.theme, content(1), PrintTemplate::Slip80);
    dialog.show();
    QTRY_VERIFY(!dialog.picture().pixmap().isNull());
    QVERIFY(dialog.loginQr().isChecked() && dialog.wifiQr().isEnabled() && !dialog.wifiQr().isChecked());
    const int with = dialog.picture().pixmap().height();
    dialog.loginQr().setChecked(false);
    QTRY_VERIFY(dialog.picture().pixmap().height() < with);
    dialog.loginQr().setChecked(true);
    dialog.wifiQr().setChecked(true);
    QTRY_VERIFY(dialog.picture().pixmap().height() > with);
}

void TestPreviewDialog::slipsGoToTheSlipPrinter()
{
    Desk desk;
    const FakePrinter printer(FakePrinter::Mood::Ready);
    set(desk, {{u"print.slip_printer"_s, u"tcp:127.0.0.1:%1"_s.arg(printer.port())}});
    PreviewDialog dialog(desk.printing, desk.theme, content(1), PrintTemplate::Slip58);
    const QSignalSpy printed(&dialog, &PreviewDialog::printed);
    dialog.show();
    QTRY_VERIFY(dialog.printButton().isEnabled());
    QVERIFY(dialog.printers().currentText().contains(u"127.0.0.1"));
    QTest::keyClick(&dialog, Qt::Key_Return);
    QTRY_COMPARE(printed.size(), 1);
    QVERIFY(printer.received().contains("code 0x") || printer.received().contains("code0x"));
    QCOMPARE(dialog.message().text(), u"Printed."_s);
}

void TestPreviewDialog::aTroubleIsSaidAndTriedAgain()
{
    Desk desk;
    const FakePrinter printer(FakePrinter::Mood::NoPaper);
    set(desk, {{u"print.slip_printer"_s, u"tcp:127.0.0.1:%1"_s.arg(printer.port())}});
    PreviewDialog dialog(desk.printing, desk.theme, content(1), PrintTemplate::Slip58);
    dialog.show();
    QTRY_VERIFY(dialog.printButton().isEnabled());
    dialog.printButton().click();
    QTRY_VERIFY(dialog.message().text().startsWith(u"The printer has no paper."));
    QVERIFY(dialog.printButton().isEnabled());
    QVERIFY(printer.received().isEmpty());
}

void TestPreviewDialog::savesAPdf()
{
    Desk desk;
    PreviewDialog dialog(desk.printing, desk.theme, content(30));
    dialog.show();
    QTRY_COMPARE(dialog.pageLabel().text(), u"Page 1 of 2"_s);
    const QString file = desk.folder.filePath(u"sheet.pdf"_s);
    dialog.exportTo(file);
    QTRY_VERIFY(dialog.message().text().contains(file));
    QFile pdf(file);
    QVERIFY(pdf.open(QIODevice::ReadOnly));
    QVERIFY(pdf.readAll().startsWith("%PDF"));
    dialog.exportTo(desk.folder.filePath(u"no/such/folder/sheet.pdf"_s));
    QTRY_VERIFY(dialog.message().text().contains(u"no/such/folder/sheet.pdf could not be written"_s));
}

void TestPreviewDialog::withoutAPrinterThereIsStillThePdf()
{
    Desk desk;
    PreviewDialog dialog(desk.printing, desk.theme, content(1), PrintTemplate::Slip58);
    dialog.show();
    QTRY_COMPARE(dialog.pageLabel().text(), u"Page 1 of 1"_s);
    if (dialog.printers().currentData().isValid())
        QSKIP("this machine has a printer");
    QVERIFY(!dialog.printButton().isEnabled());
    QCOMPARE(dialog.printers().currentText(), u"No printer found"_s);
    QVERIFY(!dialog.loginQr().isEnabled()); // no address: no code
}

void TestPreviewDialog::everythingIsNamedInBothLanguages()
{
    Desk desk;
    PreviewDialog dialog(desk.printing, desk.theme, content(1), PrintTemplate::Sheet3x8);
    dialog.show();
    QTRY_COMPARE(dialog.pageLabel().text(), u"Page 1 of 1"_s);
    QCOMPARE(dialog.windowTitle(), u"Print vouchers"_s);
    desk.language.use(u"id"_s);
    QTRY_COMPARE(dialog.windowTitle(), u"Cetak voucher"_s);
    const auto buttons = dialog.findChildren<QAbstractButton*>();
    for (const QAbstractButton* button : buttons)
        QVERIFY2(!button->text().isEmpty() || !button->accessibleName().isEmpty(), qPrintable(button->objectName()));
}

QTEST_MAIN(TestPreviewDialog)
#include "tst_previewdialog.moc"
