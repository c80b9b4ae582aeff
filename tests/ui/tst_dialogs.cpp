// What keys and the wheel do where nobody looks: every dialog of the window is opened and walked through. Enter is the
// visible main button wherever the focus is in a field, the focus is somewhere sensible from the first moment and after
// each action, and the wheel changes nothing that has no focus.
#include "engine/UseCases.h"
#include "ui/Office.h"
#include "ui/browser/ReasonDialog.h"
#include "ui/dialogs/CorrectNumberDialog.h"
#include "ui/dialogs/ShiftDialogs.h"
#include "ui/dialogs/TakeCashDialog.h"
#include "ui/printing/PreviewDialog.h"
#include "ui/screens/counter/CashOrders.h"
#include "ui/screens/counter/CounterScreen.h"
#include "ui/screens/counter/OrderForm.h"
#include "ui/screens/counter/PackageTiles.h"
#include "ui/screens/orders/OrdersScreen.h"
#include "ui/screens/packages/PackageEditor.h"
#include "ui/screens/packages/PackagesScreen.h"
#include "ui/screens/packages/ProfileDialog.h"
#include "ui/screens/schedule/ScheduleDialog.h"
#include "ui/screens/settings/FingerprintDialog.h"
#include "ui/screens/settings/PrinterDialog.h"
#include "ui/screens/settings/RouterPage.h"
#include "ui/screens/settings/SettingsScreen.h"
#include "ui/screens/shifts/ShiftHistory.h"
#include "ui/screens/staff/StaffDialog.h"
#include "ui/screens/vouchers/MakeVouchersDialog.h"
#include "ui/shell/Closing.h"
#include "ui/shell/HelpDialogs.h"
#include "ui/shell/MainWindow.h"
#include "ui/shell/ManualDialog.h"
#include "ui/shell/SearchDialog.h"
#include "ui/widgets/MoneyEdit.h"
#include "ui/widgets/PlainMessageBox.h"
#include "ui/wizard/FirstStart.h"
#include "ui/wizard/ImportWizard.h"
#include "ui/wizard/ImportsDialog.h"
#include "ui/wizard/ProfilesPage.h"

#include <QAbstractSpinBox>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDirIterator>
#include <QFile>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPointer>
#include <QPushButton>
#include <QRegularExpression>
#include <QSettings>
#include <QSignalSpy>
#include <QTableView>
#include <QVBoxLayout>
#include <QWheelEvent>

using namespace loket;
using namespace loket::ui;
using namespace loket::tests;

namespace {

constexpr int patience = 20000;

bool isDanger(const QWidget* widget)
{
    return widget->property("kind") == u"danger"_s;
}

QWidget* focused()
{
    QWidget* widget = QApplication::focusWidget();
    return widget ? widget : QApplication::activeWindow();
}

void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
{
    QTest::keyClick(focused(), key, modifiers);
}

// What a wheel would change.
QString valueOf(const QWidget* widget)
{
    if (const auto* box = qobject_cast<const QComboBox*>(widget))
        return box->currentText();
    if (const auto* box = qobject_cast<const QAbstractSpinBox*>(widget))
        return box->text();
    return {};
}

void turnWheel(QWidget* widget)
{
    const QPointF at = widget->rect().center();
    for (const int turn : {120, -120}) {
        QWheelEvent wheel(at, widget->mapToGlobal(at), {}, {0, turn}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase,
                          false);
        QApplication::sendEvent(widget, &wheel);
    }
}

} // namespace

class TestDialogs : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_office = std::make_unique<Office>();
        m_settings =
            std::make_unique<QSettings>(m_office->world.folder.filePath(u"window.ini"_s), QSettings::IniFormat);
        m_settings->setValue(u"wizard/done"_s, true);
        m_window = std::make_unique<MainWindow>(*m_office->context, *m_settings);
        m_window->setState(m_office->engine->state());
        m_window->resize(1366, 768);
        m_window->show();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }
    void cleanup()
    {
        m_window.reset();
        m_settings.reset();
        m_office.reset();
    }

    void everyDialog_data()
    {
        QTest::addColumn<QString>("name");
        for (const QString& name : makers().keys())
            QTest::newRow(qPrintable(name)) << name;
    }
    void everyDialog()
    {
        QFETCH(QString, name);
        QDialog* dialog = makers().value(name)();
        QVERIFY(dialog);
        dialog->setAttribute(Qt::WA_DeleteOnClose, false);
        dialog->show();
        dialog->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(dialog));
        QTRY_VERIFY(dialog->focusWidget());
        walk(*dialog);
        delete dialog;
    }

    void everyDialogIsWalkedThrough()
    {
        static const QRegularExpression ofADialog(u"\\bclass (\\w+) (?:final )?: public (?:QDialog|ShiftDialog)\\b"_s);
        QStringList walked{u"ShiftDialog"_s,
                           u"FirstStart"_s}; // what others are made of; its steps have their own tests
        for (const Maker& make : makers()) {
            const std::unique_ptr<QDialog> dialog(make());
            walked += QString::fromLatin1(dialog->metaObject()->className()).section(u"::"_s, -1);
        }
        int found = 0;
        for (QDirIterator files(QStringLiteral(LOKET_SOURCE "/ui"), {u"*.h"_s}, QDir::Files,
                                QDirIterator::Subdirectories);
             files.hasNext();) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            auto dialogs = ofADialog.globalMatch(QString::fromUtf8(file.readAll()));
            while (dialogs.hasNext()) {
                const QString name = dialogs.next().captured(1);
                QVERIFY2(walked.contains(name), qPrintable(name));
                ++found;
            }
        }
        QVERIFY2(found > 15, qPrintable(QString::number(found)));
    }

    // Enter in any line of any dialog: it goes on, or says what is missing, or does nothing; but what was typed is
    // never thrown away.
    void enterInAFieldLosesNothing_data() { everyDialog_data(); }
    void enterInAFieldLosesNothing()
    {
        QFETCH(QString, name);
        qsizetype fields = 1;
        for (qsizetype at = 0; at < fields; ++at) {
            QPointer<QDialog> dialog = makers().value(name)();
            QVERIFY(dialog);
            dialog->setAttribute(Qt::WA_DeleteOnClose, false);
            dialog->show();
            dialog->activateWindow();
            QVERIFY(QTest::qWaitForWindowActive(dialog));
            QList<QLineEdit*> lines = dialog->findChildren<QLineEdit*>();
            lines.removeIf(
                [](const QLineEdit* line) { return !line->isVisible() || !line->isEnabled() || line->isReadOnly(); });
            fields = lines.size();
            if (at < fields) {
                const QSignalSpy thrownAway(dialog, &QDialog::rejected);
                QLineEdit* line = lines[at];
                line->setFocus();
                line->selectAll();
                QTest::keyClicks(line, u"7"_s);
                QVERIFY2(!line->text().isEmpty(), qPrintable(line->accessibleName()));
                QTest::keyClick(line, Qt::Key_Enter);
                QVERIFY2(thrownAway.isEmpty(), qPrintable(line->accessibleName()));
                QVERIFY2(!dialog->isVisible() || !line->text().isEmpty(), qPrintable(line->accessibleName()));
            }
            delete dialog;
        }
    }

    void everyStepOfTheFirstSteps()
    {
        for (int step = 0; step < FirstStart::StepCount; ++step) {
            m_settings->setValue(u"wizard/step"_s, step);
            FirstStart steps(*m_office->context, *m_settings);
            steps.show();
            steps.activateWindow();
            QVERIFY(QTest::qWaitForWindowActive(&steps));
            QTRY_VERIFY_WITH_TIMEOUT(steps.routerPage() && steps.step() == step, patience);
            if (step == FirstStart::Packages)
                QTRY_VERIFY_WITH_TIMEOUT(!steps.profilesPage()->isLoading(), patience);
            QVERIFY(steps.focusWidget() && steps.focusWidget() != steps.leave());
            walk(steps);
        }
    }

    // Enter in a field goes on, and what was typed is kept; leaving keeps it too.
    void enterInTheFirstStepsGoesOn()
    {
        m_settings->setValue(u"wizard/step"_s, int(FirstStart::Welcome));
        auto steps = std::make_unique<FirstStart>(*m_office->context, *m_settings);
        const auto show = [&] {
            steps->show();
            steps->activateWindow();
            QVERIFY(QTest::qWaitForWindowActive(steps.get()));
            QTRY_VERIFY_WITH_TIMEOUT(steps->routerPage(), patience);
        };
        show();
        press(Qt::Key_Enter);
        QTRY_VERIFY_WITH_TIMEOUT(steps->step() == FirstStart::Router, patience);
        auto* host = qobject_cast<QLineEdit*>(steps->routerPage()->field(u"router.main.host"_s)->editor());
        host->setFocus();
        host->selectAll();
        QTest::keyClicks(host, u"192.168.77.1"_s);
        press(Qt::Key_Enter);
        QTRY_VERIFY_WITH_TIMEOUT(steps->step() == FirstStart::Packages, patience);
        QVERIFY(!steps->isHidden());
        steps = std::make_unique<FirstStart>(*m_office->context, *m_settings);
        m_settings->setValue(u"wizard/step"_s, int(FirstStart::Router));
        show();
        host = qobject_cast<QLineEdit*>(steps->routerPage()->field(u"router.main.host"_s)->editor());
        QCOMPARE(host->text(), u"192.168.77.1"_s);
        QTest::mouseClick(steps->back(), Qt::LeftButton); // wherever it continued
        QTest::mouseClick(steps->next(), Qt::LeftButton);
        host->selectAll();
        host->setFocus();
        QTest::keyClicks(host, u"192.168.77.2"_s);
        QTest::mouseClick(steps->leave(), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(steps->isHidden(), patience);
        const auto saved =
            Office::answer(m_office->engine->ask([](engine::UseCases& use) { return use.administration->snapshot(); }));
        QVERIFY(saved);
        QCOMPARE(saved->value(u"router.main.host"_s), u"192.168.77.2"_s);
    }

    // The keys of the place one is at already, from where the next customer is served.
    void altOneAtTheCounterLeavesTheKeyboardThere()
    {
        openShift();
        PackageTiles& tiles = m_window->counter()->tiles();
        QTRY_VERIFY_WITH_TIMEOUT(tiles.hasFocus(), patience);
        press(Qt::Key_1, Qt::AltModifier);
        QTest::qWait(200); // an animated click would come now
        QVERIFY(tiles.hasFocus());
        press(Qt::Key_2);
        QVERIFY(m_window->counter()->form().quantityEdit().hasFocus());
        press(Qt::Key_1, Qt::AltModifier);
        QTest::qWait(200);
        QVERIFY(m_window->counter()->form().quantityEdit().hasFocus()); // the order goes on
        QCOMPARE(m_window->counter()->form().quantityEdit().text(), u"1"_s);
        press(Qt::Key_2, Qt::AltModifier);
        QTRY_VERIFY(m_window->orders().isVisible());
        press(Qt::Key_1, Qt::AltModifier);
        QTRY_VERIFY(m_window->counter()->isVisible());
        QTRY_VERIFY(m_window->counter()->isAncestorOf(focused()));
    }

    void afterEachActionOnAPackage()
    {
        m_window->goTo(m_window->packages());
        PackagesScreen& screen = m_window->packages();
        PackageEditor& editor = screen.editor();
        QTRY_VERIFY_WITH_TIMEOUT(screen.isShowingList() && editor.save()->isVisible(), patience);
        const auto change = [&](const QString& price) {
            editor.price()->setFocus();
            editor.price()->selectAll();
            QTest::keyClicks(editor.price(), price);
            editor.save()->setFocus();
        };
        change(u"7"_s);
        press(Qt::Key_Space); // pressed by keyboard, as Enter does on most desktops
        QTRY_VERIFY_WITH_TIMEOUT(!editor.save()->isEnabled(), patience);
        QVERIFY2(!isDanger(focused()), "the focus is on a button that removes");
        QVERIFY(screen.table().hasFocus());
        QCOMPARE(editor.package().price, 7000);
        change(u"8"_s);
        auto* discard = editor.findChild<QPushButton*>(u"discardPackage"_s);
        discard->setFocus();
        press(Qt::Key_Space);
        QTRY_VERIFY(!discard->isEnabled());
        QVERIFY(editor.name()->hasFocus());
        screen.table().setFocus();
        press(Qt::Key_Delete);
        auto* box = screen.findChild<PlainMessageBox*>();
        QVERIFY(box);
        box->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(box));
        QTRY_VERIFY(box->isAncestorOf(focused()));
        QVERIFY(!isDanger(focused()));
        press(Qt::Key_Enter); // the way back
        QTRY_VERIFY_WITH_TIMEOUT(!screen.findChild<PlainMessageBox*>(), patience);
        QCOMPARE(screen.model().rowCount(), 6);
    }

    // In all screens, and all pages of the settings.
    // A finger that stays on the key, or a book that lies on it.
    void aHeldEnterIsOneEnter()
    {
        QDialog dialog(m_window.get());
        auto* layout = new QVBoxLayout(&dialog);
        auto* line = new QLineEdit(&dialog);
        auto* text = new QPlainTextEdit(&dialog);
        auto* button = new QPushButton(u"Take"_s, &dialog);
        for (QWidget* widget : std::initializer_list<QWidget*>{line, text, button})
            layout->addWidget(widget);
        button->setDefault(true);
        int pressed = 0;
        connect(button, &QPushButton::clicked, this, [&pressed] { ++pressed; });
        dialog.show();
        QVERIFY(QTest::qWaitForWindowActive(&dialog));
        const auto hold = [](QWidget* widget, Qt::Key which) {
            widget->setFocus();
            for (int press = 0; press < 20; ++press) {
                QKeyEvent key(QEvent::KeyPress, which, Qt::NoModifier, u"\r"_s, press > 0);
                QApplication::sendEvent(widget, &key);
            }
        };
        hold(line, Qt::Key_Return);
        QCOMPARE(pressed, 1);
        hold(button, Qt::Key_Enter);
        QCOMPARE(pressed, 2);
        hold(text, Qt::Key_Return);
        QCOMPARE(text->blockCount(), 21); // there it writes lines, as everywhere
    }

    void theWheelChangesNothingWithoutFocus()
    {
        int seen = 0;
        const auto turnAll = [&](QWidget& where) {
            for (QWidget* widget : where.findChildren<QWidget*>()) {
                if (!widget->isVisible() || valueOf(widget).isNull() || widget->hasFocus())
                    continue;
                const QString before = valueOf(widget);
                turnWheel(widget);
                QCOMPARE(valueOf(widget), before);
                QVERIFY2(!widget->hasFocus(), qPrintable(widget->accessibleName()));
                ++seen;
            }
        };
        for (int place = 0; place < m_window->placeCount(); ++place) {
            m_window->go(place);
            QCoreApplication::processEvents();
            turnAll(*m_window);
        }
        m_window->goTo(m_window->settingsScreen());
        QTRY_VERIFY_WITH_TIMEOUT(m_window->settingsScreen().page(SettingsScreen::Checks), patience);
        for (int section = 0; section <= SettingsScreen::Checks; ++section) {
            m_window->settingsScreen().go(SettingsScreen::Section(section));
            QCoreApplication::processEvents();
            turnAll(*m_window);
        }
        QVERIFY2(seen > 10, qPrintable(QString::number(seen)));
    }

    // With the keyboard there, it does.
    void theWheelWorksWithFocus()
    {
        QComboBox box(m_window.get());
        box.addItems({u"a"_s, u"b"_s, u"c"_s});
        box.show();
        const QPointF at = box.rect().center();
        QWheelEvent wheel(at, box.mapToGlobal(at), {}, {0, -120}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase,
                          false);
        QApplication::sendEvent(&box, &wheel);
        QCOMPARE(box.currentIndex(), 0);
        box.setFocus();
        QApplication::sendEvent(&box, &wheel);
        QCOMPARE(box.currentIndex(), 1);
    }

    // A button that is switched off while it has the focus.
    void theFocusNeverFallsOnAButtonThatRemoves()
    {
        QWidget where(m_window.get());
        QPushButton save(u"Save"_s, &where);
        QPushButton remove(u"Remove"_s, &where);
        remove.setProperty("kind", u"danger"_s);
        QLineEdit name(&where);
        where.show();
        save.setFocus();
        save.setEnabled(false);
        QVERIFY(!remove.hasFocus());
        QVERIFY(name.hasFocus());
        save.setEnabled(true);
        save.setFocus();
        QTest::keyClick(&save, Qt::Key_Tab); // by hand it is reached
        QVERIFY(remove.hasFocus());
    }

private:
    using Maker = std::function<QDialog*()>;

    // All dialogs there are, each in a usual state.
    QMap<QString, Maker> makers()
    {
        storage::ShiftSale sale{.packageName = u"5k"_s, .amount = 5000};
        domain::Purchase order;
        order.invoiceId = u"LK261119-7QKM3ZP9RT2XCWVH"_s;
        order.amount = 10'000;
        const UiContext* context = m_office ? m_office->context.get() : nullptr;
        QWidget* above = m_window.get();
        const auto box = [above](const char* what) -> Maker {
            return [above, what]() -> QDialog* {
                auto* question = new PlainMessageBox(QMessageBox::NoIcon, u"Loket"_s, QString::fromLatin1(what),
                                                     QMessageBox::Cancel, above);
                question->addButton(u"Remove"_s, QMessageBox::DestructiveRole);
                return question;
            };
        };
        return {
            {u"cash in and out"_s, [=] { return new CashDialog(*context, above); }},
            {u"close the shift"_s, [=] { return new CloseShiftDialog(*context, 1, above); }},
            {u"shift report"_s, [=] { return new ShiftReportDialog(*context, {}, above); }},
            {u"void"_s, [=] { return new VoidDialog(*context, sale, above); }},
            {u"take cash"_s, [=] { return new TakeCashDialog(*context, order, above); }},
            {u"orders to be paid in cash"_s,
             [=]() -> QDialog* {
                 auto* orders = new CashOrders(*context);
                 auto* dialog = new CashOrdersDialog(*context, *orders, above);
                 orders->setParent(dialog);
                 return dialog;
             }},
            {u"correct the number"_s, [=] { return new CorrectNumberDialog(*context, order, above); }},
            {u"closed shifts"_s, [=] { return new ShiftHistory(*context, above); }},
            {u"printers"_s,
             [=, this] { return new PrinterDialog(m_office->printing, PrinterDialog::For::Slips, above); }},
            {u"staff"_s, [=] { return new StaffDialog(*context, above); }},
            {u"own PIN"_s, [=] { return new SecretDialog(*context, above); }},
            {u"schedule"_s, [=] { return new ScheduleDialog(*context, above); }},
            {u"search"_s, [=] { return new SearchDialog(*context, true, above); }},
            {u"reason"_s,
             [=] {
                 return new ReasonDialog(
                     {.title = u"Refund"_s, .question = u"Refund?"_s, .go = u"Refund"_s, .needsReason = true}, above);
             }},
            {u"reason, may be left out"_s,
             [=] {
                 return new ReasonDialog({.title = u"Cancel"_s, .question = u"Cancel?"_s, .go = u"Cancel order"_s},
                                         above);
             }},
            {u"preview"_s,
             [=, this]() -> QDialog* {
                 Slip slip{.tickets = {Ticket{.username = u"abcd2345"_s, .password = u"abcd2345"_s}}};
                 return new PreviewDialog(m_office->printing, m_office->theme, slip, above);
             }},
            {u"profile"_s, [=] { return new ProfileDialog(u"main"_s, {.name = u"25k"_s, .sharedUsers = 1}, above); }},
            {u"fingerprint"_s,
             [=, this] { return new FingerprintDialog(m_office->theme, QString(64, u'a'), {}, true, above); }},
            {u"changed fingerprint"_s,
             [=, this] {
                 return new FingerprintDialog(m_office->theme, QString(64, u'a'), QString(64, u'b'), true, above);
             }},
            {u"make vouchers"_s,
             [=] {
                 return new MakeVouchersDialog(*context, {{.id = u"5k"_s, .name = u"5rb"_s, .price = 5000}},
                                               {u"main"_s}, above);
             }},
            {u"moving in"_s, [=] { return new ImportWizard(*context, u"vouchers"_s, above); }},
            {u"earlier imports"_s, [=] { return new ImportsDialog(*context, above); }},
            {u"manual"_s, [=, this] { return new ManualDialog(m_office->theme, m_office->language, above); }},
            {u"keys"_s, [=] { return HelpDialogs::shortcuts({u"Counter"_s}, above); }},
            {u"about"_s, [=] { return HelpDialogs::about(above); }},
            {u"closing"_s,
             [=, this]() -> QDialog* {
                 m_closing = std::make_unique<Closing>(*above, *m_settings);
                 (void)m_closing->windowMayClose();
                 return above->findChild<QMessageBox*>();
             }},
            {u"a question before something is removed"_s, box("Remove it?")},
        };
    }

    // Enter in a field is one button, which is seen and is no other one from field to field; none of it removes
    // anything but where that is what the dialog is for.
    static void walk(QDialog& dialog)
    {
        const QWidget* first = dialog.focusWidget();
        QVERIFY(first->isVisible() && first->isEnabled());
        const auto* focusedButton = qobject_cast<const QPushButton*>(first);
        QVERIFY2(!focusedButton || !isDanger(focusedButton), "the focus begins on a button that removes");
        QSet<const QPushButton*> mains;
        for (QWidget* widget : dialog.findChildren<QWidget*>()) {
            const bool isField = qobject_cast<QLineEdit*>(widget) || qobject_cast<QComboBox*>(widget) ||
                                 qobject_cast<QAbstractSpinBox*>(widget) || qobject_cast<QCheckBox*>(widget);
            if (!widget->isVisible() || !widget->isEnabled())
                continue;
            if (!valueOf(widget).isNull() && !widget->hasFocus()) {
                const QString before = valueOf(widget);
                turnWheel(widget);
                QCOMPARE(valueOf(widget), before);
            }
            if (!isField || !(widget->focusPolicy() & Qt::TabFocus))
                continue;
            widget->setFocus();
            const QPushButton* main = nullptr;
            for (const QPushButton* button : dialog.findChildren<QPushButton*>()) {
                if (button->isDefault() && button->isVisible())
                    main = button;
            }
            mains.insert(main);
            if (!main)
                continue; // Enter goes to the next field, or does nothing
            const QString kind = main->property("kind").toString();
            const bool isBack = main->text().contains(u"Cancel"_s) || main->text().contains(u"Back"_s) ||
                                main->text().contains(u"Keep"_s) || main->text().contains(u"Close"_s);
            QVERIFY2(kind == u"primary"_s || kind == u"danger"_s || isBack, qPrintable(main->text()));
        }
        QVERIFY2(mains.size() <= 1, "Enter is another button from field to field");
    }

    void openShift()
    {
        QVERIFY(Office::answer(m_office->engine->ask(
            [actor = m_office->engine->actor()](engine::UseCases& use) { return use.shifts.open(0, actor); })));
        QTRY_VERIFY_WITH_TIMEOUT(m_window->counter()->shift(), patience);
        QTRY_COMPARE_WITH_TIMEOUT(m_window->counter()->tiles().packages().size(), 6, patience);
    }

    std::unique_ptr<Office> m_office;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<MainWindow> m_window;
    std::unique_ptr<Closing> m_closing;
};

QTEST_MAIN(TestDialogs)
#include "tst_dialogs.moc"
