#include "core/Reasons.h"
#include "engine/EngineWorld.h"
#include "engine/FastClock.h"
#include "engine/doctor/LocalChecks.h"
#include "engine/watch/Alerts.h"
#include "engine/watch/ClockWatch.h"
#include "engine/watch/WebhookWatch.h"
#include "storage/MarkRepository.h"

#include <QSignalSpy>
#include <QTemporaryDir>

using namespace loket;
using namespace Qt::Literals::StringLiterals;
using namespace loket::settings::literals;
using namespace std::chrono_literals;
using engine::Alert;
using engine::AlertKind;
using engine::AlertRules;
using engine::Alerts;
using engine::ChannelState;
using engine::RouterState;
using engine::Situation;

namespace {

constexpr qint64 megabyte = 1024 * 1024;

const QDateTime noon = QDateTime::fromString(u"2026-01-02T05:00:00.000Z"_s, Qt::ISODateWithMs); // 12:00 in Jakarta

} // namespace

class TestAlerts : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        tests::EngineWorld::giveSecrets(
            {{u"LOKET_SECRET_DELIVERY_GOWA_USER"_s, u"loket"_s}, {u"LOKET_SECRET_DELIVERY_GOWA_PASSWORD"_s, u"any"_s}});
    }

    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_clock = std::make_unique<core::ManualClock>(noon);
        m_database = std::move(*storage::Database::open(m_folder->filePath(u"loket.db"_s)));
        m_situation = {};
        m_rules = {.diskFreeBytes = 500 * megabyte};
        m_messages.clear();
        m_alerts.reset();
    }
    void cleanup()
    {
        m_alerts.reset();
        m_database.reset();
    }

    void whatIsAnAlert_data()
    {
        QTest::addColumn<Situation>("situation");
        QTest::addColumn<QStringList>("expected");
        const auto ago = [](int minutes) { return noon.addSecs(-60 * minutes); };
        const auto router = [](RouterState::Reach reach, const QDateTime& since) {
            RouterState state;
            state.name = u"main"_s;
            state.reach = reach;
            state.since = since;
            return Situation{.now = noon, .routers = {state}};
        };
        const auto channel = [&](ChannelState::Condition condition) {
            return Situation{.now = noon, .channels = {{.name = u"fonnte"_s, .condition = condition, .since = ago(0)}}};
        };
        const QStringList none;
        QTest::newRow("all is well") << Situation{.now = noon} << none;
        QTest::newRow("a router away for a moment") << router(RouterState::Reach::Away, ago(4)) << none;
        QTest::newRow("a router away for long")
            << router(RouterState::Reach::Away, ago(5)) << QStringList{u"router_away main"_s};
        QTest::newRow("a router there for long") << router(RouterState::Reach::Reachable, ago(500)) << none;
        QTest::newRow("a troubled channel mends itself") << channel(ChannelState::Condition::Troubled) << none;
        QTest::newRow("a paused channel")
            << channel(ChannelState::Condition::Paused) << QStringList{u"channel_paused fonnte"_s};
        const auto gateway = [&](core::ErrorKind kind, int minutes) {
            return Situation{.now = noon,
                             .gateways = {{.gateway = u"tripay"_s, .error = {kind, u"why"_s}, .since = ago(minutes)}}};
        };
        const QStringList troubled{u"gateway_troubled tripay"_s};
        QTest::newRow("a gateway away for a moment") << gateway(core::ErrorKind::Unreachable, 4) << none;
        QTest::newRow("a gateway away for long") << gateway(core::ErrorKind::Unreachable, 5) << troubled;
        QTest::newRow("a gateway refuses the key") << gateway(core::ErrorKind::Unauthorized, 0) << troubled;
        QTest::newRow("paid a moment ago") << Situation{.now = noon, .paidWaiting = 3, .oldestPaid = ago(9)} << none;
        QTest::newRow("paid long ago") << Situation{.now = noon, .paidWaiting = 3, .oldestPaid = ago(10)}
                                       << QStringList{u"paid_waiting "_s};
        QTest::newRow("a message that waits a moment")
            << Situation{.now = noon, .stuckMessages = 2, .oldestStuck = ago(14)} << none;
        QTest::newRow("a message that waits for long")
            << Situation{.now = noon, .stuckMessages = 2, .oldestStuck = ago(15)} << QStringList{u"message_stuck "_s};
        QTest::newRow("no message waits any more")
            << Situation{.now = noon, .stuckMessages = 0, .oldestStuck = ago(500)} << none;
        QTest::newRow("disk with room") << Situation{.now = noon, .freeBytes = 500 * megabyte} << none;
        QTest::newRow("disk nearly full")
            << Situation{.now = noon, .freeBytes = 499 * megabyte} << QStringList{u"disk_low "_s};
        QTest::newRow("money that did not fit") << Situation{.now = noon, .refusedPayments = 1, .oldestRefused = ago(0)}
                                                << QStringList{u"payment_refused "_s};
        QTest::newRow("the bank took it back")
            << Situation{.now = noon, .chargebacks = 2, .oldestChargeback = ago(0)} << QStringList{u"chargeback "_s};
        QTest::newRow("the database refuses")
            << Situation{.now = noon, .databaseProblem = core::quoted(u"disk I/O error"_s)}
            << QStringList{u"database_trouble "_s};
    }

    void whatIsAnAlert()
    {
        QFETCH(Situation, situation);
        QFETCH(QStringList, expected);
        QStringList found;
        for (const Alert& alert : engine::alertsIn(situation, {.diskFreeBytes = 500 * megabyte}, {}))
            found += engine::toString(alert.kind) + u' ' + alert.subject;
        QCOMPARE(found, expected);
    }

    // Webhooks of one gateway that are refused one after the other.
    void webhooksRefusedInARow()
    {
        engine::WebhookWatch watch(*m_clock);
        const auto refused = core::makeError(core::Reason::OrderUnknown);
        const auto standing = [&] {
            QStringList found;
            for (const Alert& alert : watch.alerts())
                found += engine::toString(alert.kind) + u' ' + alert.subject;
            return found;
        };
        for (int i = 1; i < engine::WebhookWatch::enough; ++i)
            watch.heard(u"tripay"_s, refused);
        watch.heard(u"xendit"_s, refused);
        QCOMPARE(standing(), QStringList());
        watch.heard(u"tripay"_s, refused);
        QCOMPARE(standing(), QStringList{u"webhooks_refused tripay"_s});
        QVERIFY(core::english(watch.alerts().first().why).contains(core::english(core::phraseOf(refused))));
        watch.heard(u"tripay"_s, std::nullopt); // one that is taken ends it
        QCOMPARE(standing(), QStringList());
        for (int i = 0; i < 2 * engine::WebhookWatch::enough; ++i)
            watch.heard(u"tripay"_s, refused);
        m_clock->advance(engine::WebhookWatch::quiet); // and so does a day without any
        QCOMPARE(standing(), QStringList());
        watch.heard(u"tripay"_s, refused);
        QCOMPARE(standing(), QStringList());
    }

    void quietHours_data()
    {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("until");
        QTest::addColumn<bool>("quiet");
        QTest::newRow("none") << QString() << QString() << false;
        QTest::newRow("noon is in them") << u"11:00"_s << u"13:00"_s << true;
        QTest::newRow("they end now") << u"11:00"_s << u"12:00"_s << false;
        QTest::newRow("the night") << u"22:00"_s << u"06:00"_s << false;
        QTest::newRow("over midnight, and long") << u"22:00"_s << u"12:30"_s << true;
        QTest::newRow("both the same") << u"12:00"_s << u"12:00"_s << false;
    }

    void quietHours()
    {
        QFETCH(QString, from);
        QFETCH(QString, until);
        QFETCH(bool, quiet);
        AlertRules rules;
        rules.zone = QTimeZone("Asia/Jakarta");
        rules.quietFrom = QTime::fromString(from, u"HH:mm"_s);
        rules.quietUntil = QTime::fromString(until, u"HH:mm"_s);
        QCOMPARE(engine::isQuiet(rules, noon), quiet);
    }

    void oneTroubleIsOneAlertAndOneMessage()
    {
        start();
        QSignalSpy raised(m_alerts.get(), &Alerts::raised);
        QSignalSpy cleared(m_alerts.get(), &Alerts::cleared);
        QSignalSpy notified(m_alerts.get(), &Alerts::notify);
        m_situation.freeBytes = 10 * megabyte;
        pass(10min);
        QCOMPARE(raised.size(), 1);
        QCOMPARE(notified.size(), 1);
        QCOMPARE(m_messages.size(), 1);
        m_situation.freeBytes = 550 * megabyte; // over the limit, but not by a fifth
        pass(10min);
        QCOMPARE(cleared.size(), 0);
        m_situation.freeBytes = 700 * megabyte;
        pass(1min);
        QCOMPARE(cleared.size(), 1);
        QVERIFY(m_alerts->standing().isEmpty());
        const auto rows = storage::AlertRepository(*m_database).newest(10);
        QCOMPARE(rows->size(), 1);
        QVERIFY(rows->first().clearedAt.isValid() && rows->first().toldAt.isValid());
    }

    void whatPassesIsNotTold()
    {
        start();
        m_situation.databaseProblem = core::quoted(u"locked"_s);
        pass(30s);
        m_situation.databaseProblem = {};
        pass(30min);
        QCOMPARE(m_messages.size(), 0);
        QCOMPARE(storage::AlertRepository(*m_database).newest(10)->size(), 1);
    }

    void manyTroublesAreGatheredAndNeverAFlood()
    {
        start();
        for (int i = 0; i < 20; ++i) { // a new paused channel every three minutes
            m_situation.channels += {.name = u"c%1"_s.arg(i),
                                     .condition = ChannelState::Condition::Paused,
                                     .problem = {core::ErrorKind::Unauthorized, u"token refused"_s},
                                     .since = m_clock->now()};
            pass(3min);
        }
        pass(30min);
        QVERIFY2(m_messages.size() <= 6, qPrintable(QString::number(m_messages.size()))); // 90 minutes, 15 between two
        int told = 0;
        for (const QList<Alert>& message : std::as_const(m_messages))
            told += int(message.size());
        QCOMPARE(told, 20); // each once
    }

    void aFlappingTroubleIsToldOnceAnHour()
    {
        start();
        for (int i = 0; i < 9; ++i) {
            m_situation.databaseProblem = core::quoted(u"locked"_s);
            pass(3min);
            m_situation.databaseProblem = {};
            pass(3min);
        }
        QCOMPARE(m_messages.size(), 1);
    }

    void inQuietHoursNobodyIsToldUntilTheyEnd()
    {
        m_rules.zone = QTimeZone("Asia/Jakarta");
        m_rules.quietFrom = QTime(11, 0);
        m_rules.quietUntil = QTime(13, 0);
        start();
        QSignalSpy raised(m_alerts.get(), &Alerts::raised);
        m_situation.databaseProblem = core::quoted(u"locked"_s);
        pass(50min);
        QCOMPARE(raised.size(), 1);
        QCOMPARE(m_messages.size(), 0);
        pass(15min);
        QCOMPARE(m_messages.size(), 1);
    }

    // What was stored of an open alert has words in both languages until it is looked at again.
    void aRestartKeepsTheReason_data()
    {
        QTest::addColumn<core::Phrase>("why");
        QTest::newRow("a phrase") << core::Phrase{core::PhraseId::MegabytesFree, {u"12"_s}};
        QTest::newRow("a reason") << core::phraseOf(
            core::makeError(core::ErrorKind::Internal, core::Reason::RouterNotSetUp, {u"main"_s}));
        QTest::newRow("a text") << core::quoted(u"foreign"_s);
    }
    void aRestartKeepsTheReason()
    {
        QFETCH(core::Phrase, why);
        start();
        m_situation.databaseProblem = why;
        pass(1min);
        m_alerts.reset();
        start();
        QCOMPARE(m_alerts->standing().size(), 1);
        QCOMPARE(m_alerts->standing().first().why, why);
    }

    void aRestartKeepsTheDoubtOfTheClock()
    {
        const auto toldByNobody = [] { return false; };
        core::Phrase doubt; // noon is before this program was built
        {
            engine::ClockWatch watch(*m_database, *m_clock, toldByNobody);
            QSignalSpy changed(&watch, &engine::ClockWatch::doubtChanged);
            QVERIFY(watch.start());
            QTRY_COMPARE(changed.size(), 1); // it is stored
            doubt = watch.doubt();
        }
        QCOMPARE(doubt.id, core::PhraseId::ClockBeforeBuild);
        engine::ClockWatch watch(*m_database, *m_clock, toldByNobody);
        QVERIFY(watch.start());
        QCOMPARE(watch.doubt(), doubt);
        QVERIFY(watch.confirm(u"operator"_s));
        const storage::MarkRepository marks(*m_database);
        for (const QString& mark : {u"clock_doubt"_s, u"clock_doubt_because"_s})
            QCOMPARE(marks.value(mark), QString());
    }

    void aRestartDoesNotTellAgain()
    {
        start();
        m_situation.freeBytes = 10 * megabyte;
        pass(5min);
        QCOMPARE(m_messages.size(), 1);
        m_alerts.reset();
        start();
        QCOMPARE(m_alerts->standing().size(), 1);
        QSignalSpy raised(m_alerts.get(), &Alerts::raised);
        pass(60min);
        QCOMPARE(raised.size(), 0);
        QCOMPARE(m_messages.size(), 1);
    }

    void theMessageIsInTheOwnersWords()
    {
        const QList<Alert> alerts{{.kind = AlertKind::RouterAway, .subject = u"main"_s, .since = noon}};
        const QTimeZone zone("Asia/Jakarta");
        QCOMPARE(engine::alertMessage(alerts, u"Warung"_s, u"id"_s, zone),
                 u"*Loket Warung* perlu perhatian:\n- Router tidak terjangkau: main, sejak 02/01 12:00"_s);
        QVERIFY(
            engine::alertMessage(alerts, {}, u"en"_s, zone).startsWith(u"*Loket* needs attention:\n- Router away"_s));
    }

    void everyAlertHasItsWords()
    {
        for (const QString& language : {u"id"_s, u"en"_s}) {
            QStringList titles;
            for (int kind = 0; !engine::toString(AlertKind(kind)).isEmpty(); ++kind) {
                QVERIFY(engine::alertKindFromString(engine::toString(AlertKind(kind))) == AlertKind(kind));
                titles += engine::alertMessage({{.kind = AlertKind(kind), .subject = u"main"_s, .since = noon}}, {},
                                               language, QTimeZone("Asia/Jakarta"))
                              .section(u'\n', 1)
                              .section(u", "_s, 0, 0);
                QVERIFY2(titles.last().size() > 4, qPrintable(engine::toString(AlertKind(kind))));
            }
            QCOMPARE(titles.removeDuplicates(), 0);
        }
    }

    // The real engine: a refused token is an alert in its state and in the API, and ends when it is resumed.
    void aPausedChannelIsSeenEverywhere()
    {
        tests::EngineWorld world;
        QCOMPARE(world.start(), QString());
        world.sandboxes.whatsApp.complain(sandbox::Complaint::TokenInvalid);
        QSignalSpy raised(&world.engine(), &engine::Engine::alertRaised);
        QSignalSpy cleared(&world.engine(), &engine::Engine::alertCleared);
        const QString invoice = world.buyAndPay();
        QTRY_COMPARE(raised.size(), 1);
        const QJsonArray told = world.look(u"/voucher/api/alerts"_s).json().value(u"data"_s).toArray();
        QCOMPARE(told.size(), 1);
        QCOMPARE(told.first()[u"kind"_s].toString(), u"channel_paused"_s);
        QCOMPARE(told.first()[u"subject"_s].toString(), u"fonnte"_s);
        QTRY_COMPARE(world.engine().state().alerts.size(), 1);
        world.sandboxes.whatsApp.stopComplaining();
        QCOMPARE(world.operate(u"/voucher/api/resume-channel/fonnte"_s).status, 200);
        QTRY_COMPARE(cleared.size(), 1);
        QTRY_VERIFY(world.purchase(invoice).deliveryStatus == domain::DeliveryStatus::Sent);
    }

    // Saved again with the value it has: whoever does that has mended it on the other side.
    void aPausedChannelGoesOnWhenItsSettingsAreSaved()
    {
        tests::EngineWorld world;
        QCOMPARE(world.start(), QString());
        world.sandboxes.whatsApp.complain(sandbox::Complaint::TokenInvalid);
        QSignalSpy raised(&world.engine(), &engine::Engine::alertRaised);
        QSignalSpy cleared(&world.engine(), &engine::Engine::alertCleared);
        const QString invoice = world.buyAndPay();
        QTRY_COMPARE(raised.size(), 1);
        const auto checkup = storage::checkUp(world.engine().folder().database());
        QVERIFY(checkup);
        const auto lines = engine::doctor::aboutPauses(checkup->alerts);
        const auto told = std::find_if(lines.begin(), lines.end(),
                                       [](const auto& line) { return line.check == u"delivery.paused"_s; });
        QVERIFY(told != lines.end() && told->verdict == engine::Verdict::Fail);
        QVERIFY2(told->words().contains(u"fonnte"_s), qPrintable(told->words()));
        world.sandboxes.whatsApp.stopComplaining();
        const QString same = world.engine().settings().value(u"delivery.fonnte.base_url"_key);
        QVERIFY(world.engine().use().administration->save({.settings = {{u"delivery.fonnte.base_url"_s, same}}},
                                                          {u"operator"_s}));
        QTRY_COMPARE(cleared.size(), 1);
        QTRY_VERIFY(world.purchase(invoice).deliveryStatus == domain::DeliveryStatus::Sent);
    }

    // The same engine on a clock that runs: the owner's phone and whoever listens to notifyOperator are told once,
    // together, and in quiet hours not at all.
    void theOwnerIsTold_data()
    {
        QTest::addColumn<bool>("quiet");
        QTest::newRow("by day") << false;
        QTest::newRow("in quiet hours") << true;
    }
    void theOwnerIsTold()
    {
        QFETCH(bool, quiet);
        constexpr int speed = 240; // the minute a problem has to last is a quarter of a second
        tests::FastClock clock(speed);
        tests::EngineWorld world;
        auto& settings = world.sandboxes.settings;
        settings[u"delivery.channel"_s] = u"fonnte"_s;
        settings[u"delivery.fallback"_s] = u"gowa"_s; // which notifies the owner that the first is paused
        settings[u"delivery.gowa.base_url"_s] = world.sandboxes.whatsApp.baseUrl(u"gowa"_s).toString();
        settings[u"alerts.phone"_s] = u"081298765432"_s;
        settings[u"business.timezone"_s] = u"UTC"_s;
        if (quiet) { // from an hour ago for twelve hours
            const QDateTime from = clock.now().addSecs(-3600);
            settings[u"alerts.quiet_hours"_s] =
                from.toString(u"HH:mm"_s) + u'-' + from.addSecs(12 * 3600).toString(u"HH:mm"_s);
        }
        QCOMPARE(world.start(&clock), QString());
        QSignalSpy raised(&world.engine(), &engine::Engine::alertRaised);
        QSignalSpy notified(&world.engine(), &engine::Engine::notifyOperator);
        const auto messagesToOwner = [&] {
            QStringList texts;
            for (const sandbox::WhatsAppMessage& message : world.sandboxes.whatsApp.messages()) {
                if (message.to == u"6281298765432"_s)
                    texts += message.text;
            }
            return texts;
        };
        world.sandboxes.whatsApp.complain(sandbox::Complaint::TokenInvalid, sandbox::Mood::always, u"fonnte"_s);
        (void)world.buyAndPay();
        QTRY_COMPARE(raised.size(), 1);
        if (quiet) {
            QTest::qWait(1500); // six minutes
            QCOMPARE(notified.size(), 0);
            QCOMPARE(messagesToOwner(), QStringList());
            return;
        }
        QTRY_COMPARE(notified.size(), 1);
        const auto told = notified.first().first().value<QList<Alert>>();
        QCOMPARE(told.size(), 1);
        QVERIFY(told.first().kind == AlertKind::ChannelPaused);
        QTRY_COMPARE(messagesToOwner().size(), 1);
        QVERIFY2(messagesToOwner().first().contains(u"fonnte"_s), qPrintable(messagesToOwner().first()));
        QTest::qWait(1000); // four minutes: the same problem is not reported again
        QCOMPARE(notified.size(), 1);
        QCOMPARE(messagesToOwner().size(), 1);
    }

private:
    void start()
    {
        m_alerts = std::make_unique<Alerts>(*m_database, *m_clock,
                                            Alerts::Sources{.situation =
                                                                [this] {
                                                                    m_situation.now = m_clock->now();
                                                                    return m_situation;
                                                                },
                                                            .rules = [this] { return m_rules; },
                                                            .tell =
                                                                [this](const QList<Alert>& alerts) {
                                                                    m_messages += alerts;
                                                                    return core::ready(core::Result<void>());
                                                                }});
        QVERIFY(m_alerts->start());
    }

    void pass(std::chrono::milliseconds time)
    {
        constexpr std::chrono::milliseconds step = 30s;
        while (time > 0ms) {
            m_clock->advance(std::min(time, step));
            time -= std::min(time, step);
            QCoreApplication::processEvents();
        }
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<core::ManualClock> m_clock;
    std::unique_ptr<storage::Database> m_database;
    std::unique_ptr<Alerts> m_alerts;
    Situation m_situation;
    AlertRules m_rules;
    QList<QList<Alert>> m_messages;
};

QTEST_GUILESS_MAIN(TestAlerts)
#include "tst_alerts.moc"
