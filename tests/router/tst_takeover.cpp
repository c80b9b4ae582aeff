// Users that change hands over the wire of the sandbox router: their comments and the scheduler's rows, thousands at
// once, repeated, cut off, and while Mikhmon's own script writes.
#include "router/Hotspot.h"
#include "sandbox/router/Mikhmon.h"
#include "sandbox/router/RouterSandbox.h"

#include <QTest>

using namespace loket;
using namespace loket::router;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using core::ErrorKind;
using domain::CommentChange;
using sandbox::RouterSandbox;
using Each = domain::HotspotRouter::Each;

namespace {

RouterSettings settingsFor(quint16 port)
{
    RouterSettings settings;
    settings.name = u"main"_s;
    settings.host = u"127.0.0.1"_s;
    settings.port = port;
    settings.user = u"loket"_s;
    settings.password = core::Secret("rahasia");
    return settings;
}

const QString ours = u"loket:LK260102-ABCDEFGHJKMNPQRS:1"_s;

} // namespace

class TestTakeOver : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_router = std::make_unique<RouterSandbox>("loket", "rahasia");
        m_router->model().setTime([] { return QDateTime::fromString(u"2026-03-20T04:00:00Z"_s, Qt::ISODate); });
        QVERIFY(m_router->listen());
        m_hotspot = std::make_unique<Hotspot>(settingsFor(m_router->port()), m_clock);
    }

    void cleanup()
    {
        m_hotspot.reset();
        m_router.reset();
    }

    void onlyTheNamedUserWithThisCommentChanges_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("comment");
        QTest::addColumn<QString>("newComment");
        QTest::addColumn<int>("changed"); // -1: refused
        QTest::addColumn<QString>("after");
        QTest::newRow("to us") << u"abc"_s << u"vc-538-depan"_s << ours << 1 << ours;
        QTest::newRow("an empty one to us") << u"kosong"_s << u""_s << ours << 1 << ours;
        QTest::newRow("back") << u"kita"_s << ours << u"vc-1"_s << 1 << u"vc-1"_s;
        QTest::newRow("back to an empty one") << u"kita"_s << ours << u""_s << 1 << u""_s;
        QTest::newRow("has it already") << u"kita"_s << u"vc-1"_s << ours << 1 << ours;
        QTest::newRow("another comment") << u"abc"_s << u"vc-538"_s << ours << 0 << u"vc-538-depan"_s;
        QTest::newRow("longer") << u"abc"_s << u"vc-538-depan!"_s << ours << 0 << u"vc-538-depan"_s;
        QTest::newRow("nobody") << u"ABC"_s << u"vc-538-depan"_s << ours << 0 << QString();
        QTest::newRow("between others") << u"abc"_s << u"vc-538-depan"_s << u"vc-1"_s << -1 << u"vc-538-depan"_s;
        QTest::newRow("written in Latin-1") << u"latin"_s << u"vc-caf\u00e9"_s << ours << 1 << ours;
    }

    void onlyTheNamedUserWithThisCommentChanges()
    {
        QFETCH(QString, name);
        QFETCH(QString, comment);
        QFETCH(QString, newComment);
        QFETCH(int, changed);
        QFETCH(QString, after);
        addUser("abc", "vc-538-depan");
        addUser("kosong", "");
        addUser("kita", ours.toUtf8());
        addUser("latin", "vc-caf\xe9");
        addUser("lain", "vc-538-depan");
        const auto each = takeOver({{name, comment, newComment}});
        QVERIFY(each);
        QCOMPARE(each->size(), 1);
        if (changed < 0)
            QVERIFY(!each->first() && each->first().error().kind == ErrorKind::InvalidInput);
        else
            QCOMPARE(each->first().value_or(-2), changed);
        QCOMPARE(commentOf(name.toUtf8()), after.toUtf8());
        QCOMPARE(commentOf("lain"), "vc-538-depan");
    }

    void thousandsChangeWithTwoLooksAtTheTable()
    {
        sandbox::fillMikhmon(m_router->model(), 3000, 0);
        m_router->moods().latencyMs = 2;
        const auto changes = changesOfAll();
        QCOMPARE(changes.size(), 3000);
        const auto each = takeOver(changes);
        QVERIFY(each);
        QVERIFY(std::all_of(each->begin(), each->end(), [](const auto& one) { return one == 1; }));
        QVERIFY(m_router->mostInFlight() > 8);
        QVERIFY(m_router->mostInFlight() <= 16); // half of the window: a sale finds a place
        QCOMPARE(m_router->commandLog().count("/ip/hotspot/user/print"), 2);

        const int served = m_router->commandsServed();
        const auto again = takeOver(changes);
        QVERIFY(again);
        QVERIFY(std::all_of(again->begin(), again->end(), [](const auto& one) { return one == 1; }));
        QVERIFY(m_router->commandsServed() - served < 10);

        QList<CommentChange> back;
        for (const CommentChange& change : changes)
            back.append({change.name, change.newComment, change.comment});
        QVERIFY(takeOver(back));
        for (const CommentChange& change : changes)
            QCOMPARE(commentOf(change.name.toUtf8()), change.comment.toUtf8());
    }

    void aRouterThatIsCutIsCompletedByRepeating_data()
    {
        QTest::addColumn<QString>("mood");
        QTest::addColumn<QString>("command");
        for (const char* mood : {"cut_before", "cut_after"}) {
            for (const char* command : {"/ip/hotspot/user/set", "/ip/hotspot/user/print", "/system/scheduler/print"})
                QTest::addRow("%s %s", mood, command) << QString::fromLatin1(mood) << QString::fromLatin1(command);
        }
    }

    void aRouterThatIsCutIsCompletedByRepeating()
    {
        QFETCH(QString, mood);
        QFETCH(QString, command);
        sandbox::fillMikhmon(m_router->model(), 200, 0);
        const auto changes = changesOfAll();
        const int at = command.endsWith(u"set") ? 77 : 1;
        m_router->control({{mood, QJsonObject{{u"at"_s, at}, {u"command"_s, command}}}});
        const auto first = takeOver(changes);
        const bool complete = first && std::all_of(first->begin(), first->end(), [](const auto& o) { return o == 1; });
        QVERIFY(!complete || command.endsWith(u"scheduler/print"));
        const auto second = takeOver(changes);
        QVERIFY(second);
        QVERIFY(std::all_of(second->begin(), second->end(), [](const auto& one) { return one == 1; }));
        for (const CommentChange& change : changes)
            QCOMPARE(commentOf(change.name.toUtf8()), change.newComment.toUtf8());
    }

    // A guest logs in just before its comment is written: Mikhmon's script has seen its own comment, and writes the
    // date seconds later, over ours.
    void mikhmonsLastWordIsWaitedFor()
    {
        addUser("abc", "vc-538-depan");
        QVERIFY(sandbox::mikhmonLoginBegins(m_router->model(), "abc"));
        auto future = m_hotspot->takeOver({{u"abc"_s, u"vc-538-depan"_s, ours}});
        QTRY_VERIFY(m_clock.pending() > 0 && m_router->commandLog().contains("/system/scheduler/print"));
        QTRY_COMPARE(m_hotspot->client().inFlight(), 0);
        QVERIFY(!future.isFinished());
        sandbox::mikhmonLoginEnds(m_router->model(), "abc");
        QVERIFY(commentOf("abc").startsWith("2026-03-21 "));
        m_clock.advance(12s);
        QTRY_VERIFY(future.isFinished());
        QCOMPARE(future.result()->first().value_or(-2), 1);
        QCOMPARE(commentOf("abc"), ours.toUtf8());
        QVERIFY(!sandbox::mikhmonLoginBegins(m_router->model(), "abc")); // from now on it leaves it alone
    }

    void whoWaitsForMikhmonIsToldOfTheEnd()
    {
        addUser("abc", "vc-538-depan");
        QVERIFY(sandbox::mikhmonLoginBegins(m_router->model(), "abc"));
        auto future = m_hotspot->takeOver({{u"abc"_s, u"vc-538-depan"_s, ours}});
        QTRY_VERIFY(m_router->commandLog().contains("/system/scheduler/print"));
        QTRY_COMPARE(m_hotspot->client().inFlight(), 0);
        m_hotspot.reset();
        QTRY_VERIFY(future.isFinished());
    }

    void schedulersAreDisabledAndEnabledAgain()
    {
        sandbox::fillMikhmon(m_router->model());
        const QList<QString> names{u"Paket-1Hari"_s, u"tidak ada"_s, u"Mikhmon-Expire-Monitor"_s};
        for (const bool disabled : {true, true, false}) {
            auto future = m_hotspot->setSchedulers(names, disabled);
            QTRY_VERIFY(future.isFinished());
            const auto each = future.result();
            QVERIFY(each);
            QCOMPARE(each->size(), 3);
            QCOMPARE(each->at(0).value_or(-1), 1);
            QCOMPARE(each->at(1).value_or(-1), 0);
            QCOMPARE(each->at(2).value_or(-1), 1);
            const QByteArray state = disabled ? "true" : "false";
            QCOMPARE(schedulerState("Paket-1Hari"), state);
            QCOMPARE(schedulerState("Mikhmon-Expire-Monitor"), state);
            QCOMPARE(schedulerState("malam"), "false");
        }
    }

private:
    core::Result<Each> takeOver(const QList<CommentChange>& changes)
    {
        auto future = m_hotspot->takeOver(changes);
        [&] { QTRY_VERIFY_WITH_TIMEOUT(future.isFinished(), 60'000); }();
        return future.result();
    }

    void addUser(const QByteArray& name, const QByteArray& comment)
    {
        m_router->model().menu("/ip/hotspot/user").insert({{"name", name}, {"comment", comment}});
    }

    QByteArray commentOf(const QByteArray& name)
    {
        auto& users = m_router->model().menu("/ip/hotspot/user");
        const auto ids = users.idsOf(name);
        return ids.isEmpty() ? QByteArray() : users.value(ids.first(), "comment");
    }

    QByteArray schedulerState(const QByteArray& name)
    {
        auto& rows = m_router->model().menu("/system/scheduler");
        return rows.value(rows.idsOf(name).value(0), "disabled");
    }

    QList<CommentChange> changesOfAll()
    {
        QList<CommentChange> changes;
        for (const auto& user : m_router->users())
            changes.append({user.name, user.comment, u"loket:LK260102-ABCDEFGHJKMNPQRS:%1"_s.arg(changes.size() + 1)});
        return changes;
    }

    core::ManualClock m_clock;
    std::unique_ptr<RouterSandbox> m_router;
    std::unique_ptr<Hotspot> m_hotspot;
};

QTEST_GUILESS_MAIN(TestTakeOver)
#include "tst_takeover.moc"
