// Moving in where something goes wrong, or somebody does it who may not: a cancelled run, a router that is cut, a
// ledger that refuses, a window that closes in the middle, two at once. What the person sees, and that the next try
// ends it with nothing twice.
#include "sandbox/router/Mikhmon.h"
#include "support/Ledger.h"
#include "ui/ImportSteps.h"
#include "ui/shell/MainWindow.h"
#include "ui/text/ImportWords.h"
#include "ui/widgets/StatePanel.h"
#include "ui/wizard/FirstStart.h"
#include "ui/wizard/ImportAnswers.h"
#include "ui/wizard/ImportSummary.h"

#include <QApplication>
#include <QComboBox>
#include <QDropEvent>
#include <QLockFile>
#include <QMenu>
#include <QMimeData>
#include <QRadioButton>
#include <QSettings>
#include <QUrl>

using namespace loket;
using namespace loket::ui;
using namespace loket::tests;
using domain::Role;
using importing::What;

namespace {

constexpr int longList = 6000; // many pieces
const QString listedVouchers = u"SELECT count(*) FROM vouchers"_s;
const QString differentCodes = u"SELECT count(DISTINCT username) FROM vouchers"_s;

} // namespace

class TestImportTroubles : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_steps = std::make_unique<ImportSteps>(); }
    void cleanup() { m_steps.reset(); }

    void aCancelledRunGoesOnLater();
    void aRouterIsCutInTheMiddle();
    void theLedgerRefusesInTheMiddle();
    void theFileDisappears_data();
    void theFileDisappears();
    void theWizardIsDestroyedInTheMiddle();
    void theEngineStopsInTheMiddle();
    void anotherImportIsUnderWay();
    void byKeyboardAlone();
    void aFileIsDroppedOnTheField();
    void nobodyButAnOwnerMay_data();
    void nobodyButAnOwnerMay();
    void aLockedWindowShowsNoImport();
    void firstStepsWaitForTheOwner();

private:
    [[nodiscard]] ImportWizard& wizard() const { return *m_steps->wizard; }
    [[nodiscard]] QString database() const { return m_steps->house.world.folder.filePath(u"loket.db"_s); }
    void listIsWhole(int count);
    qint64 add(const QString& name, Role role, const char* pin) const;
    void logIn(qint64 id, const char* pin) const;

    std::unique_ptr<ImportSteps> m_steps;
};

// The same import until its report, and every code once.
void TestImportTroubles::listIsWhole(int count)
{
    m_steps->open(u"vouchers"_s, m_steps->house.world.folder.filePath(u"codes.csv"_s));
    QVERIFY2(m_steps->goTo(ImportWizard::Report), qPrintable(wizard().problem()));
    QVERIFY(wizard().report()->isOver);
    QCOMPARE(wizard().heading(), u"Imported"_s);
    QCOMPARE(m_steps->number(listedVouchers), count);
    QCOMPARE(m_steps->number(differentCodes), count);
    ImportsDialog earlier(*m_steps->house.context);
    earlier.setAttribute(Qt::WA_DeleteOnClose, false);
    earlier.show();
    QTRY_COMPARE(earlier.count(), 1); // it went on, and is no second one
    QVERIFY2(earlier.list()->item(0)->text().endsWith(u"imported"_s), qPrintable(earlier.list()->item(0)->text()));
}

void TestImportTroubles::aCancelledRunGoesOnLater()
{
    m_steps->open(u"vouchers"_s, writeList(m_steps->house.world.folder, longList));
    QVERIFY2(m_steps->goTo(ImportWizard::Ready), qPrintable(wizard().problem()));
    QTest::keyClick(&wizard(), Qt::Key_Return);
    QVERIFY(wizard().isBusy());
    QCOMPARE(wizard().leave()->text(), u"Cancel"_s);
    QVERIFY(wizard().leave()->isEnabled() && wizard().leave()->hasFocus());
    QVERIFY(!wizard().next()->isEnabled() && !wizard().back()->isEnabled());
    QTest::keyClick(&wizard(), Qt::Key_Escape);
    QVERIFY(!wizard().isBusy() || wizard().progressWords().startsWith(u"Stopping…"_s));
    QTRY_VERIFY_WITH_TIMEOUT(!wizard().isBusy(), ImportSteps::patience);
    QVERIFY(wizard().isVisible());
    QCOMPARE(wizard().step(), ImportWizard::Report);
    QCOMPARE(wizard().heading(), u"Stopped before the end"_s);
    QVERIFY(wizard().problem().isEmpty());
    QVERIFY(!wizard().leave()->isVisible() && !wizard().back()->isVisible());
    QCOMPARE(wizard().next()->text(), u"Done"_s);
    QVERIFY(wizard().next()->isEnabled() && wizard().next()->hasFocus());
    const qint64 stored = m_steps->number(listedVouchers);
    QVERIFY2(stored < longList, qPrintable(QString::number(stored)));
    QCOMPARE(wizard().report()->imported.value(What::Vouchers), int(stored)); // what it says is so
    QTest::keyClick(&wizard(), Qt::Key_Return);
    QTRY_VERIFY(!wizard().isVisible());
    listIsWhole(longList);
    QCOMPARE(m_steps->takeBackNewest(), QString());
    QCOMPARE(m_steps->number(u"SELECT count(*) FROM vouchers WHERE status NOT IN ('discarded', 'removed')"_s), 0);
}

void TestImportTroubles::aRouterIsCutInTheMiddle()
{
    sandbox::RouterSandbox& router = m_steps->house.world.router;
    sandbox::fillMikhmon(router.model(), 200, 300);
    m_steps->open(u"mikhmon"_s);
    QVERIFY2(m_steps->goTo(ImportWizard::Ready), qPrintable(wizard().problem()));
    int changed = 0;
    connect(&router, &sandbox::RouterSandbox::userChanged, &wizard(), [&] {
        if (++changed != 20)
            return;
        router.refuseConnections(true);
        QMetaObject::invokeMethod(&router, &sandbox::RouterSandbox::dropConnections, Qt::QueuedConnection);
    });
    QVERIFY(m_steps->enter());
    QVERIFY2(changed >= 20, qPrintable(QString::number(changed)));
    QCOMPARE(wizard().step(), ImportWizard::Ready);
    QVERIFY2(wizard().problem().contains(u"goes on"_s), qPrintable(wizard().problem()));
    QVERIFY(wizard().next()->isEnabled() && wizard().next()->hasFocus());
    QVERIFY(wizard().back()->isEnabled());
    QCOMPARE(wizard().leave()->text(), u"Close"_s);
    const qint64 orders = m_steps->number(u"SELECT count(*) FROM voucher_purchases"_s);
    const qint64 vouchers = m_steps->number(listedVouchers);
    QVERIFY(vouchers > 0);

    router.refuseConnections(false);
    const auto isThrough = [this] { return m_steps->enter() && wizard().step() == ImportWizard::Report; };
    QVERIFY2(QTest::qWaitFor(isThrough, ImportSteps::patience), qPrintable(wizard().problem()));
    QVERIFY(wizard().report() && wizard().report()->isOver);
    QVERIFY(wizard().problem().isEmpty());
    QCOMPARE(m_steps->number(u"SELECT count(*) FROM voucher_purchases"_s), orders); // nothing twice
    QCOMPARE(m_steps->number(listedVouchers), vouchers);
    QCOMPARE(m_steps->number(u"SELECT count(*) FROM imports"_s), 1);
    QCOMPARE(m_steps->takeBackNewest(), QString());
    for (const sandbox::SandboxUser& user : router.users())
        QVERIFY2(!user.comment.startsWith(u"loket:"_s), qPrintable(user.name));
}

void TestImportTroubles::theLedgerRefusesInTheMiddle()
{
    m_steps->open(u"vouchers"_s, writeList(m_steps->house.world.folder, longList));
    QVERIFY2(m_steps->goTo(ImportWizard::Ready), qPrintable(wizard().problem()));
    QVERIFY(ledger(database())
                ->execute("CREATE TRIGGER full BEFORE INSERT ON vouchers WHEN (SELECT count(*) FROM vouchers) >= 3000 "
                          "BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END"));
    QVERIFY(m_steps->enter());
    QCOMPARE(wizard().step(), ImportWizard::Ready);
    const QString words = wizard().problem();
    QVERIFY2(words.endsWith(u"the same import again goes on there."_s), qPrintable(words));
    QVERIFY2(!words.contains(u"kd00"_s) && !words.contains(u"INSERT"_s), qPrintable(words));
    QVERIFY(wizard().next()->isEnabled() && wizard().next()->hasFocus());
    QVERIFY(m_steps->number(listedVouchers) <= 3000); // whole pieces
    QVERIFY(ledger(database())->execute("DROP TRIGGER full"));
    QVERIFY(m_steps->enter());
    QVERIFY2(wizard().step() == ImportWizard::Report, qPrintable(wizard().problem()));
    QVERIFY(wizard().report()->isOver);
    QCOMPARE(m_steps->number(listedVouchers), longList);
    QCOMPARE(m_steps->number(differentCodes), longList);
}

void TestImportTroubles::theFileDisappears_data()
{
    QTest::addColumn<int>("step");
    QTest::newRow("before it is read") << int(ImportWizard::Source);
    QTest::newRow("after it was read") << int(ImportWizard::Found);
    QTest::newRow("before the last button") << int(ImportWizard::Ready);
}

void TestImportTroubles::theFileDisappears()
{
    QFETCH(int, step);
    const QString path = writeList(m_steps->house.world.folder, 40);
    m_steps->open(u"vouchers"_s, path);
    QVERIFY(m_steps->goTo(ImportWizard::Step(step)));
    QVERIFY(QFile::remove(path));
    if (step == ImportWizard::Source) {
        QVERIFY(!m_steps->enter() || wizard().step() == ImportWizard::Source);
        QCOMPARE(wizard().problem(), u"There is no such file."_s);
        QVERIFY(wizard().next()->isEnabled());
        QCOMPARE(m_steps->number(u"SELECT count(*) FROM imports"_s), 0);
        return;
    }
    // What was shown is what is imported.
    QVERIFY2(m_steps->goTo(ImportWizard::Report), qPrintable(wizard().problem()));
    QCOMPARE(m_steps->number(listedVouchers), 40);
}

// The window above it is closed, and what runs stops; the program goes on.
void TestImportTroubles::theWizardIsDestroyedInTheMiddle()
{
    m_steps->open(u"vouchers"_s, writeList(m_steps->house.world.folder, longList));
    QVERIFY2(m_steps->goTo(ImportWizard::Ready), qPrintable(wizard().problem()));
    QTest::keyClick(&wizard(), Qt::Key_Return);
    QVERIFY(wizard().isBusy());
    m_steps->wizard.reset();
    // Until it has stopped another one is refused; nothing has to be mended.
    m_steps->open(u"vouchers"_s, m_steps->house.world.folder.filePath(u"codes.csv"_s));
    const auto isRead = [this] { return m_steps->enter() && wizard().step() == ImportWizard::Found; };
    QVERIFY2(QTest::qWaitFor(isRead, ImportSteps::patience), qPrintable(wizard().problem()));
    wizard().close();
    listIsWhole(longList);
}

void TestImportTroubles::theEngineStopsInTheMiddle()
{
    m_steps->open(u"vouchers"_s, writeList(m_steps->house.world.folder, longList));
    QVERIFY2(m_steps->goTo(ImportWizard::Ready), qPrintable(wizard().problem()));
    QTest::keyClick(&wizard(), Qt::Key_Return);
    QVERIFY(wizard().isBusy());
    m_steps->house.engine.stop();
    QTRY_VERIFY_WITH_TIMEOUT(!wizard().isBusy(), ImportSteps::patience);
    QVERIFY(wizard().step() == ImportWizard::Report || !wizard().problem().isEmpty()); // says something in any case
    QVERIFY(QFile::exists(database()));
    const auto whole = storage::Database::open(database(), storage::Access::ReadOnly);
    QVERIFY(whole);
    storage::Statement statement = (*whole)->statement(u"SELECT count(*), count(DISTINCT username) FROM vouchers"_s);
    QVERIFY(statement.run() && statement.next());
    QCOMPARE(statement.integer(0), statement.integer(1));
    wizard().close();
}

// Of another program on the same data folder, or of another window.
void TestImportTroubles::anotherImportIsUnderWay()
{
    const QString path = writeList(m_steps->house.world.folder, 40);
    auto other = std::make_unique<QLockFile>(m_steps->house.world.folder.filePath(u"import.lock"_s));
    QVERIFY(other->tryLock());
    m_steps->open(u"vouchers"_s, path);
    QVERIFY(m_steps->enter());
    QCOMPARE(wizard().step(), ImportWizard::Source);
    QVERIFY2(wizard().problem().startsWith(u"Another import is under way."_s), qPrintable(wizard().problem()));
    other->unlock();
    QVERIFY2(m_steps->goTo(ImportWizard::Ready), qPrintable(wizard().problem()));
    QVERIFY(other->tryLock());
    QVERIFY(m_steps->enter());
    QCOMPARE(wizard().step(), ImportWizard::Ready);
    QVERIFY2(wizard().problem().startsWith(u"Another import is under way."_s), qPrintable(wizard().problem()));
    QVERIFY2(!wizard().problem().contains(u"stored so far"_s), qPrintable(wizard().problem())); // nothing is
    QCOMPARE(m_steps->number(u"SELECT count(*) FROM imports"_s), 0);
    other->unlock();
    QVERIFY(m_steps->enter());
    QVERIFY2(wizard().step() == ImportWizard::Report, qPrintable(wizard().problem()));
    QCOMPARE(m_steps->number(listedVouchers), 40);

    // Taking back meanwhile is refused with the same words, and offered again.
    QVERIFY(other->tryLock());
    const QString refused = m_steps->takeBackNewest();
    QVERIFY2(refused.startsWith(u"Another import is under way."_s), qPrintable(refused));
    other->unlock();
    QCOMPARE(m_steps->takeBackNewest(), QString());
}

void TestImportTroubles::byKeyboardAlone()
{
    const QString path = writeList(m_steps->house.world.folder, 30);
    m_steps->open({});
    const auto press = [](Qt::Key key, Qt::KeyboardModifiers with = {}) {
        QWidget* focus = QApplication::focusWidget();
        QVERIFY(focus);
        QTest::keyClick(focus, key, with);
    };
    const auto tabTo = [&](const QString& name) {
        for (int i = 0; i < 40; ++i) {
            if (QApplication::focusWidget() && QApplication::focusWidget()->objectName() == name)
                return true;
            press(Qt::Key_Tab);
        }
        return false;
    };
    QVERIFY(qobject_cast<QRadioButton*>(QApplication::focusWidget()));
    for (int i = 0; i < 3; ++i)
        press(Qt::Key_Down);
    QCOMPARE(wizard().source().request().source, u"vouchers"_s);
    QVERIFY(tabTo(u"path"_s));
    QTest::keyClicks(QApplication::focusWidget(), path);
    press(Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(wizard().step(), ImportWizard::Found, ImportSteps::patience);
    QVERIFY(wizard().next()->hasFocus());
    press(Qt::Key_Return);
    QCOMPARE(wizard().step(), ImportWizard::Questions);
    QVERIFY(qobject_cast<QComboBox*>(QApplication::focusWidget()));
    QVERIFY(tabTo(u"sold"_s));
    auto* sold = qobject_cast<QComboBox*>(QApplication::focusWidget());
    const QString before = sold->currentText();
    press(sold->currentIndex() == 0 ? Qt::Key_Down : Qt::Key_Up);
    QVERIFY(sold->currentText() != before);
    press(Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(!wizard().isBusy() && wizard().step() != ImportWizard::Questions, ImportSteps::patience);
    QCOMPARE(wizard().step(), ImportWizard::Ready);
    QVERIFY(tabTo(u"back"_s)); // and again forwards
    press(Qt::Key_Space);
    QCOMPARE(wizard().step(), ImportWizard::Questions);
    press(Qt::Key_Return);
    QCOMPARE(wizard().step(), ImportWizard::Ready);
    press(Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(wizard().step(), ImportWizard::Report, ImportSteps::patience);
    QVERIFY(wizard().report()->isOver);
    QCOMPARE(m_steps->number(listedVouchers), 30);
    QVERIFY(tabTo(u"savePdf"_s));
    QVERIFY(tabTo(u"next"_s));
    press(Qt::Key_Return);
    QTRY_VERIFY(!wizard().isVisible());

    m_steps->open({});
    QVERIFY(tabTo(u"earlier"_s));
    press(Qt::Key_Space);
    auto* earlier = wizard().findChild<ImportsDialog*>();
    QVERIFY(earlier);
    QTRY_COMPARE(earlier->count(), 1);
    earlier->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(earlier));
    QTRY_COMPARE(QApplication::focusWidget(), earlier->list());
    QVERIFY(tabTo(u"takeBack"_s));
    press(Qt::Key_Space);
    auto* question = earlier->findChild<QMessageBox*>(u"takeBackQuestion"_s);
    QVERIFY(question);
    QTRY_VERIFY(question->isActiveWindow() && question->isAncestorOf(QApplication::focusWidget()));
    QVERIFY(tabTo(u"takeBackNow"_s));
    press(Qt::Key_Space);
    QTRY_VERIFY_WITH_TIMEOUT(!earlier->isBusy() && earlier->heading() == u"Taken back"_s, ImportSteps::patience);
    QCOMPARE(m_steps->number(u"SELECT count(*) FROM vouchers WHERE status NOT IN ('discarded', 'removed')"_s), 0);
}

// "Or drop it here": a file manager sends the address as a text as well, which is no path.
void TestImportTroubles::aFileIsDroppedOnTheField()
{
    const QString path = writeList(m_steps->house.world.folder, 3);
    m_steps->open(u"mikhmon"_s);
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(path)});
    data.setText(QUrl::fromLocalFile(path).toString());
    QWidget& field = *wizard().source().path();
    QDragEnterEvent enter(QPoint(5, 5), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&field, &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop(QPointF(5, 5), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&field, &drop);
    QCOMPARE(wizard().source().path()->text(), path);
    QCOMPARE(wizard().source().request().source, u"vouchers"_s);
    QVERIFY2(m_steps->goTo(ImportWizard::Ready), qPrintable(wizard().problem()));

    // At another step nothing is taken.
    QDragEnterEvent late(QPoint(200, 200), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    late.ignore();
    QApplication::sendEvent(&wizard(), &late);
    QVERIFY(!late.isAccepted());
}

qint64 TestImportTroubles::add(const QString& name, Role role, const char* pin) const
{
    const auto added =
        SetupHouse::answer(m_steps->house.engine.session().addStaff({name, role, core::Secret(QByteArray(pin))}));
    return added ? added->id : 0;
}

void TestImportTroubles::logIn(qint64 id, const char* pin) const
{
    m_steps->house.engine.session().logOut();
    const auto in = SetupHouse::answer(m_steps->house.engine.session().logIn(id, core::Secret(QByteArray(pin))));
    QVERIFY2(in, qPrintable(in ? QString() : in.error().detail));
}

void TestImportTroubles::nobodyButAnOwnerMay_data()
{
    QTest::addColumn<int>("role");
    QTest::newRow("a cashier") << int(Role::Cashier);
    QTest::newRow("an operator") << int(Role::Operator);
    QTest::newRow("nobody") << int(Role::None);
}

// Neither is it offered, nor does the engine do it: also not what an owner has read a moment ago.
void TestImportTroubles::nobodyButAnOwnerMay()
{
    QFETCH(int, role);
    const QString path = writeList(m_steps->house.world.folder, 12);
    const qint64 owner = add(u"Bu Sri"_s, Role::Owner, "471147");
    QVERIFY(owner > 0);
    const qint64 other = role == int(Role::None) ? 0 : add(u"Rina"_s, Role(role), "258025");
    QSettings settings(m_steps->house.world.folder.filePath(u"window.ini"_s), QSettings::IniFormat);
    MainWindow window(*m_steps->house.context, settings);
    window.show();
    auto* entry = window.menu().findChild<QAction*>(u"movingIn"_s);
    auto* button = window.findChild<QPushButton*>(u"movingIn"_s);
    QVERIFY(entry && entry->isVisible() && button);

    // The owner imports one list, and reads the next one as far as the last button.
    m_steps->open(u"vouchers"_s, path);
    QVERIFY2(m_steps->goTo(ImportWizard::Report), qPrintable(wizard().problem()));
    const qint64 import = wizard().report()->id;
    m_steps->open(u"vouchers"_s, writeFile(m_steps->house.world.folder, u"more.csv"_s, "Kode;Paket\nmr0001;3k\n"));
    QVERIFY2(m_steps->goTo(ImportWizard::Ready), qPrintable(wizard().problem()));
    m_steps->wizard.reset();

    other > 0 ? logIn(other, "258025") : m_steps->house.engine.session().logOut();
    QVERIFY(!m_steps->house.context->may(domain::Action::ImportData));
    QVERIFY(!entry->isVisible());
    entry->trigger();
    button->click();
    QVERIFY(!window.findChild<ImportWizard*>());
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(path)});
    QDragEnterEvent enter(QPoint(200, 200), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    enter.ignore();
    QApplication::sendEvent(&window, &enter);
    QVERIFY(!enter.isAccepted());
    {
        FirstStart steps(*m_steps->house.context, settings);
        steps.show();
        auto* way = steps.findChild<QPushButton*>(u"movingIn"_s);
        QVERIFY(!way || !way->isVisible());
        if (way)
            way->click();
        QVERIFY(!steps.findChild<ImportWizard*>());
    }

    // A wizard that were open all the same.
    m_steps->open(u"vouchers"_s, path);
    QVERIFY(m_steps->enter());
    QCOMPARE(wizard().step(), ImportWizard::Source);
    QVERIFY2(!wizard().problem().isEmpty(), "refused without a word");
    ImportsDialog earlier(*m_steps->house.context);
    earlier.setAttribute(Qt::WA_DeleteOnClose, false);
    earlier.show();
    QTRY_VERIFY(earlier.count() > 0 || !earlier.heading().isEmpty());

    // And the engine, whatever asks it.
    const sales::Actor actor = m_steps->house.engine.actor();
    const engine::EngineHandle& engine = m_steps->house.engine;
    const auto answered =
        SetupHouse::answer(engine.ask([actor](engine::UseCases& use) { return use.imports->answer({}, actor); }));
    QVERIFY(!answered && answered.error().kind == core::ErrorKind::Forbidden);
    const auto undone = SetupHouse::answer(
        engine.ask([actor, import](engine::UseCases& use) { return use.imports->undo(import, actor); }));
    QVERIFY(!undone && undone.error().kind == core::ErrorKind::Forbidden);
    const auto steps = m_steps->house.context->door.stream<importing::RunStep>(
        [actor](engine::UseCases& use, QPromise<importing::RunStep> promise) {
            use.imports->run(actor, std::move(promise));
        });
    QTRY_VERIFY(steps.isFinished());
    const importing::RunStep last = steps.resultAt(steps.resultCount() - 1);
    const auto* refused = std::get_if<core::Error>(&last);
    QVERIFY(refused && refused->kind == core::ErrorKind::Forbidden);
    QCOMPARE(m_steps->number(listedVouchers), 12);
    QCOMPARE(m_steps->number(u"SELECT count(*) FROM vouchers WHERE status NOT IN ('discarded', 'removed')"_s), 12);
}

// The owner goes away while an import is taken back: nobody sees it, and the login is free.
void TestImportTroubles::aLockedWindowShowsNoImport()
{
    m_steps->open(u"vouchers"_s, writeList(m_steps->house.world.folder, 2000));
    QVERIFY2(m_steps->goTo(ImportWizard::Report), qPrintable(wizard().problem()));
    m_steps->wizard.reset();
    QVERIFY(add(u"Bu Sri"_s, Role::Owner, "471147") > 0);
    QSettings settings(m_steps->house.world.folder.filePath(u"window.ini"_s), QSettings::IniFormat);
    MainWindow window(*m_steps->house.context, settings);
    window.show();
    auto* earlier = new ImportsDialog(*m_steps->house.context, &window);
    const QPointer<ImportsDialog> there = earlier;
    earlier->open();
    QTRY_COMPARE(earlier->count(), 1);
    earlier->takeBack()->click();
    earlier->findChild<QMessageBox*>(u"takeBackQuestion"_s)->findChild<QPushButton*>(u"takeBackNow"_s)->click();
    QVERIFY(earlier->isBusy());
    m_steps->house.engine.session().logOut();
    QVERIFY(window.isLocked());
    QVERIFY(!there || !there->isVisible());
    QTRY_VERIFY_WITH_TIMEOUT(!there, ImportSteps::patience); // once it has ended
    QTRY_COMPARE(m_steps->number(u"SELECT count(*) FROM vouchers WHERE status NOT IN ('discarded', 'removed')"_s), 0);
}

// They were left before their end; the next start is locked, and they are no way around the login.
void TestImportTroubles::firstStepsWaitForTheOwner()
{
    const qint64 owner = add(u"Bu Sri"_s, Role::Owner, "471147");
    const qint64 cashier = add(u"Rina"_s, Role::Cashier, "258025");
    m_steps->house.engine.session().logOut();
    QSettings settings(m_steps->house.world.folder.filePath(u"window.ini"_s), QSettings::IniFormat);
    settings.setValue(u"wizard/step"_s, 5);
    MainWindow window(*m_steps->house.context, settings);
    window.show();
    const auto isThere = [&window] {
        const auto* steps = window.findChild<FirstStart*>();
        return steps && steps->isVisible();
    };
    // What is asked after the window has asked is answered after it.
    const auto letItAnswer = [this] {
        QVERIFY(SetupHouse::answer(
            m_steps->house.engine.ask([](engine::UseCases& use) { return use.administration->snapshot(); })));
        QCoreApplication::processEvents();
    };
    letItAnswer();
    QVERIFY(window.isLocked());
    QVERIFY(!isThere());
    logIn(cashier, "258025");
    letItAnswer();
    QVERIFY(!isThere());
    logIn(owner, "471147");
    QTRY_VERIFY(isThere());
}

QTEST_MAIN(TestImportTroubles)
#include "tst_importtroubles.moc"
