// The true engine, and at its router's address another device: nothing is made there before somebody says so.
#include "core/Reasons.h"
#include "engine/EngineWorld.h"
#include "engine/watch/RouterIdentities.h"

#include <QSignalSpy>
#include <QTest>

using namespace loket;
using namespace Qt::Literals::StringLiterals;

class TestRouterIdentity : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { tests::EngineWorld::giveSecrets(); }
    void init() { m_world = std::make_unique<tests::EngineWorld>(); }
    void cleanup() { m_world.reset(); }

    void anotherDeviceIsAskedAbout_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("serial");
        QTest::addColumn<bool>("isVirtual");
        QTest::addColumn<bool>("isOther");
        QTest::newRow("the same one") << u"Loket-Sandbox"_s << u"SANDBOX0001"_s << false << false;
        QTest::newRow("the same one under a new name") << u"Warung"_s << u"SANDBOX0001"_s << false << false;
        QTest::newRow("another one of the same name") << u"Loket-Sandbox"_s << u"SANDBOX0002"_s << false << true;
        QTest::newRow("another one") << u"Tetangga"_s << u"SANDBOX0002"_s << false << true;
        QTest::newRow("one without a number, of another name") << u"Tetangga"_s << QString() << true << true;
        QTest::newRow("one without a number, of the same name") << u"Loket-Sandbox"_s << QString() << true << false;
    }

    void anotherDeviceIsAskedAbout()
    {
        QFETCH(QString, name);
        QFETCH(QString, serial);
        QFETCH(bool, isVirtual);
        QFETCH(bool, isOther);
        QCOMPARE(m_world->start(), QString());
        const QString first = m_world->buyAndPay();
        QTRY_VERIFY(isDone(first));
        m_world->stop();

        become(name, serial, isVirtual);
        const qsizetype users = m_world->sandboxes.router.users().size();
        QCOMPARE(m_world->start(), QString());
        const QString invoice = m_world->buyAndPay();
        if (!isOther) {
            QTRY_VERIFY(isDone(invoice));
            QVERIFY(alerts().isEmpty());
            QCOMPARE(m_world->operate(u"/voucher/api/routers/main/confirm"_s).status, 409);
            return;
        }
        QTRY_COMPARE(alerts(), QStringList{u"router_changed main"_s});
        QVERIFY(!isDone(invoice));
        QCOMPARE(m_world->sandboxes.router.users().size(), users);
        QTRY_VERIFY(m_world->engine().isAway(u"main"_s));
        const QString why = m_world->engine().alerts().first().why.error->detail;
        QVERIFY2(why.contains(name) && why.contains(u"SANDBOX0001"_s), qPrintable(why));

        QCOMPARE(m_world->operate(u"/voucher/api/routers/nowhere/confirm"_s).status, 404);
        QCOMPARE(m_world->http.post(m_world->url(u"/voucher/api/routers/main/confirm"_s), {}).status, 401);
        QCOMPARE(m_world->operate(u"/voucher/api/routers/main/confirm"_s).status, 200);
        QTRY_VERIFY(isDone(invoice));
        QTRY_VERIFY(alerts().isEmpty());
        // It is the right one from now on, also for the next run.
        m_world->stop();
        QCOMPARE(m_world->start(), QString());
        const QString last = m_world->buyAndPay();
        QTRY_VERIFY(isDone(last));
    }

    // It is noticed at the next login: a device that is exchanged loses its connections.
    void anExchangeWhileTheEngineRunsIsNoticed()
    {
        QCOMPARE(m_world->start(), QString());
        const auto isReachable = [&] { // it has told who it is
            return m_world->engine().state().routers.value(0).reach == engine::RouterState::Reach::Reachable;
        };
        QTRY_VERIFY(isReachable());
        become(u"Tetangga"_s, u"SANDBOX0002"_s, false);
        m_world->sandboxes.router.dropConnections();
        const QString invoice = m_world->buyAndPay(); // whoever wants something of it logs in
        QTRY_COMPARE(alerts(), QStringList{u"router_changed main"_s});
        QVERIFY(!isDone(invoice));
        // And the right one is back.
        become(u"Loket-Sandbox"_s, u"SANDBOX0001"_s, false);
        QTRY_VERIFY_WITH_TIMEOUT(alerts().isEmpty(), 40000);
        QTRY_VERIFY_WITH_TIMEOUT(isDone(invoice), 20000);
        const QString last = m_world->buyAndPay();
        QTRY_VERIFY(isDone(last));
    }

    void oneDeviceUnderTwoNamesIsRefused_data()
    {
        QTest::addColumn<bool>("isVirtual");
        QTest::newRow("a board, two names") << false;
        QTest::newRow("virtual, two names") << true;
    }
    void oneDeviceUnderTwoNamesIsRefused()
    {
        QFETCH(bool, isVirtual);
        if (isVirtual) {
            become(u"MikroTik"_s, QString(), true);
            m_world->sandboxes.router.model().menu("/system/license").makeSingleton({{"system-id", "x4QqW9dkPAC"}});
        }
        auto& settings = m_world->sandboxes.settings;
        settings.insert(u"router.second.host"_s, u"127.0.0.1"_s);
        settings.insert(u"router.second.port"_s, QString::number(m_world->sandboxes.router.port()));
        qputenv("LOKET_SECRET_ROUTER_SECOND_PASSWORD", "router-password");
        QCOMPARE(m_world->start(), QString());
        QTRY_COMPARE(alerts().size(), 1); // whoever logs in second
        QVERIFY(alerts().first().startsWith(u"router_changed "));
        const auto why = m_world->engine().alerts().first().why.error;
        QVERIFY(why && why->reason == core::Reason::RouterTwice);
        const QString twin = m_world->engine().alerts().first().subject;
        QCOMPARE(m_world->operate(u"/voucher/api/routers/%1/confirm"_s.arg(twin)).status, 409);
        qunsetenv("LOKET_SECRET_ROUTER_SECOND_PASSWORD");
    }

    // What a device tells of itself at a later login, against what is remembered of the router.
    void whichDeviceIsTheSame_data()
    {
        QTest::addColumn<router::Device>("before");
        QTest::addColumn<router::Device>("now");
        QTest::addColumn<bool>("isSame");
        const auto row = [](const char* what, const router::Device& before, const router::Device& now, bool isSame) {
            QTest::newRow(what) << before << now << isSame;
        };
        const router::Device board{u"Warung"_s, u"HEX1"_s, u"AAAA-1111"_s, u"tls:aa"_s};
        row("nothing is new", board, board, true);
        row("a new name", board, {u"Toko"_s, u"HEX1"_s, u"AAAA-1111"_s, u"tls:aa"_s}, true);
        row("an upgrade that changes the certificate only", board,
            {u"Warung"_s, u"HEX1"_s, u"AAAA-1111"_s, u"tls:bb"_s}, true);
        row("a renewed certificate, only the software-id is told", {u"Warung"_s, {}, u"AAAA-1111"_s, u"tls:aa"_s},
            {u"Warung"_s, {}, u"AAAA-1111"_s, u"tls:bb"_s}, true);
        row("another transport", board, {u"Warung"_s, u"HEX1"_s, u"AAAA-1111"_s, u"ssh:cc"_s}, true);
        row("another licence on the same board", board, {u"Warung"_s, u"HEX1"_s, u"BBBB-2222"_s, {}}, true);
        row("the right to read the board was taken away", board, {u"Toko"_s, {}, u"AAAA-1111"_s, {}}, true);
        row("another board with the same certificate", board, {u"Warung"_s, u"HEX2"_s, u"BBBB-2222"_s, u"tls:aa"_s},
            false);
        row("same name, other software-id", {u"MikroTik"_s, {}, u"AAAA-1111"_s, {}},
            {u"MikroTik"_s, {}, u"BBBB-2222"_s, {}}, false);
        row("no number, the same certificate under a new name", {u"MikroTik"_s, {}, {}, u"tls:aa"_s},
            {u"Toko"_s, {}, {}, u"tls:aa"_s}, true);
        row("no number, the same name with another certificate", {u"MikroTik"_s, {}, {}, u"tls:aa"_s},
            {u"MikroTik"_s, {}, {}, u"tls:bb"_s}, false);
        row("no number, the same name over another transport", {u"MikroTik"_s, {}, {}, u"tls:aa"_s},
            {u"MikroTik"_s, {}, {}, u"ssh:bb"_s}, true);
        row("no number, the same name", {u"MikroTik"_s}, {u"MikroTik"_s}, true);
        row("no number, another name", {u"MikroTik"_s}, {u"Toko"_s}, false);
        row("stored before: a board", {u"Warung"_s, u"HEX1"_s}, board, true);
        row("stored before: another board", {u"Warung"_s, u"HEX2"_s}, board, false);
        row("stored before: a PC, by its software-id", {u"Warung"_s, u"AAAA-1111"_s},
            {u"Toko"_s, {}, u"AAAA-1111"_s, u"tls:aa"_s}, true);
        row("stored before: another PC", {u"Warung"_s, u"AAAA-1111"_s}, {u"Warung"_s, {}, u"BBBB-2222"_s, {}}, false);
        row("stored before: by name only", {u"MikroTik"_s}, {u"MikroTik"_s, {}, u"AAAA-1111"_s, u"tls:aa"_s}, true);
    }
    void whichDeviceIsTheSame()
    {
        QFETCH(router::Device, before);
        QFETCH(router::Device, now);
        QFETCH(bool, isSame);
        const auto database = ledger();
        core::ManualClock clock;
        remember(*database, u"main"_s, before);
        engine::RouterIdentities identities(
            *database, clock, [] { return QStringList{u"main"_s}; }, [] {});
        const auto met = identities.met(u"main"_s, now);
        QCOMPARE(met.has_value(), isSame);
        QCOMPARE(identities.troubles().size(), isSame ? 0 : 1);
        if (!isSame) {
            QVERIFY(met.error().reason == core::Reason::RouterOtherDevice);
            QVERIFY2(before.name != now.name || met.error().values.value(1) != met.error().values.value(2),
                     qPrintable(met.error().detail)); // whoever has to decide sees a difference
            QVERIFY(identities.confirm(u"main"_s, u"operator"_s));
            QVERIFY(identities.met(u"main"_s, now));
            return;
        }
        // What it has told by now counts from now on, also where it tells less again.
        QVERIFY(identities.met(u"main"_s, {.name = now.name}));
        if (!now.serial.isEmpty())
            QVERIFY(!identities.met(u"main"_s, {.name = now.name, .serial = u"OTHER"_s}));
        if (!now.softwareId.isEmpty())
            QVERIFY(!identities.met(u"main"_s, {.name = now.name, .softwareId = u"OTHER"_s}));
    }

    void whichTwoAreOne_data()
    {
        QTest::addColumn<router::Device>("first");
        QTest::addColumn<router::Device>("second");
        QTest::addColumn<bool>("isOne");
        const auto row = [](const char* what, const router::Device& first, const router::Device& second, bool isOne) {
            QTest::newRow(what) << first << second << isOne;
        };
        row("one board", {u"A"_s, u"HEX1"_s}, {u"A"_s, u"HEX1"_s}, true);
        row("one licence", {u"A"_s, {}, u"AAAA-1111"_s, {}}, {u"A"_s, {}, u"AAAA-1111"_s, {}}, true);
        row("one certificate, no number", {u"A"_s, {}, {}, u"tls:aa"_s}, {u"A"_s, {}, {}, u"tls:aa"_s}, true);
        row("one host key, no number", {u"A"_s, {}, {}, u"ssh:aa"_s}, {u"A"_s, {}, {}, u"ssh:aa"_s}, true);
        row("two boards with one certificate", {u"A"_s, u"HEX1"_s, {}, u"tls:aa"_s},
            {u"A"_s, u"HEX2"_s, {}, u"tls:aa"_s}, false);
        row("two licences, one name", {u"A"_s, {}, u"AAAA-1111"_s, {}}, {u"A"_s, {}, u"BBBB-2222"_s, {}}, false);
        row("one name is not enough", {u"MikroTik"_s}, {u"MikroTik"_s}, false);
        row("stored before: a PC", {u"A"_s, u"AAAA-1111"_s}, {u"A"_s, {}, u"AAAA-1111"_s, {}}, true);
    }
    void whichTwoAreOne()
    {
        QFETCH(router::Device, first);
        QFETCH(router::Device, second);
        QFETCH(bool, isOne);
        const auto database = ledger();
        core::ManualClock clock;
        remember(*database, u"main"_s, first);
        engine::RouterIdentities identities(
            *database, clock,
            [] {
                return QStringList{u"main"_s, u"second"_s};
            },
            [] {});
        const auto met = identities.met(u"second"_s, second);
        QCOMPARE(met.has_value(), !isOne);
        if (isOne) {
            QVERIFY(met.error().reason == core::Reason::RouterTwice);
            QVERIFY(!identities.confirm(u"second"_s, u"operator"_s));
        }
    }

private:
    std::unique_ptr<storage::Database> ledger() const
    {
        return tests::ledger(m_world->sandboxes.folder.filePath(u"loket.db"_s));
    }
    // As this and earlier versions store it: what is empty was not there.
    static void remember(storage::Database& database, const QString& router, const router::Device& device)
    {
        QJsonObject json{{u"name"_s, device.name}, {u"serial"_s, device.serial}};
        if (!device.softwareId.isEmpty() || !device.certificate.isEmpty()) {
            json[u"software_id"_s] = device.softwareId;
            json[u"certificate"_s] = device.certificate;
        }
        auto transaction = storage::Transaction::begin(database);
        const auto text = QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact));
        if (!storage::MarkRepository(database).set(*transaction, u"router:"_s + router, text) || !transaction->commit())
            qFatal("not remembered");
    }
    bool isDone(const QString& invoice) const
    {
        return m_world->purchase(invoice).status == domain::PurchaseStatus::Completed;
    }
    void become(const QString& name, const QString& serial, bool isVirtual)
    {
        sandbox::RouterModel& model = m_world->sandboxes.router.model();
        model.setVirtual(false);
        const sandbox::RouterAccount* account = model.account("loket");
        QVERIFY(account);
        QVERIFY(!model.execute({"/system/identity/set", "=name=" + name.toUtf8()}, *account).refusal);
        QVERIFY(!model.execute({"/system/routerboard/set", "=serial-number=" + serial.toUtf8()}, *account).refusal);
        model.setVirtual(isVirtual);
    }

    QStringList alerts() const
    {
        QStringList all;
        for (const engine::Alert& alert : m_world->engine().alerts()) {
            if (alert.kind == engine::AlertKind::RouterChanged)
                all += engine::toString(alert.kind) + u' ' + alert.subject;
        }
        return all;
    }

    std::unique_ptr<tests::EngineWorld> m_world;
};

QTEST_GUILESS_MAIN(TestRouterIdentity)
#include "tst_routeridentity.moc"
