// The client against the sandbox router over real sockets: logins, tags, window, deadlines, losses.
#include "core/Clock.h"
#include "router/Client.h"
#include "sandbox/router/RouterSandbox.h"

#include <QSignalSpy>
#include <QTest>

using namespace loket;
using namespace loket::router;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using core::ErrorKind;
using sandbox::RouterFace;
using sandbox::RouterSandbox;

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

const Command identity("/system/identity/print");

// A router that sends exactly what a test specifies: for what no real router would send.
class ScriptedRouter : public QTcpServer
{
public:
    ScriptedRouter()
    {
        listen(QHostAddress::LocalHost);
        connect(this, &QTcpServer::newConnection, this, [this] {
            socket = nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, this, [this] {
                for (const Sentence& words : parser.feed(socket->readAll()).sentences) {
                    if (words.first() != "/login") {
                        heard.append(words);
                    } else {
                        logins.append(words);
                        if (!answersLogins)
                            continue;
                        say(logins.size() == 1 && !challenge.isEmpty() ? Sentence{"!done", "=ret=" + challenge}
                                                                       : Sentence{"!done"});
                    }
                }
            });
        });
    }
    void say(const Sentence& words) { socket->write(encodeSentence(words)); }
    [[nodiscard]] QByteArray tagOf(int command) const { return heard.at(command).last(); }

    QTcpSocket* socket = nullptr;
    SentenceParser parser;
    bool answersLogins = true;
    QByteArray challenge; // of the old login; empty: the modern one
    QList<Sentence> logins;
    QList<Sentence> heard;
};

} // namespace

class TestRouterClient : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_clock = std::make_unique<core::SystemClock>();
        m_router = std::make_unique<RouterSandbox>("loket", "rahasia");
        QVERIFY(m_router->listen());
    }

    void cleanup()
    {
        m_router.reset();
        m_clock.reset();
    }

    void theDeviceIsToldAtTheLogin_data()
    {
        QTest::addColumn<bool>("isVirtual");
        QTest::addColumn<QByteArray>("property"); // of its licence
        QTest::addColumn<QString>("serial");
        QTest::addColumn<QString>("softwareId");
        QTest::newRow("a board") << false << QByteArray("software-id") << u"SANDBOX0001"_s << u"x4Qq-W9dk"_s;
        QTest::newRow("a PC") << true << QByteArray("software-id") << QString() << u"x4Qq-W9dk"_s;
        QTest::newRow("a CHR") << true << QByteArray("system-id") << u"x4Qq-W9dk"_s << QString();
    }
    void theDeviceIsToldAtTheLogin()
    {
        QFETCH(bool, isVirtual);
        QFETCH(QByteArray, property);
        QFETCH(QString, serial);
        QFETCH(QString, softwareId);
        m_router->model().setVirtual(isVirtual);
        m_router->model().menu("/system/license").makeSingleton({{property, "x4Qq-W9dk"}});
        Client client(settingsFor(m_router->port()), *m_clock);
        QList<Device> told;
        client.checkDevice([&told](const Device& device) {
            told += device;
            return core::Result<void>();
        });
        QVERIFY(run(client, identity));
        const Device expected{.name = u"Loket-Sandbox"_s, .serial = serial, .softwareId = softwareId};
        QCOMPARE(told, QList<Device>{expected});
    }

    void connectsWithTheFirstCommand()
    {
        Client client(settingsFor(m_router->port()), *m_clock);
        QSignalSpy connected(&client, &Client::connectedChanged);
        QCOMPARE(m_router->connectionsAccepted(), 0);
        const auto answer = run(client, identity);
        QVERIFY(answer);
        QCOMPARE(answer->rows.size(), 1);
        QCOMPARE(answer->rows.first().text("name"), u"Loket-Sandbox"_s);
        QVERIFY(run(client, identity));
        QCOMPARE(m_router->connectionsAccepted(), 1); // one connection, kept
        QCOMPARE(connected.size(), 1);
    }

    void logins_data()
    {
        QTest::addColumn<QString>("face");
        QTest::addColumn<bool>("legacy");
        QTest::addColumn<QByteArray>("password");
        QTest::addColumn<QString>("error");
        QTest::newRow("modern") << u"v7.18"_s << false << QByteArray("rahasia") << QString();
        QTest::newRow("modern on v6") << u"v6"_s << false << QByteArray("rahasia") << QString();
        QTest::newRow("wrong password") << u"v7"_s << false << QByteArray("salah") << u"unauthorized"_s;
        QTest::newRow("old, allowed") << u"v6-old"_s << true << QByteArray("rahasia") << QString();
        QTest::newRow("old, wrong password") << u"v6-old"_s << true << QByteArray("salah") << u"unauthorized"_s;
        QTest::newRow("old, not allowed") << u"v6-old"_s << false << QByteArray("rahasia") << u"misconfigured"_s;
        QTest::newRow("old login on a new router") << u"v7"_s << true << QByteArray("rahasia") << u"unauthorized"_s;
    }

    void logins()
    {
        QFETCH(QString, face);
        QFETCH(bool, legacy);
        QFETCH(QByteArray, password);
        QFETCH(QString, error);
        m_router->model().setFace(*RouterFace::named(face));
        RouterSettings settings = settingsFor(m_router->port());
        settings.legacyLogin = legacy;
        settings.password = core::Secret(password);
        Client client(settings, *m_clock);
        const auto answer = run(client, identity);
        QCOMPARE(answer ? QString() : core::toString(answer.error().kind), error);
        if (!answer) {
            QVERIFY(!answer.error().detail.contains(QString::fromLatin1(password)));
            QVERIFY(answer.error().detail.contains(legacy || error == u"misconfigured"_s ? u"legacy_login"_s
                                                                                         : u"address list"_s) ||
                    face == u"v6-old"_s);
        }
        // A corrected password works with the next command: nothing is cached.
        QCOMPARE(client.isConnected(), answer.has_value());
    }

    void oldLoginNeverShowsThePassword()
    {
        ScriptedRouter router;
        router.challenge = "00112233445566778899aabbccddeeff";
        RouterSettings settings = settingsFor(router.serverPort());
        settings.legacyLogin = true;
        Client client(settings, *m_clock);
        auto ready = client.ready();
        QTRY_VERIFY(ready.isFinished());
        QVERIFY(ready.result());
        QCOMPARE(router.logins.size(), 2);
        QCOMPARE(router.logins.at(0), Sentence{"/login"});
        QCOMPARE(router.logins.at(1),
                 (Sentence{"/login", "=name=loket", "=response=004fa126478b2b03e39d31283cb8f7c62b"}));
    }

    void windowHasManyInFlightAndNoMore()
    {
        m_router->moods().latencyMs = 20;
        RouterSettings settings = settingsFor(m_router->port());
        settings.window = 8;
        Client client(settings, *m_clock);
        QList<core::Async<Response>> answers;
        for (int i = 0; i < 50; ++i)
            answers.append(client.run(identity));
        QCOMPARE(client.waiting(), 50);
        for (auto& answer : answers) {
            QTRY_VERIFY(answer.isFinished());
            QVERIFY(answer.result());
        }
        QCOMPARE(m_router->mostInFlight(), 8);
        QCOMPARE(client.inFlight(), 0);
    }

    void moodsOfTheWireChangeNothing_data()
    {
        QTest::addColumn<QJsonObject>("mood");
        QTest::newRow("one byte at a time") << QJsonObject{{u"one_byte_writes"_s, true}};
        QTest::newRow("answers reversed") << QJsonObject{{u"reverse"_s, 8}};
        QTest::newRow("slow processor") << QJsonObject{{u"cost_ms"_s, 2}};
        QTest::newRow("all together") << QJsonObject{
            {u"one_byte_writes"_s, true}, {u"reverse"_s, 5}, {u"latency_ms"_s, 3}};
    }

    void moodsOfTheWireChangeNothing()
    {
        QFETCH(QJsonObject, mood);
        QCOMPARE(m_router->control(mood), QString());
        m_router->model().fill(40);
        Client client(settingsFor(m_router->port()), *m_clock);
        QList<core::Async<Response>> answers;
        for (int i = 1; i <= 40; ++i)
            answers.append(client.run(
                Command("/ip/hotspot/user/print").where("name", "guest" + QByteArray::number(i)).proplist("name")));
        for (int i = 1; i <= 40; ++i) {
            auto& answer = answers[i - 1];
            QTRY_VERIFY(answer.isFinished());
            QVERIFY(answer.result());
            QCOMPARE(answer.result()->rows.size(), 1);
            QCOMPARE(answer.result()->rows.first().value("name"), "guest" + QByteArray::number(i));
        }
    }

    void bigTablesArriveWhole()
    {
        m_router->model().fill(5000);
        Client client(settingsFor(m_router->port()), *m_clock);
        const auto answer = run(client, Command("/ip/hotspot/user/print").proplist(".id,name"));
        QVERIFY(answer);
        QCOMPARE(answer->rows.size(), 5001); // and default-trial
        const auto count = run(client, Command("/ip/hotspot/user/print").with("count-only"));
        QVERIFY(count);
        QCOMPARE(count->ret, "5001");
    }

    void emptyTables_data()
    {
        QTest::addColumn<QString>("face");
        QTest::newRow("!empty, !done") << u"v7.18"_s;
        QTest::newRow("!done alone") << u"v7"_s;
    }

    void emptyTables()
    {
        QFETCH(QString, face);
        m_router->model().setFace(*RouterFace::named(face));
        Client client(settingsFor(m_router->port()), *m_clock);
        const auto answer = run(client, Command("/ip/hotspot/active/print"));
        QVERIFY(answer);
        QVERIFY(answer->rows.isEmpty());
        QVERIFY(run(client, identity)); // nothing is out of step
    }

    void longValuesSurvive()
    {
        Client client(settingsFor(m_router->port()), *m_clock);
        const QByteArray script = ":put (\",remc,3000,1d,\"); " + QByteArray(20'000, 'x') + QByteArray("\x8f\xff=\r\n");
        QVERIFY(run(client,
                    Command("/ip/hotspot/user/profile/set").with(".id", QByteArray("3k")).with("on-login", script)));
        const auto answer = run(client, Command("/ip/hotspot/user/profile/print").where("name", "3k"));
        QVERIFY(answer);
        QCOMPARE(answer->rows.first().value("on-login"), script);
    }

    void trapsEndOnlyTheirOwnCommand()
    {
        Client client(settingsFor(m_router->port()), *m_clock);
        auto bad = client.run(
            Command("/ip/hotspot/user/add").with("name", QByteArray("a")).with("profile", QByteArray("none")));
        auto good = client.run(identity);
        QTRY_VERIFY(bad.isFinished() && good.isFinished());
        QVERIFY(!bad.result());
        QVERIFY(bad.result().error().kind == ErrorKind::Misconfigured);
        QVERIFY(good.result());
    }

    void severalTrapsBeforeOneDone()
    {
        ScriptedRouter router;
        Client client(settingsFor(router.serverPort()), *m_clock);
        auto answer = client.run(identity);
        QTRY_COMPARE(router.heard.size(), 1);
        router.say({"!trap", "=message=no such item", router.tagOf(0)});
        router.say({"!trap", "=message=something else", router.tagOf(0)});
        QTest::qWait(0);
        QVERIFY(!answer.isFinished());
        router.say({"!done", router.tagOf(0)});
        QTRY_VERIFY(answer.isFinished());
        QVERIFY(answer.result().error().kind == ErrorKind::NotFound);
    }

    void unknownWordsAndTagsAreIgnored()
    {
        ScriptedRouter router;
        Client client(settingsFor(router.serverPort()), *m_clock);
        auto answer = client.run(identity);
        QTRY_COMPARE(router.heard.size(), 1);
        router.say({"!done", ".tag=999"});
        router.say({"!re", "=name=stray"});
        router.say({"!later", router.tagOf(0)});
        router.say({"!re", router.tagOf(0), "=name=x"});
        router.say({"!done", router.tagOf(0)});
        router.say({"!done", router.tagOf(0)}); // a second one, seen in practice
        QTRY_VERIFY(answer.isFinished());
        QVERIFY(answer.result());
        QCOMPARE(answer.result()->rows.size(), 1);
        QVERIFY(client.isConnected());
    }

    void timeoutCancelsAndDrains()
    {
        core::ManualClock clock;
        ScriptedRouter router;
        RouterSettings settings = settingsFor(router.serverPort());
        settings.window = 2;
        Client client(settings, clock);
        auto slow = client.run(identity);
        QTRY_COMPARE(router.heard.size(), 1);
        clock.advance(6s);
        auto quick = client.run(identity);
        QTRY_COMPARE(router.heard.size(), 2);
        router.say({"!done", router.tagOf(1)});
        QTRY_VERIFY(quick.isFinished());
        clock.advance(4s); // the slow one is 10 s old; the router is alive
        QVERIFY(slow.isFinished());
        QVERIFY(slow.result().error().kind == ErrorKind::Timeout);
        QTRY_COMPARE(router.heard.size(), 3);
        QCOMPARE(router.heard.at(2).first(), "/cancel");
        QCOMPARE(router.heard.at(2).at(1), "=tag=" + router.tagOf(0).mid(5));
        QCOMPARE(client.inFlight(), 1); // drains

        auto next = client.run(identity);
        QTRY_COMPARE(router.heard.size(), 4);
        router.say({"!re", router.tagOf(0), "=name=late"}); // the late answer of the slow one
        router.say({"!trap", router.tagOf(0), "=category=2", "=message=interrupted"});
        router.say({"!done", router.tagOf(2)});
        router.say({"!empty", router.tagOf(0)});
        router.say({"!done", router.tagOf(0)});
        router.say({"!re", router.tagOf(3), "=name=right"});
        router.say({"!done", router.tagOf(3)});
        QTRY_VERIFY(next.isFinished());
        QVERIFY(next.result());
        QCOMPARE(next.result()->rows.size(), 1);
        QCOMPARE(next.result()->rows.first().value("name"), "right");
        QCOMPARE(client.inFlight(), 0);
    }

    void endlessCommandsAreEndedByTheDeadline()
    {
        core::ManualClock clock;
        ScriptedRouter router;
        Client client(settingsFor(router.serverPort()), clock);
        auto endless = client.run(Command("/interface/monitor-traffic"));
        QTRY_COMPARE(router.heard.size(), 1);
        const auto alive = client.run(identity);
        QTRY_COMPARE(router.heard.size(), 2);
        for (int i = 0; i < 5; ++i)
            router.say({"!re", router.tagOf(0), "=rx=1"});
        router.say({"!done", router.tagOf(1)});
        QTRY_VERIFY(alive.isFinished());
        clock.advance(10s);
        QVERIFY(endless.isFinished());
        QVERIFY(endless.result().error().kind == ErrorKind::Timeout);
        QTRY_COMPARE(router.heard.size(), 3);
        QCOMPARE(router.heard.at(2).first(), "/cancel");
        QVERIFY(client.isConnected());
    }

    void cancelledCommandsDoNotHoldTheWindowForEver()
    {
        core::ManualClock clock;
        ScriptedRouter router;
        Client client(settingsFor(router.serverPort()), clock);
        auto endless = client.run(identity);
        auto other = client.run(identity);
        QTRY_COMPARE(router.heard.size(), 2);
        router.say({"!done", router.tagOf(1)});
        QTRY_VERIFY(other.isFinished());
        clock.advance(10s);
        QVERIFY(endless.isFinished());
        QTRY_COMPARE(router.heard.size(), 3); // the cancel, which nobody answers
        auto third = client.run(identity);
        QTRY_COMPARE(router.heard.size(), 4);
        router.say({"!done", router.tagOf(3)});
        QTRY_VERIFY(third.isFinished());
        QCOMPARE(client.inFlight(), 1);
        clock.advance(10s);
        QCOMPARE(client.inFlight(), 0);
        QVERIFY(client.isConnected());
    }

    void silentConnectionIsGivenUp()
    {
        core::ManualClock clock;
        RouterSettings settings = settingsFor(m_router->port());
        settings.window = 1;
        Client client(settings, clock);
        QTRY_VERIFY(client.ready().isFinished());
        QTRY_VERIFY(client.isConnected());
        m_router->moods().hang = true;
        auto written = client.run(identity);
        auto unwritten = client.run(identity);
        QTest::qWait(0);
        clock.advance(10s);
        QVERIFY(written.isFinished());
        QVERIFY(unwritten.isFinished());
        QVERIFY(written.result().error().kind == ErrorKind::Timeout);
        QVERIFY(unwritten.result().error().kind == ErrorKind::Unreachable);
        QVERIFY(!client.isConnected());
        m_router->moods().hang = false;
        QVERIFY(run(client, identity)); // the next command connects again
        QCOMPARE(m_router->connectionsAccepted(), 2);
    }

    void keepAliveAsksAndNoticesDeath()
    {
        core::ManualClock clock;
        Client client(settingsFor(m_router->port()), clock);
        QVERIFY(run(client, identity));
        QCOMPARE(m_router->commandsServed(), 1);
        clock.advance(30s);
        QTRY_COMPARE(m_router->commandsServed(), 2);
        QTRY_COMPARE(client.inFlight(), 0);
        m_router->moods().hang = true;
        QTest::qWait(0);
        clock.advance(30s);
        QTest::qWait(0);
        clock.advance(10s);
        QTRY_VERIFY(!client.isConnected());
    }

    void connectionTroubles_data()
    {
        QTest::addColumn<QJsonObject>("mood");
        QTest::addColumn<QString>("advice");
        QTest::newRow("port closed") << QJsonObject{{u"refuse"_s, true}} << u"/ip service enable api"_s;
        QTest::newRow("session table full") << QJsonObject{{u"max_sessions"_s, -1}} << u"session table"_s;
    }

    void connectionTroubles()
    {
        QFETCH(QJsonObject, mood);
        QFETCH(QString, advice);
        if (mood.contains(u"max_sessions"_s)) {
            auto* other = new QTcpSocket(m_router.get());
            other->connectToHost(QHostAddress::LocalHost, m_router->port());
            QTRY_COMPARE(m_router->sessions(), 1);
            mood = {{u"max_sessions"_s, 1}};
        }
        m_router->control(mood);
        Client client(settingsFor(m_router->port()), *m_clock);
        const auto answer = run(client, identity);
        QVERIFY(!answer);
        QVERIFY(answer.error().kind == ErrorKind::Unreachable);
        QVERIFY2(answer.error().detail.contains(advice), qPrintable(answer.error().detail));
        // Fixed: the next command makes a real attempt at once.
        m_router->control({{u"reset"_s, true}});
        QVERIFY(run(client, identity));
    }

    void loginHasADeadline()
    {
        core::ManualClock clock;
        ScriptedRouter router;
        router.answersLogins = false;
        Client client(settingsFor(router.serverPort()), clock);
        auto answer = client.run(identity);
        QTRY_COMPARE(router.logins.size(), 1);
        clock.advance(10s);
        QVERIFY(answer.isFinished());
        QVERIFY(answer.result().error().kind == ErrorKind::Unreachable);
        QVERIFY2(answer.result().error().detail.contains(u"/ip service print"_s),
                 qPrintable(answer.result().error().detail));
    }

    void connectHasADeadline()
    {
        core::ManualClock clock;
        Client client(settingsFor(m_router->port()), clock);
        auto answer = client.run(identity);
        clock.advance(10s); // before the event loop had a chance to connect
        QVERIFY(answer.isFinished());
        QVERIFY(answer.result().error().kind == ErrorKind::Unreachable);
    }

    void lossTellsWhatIsInDoubt()
    {
        m_router->control({{u"cut_before"_s, QJsonObject{{u"at"_s, 3}}}, {u"latency_ms"_s, 50}});
        RouterSettings settings = settingsFor(m_router->port());
        settings.window = 4;
        Client client(settings, *m_clock);
        QList<core::Async<Response>> answers;
        for (int i = 0; i < 6; ++i)
            answers.append(client.run(identity));
        for (auto& answer : answers)
            QTRY_VERIFY(answer.isFinished());
        for (int i = 0; i < 6; ++i)
            QVERIFY(answers[i].result().error().kind == (i < 4 ? ErrorKind::ConnectionLost : ErrorKind::Unreachable));
        QVERIFY(run(client, identity));
    }

    void fatalFailsAllPending()
    {
        ScriptedRouter router;
        Client client(settingsFor(router.serverPort()), *m_clock);
        auto one = client.run(identity);
        auto two = client.run(identity);
        QTRY_COMPARE(router.heard.size(), 2);
        router.say({"!fatal", "session terminated on request"});
        QTRY_VERIFY(one.isFinished() && two.isFinished());
        QVERIFY(one.result().error().kind == ErrorKind::ConnectionLost);
        QVERIFY(two.result().error().detail.contains(u"session terminated on request"_s));
        QVERIFY(!client.isConnected());
    }

    void nonsenseIsAProtocolError()
    {
        ScriptedRouter router;
        Client client(settingsFor(router.serverPort()), *m_clock);
        auto answer = client.run(identity);
        QTRY_COMPARE(router.heard.size(), 1);
        router.socket->write("\xff\xff\xff");
        QTRY_VERIFY(answer.isFinished());
        QVERIFY(answer.result().error().kind == ErrorKind::Protocol);
        QVERIFY(!client.isConnected());
    }

    void rebootLosesTheConnectionAndTheNextCommandComesBack()
    {
        Client client(settingsFor(m_router->port()), *m_clock);
        QVERIFY(run(client, identity));
        m_router->control({{u"reboot"_s, QJsonObject{{u"ms"_s, 100}}}});
        QTRY_VERIFY(!client.isConnected());
        const auto down = run(client, identity);
        QVERIFY(!down);
        QVERIFY(down.error().kind == ErrorKind::Unreachable);
        QTRY_VERIFY(run(client, identity).has_value());
        const auto clock = run(client, Command("/system/clock/print"));
        QVERIFY(clock->rows.first().value("date").startsWith("1970"));
    }

    void missingPolicyIsNamed()
    {
        m_router->model().accounts()[0].policies = {"api", "read"};
        Client client(settingsFor(m_router->port()), *m_clock);
        const auto answer = run(client, Command("/ip/hotspot/user/add").with("name", QByteArray("a")));
        QVERIFY(!answer);
        QVERIFY(answer.error().kind == ErrorKind::Forbidden);
        QVERIFY(answer.error().detail.contains(u"write"_s));
    }

    void deathFinishesEveryFuture()
    {
        m_router->moods().hang = true;
        auto client = std::make_unique<Client>(settingsFor(m_router->port()), *m_clock);
        auto answer = client->run(identity);
        auto ready = client->ready();
        client.reset();
        QVERIFY(answer.isFinished() && ready.isFinished());
        QVERIFY(answer.result().error().kind == ErrorKind::Cancelled);
        QVERIFY(ready.result().error().kind == ErrorKind::Cancelled);
    }

    void continuationsMayDeleteTheClient()
    {
        auto* client = new Client(settingsFor(m_router->port()), *m_clock);
        bool deleted = false;
        QObject context;
        client->run(identity).then(&context, [&](const core::Result<Response>&) {
            delete client;
            deleted = true;
        });
        QTRY_VERIFY(deleted);
    }

private:
    core::Result<Response> run(Client& client, const Command& command)
    {
        auto future = client.run(command);
        if (!QTest::qWaitFor([&] { return future.isFinished(); }, 5000))
            return core::fail(ErrorKind::Internal, u"the future never finished"_s);
        return future.result();
    }

    std::unique_ptr<core::SystemClock> m_clock;
    std::unique_ptr<RouterSandbox> m_router;
};

QTEST_GUILESS_MAIN(TestRouterClient)
#include "tst_routerclient.moc"
