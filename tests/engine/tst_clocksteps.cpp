// The wall clock of the PC is wrong, and is set right: what was sold goes on, nothing ends for it, and whoever
// should know is told. The clock is the test's; everything else is real.
#include "core/Reasons.h"
#include "engine/EngineWorld.h"
#include "engine/LifeWorld.h"
#include "storage/StockRepository.h"
#include "support/Exposition.h"

using namespace loket;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using domain::DeliveryStatus;
using domain::PurchaseStatus;
using domain::VoucherStatus;
using engine::AlertKind;
using sandbox::Mood;

namespace {

const sales::Actor person{u"operator"_s};

QDateTime morning(int year, int month, int day)
{
    return {QDate(year, month, day), QTime(1, 0), QTimeZone::utc()};
}

} // namespace

class TestClockSteps : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { tests::EngineWorld::giveSecrets(); }
    void init()
    {
        m_world = std::make_unique<tests::EngineWorld>();
        // A clock that is right: of tomorrow, so that no build of this test is younger.
        m_right = morning(2000, 1, 1);
        m_right.setDate(QDateTime::currentDateTimeUtc().date().addDays(1));
        m_clock = std::make_unique<core::ManualClock>(m_right);
        m_world->sandboxes.settings[u"payments.poll_seconds"_s] = u"30"_s;
    }
    void cleanup() { m_world.reset(); }

    void paidWhileTheClockWasAhead_data()
    {
        QTest::addColumn<bool>("startsAhead"); // else it is set ahead while the program runs
        QTest::addColumn<bool>("restarts");    // after the clock was set back
        QTest::addColumn<int>("attempts");
        for (const bool startsAhead : {true, false}) {
            for (const bool restarts : {false, true}) {
                const auto row = [&](const char* where, int attempts) {
                    QTest::addRow("%s, %s, %s", startsAhead ? "started ahead" : "set ahead",
                                  restarts ? "and a restart" : "no restart", where)
                        << startsAhead << restarts << attempts;
                };
                row("between two attempts", 5);
                row("it has given up", 1);
            }
        }
    }
    // The router is away when the order is paid, the clock is set back by 7 hours, and the router returns.
    void paidWhileTheClockWasAhead()
    {
        QFETCH(bool, startsAhead);
        QFETCH(bool, restarts);
        QFETCH(int, attempts);
        auto& settings = m_world->sandboxes.settings;
        settings[u"retry.base_ms"_s] = u"20000"_s;
        settings[u"retry.max_ms"_s] = u"60000"_s;
        settings[u"retry.attempts"_s] = QString::number(attempts);
        if (startsAhead)
            m_clock->step(7h);
        begin();
        if (!startsAhead)
            m_clock->step(7h);
        routerIsAway(true);
        const QString invoice = m_world->buyAndPay();
        QVERIFY(within(60s, [&] { return !m_world->told(invoice, u"vouchers.attempt_failed"_s).isEmpty(); }));
        QVERIFY(within(30s, [&] { return waited() > 0; }));
        m_clock->step(-7h);
        if (restarts) {
            m_world->stop();
            begin();
        }
        pass(20s);
        QCOMPARE(figure(u"loket_paid_without_voucher"_s), 1.0);
        const double before = waited();
        QVERIFY2(before > 0, qPrintable(QString::number(before)));
        pass(20s);
        const double later = waited();
        QVERIFY2(later > before && later < before + 60, qPrintable(QString::number(later)));
        routerIsAway(false);
        QVERIFY(within(70s, [&] { return m_world->purchase(invoice).status == PurchaseStatus::Completed; }));
        QVERIFY(within(70s, [&] { return m_world->purchase(invoice).deliveryStatus == DeliveryStatus::Sent; }));
        QCOMPARE(m_world->sandboxes.usersOf(invoice).size(), 1);
        QCOMPARE(m_world->sandboxes.messagesAbout(invoice), 1);
        QCOMPARE(waited(), 0.0);
    }

    // The alert about it comes in its time, counted from the step.
    void whatWaitsIsToldAfterAStep()
    {
        begin();
        routerIsAway(true);
        m_clock->step(7h);
        m_world->sandboxes.whatsApp.server().addMood(
            {.kind = Mood::Kind::Status, .times = Mood::always, .status = 503});
        routerIsAway(false);
        const QString message = m_world->buyAndPay();
        QVERIFY(within(120s, [&] { return m_world->purchase(message).deliveryStatus == DeliveryStatus::Error; }));
        routerIsAway(true);
        const QString voucher = m_world->buyAndPay();
        QVERIFY(within(60s, [&] { return !m_world->told(voucher, u"vouchers.attempt_failed"_s).isEmpty(); }));
        m_clock->step(-7h);
        pass(30s);
        QVERIFY(!stands(AlertKind::PaidWaiting));
        m_clock->advance(20min);
        QVERIFY(within(30s, [&] { return stands(AlertKind::PaidWaiting); }));
        QVERIFY(within(30s, [&] { return stands(AlertKind::MessageStuck); }));
    }

    // The probe of a paused channel comes in its time.
    void aPausedChannelIsProbedAfterAStep_data()
    {
        QTest::addColumn<std::chrono::hours>("by");
        QTest::newRow("set back") << -7h;
        QTest::newRow("set forward") << 7h;
        QTest::newRow("not set") << 0h;
    }
    void aPausedChannelIsProbedAfterAStep()
    {
        QFETCH(std::chrono::hours, by);
        begin();
        m_world->sandboxes.whatsApp.complain(sandbox::Complaint::TokenInvalid);
        const QString invoice = m_world->buyAndPay();
        QVERIFY(within(60s, [&] { return stands(AlertKind::ChannelPaused); }));
        m_world->sandboxes.whatsApp.stopComplaining();
        m_clock->step(by);
        QVERIFY(within(130s, [&] { return m_world->purchase(invoice).deliveryStatus == DeliveryStatus::Sent; }));
        QVERIFY(within(30s, [&] { return !stands(AlertKind::ChannelPaused); }));
    }

    void aWrongClockEndsNothing_data()
    {
        QTest::addColumn<QDateTime>("starts"); // invalid: with the right time
        QTest::addColumn<QDateTime>("becomes");
        const QDateTime none;
        QTest::newRow("started in 1970") << morning(1970, 1, 1) << none;
        QTest::newRow("started in 2000") << morning(2000, 1, 1) << none;
        QTest::newRow("set to 1970") << none << morning(1970, 1, 1);
        QTest::newRow("set to 2000") << none << morning(2000, 1, 1);
        QTest::newRow("set to 2031") << none << morning(2031, 1, 1);
    }
    // Orders, leftovers and stock stay as they are until somebody says that the clock is right.
    void aWrongClockEndsNothing()
    {
        QFETCH(QDateTime, starts);
        QFETCH(QDateTime, becomes);
        auto& settings = m_world->sandboxes.settings;
        settings[u"payments.gateways"_s] = u"cash"_s;
        settings[u"delivery.channel"_s] = u"none"_s;
        settings[u"voucher.stock_days"_s] = u"1"_s;
        if (starts.isValid())
            m_clock = std::make_unique<core::ManualClock>(starts);
        m_world->sandboxes.router.refuseConnections(false);
        begin();
        if (starts.isValid())
            QVERIFY(within(10s, [&] { return stands(AlertKind::ClockDoubtful); }));
        const QString open = m_world->buy();
        const QString left = m_world->buy();
        QVERIFY(m_world->engine().use().paymentReceived.confirmCash(m_world->purchase(left).id, person));
        QVERIFY(within(30s, [&] { return m_world->purchase(left).status == PurchaseStatus::Completed; }));
        const auto batch = m_world->engine().use().stock.begin({u"5k"_s, 3, {}}, person);
        QVERIFY(batch);
        const QString stock = u"SELECT count(*) FROM vouchers WHERE batch_id = %1 AND status = 'on_router' AND "
                              "withdraw_at IS NULL"_s.arg(batch->id);
        QVERIFY(within(30s, [&] { return count(stock) == 3; }));
        // What a cancelled order left on the router.
        QVERIFY(write(u"UPDATE voucher_purchases SET status = 'cancelled' WHERE invoice_id = '%1'"_s.arg(left)));
        if (becomes.isValid())
            m_clock->step(std::chrono::milliseconds(m_clock->now().msecsTo(becomes)));
        m_clock->step(72h); // far beyond all that an order, a leftover or the stock may last
        pass(30s);
        QVERIFY(stands(AlertKind::ClockDoubtful));
        runAll();
        const auto nothingEnded = [&] {
            QVERIFY(m_world->purchase(open).status == PurchaseStatus::Pending);
            QCOMPARE(m_world->sandboxes.usersOf(left).size(), 1);
            QCOMPARE(count(stock), 3);
        };
        nothingEnded();
        const tests::Answer byHand = m_world->operate(u"/voucher/api/cleanup-expired"_s);
        QCOMPARE(byHand.status, 409);
        QVERIFY(byHand.json().value(u"message"_s).toString().contains(u"clock is doubtful"_s));
        const auto asked = m_world->engine().use().recovery.cleanLeftovers(person);
        QVERIFY(!asked.result() && asked.result().error().reason == core::Reason::ClockDoubted);
        nothingEnded();

        // Set right, within the hour: no order and no stock is old by the years that nobody believed.
        m_clock->step(std::chrono::milliseconds(m_clock->now().msecsTo(m_right.addSecs(3600))));
        QVERIFY(m_world->engine().confirmClock(person));
        pass(30s);
        QVERIFY(!stands(AlertKind::ClockDoubtful));
        runAll();
        QVERIFY(within(60s, [&] { return m_world->sandboxes.usersOf(left).isEmpty(); }));
        QVERIFY(m_world->purchase(open).status == PurchaseStatus::Pending);
        QCOMPARE(count(stock), 3);
        QVERIFY(m_world->purchase(open).createdAt >= m_right.addSecs(-60) &&
                m_world->purchase(open).createdAt <= m_clock->now());
    }

    // An order was placed by a clock that was ahead: set right, it is not over, and it is asked about.
    void theEndOfADoubtAsksTheGateways()
    {
        m_world->sandboxes.gateways.webhooks().setMood({.send = false});
        begin();
        const QString invoice = m_world->buy({{u"gateway"_s, u"tripay"_s}});
        QVERIFY(within(30s, [&] { return !m_world->purchase(invoice).paymentUrl.isEmpty(); }));
        m_clock->step(48h);
        pass(30s);
        QVERIFY(write(u"DELETE FROM jobs WHERE kind = 'check_payment'"_s)); // of an older version, or by hand
        m_clock->step(-48h);
        QVERIFY(m_world->sandboxes.gateways.settle(invoice, sandbox::SandboxState::Paid));
        QVERIFY(m_world->engine().confirmClock(person));
        QVERIFY(within(30s, [&] { return m_world->purchase(invoice).status == PurchaseStatus::Completed; }));
    }

    void soldByAClockThatWasWrong_data()
    {
        QTest::addColumn<int>("years");
        QTest::addColumn<bool>("isSetLater"); // while the program runs
        QTest::addColumn<bool>("restarts");   // before the clock is right
        QTest::newRow("started 26 years behind") << -26 << false << false;
        QTest::newRow("started 26 years behind, and a restart") << -26 << false << true;
        QTest::newRow("set 26 years back") << -26 << true << false;
        QTest::newRow("set 5 years ahead") << 5 << true << false;
        QTest::newRow("set 5 years ahead, and a restart") << 5 << true << true;
    }
    // A voucher whose time counts from its sale has just this time, from when the clock is right.
    void soldByAClockThatWasWrong()
    {
        QFETCH(int, years);
        QFETCH(bool, isSetLater);
        QFETCH(bool, restarts);
        const std::chrono::hours wrong = 24h * 365 * years;
        tests::LifeWorld world;
        world.sell(domain::Counting::Sale, 2h);
        if (!isSetLater)
            world.clock.set(wrong);
        QVERIFY(world.start());
        if (isSetLater) {
            world.clock.set(wrong);
            QVERIFY(world.pass());
        }
        const qint64 id = world.buy();
        QVERIFY(id > 0);
        QVERIFY(world.pass());
        if (restarts) {
            QCoreApplication::processEvents();
            world.stop();
            QVERIFY(world.start());
        }
        world.clock.set(-wrong);
        QVERIFY(world.pass());
        QVERIFY(world.voucher(id).status == VoucherStatus::OnRouter);
        (void)world.engine().confirmClock(person); // where the router, whose clock is right, has not done so yet
        QVERIFY(world.engine().confirmClock(person).error().reason == core::Reason::ClockNotDoubted);
        QVERIFY(world.pass());
        const domain::Voucher voucher = world.voucher(id);
        QVERIFY(voucher.status == VoucherStatus::OnRouter);
        QVERIFY(!world.userOf(voucher).disabled);
        QVERIFY(voucher.expiresAt > world.clock.now().addSecs(110 * 60));
        QVERIFY(voucher.expiresAt <= world.clock.now().addSecs(120 * 60));
        world.clock.leap(3h);
        QVERIFY(world.pass());
        QVERIFY(world.voucher(id).status == VoucherStatus::Expired);
    }

    // Its channel was paused in the year 2000: its day counts from when the clock is right.
    void aMessageOfAClockThatWasWrong()
    {
        m_world->sandboxes.settings[u"payments.gateways"_s] = u"cash"_s;
        m_clock = std::make_unique<core::ManualClock>(morning(2000, 1, 1));
        begin();
        m_world->sandboxes.whatsApp.complain(sandbox::Complaint::TokenInvalid);
        const QString invoice = m_world->buy();
        QVERIFY(m_world->engine().use().paymentReceived.confirmCash(m_world->purchase(invoice).id, person));
        QVERIFY(within(60s, [&] { return stands(AlertKind::ChannelPaused); }));
        m_clock->step(std::chrono::milliseconds(m_clock->now().msecsTo(m_right)));
        QVERIFY(m_world->engine().confirmClock(person));
        pass(60s);
        QVERIFY(m_world->purchase(invoice).deliveryStatus == DeliveryStatus::Queued);
        m_world->sandboxes.whatsApp.stopComplaining();
        QVERIFY(within(130s, [&] { return m_world->purchase(invoice).deliveryStatus == DeliveryStatus::Sent; }));
    }

    void whoMayConfirmTheClock_data()
    {
        QTest::addColumn<QString>("as");
        QTest::addColumn<bool>("isDoubted");
        QTest::addColumn<int>("status");
        QTest::newRow("nobody") << QString() << true << 401;
        QTest::newRow("a token that is none") << u"wrong"_s << true << 401;
        QTest::newRow("a token that only reads") << u"read"_s << true << 403;
        QTest::newRow("a token that operates") << u"operate"_s << true << 200;
        QTest::newRow("it is not doubted") << u"operate"_s << false << 409;
    }
    void whoMayConfirmTheClock()
    {
        QFETCH(QString, as);
        QFETCH(bool, isDoubted);
        QFETCH(int, status);
        begin();
        if (isDoubted) {
            m_clock->step(48h);
            QVERIFY(within(10s, [&] { return stands(AlertKind::ClockDoubtful); }));
        }
        tests::Http::Headers headers;
        if (as == u"wrong"_s)
            headers = {{"Authorization", "Bearer nothing"}};
        else if (!as.isEmpty())
            headers = m_world->bearer(as == u"read"_s ? storage::TokenScope::Read : storage::TokenScope::Operate);
        const QUrl url = m_world->url(u"/voucher/api/clock/confirm"_s);
        QCOMPARE(m_world->http.post(url, "{}", headers).status, status);
        QVERIFY(within(10s, [&] { return stands(AlertKind::ClockDoubtful) == (isDoubted && status != 200); }));
        if (status == 200)
            QCOMPARE(m_world->http.post(url, "{}", headers).status, 409);
    }

private:
    void begin()
    {
        const QString problem = m_world->start(m_clock.get());
        QVERIFY2(problem.isEmpty(), qPrintable(problem));
        QVERIFY(QTest::qWaitFor([&] {
            m_clock->advance(100ms);
            return m_world->engine().state().routers.value(0).reach != engine::RouterState::Reach::Unknown;
        }));
    }
    // It comes true while so much time passes; sockets get the time that they need besides.
    template <class Condition>
    bool within(std::chrono::seconds time, Condition isTrue)
    {
        for (auto passed = 0s; passed < time; passed += 1s) {
            if (QTest::qWaitFor(isTrue, 20))
                return true;
            m_clock->advance(1s);
        }
        return QTest::qWaitFor(isTrue);
    }
    void pass(std::chrono::seconds time)
    {
        for (auto passed = 0s; passed < time; passed += 1s) {
            m_clock->advance(1s);
            for (int i = 0; i < 20; ++i)
                QCoreApplication::processEvents();
        }
    }
    void routerIsAway(bool away)
    {
        m_world->sandboxes.router.refuseConnections(away);
        if (away)
            m_world->sandboxes.router.dropConnections();
    }
    // Every task of the schedule that ends something.
    void runAll()
    {
        for (const QString& task : {u"expire_stale"_s, u"clean_up"_s, u"sweep_stock"_s}) {
            const auto ran = m_world->engine().use().runTask(task, person);
            QVERIFY(within(10s, [&] { return ran.isFinished(); }));
            QVERIFY2(ran.result(), qPrintable(task));
        }
    }
    double figure(const QString& name)
    {
        return tests::Exposition(m_world->http.get(m_world->url(u"/metrics"_s)).body).value(name);
    }
    double waited() { return figure(u"loket_paid_without_voucher_oldest_seconds"_s); }
    bool stands(AlertKind kind)
    {
        const auto alerts = m_world->engine().alerts();
        return std::any_of(alerts.begin(), alerts.end(), [kind](const auto& alert) { return alert.kind == kind; });
    }
    int count(const QString& sql)
    {
        auto rows = m_world->database().statement(sql);
        return rows.run() && rows.next() ? int(rows.integer(0)) : -1;
    }
    bool write(const QString& sql)
    {
        const auto writing = tests::ledger(m_world->engine().folder().database());
        return writing && writing->execute(qPrintable(sql));
    }

    QDateTime m_right;
    std::unique_ptr<core::ManualClock> m_clock;
    std::unique_ptr<tests::EngineWorld> m_world;
};

QTEST_GUILESS_MAIN(TestClockSteps)
#include "tst_clocksteps.moc"

#include "support/Ledger.h"
