// Where the keyboard is and what a key does, in every place at once: after a change of screen, while and after
// something runs, with a button in focus, in the file dialogs, and F1 wherever a person may be stuck.
#include "ui/Office.h"
#include "ui/export/FileDialog.h"
#include "ui/screens/settings/MessagePage.h"
#include "ui/screens/settings/SettingsScreen.h"
#include "ui/shell/MainWindow.h"
#include "ui/shell/ManualDialog.h"
#include "ui/widgets/KeepFocus.h"
#include "ui/widgets/LiveTableView.h"
#include "ui/wizard/FirstStart.h"

#include <QDirIterator>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardItemModel>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBrowser>
#include <QToolButton>
#include <QVBoxLayout>

using namespace loket;
using namespace loket::ui;
using namespace loket::tests;

class TestKeyboard : public QObject
{
    Q_OBJECT

private slots:
    void noScreenBeginsOnAButton()
    {
        open();
        for (int place = 0; place < m_window->placeCount(); ++place) {
            m_window->go(place);
            QCoreApplication::processEvents();
            const QWidget* focus = m_window->focusWidget();
            QVERIFY2(!qobject_cast<const QAbstractButton*>(focus) || !m_window->screen(place).isAncestorOf(focus),
                     qPrintable(m_window->screen(place).title() + u" begins on "_s +
                                (focus ? focus->accessibleName() : QString())));
        }
    }

    void enterPressesTheButtonInFocus()
    {
        open();
        QList<QAbstractButton*> buttons;
        auto* push = new QPushButton(u"Push"_s, m_window->centralWidget());
        auto* tool = new QToolButton(m_window->centralWidget());
        for (QAbstractButton* button : std::initializer_list<QAbstractButton*>{push, tool}) {
            button->show();
            button->setFocusPolicy(Qt::StrongFocus);
            QSignalSpy clicks(button, &QAbstractButton::clicked);
            button->setFocus();
            QTRY_VERIFY(button->hasFocus());
            for (const Qt::Key key : {Qt::Key_Return, Qt::Key_Enter})
                QTest::keyClick(button, key);
            QCOMPARE(clicks.size(), 2);
            QKeyEvent held(QEvent::KeyPress, Qt::Key_Return, Qt::NoModifier, QString(), true);
            QCoreApplication::sendEvent(button, &held);
            QCOMPARE(clicks.size(), 2);
        }
    }

    void aButtonThatRunsKeepsTheKeyboard()
    {
        QWidget window;
        auto* layout = new QVBoxLayout(&window);
        auto* run = new QPushButton(u"Run"_s);
        auto* field = new QLineEdit;
        layout->addWidget(run);
        layout->addWidget(field);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        run->setFocus();
        setEnabledKeepingFocus(*run, false);
        QVERIFY(!window.focusWidget()); // a key now changes nothing
        setEnabledKeepingFocus(*run, true);
        QVERIFY(run->hasFocus());

        setEnabledKeepingFocus(*run, false);
        field->setFocus(); // the person went on
        setEnabledKeepingFocus(*run, true);
        QVERIFY(field->hasFocus());

        setEnabledKeepingFocus(*run, false); // was not the one with the keyboard
        setEnabledKeepingFocus(*run, true);
        QVERIFY(field->hasFocus());
    }

    void theTestMessageGivesTheKeyboardBack()
    {
        open();
        auto* settings = &m_window->settingsScreen();
        m_window->goTo(*settings);
        QTRY_VERIFY(settings->page(SettingsScreen::Checks));
        settings->go(SettingsScreen::Messages);
        auto* page = static_cast<MessagePage*>(settings->page(SettingsScreen::Messages));
        QTRY_VERIFY(page->testButton()->isVisible());
        page->testPhone()->setText(u"081234567890"_s);
        page->testButton()->setFocus();
        QTest::keyClick(page->testButton(), Qt::Key_Space);
        QTRY_VERIFY_WITH_TIMEOUT(page->testButton()->isEnabled() && !page->testWords().isEmpty(), 15'000);
        QTRY_VERIFY(page->testButton()->hasFocus());
    }

    void aListShowsThatItHasTheKeyboard()
    {
        QStandardItemModel model(3, 2);
        LiveTableView table;
        table.setModel(&model);
        table.show();
        QVERIFY(QTest::qWaitForWindowActive(&table));
        table.setFocus(Qt::OtherFocusReason);
        QTRY_VERIFY(table.hasFocus());
        const QImage with = table.grab().toImage();
        QTest::keyClick(&table, Qt::Key_Down);
        QCOMPARE(table.selectedRows(), QList<int>{0}); // not the second
        QTest::keyClick(&table, Qt::Key_Down);
        QCOMPARE(table.selectedRows(), QList<int>{1});
        table.clearSelection();
        table.clearFocus();
        QVERIFY(table.grab().toImage() != with);
    }

    void whatIsTypedIsTheFile_data()
    {
        QTest::addColumn<QString>("wanted");
        QTest::addColumn<bool>("saves");
        QTest::newRow("folder") << u"stick"_s << false;
        QTest::newRow("new file") << u"sales.csv"_s << true;
        QTest::newRow("new file beside one whose name it begins with") << u"june.csv"_s << true;
    }

    void whatIsTypedIsTheFile()
    {
        QFETCH(QString, wanted);
        QFETCH(bool, saves);
        QTemporaryDir folder;
        for (const QString& name : {u"s"_s, u"st"_s, u"stick"_s})
            QVERIFY(QDir(folder.path()).mkdir(name));
        QFile other(folder.filePath(u"j"_s));
        QVERIFY(other.open(QIODevice::WriteOnly));
        FileDialog dialog;
        dialog.setDirectory(folder.path());
        dialog.setFileMode(saves ? QFileDialog::AnyFile : QFileDialog::Directory);
        dialog.setAcceptMode(saves ? QFileDialog::AcceptSave : QFileDialog::AcceptOpen);
        QSignalSpy chosen(&dialog, &QFileDialog::fileSelected);
        dialog.open();
        QVERIFY(QTest::qWaitForWindowActive(&dialog));
        auto* name = dialog.findChild<QLineEdit*>(u"fileNameEdit"_s);
        QVERIFY(name);
        auto* list = dialog.findChild<QAbstractItemView*>(u"listView"_s);
        QTRY_VERIFY(list && list->model()->rowCount(list->rootIndex()) >= 3); // it reads the folder by and by
        name->setFocus();
        name->clear();
        QTest::keyClicks(name, folder.filePath(wanted));
        QTest::keyClick(name, Qt::Key_Return);
        QTRY_COMPARE(chosen.size(), 1);
        QCOMPARE(chosen.first().first().toString(), folder.filePath(wanted));
    }

    // A plain one has its faults.
    void everyFileDialogIsThatOne()
    {
        QDirIterator files(QStringLiteral(LOKET_SOURCE "/ui"), {u"*.cpp"_s}, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QByteArray text = file.readAll();
            for (const char* plain : {"new QFileDialog", "QFileDialog::get", "QFileDialog("})
                QVERIFY2(!text.contains(plain), qPrintable(file.fileName()));
        }
    }

    void f1OpensTheManualAboveADialog_data()
    {
        QTest::addColumn<QString>("entry"); // of the menu
        QTest::addColumn<QString>("page");
        QTest::newRow("first steps") << QString() << u"first-day"_s;
        QTest::newRow("closed shifts") << u"shifts"_s << u"counter"_s;
        QTest::newRow("staff") << u"staff"_s << u"staff"_s;
        QTest::newRow("moving in") << u"movingIn"_s << u"moving-in"_s;
        QTest::newRow("schedule") << u"schedule"_s << u"settings"_s;
        QTest::newRow("keys") << u"keys"_s << u"counter"_s; // that of the screen below
    }

    void f1OpensTheManualAboveADialog()
    {
        QFETCH(QString, entry);
        QFETCH(QString, page);
        open();
        if (entry.isEmpty()) {
            m_window->openFirstSteps();
        } else {
            auto* action = m_window->menu().findChild<QAction*>(entry);
            QVERIFY(action);
            action->trigger();
        }
        QTRY_VERIFY(QApplication::activeModalWidget());
        QWidget* dialog = QApplication::activeModalWidget();
        QVERIFY(QTest::qWaitForWindowActive(dialog));
        if (auto* steps = qobject_cast<FirstStart*>(dialog))
            QTRY_VERIFY(steps->routerPage());
        QWidget* focus = dialog->focusWidget();
        QTest::keyClick(focus ? focus : dialog, Qt::Key_F1);
        QTRY_VERIFY(dialog->findChild<ManualDialog*>());
        auto* manual = dialog->findChild<ManualDialog*>();
        QVERIFY(manual->isVisible());
        QCOMPARE(manual->page(), page);
        QVERIFY(QTest::qWaitForWindowActive(manual));
        QTest::keyClicks(&manual->search(), u"router"_s); // is not blocked
        QVERIFY(manual->list().count() > 0);
        QTest::keyClick(&manual->search(), Qt::Key_Escape);
        QTRY_VERIFY(!manual->isVisible());
        QVERIFY(dialog->isVisible());
    }

    void f1InTheSettingsOpensThePageOfTheSection_data()
    {
        QTest::addColumn<int>("section");
        QTest::addColumn<QString>("page");
        QTest::newRow("business") << int(SettingsScreen::Business) << u"settings"_s;
        QTest::newRow("router") << int(SettingsScreen::Router) << u"routers"_s;
        QTest::newRow("payments") << int(SettingsScreen::Payments) << u"payments"_s;
        QTest::newRow("messages") << int(SettingsScreen::Messages) << u"whatsapp"_s;
        QTest::newRow("vouchers") << int(SettingsScreen::Vouchers) << u"vouchers"_s;
        QTest::newRow("printing") << int(SettingsScreen::Printing) << u"printing"_s;
        QTest::newRow("backup") << int(SettingsScreen::Backup) << u"backup"_s;
        QTest::newRow("checks") << int(SettingsScreen::Checks) << u"troubleshooting"_s;
    }

    void f1InTheSettingsOpensThePageOfTheSection()
    {
        QFETCH(int, section);
        QFETCH(QString, page);
        open();
        m_window->goTo(m_window->settingsScreen());
        QTRY_VERIFY(m_window->settingsScreen().page(SettingsScreen::Checks));
        m_window->settingsScreen().go(SettingsScreen::Section(section));
        QTest::keyClick(m_window.get(), Qt::Key_F1);
        auto* manual = m_window->findChild<ManualDialog*>();
        QVERIFY(manual && manual->isVisible());
        QCOMPARE(manual->page(), page);
    }

    void cleanup()
    {
        m_window.reset();
        m_settings.reset();
        m_office.reset();
    }

private:
    void open()
    {
        m_office = std::make_unique<Office>();
        m_settings =
            std::make_unique<QSettings>(m_office->world.folder.filePath(u"window.ini"_s), QSettings::IniFormat);
        m_window = std::make_unique<MainWindow>(*m_office->context, *m_settings);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }

    std::unique_ptr<Office> m_office;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<MainWindow> m_window;
};

QTEST_MAIN(TestKeyboard)
#include "tst_keyboard.moc"
