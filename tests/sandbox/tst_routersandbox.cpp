// The sandbox router itself: its query machine, its menus' refusals, its guests and its control JSON.
#include "sandbox/router/RouterSandbox.h"

#include <QSignalSpy>
#include <QTest>

using namespace loket::sandbox;
using namespace Qt::Literals::StringLiterals;

class TestRouterSandbox : public QObject
{
    Q_OBJECT

private slots:
    void wireForms_data()
    {
        QTest::addColumn<int>("length");
        for (const int length : {1, 127, 128, 16383, 16384, 2097151, 2097152})
            QTest::addRow("%d", length) << length;
    }

    void wireForms()
    {
        QFETCH(int, length);
        const Words words{"!re", QByteArray(length, 'x')};
        WordReader reader;
        QVERIFY(reader.add(packSentence(words)));
        QCOMPARE(reader.next(), words);
        QVERIFY(reader.next().isEmpty());
        QVERIFY(!reader.add("\xf8"));
    }

    void queries_data()
    {
        QTest::addColumn<Words>("queries");
        QTest::addColumn<QList<int>>("passing");
        // Items: 1 {type=ether, mtu=1500}, 2 {type=vlan, mtu=1400}, 3 {type=bridge, comment=x}.
        QTest::newRow("none") << Words{} << QList{1, 2, 3};
        QTest::newRow("equal") << Words{"?type=ether"} << QList{1};
        QTest::newRow("equal, long form") << Words{"?=type=ether"} << QList{1};
        QTest::newRow("has") << Words{"?comment"} << QList{3};
        QTest::newRow("lacks") << Words{"?-mtu"} << QList{3};
        QTest::newRow("and") << Words{"?type=ether", "?mtu=1500"} << QList{1};
        QTest::newRow("and, nothing") << Words{"?type=ether", "?mtu=1400"} << QList<int>{};
        QTest::newRow("or") << Words{"?type=ether", "?type=vlan", "?#|"} << QList{1, 2};
        QTest::newRow("not") << Words{"?type=ether", "?#!"} << QList{2, 3};
        QTest::newRow("not both") << Words{"?type=ether", "?mtu=1500", "?#&!"} << QList{2, 3};
        QTest::newRow("greater") << Words{"?>mtu=1450"} << QList{1};
        QTest::newRow("less") << Words{"?<mtu=1450"} << QList{2};
        QTest::newRow("index at the end replaces all") << Words{"?type=vlan", "?type=ether", "?#1"} << QList{2};
        QTest::newRow("index copies") << Words{"?type=ether", "?type=vlan", "?#1.|"} << QList{1};
    }

    void queries()
    {
        QFETCH(Words, queries);
        QFETCH(QList<int>, passing);
        const QList<QMap<QByteArray, QByteArray>> items{{{"type", "ether"}, {"mtu", "1500"}},
                                                        {{"type", "vlan"}, {"mtu", "1400"}},
                                                        {{"type", "bridge"}, {"comment", "x"}}};
        QList<int> got;
        bool malformed = false;
        for (int i = 0; i < items.size(); ++i) {
            const auto lookup = [&](const QByteArray& name) {
                return items[i].contains(name) ? std::optional(items[i].value(name)) : std::nullopt;
            };
            if (passes(queries, lookup, malformed))
                got.append(i + 1);
        }
        QVERIFY(!malformed);
        QCOMPARE(got, passing);
    }

    void refusals_data()
    {
        QTest::addColumn<Words>("sentence");
        QTest::addColumn<QByteArray>("refusal");
        const QByteArray add = "/ip/hotspot/user/add";
        QTest::newRow("fine") << Words{add, "=name=b", "=profile=3k", "=limit-uptime=1d2h", "=limit-bytes-total=5"}
                              << QByteArray();
        QTest::newRow("clock form") << Words{add, "=name=b", "=limit-uptime=10:00:00"} << QByteArray();
        QTest::newRow("duplicate") << Words{add, "=name=a"}
                                   << QByteArray("failure: already have user with this name for this server");
        QTest::newRow("other server") << Words{add, "=name=a", "=server=hotspot1"} << QByteArray();
        QTest::newRow("no name") << Words{add, "=profile=3k"} << QByteArray("missing value(s) of argument(s) name");
        QTest::newRow("unknown profile") << Words{add, "=name=b", "=profile=x"}
                                         << QByteArray("input does not match any value of profile");
        QTest::newRow("unknown server") << Words{add, "=name=b", "=server=x"}
                                        << QByteArray("input does not match any value of server");
        QTest::newRow("unknown parameter")
            << Words{add, "=name=b", "=colour=red"} << QByteArray("unknown parameter colour");
        QTest::newRow("read-only parameter")
            << Words{add, "=name=b", "=uptime=1s"} << QByteArray("unknown parameter uptime");
        QTest::newRow("not a time") << Words{add, "=name=b", "=limit-uptime=soon"}
                                    << QByteArray("invalid value for argument limit-uptime");
        QTest::newRow("not a number") << Words{add, "=name=b", "=limit-bytes-total=x"}
                                      << QByteArray("invalid value for argument limit-bytes-total");
        QTest::newRow("negative") << Words{add, "=name=b", "=limit-bytes-total=-1"}
                                  << QByteArray("value of limit-bytes-total out of range (0..18446744073709551615)");
        QTest::newRow("stale id") << Words{"/ip/hotspot/user/remove", "=.id=*FFFF"} << QByteArray("no such item (4)");
        QTest::newRow("default item") << Words{"/ip/hotspot/user/remove", "=.id=default-trial"}
                                      << QByteArray("failure: can not remove default item");
        QTest::newRow("no menu") << Words{"/ip/hotspots/print"} << QByteArray("no such command prefix");
        QTest::newRow("no verb") << Words{"/ip/hotspot/user/dance"} << QByteArray("no such command");
        QTest::newRow("disable") << Words{"/ip/hotspot/user/disable", "=.id=a"} << QByteArray();
    }

    void refusals()
    {
        QFETCH(Words, sentence);
        QFETCH(QByteArray, refusal);
        RouterModel model;
        const RouterAccount account{"loket", "rahasia"};
        QVERIFY(!model.execute({"/ip/hotspot/user/add", "=name=a"}, account).refusal);
        const CommandAnswer answer = model.execute(sentence, account);
        QCOMPARE(answer.refusal ? answer.refusal->message : QByteArray(), refusal);
    }

    void policiesAreAsked()
    {
        RouterModel model;
        model.addStranger("a", "x");
        const RouterAccount reader{"r", "", {"api", "read"}};
        QCOMPARE(model.execute({"/ip/hotspot/user/add", "=name=b"}, reader).refusal->message,
                 "not enough permissions (9)");
        const auto printed = model.execute({"/ip/hotspot/user/print", "?name=a"}, reader);
        QCOMPARE(printed.rows.size(), 1);
        for (const QByteArray& word : printed.rows.first())
            QVERIFY(!word.startsWith("=password="));
    }

    void guestsUseTheirTimeUp()
    {
        RouterModel model;
        const RouterAccount account{"loket", "rahasia"};
        QVERIFY(
            !model.execute({"/ip/hotspot/user/add", "=name=a", "=password=p", "=limit-uptime=1h"}, account).refusal);
        QVERIFY(!model.guestLogsIn("a", "wrong", "02:00:00:00:00:01"));
        QVERIFY(model.guestLogsIn("a", "p", "02:00:00:00:00:01"));
        model.guestsUse(1800, 1000);
        QCOMPARE(model.menu("/ip/hotspot/active").count(), 1);
        QCOMPARE(model.menu("/ip/hotspot/user").value(model.menu("/ip/hotspot/user").idsOf("a").first(), "uptime"),
                 "30m");
        model.guestsUse(1800, 1000);
        QCOMPARE(model.menu("/ip/hotspot/active").count(), 0);
        QVERIFY(!model.guestLogsIn("a", "p", "02:00:00:00:00:01"));
    }

    void thousandsOfUsersAreFast()
    {
        RouterModel model;
        const RouterAccount account{"loket", "rahasia"};
        QElapsedTimer timer;
        timer.start();
        for (int i = 0; i < 10'000; ++i)
            QVERIFY(!model.execute({"/ip/hotspot/user/add", "=name=u" + QByteArray::number(i)}, account).refusal);
        for (int i = 0; i < 10'000; ++i)
            QCOMPARE(model.execute({"/ip/hotspot/user/print", "?name=u" + QByteArray::number(i)}, account).rows.size(),
                     1);
        QVERIFY2(timer.elapsed() < 20'000, "far too slow for anything but a walk over the table each time");
    }

    void tellsWhatHappens()
    {
        RouterSandbox router("loket", "rahasia");
        QSignalSpy added(&router, &RouterSandbox::userAdded);
        QSignalSpy removed(&router, &RouterSandbox::userRemoved);
        const RouterAccount account{"loket", "rahasia"};
        router.model().execute({"/ip/hotspot/user/add", "=name=a", "=comment=c"}, account);
        QCOMPARE(added.size(), 1);
        QCOMPARE(added.first().at(0).toString(), u"a"_s);
        QCOMPARE(added.first().at(1).toString(), u"default"_s);
        QCOMPARE(router.users().first().comment, u"c"_s);
        router.control({{u"remove_user"_s, u"a"_s}});
        QCOMPARE(removed.size(), 1);
        QVERIFY(router.users().isEmpty());
    }

    void controlNamesWhatItDoesNotUnderstand()
    {
        RouterSandbox router("loket", "rahasia");
        QCOMPARE(router.control({{u"latency_ms"_s, 5}, {u"face"_s, u"v6"_s}}), QString());
        QCOMPARE(router.moods().latencyMs, 5.0);
        QVERIFY(router.model().face().version.startsWith("6.49"));
        QVERIFY(router.control({{u"laziness"_s, 5}}).contains(u"laziness"_s));
        QVERIFY(router.control({{u"face"_s, u"v9"_s}}).contains(u"face"_s));
        QCOMPARE(router.control({{u"reset"_s, true}}), QString());
        QCOMPARE(router.moods().latencyMs, 0.0);
        QVERIFY(router.state().contains(u"users"_s));
    }

    void notLoggedInIsFatal()
    {
        RouterSandbox router("loket", "rahasia");
        QVERIFY(router.listen());
        QTcpSocket socket;
        socket.connectToHost(QHostAddress::LocalHost, router.port());
        QTRY_VERIFY(socket.state() == QAbstractSocket::ConnectedState);
        socket.write(packSentence({"/ip/hotspot/user/print"}));
        QTRY_VERIFY(socket.state() == QAbstractSocket::UnconnectedState);
        WordReader reader;
        reader.add(socket.readAll());
        QCOMPARE(reader.next(), (Words{"!fatal", "not logged in"}));
    }
};

QTEST_GUILESS_MAIN(TestRouterSandbox)
#include "tst_routersandbox.moc"
