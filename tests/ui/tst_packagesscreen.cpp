// The Packages screen on the real engine and a sandbox router: the list, its order, the fields, the profiles.
#include "ui/Desk.h"
#include "ui/SetupHouse.h"
#include "ui/screens/packages/PackageEditor.h"
#include "ui/screens/packages/PackagesScreen.h"
#include "ui/screens/packages/ProfileDialog.h"
#include "ui/widgets/MoneyEdit.h"
#include "ui/widgets/StatePanel.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QToolButton>

using namespace loket;
using namespace loket::ui;
using namespace loket::tests;
using domain::Package;

class TestPackagesScreen : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_house = std::make_unique<SetupHouse>();
        for (const Package& one : m_house->packages())
            QVERIFY(SetupHouse::answer(m_house->engine.ask(
                [&](engine::UseCases& use) { return use.administration->removePackage(one.id, owner); })));
        for (const QString& id : {u"3k"_s, u"5k"_s, u"10k"_s})
            QVERIFY(SetupHouse::answer(m_house->engine.ask(
                [&](engine::UseCases& use) { return use.administration->savePackage(package(id), true, owner); })));
        open(3);
    }

    void cleanup()
    {
        m_screen.reset();
        m_house.reset();
    }

    void theListShowsWhatIsSold()
    {
        QCOMPARE(cell(0, PackagesModel::Name), u"Paket 3k"_s);
        QCOMPARE(cell(0, PackagesModel::Price), u"Rp 5.000"_s);
        QVERIFY(cell(0, PackagesModel::Duration).startsWith(u"2 h"_s));
        QTRY_COMPARE(cell(0, PackagesModel::Profile), u"3k"_s);
        QVERIFY(m_screen->isShowingList());
        QCOMPARE(m_screen->editor().name()->text(), u"Paket 3k"_s); // the first is chosen
        QVERIFY(!m_screen->editor().save()->isEnabled());
    }

    void aChangeIsSaved()
    {
        m_screen->editor().price()->setValue(7500);
        m_screen->editor().lockToDevice()->setChecked(true);
        QVERIFY(m_screen->editor().save()->isEnabled());
        QTest::mouseClick(m_screen->editor().save(), Qt::LeftButton);
        QTRY_COMPARE(cell(0, PackagesModel::Price), u"Rp 7.500"_s);
        const Package saved = m_house->packages().first();
        QVERIFY(saved.price == 7500 && saved.lockToDevice);
        QTRY_VERIFY(!m_screen->editor().isDirty());
        QVERIFY(cell(0, PackagesModel::Limits).contains(u"first device only"_s));
    }

    void aNewOneIsCheckedWhileItIsTyped()
    {
        QTest::mouseClick(m_screen->addButton(), Qt::LeftButton);
        PackageEditor& editor = m_screen->editor();
        QVERIFY(editor.isNew());
        QCOMPARE(editor.problem(), u"Give the package a name."_s);
        type(editor.name(), u"Malam"_s);
        type(editor.id(), u"ma lam"_s);
        QVERIFY(editor.problem().startsWith(u"An ID has"_s));
        type(editor.id(), u"5k"_s);
        QCOMPARE(editor.problem(), u"There is already a package with this ID."_s);
        QVERIFY(!editor.save()->isEnabled());
        type(editor.id(), u"malam"_s);
        editor.profile()->setCurrentText(u"5k"_s);
        QVERIFY2(editor.problem().isEmpty(), qPrintable(editor.problem()));
        QTest::mouseClick(editor.save(), Qt::LeftButton);
        QTRY_COMPARE(m_screen->model().rowCount(), 4);
        QCOMPARE(m_house->packages().last().id, u"malam"_s);
        QTRY_COMPARE(m_screen->table().currentIndex().row(), 3);
    }

    void aNewOneCanBeLeft()
    {
        QTest::mouseClick(m_screen->addButton(), Qt::LeftButton);
        type(m_screen->editor().name(), u"Malam"_s);
        m_screen->editor().findChild<QPushButton*>(u"discardPackage"_s)->click();
        QVERIFY(!m_screen->editor().isNew());
        QCOMPARE(m_house->packages().size(), 3);
    }

    void removingAsksFirst()
    {
        m_screen->table().selectRow(1);
        m_screen->table().setFocus();
        QTest::keyClick(&m_screen->table(), Qt::Key_Delete);
        auto* box = m_screen->findChild<QMessageBox*>();
        QVERIFY(box && box->text().contains(u"What was sold stays"_s));
        for (QAbstractButton* button : box->buttons()) {
            if (box->buttonRole(button) == QMessageBox::DestructiveRole)
                button->click();
        }
        QTRY_COMPARE(m_screen->model().rowCount(), 2);
        QCOMPARE(m_screen->model().ids(), (QStringList{u"3k"_s, u"10k"_s}));
    }

    void theOrderChangesByKeysButtonsAndDragging()
    {
        m_screen->table().selectRow(2);
        QTest::keyClick(&m_screen->table(), Qt::Key_Up, Qt::AltModifier);
        QTRY_COMPARE(m_screen->model().ids(), (QStringList{u"3k"_s, u"10k"_s, u"5k"_s}));
        QTRY_COMPARE(m_screen->table().currentIndex().row(), 1);
        m_screen->downButton()->click();
        QTRY_COMPARE(m_screen->model().ids(), (QStringList{u"3k"_s, u"5k"_s, u"10k"_s}));
        PackagesModel& model = m_screen->model();
        const std::unique_ptr<QMimeData> dragged(model.mimeData({model.index(0, 0)}));
        model.dropMimeData(dragged.get(), Qt::MoveAction, 3, 0, {});
        QTRY_COMPARE(model.ids(), (QStringList{u"5k"_s, u"10k"_s, u"3k"_s}));
        QCOMPARE(m_house->packages().first().id, u"5k"_s);
    }

    void spaceAsksBeforeAPackageIsTakenOffSaleOrPutBack()
    {
        const auto answerWith = [this](QMessageBox::ButtonRole role) {
            auto* box = m_screen->findChild<QMessageBox*>();
            QVERIFY(box && box->defaultButton() == box->button(QMessageBox::Cancel));
            for (QAbstractButton* button : box->buttons()) {
                if (box->buttonRole(button) == role)
                    return button->click();
            }
            QFAIL("there is no such button");
        };
        m_screen->table().selectRow(1);
        QTest::keyClick(&m_screen->table(), Qt::Key_Space);
        QVERIFY(m_house->packages().at(1).enabled);
        answerWith(QMessageBox::RejectRole);
        QTRY_VERIFY(!m_screen->findChild<QMessageBox*>());
        QVERIFY(m_house->packages().at(1).enabled);
        QTest::keyClick(&m_screen->table(), Qt::Key_Space);
        // Another price from elsewhere, while the question is open, stays.
        Package dearer = package(u"5k"_s);
        dearer.price = 6000;
        QVERIFY(SetupHouse::answer(m_house->engine.ask(
            [&](engine::UseCases& use) { return use.administration->savePackage(dearer, false, owner); })));
        QTRY_COMPARE(cell(1, PackagesModel::Price), u"Rp 6.000"_s);
        answerWith(QMessageBox::AcceptRole);
        QTRY_COMPARE(cell(1, PackagesModel::OnSale), u"Off sale"_s);
        QVERIFY(!m_house->packages().at(1).enabled);
        QCOMPARE(m_house->packages().at(1).price, 6000);
        QTRY_VERIFY(!m_screen->findChild<QMessageBox*>());
        QTest::keyClick(&m_screen->table(), Qt::Key_Space);
        answerWith(QMessageBox::AcceptRole);
        QTRY_COMPARE(cell(1, PackagesModel::OnSale), u"On sale"_s);
    }

    // Whatever is pressed in the list, by mistake or by something that lies on the keyboard.
    void noSingleKeyChangesWhatIsSold()
    {
        QList<int> keys;
        for (int key = Qt::Key_Space; key <= Qt::Key_QuoteLeft; ++key)
            keys += key;
        for (int key = Qt::Key_F1; key <= Qt::Key_F12; ++key)
            keys += key;
        keys += {Qt::Key_Escape, Qt::Key_Backspace, Qt::Key_Return, Qt::Key_Enter,  Qt::Key_Insert,
                 Qt::Key_Delete, Qt::Key_Home,      Qt::Key_End,    Qt::Key_PageUp, Qt::Key_PageDown};
        const QList<Package> before = m_house->packages();
        for (const int key : keys) {
            m_screen->table().selectRow(1);
            m_screen->table().setFocus();
            QTest::keyClick(&m_screen->table(), Qt::Key(key));
            // Asked after whatever the key has asked the engine for.
            const QList<Package> after = m_house->packages();
            QVERIFY2(after == before, qPrintable(QKeySequence(key).toString()));
            for (QMessageBox* question : m_screen->findChildren<QMessageBox*>())
                question->reject();
            QTRY_VERIFY(!m_screen->findChild<QMessageBox*>());
        }
    }

    void aMissingProfileIsShownAndMade()
    {
        auto& profiles = m_house->world.router.model().menu("/ip/hotspot/user/profile");
        profiles.remove(profiles.idsOf("5k").first());
        m_screen->readProfiles();
        QTRY_COMPARE(cell(1, PackagesModel::Profile), u"5k: not on the router"_s);
        m_screen->table().selectRow(1);
        QVERIFY(m_screen->editor().driftWords().contains(u"no profile of this name"_s));
        m_screen->editor().createProfile()->click();
        auto* dialog = m_screen->findChild<ProfileDialog*>();
        QVERIFY(dialog);
        dialog->findChild<QLineEdit*>(u"rate"_s)->setText(u"2M/5M"_s);
        QCOMPARE(dialog->command(), u"/ip hotspot user profile add name=\"5k\" shared-users=1 rate-limit=\"2M/5M\""_s);
        QTest::mouseClick(dialog->create(), Qt::LeftButton);
        QTRY_COMPARE(cell(1, PackagesModel::Profile), u"5k"_s);
        QVERIFY(!profiles.idsOf("5k").isEmpty());
        QVERIFY(cell(1, PackagesModel::Limits).contains(u"2M/5M"_s));
    }

    void anotherHandsChangeShowsAndKeepsWhatIsTyped()
    {
        type(m_screen->editor().name(), u"Sedang diketik"_s);
        Package other = package(u"10k"_s);
        other.price = 12000;
        QVERIFY(SetupHouse::answer(m_house->engine.ask(
            [&](engine::UseCases& use) { return use.administration->savePackage(other, false, owner); })));
        QTRY_COMPARE(cell(2, PackagesModel::Price), u"Rp 12.000"_s);
        QCOMPARE(m_screen->editor().name()->text(), u"Sedang diketik"_s);
    }

    void anEmptyListSaysWhatToDo()
    {
        for (const Package& one : m_house->packages())
            QVERIFY(SetupHouse::answer(m_house->engine.ask(
                [&](engine::UseCases& use) { return use.administration->removePackage(one.id, owner); })));
        QTRY_VERIFY(!m_screen->isShowingList());
        QCOMPARE(m_screen->statePanel().title(), u"Nothing is on sale yet"_s);
        QTest::mouseClick(m_screen->statePanel().button(), Qt::LeftButton);
        QVERIFY(m_screen->isShowingList() && m_screen->editor().isNew());
    }

    void aRouterThatIsAwayIsSaid()
    {
        m_house->world.router.refuseConnections(true);
        m_house->world.router.dropConnections();
        m_screen->readProfiles();
        QTRY_VERIFY(m_screen->news().startsWith(u"The router main does not list its profiles"_s));
        QVERIFY(m_screen->isShowingList());
    }

    void aStoppedEngineIsAnErrorWithARetry()
    {
        m_house->engine.stop();
        m_screen->load();
        QTRY_COMPARE(m_screen->statePanel().title(), u"The packages could not be read"_s);
        QVERIFY(m_screen->statePanel().button()->isVisible());
    }

    void withoutAnEngineItSaysSo()
    {
        const Desk desk;
        const PackagesScreen screen(*desk.context);
        QCOMPARE(screen.statePanel().title(), u"No packages here"_s);
    }

    void theLanguageChangesWhileItIsOpen()
    {
        type(m_screen->editor().name(), u"Sedang diketik"_s);
        m_house->language.use(u"id"_s);
        QCOMPARE(m_screen->title(), u"Paket"_s);
        QCOMPARE(m_screen->editor().name()->text(), u"Sedang diketik"_s);
        QTRY_COMPARE(m_screen->addButton()->text(), u"Tambah paket"_s);
    }

    void theModelRefreshesByDifference()
    {
        PackagesModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        model.setPackages({package(u"a"_s), package(u"b"_s), package(u"c"_s)});
        const QPersistentModelIndex c = model.index(2, 0);
        model.setPackages({package(u"c"_s), package(u"x"_s), package(u"a"_s)});
        QCOMPARE(model.ids(), (QStringList{u"c"_s, u"x"_s, u"a"_s}));
        QCOMPARE(c.row(), 0);
        model.setProfiles(u"main"_s, QList<engine::RouterProfile>{{.name = u"a"_s, .sharedUsers = 3}});
        QVERIFY(model.drift(package(u"a"_s)) == PackagesModel::Drift::Devices);
        QVERIFY(model.drift(package(u"c"_s)) == PackagesModel::Drift::Missing);
        model.setPackages({});
        QCOMPARE(model.rowCount(), 0);
        QCOMPARE(resets.size(), 0);
    }

private:
    void open(int rows)
    {
        m_screen = std::make_unique<PackagesScreen>(*m_house->context);
        m_screen->resize(1250, 700);
        m_screen->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_screen.get()));
        QTRY_COMPARE(m_screen->model().rowCount(), rows);
        QTRY_VERIFY(m_screen->model().profiles(u"main"_s));
    }
    [[nodiscard]] QString cell(int row, int column) const
    {
        const PackagesModel& model = m_screen->model();
        return model.data(model.index(row, column)).toString();
    }
    static void type(QLineEdit* line, const QString& text)
    {
        line->setText(text);
        emit line->textEdited(text);
    }
    static Package package(const QString& id)
    {
        return {.id = id, .name = u"Paket "_s + id, .price = 5000, .duration = std::chrono::hours(2), .profile = id};
    }

    const sales::Actor owner{u"owner"_s};
    std::unique_ptr<SetupHouse> m_house;
    std::unique_ptr<PackagesScreen> m_screen;
};

QTEST_MAIN(TestPackagesScreen)
#include "tst_packagesscreen.moc"
