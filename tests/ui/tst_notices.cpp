// What the window shows of an update of the database, and what waits for a person's word: on the real engine, and as
// a table of states.
#include "engine/Engine.h"
#include "ui/Office.h"
#include "ui/shell/DoubtStrip.h"
#include "ui/shell/MainWindow.h"
#include "ui/shell/UpdateNotice.h"

#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSettings>

using namespace loket;
using namespace loket::ui;
using namespace loket::tests;
using engine::Alert;
using engine::AlertKind;

namespace {

constexpr int patience = 30000;

engine::EngineState stateWith(const QList<Alert>& alerts)
{
    engine::EngineState state;
    state.alerts = alerts;
    return state;
}

QStringList labelsOf(const QWidget& widget)
{
    QStringList texts;
    for (const QLabel* label : widget.findChildren<QLabel*>()) {
        if (!label->text().isEmpty())
            texts += label->text();
    }
    return texts;
}

QStringList buttonsOf(const QWidget& widget)
{
    QStringList texts;
    for (const QPushButton* button : widget.findChildren<QPushButton*>()) {
        if (!button->isHidden())
            texts += button->text();
    }
    return texts;
}

} // namespace

class TestNotices : public QObject
{
    Q_OBJECT

private slots:
    // As main() does it, with a database of the first schema.
    void anUpdateIsShownWhileItLasts()
    {
        Sandboxes world;
        world.writeSettings();
        QProcessEnvironment secrets;
        Sandboxes::addSecrets(secrets);
        for (const QString& key : secrets.keys())
            qputenv(qPrintable(key), secrets.value(key).toUtf8());
        const auto old = storage::Database::inMemory(1);
        QVERIFY(old && (*old)->copyTo(world.folder.filePath(u"loket.db"_s)));
        Language language;
        language.use(u"en"_s);
        engine::EngineHandle engine;
        UpdateNotice notice;
        QObject::connect(&engine, &engine::EngineHandle::updating, &notice, &UpdateNotice::show);
        QStringList texts; // as they come
        QList<std::pair<int, int>> progress;
        QObject::connect(&engine, &engine::EngineHandle::updating, this, [&](const storage::UpdateProgress& told) {
            QVERIFY(notice.isVisible());
            const auto* bar = notice.findChild<QProgressBar*>(u"updateProgress"_s);
            QCOMPARE(bar->maximum(), told.total);
            progress += {bar->value(), bar->maximum()};
            if (const QString text = labelsOf(notice).value(0); texts.isEmpty() || texts.last() != text)
                texts += text;
        });
        QVERIFY(!notice.isVisible());
        const auto started = engine.start({.program = u"test"_s, .dataFolder = world.folder.path()});
        QVERIFY2(started, started ? "" : qPrintable(started.error().detail));
        QCOMPARE(texts.size(), 2);
        QVERIFY2(texts[0].startsWith(u"The database is being copied"_s), qPrintable(texts[0]));
        QVERIFY2(texts[1].contains(u"leave the computer on"_s), qPrintable(texts[1]));
        QVERIFY(progress.size() > 2 && progress.first().second == 0);
        QCOMPARE(progress.last().first, progress.last().second); // to its end
        engine.stop();
    }

    void nothingIsShownWhereNothingIsUpdated()
    {
        Sandboxes world;
        world.writeSettings();
        const auto run = [&world](UpdateNotice& notice) {
            engine::EngineHandle engine;
            QObject::connect(&engine, &engine::EngineHandle::updating, &notice, &UpdateNotice::show);
            const auto started = engine.start({.program = u"test"_s, .dataFolder = world.folder.path()});
            engine.stop();
            return started.has_value();
        };
        UpdateNotice notice;
        QVERIFY(run(notice)); // of a new folder, and of one that this version wrote
        QVERIFY(!notice.isVisible());
        QVERIFY(run(notice));
        QVERIFY(!notice.isVisible());
    }

    void whatWaitsForAWord_data()
    {
        QTest::addColumn<QList<Alert>>("alerts");
        QTest::addColumn<QStringList>("buttons");
        const Alert clock{.kind = AlertKind::ClockDoubtful, .why = core::quoted(u"it says 2031"_s)};
        const Alert router{.kind = AlertKind::RouterChanged, .subject = u"main"_s, .why = core::quoted(u"Tetangga"_s)};
        Alert marked = router;
        marked.subject = u"<b>main</b>"_s;
        const QString clockWord = u"The clock is right"_s;
        const QString routerWord = u"It is the right router"_s;
        QTest::newRow("nothing") << QList<Alert>() << QStringList();
        QTest::newRow("the clock") << QList<Alert>{clock} << QStringList{clockWord};
        QTest::newRow("another router") << QList<Alert>{router} << QStringList{routerWord};
        QTest::newRow("both") << QList<Alert>{clock, router} << QStringList{clockWord, routerWord};
        QTest::newRow("with markup in its name") << QList<Alert>{marked} << QStringList{routerWord};
        QList<Alert> others; // what needs no word of anybody
        for (int kind = 0; !engine::toString(AlertKind(kind)).isEmpty(); ++kind) {
            if (AlertKind(kind) != AlertKind::ClockDoubtful && AlertKind(kind) != AlertKind::RouterChanged)
                others += Alert{.kind = AlertKind(kind), .subject = u"main"_s};
        }
        QTest::newRow("all others") << others << QStringList();
    }
    void whatWaitsForAWord()
    {
        QFETCH(QList<Alert>, alerts);
        QFETCH(QStringList, buttons);
        Office office;
        QSettings settings(office.world.folder.filePath(u"window.ini"_s), QSettings::IniFormat);
        MainWindow window(*office.context, settings);
        window.show();
        auto* strip = window.findChild<DoubtStrip*>();
        QVERIFY(strip && strip->isHidden());
        office.engine->disconnect(&office.events); // only the states of this row
        emit office.events.stateChanged(stateWith(alerts));
        QCOMPARE(strip->isHidden(), buttons.isEmpty());
        QCOMPARE(buttonsOf(*strip), buttons);
        const QStringList texts = labelsOf(*strip);
        QCOMPARE(texts.size(), buttons.size());
        for (qsizetype i = 0; i < texts.size(); ++i) {
            if (!alerts[i].subject.isEmpty())
                QVERIFY2(texts[i].contains(alerts[i].subject), qPrintable(texts[i])); // to the letter
            QVERIFY2(texts[i].contains(core::english(alerts[i].why)), qPrintable(texts[i]));
        }
        for (const QLabel* label : strip->findChildren<QLabel*>())
            QVERIFY(label->textFormat() == Qt::PlainText || label->text().isEmpty());
        office.language.use(u"id"_s);
        QCoreApplication::processEvents();
        QCOMPARE(buttonsOf(*strip).size(), buttons.size());
        for (const QString& button : buttonsOf(*strip))
            QVERIFY2(!buttons.contains(button), qPrintable(button));
        emit office.events.stateChanged(stateWith({}));
        QVERIFY(strip->isHidden());
    }

    // The right to say it is an operator's.
    void aCashierOnlySeesIt()
    {
        Office office;
        auto& session = office.engine->session();
        const auto add = [&](const QString& name, domain::Role role, const char* pin) {
            return Office::answer(session.addStaff({.name = name, .role = role, .secret = core::Secret(pin)}));
        };
        QVERIFY(add(u"Bu Sri"_s, domain::Role::Owner, "4711"));
        const auto cashier = add(u"Rina"_s, domain::Role::Cashier, "2580");
        QVERIFY(cashier && Office::answer(session.logIn(cashier->id, core::Secret("2580"))));
        DoubtStrip strip(*office.context);
        strip.setState(stateWith({{.kind = AlertKind::ClockDoubtful}}));
        QVERIFY(!strip.isHidden());
        QCOMPARE(buttonsOf(strip), QStringList());
    }

    // Another device at the router's address: the window says so, and goes on once somebody says that it is the one.
    void anotherRouterIsConfirmedInTheWindow()
    {
        Office office;
        QSettings settings(office.world.folder.filePath(u"window.ini"_s), QSettings::IniFormat);
        MainWindow window(*office.context, settings);
        window.show();
        auto* strip = window.findChild<DoubtStrip*>();
        const auto isReachable = [&] {
            const auto& routers = office.engine->state().routers;
            return !routers.isEmpty() && routers.first().reach == engine::RouterState::Reach::Reachable;
        };
        QTRY_VERIFY_WITH_TIMEOUT(isReachable(), patience);
        sandbox::RouterModel& model = office.world.router.model();
        const sandbox::RouterAccount* account = model.account("loket");
        QVERIFY(!model.execute({"/system/identity/set", "=name=Tetangga"}, *account).refusal);
        QVERIFY(!model.execute({"/system/routerboard/set", "=serial-number=SANDBOX0002"}, *account).refusal);
        office.world.router.dropConnections();
        QTRY_VERIFY_WITH_TIMEOUT(!strip->isHidden(), patience);
        QVERIFY2(labelsOf(*strip).value(0).contains(u"Tetangga"_s), qPrintable(labelsOf(*strip).value(0)));
        auto* word = strip->findChild<QPushButton*>(u"confirm"_s);
        QVERIFY(word && word->isVisible());
        QTest::mouseClick(word, Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(strip->isHidden(), patience);
        QTRY_VERIFY_WITH_TIMEOUT(isReachable(), patience);
    }
};

QTEST_MAIN(TestNotices)
#include "tst_notices.moc"
