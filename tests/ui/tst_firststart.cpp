// The first steps on a new data folder, completed to the end: the real engine, a sandbox router, really saved.
#include "ui/SetupHouse.h"
#include "ui/screens/settings/MessagePage.h"
#include "ui/screens/settings/PlainPages.h"
#include "ui/screens/settings/RouterPage.h"
#include "ui/screens/settings/SettingField.h"
#include "ui/shell/MainWindow.h"
#include "ui/widgets/DoctorView.h"
#include "ui/widgets/MoneyEdit.h"
#include "ui/wizard/FirstStart.h"
#include "ui/wizard/ProfilesPage.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>

#include <ctime>

using namespace loket;
using namespace loket::ui;
using namespace loket::tests;

class TestFirstStart : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_house = std::make_unique<SetupHouse>(true);
        m_settings = std::make_unique<QSettings>(m_house->world.folder.filePath(u"window.ini"_s), QSettings::IniFormat);
    }

    void cleanup()
    {
        m_steps.reset();
        m_settings.reset();
        m_house.reset();
    }

    void fromNothingToSelling()
    {
        open(FirstStart::Welcome);
        auto* name = m_steps->findChild<QLineEdit*>(u"business.name"_s);
        type(name, u"Warung Mawar"_s);
        press(m_steps->next(), FirstStart::Router);
        QCOMPARE(m_house->setting(u"business.name"_s), u"Warung Mawar"_s);
        QVERIFY(!m_steps->skip()->isVisible()); // the router is needed

        QTest::mouseClick(m_steps->next(), Qt::LeftButton);
        QVERIFY(m_steps->step() == FirstStart::Router);
        QVERIFY2(m_steps->problem().startsWith(u"Type the router's address."_s), qPrintable(m_steps->problem()));
        QVERIFY(field(u"router.main.host"_s)->hasFocus());
        type(field(u"router.main.host"_s), u"127.0.0.1"_s);
        type(field(u"router.main.port"_s), QString::number(m_house->world.router.port()));
        DoctorView* doctor = m_steps->routerPage()->doctor();
        QTest::mouseClick(doctor->button(), Qt::LeftButton);
        QTRY_VERIFY(!doctor->isRunning() && doctor->lines().size() > 5);
        press(m_steps->next(), FirstStart::Packages);

        ProfilesPage* profiles = m_steps->profilesPage();
        QTRY_VERIFY2(!profiles->isLoading() && profiles->count() > 0, qPrintable(profiles->status()));
        auto* sell = profiles->findChild<QCheckBox*>(u"sell.5k"_s);
        QVERIFY(sell && sell->isChecked()); // a package that a new database has, on a profile the router has
        auto* counts = profiles->findChild<QComboBox*>(u"counts.5k"_s);
        counts->setCurrentIndex(counts->findData(int(domain::Counting::FirstLogin)));
        profiles->findChild<MoneyEdit*>(u"price.5k"_s)->setValue(6000);
        press(m_steps->next(), FirstStart::Payments);
        const auto packages = m_house->packages();
        QVERIFY(std::any_of(packages.begin(), packages.end(), [](const auto& one) {
            return one.id == u"5k"_s && one.price == 6000 && one.enabled && one.counts == domain::Counting::FirstLogin;
        }));

        press(m_steps->skip(), FirstStart::Messages);
        press(m_steps->skip(), FirstStart::Owner);
        type(m_steps->ownerName(), u"Bu Sri"_s);
        type(m_steps->pin(), u"1234"_s);
        type(m_steps->pinAgain(), u"4321"_s);
        QTest::mouseClick(m_steps->next(), Qt::LeftButton);
        QCOMPARE(m_steps->problem(), u"The two PINs are not the same."_s);
        type(m_steps->pinAgain(), u"1234"_s);
        QTest::mouseClick(m_steps->next(), Qt::LeftButton);
        QTRY_VERIFY(m_steps->problem().startsWith(u"This PIN cannot be used"_s));
        type(m_steps->pin(), u"7391"_s);
        type(m_steps->pinAgain(), u"7391"_s);
        press(m_steps->next(), FirstStart::Finish);
        QVERIFY(m_house->engine.session().hasStaff());
        QTRY_VERIFY(!m_steps->doctor()->isRunning() && m_steps->doctor()->lines().size() > 15);
        QTest::mouseClick(m_steps->next(), Qt::LeftButton);
        QTRY_COMPARE(m_steps->result(), int(QDialog::Accepted));
        QVERIFY(!wanted()); // never again
    }

    void theZoneIsThatOfTheComputer_data()
    {
        QTest::addColumn<QByteArray>("system");
        QTest::addColumn<QString>("zone");
        QTest::newRow("WIB") << QByteArray("Asia/Jakarta") << u"Asia/Jakarta"_s;
        QTest::newRow("WITA") << QByteArray("Asia/Makassar") << u"Asia/Makassar"_s;
        QTest::newRow("WIT") << QByteArray("Asia/Jayapura") << u"Asia/Jayapura"_s;
        QTest::newRow("elsewhere") << QByteArray("Europe/Berlin") << u"Asia/Jakarta"_s;
    }

    void theZoneIsThatOfTheComputer()
    {
        QFETCH(QByteArray, system);
        QFETCH(QString, zone);
        const QByteArray before = qgetenv("TZ");
        qputenv("TZ", system);
        tzset();
        m_steps = std::make_unique<FirstStart>(*m_house->context, *m_settings); // never begun
        m_steps->show();
        QTRY_VERIFY(m_steps->routerPage());
        const QString proposed = m_steps->draft().value(u"business.timezone"_s);
        press(m_steps->next(), FirstStart::Router);
        qputenv("TZ", before);
        tzset();
        QCOMPARE(proposed, zone);
        QCOMPARE(m_house->setting(u"business.timezone"_s), zone);
    }

    void theKeyboardGoesToWhatIsWrong()
    {
        open(FirstStart::Router);
        QTRY_VERIFY(field(u"router.main.host"_s)->hasFocus()); // not the list of routers
        QTest::keyClick(m_steps.get(), Qt::Key_Return);
        QVERIFY(!m_steps->problem().isEmpty());
        QTest::keyClicks(field(u"router.main.host"_s), u"192.168.88.1"_s);
        QTRY_VERIFY(m_steps->problem().isEmpty()); // is not true any more

        m_steps.reset();
        open(FirstStart::Owner);
        QTRY_VERIFY(m_steps->ownerName()->hasFocus());
        QTest::keyClick(m_steps->ownerName(), Qt::Key_Return);
        QVERIFY(m_steps->ownerName()->hasFocus());
        QTest::keyClicks(m_steps->ownerName(), u"Bu Sri"_s);
        QTest::keyClick(m_steps->ownerName(), Qt::Key_Return);
        QCOMPARE(m_steps->problem(), u"Type a PIN, or skip this step."_s);
        QVERIFY(m_steps->pin()->hasFocus()); // what is typed next is not readable
        QTest::keyClicks(m_steps->pin(), u"7391"_s);
        QTest::keyClick(m_steps->pin(), Qt::Key_Return);
        QCOMPARE(m_steps->problem(), u"Type the same PIN once more."_s);
        QVERIFY(m_steps->pinAgain()->hasFocus());
        QTest::keyClicks(m_steps->pinAgain(), u"7392"_s);
        QTest::keyClick(m_steps->pinAgain(), Qt::Key_Return);
        QCOMPARE(m_steps->problem(), u"The two PINs are not the same."_s);
        QVERIFY(m_steps->pinAgain()->hasFocus());
        type(m_steps->pin(), u"1234"_s);
        type(m_steps->pinAgain(), u"1234"_s);
        QTest::keyClick(m_steps->pinAgain(), Qt::Key_Return);
        QTRY_VERIFY(m_steps->problem().startsWith(u"This PIN cannot be used"_s));
        QVERIFY(m_steps->pin()->hasFocus());
    }

    void everyStepBeginsAtItsFirstField_data()
    {
        QTest::addColumn<int>("step");
        QTest::newRow("payments") << int(FirstStart::Payments);
        QTest::newRow("messages") << int(FirstStart::Messages);
    }

    void everyStepBeginsAtItsFirstField()
    {
        QFETCH(int, step);
        open(FirstStart::Step(step));
        const QWidget* focus = m_steps->focusWidget();
        QVERIFY2(qobject_cast<const QCheckBox*>(focus) || qobject_cast<const QComboBox*>(focus),
                 focus ? focus->metaObject()->className() : "nothing"); // not a number further down
    }

    void enterInTheTestNumberSendsAndStays()
    {
        open(FirstStart::Messages);
        auto* phone = m_steps->findChild<QLineEdit*>(u"testPhone"_s);
        QVERIFY(phone);
        phone->setText(u"081234567890"_s);
        QTest::keyClick(phone, Qt::Key_Return);
        QCoreApplication::processEvents();
        QVERIFY(m_steps->step() == FirstStart::Messages);
        auto* page = qobject_cast<MessagePage*>(m_steps->findChild<MessagePage*>());
        QVERIFY(page && !page->testWords().isEmpty());
        QTRY_VERIFY(page->testButton()->isEnabled());
    }

    void aRouterThatIsAwayStopsNobody()
    {
        open(FirstStart::Packages);
        QTRY_VERIFY(m_steps->profilesPage()->status().contains(u"You can continue"_s));
        press(m_steps->skip(), FirstStart::Payments);
        QCOMPARE(m_house->packages().size(), 6); // nothing was touched
    }

    void whatTheRouterCannotMakeIsTakenOffSale()
    {
        auto& profiles = m_house->world.router.model().menu("/ip/hotspot/user/profile");
        profiles.remove(profiles.idsOf("10k").first());
        QVERIFY(SetupHouse::answer(m_house->engine.ask([&](engine::UseCases& use) {
            return use.administration->save(
                {.settings = {{u"router.main.host"_s, u"127.0.0.1"_s},
                              {u"router.main.port"_s, QString::number(m_house->world.router.port())}}},
                {u"owner"_s});
        })));
        open(FirstStart::Packages);
        QTRY_VERIFY(!m_steps->profilesPage()->isLoading() && m_steps->profilesPage()->count() > 0);
        QVERIFY(m_steps->profilesPage()->takeOff()->isChecked());
        press(m_steps->next(), FirstStart::Payments);
        for (const domain::Package& one : m_house->packages())
            QVERIFY2(one.id != u"10k"_s || !one.enabled, qPrintable(one.id));
    }

    void itIsLeftAndTakenUpAgain()
    {
        QVERIFY(wanted());
        open(FirstStart::Welcome);
        type(m_steps->findChild<QLineEdit*>(u"business.name"_s), u"Warung Mawar"_s);
        press(m_steps->next(), FirstStart::Router);
        QTest::mouseClick(m_steps->leave(), Qt::LeftButton);
        QCOMPARE(m_steps->result(), int(QDialog::Rejected));
        QVERIFY(wanted()); // begun, so it continues although a name is set now
        m_steps.reset();
        open(FirstStart::Router);
        QTest::mouseClick(m_steps->back(), Qt::LeftButton);
        QVERIFY(m_steps->step() == FirstStart::Welcome);
        QCOMPARE(m_steps->findChild<QLineEdit*>(u"business.name"_s)->text(), u"Warung Mawar"_s);
    }

    // By a button, to the step that has it or to the settings: never as a line for a terminal.
    void whatTheChecksNameIsOneStepAway()
    {
        QVERIFY(SetupHouse::answer(m_house->engine.ask([&](engine::UseCases& use) {
            return use.administration->save(
                {.settings = {{u"payments.gateways"_s, u"tripay,cash"_s}, // which would report to a public address
                              {u"router.main.host"_s, u"127.0.0.1"_s},
                              {u"router.main.port"_s, QString::number(m_house->world.router.port())}}},
                {u"owner"_s});
        })));
        open(FirstStart::Finish);
        QSignalSpy elsewhere(m_steps.get(), &FirstStart::screenWanted);
        QTRY_VERIFY(!m_steps->doctor()->isRunning() && m_steps->doctor()->lines().size() > 5);
        for (const QLabel* line : m_steps->doctor()->findChildren<QLabel*>(u"fix"_s))
            QVERIFY2(!line->text().startsWith(u"loketd"_s), qPrintable(line->text()));
        QPushButton* transport = leadOf(*m_steps->doctor(), u"Encryption to the router"_s);
        QVERIFY(transport);
        QTest::mouseClick(transport, Qt::LeftButton);
        QVERIFY(m_steps->step() == FirstStart::Router);
        QVERIFY(m_steps->routerPage()->field(u"router.main.transport"_s)->editor()->hasFocus());

        DoctorView* ofRouter = m_steps->routerPage()->doctor(); // on the step itself
        QTest::mouseClick(ofRouter->button(), Qt::LeftButton);
        QTRY_VERIFY(!ofRouter->isRunning() && ofRouter->lines().size() > 5);
        m_steps->next()->setFocus();
        transport = leadOf(*ofRouter, u"Encryption to the router"_s);
        QVERIFY(transport);
        transport->click();
        QVERIFY(m_steps->routerPage()->field(u"router.main.transport"_s)->editor()->hasFocus());
        QVERIFY(elsewhere.isEmpty());

        m_steps.reset();
        open(FirstStart::Finish);
        QSignalSpy left(m_steps.get(), &FirstStart::screenWanted);
        QTRY_VERIFY(!m_steps->doctor()->isRunning() && m_steps->doctor()->lines().size() > 5);
        QPushButton* address = leadOf(*m_steps->doctor(), u"Public address"_s);
        QVERIFY(address);
        QTest::mouseClick(address, Qt::LeftButton);
        QCOMPARE(left.value(0).value(0).toString(), u"server.public_url"_s);
        QTRY_VERIFY(!m_steps->isVisible());
        QVERIFY(wanted()); // to be continued
    }

    void aWrongValueHoldsTheStep()
    {
        open(FirstStart::Router);
        type(field(u"router.main.host"_s), u"192.168.1"_s);
        QVERIFY(!m_steps->next()->isEnabled());
        type(field(u"router.main.host"_s), u"192.168.88.1"_s);
        QVERIFY(m_steps->next()->isEnabled());
    }

    void theLanguageChangesEverythingAtOnce()
    {
        open(FirstStart::Welcome);
        connect(m_steps.get(), &FirstStart::languageChosen, this,
                [this](const QString& code) { m_house->language.use(code); });
        auto* box = m_steps->findChild<QComboBox*>(u"language"_s);
        box->setCurrentIndex(box->findData(u"id"_s));
        emit box->activated(box->currentIndex());
        QTRY_COMPARE(m_steps->windowTitle(), u"Langkah awal"_s);
        QCOMPARE(m_steps->next()->text(), u"Lanjut"_s);
        QVERIFY(m_steps->step() == FirstStart::Welcome);
    }

    void theWindowOffersItWhereAllIsNew()
    {
        {
            MainWindow window(*m_house->context, *m_settings);
            window.show();
            QTRY_VERIFY(window.findChild<FirstStart*>());
        }
        QVERIFY(SetupHouse::answer(m_house->engine.ask([&](engine::UseCases& use) {
            return use.administration->save({.settings = {{u"business.name"_s, u"Warung"_s}}}, {u"owner"_s});
        })));
        m_settings->clear();
        MainWindow window(*m_house->context, *m_settings);
        window.show();
        QVERIFY(SetupHouse::answer(
            m_house->engine.ask([&](engine::UseCases& use) { return use.administration->snapshot(); })));
        QTest::qWait(50);
        QVERIFY(!window.findChild<FirstStart*>());
    }

private:
    [[nodiscard]] bool wanted() const
    {
        const auto snapshot = SetupHouse::answer(
            m_house->engine.ask([&](engine::UseCases& use) { return use.administration->snapshot(); }));
        return snapshot && FirstStart::isWanted(*m_settings, *snapshot, false);
    }
    void open(FirstStart::Step step)
    {
        m_settings->setValue(u"wizard/step"_s, int(step));
        m_steps = std::make_unique<FirstStart>(*m_house->context, *m_settings);
        m_steps->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_steps.get()));
        QTRY_VERIFY(m_steps->routerPage());
        QTRY_VERIFY(m_steps->step() == step);
    }
    void press(QPushButton* button, FirstStart::Step expected) const
    {
        QTRY_VERIFY(button->isEnabled());
        QTest::mouseClick(button, Qt::LeftButton);
        QTRY_VERIFY2(m_steps->step() == expected, qPrintable(m_steps->problem()));
    }
    [[nodiscard]] QLineEdit* field(const QString& key) const
    {
        return qobject_cast<QLineEdit*>(m_steps->routerPage()->field(key)->editor());
    }
    // The button of the line with this title.
    static QPushButton* leadOf(const DoctorView& view, const QString& title)
    {
        for (QPushButton* button : view.findChildren<QPushButton*>(u"open"_s)) {
            if (button->accessibleName().contains(title))
                return button;
        }
        return nullptr;
    }
    static void type(QLineEdit* line, const QString& text)
    {
        line->setText(text);
        emit line->textEdited(text);
    }

    std::unique_ptr<SetupHouse> m_house;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<FirstStart> m_steps;
};

QTEST_MAIN(TestFirstStart)
#include "tst_firststart.moc"
