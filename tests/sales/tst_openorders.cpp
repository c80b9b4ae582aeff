#include "sales/Nobody.h"
#include "sales/UseCases.h"

#include <QTemporaryDir>
#include <QTest>

#include <utility>

using namespace loket;
using namespace loket::sales;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using domain::PaymentEvent;
using domain::PaymentState;
using domain::Purchase;
using storage::Priority;

namespace {

// A gateway that is asked, and says "pending" until it is told otherwise.
class AskedGateway final : public domain::PaymentGateway
{
public:
    [[nodiscard]] QString name() const override { return u"midtrans"_s; }
    core::Async<domain::PaymentPage> create(const domain::PaymentOrder& order) override
    {
        returnUrl = order.returnUrl;
        return core::ready(core::Result<domain::PaymentPage>(
            domain::PaymentPage{.reference = u"R"_s + order.orderId, .url = QUrl(u"https://pay.example/"_s)}));
    }
    core::Async<domain::PaymentPage> find(const QString&) override
    {
        return core::ready<domain::PaymentPage>(core::fail(core::ErrorKind::NotFound, u"unknown"_s));
    }
    core::Async<PaymentEvent> status(const QString& orderId, const QString&) override
    {
        asked += orderId;
        if (isAway)
            return core::ready<PaymentEvent>(core::fail(core::ErrorKind::Unreachable, u"no network"_s));
        PaymentEvent event;
        event.gateway = name();
        event.orderId = orderId;
        event.state = paid.contains(orderId) ? PaymentState::Paid : PaymentState::Pending;
        event.amount = 5000;
        event.eventKey = orderId + u":"_s + domain::toString(event.state);
        if (const auto once = std::exchange(whileAsked, nullptr)) // the answer is on its way already
            once();
        return core::ready(core::Result<PaymentEvent>(event));
    }
    [[nodiscard]] core::Result<PaymentEvent> verify(const domain::WebhookRequest&) const override
    {
        return core::fail(core::ErrorKind::Internal, u"not in this test"_s);
    }
    [[nodiscard]] bool recognises(const domain::WebhookRequest&) const override { return false; }

    QStringList asked;
    QStringList paid;
    bool isAway = false;
    std::function<void()> whileAsked;
    QUrl returnUrl;
};

class OneGateway final : public Counterparts
{
public:
    [[nodiscard]] domain::HotspotRouter* router(const QString&) const override { return nullptr; }
    [[nodiscard]] domain::PaymentGateway* gateway(const QString&) const override { return &asked; }
    [[nodiscard]] QList<domain::PaymentGateway*> gateways() const override { return {&asked}; }
    [[nodiscard]] domain::DeliveryChannel* channel() const override { return nullptr; }
    [[nodiscard]] core::Result<QString> message(const Purchase&, const QList<domain::Voucher>&) const override
    {
        return QString();
    }
    mutable AskedGateway asked;
};

} // namespace

// Unpaid orders: how many may be open, and about which of them the gateway is asked, when, and before which others.
class TestOpenOrders : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_database = std::move(*storage::Database::open(m_folder->filePath(u"loket.db"_s)));
        m_policy = Policy();
        m_policy.gateways = {u"midtrans"_s, u"cash"_s};
        m_policy.codes.alphabet = *domain::alphabetNamed(u"unambiguous");
        m_policy.publicUrl = QUrl(u"https://shop.example"_s);
        m_jobs = std::make_unique<jobs::JobRunner>(*m_database, m_clock, m_policy.retry);
        m_context.reset(new Context{*m_database, m_clock, m_policy, m_world, *m_jobs});
        m_use = std::make_unique<UseCases>(*m_context);
        m_world.asked = {};
        m_jobs->handle(job::createPayment, 8, [this](const auto& job) { return m_use->createPayment(job); });
        m_jobs->handle(
            job::checkPayment, 8, [this](const auto& job) { return m_use->checkPayment(job); }, [] { return 1h; });
        m_jobs->bound(job::checkPayment, {.routineAtOnce = 4,
                                          .watchedAtOnce = 6,
                                          .routinePerMinute = routineQuestionsPerMinute,
                                          .watchedPerMinute = watchedQuestionsPerMinute});
        m_database->onCommitted([this](const QList<storage::Change>&) { m_jobs->wake(); });
    }
    void cleanup()
    {
        m_database->onCommitted([](const QList<storage::Change>&) {});
        m_database->group().finish(); // as the engine does: to whom it may concern, while they are there
        m_use.reset();
        m_context.reset();
        m_jobs.reset();
        m_database.reset();
    }

    void openOrdersAreBounded_data()
    {
        QTest::addColumn<int>("perAddress");
        QTest::addColumn<int>("inAll");
        QTest::addColumn<QStringList>("from");
        QTest::addColumn<QString>("next");
        QTest::addColumn<QString>("refusedWith"); // empty: it is taken
        const QString a = u"203.0.113.7"_s;
        const QString b = u"2001:db8:0:ff00::/56"_s;
        QTest::newRow("under the limits") << 3 << 10 << QStringList{a, a} << a << QString();
        QTest::newRow("one address too many") << 2 << 10 << QStringList{a, a} << a << u"order.too_many_open_here"_s;
        QTest::newRow("one network too many") << 2 << 10 << QStringList{b, b} << b << u"order.too_many_open_here"_s;
        QTest::newRow("another address") << 2 << 10 << QStringList{a, a} << b << QString();
        QTest::newRow("too many in all") << 2 << 3 << QStringList{a, b, b} << u"192.0.2.1"_s
                                         << u"order.too_many_open"_s;
        QTest::newRow("no limit of an address") << 0 << 10 << QStringList{a, a, a} << a << QString();
        QTest::newRow("no limit in all") << 5 << 0 << QStringList{a, b, a, b} << a << QString();
        QTest::newRow("an address that is not known")
            << 1 << 10 << QStringList{QString(), QString()} << QString() << QString();
    }
    void openOrdersAreBounded()
    {
        QFETCH(int, perAddress);
        QFETCH(int, inAll);
        QFETCH(QStringList, from);
        QFETCH(QString, next);
        QFETCH(QString, refusedWith);
        m_policy.openOrdersPerAddress = perAddress;
        m_policy.openOrders = inAll;
        QList<Purchase> placed;
        for (const QString& network : from)
            placed += *place(network, placed.size() % 2 == 0 ? u"midtrans"_s : u"cash"_s);
        const auto one = place(next, u"midtrans"_s, u"key"_s);
        QCOMPARE(one ? QString() : core::idOf(one.error().reason), refusedWith);
        QVERIFY(place(next, u"cash"_s, {}, domain::SalesChannel::Counter)); // the counter always sells
        if (refusedWith.isEmpty()) {
            QVERIFY(place(next, u"midtrans"_s, u"key"_s)); // the same order again is no further one
            return;
        }
        QVERIFY(one.error().kind == core::ErrorKind::RateLimited);
        QVERIFY(one.error().retryAfter);
        for (Purchase& purchase : placed) // whatever ends one makes room
            advance(purchase, domain::PurchaseEvent::PaymentExpired);
        QVERIFY(place(next, u"midtrans"_s));
    }

    // Another way to pay takes the old order's place, and a failed one cannot be multiplied by it.
    void anotherWayToPayCounts()
    {
        m_policy.openOrdersPerAddress = 1;
        const auto first = place(u"192.0.2.1"_s, u"midtrans"_s);
        const auto second = m_use->payAnotherWay(first->id, u"cash"_s, {}, u"192.0.2.1"_s);
        QVERIFY(second);
        QCOMPARE(*storage::OpenOrderRepository(*m_database).countFrom(u"192.0.2.1"_s), 1);
        Purchase failed = *m_use->payAnotherWay(second->id, u"midtrans"_s, {}, u"192.0.2.1"_s);
        advance(failed, domain::PurchaseEvent::PaymentFailed);
        QVERIFY(place(u"192.0.2.1"_s, u"midtrans"_s));
        QVERIFY(m_use->payAnotherWay(failed.id, u"cash"_s, {}, u"192.0.2.1"_s).error().kind ==
                core::ErrorKind::RateLimited);
    }

    // About an order at whose page nobody ever looked, the asking ends soon; a look brings it back.
    void theAskingEndsWhereNobodyEverLooked()
    {
        QVERIFY(m_jobs->start());
        const Purchase unseen = *place(u"192.0.2.1"_s, u"midtrans"_s);
        const Purchase seen = *place(u"192.0.2.1"_s, u"midtrans"_s);
        const Purchase paid = *place(u"192.0.2.1"_s, u"midtrans"_s);
        QTRY_VERIFY(!now(paid).paymentUrl.isEmpty());
        m_use->watched.looked(now(seen), WatchedOrders::Where::Page);
        pass(12h);
        QVERIFY(m_world.asked.asked.count(unseen.invoiceId) > 2);
        QVERIFY(m_world.asked.asked.count(unseen.invoiceId) < 12);
        QVERIFY(!alive(unseen));
        QVERIFY(m_world.asked.asked.count(seen.invoiceId) > 20);
        QVERIFY(alive(seen));
        const int before = int(m_world.asked.asked.count(unseen.invoiceId));
        m_use->watched.looked(now(unseen), WatchedOrders::Where::Gateway);
        QTRY_VERIFY(alive(unseen));
        pass(2min);
        QVERIFY(m_world.asked.asked.count(unseen.invoiceId) >= before + 3);
        // A webhook that claims something is followed all the same.
        m_world.asked.paid += paid.invoiceId;
        QVERIFY(m_use->paymentReceived(claim(paid), u"webhook"_s, systemActor));
        QTRY_COMPARE(domain::toString(now(paid).status), u"paid"_s);
    }

    // Neither a webhook nor a look at the page was recorded (a cut, a crash), and yet it was paid: seen at its end.
    void theLastLookFindsMoneyOfAnUnseenOrder_data()
    {
        QTest::addColumn<std::chrono::minutes>("paidAt");
        QTest::newRow("before the order expired") << 110min;
        QTest::newRow("money in transit as it expired") << 122min;
    }
    void theLastLookFindsMoneyOfAnUnseenOrder()
    {
        QFETCH(std::chrono::minutes, paidAt);
        m_policy.paymentExpiry = 2h;
        QVERIFY(m_jobs->start());
        const Purchase bought = *place(u"192.0.2.1"_s, u"midtrans"_s);
        QTRY_VERIFY(!now(bought).paymentUrl.isEmpty());
        qsizetype asked = 0;
        for (auto minute = 0min; minute < 2h + 12min; ++minute) {
            if (minute == paidAt)
                m_world.asked.paid += bought.invoiceId;
            if (minute == 30min) // nobody looked
                asked = m_world.asked.asked.count(bought.invoiceId);
            if (minute == 2h)
                QCOMPARE(m_world.asked.asked.count(bought.invoiceId), asked);
            if (minute >= 2h)
                QVERIFY(m_use->recovery.expireStale(systemActor).isValid());
            pass(1min);
        }
        QCOMPARE(domain::toString(now(bought).status), u"paid"_s);
        QVERIFY(!alive(bought));
    }

    // The clock jumps ahead, and nobody looks at the page, and no webhook comes: the asking goes on all the same.
    void aDoubtfulClockEndsNoAsking_data()
    {
        QTest::addColumn<std::chrono::hours>("ahead");
        QTest::addColumn<bool>("isSeen"); // somebody looked at the page before
        QTest::addColumn<bool>("isSetBack");
        for (const bool isSeen : {true, false}) {
            const char* who = isSeen ? "seen" : "unseen";
            QTest::addRow("%s, 48 h ahead, set back", who) << 48h << isSeen << true;
            QTest::addRow("%s, 48 h ahead, and stays so", who) << 48h << isSeen << false;
            QTest::addRow("%s, a year ahead, set back", who) << 24h * 365 << isSeen << true;
        }
    }
    void aDoubtfulClockEndsNoAsking()
    {
        QFETCH(std::chrono::hours, ahead);
        QFETCH(bool, isSeen);
        QFETCH(bool, isSetBack);
        bool doubtful = true;
        m_context->clockIsDoubtful = [&doubtful] { return doubtful; };
        QVERIFY(m_jobs->start());
        const Purchase bought = *place(u"192.0.2.1"_s, u"midtrans"_s);
        const Purchase never = *place(u"192.0.2.1"_s, u"midtrans"_s);
        QTRY_VERIFY(!now(bought).paymentUrl.isEmpty());
        QTRY_VERIFY(!now(never).paymentUrl.isEmpty());
        if (isSeen)
            m_use->watched.looked(now(bought), WatchedOrders::Where::Page);
        pass(1min);
        setClock(ahead);
        pass(10min);
        QVERIFY(alive(bought));
        if (isSetBack)
            setClock(-ahead);
        m_world.asked.paid += bought.invoiceId;
        m_world.asked.asked.clear();
        pass(10min);
        QCOMPARE(domain::toString(now(bought).status), u"paid"_s);
        QVERIFY(m_world.asked.asked.count(never.invoiceId) <= 20); // no storm of questions
        QVERIFY(alive(never));
        if (isSetBack)
            return;
        doubtful = false; // that was the right time: the order is over
        pass(30min);
        QVERIFY(!alive(never));
    }

    // A claim of a clock that was ahead is from before the question: it is followed, without a storm.
    void aClaimFromTheFutureIsAskedAboutLikeAnyOther()
    {
        QVERIFY(m_jobs->start());
        const Purchase bought = *place(u"192.0.2.1"_s, u"midtrans"_s);
        QTRY_VERIFY(!now(bought).paymentUrl.isEmpty());
        setClock(7h);
        QVERIFY(m_use->paymentReceived(claim(bought), u"webhook"_s, systemActor));
        pass(2s);
        setClock(-7h);
        m_world.asked.asked.clear();
        pass(5min);
        const qsizetype asked = m_world.asked.asked.size();
        QVERIFY2(asked >= 2 && asked <= 12, qPrintable(QString::number(asked)));
        m_world.asked.paid += bought.invoiceId;
        pass(10min);
        QCOMPARE(domain::toString(now(bought).status), u"paid"_s);
    }

    // A paid order whose money is said to have been given back, and a gateway without an answer: likewise.
    void aDoubtfulClockEndsNoPatience_data()
    {
        QTest::addColumn<bool>("isClaim");
        QTest::newRow("a claim that is not confirmed yet") << true;
        QTest::newRow("a gateway that does not answer") << false;
    }
    void aDoubtfulClockEndsNoPatience()
    {
        QFETCH(bool, isClaim);
        m_policy.paymentExpiry = 1h;
        m_context->clockIsDoubtful = [] { return true; };
        QVERIFY(m_jobs->start());
        const Purchase bought = *place(u"192.0.2.1"_s, u"midtrans"_s);
        QTRY_VERIFY(!now(bought).paymentUrl.isEmpty());
        if (isClaim)
            QVERIFY(m_use->paymentReceived(claim(bought), u"webhook"_s, systemActor));
        m_world.asked.isAway = !isClaim;
        setClock(24h * 60);
        pass(11min);
        QVERIFY(alive(bought));
        setClock(-24h * 60);
        m_world.asked.isAway = false;
        m_world.asked.paid += bought.invoiceId;
        pass(10min);
        QCOMPARE(domain::toString(now(bought).status), u"paid"_s);
    }

    // The asking of these orders had ended when the doubt began, or ended in it.
    void theEndOfADoubtAsksAboutWhatIsOpen()
    {
        QVERIFY(m_jobs->start());
        const Purchase open = *place(u"192.0.2.1"_s, u"midtrans"_s);
        const Purchase asked = *place(u"192.0.2.1"_s, u"midtrans"_s);
        const Purchase cash = *place(u"192.0.2.1"_s, u"cash"_s);
        Purchase over = *place(u"192.0.2.1"_s, u"midtrans"_s);
        for (const Purchase& one : {open, asked, over})
            QTRY_VERIFY(!now(one).paymentUrl.isEmpty());
        over = now(over);
        advance(over, domain::PurchaseEvent::CancelRequested);
        for (const Purchase& one : {open, over}) {
            auto transaction = storage::Transaction::begin(*m_database);
            QVERIFY(storage::JobRepository(*m_database).cancel(*transaction, job::checkPayment, one.id));
            QVERIFY(transaction->commit());
        }
        m_world.asked.paid += open.invoiceId;
        const auto queued = m_use->recovery.askAboutOpenOrders();
        QTRY_VERIFY(queued.isFinished());
        QCOMPARE(*queued.result(), 1);
        pass(1s);
        QCOMPARE(domain::toString(now(open).status), u"paid"_s);
        QVERIFY(!alive(over));
        QVERIFY(!alive(cash));
        QCOMPARE(*m_use->recovery.askAboutOpenOrders().result(), 0);
    }

    // Where the gateway never got the order, or is not asked at all, nothing is left to look at.
    void whatIsNotAtTheGatewayIsNotLookedAt()
    {
        const Purchase cash = *place(u"192.0.2.1"_s, u"cash"_s);
        const Purchase neverMade = *place(u"192.0.2.1"_s, u"midtrans"_s);
        m_clock.advance(m_policy.paymentExpiry + 1min);
        QVERIFY(m_use->recovery.expireStale(systemActor).isValid());
        QTRY_COMPARE(domain::toString(now(neverMade).status), u"expired"_s);
        QTRY_COMPARE(domain::toString(now(cash).status), u"expired"_s);
        QVERIFY(!alive(cash));
        QVERIFY(!alive(neverMade));
    }

    // While the buyer waits it is asked in the rhythm that is set; then it gets rarer.
    void whoWaitsIsAskedAboutMoreOften()
    {
        QVERIFY(m_jobs->start());
        const Purchase waits = *place(u"192.0.2.1"_s, u"midtrans"_s);
        const Purchase left = *place(u"192.0.2.1"_s, u"midtrans"_s);
        QTRY_VERIFY(!now(left).paymentUrl.isEmpty());
        m_use->watched.looked(now(left), WatchedOrders::Where::Page);
        for (int i = 0; i < 120; ++i) {
            m_use->watched.looked(now(waits), WatchedOrders::Where::Page);
            pass(1min);
        }
        const auto hour = [&](const Purchase& of) { return m_world.asked.asked.count(of.invoiceId); };
        QVERIFY2(hour(waits) >= 220, qPrintable(QString::number(hour(waits)))); // every 30 s
        QVERIFY2(hour(left) <= 30, qPrintable(QString::number(hour(left))));
        // Who comes back is asked about at once.
        pass(20min);
        const auto before = hour(left);
        m_use->watched.looked(now(left), WatchedOrders::Where::Page);
        pass(1s);
        QCOMPARE(hour(left), before + 1);
    }

    // 1,000 unpaid orders are due when somebody pays: he is asked about first, whichever way it is known.
    void whatSomebodyPaidGoesFirst_data()
    {
        QTest::addColumn<bool>("byWebhook");
        QTest::newRow("a webhook that proves nothing") << true;
        QTest::newRow("the buyer waits at the page") << false;
    }
    void whatSomebodyPaidGoesFirst()
    {
        QFETCH(bool, byWebhook);
        const Purchase bought = *place(u"192.0.2.1"_s, u"midtrans"_s);
        fill(1000);
        QVERIFY(m_jobs->start());
        QTRY_VERIFY(!now(bought).paymentUrl.isEmpty());
        m_world.asked.paid += bought.invoiceId;
        if (byWebhook)
            QVERIFY(m_use->paymentReceived(claim(bought), u"webhook"_s, systemActor));
        else
            m_use->watched.looked(now(bought), WatchedOrders::Where::Page);
        pass(byWebhook ? 1s : 31s);
        QCOMPARE(domain::toString(now(bought).status), u"paid"_s);
        // And the gateway is asked no more than the bound allows.
        m_world.asked.asked.clear();
        pass(5min);
        QVERIFY2(m_world.asked.asked.size() <= 5 * routineQuestionsPerMinute,
                 qPrintable(QString::number(m_world.asked.asked.size())));
        QVERIFY(m_world.asked.asked.size() >= 4 * routineQuestionsPerMinute);
    }

    // It is paid while the gateway is just being asked: the answer from before that is not the last one.
    void aClaimWhileItIsBeingAsked()
    {
        QVERIFY(m_jobs->start());
        const Purchase bought = *place(u"192.0.2.1"_s, u"midtrans"_s);
        QTRY_VERIFY(!now(bought).paymentUrl.isEmpty());
        m_world.asked.whileAsked = [&] {
            m_clock.advance(100ms);
            QVERIFY(m_use->paymentReceived(claim(bought), u"webhook"_s, systemActor));
            m_world.asked.paid += bought.invoiceId;
        };
        m_clock.advance(31s);
        QTRY_COMPARE(domain::toString(now(bought).status), u"paid"_s);
        QCOMPARE(m_world.asked.asked.size(), 2);
    }

    // The gateway gets a link of its own instead of the order's.
    void theGatewayDoesNotGetTheOrdersLink()
    {
        QVERIFY(m_jobs->start());
        const Purchase bought = *place(u"192.0.2.1"_s, u"midtrans"_s);
        QTRY_VERIFY(!m_world.asked.returnUrl.isEmpty());
        QVERIFY(m_world.asked.returnUrl.toString().startsWith(u"https://shop.example/voucher/finish/"));
        QVERIFY(!m_world.asked.returnUrl.toString().contains(bought.statusToken));
    }

private:
    core::Result<Purchase> place(const QString& network, const QString& gateway, const QString& key = {},
                                 domain::SalesChannel channel = domain::SalesChannel::Online)
    {
        return m_use
            ->placePurchase({.packageId = u"5k"_s,
                             .customerName = u"Andi"_s,
                             .customerPhone = u"08123456789"_s,
                             .gateway = gateway,
                             .idempotencyKey = key,
                             .network = network,
                             .channel = channel})
            .map([](const PlacedPurchase& placed) { return placed.purchase; });
    }
    // Orders with a payment page, all due to be asked about.
    void fill(int count)
    {
        auto transaction = storage::Transaction::begin(*m_database);
        const Ledger ledger(*m_context);
        for (int i = 0; i < count; ++i) {
            Purchase purchase = now(Purchase{.id = 1});
            purchase.invoiceId = domain::newInvoiceId(m_clock.now().date());
            purchase.statusToken = domain::newStatusToken();
            QVERIFY(ledger.purchases.insert(*transaction, purchase, {}));
            QVERIFY(ledger.jobs.enqueue(*transaction, job::checkPayment, purchase.id, m_clock.now(), m_clock.now()));
        }
        QVERIFY(transaction->commit());
    }
    // As the engine hears of it.
    void setClock(std::chrono::milliseconds by)
    {
        m_clock.step(by);
        m_clock.wallClockStepped();
        m_jobs->clockStepped(by);
    }
    // Second by second, so that all that waits for a time gets its turn.
    void pass(std::chrono::seconds time)
    {
        const auto step = time > 10min ? 20s : 1s;
        for (auto passed = 0s; passed < time; passed += step) {
            m_clock.advance(step);
            for (int i = 0; i < 12; ++i)
                QCoreApplication::processEvents();
        }
    }
    PaymentEvent claim(const Purchase& purchase) const
    {
        PaymentEvent event;
        event.gateway = u"midtrans"_s;
        event.orderId = purchase.invoiceId;
        event.state = PaymentState::Paid;
        event.amount = purchase.amount;
        event.eventKey = purchase.invoiceId + u":paid"_s;
        event.trusted = false;
        return event;
    }
    Purchase now(const Purchase& purchase) const { return *storage::PurchaseRepository(*m_database).find(purchase.id); }
    bool alive(const Purchase& purchase) const
    {
        return *storage::JobRepository(*m_database).isAlive(job::checkPayment, purchase.id);
    }
    void advance(Purchase& purchase, domain::PurchaseEvent event)
    {
        auto transaction = storage::Transaction::begin(*m_database);
        QVERIFY(storage::PurchaseRepository(*m_database).advance(*transaction, purchase, event, m_clock.now()));
        QVERIFY(transaction->commit());
    }

    core::ManualClock m_clock;
    Policy m_policy;
    OneGateway m_world;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<storage::Database> m_database;
    std::unique_ptr<jobs::JobRunner> m_jobs;
    std::unique_ptr<Context> m_context;
    std::unique_ptr<UseCases> m_use;
};

QTEST_GUILESS_MAIN(TestOpenOrders)
#include "tst_openorders.moc"
