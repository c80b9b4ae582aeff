// Setting up a printer without knowing how its address is written: it is chosen from a list, tried, and only then
// saved.
#include "print/FakePrinter.h"

#include "ui/SetupHouse.h"
#include "ui/printing/Printing.h"
#include "ui/screens/settings/PrinterDialog.h"
#include "ui/screens/settings/PrintingPage.h"
#include "ui/screens/settings/SettingsScreen.h"

#include <QCheckBox>
#include <QFileDialog>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QTemporaryDir>

using namespace loket;
using namespace loket::ui;
using namespace loket::tests;

class TestPrintingPage : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_house = std::make_unique<SetupHouse>();
        m_printing = std::make_unique<Printing>(m_house->world.folder.path());
        m_house->context->printing = m_printing.get();
        m_screen = std::make_unique<SettingsScreen>(*m_house->context);
        m_screen->resize(1200, 700);
        m_screen->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_screen.get()));
        QTRY_VERIFY(m_screen->page(SettingsScreen::Checks));
        m_screen->go(SettingsScreen::Printing);
    }

    void cleanup()
    {
        m_screen.reset();
        m_printing.reset();
        m_house.reset();
    }

    void aPrinterInTheNetworkIsFoundChosenAndTriedBeforeItIsSaved()
    {
        const FakePrinter printer(FakePrinter::Mood::Ready);
        PrinterDialog* dialog = open(u"chooseSlipPrinter"_s);
        QVERIFY(dialog);
        dialog->setSearch({QHostAddress(u"127.0.0.9"_s), QHostAddress(QHostAddress::LocalHost)}, printer.port());
        const int known = dialog->list().count();
        QTest::mouseClick(dialog->searchButton(), Qt::LeftButton);
        QTRY_COMPARE(dialog->list().count(), known + 1);
        QTRY_VERIFY(dialog->searchButton()->isEnabled());
        QTest::mouseClick(dialog->searchButton(), Qt::LeftButton); // again: no row twice
        QTRY_VERIFY(dialog->searchButton()->isEnabled());
        QCOMPARE(dialog->list().count(), known + 1);
        dialog->list().setCurrentRow(known);
        QTest::keyClick(&dialog->list(), Qt::Key_Return);
        const QString device = u"tcp:127.0.0.1:%1"_s.arg(printer.port());
        QTRY_COMPARE(line(u"print.slip_printer"_s)->text(), device);

        QTest::mouseClick(page()->testButton(), Qt::LeftButton);
        QTRY_VERIFY2(page()->testWords().contains(u"took the test slip"_s), qPrintable(page()->testWords()));
        QVERIFY(printer.received().contains("Test slip"));
        QVERIFY(printer.received().contains("\x1Dv0")); // A, a picture
        QVERIFY(printer.received().contains("username=LOKET-B"));
        QVERIFY(m_house->setting(u"print.slip_printer"_s) != device);

        qobject_cast<QCheckBox*>(field(u"print.printer_qr"_s)->editor())->click();
        QTest::mouseClick(m_screen->saveButton(), Qt::LeftButton);
        QTRY_COMPARE(m_house->setting(u"print.slip_printer"_s), device);
        QCOMPARE(m_house->setting(u"print.printer_qr"_s), u"true"_s);
    }

    void whyATestSlipWasNotPrintedIsSaid_data()
    {
        QTest::addColumn<QString>("device");
        QTest::addColumn<QString>("words");
        QTest::newRow("none") << QString() << u"printer"_s;
        QTest::newRow("no device") << u"my printer"_s << u"tcp:"_s;
        QTest::newRow("not there") << u"file:/dev/usb/no-such"_s << u"no-such"_s;
    }

    void whyATestSlipWasNotPrintedIsSaid()
    {
        QFETCH(QString, device);
        QFETCH(QString, words);
        type(u"print.slip_printer"_s, device);
        QTest::mouseClick(page()->testButton(), Qt::LeftButton);
        QTRY_VERIFY2(page()->testWords().contains(words), qPrintable(page()->testWords()));
        QVERIFY(page()->testButton()->isEnabled());
    }

    void theLogoIsAPictureThatExists()
    {
        const QTemporaryDir folder;
        const QString rubbish = folder.filePath(u"logo.png"_s);
        QFile file(rubbish);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("no picture");
        file.close();
        QVERIFY(pick(rubbish));
        QTRY_VERIFY2(page()->testWords().contains(u"logo.png"_s), qPrintable(page()->testWords()));
        QCOMPARE(line(u"print.logo"_s)->text(), QString());

        const QString good = folder.filePath(u"good.png"_s);
        QVERIFY(QImage(8, 8, QImage::Format_RGB32).save(good));
        QVERIFY(pick(good));
        QTRY_COMPARE(line(u"print.logo"_s)->text(), good);
        QVERIFY(page()->testWords().isEmpty());
    }

private:
    [[nodiscard]] PrintingPage* page() const { return m_screen->findChild<PrintingPage*>(); }
    [[nodiscard]] SettingField* field(const QString& key) const { return page()->field(key); }
    [[nodiscard]] QLineEdit* line(const QString& key) const { return qobject_cast<QLineEdit*>(field(key)->editor()); }

    void type(const QString& key, const QString& text)
    {
        line(key)->selectAll();
        line(key)->setFocus();
        text.isEmpty() ? QTest::keyClick(line(key), Qt::Key_Delete) : QTest::keyClicks(line(key), text);
    }

    PrinterDialog* open(const QString& button)
    {
        page()->findChild<QPushButton*>(button)->click();
        return page()->findChild<PrinterDialog*>();
    }

    bool pick(const QString& file)
    {
        page()->findChild<QPushButton*>(u"chooseLogo"_s)->click();
        auto* dialog = page()->findChild<QFileDialog*>(u"logoFile"_s);
        if (!dialog)
            return false;
        emit dialog->fileSelected(file);
        dialog->close();
        return QTest::qWaitFor([this] { return !page()->findChild<QFileDialog*>(u"logoFile"_s); });
    }

    std::unique_ptr<SetupHouse> m_house;
    std::unique_ptr<Printing> m_printing;
    std::unique_ptr<SettingsScreen> m_screen;
};

QTEST_MAIN(TestPrintingPage)
#include "tst_printingpage.moc"
