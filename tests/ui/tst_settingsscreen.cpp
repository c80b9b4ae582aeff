// The Settings screen on the real engine: input is checked at once, saved as a whole, and really saved.
#include "support/TlsIdentity.h"
#include "ui/Desk.h"
#include "ui/SetupHouse.h"
#include "ui/screens/settings/AccessPages.h"
#include "ui/screens/settings/Addresses.h"
#include "ui/screens/settings/FingerprintDialog.h"
#include "ui/screens/settings/MessagePage.h"
#include "ui/screens/settings/PlainPages.h"
#include "ui/screens/settings/RouterPage.h"
#include "ui/screens/settings/SettingsScreen.h"
#include "ui/shell/MainWindow.h"
#include "ui/widgets/DoctorView.h"
#include "ui/widgets/StatePanel.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QFileDialog>
#include <QGuiApplication>
#include <QInputDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTabBar>
#include <QToolButton>

using namespace loket;
using namespace loket::ui;
using namespace loket::tests;

class TestSettingsScreen : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_house = std::make_unique<SetupHouse>();
        m_screen = std::make_unique<SettingsScreen>(*m_house->context);
        m_screen->resize(1200, 700);
        m_screen->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_screen.get()));
        QTRY_VERIFY(m_screen->page(SettingsScreen::Checks));
    }

    void cleanup()
    {
        m_screen.reset();
        m_house.reset();
    }

    void everySettingHasItsFieldAndItsName()
    {
        const auto all = SetupHouse::answer(
            m_house->engine.ask([&](engine::UseCases& use) { return use.administration->snapshot(); }));
        QVERIFY(all);
        for (const engine::SettingValue& one : all->settings) {
            if (MessageTexts::keys().contains(one.setting.key))
                continue; // an editor of its own
            QVERIFY2(field(one.setting.key), qPrintable(one.setting.key + u" has no field"_s));
            QVERIFY2(!field(one.setting.key)->editor()->accessibleName().isEmpty(), qPrintable(one.setting.key));
        }
        for (const engine::SecretValue& one : all->secrets)
            QVERIFY2(field(one.key), qPrintable(one.key + u" has no field"_s));
    }

    void whatIsTypedIsSavedAtOnceForTheEngine()
    {
        type(u"business.name"_s, u"Warung Mawar"_s);
        QCOMPARE(m_screen->barText(), u"1 change not saved"_s);
        type(u"retry.attempts"_s, u"5"_s);
        QCOMPARE(m_screen->barText(), u"2 changes not saved"_s);
        QTest::mouseClick(m_screen->saveButton(), Qt::LeftButton);
        QTRY_VERIFY(m_screen->barText().isEmpty());
        QCOMPARE(m_house->setting(u"business.name"_s), u"Warung Mawar"_s);
        QCOMPARE(m_house->setting(u"retry.attempts"_s), u"5"_s);
        QCOMPARE(line(u"business.name"_s)->text(), u"Warung Mawar"_s);
    }

    void enterInAFieldSaves()
    {
        m_screen->go(SettingsScreen::Business);
        QTest::keyClick(line(u"business.name"_s), Qt::Key_Return); // nothing to save
        type(u"business.name"_s, u"Warung Melati"_s);
        line(u"business.name"_s)->setFocus();
        QTest::keyClick(line(u"business.name"_s), Qt::Key_Return);
        QTRY_VERIFY(m_screen->barText().isEmpty());
        QCOMPARE(m_house->setting(u"business.name"_s), u"Warung Melati"_s);
    }

    void aSearchThatFindsNothingSaysSo()
    {
        m_screen->go(SettingsScreen::Business);
        auto* words = m_screen->findChild<QLabel*>(u"nothingFound"_s);
        QVERIFY(words && !words->isVisible());
        m_screen->search().setText(u"0812 3456 7890"_s);
        QVERIFY(words->isVisible());
        QVERIFY(!m_screen->page(SettingsScreen::Business)->isVisible());
        m_screen->search().clear();
        QVERIFY(!words->isVisible());
        QVERIFY(m_screen->page(SettingsScreen::Business)->isVisible());
        QVERIFY(m_screen->list().item(SettingsScreen::Business)->isSelected());
    }

    void aWrongValueIsSaidAtOnceAndCannotBeSaved_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("words");
        QTest::newRow("number too large") << u"voucher.length"_s << u"99"_s << u"A whole number from 6 to 32."_s;
        QTest::newRow("no number") << u"retry.attempts"_s << u"many"_s << u"A whole number from 1 to 100."_s;
        QTest::newRow("half an address") << u"router.main.host"_s << u"192.168.88"_s << u"A host name"_s;
        QTest::newRow("address without http") << u"server.public_url"_s << u"wifi.id"_s << u"An address such as"_s;
        QTest::newRow("prefix with a blank") << u"voucher.prefix"_s << u"a b"_s << u"1 to 16 letters"_s;
    }

    void aWrongValueIsSaidAtOnceAndCannotBeSaved()
    {
        QFETCH(QString, key);
        QFETCH(QString, value);
        QFETCH(QString, words);
        const QString before = m_house->setting(key);
        type(key, value);
        QVERIFY2(field(key)->shownProblem().startsWith(words), qPrintable(field(key)->shownProblem()));
        QVERIFY(!m_screen->saveButton()->isEnabled());
        QVERIFY(m_screen->barText().contains(words));
        QTest::mouseClick(m_screen->discardButton(), Qt::LeftButton);
        QTRY_VERIFY(m_screen->barText().isEmpty());
        QCOMPARE(m_house->setting(key), before);
        QVERIFY(field(key)->shownProblem().isEmpty());
    }

    void whatOnlyTogetherIsWrongIsRefusedByTheEngine()
    {
        type(u"retry.base_ms"_s, u"5000"_s); // more than the longest pause set here, 1000
        QTest::mouseClick(m_screen->saveButton(), Qt::LeftButton);
        QTRY_VERIFY2(m_screen->barText().contains(u"1000 ms"_s), qPrintable(m_screen->barText()));
        QCOMPARE(m_house->setting(u"retry.base_ms"_s), u"100"_s);
        type(u"retry.max_ms"_s, u"9000"_s);
        QTest::mouseClick(m_screen->saveButton(), Qt::LeftButton);
        QTRY_COMPARE(m_house->setting(u"retry.base_ms"_s), u"5000"_s);
    }

    void aSecretGoesInAndIsNeverShown()
    {
        const QString key = u"delivery.wablas.token"_s;
        const auto* secret = line(key);
        QCOMPARE(secret->placeholderText(), u"Not set"_s);
        QVERIFY(secret->echoMode() == QLineEdit::Password);
        type(key, u"SB-Mid-server-abc"_s);
        QTest::mouseClick(m_screen->saveButton(), Qt::LeftButton);
        QTRY_VERIFY(m_screen->barText().isEmpty());
        QTRY_COMPARE(line(key)->placeholderText(), u"Is set – type to replace it"_s);
        QVERIFY(line(key)->text().isEmpty());
        field(key)->findChild<QPushButton*>(key + u".forget"_s)->click();
        QCOMPARE(m_screen->barText(), u"1 change not saved"_s);
        QTest::mouseClick(m_screen->saveButton(), Qt::LeftButton);
        QTRY_COMPARE(line(key)->placeholderText(), u"Not set"_s);
    }

    void searchFindsAFieldInAnySection()
    {
        m_screen->focusSearch();
        QTRY_VERIFY(m_screen->search().hasFocus() || !m_screen->isActiveWindow());
        m_screen->search().setText(u"prefix"_s);
        QCOMPARE(visibleSections(), QStringList{u"Vouchers"_s});
        QVERIFY(field(u"voucher.prefix"_s)->isVisible());
        QVERIFY(!field(u"voucher.length"_s)->isVisible() || field(u"voucher.length"_s)->matches(u"prefix"_s));
        m_screen->search().clear();
        QCOMPARE(visibleSections().size(), m_screen->list().count());
    }

    void sshFieldsOnlyWhereSshIsChosen()
    {
        m_screen->go(SettingsScreen::Router);
        QVERIFY(!field(u"router.main.ssh_port"_s)->isVisible());
        choose(u"router.main.transport"_s, u"ssh"_s);
        QVERIFY(field(u"router.main.ssh_port"_s)->isVisible());
        QVERIFY(field(u"router.main.fingerprint"_s)->isVisible());
        QVERIFY(!field(u"router.main.anonymous_tls"_s)->isVisible());
    }

    void aRouterComesAndGoes()
    {
        m_screen->go(SettingsScreen::Router);
        routerPage()->findChild<QPushButton*>(u"addRouter"_s)->click();
        auto* dialog = routerPage()->findChild<QInputDialog*>();
        QVERIFY(dialog);
        dialog->setTextValue(u"lantai2"_s);
        dialog->accept();
        QTRY_VERIFY(field(u"router.lantai2.host"_s));
        type(u"router.lantai2.host"_s, u"127.0.0.1"_s);
        QTest::mouseClick(m_screen->saveButton(), Qt::LeftButton);
        QTRY_COMPARE(m_house->setting(u"router.lantai2.host"_s), u"127.0.0.1"_s);
        QTRY_VERIFY(m_screen->barText().isEmpty());
        QTRY_VERIFY(routerPage()->router() == u"lantai2"_s && field(u"router.lantai2.host"_s));
        QTest::qWait(0);
        shownChild(routerPage(), u"removeRouter"_s)->click();
        auto* box = routerPage()->findChild<QMessageBox*>();
        QVERIFY(box);
        pressDestructive(*box);
        QTRY_COMPARE(m_house->setting(u"router.lantai2.host"_s), QString());
        QTRY_COMPARE(routerPage()->router(), u"main"_s);
    }

    void theConnectionIsTriedBeforeItIsSaved()
    {
        m_screen->go(SettingsScreen::Router);
        DoctorView* doctor = routerPage()->doctor();
        doctor->run();
        QTRY_VERIFY(!doctor->isRunning() && !doctor->lines().isEmpty());
        QCOMPARE(doctor->count(engine::Verdict::Fail), 0);
        type(u"router.main.port"_s, u"1"_s); // nobody listens there
        QTest::mouseClick(doctor->button(), Qt::LeftButton);
        QTRY_VERIFY(!doctor->isRunning() && doctor->count(engine::Verdict::Fail) == 1);
        QCOMPARE(doctor->summary(), u"1 problem to fix"_s);
        QVERIFY(doctor->findChild<QLabel*>(u"fix"_s)->text().startsWith(u"/ip service enable"_s));
        QCOMPARE(m_house->setting(u"router.main.port"_s), QString::number(m_house->world.router.port()));
    }

    void theFingerprintIsTrustedAfterAsking()
    {
        QTemporaryDir folder;
        const auto identity = tests::makeTlsIdentity(folder.path(), u"router"_s);
        QVERIFY(m_house->world.router.listenTls(identity.certificate, identity.key));
        m_screen->go(SettingsScreen::Router);
        choose(u"router.main.transport"_s, u"tls"_s);
        type(u"router.main.port"_s, QString::number(m_house->world.router.tlsPort()));
        routerPage()->askFingerprint();
        QTRY_VERIFY(routerPage()->findChild<FingerprintDialog*>());
        auto* dialog = routerPage()->findChild<FingerprintDialog*>();
        QVERIFY(!dialog->trust()->isDefault());
        QTest::mouseClick(dialog->trust(), Qt::LeftButton);
        QTRY_COMPARE(m_screen->draft()->value(u"router.main.fingerprint"_s), identity.fingerprint());
        DoctorView* doctor = routerPage()->doctor();
        doctor->run();
        QTRY_VERIFY(!doctor->isRunning() && doctor->lines().size() > 3);
        QVERIFY(doctor->lines().last().verdict == engine::Verdict::Ok);
    }

    void aPlainRouterHasNoFingerprint()
    {
        routerPage()->askFingerprint();
        QTRY_VERIFY(routerPage()->findChild<QMessageBox*>());
        routerPage()->findChild<QMessageBox*>()->close();
    }

    void theMessageIsPreviewedWhileItIsTyped()
    {
        m_screen->go(SettingsScreen::Messages);
        QVERIFY(texts().preview().contains(u"k7mq3zp9"_s)); // the built-in text
        QVERIFY(!m_screen->draft()->isDirty());
        editor()->setPlainText(u"Halo {name}, "_s);
        editor()->moveCursor(QTextCursor::End);
        texts().findChild<QPushButton*>(u"insert{vouchers}"_s)->click();
        QVERIFY(texts().preview().startsWith(u"Halo Siti Rahma"_s));
        QVERIFY(texts().preview().contains(u"rt2xcwvh"_s));
        editor()->insertPlainText(u"{colour}"_s);
        QVERIFY(texts().problem().startsWith(u"This text cannot be sent: line 1"_s));
        QVERIFY(!m_screen->saveButton()->isEnabled());
        editor()->setPlainText(u"Kode:\n{vouchers}"_s);
        QTest::mouseClick(m_screen->saveButton(), Qt::LeftButton);
        QTRY_COMPARE(m_house->setting(u"delivery.message"_s), u"Kode:\n{vouchers}"_s);
        texts().findChild<QPushButton*>(u"builtInMessage"_s)->click();
        QTest::mouseClick(m_screen->saveButton(), Qt::LeftButton);
        QTRY_COMPARE(m_house->setting(u"delivery.message"_s), QString());
    }

    void aTextOfSeveralLinesForEachLanguage()
    {
        m_screen->go(SettingsScreen::Messages);
        editor()->setPlainText(u"Untuk semua:\n{vouchers}"_s);
        texts().tabs()->setCurrentIndex(2); // who reads English
        QVERIFY(editor()->toPlainText().isEmpty());
        QVERIFY(texts().preview().startsWith(u"Untuk semua:"_s)); // what that customer gets now
        QVERIFY(texts().language()->isHidden());
        editor()->setPlainText(u"Hello {name},\n\nyour codes:\n{vouchers}\nValid {duration}"_s);
        QCOMPARE(texts().preview(), u"Hello Siti Rahma,\n\nyour codes:\nk7mq3zp9\nrt2xcwvh\nValid 2 days"_s);
        texts().tabs()->setCurrentIndex(1); // who reads Indonesian
        QVERIFY(texts().preview().startsWith(u"Untuk semua:"_s));
        texts().tabs()->setCurrentIndex(0);
        QCOMPARE(editor()->toPlainText(), u"Untuk semua:\n{vouchers}"_s);
        QVERIFY(!texts().language()->isHidden());
        QTest::mouseClick(m_screen->saveButton(), Qt::LeftButton);
        QTRY_COMPARE(m_house->setting(u"delivery.message"_s), u"Untuk semua:\n{vouchers}"_s);
        QCOMPARE(m_house->setting(u"delivery.message_en"_s),
                 u"Hello {name},\n\nyour codes:\n{vouchers}\nValid {duration}"_s);
        QCOMPARE(m_house->setting(u"delivery.message_id"_s), QString());
        texts().tabs()->setCurrentIndex(2);
        QCOMPARE(editor()->toPlainText().count(u'\n'), 4); // its line breaks survive saving
        editor()->clear();
        QTest::mouseClick(m_screen->saveButton(), Qt::LeftButton);
        QTRY_COMPARE(m_house->setting(u"delivery.message_en"_s), QString());
    }

    void aPlaceholderThatIsNoneIsShownOnItsLanguage()
    {
        m_screen->go(SettingsScreen::Messages);
        texts().tabs()->setCurrentIndex(1);
        editor()->setPlainText(u"Kode:\n{vouchers}\n{warna}"_s);
        QVERIFY(texts().problem().startsWith(u"This text cannot be sent: line 3"_s));
        QVERIFY(!m_screen->saveButton()->isEnabled());
        texts().tabs()->setCurrentIndex(0);
        QVERIFY(texts().problem().isEmpty());
        QCOMPARE(texts().tabs()->tabToolTip(1), u"This text cannot be sent"_s);
        QCOMPARE(texts().tabs()->tabToolTip(2), u"No text of its own"_s);
        QVERIFY(!m_screen->saveButton()->isEnabled());
        texts().tabs()->setCurrentIndex(1);
        QCOMPARE(editor()->toPlainText(), u"Kode:\n{vouchers}\n{warna}"_s);
        texts().findChild<QPushButton*>(u"builtInMessage"_s)->click();
        QVERIFY(texts().problem().isEmpty());
        QVERIFY(editor()->toPlainText().contains(u"Kode voucher:"_s)); // the Indonesian one
        QCOMPARE(texts().tabs()->tabToolTip(1), u"Has a text of its own"_s);
        m_screen->draft()->discard();
        QVERIFY(editor()->toPlainText().isEmpty());
    }

    void theVoucherExampleFollowsTheFormat()
    {
        m_screen->go(SettingsScreen::Vouchers);
        auto* page = static_cast<VoucherPage*>(m_screen->page(SettingsScreen::Vouchers));
        QCOMPARE(page->example().size(), 8);
        type(u"voucher.prefix"_s, u"LS-"_s);
        type(u"voucher.length"_s, u"10"_s);
        QVERIFY(page->example().startsWith(u"LS-"_s));
        QCOMPARE(page->example().size(), 13);
        choose(u"voucher.mode"_s, u"userpass"_s);
        QVERIFY(page->example().contains(u"   "_s));
    }

    void gatewaysAreSwitchedOnAndTheirAddressIsReady()
    {
        m_screen->go(SettingsScreen::Payments);
        QVERIFY(!field(u"payments.midtrans.environment"_s)->isVisible());
        shownChild(m_screen->page(SettingsScreen::Payments), u"payments.gateways.midtrans"_s)->click();
        QVERIFY(field(u"payments.midtrans.environment"_s)->isVisible());
        QCOMPARE(m_screen->draft()->value(u"payments.gateways"_s), u"tripay,cash,midtrans"_s);
        m_screen->go(SettingsScreen::Server);
        type(u"server.public_url"_s, u"https://wifi.losari.id"_s);
        auto* page = static_cast<ServerPage*>(m_screen->page(SettingsScreen::Server));
        const QString expected = u"https://wifi.losari.id/voucher/payment-webhook/midtrans"_s;
        const auto addresses = page->addresses();
        QVERIFY(std::any_of(addresses.begin(), addresses.end(),
                            [&](const AddressRow* row) { return row->address() == expected; }));
        const auto atGateway =
            m_screen->page(SettingsScreen::Payments)->findChildren<AddressRow*>(); // where it is set up
        QVERIFY(std::any_of(atGateway.begin(), atGateway.end(), [&](const AddressRow* row) {
            return row->isVisibleTo(row->parentWidget()) && row->address() == expected;
        }));
        page->findChildren<QToolButton*>(u"copyAddress"_s).first()->click();
        QCOMPARE(QGuiApplication::clipboard()->text(), u"https://wifi.losari.id/voucher/"_s);
    }

    void whatIsNotSavedIsAskedAboutBeforeItIsLeft()
    {
        QSettings layout(m_house->world.folder.filePath(u"window.ini"_s), QSettings::IniFormat);
        layout.setValue(u"wizard/done"_s, true);
        MainWindow window(*m_house->context, layout);
        window.resize(1200, 700);
        window.show();
        auto* settings = window.findChild<SettingsScreen*>();
        int place = 0;
        while (&window.screen(place) != settings)
            ++place;
        window.go(place);
        QTRY_VERIFY(settings->page(SettingsScreen::Checks));
        const auto ask = [&](const QString& name) {
            auto* draft = settings->draft();
            draft->setValue(u"business.name"_s, name);
            window.go(0);
            return window.findChild<QMessageBox*>(u"unsaved"_s);
        };
        QMessageBox* box = ask(u"Warung Satu"_s);
        QVERIFY(box);
        QVERIFY(settings->isVisible());
        QTest::keyClick(box, Qt::Key_Escape);
        QTRY_VERIFY(!window.findChild<QMessageBox*>(u"unsaved"_s));
        QVERIFY(settings->isVisible());
        QCOMPARE(settings->draft()->value(u"business.name"_s), u"Warung Satu"_s);

        box = ask(u"Warung Dua"_s);
        QVERIFY(box);
        box->findChild<QPushButton*>(u"discardAndLeave"_s)->click();
        QTRY_VERIFY(!settings->isVisible());
        QVERIFY(!settings->draft()->isDirty());
        QTRY_VERIFY(!window.findChild<QMessageBox*>(u"unsaved"_s));

        window.go(place);
        box = ask(u"Warung Tiga"_s);
        QVERIFY(box);
        QTest::keyClick(box, Qt::Key_Return);
        QTRY_VERIFY(!settings->isVisible());
        QCOMPARE(m_house->setting(u"business.name"_s), u"Warung Tiga"_s);
        window.go(place);
        window.go(0); // nothing to ask about
        QVERIFY(!window.findChild<QMessageBox*>(u"unsaved"_s));
    }

    void aTestMessageGoesOutWithTheSettingsAsTyped()
    {
        m_screen->go(SettingsScreen::Messages);
        auto* page = static_cast<MessagePage*>(m_screen->page(SettingsScreen::Messages));
        page->testPhone()->setText(u"12"_s);
        QTest::mouseClick(page->testButton(), Qt::LeftButton);
        QTRY_VERIFY2(page->testWords().contains(u"0812"_s), qPrintable(page->testWords()));
        page->testPhone()->setText(u"0812 3456 789"_s);
        QTest::keyClick(page->testPhone(), Qt::Key_Return);
        QTRY_VERIFY2(page->testWords().startsWith(u"Fonnte accepted"_s), qPrintable(page->testWords()));
        QCOMPARE(m_house->world.whatsApp.messages().size(), 1);
        QVERIFY(m_house->world.whatsApp.messages().first().text.contains(u"test message"_s));

        auto* token = qobject_cast<QLineEdit*>(field(u"delivery.fonnte.token"_s)->editor());
        token->setText(u"another token"_s);
        emit token->textEdited(token->text());
        QTest::mouseClick(page->testButton(), Qt::LeftButton);
        QTRY_VERIFY2(page->testButton()->isEnabled() && !page->testWords().startsWith(u"The test message"_s) &&
                         !page->testWords().startsWith(u"Fonnte accepted"_s),
                     qPrintable(page->testWords()));
        QCOMPARE(m_house->world.whatsApp.messages().size(), 1);
    }

    void aTokenIsShownOnceAndRevoked()
    {
        m_screen->go(SettingsScreen::Tokens);
        auto* page = static_cast<TokensPage*>(m_screen->page(SettingsScreen::Tokens));
        page->findChild<QLineEdit*>(u"tokenName"_s)->setText(u"kasir"_s);
        page->findChild<QPushButton*>(u"createToken"_s)->click();
        QTRY_VERIFY(page->shownToken().size() > 20);
        QTRY_COMPARE(page->count(), 1);
        page->findChild<QPushButton*>(u"createToken"_s)->click(); // no name
        QTRY_VERIFY(page->shownToken().isEmpty());
        QTRY_VERIFY(page->findChild<QPushButton*>(u"revoke.kasir"_s));
        page->findChild<QPushButton*>(u"revoke.kasir"_s)->click();
        auto* box = page->findChild<QMessageBox*>();
        QVERIFY(box);
        pressDestructive(*box);
        QTRY_COMPARE(page->count(), 0);
    }

    void aCopyIsMade()
    {
        m_screen->go(SettingsScreen::Backup);
        auto* page = static_cast<BackupPage*>(m_screen->page(SettingsScreen::Backup));
        const int before = page->count();
        page->findChild<QPushButton*>(u"makeBackup"_s)->click();
        QTRY_VERIFY(page->count() > before);

        const QString stick = m_house->world.folder.filePath(u"stick"_s);
        QVERIFY(QDir().mkpath(stick));
        const auto choose = [&](const QString& button, const QString& dialog) {
            page->findChild<QPushButton*>(button)->click();
            auto* open = page->findChild<QFileDialog*>(dialog);
            QVERIFY(open);
            emit open->fileSelected(stick);
            open->close();
        };
        choose(u"makeBackupElsewhere"_s, u"backupTarget"_s);
        QTRY_COMPARE(QDir(stick).entryList({u"loket-*.db"_s}, QDir::Files).size(), 1);
        choose(u"chooseBackupFolder"_s, u"backupFolder"_s);
        QCOMPARE(m_screen->draft()->value(u"backup.folder"_s), stick);

        // "Each copy also to": also the one that is made by hand, and where it is not there it is said.
        m_screen->saveButton()->click();
        QTRY_VERIFY(m_screen->barText().isEmpty());
        auto* news = page->findChild<QLabel*>(u"backupNews"_s);
        page->findChild<QPushButton*>(u"makeBackup"_s)->click();
        QTRY_COMPARE(QDir(stick).entryList({u"loket-*.db"_s}, QDir::Files).size(), 2);
        QTRY_VERIFY2(news->text().contains(u"And there: "_s + stick), qPrintable(news->text()));
        QVERIFY(QDir(stick).removeRecursively());
        page->findChild<QPushButton*>(u"makeBackup"_s)->click();
        QTRY_VERIFY2(news->text().contains(u"this folder is not there"_s), qPrintable(news->text()));
        QVERIFY(!QFileInfo::exists(stick)); // is not made
    }

    void theChecksRunWhenTheyAreOpened()
    {
        m_screen->go(SettingsScreen::Checks);
        auto* page = static_cast<ChecksPage*>(m_screen->page(SettingsScreen::Checks));
        QTRY_VERIFY(!page->doctor()->isRunning() && page->doctor()->lines().size() > 15);
        QVERIFY(page->doctor()->button()->isEnabled());
    }

    void theLanguageIsChosenHereToo()
    {
        QSignalSpy languages(m_screen.get(), &SettingsScreen::languageChosen);
        m_screen->go(SettingsScreen::Look);
        auto* box = m_screen->page(SettingsScreen::Look)->findChild<QComboBox*>(u"language"_s);
        connect(m_screen.get(), &SettingsScreen::languageChosen, m_screen.get(),
                [this](const QString& code) { m_house->language.use(code); });
        type(u"business.name"_s, u"Warung Baru"_s);
        m_screen->go(SettingsScreen::Look);
        box->setCurrentIndex(box->findData(u"id"_s));
        emit box->activated(box->currentIndex());
        QCOMPARE(languages.size(), 1);
        QCOMPARE(m_screen->title(), u"Pengaturan"_s);
        QCOMPARE(line(u"business.name"_s)->text(), u"Warung Baru"_s); // nothing that was typed is lost
        QTRY_COMPARE(visibleSections().first(), u"Usaha"_s);
    }

    void withoutAnEngineItSaysSo()
    {
        const Desk desk;
        const SettingsScreen screen(*desk.context);
        QCOMPARE(screen.statePanel().title(), u"No settings here"_s);
        QVERIFY(!screen.draft());
    }

    void aStoppedEngineIsAnErrorWithARetry()
    {
        m_house->engine.stop();
        m_screen->draft()->load();
        QTRY_COMPARE(m_screen->statePanel().title(), u"The settings could not be read"_s);
        QVERIFY(m_screen->statePanel().button()->isVisible());
    }

private:
    [[nodiscard]] SettingField* field(const QString& key) const
    {
        for (int section = 0; m_screen->page(SettingsScreen::Section(section)); ++section) {
            if (SettingField* found = m_screen->page(SettingsScreen::Section(section))->field(key))
                return found;
        }
        return nullptr;
    }
    [[nodiscard]] QLineEdit* line(const QString& key) const { return qobject_cast<QLineEdit*>(field(key)->editor()); }
    void type(const QString& key, const QString& text) const
    {
        QLineEdit* edit = line(key);
        edit->setText(text);
        emit edit->textEdited(text);
    }
    void choose(const QString& key, const QString& value) const
    {
        auto* box = qobject_cast<QComboBox*>(field(key)->editor());
        box->setCurrentIndex(box->findData(value));
        emit box->activated(box->currentIndex());
    }
    [[nodiscard]] RouterPage* routerPage() const
    {
        return static_cast<RouterPage*>(m_screen->page(SettingsScreen::Router));
    }
    [[nodiscard]] MessageEditor& texts() const
    {
        return static_cast<MessagePage*>(m_screen->page(SettingsScreen::Messages))->texts();
    }
    [[nodiscard]] QPlainTextEdit* editor() const { return texts().editor(); }
    [[nodiscard]] QStringList visibleSections() const
    {
        QStringList names;
        for (int i = 0; i < m_screen->list().count(); ++i) {
            if (!m_screen->list().item(i)->isHidden())
                names += m_screen->list().item(i)->text();
        }
        return names;
    }
    static QAbstractButton* shownChild(QWidget* parent, const QString& name)
    {
        for (auto* button : parent->findChildren<QAbstractButton*>(name)) {
            if (button->isVisible())
                return button;
        }
        return nullptr;
    }
    static void pressDestructive(QMessageBox& box)
    {
        for (QAbstractButton* button : box.buttons()) {
            if (box.buttonRole(button) == QMessageBox::DestructiveRole)
                button->click();
        }
    }

    std::unique_ptr<SetupHouse> m_house;
    std::unique_ptr<SettingsScreen> m_screen;
};

QTEST_MAIN(TestSettingsScreen)
#include "tst_settingsscreen.moc"
