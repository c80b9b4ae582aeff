#include "engine/EngineWorld.h"
#include "engine/LifeWorld.h"
#include "storage/VoucherRepository.h"

using namespace loket;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using domain::Purchase;

// Hundreds of paid orders have waited for their router, and it is back: the sale at the counter, the order whose buyer
// waits at its page and the one that was just paid are made within the first few, and the oldest are not forgotten.
class TestBacklog : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { tests::EngineWorld::giveSecrets(); }
    void init()
    {
        m_world = std::make_unique<tests::EngineWorld>();
        auto& settings = m_world->sandboxes.settings;
        settings.insert(u"payments.gateways"_s, u"tripay,cash"_s);
        settings.insert(u"payments.poll_seconds"_s, u"0"_s);
        settings.insert(u"delivery.channel"_s, u"none"_s);
        m_made.clear();
        connect(&m_world->sandboxes.router, &sandbox::RouterSandbox::userAdded, this,
                [this](const QString&, const QString&, const QString& comment) { m_made += comment; });
    }
    void cleanup()
    {
        disconnect(&m_world->sandboxes.router, nullptr, this, nullptr);
        m_world.reset();
    }

    void aFreshSaleDoesNotWaitForTheBacklog_data()
    {
        QTest::addColumn<QString>("gateway");
        QTest::addColumn<bool>("isWatched");
        QTest::newRow("at the counter") << u"cash"_s << false;
        QTest::newRow("the buyer waits at the page") << u"tripay"_s << true;
        QTest::newRow("nobody waits") << u"tripay"_s << false;
    }
    void aFreshSaleDoesNotWaitForTheBacklog()
    {
        QFETCH(QString, gateway);
        QFETCH(bool, isWatched);
        const QString problem = m_world->start();
        QVERIFY2(problem.isEmpty(), qPrintable(problem));
        const Purchase bought = m_world->purchase(m_world->buy({{u"gateway"_s, gateway}}));
        QVERIFY(bought.id > 0);
        const QStringList waited = fill(400);
        if (isWatched)
            m_world->engine().use().watched.looked(bought, sales::WatchedOrders::Where::Page);
        pay(bought);
        QTRY_VERIFY_WITH_TIMEOUT(placeOf(bought.invoiceId) >= 0, 60000);
        QVERIFY2(placeOf(bought.invoiceId) < 60, qPrintable(QString::number(placeOf(bought.invoiceId))));
        // The oldest have some of the places all the time.
        QTRY_VERIFY_WITH_TIMEOUT(placeOf(waited[0]) >= 0, 60000);
        QVERIFY2(placeOf(waited[0]) < 60, qPrintable(QString::number(placeOf(waited[0]))));
        QTRY_COMPARE_WITH_TIMEOUT(m_made.size(), waited.size() + 1, 180000); // and nobody is forgotten
    }

    // The same for messages: hundreds have waited for their channel.
    void aFreshMessageDoesNotWaitForTheBacklog()
    {
        m_world->sandboxes.settings.insert(u"delivery.channel"_s, u"fonnte"_s);
        m_world->sandboxes.whatsApp.server().addMood({.kind = sandbox::Mood::Kind::Delay, .delay = 50ms});
        const QString problem = m_world->start();
        QVERIFY2(problem.isEmpty(), qPrintable(problem));
        const Purchase bought =
            m_world->purchase(m_world->buy({{u"gateway"_s, u"cash"_s}, {u"customerPhone"_s, u"0899-8888-777"_s}}));
        (void)fill(300, true);
        pay(bought);
        const auto& messages = m_world->sandboxes.whatsApp.messages();
        const auto before = [&] {
            const auto fresh = std::find_if(messages.begin(), messages.end(),
                                            [](const auto& message) { return message.to.contains(u"8998888777"); });
            return fresh == messages.end() ? -1 : int(fresh - messages.begin());
        };
        QTRY_VERIFY_WITH_TIMEOUT(before() >= 0, 60000);
        QVERIFY2(before() < 150, qPrintable(QString::number(before()))); // some go while its voucher is being made
    }

    // Nobody stands at the counter for hours: what has waited so long no longer goes before what is fresh.
    void whoHasGoneIsNotUrgent()
    {
        m_world->sandboxes.settings.insert(u"retry.attempts"_s, u"10"_s);
        m_world->sandboxes.router.refuseConnections(true);
        tests::LeapingClock clock;
        const QString problem = m_world->start(&clock);
        QVERIFY2(problem.isEmpty(), qPrintable(problem));
        const Purchase bought = m_world->purchase(m_world->buy({{u"gateway"_s, u"cash"_s}}));
        pay(bought);
        const auto priority = [&] {
            const auto queues = storage::JobRepository(m_world->database()).queues(sales::job::issueVouchers);
            return queues && queues->size() == 1 ? int(queues->first().priority) : -1;
        };
        QTRY_COMPARE_WITH_TIMEOUT(priority(), int(storage::Priority::Claimed), 20000);
        clock.leap(1h);
        (void)m_world->buy({{u"gateway"_s, u"cash"_s}}); // any commit wakes the queue
        QTRY_COMPARE_WITH_TIMEOUT(priority(), int(storage::Priority::Routine), 20000);
    }

private:
    // Which of the users made it is; -1: it is not made.
    [[nodiscard]] qsizetype placeOf(const QString& invoice) const
    {
        for (qsizetype i = 0; i < m_made.size(); ++i) {
            if (m_made[i].contains(invoice))
                return i;
        }
        return -1;
    }

    void pay(const Purchase& purchase)
    {
        domain::PaymentEvent event;
        event.gateway = purchase.gateway;
        event.orderId = purchase.invoiceId;
        event.state = domain::PaymentState::Paid;
        event.amount = purchase.amount;
        event.eventKey = purchase.invoiceId + u":paid"_s;
        auto& received = m_world->engine().use().paymentReceived;
        if (domain::isCash(purchase.gateway))
            QVERIFY(received.confirmCash(purchase.id, {u"operator"_s}));
        else
            QVERIFY(received(event, u"webhook"_s, sales::systemActor));
    }

    // Paid orders whose vouchers, or (made already) whose messages, have long been due; their invoices, oldest first.
    QStringList fill(int count, bool isMade = false)
    {
        QStringList invoices;
        const auto database = tests::ledger(m_world->engine().folder().database());
        const storage::PurchaseRepository purchases(*database);
        const QDateTime now = QDateTime::currentDateTimeUtc();
        domain::CodeFormat codes;
        codes.alphabet = *domain::alphabetNamed(u"unambiguous");
        auto transaction = storage::Transaction::begin(*database);
        for (int i = 0; i < count; ++i) {
            Purchase purchase;
            purchase.createdAt = now.addSecs(-7200 + i);
            purchase.invoiceId = domain::newInvoiceId(now.date());
            purchase.statusToken = domain::newStatusToken();
            purchase.customerName = u"Andi"_s;
            purchase.customerPhone = u"628123456789"_s;
            purchase.packageId = purchase.packageName = purchase.profile = u"5k"_s;
            purchase.router = u"main"_s;
            purchase.amount = 5000;
            purchase.gateway = u"tripay"_s;
            bool stored =
                purchases.insert(*transaction, purchase, {}) &&
                purchases.advance(*transaction, purchase, domain::PurchaseEvent::PaymentConfirmed, purchase.createdAt);
            domain::Voucher voucher = domain::plannedVoucher(purchase, 1, domain::newCredentials(codes), now);
            const storage::VoucherRepository vouchers(*database);
            stored = stored && vouchers.insert(*transaction, voucher);
            if (isMade) {
                stored = stored && vouchers.advance(*transaction, voucher, domain::VoucherEvent::MadeOnRouter, now) &&
                         purchases.advance(*transaction, purchase, domain::PurchaseEvent::VouchersMade, now) &&
                         purchases.advanceDelivery(*transaction, purchase, domain::DeliveryEvent::SendRequested, now);
            }
            stored = stored && storage::JobRepository(*database).enqueue(
                                   *transaction, isMade ? sales::job::deliverVouchers : sales::job::issueVouchers,
                                   purchase.id, now.addSecs(-3600 + i), now);
            if (!stored)
                qFatal("cannot store a purchase");
            invoices += purchase.invoiceId;
        }
        if (!transaction->commit())
            qFatal("cannot store the purchases");
        return invoices;
    }

    std::unique_ptr<tests::EngineWorld> m_world;
    QStringList m_made; // comments, in the order in which they came onto the router
};

QTEST_GUILESS_MAIN(TestBacklog)
#include "tst_backlog.moc"

#include "support/Ledger.h"
