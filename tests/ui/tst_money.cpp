// Every field for money in the window: "20" is the same amount in all of them, and it is shown before it is booked.
#include "engine/UseCases.h"
#include "storage/ShiftRepository.h"
#include "ui/Office.h"
#include "ui/dialogs/ShiftDialogs.h"
#include "ui/dialogs/TakeCashDialog.h"
#include "ui/screens/counter/CounterScreen.h"
#include "ui/screens/counter/OpenShift.h"
#include "ui/screens/counter/OrderForm.h"
#include "ui/screens/counter/PackageTiles.h"
#include "ui/screens/packages/PackageEditor.h"
#include "ui/screens/packages/PackagesScreen.h"
#include "ui/shell/MainWindow.h"
#include "ui/widgets/MoneyEdit.h"
#include "ui/wizard/ProfilesPage.h"

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDirIterator>
#include <QPushButton>
#include <QRegularExpression>
#include <QSettings>

using namespace loket;
using namespace loket::ui;
using namespace loket::tests;
using core::Rupiah;

namespace {

constexpr int patience = 20000;

} // namespace

class TestMoney : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_office = std::make_unique<Office>();
        m_settings =
            std::make_unique<QSettings>(m_office->world.folder.filePath(u"window.ini"_s), QSettings::IniFormat);
        m_settings->setValue(u"wizard/done"_s, true);
        m_window = std::make_unique<MainWindow>(*m_office->context, *m_settings);
        m_window->resize(1366, 768);
        m_window->show();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        m_profiles = std::make_unique<ProfilesPage>(*m_office->context);
        m_profiles->resize(900, 600);
        m_profiles->load();
        QTRY_VERIFY_WITH_TIMEOUT(m_profiles->count() > 0, patience);
    }
    void cleanupTestCase()
    {
        m_profiles.reset();
        m_window.reset();
        m_settings.reset();
        m_office.reset();
    }

    void whatIsTyped_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<Rupiah>("value");
        QTest::addColumn<QString>("left"); // in the field when it was left
        QTest::newRow("thousands") << u"20"_s << Rupiah(20'000) << u"20.000"_s;
        QTest::newRow("one digit") << u"5"_s << Rupiah(5000) << u"5.000"_s;
        QTest::newRow("three digits") << u"999"_s << Rupiah(999'000) << u"999.000"_s;
        QTest::newRow("in full") << u"20000"_s << Rupiah(20'000) << u"20.000"_s;
        QTest::newRow("with dots") << u"1.500.000"_s << Rupiah(1'500'000) << u"1.500.000"_s;
        QTest::newRow("a thousand") << u"1000"_s << Rupiah(1000) << u"1.000"_s;
        QTest::newRow("to the letter") << u"Rp 500"_s << Rupiah(500) << u"Rp 500"_s;
        QTest::newRow("to the letter, in short") << u"r750"_s << Rupiah(750) << u"Rp 750"_s;
        QTest::newRow("with the currency") << u"Rp 20.000"_s << Rupiah(20'000) << u"20.000"_s;
        QTest::newRow("nothing") << u"0"_s << Rupiah(0) << u"0"_s;
        QTest::newRow("letters") << u"dua"_s << Rupiah(0) << QString();
    }
    void whatIsTyped()
    {
        QFETCH(QString, typed);
        QFETCH(Rupiah, value);
        QFETCH(QString, left);
        MoneyEdit edit;
        QTest::keyClicks(&edit, typed);
        QCOMPARE(edit.value(), value);
        if (value > 0) { // what is booked is shown, and told to a screen reader
            const QString whole = edit.booked().startsWith(u"= "_s) ? edit.booked() : edit.text();
            QVERIFY2(whole.contains(left.section(u' ', -1)), qPrintable(edit.booked() + u' ' + edit.text()));
            QCOMPARE(edit.accessibleDescription(), core::formatRupiah(value));
        }
        QFocusEvent out(QEvent::FocusOut, Qt::TabFocusReason);
        QApplication::sendEvent(&edit, &out);
        QCOMPARE(edit.text(), left);
        QCOMPARE(edit.value(), value); // no other amount by that
    }

    void whatIsPasted_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<Rupiah>("value");
        QTest::newRow("as printed") << u"Rp 20.000"_s << Rupiah(20'000);
        QTest::newRow("with cents") << u"Rp 20.000,00"_s << Rupiah(20'000);
        QTest::newRow("with blanks") << u" 15000 "_s << Rupiah(15'000);
    }
    void whatIsPasted()
    {
        QFETCH(QString, text);
        QFETCH(Rupiah, value);
        MoneyEdit edit;
        edit.insert(text);
        emit edit.textEdited(edit.text());
        QCOMPARE(edit.value(), value);
    }

    // What the program sets is what it means, whatever its size.
    void whatIsSet()
    {
        for (const Rupiah value : {Rupiah(0), Rupiah(500), Rupiah(999), Rupiah(1000), Rupiah(25'000)}) {
            MoneyEdit edit;
            edit.setValue(value);
            QCOMPARE(edit.value(), value);
        }
    }

    void itIsTheSameEverywhere_data()
    {
        QTest::addColumn<QString>("field");
        for (const QString& field : {u"float"_s, u"cash given"_s, u"cash in or out"_s, u"cash of an order"_s,
                                     u"price"_s, u"price in the first steps"_s})
            QTest::newRow(qPrintable(field)) << field;
    }
    void itIsTheSameEverywhere()
    {
        QFETCH(QString, field);
        MoneyEdit* edit = at(field);
        QVERIFY2(edit, qPrintable(field));
        for (const auto& [typed, value] : {std::pair(u"20"_s, 20'000), {u"7500"_s, 7500}, {u"Rp 500"_s, 500}}) {
            edit->setFocus();
            edit->selectAll();
            QTest::keyClick(edit, Qt::Key_Delete);
            QTest::keyClicks(edit, typed);
            QCOMPARE(edit->value(), Rupiah(value));
            QCOMPARE(edit->accessibleDescription(), core::formatRupiah(value));
        }
        for (QDialog* dialog : m_window->findChildren<QDialog*>())
            dialog->reject();
    }

    // To the books: what was typed in short.
    void whatIsBooked()
    {
        m_window->goTo(*m_window->counter());
        MoneyEdit& opening = m_window->counter()->opening().openingFloat();
        QTRY_VERIFY_WITH_TIMEOUT(opening.isVisible(), patience);
        opening.clear();
        opening.setFocus();
        QTest::keyClicks(&opening, u"100"_s);
        QTest::keyClick(&opening, Qt::Key_Enter);
        QTRY_VERIFY_WITH_TIMEOUT(m_window->counter()->shift(), patience);
        QCOMPARE(m_window->counter()->shift()->openingFloat, Rupiah(100'000));
        auto* dialog = new CashDialog(*m_office->context, m_window.get());
        dialog->open();
        QTest::keyClicks(&dialog->amount(), u"25"_s);
        QCOMPARE(dialog->amount().booked(), u"= Rp 25.000"_s);
        dialog->reason().setText(u"ice"_s);
        dialog->go().click();
        QTRY_VERIFY_WITH_TIMEOUT(!m_window->findChild<CashDialog*>(), patience);
        const auto report = Office::answer(m_office->engine->reader().ask<storage::ShiftReport>(
            [id = m_window->counter()->shift()->id](const storage::ReadModels& models) {
                return storage::ShiftRepository(models.database()).report(id);
            }));
        QVERIFY(report);
        QCOMPARE(report->movedOut(), Rupiah(25'000));
        QCOMPARE(report->expected(), Rupiah(75'000));
    }

    // A field of its own for money would read it in its own way.
    void thereIsNoOtherOne()
    {
        static const QRegularExpression own(u"setPrefix\\(u\"Rp|toLongLong\\(\\) \\* 1000"_s);
        QDirIterator files(QStringLiteral(LOKET_SOURCE "/ui"), {u"*.cpp"_s}, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            QVERIFY2(!own.match(QString::fromUtf8(file.readAll())).hasMatch(), qPrintable(file.fileName()));
        }
    }

private:
    MoneyEdit* at(const QString& field)
    {
        CounterScreen& counter = *m_window->counter();
        if (field == u"float"_s)
            return &counter.opening().openingFloat();
        if (field == u"cash given"_s) {
            counter.form().begin({.id = u"x"_s, .name = u"X"_s, .price = 5000});
            return &counter.form().cashEdit();
        }
        if (field == u"cash in or out"_s) {
            auto* dialog = new CashDialog(*m_office->context, m_window.get());
            dialog->open();
            return &dialog->amount();
        }
        if (field == u"cash of an order"_s) {
            domain::Purchase order;
            order.amount = 10'000;
            auto* dialog = new TakeCashDialog(*m_office->context, order, m_window.get());
            dialog->open();
            return &dialog->cash();
        }
        if (field == u"price"_s) {
            m_window->goTo(m_window->packages());
            return m_window->packages().editor().price();
        }
        auto* sell = m_profiles->findChild<QCheckBox*>(u"sell.5k"_s);
        sell->setChecked(true);
        return m_profiles->findChild<MoneyEdit*>(u"price.5k"_s);
    }

    std::unique_ptr<Office> m_office;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<MainWindow> m_window;
    std::unique_ptr<ProfilesPage> m_profiles;
};

QTEST_MAIN(TestMoney)
#include "tst_money.moc"
