// The daily check against the gateways, over real sockets: every difference is listed, money that is there and not here
// is booked, what has been corrected is gone, and one gateway's failure does not keep the others from being checked.
#include "engine/Engine.h"
#include "payments/Tripay.h"
#include "payments/Xendit.h"
#include "support/Http.h"
#include "support/Ledger.h"
#include "support/Sandboxes.h"

#include <QJsonArray>
#include <QSignalSpy>
#include <QTest>

using namespace loket;
using namespace Qt::Literals::StringLiterals;
using domain::PurchaseStatus;
using sandbox::SandboxState;

namespace {

const QStringList gateways{u"tripay"_s, u"midtrans"_s, u"xendit"_s, u"duitku"_s};

} // namespace

class TestSettlement : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QProcessEnvironment secrets;
        tests::Sandboxes::addSecrets(secrets);
        for (const QString& key : secrets.keys())
            qputenv(qPrintable(key), secrets.value(key).toUtf8());
    }
    void init()
    {
        m_tripay.reset();
        m_xendit.reset();
        m_world = std::make_unique<tests::Sandboxes>();
        m_world->settings[u"payments.gateways"_s] = gateways.join(u',');
        m_world->settings[u"payments.poll_seconds"_s] = u"0"_s;
        m_world->gateways.webhooks().setMood({.send = false});
        m_world->writeSettings();
        engine::EngineOptions options;
        options.dataFolder = m_world->folder.path();
        m_engine = std::make_unique<engine::Engine>(options);
        const auto started = m_engine->start();
        QVERIFY2(started, started ? "" : qPrintable(started.error().detail));
        m_reader = std::move(*storage::Database::open(m_engine->folder().database(), storage::Access::ReadOnly));
        m_today = m_world->clock.now().toTimeZone(QTimeZone("Asia/Jakarta")).date(); // where a business is by default
    }
    void cleanup()
    {
        m_reader.reset();
        m_engine.reset();
        m_world.reset();
    }

    void paidThere_data() { everyGateway(); }
    void paidThere()
    {
        QFETCH(QString, gateway);
        const QString invoice = buy(gateway);
        QVERIFY(m_world->gateways.settle(invoice, SandboxState::Paid)); // and nobody is notified
        const auto report = check();
        QCOMPARE(report.differences.size(), 1);
        QCOMPARE(report.differences.first().kind, u"paid_there"_s);
        QCOMPARE(report.differences.first().gateway, gateway);
        QCOMPARE(report.differences.first().orderId, invoice);
        QVERIFY(report.differences.first().mended);
        QTRY_VERIFY(purchase(invoice).status == PurchaseStatus::Completed);
        QCOMPARE(m_world->usersOf(invoice).size(), 1);
        QCOMPARE(listed().size(), 1);
        QVERIFY(check().differences.isEmpty());
        QCOMPARE(listed().size(), 0);
        QCOMPARE(listed(true).size(), 1);
    }

    void paidHere_data() { everyGateway(); }
    void paidHere()
    {
        QFETCH(QString, gateway);
        const QString invoice = buyAndPay(gateway);
        QVERIFY(check().differences.isEmpty());
        QVERIFY(m_world->gateways.settle(invoice, SandboxState::Failed));
        QSignalSpy checked(m_engine.get(), &engine::Engine::settlementChecked);
        const auto report = check();
        QCOMPARE(report.differences.size(), 1);
        QCOMPARE(report.differences.first().kind, u"paid_here"_s);
        QVERIFY(!report.differences.first().mended);
        QCOMPARE(checked.size(), 1);
        QVERIFY(purchase(invoice).status == PurchaseStatus::Completed); // only a person can undo that
        (void)check();
        QCOMPARE(listed().size(), 1); // once, however often it is found
        QVERIFY(m_world->gateways.settle(invoice, SandboxState::Paid));
        (void)check();
        QCOMPARE(listed().size(), 0);
    }

    void refundedThere_data()
    {
        QTest::addColumn<QString>("gateway");
        QTest::newRow("tripay") << u"tripay"_s; // the other two do not show a refund in an order's status
        QTest::newRow("midtrans") << u"midtrans"_s;
    }
    void refundedThere()
    {
        QFETCH(QString, gateway);
        const QString invoice = buyAndPay(gateway);
        QVERIFY(m_world->gateways.settle(invoice, SandboxState::Refunded));
        const auto report = check();
        QCOMPARE(report.differences.size(), 1);
        QCOMPARE(report.differences.first().kind, u"refunded_there"_s);
    }

    void anotherAmount_data() { everyGateway(); }
    void anotherAmount()
    {
        QFETCH(QString, gateway);
        const QString invoice = buy(gateway);
        {
            const auto writing = tests::ledger(m_engine->folder().database());
            storage::Statement change =
                writing->statement("UPDATE voucher_purchases SET amount = 4000 WHERE invoice_id = ?");
            QVERIFY(change.bind(invoice).run());
        }
        QVERIFY(m_world->gateways.settle(invoice, SandboxState::Paid));
        const auto report = check();
        QCOMPARE(report.differences.size(), 1);
        QCOMPARE(report.differences.first().kind, u"amount"_s);
        QCOMPARE(report.differences.first().amountHere, 4000);
        QCOMPARE(report.differences.first().amountThere, 5000);
        QVERIFY(purchase(invoice).status == PurchaseStatus::Pending);
        QVERIFY(m_world->usersOf(invoice).isEmpty());
    }

    void moneyForAnOrderNobodyKnows()
    {
        const QString ours = domain::newInvoiceId(m_today);
        for (const QString& order : {ours, u"another-shop-17"_s}) {
            QVERIFY(waited(tripay().create(orderOf(order))));
            QVERIFY(waited(xendit().create(orderOf(order))));
        }
        payAll();
        const auto report = check();
        QCOMPARE(report.differences.size(), 2); // the other shop on the same account does not concern us
        for (const auto& one : report.differences) {
            QCOMPARE(one.kind, u"unknown_here"_s);
            QCOMPARE(one.orderId, ours);
            QCOMPARE(one.purchaseId, 0);
        }
    }

    void listsAreReadToTheirEnd()
    {
        constexpr int many = 120;
        for (int i = 0; i < many; ++i) {
            QVERIFY(waited(tripay().create(orderOf(u"T%1"_s.arg(i)))));
            QVERIFY(waited(xendit().create(orderOf(u"X%1"_s.arg(i)))));
        }
        const QDateTime from = m_world->clock.now().addSecs(-3600);
        const QDateTime until = m_world->clock.now().addSecs(3600);
        for (domain::PaymentGateway* gateway : std::initializer_list<domain::PaymentGateway*>{&tripay(), &xendit()}) {
            const auto list = waited(gateway->list(from, until));
            QVERIFY(list);
            QSet<QString> orders;
            for (const domain::PaymentEvent& event : *list)
                orders += event.orderId;
            QCOMPARE(orders.size(), many);
            QCOMPARE(list->size(), many);
            QVERIFY(waited(gateway->list(from.addDays(-2), until.addDays(-2)))->isEmpty());
        }
    }

    void oneGatewayDown()
    {
        const QString away = buyAndPay(u"tripay"_s);
        QVERIFY(m_world->gateways.settle(away, SandboxState::Failed));
        (void)check();
        QCOMPARE(listed().size(), 1);
        const QString other = buy(u"midtrans"_s);
        QVERIFY(m_world->gateways.settle(other, SandboxState::Paid));
        m_world->gateways.http().addMood({.kind = sandbox::Mood::Kind::Status,
                                          .path = "/tripay/merchant",
                                          .times = sandbox::Mood::always,
                                          .status = 503});
        const auto report = check();
        QCOMPARE(report.troubled, QStringList{u"tripay"_s});
        QCOMPARE(report.differences.size(), 1);
        QCOMPARE(report.differences.first().orderId, other);
        QCOMPARE(listed().size(), 2); // what was known of the unreachable one is unchanged
    }

    // An answer that is not believed is no answer, and the check names the reason; the others are compared.
    void anAnswerThatIsNotBelieved()
    {
        m_reader.reset();
        m_engine.reset();
        m_world->settings[u"payments.midtrans.merchant_id"_s] = u"G999999999"_s;
        m_world->writeSettings();
        engine::EngineOptions options;
        options.dataFolder = m_world->folder.path();
        m_engine = std::make_unique<engine::Engine>(options);
        QVERIFY(m_engine->start());
        m_reader = std::move(*storage::Database::open(m_engine->folder().database(), storage::Access::ReadOnly));
        const QString invoice = buy(u"midtrans"_s);
        QVERIFY(m_world->gateways.settle(invoice, SandboxState::Paid));
        const QString other = buy(u"tripay"_s);
        QVERIFY(m_world->gateways.settle(other, SandboxState::Paid));
        const auto report = check();
        QCOMPARE(report.troubled, QStringList{u"midtrans"_s});
        QCOMPARE(report.unanswered, 1);
        QCOMPARE(report.differences.size(), 1);
        QCOMPARE(report.differences.first().orderId, other);
        const auto runs = storage::SettlementRepository(*m_reader).runs(10);
        QVERIFY(runs);
        for (const storage::SettlementRun& run : *runs) {
            const bool isTroubled = run.gateway == u"midtrans"_s;
            QCOMPARE(run.unanswered, isTroubled ? 1 : 0);
            QCOMPARE(run.because.contains(u"gateway.other_merchant"_s), isTroubled);
            QCOMPARE(run.error.contains(u"payments.midtrans.merchant_id"_s), isTroubled);
        }
        QVERIFY(purchase(invoice).status == PurchaseStatus::Pending);
    }

    void theApi()
    {
        const QString invoice = buyAndPay(u"tripay"_s);
        QVERIFY(m_world->gateways.settle(invoice, SandboxState::Failed));
        const QUrl list = url(u"/voucher/api/settlement"_s);
        const QUrl run = url(u"/voucher/api/settlement/"_s + m_today.toString(Qt::ISODate));
        QCOMPARE(m_http.get(list).status, 401);
        const auto read = bearer(storage::TokenScope::Read);
        QCOMPARE(m_http.post(run, "{}", read).status, 403);
        const auto operate = bearer(storage::TokenScope::Operate);
        QCOMPARE(m_http.post(url(u"/voucher/api/settlement/yesterday"_s), "{}", operate).status, 404);
        QCOMPARE(m_http.post(url(u"/voucher/api/settlement/2999-01-01"_s), "{}", operate).status, 400);
        QCOMPARE(m_http.post(run, "{}", operate).status, 200);
        QTRY_VERIFY(!m_engine->use().settlement.isRunning());
        const QJsonObject answer = m_http.get(list, read).json();
        QCOMPARE(answer.value(u"data"_s).toArray().size(), 1);
        const QJsonObject one = answer.value(u"data"_s).toArray().first().toObject();
        QCOMPARE(one.value(u"kind"_s).toString(), u"paid_here"_s);
        QCOMPARE(one.value(u"invoice_id"_s).toString(), invoice);
        QCOMPARE(answer.value(u"checks"_s).toArray().size(), gateways.size());
        QUrl wrong = list;
        wrong.setQuery(u"day=tomorrow"_s);
        QCOMPARE(m_http.get(wrong, read).status, 400);
    }

    void theLastDaysAreDueOnceADay()
    {
        auto due = m_engine->use().settlement.due();
        QVERIFY(due);
        QCOMPARE(due->size(), sales::Settlement::lookBackDays);
        QCOMPARE(due->last(), m_today.addDays(-1));
        QVERIFY(waited(m_engine->use().settlement.run(due->first())));
        due = m_engine->use().settlement.due();
        QCOMPARE(due->size(), sales::Settlement::lookBackDays - 1);
        // A check without an answer of the gateway is no check: an hour later it is due again.
        auto writing = tests::ledger(m_engine->folder().database());
        QVERIFY(writing->execute("UPDATE settlement_runs SET error = 'silent', checked_at = "
                                 "strftime('%Y-%m-%dT%H:%M:%fZ', 'now', '-59 minutes')"));
        QCOMPARE(m_engine->use().settlement.due()->size(), sales::Settlement::lookBackDays - 1);
        QVERIFY(writing->execute("UPDATE settlement_runs SET error = '', unanswered = 1, checked_at = "
                                 "strftime('%Y-%m-%dT%H:%M:%fZ', 'now', '-61 minutes')"));
        QCOMPARE(m_engine->use().settlement.due()->size(), sales::Settlement::lookBackDays);
        const auto tomorrow = waited(m_engine->use().settlement.run(m_today.addDays(1)));
        QVERIFY(!tomorrow && tomorrow.error().kind == core::ErrorKind::InvalidInput);
    }

    // Half an hour after midnight belongs to the new day, wherever the business is.
    void daysAreThoseOfTheBusiness_data()
    {
        QTest::addColumn<QByteArray>("zone");
        for (const char* zone : {"Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura", "UTC", "America/Caracas"})
            QTest::newRow(zone) << QByteArray(zone);
    }
    void daysAreThoseOfTheBusiness()
    {
        QFETCH(QByteArray, zone);
        const QTimeZone there(zone);
        if (!there.isValid())
            QSKIP("this system has no time zones");
        m_engine.reset();
        m_world->settings[u"business.timezone"_s] = QString::fromLatin1(zone);
        m_world->writeSettings();
        engine::EngineOptions options;
        options.dataFolder = m_world->folder.path();
        m_engine = std::make_unique<engine::Engine>(options);
        QVERIFY(m_engine->start());
        const QString invoice = buy(u"duitku"_s); // asked order by order, whenever it was made
        const QDate today = m_world->clock.now().toTimeZone(there).date();
        const QDate day = today.addDays(-2);
        setCreated(invoice, day.startOfDay(there).addSecs(1800));
        QVERIFY(m_world->gateways.settle(invoice, SandboxState::Paid)); // and nobody is told
        const auto due = m_engine->use().settlement.due();
        QVERIFY(due && due->contains(day));
        QCOMPARE(due->last(), today.addDays(-1));
        for (const int off : {-1, 1}) {
            const auto other = waited(m_engine->use().settlement.run(day.addDays(off)));
            QVERIFY(other && other->differences.isEmpty());
        }
        const auto report = waited(m_engine->use().settlement.run(day));
        QVERIFY(report);
        QCOMPARE(report->differences.size(), 1);
        QCOMPARE(report->differences.first().orderId, invoice);
    }

    // The PC was off for longer than the days that are looked at again.
    void daysThatWereMissedAreCaughtUp()
    {
        const QTimeZone there("Asia/Jakarta");
        const auto due = [this] { return m_engine->use().settlement.due().value_or(QList<QDate>()); };
        const QString invoice = buy(u"duitku"_s);
        const QDate missed = m_today.addDays(-10);
        setCreated(invoice, missed.startOfDay(there).addSecs(3600));
        QVERIFY(due().contains(missed));
        QVERIFY(!due().contains(missed.addDays(1))); // nobody ordered then
        const auto report = waited(m_engine->use().settlement.run(missed));
        QVERIFY(report && report->troubled.isEmpty());
        QVERIFY(!due().contains(missed)); // once is enough, that late
        auto writing = tests::ledger(m_engine->folder().database());
        QVERIFY(writing->execute("UPDATE settlement_runs SET unanswered = 1, checked_at = "
                                 "strftime('%Y-%m-%dT%H:%M:%fZ', 'now', '-2 hours')"));
        QVERIFY(!due().contains(missed)); // not every hour
        QVERIFY(writing->execute("UPDATE settlement_runs SET unanswered = 1, checked_at = "
                                 "strftime('%Y-%m-%dT%H:%M:%fZ', 'now', '-21 hours')"));
        QVERIFY(due().contains(missed));
        setCreated(invoice, m_today.addDays(-1 - sales::Settlement::catchUpDays).startOfDay(there).addSecs(3600));
        QVERIFY(due().size() <= sales::Settlement::lookBackDays);
    }

private:
    void setCreated(const QString& invoice, const QDateTime& at)
    {
        const auto writing = tests::ledger(m_engine->folder().database());
        storage::Statement change =
            writing->statement("UPDATE voucher_purchases SET created_at = ? WHERE invoice_id = ?");
        QVERIFY(change.bind(core::toIso(at.toUTC())).bind(invoice).run());
    }

    static void everyGateway()
    {
        QTest::addColumn<QString>("gateway");
        for (const QString& gateway : gateways)
            QTest::newRow(qPrintable(gateway)) << gateway;
    }

    template <class T>
    static core::Result<T> waited(core::Async<T> answer)
    {
        if (!QTest::qWaitFor([&] { return answer.isFinished(); }, 20000))
            return core::fail(core::ErrorKind::Timeout, u"the call never ended"_s);
        return answer.result();
    }

    sales::SettlementReport check()
    {
        const auto report = waited(m_engine->use().settlement.run(m_today));
        return report ? *report : sales::SettlementReport();
    }
    QList<storage::SettlementDifference> listed(bool gone = false)
    {
        return storage::SettlementRepository(*m_reader)
            .differences(m_today, gone, 100)
            .value_or(QList<storage::SettlementDifference>());
    }

    QString buy(const QString& gateway)
    {
        const QByteArray body = QJsonDocument(QJsonObject{{u"packageId"_s, u"5k"_s},
                                                          {u"customerName"_s, u"Andi"_s},
                                                          {u"customerPhone"_s, u"08123456789"_s},
                                                          {u"gateway"_s, gateway}})
                                    .toJson();
        const QString invoice = m_http.post(url(u"/voucher/purchase"_s), body)
                                    .json()
                                    .value(u"data"_s)
                                    .toObject()
                                    .value(u"invoiceId"_s)
                                    .toString();
        if (!QTest::qWaitFor([&] { return !purchase(invoice).paymentUrl.isEmpty(); }, 10000))
            qWarning("no payment was made");
        return invoice;
    }
    QString buyAndPay(const QString& gateway)
    {
        const QString invoice = buy(gateway);
        m_world->gateways.settle(invoice, SandboxState::Paid);
        (void)check(); // books it
        if (!QTest::qWaitFor([&] { return purchase(invoice).status == PurchaseStatus::Completed; }, 10000))
            qWarning("no voucher was made");
        return invoice;
    }
    void payAll()
    {
        // Two vendors have the same order: the query of one order finds the newest only, so each page is paid.
        const auto payments = m_world->gateways.payments();
        for (const sandbox::SandboxPayment& payment : payments) {
            const QUrl page =
                m_world->gateways.http().url().resolved(QUrl(u"/pay/%1/%2"_s.arg(payment.vendor, payment.reference)));
            m_http.post(page, "action=pay", {{"Content-Type", "application/x-www-form-urlencoded"}});
        }
    }
    domain::PaymentOrder orderOf(const QString& id)
    {
        domain::PaymentOrder order;
        order.orderId = id;
        order.amount = 5000;
        order.customerName = u"Andi"_s;
        order.itemName = u"Voucher"_s;
        order.itemId = u"5k"_s;
        order.itemPrice = 5000;
        order.expiresAt = m_world->clock.now().addSecs(3600);
        return order;
    }
    domain::PaymentGateway& tripay()
    {
        if (!m_tripay) {
            m_tripay = std::make_unique<payments::Tripay>(
                payments::TripaySettings{.baseUrl = m_world->gateways.baseUrl(u"tripay"_s),
                                         .merchantCode = sandbox::TripayKeys().merchantCode,
                                         .method = u"QRIS"_s,
                                         .apiKey = core::Secret(sandbox::TripayKeys().apiKey),
                                         .privateKey = core::Secret(sandbox::TripayKeys().privateKey)},
                m_calls);
        }
        return *m_tripay;
    }
    domain::PaymentGateway& xendit()
    {
        if (!m_xendit) {
            m_xendit = std::make_unique<payments::Xendit>(
                payments::XenditSettings{.baseUrl = m_world->gateways.baseUrl(u"xendit"_s),
                                         .apiKey = core::Secret(sandbox::XenditKeys().apiKey),
                                         .callbackToken = core::Secret(sandbox::XenditKeys().callbackToken)},
                m_calls, m_clock);
        }
        return *m_xendit;
    }

    [[nodiscard]] QUrl url(const QString& path) const { return m_engine->url().resolved(QUrl(path)); }
    domain::Purchase purchase(const QString& invoice)
    {
        const auto found = storage::PurchaseRepository(*m_reader).findByInvoice(invoice);
        return found ? *found : domain::Purchase();
    }
    tests::Http::Headers bearer(storage::TokenScope scope)
    {
        return tests::bearer(m_engine->folder().database(), scope, u"test%1"_s.arg(++m_tokens));
    }

    std::unique_ptr<tests::Sandboxes> m_world;
    std::unique_ptr<engine::Engine> m_engine;
    std::unique_ptr<storage::Database> m_reader;
    core::SystemClock m_clock;
    net::HttpClient m_calls{std::chrono::seconds(10)};
    std::unique_ptr<payments::Tripay> m_tripay;
    std::unique_ptr<payments::Xendit> m_xendit;
    tests::Http m_http;
    QDate m_today;
    int m_tokens = 0;
};

QTEST_GUILESS_MAIN(TestSettlement)
#include "tst_settlement.moc"
